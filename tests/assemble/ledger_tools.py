"""Build small documents and reports by hand, so that linking is tested without the reader."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

from tidings.assemble.figures import Member
from tidings.assemble.units import Unit, describe
from tidings.model.claim import Claim, Speaker
from tidings.model.codes import DatePrecision, Field, Kind, PlacePrecision, Role, SegmentKind, Stance, Status
from tidings.model.report import Report
from tidings.model.text import Document, Segment, Span
from tidings.model.values import Actor, Count, EventType, Value, When, Where

SHELLING = EventType(
    code="strike.artillery",
    event_type="Explosions/Remote violence",
    sub_event_type="Shelling/artillery/missile attack",
)
CLASH = EventType(code="battle.clash", event_type="Battles", sub_event_type="Armed clash")
PLACES = {
    "Marow": Where(
        name="Marow", gazetteer_id="gn:1", country="XA", admin1="North", lat=10.0, lon=20.0,
        precision=PlacePrecision.TOWN, radius_km=5,
    ),
    "Telsin": Where(
        name="Telsin", gazetteer_id="gn:2", country="XA", admin1="South", lat=13.0, lon=22.0,
        precision=PlacePrecision.TOWN, radius_km=5,
    ),
    "Xanadia": Where(
        name="Xanadia", gazetteer_id="country:XA", country="XA", lat=11.0, lon=21.0,
        precision=PlacePrecision.COUNTRY, radius_km=300,
    ),
}  # fmt: skip


def document_of(
    text: str, *, published: date | None = date(2024, 3, 5), outlet: str | None = None
) -> Document:
    """A document whose text is all body; its id is the hash of the text."""
    return Document(
        id=sha256(text.encode()).hexdigest()[:16],
        text=text,
        segments=(Segment(kind=SegmentKind.BODY, span=Span(0, len(text))),),
        published=published,
        published_basis="user" if published else None,
        outlet=outlet,
        language="en",
    )


def claim_of(
    document: Document,
    field: Field,
    raw: str,
    value: Value | None = None,
    *,
    about: str | None = None,
    part: str = "total",
    said_by: str | None = None,
    stance: Stance = Stance.ASSERTED,
) -> Claim:
    """A claim on the first occurrence of its words."""
    return Claim(
        field=field, raw=raw, span=span_of(document, raw), value=value, part=part, stance=stance,
        about=span_of(document, about) if about else None,
        said_by=Speaker(name=said_by, span=span_of(document, said_by)) if said_by else None,
    )  # fmt: skip


def span_of(document: Document, words: str) -> Span:
    """Where words first stand in a document."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def day(year: int, month: int, number: int) -> When:
    """One day."""
    first = date(year, month, number)
    return When(start=first, end=first + timedelta(days=1), precision=DatePrecision.DAY, basis="text")


def count(n: int) -> Count:
    """An exact figure."""
    return Count(low=n, best=n, high=n)


def report_of(
    document: Document,
    act: str,
    *claims: Claim,
    event: EventType | None = SHELLING,
    role: Role = Role.MAIN,
    status: Status = Status.OCCURRED,
) -> Report:
    """An incident report whose act is named by some words."""
    named = [claim_of(document, Field.EVENT, act, event)] if event else []
    return Report(
        kind=Kind.INCIDENT, doc_id=document.id, mentions=(span_of(document, act),),
        claims=(*named, *claims), role=role, status=status,
    )  # fmt: skip


def shelling(
    text: str, *, place: str | None = None, when: tuple[str, When] | None = None,
    killed: tuple[str, int] | None = None, published: date | None = date(2024, 3, 5),
    outlet: str | None = None, act: str = "shell",
) -> Member:  # fmt: skip
    """A document that tells of one shelling, with its report."""
    document = document_of(text, published=published, outlet=outlet)
    claims = []
    if place:
        claims.append(claim_of(document, Field.WHERE, place, PLACES[place]))
    if when:
        claims.append(claim_of(document, Field.WHEN, *when))
    if killed:
        claims.append(claim_of(document, Field.KILLED, killed[0], count(killed[1])))
    return Member(report=report_of(document, act, *claims), document=document, lineage=document.id)


def unit_of(member: Member) -> Unit:
    """The linker's view of a member."""
    return describe(member.report, member.document)


def actor(name: str) -> Actor:
    """A named party without a listed id."""
    return Actor(name=name, is_named=True)
