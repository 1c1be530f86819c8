"""Highlighting: pieces are the whole text, and overlapping evidence keeps all its labels."""

from hypothesis import given
from hypothesis import strategies as st
from serve_samples import TEXT, document_of, reading_sample

from tidings.model.text import Span
from tidings.serve.marks import Mark, marks_of, pieces_of


def test_pieces_are_the_text():
    """Nothing is lost or added, whatever overlaps."""
    pieces = pieces_of(document_of(), marks_of(reading_sample().reports))
    assert "".join(piece.text for piece in pieces) == TEXT
    assert all(TEXT[piece.start :].startswith(piece.text) for piece in pieces)


def test_promo_is_grey_and_unmarked():
    """A promotional line is marked as not read."""
    pieces = pieces_of(document_of(), marks_of(reading_sample().reports))
    promo = [piece for piece in pieces if piece.is_ignored]
    assert [piece.text for piece in promo] == ["READ ALSO: Twelve facts about the river dam"]
    assert promo[0].colour is None


def test_shortest_mark_gives_the_colour():
    """Inside a long phrase the value itself has its own colour; both labels show."""
    marks = [
        Mark(span=Span(0, 28), colour="event", label="names the incident"),
        Mark(span=Span(16, 21), colour="target", label="target of incident"),
    ]
    inner = next(piece for piece in pieces_of(document_of(), marks) if piece.start == 16)
    assert (inner.colour, inner.label) == ("target", "names the incident; target of incident")


SPANS = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 60)).map(
    lambda pair: Span(pair[0], min(len(TEXT), pair[0] + pair[1]))
)


@given(st.lists(SPANS, max_size=12))
def test_any_marks_cut_the_text_cleanly(spans):
    """For any spans the pieces are the text, and each span's beginning can be linked to once."""
    marks = [Mark(span=span, colour="when", label="x") for span in spans]
    pieces = pieces_of(document_of(), marks)
    assert "".join(piece.text for piece in pieces) == TEXT
    anchors = [piece.anchor for piece in pieces if piece.anchor]
    assert sorted(anchors) == sorted({f"c{span.start}" for span in spans})
