"""Measure the way between two places."""

from __future__ import annotations

import math

from tidings.model.values import Where

EARTH_KM = 6371.0


def is_point(where: Where) -> bool:
    """Whether a place has coordinates."""
    return where.lat is not None and where.lon is not None


def distance_km(one: Where, other: Where) -> float:
    """Great-circle distance in kilometres, rounded so that no platform's last digit matters."""
    lat1, lon1, lat2, lon2 = (
        math.radians(degrees or 0.0) for degrees in (one.lat, one.lon, other.lat, other.lon)
    )
    north, east = math.sin((lat2 - lat1) / 2), math.sin((lon2 - lon1) / 2)
    half = north * north + math.cos(lat1) * math.cos(lat2) * east * east
    return round(2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half))), 3)
