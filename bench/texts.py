"""The shared development texts, one stream for the checks that need many."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench.common import read_lines

MESSAGE = re.compile(r"^[A-Z]+[0-9]?-MUC[34]-[0-9]{4}\b.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text with what is known beside it."""

    name: str
    text: str
    published: str | None = None
    title: str | None = None


def _jsonl(path: Path, key: str, *, text: str = "text", published: str | None = None) -> Iterator[Text]:
    for row in read_lines(path):
        day = str(row.get(published) or "") if published else ""
        yield Text(
            name=str(row[key]),
            text=str(row[text]),
            published=day[:10] if re.match(r"\d{4}-\d\d-\d\d", day) else None,
            title=row.get("title"),
        )


def seed(data: Path) -> Iterator[Text]:
    """The seed article."""
    for path in sorted((data / "seed").glob("*.txt")):
        day = json.loads((data / "seed" / "gold.json").read_text(encoding="utf-8"))["document"]["published"]
        yield Text(name=path.stem, text=path.read_text(encoding="utf-8"), published=day)


def news(data: Path) -> Iterator[Text]:
    """The news passages."""
    yield from _jsonl(data / "news" / "passages.jsonl", "id", published="published")


def muc4(data: Path) -> Iterator[Text]:
    """The lower-cased MUC-4 texts of both parts."""
    for name in ("dev", "train"):
        yield from _jsonl(data / "muc4" / f"{name}.jsonl", "docid", text="doctext")


def muc4_raw(data: Path) -> Iterator[Text]:
    """The MUC-4 texts as sent, upper case with their datelines."""
    for path in sorted((data / "muc4" / "raw" / "texts").glob("*.txt")):
        whole = path.read_text(encoding="utf-8", errors="replace")
        starts = [*(m.start() for m in MESSAGE.finditer(whole)), len(whole)]
        for start, end in pairwise(starts):
            yield Text(name=f"{path.stem}:{start}", text=whole[start:end])


def geo(data: Path) -> Iterator[Text]:
    """The geoparsing texts."""
    for path in sorted((data / "geo").glob("*.jsonl")):
        yield from _jsonl(path, "id", published="published")


def timex(data: Path) -> Iterator[Text]:
    """The texts of time expressions."""
    for path in sorted((data / "time").glob("*.jsonl")):
        yield from _jsonl(path, "id", published="dct")


def linking(data: Path) -> Iterator[Text]:
    """The reports to be linked."""
    yield from _jsonl(data / "linking" / "documents.jsonl", "id", published="published")


SOURCES: dict[str, Callable[[Path], Iterator[Text]]] = {
    "seed": seed,
    "news": news,
    "muc4": muc4,
    "muc4-raw": muc4_raw,
    "geo": geo,
    "timex": timex,
    "linking": linking,
}
