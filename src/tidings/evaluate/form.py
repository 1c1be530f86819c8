"""Read annotations from JSON objects, and say which field of which object has not the stated form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from tidings.errors import UsageError
from tidings.evaluate.annotation import (
    Annotation,
    Bounds,
    Days,
    NotedIncident,
    NotedIntention,
    NotedNumber,
    NotedPlace,
)
from tidings.model.codes import PlacePrecision, Role, Stance, Status

# Any: a JSON object is whatever the file holds; this module is where it gets its types.
Row = Mapping[str, Any]
_Note = TypeVar("_Note")

EVENT_TYPES = (
    "Battles",
    "Explosions/Remote violence",
    "Protests",
    "Riots",
    "Strategic developments",
    "Violence against civilians",
)
KINDS = ("positive", "negative")
PRECISIONS = (*PlacePrecision, "unknown")
KEYS = frozenset(
    "id kind incidents tallies posture intentions excluded text_sha256 text title published published_source "
    "outlet url language source licence_note".split()
)
"""The keys a passage may have; those that no figure rests on are allowed and left alone."""
# What an annotator must have looked for in every incident: a forgotten key must not read as "not stated".
_NEEDED = ("event_type", "date", "place", "perpetrators", "killed_total", "injured_total")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 60  # of a value in a message


class FormError(UsageError):
    """An annotation without the stated form; the message names the field."""


def read_gold(row: object) -> Annotation:
    """What a person noted of one passage.

    A list that is left out was not annotated and is not scored; an empty one says that there is none.
    """
    found = _object(row, "the line")
    for key in ("id", "kind", "incidents"):
        if key not in found:
            raise FormError(f"{key}: it is missing")
    kind = _choice(found["kind"], "kind", KINDS)
    return _annotation(found, is_negative=kind == "negative", is_gold=True)


def read_prediction(row: object) -> Annotation:
    """What was read in one passage, in the form of `tidings.serve.prediction`."""
    return _annotation(_object(row, "the prediction"), is_negative=False, is_gold=False)


def _annotation(row: Row, *, is_negative: bool, is_gold: bool) -> Annotation:
    def incident(raw: object, where: str) -> NotedIncident:
        return _incident(raw, where, is_gold=is_gold)

    return Annotation(
        id=_name(row.get("id")),
        is_negative=is_negative,
        incidents=_each(row.get("incidents"), "incident", "incidents", incident) or (),
        tallies=_each(row.get("tallies"), "tally", "tallies", _number_of),
        posture=_each(row.get("posture"), "posture", "posture", _number_of),
        intentions=_each(row.get("intentions"), "intention", "intentions", _intention),
    )


def _name(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise FormError(f"id: {_shown(value)} is not a name in quotation marks")
    return value


def _each(
    value: object, one: str, many: str, read: Callable[[object, str], _Note]
) -> tuple[_Note, ...] | None:
    """The entries of a list, each named by its place, counted from 1; None where there is no list."""
    if value is None:
        return None
    if not isinstance(value, list):
        raise FormError(f"{many}: {_shown(value)} is not a list")
    return tuple(read(raw, f"{one} {number}") for number, raw in enumerate(value, 1))


def _incident(raw: object, where: str, *, is_gold: bool) -> NotedIncident:
    row = _object(raw, where)
    for key in _NEEDED if is_gold else ():
        if key not in row:
            raise FormError(f"{where}, {key}: it is missing; write null where the text does not say")
    suffix = "_total" if is_gold else ""
    kind = row.get("event_type")
    if is_gold or kind is not None:
        kind = _choice(kind, f"{where}, event_type", EVENT_TYPES)
    names = _each(
        row.get("perpetrators"),
        f"{where}, perpetrator",
        f"{where}, perpetrators",
        _perpetrator,
    )
    return NotedIncident(
        name=_words(row, "id", where),
        role=_choice(row.get("role") or "main", f"{where}, role", tuple(Role)),
        is_optional=is_gold and _flag(row, "optional", where),
        is_threatened=row.get("status") == Status.THREATENED,
        event_type=kind,
        sub_event_type=_words(row, "sub_event_type", where),
        days=_days(row.get("date"), f"{where}, date"),
        place=_place(row.get("place"), f"{where}, place", is_gold=is_gold),
        killed=_bounds(row.get("killed" + suffix), f"{where}, killed{suffix}"),
        injured=_bounds(row.get("injured" + suffix), f"{where}, injured{suffix}"),
        perpetrators=tuple(name for name in names or () if name is not None),
        quotes=_quotes(row),
    )


def _perpetrator(raw: object, where: str) -> str | None:
    """The name of one perpetrator; None for one who is named only as denying it."""
    row = raw if isinstance(raw, dict) else {"name": raw}
    if not isinstance(row.get("name"), str):
        raise FormError(f"{where}: {_shown(raw)} is neither a name nor an object with a name")
    return None if row.get("basis") == Stance.DENIED else str(row["name"])


def _days(value: object, where: str) -> Days | None:
    """A day or an interval of days."""
    if isinstance(value, dict):
        value = value.get("value")
    if value is None:
        return None
    parts = value.split("/") if isinstance(value, str) else []
    try:
        days = [date.fromisoformat(part) for part in parts if _DAY.fullmatch(part)]
    except ValueError:
        days = []
    if len(days) != len(parts) or len(days) not in (1, 2) or days[0] > days[-1]:
        raise FormError(
            f"{where}: {_shown(value)} is no day; write 2024-01-21, 2024-01-20/2024-01-21 for first and "
            "last day, or null"
        )
    return days[0], days[-1]


def _place(value: object, where: str, *, is_gold: bool) -> NotedPlace:
    if value is None:
        return NotedPlace()
    row = _object(value, where)
    lat, lon = (_degrees(row.get(key), f"{where}, {key}", most) for key, most in (("lat", 90), ("lon", 180)))
    if (lat is None) != (lon is None):
        raise FormError(f"{where}: it has one of lat and lon; write both or neither")
    precision = row.get("precision")
    if precision is not None or (is_gold and lat is not None):
        precision = _choice(precision, f"{where}, precision", PRECISIONS)
    return NotedPlace(
        name=_words(row, "name", where),
        point=None if lat is None or lon is None else (lat, lon),
        precision=precision,
        country=_words(row, "country", where),
    )


def _degrees(value: object, where: str, most: int) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not -most <= value <= most:
        raise FormError(f"{where}: {_shown(value)} is no number of degrees from -{most} to {most}, or null")
    return float(value)


def _bounds(value: object, where: str) -> Bounds | None:
    """A count; None where nothing of it is known."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise FormError(
            f'{where}: {_shown(value)} is not an object; write {{"low": 3, "best": 3, "high": 3}} or null'
        )
    bounds = Bounds(*(_whole(value.get(key), f"{where}, {key}") for key in Bounds._fields))
    known = [number for number in bounds if number is not None]
    if known != sorted(known):
        raise FormError(f"{where}: low, best and high do not rise")
    return bounds if known else None


def _whole(value: object, where: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise FormError(f"{where}: {_shown(value)} is not a whole number from 0, or null")
    return value


def _number_of(raw: object, where: str) -> NotedNumber:
    row = _object(raw, where)
    single = _whole(row.get("n"), f"{where}, n")
    low, high = (_whole(row[key], f"{where}, {key}") if key in row else single for key in ("n_low", "n_high"))
    if low is not None and high is not None and low > high:
        raise FormError(f"{where}: n_low is above n_high")
    what = _words(row, "what", where) or _words(row, "force", where)
    return NotedNumber(low=low, high=high, what=what, quote=_words(row, "quote", where))


def _intention(raw: object, where: str) -> NotedIntention:
    row = _object(raw, where)
    actor, action, quote = (_words(row, key, where) or "" for key in ("actor", "action", "quote"))
    return NotedIntention(actor=actor, action=action, quote=quote)


def _quotes(row: Row) -> dict[str, str]:
    """The words behind the fields of an incident: under `quotes`, or with each value as people note them."""
    given = row.get("quotes")
    if isinstance(given, dict):
        return {key: words for key, words in given.items() if isinstance(words, str)}
    found = {}
    for key in ("date", "place", "killed", "injured", "perpetrators"):
        if words := tuple(_quoted(row.get(key))):
            found[key] = " … ".join(dict.fromkeys(words))
    return found


def _quoted(value: object) -> Iterator[str]:
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict) and isinstance(entry.get("quote"), str):
            yield entry["quote"]


def _object(value: object, where: str) -> Row:
    if not isinstance(value, dict):
        raise FormError(f"{where}: {_shown(value)} is not an object; write {{...}}")
    return value


def _words(row: Row, key: str, where: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise FormError(f"{where}, {key}: {_shown(value)} is not words in quotation marks, or null")
    return value


def _flag(row: Row, key: str, where: str) -> bool:
    value = row.get(key)
    if value is not None and not isinstance(value, bool):
        raise FormError(f"{where}, {key}: {_shown(value)} is neither true nor false")
    return bool(value)


def _choice(value: object, where: str, known: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in known:
        raise FormError(f"{where}: {_shown(value)} is none of {', '.join(known)}")
    return str(value)


def _shown(value: object) -> str:
    """A value as the reader of a message needs it, however large or deep it is."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    words = repr(value)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 2]} …"
