"""Write all cases: templates times lexicons times perturbations, the same for the same seed.

Run `python -m tests.robust.generate cases.jsonl [--seed N]`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.robust.case import Case, write
from tests.robust.directional import contexts, directional
from tests.robust.hostile import hostile, negatives
from tests.robust.invariance import invariance
from tests.robust.minimum import minimum

SEED = 1
GROUPS = {
    "A": minimum,
    "B": invariance,
    "C": directional,
    "D": contexts,
    "E": negatives,
    "F": hostile,
}


def cases(seed: int = SEED, groups: Sequence[str] = tuple(GROUPS)) -> Iterator[Case]:
    """The cases of the groups, in order."""
    for group in groups:
        yield from GROUPS[group](seed)


def main() -> int:
    """Write the cases to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="the JSON Lines file to write")
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    sys.stdout.write(f"{write(chosen.file, cases(chosen.seed))} cases\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
