"""MUC-4's slot 3: the chain of places of an incident, from the country to the smallest told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.common import Json
from bench.muc4_codes import COUNTRY_NAMES

Listed = dict[str, tuple[str, ...]]
# Kinds of listed places from wide to narrow.
_SIZES = (
    "DEPARTMENT STATE INTENDANCY COMMISSARIAT OFFICIAL_REGION",
    "PROVINCE REGION",
    "MUNICIPALITY",
    "CITY TOWN",
    "PORT VILLAGE HAMLET CANTON JURISDICTION CORREGIMIENTO COMMUNITY",
    "NEIGHBORHOOD DISTRICT SUBURB SECTOR UNIVERSITY AIRPORT FARM",
)
_CITY, _WITHIN = 3, 5  # ranks of a city and of what lies within one
# What may stand between a place and the one that holds it: "Chota, a village in the province of".
_KINDS = (
    "department province region city town village municipality neighborhood district suburb area zone sector"
)
_LINK = re.compile(
    r"(?:[\s,\[\]]|'s|\b(?:in|of|the|a|an|at|on|downtown|central|north|south|east|west|(?:north|south)?(?:east|west)?ern"
    rf"|outskirts|small|jungle|city's|capital|located|{_KINDS.replace(' ', '|')})\b)*"
)
_WORDS = re.compile(r"[a-z](?:[a-z-]|'(?!s\b))*")
_WINDOW = 90  # characters on either side of a place in which its neighbours are looked for
_LONGEST = 4  # words of a listed name
# "40 km west of Lima" lies in the country, and not in Lima.
_DISTANT = re.compile(r"\d (?:km|kilometers?|miles?)\b")
# Of the nine: "in the capital" names none.
_CAPITALS = {
    "AR": "BUENOS AIRES",
    "BO": "LA PAZ",
    "CL": "SANTIAGO",
    "CO": "BOGOTA",
    "EC": "QUITO",
    "SV": "SAN SALVADOR",
    "GT": "GUATEMALA CITY",
    "HN": "TEGUCIGALPA",
    "PE": "LIMA",
}


def place_kinds(path: Path) -> Listed:
    """The kinds of each place in the closed list: SAN SALVADOR is a city, a department and a volcano."""
    kinds: Listed = {}
    for name, kind in re.findall(r"(?m)^([A-Z][^(\n]*?) \(([A-Z /]+)\)\s*$", path.read_text("latin-1")):
        kinds[name] = (*kinds.get(name, ()), kind)
    return kinds


def home(reading: Json) -> str | None:
    """The country of the nine that a document names most, in its places too; the first of equals."""
    named = Counter(place["value"]["country"] for place in reading["places"] if place["value"])
    return next((country for country, _ in named.most_common() if country in COUNTRY_NAMES), None)


def location(incident: Json, reading: Json, text: str, listed: Listed) -> list[str]:
    """The country, and the places where the closed list has them, from the widest to the narrowest.

    An incident without a place, or with one beyond the nine, is of the country that its document is about.
    """
    where = incident["where"]
    own = where["country"] if where else None
    code = own if own in COUNTRY_NAMES else home(reading)
    if code not in COUNTRY_NAMES:
        return []
    country = COUNTRY_NAMES[code]
    chain: dict[int, str] = {}
    quotes = [text[piece["start"] : piece["end"]] for piece in where["evidence"]] if where else []
    if where is not None and own == code and not any(map(_DISTANT.search, quotes)):
        for piece in where["evidence"]:
            for name, rank, kind in _chain(piece, where, text, listed):
                if name != country:
                    chain.setdefault(rank, f"{name} ({kind})")
    if _WITHIN in chain and _CITY not in chain:
        city = _city(reading, code, listed)
        if city:
            chain[_CITY] = city
    return [": ".join([country, *(chain[rank] for rank in sorted(chain))])]


def _chain(piece: Json, where: Json, text: str, listed: Listed) -> Iterator[tuple[str, int, str]]:
    """The places of the list in one piece of evidence, and those that its neighbours tie it to."""
    start, end = int(piece["start"]), int(piece["end"])
    quote = text[start:end]
    is_wide = where["precision"] == "province"
    if not is_wide and re.search(r"\bcapital\b", quote):
        yield _CAPITALS[where["country"]], _CITY, "CITY"
        return
    near = list(_mentions(text, max(0, start - _WINDOW), min(len(text), end + _WINDOW), listed))
    inside = [span for span in near if start <= span[0] and span[1] <= end]
    for first, last in inside:
        yield _step(first, last, text, listed, is_wide=is_wide)
    if not inside:
        return
    low, high = inside[0][0], inside[-1][1]
    for first, last in near:
        if first >= high and _LINK.fullmatch(text, high, first):
            yield _step(first, last, text, listed)
            high = last
    for first, last in reversed(near):
        if last <= low and _LINK.fullmatch(text, last, low):
            yield _step(first, last, text, listed)
            low = first


def _mentions(text: str, start: int, end: int, listed: Listed) -> Iterator[tuple[int, int]]:
    """The listed names in a stretch of text, the longest first."""
    words = [m.span() for m in _WORDS.finditer(text, start, end)]
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            first, last = words[at][0], words[at + length - 1][1]
            if text[first:last].upper() in listed:
                yield first, last
                at += length
                break
        else:
            at += 1


def _step(first: int, last: int, text: str, listed: Listed, *, is_wide: bool = False) -> tuple[str, int, str]:
    """A listed place, how narrow it is, and which of its kinds is meant: the one told, else a city."""
    name = text[first:last].upper()
    kinds = listed[name]
    beside = f"{text[max(0, first - 20) : first]} {text[last : last + 16]}".upper()
    told = re.findall("|".join(_KINDS.upper().split()), beside)
    ranked = sorted((_rank(kind), kind) for kind in kinds)
    if "DISTRICT" in told:
        told.append("NEIGHBORHOOD")
    chosen = next((step for step in ranked if step[1] in told), None)
    if chosen is None and not is_wide:
        chosen = next((step for step in ranked if step[0] == _CITY), None)
    rank, kind = chosen or ranked[0]
    return name, rank, kind


def _rank(kind: str) -> int:
    """How narrow a kind of place is."""
    return next((i for i, row in enumerate(_SIZES) if kind.replace(" ", "_") in row.split()), len(_SIZES))


def _city(reading: Json, code: str, listed: Listed) -> str | None:
    """The first city of the country that the document names."""
    for place in reading["places"]:
        name = str(place["quote"]).upper()
        if place["value"] and place["value"]["country"] == code and "CITY" in listed.get(name, ()):
            return f"{name} (CITY)"
    return None
