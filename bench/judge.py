"""Small questions to ask of a reading when it is held against an annotation."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from bench.common import Json, evidence_in

KM_PER_DEGREE = 111.2


class WrongError(Exception):
    """A condition does not hold; the message says which."""


def need(condition: object, words: str) -> None:
    """Fail the row unless the condition holds."""
    if not condition:
        raise WrongError(words)


def touches(value: object, gold: Json, least: int = 1) -> bool:
    """Whether evidence below `value` overlaps at least so many of the gold evidence spans."""
    spans = [(e.start, e.end) for e in evidence_in(value)]
    wanted = [(e["start"], e["end"]) for e in gold["evidence"]]
    return sum(any(s < b and a < e for s, e in spans) for a, b in wanted) >= least


def bounds(count: Json | None) -> tuple[Any, Any, Any]:
    """Low, best and high of a count; three times None where there is none."""
    return (None, None, None) if count is None else (count["low"], count["best"], count["high"])


def distance_km(where: Json, gold: Json) -> float:
    """Distance on a locally flat map, good to a per cent below 100 km."""
    east = (where["lon"] - gold["lon"]) * math.cos(math.radians(gold["lat"]))
    return KM_PER_DEGREE * math.hypot(where["lat"] - gold["lat"], east)


def words_in(value: object) -> Iterator[str]:
    """All strings of a part of a reading."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from words_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_in(inner)


def says(value: object, *words: str) -> bool:
    """Whether one of the words stands anywhere below a part of a reading, in any case."""
    text = " ".join(words_in(value)).lower()
    return any(word.lower() in text for word in words)


def values_of(value: object, key: str) -> Iterator[object]:
    """All values of a key, however deep, that are not null or empty."""
    if isinstance(value, dict):
        if value.get(key):
            yield value[key]
        for inner in value.values():
            yield from values_of(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from values_of(inner, key)
