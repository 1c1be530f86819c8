"""Pack a unit into bytes and back, so that a project can keep it."""

from __future__ import annotations

import json
import zlib
from datetime import date
from typing import Any

from tidings.assemble.traits import Traits
from tidings.assemble.units import Days, Unit
from tidings.assemble.words import Words
from tidings.model.codes import PlacePrecision, Role
from tidings.model.values import Count, EventType, Where

_LEVEL = 1  # the quickest: the bytes are read far more often than they are sent


def pack(unit: Unit) -> bytes:
    """All of a unit in few bytes; equal units give equal bytes."""
    content = {
        "id": unit.id,
        "doc_id": unit.doc_id,
        "role": unit.role.value,
        "published": unit.published.isoformat() if unit.published else None,
        "words": [[part.norm, dict(part.weights)] for part in _words(unit)],
        "traits": [sorted(found) for found in _traits(unit.traits)],
        "outlet": unit.outlet,
        "deeds": sorted(unit.deeds),
        "days": [unit.days.first, unit.days.last, unit.days.is_said] if unit.days else None,
        "places": [_place(where) for where in unit.places],
        "event": [unit.event.code, unit.event.event_type, unit.event.sub_event_type] if unit.event else None,
        "sets": [sorted(found) for found in (unit.weapons, unit.perpetrators, unit.targets)],
        "counts": [_count(unit.killed), _count(unit.injured)],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def _words(unit: Unit) -> tuple[Words, ...]:
    return unit.words, unit.lead, unit.own, unit.title


def _traits(traits: Traits) -> tuple[frozenset[Any], ...]:  # Any: sets of words and sets of pairs of words
    pairs = (traits.names, traits.people, traits.persons)
    return (
        *pairs,
        traits.capitals,
        traits.numbers,
        traits.ages,
        traits.officials,
        traits.streets,
        traits.clocks,
    )


def _place(where: Where) -> list[object]:
    names = (where.name, where.gazetteer_id, where.country, where.admin1)
    point = (where.lat, where.lon, where.radius_km)
    return [*names, *point, where.precision.value, where.timezone, where.feature, list(where.rejected)]


def _count(count: Count | None) -> list[object] | None:
    return [count.low, count.best, count.high, count.hedge, count.operator] if count else None


def unpack(content: bytes) -> Unit:
    """The unit that was packed."""
    found = json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
    words, lead, own, title = (Words(weights=weights, norm=norm) for norm, weights in found["words"])
    names, people, persons = (frozenset(map(tuple, pairs)) for pairs in found["traits"][:3])
    capitals, numbers, ages, officials, streets, clocks = map(frozenset, found["traits"][3:])
    weapons, perpetrators, targets = map(frozenset, found["sets"])
    killed, injured = map(_count_of, found["counts"])
    event = found["event"]
    return Unit(
        id=found["id"],
        doc_id=found["doc_id"],
        role=Role(found["role"]),
        published=date.fromisoformat(found["published"]) if found["published"] else None,
        words=words,
        lead=lead,
        own=own,
        title=title,
        outlet=found["outlet"],
        deeds=frozenset(found["deeds"]),
        traits=Traits(
            names=names,
            people=people,
            persons=persons,
            capitals=capitals,
            numbers=numbers,
            ages=ages,
            officials=officials,
            streets=streets,
            clocks=clocks,
        ),
        days=Days(**dict(zip(("first", "last", "is_said"), found["days"], strict=True)))
        if found["days"]
        else None,
        places=tuple(map(_place_of, found["places"])),
        event=EventType(code=event[0], event_type=event[1], sub_event_type=event[2]) if event else None,
        weapons=weapons,
        perpetrators=perpetrators,
        targets=targets,
        killed=killed,
        injured=injured,
    )


def _place_of(found: list[Any]) -> Where:  # Any: words and numbers, as `_place` wrote them
    name, gazetteer_id, country, admin1, lat, lon, radius_km, precision, timezone, feature, rejected = found
    return Where(
        name=name,
        gazetteer_id=gazetteer_id,
        country=country,
        admin1=admin1,
        lat=lat,
        lon=lon,
        radius_km=radius_km,
        precision=PlacePrecision(precision),
        timezone=timezone,
        feature=feature,
        rejected=tuple(rejected),
    )


def _count_of(found: list[Any] | None) -> Count | None:  # Any: as `_count` wrote them
    if found is None:
        return None
    low, best, high, hedge, operator = found
    return Count(low=low, best=best, high=high, hedge=hedge, operator=operator)
