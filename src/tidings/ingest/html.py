"""Read a web page: its article as blocks, what is not the article marked or left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from tidings.ingest.hidden import strip_hidden
from tidings.ingest.metadata import Metadata
from tidings.ingest.page_metadata import page_metadata
from tidings.ingest.promo import Line, judge
from tidings.ingest.segments import Block, document_of
from tidings.ingest.walk import BLANKS, walk, words_in
from tidings.model.codes import SegmentKind
from tidings.model.text import Document

# Any: lxml and trafilatura ship no types.
Element = Any

# trafilatura takes 8 to 38 s on 20,000 to 40,000 paragraphs and silently drops text below depth 300.
MAX_CHARACTERS = 5_000_000
MAX_ELEMENTS = 60_000
MAX_DEPTH = 250

# Tags of a page that is nothing but its article, as reading modes and archives save it; custom elements
# ("embed-post") may stand among them. On 380 pages of one day, all of this kind, extraction had no
# sentence that walking the tree had not, left out 172, and took half as long again.
_ARTICLE_ONLY = frozenset({
    "html", "head", "body", "meta", "title", "link", "article", "h1", "h2", "h3", "h4", "h5", "h6", "p",
    "address", "time", "a", "b", "i", "u", "s", "em", "strong", "small", "mark", "sub", "sup", "span",
    "br", "hr", "ul", "ol", "li", "blockquote", "cite", "figure", "figcaption", "img", "picture",
    "source", "pre", "code", "table", "thead", "tbody", "tr", "td", "th", "caption", "aside", "footer",
    "details", "summary", "related", "slideshow", "iframe", "embed", "video", "audio", "map", "pic",
    "anchor",
})  # fmt: skip
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_READ = frozenset({SegmentKind.BODY, SegmentKind.QUOTE, SegmentKind.CAPTION})
_MIN_SENTENCE_WORDS = 8  # shorter paragraphs that extraction leaves out are labels more often than text
_MAX_INLINE = 20  # children of a paragraph: links and emphasis; more is a container
_MAX_LEFT_OUT = 0.5  # of the words found; a larger rest is comments or other stories
_MIN_WORDS = 5  # of a page's own text, title apart


class PageError(ValueError):
    """A page that cannot be read: `code` and a sentence for the problem row."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


def read_page(page: str, metadata: Metadata) -> tuple[Document, str | None]:
    """The document of a page, and a sentence of doubt where part of the page may be missing.

    Raises PageError where the page is too large, too deep or has no article.
    """
    root = _parse(page)
    metadata = metadata.over(page_metadata(root))
    is_plain = _is_article_only(root)
    strip_hidden(root)
    found, doubt = (walk(next(root.iter("article"), root)), None) if is_plain else _extracted(root)
    found = _with_title(found, metadata.title)
    own = [text for text, block in found if block.kind in _READ]
    if sum(len(text.split()) for text in own) < _MIN_WORDS and not any(_is_unspaced(text) for text in own):
        reason = "the page has no paragraphs to read; if it has an article, save the text itself and add that"
        raise PageError("no_article", reason)
    text = "\n".join(words for words, _ in found)
    return document_of(text, list(_placed(found)), metadata), doubt


def _is_unspaced(text: str) -> bool:
    """Whether a text is in a script that sets no blanks between words."""
    return len(text) > 15 and text[0] > "\u2e80"


def _parse(page: str) -> Element:
    if len(page) > MAX_CHARACTERS:
        raise PageError(
            "too_large",
            f"the page has {len(page):,} characters, more than {MAX_CHARACTERS:,}; save the article alone",
        )
    # The parser's own limit of depth 256 would cut the page without a word; ours refuses it aloud.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    content = page.replace("\x00", "\ufffd").encode("utf-8", errors="replace")
    try:
        root = html.document_fromstring(content, parser=parser)
    except etree.LxmlError as error:
        raise PageError("no_article", f"the page cannot be parsed ({error}); save it again") from error
    _check_size(root)
    _replace_controls(root)
    return root


def _replace_controls(root: Element) -> None:
    """Put U+FFFD for the control characters that a tree may hold but not be given again."""
    for node in root.iter():
        if node.text and _CONTROL.search(node.text):
            node.text = _CONTROL.sub("\ufffd", node.text)
        if node.tail and _CONTROL.search(node.tail):
            node.tail = _CONTROL.sub("\ufffd", node.tail)


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
            reason = f"elements are nested more than {MAX_DEPTH} deep; save the article alone"
            raise PageError("too_deep", reason)
        if elements > MAX_ELEMENTS:
            reason = f"the page has more than {MAX_ELEMENTS:,} elements; save the article alone"
            raise PageError("too_large", reason)


def _is_article_only(root: Element) -> bool:
    """Whether the page is one article in plain tags, so that there is nothing to tell it from."""
    articles = 0
    for node in root.iter():
        tag = node.tag
        if isinstance(tag, str):
            if tag not in _ARTICLE_ONLY and "-" not in tag:
                return False
            articles += tag == "article"
    return articles == 1


def _extracted(root: Element) -> tuple[list[tuple[str, Block]], str | None]:
    """Blocks of the article in a page full of other things, and what may be missing.

    Extraction finds the article. Where it leaves out sentences of the element that holds it, that
    element is read instead, with its promotional lines marked.
    """
    import trafilatura  # noqa: PLC0415  takes 0.7 s to import

    result = trafilatura.bare_extraction(
        root, with_metadata=False, include_comments=False, include_links=True, favor_recall=True
    )
    body = getattr(result, "body", None)
    found = walk(body) if body is not None else []
    named = _container(root)
    holder = named if named is not None else _holder(root, found)
    if not found:
        return walk(root if holder is None else holder), None
    missing = _missing(holder, found) if holder is not None else []
    if not missing:
        return found, None
    have = sum(len(text) for text, _ in found)
    if holder is named or sum(map(len, missing)) <= have * _MAX_LEFT_OUT:
        return walk(holder), None
    reason = (
        f"{len(missing)} sentences that stand around the article were not read, such as {missing[0][:60]!r}; "
        "if they belong to it, save the text itself and add that"
    )
    return found, reason


def _container(root: Element) -> Element | None:
    """The one element that the page calls its article, or its main part."""
    for path in (".//*[@itemprop='articleBody']", ".//article", ".//main"):
        nodes = root.findall(path)
        if len(nodes) == 1:
            return nodes[0]
    return None


def _holder(root: Element, found: list[tuple[str, Block]]) -> Element | None:
    """The smallest element around all the paragraphs that extraction found, if it is not the page."""
    have = {" ".join(text.split()) for text, _ in found if len(text.split()) >= _MIN_SENTENCE_WORDS}
    shared: list[Element] | None = None
    for node in root.iter("p", "li", "div", "td", "span"):
        if len(node) <= _MAX_INLINE and " ".join("".join(node.itertext()).split()) in have:
            path = [node, *node.iterancestors()][::-1]
            shared = (
                path[:-1] if shared is None else [a for a, b in zip(shared, path, strict=False) if a is b]
            )
    if not shared or shared[-1].tag in {"body", "html"}:
        return None
    return shared[-1]


def _missing(root: Element, found: list[tuple[str, Block]]) -> list[str]:
    """The paragraphs with a whole sentence that are not among the blocks found."""
    have = " ".join(" ".join(text.split()) for text, _ in found)
    missing = []
    for text in words_in(walk(root)):
        words = text.split()
        is_sentence = len(words) >= _MIN_SENTENCE_WORDS and text.rstrip("\"”’')")[-1:] in tuple(".!?")
        if is_sentence and " ".join(words)[:200] not in have and judge(Line(text)) is None:
            missing.append(text)
    return missing


def _with_title(found: list[tuple[str, Block]], title: str | None) -> list[tuple[str, Block]]:
    """The blocks with the title first, and only once."""
    if not title:
        return found
    name = BLANKS.sub(" ", title).strip()
    key = name.casefold()
    rest = [
        (text, block)
        for i, (text, block) in enumerate(found)
        if not (i < 6 and (block.is_heading or i < 2) and text.casefold() == key)
    ]
    return [(name, Block(start=0, end=len(name), kind=SegmentKind.TITLE)), *rest]


def _placed(found: list[tuple[str, Block]]) -> Iterator[Block]:
    """Each block at its place in the text, one line a block."""
    at = 0
    for text, block in found:
        yield block._replace(start=at, end=at + len(text))
        at += len(text) + 1
