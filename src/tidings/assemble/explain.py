"""Say why the reports of two incidents are not one, or why two reports are."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tidings.assemble.block import candidates
from tidings.assemble.cluster import merge_score
from tidings.assemble.features import Line, lines, score, why_apart
from tidings.assemble.link import KEPT_APART, Rulings, settle
from tidings.assemble.units import Unit
from tidings.model.decision import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """Two reports of one document that keeps them apart, and by what."""

    left: str
    right: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What speaks for and against two groups of reports being one incident.

    `lines` is the table of the reports `left` and `right`, which add up to `score`. `mean` is what the
    linker holds against its threshold (`cluster.merge_score`): drawn from all `pairs` of the two groups that
    say something, where a pair that no key brought together counts UNCOMPARED; None where none of them was
    compared.
    """

    left: str
    right: str
    lines: tuple[Line, ...]
    score: int
    mean: int | None
    pairs: int
    compared: int
    parted: tuple[Parted, ...]


def explain(
    left: Sequence[Unit], right: Sequence[Unit], rulings: Rulings, named: Collection[str] = ()
) -> Explanation:
    """Compare two groups of reports as the linker does.

    The table is of the likeliest pair; of a group that holds a `named` report, only that one is asked. A
    word that is common in this project is a key here and may be none in a run.
    """
    ordered = sorted((*left, *right), key=lambda unit: unit.id)
    units = {unit.id: unit for unit in ordered}
    ours, theirs = ([unit.id for unit in group] for group in (left, right))
    across = {(min(one, other), max(one, other)) for one in ours for other in theirs if one != other}
    found = ((ordered[one].id, ordered[other].id) for one, other in candidates(ordered))
    scores = {key: score(units[key[0]], units[key[1]]) for key in found if key in across}
    best = _best(scores, ours, theirs, named)
    silent = settle(units, scores, rulings) & across
    compared = [points for key, points in scores.items() if key in across]
    pairs = len(across) - len(silent)
    found_all = (sum(compared), len(compared), max(compared, default=0))
    table = lines(units[best[0]], units[best[1]])
    return Explanation(
        left=best[0],
        right=best[1],
        lines=table,
        score=sum(line.points for line in table),
        mean=merge_score(found_all, len(across), len(silent)) if compared else None,
        pairs=pairs,
        compared=len(compared),
        parted=tuple(
            Parted(left=one, right=other, words=why_apart(units[one], units[other]))
            for one, other in sorted(across)
            if scores.get((one, other)) == KEPT_APART and units[one].doc_id == units[other].doc_id
        ),
    )


def _best(
    scores: dict[tuple[str, str], int], ours: Sequence[str], theirs: Sequence[str], named: Collection[str]
) -> tuple[str, str]:
    """The likeliest pair, of the named reports where there are such; the founders where none was compared."""
    one, other = ([key for key in group if key in named] or group for group in (ours, theirs))
    asked = {(min(left, right), max(left, right)) for left in one for right in other}
    compared = [(-points, key) for key, points in scores.items() if key in asked]
    return min(compared)[1] if compared else (min(one[0], other[0]), max(one[0], other[0]))


def chain(links: Iterable[Decision], one: str, other: str) -> tuple[Decision, ...]:
    """The links that tie two reports, by way of others where need be, their weakest as strong as can be.

    A person's link is stronger than any of the linker's. Empty where no links lead from one to the other.
    """
    near: dict[str, list[Decision]] = defaultdict(list)
    for link in links:
        near[link.left].append(link)
        near[link.right].append(link)
    reached: dict[str, tuple[Decision, ...]] = {one: ()}
    heap = [_offer(link, one) for link in near[one]]
    heapq.heapify(heap)
    by_id = {link.id: link for found in near.values() for link in found}
    while heap and other not in reached:
        *_, there, here, link_id = heapq.heappop(heap)
        if there not in reached:
            reached[there] = (*reached[here], by_id[link_id])
            for link in near[there]:
                heapq.heappush(heap, _offer(link, there))
    return reached.get(other, ())


def _offer(link: Decision, here: str) -> tuple[bool, int, str, str, str]:
    there = link.right if link.left == here else link.left
    return (link.by == "linker", -link.score, there, here, link.id)
