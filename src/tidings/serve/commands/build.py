"""`tidings init`, `add` and `run`: make a project, put documents in, read and link them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tidings import pipeline, scale
from tidings.errors import UsageError
from tidings.serve.commands.extract import PARTLY, Language, Outlet, Published, Url, metadata_of
from tidings.serve.commands.helper import WAIT_S, Endpoint, Model, Wait, helper_of, said_of
from tidings.serve.progress import progress_of
from tidings.serve.shell import Shared, with_shared
from tidings.store.project import init_project

_SHOWN = 10


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name, function in (("init", init), ("add", add), ("run", run)):
        app.command(name)(with_shared(function))


def init(
    folder: Annotated[Path, typer.Argument(help="The folder to make; it may exist.")] = Path(),
    *,
    shared: Shared,
) -> None:
    """Make a project: a folder with one database file and its settings."""
    form = shared.form("text", "json")
    with init_project(folder) as project:
        settings = project.settings
    if form == "json":
        shared.emit_json({"project": str(folder), "name": settings.name})
    else:
        shared.say(f"Made the project {settings.name!r} in {folder}. Next: tidings add FILE...; tidings run")


def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Text, HTML or JSON lines.")],
    *,
    published: Published = None,
    outlet: Outlet = None,
    url: Url = None,
    language: Language = None,
    shared: Shared,
) -> None:
    """Put documents into the project. A document that is there already is not added twice."""
    form = shared.form("text", "json")
    missing = [path for path in files if not path.exists()]
    if missing:
        raise UsageError(f"{missing[0]}: there is no such file; check the name. Nothing was added.")
    metadata = metadata_of(published=published, title=None, outlet=outlet, url=url, language=language)
    with shared.open() as project, progress_of(shared) as progress:
        done = pipeline.add(project, files, metadata=metadata, progress=progress)
    skipped = [problem for problem in done.problems if problem.doc_id is None]
    tell_reasons(shared, [problem.reason for problem in done.problems])
    if form == "json":
        shared.emit_json({"added": done.added, "known": done.known, "skipped": len(skipped)})
    shared.say(f"Added {done.added}, known already {done.known}, skipped {len(skipped)}.")
    if skipped:
        raise typer.Exit(PARTLY)


def run(
    *,
    processes: Annotated[
        int | None,
        typer.Option(min=0, help="Readers side by side; 0 is one a core.", show_default=False),
    ] = None,
    model_endpoint: Endpoint = None,
    model: Model = None,
    model_timeout: Wait = WAIT_S,
    grammar_alone: Annotated[
        bool, typer.Option("--grammar-alone", help="Read anew, without it, what a model has helped to read.")
    ] = False,
    shared: Shared,
) -> None:
    """Read what has not been read, and link all reports of one event into incidents."""
    form = shared.form("text", "json")
    helper = helper_of(model_endpoint, model, model_timeout)
    if helper is not None and grammar_alone:
        raise UsageError("--grammar-alone and --model contradict each other; leave one out")
    with shared.open() as project:
        with progress_of(shared) as progress:
            done = scale.run(
                project, progress=progress, processes=processes, helper=helper, is_alone=grammar_alone
            )
        sizes = project.sizes()
    told = sorted(done.problems, key=lambda problem: problem.is_note)
    tell_reasons(shared, [said_of(p) if p.stage == "model" else p.reason for p in told])
    failed = sum(not problem.is_note for problem in told)
    if form == "json":
        shared.emit_json(
            {"read": done.read, "problems": failed, "notes": len(told) - failed, **sizes._asdict()}
        )
    notes = f", {len(told) - failed} notes" if len(told) > failed else ""
    shared.say(
        f"Read {done.read}. The ledger holds {done.reports} incident reports of {done.incidents} incidents "
        f"from {sizes.documents} documents. {failed} problems{notes}: see 'tidings problems'."
    )
    if failed:
        raise typer.Exit(PARTLY)


def tell_reasons(shared: Shared, reasons: list[str]) -> None:
    """Say the first reasons, or all of them when asked to say more."""
    shown = reasons if shared.verbose else reasons[:_SHOWN]
    for reason in shown:
        shared.say(f"- {reason}")
    if len(reasons) > len(shown):
        shared.say(f"- and {len(reasons) - len(shown)} more: see 'tidings problems'")
