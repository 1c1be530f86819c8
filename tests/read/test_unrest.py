"""Crowds, police and what each does to the other, in the words that reports use (constructed)."""

import pytest
from tests.read.reading import code, incidents, raw

from tidings.model.codes import Field


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Big crowds took to the streets of Niamey on Friday to demand new elections.", "protest.peaceful"),
        ("Protesters poured into the streets of Niamey on Monday.", "protest.peaceful"),
        (
            "Hundreds of students began a protest march from the university in Delhi to parliament on Monday.",
            "protest.peaceful",
        ),
        (
            "Police arrested 11 people during protests over a monument in Kirkuk on Saturday.",
            "protest.intervention",
        ),
        (
            "A few dozen opposition supporters scuffled with security forces in Caracas on Monday.",
            "unrest.violent_demo",
        ),
        (
            "Refugees threw rocks and bottles at police officers in Pretoria on Friday, injuring 24 of them.",
            "unrest.violent_demo",
        ),
        ("At least one person died in unrest in Shiraz on Friday.", "unrest.violent_demo"),
        ("Crowds again hit the streets of Nairobi on Tuesday.", "protest.peaceful"),
        ("Thousands of protesters flocked to the parliament in Tbilisi on Monday.", "protest.peaceful"),
        (
            "On Saturday, dozens of protesters crowded into a railway station in Barcelona.",
            "protest.peaceful",
        ),
        ("Residents filled the streets of Beirut on Sunday to denounce corruption.", "protest.peaceful"),
        ("Anti-government protests also took place in Tripoli on Sunday.", "protest.peaceful"),
        ("The crowd in Tbilisi was dispersed with water cannon on Monday.", "protest.intervention"),
        ("Protesters battled police on Sunday in Hong Kong.", "unrest.violent_demo"),
    ],
)
def test_crowds_are_read_in_plain_words(text: str, expected: str) -> None:
    """Each is one event, of the type that follows from what crowd and police do."""
    _, reports = incidents(text)
    assert [code(report) for report in reports] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Fans flocked to the stadium in Madrid on Saturday to see the new striker.",
        "Crowds massed on the streets of Mashhad on Saturday for the burial of a singer.",
        "A new electric taxi hit the streets of London on Monday.",
        "The protesters in Tbilisi dispersed after a talk with officers on Monday.",
        "Protests are held in Minsk every Sunday.",
        "Demonstrators have taken to the streets of Baghdad for almost five weeks.",
        "The envoy visited rebels battling the army on Tuesday in Goma.",
        "Workers took their case to the street committee of Niamey on Friday.",
        "Rain poured into the streets and squares of Niamey on Friday, and shops were shut.",
        "Protests often turn violent in Niamey, where the police threw out a complaint on Friday.",
    ],
)
def test_other_words_for_streets_and_throwing_tell_no_event(text: str) -> None:
    """Only people who go out to protest do so."""
    assert incidents(text)[1] == ()


def test_another_video_shows_the_same_event() -> None:
    """ "Another" before what only tells brings no other event."""
    text = (
        "Police clashed with farmers in Kirkuk on Saturday, and the farmers threw stones.\n"
        "Another video shows police beating the farmers with batons."
    )
    assert len(incidents(text)[1]) == 1
    text = text.replace("Another video shows police beating", "In another clash in Mosul, police beat")
    assert len(incidents(text)[1]) > 1


def test_people_thrashed_are_attacked() -> None:
    """A man thrashed with rods until he dies is killed."""
    text = "A mob thrashed a farmer with iron rods in Sangrur on November 7, and he died of his injuries."
    _, (report,) = incidents(text)
    assert raw(report, Field.WHEN) == ["November 7"]
    assert raw(report, Field.TARGET) == ["farmer"]


def test_blasts_while_police_clear_a_crowd_are_no_bombing() -> None:
    """Explosions that are only heard do not type what police and protesters do; a bomb does."""
    text = (
        "Police fired tear gas at protesters on a campus in Hong Kong before dawn on Monday. "
        "Fiery explosions could be seen as riot officers stormed the building."
    )
    assert {code(report) for report in incidents(text)[1]} == {"protest.intervention"}
    bomb = "A bomb exploded among protesters in Kirkuk on Monday, killing three, and police fired tear gas."
    assert {code(report) for report in incidents(bomb)[1]} == {"bomb.ied"}


def test_a_beasts_name_may_be_a_groups() -> None:
    """The Tamil Tigers attack as rebels do, and tigers do not."""
    text = "The Tamil {} attacked an army camp near Jaffna in January, killing four soldiers."
    assert len(incidents(text.format("Tigers"))[1]) == 1
    assert (
        incidents("Two tigers attacked an army camp near Jaffna in January, killing four soldiers.")[1] == ()
    )


def test_a_name_that_looks_like_a_verb_is_none() -> None:
    """The Los Angeles Rams ram nobody."""
    text = (
        "Police watched the Los Angeles {} the gate of the armoury in Tokyo on Monday, and a guard was hurt."
    )
    assert incidents(text.format("Rams pass"))[1] == incidents(text.format("Owls pass"))[1]


def test_a_protest_of_a_day_needs_no_town_where_its_people_are_told() -> None:
    """The day and those who came make a protest, where the text says the country; a month does not."""
    text = "Protesters distrust Algeria's government. Big crowds took to the streets {} to demand reforms."
    assert [code(report) for report in incidents(text.format("on Friday"))[1]] == ["protest.peaceful"]
    assert incidents(text.format("last month"))[1] == ()


@pytest.mark.parametrize("verb", ["held", "began", "joined"])
def test_those_who_hold_or_join_a_protest_are_its_doers(verb: str) -> None:
    """The subject of "held", "began" or "joined" a protest is who protests."""
    _, (report,) = incidents(f"Hundreds of teachers {verb} a protest in Niamey on Friday.")
    assert raw(report, Field.PERPETRATOR) == ["teachers"]


_FIRE_ON_A_BRIDGE = (
    "Police warned rioters of tear gas after firing live bullets on Sunday in Tai Po. Molotov cocktails "
    "which had been placed on a bridge caught fire, leading to many small explosions."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Protesters fired arrows from behind barricades in Macau on Sunday, injuring two officers.",
            ["unrest.violent_demo"],
        ),
        ("Protesters threw scores of petrol bombs at officers in Macau on Sunday.", ["unrest.violent_demo"]),
        (
            _FIRE_ON_A_BRIDGE,
            ["unrest.violent_demo"],
        ),
        (
            "Rebels placed a bomb on a bridge in Maiduguri on Sunday, and it killed two traders.",
            ["bomb.ied"],
        ),
    ],
)
def test_arrows_and_petrol_bombs_are_a_riots(text: str, expected: list[str]) -> None:
    """What a crowd shoots or throws at police makes a riot; a bomb laid by rebels stays one."""
    assert [code(report) for report in incidents(text)[1]] == expected


def test_people_mass_before_a_seat_of_power() -> None:
    """Students who mass in front of a headquarters protest; those who mass in a hall do not."""
    text = "In Atbara, students and other activists massed in {} on Sunday."
    assert [code(r) for r in incidents(text.format("front of the provincial headquarters"))[1]] == [
        "protest.peaceful"
    ]
    assert incidents(text.format("the lecture hall"))[1] == ()


def test_one_town_is_not_where_nationwide_unrest_is() -> None:
    """A town of which a caption tells is no place of unrest across the country."""
    text = (
        "Protesters blocked roads and burned cars on Friday in {}. "
        "A school was torched by protesters in Rasht. The government of Iran blamed foreigners."
    )
    _, reports = incidents(text.format("nationwide unrest across Iran"))
    assert all(
        "Rasht" not in raw(report, Field.WHERE) for report in reports if "Friday" in raw(report, Field.WHEN)
    )
    _, (whole, *_) = incidents(text.format("Rasht"))
    assert "Rasht" in raw(whole, Field.WHERE)
