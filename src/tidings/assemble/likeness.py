"""Compare what two texts say in so many words: vocabulary, names, people, numbers, ages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tidings.assemble.units import Unit
from tidings.assemble.words import rarity, similarity

# Rarity from which a shared name or word is told as a reason.
_TELLING = 11
# A first name says little beyond this; a family name may be as rare as it likes.
_GIVEN_NAME = 14
# A name of two words from this weight on is seldom shared by chance.
_TELLING_NAME = 22
# Numbers and ages in common count where they are at least one in so many of the text that gives fewer.
# Fifteen shootings of two years were one incident by the ages in a paper's round-ups; pairwise F1 of the
# linking corpus .713 without this and .723 with it, of its later half .739 and .746.
COMMON = 4


class Level(NamedTuple):
    """How far a feature agrees: the name of a row of `link_points`, and why in words."""

    name: str
    words: str


def band(value: int, limits: Iterable[int]) -> str:
    """The highest limit that a value reaches, as a level's name; "none" below the first."""
    reached = [limit for limit in limits if value >= limit]
    return str(reached[-1]) if reached else "none"


def is_tied(left: Unit, right: Unit) -> bool:
    """Whether two texts share what two events seldom do; the name of a place is no tie."""
    one, other = left.traits, right.traits
    if _common(one.ages, other.ages) or _common(one.numbers, other.numbers):
        return True
    places = {
        word for unit in (left, right) for place in unit.places for word in place.name.casefold().split()
    }
    return any(
        _weight(name) >= _TELLING_NAME and not places.issuperset(name) for name in one.names & other.names
    )


def compare_words(left: Unit, right: Unit) -> Level | None:
    """How alike the texts are in their rarer vocabulary."""
    if not left.words.norm or not right.words.norm:
        return None
    share = similarity(left.words, right.words)
    rare = [word for word in left.words.shared(right.words) if rarity(word) >= _TELLING]
    said = f"texts alike by {share / 1000:.2f}"
    name = band(share, (50, 80, 120, 170, 230, 300, 400, 550))
    return Level(name, f"{said}: {', '.join(rare[:5])}" if rare else said)


def compare_leads(left: Unit, right: Unit) -> Level | None:
    """How alike title and lead are."""
    if not left.lead.norm or not right.lead.norm:
        return None
    share = similarity(left.lead, right.lead)
    name = band(share, (1, 60, 120, 200, 300, 450, 600, 800))
    return Level(name, f"title and lead alike by {share / 1000:.2f}")


def compare_own(left: Unit, right: Unit) -> Level | None:
    """How alike the paragraphs are in which the two reports themselves stand."""
    if not left.own.norm or not right.own.norm:
        return None
    share = similarity(left.own, right.own)
    return Level(band(share, (1, 60, 120, 200, 300, 450)), f"own paragraphs alike by {share / 1000:.2f}")


def compare_names(left: Unit, right: Unit) -> Level | None:
    """Names of two words that both texts give: persons, streets, groups."""
    if not left.traits.names or not right.traits.names:
        return None
    both = sorted(left.traits.names & right.traits.names, key=lambda name: (-_weight(name), name))
    if not both:
        return Level("none", "no name in common")
    said = ", ".join(f"{given} {family}".title() for given, family in both[:3])
    return Level(band(_weight(both[0]), (1, 18, 22, 26, 30)), f"both name {said}")


def compare_cast(left: Unit, right: Unit) -> Level | None:
    """How many telling names both texts give: one may be an official's, several are of one story."""
    if not left.traits.names or not right.traits.names:
        return None
    both = [name for name in left.traits.names & right.traits.names if _weight(name) >= _TELLING_NAME]
    return Level(band(len(both), (1, 2, 3, 5, 8)), f"telling names in common: {len(both)}")


def compare_people(left: Unit, right: Unit) -> Level | None:
    """Persons of whom both texts give family name and age; texts that give other persons differ."""
    one, other = left.traits.people, right.traits.people
    if not one or not other:
        return None
    both = sorted(one & other)
    if not both:
        return Level("none", "no person of one name and age in common")
    said = ", ".join(f"{family.capitalize()}, {age}" for family, age in both[:3])
    return Level(band(len(both), (1, 2)), f"both tell of {said}")


def _weight(name: tuple[str, str]) -> int:
    """How telling a name is: two rare words tell most."""
    family = rarity(name[1])
    return min(rarity(name[0]), _GIVEN_NAME) + min(family, _GIVEN_NAME) + (5 if family > _GIVEN_NAME else 0)


def compare_capitals(left: Unit, right: Unit) -> Level | None:
    """The rarities of capitalised words that both texts hold, added up."""
    if not left.traits.capitals or not right.traits.capitals:
        return None
    both = sorted(left.traits.capitals & right.traits.capitals, key=lambda word: (-rarity(word), word))
    total = sum(max(rarity(word) - 8, 0) for word in both)
    said = ", ".join(word.capitalize() for word in both[:5]) or "none"
    return Level(band(total, (1, 5, 10, 15, 22, 30, 45)), f"capitalised words in common: {said}")


def compare_rarest(left: Unit, right: Unit) -> Level | None:
    """The rarest capitalised word in common."""
    if not left.traits.capitals or not right.traits.capitals:
        return None
    both = sorted(left.traits.capitals & right.traits.capitals, key=lambda word: (-rarity(word), word))
    if not both:
        return Level("none", "no capitalised word in common")
    return Level(band(rarity(both[0]), (10, 13, 16, 19)), f"both write {both[0].capitalize()}")


def compare_numbers(left: Unit, right: Unit) -> Level | None:
    """Large numbers in common: house numbers, distances, units."""
    return _figures(left.traits.numbers, right.traits.numbers, 2, "numbers")


def compare_ages(left: Unit, right: Unit) -> Level | None:
    """Ages in common."""
    return _figures(left.traits.ages, right.traits.ages, 3, "ages")


def _common(one: frozenset[str], other: frozenset[str]) -> list[str]:
    """What two sets share, if it is a good part of the smaller: any two long lists share some ages."""
    both = sorted(one & other)
    return both if COMMON * len(both) >= min(len(one), len(other)) else []


def _figures(one: frozenset[str], other: frozenset[str], most: int, what: str) -> Level | None:
    if not one or not other:
        return None
    both = _common(one, other)
    if not both:
        return Level("none", f"hardly any {what} in common")
    return Level(str(min(len(both), most)), f"{what} in common: {', '.join(both[:4])}")
