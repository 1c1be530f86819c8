"""How many pages of a real day the gate lets through to the learned reader, and how many incident reports.

    python -m bench gate [--pages 300] [--write]

The pages are English ones of one day, drawn by the hash of their ids. The curve asks for more and more
sentences with an event word before a text passes; the reader asks for one that is not ruled out.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from bench.common import Json, data_root, document, read_lines
from bench.page import replace_part, table
from tidings.data.gazetteer import load
from tidings.ingest.door import read_bytes
from tidings.ingest.metadata import Metadata
from tidings.model.codes import Role
from tidings.model.text import Document
from tidings.read.incidents import find_incidents
from tidings.read.places import find_places
from tidings.read.plain import plain_of
from tidings.read.sentences import find_sentences
from tidings.read.statements import find_statements
from tidings.read.times import find_times
from tidings.resolve.place import resolve_places
from tidings.resolve.time import resolve_times

STEPS = (1, 2, 3, 4, 6)
GUN_REPORTS = 300


class Passed(NamedTuple):
    """How many sentences of a text the learned reader is asked for, and whether an incident is read."""

    sentences: int
    is_incident: bool


def run(arguments: Sequence[str]) -> int:
    """Print the curve, and with --write put it into docs/accuracy.md."""
    parser = argparse.ArgumentParser(prog="python -m bench gate", description=__doc__)
    parser.add_argument("--pages", type=int, default=300, help="English pages of the day")
    parser.add_argument("--write", action="store_true", help="write the curve into docs/accuracy.md")
    options = parser.parse_args(arguments)
    data = data_root() / "data"
    day = [passed(page) for page in islice(_pages(data / "day/pages.jsonl.gz"), options.pages)]
    texts = {
        "pages of a day": day,
        "of these, without an incident read": [one for one in day if not one.is_incident],
        "news passages with a main incident": [passed(one) for one in _news(data / "news", Role.MAIN)],
        "gun violence reports": [passed(one) for one in _reports(data / "linking/documents.jsonl")],
    }
    words = curve(texts)
    print(words)
    if options.write:
        replace_part("gate", f"{words}\n\nCommand: `python -m bench gate --write`.")
    return 0


def curve(texts: dict[str, list[Passed]]) -> str:
    """The share of each set that passes, by how many sentences are asked for at least."""
    rows = [
        (name, str(len(found)), *(f"{_share(found, step):.3f}" for step in STEPS))
        for name, found in texts.items()
    ]
    return table(("texts", "number", *(f"{step} or more" for step in STEPS)), rows)


def _share(found: Sequence[Passed], step: int) -> float:
    return sum(one.sentences >= step for one in found) / max(len(found), 1)


def passed(made: Document) -> Passed:
    """Read a text by the grammar, and note what the learned reader is asked for."""
    plain, _ = plain_of(made)
    sentences = find_sentences(plain)
    times = resolve_times(find_times(plain, sentences), plain)
    places, grounds = resolve_places(find_places(plain, sentences, load()), plain, load())
    statements = find_statements(plain, sentences, places, times)
    asked: set[int] = set()

    def learner(hot: Iterable[int]) -> None:
        asked.update(hot)

    incidents = find_incidents(plain, sentences, grounds, times, statements, learner)
    return Passed(len(asked), bool(incidents))


def _pages(path: Path) -> Iterator[Document]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows: list[Json] = sorted(map(json.loads, file), key=_drawn)
    for row in rows:
        door = read_bytes(row["html"].encode(), source=row["id"], metadata=Metadata(url=row["url"]))
        yield from (made for made in door.documents if made.language == "en")


def _news(folder: Path, role: Role) -> Iterator[Document]:
    """The passages in which an incident of a role must be found."""
    told = {
        row["id"]
        for row in read_lines(folder / "gold.jsonl")
        if any(one["role"] == role and not one["optional"] for one in row["incidents"])
    }
    for row in read_lines(folder / "passages.jsonl"):
        if row["id"] in told:
            yield document(row["text"], published=row.get("published"), outlet=row.get("outlet"))


def _reports(path: Path) -> Iterator[Document]:
    for row in sorted(read_lines(path), key=_drawn)[:GUN_REPORTS]:
        yield document(row["text"], published=row["published"], title=row["title"])


def _drawn(row: Json) -> bytes:
    return sha256(str(row["id"]).encode()).digest()
