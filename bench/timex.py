"""Time expressions in the prediction format of the shared scorer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tidings.model.codes import SegmentKind
from tidings.model.text import Document, Segment, Span
from tidings.model.values import When
from tidings.read.sentences import find_sentences
from tidings.read.times import find_times
from tidings.resolve.time import resolve_times


def main(inputs: list[Path], output: Path) -> None:
    """Read documents (id, dct, text) and write one line of time expressions for each."""
    with output.open("w", encoding="utf-8") as out:
        for path in inputs:
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                found = list(_expressions(row["id"], row["text"], row.get("dct")))
                out.write(json.dumps({"id": row["id"], "timex": found}, ensure_ascii=False) + "\n")


def _expressions(doc_id: str, text: str, dct: str | None) -> Iterator[dict[str, object]]:
    """The expressions of one text that have a TIMEX3 value."""
    if not text.strip():
        return
    document = Document(
        id=doc_id,
        text=text,
        segments=(Segment(kind=SegmentKind.BODY, span=Span(0, len(text))),),
        published=date.fromisoformat(dct[:10]) if dct else None,
    )
    for mention in resolve_times(find_times(document, find_sentences(document)), document):
        value = mention.value
        if isinstance(value, When) and value.timex and value.timex_type:
            span = mention.span
            yield {"start": span.start, "end": span.end, "type": value.timex_type, "value": value.timex}
