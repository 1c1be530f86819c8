"""Words beside an act that look like its doer, its weapon, its victims or its news (constructed)."""

from __future__ import annotations

import pytest
from tests.read.reading import code, incidents, raw
from tests.read.test_plain_reports import check_plain

from tidings.model.codes import Field
from tidings.model.values import Count
from tidings.read.counts import find_counts
from tidings.read.sentences import find_sentences


@pytest.mark.parametrize(
    "text",
    [
        "Four people were shot during a protest in Lima on Monday after a speech by the president.",
        "Two men were hurt during clashes in Tunis on Sunday after a visit by the prime minister.",
    ],
)
def test_who_speaks_before_an_act_does_not_do_it(text: str) -> None:
    """A speech or visit by somebody is no act by him."""
    _, reports = incidents(text)
    assert reports
    assert not [words for report in reports for words in raw(report, Field.PERPETRATOR)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "A bomb fashioned from two artillery shells exploded in Cotabato on Monday, killing three.",
            "Cotabato",
        ),
        ("The bomb, made of a mortar shell, went off in Jolo on Tuesday, killing ten people.", "Jolo"),
    ],
)
def test_what_a_bomb_is_made_of_was_not_fired(text: str, place: str) -> None:
    """A shell that somebody made a bomb of is no shelling."""
    _, (report,) = incidents(text)
    check_plain(report, "bomb.", place, "", "")


def test_the_number_of_a_unit_counts_nobody() -> None:
    """The figure that opens a unit's name is no figure of its dead."""
    document, _ = incidents("Rebels fought 2 Parachute Battalion and 40 Commando near Gao for 3 hours.")
    (sentence,) = find_sentences(document)
    assert not find_counts(sentence)
    document, _ = incidents("Rebels killed 2 Parachute instructors near Gao.")
    (sentence,) = find_sentences(document)
    assert len(find_counts(sentence)) == 1


def test_what_lands_harmlessly_hurts_nobody() -> None:
    """Zero killed and injured, each with the word that says so."""
    _, (report,) = incidents("A missile aimed at Sirte landed harmlessly in the desert on Monday.")
    for field in (Field.KILLED, Field.INJURED):
        (claim,) = report.of(field)
        assert claim.raw == "harmlessly"
        assert claim.value == Count(low=0, best=0, high=0)


def test_the_wounded_brought_to_hospital_are_counted() -> None:
    """Also behind "so far", which is no conjunction."""
    _, (report,) = incidents(
        "A car bomb exploded in Kabul on Monday. More than 100 wounded people had so far been brought to two "
        "city hospitals, a doctor said."
    )
    assert raw(report, Field.INJURED) == ["more than 100"] or raw(report, Field.INJURED) == ["More than 100"]


def test_the_lines_of_an_almanac_are_no_news() -> None:
    """Three lines or more that each stand behind a year tell history; one such line may tell an event."""
    line = "1976: Rebels seize Beirut."
    rest = "\n1952: The king of Egypt abdicates.\n1961: Rebels seize Stanleyville in the Congo."
    assert not incidents(line + rest)[1]
    assert incidents(line)[1]


def test_an_undated_act_takes_no_day_of_another() -> None:
    """The day of a second attack is not lent to the first one."""
    _, reports = incidents(
        "Drones struck a warehouse in Tambov. On Monday 14 soldiers were killed in a raid on Sumy by gunmen."
    )
    first = next(report for report in reports if "Tambov" in raw(report, Field.WHERE))
    assert str(code(first)).startswith("strike")
    assert not raw(first, Field.WHEN)


def test_a_year_told_aside_dates_no_news() -> None:
    """In a text without a date, the year of an old war is not that of a strike on a day of this week."""
    _, reports = incidents(
        "Three air strikes on Saturday near Sirte killed 40 fighters. Sirte saw some of the fiercest clashes "
        "between the army and rebels after the invasion of 2011.",
        None,
    )
    (report,) = reports
    assert raw(report, Field.WHEN) == ["Saturday"]
    _, reports = incidents(
        "Rockets landed in the airport of Damascus. Hezbollah, which fought a month-long war with Israel in "
        "2006, has sent fighters to Syria.",
        None,
    )
    assert not [words for report in reports for words in raw(report, Field.WHEN)]


def test_where_a_statement_is_issued_nothing_happened() -> None:
    """The attack that a statement issued in one town tells of was in the town named before."""
    _, reports = incidents(
        "Police confirmed the killing of 14 persons by bandits in Katsina. A statement issued to newsmen in "
        "Gusau said the attack occurred on Sunday. He recalled that on March 1 vigilantes had killed nine men "
        "in Sokoto."
    )
    assert [raw(report, Field.WHERE)[0] for report in reports] == ["Katsina", "Sokoto"]
    assert [raw(report, Field.WHEN)[0] for report in reports] == ["Sunday", "March 1"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Also on Monday in Bamako four workers were abducted from a popular bar, police said.", "Bamako"),
        ("Six people were shot dead by gunmen in Mali’s capital Monday, police said.", "capital"),
    ],
)
def test_places_before_numbers_and_days(text: str, place: str) -> None:
    """A number behind a town opens another phrase, and a weekday behind "capital" names no town."""
    _, (report,) = incidents(text)
    assert raw(report, Field.WHERE)[0] == place
