"""`tidings doctor`: is everything here that tidings needs, and what to do where it is not."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import apsw
import typer

from tidings.data import places
from tidings.data.layer import Layer
from tidings.data.tables import COMPILED
from tidings.errors import TidingsError
from tidings.ingest.door import read_bytes
from tidings.pipeline import read_safely
from tidings.serve.geometry import countries
from tidings.serve.shell import Shared, with_shared
from tidings.serve.templating import HERE
from tidings.store.database import check_engine
from tidings.store.project import init_project

_FREE_MB = 200
_SAMPLE = b"Three rockets struck a fuel depot near Mosul on Tuesday, killing one guard, the ministry said.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: whether it is well, and what to say of it."""

    name: str
    is_good: bool
    words: str
    is_needed: bool = True


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(with_shared(doctor))


def doctor(*, shared: Shared) -> None:
    """Check that everything tidings needs is here, and say what to do where it is not. Forms: text, json."""
    form = shared.form("text", "json")
    findings = [check() for check in CHECKS]
    if form == "json":
        shared.emit_json(
            [{"name": f.name, "good": f.is_good, "needed": f.is_needed, "words": f.words} for f in findings]
        )
    else:
        lines = [
            f"{'ok     ' if f.is_good else 'MISSING' if f.is_needed else 'note   '} {f.name:<12} {f.words}"
            for f in findings
        ]
        shared.emit("\n".join(lines))
    if any(not finding.is_good and finding.is_needed for finding in findings):
        raise typer.Exit(1)


def _python() -> Finding:
    version = platform.python_version()
    ours = importlib.metadata.version("tidings") if _is_installed() else "from the source tree"
    is_good = sys.version_info >= (3, 11)
    return Finding(name="python", is_good=is_good, words=f"Python {version}, tidings {ours}")


def _is_installed() -> bool:
    try:
        importlib.metadata.version("tidings")
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _engine() -> Finding:
    version = apsw.sqlite_lib_version()
    try:
        check_engine(version)
    except TidingsError as error:
        return Finding(name="sqlite", is_good=False, words=str(error))
    return Finding(name="sqlite", is_good=True, words=f"SQLite {version} through apsw")


def _lexicons() -> Finding:
    found = sorted(COMPILED.glob("*.json"))
    words = (
        f"{len(found)} compiled"
        if found
        else f"none in {COMPILED}; run 'python tools/build_data.py' or install again"
    )
    return Finding(name="lexicons", is_good=bool(found), words=words)


def _gazetteer() -> Finding:
    found = [path for path in COMPILED.glob("*gazetteer*") if path.is_file()] or [
        path for path in COMPILED.iterdir() if path.suffix != ".json"
    ] if COMPILED.is_dir() else []  # fmt: skip
    size = sum(path.stat().st_size for path in found) / 1e6
    words = (
        f"{size:.1f} MB"
        if found
        else "not compiled; run 'python tools/build_data.py gazetteer' or install again"
    )
    return Finding(name="gazetteer", is_good=bool(found), words=words)


def _places() -> Finding:
    """The user's own places, each file compared with its hash."""
    rows = names = 0
    for path in places.files():
        try:
            layer = Layer(path)
            layer.check()
        except TidingsError as error:
            return Finding(name="your places", is_good=False, words=str(error))
        rows, names = rows + layer.head.rows, names + 1
    words = f"{rows:,} in {names} files of {places.folder()}" if names else f"none in {places.folder()}"
    return Finding(name="your places", is_good=True, words=words)


def _reader() -> Finding:
    begun = time.perf_counter()
    door = read_bytes(_SAMPLE, source="sample")
    try:
        reading = read_safely(door.documents[0])
    except TidingsError as error:
        return Finding(name="reader", is_good=False, words=str(error))
    spent = (time.perf_counter() - begun) * 1000
    is_good = bool(reading.reports) and not reading.problems
    problem = reading.problems[0].reason if reading.problems else "nothing was found in the sample sentence"
    return Finding(
        name="reader", is_good=is_good, words=f"sample read in {spent:.0f} ms" if is_good else problem
    )


def _project() -> Finding:
    with tempfile.TemporaryDirectory() as folder:
        try:
            init_project(Path(folder) / "check").close()
        except TidingsError as error:
            return Finding(name="project", is_good=False, words=str(error))
        free = shutil.disk_usage(folder).free / 1e6
    return Finding(
        name="project", is_good=free > _FREE_MB, words=f"can be made; {free:,.0f} MB free for temporary files"
    )


def _pages() -> Finding:
    is_built = (HERE / "static" / "built" / "app.js").is_file()
    words = f"{len(countries())} country outlines; " + (
        "interactive map built" if is_built else "no interactive map: maps are drawn on the server"
    )
    return Finding(name="web pages", is_good=is_built, words=words, is_needed=False)


CHECKS: tuple[Callable[[], Finding], ...] = (
    _python,
    _engine,
    _lexicons,
    _gazetteer,
    _places,
    _reader,
    _project,
    _pages,
)
