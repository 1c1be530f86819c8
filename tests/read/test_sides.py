"""Battles told with both sides, feuds, acts condemned by others, and what was burnt beside a riot (constructed)."""

from __future__ import annotations

import pytest
from tests.read.reading import code, incidents, raw

from tidings.model.codes import Field

# Tells the reader that the text is about armed conflict.
WAR = " The province is under a curfew, and militias and the army man its roads."


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The army was locked in a fierce battle with jihadist fighters near Bama on Monday.",
            ["army", "fighters"],
        ),
        ("Soldiers were engaged in clashes with Kachin rebels near Laiza on Monday.", ["Soldiers", "rebels"]),
        (
            "A militia commander was killed on Monday in clashes with the Malian army near Menaka.",
            ["army"],
        ),
        (
            "The army launched an offensive near Baga on Sunday. It was locked in a battle with rebels at Baga.",
            ["army", "rebels"],
        ),
    ],
)
def test_both_sides_of_a_battle_are_told(text: str, who: list[str]) -> None:
    """Who is engaged in a fight, with whom, and with whom those who fell in one clashed."""
    (report,) = incidents(text + WAR)[1]
    doers = " ".join(raw(report, Field.PERPETRATOR))
    assert code(report) == "battle.clash"
    assert all(word in doers for word in who)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rival Tuareg tribes clashed in Menaka on Monday.", "tribes"),
        ("Two feuding families clashed in Menaka on Monday, and two people were shot.", "families"),
        ("Clans from the two villages clashed in Galkayo on Monday.", "Clans"),
    ],
)
def test_peoples_that_clash_have_a_feud(text: str, who: str) -> None:
    """Tribes, clans and rival families clash as armed people do."""
    (report,) = incidents(text + WAR)[1]
    assert code(report) == "battle.clash"
    assert any(who in words for words in raw(report, Field.PERPETRATOR))


def test_families_are_else_no_doers() -> None:
    """Families that meet police are no side of a battle."""
    text = "Families of the five missing men met the police in Menaka on Monday."
    assert incidents(text + WAR)[1] == ()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The prime minister on Monday condemned a suicide attack on a mosque in Zaria.", "bomb.suicide"),
        ("The bishop condemned Monday's bombing of a market in Zaria.", "bomb"),
        ("Speaking on Monday, the envoy said the air raid on Hodeidah was no mistake.", "strike.air"),
    ],
)
def test_an_act_of_which_others_speak_is_read(text: str, event: str) -> None:
    """One act condemned is a fact; the day is that of the words, not of the act."""
    (report,) = incidents(text + WAR)[1]
    assert str(code(report)).startswith(event)


@pytest.mark.parametrize(
    "text",
    [
        "The prime minister on Monday condemned all attacks on mosques in Zaria.",
        "The prime minister on Monday condemned attacks on journalists in Zaria.",
    ],
)
def test_kinds_of_acts_condemned_are_no_incident(text: str) -> None:
    """Whoever condemns such acts tells of none."""
    assert incidents(text + WAR)[1] == ()


def test_towns_with_their_countries_are_places_side_by_side() -> None:
    """Each country stands beside its town and is no place of its own."""
    text = "Simultaneous bombings on March 3 at army posts in Gao, Mali, and Niamey, Niger, killed 12 people."
    places = [raw(report, Field.WHERE) for report in incidents(text + WAR)[1]]
    assert places == [["Gao"], ["Niamey"]]


def test_the_dead_with_whom_a_battle_ended_are_counted() -> None:
    """ "With nine people dead" counts them, and not the sides that fought."""
    text = "Heavy fighting between soldiers and insurgents near Baga ended on Monday with nine people dead."
    (report,) = incidents(text + WAR)[1]
    assert raw(report, Field.KILLED) == ["nine"]


def test_what_was_burnt_beside_a_riot_is_of_the_riot() -> None:
    """A building torched by nobody named is unrest where a text tells of riots, and else no incident."""
    riot = "Protesters set fire to a police station in Basra on Monday. "
    burnt = "A bank was also torched in Nasiriya."
    reports = incidents(riot + burnt)[1]
    assert [code(report) for report in reports] == ["unrest.violent_demo"] * 2
    assert (
        incidents("A shop was torched in Leeds on Monday, police said. Detectives asked for help.")[1] == ()
    )


def test_gunships_in_a_battle_are_part_of_it() -> None:
    """Aircraft that fire while two sides fight make no strike of the battle."""
    text = (
        "Fighting between police and insurgents near Botlikh ended on Monday with six militants dead. "
        "Helicopter gunships fired on the militant positions."
    )
    (report,) = incidents(text)[1]
    assert code(report) == "battle.clash"
