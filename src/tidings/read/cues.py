"""Find listed phrases in a line of tokens."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table
from tidings.read.sentences import tokenize


class Cue(NamedTuple):
    """A listed phrase found: tokens [first, last) and the name of its list."""

    first: int
    last: int
    label: str


class Cues:
    """Lists of phrases, compiled by their first word; the longest phrase at a place wins."""

    __slots__ = ("_by_first", "_firsts")

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for label, phrases in lists.items():
            for phrase in phrases:
                words = tuple(token.lower for token in tokenize(phrase))
                by_first.setdefault(words[0], []).append((words, label))
        for rows in by_first.values():
            rows.sort(key=lambda row: -len(row[0]))
        self._by_first = by_first
        self._firsts = frozenset(by_first)

    def find(self, lowers: Sequence[str], words: Collection[str], first: int = 0) -> list[Cue]:
        """All phrases from token `first` on, left to right, without overlaps; `words` is the set of all."""
        firsts = self._firsts.intersection(words)
        if not firsts:
            return []
        found: list[Cue] = []
        done = first
        for i, word in enumerate(lowers):
            if word not in firsts or i < done:
                continue
            for phrase, label in self._by_first[word]:
                if tuple(lowers[i : i + len(phrase)]) == phrase:
                    done = i + len(phrase)
                    found.append(Cue(i, done, label))
                    break
        return found


@lru_cache(maxsize=64)
def listed(name: str) -> frozenset[str]:
    """The words of one list of `resources/statements.yml`."""
    return frozenset(table("statements")[name].split())
