"""Check that confidence means what it says: 7 of 10 values that have 0.7 are right.

Each field is judged twice: on halves of the news passages, the table fitted on the other half (and on the
other sources) each time; and on constructed passages that no fit has seen.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bench.page import replace_part, table
from bench.shares import MAIN, Cell, Judged, fit
from tidings.resolve.confidence import ANY

BINS = 15
GOAL = 0.05
HALVES = 20
DRAWS = 200  # of forecasts that are right as often as they say
FEW = 20  # values, below which an error says nothing
HEADER = (
    *("field", "news: values", "right", "ECE", "by chance", "Brier", "of the mean alone"),
    *("unseen: values", "right", "ECE", "by chance"),
)
Forecasts = Sequence[tuple[float, bool]]
"""Confidences, each with whether the value was right."""


class Check(NamedTuple):
    """Expected calibration error, what chance alone gives, and the Brier score."""

    values: int
    right: float
    error: float
    chance: float
    brier: float


def check(forecasts: Forecasts) -> Check:
    """The figures of some forecasts; `chance` is the error of a perfect forecaster of so many values."""
    draw = random.Random(7)  # noqa: S311  a fixed seed, so that the same forecasts give the same figure
    drawn = [error_of([(p, draw.random() < p) for p, _ in forecasts]) for _ in range(DRAWS)]
    right = sum(is_right for _, is_right in forecasts) / len(forecasts)
    brier = sum((p - is_right) ** 2 for p, is_right in forecasts) / len(forecasts)
    return Check(len(forecasts), right, error_of(forecasts), sum(drawn) / DRAWS, brier)


def error_of(forecasts: Forecasts) -> float:
    """The expected calibration error over bins of equal width."""
    bins: dict[int, list[float]] = defaultdict(list)
    for confidence, is_right in forecasts:
        bins[min(int(confidence * BINS), BINS - 1)].append(confidence - is_right)
    return sum(abs(sum(gaps)) for gaps in bins.values()) / len(forecasts)


def confidence_in(cells: Mapping[str, Cell], grounds: str) -> float:
    """The share of a class, else the mean of its field."""
    return (cells.get(grounds) or cells[ANY]).share


def halved(rows: Sequence[Judged]) -> tuple[list[Forecasts], list[Forecasts]]:
    """Forecasts for one half of the news passages from the other, and those of the field's mean alone."""
    draw = random.Random(11)  # noqa: S311  a fixed seed
    names = sorted({row.document for row in rows if row.source == MAIN})
    found: list[Forecasts] = []
    means: list[Forecasts] = []
    for _ in range(HALVES):
        kept = set(draw.sample(names, len(names) // 2))
        mine = [row for row in rows if row.source == MAIN and row.document not in kept]
        cells = fit([row for row in rows if row.source != MAIN or row.document in kept])
        found.append([(confidence_in(cells, row.grounds), row.is_right) for row in mine])
        means.append([(cells[ANY].share, row.is_right) for row in mine])
    return found, means


def mean_check(halves: Sequence[Forecasts]) -> Check:
    """The mean figures of several tests."""
    checks = [check(forecasts) for forecasts in halves]
    return Check(*(sum(column) / len(checks) for column in zip(*checks, strict=True)))


def report(rows: Sequence[Judged], unseen: Sequence[Judged]) -> str:
    """The table for the page, one line a field and one for all together."""
    lines: list[tuple[str, ...]] = []
    together: list[list[tuple[float, bool]]] = [[] for _ in range(HALVES)]
    of_means: list[list[tuple[float, bool]]] = [[] for _ in range(HALVES)]
    tested: list[tuple[float, bool]] = []
    for field in dict.fromkeys(row.field for row in rows):
        mine = [row for row in rows if row.field == field]
        cells = fit(mine)
        halves, means = halved(mine)
        for whole, part in zip((*together, *of_means), (*halves, *means), strict=True):
            whole.extend(part)
        theirs = [(confidence_in(cells, row.grounds), row.is_right) for row in unseen if row.field == field]
        tested += theirs
        number = sum(row.source == MAIN for row in mine)
        lines.append(_line(field, number, halves, means, theirs))
    number = sum(row.source == MAIN for row in rows)
    lines.append(_line("all together", number, together, of_means, tested))
    return table(HEADER, lines)


def _line(
    name: str,
    number: int,
    halves: Sequence[Forecasts],
    means: Sequence[Forecasts],
    unseen: Forecasts,
) -> tuple[str, ...]:
    if number < FEW:
        return (name, str(number), *("too few",) * 9)
    seen, plain = mean_check([h for h in halves if h]), mean_check([m for m in means if m])
    cells = [name, str(number), *_shown(seen.right, seen.error, seen.chance, seen.brier, plain.brier)]
    if len(unseen) < FEW:
        return (*cells, str(len(unseen)), *("too few",) * 3)
    found = check(unseen)
    return (*cells, str(found.values), *_shown(found.right, found.error, found.chance))


def _shown(*values: float) -> list[str]:
    return [f"{value:.3f}" for value in values]


def write(words: str) -> None:
    """Put the part into the page."""
    replace_part("calibration", words)
