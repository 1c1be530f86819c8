"""Link the linking corpus beside other methods on the same documents and readings; writes docs/accuracy.md.

    python -m bench linkers [--methods exact,tfidf,splink,splink-text] [--no-write]

Every document is read once by us. Peers get its title, text, days, place, type, killed and injured as read;
each has the setting of the best pairwise F1 on the earlier part, and the later part is reported. Each part is
linked alone; an incident lies wholly where its first article lies. Our own points were fitted on the earlier
part too. Seconds are those of linking the later part, reading not counted, one method after the other on the
same machine. Peers are installed by `python bench/peers/install.py`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from csv import DictReader
from dataclasses import dataclass
from pathlib import Path

from bench.common import ROOT, Json, data_root, document, read_lines
from bench.linking import predictions
from bench.page import replace_part, table
from bench.peers.install import PYTHON as PEER
from tidings import linking, scale
from tidings.ingest.copies import body_key
from tidings.model.codes import Field, Kind, Role
from tidings.model.report import Reading, Report
from tidings.model.values import Count, EventType, When, Where
from tidings.store.project import init_project

# Our own points were fitted on what was published before this day.
FITTED_UNTIL = "2016-01-04"
METHODS = ("exact", "tfidf", "splink", "splink-text")
SAYS = {
    "exact": "exact match",
    "tfidf": "TF-IDF within a week, single link",
    "splink": "splink 5 on the fields",
    "splink-text": "splink 5 on the fields and the text",
    "tidings": "**tidings**",
}
HEAD = ("method", "setting", "pairs: precision", "recall", "F1", "B-cubed F1", "count error", "seconds")


@dataclass(frozen=True, slots=True)
class Fit:
    """How well groups match the known ones."""

    precision: float
    recall: float
    f1: float
    b3: float
    count: float

    def cells(self) -> tuple[str, ...]:
        """The figures as table cells."""
        figures = (self.precision, self.recall, self.f1, self.b3)
        return (*(f"{figure:.3f}" for figure in figures), f"{100 * self.count:+.1f} %")


@dataclass(frozen=True, slots=True)
class Part:
    """The documents of one part, and the incident of each that is scored."""

    rows: Sequence[Json]
    gold: Mapping[str, str]


def run(arguments: Sequence[str]) -> int:
    """Read, link by every method, print and write."""
    parser = argparse.ArgumentParser(prog="python -m bench linkers", description=__doc__)
    parser.add_argument("--methods", default=",".join(METHODS), help="only these peers, with commas")
    parser.add_argument("--no-write", action="store_true")
    options = parser.parse_args(arguments)
    parts = parts_of(data_root() / "data" / "linking")
    readings = read([row for part in parts for row in part.rows])
    lines = compare(parts, readings, [name for name in options.methods.split(",") if name])
    later = parts[1]
    words = (
        f"{len(later.rows):,} documents, {len(set(later.gold.values())):,} incidents first reported "
        f"from {FITTED_UNTIL} on; settings from the earlier ones. Command: `python -m bench linkers`."
    )
    page = f"{table(HEAD, lines)}\n\n{words}"
    print(page)
    if not options.no_write:
        replace_part("linkers", page)
    return 0


def compare(
    parts: Sequence[Part], readings: Mapping[str, Reading], methods: Iterable[str]
) -> list[tuple[str, ...]]:
    """A line of the table for each method, ours the last."""
    lines = []
    with tempfile.TemporaryDirectory(prefix="tidings-linkers-") as folder:
        given = Path(folder) / "rows.json"
        named = zip(("first", "second"), parts, strict=True)
        rows = {name: [fields_of(row, readings[row["id"]]) for row in part.rows] for name, part in named}
        given.write_text(json.dumps(rows), encoding="utf-8")
        for method in methods:
            lines.append((SAYS[method], *_peer(method, given, parts)))
            print(table(HEAD, lines[-1:]), flush=True)
        groups, seconds = ours(parts[1], readings, Path(folder))
    lines.append((SAYS["tidings"], "as shipped", *fit(groups, parts[1].gold).cells(), f"{seconds:.1f}"))
    return lines


def _peer(method: str, given: Path, parts: Sequence[Part]) -> tuple[str, ...]:
    """The cells of a peer: its setting is that which fits the earlier part best."""
    answer = given.with_name(f"{method}.jsonl")
    script = ROOT / "bench" / "peers" / "linkers.py"
    subprocess.run([str(PEER), str(script), method, str(given), str(answer)], check=True)
    found = list(read_lines(answer))
    best = max(found, key=lambda one: fit(one["first"], parts[0].gold).f1)
    return (best["name"], *fit(best["second"], parts[1].gold).cells(), f"{best['seconds']:.1f}")


def parts_of(folder: Path, until: str = FITTED_UNTIL) -> tuple[Part, Part]:
    """The corpus in two parts: incidents first reported before a day, and the others."""
    rows = {row["id"]: row for row in read_lines(folder / "documents.jsonl")}
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        gold = {
            label["doc_id"]: label["incident_id"]
            for label in DictReader(file)
            if not rows[label["doc_id"]].get("several_incidents")
        }
    members: dict[str, list[str]] = defaultdict(list)
    for doc_id, incident in sorted(gold.items()):
        members[incident].append(doc_id)
    halves: tuple[list[str], list[str]] = ([], [])
    for found in members.values():
        halves[min(rows[doc_id]["published"] for doc_id in found) >= until].extend(found)
    one, other = (
        Part([rows[key] for key in sorted(half)], {key: gold[key] for key in half}) for half in halves
    )
    return one, other


def read(rows: Sequence[Json]) -> dict[str, Reading]:
    """What we read in each document, by its id in the corpus."""
    documents = [
        document(row["text"], published=row["published"], title=row.get("title"), url=row.get("url"))
        for row in rows
    ]
    with scale.readers(0) as read_all:
        read_in = {reading.document.id: reading for reading in read_all(documents)}
    return {str(row["id"]): read_in[made.id] for row, made in zip(rows, documents, strict=True)}


def fields_of(row: Json, reading: Reading) -> Json:
    """What peers get of a document: the fields of its first report, news before background."""
    reports = [report for report in reading.reports if report.kind is Kind.INCIDENT]
    report = min(reports, key=lambda one: one.role is not Role.MAIN, default=None)
    when, where, event = (_value(report, name) for name in (Field.WHEN, Field.WHERE, Field.EVENT))
    day = when.start if isinstance(when, When) and when.is_day else None
    place = where if isinstance(where, Where) else None
    return {
        "id": row["id"],
        "title": row.get("title") or None,
        "text": row["text"],
        "published": row["published"],
        "day": day.isoformat() if day else None,
        "place": (place.gazetteer_id or place.name) if place else None,
        "province": f"{place.country}/{place.admin1}" if place and place.admin1 else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "type": event.code if isinstance(event, EventType) else None,
        "killed": _number(_value(report, Field.KILLED)),
        "injured": _number(_value(report, Field.INJURED)),
    }


def _value(report: Report | None, field: Field) -> object:
    claims = report.of(field) if report else ()
    return next((claim.value for claim in claims if claim.value is not None), None)


def _number(value: object) -> int | None:
    if not isinstance(value, Count):
        return None
    return value.low if value.best is None else value.best


def ours(part: Part, readings: Mapping[str, Reading], folder: Path) -> tuple[list[list[str]], float]:
    """The groups that a project makes of the documents, and the seconds of linking, all processes."""
    names: dict[str, list[str]] = defaultdict(list)
    with init_project(folder / "p") as project, scale.workers(0) as (_, do_all):
        for row in part.rows:
            names[readings[row["id"]].document.id].append(row["id"])
        kept = {key: readings[row["id"]] for row in part.rows for key in (readings[row["id"]].document.id,)}
        with project.writing():
            project.add_documents((one.document, body_key(one.document)) for one in kept.values())
            for one in kept.values():
                project.put_reading(one, read_by="linkers")
        start = time.perf_counter()
        linking.assemble(project, do_all=do_all)
        seconds = time.perf_counter() - start
        return [list(one["documents"]) for one in predictions(project, names)], seconds


def fit(groups: Iterable[Sequence[str]], gold: Mapping[str, str]) -> Fit:
    """Pairs, B-cubed and the number of groups against the known incidents; other documents are left out."""
    found = [[key for key in group if key in gold] for group in groups]
    found = [group for group in found if group]
    sizes = Counter(gold.values())
    same = [Counter(gold[key] for key in group) for group in found]
    right = sum(_pairs(count) for counts in same for count in counts.values())
    made, known = sum(_pairs(len(group)) for group in found), sum(map(_pairs, sizes.values()))
    precision, recall = right / max(made, 1), right / max(known, 1)
    total = sum(map(len, found))
    b3 = _f1(
        sum(n * n / len(group) for group, counts in zip(found, same, strict=True) for n in counts.values())
        / total,
        sum(n * n / sizes[one] for counts in same for one, n in counts.items()) / total,
    )
    return Fit(precision, recall, _f1(precision, recall), b3, len(found) / len(sizes) - 1)


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
