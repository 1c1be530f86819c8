"""Fit confidence on the development data, write `resources/confidence.yml` and the part of docs/accuracy.md.

    TIDINGS_EVAL_DATA=SHARED python tools/fit_confidence.py [--documents 1200]

The level of a field comes from the news passages; which grounds are better than others, also from MUC-4
(parties, weapons) and from gun violence reports (day, place, toll). `bench/constructed.jsonl` is only ever
tested on. Needs numpy and scipy; takes some five minutes. Run `python tools/build_data.py lexicons` after it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.calibration import BINS, GOAL, HALVES, report, write  # noqa: E402
from bench.shares import MAIN, PULL, WEIGHTS, Cell, Judged, fit, judged  # noqa: E402
from bench.stated import CONSTRUCTED, constructed, linking, muc4, news  # noqa: E402

from tidings.resolve.confidence import ANY  # noqa: E402
from tidings.settings import DOUBT_BELOW  # noqa: E402

TARGET = ROOT / "resources" / "confidence.yml"
HEADER = f"""\
# How often values read on the same grounds were right, by field and class of evidence: the confidence shown
# with each value. Written by tools/fit_confidence.py; the classes are those of resolve/confidence.py.
# Source: our own counts, [values, right], on annotated development texts (no word of them stands here):
# news passages, MUC-4 reports (weight {WEIGHTS["muc4"]}), gun violence reports ({WEIGHTS["linking"]}). The
# level of a field is that of {MAIN}; classes are drawn to it by a prior of {PULL} in log-odds.
"""
COMMAND = "python tools/fit_confidence.py"


def main() -> None:
    """Collect, fit, write the table and the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1200, help="gun violence reports to read")
    options = parser.parse_args()
    rows = judged(chain(news(), muc4(), linking(limit=options.documents)))
    unseen = judged(constructed(CONSTRUCTED))
    TARGET.write_text(table_of(rows), encoding="utf-8")
    write(page_of(rows, unseen))


def table_of(rows: Sequence[Judged]) -> str:
    """The table as YAML, fields and classes in order of their names."""
    lines = [HEADER]
    for field in sorted({row.field for row in rows}):
        cells = fit([row for row in rows if row.field == field])
        lines.append(f"{field}:\n")
        lines.extend(_line(name, cells[name]) for name in sorted(cells, key=lambda n: (n != ANY, n)))
    return "".join(lines)


def _line(name: str, cell: Cell) -> str:
    counts = ", ".join(f"{source}: [{told}, {right}]" for source, (told, right) in cell.counts.items())
    return f'  "{name}": {{confidence: {cell.share:.2f}, {counts}}}\n'


def page_of(rows: Sequence[Judged], unseen: Sequence[Judged]) -> str:
    """The part of the page on confidence."""
    return (
        f"{report(rows, unseen)}\n\n"
        f"Expected calibration error (ECE) over {BINS} bins of equal width; the goal is {GOAL} for each\n"
        f"field. News: fitted on half of the passages and tested on the other, mean of {HALVES} draws.\n"
        "Unseen: constructed passages that no fit and no training has used, where right means\n"
        "resting on the words annotated. *By chance* is the error that a perfect forecaster would show\n"
        "on so few values.\n\n"
        f"{kept_of(rows)}\n\nCommand: `{COMMAND}`."
    )


def kept_of(rows: Sequence[Judged]) -> str:
    """What the threshold of doubt keeps and marks, on the news passages."""
    parts: dict[bool, list[bool]] = {False: [], True: []}
    for field in {row.field for row in rows}:
        mine = [row for row in rows if row.field == field]
        cells = fit(mine)
        for row in mine:
            if row.source == MAIN:
                parts[cells[row.grounds].share < DOUBT_BELOW].append(row.is_right)
    kept, marked = parts[False], parts[True]
    number = len(kept) + len(marked)
    return (
        f"Below {DOUBT_BELOW} a value is marked doubtful: {len(marked)} of the {number} values read\n"
        f"in the news passages, of which {_share(marked)} are right; of the others {_share(kept)}."
    )


def _share(right: Sequence[bool]) -> str:
    return f"{sum(right) / len(right):.0%}" if right else "none"


if __name__ == "__main__":
    main()
