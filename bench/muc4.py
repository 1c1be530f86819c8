"""Adapter for MUC-4's five roles: the public reading as templates of `eval/muc4.py roles`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.common import Json, read_lines, read_text, write_lines
from bench.muc4_codes import in_scope, incident_type

# MUC-4 asks for reports of nine countries only (README of the data); the rest of a reading is left out.


def main(inputs: list[Path], output: Path) -> None:
    """Read every document and write one prediction a line."""
    write_lines(output, predictions(inputs))


def predictions(inputs: list[Path]) -> Iterator[Json]:
    """One prediction a document."""
    for path in inputs:
        for row in read_lines(path):
            reading = read_text(row["doctext"])
            yield {"docid": row["docid"], "templates": templates(reading)}


def templates(reading: Json) -> list[Json]:
    """The templates of one reading; MUC-4's victims are persons by name (slot 18)."""
    return [
        {
            "incident_type": kind,
            "PerpInd": [[name] for name in perpetrators(incident, is_organisation=False)],
            "PerpOrg": [[name] for name in perpetrators(incident, is_organisation=True)],
            "Target": [[written(who)] for who in incident["targets"] if who["sort"] == "facility"],
            "Victim": [[written(who)] for who in incident["targets"] if who["is_person"]],
            "Weapon": [[written(weapon)] for weapon in incident["weapons"]],
        }
        for incident in reading["incidents"]
        if (kind := incident_type(incident)) is not None and in_scope(incident, reading)
    ]


def written(entry: Json) -> str:
    """An entry's first wording, in lower case."""
    return str(entry["as_written"][0]).lower()


def perpetrators(incident: Json, *, is_organisation: bool) -> list[str]:
    """Perpetrators as written, in lower case: the individuals, or the organisations."""
    names: list[str] = []
    for who in incident["perpetrators"]:
        if who["basis"] == "denied":
            continue
        if is_organisation:
            names += [name.lower() for name in who["organisations"][:1]]
        else:
            names += [name.lower() for name in who["as_written"] if name not in who["organisations"]][:1]
    return list(dict.fromkeys(names))
