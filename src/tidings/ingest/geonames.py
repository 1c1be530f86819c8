"""Read a full GeoNames dump line by line: `allCountries.txt`, a country's file, or the .zip of either."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BufferedReader
from pathlib import Path
from typing import IO
from zoneinfo import available_timezones

from tidings.data.layout import Kind, NameFlag
from tidings.data.rows import Row, is_name
from tidings.errors import UsageError
from tidings.model.problem import Problem

COLUMNS = 19
MAX_LINE_BYTES = 200_000
MAX_PROBLEMS = 100
_TOWNS_RADIUS_KM = 12.0  # of a million people; a village has 1 km, as in the shipped gazetteer
# Feature codes that reports of conflict name. Streams, hills, schools and the like are left out: they are
# two thirds of a dump, and most of their names are those of towns.
CODES = {
    "ADM2": Kind.ADM2, "ADM3": Kind.DISTRICT, "ADM4": Kind.DISTRICT, "ADM5": Kind.DISTRICT,
    "AIRB": Kind.AIRFIELD, "AIRF": Kind.AIRFIELD, "AIRP": Kind.AIRPORT, "NVB": Kind.BASE, "INSM": Kind.BASE,
    "MILB": Kind.BASE, "FT": Kind.BASE, "CMPRF": Kind.CAMP, "RFGC": Kind.CAMP, "PSTB": Kind.CROSSING,
    "CSTM": Kind.CROSSING, "HBR": Kind.PORT, "PRT": Kind.PORT, "OILR": Kind.PLANT, "PS": Kind.PLANT,
    "PSN": Kind.PLANT, "PSH": Kind.PLANT, "PMPO": Kind.PLANT, "GOSP": Kind.PLANT, "DAM": Kind.DAM,
    "PRN": Kind.PRISON, "ISL": Kind.ISLAND, "ISLS": Kind.ISLAND, "MTS": Kind.MOUNTAINS, "DSRT": Kind.DESERT,
    "STRT": Kind.STRAIT, "RGN": Kind.REGION,
}  # fmt: skip
_RADII = {
    Kind.ADM2: 40.0, Kind.DISTRICT: 15.0, Kind.AIRFIELD: 3.0, Kind.AIRPORT: 3.0, Kind.ISLAND: 20.0,
    Kind.MOUNTAINS: 50.0, Kind.DESERT: 100.0, Kind.STRAIT: 40.0, Kind.REGION: 50.0,
}  # fmt: skip


class _BadLineError(Exception):
    """What is wrong with one line."""


class Dump:
    """A GeoNames dump. `divisions` and `left_out` fill while its rows are read.

    `divisions` holds the gazetteer id of each first-level division by its code ("IQ.07"), `left_out` how
    many rows of each feature class were not taken, `failed` how many lines could not be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.divisions: dict[str, str] = {}
        self.left_out: Counter[str] = Counter()
        self.failed = 0

    def rows(self) -> Iterator[Row | Problem]:
        """The places of the dump; at most 100 problems, `failed` counts them all."""
        number = 0
        try:
            with _opened(self.path) as file:
                while line := file.readline(MAX_LINE_BYTES):
                    number += 1
                    if number == 1:
                        self._check_columns(line)
                    try:
                        row = self._row(line)
                    except _BadLineError as error:
                        self.failed += 1
                        if self.failed <= MAX_PROBLEMS:
                            yield self._problem(number, str(error))
                        continue
                    if row is not None:
                        yield row
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise UsageError(
                f"{self.path}: damaged archive after line {number:,} ({error}); fetch it again"
            ) from error

    def _check_columns(self, line: bytes) -> None:
        count = line.count(b"\t") + 1
        if count != COLUMNS:
            raise UsageError(
                f"{self.path}: line 1 has {count} columns where a GeoNames dump has {COLUMNS}, "
                "parted by tabs; take allCountries.zip or a country's file such as IQ.zip"
            )

    def _row(self, line: bytes) -> Row | None:
        cells = _cells(line)
        kind = Kind.TOWN if cells[6] == "P" else CODES.get(cells[7])
        code = f"{cells[8]}.{cells[10]}"
        number = _whole(cells[0], "geonameid")
        if cells[7] == "ADM1":
            self.divisions[code] = f"gn:{number}"
        if kind is None:
            self.left_out[cells[6] or "none"] += 1
            return None
        lat, lon = _degrees(cells[4], "latitude", 90.0), _degrees(cells[5], "longitude", 180.0)
        if not cells[1].strip():
            raise _BadLineError("no name in column 2")
        row = Row(kind, cells[1], lat, lon, country=cells[8], geonames_id=number)
        row.population = _whole(cells[14] or "0", "population")
        row.admin1 = code if cells[10] not in ("", "00") else ""
        row.timezone = cells[17] if cells[17] in _zones() else ""
        row.radius_km = _RADII.get(kind, 2.0)
        if kind is Kind.TOWN:
            row.radius_km = max(1.0, (row.population / 1e6) ** 0.5 * _TOWNS_RADIUS_KM)
        row.call([cells[1]], NameFlag.MAIN)
        row.call(filter(is_name, dict.fromkeys([cells[2], *cells[3].split(",")])))
        return row

    def _problem(self, number: int, words: str) -> Problem:
        more = "; further lines are counted, not listed" if self.failed == MAX_PROBLEMS else ""
        return Problem(
            source=f"{self.path}:{number}",
            stage="ingest",
            code="bad_place",
            reason=f"{self.path}, line {number}: {words}{more}",
        )


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _cells(line: bytes) -> list[str]:
    if len(line) >= MAX_LINE_BYTES:
        raise _BadLineError(f"more than {MAX_LINE_BYTES:,} bytes; the line is broken")
    try:
        cells = line.rstrip(b"\r\n").decode("utf-8").split("\t")
    except UnicodeDecodeError as error:
        raise _BadLineError("not in UTF-8") from error
    if len(cells) != COLUMNS:
        raise _BadLineError(f"{len(cells)} columns where {COLUMNS} belong")
    return cells


def _whole(cell: str, column: str) -> int:
    """A number that the file can hold; negative and huge ones are damage."""
    if not (cell.isascii() and cell.isdigit() and len(cell) <= 10 and int(cell) < 1 << 32):
        raise _BadLineError(f"{column} {cell[:40]!r} is no number that can be")
    return int(cell)


def _degrees(cell: str, column: str, most: float) -> float:
    try:
        value = float(cell)
    except ValueError:
        raise _BadLineError(f"{column} {cell[:40]!r} is no number") from None
    if not abs(value) <= most:
        raise _BadLineError(f"{column} {value:g} lies outside -{most:g} to {most:g} degrees")
    return value


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The lines of a text file, or of the table inside a .zip."""
    if not zipfile.is_zipfile(path):
        if path.suffix.lower() == ".zip":
            raise UsageError(f"{path}: no .zip, or a damaged one; fetch it again")
        with path.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        names = [
            name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()
        ]
        if len(names) != 1:
            raise UsageError(
                f"{path}: {len(names)} tables (.txt) in the archive where one belongs; unpack it and name one"
            )
        with archive.open(names[0]) as packed:
            yield BufferedReader(packed)  # type: ignore[type-var]  # ZipExtFile is a raw stream in all but name
