"""All places that a reading knows: the shipped gazetteer, and over it the files of the user's own places."""

from __future__ import annotations

import math
import os
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from tidings.data import gazetteer
from tidings.data.gazetteer import MOST, Gazetteer, Hit, Place
from tidings.data.layer import ENDING, SITES, Layer
from tidings.data.layout import ID_PREFIX, KINDS, Kind
from tidings.data.tables import COMPILED

# The folder in which the user's own data lie; else the usual one of the system.
VARIABLE = "TIDINGS_DATA"
OWN_PREFIX = "own:"
_LANDS = frozenset({Kind.CONTINENT, Kind.COUNTRY})
# Files of places lie beside one another: the zone of a site is that of a town within a day's march.
NEAR_DEGREES = 1.0


def folder() -> Path:
    """Where the user's places lie: in $TIDINGS_DATA, else in the system's folder for data of users."""
    if named := os.environ.get(VARIABLE):
        return Path(named) / "places"
    home = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path("~/.local/share").expanduser()) / "tidings" / "places"


def files() -> list[Path]:
    """The files of the user's places, by name."""
    return sorted(folder().glob(f"*{ENDING}"))


class Layered(Gazetteer):
    """The shipped gazetteer with files of places over it.

    A place that both know keeps the shipped row and gains the names. Of places of one name countries come
    first, then the user's sites, the shipped places, and what a GeoNames dump adds.
    """

    def __init__(self, compiled: Path, layers: Sequence[Layer]) -> None:
        super().__init__(compiled)
        self._layers = layers
        self._offsets: list[int] = []
        self._shipped = self.size
        for layer in layers:
            self._offsets.append(self.size)
            self.size += layer.size
        identities = "".join(sorted(layer.head.identity for layer in layers))
        self.name = f"places-{sha256(identities.encode()).hexdigest()[:12]}"

    def _hits(self, key: str) -> tuple[Hit, ...]:
        shipped = super()._hits(key)
        known = {hit.row for hit in shipped}
        sites: list[Hit] = []
        added: list[Hit] = []
        for layer, offset in zip(self._layers, self._offsets, strict=True):
            into = sites if layer.head.sort == SITES else added
            for number, flags in layer.hits(key):
                row = self._same(layer.row(number).geonames_id, offset + number)
                if row not in known:
                    known.add(row)
                    into.append(Hit(row, flags))
                if len(into) >= MOST:
                    break
        if not sites and not added:
            return shipped
        lands = [hit for hit in shipped if self.place(hit.row).kind in _LANDS]
        others = [hit for hit in shipped if hit not in lands]
        return tuple([*lands, *sites, *others, *added][:MOST])

    def _same(self, geonames_id: int, row: int) -> int:
        """The shipped row of a GeoNames id, else the row given."""
        hits = super()._hits(f"{ID_PREFIX}gn:{geonames_id}") if geonames_id else ()
        return hits[0].row if hits else row

    def _extends(self, key: str) -> bool:
        return super()._extends(key) or any(layer.extends(key) for layer in self._layers)

    def _place(self, row: int) -> Place:
        if row < self._shipped:
            return super()._place(row)
        at = bisect_right(self._offsets, row) - 1
        raw = self._layers[at].row(row - self._offsets[at])
        division = self.get(raw.division) if raw.division else None
        return Place(
            id=raw.id,
            geonames_id=str(raw.geonames_id) if raw.geonames_id else None,
            name=raw.name,
            country=raw.country or None,
            admin1=division.id if division else None,
            admin1_name=division.name if division else None,
            lat=raw.lat,
            lon=raw.lon,
            population=raw.population,
            kind=KINDS[raw.kind],
            radius_km=float(raw.radius_km),
            timezone=raw.timezone or None,
        )


@lru_cache(maxsize=1)
def load() -> Gazetteer:
    """All places; ResourceError when a file is missing, broken or of another version."""
    found = files()
    return Layered(COMPILED, [Layer(path) for path in found]) if found else gazetteer.load()


def identity() -> str:
    """What tells readings with the user's places from those without: empty where there are none."""
    places = load()
    return places.name if isinstance(places, Layered) else ""


def forget() -> None:
    """Open the files anew at the next use, as after a change of the folder."""
    load.cache_clear()


class Near(NamedTuple):
    """What the nearest town says of a point: its first-level division and its time zone."""

    admin1: str
    timezone: str


class Towns:
    """The shipped towns by square of a degree."""

    def __init__(self, places: Gazetteer) -> None:
        self._squares: dict[tuple[int, int], list[Place]] = defaultdict(list)
        for row in range(places.size):
            place = places.place(row)
            if place.kind is Kind.TOWN:
                self._squares[math.floor(place.lat), math.floor(place.lon)].append(place)

    def near(self, lat: float, lon: float, country: str) -> Near:
        """What the nearest town of the country (of any, where it is empty) within a degree says."""
        scale = math.cos(math.radians(lat))
        found = [
            (math.hypot(town.lat - lat, (town.lon - lon) * scale), town.id, town)
            for y in (-1, 0, 1)
            for x in (-1, 0, 1)
            for town in self._squares.get((math.floor(lat) + y, math.floor(lon) + x), ())
            if not country or town.country == country
        ]
        distance, _, town = min(found, default=(math.inf, "", None))
        if town is None or distance > NEAR_DEGREES:
            return Near("", "")
        return Near((town.admin1 or "") if country else "", town.timezone or "")
