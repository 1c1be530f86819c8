"""Walk an element tree and collect its text block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from tidings.ingest.segments import Block
from tidings.model.codes import SegmentKind

# Any: lxml ships no types.
Element = Any

BLANKS = re.compile(r"[ \t\n\r\f]+")
_BREAKS = frozenset({
    "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "address",
    "blockquote", "quote", "pre", "ul", "ol", "li", "list", "item", "dl", "dt", "dd", "table", "thead",
    "tbody", "tr", "row", "figure", "figcaption", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "head",
    "hr", "br", "lb", "form", "fieldset", "details", "summary", "related", "slideshow", "body", "html",
    "center", "button", "label", "graphic",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "head", "summary"})
_CELLS = frozenset({"td", "th", "cell"})
_LINKS = frozenset({"a", "ref"})
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
_SET_ASIDE = frozenset({SegmentKind.PROMO, SegmentKind.BOILERPLATE})
_LINKED_SHARE = 0.9  # of a block's characters, so that a full stop or an arrow may stand outside


@dataclass(slots=True)
class _Open:
    """One element the walk is in, and whether it parts blocks."""

    kind: SegmentKind = SegmentKind.BODY
    rule: str | None = None
    is_heading: bool = False
    is_break: bool = False


@dataclass(slots=True)
class _Walk:
    """The blocks seen so far, and the words of the block that is open."""

    words: list[str] = field(default_factory=list)
    linked: int = 0
    found: list[tuple[str, Block]] = field(default_factory=list)

    def take(self, words: str | None, *, is_linked: bool) -> None:
        """Add words to the open block."""
        if words:
            self.words.append(words)
            self.linked += len(words.strip()) if is_linked else 0

    def close(self, state: _Open) -> None:
        """End the open block, if it has any words."""
        text = BLANKS.sub(" ", "".join(self.words)).strip(" ")
        if text.strip():
            is_linked = self.linked >= len(text) * _LINKED_SHARE
            kind, rule, is_heading = state.kind, state.rule, state.is_heading
            self.found.append(
                (text, Block(0, len(text), kind, rule, is_linked=is_linked, is_heading=is_heading))
            )
        self.words, self.linked = [], 0


def walk(root: Element) -> list[tuple[str, Block]]:
    """The blocks under an element, in order, each with its words and what its tags make of it."""
    state = _Walk()
    stack = [_Open()]
    links = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            inner = _entered(stack[-1], tag)
            if inner.is_break:
                state.close(stack[-1])
            stack.append(inner)
            links += tag in _LINKS
            state.take(node.text if tag else None, is_linked=links > 0)
            continue
        links -= tag in _LINKS
        if stack[-1].is_break:
            state.close(stack[-1])
        elif tag in _CELLS:
            state.words.append(" | " if node.getnext() is not None else " ")
        stack.pop()
        if node is not root:
            state.take(node.tail, is_linked=links > 0)
    state.close(stack[-1])
    return state.found


def _entered(above: _Open, tag: str) -> _Open:
    """The state inside an element: a part set aside stays so, whatever is nested in it."""
    kind, rule = above.kind, above.rule
    is_credit = tag == "cite" and kind is SegmentKind.CAPTION
    if is_credit:
        kind, rule = SegmentKind.BOILERPLATE, "credit"
    elif kind not in _SET_ASIDE and tag in _KINDS:
        kind, rule = _KINDS[tag]
    return _Open(
        kind=kind,
        rule=rule,
        is_heading=above.is_heading or tag in _HEADINGS,
        is_break=tag in _BREAKS or is_credit,
    )


def words_in(blocks: list[tuple[str, Block]]) -> Iterator[str]:
    """The texts of the blocks that are not set aside."""
    return (text for text, block in blocks if block.kind not in _SET_ASIDE)
