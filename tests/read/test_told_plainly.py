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
