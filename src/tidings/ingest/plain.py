"""Read plain text."""

from __future__ import annotations

from tidings.data.characters import Plain, plain
from tidings.ingest.metadata import Metadata
from tidings.ingest.segments import Block, document_of, plain_blocks, with_title
from tidings.model.codes import SegmentKind
from tidings.model.text import Document


def read_text(text: str, metadata: Metadata | None = None) -> Document:
    """The document of a plain text, kept as it came.

    A title given apart becomes the first line, unless the text already begins with it.
    """
    metadata = metadata or Metadata()
    given = " ".join((metadata.title or "").split())
    title = " ".join(plain(given).text.split())
    view = plain(text)
    if title and not _begins_with(view.text, title):
        text = f"{given}\n{text}"
        view = plain(text)
    blocks = plain_blocks(view.text)
    blocks = _marked(view.text, blocks, title) if title else with_title(view.text, blocks)
    return document_of(text, [_written(view, block) for block in blocks], metadata)


def _written(view: Plain, block: Block) -> Block:
    start, end = view.origin(block.start, block.end)
    return block._replace(start=start, end=end)


def _begins_with(text: str, title: str) -> bool:
    head = " ".join(text[: len(title) * 2 + 200].split())
    return head.casefold().startswith(title.casefold())


def _marked(text: str, blocks: list[Block], title: str) -> list[Block]:
    """The blocks with the title's words, which the text begins with, as a block of their own."""
    first = blocks[0]
    end = _end_of_words(text, first.start, len(title.split()))
    head = Block(start=first.start, end=end, kind=SegmentKind.TITLE)
    rest = [b for b in blocks if b.end > end]
    if rest and rest[0].start < end:
        tail = text[end : rest[0].end]
        start = end + len(tail) - len(tail.lstrip())
        rest[:1] = [Block(start=start, end=rest[0].end)] if start < rest[0].end else []
    return [head, *rest]


def _end_of_words(text: str, start: int, count: int) -> int:
    """Where the `count` words that begin at `start` end."""
    at = start
    for _ in range(count):
        while at < len(text) and text[at].isspace():
            at += 1
        while at < len(text) and not text[at].isspace():
            at += 1
    return at
