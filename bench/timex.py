"""Adapter for time expressions: the public reading in the prediction form of `eval/timex.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.common import Json, read_lines, read_text, write_lines


def main(inputs: list[Path], output: Path) -> None:
    """Read every document and write one line of time expressions for each."""
    write_lines(output, predictions(inputs))


def predictions(inputs: list[Path]) -> Iterator[Json]:
    """One prediction a document, from its id, creation day and text."""
    for path in inputs:
        for row in read_lines(path):
            times = read_text(row["text"], published=row.get("dct"))["times"] if row["text"].strip() else ()
            yield {"id": row["id"], "timex": [found for time in times if (found := _expression(time))]}


def _expression(time: Json) -> Json | None:
    """One expression as the scorer reads it, None where it has no TIMEX3 value."""
    value = time["value"] or {}
    if not value.get("timex") or not value.get("timex_type"):
        return None
    return {"start": time["start"], "end": time["end"], "type": value["timex_type"], "value": value["timex"]}
