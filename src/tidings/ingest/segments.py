"""Cut a text into segments, so that what must not be read is marked and nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from tidings.data.characters import Plain, plain
from tidings.ingest.dateline import Dateline, find_dateline, stamped_day
from tidings.ingest.inline import find_pieces, photo_credit
from tidings.ingest.metadata import Metadata
from tidings.ingest.promo import Line, is_quoted, judge_all, small_words
from tidings.model.codes import SegmentKind
from tidings.model.text import Document, Segment, Span

_LINE = re.compile(r"[^\n\r]+")
_SIGNS = re.compile(r"\S+")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t\r]*\n)[^\n]*)*")
_SENTENCE_END = re.compile(r"[a-z]{3}\.\s+[A-Z]")
_MAX_DATELINE_BLOCK = 3  # a wire slug or a byline may stand before the dateline
# Kinds that the rules may still turn into promo; a title or a marked credit is taken as it is.
_OPEN_KINDS = frozenset({SegmentKind.BODY, SegmentKind.CAPTION})


class Block(NamedTuple):
    """A stretch of text between breaks, as the page or the line breaks give it."""

    start: int
    end: int
    kind: SegmentKind = SegmentKind.BODY
    rule: str | None = None
    is_linked: bool = False
    is_heading: bool = False


def document_of(text: str, blocks: Sequence[Block], metadata: Metadata) -> Document:
    """The document of a text and its blocks; its id is the hash of the text and of nothing else."""
    view = plain(text)
    segments, dateline = _segments(view.text, [_here(view, block) for block in blocks])
    segments = segments if view.text == text else _written(text, view, segments)
    if metadata.published is None:
        day = (dateline.day if dateline is not None else None) or stamped_day(text)
        metadata = replace(metadata, published=day, basis="dateline" if day else None)
    title = metadata.title
    if title is None and segments and segments[0].kind is SegmentKind.TITLE:
        title = " ".join(text[segments[0].span.start : segments[0].span.end].split())
    digest = sha256(text.encode()).hexdigest()
    return Document(
        id=digest[:16],
        text=text,
        segments=segments,
        title=title,
        published=metadata.published,
        published_basis=metadata.basis if metadata.published is not None else None,
        outlet=metadata.outlet,
        url=metadata.url,
        language=metadata.language,
        text_sha256=digest,
    )


def _here(view: Plain, block: Block) -> Block:
    return block._replace(start=view.here(block.start), end=view.here(block.end))


def _written(text: str, view: Plain, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments in the text as it came.

    Invisible signs that touch a segment belong to it; those between blanks are boilerplate of their own.
    """
    spans = [list(view.origin(segment.span.start, segment.span.end)) for segment in segments]
    stray: list[Segment] = []
    for number in range(len(spans) + 1):
        first = spans[number - 1][1] if number else 0
        last = spans[number][0] if number < len(spans) else len(text)
        signs = [(first + found.start(), first + found.end()) for found in _SIGNS.finditer(text[first:last])]
        if number and signs and signs[0][0] == first:
            spans[number - 1][1] = signs.pop(0)[1]
        if number < len(spans) and signs and signs[-1][1] == last:
            spans[number][0] = signs.pop()[0]
        if signs:
            span = Span(signs[0][0], signs[-1][1])
            stray.append(Segment(kind=SegmentKind.BOILERPLATE, span=span, rule="no_words"))
    moved = (replace(s, span=Span(*span)) for s, span in zip(segments, spans, strict=True))
    return tuple(sorted([*moved, *stray], key=lambda segment: segment.span))


def plain_blocks(text: str) -> list[Block]:
    """Blocks of a plain text: its lines, or its paragraphs where lines are broken at a fixed width."""
    pattern = _PARAGRAPH if is_hard_wrapped(text) else _LINE
    blocks = []
    for found in pattern.finditer(text):
        words = found.group()
        start = found.start() + len(words) - len(words.lstrip())
        end = found.start() + len(words.rstrip())
        if start < end:
            blocks.append(Block(start=start, end=end))
    return blocks


def is_hard_wrapped(text: str) -> bool:
    """Whether lines are broken at a fixed width: none long, most without a final stop."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4 or max(map(len, lines)) > 100:
        return False
    broken = sum(1 for line in lines[:-1] if line.rstrip()[-1:] not in '.!?:”"')
    return broken * 2 > len(lines)


def with_title(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the first one marked as the title where it looks like a heading."""
    if len(blocks) < 2 or not _is_title(text, blocks[0], blocks[1]):
        return list(blocks)
    return [blocks[0]._replace(kind=SegmentKind.TITLE), *blocks[1:]]


def _is_title(text: str, first: Block, second: Block) -> bool:
    """A short first line that ends like a headline, over a longer block that begins like a sentence."""
    words = text[first.start : first.end].split()
    line = " ".join(words)
    after = text[second.start : second.end]
    return (
        sum(word.strip("',:;?!’").isalpha() for word in words if word[0] != "(") >= 3
        and len(words) <= 28
        and len(line) <= 180
        and line[0] not in "-*•(["
        and line.rstrip("\"'”’)")[-1:] not in tuple(".:;,")
        and _SENTENCE_END.search(line) is None
        and photo_credit(line) is None
        and words[-1].lower() not in small_words()
        and not after[0].islower()
        and len(after.split()) >= 5
        and find_dateline(line) is None
        and next(judge_all([Line(line)])) is None
    )


def _segments(text: str, blocks: Sequence[Block]) -> tuple[tuple[Segment, ...], Dateline | None]:
    pieces: list[Segment] = []
    dateline: Dateline | None = None
    tried = 0
    for block in _judged(text, blocks):
        if block.kind is SegmentKind.BODY and dateline is None and tried < _MAX_DATELINE_BLOCK:
            tried += 1
            dateline = find_dateline(text[block.start : block.end])
            if dateline is not None:
                pieces.extend(_dateline_segments(text, block, dateline))
                block = block._replace(start=min(block.start + dateline.end, block.end))  # noqa: PLW2901
        pieces.extend(_split(text, block))
    return tuple(_merged(text, pieces)), dateline


def _judged(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with promotional and boilerplate ones marked; quoted words are never promo."""
    lines = [
        Line(text[b.start : b.end], b.is_linked, b.is_heading)
        if b.kind in _OPEN_KINDS and not is_quoted(text[b.start : b.start + 8])
        else Line("")
        for b in blocks
    ]
    for block, verdict in zip(blocks, judge_all(lines), strict=True):
        if verdict is None:
            yield block
        else:
            yield block._replace(kind=verdict.kind, rule=verdict.rule)


def _dateline_segments(text: str, block: Block, dateline: Dateline) -> Iterator[Segment]:
    """What stands before a dateline glued into the first block is its headline."""
    if dateline.start:
        yield from _segment(text, block.start, block.start + dateline.start, SegmentKind.TITLE, None)
    yield from _segment(
        text, block.start + dateline.start, block.start + dateline.end, SegmentKind.DATELINE, None
    )


def _split(text: str, block: Block) -> Iterator[Segment]:
    """The block as one segment, or as several where promotional words are glued into it."""
    start = block.start
    if block.kind in _OPEN_KINDS and (credit := photo_credit(text[block.start : block.end])) is not None:
        yield from _segment(text, start, start + credit, SegmentKind.CAPTION, None)
        yield from _segment(text, start + credit, block.end, SegmentKind.BOILERPLATE, "photo_credit")
        return
    if block.kind is SegmentKind.BODY:
        for piece in find_pieces(text[block.start : block.end]):
            yield from _segment(text, start, block.start + piece.start, block.kind, block.rule)
            yield from _segment(
                text, block.start + piece.start, block.start + piece.end, piece.kind, piece.rule
            )
            start = block.start + piece.end
    yield from _segment(text, start, block.end, block.kind, block.rule)


def _segment(text: str, start: int, end: int, kind: SegmentKind, rule: str | None) -> Iterator[Segment]:
    """One segment without blanks at its ends; none where there is nothing but blanks."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip())
    if first < last:
        yield Segment(kind=kind, span=Span(first, last), rule=rule)


def _merged(text: str, segments: Sequence[Segment]) -> Iterator[Segment]:
    """Body blocks that follow one another become one segment: line breaks still part them."""
    held: Segment | None = None
    for segment in segments:
        if (
            held is not None
            and held.kind is segment.kind is SegmentKind.BODY
            and held.rule == segment.rule
            and "\n" in text[held.span.end : segment.span.start]
        ):
            held = replace(held, span=Span(held.span.start, segment.span.end))
            continue
        if held is not None:
            yield held
        held = segment
    if held is not None:
        yield held
