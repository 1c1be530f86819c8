"""Read the user's own sites from a table (CSV) or a GeoJSON file."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from tidings.data.gazetteer import Gazetteer
from tidings.data.layout import Kind, NameFlag
from tidings.data.places import OWN_PREFIX, Towns
from tidings.data.rows import Row, fold
from tidings.errors import UsageError
from tidings.ingest.encoding import decode, without_surrogates
from tidings.model.problem import Problem

MAX_BYTES = 100_000_000  # a longer list is a gazetteer: GeoNames dumps are read as a stream
MAX_NAME = 200
# Countries and their divisions hold other places: only the shipped gazetteer knows what lies in which.
KINDS = tuple(
    kind for kind in Kind if kind not in (Kind.CONTINENT, Kind.COUNTRY, Kind.ADM1, Kind.ADM2)
)  # fmt: skip
_COLUMNS = {
    "latitude": "lat", "longitude": "lon", "lng": "lon", "long": "lon", "type": "kind", "radius": "radius_km",
    "alias": "aliases", "alternatenames": "aliases", "countrycode": "country", "country_code": "country",
}  # fmt: skip
COLUMNS = ("name", "lat", "lon", "kind", "country", "aliases", "radius_km", "id")
_SEPARATOR = re.compile(r"\s*[;|]\s*")
_RADII = {Kind.TOWN: 3.0, Kind.AIRFIELD: 3.0, Kind.AIRPORT: 3.0, Kind.DISTRICT: 10.0}
_RADIUS_KM = 2.0
_MOST_KM = 2000.0

# Any: cells of a table are words, properties of GeoJSON any JSON value; each is checked where it is used.
Cells = Mapping[str, Any]


class _BadRowError(Exception):
    """What is wrong with one row, and what to do."""


def read_sites(path: Path, places: Gazetteer) -> Iterator[Row | Problem]:
    """The sites of a file, each a row for the gazetteer or a problem with its line."""
    towns = Towns(places)
    seen: dict[str, str] = {}
    for where, cells in _rows(path):
        try:
            row = _new(_row(cells, places, towns), seen)
        except _BadRowError as error:
            reason = f"{path}, {where}: {error}"
            yield Problem(source=f"{path}: {where}", stage="ingest", code="bad_place", reason=reason)
            continue
        seen[row.id] = where
        yield row


def _new(row: Row, seen: Mapping[str, str]) -> Row:
    """The row, unless the file has it already."""
    if row.id in seen:
        raise _BadRowError(f"the same place stands in {seen[row.id]} already; delete one")
    return row


def _rows(path: Path) -> Iterator[tuple[str, Cells]]:
    """Where each row stands, and its cells."""
    if path.stat().st_size > MAX_BYTES:
        raise UsageError(
            f"{path}: more than {MAX_BYTES // 1_000_000} MB; a GeoNames dump goes in by "
            "'tidings data import geonames FILE', a longer list in several files"
        )
    text = decode(path.read_bytes()).text
    if text is None:
        raise UsageError(f"{path}: no text; sites are read from CSV or GeoJSON, in UTF-8")
    return _features(text, path) if text.lstrip().startswith(("{", "[")) else _table(text, path)


def _table(text: str, path: Path) -> Iterator[tuple[str, Cells]]:
    first = text.lstrip("\ufeff").partition("\n")[0]
    mark = max(",;\t", key=first.count)
    lines = csv.reader(StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark)
    try:
        head = [_COLUMNS.get(name, name) for name in (cell.strip().lower() for cell in next(lines, []))]
        lacking = [name for name in ("name", "lat", "lon") if name not in head]
        if lacking:
            raise UsageError(
                f"{path}: line 1 has no column {', '.join(lacking)}; "
                f"the first line must name the columns: {', '.join(COLUMNS)} (name, lat and lon are needed)"
            )
        for cells in lines:
            if any(map(str.strip, cells)):
                yield f"line {lines.line_num}", dict(zip(head, cells, strict=False))
    except csv.Error as error:
        raise UsageError(f"{path}: line {lines.line_num} cannot be read as a table ({error})") from error


def _features(text: str, path: Path) -> Iterator[tuple[str, Cells]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: cannot be read as JSON ({error})") from error
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list):
        raise UsageError(f"{path}: no GeoJSON; a FeatureCollection of points is needed")
    for number, feature in enumerate(features, 1):
        yield f"feature {number}", _cells(feature)


def _cells(feature: Any) -> Cells:  # Any: a JSON value that should be a feature
    """Properties and point of a feature; without a point the row is refused by its missing latitude."""
    if not isinstance(feature, dict):
        return {}
    given = feature.get("properties")
    cells = {str(key).lower(): value for key, value in given.items()} if isinstance(given, dict) else {}
    cells = {_COLUMNS.get(key, key): value for key, value in cells.items()}
    geometry = feature.get("geometry")
    shape = geometry.get("type") if isinstance(geometry, dict) else None
    point = geometry.get("coordinates") if isinstance(geometry, dict) else None
    is_point = shape == "Point" and isinstance(point, list) and len(point) >= 2
    cells["lon"], cells["lat"] = (point[0], point[1]) if is_point and point else (None, None)
    return cells


def _row(cells: Cells, places: Gazetteer, towns: Towns) -> Row:
    name = _words(cells.get("name"))
    if not fold(name):
        raise _BadRowError("no name; fill the column name")
    if len(name) > MAX_NAME:
        raise _BadRowError(f"the name has more than {MAX_NAME} characters; shorten it")
    lat, lon = _degrees(cells, "lat", 90.0), _degrees(cells, "lon", 180.0)
    kind, country = _kind(cells), _country(cells, places)
    near = towns.near(lat, lon, country)
    key = _words(cells.get("id")) or f"{fold(name).replace(' ', '-')}@{lat:.4f},{lon:.4f}"
    row = Row(kind, name, lat, lon, country=country, id=f"{OWN_PREFIX}{key}"[:MAX_NAME])
    row.admin1, row.timezone, row.is_reviewed = near.admin1, near.timezone, True
    row.radius_km = _radius(cells, kind)
    row.call([name, *_aliases(cells.get("aliases"))], NameFlag.MAIN)
    return row


def _words(value: object) -> str:
    return without_surrogates(" ".join(str(value).split())) if value is not None else ""


def _aliases(value: object) -> list[str]:
    """Other names: a JSON list, or words parted by a semicolon or a bar."""
    given = value if isinstance(value, list) else _SEPARATOR.split(_words(value))
    return [words[:MAX_NAME] for words in map(_words, given) if fold(words)]


def _degrees(cells: Cells, column: str, most: float) -> float:
    given = cells.get(column)
    if given is None or not str(given).strip():
        raise _BadRowError(f"no {column}; a site needs a point (in GeoJSON: a geometry of type Point)")
    value = _number(given, column)
    if abs(value) > most:
        doubt = "; are lat and lon exchanged?" if column == "lat" and abs(value) <= 180 else ""
        raise _BadRowError(f"{column} {value:g} lies outside -{most:g} to {most:g} degrees{doubt}")
    return value


def _number(given: object, column: str) -> float:
    try:
        value = float(str(given).strip())
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise _BadRowError(f"{column} {str(given)[:40]!r} is no number; write decimal degrees as 33.79")
    return value


def _radius(cells: Cells, kind: Kind) -> float:
    given = cells.get("radius_km")
    if given is None or not str(given).strip():
        return _RADII.get(kind, _RADIUS_KM)
    radius = _number(given, "radius_km")
    if not 0 < radius <= _MOST_KM:
        raise _BadRowError(f"radius_km {radius:g} lies outside 0 to {_MOST_KM:g}")
    return radius


def _kind(cells: Cells) -> Kind:
    given = _words(cells.get("kind")).lower()
    if not given:
        return Kind.SITE
    if given not in KINDS:
        raise _BadRowError(f"kind {given[:40]!r} is not known; there are {', '.join(KINDS)}")
    return Kind(given)


def _country(cells: Cells, places: Gazetteer) -> str:
    """The ISO code of a country given by code or by English name; empty for none, as at sea."""
    given = _words(cells.get("country"))
    if not given:
        return ""
    found = places.get(f"country:{given.upper()}") or next(
        (place for place in places.find(given)[:1] if place.kind is Kind.COUNTRY), None
    )
    if found is None or found.country is None:
        raise _BadRowError(
            f"country {given[:40]!r} is not known; write the two letters of ISO 3166-1, or nothing"
        )
    return found.country
