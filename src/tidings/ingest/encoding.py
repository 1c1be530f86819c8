"""Turn bytes into text without losing any."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML_DECLARED = re.compile(
    rb"""<\?xml[^<>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# Text in another encoding read as Windows-1252 is full of accented letters; English has next to none.
_MAX_FOREIGN_SHARE = 0.10
# One broken byte in a long UTF-8 text is damage, many are another encoding.
_MAX_BROKEN_SHARE = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text and, where the encoding had to be guessed, a sentence that says so.

    `text` is None where no encoding fits.
    """

    text: str | None
    note: str | None = None


def decode(content: bytes, *, is_html: bool = False) -> Decoded:
    """The text of the bytes: by byte-order mark, UTF-8, the page's own word, then Windows-1252."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _by_mark(content[len(mark) :], name)
    if guessed := _bare_utf16(content):
        return _by_mark(content, guessed)
    try:
        return Decoded(text=content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _declared(content) if is_html else None
    if declared is not None and (text := _try(content, declared)) is not None:
        return Decoded(text=text)
    return _damaged_utf8(content) or _western(content)


def without_surrogates(text: str) -> str:
    """The text with lone surrogates, which no file can hold, as U+FFFD; its length stays."""
    return _SURROGATE.sub("\ufffd", text)


def _by_mark(content: bytes, name: str) -> Decoded:
    text = _try(content, name)
    if text is not None:
        return Decoded(text=text)
    text = content.decode(name, errors="replace")
    return Decoded(text=text, note=f"some bytes are broken {name}; they stand as \ufffd")


def _try(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(content: bytes) -> str | None:
    """The encoding a page names in its first bytes, if Python has a text codec of that name."""
    found = _DECLARED.search(content[:4096]) or _XML_DECLARED.search(content[:200])
    if found is None:
        return None
    name = found[1].decode("ascii").lower()
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}.get(
        name, name
    )
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    return name if getattr(info, "_is_text_encoding", True) else None


def _bare_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    head = content[:2000]
    if len(head) < 8 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.8 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.8 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _damaged_utf8(content: bytes) -> Decoded | None:
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for c in text[:200_000] if c > "\x7f") - broken
    if sound <= 0 or broken > max(1, len(text) * _MAX_BROKEN_SHARE) or broken > sound:
        return None
    return Decoded(
        text=text, note=f"{broken} broken UTF-8 bytes stand as \ufffd; check the words around them"
    )


def _western(content: bytes) -> Decoded:
    text = _try(content, "cp1252")
    if text is None:
        return Decoded(text=None)
    letters = [c for c in text[:50_000] if c.isalpha()]
    foreign = sum(1 for c in letters if c > "\x7f")
    if foreign > max(3, len(letters) * _MAX_FOREIGN_SHARE):
        return Decoded(text=None)
    return Decoded(
        text=text, note="not UTF-8 and no encoding named: read as Windows-1252; check accented letters"
    )
