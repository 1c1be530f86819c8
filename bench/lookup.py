"""Measure the gazetteer and the time grammar beside what others use.

    python -m bench lookup [--repeats 9] [--documents 100] [--no-write]

Places: proposing and fetching them, against SQLite FTS5 over the same names asked for the same words, in one
process and in turns; the time from opening to the first answer, and the memory after it.
Names: how many near but different names stay apart, and how many names in Arabic script lead to a place.
Times: the grammar against `dateparser.search`, each in a process of its own and in turns. dateparser must be
installed by `python bench/peers/install.py`.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import apsw

from bench.common import ROOT
from bench.page import replace_part, table
from bench.peers.install import PYTHON as PEER
from bench.speed import Reader, Speed, machine, met, sample
from bench.texts import Text
from tidings.data.gazetteer import MOST, Gazetteer, Hit
from tidings.data.layout import ID_PREFIX, SKELETON_PREFIX
from tidings.data.tables import COMPILED
from tidings.errors import ResourceError
from tidings.ingest import plain
from tidings.model.text import Document
from tidings.read.places import proposals_of
from tidings.read.sentences import Sentence, find_sentences

GOALS = {"fts": 5.0, "open_ms": 100.0, "memory": 150.0, "times": 20.0, "arabic": 36_000}
PAIRS = ROOT / "tests" / "data" / "near_names.tsv"
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_FIRST_ANSWER = """
import time
begun = time.perf_counter()
from tidings.data.gazetteer import Gazetteer
from tidings.data.tables import COMPILED
loaded = time.perf_counter()
places = Gazetteer(COMPILED)
assert places.find("Mosul")
spent = time.perf_counter() - loaded
for line in open("/proc/self/status"):
    if line.startswith("VmRSS"):
        print(spent * 1000, int(line.split()[1]) / 1024)
"""

Row = tuple[str, str, str, bool]
Page = tuple[Document, tuple[Sentence, ...]]


class Spy(Gazetteer):
    """A gazetteer that notes which folded names it is asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked: list[str] = []
        look = self.hits

        def noted(key: str) -> tuple[Hit, ...]:
            self.asked.append(key)
            return look(key)

        self.hits = noted  # type: ignore[assignment]  # the cache's own methods are not used here


def run(arguments: Sequence[str]) -> int:
    """Measure, print, write; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench lookup", description=__doc__)
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--no-write", action="store_true")
    options = parser.parse_args(arguments)
    texts = sample(options.documents)
    rows = [*_names(), *_opening(options.repeats)]
    fetching, proposing = places(texts, options.repeats)
    for what, goal, speed in (
        ("fetching the places of the same words, times SQLite FTS5", GOALS["fts"], fetching),
        ("the same with the finding of the words on our side only", GOALS["fts"], proposing),
        ("time grammar, times `dateparser.search`", GOALS["times"], times(texts, options.repeats)),
    ):
        middle, (low, high) = statistics.median(speed.ratios), speed.interval()
        ours, theirs = (
            1000 * statistics.median(spent) / speed.documents for spent in (speed.ours, speed.theirs)
        )
        words = f"{middle:.1f} ({low:.1f} to {high:.1f}); {ours:.2f} against {theirs:.2f} CPU-ms a document"
        rows.append((what, f"at least {goal:g}", words, middle >= goal))
    words = f"{machine()}; {len(texts)} texts, {options.repeats} repeats after one warm-up, turns taken."
    cells = [(what, goal, reached, met(is_met)) for what, goal, reached, is_met in rows]
    part = f"{table(('what', 'goal', 'reached', 'met'), cells)}\n\n{words} Command: `python -m bench lookup`."
    print(part)
    if not options.no_write:
        replace_part("lookup", part)
    return 0 if all(is_met for *_, is_met in rows) else 1


def near_names() -> list[tuple[str, str, str, str]]:
    """Pairs of near but different names, each with its country."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(one, its, other, theirs) for one, its, other, theirs in rows]


def merged(gazetteer: Gazetteer, pair: tuple[str, str, str, str]) -> bool:
    """Whether the two names of a pair do not lead to two places, each in its own country."""
    one, its, other, theirs = pair
    left, right = (
        next((place.id for place in gazetteer.find(name) if place.country == country), None)
        for name, country in ((one, its), (other, theirs))
    )
    return left is None or right is None or left == right


def arabic_names(gazetteer: Gazetteer) -> int:
    """How many names in Arabic script lead to a place."""
    names = (key for key in gazetteer.names() if _ARABIC.search(key))
    return sum(bool(gazetteer.find(name)) for name in names)


def _names() -> list[Row]:
    gazetteer, pairs = Gazetteer(COMPILED), near_names()
    apart = sum(not merged(gazetteer, pair) for pair in pairs)
    found, goal = arabic_names(gazetteer), GOALS["arabic"]
    return [
        ("near but different names kept apart", "all", f"{apart} of {len(pairs)}", apart == len(pairs)),
        ("names in Arabic script that lead to a place", f"{goal:,}", f"{found:,}", found >= goal),
    ]


def _opening(repeats: int) -> list[Row]:
    """Opening and first answer in fresh processes."""
    spent, memory = [], []
    for turn in range(repeats + 1):
        done = subprocess.run(
            [sys.executable, "-c", _FIRST_ANSWER], capture_output=True, text=True, check=True, cwd=ROOT
        )
        if turn:
            ms, mb = map(float, done.stdout.split())
            spent.append(ms)
            memory.append(mb)
    rows = []
    for what, unit, key, found in (
        ("gazetteer open to first answer", "ms", "open_ms", statistics.median(spent)),
        ("memory of a process that has answered", "MB", "memory", statistics.median(memory)),
    ):
        rows.append((what, f"under {GOALS[key]:g} {unit}", f"{found:.0f} {unit}", found < GOALS[key]))
    return rows


def places(texts: Sequence[Text], repeats: int) -> tuple[Speed, Speed]:
    """Our look-ups, then our whole proposing, against FTS5 asked for the same words, in turns.

    FTS5 is spared the finding of what to ask for, and remembers nothing: nor do we from turn to turn.
    """
    pages = [_page(text) for text in texts]
    asked = [list(dict.fromkeys(_asked(page))) for page in pages]
    with tempfile.TemporaryDirectory() as folder:
        index = _index(Path(folder) / "names.sqlite")
        turns = (lambda: _fetch(asked), lambda: _propose(pages), lambda: _ask(index, asked))
        spent: tuple[list[float], ...] = ([], [], [])
        for turn in range(repeats + 1):
            for which in (0, 1, 2) if turn % 2 else (2, 1, 0):
                begun = time.process_time()
                turns[which]()
                if turn:
                    spent[which].append(time.process_time() - begun)
        index.close()
    fetching, proposing, theirs = map(tuple, spent)
    return (
        Speed(documents=len(texts), ours=fetching, theirs=theirs),
        Speed(documents=len(texts), ours=proposing, theirs=theirs),
    )


def _page(text: Text) -> Page:
    document = plain.read_text(text.text)
    return document, tuple(find_sentences(document))


def _asked(page: Page) -> list[str]:
    """The folded names that our proposer asks for, without ids and rough keys."""
    spy = Spy(COMPILED)
    proposals_of(*page, spy)
    return [key for key in spy.asked if key[:1] not in (ID_PREFIX, SKELETON_PREFIX)]


def _propose(pages: Sequence[Page]) -> None:
    gazetteer = Gazetteer(COMPILED)
    for page in pages:
        for options in chain.from_iterable(proposals_of(*page, gazetteer)[1]):
            for option in options:
                for hit in option.hits:
                    gazetteer.place(hit.row)


def _fetch(asked: Sequence[Sequence[str]]) -> None:
    gazetteer = Gazetteer(COMPILED)
    for key in chain.from_iterable(asked):
        for hit in gazetteer.hits(key):
            gazetteer.place(hit.row)


def _index(path: Path) -> apsw.Connection:
    """The same names and rows in an FTS5 table beside a table of places."""
    gazetteer = Gazetteer(COMPILED)
    connection = apsw.Connection(str(path))
    run = connection.execute
    run(
        "CREATE TABLE places (row INTEGER PRIMARY KEY, id, name, country, admin1, lat, lon, population, kind)"
    )
    run("CREATE VIRTUAL TABLE names USING fts5(name, row UNINDEXED, tokenize='unicode61')")
    with connection:
        for row in range(gazetteer.size):
            p = gazetteer.place(row)
            values = (row, p.id, p.name, p.country, p.admin1, p.lat, p.lon, p.population, str(p.kind))
            run("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?)", values)
        for name in gazetteer.names():
            for hit in gazetteer.hits(name):
                run("INSERT INTO names VALUES (?,?)", (name, hit.row))
        run("INSERT INTO names(names) VALUES ('optimize')")
    return connection


def _ask(index: apsw.Connection, asked: Sequence[Sequence[str]]) -> None:
    """Fetch the rows of the places that are called so: the phrase by FTS5, then the whole name."""
    for key in chain.from_iterable(asked):
        index.execute(
            "SELECT places.* FROM names JOIN places ON places.row = names.row "
            "WHERE names MATCH ? AND names.name = ? LIMIT ?",
            (f'^ "{key}"', key, MOST),
        ).fetchall()


def times(texts: Sequence[Text], repeats: int) -> Speed:
    """The grammar of times and dateparser's search on the same texts, in turns."""
    if not PEER.exists():
        raise ResourceError("dateparser is not there; run 'python bench/peers/install.py'")
    spent: tuple[list[float], list[float]] = ([], [])
    with Reader("times", Path(sys.executable)) as ours, Reader("dateparser", PEER) as theirs:
        for turn in range(repeats + 1):
            for which in (0, 1) if turn % 2 else (1, 0):
                cpu = (ours, theirs)[which].read(texts)
                if turn:
                    spent[which].append(cpu)
    return Speed(documents=len(texts), ours=tuple(spent[0]), theirs=tuple(spent[1]))
