"""Adapter for the news passages: the public reading in the prediction form of `eval/news.py`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bench.common import Json, read_lines, read_text, write_lines

WIDE_KM = 60  # the middle of a wider region says nothing of a place in it
BOUNDS = ("low", "best", "high")


def main(inputs: list[Path], output: Path) -> None:
    """Read every passage and write one prediction a line."""
    write_lines(output, predictions(inputs))


def predictions(inputs: list[Path]) -> Iterator[Json]:
    """One prediction a passage."""
    for path in inputs:
        for row in read_lines(path):
            reading = read_text(
                row["text"], published=row.get("published"), outlet=row.get("outlet"), url=row.get("url")
            )
            yield prediction(str(row["id"]), reading)


def prediction(name: str, reading: Json) -> Json:
    """One reading in the scorer's form."""
    return {
        "id": name,
        "incidents": [_incident(row) for row in reading["incidents"]],
        "tallies": [{"n_low": row["low"], "n_high": row["high"]} for row in reading["tallies"]],
        "posture": [{"n_low": row["low"], "n_high": row["high"]} for row in reading["postures"]],
        "intentions": [_intention(row) for row in reading["intentions"]],
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
        "perpetrators": [{"name": who["name"], "basis": who["basis"]} for who in row["perpetrators"]],
    }


def _place(where: Json) -> Json:
    """A place in the scorer's form; the middle of a country or region is no point (docs/codebook.md)."""
    is_wide = where["precision"] == "region" and (where["radius_km"] or WIDE_KM) >= WIDE_KM
    if where["precision"] == "country" or is_wide:
        return {"country": where["country"]}
    return {key: where[key] for key in ("lat", "lon", "country")}


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


def _intention(row: Json) -> Json:
    return {"actor": row["holder"], "quote": row["text"]}
