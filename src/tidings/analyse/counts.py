"""Count incidents and their victims by country, place, actor, type, day, week or month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from tidings.errors import UsageError
from tidings.model.codes import Field
from tidings.model.incident import Incident
from tidings.model.values import Actor, Count, EventType, Value, When, Where

# A month or a vaguer date falls in no week of its own.
_WEEK_D = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """People counted over incidents: those surely stated, the stated figures, and how many may lie open.

    `high` is None as soon as one incident's range is open. `stated` is how many incidents give a figure;
    the others are unknown, not zero.
    """

    low: int = 0
    best: int = 0
    high: int | None = 0
    stated: int = 0

    def plus(self, other: Sum) -> Sum:
        """Both together."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Sum(
            low=self.low + other.low,
            best=self.best + other.best,
            high=high,
            stated=self.stated + other.stated,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """One row of a count: a value for each key (None where unknown), incidents, killed and injured."""

    values: tuple[str | None, ...]
    incidents: int
    killed: Sum
    injured: Sum


def count_by(incidents: Iterable[Incident], keys: Sequence[str]) -> list[CountRow]:
    """Rows for every combination of the keys' values that occurs, in order; unknown values come last.

    An incident with two perpetrators stands in the rows of both, so that rows by actor may add up to
    more than there are incidents.
    """
    unknown = [key for key in keys if key not in KEYS]
    if unknown:
        raise UsageError(f"cannot count by {unknown[0]!r}; there are {', '.join(KEYS)}")
    groups: dict[tuple[str | None, ...], list[Incident]] = {}
    for incident in incidents:
        for values in product(*(KEYS[key](incident) for key in keys)):
            groups.setdefault(values, []).append(incident)
    return [
        CountRow(
            values=values,
            incidents=len(group),
            killed=add_up(group, Field.KILLED),
            injured=add_up(group, Field.INJURED),
        )
        for values, group in sorted(groups.items(), key=lambda item: _order(item[0]))
    ]


def _order(values: tuple[str | None, ...]) -> tuple[tuple[bool, str], ...]:
    return tuple((value is None, value or "") for value in values)


def add_up(incidents: Iterable[Incident], field: Field) -> Sum:
    """The people of a field over incidents."""
    total = Sum()
    for incident in incidents:
        value = value_of(incident, field)
        if isinstance(value, Count):
            low = value.low if value.low is not None else 0
            best = next(n for n in (value.best, value.low, value.high) if n is not None)
            total = total.plus(Sum(low=low, best=best, high=value.high, stated=1))
    return total


def value_of(incident: Incident, field: Field) -> Value | None:
    """The value an incident shows for a field."""
    view = incident.view(field)
    return view.value if view else None


def week_of(when: When) -> str | None:
    """The ISO week that holds the whole interval, as 2024-W03."""
    if when.start is None or when.end is None or (when.end - when.start).days > _WEEK_D:
        return None
    year, week, _ = when.start.isocalendar()
    last_year, last_week, _ = _last(when)
    return f"{year:04}-W{week:02}" if (year, week) == (last_year, last_week) else None


def _last(when: When) -> tuple[int, int, int]:
    if when.end is None:
        raise UsageError("an interval without an end has no last day")
    return type(when.end).fromordinal(when.end.toordinal() - 1).isocalendar()


def _week(incident: Incident) -> list[str | None]:
    when = value_of(incident, Field.WHEN)
    return [week_of(when) if isinstance(when, When) else None]


def _day(incident: Incident) -> list[str | None]:
    when = value_of(incident, Field.WHEN)
    return [when.start.isoformat() if isinstance(when, When) and when.is_day and when.start else None]


def _month(incident: Incident) -> list[str | None]:
    when = value_of(incident, Field.WHEN)
    if not isinstance(when, When) or when.start is None or when.end is None:
        return [None]
    last = type(when.end).fromordinal(when.end.toordinal() - 1)
    is_one = (when.start.year, when.start.month) == (last.year, last.month)
    return [f"{when.start:%Y-%m}" if is_one else None]


def _country(incident: Incident) -> list[str | None]:
    where = value_of(incident, Field.WHERE)
    return [where.country if isinstance(where, Where) else None]


def _admin1(incident: Incident) -> list[str | None]:
    where = value_of(incident, Field.WHERE)
    return [where.admin1 if isinstance(where, Where) else None]


def _place(incident: Incident) -> list[str | None]:
    where = value_of(incident, Field.WHERE)
    return [where.name if isinstance(where, Where) else None]


def _type(incident: Incident) -> list[str | None]:
    event = value_of(incident, Field.EVENT)
    return [event.sub_event_type if isinstance(event, EventType) else None]


def _event(incident: Incident) -> list[str | None]:
    event = value_of(incident, Field.EVENT)
    return [event.event_type if isinstance(event, EventType) else None]


def _actor(incident: Incident) -> list[str | None]:
    """Every named or described perpetrator."""
    names = {
        view.value.canonical or view.value.name
        for view in incident.views
        if view.field is Field.PERPETRATOR and isinstance(view.value, Actor)
    }
    return [*sorted(names)] if names else [None]


def _status(incident: Incident) -> list[str | None]:
    return [incident.status.value]


KEYS: dict[str, Callable[[Incident], Sequence[str | None]]] = {
    "country": _country,
    "admin1": _admin1,
    "place": _place,
    "actor": _actor,
    "type": _type,
    "event": _event,
    "status": _status,
    "day": _day,
    "week": _week,
    "month": _month,
}
