"""Check reported comparisons ("the deadliest since 2020"), and say plainly where the ledger cannot tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tidings.analyse.counts import value_of
from tidings.data.tables import table
from tidings.model.codes import Field, Kind
from tidings.model.incident import Incident
from tidings.model.report import Report
from tidings.model.text import Document
from tidings.model.values import Count, When, Where


class Standing(StrEnum):
    """How a comparison fares beside the ledger."""

    HOLDS = "holds_here"
    CONTRADICTED = "contradicted"
    UNCHECKABLE = "not_checkable_here"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonCheck:
    """One reported comparison, how it fares, why, and the incidents that contradict it."""

    report: Report
    standing: Standing
    reason: str
    against: tuple[str, ...] = ()


def check_comparisons(
    comparisons: Iterable[tuple[Report, Document]], incidents: Sequence[Incident]
) -> list[ComparisonCheck]:
    """Check every comparison; only a rank by victims can be told from what a ledger holds."""
    return [
        _check(report, document, incidents)
        for report, document in comparisons
        if report.kind is Kind.COMPARISON
    ]


def _check(report: Report, document: Document, incidents: Sequence[Incident]) -> ComparisonCheck:
    measure = _measure(report)
    if measure is None:
        rank = next((claim.raw for claim in report.of(Field.RANK)), "the rank")
        return _unknown(
            report, f"{rank!r} does not say by which measure; the ledger holds no size of attacks"
        )
    since = next((c.value.start for c in report.of(Field.SINCE) if isinstance(c.value, When)), None)
    if since is None:
        return _unknown(report, "the time it ranks over could not be resolved to a day")
    own = [i for i in incidents if any(r.doc_id == document.id for r in i.reports)]
    ranked = [(i, count) for i in own if isinstance(count := value_of(i, measure), Count)]
    if not ranked:
        return _unknown(report, f"its article gives no number {measure.value} of the event it ranks")
    event, count = max(ranked, key=lambda one: (one[1].low or 0, one[0].id))
    worse = [i for i in incidents if i is not event and _is_worse(i, event, measure, count, since)]
    if worse:
        words = f"{len(worse)} incidents since {since} have more {measure.value} than {_most(count)}"
        return ComparisonCheck(
            report=report, standing=Standing.CONTRADICTED, reason=words, against=tuple(i.id for i in worse)
        )
    first = min(
        (w.start for i in incidents if isinstance(w := value_of(i, Field.WHEN), When) and w.start),
        default=None,
    )
    if first is None or first > since:
        return _unknown(report, f"the ledger begins on {first or 'no known day'}, the comparison on {since}")
    return ComparisonCheck(
        report=report,
        standing=Standing.HOLDS,
        reason=f"no incident of the ledger since {since} has more {measure.value}; what it lacks may have",
    )


def _measure(report: Report) -> Field | None:
    """What is ranked: killed for "deadliest" and its like, None where the words do not say."""
    deadly = frozenset(table("rivals")["deadliest"].split())
    words = {word for claim in report.of(Field.RANK) for word in claim.raw.casefold().split()}
    return Field.KILLED if words & deadly else None


def _is_worse(incident: Incident, event: Incident, measure: Field, count: Count, since: date) -> bool:
    """Whether an incident surely has more victims, lies in the same country and in the time compared."""
    other, when = value_of(incident, measure), value_of(incident, Field.WHEN)
    if not isinstance(other, Count) or not isinstance(when, When) or when.start is None:
        return False
    here, there = value_of(event, Field.WHERE), value_of(incident, Field.WHERE)
    is_here = isinstance(here, Where) and isinstance(there, Where) and here.country == there.country
    most = count.high
    end = value_of(event, Field.WHEN)
    is_before = not isinstance(end, When) or end.start is None or when.start <= end.start
    return is_here and is_before and when.start >= since and most is not None and (other.low or 0) > most


def _most(count: Count) -> str:
    return str(count.high if count.high is not None else count.best)


def _unknown(report: Report, reason: str) -> ComparisonCheck:
    words = f"not checkable here: {reason}"
    return ComparisonCheck(report=report, standing=Standing.UNCHECKABLE, reason=words)
