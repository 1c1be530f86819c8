"""Look places up by name in the compiled gazetteer, memory-mapped and read-only."""

from __future__ import annotations

import json
import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from tidings.data.layout import (
    HEADER,
    ID_PREFIX,
    KINDS,
    MAGIC,
    ROW,
    ROW_BITS,
    ROW_MASK,
    ROWS_FILE,
    SKELETON_PREFIX,
    TRIE_FILE,
    VERSION,
    Kind,
    NameFlag,
)
from tidings.data.names import fold, latin, skeleton
from tidings.data.tables import COMPILED
from tidings.errors import ResourceError

# "San José" has 1,600 rows: the most prominent are enough, the others are reached by country.
MOST = 64
_REBUILD = "run 'python tools/build_data.py gazetteer'"
_HIDDEN = NameFlag.CUED | NameFlag.DEMONYM


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One row: ids, name, country (ISO 3166-1 alpha-2), first-level division, WGS84 point, kind, radius.

    `geonames_id` is None where GeoNames has no such place or its id is not known to us.
    """

    id: str
    geonames_id: str | None
    name: str
    country: str | None
    admin1: str | None
    admin1_name: str | None
    lat: float
    lon: float
    population: int
    kind: Kind
    radius_km: float
    timezone: str | None
    is_capital: bool = False


class Hit(NamedTuple):
    """A row that a name may mean, and in what way (flags of NameFlag)."""

    row: int
    flags: int


class Gazetteer:
    """All places. Names are folded: case, marks, hyphens and apostrophes do not count."""

    def __init__(self, folder: Path) -> None:
        rows_path, trie_path = folder / ROWS_FILE, folder / TRIE_FILE
        try:
            with rows_path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            trie_size = trie_path.stat().st_size
        except (OSError, ValueError) as error:
            raise ResourceError(f"{rows_path}: no gazetteer here ({error}); {_REBUILD}") from error
        self._read_layout(rows_path, trie_size)
        try:
            self._trie = marisa_trie.Trie().mmap(str(trie_path))
        except RuntimeError as error:
            raise ResourceError(f"{trie_path}: broken gazetteer ({error}); {_REBUILD}") from error
        self.extends = lru_cache(maxsize=20_000)(self._extends)
        self.hits = lru_cache(maxsize=20_000)(self._hits)
        self.place = lru_cache(maxsize=20_000)(self._place)

    def _read_layout(self, path: Path, trie_size: int) -> None:
        """Check the head of the file and find its parts."""
        try:
            magic, version, paired, rows, names, postings, strings, tables = HEADER.unpack_from(self._map, 0)
        except struct.error as error:
            raise ResourceError(f"{path}: broken gazetteer (cut short); {_REBUILD}") from error
        if magic != MAGIC:
            raise ResourceError(f"{path}: not a gazetteer; {_REBUILD}")
        if version != VERSION:
            raise ResourceError(f"{path}: gazetteer of version {version}, this needs {VERSION}; {_REBUILD}")
        self._rows = HEADER.size
        self._starts = self._rows + rows * ROW.size
        self._postings = self._starts + (names + 1) * 4
        self._strings = self._postings + postings * 4
        end = self._strings + strings + tables
        if end != len(self._map) or paired != trie_size:
            raise ResourceError(f"{path}: broken gazetteer (its parts do not fit); {_REBUILD}")
        self.size = rows
        lists = json.loads(self._map[end - tables : end])
        self._countries: list[str] = lists["countries"]
        self._zones: list[str] = lists["zones"]

    def _hits(self, key: str) -> tuple[Hit, ...]:
        """Rows of an already folded name, most prominent first."""
        number = self._trie.get(key)
        if number is None:
            return ()
        first, last = struct.unpack_from("<II", self._map, self._starts + number * 4)
        last = min(last, first + MOST)
        packed = struct.unpack_from(f"<{last - first}I", self._map, self._postings + first * 4)
        return tuple(Hit(value & ROW_MASK, value >> ROW_BITS) for value in packed)

    def _extends(self, key: str) -> bool:
        """Whether some name begins with the words of an already folded one and goes on."""
        return next(self._trie.iterkeys(key + " "), None) is not None

    def names(self) -> Iterator[str]:
        """Every folded name in a fixed order, without ids and rough keys."""
        return (key for key in self._trie.iterkeys() if key[0] not in (ID_PREFIX, SKELETON_PREFIX))

    def is_country(self, key: str) -> bool:
        """Whether an already folded word is a country's name or adjective first of all."""
        hits = self.hits(key)
        return bool(hits) and self.place(hits[0].row).kind is Kind.COUNTRY

    def rough_hits(self, key: str) -> tuple[Hit, ...]:
        """Rows of an already folded name by the rough key of transliterated names, also from Cyrillic."""
        plain = key if key.isascii() else latin(key)
        return self.hits(SKELETON_PREFIX + skeleton(plain)) if plain.isascii() else ()

    def find(self, name: str) -> tuple[Place, ...]:
        """Places of that name, most prominent first; the rough key is tried when the plain one fails."""
        key = fold(name)
        hits = [hit for hit in self.hits(key) if not hit.flags & _HIDDEN]
        hits = hits or [hit for hit in self.rough_hits(key) if not hit.flags & _HIDDEN]
        return tuple(self.place(hit.row) for hit in hits)

    def get(self, place_id: str) -> Place | None:
        """The place with an id such as "gn:95446", "icao:ORAA", "adm1:IQ-AN", or "capital:IQ"."""
        hits = self.hits(ID_PREFIX + place_id)
        return self.place(hits[0].row) if hits else None

    def _place(self, row: int) -> Place:
        """Unpack one row."""
        kind, capital, country, zone, radius, number, population, admin1, lat, lon, name, key = (
            ROW.unpack_from(self._map, self._rows + row * ROW.size)
        )
        division = self.place(admin1 - 1) if admin1 and admin1 - 1 != row else None
        return Place(
            id=self._string(key) if key else f"gn:{number}",
            geonames_id=str(number) if number else None,
            name=self._string(name),
            country=self._countries[country] or None,
            admin1=division.id if division else None,
            admin1_name=division.name if division else None,
            lat=lat / 1e5,
            lon=lon / 1e5,
            population=population,
            kind=KINDS[kind],
            radius_km=float(radius),
            timezone=self._zones[zone] or None,
            is_capital=bool(capital),
        )

    def _string(self, offset: int) -> str:
        start = self._strings + offset
        return self._map[start + 1 : start + 1 + self._map[start]].decode()


@lru_cache(maxsize=4)
def load(folder: Path = COMPILED) -> Gazetteer:
    """The shipped gazetteer; ResourceError when it is missing, broken or of another version."""
    return Gazetteer(folder)
