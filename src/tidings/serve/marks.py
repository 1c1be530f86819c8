"""Cut a document's text into pieces, each with the fields whose evidence covers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tidings.model.claim import Claim
from tidings.model.codes import Field, Kind, Role, SegmentKind
from tidings.model.report import Report
from tidings.model.text import Document, Span

# One colour a field: fields that answer the same question share one. Order is the legend's.
COLOURS: dict[str, tuple[str, frozenset[Field]]] = {
    "event": ("What happened", frozenset({Field.EVENT, Field.ACTION, Field.RANK, Field.RATE, Field.MOTIVE})),
    "when": ("When", frozenset({Field.WHEN, Field.SINCE, Field.AS_OF})),
    "where": ("Where", frozenset({Field.WHERE})),
    "who": ("Who did it", frozenset({Field.PERPETRATOR, Field.HOLDER})),
    "target": ("To whom", frozenset({Field.TARGET, Field.FACILITY, Field.FORCE, Field.OBJECT})),
    "weapon": ("With what", frozenset({Field.WEAPON, Field.LAUNCHED, Field.INTERCEPTED, Field.LEAKED})),
    "toll": (
        "Killed, injured, taken",
        frozenset({Field.KILLED, Field.INJURED, Field.ABDUCTED, Field.ARRESTED}),
    ),
    "count": ("Counts and purposes", frozenset({Field.COUNT, Field.PURPOSE})),
    "status": ("Status", frozenset({Field.STATUS})),
    "speaker": ("Who says so", frozenset()),
}
_COLOUR_OF = {field: colour for colour, (_, fields) in COLOURS.items() for field in fields}
_RANK = {colour: rank for rank, colour in enumerate(COLOURS)}
KIND_WORDS = {
    Kind.INCIDENT: "incident",
    Kind.TALLY: "tally",
    Kind.RATE: "rate",
    Kind.POSTURE: "force posture",
    Kind.INTENTION: "intention",
    Kind.COMPARISON: "comparison",
    Kind.HYPOTHETICAL: "hypothetical",
    Kind.DENIAL: "denial",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of text that is evidence: its colour, and a line that says what for."""

    span: Span
    colour: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text under the same marks. `anchor` is the id of a mark that begins here."""

    text: str
    start: int
    colour: str | None
    label: str
    is_ignored: bool
    is_title: bool
    anchor: str | None


def colour_of(field: Field) -> str:
    """The colour name of a field."""
    return _COLOUR_OF.get(field, "count")


def label_of(report: Report, claim: Claim) -> str:
    """What a claim's words are evidence for, in a short line."""
    kind = "background incident" if report.role is Role.BACKGROUND else KIND_WORDS[report.kind]
    said = f", says {' '.join(claim.said_by.name.split())}" if claim.said_by else ""
    return f"{claim.field.value.replace('_', ' ')} of {kind}{said}"


def marks_of(reports: Iterable[Report]) -> Iterator[Mark]:
    """The marks of all claims and mentions."""
    for report in reports:
        for span in report.mentions:
            kind = "background incident" if report.role is Role.BACKGROUND else KIND_WORDS[report.kind]
            yield Mark(span=span, colour="event", label=f"names the {kind}")
        for claim in report.claims:
            yield Mark(span=claim.span, colour=colour_of(claim.field), label=label_of(report, claim))
            if claim.said_by is not None:
                yield Mark(span=claim.said_by.span, colour="speaker", label="who says so")


def pieces_of(document: Document, marks: Iterable[Mark]) -> list[Piece]:
    """The whole text in order; where marks overlap, the shortest gives the colour, all give labels."""
    held = sorted(set(marks), key=lambda mark: (mark.span, mark.colour, mark.label))
    ignored = [segment.span for segment in document.segments if segment.is_ignored]
    titles = [segment.span for segment in document.segments if segment.kind is SegmentKind.TITLE]
    cuts = {0, len(document.text)}
    for span in (*(mark.span for mark in held), *ignored, *titles):
        cuts |= {span.start, span.end}
    bounds = sorted(cuts)
    pieces: list[Piece] = []
    anchored: set[str] = set()
    active: list[Mark] = []
    upcoming = 0
    for start, end in pairwise(bounds):
        while upcoming < len(held) and held[upcoming].span.start <= start:
            active.append(held[upcoming])
            upcoming += 1
        active = [mark for mark in active if mark.span.end > start]
        anchor = next((anchor_of(mark.span) for mark in active if mark.span.start == start), None)
        if anchor in anchored:
            anchor = None
        anchored.add(anchor or "")
        span = Span(start, end)
        pieces.append(
            Piece(
                text=document.quote(span),
                start=start,
                colour=_colour(active),
                label="; ".join(dict.fromkeys(mark.label for mark in active)),
                is_ignored=any(other.holds(span) for other in ignored),
                is_title=any(other.holds(span) for other in titles),
                anchor=anchor,
            )
        )
    return pieces


def anchor_of(span: Span) -> str:
    """The id of the place in a page where a span's highlight begins."""
    return f"c{span.start}"


def _colour(active: list[Mark]) -> str | None:
    """The colour of the shortest mark; of several on the same words, the first of the legend."""
    inner = min(active, key=lambda mark: (mark.span.end - mark.span.start, _RANK[mark.colour]), default=None)
    return inner.colour if inner else None
