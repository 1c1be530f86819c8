"""Cut text into the word pieces of an uncased BERT vocabulary, each with its place in the text.

The method is WordPiece (Schuster and Nakajima 2012) after BERT's basic tokens (Devlin et al. 2019):
white space and signs part words, marks are taken off, then the longest piece known is cut from the left.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LONGEST_WORD = 100
_IGNORED = frozenset({"Cc", "Cf"})


class Piece(NamedTuple):
    """One word piece: its number in the vocabulary and where its letters stand in the text."""

    number: int
    start: int
    end: int


class Vocabulary:
    """The pieces a model knows, numbered in their order."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        self.unknown = self._numbers["[UNK]"]
        self.first = self._numbers["[CLS]"]
        self.last = self._numbers["[SEP]"]
        self._known: dict[str, tuple[tuple[int, int, int], ...] | None] = {}

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        """The pieces of `text[start:end]`, placed in the whole text."""
        for word, first, last in _words(text, start, end):
            cut = self._cut(word)
            if cut is None:
                yield Piece(self.unknown, first, last)
                continue
            is_even = len(word) == last - first
            for number, left, right in cut:
                yield Piece(number, first + left, first + right) if is_even else Piece(number, first, last)

    def _cut(self, word: str) -> tuple[tuple[int, int, int], ...] | None:
        """A word's pieces by greatest length, or None where a rest of it is unknown."""
        if word not in self._known:
            self._known[word] = self._longest_first(word) if len(word) <= _LONGEST_WORD else None
        return self._known[word]

    def _longest_first(self, word: str) -> tuple[tuple[int, int, int], ...] | None:
        found: list[tuple[int, int, int]] = []
        at = 0
        while at < len(word):
            for stop in range(len(word), at, -1):
                number = self._numbers.get(("##" if at else "") + word[at:stop])
                if number is not None:
                    found.append((number, at, stop))
                    at = stop
                    break
            else:
                return None
        return tuple(found)


def _words(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Basic tokens without marks, in lower case, with their places."""
    at = start
    while at < end:
        letter = text[at]
        if _is_blank(letter):
            at += 1
            continue
        stop = at + 1
        if not _is_single(letter):
            while stop < end and not text[stop].isspace() and not _is_single(text[stop]):
                stop += 1
        yield _fold(text[at:stop]) or letter, at, stop
        at = stop


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")


def _is_blank(letter: str) -> bool:
    return letter.isspace() or letter == "\ufffd" or unicodedata.category(letter) in _IGNORED


def _is_single(letter: str) -> bool:
    """Whether a sign stands alone: punctuation, and each letter of Chinese writing."""
    code = ord(letter)
    if code < 128:
        return 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    is_chinese = 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF
    return is_chinese or unicodedata.category(letter).startswith("P")
