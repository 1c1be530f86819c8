"""Where and when an act is among the other places and acts of its sentence (constructed)."""

from __future__ import annotations

import pytest
from tests.read.reading import incidents, raw
from tests.read.test_plain_reports import check_plain

from tidings.model.codes import Field

# sentence, event code, place, killed, injured
CASES = [
    (
        "About an hour later in Nangarhar's Kuz Kunar district, a bomber blew himself up at a funeral, killing 32 mourners.",
        "bomb.suicide",
        "Kuz Kunar",
        "32",
        "",
    ),
    (
        "The army fired artillery at militant camps in Nangarhar's Lalpur district on Monday.",
        "strike.artillery",
        "Nangarhar",
        "",
        "",
    ),
    (
        "A roadside bomb in Helmand's Gereshk district killed two soldiers on Sunday.",
        "bomb.ied",
        "Gereshk",
        "two",
        "",
    ),
    (
        "An attack on a post near the border with Niger killed 12 Malian soldiers on Monday.",
        "battle.clash",
        "Mali",
        "12",
        "",
    ),
    (
        "Tensions have run high since gunmen killed five soldiers in Gao on Sunday.",
        "battle.clash",
        "Gao",
        "five",
        "",
    ),
    (
        "Thirteen people were killed when a man blew himself up next to a rally of chemists in Lahore on Monday.",
        "bomb.suicide",
        "Lahore",
        "Thirteen",
        "",
    ),
    (
        "A bomb exploded near an opposition rally in Addis Ababa on Saturday, wounding 80 people.",
        "bomb.ied",
        "Addis Ababa",
        "",
        "80",
    ),
    (
        "A gunman opened fire on a protest march in Kunduz on Sunday, killing two people.",
        "attack.civilians",
        "Kunduz",
        "two",
        "",
    ),
    (
        "The truce between Israel and Islamic Jihad took hold at dawn, hours after eight members of one family were killed in an air raid on their home in Deir al-Balah.",
        "strike.air",
        "Deir al-Balah",
        "eight",
        "",
    ),
    (
        "Police in Nairobi said gunmen had killed three teachers in Garissa on Monday.",
        "attack.civilians",
        "Garissa",
        "three",
        "",
    ),
    (
        "US forces killed an Islamic State leader in a raid in Idlib on Saturday, President Trump said on Sunday in Washington.",
        "battle.clash",
        "Idlib",
        "an Islamic State leader",
        "",
    ),
    (
        "Seven bodies were found with bullet wounds on Monday in Uruapan; police blamed a feud between cartels.",
        "attack.civilians",
        "Uruapan",
        "Seven",
        "",
    ),
]


@pytest.mark.parametrize(("text", "event", "place", "killed", "injured"), CASES)
def test_an_act_is_told_from_its_setting(
    text: str, event: str, place: str, killed: str, injured: str
) -> None:
    """One incident at its own place: not where a rally stood, nor of the truce or the day before."""
    _, reports = incidents(text)
    assert len(reports) == 1
    check_plain(reports[0], event, place, killed, injured)


def test_days_between_two_acts_make_two_incidents() -> None:
    """An act that opens a sentence only to date the next one is an incident of its own."""
    _, reports = incidents(
        "Ten days after a bombing in Quetta killed 70 people, another blast struck the city on Monday, leaving two dead."
    )
    assert len(reports) == 2


def test_the_start_of_a_campaign_is_no_incident() -> None:
    """What is counted since an assault began is no act of that day."""
    _, reports = incidents(
        "More than 200 civilians have been killed since Haftar launched his assault on Tripoli on April 4."
    )
    assert not reports


def test_a_person_told_twice_is_counted_once() -> None:
    """A heading's apposition without "and" is no list of two."""
    _, reports = incidents(
        "Gunmen kill village elder, peace activist\nShe was shot at home in La Ceiba on Thursday."
    )
    assert len(raw(reports[0], Field.KILLED)) <= 1


def test_an_act_of_a_week_before_lends_no_place_to_the_news() -> None:
    """What a sentence's head counts from is an act of its own, at a place of its own."""
    text = "A week after a driver was shot in Goma, another one was wounded by gunmen on Sunday near Bukavu."
    _, reports = incidents(text)
    assert [raw(report, Field.WHERE) for report in reports] == [["Goma"], ["Bukavu"]]


def test_a_year_behind_a_noun_that_looks_like_a_verb_is_the_acts() -> None:
    """ "On break in 2014" tells no start of a row of acts."""
    _, (report,) = incidents("The manager was shot and killed while on break in Gao in 2014.")
    assert raw(report, Field.WHEN) == ["2014"]


def test_several_incidents_of_a_kind_are_no_incident() -> None:
    """A list of what was done over months tells of no single act."""
    text = (
        "Four incidents involving killing of one civilian and kidnapping of four persons in Gao were listed."
    )
    assert incidents(text)[1] == ()
