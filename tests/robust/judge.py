"""Say which checked slots of a case a reading gets wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Any

from tests.robust.case import Case

Json = Mapping[str, Any]

_COUNTS = ("killed", "injured", "intercepted")
_LISTS = ("tallies", "postures", "intentions", "comparisons", "rates")
_NAMES = frozenset({"place", "perpetrators", "targets", "backed_by"})
_HARMLESS = frozenset({"foiled", "attempted", "denied", "threatened"})


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The slots that are wrong, and for a variant how many of its base's values it changed."""

    case: Case
    wrong: tuple[str, ...]
    values: int = 0
    changed: int = 0
    wrong_numbers: int = 0


def facts(reading: Json, text: str) -> dict[str, Any]:
    """What the checks look at, in a form that is small and can be compared."""
    return {
        "incidents": [_incident(row) for row in reading["incidents"]],
        **{key: len(reading[key]) for key in _LISTS},
        "spans": all(text[row["start"] : row["end"]] == row["quote"] for row in _quotes(reading)),
        "problems": len(reading["problems"]),
    }


def _incident(row: Json) -> dict[str, Any]:
    when, where, stopped = row["when"] or {}, row["where"] or {}, row["interception"] or {}
    return {
        "role": row["role"],
        "status": row["status"],
        "type": row["event_type"],
        "sub": row["sub_event_type"],
        "day": when.get("start") if when.get("precision") == "day" else None,
        "clock": when.get("time"),
        "place": where.get("gazetteer_id"),
        "killed": _range(row["killed"]),
        "injured": _range(row["injured"]),
        "killed_best": (row["killed"] or {}).get("best"),
        "killed_by": [(by["low"], by["high"]) for by in (row["killed"] or {}).get("by", ())],
        "intercepted": _range(stopped.get("intercepted")),
        "perpetrators": [(who["actor_id"], who["basis"]) for who in row["perpetrators"]],
        "targets": [who["actor_id"] for who in row["targets"]],
        "backed_by": [tie["actor_id"] for who in row["perpetrators"] for tie in who["relations"]],
    }


def _range(count: Json | None) -> list[int | None]:
    return [(count or {}).get("low"), (count or {}).get("high")]


def _quotes(value: object) -> Iterator[Json]:
    """All quoted stretches below a part of a reading."""
    if isinstance(value, Mapping):
        if isinstance(value.get("quote"), str) and isinstance(value.get("start"), int):
            yield value
        for inner in value.values():
            yield from _quotes(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _quotes(inner)


def judge(case: Case, found: Json, parent: Json | None = None) -> Verdict:
    """The verdict on one case, given its facts and, for a variant, those of its base."""
    wrong = [] if found["spans"] else ["spans"]
    if parent is not None:
        return _compare(case, found, parent, wrong)
    expect = case.expect
    rows = found["incidents"]
    main = [row for row in rows if row["role"] == "main"]
    if "main" in expect and len(main) != expect["main"]:
        wrong.append("main")
    if "happened" in expect and sum(map(_happened, main)) != expect["happened"]:
        wrong.append("happened")
    wrong.extend(key for key, least in expect.get("at_least", {}).items() if found[key] < least)
    if "incidents" in expect:
        wrong.extend(_match(expect["incidents"], main if "main" in expect else rows))
    return Verdict(case=case, wrong=tuple(dict.fromkeys(wrong)))


def _happened(row: Json) -> bool:
    """Whether an attack is held to have gone through: not foiled, and not all of its weapons stopped."""
    stopped = row["type"] == "Strategic developments" or row["sub"] == "Disrupted weapons use"
    is_met = row["type"] == "Battles" and row["killed"] == [None, None]  # a repelled attack is a clash
    return not (row["status"] in _HARMLESS or stopped or is_met or row["intercepted"][0])


def _match(wanted: list[Json], rows: list[Json]) -> list[str]:
    """The slots that are wrong under the best pairing of what is wanted with what was found."""
    if len(rows) != len(wanted):
        return ["incidents"]
    pairings = (
        [_faults(want, row) for want, row in zip(wanted, order, strict=True)] for order in permutations(rows)
    )
    return [slot for faults in min(pairings, key=lambda p: sum(map(len, p))) for slot in faults]


def _faults(want: Json, row: Json) -> list[str]:
    return [slot for slot, value in want.items() if not _RULES.get(slot, _equal)(slot, value, row, want)]


def _equal(slot: str, value: Any, row: Json, _want: Json) -> bool:
    return bool(row[slot] == value)


def _one_of(slot: str, value: Any, row: Json, _want: Json) -> bool:
    return row[slot] in (value if isinstance(value, list) else [value])


def _actors(_slot: str, value: Any, row: Json, _want: Json) -> bool:
    return bool({who for who, _ in row["perpetrators"]} & set(value) or set(row["targets"]) & set(value))


def _perpetrators(_slot: str, value: Any, row: Json, want: Json) -> bool:
    named = [(who, basis) for who, basis in row["perpetrators"] if who]
    if not value:
        return not named
    return any(who in value and basis in want["basis"] for who, basis in named)


def _backed(_slot: str, value: Any, row: Json, _want: Json) -> bool:
    return bool(set(value) & set(row["backed_by"]))


def _killed_among(_slot: str, value: Any, row: Json, _want: Json) -> bool:
    """The figure is one of those told, or their range, or not given: never another."""
    told = {None, *value}
    return set(row["killed"]) <= told and {n for pair in row["killed_by"] for n in pair} <= told


def _place_among(_slot: str, value: Any, row: Json, _want: Json) -> bool:
    return row["place"] is None or row["place"] in value


def _told(_slot: str, _value: Any, _row: Json, _want: Json) -> bool:
    return True


_RULES: dict[str, Callable[[str, Any, Json, Json], bool]] = {
    "type": _one_of,
    "sub": _one_of,
    "place": _one_of,
    "actors": _actors,
    "perpetrators": _perpetrators,
    "basis": _told,
    "backed_by": _backed,
    "killed_among": _killed_among,
    "place_among": _place_among,
}


def _compare(case: Case, found: Json, parent: Json, wrong: list[str]) -> Verdict:
    """How far a variant's facts are those of its base."""
    without = _NAMES if "same_but_names" in case.check else frozenset()
    before, after = _values(parent, without), _values(found, without)
    if "subset" in case.check:  # what was cut away may be missing, but nothing may be another
        changed = [key for key, value in after.items() if not _is_part(value, before.get(key), key[1])]
    else:
        changed = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
    numbers = [key for key in changed if key[1] in _COUNTS and key in after]
    return Verdict(
        case=case,
        wrong=tuple(dict.fromkeys([*wrong, *sorted(key[1] for key in changed)])),
        values=len(before),
        changed=min(len(changed), len(before)),
        wrong_numbers=sum(_is_new(after[key], before.get(key)) for key in numbers),
    )


def _is_part(value: Any, whole: Any, slot: str) -> bool:
    """Whether a shorter text says no more than the whole: fewer names, or a figure with the same floor."""
    if slot in _COUNTS:
        return whole is not None and value[0] == whole[0]
    if isinstance(value, list):
        return set(value) <= set(whole or ())
    return bool(value == whole)


def _is_new(value: Any, old: Any) -> bool:
    """Whether a figure says what the base does not: an open end says less, and so nothing wrong."""
    return not (set(value) <= {None, *(old or ())})


def _values(found: Json, without: frozenset[str]) -> dict[tuple[int, str], Any]:
    """Every value that is there, by incident and slot; statements count by kind."""
    values: dict[tuple[int, str], Any] = {(-1, key): found[key] for key in _LISTS if found[key]}
    for number, row in enumerate(found["incidents"]):
        for slot, value in row.items():
            if slot in ("killed_best", "killed_by") or slot in without:
                continue
            if slot in ("perpetrators", "targets", "backed_by"):
                value = sorted({str(who) for who in value if who not in (None, (None, "asserted"))})  # noqa: PLW2901
            if value not in (None, [], [None, None]):
                values[number, slot] = value
    return values
