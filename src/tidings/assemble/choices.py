"""Gather the distinct values that reports give of one field, each with all that bears it out."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tidings.assemble.belief import Telling
from tidings.assemble.figures import Member
from tidings.model.codes import Field, PlacePrecision, Stance
from tidings.model.incident import Voice
from tidings.model.values import Actor, EventType, Value, Weapon, When, Where

_FINENESS = (
    PlacePrecision.SITE,
    PlacePrecision.TOWN,
    PlacePrecision.DISTRICT,
    PlacePrecision.PROVINCE,
    PlacePrecision.REGION,
    PlacePrecision.COUNTRY,
)


@dataclass(slots=True)
class Choice:
    """A value that may be shown, with the claims and lineages for it."""

    value: Value
    first: tuple[date, str, str]
    order: int
    voices: list[Voice] = field(default_factory=list)
    lineages: set[str] = field(default_factory=set)
    tellers: set[str] = field(default_factory=set)
    is_told: bool = False
    told: list[Telling] = field(default_factory=list)
    denied: list[Telling] = field(default_factory=list)

    @property
    def is_guess(self) -> bool:
        """Whether it is only inferred, by less than half of the lineages that it fits."""
        return not self.is_told and 2 * len(self.tellers) < len(self.lineages)


def choices(field: Field, members: Sequence[Member]) -> list[Choice]:
    """Distinct values of a field; each is backed by every claim that fits it, not only by its equals."""
    found: dict[Hashable, Choice] = {}
    said = [
        (member, order, claim, claim.value)
        for member in members
        for order, claim in enumerate(member.report.of(field))
        if claim.value is not None
    ]
    for member, order, claim, value in said:
        choice = found.setdefault(identity(value), Choice(value=value, first=member.age, order=order))
        choice.first, choice.order = min((choice.first, choice.order), (member.age, order))
        choice.tellers.add(member.lineage)
        choice.is_told |= claim.basis == "explicit"
    for choice in found.values():
        for member, _, claim, value in said:
            if supports(value, choice.value):
                choice.voices.extend(member.voices([claim]))
                if claim.stance is Stance.DENIED:
                    choice.denied.append(member.telling(claim))
                else:
                    choice.lineages.add(member.lineage)
                    choice.told.append(member.telling(claim))
    return sorted(found.values(), key=by_support)


def by_support(choice: Choice) -> tuple[bool, int, int, tuple[date, str, str], int, str]:
    """What orders choices, the best supported first; a guess that few share comes after all told."""
    return (
        choice.is_guess,
        -len(choice.lineages),
        vagueness(choice.value),
        choice.first,
        choice.order,
        str(identity(choice.value)),
    )


def identity(value: Value) -> Hashable:
    """What makes two values the same one."""
    match value:
        case When():
            return (value.start, value.end, value.partial if value.start is None else None)
        case Where():
            return value.gazetteer_id or value.name.casefold()
        case Actor():
            return value.actor_id or value.name.casefold()
        case Weapon():
            return value.type
        case EventType():
            return value.code
        case _:
            return value


def supports(said: Value, shown: Value) -> bool:
    """Whether what is said fits what is shown: the same, or a coarser statement that holds it."""
    if identity(said) == identity(shown):
        return True
    match said, shown:
        case When(start=a, end=b), When(start=c, end=d):
            if (a, b, said.partial) == (None, None, None):
                return True  # a clock alone contradicts no day
            if a is None and said.partial and c is not None:
                return c.isoformat()[4:].startswith(said.partial[1:])  # "12 March", of whatever year
            return None not in (a, b, c, d) and a <= c and d <= b  # type: ignore[operator]  # none is None
        case Where(), Where():
            return _holds(said, shown)
        case EventType(), EventType():
            return shown.code.startswith(f"{said.code}.")
        case _:
            return False


def _holds(wide: Where, narrow: Where) -> bool:
    if _FINENESS.index(wide.precision) <= _FINENESS.index(narrow.precision):
        return False
    if wide.precision is PlacePrecision.COUNTRY:
        return wide.country is not None and wide.country == narrow.country
    if wide.precision is PlacePrecision.PROVINCE:
        return wide.admin1 is not None and (wide.country, wide.admin1) == (narrow.country, narrow.admin1)
    return False


def vagueness(value: Value) -> int:
    """How little a value says: days of an interval, or the rank of a place's precision."""
    if isinstance(value, When):
        return (value.end - value.start).days if value.start and value.end else 10_000
    if isinstance(value, Where):
        return _FINENESS.index(value.precision)
    if isinstance(value, EventType):
        return -value.code.count(".")
    return 0
