"""Read what a reported tally counts, where, by and against whom, and over which days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from tidings.data.tables import table
from tidings.model.claim import Claim
from tidings.model.codes import Field, PlacePrecision
from tidings.model.incident import Incident
from tidings.model.report import Report
from tidings.model.text import Document
from tidings.model.values import Actor, Count, When, Where

_Named = TypeVar("_Named", Where, Actor)
_WORD = re.compile(r"[^\W\d_]+")
_UNITS = ("killed", "injured", "abducted", "arrested", "incidents", "pieces")
VICTIMS = {
    "killed": Field.KILLED,
    "injured": Field.INJURED,
    "abducted": Field.ABDUCTED,
    "arrested": Field.ARRESTED,
}
# Words that name no party in particular.
_VAGUE = frozenset({"the", "a", "an", "of", "and", "their", "its", "forces", "troops", "people", "targets"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a tally counts. None is "not stated"; `unclear` names parts that are stated but not understood.

    `unit` is incidents, killed, injured, abducted, arrested or pieces (of ammunition); both days are
    inclusive. Several `areas` are counted together. `issuer` is who says it; `is_start_inherited` where the
    start is that of a total told beside it.
    """

    count: Count | None
    unit: str | None
    family: str | None
    areas: tuple[Where, ...]
    actor: Actor | None
    target: Actor | None
    since: date | None
    as_of: date | None
    is_as_of_stated: bool
    unclear: tuple[str, ...]
    issuer: str | None = None
    is_start_inherited: bool = False

    @property
    def area_names(self) -> str:
        """The areas in words; empty where none is stated."""
        return " and ".join(area.name for area in self.areas)


def scope_of(report: Report, document: Document) -> Scope:
    """The scope of a tally report; the day it holds for is that of publication unless it names one."""
    told = phrase = " ".join(document.quote(span) for span in report.mentions)
    counted = next(report.of(Field.COUNT), None)
    if counted is not None and counted.about is not None:
        phrase = f"{phrase} {document.quote(counted.about)}"
    phrase = " ".join((phrase, *(claim.raw for claim in report.of(Field.EVENT))))
    unclear = [
        f"{what} {claim.raw!r}"
        for what, field, kind in (
            ("the area", Field.WHERE, Where),
            ("the start", Field.SINCE, When),
            ("the figure", Field.COUNT, Count),
        )
        for claim in report.of(field)
        if not isinstance(claim.value, kind)
    ]
    since = _when(report, Field.SINCE)
    as_of = _when(report, Field.AS_OF)
    unit = unit_of(phrase)
    if unit is None:
        unclear.append(f"what is counted in {told!r}")
    return Scope(
        count=counted.value if counted and isinstance(counted.value, Count) else None,
        unit=unit,
        family=_listed(phrase, tuple(_families().items())) if unit == "incidents" else None,
        areas=tuple(
            {
                _area_key(c.value): c.value for c in report.of(Field.WHERE) if isinstance(c.value, Where)
            }.values()
        ),
        actor=_first(report, Field.PERPETRATOR, Actor),
        target=_first(report, Field.TARGET, Actor),
        since=since.start if since else None,
        as_of=_last_day(as_of) if as_of else document.published,
        is_as_of_stated=as_of is not None,
        unclear=tuple(unclear),
        issuer=next((c.said_by.name for c in report.of(Field.COUNT) if c.said_by), None),
    )


def _area_key(area: Where) -> str:
    return area.gazetteer_id or area.name.casefold()


def _first(report: Report, field: Field, kind: type[_Named]) -> _Named | None:
    return next((claim.value for claim in report.of(field) if isinstance(claim.value, kind)), None)


def _when(report: Report, field: Field) -> When | None:
    claims: list[Claim] = list(report.of(field))
    return next((c.value for c in claims if isinstance(c.value, When) and c.value.start), None)


def _last_day(when: When) -> date | None:
    return when.end - timedelta(days=1) if when.end else when.start


def unit_of(phrase: str) -> str | None:
    """What a phrase counts.

    >>> unit_of("more than 40 people have died")
    'killed'
    """
    rows = table("tally_units")
    return _listed(phrase, tuple((unit, rows[unit]) for unit in _UNITS))


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    return dict(table("tally_units")["families"])


def _listed(phrase: str, lists: tuple[tuple[str, str], ...]) -> str | None:
    """The name of the first list of beginnings that one of the phrase's words has."""
    words = _WORD.findall(phrase.casefold())
    for name, beginnings in lists:
        if any(word.startswith(tuple(beginnings.split())) for word in words):
            return name
    return None


def in_areas(areas: tuple[Where, ...], where: Where | None) -> bool | None:
    """Whether a place lies in one of several areas; None where that cannot be told."""
    inside = [in_area(area, where) for area in areas]
    return True if True in inside else None if None in inside else False


def in_area(area: Where, where: Where | None) -> bool | None:
    """Whether a place lies in an area; None where that cannot be told."""
    if where is None:
        return None
    if where.gazetteer_id is not None and where.gazetteer_id == area.gazetteer_id:
        return True
    if where.country is None or area.country is None:
        return None
    if where.country != area.country:
        return False
    if area.precision is PlacePrecision.COUNTRY:
        return True
    if where.precision is PlacePrecision.COUNTRY:
        return None
    if area.precision is PlacePrecision.PROVINCE:
        return where.admin1 == area.admin1 if where.admin1 and area.admin1 else None
    return None if where.precision is PlacePrecision.PROVINCE else False


def is_party(wanted: Actor, incident: Incident, field: Field) -> bool | None:
    """Whether an incident's parties of a field hold the wanted one; None where that cannot be told.

    Two parties are surely different only when both are listed and nothing ties them.
    """
    known = [v.value for v in incident.views if v.field is field and isinstance(v.value, Actor)]
    if any(_is_same(wanted, actor) for actor in known):
        return True
    if wanted.actor_id is None or not known or any(actor.actor_id is None for actor in known):
        return None
    return False


def _is_same(wanted: Actor, actor: Actor) -> bool:
    ties = {actor.actor_id, *(relation.actor_id for relation in actor.relations)} - {None}
    if wanted.actor_id in ties:
        return True
    if {relation.actor_id for relation in wanted.relations} & ties:
        return True
    left, right = (frozenset(_WORD.findall(a.name.casefold())) - _VAGUE for a in (wanted, actor))
    return bool(left and right and (left <= right or right <= left))
