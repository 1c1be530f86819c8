"""Segments: every character that is not blank has one, in order, and spans stay true."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidings.ingest.html import PageError, read_page
from tidings.ingest.metadata import Metadata
from tidings.ingest.plain import read_text
from tidings.model.text import Document

PIECES = [
    "Shells hit the market on Monday.", "READ ALSO: Twelve Killed in Blast", "Advertisement", "\n", "\r\n", "\n\n", "\t", " ",
    "LAKESIDE (AP) — ", "“We ran,” she said.", "ضربت الصواريخ القاعدة", "שלושה נהרגו", "e\u0301te\u0301", "💥🏚️", "\u200b", "\u202e",
    "\u00a0", "\ufeff", "(Reporting by A. Bell)", "Follow us on Twitter.", "\x0b", "\u2028", "\x85", "İstanbul", "ﬀ", "\r",
    "More:", "By Anna Bell", "Photo: A. Bell", "THE CITY WILL CLOSE ITS PORT AFTER FIRE", "=", "***", "Two died. ", "👩‍👩‍👧",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=25).map("".join)


def assert_covered(document: Document) -> None:
    """Segments lie in order, do not overlap, and leave nothing but blanks between them."""
    at = 0
    for segment in document.segments:
        assert segment.span.start >= at
        assert not document.text[at : segment.span.start].strip()
        quote = document.quote(segment.span)
        assert quote == quote.strip() != ""
        assert segment.rule is not None or not segment.is_ignored
        at = segment.span.end
    assert not document.text[at:].strip()


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_plain_texts_are_covered(text: str) -> None:
    """Whatever the script and the line ends, the text stays and is covered."""
    document = read_text(text)
    assert document.text == text
    assert_covered(document)


@given(
    TEXTS, st.sampled_from(["Market shelled", "  Two   died ", "💥 é", "Shells hit the market on Monday."])
)
@settings(max_examples=200, deadline=None)
def test_a_title_given_apart_comes_first_and_once(text: str, title: str) -> None:
    """The title is added where the text does not begin with it, and is a segment of its own."""
    document = read_text(text, Metadata(title=title))
    assert document.text.endswith(text)
    assert_covered(document)
    first = document.segments[0]
    assert str(first.kind) == "title"
    assert document.quote(first.span).split() == title.split() or document.text == text


@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "h2", "li", "blockquote", "aside", "td", "figcaption"]), TEXTS),
        max_size=12,
    )
)
@settings(max_examples=150, deadline=None)
def test_pages_are_covered(parts: list[tuple[str, str]]) -> None:
    """A page's blocks become lines, each covered."""
    inner = "".join(
        f"<{tag}>{words.replace('<', '&lt;').replace('&', '&amp;')}</{tag}>" for tag, words in parts
    )
    page = f"<html><body><article><h1>Market shelled</h1>{inner}</article></body></html>"
    with suppress(PageError):  # a page may have nothing to read
        assert_covered(read_page(page, Metadata())[0])


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
def test_unicode_forms_are_not_changed(form: str) -> None:
    """The text keeps its own normal form."""
    text = unicodedata.normalize(form, "Café owners in Zürich said “no”.\nTwo were hurt in São Tomé.\n")  # type: ignore[arg-type]
    assert read_text(text).text == text


@pytest.mark.parametrize(
    ("first", "is_title"),
    [
        ("Rockets hit northern air base, wounding two", True),
        ("Is the cease-fire holding?", True),
        ("Rockets hit the northern air base on Friday.", False),
        ("The base was hit by rockets fired from the hills, the army said, for", False),
        ("LAKESIDE (Reuters) -", False),
        ("READ ALSO: Army retakes the bridge", False),
        ("By Anna Bell", False),
        ("DEV-0047 (NOSC)", False),
        ("Protesters at the gate. (Photo by Anna Bell/Getty Images)", False),
    ],
)
def test_a_first_line_is_a_title_only_if_it_looks_like_one(first: str, is_title: bool) -> None:  # noqa: FBT001
    """Headings have no final stop and do not break off."""
    document = read_text(f"{first}\nTwo soldiers were wounded when rockets hit the base, officials said.\n")
    assert (str(document.segments[0].kind) == "title") is is_title
    assert (document.title == first) is is_title


def test_hard_wrapped_paragraphs_are_blocks() -> None:
    """A line break inside a paragraph parts nothing: the promo cue wrapped onto a new line is prose."""
    text = (
        "Two soldiers were wounded on Friday when rockets hit the base\n"
        "in the north of the country. The army said that it would\n"
        "read more into the attack than it had into earlier ones, and\n"
        "that the launchers had been found.\n\n"
        "Nobody claimed the attack, which came a day after talks had\n"
        "ended without a result.\n"
    )
    document = read_text(text)
    assert [str(s.kind) for s in document.segments] == ["body"]
