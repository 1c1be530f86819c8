"""Read a web page: its article as blocks, what is not the article marked or left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from tidings.ingest.hidden import strip_hidden
from tidings.ingest.metadata import Metadata
from tidings.ingest.page_metadata import page_metadata
from tidings.ingest.segments import Block, document_of
from tidings.model.codes import SegmentKind
from tidings.model.text import Document

# Any: lxml and trafilatura ship no types.
Element = Any

# trafilatura takes 8 to 38 s on 20,000 to 40,000 paragraphs and silently drops text below depth 300.
MAX_BYTES = 5_000_000
MAX_ELEMENTS = 60_000
MAX_DEPTH = 250

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_BREAKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "address",
        "blockquote",
        "quote",
        "pre",
        "ul",
        "ol",
        "li",
        "list",
        "item",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "row",
        "figure",
        "figcaption",
        "caption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "hr",
        "br",
        "lb",
        "form",
        "fieldset",
        "details",
        "summary",
        "related",
        "slideshow",
        "body",
        "html",
        "center",
        "button",
        "label",
        "cite",
        "graphic",
    ]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "head", "summary"])
_CELLS = frozenset({"td", "th", "cell"})
# What a tag makes of all that stands in it; the outermost one that sets something aside wins.
_KINDS: dict[str, tuple[SegmentKind, str | None]] = {
    "blockquote": (SegmentKind.QUOTE, None),
    "quote": (SegmentKind.QUOTE, None),
    "figcaption": (SegmentKind.CAPTION, None),
    "caption": (SegmentKind.CAPTION, None),
    "address": (SegmentKind.BOILERPLATE, "byline"),
    "footer": (SegmentKind.BOILERPLATE, "footer"),
    "nav": (SegmentKind.BOILERPLATE, "nav"),
    "form": (SegmentKind.BOILERPLATE, "form"),
    "button": (SegmentKind.BOILERPLATE, "button"),
    "aside": (SegmentKind.PROMO, "aside"),
    "related": (SegmentKind.PROMO, "related"),
}
_CREDIT = (SegmentKind.BOILERPLATE, "credit")
# Tags of a page that is nothing but its article, as reading modes and archives save it. Measured on
# such pages: walking them keeps every paragraph, extraction drops short ones.
_ARTICLE_ONLY = frozenset(
    [
        "html",
        "head",
        "body",
        "meta",
        "title",
        "link",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "address",
        "time",
        "a",
        "b",
        "i",
        "u",
        "s",
        "em",
        "strong",
        "small",
        "mark",
        "sub",
        "sup",
        "span",
        "br",
        "hr",
        "ul",
        "ol",
        "li",
        "blockquote",
        "cite",
        "figure",
        "figcaption",
        "img",
        "picture",
        "source",
        "pre",
        "code",
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "caption",
        "aside",
        "footer",
        "details",
        "summary",
        "related",
        "slideshow",
        "iframe",
        "embed",
        "video",
        "audio",
        "map",
        "pic",
        "anchor",
    ]
)


class PageError(ValueError):
    """A page that cannot be read: `code` and a sentence for the problem row."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(slots=True)
class _Open:
    """One element the walk is in."""

    tag: str
    kind: SegmentKind
    rule: str | None
    is_heading: bool


@dataclass(slots=True)
class _Walk:
    """The blocks seen so far, and the words of the block that is open."""

    words: list[str] = field(default_factory=list)
    linked: int = 0
    found: list[tuple[str, Block]] = field(default_factory=list)

    def close(self, state: _Open) -> None:
        """End the open block, if it has any words."""
        text = _BLANKS.sub(" ", "".join(self.words)).strip(" ")
        if text.strip():
            is_linked = self.linked >= len(text) * 0.9
            block = Block(
                start=0, end=len(text), kind=state.kind, rule=state.rule, is_linked=is_linked,
                is_heading=state.is_heading,
            )  # fmt: skip
            self.found.append((text, block))
        self.words, self.linked = [], 0


def read_page(page: str, metadata: Metadata) -> Document:
    """The document of a page; raises PageError where it is too large, too deep or has no article."""
    root = _parse(page)
    metadata = metadata.over(page_metadata(root))
    simple = _is_article_only(root)
    strip_hidden(root)
    found = _walk(_article(root)) if simple else _extracted(root)
    found = _with_title(found, metadata.title)
    if not any(block.kind in {SegmentKind.BODY, SegmentKind.QUOTE} for _, block in found):
        raise PageError(
            "no_article",
            "the page has no paragraphs to read; if it has an article, save the text itself and add that",
        )
    return _document(found, metadata)


def _parse(page: str) -> Element:
    if len(page) > MAX_BYTES:
        raise PageError(
            "too_large",
            f"the page has {len(page):,} characters, more than {MAX_BYTES:,}; save the article alone",
        )
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    content = page.replace("\x00", "\ufffd").encode("utf-8", errors="replace")
    try:
        root = etree.fromstring(content, parser)
    except etree.LxmlError as error:
        raise PageError("broken_page", f"the page cannot be parsed ({error}); save it again") from error
    if root is None:
        raise PageError("no_article", "the page is empty; save it again")
    _check_size(root)
    return root


def _check_size(root: Element) -> None:
    """Refuse trees on which extraction stalls or silently loses text."""
    depth = elements = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        if depth > MAX_DEPTH:
            raise PageError(
                "too_deep", f"elements are nested more than {MAX_DEPTH} deep; save the article alone"
            )
        if elements > MAX_ELEMENTS:
            raise PageError(
                "too_large", f"the page has more than {MAX_ELEMENTS:,} elements; save the article alone"
            )


def _is_article_only(root: Element) -> bool:
    """Whether the page is one article in plain tags, so that there is nothing to tell it from."""
    articles = 0
    for node in root.iter():
        if isinstance(node.tag, str):
            if node.tag not in _ARTICLE_ONLY:
                return False
            articles += node.tag == "article"
    return articles == 1


def _article(root: Element) -> Element:
    return next(root.iter("article"))


def _extracted(root: Element) -> list[tuple[str, Block]]:
    """Blocks of the article that trafilatura finds in a page full of other things."""
    import trafilatura  # noqa: PLC0415  takes 0.7 s to import

    found = trafilatura.bare_extraction(
        root, with_metadata=False, include_comments=False, include_links=True, favor_recall=True
    )
    body = getattr(found, "body", None)
    return _walk(body) if body is not None else []


def _walk(root: Element) -> list[tuple[str, Block]]:
    """The blocks under an element, in order, each with its words and what its tags make of it."""
    walk = _Walk()
    stack = [_Open(tag="", kind=SegmentKind.BODY, rule=None, is_heading=False)]
    links = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if tag in _BREAKS:
                walk.close(stack[-1])
            stack.append(_entered(stack, tag))
            links += tag in {"a", "ref"}
            _take(walk, node.text if tag else None, is_linked=links > 0)
            continue
        links -= tag in {"a", "ref"}
        if tag in _BREAKS:
            walk.close(stack[-1])
        elif tag in _CELLS:
            walk.words.append(" | " if node.getnext() is not None else " ")
        stack.pop()
        if node is not root:
            _take(walk, node.tail, is_linked=links > 0)
    walk.close(stack[-1])
    return walk.found


def _take(walk: _Walk, words: str | None, *, is_linked: bool) -> None:
    if words:
        walk.words.append(words)
        walk.linked += len(words.strip()) if is_linked else 0


def _entered(stack: list[_Open], tag: str) -> _Open:
    """The state inside an element: a part set aside stays so, whatever is nested in it."""
    above = stack[-1]
    kind, rule = above.kind, above.rule
    if kind not in {SegmentKind.PROMO, SegmentKind.BOILERPLATE}:
        if tag == "cite" and kind is SegmentKind.CAPTION:
            kind, rule = _CREDIT
        elif tag in _KINDS:
            kind, rule = _KINDS[tag]
    return _Open(tag=tag, kind=kind, rule=rule, is_heading=above.is_heading or tag in _HEADINGS)


def _with_title(found: list[tuple[str, Block]], title: str | None) -> list[tuple[str, Block]]:
    """The blocks with the title first, and only once."""
    if not title:
        return found
    name = _BLANKS.sub(" ", title).strip()
    key = name.casefold()
    rest = [
        (text, block)
        for i, (text, block) in enumerate(found)
        if not (i < 6 and (block.is_heading or i < 2) and text.casefold() == key)
    ]
    return [(name, Block(start=0, end=len(name), kind=SegmentKind.TITLE)), *rest]


def _document(found: list[tuple[str, Block]], metadata: Metadata) -> Document:
    """One line a block, each block at its place in the text."""
    blocks = list(_placed(found))
    return document_of("\n".join(text for text, _ in found), blocks, metadata)


def _placed(found: list[tuple[str, Block]]) -> Iterator[Block]:
    at = 0
    for text, block in found:
        yield replace(block, start=at, end=at + len(text))
        at += len(text) + 1
