"""Lay out the map's points and the chart's columns for SVG templates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tidings.serve.geometry import Frame, Shape, frame_of, shapes_in
from tidings.serve.ledger import Column, Pin, link_of, with_word
from tidings.serve.values import say_day

WIDTH = 960
CHART_WIDTH = 520
_YEAR_WIDE = 26
TOP, TALL, FOOT = 18, 92, 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A circle of the map with its link, its words, and whether there is room for its name."""

    x: float
    y: float
    r: float
    link: str
    words: str
    name: str
    is_named: bool
    is_left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """Everything the map template needs."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A column of the chart; `tick` is the label below it, empty for most."""

    x: float
    y: float
    width: float
    height: float
    link: str
    words: str
    tick: str
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """Everything the chart template needs."""

    width: int
    height: int
    base: int
    top: int
    bars: tuple[Bar, ...]
    most: int
    unit: str


def map_view(pins: Sequence[Pin], query: str) -> MapView:
    """The map of the pins' surroundings."""
    frame = frame_of([(pin.lon, pin.lat) for pin in pins])
    taken = [_circle(pin, frame) for pin in pins]
    dots = [_dot(pin, frame, query, taken) for pin in pins]
    # Small circles are drawn last, so that a large one never hides them.
    return MapView(
        width=WIDTH,
        height=frame.height,
        shapes=tuple(shapes_in(frame)),
        dots=tuple(sorted(dots, key=lambda dot: (-dot.r, dot.x, dot.y))),
    )


def _dot(pin: Pin, frame: Frame, query: str, taken: list[tuple[float, float, float, float]]) -> Dot:
    x, y = frame.project(pin.lon, pin.lat)
    radius = _radius(pin)
    if len(pin.rows) == 1:
        link = f"/incident/{pin.rows[0].id}"
        words = pin.rows[0].title
    else:
        link = link_of(with_word(query, "place", pin.name.casefold()))
        words = f"{pin.name}: {len(pin.rows)} incidents"
    wide = 7.6 * len(pin.name) + 8
    is_left = x + radius + wide > WIDTH
    left = x - radius - wide if is_left else x + radius
    box = (left + 1, y - 8, left + wide, y + 8)
    is_named = not any(_overlap(box, other) for other in taken)
    if is_named:
        taken.append(box)
    return Dot(x=x, y=y, r=radius, link=link, words=words, name=pin.name, is_named=is_named, is_left=is_left)


def _radius(pin: Pin) -> float:
    return round(5 + 3.2 * math.sqrt(len(pin.rows)), 1)


def _circle(pin: Pin, frame: Frame) -> tuple[float, float, float, float]:
    """The box a circle covers: no name may stand on it."""
    x, y = frame.project(pin.lon, pin.lat)
    radius = _radius(pin)
    return (x - radius, y - radius, x + radius, y + radius)


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def chart_view(columns: Sequence[Column], query: str) -> ChartView | None:
    """The chart of incidents by week or month; None where no day is known."""
    if not columns:
        return None
    most = max(column.incidents for column in columns)
    step = min(CHART_WIDTH / len(columns), 80)
    by_month = (columns[0].last - columns[0].first).days > 7
    bars = []
    last_tick, year = -1000.0, 0
    for number, column in enumerate(columns):
        tall = TALL * column.incidents / most
        x = number * step
        tick = ""
        if x - last_tick >= 64 and x + 50 < CHART_WIDTH + 12:
            # The year stands where it begins, and takes the room of one more label.
            is_new = column.first.year != year
            year = column.first.year
            tick = f"{column.first:%b}" if by_month else f"{column.first.day} {column.first:%b}"
            tick, last_tick = (f"{tick} {year}", x + _YEAR_WIDE) if is_new else (tick, x)
        bars.append(
            Bar(
                x=round(x, 1),
                y=round(TOP + TALL - tall, 1),
                width=round(step - min(3, step / 5), 1),
                height=round(tall, 1),
                link=link_of(_between(query, column)),
                words=f"{say_day(column.first)} to {say_day(column.last)}: {column.incidents} incidents",
                tick=tick,
                first=column.first.isoformat(),
                last=column.last.isoformat(),
            )
        )
    return ChartView(
        width=CHART_WIDTH,
        height=TOP + TALL + FOOT,
        base=TOP + TALL,
        top=TOP,
        bars=tuple(bars),
        most=most,
        unit="month" if by_month else "week",
    )


def _between(query: str, column: Column) -> str:
    return with_word(with_word(query, "since", column.first.isoformat()), "until", column.last.isoformat())
