"""Headlines in the present tense, groups with their short names, and what "armed" words only stand beside (constructed)."""

from __future__ import annotations

import pytest
from tests.read.reading import code, incidents, raw

from tidings.model.codes import Field

WAR = " The region has seen fighting between soldiers and militias since spring, and a curfew is in force."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Demonstrators clash with police in Kisumu on Monday.", "unrest.violent_demo"),
        ("Farmers clash with herders in Jos on Monday.", "battle.clash"),
        ("Police fire tear gas at protesters in Kisumu on Monday.", "protest.intervention"),
        ("Insurgents bomb police station in Yala on Monday.", "bomb.ied"),
    ],
)
def test_people_who_open_a_headline_do_what_its_plain_form_says(text: str, expected: str) -> None:
    """A plain form behind people at the head of a sentence is a verb: "Protesters clash with police"."""
    (report,) = incidents(text + WAR)[1]
    assert code(report) == expected


def test_a_lost_apostrophe_makes_no_verb() -> None:
    """In "Militants attack in Sikasso kills five" the attack is what kills."""
    (report,) = incidents("Militants attack in Sikasso kills five on Monday." + WAR)[1]
    assert raw(report, Field.EVENT) == ["Militants attack"]


@pytest.mark.parametrize(
    "text",
    [
        "The Farabundo Marti National Liberation Front (FMLN) attacked a post in Usulutan on Monday.",
        "Members of the National Liberation Army (ELN) kidnapped two engineers in Arauca on Monday.",
        "Islamic State attacked a checkpoint in Mosul on Monday.",
        "The Lord's Resistance Army attacked a village near Obo on Monday.",
    ],
)
def test_a_listed_group_that_strikes_is_evidence_of_force(text: str) -> None:
    """A group listed as fighters that attacks a building, or people, tells of force; so behind its short name."""
    assert len(incidents(text)[1]) == 1


def test_words_against_a_decision_are_no_attack() -> None:
    """What a listed group attacks in words is no target."""
    assert incidents("Hezbollah attacked the prime minister's decision on Monday in Beirut.")[1] == ()


def test_a_number_stands_before_a_group_with_its_short_name() -> None:
    """A short name in brackets does not part a number from the people it counts."""
    text = "Soldiers killed 219 suspected Oromo Liberation Army (OLA) rebels near Nekemte on Monday."
    (report,) = incidents(text)[1]
    assert raw(report, Field.KILLED) == ["219"]


def test_a_store_of_weapons_is_no_weapon_used() -> None:
    """Who bombs a missile base has used no missile."""
    (report,) = incidents("Israel bombed a missile base north of Damascus on Sunday.")[1]
    assert code(report) == "strike.air"


def test_arms_destroyed_in_a_list_are_made_safe() -> None:
    """What is destroyed may be told late in a list: "rifles, rockets and explosive devices"."""
    text = "Troops destroyed dozens of machine guns, rockets and explosive devices in a raid near Tarinkot."
    (report,) = incidents(text)[1]
    assert code(report) == "weapons.seized"


def test_a_border_is_not_the_place_of_its_country() -> None:
    """A post "near the Cameroon border" lies in no Cameroon."""
    text = "Two Nigerian soldiers were killed on Monday when gunmen attacked a post near the Cameroon border."
    (report,) = incidents(text)[1]
    assert "Cameroon" not in raw(report, Field.WHERE)


def test_whose_worst_attack_it_was_is_no_doer() -> None:
    """ "The country's worst attack" names nobody who did it."""
    text = "The militia is blamed for the country's worst attack, in which 40 people died in Dhaka on Monday."
    (report,) = incidents(text)[1]
    assert "country" not in " ".join(raw(report, Field.PERPETRATOR))


def test_dogs_of_the_police_are_not_the_matter() -> None:
    """Beasts beside armed people who hurt somebody do not make it a story of animals."""
    text = "Police used live rounds and dogs to break up a march in Luanda on Monday, killing one protester."
    (report,) = incidents(text)[1]
    assert code(report) == "protest.excessive_force"


def test_forces_put_down_a_march() -> None:
    """Police that suppress a demonstration intervene in it."""
    (report,) = incidents("Police suppressed a student demonstration in Izmir on Monday.")[1]
    assert code(report) == "protest.intervention"


def test_the_death_that_people_protest_after_is_not_of_the_protest() -> None:
    """Who protests "following the death of" somebody has killed nobody."""
    (report,) = incidents("Detainees in Galle protested following the death of a fellow prisoner on Monday.")[
        1
    ]
    assert code(report) == "protest.peaceful"
    assert raw(report, Field.KILLED) == []
