"""Read coordinates that a text gives: degrees, with minutes and seconds or without, and the military grid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tidings.model.text import Span
from tidings.resolve.grid import point_of

_DEGREES = r"(\d{1,3}(?:\.\d{1,8})?)\s?(?:°|º|deg\.?|degrees)?\s?"
_MINUTES = (
    r"(?:(\d{1,2}(?:\.\d{1,5})?)\s?(?:['′’]|min(?:utes)?\.?)\s?)?"
    r"(?:(\d{1,2}(?:\.\d{1,3})?)\s?(?:\"|″|”|''|’’|sec(?:onds)?\.?)\s?)?"
)
_ONE = _DEGREES + _MINUTES
_BEHIND = re.compile(
    rf"(?<![\w.]){_ONE}([NS])(?:orth|outh)?\b[,;/\s]{{1,3}}(?:and )?{_ONE}([EW])(?:ast|est)?\b", re.IGNORECASE
)
_BEFORE = re.compile(rf"\b([NS])\s?{_ONE}[,;/\s]{{1,3}}([EW])\s?{_ONE}(?![\w°])")
# Without letters only a pair with three decimals each is one: "33.785, 42.441", and no score or sum.
_BARE = re.compile(r"(?<![\w.,-])(-?\d{1,3}\.\d{3,8}),\s?(-?\d{1,3}\.\d{3,8})(?![\w.])")
_TOLD = re.compile(
    r"\blat(?:itude)?[:=]?\s?(-?\d{1,3}\.\d{1,8})°?[,;/\s]{1,3}(?:and )?"
    r"(?:lon|lng|long|longitude)[:=]?\s?(-?\d{1,3}\.\d{1,8})(?![\w.])",
    re.IGNORECASE,
)
# "12 MAR 2020" has the form of a grid reference: without a word for one it needs eight digits.
_GRID = re.compile(
    r"(?:(?P<cue>\b(?:MGRS|grid|grid reference|coordinates?):?\s))?(?<![\w.])(?P<zone>\d{1,2})\s?"
    r"(?P<band>[C-HJ-NP-X])\s?(?P<square>[A-HJ-NP-Z]{2})\s?(?P<east>\d{2,10})(?:\s(?P<north>\d{2,5}))?(?![\w.])"
)
_PLAIN_DIGITS = 8
_SIGN = re.compile(r"[°º.]|deg", re.IGNORECASE)
_KM_DEGREE = 111.2
_LEAST_KM = 0.1  # a place hit is no point


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """A point as the text gives it (WGS84 degrees) and how far its last digit reaches.

    `fault` says what is wrong with it: such a point is on no map.
    """

    span: Span
    lat: float
    lon: float
    radius_km: float
    fault: str | None = None


def find_coordinates(text: str, start: int = 0, end: int | None = None) -> Iterator[Coordinates]:
    """Coordinates between two places of a text, in order of notation.

    >>> [(c.lat, c.lon) for c in find_coordinates("at 33°47′N 42°26′E")]
    [(33.78333, 42.43333)]
    """
    end = len(text) if end is None else end
    for found in _BEHIND.finditer(text, start, end):
        if _SIGN.search(found.group()) is None:  # "12 north and 5 east" counts something else
            continue
        lat, lon = found.group(1, 2, 3), found.group(5, 6, 7)
        yield _made(found, (lat, found.group(4)), (lon, found.group(8)))
    for found in _BEFORE.finditer(text, start, end):
        lat, lon = found.group(2, 3, 4), found.group(6, 7, 8)
        yield _made(found, (lat, found.group(1)), (lon, found.group(5)))
    for found in (*_TOLD.finditer(text, start, end), *_BARE.finditer(text, start, end)):
        yield _made(found, ((found.group(1), None, None), ""), ((found.group(2), None, None), ""))
    for found in _GRID.finditer(text, start, end):
        yield from _on_grid(found)


def _on_grid(found: re.Match[str]) -> Iterator[Coordinates]:
    """The point of a grid reference; nothing where the digits are no two equal halves."""
    east, north = found.group("east"), found.group("north") or ""
    digits = east + north
    if (north and len(east) != len(north)) or len(digits) % 2 or not 4 <= len(digits) <= 10:
        return
    if len(digits) < _PLAIN_DIGITS and found.group("cue") is None:
        return
    point = point_of(int(found.group("zone")), found.group("band"), found.group("square"), digits)
    lat, lon = (0.0, 0.0) if isinstance(point, str) else point
    yield Coordinates(
        span=Span(found.start("zone"), found.end()),
        lat=lat,
        lon=lon,
        radius_km=max(_LEAST_KM, 10.0 ** (2 - len(digits) // 2) / 2),
        fault=point if isinstance(point, str) else None,
    )


_Half = tuple[tuple[str | None, ...], str]


def _made(found: re.Match[str], lat: _Half, lon: _Half) -> Coordinates:
    values = _value(*lat), _value(*lon)
    faults = (
        _fault("latitude", values[0], 90, lat[0]),
        _fault("longitude", values[1], 180, lon[0]),
    )
    return Coordinates(
        span=Span(found.start(), found.end()),
        lat=values[0],
        lon=values[1],
        radius_km=max(_LEAST_KM, round(max(_step(lat[0]), _step(lon[0])) * _KM_DEGREE / 2, 2)),
        fault=next(filter(None, faults), None),
    )


def _value(parts: tuple[str | None, ...], side: str) -> float:
    degrees, minutes, seconds = (float(part) if part else 0.0 for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return round(-value if side.upper() in ("S", "W") else value, 5)


def _step(parts: tuple[str | None, ...]) -> float:
    """How many degrees the last digit stands for."""
    unit, last = next(
        (unit, part) for unit, part in zip((1 / 3600, 1 / 60, 1.0), reversed(parts), strict=True) if part
    )
    return float(unit / 10 ** len(last.partition(".")[2]))


def _fault(what: str, value: float, most: int, parts: tuple[str | None, ...]) -> str | None:
    if abs(value) > most:
        return f"{what} {value:g} lies outside -{most} to {most} degrees"
    if any(part and float(part) >= 60 for part in parts[1:]):
        return f"{what} has minutes or seconds over 59"
    return None
