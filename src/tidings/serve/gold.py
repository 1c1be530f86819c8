"""Open a gold file: people's annotations, each with the text it was made on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tidings.errors import UsageError
from tidings.evaluate.annotation import Annotation
from tidings.evaluate.form import KEYS, FormError, read_gold
from tidings.evaluate.quotes import is_text_of, wrong_quotes
from tidings.ingest.door import read_bytes
from tidings.model.problem import Problem
from tidings.model.text import Document

STAGE = "eval"
# Of a passage, what `tidings add` takes from a line too; an annotation may hold it, or the passages file.
_DOCUMENT_KEYS = ("text", "title", "published", "outlet", "url", "language")
_SHOWN = 20  # faults of form in one message

# Any: a JSON object as the file holds it.
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One annotated passage that can be read; `source` is file and line."""

    source: str
    annotation: Annotation
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A gold file as opened. `left_out` are passages that cannot be scored, `notes` doubts about others."""

    passages: tuple[Passage, ...]
    left_out: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def open_gold(path: Path, passages: Path | None = None) -> Gold:
    """Read a gold file, with the texts of a passages file where it has none itself.

    All faults of form are named at once, with their lines, and nothing is scored.
    """
    texts = _texts(passages) if passages else {}
    faults: list[str] = []
    seen: dict[str, int] = {}
    rows: list[tuple[str, Row, Annotation]] = []
    for number, row in _lines(path, faults):
        where = f"{path}:{number}"
        try:
            annotation = read_gold(row)
            joined = _joined(row, texts.get(annotation.id))
        except FormError as error:
            faults.append(f"{where}: {error}")
            continue
        first = seen.setdefault(annotation.id, number)
        if first != number:
            faults.append(f"{where}: id: {annotation.id!r} stands in line {first} already")
        rows.append((where, joined, annotation))
    if faults:
        raise UsageError(_listed(faults))
    if not rows:
        raise UsageError(f"{path}: it holds no annotation; write one JSON object a line (docs/evaluate.md)")
    return _gold(path, rows)


def _gold(path: Path, rows: list[tuple[str, Row, Annotation]]) -> Gold:
    passages: list[Passage] = []
    left_out: list[Problem] = []
    notes: list[Problem] = list(_strange_keys(path, rows))
    for where, row, annotation in rows:
        if not is_text_of(row, row["text"]):
            reason = "the text is not the one that was annotated (text_sha256 differs); it is not scored"
            left_out.append(_problem(where, "other_text", f"{annotation.id}: {reason}"))
            continue
        wrong = list(wrong_quotes(row, row["text"]))
        notes += [_problem(where, "wrong_quote", f"{annotation.id}, {words}") for words in wrong]
        document, problems = _document(where, row)
        if document is None:
            left_out += problems
            continue
        notes += problems
        passages.append(Passage(source=where, annotation=annotation, document=document))
    # By id, so that the order of lines changes nothing, not even the drawing of passages.
    passages.sort(key=lambda passage: passage.annotation.id)
    return Gold(passages=tuple(passages), left_out=tuple(left_out), notes=tuple(notes))


def _document(where: str, row: Row) -> tuple[Document | None, list[Problem]]:
    """The document that `tidings add` would make of the text."""
    line = json.dumps({key: row[key] for key in _DOCUMENT_KEYS if row.get(key) is not None})
    door = read_bytes(line.encode(), source=where)
    return next(iter(door.documents), None), list(door.problems)


def _joined(row: Row, passage: Row | None) -> Row:
    """An annotation with the text and metadata that the passages file holds of it."""
    if passage is not None:
        if isinstance(row.get("text"), str) and row["text"] != passage["text"]:
            raise FormError("text: it differs from the one in the passages file; keep one of the two")
        row = {
            **row,
            **{key: passage[key] for key in _DOCUMENT_KEYS if row.get(key) is None and key in passage},
        }
    if not isinstance(row.get("text"), str) or not row["text"].strip():
        raise FormError("text: there is none; give it here, or in a file named with --passages")
    return row


def _texts(path: Path) -> dict[str, Row]:
    """The lines of a passages file by their id."""
    faults: list[str] = []
    found: dict[str, Row] = {}
    for number, row in _lines(path, faults):
        name, text = (row.get("id"), row.get("text")) if isinstance(row, dict) else (None, None)
        if not isinstance(name, str) or not isinstance(text, str):
            faults.append(f"{path}:{number}: a passage is an object with an id and a text, both in words")
        elif name in found:
            faults.append(f"{path}:{number}: id: {name!r} comes twice")
        else:
            found[name] = row
    if faults:
        raise UsageError(_listed(faults))
    return found


def _lines(path: Path, faults: list[str]) -> Iterator[tuple[int, Any]]:  # Any: a JSON value
    """The values of a JSON Lines file with their line numbers; what is none is added to the faults."""
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"{path}: it cannot be read ({reason}); check the name") from error
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line.decode("utf-8"))
        except UnicodeDecodeError as error:
            faults.append(f"{path}:{number}: not UTF-8 at byte {error.start} of the line; save it as UTF-8")
        except RecursionError:
            faults.append(f"{path}:{number}: nested too deep for an annotation")
        except ValueError as error:
            faults.append(f"{path}:{number}: not a JSON object ({error}); write one object a line")


def _strange_keys(path: Path, rows: list[tuple[str, Row, Annotation]]) -> Iterator[Problem]:
    """A note on each key that means nothing here: a misspelt list would pass for one not annotated."""
    counts: Counter[str] = Counter()
    for _, row, _ in rows:
        counts.update(set(row) - KEYS - set(_DOCUMENT_KEYS))
    for key, count in sorted(counts.items()):
        reason = f"the key {key!r} is not known and not read (passages: {count}); see docs/evaluate.md"
        yield _problem(str(path), "unknown_key", reason)


def _problem(source: str, code: str, reason: str) -> Problem:
    return Problem(source=source, stage=STAGE, code=code, reason=f"{source}: {reason}")


def _listed(faults: list[str]) -> str:
    if len(faults) == 1:
        return faults[0]
    more = [f"and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
    return "\n  ".join(
        [f"{len(faults)} lines have not the form of docs/evaluate.md", *faults[:_SHOWN], *more]
    )
