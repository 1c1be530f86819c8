"""Read a document in plain characters, and give back what was read in the characters it came in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tidings.data.characters import Plain, plain
from tidings.model.claim import Claim, Speaker
from tidings.model.report import Mention, Report
from tidings.model.text import Document, Segment, Span


def plain_of(document: Document) -> tuple[Document, Plain]:
    """The document with its text in plain characters, and the way back; itself where nothing is odd."""
    view = plain(document.text)
    if view.text == document.text:
        return document, view
    segments = tuple(_moved(view, document.segments))
    return replace(document, text=view.text, segments=segments, text_sha256=""), view


def _moved(view: Plain, segments: Sequence[Segment]) -> Iterable[Segment]:
    """The segments in the plain text; one of nothing but invisible signs is gone."""
    for segment in segments:
        start, end = view.here(segment.span.start), view.here(segment.span.end)
        if start < end:
            yield replace(segment, span=Span(start, end))


def as_written(reports: Iterable[Report], document: Document, view: Plain) -> tuple[Report, ...]:
    """The reports with every span, and the words at it, in the document as it came."""
    return tuple(
        replace(
            report,
            mentions=tuple(_span(view, span) for span in report.mentions),
            claims=tuple(_claim(view, document, claim) for claim in report.claims),
        )
        for report in reports
    )


def mentions_as_written(mentions: Iterable[Mention], document: Document, view: Plain) -> tuple[Mention, ...]:
    """The same for the places and times of a document."""
    found = ((mention, _span(view, mention.span)) for mention in mentions)
    return tuple(replace(mention, span=span, raw=document.quote(span)) for mention, span in found)


def _span(view: Plain, span: Span) -> Span:
    return Span(*view.origin(span.start, span.end))


def _claim(view: Plain, document: Document, claim: Claim) -> Claim:
    span = _span(view, claim.span)
    said_by = claim.said_by
    if said_by is not None:
        voice = _span(view, said_by.span)
        said_by = Speaker(name=document.quote(voice), span=voice)
    return replace(
        claim,
        span=span,
        raw=document.quote(span),
        said_by=said_by,
        about=_span(view, claim.about) if claim.about else None,
        context=_span(view, claim.context) if claim.context else None,
    )
