"""A document in odd characters is read as if in plain ones, and quoted as it came."""

from __future__ import annotations

from datetime import date

import pytest

from tidings.ingest.metadata import Metadata
from tidings.ingest.plain import read_text
from tidings.model.codes import Field, Kind, SegmentKind
from tidings.pipeline import read_document

TEXT = (
    "Rockets kill 23 in Kabul\n\nRockets hit a market in Kabul on Monday, killing 23 people and wounding 40, "
    "said José Núñez.\n\nREAD ALSO: Gunmen kill 12 in Lagos\n\nThe Taliban claimed responsibility."
)  # constructed
METADATA = Metadata(published=date(2021, 3, 10), basis="user")


def told(text):
    """What is read, in plain words: each incident's fields and values."""
    document = read_text(text, METADATA)
    reading = read_document(document)
    for report in reading.reports:
        report.check(document)
    rows = [report for report in reading.reports if report.kind is Kind.INCIDENT]
    return [[(claim.field, getattr(claim.value, "best", None)) for claim in row.claims] for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace(" ", "\u00a0"),
        TEXT.replace("ll", "l\u200bl").replace("23", "2\u200b3"),
        "\u200b\n" + TEXT.replace("o", "o\u00ad"),
        TEXT.replace("é", "e\u0301"),
        TEXT.replace("23", "２３").replace("40", "٤٠"),
        TEXT.replace("Kabul", "\u2066Kabul\u2069").replace("READ ALSO", "RE\u200bAD ALSO"),
        TEXT.replace("\n\n", "\u2029"),
    ],
)
def test_odd_characters_change_nothing(text):
    """Blanks, invisible signs, marks, other digits and breaks leave every value as it was."""
    assert told(text) == told(TEXT)
    assert told(TEXT)


def test_what_is_quoted_is_the_text_as_it_came():
    """The words of a claim keep the signs that stand in them."""
    document = read_text("Rockets ki\u200blled 2\u200b3 people in Kabul on Monday.", METADATA)
    (report,) = read_document(document).reports
    claim = next(report.of(Field.KILLED))
    assert claim.raw == "2\u200b3"
    assert claim.value.best == 23


def test_a_text_of_invisible_signs_has_a_segment():
    """Nothing but invisible signs is boilerplate, so that no character is lost."""
    document = read_text(" \u200b\ufeff ", METADATA)
    assert [segment.kind for segment in document.segments] == [SegmentKind.BOILERPLATE]
    assert not read_document(document).reports


def test_segments_hold_every_character():
    """A sign that stands between two paragraphs belongs to a segment."""
    document = read_text("\u200bRockets hit Kabul.\u200b\n\u200b\nRead more\u200b", METADATA)
    held = {i for s in document.segments for i in range(s.span.start, s.span.end)}
    assert all(i in held for i, sign in enumerate(document.text) if not sign.isspace())
