"""Bootstrap intervals: score resampled sets of documents with the scorer's own code, in this process."""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.common import Json, data_root, read_lines, write_lines
from bench.tasks import Figure, Run, command
from tidings.evaluate.figures import middle

REPEATS = 200  # the ends of a 95 % interval then move by about half a point of F1 between seeds


def intervals(run: Run, work: Path, *, repeats: int = REPEATS) -> dict[str, tuple[float, float]]:
    """The 95 % interval of each figure over resampled documents; empty where that cannot be done."""
    task = run.task
    if not task.can_resample or repeats < 1:
        return {}
    gold = {str(row[task.id_key]): row for row in read_lines(run.gold[0])}
    predicted = {str(row[task.id_key]): row for row in read_lines(run.predictions)}
    names = sorted(gold)
    draw = random.Random(20260101)  # noqa: S311  a fixed seed, so that the same figures give the same interval
    values: dict[str, list[float]] = {figure.name: [] for figure in task.figures}
    for _ in range(repeats):
        drawn = draw.choices(names, k=len(names))
        files = (work / "gold.jsonl", work / "predictions.jsonl")
        write_lines(files[0], _renamed(drawn, gold, task.id_key))
        write_lines(files[1], _renamed(drawn, predicted, task.id_key))
        _collect(values, task.figures, _score(command(task, files[:1], files[1])))
    return {name: middle(found) for name, found in values.items() if len(found) == repeats}


def _renamed(drawn: Sequence[str], rows: dict[str, Json], key: str) -> Iterator[Json]:
    """The drawn rows, each under a name of its own, for a document may be drawn twice."""
    for number, name in enumerate(drawn):
        if name in rows:
            yield {**rows[name], key: f"{name}#{number}"}


def _collect(values: dict[str, list[float]], wanted: Sequence[Figure], figures: Json) -> None:
    for figure in wanted:
        value = figure.of(figures)
        if value is not None:
            values[figure.name].append(value)


def _score(words: list[str]) -> Json:
    """Run a scorer's main in this process: a new process for each of hundreds of repeats is too slow."""
    script, *arguments = words
    folder = str(data_root() / "eval")
    if folder not in sys.path:
        sys.path.append(folder)  # at the end: the scorers' names must not hide others
    module = importlib.import_module(Path(script).stem)
    said, before = io.StringIO(), sys.argv
    sys.argv = [script, *arguments, "--json"]
    try:
        with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
            module.main()
    finally:
        sys.argv = before
    figures: Json = json.loads(said.getvalue())
    return figures
