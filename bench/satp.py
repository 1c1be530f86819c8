"""Adapter for `classify/satp`."""

from __future__ import annotations

from pathlib import Path

from bench import classify


def main(inputs: list[Path], output: Path) -> None:
    """Label every text and write one prediction a line."""
    classify.predict(inputs, output, classify.satp)
