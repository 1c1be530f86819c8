"""Link constructed reports from nothing and then more of them, in ledgers of growing size.

    python -m bench growth [--sizes 1000,10000,100000] [--more 1000] [--rounds 3] [--day 40] [--processes 2]

The reports are made without reading: values are put where the words stand, so that linking alone is measured,
with all that it keeps in the project's file. A ledger grows by days: each size has the same number of reports
a day, over more days. Each word of our table of rarities stands in a report as often as the table says; the
reports of one event share a scene of rarer words, persons and an age, of which each gives some.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from pathlib import Path

from bench.page import table
from tidings import linking, scale
from tidings.data.tables import table as lexicon
from tidings.ingest.metadata import Metadata
from tidings.ingest.plain import read_text
from tidings.model.claim import Claim
from tidings.model.codes import DatePrecision, Field, Kind, PlacePrecision, Role
from tidings.model.report import Reading, Report
from tidings.model.text import Document, Span
from tidings.model.values import Count, EventType, When, Where
from tidings.pairing import DoAll
from tidings.store.project import Project, init_project

ACTS = (
    ("bombing", "A bomb exploded in {place} on {day}, killing {killed} people and wounding {hurt}."),
    ("ambush", "Gunmen ambushed a convoy near {place} on {day}; {killed} people died and {hurt} were hurt."),
    ("strike.air", "An air strike on {place} on {day} left {killed} people dead and {hurt} wounded."),
    ("strike.rocket", "Rockets hit {place} on {day}: {killed} people were killed, {hurt} injured."),
    ("raid", "Armed men raided {place} on {day}. They shot {killed} people and injured {hurt}."),
    ("abduction", "Fighters who took hostages in {place} on {day} killed {killed} people and hurt {hurt}."),
)
TOWNS, A_PROVINCE, A_COUNTRY = 600, 6, 8  # towns, of each province, and provinces of each country
REPEATED = 1 / 3  # of the reports tell of an event told before
SCENE, TOLD = 16, 0.6  # rarer words of an event, and what share of them a report gives
SYLLABLES = (
    "ka",
    "ri",
    "mo",
    "su",
    "tel",
    "van",
    "dor",
    "ish",
    "bel",
    "quo",
    "har",
    "nim",
    "yad",
    "zer",
    "ol",
)
FIRST = date(1950, 1, 1)
GOAL_S, GOAL_MB, GOAL_TIMES = 600.0, 2000.0, 1.5
KEPT = 500  # documents between two commits


@dataclass(frozen=True, slots=True)
class Event:
    """What the reports of one event have in common."""

    act: int
    place: Where
    day: date
    killed: int
    hurt: int
    people: tuple[tuple[str, int], ...]
    scene: tuple[str, ...]


def run(arguments: Sequence[str]) -> int:
    """Measure each size, print; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench growth", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--more", type=int, default=1000, help="reports added in each round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--day", type=int, default=40, help="reports a day")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args(arguments)
    rows, is_good, first = [], True, 0.0
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="tidings-growth-", dir=options.folder) as folder:
            cells, spent, later = measure(Path(folder), size, options)
        first = first or later
        rows.append((f"{size:,}", *cells, f"{later / first:.2f}"))
        is_good &= (size != 100_000 or (spent < GOAL_S and _peak() < GOAL_MB)) and later <= GOAL_TIMES * first
        print(table(HEAD, rows[-1:]), flush=True)
    print(table(HEAD, rows))
    return 0 if is_good else 1


HEAD = (
    "reports",
    "from nothing, s",
    "pairs a report",
    "incidents (events)",
    "peak MB",
    "more, s",
    "their CPU s",
    "times the first",
)


def measure(folder: Path, size: int, options: argparse.Namespace) -> tuple[tuple[str, ...], float, float]:
    """The cells of one size, the seconds from nothing, and the CPU seconds of the slowest later round."""
    source = reports(size + options.rounds * options.more, options.day)
    with init_project(folder / "p") as project, scale.workers(options.processes) as (_, do_all):
        events = put(project, islice(source, size))
        spent, _ = timed(project, do_all)
        pairs = project.mean_pairs()
        found = project.counts()[1]
        later = []
        for _ in range(options.rounds):
            put(project, islice(source, options.more))
            later.append(timed(project, do_all))
    walls, cpus = zip(*later, strict=True) if later else ((0.0,), (0.0,))
    cells = (
        f"{spent:.0f}",
        f"{pairs:.1f}",
        f"{found:,} ({events:,})",
        f"{_peak():.0f}",
        f"{max(walls):.1f}",
        f"{max(cpus):.1f}",
    )
    return cells, spent, max(cpus)


def timed(project: Project, do_all: DoAll) -> tuple[float, float]:
    """Wall and own CPU seconds of bringing the ledger up to date."""
    wall, cpu = time.perf_counter(), time.process_time()
    linking.assemble(project, do_all=do_all)
    return time.perf_counter() - wall, time.process_time() - cpu


def _peak() -> float:
    own, others = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return float(own + others) / 1024


def put(project: Project, items: Iterable[tuple[Document, Report, int]]) -> int:
    """Keep documents as if they had been read; how many events they tell of so far."""
    number, source = 0, iter(items)
    while batch := list(islice(source, KEPT)):
        with project.writing():
            project.add_documents((document, document.id) for document, _, _ in batch)
            for document, report, number in batch:  # noqa: B007  the last is given back
                project.put_reading(Reading(document=document, reports=(report,)), read_by="growth")
    return number


def reports(size: int, a_day: int, seed: int = 1) -> Iterator[tuple[Document, Report, int]]:
    """Documents with their one report and the number of events so far; two of three are of new events."""
    draw = random.Random(seed)  # noqa: S311  constructed data, not secrets
    towns = list(_towns(draw))
    busy = [1 / (rank + 5) for rank in range(len(towns))]
    recent: list[Event] = []
    number = 0
    for index in range(size):
        day = FIRST + timedelta(days=index // a_day)
        if not recent or draw.random() > REPEATED:
            event = Event(
                act=draw.randrange(len(ACTS)),
                place=draw.choices(towns, busy)[0],
                day=day,
                killed=draw.randint(2, 30),
                hurt=draw.randint(2, 60),
                people=tuple((f"{_name(draw)} {_name(draw)}", draw.randint(5, 80)) for _ in range(3)),
                scene=(*_rarer(draw, SCENE - 4), *(_name(draw).lower() for _ in range(4))),
            )
            number += 1
            recent = [*recent, event][-a_day:]
        else:
            event = draw.choice(recent)
        yield (*_told(draw, index, day, event), number)


def _towns(draw: random.Random) -> Iterator[Where]:
    for number in range(TOWNS):
        province = number // A_PROVINCE
        country = province // A_COUNTRY
        yield Where(
            name=_name(draw),
            gazetteer_id=f"gn:{number}",
            country=f"X{chr(65 + country)}",
            admin1=f"P{province}",
            lat=country * 9.0 - 60 + draw.random() * 3,
            lon=province * 3.0 - 150 + draw.random() * 2,
            precision=PlacePrecision.TOWN,
            radius_km=5,
        )


def _name(draw: random.Random) -> str:
    return "".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))).capitalize()


@lru_cache(maxsize=1)
def _levels() -> dict[int, tuple[str, ...]]:
    """Words by rarity n: one of 2^(n/2) articles has them."""
    return {int(level): tuple(words.split()) for level, words in lexicon("word_rarity").items()}


def _rarer(draw: random.Random, number: int) -> list[str]:
    words = [word for level, some in sorted(_levels().items()) if level > 10 for word in some]
    return draw.sample(words, number)


def _common(draw: random.Random) -> list[str]:
    """The words of an article by the table: each as often as it says."""
    found = []
    for level, words in sorted(_levels().items()):
        mean = len(words) * 2 ** (-level / 2)
        number = max(0, round(draw.gauss(mean, mean**0.5)))
        found.extend(draw.sample(words, min(number, len(words))))
    draw.shuffle(found)
    return found


def _told(draw: random.Random, index: int, today: date, event: Event) -> tuple[Document, Report]:
    """One outlet's telling of an event, with its values at their words."""
    code, form = ACTS[event.act]
    day, name = event.day, event.place.name
    said = f"{day.day} {day:%B} {day.year}"
    opening = form.format(place=name, day=said, killed=event.killed, hurt=event.hurt)
    people = [f"{who}, {age}, was among them." for who, age in event.people if draw.random() < TOLD]
    words = [*_common(draw), *(word for word in event.scene if draw.random() < TOLD)]
    draw.shuffle(words)
    rest = " ".join(
        " ".join(words[start : start + 12]).capitalize() + "." for start in range(0, len(words), 12)
    )
    text = f"{opening} {' '.join(people)}\n\n{rest} (Report {index})"
    document = read_text(text, Metadata(published=today + timedelta(days=1), language="en"))
    event_type = EventType(code=code, event_type="Constructed", sub_event_type=code)
    values = (
        (Field.WHEN, said, When(start=day, end=day + timedelta(days=1), precision=DatePrecision.DAY)),
        (Field.WHERE, name, event.place),
        (Field.EVENT, opening.split(" ")[0], event_type),
        (Field.KILLED, str(event.killed), _count(event.killed)),
        (Field.INJURED, str(event.hurt), _count(event.hurt)),
    )
    claims = tuple(
        Claim(field=field, raw=raw, span=_span(document.text, raw), value=value)
        for field, raw, value in values
    )
    start = document.text.index(opening)
    spans = (Span(start, start + len(opening)),)
    return document, Report(
        kind=Kind.INCIDENT, doc_id=document.id, mentions=spans, claims=claims, role=Role.MAIN
    )


def _count(number: int) -> Count:
    return Count(low=number, best=number, high=number)


def _span(text: str, raw: str) -> Span:
    found = re.search(rf"(?<!\w){re.escape(raw)}(?!\w)", text)
    assert found is not None
    return Span(found.start(), found.end())
