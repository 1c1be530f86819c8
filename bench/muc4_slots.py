"""Adapter for MUC-4's 24 slots: the public reading as templates in the answer-key form of 1992."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from bench.common import MUC4, Json, data_root, read_text
from bench.muc4 import one_side, perpetrators, persons, sites, without_number, written
from bench.muc4_codes import (
    damage,
    human_type,
    in_scope,
    incident_type,
    instrument_type,
    is_people,
    site_type,
)
from bench.muc4_places import Listed, location, place_kinds
from bench.muc4_titles import titles_of

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
_OUTCOMES = {
    "killed": "DEATH",
    "injured": "INJURY",
    "unhurt": "NO INJURY OR DEATH",
    "destroyed": "DESTROYED",
    "damaged": "SOME DAMAGE",
}
# Words for an act that tell its instrument where no weapon is named (README of the data, slot 7).
_SHOTS = ((r"machine-?gun", "MACHINE GUN"), (r"\b(shot|shots|shooting|gunned|gunfire)\b", "GUN"))
# "on Friday": such a day is on or before the dateline (README of the data, slot 2).
_WEEKDAY = re.compile(r"(?i)^\W*(on |last |this |the )*(mon|tues|wednes|thurs|fri|satur|sun)day( \w+)?$")
_LINE_DAY = re.compile(r"(?i)\d{1,2} (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{2}")
_AUTHORITIES = frozenset(
    "police army military armed forces government minister ministry president official officials authorities "
    "colonel general captain judge court attorney prosecutor intelligence security guard".split()
)
# What stands before the words for a group in a count: "that the", "other".
_GROUP = re.compile(r"^(?:that |the |an? |one |other |another |more |its |of )+")
_SPARED = {"killed injured": "NO INJURY OR DEATH", "killed": "NO DEATH", "injured": "NO INJURY"}
_BESIDE = 6  # characters, as of ", the ", between a name and what its bearer is
_LONGEST = 3  # days told of as a span; of a longer one, as a week, the keys say on or before the dateline
_NUMBERS = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))


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
            yield (
                incident,
                slots(incident, kind, sent, places, reading["places"]) | _sites(sites(incident, reading)),
            )


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


def slots(
    incident: Json, kind: str, sent: date | None, location: list[str], places: Sequence[Json]
) -> dict[int, list[str]]:
    """The fills of one incident by slot number."""
    row = {
        2: _day(incident["when"], sent),
        3: location,
        4: [kind.upper()],
        5: [_STAGES.get(incident["status"], "ACCOMPLISHED")],
    }
    if kind not in ("arson", "kidnapping"):
        row |= _instruments(incident)
    row |= _perpetrators(incident)
    row |= _humans(incident, places)
    return row


def _text(day: date) -> str:
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"


def _day(when: Json | None, sent: date | None) -> list[str]:
    """A day; a span of days; and where none is told, on or before the dateline."""
    if not when or not when.get("start") or not when.get("end") or _is_weekday(when):
        return [f"- {_text(sent)}"] if sent else []
    first = date.fromisoformat(when["start"])
    last = date.fromisoformat(when["end"]) - timedelta(days=1)
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
        name = _quoted(without_number(written(weapon)))
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
    confidence = [
        f"{_confidence(who)}: {_quoted(name)}"
        for who in told
        for name in who["organisations"][:1]
        if name.lower() in bodies
    ]
    return {
        8: [category],
        9: [_quoted(name) for name in people],
        10: [_quoted(name) for name in bodies],
        11: list(dict.fromkeys(confidence)),
    }


def _confidence(who: Json) -> str:
    """How sure it is that an organisation did it."""
    told = _CONFIDENCE.get(who["basis"], "REPORTED AS FACT")
    is_official = not _AUTHORITIES.isdisjoint(str(who["said_by"] or "").lower().split())
    return told + " BY AUTHORITIES" * (is_official and who["basis"] == "suspected")


def _sites(struck: list[Json]) -> dict[int, list[str]]:
    row: dict[int, list[str]] = {12: [], 13: [], 14: [], 16: []}
    for who in struck:
        name = _quoted(without_number(written(who)))
        row[12].append(name)
        row[13].append(f"{site_type(written(who))}: {name}")
        row[14].append(f"{_number(who)}: {name}")
        words = " ".join(str(piece["quote"]).lower() for piece in who["evidence"])
        effect = damage(words) or _OUTCOMES.get(str(who["effect"]))
        if effect:
            row[16].append(f"{effect}: {name}")
    return row


def _humans(incident: Json, places: Sequence[Json]) -> dict[int, list[str]]:
    """The people struck: what a named one is called besides is no other person."""
    row: dict[int, list[str]] = {18: [], 19: [], 20: [], 21: [], 23: []}
    named = persons(incident)
    people = [who for who in incident["targets"] if who["is_person"] and written(who) in named]
    titles: dict[str, list[str]] = {}
    seen: set[str] = set()
    for who in incident["targets"]:
        words = without_number(written(who))
        if who["sort"] == "facility" or who["is_person"] or words in seen or _is_place(who, places):
            continue
        seen.add(words)
        if any(set(words.split()) <= set(name.split()) for name in named):
            continue
        beside = next((written(one) for one in people if _are_beside(who, one)), None)
        if beside is not None:
            titles.setdefault(beside, []).append(words)
            row[19].append(f"{_quoted(words)}: {_quoted(beside)}")
            continue
        row[19].append(_quoted(words))
        _add_human(row, who, words, human_type(words), incident)
    for who in people:
        if written(who) not in seen:
            seen.add(written(who))
            row[18].append(_quoted(written(who)))
            told = titles.get(written(who)) or [*titles_of(who, written(who))]
            if written(who) not in titles:
                row[19] += [f"{_quoted(words)}: {_quoted(written(who))}" for words in told]
            kind = human_type(" ".join([*told, _wide(who)]))
            _add_human(row, who, written(who), kind, incident)
    _add_counted(row, incident)
    return row


def _add_counted(row: dict[int, list[str]], incident: Json) -> None:
    """The groups that only a count of the killed or injured tells of: "three passers-by were injured".

    Where nobody is struck and the record counts none, that is the effect of an incident without a target.
    """
    told = " ".join([*row[18], *row[19]]).lower()
    for key, effect in (("killed", "DEATH"), ("injured", "INJURY")):
        for part in incident[key]["by"]:
            words = _GROUP.sub(
                "", without_number(str(part["who"] or _casualties(part, is_alone=not told)).lower())
            )
            head = words.split(" of ")[0].split()[-1:]
            if not head or part["high"] == 0 or head[0] in told or not is_people(head[0]):
                continue
            name = _quoted(words)
            row[19].append(name)
            row[20].append(f"{human_type(words)}: {name}")
            row[21].append(f"{_figure(part)}: {name}")
            row[23].append(f"{effect}: {name}")
    spared = [key for key in ("killed", "injured") if any(part["best"] == 0 for part in incident[key]["by"])]
    if spared and not row[23]:
        row[23].append(f'{_SPARED[" ".join(spared)]}: "-"')


def _casualties(part: Json, *, is_alone: bool) -> str:
    """What the words of a count call those whom nothing else names: "the dead", "40 wounded"."""
    last = (str(piece["quote"]).lower().split()[-1] for piece in part["evidence"])
    return next((word for word in last if word in ("dead", "wounded", "victims")), "") if is_alone else ""


def _add_human(row: dict[int, list[str]], who: Json, words: str, kind: str, incident: Json) -> None:
    """The type, number and effect of one person or group."""
    parts = [
        (effect, part)
        for key, effect in (("killed", "DEATH"), ("injured", "INJURY"))
        for part in incident[key]["by"]
        if words in str(part["who"] or "").lower()
    ]
    name = _quoted(words)
    row[20].append(f"{kind}: {name}")
    most = max((part for _, part in parts), key=lambda part: part["low"] or 0, default=None)
    row[21].append(f"{_figure(most) if most else _number(who)}: {name}")
    effects = [effect for effect, part in parts if part["high"] != 0] or [
        _OUTCOMES[effect] for effect in (who["effect"],) if effect
    ]
    row[23] += [f"{effect}: {name}" for effect in dict.fromkeys(effects)]


def _is_place(who: Json, places: Sequence[Json]) -> bool:
    """Whether the words for a party are those of a place."""
    own = who["evidence"][0]
    return any((place["start"], place["end"]) == (own["start"], own["end"]) for place in places)


def _are_beside(left: Json, right: Json) -> bool:
    """Whether the words for two stand side by side: "the judge Ana Lugo", "Ana Lugo, a judge"."""
    one, other = left["evidence"][0], right["evidence"][0]
    gap = max(int(one["start"]) - int(other["end"]), int(other["start"]) - int(one["end"]))
    return 0 <= gap <= _BESIDE


def _figure(count: Json) -> str:
    """A count in MUC-4's notation."""
    low, best, high = count["low"], count["best"], count["high"]
    if low is not None and low == high:
        return str(low)
    if best is not None and low == best and high is None:
        return f"{best}-"
    return f"~{best}" if best is not None else "PLURAL"


def _number(who: Json) -> str:
    """How many a party or thing is: the number before it in its evidence, else one or more than one."""
    name = written(who)
    before = re.search(r"(\w+) (?:\w+ )?" + re.escape(name), _wide(who))
    told = before.group(1) if before else ""
    if told.isdigit() or told in _NUMBERS:
        return str(_NUMBERS.get(told, told))
    head = name.split(" of ")[0]
    plural = head.endswith("s") and not head.endswith(("ss", "us", "headquarters"))
    return "PLURAL" if plural and not who.get("is_person") else "1"


def _wide(who: Json) -> str:
    """The widest words of the evidence, in small letters."""
    return max((str(piece["quote"]) for piece in who["evidence"]), key=len, default="").lower()


def _quoted(words: Iterable[str] | str) -> str:
    text = words if isinstance(words, str) else " ".join(words)
    return '"' + text.upper().replace('"', '\\"') + '"'
