"""Characters that look alike read as one, and the way back to the text as it came."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.data.characters import plain


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("killed 23\u00a0people", "killed 23 people"),
        ("ki\u200bl\u00adled", "killed"),
        ("1\u2060200 \ufeffdead", "1200 dead"),
        ("\u2068Kabul\u2069", "Kabul"),
        ("al\u2011Shabaab, al\u2010Shabaab", "al-Shabaab, al-Shabaab"),
        ("２３ ｋｉｌｌｅｄ", "23 killed"),
        ("٢٣ people", "23 people"),
        ("ﬁre, oﬃcers", "fire, officers"),
        (unicodedata.normalize("NFD", "Medellín"), "Medellín"),
        ("Kаbul", "Kabul"),  # a Cyrillic letter inside a Latin word
        ("Киев", "Киев"),  # a word all in Cyrillic stays
        ("one\u2029two", "one\ntwo"),
        ("“quoted” – ½", "“quoted” – ½"),
    ],
)
def test_plain(text, wanted):
    """Invisible signs go, marks join their letters, other forms become the plain ones."""
    assert plain(text).text == wanted


def test_ordinary_texts_are_left_alone():
    """A text without odd characters keeps its places, and no table of them is made."""
    view = plain("“José” was killed – in São Paulo.")
    assert view.begins is None
    assert view.origin(3, 7) == (3, 7)


def test_the_way_back():
    """The span of a plain word holds the whole of what it was written with."""
    text = "x ki\u200bl\u00adle\u0301d y"
    view = plain(text)
    start = view.text.index("k")
    first, last = view.origin(start, view.text.index("d") + 1)
    assert text[first:last] == "ki\u200bl\u00adle\u0301d"
    assert view.here(first) == start


def test_gains_and_losses_that_even_out():
    """One sign that becomes two and one that goes leave the length, but not the places."""
    view = plain("ﬁ a\u200b b")
    assert len(view.text) == 6
    assert view.origin(view.text.index("b"), 6) == (5, 6)


@given(st.text(alphabet="ab1 \u200b\u00ad\u0301\u00a0ﬁ２\u0430é\n\u2029", max_size=40))
def test_every_plain_span_lies_in_the_text(text):
    """Spans keep their order, lie inside the text, and the plain text is plain already."""
    view = plain(text)
    spans = [view.origin(i, i + 1) for i in range(len(view.text))]
    assert all(0 <= first < last <= len(text) for first, last in spans)
    assert spans == sorted(spans)
    assert all(ord(c) not in (0x200B, 0xAD, 0xA0) for c in view.text)
