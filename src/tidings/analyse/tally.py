"""Set reported tallies beside the ledger's own count for the same scope, and say why they may differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from tidings.analyse.counts import Sum, add_up, value_of
from tidings.analyse.findings import (
    Finding,
    Told,
    by_scope,
    completed,
    findings_of,
    is_earlier,
    scope_key,
    starts_of,
)
from tidings.analyse.scope import VICTIMS, Scope, in_areas, is_party, scope_of
from tidings.model.codes import Field, Kind, Status
from tidings.model.incident import Incident
from tidings.model.problem import Problem
from tidings.model.report import Report
from tidings.model.text import Document
from tidings.model.values import Count, EventType, When, Where

# Acts that took place, whatever they achieved; a threatened or denied one is in no tally.
_DONE = frozenset({Status.OCCURRED, Status.ATTEMPTED, Status.FOILED, Status.DEVELOPING})


class Verdict(StrEnum):
    """How a reported tally and the ledger agree."""

    CONSISTENT = "consistent"
    REPORTED_HIGHER = "reported_higher"
    REPORTED_LOWER = "reported_lower"
    UNVERIFIABLE = "unverifiable_scope"
    INCONSISTENT = "internally_inconsistent"


MISSES = frozenset({Verdict.REPORTED_HIGHER, Verdict.REPORTED_LOWER, Verdict.INCONSISTENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyCheck:
    """One reported tally beside the ledger's count [low, high] of the same scope.

    `low` counts incidents that surely lie in the scope, `high` (None: open) also those that may.
    `gap` is the least difference between the two, positive where the report has more. `findings` are what
    other tallies say of it; one that is a fault makes it inconsistent whatever the ledger holds.
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
    findings: tuple[Finding, ...] = ()
    problem: Problem | None = None


def check_tallies(
    tallies: Iterable[tuple[Report, Document]], incidents: Sequence[Incident]
) -> list[TallyCheck]:
    """Check every tally report against the other tallies and the ledger's incidents, in the order given."""
    reach = _reach(incidents)
    pairs = [(report, document) for report, document in tallies if report.kind is Kind.TALLY]
    told = completed([Told(report=report, scope=scope_of(report, document)) for report, document in pairs])
    findings, series = findings_of(told), by_scope(told)
    checks = []
    for one, (_, document) in zip(told, pairs, strict=True):
        alike = series.get(scope_key(one), [])
        more = (*_starts(one, alike, incidents), *_current(one, alike, incidents))
        own = tuple(findings.get(one.report.id, ()))
        checks.append(_check(one, document, incidents, reach, (*own, *more)))
    return checks


def _reach(incidents: Iterable[Incident]) -> tuple[date | None, date | None]:
    """The first and last day that the ledger knows an incident of."""
    days = [w.start for i in incidents if isinstance(w := value_of(i, Field.WHEN), When) and w.start]
    return (min(days), max(days)) if days else (None, None)


def _check(
    told: Told,
    document: Document,
    incidents: Sequence[Incident],
    reach: tuple[date | None, date | None],
    findings: tuple[Finding, ...],
) -> TallyCheck:
    scope = told.scope
    inside, possible = _sort(scope, incidents)
    problem = window_problem(scope, document)
    unclear = [*_unclear(scope), *([problem.reason] if problem else [])]
    low, high = _count(scope, inside, possible)
    verdict = Verdict.UNVERIFIABLE
    gap = 0
    if not unclear and scope.count is not None:
        verdict, gap = _compare(scope, low, high)
    reasons = unclear or list(_reasons(scope, verdict, inside, possible, reach))
    if any(finding.is_fault for finding in findings):
        verdict = Verdict.INCONSISTENT
    return TallyCheck(
        report=told.report,
        scope=scope,
        verdict=verdict,
        low=low,
        high=high,
        gap=gap,
        inside=tuple(incident.id for incident in inside),
        possible=tuple(incident.id for incident in possible),
        reasons=tuple(reasons),
        findings=findings,
        problem=problem,
    )


def window_problem(scope: Scope, document: Document) -> Problem | None:
    """A tally of a document that is dated before the count began: one of the two days is wrong."""
    if scope.since is None or scope.as_of is None or scope.as_of >= scope.since:
        return None
    source = document.url or document.id
    reason = (
        f"{source}: it counts since {scope.since} and is dated {scope.as_of}, before that; "
        "correct the publication date"
    )
    return Problem(
        source=source, stage="analyse", code="date_before_window", reason=reason, doc_id=document.id
    )


def window_problems(tallies: Iterable[tuple[Report, Document]]) -> Iterator[Problem]:
    """The problems of tallies that are dated before they begin, each once."""
    found = (window_problem(scope_of(report, document), document) for report, document in tallies)
    yield from dict.fromkeys(problem for problem in found if problem is not None)


def _starts(told: Told, others: Sequence[Told], incidents: Sequence[Incident]) -> Iterator[Finding]:
    """The ledger's count from each start that tallies of the same thing use."""
    starts = starts_of(told, others)
    if starts:
        counts = [_count(told.scope, *_sort(replace(told.scope, since=start), incidents)) for start in starts]
        read = "; ".join(
            f"since {start} the ledger counts {_span(low, high)}"
            for start, (low, high) in zip(starts, counts, strict=True)
        )
        yield Finding(kind="start", words=f"tallies of this count name {len(starts)} starts: {read}")


def _span(low: int, high: int | None) -> str:
    return str(low) if low == high else f"{low} to {'open' if high is None else high}"


def _current(told: Told, others: Sequence[Told], incidents: Sequence[Incident]) -> Iterator[Finding]:
    """Whether a count takes in the incidents since the one before it: 58 = 57 + this attack."""
    scope = told.scope
    before = max(
        (other for other in others if is_earlier(other, told)),
        key=lambda other: (other.scope.as_of or date.min, other.report.id),
        default=None,
    )
    if before is None or scope.as_of is None or before.scope.as_of is None or scope.unit != "incidents":
        return
    since = before.scope.as_of + timedelta(days=1)
    sure, possible = _sort(replace(scope, since=since), incidents)
    new = [*sure, *possible]
    days = ", ".join(sorted({str(w.start) for i in new if isinstance(w := value_of(i, Field.WHEN), When)}))
    grown = told.figure - before.figure
    if not days:
        return
    if len(sure) <= grown <= len(new) and grown:
        words = f"{told.figure} = {before.figure} of {before.scope.as_of} + {grown}"
        held = f"that the ledger holds since ({days}): the count includes them"
        yield Finding(kind="current", words=f"{words} {held}")
    elif not grown and sure:
        words = f"{told.figure} is the figure of {before.scope.as_of} still"
        yield Finding(kind="current", words=f"{words}: it does not include {len(sure)} since ({days})")


def _unclear(scope: Scope) -> Iterator[str]:
    """Parts of the scope that cannot be mapped to the ledger."""
    for part in scope.unclear:
        yield f"{part} could not be resolved"
    if scope.count is None and not scope.unclear:
        yield "the figure could not be resolved"
    if not scope.areas and scope.actor is None and scope.target is None:
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
    if scope.areas:
        yield in_areas(scope.areas, where if isinstance(where, Where) else None)
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
    reported_low = _least(count)
    if high is not None and reported_low > high:
        return Verdict.REPORTED_HIGHER, reported_low - high
    if count.high is not None and count.high < low:
        return Verdict.REPORTED_LOWER, count.high - low
    return Verdict.CONSISTENT, 0


def _least(count: Count) -> int:
    """The least that a reported count means: "nearly 140" is no less than nine tenths of it (rule H4)."""
    if count.low is None and count.operator == "<" and count.best is not None:
        return count.best * 9 // 10
    return count.low if count.low is not None else 0


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
    elif scope.is_start_inherited:
        yield f"the start, {scope.since}, is that of the count told beside it"
    if first is not None and scope.since is not None and first > scope.since:
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
