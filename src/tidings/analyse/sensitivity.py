"""Say how much the ledger depends on the policy: which totals, fields and incidents change by rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from tidings.analyse.counts import Sum, add_up, value_of
from tidings.model.codes import Field
from tidings.model.incident import Incident
from tidings.model.values import Count, Value, When, Where

SUMMED = (Field.KILLED, Field.INJURED)
COMPARED = (*SUMMED, Field.WHERE, Field.WHEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderPolicy:
    """What one policy makes of the ledger.

    `totals` stand in the order of SUMMED. `changed` gives, in the order of COMPARED, how many incidents show
    another value than under the first policy.
    """

    policy: str
    totals: tuple[Sum, ...]
    changed: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """An incident and a count that differ by policy; `figures` are in the order of the policies."""

    incident: Incident
    field: Field
    figures: tuple[int | None, ...]

    @property
    def spread(self) -> int:
        """By how much the incident alone may move a total."""
        known = [figure for figure in self.figures if figure is not None]
        return max(known, default=0) - min(known, default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """The ledger under several policies; `with_value` is how many incidents have each field of COMPARED."""

    incidents: int
    with_value: tuple[int, ...]
    policies: tuple[UnderPolicy, ...]
    movers: tuple[Mover, ...]


def sensitivity_of(
    told: Iterable[Sequence[Incident]], policies: Sequence[str], *, most: int = 10
) -> Sensitivity:
    """Compare incidents that are each told under the same policies, the first being the one to compare with.

    The `most` incidents are listed that may move a total of killed or injured furthest, the furthest first.
    """
    totals = [[Sum() for _ in SUMMED] for _ in policies]
    changed = [[0 for _ in COMPARED] for _ in policies]
    with_value = [0 for _ in COMPARED]
    movers: list[Mover] = []
    incidents = 0
    for versions in told:
        incidents += 1
        for column, field in enumerate(COMPARED):
            shown = [_shown(value_of(version, field)) for version in versions]
            with_value[column] += shown[0] is not None
            for row, value in enumerate(shown):
                changed[row][column] += value != shown[0]
        for column, field in enumerate(SUMMED):
            for row, version in enumerate(versions):
                totals[row][column] = totals[row][column].plus(add_up([version], field))
        movers = _furthest([*movers, *_movers(versions)], most)
    return Sensitivity(
        incidents=incidents,
        with_value=tuple(with_value),
        policies=tuple(
            UnderPolicy(policy=policy, totals=tuple(sums), changed=tuple(changes))
            for policy, sums, changes in zip(policies, totals, changed, strict=True)
        ),
        movers=tuple(movers),
    )


def _movers(versions: Sequence[Incident]) -> Iterable[Mover]:
    for field in SUMMED:
        figures = tuple(_figure(value_of(version, field)) for version in versions)
        mover = Mover(incident=versions[0], field=field, figures=figures)
        if mover.spread:
            yield mover


def _furthest(movers: Iterable[Mover], most: int) -> list[Mover]:
    ordered = sorted(movers, key=lambda mover: (mover.incident.id, mover.field))
    return nlargest(most, ordered, key=lambda mover: mover.spread)


def _shown(value: Value | None) -> object:
    """What of a value people compare: the figure, the days, the place."""
    match value:
        case Count():
            return _figure(value)
        case When():
            return (value.start, value.end)
        case Where():
            return value.gazetteer_id or value.name
        case _:
            return value


def _figure(value: Value | None) -> int | None:
    """The figure of a count: the stated one, else the nearest bound."""
    if not isinstance(value, Count):
        return None
    return next(number for number in (value.best, value.low, value.high) if number is not None)
