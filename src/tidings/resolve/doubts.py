"""Tell what a document says of times and places that cannot be: kept as notes, never mended in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidings.model.codes import Field, Kind
from tidings.model.problem import Problem
from tidings.model.report import Mention, Report
from tidings.model.text import Document
from tidings.model.values import When
from tidings.resolve.coordinates import find_coordinates
from tidings.resolve.days import CONTRADICTS

_SHOWN = 60


def find_doubts(document: Document, times: Sequence[Mention], reports: Sequence[Report]) -> Iterator[Problem]:
    """A note for each weekday that is not its date's, each event after publication, each impossible point."""
    for mention in times:
        value = mention.value
        if isinstance(value, When) and value.rule == CONTRADICTS and value.start is not None:
            said = f"{value.start} is a {value.start:%A}; the date is taken, the weekday is not"
            yield _note(document, "date_conflict", mention.raw, said)
    for raw, day in dict.fromkeys(_later(document, reports)):
        said = f"lies after the day of publication ({document.published}); one of the two may be wrong"
        yield _note(document, "future_date", raw, f"{day} {said}")
    for found in find_coordinates(document.text):
        if found.fault is not None:
            said = f"{found.fault}; no point is taken from it"
            yield _note(document, "bad_coordinates", document.quote(found.span), said)


def _later(document: Document, reports: Sequence[Report]) -> Iterator[tuple[str, str]]:
    """Days of incidents told as done that begin after the publication."""
    for report in reports:
        for claim in report.claims if report.kind is Kind.INCIDENT else ():
            value = claim.value
            if claim.field is not Field.WHEN or not isinstance(value, When) or value.start is None:
                continue
            if document.published is not None and value.start > document.published:
                yield claim.raw, value.start.isoformat()


def _note(document: Document, code: str, raw: str, words: str) -> Problem:
    source = document.url or document.id
    shown = " ".join(raw.split())[:_SHOWN]
    return Problem(
        source=source, stage="read", code=code, reason=f"{source}: {shown!r}: {words}", doc_id=document.id
    )
