"""Turn spans and resolved values into the plain JSON of the public contract."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tidings.analyse.counts import Sum
from tidings.model.claim import Claim
from tidings.model.codes import DatePrecision, PlacePrecision
from tidings.model.text import Document, Span
from tidings.model.values import Actor, Count, EventType, Phrase, Value, Weapon, When, Where

# Any: these mappings are JSON objects whose shape the contract test holds.
Json = dict[str, Any]

NO_COUNT: Json = {"low": None, "best": None, "high": None}


def quote_of(document: Document, span: Span) -> Json:
    """One piece of evidence: where the words stand, and the words."""
    return {"start": span.start, "end": span.end, "quote": document.quote(span)}


def quotes_of(document: Document, spans: Iterable[Span]) -> list[Json]:
    """Pieces of evidence in the given order, each stretch once."""
    return [quote_of(document, span) for span in dict.fromkeys(spans)]


def evidence_of(document: Document, claims: Iterable[Claim]) -> list[Json]:
    """What several claims point at: first the very words of each, then the wider phrases."""
    held = tuple(claims)
    contexts = (claim.context for claim in held if claim.context is not None)
    return quotes_of(document, [*(claim.span for claim in held), *contexts])


def count_json(count: Count | None) -> Json:
    """A count as three figures; all null where nothing is known."""
    if count is None:
        return dict(NO_COUNT)
    return {"low": count.low, "best": count.best, "high": count.high}


def sum_json(total: Sum) -> Json:
    """People added up over incidents; all null where no incident states a figure."""
    if not total.stated:
        return {**NO_COUNT, "stated": 0}
    return {"low": total.low, "best": total.best, "high": total.high, "stated": total.stated}


def when_json(when: When) -> Json:
    """A time as a half-open interval of local days, with its precision and what it rests on."""
    return {
        "start": _iso(when.start),
        "end": _iso(when.end),
        "precision": when.precision.value,
        "basis": when.basis,
        "time": when.clock,
        "time_end": when.clock_end,
        "zone": when.zone,
        "approximate": when.approximate,
        "partial": when.partial,
        "timex": when.timex,
        "timex_type": when.timex_type,
        "rule": when.rule,
    }


def where_json(where: Where) -> Json:
    """A place with its coordinates and how exact they are."""
    return {
        "name": where.name,
        "gazetteer_id": where.gazetteer_id,
        "country": where.country,
        "admin1": where.admin1,
        "lat": where.lat,
        "lon": where.lon,
        "precision": where.precision.value,
        "radius_km": where.radius_km,
        "rejected": list(where.rejected),
    }


def actor_json(actor: Actor) -> Json:
    """A party as written, with the listed actor it is, if it is one."""
    return {
        "name": actor.name,
        "actor_id": actor.actor_id,
        "canonical": actor.canonical,
        "kind": actor.kind.value if actor.kind else None,
        "country": actor.country,
        "is_named": actor.is_named,
        "relations": [{"type": tie.type, "actor_id": tie.actor_id} for tie in actor.relations],
    }


def words_of(value: Value | None, raw: str | None) -> str | None:
    """The short wording of a value; the raw words where it was not resolved."""
    match value:
        case Actor() | Where():
            return value.name
        case Phrase():
            return value.text
        case Weapon():
            return value.type
        case EventType():
            return value.code
        case When():
            return day_of(value) or raw
        case _:
            return raw


def day_of(when: When) -> str | None:
    """The start of a time, no finer than it is known: "2020", "2020-03" or "2020-03-14"."""
    if when.start is None:
        return None
    if when.precision is DatePrecision.YEAR:
        return f"{when.start:%Y}"
    if when.precision is DatePrecision.MONTH:
        return f"{when.start:%Y-%m}"
    return when.start.isoformat()


def say_day(day: date) -> str:
    """A day for people: 4 Mar 2031."""
    return f"{day.day} {day:%b %Y}"


def area_of(where: Where) -> str | None:
    """The code of an area: the country's where it is a country, else the gazetteer's id or the name."""
    if where.precision is PlacePrecision.COUNTRY and where.country:
        return where.country
    return where.gazetteer_id or where.name


def said_json(claim: Claim) -> str | None:
    """Who says it, as written."""
    return claim.said_by.name if claim.said_by else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def value_json(value: Value | None) -> Json | None:
    """Any resolved value as a JSON object that names its kind."""
    match value:
        case None:
            return None
        case Count():
            return {"is": "count", **count_json(value), "operator": value.operator, "hedge": value.hedge}
        case When():
            return {"is": "when", **when_json(value)}
        case Where():
            return {"is": "where", **where_json(value)}
        case Actor():
            return {"is": "actor", **actor_json(value)}
        case Weapon():
            return {"is": "weapon", "type": value.type, "count": count_json(value.count)}
        case EventType():
            return {
                "is": "event",
                "code": value.code,
                "event_type": value.event_type,
                "sub_event_type": value.sub_event_type,
            }
        case Phrase():
            return {"is": "phrase", "text": value.text}
