"""Score every task on the development data and write the figures into `docs/accuracy.md`.

    python -m bench all [--tasks news,geo] [--resamples 200] [--no-write]

The page keeps what is written by hand; only the parts between the marks are replaced, each by its own
bench, and tasks that were not run keep their rows.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import seed
from bench.common import ROOT, Json, digest
from bench.page import README, between, replace_part, shown, table
from bench.resample import REPEATS, intervals
from bench.tasks import TASKS, Figure, Run, Task, run_task, workplace
from tidings.errors import UsageError

FIGURES = ROOT / "bench" / "accuracy.json"
HEADER = ("task", "figure", "goal", "reached", "95 % interval", "met")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure of one task as reached, in the form that is kept between runs."""

    figure: Figure
    value: float | None
    interval: tuple[float, float] | None

    def cells(self, task: Task) -> tuple[str, ...]:
        """The line as table cells."""
        sign = "at most" if self.figure.is_ceiling else "at least"
        goal = "" if self.figure.goal is None else f"{sign} {self.figure.goal:.2f}"
        is_met = self.figure.is_met(self.value)
        met = "" if self.figure.goal is None else "yes" if is_met else "**no**"
        return (task.name, self.figure.name, goal, shown(self.value), between(self.interval), met)


def run(arguments: Sequence[str]) -> int:
    """Run, print and write; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench all", description=__doc__)
    parser.add_argument("--tasks", default=",".join(("seed", *TASKS)), help="only these tasks, with commas")
    parser.add_argument("--resamples", type=int, default=REPEATS, help="bootstrap repeats; 0 for none")
    parser.add_argument("--no-write", action="store_true", help="print only")
    options = parser.parse_args(arguments)
    names = options.tasks.split(",")
    if unknown := [name for name in names if name not in TASKS and name != "seed"]:
        raise UsageError(f"no task {', '.join(unknown)}; there are seed, {', '.join(TASKS)}")
    kept: dict[str, Json] = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    for name in names:
        row = _seed() if name == "seed" else _task(TASKS[name], options.resamples)
        if row is not None:
            kept[name] = row
    if not options.no_write:
        FIGURES.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        replace_part("figures", page_of(kept))
        replace_part("headline", headline_of(kept), README)
    return 0 if all(_is_met(name, kept[name]) for name in names if name in kept) else 1


def _seed() -> Json:
    rows = seed.table(seed.load())
    right = sum(row.is_right for row in rows)
    print(f"seed: {right} of {len(rows)}")
    return {"rows": {row.id: "" if row.is_right else row.reason for row in rows}}


def _task(task: Task, resamples: int) -> Json | None:
    """Run one task; None where its adapter is not there."""
    with workplace() as work:
        try:
            done = run_task(task, work)
        except UsageError as error:
            print(f"{task.name}: not run: {error}", file=sys.stderr)
            return None
        print(f"{task.name}: {done.seconds:.1f} s", flush=True)
        row = _row(done, intervals(done, work, repeats=resamples))
    for line in _lines(task, row):
        print("  " + "  ".join(cell for cell in line.cells(task)[1:] if cell), flush=True)
    return row


def _row(done: Run, found: dict[str, tuple[float, float]]) -> Json:
    """What is kept of a run."""
    return {
        "figures": {f.name: f.of(done.figures) for f in done.task.figures},
        "intervals": {name: list(ends) for name, ends in found.items()},
        "gold": digest(done.task.gold_files()),
    }


def _lines(task: Task, row: Json) -> list[Line]:
    lines = []
    for figure in task.figures:
        ends = row["intervals"].get(figure.name)
        interval = (float(ends[0]), float(ends[1])) if ends else None
        lines.append(Line(figure=figure, value=row["figures"].get(figure.name), interval=interval))
    return lines


def _is_met(name: str, row: Json) -> bool:
    if name == "seed":
        return not any(row["rows"].values())
    return all(line.figure.is_met(line.value) for line in _lines(TASKS[name], row))


def page_of(kept: dict[str, Json]) -> str:
    """The part of the page that these figures fill."""
    parts = []
    if "seed" in kept:
        rows = kept["seed"]["rows"]
        right = sum(not reason for reason in rows.values())
        parts.append(f"The seed article: {right} of {len(rows)} statements right (`python -m bench seed`).")
        wrong = [(name, reason) for name, reason in rows.items() if reason]
        if wrong:
            parts.append(table(("statement", "what is wrong"), wrong))
    cells = [
        line.cells(task) for name, task in TASKS.items() if name in kept for line in _lines(task, kept[name])
    ]
    parts.append(table(HEADER, cells))
    parts.append("| task | input | command |\n|---|---|---|")
    parts[-1] += "".join(
        f"\n| {name} | {', '.join(f'`{Path(i).name}`' for i in task.inputs)} | "
        f"`python -m bench all --tasks {name}` |"
        for name, task in TASKS.items()
        if name in kept
    )
    return "\n\n".join(parts)


def headline_of(kept: dict[str, Json]) -> str:
    """The figures that have a goal, for the README."""
    rows = kept.get("seed", {"rows": {}})["rows"]
    right = sum(not reason for reason in rows.values())
    cells: list[tuple[str, ...]] = [
        ("seed article", "statements right", "18 of 18", f"{right} of {len(rows)}")
    ]
    for name, task in TASKS.items():
        lines = _lines(task, kept[name]) if name in kept else []
        cells += [line.cells(task)[:4] for line in lines if line.figure.goal is not None]
    return table(("task", "figure", "goal", "reached"), cells)
