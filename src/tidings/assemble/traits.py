"""Collect what tells one event's reports from another's: names in full, capitalised words, numbers, ages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from sys import intern

from tidings.assemble.cast import find_cast
from tidings.assemble.tokens import Token, bare, is_initial, is_title, tokens_of
from tidings.assemble.words import rarity

# A time of day, but not in the line that says when the page was put up, nor with a zone as such lines have.
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))? ?([ap])\.?m\b", re.IGNORECASE)
_STAMP = re.compile(r"\W*(?:posted|updated?|published|created|last|by)\b", re.IGNORECASE)
_ZONE = re.compile(r"\.?\s*(?:[ECMP][SD]T|GMT)\b")
# A word up to this rarity, such as "the", "in" and "police", is no first word of a name.
_COMMON = 4
# From this rarity on a word may be a family name: "Boy, 3, dies" names nobody, though its noun has a capital.
# Linking corpus, precision of pairs: .869 with all words, .881 with these (later half .885 and .904).
_FAMILY = 8
# Numbers in this range are mostly years, which reports of different events share.
_YEARS = range(1900, 2040)
_AGES = range(1, 105)
_MIN_NUMBER = 100
# Words of one article beyond these are not collected; the longest articles list whole casts of names.
_MAX = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a text names, in lower case.

    `names` are pairs of neighbouring words of one name, `people` family names with an age, `persons` first
    and family names of all but `officials`, `clocks` times of day in minutes.
    """

    names: frozenset[tuple[str, str]] = frozenset()
    capitals: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    people: frozenset[tuple[str, str]] = frozenset()
    persons: frozenset[tuple[str, str]] = frozenset()
    officials: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    clocks: frozenset[int] = frozenset()


def find_traits(text: str) -> Traits:
    """The traits of a text; one without lower case or without capitals has no names."""
    tokens = tokens_of(text)
    cast = find_cast(tokens)
    names: dict[tuple[str, str], None] = {}
    capitals: dict[str, None] = {}
    numbers: dict[str, None] = {}
    ages: dict[str, None] = {}
    people: dict[tuple[str, str], None] = {}
    last_name: str | None = None
    for index, (word, start) in enumerate(tokens):
        if word[0].isdigit():
            last_name = None
            _note_number(tokens, index, numbers, ages)
            family = _aged(tokens, index) if word in ages else None
            if family is not None and rarity(family) >= _FAMILY:
                people[family, word] = None
        elif is_title(word):
            lower = intern(bare(word))
            if last_name is not None and rarity(last_name) > _COMMON:
                names[last_name, lower] = None
            if _is_inside(text, start):
                capitals[lower] = None
            last_name = lower
        elif not is_initial(tokens, index):
            last_name = None
    return Traits(
        names=frozenset(sorted(names, key=_rarest_name)[:_MAX]),
        capitals=frozenset(sorted(capitals, key=lambda word: (-rarity(word), word))[:_MAX]),
        numbers=frozenset(list(numbers)[:_MAX]),
        ages=frozenset(ages),
        people=frozenset(sorted(people)[:_MAX]),
        persons=frozenset(sorted(cast.persons)[:_MAX]),
        officials=cast.officials,
        streets=frozenset(sorted(cast.streets)[:_MAX]),
        clocks=_clocks(text),
    )


def _rarest_name(name: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    return (-rarity(name[0]) - rarity(name[1]), name)


def _is_inside(text: str, start: int) -> bool:
    """Whether a word stands inside a sentence, where a capital marks a name."""
    before = text[max(0, start - 2) : start]
    return len(before) == 2 and before[1] == " " and (before[0].islower() or before[0] == ",")


def _note_number(tokens: list[Token], index: int, numbers: dict[str, None], ages: dict[str, None]) -> None:
    """Keep a number that tells events apart: a large one that is no year, or someone's age."""
    word = tokens[index].text
    value = int(word.replace(",", "")[:12])
    after = [token.text for token in tokens[index + 1 : index + 4]]
    if value >= _MIN_NUMBER:
        if value not in _YEARS:
            numbers[word.replace(",", "")] = None
    elif value in _AGES and (
        after[:2] == ["-", "year"] or (after[:1] in ([","], ["-"]) and _is_apposed(tokens, index))
    ):
        ages[word] = None


def _is_apposed(tokens: list[Token], index: int) -> bool:
    """Whether a number stands behind a name and a comma: "Santos, 34, was"."""
    return index > 1 and tokens[index - 1].text == "," and is_title(tokens[index - 2].text)


def _aged(tokens: list[Token], index: int) -> str | None:
    """The family name of whom an age is told: "Julia Santos, 34, was", "34-year-old Julia Santos"."""
    if _is_apposed(tokens, index):
        return tokens[index - 2].text.casefold()
    ahead = [token.text for token in tokens[index + 1 : index + 10]]
    if ahead[:4] != ["-", "year", "-", "old"]:
        return None
    family = None
    for word in ahead[4:]:
        if is_title(word):
            family = word.casefold()
        elif not (len(word) == 1 and (word == "." or word.isupper())):
            break
    return family


def _clocks(text: str) -> frozenset[int]:
    """Times of day that a text tells, in minutes after midnight."""
    found = set()
    for match in _CLOCK.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        hour, minute = int(match[1]), int(match[2] or 0)
        if hour > 12 or minute > 59 or _STAMP.match(text, line) or _ZONE.match(text, match.end()):
            continue
        found.add((hour % 12 + (12 if match[3].casefold() == "p" else 0)) * 60 + minute)
    return frozenset(found)
