"""Adapter for MUC-4's 24 slots: the public reading as templates in the answer-key form of 1992."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from bench.common import MUC4, Json, data_root, read_text
from bench.muc4 import one_side, perpetrators, sites, without_number, written
from bench.muc4_codes import (
    in_scope,
    incident_type,
    instrument_type,
)
from bench.muc4_humans import humans, quoted
from bench.muc4_nations import foreign_nation
from bench.muc4_places import Listed, home, location, place_kinds
from bench.muc4_things import things

_HEAD = re.compile(r"(?m)^((?:DEV|TST)\d?-MUC\d-\d{4})\b.*$")
_DATELINE = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d{2})\b")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_LABELS = {
    2: "INCIDENT: DATE",
    3: "INCIDENT: LOCATION",
    4: "INCIDENT: TYPE",
    5: "INCIDENT: STAGE OF EXECUTION",
    6: "INCIDENT: INSTRUMENT ID",
    7: "INCIDENT: INSTRUMENT TYPE",
    8: "PERP: INCIDENT CATEGORY",
    9: "PERP: INDIVIDUAL ID",
    10: "PERP: ORGANIZATION ID",
    11: "PERP: ORGANIZATION CONFIDENCE",
    12: "PHYS TGT: ID",
    13: "PHYS TGT: TYPE",
    14: "PHYS TGT: NUMBER",
    15: "PHYS TGT: FOREIGN NATION",
    16: "PHYS TGT: EFFECT OF INCIDENT",
    17: "PHYS TGT: TOTAL NUMBER",
    18: "HUM TGT: NAME",
    19: "HUM TGT: DESCRIPTION",
    20: "HUM TGT: TYPE",
    21: "HUM TGT: NUMBER",
    22: "HUM TGT: FOREIGN NATION",
    23: "HUM TGT: EFFECT OF INCIDENT",
    24: "HUM TGT: TOTAL NUMBER",
}
_STAGES = {"attempted": "ATTEMPTED", "foiled": "ATTEMPTED", "threatened": "THREATENED"}
_CONFIDENCE = {"claimed": "CLAIMED OR ADMITTED", "suspected": "SUSPECTED OR ACCUSED"}
# Words for an act that tell its instrument where no weapon is named (README of the data, slot 7).
_SHOTS = ((r"machine-?gun", "MACHINE GUN"), (r"\b(shot|shots|shooting|gunned|gunfire)\b", "GUN"))
# "on Friday": such a day is on or before the dateline (README of the data, slot 2).
_WEEKDAY = re.compile(r"(?i)^\W*(on |last |this |the )*(mon|tues|wednes|thurs|fri|satur|sun)day( \w+)?$")
_LINE_DAY = re.compile(r"(?i)\d{1,2} (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{2}")
_AUTHORITIES = frozenset(
    "police army military armed forces government minister ministry president official officials authorities "
    "colonel general captain judge court attorney prosecutor intelligence security guard".split()
)
_LONGEST = 3  # days told of as a span; of a longer one, as a week, the keys say on or before the dateline


def main(inputs: list[Path], output: Path) -> None:
    """Read the documents of the text files as sent and write one response file."""
    listed = place_kinds(data_root() / "data" / "muc4" / "set-list-location.txt")
    blocks = [
        block
        for path in inputs
        for name, text in documents(path.read_text(encoding="latin-1"))
        for block in responses(name, text, listed)
    ]
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text("\n\n".join(blocks) + "\n", encoding="latin-1", errors="replace")


def documents(file: str) -> Iterator[tuple[str, str]]:
    """The documents of one file: a line with the id begins each."""
    heads = list(_HEAD.finditer(file))
    ends = [*(head.start() for head in heads[1:]), len(file)]
    for head, end in zip(heads, ends, strict=True):
        yield head.group(1), file[head.end() : end]


def responses(name: str, text: str, listed: Listed) -> Iterator[str]:
    """The templates of one document; capitals that say nothing are read as small letters."""
    sent = _sent(text)
    body = re.sub(r"\n(?!\s*\n)[ \t]*", " ", text.lower())
    reading = read_text(body.strip(), published=sent.isoformat() if sent else None, codebook=MUC4)
    rows = [row for _, row in filled(reading, body.strip(), sent, listed)]
    for number, row in enumerate(rows or [{}], 1):
        yield _block(name, str(number) if rows else "*", row)


def filled(
    reading: Json, text: str, sent: date | None, listed: Listed
) -> Iterator[tuple[Json, dict[int, list[str]]]]:
    """Each incident that MUC-4 asks for with its fills by slot number."""
    for incident in reading["incidents"]:
        kind = incident_type(incident)
        if kind is not None and in_scope(incident, reading):
            places = location(incident, reading, text, listed)
            row = slots(incident, kind, sent, places)
            row |= humans(incident, reading["places"], text) | things(sites(incident, reading), text)
            yield incident, row | _nations(row, incident, reading, text)


def _nations(row: dict[int, list[str]], incident: Json, reading: Json, text: str) -> dict[int, list[str]]:
    """The foreign nations of the things and the people told in a row."""
    own = incident["where"]["country"] if incident["where"] else home(reading)
    found: dict[int, list[str]] = {15: [], 22: []}
    for who in incident["targets"]:
        name = quoted(without_number(written(who)))
        slot = 15 if name in row[12] else 22 if name in (*row[18], *row[19]) else None
        nation = foreign_nation(who, text, own) if slot else None
        if slot and nation and f"{nation}: {name}" not in found[slot]:
            found[slot].append(f"{nation}: {name}")
    return found


def _block(name: str, number: str, row: dict[int, list[str]]) -> str:
    lines = [_line(0, "MESSAGE: ID", name), _line(1, "MESSAGE: TEMPLATE", number)]
    for slot, label in _LABELS.items():
        first, *others = row.get(slot) or ["-" if row else "*"]
        lines += [_line(slot, label, first), *(" " * 36 + other for other in others)]
    return "\n".join(lines)


def _line(slot: int, label: str, value: str) -> str:
    return f"{slot}.".ljust(4) + label.ljust(32) + value


def _sent(text: str) -> date | None:
    """The day of the dateline."""
    found = _DATELINE.search(text[:400])
    if found is None:
        return None
    return date(1900 + int(found.group(3)), _MONTHS.index(found.group(2)) + 1, int(found.group(1)))


def slots(incident: Json, kind: str, sent: date | None, places: list[str]) -> dict[int, list[str]]:
    """The fills of one incident by slot number, but for what is struck."""
    row = {
        2: _day(incident["when"], sent),
        3: places,
        4: [kind.upper()],
        5: [_STAGES.get(incident["status"], "ACCOMPLISHED")],
    }
    if kind not in ("arson", "kidnapping"):
        row |= _instruments(incident)
    row |= _perpetrators(incident)
    return row


def _text(day: date) -> str:
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"


def _day(when: Json | None, sent: date | None) -> list[str]:
    """A day; a span of days; and where none is told, on or before the dateline."""
    if not when or not when.get("start") or not when.get("end") or _is_weekday(when):
        return [f"- {_text(sent)}"] if sent else []
    first = date.fromisoformat(when["start"])
    last = date.fromisoformat(when["end"]) - timedelta(days=1)
    is_night = any("last night" in str(piece["quote"]).lower() for piece in when["evidence"])
    if is_night and sent and first <= sent:
        return [_text(min(first, sent - timedelta(days=1)))]  # the day on which the night began
    if first == sent and all(_LINE_DAY.fullmatch(str(piece["quote"])) for piece in when["evidence"]):
        return [f"- {_text(sent)}"]  # nothing but the dateline tells the day
    if first == last:
        return [_text(first)]
    if (last - first).days > _LONGEST:
        return [f"- {_text(sent)}"] if sent else []
    last = min(last, sent) if sent else last
    return [f"{_text(first)} - {_text(last)}"]


def _is_weekday(when: Json) -> bool:
    """Whether a day is told by its name alone."""
    return all(_WEEKDAY.match(str(piece["quote"])) for piece in when["evidence"])


def _instruments(incident: Json) -> dict[int, list[str]]:
    names: list[str] = []
    types: list[str] = []
    for weapon in incident["weapons"]:
        name = quoted(without_number(written(weapon)))
        names.append(name)
        kind = instrument_type(str(weapon["type"]))
        if kind:
            types.append(f"{kind}: {name}")
    if not types:
        told = " ".join(str(piece["quote"]).lower() for piece in incident["evidence"])
        types = [f'{kind}: "-"' for word, kind in _SHOTS if re.search(word, told)][:1]
    return {6: names, 7: types}


def _perpetrators(incident: Json) -> dict[int, list[str]]:
    people = perpetrators(incident, is_organisation=False)
    bodies = perpetrators(incident, is_organisation=True)
    told = one_side(incident)
    is_of_state = any(who["kind"] == "State forces" for who in told[:1])
    category = "STATE-SPONSORED VIOLENCE" if is_of_state else "TERRORIST ACT"
    confidence = [f"{_confidence(name, told)}: {quoted(name)}" for name in bodies]
    return {
        8: [category],
        9: [quoted(name) for name in people],
        10: [quoted(name) for name in bodies],
        11: confidence,
    }


def _confidence(name: str, told: Sequence[Json]) -> str:
    """How sure it is that an organisation did it: what it claims itself counts before what others say."""
    own = [who for who in told if name in (body.lower() for body in who["organisations"])]
    who = next((who for who in own if who["basis"] == "claimed"), own[0])
    is_official = not _AUTHORITIES.isdisjoint(re.findall(r"[a-z]+", str(who["said_by"] or "").lower()))
    basis = _CONFIDENCE.get(who["basis"], "REPORTED AS FACT")
    return basis + " BY AUTHORITIES" * (is_official and who["basis"] == "suspected")
