"""Read JSON lines: one object a line, each with a text or a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from tidings.ingest.encoding import without_surrogates
from tidings.ingest.metadata import Metadata, parse_date
from tidings.model.problem import Problem

MAX_LINE_BYTES = 20_000_000
_MAX_SKIP_BYTES = 200_000_000  # a single line longer than this is no list of documents
_TEXTS = ("text", "body", "content", "article")
_BLANK = b" \t\r\n"
_MARK = b"\xef\xbb\xbf"  # a byte order mark, which some programs write first


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One object as found: its words or its page, what it says of them, and doubts to be noted."""

    source: str
    text: str | None
    html: str | None
    metadata: Metadata
    notes: tuple[tuple[str, str], ...] = ()


def read_lines(handle: BinaryIO, source: str) -> Iterator[Item | Problem]:
    """One item or problem for each line that is not blank."""
    number, is_blank = 0, True
    while line := handle.readline(MAX_LINE_BYTES + 1):
        number += 1
        where = f"{source}:{number}"
        if len(line) > MAX_LINE_BYTES:
            yield _problem(where, "too_large", f"the line has more than {MAX_LINE_BYTES:,} bytes; split it")
            if not _skip_line(handle):
                yield _problem(where, "too_large", "the line does not end; the rest of the file is not read")
                return
            is_blank = False
        elif line.removeprefix(_MARK).strip(_BLANK):
            yield _item(line, where)
            is_blank = False
    if is_blank:
        yield _problem(source, "empty", "no line holds anything; there is nothing to read")


def read_array(content: bytes, source: str) -> Iterator[Item | Problem]:
    """The items of a JSON file that holds one object or a list of them."""
    found = _load(content, source)
    if isinstance(found, Problem):
        yield found
        return
    rows = found if isinstance(found, list) else [found]
    if not rows:
        yield _problem(source, "empty", "the list is empty; nothing was added")
    for number, row in enumerate(rows, start=1):
        where = f"{source}:{number}" if isinstance(found, list) else source
        yield _item_of(row, where)


def _skip_line(handle: BinaryIO) -> bool:
    """Go to the end of the line; False where it is not found in reasonable time."""
    skipped = 0
    while skipped < _MAX_SKIP_BYTES:
        part = handle.readline(1_000_000)
        skipped += len(part)
        if not part or part.endswith(b"\n"):
            return True
    return False


def _problem(source: str, code: str, reason: str) -> Problem:
    return Problem(source=source, stage="ingest", code=code, reason=f"{source}: {reason}")


# Any: a JSON value is whatever the file holds.
def _load(content: bytes, source: str) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return _problem(source, "wrong_encoding", f"not UTF-8 at byte {error.start}; save it as UTF-8")
    except RecursionError:
        return _problem(
            source, "broken_json", "nested too deep for a record; each line holds one flat object"
        )
    except ValueError as error:
        return _problem(
            source, "broken_json", f"not a JSON object ({error}); correct the line and add it again"
        )


def _item(line: bytes, where: str) -> Item | Problem:
    row = _load(line, where)
    return row if isinstance(row, Problem) else _item_of(row, where)


def _item_of(row: Any, where: str) -> Item | Problem:
    if not isinstance(row, dict):
        return _problem(where, "broken_json", "not an object; write one {...} with a text or html field")
    text, html = _words(row, _TEXTS), _words(row, ("html",))
    if text is None and html is None:
        return _problem(where, "no_text", "the object has no text or html field; name the words 'text'")
    published, notes = _published(row)
    return Item(
        source=where,
        text=text,
        html=html if text is None or not text.strip() else None,
        metadata=Metadata(
            title=_label(row, ("title", "headline")),
            published=published,
            basis="user" if published else None,
            outlet=_label(row, ("outlet", "source")),
            url=_label(row, ("url", "link")),
            language=_language(row),
            id=_label(row, ("id",)),
        ),
        notes=notes,
    )


def _words(row: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """The first of the fields that holds words; an empty one counts only where no other does."""
    found = [without_surrogates(row[name]) for name in names if isinstance(row.get(name), str)]
    return next((words for words in found if words.strip()), found[0] if found else None)


def _label(row: dict[str, Any], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = row.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return " ".join(without_surrogates(value).split())[:2000]
    return None


def _language(row: dict[str, Any]) -> str | None:
    value = _label(row, ("language", "lang"))
    code = (value or "").replace("_", "-").split("-")[0].lower()
    return {"english": "en"}.get(code, code) if code else None


def _published(row: dict[str, Any]) -> tuple[Any, tuple[tuple[str, str], ...]]:
    words = _label(row, ("published", "date", "published_at", "publish_date"))
    if words is None:
        return None, ()
    day = parse_date(words)
    if day is None:
        note = f"the date {words[:40]!r} is not understood, so the document has none; write it as 2024-01-21"
        return None, (("bad_date", note),)
    return day, ()
