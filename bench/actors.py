"""Count how many of the parties that UCDP names are found among our listed actors.

    python -m bench actors [--most N] [--write]

Both sides of every event of the series (UCDP GED, `data/series/*.csv`) are resolved as a party's name in
a text would be. A side is found where it is a listed actor or a state's forces; civilians are found as
what they are, a described party. Names not found are printed, the most frequent first.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bench.common import data_root
from bench.page import replace_part, table
from tidings.errors import UsageError
from tidings.model.codes import ActorKind
from tidings.resolve.actor import resolve_actor

GOAL = 0.95
_SIDES = ("side_a", "side_b")


class Coverage(NamedTuple):
    """Sides of the events of one file, how many of them are found, and the names that are not."""

    file: str
    sides: int
    found: int
    missing: Counter[str]
    names: int

    @property
    def share(self) -> float:
        """The share of sides found."""
        return self.found / self.sides


def run(arguments: Sequence[str]) -> int:
    """Print the coverage of each file; 1 where one lies below the goal."""
    parser = argparse.ArgumentParser(prog="python -m bench actors", description=__doc__)
    parser.add_argument("--most", type=int, default=10, help="print at most so many names not found")
    parser.add_argument("--write", action="store_true", help="write the figures into docs/accuracy.md")
    options = parser.parse_args(arguments)
    folder = data_root() / "data" / "series"
    found = [coverage(path) for path in sorted(folder.glob("*.csv"))]
    if not found:
        raise UsageError(f"{folder}: no event series (*.csv) here")
    for part in found:
        print(f"{part.file}: {part.found} of {part.sides} sides found ({part.share:.3f}), {part.names} names")
        for name, times in part.missing.most_common(options.most):
            print(f"  {times} {name[:100]}")
    if options.write:
        rows = [
            (part.file, f"{part.sides:,}", f"{part.names:,}", f"{part.share:.3f}", _met(part))
            for part in found
        ]
        head = ("events of", "sides", "names", f"found (goal: {GOAL})", "met")
        replace_part("actors", f"{table(head, rows)}\n\nCommand: `python -m bench actors`.")
    return 0 if all(part.share >= GOAL for part in found) else 1


def coverage(path: Path) -> Coverage:
    """How many sides of a series' events are found."""
    with path.open(encoding="utf-8", newline="") as file:
        sides = Counter(_names(csv.DictReader(file)))
    missing = Counter({name: times for name, times in sides.items() if not is_found(name)})
    total = sides.total()
    if not total:
        raise UsageError(f"{path}: no events, or no columns {' and '.join(_SIDES)}")
    return Coverage(path.stem, total, total - missing.total(), missing, len(sides))


def _names(rows: Iterable[dict[str, str]]) -> Iterable[str]:
    return (row[side].strip() for row in rows for side in _SIDES if row.get(side, "").strip())


@cache
def is_found(name: str) -> bool:
    """Whether a name is that of a listed actor or of a state's forces, or means civilians."""
    actor = resolve_actor(name)
    return actor.actor_id is not None or actor.kind is ActorKind.CIVILIANS


def _met(part: Coverage) -> str:
    return "yes" if part.share >= GOAL else "**no**"
