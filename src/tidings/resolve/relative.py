"""Turn a place that is only the mark of another into the area meant: "20 km west of Mosul"."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from tidings.model.codes import PlacePrecision
from tidings.model.report import Mention
from tidings.model.text import Document, Span
from tidings.model.values import Where
from tidings.resolve.coordinates import find_coordinates
from tidings.resolve.place_score import EARTH_KM, distance_km

_POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_BEARINGS = {name: 45.0 * number for number, name in enumerate(_POINTS)}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "a hundred": 100, "one hundred": 100, "half a": 0.5, "a dozen": 12, "a few": 3, "several": 5,
}  # fmt: skip
_UNITS = {"k": 1.0, "mi": 1.609, "me": 0.001, "m": 0.001, "n": 1.852}
_SIDE = r"(?:north|south|east|west)(?:[- ]?(?:north|south)?(?:east|west))?"
# The words between "of" and the name: "of the eastern city of Mosul"; no border or road, which is no point.
_LEAD = r"(?:(?!border|frontier|front|road|highway)[a-z][\w'’-]{0,14},?\s){0,4}"
_OFFSET = re.compile(
    r"(?P<within>within )?(?<![\w.,])"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})?(?:\.\d{{1,2}})?|{'|'.join(sorted(_NUMBERS, key=len)[::-1])})"
    r"[\s-](?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi|nautical miles?|met(?:er|re)s|m)\b\s?"
    r"(?:\([^()]{1,25}\)\s)?(?:away\s)?(?:(?:to|in) the\s)?(?:due\s)?"
    rf"(?:(?P<side>{_SIDE})(?:ern)?\s)?(?P<from>of|from|off|outside|inside)\s"
    rf"(?:the\s)?(?:(?:coast|shore)s? of\s)?{_LEAD}$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    rf"\b(?P<word>near|outside|around|close to|not far from|(?:on|in) the outskirts of)\s(?:the\s)?{_LEAD}$",
    re.IGNORECASE,
)
_COAST = re.compile(
    rf"\boff\s(?:the\s)?(?:[a-z-]{{1,14}}\s)?(?:coast|shore)s?\s(?:of|near)\s{_LEAD}$", re.IGNORECASE
)
# What lies between two places; people fight, meet and speak between two places too.
_BETWEEN = re.compile(
    r"\b(?:roads?|highway|route|motorway|area|region|village|town|hills|line|halfway|midway|somewhere|lies|located"
    r"|situated|checkpoint|convoy|bus|train|trains|railway|track|pipeline|desert|travel\w{1,6}|driving|drove|stretch"
    rf"|distance)\s(?:[a-z]{{1,12}}\s){{0,2}}between\s(?:the\s)?{_LEAD}$",
    re.IGNORECASE,
)
_ROAD = re.compile(
    r"\s(?:[a-z]{1,10}\s)?(?:road|highway|motorway|expressway|route|axis|corridor|railway|line)\b"
)
_AND = re.compile(rf"\sand\s(?:the\s)?{_LEAD}", re.IGNORECASE)
_BEHIND_NAME = re.compile(r"[\s,]{0,3}(?:\(|at (?:the )?coordinates\s|coordinates\s|at\s)?")
_REACH = 110
_FINE = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.DISTRICT})
# Distances are told in round numbers: a fifth of them, and the place they are counted from, are in doubt.
_DOUBT = 0.2
_NEAR_KM = 10.0
_COAST_KM = 50.0
_TOWN_KM = 10.0  # up to this radius the area is given as a town's, above it as a district's
_APART_KM = 400.0  # two places farther from each other bound no scene
_KEEPS_DIVISION_KM = 30.0
_SAME_KM = 300.0  # coordinates farther off are of something else


class Area(NamedTuple):
    """The area meant, the words that say so, and the rule that made it of them."""

    where: Where
    span: Span
    rule: str


def area_of(where: Where, span: Span, document: Document, places: Mapping[Span, Mention]) -> Area | None:
    """The area that the words around a place name make of it; None where they mean the place itself."""
    if where.lat is None or where.lon is None:
        return None
    text = document.text
    before = text[max(0, span.start - _REACH) : span.start]
    start = span.start - len(before)
    if area := _at_coordinates(where, span, text):
        return area
    if where.precision in _FINE:
        if found := _OFFSET.search(before):
            return _offset(where, found, Span(start + found.start(), span.end), text)
        if area := _between(where, span, text, places):
            return area
    if found := _COAST.search(before):
        return _at_sea(where, Span(start + found.start(), span.end), text)
    if where.precision in (PlacePrecision.SITE, PlacePrecision.TOWN) and (found := _NEAR.search(before)):
        wide = replace(where, radius_km=(where.radius_km or 0) + _NEAR_KM)
        return Area(wide, Span(start + found.start(), span.end), "near")
    return None


def _at_coordinates(where: Where, span: Span, text: str) -> Area | None:
    """The point that stands behind a name, where it lies within reach of the place."""
    lead = _BEHIND_NAME.match(text, span.end)
    at = lead.end() if lead else span.end
    for found in find_coordinates(text, at, at + 60):
        if found.span.start == at and found.fault is None and where.lat is not None and where.lon is not None:
            away = distance_km(where.lat, where.lon, found.lat, found.lon)
            if away > _SAME_KM + (where.radius_km or 0):
                return None
            exact = replace(
                where, lat=found.lat, lon=found.lon, radius_km=found.radius_km, precision=PlacePrecision.SITE
            )
            return Area(exact, Span(span.start, found.span.end), "coordinates")
    return None


def _offset(where: Where, found: re.Match[str], span: Span, text: str) -> Area | None:
    """So far from a place, in a direction or in any."""
    number = found.group("number").lower()
    unit = found.group("unit").lower()
    factor = _UNITS.get(unit[:2], _UNITS.get(unit[:1], 1.0))
    distance = (_NUMBERS[number] if number in _NUMBERS else float(number.replace(",", ""))) * factor
    own = where.radius_km or 0.0
    side = re.sub(r"[- ]", "", found.group("side").lower()) if found.group("side") else None
    if side is None:
        if found.group("from").lower() == "of" and not found.group("within"):  # a sum: "20 m of aid"
            return None
        return _area(where, (where.lat or 0.0, where.lon or 0.0), distance + own, span, text, distance)
    if (bearing := _bearing(side)) is None:
        return None
    point = _moved(where.lat or 0.0, where.lon or 0.0, distance, bearing)
    return _area(where, point, distance * _DOUBT + min(own, distance), span, text, distance)


def _area(
    where: Where, point: tuple[float, float], radius: float, span: Span, text: str, moved: float
) -> Area:
    """An area named by its words, without the id of the place it is counted from."""
    lat, lon = point
    area = replace(
        where,
        name=" ".join(text[span.start : span.end].split()),
        gazetteer_id=None,
        admin1=where.admin1 if moved <= _KEEPS_DIVISION_KM else None,
        lat=round(lat, 5),
        lon=round(lon, 5),
        radius_km=round(max(1.0, radius), 1),
        precision=PlacePrecision.TOWN if radius <= _TOWN_KM else PlacePrecision.DISTRICT,
        feature="area",
        rejected=(),
    )
    return Area(area, span, "offset")


def _between(where: Where, span: Span, text: str, places: Mapping[Span, Mention]) -> Area | None:
    """Halfway between two places of one "between A and B" or "the A-B road", whichever is asked for."""
    for other, mention in places.items():
        left, right = (span, other) if span < other else (other, span)
        value = mention.value
        if other == span or right.start - left.end > _REACH or not isinstance(value, Where):
            continue
        opening = text[max(0, left.start - _REACH) : left.start]
        is_road = text[left.end : right.start] in ("-", "–") and _ROAD.match(text, right.end) is not None
        if (
            (not is_road and _BETWEEN.search(opening) is None)
            or value.precision not in _FINE
            or value.lat is None
            or value.lon is None
            or (not is_road and _AND.fullmatch(text, left.end, right.start) is None)
        ):
            continue
        apart = distance_km(where.lat or 0.0, where.lon or 0.0, value.lat, value.lon)
        if not 0 < apart <= _APART_KM:
            continue
        first = left.start if is_road else left.start - len(opening) + opening.lower().rindex("between")
        whole = Span(first, right.end)
        point = ((value.lat + (where.lat or 0.0)) / 2, _middle(value.lon, where.lon or 0.0))
        area = _area(where, point, apart / 2, whole, text, apart)
        is_one = value.country == where.country
        country, zone = (where.country, where.timezone) if is_one else (None, None)
        return area._replace(where=replace(area.where, country=country, timezone=zone), rule="between")
    return None


def _at_sea(where: Where, span: Span, text: str) -> Area:
    """Off a coast: as wide as the place itself, and so far out as ships are told of by the coast."""
    wide = replace(
        where,
        name=" ".join(text[span.start : span.end].split()),
        radius_km=(where.radius_km or 0) + _COAST_KM,
        precision=PlacePrecision.DISTRICT if where.precision in _FINE else where.precision,
    )
    return Area(wide, span, "off_coast")


def _middle(one: float, other: float) -> float:
    """The longitude halfway, the short way round."""
    gap = (other - one + 540) % 360 - 180
    return (one + gap / 2 + 540) % 360 - 180


def _bearing(side: str) -> float | None:
    """Degrees from north of "southwest" or "westnorthwest"; None where the words make no direction."""
    if side in _BEARINGS:
        return _BEARINGS[side]
    first = next((name for name in ("north", "south", "east", "west") if side.startswith(name)), "")
    if side.removeprefix(first) not in _BEARINGS:
        return None
    one, other = _BEARINGS[first], _BEARINGS[side.removeprefix(first)]
    return (one + ((other - one + 540) % 360 - 180) / 2) % 360


def _moved(lat: float, lon: float, distance: float, bearing: float) -> tuple[float, float]:
    """The point so many km away along a great circle."""
    angle, turn, phi = distance / EARTH_KM, math.radians(bearing), math.radians(lat)
    sine = math.sin(phi) * math.cos(angle) + math.cos(phi) * math.sin(angle) * math.cos(turn)
    east = math.atan2(
        math.sin(turn) * math.sin(angle) * math.cos(phi), math.cos(angle) - math.sin(phi) * sine
    )
    return math.degrees(math.asin(sine)), (lon + math.degrees(east) + 540) % 360 - 180
