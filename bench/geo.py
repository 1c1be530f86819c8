"""Adapter for place names: the public reading in the prediction form of `eval/geo.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.common import Json, read_lines, read_text, write_lines
from tidings.data.gazetteer import load


def main(inputs: list[Path], output: Path) -> None:
    """Read every document and write one line of places for each."""
    write_lines(output, predictions(inputs))


def predictions(inputs: list[Path]) -> Iterator[Json]:
    """One prediction a document, from its id, text and newspaper."""
    for path in inputs:
        for row in read_lines(path):
            places = _places(row) if row["text"].strip() else ()
            yield {"id": row["id"], "places": [_place(place) for place in places]}


def _places(row: Json) -> list[Json]:
    reading = read_text(row["text"], outlet=row.get("source"))  # no place depends on the day
    places: list[Json] = reading["places"]
    return places


def _place(place: Json) -> Json:
    """One place as the scorer reads it; a name that was not resolved has no point."""
    value = place["value"] or {}
    span = {"start": place["start"], "end": place["end"]}
    if not value.get("gazetteer_id"):
        return span
    row = load().get(value["gazetteer_id"])
    known = row.geonames_id if row is not None else None
    return {**span, "lat": value["lat"], "lon": value["lon"], **({"geonames_id": known} if known else {})}
