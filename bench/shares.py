"""Fit the shares of right values for each class of evidence, drawn towards the mean of their field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from bench.stated import Stated
from tidings.resolve.confidence import ANY, grounds_of, grounds_of_report

MAIN = "news"
# How much a value of each source counts. Crime reports and MUC-4 say which grounds are better than others,
# but their values are easier, or judged otherwise; the level comes from the news passages alone.
WEIGHTS: Mapping[str, float] = {MAIN: 1.0, "muc4": 0.5, "linking": 0.25}
PULL = 0.5  # standard deviation, in log-odds, of classes around the mean of their field
_LEVEL = 2.0  # the same for the means of sources


class Judged(NamedTuple):
    """A stated value by its class of evidence."""

    source: str
    document: str
    field: str
    grounds: str
    is_right: bool


class Cell(NamedTuple):
    """What is known of one class: the share, and values and right ones by source."""

    share: float
    counts: dict[str, tuple[int, int]]


def judged(values: Iterable[Stated]) -> list[Judged]:
    """The values with the classes that the reader would give them."""
    return [
        Judged(
            one.source,
            one.document,
            one.field,
            grounds_of(one.report, one.claims) if one.claims else grounds_of_report(one.report),
            one.is_right,
        )
        for one in values
    ]


def fit(rows: Sequence[Judged]) -> dict[str, Cell]:
    """The share of each class of one field, and under ANY the mean of the field.

    A logistic regression: a level for each source, a step for each class that all sources share. The
    steps are drawn to nought, as a Beta prior would draw the share of a class towards the mean.
    """
    rows = [row for row in rows if row.source in WEIGHTS]
    sources = sorted({row.source for row in rows})
    grounds = sorted({row.grounds for row in rows})
    told, right = (np.zeros((len(sources), len(grounds))) for _ in range(2))
    for row in rows:
        at = sources.index(row.source), grounds.index(row.grounds)
        told[at] += WEIGHTS[row.source]
        right[at] += WEIGHTS[row.source] * row.is_right
    cut = len(sources)

    def loss(steps: np.ndarray) -> tuple[float, np.ndarray]:
        level, step = steps[:cut], steps[cut:]
        logits = level[:, None] + step[None]
        off = told / (1 + np.exp(-logits)) - right
        value = (told * np.logaddexp(0, logits) - right * logits).sum()
        value += (step**2).sum() / (2 * PULL**2) + (level**2).sum() / (2 * _LEVEL**2)
        slope = np.concatenate([off.sum(1) + level / _LEVEL**2, off.sum(0) + step / PULL**2])
        return float(value), slope

    found = minimize(loss, np.zeros(cut + len(grounds)), jac=True, method="L-BFGS-B").x
    level = found[sources.index(MAIN)]
    shares = {name: _share(level + step) for name, step in zip(grounds, found[cut:], strict=True)}
    cells = {name: Cell(share, _counts(rows, name)) for name, share in shares.items() if name != ANY}
    return {ANY: Cell(_mean(rows), _counts(rows)), **cells}


def _share(logit: float) -> float:
    return round(float(1 / (1 + np.exp(-logit))), 2)


def _mean(rows: Sequence[Judged]) -> float:
    """The share of the main source, as if one value more were right and one wrong."""
    mine = [row.is_right for row in rows if row.source == MAIN]
    return round((sum(mine) + 1) / (len(mine) + 2), 2)


def _counts(rows: Iterable[Judged], grounds: str | None = None) -> dict[str, tuple[int, int]]:
    """Values and right ones by source, of one class or of all."""
    mine = [row for row in rows if grounds in (None, row.grounds)]
    told = Counter(row.source for row in mine)
    right = Counter(row.source for row in mine if row.is_right)
    return {source: (told[source], right[source]) for source in sorted(told)}
