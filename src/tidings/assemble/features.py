"""Compare two reports by a declared table of features, each with points and a reason in words."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from tidings.assemble.units import Unit
from tidings.assemble.words import RARE, rarity, similarity
from tidings.model.codes import PlacePrecision
from tidings.model.decision import Reason
from tidings.model.values import Count, Where

EARTH_KM = 6371.0
# Points that no other evidence outweighs: the two reports must not be linked.
CANNOT = -1_000_000
FORBIDDEN = CANNOT // 2
# Two candidates drawn by blocking are of one event once in about twenty.
PRIOR = -3000


class Level(NamedTuple):
    """How far a feature agrees: points in thousandths of log-odds, and why."""

    points: int
    words: str


class Feature(NamedTuple):
    """A named comparison; it gives None where one of the two does not say."""

    name: str
    compare: Callable[[Unit, Unit], Level | None]


class Pair(NamedTuple):
    """Two units by id, their score and the reasons for it."""

    left: str
    right: str
    score: int
    reasons: tuple[Reason, ...]


def compare_day(left: Unit, right: Unit) -> Level | None:
    """Stated days: the same, overlapping, adjacent, or apart."""
    one, other = left.days, right.days
    if one is None or other is None or not (one.is_said or other.is_said):
        return None
    gap = max(one.first, other.first) - min(one.last, other.last)
    if gap <= 0:
        if one.is_exact and other.is_exact:
            return Level(2200, "the same day")
        return Level(600 if one.is_said and other.is_said else 200, "days that overlap")
    if not (one.is_said and other.is_said):
        return None if gap < 400 else Level(-500, f"published {gap} days apart")
    if gap == 1:
        return Level(300, "neighbouring days")
    if gap <= 3:
        return Level(-1000, f"{gap} days apart")
    return Level(-3000, f"{gap} days apart")


def compare_published(left: Unit, right: Unit) -> Level | None:
    """Days between the two publications."""
    if left.published is None or right.published is None:
        return None
    gap = abs((left.published - right.published).days)
    for limit, points in ((1, 1200), (3, 700), (7, 200), (30, -600), (120, -1200)):
        if gap <= limit:
            return Level(points, f"published {gap} days apart")
    return Level(-1800, f"published {gap} days apart")


def compare_place(left: Unit, right: Unit) -> Level | None:
    """The best agreement among the places of the two reports."""
    levels = [_places(one, other) for one in left.places for other in right.places]
    known = [level for level in levels if level is not None]
    return max(known) if known else None


def _places(one: Where, other: Where) -> Level | None:
    if one.gazetteer_id is not None and one.gazetteer_id == other.gazetteer_id:
        if one.precision in (PlacePrecision.COUNTRY, PlacePrecision.REGION):
            return Level(100, f"both in {one.name}")
        return Level(2000 if one.precision is not PlacePrecision.PROVINCE else 700, f"both in {one.name}")
    if one.country and other.country and one.country != other.country:
        return Level(-4000, f"{one.name} and {other.name} lie in different countries")
    if PlacePrecision.COUNTRY in (one.precision, other.precision):
        return None
    if PlacePrecision.PROVINCE in (one.precision, other.precision):
        if one.admin1 and other.admin1:
            is_inside = one.admin1 == other.admin1
            return (
                Level(400, f"{one.name} and {other.name}") if is_inside else Level(-2500, "other provinces")
            )
        return None
    if None in (one.lat, one.lon, other.lat, other.lon):
        return None
    gap = distance_km(one, other)
    reach = (one.radius_km or 5) + (other.radius_km or 5)
    if gap <= reach:
        return Level(1500, f"{one.name} and {other.name} are {gap:.0f} km apart")
    if gap <= reach + 50:
        return Level(-300, f"{one.name} and {other.name} are {gap:.0f} km apart")
    return Level(-3000, f"{one.name} and {other.name} are {gap:.0f} km apart")


def distance_km(one: Where, other: Where) -> float:
    """Great-circle distance of two points in kilometres."""
    lat1, lon1, lat2, lon2 = (
        math.radians(degrees or 0.0) for degrees in (one.lat, one.lon, other.lat, other.lon)
    )
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return round(2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half))), 6)


def compare_type(left: Unit, right: Unit) -> Level | None:
    """Event codes: the same, of one family, or others."""
    if left.event is None or right.event is None:
        return None
    if left.event.code == right.event.code:
        return Level(500, f"both {left.event.sub_event_type}")
    if left.family == right.family or left.event.event_type == right.event.event_type:
        return Level(150, f"both {left.event.event_type}")
    return Level(-500, f"{left.event.sub_event_type} and {right.event.sub_event_type}")


def compare_weapons(left: Unit, right: Unit) -> Level | None:
    """Weapon classes: shared, or none shared."""
    if not left.weapons or not right.weapons:
        return None
    both = sorted(left.weapons & right.weapons)
    return Level(400, f"both with {both[0]}") if both else Level(-300, "other weapons")


def compare_perpetrators(left: Unit, right: Unit) -> Level | None:
    """Named perpetrators: shared, or none shared."""
    if not left.perpetrators or not right.perpetrators:
        return None
    both = sorted(left.perpetrators & right.perpetrators)
    return Level(700, f"both by {both[0]}") if both else Level(-500, "other perpetrators")


def compare_targets(left: Unit, right: Unit) -> Level | None:
    """Named targets: shared; others say little, for reports name different victims."""
    if not left.targets or not right.targets:
        return None
    both = sorted(left.targets & right.targets)
    return Level(500, f"both against {both[0]}") if both else Level(-200, "other targets")


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
        figure = one.best if one.best is not None else one.low
        return Level(900 if (figure or 0) > 3 else 400, f"as many {what}")
    if left.published and right.published and left.published != right.published:
        early, late = (one, other) if left.published < right.published else (other, one)
        if (early.high or 0) < (late.low or 0) <= 3 * max(early.high or 0, 1):
            return Level(0, f"more {what} later")
    return Level(-800, f"other numbers {what}")


def _meet(one: Count, other: Count) -> bool:
    return (one.high is None or (other.low or 0) <= one.high) and (
        other.high is None or (one.low or 0) <= other.high
    )


def compare_words(left: Unit, right: Unit) -> Level | None:
    """How much of the rarer vocabulary is shared."""
    if not left.words.weights or not right.words.weights:
        return None
    share = similarity(left.words, right.words)
    shared = [word for word in left.words.shared(right.words) if rarity(word) >= RARE]
    said = ", ".join(shared[:5]) or "few rare words"
    for limit, points in ((700, 4500), (450, 3500), (300, 2500), (200, 1500), (130, 500), (80, -700)):
        if share >= limit:
            return Level(points, f"texts alike by {share / 1000:.2f}: {said}")
    return Level(-2000, f"texts alike by {share / 1000:.2f}")


FEATURES = (
    Feature("day", compare_day),
    Feature("published", compare_published),
    Feature("place", compare_place),
    Feature("type", compare_type),
    Feature("weapon", compare_weapons),
    Feature("perpetrator", compare_perpetrators),
    Feature("target", compare_targets),
    Feature("killed", compare_killed),
    Feature("injured", compare_injured),
    Feature("words", compare_words),
)


def compare(left: Unit, right: Unit) -> Pair:
    """Score two units by every feature, with the reasons."""
    if right.id < left.id:
        left, right = right, left
    reasons = [Reason(feature="prior", points=PRIOR, words="most candidates are of other events")]
    for feature in FEATURES:
        level = feature.compare(left, right)
        if level is not None:
            reasons.append(Reason(feature=feature.name, points=level.points, words=level.words))
    return Pair(left.id, right.id, sum(reason.points for reason in reasons), tuple(reasons))


def score(left: Unit, right: Unit) -> int:
    """The points of two units."""
    return compare(left, right).score
