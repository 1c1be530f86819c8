"""A progress bar on a terminal; nothing anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from tidings.pairing import Progress as Report
from tidings.serve.shell import Shared

_WORDS = {
    "add": "adding",
    "files": "files",
    "read": "reading",
    "link": "describing",
    "pair": "comparing",
    "merge": "linking",
}


@contextmanager
def progress_of(shared: Shared) -> Iterator[Report | None]:
    """What a long job reports its progress to, None where there is nobody to watch."""
    if not shared.is_lively:
        yield None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
    tasks = {}
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(_WORDS.get(stage, stage), total=total or None)
            bar.update(tasks[stage], completed=done, total=total or None)

        yield report
