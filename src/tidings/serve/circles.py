"""Draw the doubt about a place as a polygon: a circle of its radius, for maps that read GeoJSON."""

from __future__ import annotations

import math

KM_DEGREE = 111.195  # of latitude, on the sphere of 6,371 km
_CORNERS = 48  # the polygon's area is within 0.3 % of the circle's
_POLE = 89.9

Ring = list[list[float]]


def circle(lat: float, lon: float, radius_km: float) -> dict[str, object]:
    """A GeoJSON geometry round a point; where it crosses the date line it is cut in two (RFC 7946, 3.1.9).

    Points run counter-clockwise and the last is the first.
    """
    high = radius_km / KM_DEGREE
    ring: Ring = []
    for corner in range(_CORNERS):
        turn = 2 * math.pi * corner / _CORNERS
        at = max(-_POLE, min(_POLE, lat + high * math.sin(turn)))
        wide = high / math.cos(math.radians(max(abs(lat), abs(at))))
        ring.append([lon + min(wide, 179.9) * math.cos(turn), at])
    ring.append(ring[0])
    parts = [_rounded(part) for part in _cut(ring)]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": [parts[0]]}
    return {"type": "MultiPolygon", "coordinates": [[part] for part in parts]}


def _cut(ring: Ring) -> list[Ring]:
    """The parts of a ring on either side of the date line."""
    east, west = max(lon for lon, _ in ring), min(lon for lon, _ in ring)
    if east > 180:
        return [
            [[min(lon, 180), lat] for lon, lat in ring],
            [[max(lon, 180) - 360, lat] for lon, lat in ring],
        ]
    if west < -180:
        return [
            [[max(lon, -180), lat] for lon, lat in ring],
            [[min(lon, -180) + 360, lat] for lon, lat in ring],
        ]
    return [ring]


def _rounded(ring: Ring) -> Ring:
    return [[round(lon, 4), round(lat, 4)] for lon, lat in ring]
