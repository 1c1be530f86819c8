"""Find the pairs of a table that together weigh most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


def heaviest_pairs(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Row and column pairs, each row and column at most once, with the greatest sum; 0 is no pair.

    Whole numbers keep it exact: a tie is the same tie on every machine.

    >>> heaviest_pairs([[5, 9], [0, 8]])
    [(0, 0), (1, 1)]
    """
    if not weights or not weights[0]:
        return []
    is_tall = len(weights) > len(weights[0])
    rows = list(zip(*weights, strict=True)) if is_tall else weights
    pairs = [(row, column) for column, row in enumerate(_owners(rows)) if row is not None]
    pairs = [(row, column) for row, column in pairs if rows[row][column] > 0]
    return sorted((column, row) if is_tall else (row, column) for row, column in pairs)


@dataclass(slots=True)
class _State:
    """Who owns each column, and the prices by which an exchange of columns is weighed."""

    owners: list[int | None]
    row_prices: list[int]
    column_prices: list[int]


def _owners(rows: Sequence[Sequence[int]]) -> list[int | None]:
    """The row that takes each column; no more rows than columns may be given.

    The Hungarian method: the rows enter one by one, and each time the cheapest chain of exchanges makes room.
    """
    width = len(rows[0])
    state = _State(owners=[None] * width, row_prices=[0] * len(rows), column_prices=[0] * width)
    for row in range(len(rows)):
        _enter(row, rows, state)
    return state.owners


def _enter(new: int, rows: Sequence[Sequence[int]], state: _State) -> None:
    """Give one more row a column, along the cheapest chain."""
    width = len(rows[0])
    costs: list[int | None] = [None] * width  # of the cheapest chain to each column
    before: list[int | None] = [None] * width  # the column before it in that chain, None for the new row
    settled: list[int] = []
    row, column, paid = new, None, 0
    while True:
        for target in range(width):
            if target in settled:
                continue
            cost = paid - rows[row][target] - state.row_prices[row] - state.column_prices[target]
            known = costs[target]
            if known is None or cost < known:
                costs[target], before[target] = cost, column
        paid, column = min(
            (cost, target) for target, cost in enumerate(costs) if cost is not None and target not in settled
        )
        owner = state.owners[column]
        if owner is None:
            break
        settled.append(column)
        row = owner
    state.row_prices[new] += paid
    for reached in settled:
        spare = paid - (costs[reached] or 0)
        state.column_prices[reached] -= spare
        owner = state.owners[reached]
        if owner is not None:
            state.row_prices[owner] += spare
    _exchange(state.owners, before, column, new)


def _exchange(owners: list[int | None], before: list[int | None], column: int, new: int) -> None:
    """Hand the columns on along the chain that ends at a free column."""
    while (previous := before[column]) is not None:
        owners[column] = owners[previous]
        column = previous
    owners[column] = new
