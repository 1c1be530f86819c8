"""Ways of telling that short agency reports share, and their likes that tell of nothing (constructed sentences)."""

from __future__ import annotations

import pytest
from tests.read.reading import code, incidents, raw

from tidings.model.codes import Field


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Russian shells hit a clinic in Kherson on Monday, wounding 17 people.", "strike.artillery"),
        ("A shell landed in a courtyard in Kherson on Monday, killing two men.", "strike.artillery"),
        (
            "Gunmen sprayed bullets at worshippers in a mosque in Zaria on Monday, killing five.",
            "attack.civilians",
        ),
        (
            "Militants stormed a police station in Bannu on Monday and threw hand grenades, killing ten policemen.",
            "battle.clash",
        ),
        (
            "Supporters of a jailed opposition leader clashed with security forces in Dakar on Monday.",
            "unrest.violent_demo",
        ),
        ("Insurgents slit the throats of 11 farmers near Maiduguri on Monday.", "attack.civilians"),
    ],
)
def test_what_kind_of_event_it_is(text, wanted):
    """Shells, sprayed bullets, cut throats, grenades in a storming and crowds against security forces."""
    (report,) = incidents(text)[1]
    assert code(report) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Shell hit record profits in London on Monday.",
        "Snail shells hit the market in Lagos on Monday.",
        "Troops took up positions at the city hall in Yangon on Monday.",
        "Workers sprayed the streets of Wuhan with disinfectant on Monday.",
        "The tailor slit the seam of a coat in Zaria on Monday.",
        "Reports that gunmen had stormed a hotel in Gao on Monday turned out to be untrue, police said.",
        "Rumours of an attack on a market in Kano on Monday are false, police said.",
    ],
)
def test_what_tells_of_no_act(text):
    """Companies, posts taken up and other sprays and slits are none."""
    assert incidents(text)[1] == ()


def test_a_rally_in_which_a_bomber_strikes_is_where_he_strikes():
    """ "During a rally" is no protest beside the bombing."""
    text = "Two suicide bombings killed at least 80 people during a rally in Kabul on Monday."
    (report,) = incidents(text)[1]
    assert code(report) == "bomb.suicide"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb went off on Izmir's Kordon Yolu on Monday, killing 12 people.", "Izmir"),
        ("A bomber blew himself up in Nangarhar's Kuz Kunar on Monday, killing 32 mourners.", "Kuz Kunar"),
        ("Ten people died in Syria's Ariha on Monday when rockets fell.", "Ariha"),
        (
            "Twelve soldiers were killed near the border with Mali on Monday. The attack took place in Ayorou, Niger.",
            "Ayorou",
        ),
    ],
)
def test_where_it_happened(text, place):
    """A part of a town is in the town; what lies near a border is not across it."""
    (report,) = incidents(text)[1]
    assert raw(report, Field.WHERE)[0] == place


def test_the_night_in_which_a_toll_rose_is_not_the_act_s():
    """ "As the toll rose overnight" dates the count alone."""
    text = "A bomb killed 59 people in Peshawar on Monday, officials said, as the death toll rose overnight."
    (report,) = incidents(text)[1]
    assert raw(report, Field.WHEN) == ["Monday"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rebels set off a bomb in Cali on Monday, killing two.", "bomb.ied"),
        ("The bomb was set off near a school in Cali on Monday, killing two.", "bomb.ied"),
        ("Bombs killed 12 people in Kano on Monday, and a curfew was set.", "bomb.ied"),
        ("Protesters set a police station and two cars on fire in Sfax on Monday.", "unrest.violent_demo"),
    ],
)
def test_what_is_set(text, wanted):
    """Bombs are set off, houses set on fire; a curfew that is set destroys nothing."""
    (report,) = incidents(text)[1]
    assert code(report) == wanted


def test_a_weapon_of_another_clause_is_none_of_an_act_s():
    """ "Gunmen shot X, and a bomb killed Y" are a shooting and a bombing."""
    text = "Gunmen shot dead an elder in Lashkar Gah on Sunday, and a bomb killed two policemen in Kandahar."
    shooting, bombing = incidents(text)[1]
    assert (code(shooting), code(bombing)) == ("attack.civilians", "bomb.ied")
    assert raw(shooting, Field.PERPETRATOR) == ["Gunmen"]


def test_a_toll_with_a_place_of_its_own_is_no_tally():
    """ "Struck A and B, killing 36 in A" is a toll of A."""
    text = "Israel struck targets in Aleppo and Damascus provinces on Monday, killing 36 Syrian soldiers in Aleppo."
    found = incidents(text)[1]
    assert [words for report in found for words in raw(report, Field.KILLED)] == ["36"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The film, set during the 1992 siege of Sarajevo, shows a sniper killing a boy on a bridge.", 0),
        ("A film posted on Monday shows soldiers shooting dead six villagers near Mekelle.", 1),
    ],
)
def test_a_film_that_is_played_and_one_that_is_shot_of_an_act(text, number):
    """What a work of fiction shows did not happen; footage shows what did."""
    assert len(incidents(text)[1]) == number
