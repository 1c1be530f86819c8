"""Tell whom a text names, apart from the officials who speak of many events, and which streets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tidings.assemble.tokens import Token, bare, is_initial, is_possessive, is_title
from tidings.assemble.words import rarity
from tidings.data.tables import table

# A word up to this rarity, such as "the", "in" and "police", is no part of a person's name.
_COMMON = 4
# Two words from this rarity on are a name though no list has the first: "Oshaye Collins".
_RARE = 14
_LONGEST = 4
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


class Cast(NamedTuple):
    """Persons by first and family name, words of officials' names, and names of streets, in lower case."""

    persons: frozenset[tuple[str, str]]
    officials: frozenset[str]
    streets: frozenset[str]


class _Lists(NamedTuple):
    officials: frozenset[str]
    streets: frozenset[str]
    bodies: frozenset[str]
    given: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    words, given = table("link_words"), table("given_names")
    return _Lists(
        officials=frozenset(words["officials"].split()),
        streets=frozenset(words["streets"].split()),
        bodies=frozenset(words["bodies"].split()),
        given=frozenset(name for names in given.values() for name in names.split()),
    )


def find_cast(tokens: list[Token]) -> Cast:
    """Whom and which streets a text names. Whoever is once called an official is one in all the text."""
    lists = _lists()
    persons: set[tuple[str, str]] = set()
    officials: set[str] = set()
    streets: set[str] = set()
    for before, run in _runs(tokens):
        lead = next((place for place, word in enumerate(run) if word not in lists.officials), len(run))
        name = [word for word in run[lead:] if word not in _SUFFIXES]
        is_body = not lists.bodies.isdisjoint(name)
        if (lead or before in lists.officials) and not is_body:
            officials.update(word for word in name if rarity(word) > _COMMON)
            continue
        found = {one for one, after in pairwise(run) if after in lists.streets}
        streets |= found
        if not found and not is_body and _is_person(name, lists.given):
            persons.add((name[0], name[-1]))
    return Cast(
        frozenset(person for person in persons if person[1] not in officials),
        frozenset(officials),
        frozenset(streets),
    )


def _runs(tokens: list[Token]) -> Iterator[tuple[str, list[str]]]:
    """Capitalised words that stand together, with the word before them."""
    index = 0
    while index < len(tokens):
        start, run = index, list[str]()
        while index < len(tokens) and (is_title(tokens[index].text) or (run and is_initial(tokens, index))):
            word = tokens[index].text
            index += 1
            if is_title(word):
                run.append(bare(word))
                if is_possessive(word):
                    break
        if run:
            yield _before(tokens, start), run
        index = max(index, start + 1)


def _before(tokens: list[Token], index: int) -> str:
    """The word before a name, past the stop of an abbreviation."""
    if index > 1 and tokens[index - 1].text == ".":
        index -= 1
    return tokens[index - 1].text.casefold() if index else ""


def _is_person(name: list[str], given: frozenset[str]) -> bool:
    if not 1 < len(name) <= _LONGEST:
        return False
    first, last = rarity(name[0]), rarity(name[-1])
    return (name[0] in given and last > _COMMON) or min(first, last) >= _RARE
