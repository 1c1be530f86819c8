"""Decide which reports tell of the same incident, people's decisions first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tidings.assemble.block import candidates
from tidings.assemble.cluster import cluster, components
from tidings.assemble.features import Pair, compare, keeps_apart, score
from tidings.assemble.units import Unit
from tidings.model.codes import Judgement
from tidings.model.decision import Decision
from tidings.model.problem import Problem

# Points of two reports that one document keeps apart. They outweigh any likeness of a few reports, yet
# one document whose event was split by the reader cannot part dozens that agree. Later part of the
# linking corpus, pairwise F1: .820 at -8000, .810 at -15000, .800 at -30000, .747 as a wall.
KEPT_APART = -15_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """Groups of report ids, founder first; why pairs were put together; pairs for a person to judge."""

    groups: tuple[tuple[str, ...], ...]
    links: tuple[Decision, ...]
    possible: tuple[Decision, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What people decided: pairs that are the same, pairs that are not, and contradictions."""

    same: frozenset[tuple[str, str]]
    apart: frozenset[tuple[str, str]]
    problems: tuple[Problem, ...]


def link(
    units: Iterable[Unit], decisions: Sequence[Decision] = (), *, merge_at: int, review_at: int
) -> Linking:
    """Put the reports of one incident together.

    The result is a function of the set of units and decisions: their order does not matter.
    """
    ordered = sorted(units, key=lambda unit: unit.id)
    by_id = {unit.id: unit for unit in ordered}
    rulings = rule(decisions, by_id.keys())
    scores = {
        (ordered[left].id, ordered[right].id): score(ordered[left], ordered[right])
        for left, right in candidates(ordered)
    }
    groups = group(by_id, scores, rulings, merge_at)
    home = {key: number for number, found in enumerate(groups) for key in found}
    kept = [
        compare(by_id[left], by_id[right])
        for (left, right), points in sorted(scores.items())
        if points >= review_at
    ]
    return Linking(
        groups=tuple(sorted(groups)),
        links=tuple(tell(pair) for pair in kept if home[pair.left] == home[pair.right]),
        possible=tuple(
            tell(pair)
            for pair in kept
            if home[pair.left] != home[pair.right] and (pair.left, pair.right) not in rulings.apart
        ),
        problems=rulings.problems,
    )


def group(
    units: Mapping[str, Unit], scores: dict[tuple[str, str], int], rulings: Rulings, merge_at: int
) -> list[tuple[str, ...]]:
    """Cluster each connected component on its own: no merge can reach across two of them. Founders first.

    `scores` is brought in line with the rulings in place, for it is by far the largest thing here.
    """
    silent = settle(units, scores, rulings)
    apart = rulings.apart
    ties = [key for key, points in scores.items() if points >= merge_at]
    parts = components(units, [*ties, *rulings.same])
    part_of = {key: number for number, part in enumerate(parts) for key in part}
    inside: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    walls: dict[int, set[tuple[str, str]]] = defaultdict(set)
    unions: dict[int, set[tuple[str, str]]] = defaultdict(set)
    mute: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for key, points in scores.items():
        if part_of[key[0]] == part_of[key[1]]:
            inside[part_of[key[0]]][key] = points
    for source, target in ((apart, walls), (rulings.same, unions), (silent, mute)):
        for key in source:
            if part_of[key[0]] == part_of[key[1]]:
                target[part_of[key[0]]].add(key)
    return [
        _founder_first(found, units)
        for number, part in enumerate(parts)
        for found in cluster(
            part,
            inside[number],
            same=unions[number],
            apart=walls[number],
            silent=mute[number],
            merge_at=merge_at,
        )
    ]


def settle(
    units: Mapping[str, Unit], scores: dict[tuple[str, str], int], rulings: Rulings
) -> set[tuple[str, str]]:
    """Bring scores in line with what documents and people keep apart; the pairs that say nothing."""
    within = _of_one_document(units) - rulings.same
    told_apart = {key for key in within if keeps_apart(units[key[0]], units[key[1]])}
    scores.update(dict.fromkeys(told_apart, KEPT_APART))
    for key in rulings.apart:
        scores.pop(key, None)
    return within - told_apart - rulings.apart


def _of_one_document(units: Mapping[str, Unit]) -> set[tuple[str, str]]:
    """Pairs of reports of one document."""
    by_document: dict[str, list[str]] = defaultdict(list)
    for key in sorted(units):
        by_document[units[key].doc_id].append(key)
    return {
        (one, other)
        for members in by_document.values()
        for place, one in enumerate(members)
        for other in members[place + 1 :]
    }


def _founder_first(group: Sequence[str], units: Mapping[str, Unit]) -> tuple[str, ...]:
    """Members by publication, then document and report id; without a publication day they come last."""

    def age(key: str) -> tuple[bool, str, str, str]:
        unit = units[key]
        published = unit.published.isoformat() if unit.published else ""
        return (unit.published is None, published, unit.doc_id, key)

    return tuple(sorted(group, key=age))


def tell(pair: Pair) -> Decision:
    """The linker's decision that two reports may be one."""
    return Decision(
        left=pair.left,
        right=pair.right,
        judgement=Judgement.SAME,
        by="linker",
        score=pair.score,
        reasons=pair.reasons,
    )


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions that are in force: not withdrawn, and the last of each person on each pair."""
    every = sorted(decisions, key=lambda decision: (decision.at or "", decision.id))
    withdrawn = {decision.withdraws for decision in every if decision.withdraws}
    last = {(d.left, d.right, d.by): d for d in every if d.withdraws is None and d.id not in withdrawn}
    return sorted(last.values(), key=lambda decision: decision.id)


def rule(decisions: Iterable[Decision], known: Iterable[str]) -> Rulings:
    """Settle people's decisions on known reports; where they contradict each other neither holds."""
    ids = frozenset(known)
    force = [d for d in standing(decisions) if d.left in ids and d.right in ids]
    same = {(d.left, d.right) for d in force if d.judgement is Judgement.SAME}
    apart = {(d.left, d.right) for d in force if d.judgement is Judgement.DIFFERENT}
    problems = [_conflict(pair, "is judged both the same and different") for pair in sorted(same & apart)]
    both = same & apart
    same, apart = same - both, apart - both
    home = {key: number for number, part in enumerate(components(ids, same)) for key in part}
    torn = {pair for pair in apart if home[pair[0]] == home[pair[1]]}
    problems.extend(
        _conflict(pair, "is judged different, but a chain of other decisions makes it the same")
        for pair in sorted(torn)
    )
    broken = {home[pair[0]] for pair in torn}
    return Rulings(
        same=frozenset(pair for pair in same if home[pair[0]] not in broken),
        apart=frozenset(apart - torn),
        problems=tuple(problems),
    )


def _conflict(pair: tuple[str, str], what: str) -> Problem:
    return Problem(
        source=f"{pair[0]} {pair[1]}",
        stage="assemble",
        code="decision_conflict",
        reason=f"the pair {pair[0]}, {pair[1]} {what}; neither decision is used until one is withdrawn",
    )
