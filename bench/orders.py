"""Show that the ledger does not depend on the order of arrival, the number of processes or the hash seed.

    python -m bench orders [--orders 50] [--seeds 10] [--processes 1,2,4] [--documents 14] [--keep FILE]

A small constructed world arrives in so many orders, in up to three parts with a run after each, and with a
person's ruling that comes early or late. After each order every table of the project file is hashed, without
the columns that number arrivals. What FILE holds of the same code is not done again, so that a stopped
matrix goes on where it stood.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import apsw

from bench.common import ROOT, Json, read_lines, write_lines
from bench.corpus import reports
from tidings import pipeline, scale
from tidings.errors import ResourceError
from tidings.model.codes import Judgement
from tidings.model.decision import Decision
from tidings.pipeline import ReadAll
from tidings.store.project import DATABASE_FILE, Project, init_project
from tidings.store.schema import WORKINGS

DEMO = ROOT / "src" / "tidings" / "data" / "demo" / "reports.jsonl"
KEEP = ROOT / "build" / "orders.jsonl"
CODE = ("*.py", "*.json", "*.onnx", "*.bin", "*.safetensors")

Tables = dict[str, str]
"""The hash of each table of a project file."""


class Cell(NamedTuple):
    """What stays the same over all orders of one process."""

    seed: int
    processes: int


class Row(NamedTuple):
    """What came of one order in one cell."""

    cell: Cell
    order: int
    tables: Tables


def run(arguments: Sequence[str]) -> int:
    """Go through the matrix, or through one cell of it; 1 when two ledgers differ."""
    parser = argparse.ArgumentParser(prog="python -m bench orders", description=__doc__)
    parser.add_argument("--orders", type=int, default=50)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--processes", default="1,2,4")
    parser.add_argument(
        "--documents", type=int, default=14, help="constructed reports beside the demonstration's"
    )
    parser.add_argument("--keep", type=Path, default=KEEP)
    parser.add_argument(
        "--cell", type=int, help="write the ledgers of so many processes under this hash seed"
    )
    options = parser.parse_args(arguments)
    world = [*read_lines(DEMO), *reports(options.documents)]
    if options.cell:
        for number, tables in ledgers(world, json.load(sys.stdin), options.cell):
            print(json.dumps([number, tables]), flush=True)
        return 0
    counts = [int(word) for word in options.processes.split(",")]
    cells = [Cell(seed, count) for seed in range(options.seeds) for count in counts]
    rows = list(matrix(cells, range(options.orders), options.documents, options.keep))
    different = differing(rows)
    print(
        f"{len(rows)} runs of {len(world)} documents: {options.orders} orders, {counts} processes, ", end=""
    )
    print(f"{options.seeds} hash seeds; {len(different)} differ from the first")
    for row, names in different[:20]:
        print(
            f"  seed {row.cell.seed}, {row.cell.processes} processes, order {row.order}: {', '.join(names)}"
        )
    return 1 if different else 0


def matrix(cells: Iterable[Cell], orders: Iterable[int], documents: int, keep: Path) -> Iterator[Row]:
    """Every order in every cell, each cell in a process of its own; what the file keeps is read from it."""
    stamp = f"{documents} {code()}"
    done = {(row["seed"], row["processes"], row["order"]): row["tables"] for row in _kept(keep, stamp)}
    keep.parent.mkdir(parents=True, exist_ok=True)
    for cell in cells:
        missing = []
        for order in orders:
            tables = done.get((*cell, order))
            if tables is None:
                missing.append(order)
            else:
                yield Row(cell, order, tables)
        if not missing:
            continue
        with keep.open("a", encoding="utf-8") as file:
            for order, tables in _cell(cell, missing, documents):
                kept = {"stamp": stamp, **cell._asdict(), "order": order, "tables": tables}
                file.write(json.dumps(kept) + "\n")
                file.flush()
                yield Row(cell, order, tables)


def _kept(keep: Path, stamp: str) -> list[Json]:
    return [row for row in read_lines(keep) if row["stamp"] == stamp] if keep.exists() else []


def _cell(cell: Cell, orders: Sequence[int], documents: int) -> Iterator[tuple[int, Tables]]:
    """The ledgers of one cell, as a process with its hash seed gives them."""
    words = ("-m", "bench", "orders", "--cell", str(cell.processes), "--documents", str(documents))
    with subprocess.Popen(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": str(cell.seed)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(orders))
        process.stdin.close()
        for line in process.stdout:
            order, tables = json.loads(line)
            yield order, tables
    if process.returncode:
        raise ResourceError(
            f"{cell}: the process ended with {process.returncode}; its last words stand above"
        )


def differing(rows: Sequence[Row]) -> list[tuple[Row, list[str]]]:
    """The ledgers that are not the first, each with the tables that differ."""
    first = rows[0].tables
    return [
        (row, sorted(name for name in first | row.tables if first.get(name) != row.tables.get(name)))
        for row in rows
        if row.tables != first
    ]


def ledgers(world: Sequence[Json], orders: Iterable[int], processes: int) -> Iterator[tuple[int, Tables]]:
    """The ledger after each order of arrival, with so many processes that read."""
    ruling = _ruling(world)
    with scale.readers(processes) as read_all:
        for order in orders:
            with tempfile.TemporaryDirectory(prefix="tidings-orders-") as folder:
                yield order, _ledger(Path(folder), world, order, ruling, read_all)


def _ledger(folder: Path, world: Sequence[Json], order: int, ruling: Decision, read_all: ReadAll) -> Tables:
    """The tables after the world has come in this order, in one, two or three parts."""
    draw = random.Random(order)  # noqa: S311  an order to be had again, no secret
    rows = draw.sample(world, len(world))
    cuts = sorted(draw.sample(range(1, len(rows)), order % 3))
    parts = [rows[start:end] for start, end in zip([0, *cuts], [*cuts, len(rows)], strict=True)]
    with init_project(folder / "p") as project:
        for number, part in enumerate(parts):
            if number == (0 if order % 2 else len(parts) - 1):
                project.put_decision(ruling)
            _arrive(project, folder / "part.jsonl", part, read_all)
    return tables_of(folder / "p" / DATABASE_FILE)


def _arrive(project: Project, path: Path, part: Iterable[Json], read_all: ReadAll) -> None:
    write_lines(path, part)
    pipeline.add(project, [path])
    pipeline.run(project, read_all=read_all)


def _ruling(world: Sequence[Json]) -> Decision:
    """A person's word that two incidents, the first by id, are one."""
    with tempfile.TemporaryDirectory() as folder, init_project(Path(folder) / "p") as project:
        _arrive(project, Path(folder) / "all.jsonl", world, pipeline.read_each)
        left, right = sorted(incident.id for incident in project.incidents())[:2]
    at = "2031-04-01T09:00:00+00:00"
    return Decision(left=left, right=right, judgement=Judgement.SAME, by="a reviewer", at=at)


def tables_of(path: Path) -> Tables:
    """The hash of every table's rows in a fixed order; a number of arrival is no content."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: _hash(connection, name) for name in sorted(set(names) - WORKINGS)}
    finally:
        connection.close()


def _hash(connection: apsw.Connection, name: str) -> str:
    about = list(connection.execute(f"PRAGMA table_info({name})"))
    keys = [column[1] for column in about if column[5]]
    columns = ", ".join(
        f'"{column[1]}"' for column in about if keys != ["position"] or column[1] != "position"
    )
    lines = connection.execute(f"SELECT {columns} FROM {name} ORDER BY {columns}")  # noqa: S608  names of our schema
    return sha256("\n".join(map(repr, lines)).encode()).hexdigest()[:16]


@cache
def code() -> str:
    """A hash of the code and of what it reads by."""
    folder = ROOT / "src" / "tidings"
    files = sorted({path for pattern in CODE for path in folder.rglob(pattern)} | {Path(__file__), DEMO})
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]
