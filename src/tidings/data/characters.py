"""One plain spelling for characters that look alike, with the way back to the text as it came."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAKS = "\u0085\u2028\u2029"
_HYPHENS = "\u2010\u2011\u2043\ufe63\uff0d"
# Other forms of plain signs: full width, half width, ligatures, letters of formulas.
_FORMS = "\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff"
_DIGITS = "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef"
_MARKS = "\u0300-\u036f"
_FOREIGN = "\u0370-\u03ff\u0400-\u04ff"
# Greek and Cyrillic letters that look like Latin ones, and those.
_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһѵԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυ",
    "ABESIJKMHOPCTYXaesijopcyxdhvqw" + "ABEZHIKMNOPTYXovpu",
)
_LATIN = re.compile(r"[A-Za-z]")
_ODD = re.compile(
    rf"(?P<gone>[{_INVISIBLE}]+)|(?P<blank>[{_BLANKS}])|(?P<gap>[{_BREAKS}])|(?P<hyphen>[{_HYPHENS}])"
    rf"|(?P<form>[{_FORMS}{_DIGITS}])|(?P<marked>[^\W\d_][{_MARKS}]+)|(?P<mixed>\w*[{_FOREIGN}]\w*)"
)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in plain characters; `begins` and `ends` say where in the original each of them stands.

    Both are None where every character stands at its old place.
    """

    text: str
    begins: array[int] | None = None
    ends: array[int] | None = None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original the plain characters [start, end) stand."""
        if self.begins is None or self.ends is None or start >= end:
            return start, end
        return self.begins[start], self.ends[end - 1]

    def here(self, at: int) -> int:
        """Where the first plain character at or behind a place of the original stands."""
        return at if self.begins is None else bisect_left(self.begins, at)


def plain(text: str) -> Plain:
    """The text with invisible signs left out, marks joined to their letters, and other forms made plain.

    >>> plain("5\u200b0\u00a0ki\u0301lled").text
    '50 kílled'
    """
    if text.isascii() or _ODD.search(text) is None:
        return Plain(text)
    pieces: list[str] = []
    begins, ends = array("l"), array("l")
    last = 0
    is_moved = False
    for found in _ODD.finditer(text):
        start, end = found.span()
        new = _plain(found)
        pieces += (text[last:start], new)
        begins.extend(range(last, start))
        ends.extend(range(last + 1, start + 1))
        if len(new) == end - start:  # one for one
            begins.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            is_moved = True
            begins.extend([start] * len(new))
            ends.extend([end] * len(new))
        last = end
    pieces.append(text[last:])
    begins.extend(range(last, len(text)))
    ends.extend(range(last + 1, len(text) + 1))
    whole = "".join(pieces)
    return Plain(whole, begins, ends) if is_moved else Plain(whole)


def _plain(found: re.Match[str]) -> str:
    """What a stretch of odd characters becomes."""
    sign = found[0]
    kind = found.lastgroup
    if kind == "gone":
        return ""
    if kind == "blank":
        return " "
    if kind == "gap":
        return "\n"
    if kind == "hyphen":
        return "-"
    if kind == "form":
        return _form(sign)
    if kind == "marked":
        return unicodedata.normalize("NFC", sign)
    return sign.translate(_ALIKE) if _LATIN.search(sign) else sign


def _form(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return unicodedata.normalize("NFKC", sign)
