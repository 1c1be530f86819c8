"""Adapter for MUC-4's five roles: the public reading as templates of `eval/muc4.py roles`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bench.common import MUC4, Json, read_lines, read_text, write_lines
from bench.muc4_codes import in_scope, incident_type

# MUC-4 asks for reports of nine countries only (README of the data); the rest of a reading is left out.

NUMBERS = frozenset("some several two three four five six seven eight nine ten eleven twelve".split())
QUANTITIES = NUMBERS | frozenset(
    "a an the of or at least about over many multiple numerous various "
    "one dozen dozens hundreds thousands".split()
)

DOUBTED = frozenset("alleged suspected presumed supposed reported apparent so-called".split())

# Parts of a building or a vehicle, which is what a blast at them damages: "the roof of the car".
PART = re.compile(
    r"(?:[\w-]+ )?"
    r"(?:doors?|entrances?|facades?|front|gates?|roofs?|shelves|sides?|walls?|windows?|windshields?) of (.+)"
)
IN_SHORT = re.compile(r" \([^()]*\)$")

GROUND = frozenset(
    "town towns city cities village villages neighborhood neighborhoods district street streets region area "
    "areas position positions".split()
)


def main(inputs: list[Path], output: Path) -> None:
    """Read every document and write one prediction a line."""
    write_lines(output, predictions(inputs))


def predictions(inputs: list[Path]) -> Iterator[Json]:
    """One prediction a document."""
    for path in inputs:
        for row in read_lines(path):
            reading = read_text(row["doctext"], codebook=MUC4)
            yield {"docid": row["docid"], "templates": templates(reading)}


def templates(reading: Json) -> list[Json]:
    """The templates of one reading; MUC-4's victims are persons by name (slot 18)."""
    return [
        {
            "incident_type": kind,
            "PerpInd": [[name] for name in perpetrators(incident, is_organisation=False)],
            "PerpOrg": [[name] for name in perpetrators(incident, is_organisation=True)],
            "Target": [[whole(without_number(written(who)))] for who in sites(incident, reading)],
            "Victim": [[name] for name in persons(incident)],
            "Weapon": [[without_number(written(weapon))] for weapon in incident["weapons"]],
        }
        for incident in reading["incidents"]
        if (kind := incident_type(incident)) is not None and in_scope(incident, reading)
    ]


def written(entry: Json) -> str:
    """An entry's first wording, in lower case, without the short form behind a name."""
    return IN_SHORT.sub("", str(entry["as_written"][0]).lower())


def whole(words: str) -> str:
    """The building or vehicle of which a part is told: "the walls of the bank" is "the bank"."""
    part = PART.fullmatch(re.sub("^(?:the|an?) ", "", words))
    return without_number(re.sub("^(?:the|an?) ", "", part.group(1))) if part else words


def sites(incident: Json, reading: Json) -> list[Json]:
    """The physical targets: buildings, works and vehicles; towns and streets are locations (slot 3)."""
    places = {(place["start"], place["end"]) for place in reading["places"]}
    struck = [
        who
        for who in incident["targets"]
        if who["sort"] == "facility"
        and not any((piece["start"], piece["end"]) in places for piece in who["evidence"])
        and written(who).split(" of ")[0].split()[-1] not in GROUND
    ]
    fuller = [set(without_number(written(who)).split()) for who in struck]
    return [who for who, words in zip(struck, fuller, strict=True) if not any(words < one for one in fuller)]


def without_number(words: str) -> str:
    """A thing without how many there are of it, which MUC-4 asks for elsewhere: "two bombs" is "bombs"."""
    rest = words.split()
    while len(rest) > 1 and (rest[0].isdigit() or rest[0] in QUANTITIES):
        rest = rest[1:]
    return " ".join(rest)


def with_number(name: str, who: Json) -> str:
    """Persons with how many they are, where a number stands right before them: MUC-4 keeps it of doers.

    In its training keys it is part of the mention in 61 cases of 98.
    """
    wide = max((str(piece["quote"]) for piece in who["evidence"]), key=len, default="").lower()
    found = re.search(r"\b(\w+) " + re.escape(name), wide)
    is_number = found is not None and (found.group(1).isdigit() or found.group(1) in NUMBERS)
    return f"{found.group(1)} {name}" if found is not None and is_number else name


def persons(incident: Json) -> list[str]:
    """The persons struck, each by the fullest name; a shorter one is the same person named again."""
    names = [written(who) for who in incident["targets"] if who["is_person"]]
    words = [set(name.split()) for name in names]
    return [
        name
        for i, name in enumerate(names)
        if not any(words[i] < other or (words[i] == other and j < i) for j, other in enumerate(words))
    ]


def one_side(incident: Json) -> list[Json]:
    """The perpetrators; beside rebels no state forces, since an incident is of one category (slot 8)."""
    told = [who for who in incident["perpetrators"] if who["basis"] != "denied"]
    has_rebels = any(who["kind"] == "Rebel group" for who in told)
    return [who for who in told if not (has_rebels and who["kind"] == "State forces")]


def without_doubt(name: str) -> str:
    """A party without "alleged" and the like, which its stance says: MUC-4 leaves it off, 21 times of 26."""
    rest = name.split()
    while len(rest) > 1 and rest[0] in DOUBTED:
        rest = rest[1:]
    return " ".join(rest)


def perpetrators(incident: Json, *, is_organisation: bool) -> list[str]:
    """Perpetrators as written, in lower case: the individuals, or the organisations."""
    names: list[str] = []
    for who in one_side(incident):
        if is_organisation:
            names += [IN_SHORT.sub("", name.lower()) for name in who["organisations"][:1]]
        else:
            alone = [name.lower() for name in who["as_written"] if name not in who["organisations"]]
            names += [IN_SHORT.sub("", with_number(without_doubt(name), who)) for name in alone[:1]]
    return list(dict.fromkeys(names))
