"""Pack the places of the gazetteer into its two files."""

from __future__ import annotations

import json
import math
from array import array
from collections import defaultdict
from pathlib import Path

import marisa_trie

from tidings.data.layout import HEADER, ID_PREFIX, KINDS, MAGIC, ROW, ROW_BITS, VERSION, Kind
from tidings.data.rows import Row, keys_of


def _prominence(row: Row) -> float:
    """What comes first among places of one name."""
    size = math.log10(row.population + 10)
    if row.is_reviewed:  # a site of our own list is known as well as a town of 30,000
        size += 3.5
    kinds = {Kind.CONTINENT: 30.0, Kind.COUNTRY: 20.0, Kind.ADM1: 3.0, Kind.REGION: 6.0}
    return kinds.get(row.kind, 0.0) + size


def write(rows: list[Row], trie_path: Path, rows_path: Path) -> int:
    """Pack everything; the number of names."""
    rows.sort(key=lambda row: (-_prominence(row), row.geonames_id, row.id))
    divisions = {row.admin1: number for number, row in enumerate(rows) if row.kind is Kind.ADM1}
    postings: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for key, flag in keys_of(row).items():
            postings[key].append(number | flag << ROW_BITS)
        if row.id:
            postings[ID_PREFIX + row.id].append(number)
        if row.is_capital:
            postings[f"{ID_PREFIX}capital:{row.country}"].append(number)
        if row.geonames_id:
            postings[f"{ID_PREFIX}gn:{row.geonames_id}"].append(number)
    trie = marisa_trie.Trie(postings)
    trie.save(str(trie_path))
    ordered = sorted((trie[key], key) for key in postings)
    starts, flat = array("I", [0]), array("I")
    for _, key in ordered:
        flat.extend(postings[key])
        starts.append(len(flat))
    countries = {country: i for i, country in enumerate(sorted({row.country for row in rows}))}
    zones = {zone: i for i, zone in enumerate(sorted({row.timezone for row in rows}))}
    strings = bytearray(b"\0\0")
    packed = bytearray()
    for row in rows:
        packed += _pack(row, strings, countries, zones, divisions)
    tables = json.dumps({"countries": list(countries), "zones": list(zones)}).encode()
    with rows_path.open("wb") as file:
        size = trie_path.stat().st_size
        counts = (len(rows), len(ordered), len(flat), len(strings), len(tables))
        file.write(HEADER.pack(MAGIC, VERSION, size, *counts))
        for part in (packed, starts.tobytes(), flat.tobytes(), strings, tables):
            file.write(part)
    return len(ordered)


def _pack(
    row: Row, strings: bytearray, countries: dict[str, int], zones: dict[str, int], divisions: dict[str, int]
) -> bytes:
    return ROW.pack(
        KINDS.index(row.kind),
        int(row.is_capital),
        countries[row.country],
        zones[row.timezone],
        min(65535, round(row.radius_km)) or 1,
        row.geonames_id,
        row.population,
        divisions.get(row.admin1, -1) + 1,
        round(row.lat * 1e5),
        round(row.lon * 1e5),
        _store(row.name, strings),
        _store(row.id, strings) if row.id else 0,
    )


def _store(text: str, strings: bytearray) -> int:
    """Append a string of at most 255 bytes with its length before it; its offset."""
    content = text.encode()[:255]
    offset = len(strings)
    strings += bytes([len(content)]) + content
    return offset
