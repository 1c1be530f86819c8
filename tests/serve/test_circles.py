"""The doubt about a place is a polygon of its radius, also at the date line and near the poles."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tidings.resolve.place_score import distance_km
from tidings.serve.circles import circle


@pytest.mark.parametrize(("lat", "lon", "radius"), [(36.3, 43.1, 16), (0.0, 0.0, 1), (-33.9, 18.4, 100)])
def test_every_corner_is_a_radius_away(lat, lon, radius):
    """A closed ring, counter-clockwise, whose corners lie on the circle."""
    shape = circle(lat, lon, radius)
    (ring,) = shape["coordinates"]
    assert shape["type"] == "Polygon"
    assert ring[0] == ring[-1]
    assert all(distance_km(lat, lon, y, x) == pytest.approx(radius, rel=0.03) for x, y in ring)
    assert sum((x2 - x1) * (y2 + y1) for (x1, y1), (x2, y2) in pairwise(ring)) < 0


@pytest.mark.parametrize("lon", [179.9, -179.9])
def test_a_circle_is_cut_at_the_date_line(lon):
    """On either side of the date line lies a part, and none reaches beyond it."""
    shape = circle(-17.0, lon, 50)
    assert shape["type"] == "MultiPolygon"
    assert len(shape["coordinates"]) == 2
    points = [point for (ring,) in shape["coordinates"] for point in ring]
    assert all(-180 <= x <= 180 for x, _ in points)
    assert {x for x, _ in points} >= {180, -180}


def test_near_a_pole_the_ring_stays_on_the_map():
    """Latitudes stay under ninety degrees."""
    shape = circle(89.8, 10, 100)
    points = [
        point
        for part in shape["coordinates"]
        for ring in ([part] if shape["type"] == "Polygon" else part)
        for point in ring
    ]
    assert all(abs(y) < 90 for _, y in points)
