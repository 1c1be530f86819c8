"""Times and places that cannot be are told as notes, and nothing is put right in silence."""

from __future__ import annotations

from datetime import date

import pytest

from tidings.ingest.metadata import Metadata
from tidings.ingest.plain import read_text
from tidings.pipeline import read_document


def codes(text, published=date(2024, 1, 24)):
    """The codes of the notes on a constructed report."""
    reading = read_document(read_text(text, Metadata(published=published)))
    assert all(problem.is_note for problem in reading.problems)
    return [problem.code for problem in reading.problems]


@pytest.mark.parametrize(("weekday", "found"), [("Monday", ["date_conflict"]), ("Sunday", [])])
def test_a_weekday_that_is_not_its_dates(weekday, found):
    """21 January 2024 was a Sunday."""
    text = f"A car bomb killed three people in Mosul on {weekday}, January 21, 2024, police said."
    assert codes(text) == found


@pytest.mark.parametrize(("day", "found"), [("25 January 2024", ["future_date"]), ("24 January 2024", [])])
def test_an_incident_after_its_publication(day, found):
    """What is told as done on a later day than the report itself is doubtful; on the same day it is not."""
    assert codes(f"A car bomb killed three people in Mosul on {day}, police said.") == found


@pytest.mark.parametrize(
    ("point", "found"), [("95.2°N, 43.1°E", ["bad_coordinates"]), ("36.3°N, 43.1°E", [])]
)
def test_coordinates_on_no_map(point, found):
    """A latitude over ninety degrees is told."""
    assert codes(f"A car bomb killed three people in Mosul ({point}) on Tuesday.") == found


def test_without_a_publication_day_a_weekday_has_no_day():
    """Nothing stands in for the missing day: neither today nor any other."""
    reading = read_document(
        read_text("A car bomb killed three people in Mosul on Tuesday, police said.", Metadata())
    )
    (when,) = (mention.value for mention in reading.times)
    assert (when.start, when.end, when.timex) == (None, None, "XXXX-WXX-2")
    assert not any(
        claim.value.start for claim in reading.reports[0].claims if claim.field == "when" and claim.value
    )
