"""Tests of lines: what lies where in a sentence."""

from datetime import date

import pytest
from tests.read.statement_tools import line_of

from tidings.ingest.metadata import Metadata
from tidings.ingest.plain import read_text
from tidings.pipeline import read_document


def test_places_are_found_by_tokens():
    """A place lies over its tokens, an area behind its preposition."""
    line = line_of("Utopian troops in Upper Arden fought.", ("Utopian", "Upper Arden"))
    assert [(spot.first, spot.last) for spot in line.places] == [(0, 1), (3, 5)]
    assert [spot.mention.raw for spot in line.areas_in(0, len(line.lowers))] == ["Upper Arden"]


def test_a_clause_ends_at_breaks():
    """Semicolons and ", which" end a clause; a plain comma does not."""
    line = line_of("Nine died in Arden, officials said, which shocked many; ten fled.")
    first, last = line.clause(1)
    assert line.raw(first, last) == "Nine died in Arden, officials said"


def test_numbers_are_read_only_where_there_are_any():
    """A line without a figure or number word has no counts."""
    assert line_of("The guards left.").counts == ()
    assert len(line_of("Nine guards and 12 men left.").counts) == 2


def test_a_line_may_end_in_a_participle_behind_an_adverb():
    """A headline without a full stop that ends in "also wounded" is read like any other line."""
    text = "A raider shot two farmers dead near Lusaka on Monday, police said.\n\nTwo brothers of them also wounded"
    document = read_text(text, Metadata(published=date(2021, 3, 2), basis="user"))
    assert read_document(document).reports


@pytest.mark.parametrize(
    "line",
    [
        "Soldiers killed dozens of",
        "Soldiers captured dozens",
        "The killing of 40",
        "The deaths of two",
        "Rebels set",
    ],
)
def test_lines_cut_short_are_read(line: str) -> None:
    """A line that ends behind a number or "of" is read like any other, and stops nothing."""
    assert read_document(read_text(f"{line}\nof Bunia", Metadata(published=date(2021, 3, 10)))) is not None
