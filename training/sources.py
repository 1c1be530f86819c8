"""The annotated passages of modern news: labels of ours beside texts that stay where they are.

`annotations.jsonl` holds places in texts, never the texts: each row names a source and a document of
it, the stretch annotated with its SHA-256, and for every label the places of its words in the stretch.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from tidings.ingest.html import PageError, read_page
from tidings.ingest.metadata import Metadata
from tidings.read.labels import SPANS

ANNOTATIONS = Path(__file__).parent / "annotations.jsonl"
LISTS = ("tallies", "postures", "intentions", "excluded")
_CLASSIFIED = ("satp", "insightcrime", "ipe_docs")


def annotated(data: Path) -> list[dict[str, Any]]:
    """The passages with their exact words; those whose text is not as annotated are left out and named."""
    rows = [json.loads(line) for line in ANNOTATIONS.read_text(encoding="utf-8").splitlines()]
    texts = dict(_texts(data, {(row["source"], row["doc"]) for row in rows}))
    found: list[dict[str, Any]] = []
    for row in rows:
        text = texts.get((row["source"], row["doc"]), "")[row["start"] : row["end"]]
        if sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
            print(f"left out: {row['id']}: its text is not as annotated", file=sys.stderr)
            continue
        found.append(_with_words(row, text))
    return found


def _with_words(row: dict[str, Any], text: str) -> dict[str, Any]:
    def words(spans: list[list[int]]) -> list[str]:
        return [text[start:end] for start, end in spans]

    incidents = [
        {**incident, **{name: words(incident.get(name, [])) for name in SPANS}}
        for incident in row["incidents"]
    ]
    return {**row, "text": text, "incidents": incidents, **{name: words(row.get(name, [])) for name in LISTS}}


def _texts(data: Path, wanted: set[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], str]]:
    """The texts of the documents wanted, by source and name."""
    with gzip.open(data / "day/pages.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            page = json.loads(line)
            if ("day", page["id"]) in wanted:
                try:
                    yield ("day", page["id"]), read_page(page["html"], Metadata(url=page["url"]))[0].text
                except PageError as error:
                    print(f"left out: page {page['id']}: {error}", file=sys.stderr)
    for source in _CLASSIFIED:
        yield from _lines(data / f"classify/{source}/train.jsonl", source)
    yield from _lines(data / "linking/documents.jsonl", "linking")


def _lines(path: Path, source: str) -> Iterator[tuple[tuple[str, str], str]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield (source, str(row["id"])), row["text"]
