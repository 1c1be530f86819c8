"""Why reports are one incident or two, in words and as the public object."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tidings.assemble.cluster import BEST_SHARE, PER_DOUBLING, UNCOMPARED
from tidings.assemble.explain import Explanation
from tidings.assemble.link import KEPT_APART
from tidings.model.decision import Decision
from tidings.model.report import Report
from tidings.model.text import Document
from tidings.serve.shell import one_line
from tidings.serve.tables import table_of
from tidings.serve.values import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is asked and all that bears on it.

    `incidents` are the two, or the one, that hold the reports. `ties` lead from one report of an
    incident to the other. `decisions` are those of people in force, `unused` those of them that contradict
    one another. `merge_at` is the project's threshold.
    """

    found: Explanation
    incidents: tuple[str, ...]
    ties: tuple[Decision, ...]
    decisions: tuple[Decision, ...]
    unused: Collection[str]
    merge_at: int


def decision_json(decision: Decision) -> Json:
    """A decision of a person."""
    return {
        "id": decision.id,
        "judgement": decision.judgement.value,
        "left": decision.left,
        "right": decision.right,
        "by": decision.by,
        "at": decision.at,
        "withdraws": decision.withdraws,
        "why": why_words(decision),
    }


def why_words(decision: Decision) -> str:
    """The reasons of a decision in a line."""
    return "; ".join(reason.words for reason in decision.reasons)


def case_json(case: Case) -> Json:
    """The table of a pair, and what ties or parts the two."""
    found = case.found
    return {
        "is_one": len(case.incidents) == 1,
        "incidents": list(case.incidents),
        "left": found.left,
        "right": found.right,
        "score": found.score,
        "features": [line._asdict() for line in found.lines],
        "mean": found.mean,
        "merge_at": case.merge_at,
        "pairs": found.pairs,
        "compared": found.compared,
        "kept_apart": [{"left": p.left, "right": p.right, "words": list(p.words)} for p in found.parted],
        "ties": [{"left": d.left, "right": d.right, "by": d.by, "score": d.score} for d in case.ties],
        "decisions": [{**decision_json(d), "is_used": d.id not in case.unused} for d in case.decisions],
    }


def case_text(case: Case, reports: Mapping[str, tuple[Report, Document]]) -> str:
    """The same for reading; `reports` holds the two of the table."""
    found = case.found
    verdict = "One incident" if len(case.incidents) == 1 else "Two incidents"
    rows = [(line.feature, line.level or "", _signed(line.points), line.words) for line in found.lines]
    rows.append(("total", "", _signed(found.score), ""))
    parts = [
        f"{verdict}: {' and '.join(key[:8] for key in case.incidents)}",
        *(_source(*reports[key]) for key in (found.left, found.right)),
        "",
        table_of(("feature", "level", "points", "why"), rows, numbers=("points",)),
        *map(one_line, _told(case)),
    ]
    return "\n".join(parts)


def _told(case: Case) -> Iterator[str]:
    """What the linker and people made of it."""
    found, threshold = case.found, _signed(case.merge_at)
    if case.ties[1:]:
        yield "Tied by way of other reports:"
    for tie in case.ties:
        by = f"score {_signed(tie.score)}" if tie.by == "linker" else f"said by {tie.by}"
        yield f"{tie.left[:8]} = {tie.right[:8]}  {by}"
    if len(case.incidents) > 1 and found.mean is None:
        yield "Never compared: no day and province in common, and words too unlike."
    elif len(case.incidents) > 1:
        yield (
            f"Their {found.pairs} pairs of reports, {found.compared} of them compared and the others at "
            f"{_signed(UNCOMPARED)}, reach {_signed(found.mean)}: the mean, for {BEST_SHARE} % the best, "
            f"less {PER_DOUBLING / 1000:.1f} for each doubling of the pairs; the threshold is {threshold}."
        )
    for parted in found.parted:
        why = "; ".join(parted.words)
        pair = f"{parted.left[:8]} and {parted.right[:8]}"
        yield f"One document keeps {pair} apart ({_signed(KEPT_APART)}): {why}"
    for decision in case.decisions:
        state = ", not used: other decisions contradict it" if decision.id in case.unused else ""
        why = f": {why_words(decision)}" if decision.reasons else ""
        yield (
            f"{decision.by} said at {decision.at} that {decision.left[:8]} and {decision.right[:8]} are "
            f"{decision.judgement.value} ({decision.id[:8]}{state}){why}"
        )


def _source(report: Report, document: Document) -> str:
    day = document.published.isoformat() if document.published else "day unknown"
    source = document.outlet or document.url or "source unknown"
    return one_line(f"{report.id[:8]}  {day}  {source}: {document.title or 'untitled'}").join(("  ", ""))


def _signed(points: int | None) -> str:
    return "" if points is None else f"{points / 1000:+.1f}"
