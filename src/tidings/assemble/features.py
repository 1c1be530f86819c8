"""Compare two reports by a declared table of features, each with points and a reason in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from tidings.assemble.distance import distance_km, is_point
from tidings.assemble.units import Unit
from tidings.assemble.words import rarity, similarity
from tidings.data.tables import table
from tidings.model.codes import PlacePrecision
from tidings.model.decision import Reason
from tidings.model.values import Count, Where

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
# From the best agreement of two places to the worst.
_PLACE_LEVELS = (
    "site",
    "town",
    "district",
    "near",
    "province",
    "inside",
    "country",
    "around",
    "other province",
    "far",
    "other country",
)


class Level(NamedTuple):
    """How far a feature agrees: the name of a row of `link_points`, and why in words."""

    name: str
    words: str


class Feature(NamedTuple):
    """A named comparison; it gives None where one of the two does not say."""

    name: str
    compare: Callable[[Unit, Unit], Level | None]


class Line(NamedTuple):
    """A row of a pair's table: a feature, the level it reached, the points of that, and why in words."""

    feature: str
    level: str | None
    points: int
    words: str


class Pair(NamedTuple):
    """Two units by id, their score and the reasons for it."""

    left: str
    right: str
    score: int
    reasons: tuple[Reason, ...]


def _band(value: int, limits: Iterable[int]) -> str:
    """The highest limit that a value reaches, as a level's name; "none" below the first."""
    reached = [limit for limit in limits if value >= limit]
    return str(reached[-1]) if reached else "none"


def compare_day(left: Unit, right: Unit) -> Level | None:
    """Stated days: the same, overlapping, or so many days apart.

    Where they are days apart, alike words are no evidence, for one target may be hit again: only
    names, ages or numbers in common tie such reports together.
    """
    one, other = left.days, right.days
    if one is None or other is None or not (one.is_said and other.is_said):
        return None
    gap = max(one.first, other.first) - min(one.last, other.last)
    if gap <= 0:
        if one.is_exact and other.is_exact:
            return Level("same", "the same day")
        return Level("overlap", "days that overlap")
    name = f"apart {_band(gap, (1, 2, 4, 15))}"
    if gap == 1 or _is_tied(left, right):
        return Level(name, f"{gap} days apart")
    return Level(f"{name} loose", f"{gap} days apart, and no name, age or number in common")


def _is_tied(left: Unit, right: Unit) -> bool:
    """Whether two texts share what two events seldom do."""
    one, other = left.traits, right.traits
    if _common(one.ages, other.ages) or _common(one.numbers, other.numbers):
        return True
    return any(_weight(name) >= _TELLING_NAME for name in one.names & other.names)


def compare_published(left: Unit, right: Unit) -> Level | None:
    """Days between the two publications."""
    if left.published is None or right.published is None:
        return None
    gap = abs((left.published - right.published).days)
    return Level(_band(gap, (0, 2, 4, 8, 15, 31, 91, 181)), f"published {gap} days apart")


def compare_place(left: Unit, right: Unit) -> Level | None:
    """The best agreement among the places of the two reports."""
    levels = [_places(one, other) for one in left.places for other in right.places]
    known = [level for level in levels if level is not None]
    return min(known, key=lambda level: (_PLACE_LEVELS.index(level.name), level.words)) if known else None


def _places(one: Where, other: Where) -> Level | None:
    wide = (PlacePrecision.COUNTRY, PlacePrecision.REGION)
    if one.gazetteer_id is not None and one.gazetteer_id == other.gazetteer_id:
        name = "country" if one.precision in wide else one.precision.value
        return Level(name, f"both in {one.name}")
    both = f"{one.name} and {other.name}"
    if one.country and other.country and one.country != other.country:
        return Level("other country", f"{both} lie in different countries")
    if one.precision in wide or other.precision in wide:
        return None
    if PlacePrecision.PROVINCE in (one.precision, other.precision):
        if not (one.admin1 and other.admin1):
            return None
        if one.admin1 == other.admin1:
            return Level("inside", f"{both} lie in one province")
        return Level("other province", f"{both} lie in different provinces")
    if not (is_point(one) and is_point(other)):
        return None
    gap = distance_km(one, other)
    reach = (one.radius_km or 5) + (other.radius_km or 5)
    name = "near" if gap <= reach else "around" if gap <= reach + 50 else "far"
    return Level(name, f"{both} are {gap:.0f} km apart")


_ELSEWHERE = frozenset({"far", "other province", "other country"})


def compare_setting(left: Unit, right: Unit) -> Level | None:
    """Whether day and place both differ: two events, however alike the words of one paper's reports."""
    place, one, other = compare_place(left, right), left.days, right.days
    if place is None or one is None or other is None or not (one.is_said and other.is_said):
        return None
    if place.name in _ELSEWHERE and max(one.first, other.first) >= min(one.last, other.last):
        return Level("other", "another day and another place")
    return Level("open", "the day or the place agrees")


def compare_type(left: Unit, right: Unit) -> Level | None:
    """Event codes: the same, of one family, or others."""
    if left.event is None or right.event is None:
        return None
    if left.event.code == right.event.code:
        return Level("same", f"both {left.event.sub_event_type}")
    if left.family == right.family or left.event.event_type == right.event.event_type:
        return Level("family", f"both {left.event.event_type}")
    return Level("other", f"{left.event.sub_event_type} and {right.event.sub_event_type}")


def compare_weapons(left: Unit, right: Unit) -> Level | None:
    """Weapon classes: shared, or none shared."""
    return _shared(left.weapons, right.weapons, "both with", "other weapons")


def compare_perpetrators(left: Unit, right: Unit) -> Level | None:
    """Named perpetrators: shared, or none shared."""
    return _shared(left.perpetrators, right.perpetrators, "both by", "other perpetrators")


def compare_targets(left: Unit, right: Unit) -> Level | None:
    """Named targets: shared, or none shared."""
    return _shared(left.targets, right.targets, "both against", "other targets")


def _shared(one: frozenset[str], other: frozenset[str], yes: str, no: str) -> Level | None:
    if not one or not other:
        return None
    both = sorted(one & other)
    return Level("shared", f"{yes} {both[0]}") if both else Level("other", no)


def compare_killed(left: Unit, right: Unit) -> Level | None:
    """Numbers killed: ranges that meet, a toll that grew, or others."""
    return _counts(left, right, left.killed, right.killed, "killed")


def compare_injured(left: Unit, right: Unit) -> Level | None:
    """Numbers injured."""
    return _counts(left, right, left.injured, right.injured, "injured")


def _counts(left: Unit, right: Unit, one: Count | None, other: Count | None, what: str) -> Level | None:
    if one is None or other is None:
        return None
    if _meet(one, other):
        is_large = min(one.low or 0, other.low or 0) > 3
        return Level("same large" if is_large else "same", f"as many {what}")
    if left.published and right.published and left.published != right.published:
        early, late = (one, other) if left.published < right.published else (other, one)
        if (early.high or 0) < (late.low or 0) <= 3 * max(early.high or 0, 1):
            return Level("grown", f"more {what} in the later report")
    return Level("other", f"other numbers {what}")


def _meet(one: Count, other: Count) -> bool:
    return (one.high is None or (other.low or 0) <= one.high) and (
        other.high is None or (one.low or 0) <= other.high
    )


def compare_words(left: Unit, right: Unit) -> Level | None:
    """How alike the texts are in their rarer vocabulary."""
    if not left.words.norm or not right.words.norm:
        return None
    share = similarity(left.words, right.words)
    rare = [word for word in left.words.shared(right.words) if rarity(word) >= _TELLING]
    said = f"texts alike by {share / 1000:.2f}"
    name = _band(share, (50, 80, 120, 170, 230, 300, 400, 550))
    return Level(name, f"{said}: {', '.join(rare[:5])}" if rare else said)


def compare_leads(left: Unit, right: Unit) -> Level | None:
    """How alike title and lead are."""
    if not left.lead.norm or not right.lead.norm:
        return None
    share = similarity(left.lead, right.lead)
    return Level(_band(share, (1, 60, 120, 200, 300, 450)), f"title and lead alike by {share / 1000:.2f}")


def compare_own(left: Unit, right: Unit) -> Level | None:
    """How alike the paragraphs are in which the two reports themselves stand."""
    if not left.own.norm or not right.own.norm:
        return None
    share = similarity(left.own, right.own)
    return Level(_band(share, (1, 60, 120, 200, 300, 450)), f"own paragraphs alike by {share / 1000:.2f}")


def compare_names(left: Unit, right: Unit) -> Level | None:
    """Names of two words that both texts give: persons, streets, groups."""
    if not left.traits.names or not right.traits.names:
        return None
    both = sorted(left.traits.names & right.traits.names, key=lambda name: (-_weight(name), name))
    if not both:
        return Level("none", "no name in common")
    said = ", ".join(f"{given} {family}".title() for given, family in both[:3])
    return Level(_band(_weight(both[0]), (1, 18, 22, 26, 30)), f"both name {said}")


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
    return Level(_band(total, (1, 5, 10, 15, 22, 30, 45)), f"capitalised words in common: {said}")


def compare_rarest(left: Unit, right: Unit) -> Level | None:
    """The rarest capitalised word in common."""
    if not left.traits.capitals or not right.traits.capitals:
        return None
    both = sorted(left.traits.capitals & right.traits.capitals, key=lambda word: (-rarity(word), word))
    if not both:
        return Level("none", "no capitalised word in common")
    return Level(_band(rarity(both[0]), (10, 13, 16, 19)), f"both write {both[0].capitalize()}")


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


FEATURES = (
    Feature("day", compare_day),
    Feature("published", compare_published),
    Feature("place", compare_place),
    Feature("setting", compare_setting),
    Feature("type", compare_type),
    Feature("weapon", compare_weapons),
    Feature("perpetrator", compare_perpetrators),
    Feature("target", compare_targets),
    Feature("killed", compare_killed),
    Feature("injured", compare_injured),
    Feature("words", compare_words),
    Feature("lead", compare_leads),
    Feature("own", compare_own),
    Feature("names", compare_names),
    Feature("capitals", compare_capitals),
    Feature("rarest", compare_rarest),
    Feature("numbers", compare_numbers),
    Feature("ages", compare_ages),
)


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], int]:
    return {
        (feature, str(level)): int(points)
        for feature, levels in table("link_points").items()
        for level, points in levels.items()
    }


def _points(feature: str, level: str) -> int:
    """Thousandths of log-odds of one level of a feature."""
    return _table()[feature, level]


def lines(left: Unit, right: Unit) -> tuple[Line, ...]:
    """The whole table of two units; a feature of which one of the two says nothing has no level."""
    if right.id < left.id:
        left, right = right, left
    prior = _points("prior", "candidate")
    found = [Line("prior", "candidate", prior, "most candidates are of other events")]
    for name, find in FEATURES:
        level = find(left, right)
        stated = (level.name, _points(name, level.name), level.words) if level else (None, 0, "not stated")
        found.append(Line(name, *stated))
    return tuple(found)


def compare(left: Unit, right: Unit) -> Pair:
    """Score two units by every feature, with the reasons."""
    rows = lines(left, right)
    reasons = (Reason(feature=n, points=points, words=words) for n, _, points, words in rows if points)
    one, other = sorted((left.id, right.id))
    return Pair(one, other, sum(line.points for line in rows), tuple(reasons))


def score(left: Unit, right: Unit) -> int:
    """The points of two units."""
    return sum(line.points for line in lines(left, right))


# Levels by which one document tells two of its reports apart.
_APART = {
    "day": tuple(f"apart {gap}" for gap in ("1", "2", "4", "15", "2 loose", "4 loose", "15 loose")),
    "place": ("around", "other province", "far", "other country"),
    "killed": ("grown", "other"),
    "injured": ("grown", "other"),
}


def why_apart(left: Unit, right: Unit) -> tuple[str, ...]:
    """What shows that a document which gives two reports tells of two events, and not of one twice.

    Roles, days, places or numbers that differ do. Where nothing differs the reader may have split one
    event, and other documents may show that the two belong together.
    """
    found = [f"one is {left.role.value}, the other {right.role.value}"] if left.role is not right.role else []
    for name, find in FEATURES:
        level = find(left, right) if name in _APART else None
        if level is not None and level.name in _APART[name]:
            found.append(level.words)
    return tuple(found)


def keeps_apart(left: Unit, right: Unit) -> bool:
    """Whether a document that gives two reports tells of two events."""
    return left.role is not right.role or bool(why_apart(left, right))
