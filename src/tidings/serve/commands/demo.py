"""`tidings demo`: read the bundled constructed reports and show what becomes of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from tidings import data, pipeline
from tidings.model.codes import Kind
from tidings.serve.commands.build import tell_reasons
from tidings.serve.commands.extract import PARTLY
from tidings.serve.commands.look import table_of_rows
from tidings.serve.commands.serve import PORT, is_free, show
from tidings.serve.progress import progress_of
from tidings.serve.rows import row_of, sort_rows
from tidings.serve.shell import Shared, with_shared
from tidings.settings import Settings
from tidings.store.project import Project, init_project

REPORTS = Path(data.__file__).parent / "demo" / "reports.jsonl"
_NAME = "demo (constructed reports)"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo")(with_shared(demo))


def demo(
    *,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="The port; else 8741, or a free one.", show_default=False),
    ] = None,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Print the summary and end.")] = False,
    shared: Shared,
) -> None:
    """Read bundled reports, link them and show the ledger as web pages.

    The reports are constructed: outlets and armed groups do not exist, and the events lie in 2031 so that
    nobody takes them for real ones. With --project the project is kept there, else it is a temporary one.
    """
    form = shared.form("text", "json")
    with _project(shared) as project:
        with progress_of(shared) as progress:
            pipeline.add(project, [REPORTS], progress=progress)
            done = pipeline.run(project, progress=progress)
        sizes = project.sizes()
        if form == "json":
            shared.emit_json({**sizes._asdict(), "problems": len(project.problems())})
        else:
            rows = sort_rows(map(row_of, project.incidents()))
            counts = ", ".join(f"{kind.value} {n}" for kind in Kind if (n := len(project.reports(kind))))
            shared.emit(
                f"{sizes.documents} constructed documents: {done.reports} reports of {sizes.incidents} "
                "incidents.\n"
                f"Statements read: {counts}.\n\n{table_of_rows(rows)}"
            )
        tell_reasons(shared, [problem.reason for problem in done.problems])
        if not no_serve:
            chosen = port if port is not None else PORT if is_free(PORT) else 0
            show(project, shared, port=chosen)
        if done.problems:
            raise typer.Exit(PARTLY)


@contextmanager
def _project(shared: Shared) -> Iterator[Project]:
    """The named project, or a temporary one that goes when the demonstration ends."""
    settings = Settings(name=_NAME)
    if shared.project is not None:
        with init_project(shared.project, settings) as project:
            yield project
        return
    with (
        tempfile.TemporaryDirectory(prefix="tidings-demo-") as folder,
        init_project(Path(folder) / "demo", settings) as project,
    ):
        yield project
