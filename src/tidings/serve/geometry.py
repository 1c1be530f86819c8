"""Draw country outlines and incident points as an SVG map, without a browser or a tile server."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tidings.errors import ResourceError

OUTLINE = Path(__file__).parent / "static" / "outline.json"
WIDTH = 960
# The window never shows less than this, so that one incident is seen among its neighbours.
LEAST_DEGREES = 6.0
MARGIN = 0.16

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country's rings as points of (lon, lat), and the box that holds them."""

    id: str
    name: str
    rings: tuple[tuple[Point, ...], ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A window on the world: equirectangular, true to scale along its middle latitude."""

    west: float
    south: float
    east: float
    north: float

    @property
    def height(self) -> int:
        """Height in SVG units for a width of WIDTH."""
        squeeze = math.cos(math.radians((self.south + self.north) / 2))
        return round(WIDTH * (self.north - self.south) / ((self.east - self.west) * squeeze))

    def project(self, lon: float, lat: float) -> Point:
        """SVG coordinates of a place."""
        x = (lon - self.west) / (self.east - self.west) * WIDTH
        y = (self.north - lat) / (self.north - self.south) * self.height
        return round(x, 1), round(y, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A country as an SVG path; `label_at` is where its name may stand, None where it has no room."""

    id: str
    name: str
    path: str
    label_at: Point | None


def frame_of(points: Sequence[Point]) -> Frame:
    """The window that holds all points of (lon, lat) with some room; the whole world for none."""
    if not points:
        return Frame(west=-170, south=-56, east=180, north=74)
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    middle = (south + north) / 2
    squeeze = max(0.2, math.cos(math.radians(middle)))
    tall = max(north - south, LEAST_DEGREES) * (1 + 2 * MARGIN)
    wide = max(east - west, LEAST_DEGREES) * (1 + 2 * MARGIN)
    # Between 1.6:1 and 2.4:1, so that the map fits beside a list.
    wide = max(wide, 1.6 * tall / squeeze)
    tall = max(tall, wide * squeeze / 2.4)
    wide, tall = min(wide, 360.0), min(tall, 150.0)
    centre = (west + east) / 2
    south, north = _held(middle - tall / 2, middle + tall / 2, -85, 85)
    west, east = _held(centre - wide / 2, centre + wide / 2, -180, 180)
    return Frame(west=west, south=south, east=east, north=north)


def shapes_in(frame: Frame) -> list[Shape]:
    """The countries that show in a window."""
    return [shape for country in countries() if (shape := _shape(country, frame)) is not None]


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All country outlines."""
    try:
        outline = json.loads(OUTLINE.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ResourceError(
            f"{OUTLINE}: no country outlines here ({error}); install tidings again"
        ) from error
    arcs = [_decode(arc, outline["units"]) for arc in outline["arcs"]]
    found = []
    for country in outline["countries"]:
        rings = tuple(part for ring in country["rings"] for part in _unwrapped(list(_ring(ring, arcs))))
        if rings:
            found.append(Country(id=country["id"], name=country["name"], rings=rings, box=_box(rings)))
    return tuple(found)


def country_names() -> dict[str, str]:
    """English short names by ISO 3166-1 alpha-2 code, as the outlines give them."""
    return {country.id: country.name for country in countries() if country.id}


def _held(low: float, high: float, least: float, most: float) -> tuple[float, float]:
    """Move an interval inside bounds without changing its length, where it fits."""
    if low < least:
        low, high = least, min(most, high + least - low)
    if high > most:
        low, high = max(least, low - (high - most)), most
    return low, high


def _shape(country: Country, frame: Frame) -> Shape | None:
    if not _meets(country.box, frame):
        return None
    parts = []
    for ring in country.rings:
        if not _meets(_box((ring,)), frame):
            continue
        projected = _unique(frame.project(lon, lat) for lon, lat in ring)
        if len(projected) > 2:
            parts.append("M" + "L".join(f"{x:g},{y:g}" for x, y in projected) + "Z")
    if not parts:
        return None
    return Shape(id=country.id, name=country.name, path="".join(parts), label_at=_label_at(country, frame))


def _label_at(country: Country, frame: Frame) -> Point | None:
    """The middle of the largest ring's visible part, if the name has room there."""
    ring = max(country.rings, key=lambda r: _area(_box((r,))))
    west, south, east, north = _box((ring,))
    west, east = max(west, frame.west), min(east, frame.east)
    south, north = max(south, frame.south), min(north, frame.north)
    if west >= east or south >= north:
        return None
    left, top = frame.project(west, north)
    right, bottom = frame.project(east, south)
    if right - left < 9 * len(country.name) or bottom - top < 34:
        return None
    inside = _inside((west + east) / 2, (south + north) / 2, ring)
    return frame.project((west + east) / 2, (south + north) / 2) if inside else None


def _inside(x: float, y: float, ring: Sequence[Point]) -> bool:
    """Whether a point lies in a ring, by counting crossings."""
    is_in = False
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            is_in = not is_in
    return is_in


def _decode(arc: Sequence[int], units: int) -> list[Point]:
    x = y = 0
    points = []
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / units, y / units))
    return points


def _ring(indices: Sequence[int], arcs: Sequence[list[Point]]) -> Iterator[Point]:
    for number, index in enumerate(indices):
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        yield from arc if number == 0 else arc[1:]


def _unwrapped(ring: Sequence[Point]) -> list[tuple[Point, ...]]:
    """A ring that crosses the date line as two that run on past it, one on either side of the map."""
    points: list[Point] = []
    turn = 0.0
    for lon, lat in ring:
        if points:
            step = lon + turn - points[-1][0]
            turn += -360.0 if step > 180 else 360.0 if step < -180 else 0.0
        points.append((lon + turn, lat))
    low, high = min(p[0] for p in points), max(p[0] for p in points)
    copies = [0.0, *([-360.0] if high > 180 else []), *([360.0] if low < -180 else [])]
    return [tuple((lon + shift, lat) for lon, lat in points) for shift in copies]


def _box(rings: Sequence[Sequence[Point]]) -> tuple[float, float, float, float]:
    xs = [p[0] for ring in rings for p in ring]
    ys = [p[1] for ring in rings for p in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _area(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _meets(box: tuple[float, float, float, float], frame: Frame) -> bool:
    west, south, east, north = box
    return west < frame.east and east > frame.west and south < frame.north and north > frame.south


def _unique(points: Iterable[Point]) -> list[Point]:
    """Points without repeats in a row."""
    kept: list[Point] = []
    for point in points:
        if not kept or kept[-1] != point:
            kept.append(point)
    return kept
