"""Match the incidents read in a passage with those annotated in it, one to one."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tidings.evaluate.annotation import NotedIncident
from tidings.evaluate.pairing import heaviest_pairs
from tidings.model.codes import PlacePrecision

EARTH_KM = 6371.0
NEAR_KM = 100.0
# How far from the point of a wide place an incident in it may lie.
_NEAR_WIDE_KM = {PlacePrecision.PROVINCE: 250.0, PlacePrecision.COUNTRY: 1000.0}
_MOB = "Mob violence"
# What annotators and readers often take for one another.
_GROUPS = {
    "Battles": "violence",
    "Explosions/Remote violence": "violence",
    "Violence against civilians": "violence",
    "Protests": "demonstration",
    "Riots": "demonstration",
    "Strategic developments": "strategic",
}
_STEPS = 10**9  # of likeness: whole numbers make ties exact


def match(found: Sequence[NotedIncident], gold: Sequence[NotedIncident]) -> list[tuple[int, int]]:
    """Index pairs of found and annotated incidents: as many as can be, the most alike among those."""
    most = min(len(found), len(gold))
    return heaviest_pairs(
        [
            [_STEPS * (most + 1) + round(_STEPS * _likeness(f, g)) if may_be_same(f, g) else 0 for g in gold]
            for f in found
        ]
    )


def may_be_same(found: NotedIncident, gold: NotedIncident) -> bool:
    """Whether two may be one incident: types of one group, days that meet, places that are near.

    An unknown day or place fits any; an unknown type fits none.
    """
    if not _groups(found) & _groups(gold):
        return False
    if found.days and gold.days and (found.days[0] > gold.days[1] or gold.days[0] > found.days[1]):
        return False
    return _is_near(found, gold)


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two points given as latitude and longitude in degrees."""
    lat1, lon1, lat2, lon2 = (math.radians(degrees) for degrees in (*one, *other))
    north, east = math.sin((lat2 - lat1) / 2), math.sin((lon2 - lon1) / 2)
    half = north * north + math.cos(lat1) * math.cos(lat2) * east * east
    return round(2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half))), 3)


def _groups(incident: NotedIncident) -> set[str]:
    if incident.sub_event_type == _MOB:
        return {"violence", "demonstration"}
    return {_GROUPS[incident.event_type]} if incident.event_type in _GROUPS else set()


def _is_near(found: NotedIncident, gold: NotedIncident) -> bool:
    here, there = found.place, gold.place
    if here.point is None or there.point is None:
        return True
    if there.precision == PlacePrecision.COUNTRY and here.country and there.country:
        return here.country == there.country
    near = next((km for kind, km in _NEAR_WIDE_KM.items() if kind == there.precision), NEAR_KM)
    return distance_km(here.point, there.point) <= near


def _likeness(found: NotedIncident, gold: NotedIncident) -> float:
    """From 0 to 1: fields that are equal, and how near the places lie (which counts twice)."""
    equal = (
        not gold.is_optional,
        found.role == gold.role,
        found.event_type == gold.event_type,
        found.days is not None and found.days == gold.days,
        found.killed == gold.killed,
        found.injured == gold.injured,
    )
    nearness = 0.0
    if found.place.point and gold.place.point:
        nearness = 1 / (1 + distance_km(found.place.point, gold.place.point) / 25)
    return (sum(equal) + 2 * nearness) / 8
