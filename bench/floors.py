"""Hold the figures of a quick sample against `bench/floors.json`.

    python -m bench floors            fails with the figures that fell, or when a gold file has changed
    python -m bench floors --update   writes the figures just reached; a lower one needs a changelog line

The sample takes under three minutes: some tasks are scored on their first documents only. Without
TIDINGS_EVAL_DATA nothing can be scored, which is said, and counts as passed.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import copies, seed
from bench.common import ROOT, VARIABLE, Json, digest
from bench.tasks import TASKS, Task, run_task, workplace
from tidings.errors import UsageError

FLOORS = ROOT / "bench" / "floors.json"
STEP = 0.001  # floors are kept to the third decimal, rounded to the lenient side


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """The figures a task reached just now, with the digest of its gold."""

    gold: str
    figures: dict[str, float]


def run(arguments: Sequence[str]) -> int:
    """Check or update; 1 when something fell."""
    parser = argparse.ArgumentParser(prog="python -m bench floors", description=__doc__)
    parser.add_argument("--update", action="store_true", help="write what was reached")
    parser.add_argument("--margin", type=float, default=0.0, help="room left under what was reached")
    parser.add_argument("--tasks", help="only these tasks, with commas")
    options = parser.parse_args(arguments)
    if not os.environ.get(VARIABLE):
        print(f"floors: not checked, since {VARIABLE} is not set (it names the folder of data/ and eval/)")
        return 0
    pinned: Json = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    names = (
        options.tasks.split(",") if options.tasks else [*CHECKS, *(pinned if not options.update else TASKS)]
    )
    reached = measure(dict.fromkeys(names))
    if options.update:
        kept = {
            **pinned,
            **{name: _floor_row(name, found, options.margin) for name, found in reached.items()},
        }
        FLOORS.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        print(f"wrote {FLOORS.relative_to(ROOT)}")
        return 0
    wanted = {name: row for name, row in pinned.items() if not options.tasks or name in names}
    faults = differences(wanted, reached)
    print("\n".join(faults) if faults else f"floors: all figures of {len(reached)} tasks hold")
    return 1 if faults else 0


def measure(names: Sequence[str] | dict[str, None]) -> dict[str, Reached]:
    """Run the quick sample of the named tasks."""
    reached: dict[str, Reached] = {}
    with workplace() as work:
        for name in names:
            began = time.monotonic()
            try:
                reached[name] = CHECKS[name]() if name in CHECKS else _task(TASKS[name], work)
            except UsageError as error:
                print(f"{name:14} not run: {error}", file=sys.stderr)
                continue
            shown = "  ".join(f"{key} {value:.3f}" for key, value in reached[name].figures.items())
            print(f"{name:14} {time.monotonic() - began:5.1f} s  {shown}", flush=True)
    return reached


def differences(pinned: Json, reached: dict[str, Reached]) -> list[str]:
    """What fell below its floor, rose above its ceiling, is missing, or has other gold."""
    faults: list[str] = []
    for name, row in pinned.items():
        if name not in reached:
            faults.append(f"{name}: not run")
            continue
        found = reached[name]
        if found.gold != row["gold"]:
            faults.append(
                f"{name}: the gold has changed ({row['gold']} -> {found.gold}); run floors --update"
            )
        for figure, floor in row["figures"].items():
            value = found.figures.get(figure, math.nan)
            if not _holds(name, figure, value, floor):
                faults.append(f"{name}: {figure} is {value:.3f}, its floor {floor:.3f}")
    return faults


def _seed() -> Reached:
    rows = seed.table(seed.load())
    return Reached(gold="seed", figures={row.id: float(row.is_right) for row in rows})


def _copies() -> Reached:
    score = copies.measure()
    figures = {
        "F1": score.f1,
        "updates kept": score.kept / score.updates,
        "updates told": score.told / score.updates,
    }
    return Reached(gold=copies.gold(), figures=figures)


CHECKS: dict[str, Callable[[], Reached]] = {"seed": _seed, "copies": _copies}


def _task(task: Task, work: Path) -> Reached:
    done = run_task(task, work, limit=task.sample)
    figures = {f.name: f.of(done.figures) for f in task.figures}
    return Reached(
        gold=digest(task.gold_files()), figures={k: v for k, v in figures.items() if v is not None}
    )


def _is_ceiling(name: str, figure: str) -> tuple[bool, bool]:
    found = [f for f in TASKS[name].figures if f.name == figure] if name in TASKS else []
    return (found[0].is_ceiling, found[0].of_size) if found else (False, False)


def _holds(name: str, figure: str, value: float, floor: float) -> bool:
    is_ceiling, of_size = _is_ceiling(name, figure)
    size = abs(value) if of_size else value
    return size <= floor if is_ceiling else size >= floor


def _floor_row(name: str, found: Reached, margin: float = 0.0) -> Json:
    figures: dict[str, float] = {}
    for figure, value in found.figures.items():
        is_ceiling, of_size = _is_ceiling(name, figure)
        size = abs(value) if of_size else value
        room = 0.0 if name in CHECKS else margin
        cut = math.ceil((size + room) / STEP) if is_ceiling else math.floor((size - room) / STEP)
        figures[figure] = round(max(0, cut) * STEP, 3)
    return {"gold": found.gold, "figures": figures}
