"""Tell whose ground is taken: a government's that regains it, or what others overtake (ACLED)."""

from __future__ import annotations

from tidings.data.actors import nations, plain_words
from tidings.read.bundle import Event
from tidings.read.grammar import Phrase

_OF_OTHERS = frozenset({"rebel", "rebels", "opposition", "separatist", "foreign", "coalition", "occupation"})
_CAPTURES = frozenset({"battle.overtaken", "battle.regained"})
_LONGEST_NAME = 3


def opens_with_ground(event: Event) -> bool:
    """Whether the first act told is that ground is taken: strikes and clashes beside it are how."""
    first = event.facts[0]
    if first.trigger.is_noun or first.trigger.row.code not in _CAPTURES:
        return False
    return any(p.chunk.cls in ("place", "facility") for p in first.roles.sufferers)


def ground_code(event: Event) -> str:
    """Whether ground is regained or overtaken, by whose people take it.

    ACLED codebook: "Government regains territory" is of government forces and their affiliates,
    "Non-state actor overtakes territory" of non-state groups and of foreign states.
    """
    doers = [p for p in event.phrases("doers") if p.chunk.cls != "place"]
    if doers and all(p.chunk.cls in ("armed", "group") for p in doers):
        return "battle.overtaken"
    if any(act.trigger.row.code == "battle.regained" for act in event.facts):
        return "battle.regained"
    return "battle.regained" if _are_the_governments(doers, event) else "battle.overtaken"


def _are_the_governments(doers: list[Phrase], event: Event) -> bool:
    """Whether all who take ground are a government's own forces, in its country; or say so themselves."""
    if not doers or any(p.chunk.cls != "state" or _is_of_others(p) for p in doers):
        return False
    if event.where is None:
        return all("government" in p.words for p in doers)
    return all(_lands(p) <= {event.where.country} for p in doers)


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
