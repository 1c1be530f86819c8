"""Tell whose ground is taken: a government's that regains it, or what others overtake (ACLED)."""

from __future__ import annotations

from tidings.data.actors import nations, plain_words
from tidings.read.bundle import Event
from tidings.read.grammar import Phrase

_OF_OTHERS = frozenset({"rebel", "rebels", "opposition", "separatist", "foreign", "coalition", "occupation"})
_LONGEST_NAME = 3


def is_by_the_government(event: Event) -> bool:
    """Whether a government's own forces take ground in their country; a foreign army overtakes it.

    ACLED codebook: "Government regains territory" is of government forces and their affiliates,
    "Non-state actor overtakes territory" of non-state groups and of foreign states.
    """
    doers = [p for p in event.phrases("doers") if p.chunk.cls != "place"]
    if event.where is None or not doers or any(p.chunk.cls != "state" for p in doers):
        return False
    return all(not _is_of_others(p) and _lands(p) <= {event.where.country} for p in doers)


def _is_of_others(phrase: Phrase) -> bool:
    return any(word in _OF_OTHERS or word.endswith(("-backed", "-led")) for word in phrase.words)


def _lands(phrase: Phrase) -> set[str]:
    """The countries that a phrase names: "Syrian government forces"."""
    tokens = phrase.parse.tokens[phrase.chunk.first : phrase.chunk.last]
    found = set()
    for first in range(len(tokens)):
        for last in range(first + 1, min(len(tokens), first + _LONGEST_NAME) + 1):
            name = nations().get(plain_words(" ".join(token.text for token in tokens[first:last])))
            if name is not None and tokens[first].is_capital:
                found.add(name.iso2)
    return found
