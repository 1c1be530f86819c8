"""Look the candidates of one unit up by the keys it holds, without the others at hand.

A shelf holds for each key how many units hold it and, where they count, which: eight bytes each, of the
unit's number, the word's weight in it and the length of its words. Reports stand apart from documents
without one, for a word is rare among reports by what reports hold, and between a report and a document by
what both hold. `block.candidates` finds the same pairs of all units at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from tidings.assemble.block import MIN_ALIKE, MIN_LEADS, MOST_HOLDERS, days_of, place_of
from tidings.assemble.units import Unit
from tidings.assemble.words import Words

_BYTES = 8
REPORT, OTHER = "r", "o"
"""The sorts of units: a report of an incident, and a document without one."""


class Held(NamedTuple):
    """How many units hold a key, and those that do; none are told of a word that is not rare."""

    number: int = 0
    units: bytes = b""


NOBODY = Held()
Shelf = Mapping[str, Held]


class Found(NamedTuple):
    """Numbers of the reports and of the other documents that are worth comparing with a unit."""

    reports: set[int]
    others: set[int]


def held_by(unit: Unit, sort: str, number: int) -> Iterator[tuple[str, bytes]]:
    """The keys under which a unit is found, each with what the shelf is to hold of it."""
    for part, words, _ in _parts(unit):
        for word, weight in words.weights.items():
            yield f"{part}{sort} {word}", _packed(number, weight, words.norm)
    if sort == REPORT:
        for key in places_held(unit):
            yield key, _packed(number, 0, 0)


def _packed(number: int, weight: int, norm: int) -> bytes:
    return (number << 32 | weight << 16 | norm).to_bytes(_BYTES, "little")


def _parts(unit: Unit) -> tuple[tuple[str, Words, int], ...]:
    return ("w", unit.words, MIN_ALIKE), ("l", unit.lead, MIN_LEADS)


def places_held(unit: Unit) -> set[str]:
    """Day and place: of a province its own and its country's, of a mere country the vague one."""
    found = set()
    for country, admin1 in {place_of(where) for where in unit.places if where.country}:
        for day in days_of(unit):
            if admin1 is None:
                found.add(f"v {day} {country}")
            else:
                found.update((f"e {day} {country}", f"f {day} {country}/{admin1}"))
    return found


def places_asked(unit: Unit) -> set[str]:
    """The days and places whose holders are candidates."""
    held = places_held(unit)
    vague = {key for key in held if key.startswith("v")}
    provinces = {key for key in held if key.startswith("f")}
    countries = {f"v{key[1:]}" for key in held if key.startswith("e")}
    return provinces | countries | vague | {f"e{key[1:]}" for key in vague}


def asked_by(unit: Unit, sort: str) -> Iterator[str]:
    """Every key that a look-up of the unit's candidates needs."""
    for part, words, _ in _parts(unit):
        for word in words.weights:
            yield f"{part}{REPORT} {word}"
            yield f"{part}{OTHER} {word}"
    if sort == REPORT:
        yield from places_asked(unit)


def twin(key: str) -> str:
    """The key of the same word among the other sort of units; a place has none of its own."""
    return key[0] + (OTHER if key[1] == REPORT else REPORT) + key[2:] if is_word(key) else key


def is_word(key: str) -> bool:
    """Whether a key is a word, of which only the rare count."""
    return key[0] in "wl"


def is_rare(shelf: Shelf, key: str, *, is_joint: bool) -> bool:
    """Whether few enough reports hold a word or, for a joint look-up, reports and documents together."""
    count = shelf.get(key, NOBODY).number
    return count + (shelf.get(twin(key), NOBODY).number if is_joint else 0) <= MOST_HOLDERS


def trimmed(key: str, held: Held) -> Held:
    """What a shelf keeps of a key."""
    return held._replace(units=b"") if is_word(key) and held.number > MOST_HOLDERS else held


def remove(held: Held, number: int) -> Held:
    """Without one unit."""
    rows = (held.units[start : start + _BYTES] for start in range(0, len(held.units), _BYTES))
    return Held(
        held.number - 1, b"".join(row for row in rows if int.from_bytes(row, "little") >> 32 != number)
    )


def numbers(held: Held) -> list[int]:
    """The numbers of those who hold a key."""
    rows = (held.units[start : start + _BYTES] for start in range(0, len(held.units), _BYTES))
    return [int.from_bytes(row, "little") >> 32 for row in rows]


def any_below(number: int, units: bytes) -> bool:
    """Whether any of packed units, which stand by number, comes before a number."""
    return bool(units) and int.from_bytes(units[:_BYTES], "little") >> 32 < number


def find(unit: Unit, sort: str, number: int, shelf: Shelf) -> Found:
    """The candidates of a unit among those numbered before it."""
    reports: set[int] = set()
    others: set[int] = set()
    if sort == REPORT:
        for key in places_asked(unit):
            reports.update(numbers(shelf.get(key, NOBODY)))
    for part, words, enough in _parts(unit):
        for found, kind in ((reports, REPORT), (others, OTHER)):
            if sort == OTHER and kind == OTHER:
                continue  # two documents without a report are not compared
            is_joint = sort != kind
            keys = ((f"{part}{kind} {word}", weight) for word, weight in words.weights.items())
            rare = [
                (weight, shelf.get(key, NOBODY).units)
                for key, weight in keys
                if is_rare(shelf, key, is_joint=is_joint)
            ]
            found.update(_alike(rare, words.norm, enough))
    return Found({one for one in reports if one < number}, {one for one in others if one < number})


def _alike(held: Iterable[tuple[int, bytes]], norm: int, enough: int) -> list[int]:
    """Those whose words are alike enough."""
    import numpy as np  # noqa: PLC0415  it takes a tenth of a second, which reading alone need not pay

    some = [(weight, units) for weight, units in held if units]
    if not some:
        return []
    rows = np.frombuffer(b"".join(units for _, units in some), dtype="<u8")
    ours = np.repeat([weight for weight, _ in some], [len(units) // _BYTES for _, units in some])
    units, first, place = np.unique(rows >> np.uint64(32), return_index=True, return_inverse=True)
    product = np.bincount(
        place, weights=ours * ((rows >> np.uint64(16)) & np.uint64(0xFFFF)).astype(np.int64)
    )
    theirs = (rows[first] & np.uint64(0xFFFF)).astype(np.int64)
    return [int(one) for one in units[product * 1000 >= enough * norm * theirs]]


def are_candidates(left: Unit, right: Unit, is_rare: Callable[[str, str], bool]) -> bool:
    """Whether two reports, or a report and another document, are still worth comparing.

    `is_rare` tells of a part ("w" or "l") and a word whether it counts.
    """
    if places_asked(left) & places_held(right):
        return True
    for (part, one, enough), (_, other, _) in zip(_parts(left), _parts(right), strict=True):
        both = [word for word in one.weights.keys() & other.weights.keys() if is_rare(part, word)]
        product = sum(one.weights[word] * other.weights[word] for word in both)
        if both and product * 1000 >= enough * one.norm * other.norm:
            return True
    return False
