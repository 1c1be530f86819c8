"""Coordinates in a text, in several notations; values checked against published conversions (constructed)."""

from __future__ import annotations

import pytest

from tidings.resolve.coordinates import find_coordinates


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("hit at 34 deg 31 min N, 69 deg 10 min E on Monday", 34.51667, 69.16667),
        ("33 degrees 18 minutes north, 44 degrees 22 minutes east", 33.3, 44.36667),
        ("the post (lat 33.31, lon 44.36) burned", 33.31, 44.36),
        ("the post (latitude: -4.32, longitude: 15.31) burned", -4.32, 15.31),
        ("a crater at 18SUJ2337106519 was found", 38.88981, -77.03654),
        ("a crater at 18S UJ 23371 06519 was found", 38.88981, -77.03654),
        ("grid 38S MB 405 861 was shelled", 33.31279, 44.36129),
        ("at 56H LH 34870 50948, the observers said", -33.86888, 151.21472),
    ],
)
def test_a_notation_is_read(text: str, lat: float, lon: float) -> None:
    """Minutes in words, named numbers and the military grid all give one point."""
    found = list(find_coordinates(text))
    assert [(round(c.lat, 3), round(c.lon, 3), c.fault) for c in found] == [
        (round(lat, 3), round(lon, 3), None)
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("at 61S WD 12345 67890", "grid zone 61 lies outside 1 to 60"),
        ("at 38S AB 12345 67890", "grid square AB is none of zone 38"),
        ("at 38C ML 12345 67890", "grid square ML does not lie in band C"),
        ("lat 133.31, lon 44.36", "latitude 133.31 lies outside -90 to 90 degrees"),
    ],
)
def test_an_impossible_point_has_a_fault(text: str, fault: str) -> None:
    """A reference that is on no map says why."""
    assert [c.fault for c in find_coordinates(text)] == [fault]


@pytest.mark.parametrize(
    "text",
    ["killed on 12 MAR 2020", "flight 38 SMB 12345 123456", "38S MB 123 4567", "5 NOV 1999 and 12 DEC 2001"],
)
def test_a_day_or_a_number_is_no_grid_reference(text: str) -> None:
    """Without a word for a grid eight digits in two equal halves are asked for."""
    assert list(find_coordinates(text)) == []
