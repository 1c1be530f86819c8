"""What is noted of one passage, by a person or by tidings, in the one form that is compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

Days = tuple[date, date]
"""First and last day, both inclusive."""


class Bounds(NamedTuple):
    """A count of people; None is open or not named, never 0."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedPlace:
    """Where an incident was; `precision` says what the point stands for."""

    name: str | None = None
    point: tuple[float, float] | None = None
    precision: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedIncident:
    """One incident. `quotes` holds the words behind its fields, where they are given.

    An optional incident need not be found, and may be. A threatened one has not happened and is not scored.
    """

    event_type: str | None
    name: str | None = None
    sub_event_type: str | None = None
    role: str = "main"
    is_optional: bool = False
    is_threatened: bool = False
    days: Days | None = None
    place: NotedPlace = NotedPlace()
    killed: Bounds | None = None
    injured: Bounds | None = None
    perpetrators: tuple[str, ...] = ()
    quotes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedNumber:
    """A tally or a force posture: its bounds, what is counted, and the words."""

    low: int | None
    high: int | None
    what: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedIntention:
    """A threat, vow or plan of force: whose, what, and the words."""

    actor: str = ""
    action: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """All that is noted of one passage; None stands for a list that was not annotated.

    A negative passage has no news of an incident; what lies behind its news may still be noted.
    """

    id: str
    is_negative: bool = False
    incidents: tuple[NotedIncident, ...] = ()
    tallies: tuple[NotedNumber, ...] | None = None
    posture: tuple[NotedNumber, ...] | None = None
    intentions: tuple[NotedIntention, ...] | None = None
