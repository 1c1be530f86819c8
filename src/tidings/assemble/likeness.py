"""Compare what two texts say in so many words: vocabulary, names, people, numbers, ages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tidings.assemble.units import Unit
from tidings.assemble.words import Words, rarity, similarity

# Rarity from which a shared name or word is told as a reason.
_TELLING = 11
# A first name says little beyond this; a family name may be as rare as it likes.
_GIVEN_NAME = 14
# Rarity from which a word may be a family name, and from which few bear it.
_FAMILY = 6
_RARE_FAMILY = 16
_DAY = 24 * 60  # minutes
# Ages and numbers in common count where they are more than one in so many of the pairs that the two texts'
# make: two round-ups of a weekend's shootings that give twelve ages each share some of them by chance.
# Linking corpus, pairwise F1 of the whole, its earlier half and its later one: .858, .869, .873 where one
# in four of the shorter text's was enough; .863, .877, .873 at 13; .867, .881, .873 here; .864, .879, .868
# at 8.
BY_CHANCE = 10


class Level(NamedTuple):
    """How far a feature agrees: the name of a row of `link_points`, and why in words."""

    name: str
    words: str


def band(value: int, limits: Iterable[int]) -> str:
    """The highest limit that a value reaches, as a level's name; "none" below the first."""
    reached = [limit for limit in limits if value >= limit]
    return str(reached[-1]) if reached else "none"


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


def compare_titles(left: Unit, right: Unit) -> Level | None:
    """The weights of the words that both titles hold, added up."""
    one, other = left.title.weights, right.title.weights
    if not one or not other:
        return None
    both = left.title.shared(right.title)
    name = band(sum(one[word] for word in both), (1, 60, 100, 140))
    return Level(name, f"words in both titles: {', '.join(both[:5]) or 'none'}")


def compare_headlines(left: Unit, right: Unit) -> Level | None:
    """How much of the one's title the other's text holds, the fuller of the two ways.

    Of an article behind a notice to sign in the title is all there is, and its cosine with a text is small.
    """
    shares = [_told(one.title, other) for one, other in ((left, right), (right, left)) if one.title.weights]
    if not shares:
        return None
    return Level(
        band(max(shares), (1, 150, 300, 600)), f"{max(shares) / 10:.0f} % of a title in the other's words"
    )


def _told(title: Words, other: Unit) -> int:
    """The share of a title's words that another text holds, by weight and in thousandths."""
    texts = (other.words.weights, other.lead.weights)
    held = sum(weight for word, weight in title.weights.items() if any(word in text for text in texts))
    return 1000 * held // sum(title.weights.values())


def compare_own(left: Unit, right: Unit) -> Level | None:
    """How alike the paragraphs are in which the two reports themselves stand."""
    if not left.own.norm or not right.own.norm:
        return None
    share = similarity(left.own, right.own)
    return Level(band(share, (1, 60, 120, 200, 300, 450)), f"own paragraphs alike by {share / 1000:.2f}")


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


def weight_of(name: tuple[str, str]) -> int:
    """How telling a name is: two rare words tell most."""
    family = rarity(name[1])
    return min(rarity(name[0]), _GIVEN_NAME) + min(family, _GIVEN_NAME) + (5 if family > _GIVEN_NAME else 0)


def compare_capitals(left: Unit, right: Unit) -> Level | None:
    """The rarities of capitalised words that both texts hold, added up."""
    if not left.traits.capitals or not right.traits.capitals:
        return None
    both = _capitals(left, right)
    total = sum(max(rarity(word) - 8, 0) for word in both)
    said = ", ".join(word.capitalize() for word in both[:5]) or "none"
    return Level(band(total, (1, 5, 10, 15, 22, 30, 45)), f"capitalised words in common: {said}")


def compare_rarest(left: Unit, right: Unit) -> Level | None:
    """The rarest capitalised word in common."""
    if not left.traits.capitals or not right.traits.capitals:
        return None
    both = _capitals(left, right)
    if not both:
        return Level("none", "no capitalised word in common")
    return Level(band(rarity(both[0]), (10, 13, 16, 19)), f"both write {both[0].capitalize()}")


def _capitals(left: Unit, right: Unit) -> list[str]:
    """Capitalised words in common, rarest first, without the names of places and officials."""
    one, other = left.traits, right.traits
    both = (one.capitals & other.capitals) - one.officials - other.officials - place_words(left, right)
    return sorted(both, key=lambda word: (-rarity(word), word))


def place_words(*units: Unit) -> set[str]:
    """The words of the places of reports; that both write them is told by the places."""
    return {word for unit in units for place in unit.places for word in place.name.casefold().split()}


def compare_persons(left: Unit, right: Unit) -> Level | None:
    """Persons, officials aside, whom both texts name, in full or by a family name."""
    one, other = _families(left), _families(right)
    both = (one & (other | right.traits.capitals)) | (other & left.traits.capitals)
    both -= left.traits.officials | right.traits.officials | place_words(left, right)
    if not both:
        return Level("none", "no person in common") if one and other else None
    full = sum(family in both for _, family in left.traits.persons & right.traits.persons)
    ordered = sorted(both, key=lambda word: (-rarity(word), word))
    name = ("family", "full", "several")[min(full, 2)]
    if not full and len(both) > 1:
        name = "families"
    elif not full and rarity(ordered[0]) >= _RARE_FAMILY:
        name = "rare family"
    return Level(name, f"both name {', '.join(word.capitalize() for word in ordered[:3])}")


def _families(unit: Unit) -> frozenset[str]:
    """The family names of a text's persons."""
    return _family_names(unit.traits.persons, unit.traits.people)


@lru_cache(maxsize=4096)  # a unit meets some fifty others
def _family_names(persons: frozenset[tuple[str, str]], people: frozenset[tuple[str, str]]) -> frozenset[str]:
    found = {family for _, family in persons} | {family for family, _ in people}
    return frozenset(word for word in found if rarity(word) >= _FAMILY)


def compare_streets(left: Unit, right: Unit) -> Level | None:
    """Streets that both texts name."""
    if not left.traits.streets or not right.traits.streets:
        return None
    both = sorted(left.traits.streets & right.traits.streets)
    if not both:
        return Level("none", "no street in common")
    said = ", ".join(word.capitalize() for word in both[:3])
    return Level(str(min(len(both), 2)), f"streets in common: {said}")


def compare_clocks(left: Unit, right: Unit) -> Level | None:
    """The nearest times of day that two texts tell; one to the minute says more than a full hour."""
    one, other = left.traits.clocks, right.traits.clocks
    if not one or not other:
        return None
    if any(clock % 60 for clock in one & other):
        return Level("exact", "the same time to the minute")
    gap = min(min(abs(a - b), _DAY - abs(a - b)) for a in one for b in other)
    return Level("apart" if gap else "same", f"times of day {gap} minutes apart")


def compare_outlets(left: Unit, right: Unit) -> Level | None:
    """Whether one outlet published both: its texts are alike whatever they tell."""
    if left.outlet is None or right.outlet is None:
        return None
    return Level("same", "of one outlet") if left.outlet == right.outlet else Level("other", "of two outlets")


def compare_numbers(left: Unit, right: Unit) -> Level | None:
    """Large numbers in common: house numbers, distances, units."""
    return _figures(left.traits.numbers, right.traits.numbers, 2, "numbers")


def compare_ages(left: Unit, right: Unit) -> Level | None:
    """Ages in common."""
    return _figures(left.traits.ages, right.traits.ages, 3, "ages")


def in_common(one: frozenset[str], other: frozenset[str]) -> list[str]:
    """What two sets share, if it is more than two long lists of ages share by chance."""
    both = sorted(one & other)
    return both if BY_CHANCE * len(both) > len(one) * len(other) else []


def _figures(one: frozenset[str], other: frozenset[str], most: int, what: str) -> Level | None:
    if not one or not other:
        return None
    both = in_common(one, other)
    if not both:
        return Level("none", f"hardly any {what} in common")
    return Level(str(min(len(both), most)), f"{what} in common: {', '.join(both[:4])}")
