"""Tell how far what is told reaches: one town, or a whole country."""

from __future__ import annotations

import itertools

from tidings.read.sentences import Sentence

_EVERYWHERE = frozenset({"nationwide", "countrywide", "nation-wide", "country-wide"})
_LANDS = frozenset({"country", "nation"})
_NATION = _LANDS | {"island"}
_OVER = frozenset({"across", "throughout"})


def is_nationwide(sentence: Sentence) -> bool:
    """Whether a sentence tells of a whole country: "in the nationwide unrest", "across the country"."""
    words = [token.lower for token in sentence.tokens]
    if not _EVERYWHERE.isdisjoint(words):
        return True
    return any(
        word in _OVER and words[i + 1 : i + 2] == ["the"] and not _LANDS.isdisjoint(words[i + 2 : i + 3])
        for i, word in enumerate(words)
    )


def names_the_nation(sentence: Sentence) -> bool:
    """Whether a sentence speaks of the whole country in any way: "attacks that rocked the nation"."""
    words = [token.lower for token in sentence.tokens]
    pairs = itertools.pairwise(words)
    return is_nationwide(sentence) or any(b in _NATION and a in ("the", "this", "that") for a, b in pairs)
