"""A file of the user's own places: written as a stream, looked up in place, never loaded whole.

Rows lie as in the shipped gazetteer. Names are found by the first eight bytes of their BLAKE2 hash, sorted
over the whole file: a full GeoNames dump needs no more memory to write or to read than a list of five sites.
"""

from __future__ import annotations

import json
import mmap
import shutil
import struct
import tempfile
from collections.abc import Iterator
from hashlib import blake2b, sha256
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Self

from tidings.data.layout import ID_PREFIX, KINDS, ROW, ROW_BITS, ROW_MASK
from tidings.data.rows import Row, keys_of
from tidings.errors import ResourceError, UsageError

ENDING = ".places"
MAGIC = b"TIDPLC\0\0"
VERSION = 1
SITES = "sites"  # the user's own list; what else there is comes from a dump
# magic, version, rows, entries of the index, bytes of the strings and of the tables, SHA-256 of what follows
_HEAD = struct.Struct("<8sIIQQI32s")
# Hash of a folded name, rank among the places of that name, row and flags. Big-endian: bytes sort as numbers.
_ENTRY = struct.Struct(">QII")
# Marks the beginning of a longer name: "abu" of "abu kamal".
_BEGINNING = "\x02"
_BITS = 6  # of the hash: 64 parts, of 10 MB each for 40 million names, are sorted one after the other
_LAST_RANK = (1 << 32) - 1
_COPY = 1 << 20


class Head(NamedTuple):
    """What a file of places says of itself."""

    rows: int
    names: int
    sort: str
    source: str
    identity: str


class Raw(NamedTuple):
    """One row as it lies in the file."""

    kind: int
    country: str
    timezone: str
    radius_km: int
    geonames_id: int
    population: int
    division: str
    lat: float
    lon: float
    name: str
    id: str


def _hash(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest())


class Layer:
    """One file of places, memory-mapped and read-only."""

    def __init__(self, path: Path) -> None:
        """Open a file; ResourceError where it is broken or of another version."""
        self.path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            magic, version, rows, entries, strings, tables, digest = _HEAD.unpack_from(self._map, 0)
        except OSError as error:
            raise ResourceError(f"{path}: cannot be opened ({error.strerror}); {_again(path)}") from error
        except (ValueError, struct.error) as error:
            raise ResourceError(f"{path}: broken file of places (cut short); {_again(path)}") from error
        if magic != MAGIC:
            raise ResourceError(f"{path}: not a file of places; {_again(path)}")
        if version != VERSION:
            raise ResourceError(
                f"{path}: file of places of version {version}, this needs {VERSION}; {_again(path)}"
            )
        self._entries = _HEAD.size + rows * ROW.size
        self._strings = self._entries + entries * _ENTRY.size
        end = self._strings + strings + tables
        if end != len(self._map):
            raise ResourceError(f"{path}: broken file of places (its parts do not fit); {_again(path)}")
        self._count = entries
        lists = json.loads(self._map[end - tables :])
        self._countries: list[str] = lists["countries"]
        self._zones: list[str] = lists["zones"]
        self._divisions: list[str] = lists["divisions"]
        self.size = rows
        self.head = Head(rows, lists["names"], lists["sort"], lists["source"], digest.hex())

    def check(self) -> None:
        """Compare the whole content with its hash; ResourceError where they differ."""
        digest = sha256()
        for start in range(_HEAD.size, len(self._map), _COPY):
            digest.update(self._map[start : start + _COPY])
        if digest.hexdigest() != self.head.identity:
            raise ResourceError(f"{self.path}: altered or damaged since it was made; {_again(self.path)}")

    def hits(self, key: str) -> Iterator[tuple[int, int]]:
        """Rows of a folded name with their flags, most prominent first."""
        wanted = _hash(key)
        for at in range(self._first(wanted), self._count):
            found, _, value = _ENTRY.unpack_from(self._map, self._entries + at * _ENTRY.size)
            if found != wanted:
                return
            yield value & ROW_MASK, value >> ROW_BITS

    def extends(self, key: str) -> bool:
        """Whether some name begins with the words of a folded one and goes on."""
        return next(self.hits(_BEGINNING + key), None) is not None

    def _first(self, wanted: int) -> int:
        """Where the entries of a hash begin, by halving."""
        head = wanted.to_bytes(8)
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            start = self._entries + middle * _ENTRY.size
            if self._map[start : start + 8] < head:
                low = middle + 1
            else:
                high = middle
        return low

    def row(self, number: int) -> Raw:
        """Unpack one row."""
        kind, _, country, zone, radius, geonames_id, population, division, lat, lon, name, key = (
            ROW.unpack_from(self._map, _HEAD.size + number * ROW.size)
        )
        return Raw(
            kind=kind,
            country=self._countries[country],
            timezone=self._zones[zone],
            radius_km=radius,
            geonames_id=geonames_id,
            population=population,
            division=self._divisions[division],
            lat=lat / 1e5,
            lon=lon / 1e5,
            name=self._string(name),
            id=self._string(key) if key else f"gn:{geonames_id}",
        )

    def _string(self, offset: int) -> str:
        start = self._strings + offset
        return self._map[start + 1 : start + 1 + self._map[start]].decode()


def _again(path: Path) -> str:
    return f"run 'tidings data remove {path.stem}' and add its source again"


class LayerWriter:
    """Writes a file of places row by row; it appears whole when the block ends without an error.

    `divisions` turns the code of a first-level division ("IQ.07") into its gazetteer id, and may be filled
    while rows come. The names of about a million rows a minute are hashed and laid aside on disk.
    """

    def __init__(self, path: Path, *, sort: str, source: str) -> None:
        self._path, self._sort, self._source = path, sort, source
        self.divisions: dict[str, str] = {}
        self.rows = self.names = 0
        self._countries: dict[str, int] = {"": 0}
        self._zones: dict[str, int] = {"": 0}
        self._codes: dict[str, int] = {"": 0}
        self._length = 2

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(dir=self._path.parent, prefix=".making-"))
        self._row_file = (self._folder / "rows").open("w+b")
        self._string_file = (self._folder / "strings").open("w+b")
        self._string_file.write(b"\0\0")
        self._parts = [(self._folder / str(n)).open("w+b") for n in range(1 << _BITS)]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None and self.rows:
                self._finish()
        finally:
            for file in (self._row_file, self._string_file, *self._parts):
                file.close()
            shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, row: Row) -> None:
        """Add one place."""
        number = self.rows
        if number > ROW_MASK:
            raise UsageError(
                f"{self._source}: more than {ROW_MASK + 1:,} places; take the files of some countries"
            )
        self.rows += 1
        rank = max(0, _LAST_RANK - row.population)
        for key, flag in keys_of(row).items():
            self.names += 1
            self._enter(key, rank, number | flag << ROW_BITS)
            at = key.find(" ")
            while at > 0:
                self._enter(_BEGINNING + key[:at], 0, 0)
                at = key.find(" ", at + 1)
        self._enter(ID_PREFIX + (row.id or f"gn:{row.geonames_id}"), rank, number)
        packed = ROW.pack(
            KINDS.index(row.kind),
            0,
            self._countries.setdefault(row.country, len(self._countries)),
            self._zones.setdefault(row.timezone, len(self._zones)),
            min(65535, round(row.radius_km)) or 1,
            row.geonames_id,
            min(row.population, _LAST_RANK),
            self._codes.setdefault(row.admin1, len(self._codes)),
            round(row.lat * 1e5),
            round(row.lon * 1e5),
            self._store(row.name),
            self._store(row.id) if row.id else 0,
        )
        self._row_file.write(packed)

    def _enter(self, key: str, rank: int, value: int) -> None:
        number = _hash(key)
        self._parts[number >> (64 - _BITS)].write(_ENTRY.pack(number, rank, value))

    def _store(self, text: str) -> int:
        """Append a string of at most 255 bytes with its length before it; its offset."""
        content = text.encode()[:255].decode(errors="ignore").encode()
        offset = self._length
        self._string_file.write(bytes([len(content)]) + content)
        self._length += 1 + len(content)
        return offset

    def _finish(self) -> None:
        """Put the parts together and the file in its place."""
        whole = self._folder / "whole"
        digest, entries = sha256(), 0
        tables = json.dumps(
            {
                "countries": list(self._countries),
                "zones": list(self._zones),
                "divisions": [self.divisions.get(code, code) for code in self._codes],
                "names": self.names,
                "sort": self._sort,
                "source": self._source,
            }
        ).encode()
        with whole.open("w+b") as file:
            file.write(bytes(_HEAD.size))
            for piece in _pieces(self._row_file):
                file.write(piece)
            for part in self._parts:
                ordered = _sorted(part)
                entries += len(ordered)
                file.writelines(ordered)
            for piece in _pieces(self._string_file):
                file.write(piece)
            file.write(tables)
            file.seek(_HEAD.size)
            while piece := file.read(_COPY):
                digest.update(piece)
            file.seek(0)
            sizes = (self.rows, entries, self._length, len(tables))
            file.write(_HEAD.pack(MAGIC, VERSION, *sizes, digest.digest()))
        whole.replace(self._path)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(_COPY):
        yield piece


def _sorted(part: IO[bytes]) -> list[bytes]:
    """The entries of one part in order, each once."""
    part.seek(0)
    content = part.read()
    entries = (content[at : at + _ENTRY.size] for at in range(0, len(content), _ENTRY.size))
    return sorted(set(entries))
