"""Finding the dateline of wire reports."""

from __future__ import annotations

from datetime import date

import pytest
from bench.common import read_text

from tidings.model.codes import SegmentKind
from tidings.model.text import Document, Segment, Span
from tidings.resolve.dateline import Dateline, find_dateline


def dateline_of(text: str, published: date | None = None) -> Dateline | None:
    """The dateline of a text."""
    segment = Segment(kind=SegmentKind.BODY, span=Span(0, len(text)))
    return find_dateline(Document(id="page", text=text, segments=(segment,), published=published))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SANTA ROSA, 4 FEB 90 (AGENCY) -- Two soldiers died.", date(1990, 2, 4)),
        ("HARBOUR CITY, 18 April 1989 -- Two soldiers died.", date(1989, 4, 18)),
        ("PORT TOWN (REPUBLIC), JUNE 11, 1989 (AGENCY) -- Two soldiers died.", date(1989, 6, 11)),
    ],
)
def test_a_dateline_with_year_gives_the_day(text: str, day: date) -> None:
    """Place, day and agency or dash make a dateline."""
    found = dateline_of(text)
    assert found is not None
    assert found.day == day


def test_a_dateline_without_year_takes_it_from_publication() -> None:
    """The publication day says which year is meant."""
    text = "PORT TOWN, Dec. 30 (AGENCY) - Two soldiers died."
    with_year = dateline_of(text, date(2015, 1, 2))
    without = dateline_of(text)
    assert with_year is not None
    assert with_year.day == date(2014, 12, 30)
    assert without is not None
    assert without.day is None


@pytest.mark.parametrize(
    "text",
    [
        "The raid of Feb. 4 killed two soldiers.",
        "He was born in Santa Rosa, 4 February 1990, and died last year.",
    ],
)
def test_other_dates_are_no_dateline(text: str) -> None:
    """A date without the dateline's form is left to the reader."""
    assert dateline_of(text) is None


@pytest.mark.parametrize(
    ("line", "words", "expected"),
    [
        ("Nov 19", "yesterday", "2019-11-18"),
        ("Nov 19", "on Tuesday", "2019-11-19"),
        ("Nov 18", "yesterday", "2019-11-17"),
        ("Nov 14", "yesterday", "2019-11-17"),
        ("Nov 21", "yesterday", "2019-11-17"),
    ],
)
def test_a_dateline_a_day_ahead_is_in_another_zone(line: str, words: str, expected: str) -> None:
    """Days are read from a dateline one day after the publication; from no other, which may be a slip."""
    text = f"MANILA, {line} (AGENCY) - Gunmen shot dead three soldiers in Davao {words}."
    (incident,) = read_text(text, published="2019-11-18")["incidents"]
    assert incident["when"]["start"] == expected


def test_a_colon_closes_a_dateline() -> None:
    """South Asian papers write "Imphal, December 7:"."""
    dateline = dateline_of("Imphal, December 7: Two traders were hurt this morning.", date(2000, 12, 8))
    assert dateline is not None
    assert dateline.day == date(2000, 12, 7)


def test_a_colon_behind_a_day_alone_closes_none() -> None:
    """A list of days is no dateline."""
    assert dateline_of("December 7: Two traders were hurt.", date(2000, 12, 8)) is None
