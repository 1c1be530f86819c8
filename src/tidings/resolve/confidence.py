"""Say how often values read on the same grounds were right: a class of evidence, and its measured share.

The share belongs to one stated value, never to a record: that a place is right says nothing of the toll
beside it. `resources/confidence.yml` holds the shares with the numbers behind them; what was never measured
has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.claim import LEARNED, PROPOSED, Claim
from tidings.model.codes import DatePrecision, Field, Kind, PlacePrecision, Stance
from tidings.model.report import Report
from tidings.model.values import Actor, Count, EventType, When, Where

ANY = "any"
_WIDE = frozenset({PlacePrecision.REGION, PlacePrecision.COUNTRY})
# Event types with measurements enough for a class of their own; all others are one.
_TYPES = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})


class Trust(NamedTuple):
    """The share of values read on such grounds that were right, None where it was never measured."""

    confidence: float | None = None
    grounds: str | None = None


def trust(field: str, grounds: str) -> Trust:
    """What the table says of a field and a class of evidence; a class that it lacks has the field's mean.

    Words that a language model proposed were measured with no model, so that they have none.
    """
    if grounds == PROPOSED:
        return Trust(None, grounds)
    cells = table("confidence").get(field, {})
    cell = cells.get(grounds) or cells.get(ANY)
    return Trust(cell["confidence"] if cell else None, grounds)


def trust_of_report(report: Report) -> Trust:
    """How far to trust that there is such an incident, tally, posture or intention at all."""
    return trust(report.kind.value, grounds_of_report(report))


def trust_of(report: Report, claims: Sequence[Claim]) -> Trust:
    """How far to trust the value that these claims of one field stand behind, the chosen one first."""
    field = claims[0].field
    name = Field.TARGET if field is Field.FACILITY else field
    return trust(name.value, grounds_of(report, claims))


def grounds_of_report(report: Report) -> str:
    """The class of evidence for the report itself."""
    event = next(report.of(Field.EVENT), None)
    if event is not None and event.basis == PROPOSED:
        return PROPOSED
    if report.kind is not Kind.INCIDENT or event is None:
        return ANY
    if event.basis == LEARNED:
        return LEARNED
    teller = "the article" if event.stance is Stance.ASSERTED else "a source"
    return f"{_type_of(event)}, told by {teller}"


def grounds_of(report: Report, claims: Sequence[Claim]) -> str:
    """The class of evidence for a value of a report."""
    first = claims[0]
    if first.basis == PROPOSED:
        return PROPOSED
    match first.field:
        case Field.EVENT:
            return _type_of(first)
        case Field.WHEN:
            return _when(report, first)
        case Field.WHERE:
            return _where(report, first)
        case Field.KILLED | Field.INJURED:
            return _toll(claims)
        case Field.PERPETRATOR:
            return _perpetrator(report, claims)
        case Field.TARGET | Field.FACILITY:
            sort = "a thing" if first.field is Field.FACILITY else "a party"
            return f"{sort}, {_order(report, first)}"
        case Field.WEAPON:
            return _times(claims)
        case _:
            return ANY


def _type_of(event: Claim) -> str:
    known = event.value.event_type if isinstance(event.value, EventType) else None
    return known if known in _TYPES else "other types"


def _when(report: Report, claim: Claim) -> str:
    """A single day is surer than a wider time, and one told alone surer than one of several."""
    times = [c.value for c in (claim, *report.of(Field.WHEN)) if isinstance(c.value, When)]
    days = [when.start for when in times if when.precision is DatePrecision.DAY]
    if not isinstance(claim.value, When) or claim.value.precision is not DatePrecision.DAY:
        return "wider than a day"
    return "several days told" if len(set(days) - {None}) > 1 else "one day"


def _where(report: Report, claim: Claim) -> str:
    """A place told twice, or with the area it lies in, is surer; a name that several places bear is less."""
    place = claim.value
    if not isinstance(place, Where) or place.precision in _WIDE:
        return "country or region"
    if claim.basis in ("inherited", "inferred"):
        return "carried over"
    told = [c.value for c in report.of(Field.WHERE) if isinstance(c.value, Where)]
    is_again = told.count(place) > 1 or len({one.gazetteer_id for one in told}) > 1
    name = "shared name" if len(place.rejected) > 1 else "own name"
    return f"{'told again' if is_again else 'told once'}, {name}"


def _toll(claims: Sequence[Claim]) -> str:
    """Figures that differ are less sure than one; so is one person who is meant without a figure."""
    whole = [c for c in claims if c.part == "total" and isinstance(c.value, Count)]
    if len({(c.value.low, c.value.best, c.value.high) for c in whole if isinstance(c.value, Count)}) > 1:
        return "figures differ"
    return "one person meant" if any(c.rule == "one person meant" for c in claims) else _times(whole)


def _perpetrator(report: Report, claims: Sequence[Claim]) -> str:
    """The party told first, or again, is surer than those named later; so is one whose kind is known."""
    first = claims[0]
    if first.basis == LEARNED:
        return LEARNED
    if len(claims) > 1:
        return "told again"
    is_known = isinstance(first.value, Actor) and first.value.kind is not None
    return f"{_order(report, first)}, {'known kind' if is_known else 'unknown kind'}"


def _order(report: Report, claim: Claim) -> str:
    """Whether a claim is the first of its field."""
    return "named first" if next(report.of(claim.field)) == claim else "named later"


def _times(claims: Sequence[Claim]) -> str:
    return "told again" if len(claims) > 1 else "told once"
