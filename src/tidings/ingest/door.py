"""Let files in: tell what they are by their content and turn them into documents or problems."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from tidings.ingest.encoding import decode
from tidings.ingest.html import MAX_CHARACTERS, PageError, read_page
from tidings.ingest.jsonl import Item, read_array, read_lines
from tidings.ingest.language import language_of
from tidings.ingest.metadata import Metadata
from tidings.ingest.plain import read_text
from tidings.model.problem import Problem
from tidings.model.text import Document

_PEEK = 65_536
_BINARY = (
    (b"%PDF", "a PDF file", "save its text and add that"),
    (b"\x89PNG", "a PNG picture", "add the text it shows"),
    (b"\xff\xd8\xff", "a JPEG picture", "add the text it shows"),
    (b"GIF8", "a GIF picture", "add the text it shows"),
    (b"RIFF", "a sound, film or picture file", "add the text of it"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save the document as text"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"BZh", "a bzip2 file", "unpack it"),
    (b"\xfd7zXZ", "an xz file", "unpack it"),
    (b"(\xb5/\xfd", "a zstd file", "unpack it"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text"),
    (b"{\\rtf", "an RTF document", "save it as text"),
    (b"\x7fELF", "a program", "add the text it shows"),
    (b"MZ\x90", "a program", "add the text it shows"),
    (b"SQLite format 3", "a database", "export its texts as JSON lines"),
    (b"WARC/", "a web archive (WARC)", "extract its pages as HTML files"),
)
_HTML = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<(?:p|div|h1)[\s>]", re.IGNORECASE
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]", re.IGNORECASE)
_GZIP = b"\x1f\x8b"
_STAGE = "ingest"
MAX_FILE_BYTES = 20_000_000  # of a file that is read whole; JSON lines are read as they come


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What came of one piece of input. A problem with a `doc_id` is a note on a document that is in."""

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_bytes(content: bytes, *, source: str, metadata: Metadata | None = None) -> Door:
    """Read a file's bytes, whatever they are; `source` names them in problems."""
    found = list(_read_stream(io.BytesIO(content), source, metadata or Metadata()))
    return Door(
        documents=tuple(item for item in found if isinstance(item, Document)),
        problems=tuple(item for item in found if isinstance(item, Problem)),
    )


def read_path(path: Path | str, *, metadata: Metadata | None = None) -> Iterator[Document | Problem]:
    """Read a file, one document or problem an item; JSON lines are read as they come, not all at once.

    Never raises for what the file holds. A document read with a doubt is followed by a problem that
    bears its `doc_id`.
    """
    path = Path(path)
    source = str(path)
    if path.is_dir():
        yield _problem(source, "directory", "this is a folder; name the files in it, as in FOLDER/*.html")
        return
    try:
        with path.open("rb", buffering=_PEEK) as handle:
            yield from _read_stream(handle, source, metadata or Metadata())
    except FileNotFoundError:
        yield _problem(source, "unreadable", "there is no such file; check the name")
    except OSError as error:
        yield _problem(source, "unreadable", f"the file cannot be read ({error.strerror or error}); check it")


def _problem(source: str, code: str, reason: str, doc_id: str | None = None) -> Problem:
    return Problem(source=source, stage=_STAGE, code=code, reason=f"{source}: {reason}", doc_id=doc_id)


def _read_stream(handle: BinaryIO, source: str, metadata: Metadata) -> Iterator[Document | Problem]:
    """Read plain or gzipped bytes."""
    head = handle.read(2)
    handle.seek(0)
    if head != _GZIP:
        yield from _read_open(_buffered(handle), source, source, metadata)
        return
    try:
        with gzip.GzipFile(fileobj=handle) as packed:
            yield from _read_open(_buffered(packed), source.removesuffix(".gz"), source, metadata)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        reason = f"the compressed file is damaged ({error}); what stood before is in; pack it again"
        yield _problem(source, "broken_gzip", reason)


def _buffered(handle: BinaryIO | gzip.GzipFile) -> io.BufferedReader:
    """The stream with a buffer that can be looked into."""
    if isinstance(handle, io.BufferedReader):
        return handle
    # Any readable binary stream will do, but the type wants a raw one.
    return io.BufferedReader(handle, _PEEK)  # type: ignore[arg-type]


def _read_open(
    handle: io.BufferedReader, name: str, source: str, metadata: Metadata
) -> Iterator[Document | Problem]:
    """Tell by the first bytes what it is, and read it."""
    head = handle.peek(_PEEK)
    if head.startswith(_GZIP):
        yield _problem(source, "binary", "a compressed file inside a compressed file; unpack it once")
        return
    if (problem := _unreadable(head, source)) is not None:
        yield problem
        return
    if _is_lines(head, name):
        for item in read_lines(handle, source):
            yield from _read_item(item, metadata)
        return
    content = handle.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        yield _problem(source, "too_large", f"the file has more than {MAX_FILE_BYTES:,} bytes; split it")
    elif _is_json(content, name):
        for item in read_array(content, source):
            yield from _read_item(item, metadata)
    else:
        yield from _read_single(content, name, source, metadata)


def _unreadable(head: bytes, source: str) -> Problem | None:
    """The problem with bytes that are no text of a document, told by how they begin."""
    for mark, what, do in _BINARY:
        if head.startswith(mark):
            return _problem(source, "binary", f"this is {what}; {do}")
    if not head.strip():
        return _problem(source, "empty", "the file is empty; there is nothing to read")
    if _FEED.search(head[:1000]):
        return _problem(source, "unsupported_format", "this is a feed; add the pages it lists")
    return None


def _is_lines(head: bytes, name: str) -> bool:
    """Whether it is JSON lines: by its name, or because the first line is a whole object."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if not start.startswith(b"{"):
        return name.lower().endswith((".jsonl", ".ndjson"))
    first, end, _ = start.partition(b"\n")
    if name.lower().endswith((".jsonl", ".ndjson")) or (not end and len(head) >= _PEEK):
        return True
    try:
        return bool(end) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _is_json(content: bytes, name: str) -> bool:
    start = content.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    if start not in (b"{", b"["):
        return False
    if name.lower().endswith(".json"):
        return True
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True


def _read_single(content: bytes, name: str, source: str, metadata: Metadata) -> Iterator[Document | Problem]:
    """Read the bytes of one page or one text."""
    looks_html = _HTML.search(content[:_PEEK].replace(b"\x00", b"")) is not None
    is_html = looks_html and (name.lower().endswith((".html", ".htm", ".xhtml")) or _is_page(content))
    decoded = decode(content, is_html=is_html)
    text = decoded.text
    if text is None or _is_binary(text):
        code, reason = (
            ("wrong_encoding", "the encoding cannot be told; save it as UTF-8")
            if text is None and b"\x00" not in content[:_PEEK]
            else ("binary", "these bytes are no text; add a text, HTML or JSON-lines file")
        )
        yield _problem(source, code, reason)
        return
    notes = (("guessed_encoding", decoded.note),) if decoded.note else ()
    item = Item(
        source=source,
        text=None if is_html else text,
        html=text if is_html else None,
        metadata=Metadata(),
        notes=notes,
    )
    yield from _read_item(item, metadata)


def _is_page(content: bytes) -> bool:
    """Whether bytes under another name are a page: a tag stands first."""
    start = content.replace(b"\x00", b"")[:_PEEK].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<")


def _is_binary(text: str) -> bool:
    """Whether there are control characters that no text has."""
    head = text[:_PEEK]
    return sum(1 for c in head if c < " " and c not in "\t\n\r\f\v\x1a\x1b") > len(head) * 0.01


def _read_item(item: Item | Problem, metadata: Metadata) -> Iterator[Document | Problem]:
    """The document of one item, with a problem for each doubt; or the one problem with it."""
    if isinstance(item, Problem):
        yield item
        return
    words = item.text if item.html is None else item.html
    name = f" (id {item.metadata.id})" if item.metadata.id else ""
    if words is None or not words.strip():
        yield _problem(item.source, "empty", f"the item{name} holds no words; there is nothing to read")
        return
    if len(words) > MAX_CHARACTERS:
        reason = f"the item{name} has {len(words):,} characters, more than {MAX_CHARACTERS:,}; split it"
        yield _problem(item.source, "too_large", reason)
        return
    known = item.metadata.over(metadata)
    try:
        document, doubt = (read_text(words, known), None) if item.html is None else read_page(words, known)
    except PageError as error:
        yield _problem(item.source, error.code, f"{error}{name}")
        return
    if document.language is None:
        document = replace(document, language=language_of(_readable(document)))
    yield document
    notes = (*item.notes, ("partial", doubt)) if doubt else item.notes
    for code, note in notes:
        yield _problem(item.source, code, note, document.id)


def _readable(document: Document) -> str:
    """The words that may be read, as far as the language needs them."""
    parts = [document.quote(s.span) for s in document.segments if not s.is_ignored]
    return "\n".join(parts)[:6000] or document.text[:6000]
