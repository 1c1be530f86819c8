"""A document and the stretches of its text that everything else points at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from tidings.errors import SpanError
from tidings.model.codes import IGNORED_SEGMENTS, SegmentKind


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points of one document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether the other range lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a document of one kind; `rule` says why an ignored one is ignored."""

    kind: SegmentKind
    span: Span
    rule: str | None = None

    @property
    def is_ignored(self) -> bool:
        """Whether nothing may be read from it."""
        return self.kind in IGNORED_SEGMENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as read. `text` is kept as it came; what is ignored is marked by segments.

    `segments` lie in order, do not overlap and hold every non-blank character of `text`.
    `published` is metadata and never part of the text; `published_basis` says where it came from
    (user, meta, json-ld, url, feed, dateline).
    """

    id: str
    text: str
    segments: tuple[Segment, ...]
    title: str | None = None
    published: date | None = None
    published_basis: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    text_sha256: str = field(default="")

    def __post_init__(self) -> None:
        if not self.text_sha256:
            object.__setattr__(self, "text_sha256", sha256(self.text.encode()).hexdigest())

    def quote(self, span: Span) -> str:
        """The words at a span."""
        if span.end > len(self.text):
            raise SpanError(
                f"{self.id}: span {span.start}..{span.end} ends after the text ({len(self.text)})"
            )
        return self.text[span.start : span.end]
