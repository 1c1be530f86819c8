"""Give a night of two days the one on which the hour told beside it falls: "overnight ... at 3:30 a.m."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from tidings.model.codes import DatePrecision
from tidings.model.report import Mention
from tidings.model.values import When, Where

_REACH = 400  # characters between a night and the hour of what happened in it
_NIGHT = re.compile(r"TNI$")
_CLOCK = re.compile(r"T\d")
_DAWN, _DUSK = "07:00", "19:00"


def with_hour_of_night(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The times of a text, each night narrowed to the day of the hours told near it.

    Of 7 gun violence reports that "overnight" dated a day early, 5 told an hour before dawn. A bare one stays
    both days. Hours before dawn are the second day's, those of the evening the first's; a night beside
    hours of both stays as it is.
    """
    told = list(mentions)
    for at, mention in enumerate(told):
        if not _is_night(mention.value):
            continue
        near = [i for i, other in enumerate(told) if _is_hour_within(other, mention)]
        lateness = {_is_early(told[i].value) for i in near}
        if len(lateness) != 1:
            continue
        for i in (at, *near):
            told[i] = replace(told[i], value=_on(told[i].value, mention.value, is_late=lateness == {True}))
    return tuple(told)


def _is_night(value: object) -> bool:
    """Whether a time is a night that spans two days."""
    if not isinstance(value, When) or value.start is None or value.end is None:
        return False
    return (value.end - value.start).days == 2 and _NIGHT.search(value.timex or "") is not None


def _is_hour_within(other: Mention, night: Mention) -> bool:
    """Whether a time is an hour of the night, near it in the text, with no other day of its own."""
    value = other.value
    if not isinstance(value, When) or not isinstance(night.value, When) or value.clock is None:
        return False
    gap = max(other.span.start - night.span.end, night.span.start - other.span.end)
    if gap > _REACH or not _CLOCK.search(value.timex or "") or _DAWN <= value.clock < _DUSK:
        return False
    leans = value.start is None or value.basis == "other expression"
    return leans or (value.start, value.end) == _day_of(night.value, is_late=_is_early(value))


def _is_early(value: object) -> bool:
    """Whether an hour is one before dawn."""
    return isinstance(value, When) and (value.clock or "") < _DAWN


def _day_of(night: When, *, is_late: bool) -> Sequence[object]:
    """The first or last day of a night, as an interval."""
    day = timedelta(days=1)
    if night.start is None or night.end is None:
        return ()
    return (night.end - day, night.end) if is_late else (night.start, night.start + day)


def _on(value: Where | When | None, night: Where | When | None, *, is_late: bool) -> Where | When | None:
    """A time on the first or last day of a night."""
    if not isinstance(value, When) or not isinstance(night, When) or not night.start or not night.end:
        return value
    start = night.end - timedelta(days=1) if is_late else night.start
    timex = value.timex
    if timex is not None and _CLOCK.search(timex):
        timex = f"{start}T{timex.partition('T')[2]}"
    return replace(
        value,
        start=start,
        end=start + timedelta(days=1),
        precision=DatePrecision.DAY,
        basis=value.basis or night.basis,
        timex=timex,
    )
