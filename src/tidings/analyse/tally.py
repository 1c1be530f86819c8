"""Set reported tallies beside the ledger's own count for the same scope, and say why they may differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tidings.analyse.counts import Sum, add_up, value_of
from tidings.analyse.scope import VICTIMS, Scope, in_area, is_party, scope_of
from tidings.model.codes import Field, Kind, Status
from tidings.model.incident import Incident
from tidings.model.report import Report
from tidings.model.text import Document
from tidings.model.values import EventType, When, Where

# Acts that took place, whatever they achieved; a threatened or denied one is in no tally.
_DONE = frozenset({Status.OCCURRED, Status.ATTEMPTED, Status.FOILED, Status.DEVELOPING})


class Verdict(StrEnum):
    """How a reported tally and the ledger agree."""

    CONSISTENT = "consistent"
    REPORTED_HIGHER = "reported_higher"
    REPORTED_LOWER = "reported_lower"
    UNVERIFIABLE = "unverifiable_scope"


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyCheck:
    """One reported tally beside the ledger's count [low, high] of the same scope.

    `low` counts incidents that surely lie in the scope, `high` (None: open) also those that may.
    `gap` is the least difference between the two, positive where the report has more.
    """

    report: Report
    scope: Scope
    verdict: Verdict
    low: int
    high: int | None
    gap: int
    inside: tuple[str, ...]
    possible: tuple[str, ...]
    reasons: tuple[str, ...]


def check_tallies(
    tallies: Iterable[tuple[Report, Document]], incidents: Sequence[Incident]
) -> list[TallyCheck]:
    """Check every tally report against the incidents of the ledger, in the order given."""
    first, last = _reach(incidents)
    return [
        _check(report, scope_of(report, document), incidents, first, last)
        for report, document in tallies
        if report.kind is Kind.TALLY
    ]


def _reach(incidents: Iterable[Incident]) -> tuple[date | None, date | None]:
    """The first and last day that the ledger knows an incident of."""
    days = [w.start for i in incidents if isinstance(w := value_of(i, Field.WHEN), When) and w.start]
    return (min(days), max(days)) if days else (None, None)


def _check(
    report: Report, scope: Scope, incidents: Sequence[Incident], first: date | None, last: date | None
) -> TallyCheck:
    inside, possible = _sort(scope, incidents)
    unclear = list(_unclear(scope))
    low, high = _count(scope, inside, possible)
    verdict = Verdict.UNVERIFIABLE
    gap = 0
    if not unclear and scope.count is not None:
        verdict, gap = _compare(scope, low, high)
    reasons = unclear or []
    if verdict is not Verdict.UNVERIFIABLE:
        reasons = list(_reasons(scope, verdict, inside, possible, (first, last)))
    return TallyCheck(
        report=report,
        scope=scope,
        verdict=verdict,
        low=low,
        high=high,
        gap=gap,
        inside=tuple(incident.id for incident in inside),
        possible=tuple(incident.id for incident in possible),
        reasons=tuple(reasons),
    )


def _unclear(scope: Scope) -> Iterator[str]:
    """Parts of the scope that cannot be mapped to the ledger."""
    for part in scope.unclear:
        yield f"{part} could not be resolved"
    if scope.count is None and not scope.unclear:
        yield "the figure could not be resolved"
    if scope.area is None and scope.actor is None and scope.target is None:
        yield "neither an area nor a party is stated"
    if scope.unit == "pieces":
        yield "it counts missiles, drones or shells; the ledger counts incidents"
    if scope.as_of is None:
        yield "the day it holds for is not known: the document has no publication date"


def _sort(scope: Scope, incidents: Iterable[Incident]) -> tuple[list[Incident], list[Incident]]:
    """Incidents that surely lie in the scope, and those that may."""
    inside: list[Incident] = []
    possible: list[Incident] = []
    for incident in incidents:
        verdicts = list(_fits(scope, incident))
        if False in verdicts:
            continue
        (possible if None in verdicts else inside).append(incident)
    return inside, possible


def _fits(scope: Scope, incident: Incident) -> Iterator[bool | None]:
    """Whether an incident lies in each part of the scope; None where that is not known."""
    yield incident.status in _DONE
    yield _in_window(scope, value_of(incident, Field.WHEN))
    where = value_of(incident, Field.WHERE)
    if scope.area is not None:
        yield in_area(scope.area, where if isinstance(where, Where) else None)
    if scope.actor is not None:
        yield is_party(scope.actor, incident, Field.PERPETRATOR)
    if scope.target is not None:
        yield is_party(scope.target, incident, Field.TARGET)
    event = value_of(incident, Field.EVENT)
    if scope.family is not None:
        yield event.code.startswith(scope.family) if isinstance(event, EventType) else None


def _in_window(scope: Scope, when: object) -> bool | None:
    """Whether an interval lies in the tally's days."""
    if not isinstance(when, When) or when.start is None:
        return None
    last = when.end - timedelta(days=1) if when.end else when.start
    if (scope.since and last < scope.since) or (scope.as_of and when.start > scope.as_of):
        return False
    is_whole = (not scope.since or when.start >= scope.since) and (not scope.as_of or last <= scope.as_of)
    return True if is_whole else None


def _count(scope: Scope, inside: Sequence[Incident], possible: Sequence[Incident]) -> tuple[int, int | None]:
    """Our own count as a closed range; high None is open."""
    field = VICTIMS.get(scope.unit or "")
    if field is None:
        return len(inside), len(inside) + len(possible)
    sure = add_up(inside, field)
    more = add_up(possible, field)
    return sure.low, _together(sure, more, is_complete=sure.stated == len(inside))


def _together(sure: Sum, more: Sum, *, is_complete: bool) -> int | None:
    if sure.high is None or more.high is None or not is_complete:
        return None
    return sure.high + more.high


def _compare(scope: Scope, low: int, high: int | None) -> tuple[Verdict, int]:
    """Whether the reported range and ours meet, and by how much they miss each other."""
    count = scope.count
    if count is None:
        return Verdict.UNVERIFIABLE, 0
    reported_low = count.low if count.low is not None else 0
    if high is not None and reported_low > high:
        return Verdict.REPORTED_HIGHER, reported_low - high
    if count.high is not None and count.high < low:
        return Verdict.REPORTED_LOWER, count.high - low
    return Verdict.CONSISTENT, 0


def _reasons(
    scope: Scope,
    verdict: Verdict,
    inside: Sequence[Incident],
    possible: Sequence[Incident],
    reach: tuple[date | None, date | None],
) -> Iterator[str]:
    """Why the two may differ, or agree only by chance."""
    first, last = reach
    if first is None:
        yield "the ledger holds no dated incident"
    if scope.since is None:
        yield "the tally names no start; everything up to its day is counted"
    elif first is not None and first > scope.since:
        yield f"the ledger begins on {first}, the tally on {scope.since}"
    if last is not None and scope.as_of is not None and last < scope.as_of:
        yield f"the ledger ends on {last}, the tally on {scope.as_of}"
    if not scope.is_as_of_stated:
        yield "the tally's last day is taken to be that of publication"
    if possible:
        yield f"{len(possible)} incidents may or may not lie in the scope: day, place or party is unknown"
    current = sum(_is_on(incident, scope.as_of) for incident in inside)
    if current:
        yield f"the tally may or may not include {current} incidents of its last day"
    if scope.unit == "incidents" and verdict is not Verdict.REPORTED_LOWER:
        yield "an issuer may count each attack of a salvo where the ledger holds one incident"
    if scope.unit in VICTIMS:
        field = VICTIMS[scope.unit or ""]
        silent = len(inside) - add_up(inside, field).stated
        if silent:
            yield f"{silent} incidents in the scope give no number {scope.unit}"
    if scope.actor is not None or scope.target is not None:
        yield "parties are matched by listed id or by name; an issuer may mean more or fewer groups"


def _is_on(incident: Incident, day: date | None) -> bool:
    when = value_of(incident, Field.WHEN)
    return day is not None and isinstance(when, When) and when.is_day and when.start == day
