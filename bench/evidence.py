"""Check that every value of every reading stands on words of its text.

    python -m bench evidence [--sources seed,news,...] [--limit N] [--json]

Three things are counted over the shared texts: quotes that are not the slice their offsets name, values
without a quote, and claims or readings that refuse. Inferred values must name their rule.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from bench.common import Json, data_root, document, evidence_in
from bench.page import replace_part
from bench.texts import SOURCES, Text
from tidings.errors import TidingsError
from tidings.pipeline import read_document
from tidings.serve.reading import reading_of

LISTS = ("tallies", "postures", "intentions", "comparisons", "rates", "hypotheticals", "denials")
PARTIES = ("perpetrators", "targets", "weapons")
COUNTS = ("killed", "injured", "abducted", "arrested")
SHOWN = 10  # faults printed in full; the rest are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One value that does not stand on its words."""

    source: str
    name: str
    what: str


def run(arguments: Sequence[str]) -> int:
    """Check the texts and print the count of faults; 1 when there is one."""
    parser = argparse.ArgumentParser(prog="python -m bench evidence", description=__doc__)
    parser.add_argument("--sources", default=",".join(SOURCES), help="which texts, with commas")
    parser.add_argument("--limit", type=int, help="at most so many texts of each source")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help="write the count into docs/accuracy.md")
    options = parser.parse_args(arguments)
    data = data_root() / "data"
    counts: Counter[str] = Counter()
    faults: list[Fault] = []
    for source in options.sources.split(","):
        for text in islice(SOURCES[source](data), options.limit):
            faults.extend(Fault(source=source, name=text.name, what=w) for w in check(text, counts))
    figures = {**counts, "faults": len(faults)}
    if options.write:
        words = ", ".join(f"{number:,} {name}" for name, number in figures.items())
        replace_part("evidence", f"{words}. Command: `python -m bench evidence`.")
    if options.json:
        print(json.dumps(figures))
    else:
        for fault in faults[:SHOWN]:
            print(f"{fault.source} {fault.name}: {fault.what}")
        print("  ".join(f"{name} {number}" for name, number in figures.items()))
    return 1 if faults else 0


def check(text: Text, counts: Counter[str]) -> Iterator[str]:
    """The faults of one text; what was looked at is added to `counts`."""
    made = document(text.text, published=text.published, title=text.title)
    counts["texts"] += 1
    try:
        reading = read_document(made)
        for report in reading.reports:
            report.check(made)
            counts["claims"] += len(report.claims)
        shown = reading_of(reading)
    except TidingsError as error:
        yield f"{type(error).__name__}: {error}"
        return
    for evidence in evidence_in(shown):
        counts["quotes"] += 1
        if made.text[evidence.start : evidence.end] != evidence.quote:
            yield f"{'.'.join(evidence.path)}: {evidence.quote!r} does not stand at {evidence.start}"
    for path, value in values_of(shown):
        counts["values"] += 1
        if not any(evidence_in(value)):
            yield f"{path}: no words behind {json.dumps(value, ensure_ascii=False)[:120]}"


def values_of(reading: Json) -> Iterator[tuple[str, Json]]:
    """Every value that must show its words, with its path."""
    for number, incident in enumerate(reading["incidents"]):
        path = f"incidents.{number}"
        yield path, {"evidence": incident["evidence"]}
        for key in ("when", "where", "interception"):
            if incident[key] is not None:
                yield f"{path}.{key}", incident[key]
        for key in (*PARTIES, "motives"):
            yield from ((f"{path}.{key}", value) for value in incident[key])
        for key in COUNTS:
            if _is_known(incident[key]):
                yield f"{path}.{key}", incident[key]
                yield from ((f"{path}.{key}.by", part) for part in incident[key]["by"])
    for key in LISTS:
        yield from ((f"{key}.{number}", value) for number, value in enumerate(reading[key]))
    for key in ("places", "times"):
        yield from ((key, value) for value in reading[key])


def _is_known(count: Mapping[str, object]) -> bool:
    return any(count[bound] is not None for bound in ("low", "best", "high"))
