"""Compare what two reports state: days, places, types, weapons, parties, casualties."""

from __future__ import annotations

from tidings.assemble.distance import distance_km, is_point
from tidings.assemble.likeness import Level, band
from tidings.assemble.ties import Tie, find_tie, is_tied
from tidings.assemble.units import Unit
from tidings.assemble.words import rarity
from tidings.model.codes import PlacePrecision
from tidings.model.values import Count, Where

# From the best agreement of two places to the worst.
_PLACE_LEVELS = (
    "site",
    "small town",
    "town",
    "district",
    "near",
    "province",
    "inside",
    "country",
    "around",
    "named",
    "other province",
    "far",
    "other country",
)
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION)
_ELSEWHERE = frozenset({"far", "other province", "other country"})
# Rarity of a town's name from which the news seldom tells of it: two reports from there are likelier of one
# event than two from a capital.
_SELDOM = 14


def compare_day(left: Unit, right: Unit) -> Level | None:
    """Stated days: the same, overlapping, or so many days apart.

    Where they are days apart, alike words are no evidence, for one target may be hit again: only
    names, ages or numbers in common tie such reports together, and one of these alone but loosely.
    """
    one, other = left.days, right.days
    if one is None or other is None or not (one.is_said and other.is_said):
        return None
    gap = max(one.first, other.first) - min(one.last, other.last)
    if gap <= 0:
        if one.is_exact and other.is_exact:
            return Level("same", "the same day")
        return Level("overlap", "days that overlap")
    name = f"apart {band(gap, (1, 2, 4, 15))}"
    match find_tie(left, right):
        case Tie.FIRM:
            return Level(f"{name} firm", f"{gap} days apart, but names, ages or numbers in common")
        case Tie.LOOSE:
            return Level(name, f"{gap} days apart")
    return Level(f"{name} loose", f"{gap} days apart, and no name, age or number in common")


def compare_published(left: Unit, right: Unit) -> Level | None:
    """Days between the two publications."""
    if left.published is None or right.published is None:
        return None
    gap = abs((left.published - right.published).days)
    return Level(band(gap, (0, 2, 4, 8, 15, 31, 91, 181)), f"published {gap} days apart")


# A stated interval of more days than this does not say how late another report is.
_A_FEW_DAYS = 4


def compare_lag(left: Unit, right: Unit) -> Level | None:
    """Where one report states the day and the other none: how long after it the other was published.

    News that names no day is mostly of the day before; none is of a day to come.
    """
    said = [unit for unit in (left, right) if unit.days and unit.days.is_said]
    if len(said) != 1:
        return None
    other = right if said[0] is left else left
    days = said[0].days
    if days is None or other.published is None or days.last - days.first >= _A_FEW_DAYS:
        return None
    published = other.published.toordinal()
    if published < days.first:
        return Level("before", "the one was published before the day that the other states")
    lag = max(published - days.last, 0)
    return Level(band(lag, (0, 2, 4, 8, 15)), f"the one was published {lag} days after the day of the other")


def compare_place(left: Unit, right: Unit) -> Level | None:
    """The best agreement among the places of the two reports."""
    levels = [_places(one, other) for one in left.places for other in right.places]
    known = [level for level in levels if level is not None]
    if not known:
        return None
    best = min(known, key=lambda level: (_PLACE_LEVELS.index(level.name), level.words))
    if best.name not in _ELSEWHERE or left.doc_id == right.doc_id:
        return best
    if not (_names_place_of(left, right) or _names_place_of(right, left)):
        return best
    return Level("named", f"{best.words}, but one text names the place of the other")


def _names_place_of(unit: Unit, other: Unit) -> bool:
    """Whether a text names a narrow place of another report, which a namesake far away was taken for."""
    said = (unit.traits.capitals, unit.words.weights, unit.lead.weights)
    return any(
        all(any(word in held for held in said) for word in place.name.casefold().split())
        for place in other.places
        if place.precision not in _WIDE
    )


def _places(one: Where, other: Where) -> Level | None:
    if one.gazetteer_id is not None and one.gazetteer_id == other.gazetteer_id:
        name = "country" if one.precision in _WIDE else one.precision.value
        if name == "town" and max(map(rarity, one.name.casefold().split()), default=0) >= _SELDOM:
            name = "small town"
        return Level(name, f"both in {one.name}")
    both = f"{one.name} and {other.name}"
    if one.country and other.country and one.country != other.country:
        return Level("other country", f"{both} lie in different countries")
    if one.precision in _WIDE or other.precision in _WIDE:
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


_ONE_TOWN = frozenset({"site", "town", "small town", "district", "near"})
# Days from which two reports of one province tell of two events, unless a name, age or number ties them.
_WELL_APART = 4


def compare_setting(left: Unit, right: Unit) -> Level | None:
    """Whether day and place both differ: two events, however alike the words of one paper's reports.

    Where, beyond that, no telling name, age or number is in common, nothing but another day's news of like
    things is left; so it is where stated days lie well apart and no town is the same. A report that states
    no day is of the days before its publication (`units.WINDOW_D`).
    """
    place, one, other = compare_place(left, right), left.days, right.days
    if place is None or one is None or other is None:
        return None
    gap = max(one.first, other.first) - min(one.last, other.last)
    is_elsewhere, is_said = place.name in _ELSEWHERE, one.is_said and other.is_said
    is_another = gap > 0 if is_elsewhere else is_said and gap >= _WELL_APART and place.name not in _ONE_TOWN
    if is_another and not is_tied(left, right):
        where = "another place" if is_elsewhere else "no town in common"
        return Level("contrary", f"another day, {where}, and no name, age or number in common")
    if not is_said:
        return None
    if is_elsewhere and gap >= 0:
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
