"""Make a document of plain text for the reading tests."""

from datetime import date

from tidings.model.codes import SegmentKind
from tidings.model.text import Document, Segment, Span


def page(text: str, published: date | None = None) -> Document:
    """A document that is one body segment."""
    segment = Segment(kind=SegmentKind.BODY, span=Span(0, len(text)))
    return Document(id="page", text=text, segments=(segment,), published=published)
