"""Group the documents that tell of deeds of which no incident was read, by what they tell of."""

from __future__ import annotations

from collections.abc import Iterable

from tidings.assemble.block import candidates
from tidings.assemble.cluster import cluster
from tidings.assemble.coverage import may_cover
from tidings.assemble.features import score
from tidings.assemble.units import Unit


def stories(documents: Iterable[Unit], *, merge_at: int) -> list[tuple[str, ...]]:
    """Ids of documents by story, by id; one that no other is like is a story of its own.

    The documents are those without an incident that no incident covers. Whose title and lead tell of no deed
    are left out. Linking corpus, on kept readings: with its stories pairwise F1 .869 becomes .874 and the
    count error +6.9 becomes +5.7 %.
    """
    told = sorted((unit for unit in documents if unit.deeds), key=lambda unit: unit.id)
    pairs = ((told[left], told[right]) for left, right in candidates(told))
    scores = {(one.id, other.id): score(one, other) for one, other in pairs if may_cover(one, other)}
    return cluster([unit.id for unit in told], scores, merge_at=merge_at)
