"""Read many documents, and link their reports, side by side in local processes."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.pool import AsyncResult, Pool

from tidings import pipeline
from tidings.model.report import Reading
from tidings.model.text import Document
from tidings.pairing import A, B, DoAll, Progress, do_each
from tidings.pipeline import Helper, ReadAll, RunReport
from tidings.store.project import Project

# Documents handed to a worker at a time: enough to hide the hand-over, few enough to share the work.
CHUNK = 8


@contextmanager
def workers(processes: int) -> Iterator[tuple[ReadAll, DoAll]]:
    """What reads and does other tasks with so many processes, 0 for one a core; order is kept."""
    count = processes or os.cpu_count() or 1
    if count == 1:
        yield pipeline.read_each, do_each
        return
    with multiprocessing.get_context("spawn").Pool(count) as pool:
        yield _readers(pool), _doers(pool, 2 * count)


@contextmanager
def readers(processes: int) -> Iterator[ReadAll]:
    """What reads documents with so many processes; the order of input is kept."""
    with workers(processes) as (read_all, _):
        yield read_all


def _readers(pool: Pool) -> ReadAll:
    def read_all(documents: Iterable[Document]) -> Iterable[Reading]:
        return pool.imap(pipeline.read_safely, documents, chunksize=CHUNK)

    return read_all


def _doers(pool: Pool, ahead: int) -> DoAll:
    """Does tasks, with so few under way that those made ahead do not fill the memory."""

    def do_all(function: Callable[[A], B], tasks: Iterable[A]) -> Iterator[B]:
        under_way: deque[AsyncResult[B]] = deque()
        for task in tasks:
            under_way.append(pool.apply_async(function, (task,)))
            if len(under_way) >= ahead:
                yield under_way.popleft().get()
        while under_way:
            yield under_way.popleft().get()

    return do_all


def run(
    project: Project,
    *,
    progress: Progress | None = None,
    processes: int | None = None,
    helper: Helper | None = None,
    is_alone: bool = False,
) -> RunReport:
    """Read what has not been read with several processes, then link; the result is the same as with one.

    A model that helps is asked from here, one document after the other.
    """
    wanted = project.settings.processes if processes is None else processes
    # Under two batches the processes take longer to start than the reading does.
    reader = pipeline.reader_with(helper)
    if len(project.document_ids(unread_by=reader, is_alone=is_alone)) < 2 * pipeline.BATCH:
        wanted = 1
    with workers(wanted) as (read_all, do_all):
        return pipeline.run(
            project,
            progress=progress,
            read_all=read_all,
            helper=helper,
            is_alone=is_alone,
            do_all=do_all,
        )
