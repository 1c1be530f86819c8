"""Adapter for the news passages: the public reading in the prediction form of `eval/news.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.common import Json, read_lines, read_text, write_lines
from tidings.serve.prediction import prediction


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
