"""Lexicon rows by which place names are told apart, ready for look-up."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tidings.data.layout import Kind
from tidings.data.tables import table


class PlaceWords(NamedTuple):
    """Sets of lower-case words, and the kind of row that a noun for a place asks for."""

    locative: frozenset[str]
    held: frozenset[str]
    kinds: dict[str, Kind]
    pairs: dict[tuple[str, str], Kind]
    bodies: frozenset[str]
    streets: frozenset[str]
    titles: frozenset[str]
    says: frozenset[str]
    given: frozenset[str]
    never: frozenset[str]
    inside: frozenset[str]
    no_capital: frozenset[str]
    common: frozenset[str]
    ground_acts: frozenset[str]
    manned: frozenset[str]
    sites: frozenset[str]
    roads: frozenset[str]
    days: frozenset[str]
    weights: dict[str, dict[str, float]]


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The lexicon `places`, with the common words and the weights for finding."""
    rows = table("places")
    kinds: dict[str, Kind] = {}
    for kind, words in rows["kinds"].items():
        for word in words.split():
            kinds.setdefault(word, Kind(kind))
    return PlaceWords(
        locative=_set(rows["locative"]),
        held=_set(rows["held"]),
        kinds=kinds,
        pairs={_pair(words): Kind(kind) for words, kind in rows["pairs"].items()},
        bodies=_set(rows["bodies"]),
        streets=_set(rows["streets"]),
        titles=_set(rows["titles"]),
        says=_set(rows["says"]),
        given=_set(rows["given"]),
        never=_set(rows["never"]),
        no_capital=_set(rows["no-capital"]),
        inside=_set(rows["inside"]),
        common=_set(table("common_words")["english"]),
        ground_acts=_set(rows["ground-acts"]),
        manned=_set(rows["manned"]),
        sites=_set(rows["sites"]),
        roads=_set(rows["roads"]),
        days=_set(rows["days"]),
        weights={
            "normal": table("place_weights")["find"],
            "title": table("place_weights")["find"],
            "lower": table("place_weights")["find_lower"],
            "upper": table("place_weights")["find_upper"],
        },
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _pair(words: str) -> tuple[str, str]:
    first, second = words.split()
    return first, second
