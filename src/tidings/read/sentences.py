"""Cut a document into sentences of word tokens, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.codes import SegmentKind
from tidings.model.text import Document, Span

# One token: a word with inner hyphens, dots and apostrophes ("al-Asad's" is cut before 's),
# a number with its separators, a bracketed or quote mark, or any other single sign.
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?=\W|[a-z]|$)"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[^\W\d_]{1,4}\d{1,3}(?!\w)"
    r"|[^\W\d_]+(?:['’ʼ](?!s\b|S\b)[^\W\d_]+)*(?:-[^\W_]+(?:['’](?!s\b|S\b)[^\W\d_]+)*)*"
    r"|['’][sS]\b"
    r"|--+|\.{2,}"
    r"|[^\w\s]|_"
)
_END = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")
_ABBREVIATIONS = frozenset(table("abbreviations")["english"].split())


class Token(NamedTuple):
    """One token: its words, their lower case, and where they stand in the document."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


# What parts a heading from the name of its site, and what such a name holds.
_SITE_MARKS = frozenset({"-", "–", "—", "|"})
_SITE_WORDS = frozenset({"news", "com", "weather", "sports", "headlines", "tv"})
_CALL_SIGN = re.compile(r"[WK][A-Z]{2,3}")  # of a station in the United States


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `index` counts from 0 in the document, `block` counts its segment or line."""

    span: Span
    tokens: tuple[Token, ...]
    kind: SegmentKind
    index: int
    block: int
    is_heading: bool = False

    def span_of(self, first: int, last: int) -> Span:
        """The span from token `first` up to, and not with, token `last`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Tokens of a text, their places counted from `offset`."""
    return tuple(
        Token(m.group(), m.group().lower(), m.start() + offset, m.end() + offset)
        for m in _TOKEN.finditer(text)
    )


def find_sentences(document: Document) -> tuple[Sentence, ...]:
    """Sentences of everything that may be read, in order.

    Blocks come first: no sentence crosses a segment or a line break, so that a promotional line or
    a heading never glues to its neighbour.
    """
    sentences: list[Sentence] = []
    for block, (kind, start, end) in enumerate(_blocks(document)):
        tokens = tokenize(document.text[start:end], start)
        runs = list(_cut(tokens))
        is_heading = kind is SegmentKind.TITLE or (len(runs) == 1 and _is_heading(tokens))
        parts = [part for run in runs for part in _without_site(run)] if is_heading else runs
        for run in parts:
            span = Span(run[0].start, run[-1].end)
            sentences.append(Sentence(span, run, kind, len(sentences), block, is_heading))
    return tuple(sentences)


def _blocks(document: Document) -> Iterator[tuple[SegmentKind, int, int]]:
    """Stretches between line breaks inside each readable segment."""
    for segment in document.segments:
        if segment.is_ignored:
            continue
        text = document.text[segment.span.start : segment.span.end]
        start = 0
        for found in _line_breaks(text):
            if text[start : found.start()].strip():
                yield segment.kind, segment.span.start + start, segment.span.start + found.start()
            start = found.end()
        if text[start:].strip():
            yield segment.kind, segment.span.start + start, segment.span.end


def _line_breaks(text: str) -> list[re.Match[str]]:
    """The breaks that end a block: blank lines always, single ones unless the text is hard-wrapped."""
    single = list(re.finditer(r"\s*\n\s*", text))
    if _is_hard_wrapped(text):
        return [m for m in single if m.group().count("\n") > 1]
    return single


def _is_hard_wrapped(text: str) -> bool:
    """Whether lines are broken at a fixed width: short lines, most without a final stop."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    longest = max(map(len, lines))
    if longest > 100:
        return False
    broken = sum(1 for line in lines[:-1] if line.rstrip()[-1:] not in '.!?:”"')
    return broken * 2 > len(lines)


def _is_heading(tokens: tuple[Token, ...]) -> bool:
    """A lone short line without a final stop, such as a sub-heading."""
    return len(tokens) <= 18 and tokens[-1].text[-1] not in '.!?:,;"”’'


def _without_site(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """A heading, and apart from it the site that it was put up on: "Two held - WKLM News 4 Springfield"."""
    for i in range(1, len(tokens) - 1):
        is_apart = tokens[i - 1].end < tokens[i].start and tokens[i].text in _SITE_MARKS
        if is_apart and any(
            token.lower in _SITE_WORDS or _CALL_SIGN.fullmatch(token.text) for token in tokens[i:]
        ):
            yield tokens[:i]
            yield tokens[i + 1 :]
            return
    yield tokens


def _cut(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Cut a block's tokens into sentences at final stops."""
    start = 0
    last = len(tokens) - 1
    for i, token in enumerate(tokens):
        if i < start or token.text[0] not in _END:
            continue
        j = i
        while (
            j < last
            and (tokens[j + 1].text in _CLOSERS or tokens[j + 1].text[0] in _END)
            and (tokens[j + 1].start == tokens[j].end)
        ):
            j += 1
        if j == last or _ends_here(tokens, i, j):
            yield tokens[start : j + 1]
            start = j + 1
    if start <= last:
        yield tokens[start:]


def _ends_here(tokens: tuple[Token, ...], stop: int, closer: int) -> bool:
    """Whether the stop at `stop` ends a sentence, given what stands before and after it."""
    after = tokens[closer + 1]
    if after.start == tokens[closer].end:  # "2.5", "example.org", "Feb.12"
        return False
    if tokens[stop].text == "." and stop > 0 and closer == stop:
        before = tokens[stop - 1]
        if before.end == tokens[stop].start and (
            before.lower in _ABBREVIATIONS or (len(before.text) == 1 and before.text.isupper())
        ):
            return False
    return not (after.text[0].islower() and closer == stop and tokens[stop].text == "…")
