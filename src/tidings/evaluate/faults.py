"""List each value that was missed, is false or is wrong in the reading of a passage."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tidings.evaluate.annotation import Bounds, Days, NotedIncident, NotedIntention, NotedNumber
from tidings.evaluate.comparing import CLOSE_KM, away_km, has_point, words_of_names
from tidings.evaluate.marking import Pairing, Pairs, tallies_as_incidents
from tidings.model.codes import Role


class Sort(StrEnum):
    """What is wrong: annotated and not read, read and not annotated, or read otherwise."""

    MISSED = "missed"
    FALSE = "false"
    WRONG = "wrong"


Notes = Sequence[NotedNumber | NotedIntention]
Value = NotedIncident | NotedNumber | NotedIntention | Bounds | Days | str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One value that differs: both values, the words behind each, and the annotated incident it is of.

    `note` says what else tells the two apart, as the distance of two places.
    """

    id: str
    sort: Sort
    field: str
    gold: Value
    read: Value
    gold_quote: str | None = None
    quote: str | None = None
    incident: str | None = None
    note: str | None = None


def faults_of(pairing: Pairing) -> Iterator[Fault]:
    """Every fault of a passage: incidents, their fields, then tallies, posture and intentions."""
    name = pairing.gold.id
    for gold in pairing.missed:
        yield Fault(
            id=name,
            sort=Sort.MISSED,
            field="incident",
            gold=gold,
            read=None,
            gold_quote=_quote(gold),
            incident=gold.name,
        )
    for found in pairing.spare:
        note = "; ".join(_charges(pairing, found)) or None
        yield Fault(
            id=name, sort=Sort.FALSE, field="incident", gold=None, read=found, quote=_quote(found), note=note
        )
    for found, gold in pairing.matched:
        yield from _field_faults(name, found, gold)
    yield from _list_faults(pairing)


def _charges(pairing: Pairing, found: NotedIncident) -> Iterator[str]:
    """What else is wrong with a false incident."""
    if pairing.gold.is_negative and found.role == Role.MAIN:
        yield "a main incident in a negative passage"
    if tallies_as_incidents(pairing.gold, [found]):
        yield "its count is that of a tally"


def _field_faults(name: str, found: NotedIncident, gold: NotedIncident) -> Iterator[Fault]:
    values: tuple[tuple[str, Value, Value], ...] = (
        ("role", gold.role, found.role),
        ("event_type", gold.event_type, found.event_type),
        ("sub_event_type", gold.sub_event_type, found.sub_event_type),
        ("date", gold.days, found.days),
        ("killed", gold.killed, found.killed),
        ("injured", gold.injured, found.injured),
    )
    for field, theirs, mine in values:
        if theirs != mine:
            yield _fault(name, field, (gold, theirs), (found, mine))
    away = away_km(found, gold)
    if has_point(gold) and away > CLOSE_KM:
        yield _fault(name, "place", (gold, _place(gold)), (found, _place(found)), _distance(away, found))
    if words_of_names(found.perpetrators) != words_of_names(gold.perpetrators):
        theirs, mine = gold.perpetrators or None, found.perpetrators or None
        yield _fault(name, "perpetrators", (gold, theirs), (found, mine))


def _fault(
    name: str,
    field: str,
    gold: tuple[NotedIncident, Value],
    read: tuple[NotedIncident, Value],
    note: str | None = None,
) -> Fault:
    sort = Sort.MISSED if read[1] is None else Sort.FALSE if gold[1] is None else Sort.WRONG
    key = "event" if field in {"role", "event_type", "sub_event_type"} else field
    return Fault(
        id=name,
        sort=sort,
        field=field,
        gold=gold[1],
        read=read[1],
        gold_quote=gold[0].quotes.get(key),
        quote=read[0].quotes.get(key),
        incident=gold[0].name,
        note=note,
    )


def _place(incident: NotedIncident) -> str | None:
    place = incident.place
    named = ", ".join(part for part in (place.name, place.country) if part)
    return named or (f"{place.point[0]}, {place.point[1]}" if place.point else None)


def _distance(away: float, found: NotedIncident) -> str | None:
    if not math.isinf(away):
        return f"{away:.0f} km away"
    return "only a region or country was read" if _place(found) else None


def _quote(incident: NotedIncident) -> str | None:
    """The words of an incident: those that tell of it, or those behind its fields."""
    return incident.quotes.get("event") or " … ".join(dict.fromkeys(incident.quotes.values())) or None


def _list_faults(pairing: Pairing) -> Iterator[Fault]:
    gold, read = pairing.gold, pairing.read
    lists: tuple[tuple[str, Notes | None, Notes | None, Pairs], ...] = (
        ("tallies", gold.tallies, read.tallies, pairing.tallies),
        ("posture", gold.posture, read.posture, pairing.posture),
        ("intentions", gold.intentions, read.intentions, pairing.intentions),
    )
    for field, theirs, mine, pairs in lists:
        if theirs is None:
            continue
        used = ({i for i, _ in pairs}, {j for _, j in pairs})
        for j, note in enumerate(theirs):
            if j not in used[1]:
                yield Fault(
                    id=gold.id, sort=Sort.MISSED, field=field, gold=note, read=None, gold_quote=note.quote
                )
        for i, note in enumerate(mine or ()):
            if i not in used[0]:
                yield Fault(id=gold.id, sort=Sort.FALSE, field=field, gold=None, read=note, quote=note.quote)
