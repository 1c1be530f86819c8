"""How well a row of the gazetteer fits a name, given the rest of the document."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tidings.data.gazetteer import Place
from tidings.data.layout import SITES, Kind
from tidings.data.tables import table

EARTH_KM = 6371.0
# Seas, regions and sites have no people: they count as areas with the world's mean density.
PEOPLE_KM2 = 50
_AREAS = frozenset({Kind.REGION, Kind.SEA, Kind.STRAIT, Kind.RIVER, Kind.ISLAND, Kind.MOUNTAINS, Kind.DESERT})


class Option(NamedTuple):
    """A row that a name may mean, and whether it is called so first of all.

    `twin` marks a division whose own town bears the same name, such as Misrata.
    """

    place: Place
    is_main: bool
    is_rough: bool
    twin: str | None = None


class Beside(NamedTuple):
    """The number of the other name near which one is said to lie, within how many km.

    Of a place of more people than `most_people` the words are no proof.
    """

    other: int
    reach_km: float
    most_people: int = 500_000


@dataclass(slots=True)
class Name:
    """One name of the document with all its mentions and what it may mean.

    `is_side` where a direction stands before it: "northern Raqqa". `outer` are the names that hold it, and
    whether they surely do; `beside` those that it is said to lie near.
    """

    key: str
    is_demonym: bool
    asked: str | None
    is_side: bool
    options: list[Option]
    mentions: list[int]
    outer: list[tuple[int, bool]]
    beside: list[Beside] = field(default_factory=list)
    best: Option | None = None
    ranked: tuple[Option, ...] = ()


def chain_of(name: Name, names: list[Name]) -> list[tuple[Place, bool]]:
    """The places that the words put a name into, and whether they surely do."""
    return [(option.place, sure) for i, sure in name.outer if (option := names[i].best) is not None]


class Vote(NamedTuple):
    """What one name says about where the document is."""

    key: str
    country: str | None
    country_count: int
    division: str | None = None
    division_count: int = 0
    point: tuple[float, float] | None = None


@dataclass(slots=True)
class Context:
    """What names point to: countries, first-level divisions, points; and the outlet's country."""

    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[str] = field(default_factory=Counter)
    points: dict[str, tuple[float, float]] = field(default_factory=dict)
    home: str | None = None

    def add(self, vote: Vote, sign: int = 1) -> None:
        """Count a vote, or take it back with sign -1."""
        if vote.country:
            self.countries[vote.country] += sign * vote.country_count
        if vote.division:
            self.divisions[vote.division] += sign * vote.division_count
        if vote.point:
            self.points[vote.key] = vote.point

    def without(self, votes: Sequence[Vote]) -> Context:
        """A copy in which the votes of one name do not count."""
        copy = Context(Counter(self.countries), Counter(self.divisions), self.points, self.home)
        for vote in votes:
            copy.add(vote, -1)
        copy.countries, copy.divisions = +copy.countries, +copy.divisions
        return copy


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The weights of the features below, fitted by tools/fit_places.py."""
    fitted: Mapping[str, float] = table("place_weights")["resolve"]
    return fitted


def score(
    option: Option, key: str, asked: str | None, chain: Sequence[tuple[Place, bool]], context: Context
) -> float:
    """Weighted sum of the features of one option."""
    known = weights()
    return sum(known.get(name, 0.0) * value for name, value in features(option, key, asked, chain, context))


def features(
    option: Option, key: str, asked: str | None, chain: Sequence[tuple[Place, bool]], context: Context
) -> Iterator[tuple[str, float]]:
    """Names and values of what speaks for and against an option."""
    place = option.place
    yield f"kind-{_group(place.kind)}", 1.0
    size = math.log10((place.population or place.radius_km**2 * PEOPLE_KM2) + 10)
    yield "population", size
    if place.id.startswith(("region:", "site:", "own:")):
        yield "reviewed", 1.0
    if option.twin:
        yield f"twin-{option.twin}", 1.0
    if place.kind is Kind.TOWN:
        yield "town-population", size
        if place.is_capital:
            yield "capital", 1.0
    if not option.is_main:
        yield "alternate", 1.0
    if option.is_rough:
        yield "rough", 1.0
    if asked is not None:
        yield from _asked(place, asked)
    for outer, sure in chain[:2]:
        yield ("chain" if is_inside(place, outer) else "not-chain") + ("" if sure else "-open"), 1.0
    yield from _around(place, key, context)


def _group(kind: Kind) -> str:
    return "site" if kind in SITES else "area" if kind in _AREAS else str(kind)


def _asked(place: Place, asked: str) -> Iterator[tuple[str, float]]:
    """Whether it is of the kind that the words ask for."""
    if str(place.kind) == asked or (
        asked in ("base", "airfield") and place.kind in (Kind.BASE, Kind.AIRFIELD)
    ):
        yield f"asked-{asked}", 1.0
        yield "asked", 1.0
    elif asked in ("adm1", "adm2", "region") and place.kind in (Kind.ADM1, Kind.ADM2, Kind.REGION):
        yield "asked-near", 1.0
    else:
        yield "not-asked", 1.0
        yield f"not-asked-{asked}", 1.0


def is_inside(place: Place, outer: Place) -> bool:
    """Whether a place lies in a division or country."""
    if outer.kind is Kind.COUNTRY:
        return place.country == outer.country and place.id != outer.id
    if outer.kind is Kind.ADM1:
        return place.admin1 == outer.id
    return (
        distance_km(place.lat, place.lon, outer.lat, outer.lon) <= outer.radius_km * 1.2
        and place.id != outer.id
    )


def _around(place: Place, key: str, context: Context) -> Iterator[tuple[str, float]]:
    """Whether its country and division are spoken of, and how near the other places are."""
    if context.countries:
        total = context.countries.total()
        mine = context.countries.get(place.country or "", 0)
        if place.kind not in (Kind.COUNTRY, Kind.CONTINENT):
            yield "country-share", mine / total
            yield ("country" if mine else "no-country"), 1.0
    if context.divisions and place.kind not in (Kind.COUNTRY, Kind.CONTINENT, Kind.ADM1):
        mine = context.divisions.get(place.admin1 or "", 0)
        yield "division-share", mine / context.divisions.total()
        if mine:
            yield "division", 1.0
    if context.home and place.country == context.home:
        yield "home", 1.0
    nearest = min(
        (
            distance_km(place.lat, place.lon, lat, lon)
            for other, (lat, lon) in context.points.items()
            if other != key
        ),
        default=None,
    )
    if nearest is not None:
        yield "nearest", math.log10(nearest + 10)
        if nearest < 60:
            yield "near", 1.0


def is_within_km(place: Place, other: Place, reach: float) -> bool:
    """Whether two places lie within so many km of each other."""
    return distance_km(place.lat, place.lon, other.lat, other.lon) <= reach


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km between two points in degrees."""
    a, b, c, d = math.radians(lat1), math.radians(lon1), math.radians(lat2), math.radians(lon2)
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
