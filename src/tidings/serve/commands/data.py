"""`tidings data`: add your own places to the gazetteer, list them, take them away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from tidings.data import gazetteer, places
from tidings.data.layer import ENDING, SITES, Layer, LayerWriter
from tidings.data.rows import Row, fold
from tidings.errors import ResourceError, UsageError
from tidings.ingest.geonames import Dump
from tidings.ingest.sites import read_sites
from tidings.model.problem import Problem
from tidings.serve.commands.build import tell_reasons
from tidings.serve.commands.extract import PARTLY
from tidings.serve.progress import progress_of
from tidings.serve.shell import Shared, with_shared
from tidings.serve.tables import table_of
from tidings.serve.values import Json

_STEP = 20_000
_UNFIT = re.compile(r"[^\w]+")

Name = Annotated[
    str | None,
    typer.Option(help="What to call them here; else the file's name without its ending.", show_default=False),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of adding a file of places."""

    path: Path
    rows: int
    names: int
    problems: tuple[Problem, ...]
    failed: int


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Add your own places to the gazetteer, list them, take them away.")
    for name, function in (("add", add), ("import", import_), ("list", list_places), ("remove", remove)):
        group.command(name)(with_shared(function))
    app.add_typer(group, name="data", no_args_is_help=True)


def add(
    file: Annotated[Path, typer.Argument(help="CSV or GeoJSON with name, lat, lon, kind, country, aliases.")],
    *,
    name: Name = None,
    shared: Shared,
) -> None:
    """Add your own sites. Adding a file of the same name replaces what it gave before. Forms: text, json."""
    form = shared.form("text", "json")
    target = _target(file, name)
    items = read_sites(file, gazetteer.load())
    with LayerWriter(target, sort=SITES, source=file.name) as writer:
        problems = _write(items, writer, shared)
    done = Added(
        path=target, rows=writer.rows, names=writer.names, problems=tuple(problems), failed=len(problems)
    )
    _tell(done, shared, form)


def import_(
    what: Annotated[Literal["geonames"], typer.Argument(help="Whose form the file has.")],
    file: Annotated[Path, typer.Argument(help="allCountries.txt, a country's file, or the .zip of either.")],
    *,
    name: Name = None,
    shared: Shared,
) -> None:
    """Import a full dump of GeoNames, which you have fetched from geonames.org. Forms: text, json."""
    form = shared.form("text", "json")
    target = _target(file, name)
    dump = Dump(file)
    with LayerWriter(target, sort=what, source=file.name) as writer:
        problems = _write(dump.rows(), writer, shared)
        writer.divisions.update(dump.divisions)
    if dump.left_out:
        classes = ", ".join(f"{count:,} of class {letter}" for letter, count in sorted(dump.left_out.items()))
        shared.say(f"Left out, as reports seldom name them (docs/cli.md, data): {classes}")
    done = Added(
        path=target, rows=writer.rows, names=writer.names, problems=tuple(problems), failed=dump.failed
    )
    _tell(done, shared, form)


def list_places(*, shared: Shared) -> None:
    """List the files of your places, where they lie, and what is wrong with any. Forms: text, json."""
    form = shared.form("text", "json")
    found = [_described(path) for path in places.files()]
    if form == "json":
        shared.emit_json({"folder": str(places.folder()), "files": found})
        return
    if found:
        head = ("name", "sort", "places", "names", "source", "state")
        shared.emit(table_of(head, [[str(row[column]) for column in head] for row in found]))
    shared.say(f"{len(found)} files of places in {places.folder()}")


def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="One of 'tidings data list'.")],
    *,
    shared: Shared,
) -> None:
    """Take a file of your places away. Your own file stays; documents are read anew by the next run."""
    form = shared.form("text", "json")
    known = {path.stem: path for path in places.files()}
    if name not in known:
        there = f"there are {', '.join(known)}" if known else "there are none"
        raise UsageError(f"no places are called {name!r}; {there}")
    known[name].unlink()
    places.forget()
    if form == "json":
        shared.emit_json({"removed": name})
    shared.say(f"Removed {known[name]}.")


def _target(file: Path, name: str | None) -> Path:
    """Where the places of a file will lie."""
    if not file.is_file():
        raise UsageError(f"{file}: there is no such file; check the name")
    plain = _UNFIT.sub("-", fold(name or file.stem)).strip("-")[:80]
    if not plain:
        raise UsageError(f"{name or file.stem!r} makes no name for a file; give one with --name")
    return places.folder() / f"{plain}{ENDING}"


def _write(items: Iterable[Row | Problem], writer: LayerWriter, shared: Shared) -> list[Problem]:
    problems = []
    with progress_of(shared) as progress:
        for item in items:
            if isinstance(item, Problem):
                problems.append(item)
                continue
            writer.add(item)
            if progress and writer.rows % _STEP == 0:
                progress("places", writer.rows, 0)
    return problems


def _tell(done: Added, shared: Shared, form: str) -> None:
    places.forget()
    tell_reasons(shared, [problem.reason for problem in done.problems])
    counts: Json = {"places": done.rows, "names": done.names, "problems": done.failed}
    if form == "json":
        shared.emit_json({"file": str(done.path) if done.rows else None, **counts})
    if done.rows:
        shared.say(
            f"{done.rows:,} places with {done.names:,} names now lie in {done.path}, {done.failed:,} rows "
            "could not be used. 'extract' and 'run' read with them; a project reads its documents anew."
        )
    else:
        shared.say(f"No row could be used ({done.failed:,} problems): nothing was changed.")
    if done.failed or not done.rows:
        raise typer.Exit(PARTLY)


def _described(path: Path) -> dict[str, object]:
    try:
        head = Layer(path).head
    except ResourceError as error:
        return {"name": path.stem, "sort": "", "places": 0, "names": 0, "source": "", "state": str(error)}
    return {
        "name": path.stem,
        "sort": head.sort,
        "places": head.rows,
        "names": head.names,
        "source": head.source,
        "state": head.identity[:12],
    }
