"""Turn a reference of the military grid (MGRS) into a point: "38S MB 4057 8617"."""

from __future__ import annotations

import math

_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_COLUMNS = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")
_ROWS = "ABCDEFGHJKLMNPQRSTUV"
_SQUARE_M, _CYCLE_M = 100_000, 2_000_000
_AXIS_M, _FLATTENING, _SCALE = 6_378_137.0, 1 / 298.257223563, 0.9996  # WGS84 and UTM
_ECC = _FLATTENING * (2 - _FLATTENING)
_ECC2 = _ECC / (1 - _ECC)


def point_of(zone: int, band: str, square: str, digits: str) -> tuple[float, float] | str:
    """Latitude and longitude of the middle of the cell, or what is wrong with the reference.

    >>> point_of(4, "Q", "FJ", "12345678")
    (21.30948, -157.91682)
    """
    column, row = _COLUMNS[zone % 3].find(square[0]), _ROWS.find(square[1])
    if not 1 <= zone <= 60:
        return f"grid zone {zone} lies outside 1 to 60"
    if column < 0 or row < 0:
        return f"grid square {square} is none of zone {zone}"
    half = len(digits) // 2
    cell = 10.0 ** (5 - half)
    east = (column + 1) * _SQUARE_M + (int(digits[:half]) + 0.5) * cell
    north = ((row - (0 if zone % 2 else 5)) % 20) * _SQUARE_M + (int(digits[half:]) + 0.5) * cell
    south_edge = -80 + 8 * _BANDS.index(band)
    least = _SCALE * _arc(math.radians(south_edge)) - _SQUARE_M
    north += math.ceil((least - north) / _CYCLE_M) * _CYCLE_M
    lat, lon = _inverse(east, north)
    if not south_edge - 1 <= lat <= south_edge + (13 if band == "X" else 9):
        return f"grid square {square} does not lie in band {band}"
    return round(lat, 5), round(lon + zone * 6 - 183, 5)


def _arc(lat: float) -> float:
    """Metres from the equator along a meridian; below zero in the south."""
    e = _ECC
    return _AXIS_M * (
        (1 - e / 4 - 3 * e**2 / 64 - 5 * e**3 / 256) * lat
        - (3 * e / 8 + 3 * e**2 / 32 + 45 * e**3 / 1024) * math.sin(2 * lat)
        + (15 * e**2 / 256 + 45 * e**3 / 1024) * math.sin(4 * lat)
        - (35 * e**3 / 3072) * math.sin(6 * lat)
    )


def _inverse(east: float, north: float) -> tuple[float, float]:
    """Latitude, and degrees east of the middle of the zone, of UTM metres (Snyder 1987, eq. 8-17 on)."""
    mu = north / _SCALE / (_AXIS_M * (1 - _ECC / 4 - 3 * _ECC**2 / 64 - 5 * _ECC**3 / 256))
    e1 = (1 - math.sqrt(1 - _ECC)) / (1 + math.sqrt(1 - _ECC))
    foot = (
        mu
        + (3 * e1 / 2 - 27 * e1**3 / 32) * math.sin(2 * mu)
        + (21 * e1**2 / 16 - 55 * e1**4 / 32) * math.sin(4 * mu)
        + (151 * e1**3 / 96) * math.sin(6 * mu)
    )
    c, t = _ECC2 * math.cos(foot) ** 2, math.tan(foot) ** 2
    w = 1 - _ECC * math.sin(foot) ** 2
    n, r = _AXIS_M / math.sqrt(w), _AXIS_M * (1 - _ECC) / w**1.5
    d = (east - 500_000) / (n * _SCALE)
    lat = foot - (n * math.tan(foot) / r) * (
        d**2 / 2 - (5 + 3 * t + 10 * c - 4 * c**2 - 9 * _ECC2) * d**4 / 24
    )
    lon = (d - (1 + 2 * t + c) * d**3 / 6) / math.cos(foot)
    return math.degrees(lat), math.degrees(lon)
