"""Check an annotation against its text: the hash, the quotes and their spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

_LISTS = ("incidents", "tallies", "posture", "intentions", "excluded")
_ENTRIES = {"incidents": "incident", "tallies": "tally", "intentions": "intention"}
_SHOWN = 60


# Any: a JSON object as the file holds it; only its quotes are looked at.
def is_text_of(row: Mapping[str, Any], text: str) -> bool:
    """Whether the annotation was made on this very text: its hash is right, or it names none."""
    wanted = row.get("text_sha256")
    if wanted is None:
        return True
    return isinstance(wanted, str) and wanted.lower() == sha256(text.encode("utf-8", "replace")).hexdigest()


def wrong_quotes(row: Mapping[str, Any], text: str) -> Iterator[str]:
    """Each quote of an annotation that does not stand in the text, or not where its span says."""
    for key in _LISTS:
        entries = row.get(key)
        for number, entry in enumerate(entries if isinstance(entries, list) else [], 1):
            yield from _wrong(entry, f"{_ENTRIES.get(key, key)} {number}", text)


def _wrong(entry: object, where: str, text: str) -> Iterator[str]:
    """Wrong quotes of an entry, without recursion: a file may be nested as deep as it likes."""
    waiting = [(where, entry)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            if fault := _fault(value, text):
                yield f"{path}: {fault}"
            inner = [(f"{path}, {key}", part) for key, part in value.items()]
        elif isinstance(value, list):
            inner = [(f"{path} {number}", part) for number, part in enumerate(value, 1)]
        else:
            continue
        waiting.extend(reversed([(p, v) for p, v in inner if isinstance(v, dict | list)]))


def _fault(value: Mapping[str, Any], text: str) -> str | None:
    quote, span = value.get("quote"), value.get("span")
    if not isinstance(quote, str):
        return None
    if span is None:
        return None if quote in text else f"the quote {_short(quote)} is not in the text"
    if not _is_span(span):
        return f"the span of {_short(quote)} is not [first character, character after the last]"
    start, end = span
    stands = text[start:end]
    if stands == quote:
        return None
    return f"the quote is {_short(quote)}, but {start} to {end} of the text reads {_short(stands)}"


def _is_span(span: object) -> bool:
    return (
        isinstance(span, list)
        and len(span) == 2
        and all(isinstance(at, int) and not isinstance(at, bool) and at >= 0 for at in span)
    )


def _short(words: str) -> str:
    return repr(words if len(words) <= _SHOWN else f"{words[: _SHOWN - 2]} …")
