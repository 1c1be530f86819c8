"""A reading in the form in which annotations are made, so that the two can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from tidings.data.actors import states
from tidings.serve.values import Json

WIDE_KM = 60  # the middle of a wider region says nothing of a place in it
BOUNDS = ("low", "best", "high")
_KEYS = {"date": "when", "place": "where", "killed": "killed", "injured": "injured"}


# Any: a reading as the public contract gives it.
def prediction(name: str, reading: Mapping[str, Any]) -> Json:
    """The public reading of a passage as the annotation that tidings makes of it."""
    return {
        "id": name,
        "incidents": [_incident(row) for row in reading["incidents"]],
        "tallies": [_number(row, row["what"]) for row in reading["tallies"]],
        "posture": [_number(row, row["force"]) for row in reading["postures"]],
        "intentions": [{"actor": row["holder"], "quote": row["text"]} for row in reading["intentions"]],
    }


def _incident(row: Json) -> Json:
    where = row["where"] or {}
    return {
        "role": row["role"],
        "status": row["status"],
        "event_type": row["event_type"],
        "sub_event_type": row["sub_event_type"],
        "date": _days(row["when"] or {}),
        "place": _place(where) if where else None,
        "killed": _count(row["killed"]),
        "injured": _count(row["injured"]),
        "perpetrators": _perpetrators(row),
        "quotes": _quotes(row),
    }


def _perpetrators(row: Json) -> list[Json]:
    """Each party once, with the first basis it is named on; states by their usual name ("Tehran" is Iran)."""
    told: dict[str, Json] = {}
    for who in row["perpetrators"]:
        name = who["canonical"] if who["actor_id"] in _state_ids() else who["name"]
        told.setdefault(who["actor_id"] or name.casefold(), {"name": name, "basis": who["basis"]})
    return list(told.values())


@lru_cache(maxsize=1)
def _state_ids() -> frozenset[str]:
    return frozenset(state.iso3 for state in states().values())


def _place(where: Json) -> Json:
    """A place in the annotators' form; the middle of a country or region is no point (docs/codebook.md)."""
    is_wide = where["precision"] in ("country", "region") and (where["radius_km"] or WIDE_KM) >= WIDE_KM
    named = {"name": where["name"], "country": where["country"]}
    if is_wide:
        return named
    return {**named, "lat": where["lat"], "lon": where["lon"]}


def _days(when: Json) -> str | None:
    """A half-open interval of days as a day, or as first and last day."""
    if not when.get("start") or not when.get("end"):
        return None
    last = (date.fromisoformat(when["end"]) - timedelta(days=1)).isoformat()
    first = str(when["start"])
    return first if first == last else f"{first}/{last}"


def _count(count: Json | None) -> Json | None:
    if count is None or all(count[bound] is None for bound in BOUNDS):
        return None
    return {bound: count[bound] for bound in BOUNDS}


def _number(row: Json, what: str | None) -> Json:
    return {"n_low": row["low"], "n_high": row["high"], "what": what, "quote": row["text"]}


def _quotes(row: Json) -> Json:
    """The words behind the incident and its fields, for a person to read."""
    found = {"event": _quote([row])}
    found.update({name: _quote([row[key]]) for name, key in _KEYS.items()})
    found["perpetrators"] = _quote(row["perpetrators"])
    return {name: words for name, words in found.items() if words}


def _quote(values: Iterable[Json | None]) -> str:
    """The widest words behind each value: "3" alone would not say of whom."""
    pieces = [
        max((piece["quote"] for piece in value["evidence"]), key=len)
        for value in values
        if value and value["evidence"]
    ]
    return " … ".join(dict.fromkeys(pieces))
