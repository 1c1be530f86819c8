"""Weigh a report's words by how rare they are in news, so that two texts can be compared."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from tidings.data.tables import table

# Letters of the shortest word that the table of rarities counts.
SHORTEST = 3
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
# Words kept of a text, the weightiest first: pairs of one event share 12 of them in the median.
MAX_WORDS = 80
# Words more common than this (one article in 8) tell nothing of which event a text is about.
TOLD = 6
# Rarity of a word that the table does not have: it stood in fewer than one of 1,000 articles.
UNSEEN = 19
# From here on a word is rare: one article in 45, or fewer, has it.
RARE = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The weightiest words of a text, each with its weight, and the length of that vector."""

    weights: Mapping[str, int]
    norm: int

    def shared(self, other: Words) -> list[str]:
        """The words that both have, rarest first."""
        both = self.weights.keys() & other.weights.keys()
        return sorted(both, key=lambda word: (-rarity(word), word))


NO_WORDS = Words(weights={}, norm=0)


def weigh(text: str, *, limit: int = MAX_WORDS, without: frozenset[str] = frozenset()) -> Words:
    """The words of a text with integer weights: rarity times one plus the logarithm of the count.

    Words `without` which the text is to be weighed, such as its outlet's name, count for nothing.
    """
    found = Counter(_WORD.findall(text.casefold()))
    weights = {
        word: round((rarity(word) - TOLD) * (1 + math.log(n)) * 10)
        for word, n in found.items()
        if rarity(word) > TOLD and word not in without
    }
    kept = sorted(((weight, word) for word, weight in weights.items() if weight), key=_heaviest)[:limit]
    norm = math.isqrt(sum(weight * weight for weight, _ in kept))
    return Words(weights={intern(word): weight for weight, word in kept}, norm=norm)


def _heaviest(item: tuple[int, str]) -> tuple[int, str]:
    return (-item[0], item[1])


def similarity(left: Words, right: Words) -> int:
    """The cosine of two texts in thousandths."""
    if not left.norm or not right.norm:
        return 0
    one, other = left.weights, right.weights
    product = sum(one[word] * other[word] for word in one.keys() & other.keys())
    return product * 1000 // (left.norm * right.norm)


def rarity(word: str) -> int:
    """How rare a word is in news: n means one of 2^(n/2) articles has it; of two letters none is rare."""
    return _rarities().get(word, UNSEEN) if len(word) >= SHORTEST else 0


@lru_cache(maxsize=1)
def _rarities() -> dict[str, int]:
    return {word: int(level) for level, words in table("word_rarity").items() for word in words.split()}
