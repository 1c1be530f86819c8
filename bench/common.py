"""What every bench shares: where the data lie, JSON lines, readings, evidence, and the scorers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from tidings.data import places
from tidings.errors import ResourceError, UsageError
from tidings.ingest import plain
from tidings.ingest.metadata import Metadata
from tidings.model.text import Document
from tidings.pipeline import read_document
from tidings.serve.reading import reading_of

ROOT = Path(__file__).resolve().parent.parent
VARIABLE = "TIDINGS_EVAL_DATA"
# Figures are those of the shipped gazetteer, whatever places lie on this machine.
os.environ[places.VARIABLE] = os.devnull
MUC4 = 1  # the codebook of MUC-4, as the learned reader knows it

# JSON as the public contract gives it; its shape is described in docs/data-model.md, not by types.
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quoted stretch of a reading, with the path of keys that leads to it."""

    start: int
    end: int
    quote: str
    path: tuple[str, ...]


def data_root() -> Path:
    """The folder that holds `data/` and `eval/`, as TIDINGS_EVAL_DATA names it."""
    named = os.environ.get(VARIABLE)
    if not named:
        raise UsageError(f"{VARIABLE} is not set: it names the folder that holds data/ and eval/")
    root = Path(named).resolve()
    for part in ("data", "eval"):
        if not (root / part).is_dir():
            raise ResourceError(
                f"{root}: no folder {part}/ here; {VARIABLE} must name the folder that holds it"
            )
    return root


def read_lines(path: Path) -> Iterator[Json]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise UsageError(f"{path}:{number}: not JSON: {error}") from error


def write_lines(path: Path, rows: Iterable[Json]) -> None:
    """Write objects as JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def document(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> Document:
    """A document made the way `tidings extract` makes one from plain text."""
    day = date.fromisoformat(published[:10]) if published else None
    known = Metadata(title=title, published=day, basis="user" if day else None, outlet=outlet, url=url)
    return plain.read_text(text, known)


def read_text(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    codebook: int = 0,
) -> Json:
    """The public reading of a text; the learned reader goes by the rules of a `codebook`."""
    made = document(text, published=published, outlet=outlet, url=url)
    return reading_of(read_document(made, codebook))


def evidence_in(value: object, path: tuple[str, ...] = ()) -> Iterator[Evidence]:
    """Every quoted stretch below a part of a reading."""
    if isinstance(value, Mapping):
        if isinstance(value.get("quote"), str) and isinstance(value.get("start"), int):
            yield Evidence(value["start"], value["end"], value["quote"], path)
        for key, inner in value.items():
            yield from evidence_in(inner, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from evidence_in(inner, (*path, str(index)))


def score(script: str, *arguments: str | Path) -> Json:
    """Run one of the shared scorers with --json and return its figures."""
    command = [sys.executable, str(data_root() / "eval" / script), *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ResourceError(f"{script} refused the predictions: {done.stderr.strip()}")
    figures: Json = json.loads(done.stdout)
    return figures


def digest(paths: Iterable[Path]) -> str:
    """A short hash of files, by which a floor knows its gold."""
    total = sha256()
    for path in sorted(paths):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]
