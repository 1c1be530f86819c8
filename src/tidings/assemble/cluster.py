"""Group units by constrained average-link clustering, the same whatever the order of arrival."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import add

# A pair that no blocking key brought together counts as this unlikely (thousandths of log-odds).
UNCOMPARED = -4500
# Per cent of a merge's score that its best pair gives, the mean of all pairs the rest: a late report may
# be like one of those before it and like none of the others.
BEST_SHARE = 60
# What each doubling of the pairs that a merge makes takes off: of wrong pairs most stood in the few largest
# groups. Both were chosen on the earlier half of the linking corpus; precision, recall and F1 of its pairs,
# with 40 and 400: .893, .819, .855; with 60 and 600: .893, .828, .860; with 60 and 800: .895, .824, .858.
PER_DOUBLING = 600


def merge_score(scores: tuple[int, int, int], made: int, silent: int) -> int:
    """What speaks for a merge that makes so many pairs, of which so many are silent.

    `scores` is the sum, number and best of the compared pairs; those never compared count UNCOMPARED.
    """
    total, compared, best = scores
    pairs = made - silent
    mean = (total + (pairs - compared) * UNCOMPARED) // pairs
    drawn = (mean * (100 - BEST_SHARE) + best * BEST_SHARE) // 100
    return drawn - PER_DOUBLING * (made.bit_length() - 1)


@dataclass(slots=True)
class _Group:
    """Members, and for each neighbour group the compared pairs' sum, number and best, and the silent ones."""

    members: list[str]
    sums: dict[str, int] = field(default_factory=dict)
    compared: dict[str, int] = field(default_factory=dict)
    best: dict[str, int] = field(default_factory=dict)
    silent: dict[str, int] = field(default_factory=dict)
    apart: set[str] = field(default_factory=set)


def cluster(
    ids: Iterable[str],
    scores: Mapping[tuple[str, str], int],
    *,
    same: Collection[tuple[str, str]] = (),
    apart: Collection[tuple[str, str]] = (),
    silent: Collection[tuple[str, str]] = (),
    merge_at: int = 0,
) -> list[tuple[str, ...]]:
    """Groups of ids, merged while the score of a merge (see `_rank`) reaches `merge_at`.

    `scores` holds the compared pairs, smaller id first. Pairs of `same` are put together first
    whatever their score; pairs of `apart` never come together; pairs of `silent` count neither for
    nor against. The two best groups are merged again and again; ties go to the smaller ids, so the
    result depends on the content alone.
    """
    groups = {key: _Group(members=[key]) for key in sorted(ids)}
    for (left, right), score in sorted(scores.items()):
        _note(groups, left, right, score)
    for left, right in sorted(silent):
        groups[left].silent[right] = groups[right].silent[left] = 1
    for left, right in sorted(apart):
        groups[left].apart.add(right)
        groups[right].apart.add(left)
    home = {key: key for key in groups}
    for left, right in sorted(same):
        one, other = sorted((home[left], home[right]))
        if one != other:
            for member in groups[other].members:
                home[member] = one
            _merge(groups, one, other)
    _merge_best(groups, merge_at)
    return sorted(tuple(sorted(group.members)) for group in groups.values())


def _note(groups: Mapping[str, _Group], left: str, right: str, score: int) -> None:
    for one, other in ((left, right), (right, left)):
        groups[one].sums[other] = groups[one].sums.get(other, 0) + score
        groups[one].compared[other] = groups[one].compared.get(other, 0) + 1
        groups[one].best[other] = max(groups[one].best.get(other, score), score)


def _rank(groups: Mapping[str, _Group], one: str, other: str) -> int:
    """What speaks for merging two groups."""
    group = groups[one]
    made = len(group.members) * len(groups[other].members)
    found = (group.sums[other], group.compared[other], group.best[other])
    return merge_score(found, made, group.silent.get(other, 0))


def _merge(groups: dict[str, _Group], one: str, other: str) -> None:
    """Put the group `other` into the group `one`."""
    kept, gone = groups[one], groups.pop(other)
    kept.members.extend(gone.members)
    for name, joined in (("sums", add), ("compared", add), ("silent", add), ("best", max)):
        ours, theirs = getattr(kept, name), getattr(gone, name)
        ours.pop(other, None)
        for near, number in theirs.items():
            if near == one:
                continue
            of_near = getattr(groups[near], name)
            of_near.pop(other)
            ours[near] = of_near[one] = joined(ours[near], number) if near in ours else number
    for near in gone.apart:
        if near in groups:
            groups[near].apart.discard(other)
            groups[near].apart.add(one)
            kept.apart.add(near)


def _merge_best(groups: dict[str, _Group], merge_at: int) -> None:
    heap: list[tuple[int, str, str]] = []

    def offer(one: str, other: str) -> None:
        left, right = sorted((one, other))
        if right not in groups[left].apart and (rank := _rank(groups, left, right)) >= merge_at:
            heapq.heappush(heap, (-rank, left, right))

    for left in sorted(groups):
        for right in sorted(groups[left].sums):
            if left < right:
                offer(left, right)
    while heap:
        rank, left, right = heapq.heappop(heap)
        if left not in groups or right not in groups or right in groups[left].apart:
            continue
        if right not in groups[left].sums or -rank != _rank(groups, left, right):
            continue  # an older offer; the newer one stands in the heap as well
        _merge(groups, left, right)
        for near in sorted(groups[left].sums):
            offer(left, near)


def components(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Ids that any chain of pairs ties together, each part in order."""
    parent = {key: key for key in ids}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for left, right in pairs:
        one, other = sorted((root(left), root(right)))
        parent[other] = one
    parts: dict[str, list[str]] = defaultdict(list)
    for key in sorted(parent):
        parts[root(key)].append(key)
    return [tuple(part) for _, part in sorted(parts.items())]


def in_order(groups: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """Groups by their first member."""
    return sorted(tuple(group) for group in groups)
