"""Link constructed reports in growing numbers from nothing: seconds, memory and pairs.

    python -m bench growth [--sizes 1000,10000,100000] [--day 40]

The reports are made without reading: values are put where the words stand, so that linking alone is
measured. A ledger grows by days: each size has the same number of reports a day, over more days.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bench.corpus import ACTS, PLACES, SAYINGS
from bench.page import table
from tidings.assemble.block import candidates
from tidings.assemble.link import link
from tidings.assemble.units import Unit, describe
from tidings.data.gazetteer import Place
from tidings.data.places import load
from tidings.ingest.metadata import Metadata
from tidings.ingest.plain import read_text
from tidings.model.claim import Claim
from tidings.model.codes import DatePrecision, Field, Kind, PlacePrecision, Role
from tidings.model.report import Report
from tidings.model.text import Document, Span
from tidings.model.values import Count, EventType, When, Where
from tidings.settings import Settings

Event = tuple[int, tuple[str, Place], date, int, int, str]
"""The form it is told in, where, when, how many were killed and hurt, and who was among them."""

TYPES = (
    EventType(code="bombing", event_type="Explosions/Remote violence", sub_event_type="Suicide bomb"),
    EventType(code="ambush", event_type="Battles", sub_event_type="Armed clash"),
    EventType(code="strike.air", event_type="Explosions/Remote violence", sub_event_type="Air/drone strike"),
    EventType(code="strike.rocket", event_type="Explosions/Remote violence", sub_event_type="Shelling"),
    EventType(code="raid", event_type="Violence against civilians", sub_event_type="Attack"),
    EventType(code="abduction", event_type="Violence against civilians", sub_event_type="Abduction"),
)
TELLINGS = 1 / 3  # of the reports tell of an event told before
NAMES = ("Korvath", "Ilmari", "Denzo", "Harrak", "Oyelo", "Suvane", "Tarkin", "Belmor", "Quissa", "Yadrin")
FIRST = date(1990, 1, 1)
GOAL_S, GOAL_MB = 600.0, 2000.0


def run(arguments: Sequence[str]) -> int:
    """Measure each size, print; 1 when 100,000 reports take too long or too much."""
    parser = argparse.ArgumentParser(prog="python -m bench growth", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--day", type=int, default=40, help="reports a day")
    options = parser.parse_args(arguments)
    rows, is_good = [], True
    for size in map(int, options.sizes.split(",")):
        cells, spent, peak = measure(size, options.day)
        rows.append((f"{size:,}", *cells))
        is_good &= size != 100_000 or (spent < GOAL_S and peak < GOAL_MB)
        print(table(("reports", *HEAD), rows[-1:]), flush=True)
    print(table(("reports", *HEAD), rows))
    return 0 if is_good else 1


HEAD = ("describe, CPU s", "link, CPU s", "ms a report", "pairs a report", "incidents (events)", "peak MB")


def measure(size: int, a_day: int) -> tuple[tuple[str, ...], float, float]:
    """The cells of one size, with CPU seconds of describing and linking and the peak of memory in MB."""
    settings = Settings(name="growth")
    made: list[Unit] = []
    events, making = 0, 0.0
    for document, report, number in reports(size, a_day):
        before = time.process_time()
        made.append(describe(report, document))
        making += time.process_time() - before
        events = number
    begun = time.process_time()
    groups = link(made, merge_at=settings.merge_at, review_at=settings.review_at).groups
    linking = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pairs = len(candidates(made)) / size
    spent = making + linking
    cells = (
        f"{making:.1f}",
        f"{linking:.1f}",
        f"{1000 * spent / size:.2f}",
        f"{pairs:.1f}",
        f"{len(groups):,} ({events:,})",
        f"{peak:.0f}",
    )
    return cells, spent, peak


def reports(size: int, a_day: int, seed: int = 1) -> Iterator[tuple[Document, Report, int]]:
    """Documents with their one report and the number of events so far; two of three are of new events."""
    draw = random.Random(seed)  # noqa: S311  constructed data, not secrets
    where = [(name, load().find(name)[0]) for name in PLACES]
    events: list[Event] = []
    for index in range(size):
        day = FIRST + timedelta(days=index // a_day)
        if not events or draw.random() > TELLINGS:
            named = f"{draw.choice(NAMES)}{draw.choice('aeiou')}{draw.choice('klmnrst')}"
            killed, hurt = draw.randint(2, 30), draw.randint(2, 60)
            events.append(event := (draw.randrange(6), draw.choice(where), day, killed, hurt, named))
        else:
            event = draw.choice(events[-a_day:])
        yield (*_told(draw, index, event), len(events))


def _told(draw: random.Random, index: int, event: Event) -> tuple[Document, Report]:
    """One outlet's telling of an event, with its values at their words."""
    act, (name, place), day, killed, hurt, person = event
    said = f"{day.day} {day:%B} {day.year}"
    opening = ACTS[act].format(place=name, day=said, killed=killed, hurt=hurt)
    filling = {"rank": "third", "force": draw.randint(2, 90) * 100, "tally": draw.randint(50, 900)}
    rest = " ".join(line.format(**filling) for line in draw.sample(SAYINGS, 3))
    text = f"{opening} Among them was Adan {person}.\n\n{rest} (Report {index})"
    document = read_text(text, Metadata(published=day + timedelta(days=1), language="en"))
    values = (
        (Field.WHEN, said, When(start=day, end=day + timedelta(days=1), precision=DatePrecision.DAY)),
        (Field.WHERE, name, _where(place)),
        (Field.EVENT, opening.split(" ")[0], TYPES[act]),
        (Field.KILLED, str(killed), Count(low=killed, best=killed, high=killed)),
        (Field.INJURED, str(hurt), Count(low=hurt, best=hurt, high=hurt)),
    )
    told = values if "{hurt}" in ACTS[act] else values[:-1]
    claims = tuple(
        Claim(field=field, raw=raw, span=_span(document.text, raw), value=value) for field, raw, value in told
    )
    spans = (Span(document.text.index(opening), document.text.index(opening) + len(opening)),)
    report = Report(kind=Kind.INCIDENT, doc_id=document.id, mentions=spans, claims=claims, role=Role.MAIN)
    report.check(document)
    return document, report


def _span(text: str, raw: str) -> Span:
    found = re.search(rf"(?<!\w){re.escape(raw)}(?!\w)", text)
    assert found is not None
    return Span(found.start(), found.end())


def _where(place: Place) -> Where:
    return Where(
        name=place.name,
        gazetteer_id=place.id,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        precision=PlacePrecision.TOWN,
        radius_km=5,
    )
