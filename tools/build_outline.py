"""Reduce the country outlines of the npm package world-atlas to the file the server draws maps from.

    python tools/build_outline.py web/node_modules/world-atlas/countries-50m.json

Writes `src/tidings/serve/static/outline.json`. It is kept in the source tree, because a machine
without Node draws its maps from it. Source: Natural Earth 1:50m (public domain) by way of
world-atlas 2.0.2 (ISC). Borders stay shared: arcs are thinned, not rings.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pycountry

TARGET = Path(__file__).resolve().parent.parent / "src" / "tidings" / "serve" / "static" / "outline.json"
TOLERANCE = 0.04  # degrees, about 4 km: at 0.02 the file is 60 % larger and looks the same at 1,000 px
UNITS = 100  # hundredths of a degree
SMALL = 0.03  # square degrees of a ring's box; smaller islands go unless a country has no other

Point = tuple[float, float]


def main(source: str) -> None:
    """Write the outline file."""
    atlas = json.loads(Path(source).read_text(encoding="utf-8"))
    scale, move = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = [thin(decode(arc, scale, move)) for arc in atlas["arcs"]]
    countries = []
    for shape in atlas["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(shape["type"], [])
        rings = [ring for polygon in polygons for ring in polygon]
        found = pycountry.countries.get(numeric=str(shape.get("id", "")).zfill(3))
        countries.append(
            {
                "id": found.alpha_2 if found else "",
                "name": shape["properties"]["name"],
                "rings": worth_drawing(rings, arcs),
            }
        )
    used = sorted({_plain(i) for country in countries for ring in country["rings"] for i in ring})
    renumber = {old: new for new, old in enumerate(used)}
    for country in countries:
        country["rings"] = [
            [renumber[i] if i >= 0 else ~renumber[~i] for i in ring] for ring in country["rings"]
        ]
    outline = {
        "source": "Natural Earth 1:50m, public domain, by way of world-atlas 2.0.2 (ISC)",
        "units": UNITS,
        "arcs": [encode(arcs[i]) for i in used],
        "countries": sorted(countries, key=lambda country: (country["id"], country["name"])),
    }
    TARGET.write_text(json.dumps(outline, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
    print(f"{len(countries)} countries, {TARGET.stat().st_size:,} bytes -> {TARGET.name}")


def decode(arc: list[list[int]], scale: list[float], move: list[float]) -> list[Point]:
    """The points of a delta-coded arc in degrees."""
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
    return points


def thin(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's thinning, without recursion."""
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        far, where = 0.0, first
        for i in range(first + 1, last):
            away = distance(points[i], points[first], points[last])
            if away > far:
                far, where = away, i
        if far > TOLERANCE:
            keep.add(where)
            todo += [(first, where), (where, last)]
    return [points[i] for i in sorted(keep)]


def distance(point: Point, left: Point, right: Point) -> float:
    """How far a point lies from a line's stretch, in degrees."""
    dx, dy = right[0] - left[0], right[1] - left[1]
    length = dx * dx + dy * dy
    if length == 0:
        return float(((point[0] - left[0]) ** 2 + (point[1] - left[1]) ** 2) ** 0.5)
    along = max(0.0, min(1.0, ((point[0] - left[0]) * dx + (point[1] - left[1]) * dy) / length))
    x, y = left[0] + along * dx, left[1] + along * dy
    return float(((point[0] - x) ** 2 + (point[1] - y) ** 2) ** 0.5)


def worth_drawing(rings: list[list[int]], arcs: list[list[Point]]) -> list[list[int]]:
    """The rings large enough to see, or the largest one."""
    sized = sorted(((box_area(ring, arcs), n) for n, ring in enumerate(rings)), reverse=True)
    kept = [n for size, n in sized if size >= SMALL] or [n for _, n in sized[:1]]
    return [rings[n] for n in sorted(kept)]


def box_area(ring: list[int], arcs: list[list[Point]]) -> float:
    """The area of a ring's bounding box in square degrees."""
    points = [point for i in ring for point in arcs[_plain(i)]]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def encode(points: list[Point]) -> list[int]:
    """Delta-coded hundredths of a degree, x and y in turn."""
    flat = []
    last = (0, 0)
    for lon, lat in points:
        at = (round(lon * UNITS), round(lat * UNITS))
        flat += [at[0] - last[0], at[1] - last[1]]
        last = at
    return flat


def _plain(index: int) -> int:
    return index if index >= 0 else ~index


if __name__ == "__main__":
    main(sys.argv[1])
