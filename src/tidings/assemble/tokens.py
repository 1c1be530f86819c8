"""Part a text into words, numbers and signs, and tell the words that may belong to a name."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:,\d{3})*|[^\w\s]|_")
_POSSESSIVE = re.compile(r"['’]s$")


class Token(NamedTuple):
    """A word, number or sign, and where it begins."""

    text: str
    start: int


def tokens_of(text: str) -> list[Token]:
    """The words, numbers and signs of a text, in order."""
    return [Token(match.group(), match.start()) for match in _TOKEN.finditer(text)]


def is_title(word: str) -> bool:
    """Whether a word has one capital, at its beginning."""
    return len(word) > 1 and word[0].isupper() and not word.isupper()


def is_possessive(word: str) -> bool:
    """Whether a word ends in "'s"."""
    return _POSSESSIVE.search(word) is not None


def bare(word: str) -> str:
    """A word in lower case without its possessive ending."""
    return _POSSESSIVE.sub("", word.casefold())


def is_initial(tokens: list[Token], index: int) -> bool:
    """A middle initial or its stop, which does not end a name: "Julia B. Santos"."""
    word = tokens[index].text
    if word == ".":
        before = tokens[index - 1].text if index else ""
        return len(before) == 1 and before.isupper()
    return len(word) == 1 and word.isupper()
