"""Find the names that head the items of a list of news: "KIRKUK - A suicide bomber killed seven"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tidings.model.codes import SegmentKind
from tidings.read.sentences import Sentence, Token

_BULLETS = frozenset("*•·●▪◦-–—>")
_DASHES = frozenset({"-", "--", "–", "—", "_"})
_BESIDE = frozenset({"NEAR", "OUTSIDE", "SOUTH", "NORTH", "EAST", "WEST", "OF"})
_FEWEST = 2  # one alone is a dateline
_LONGEST_NAME = 4  # tokens
_LEAST_TOLD = 4  # tokens
_LEAST_LETTERS = 3


def heads_of(sentences: Sequence[Sentence]) -> Mapping[int, range]:
    """The tokens of the names that head items, by the number of their sentence; none in other texts."""
    found = {}
    for sentence in sentences:
        before = sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.block != sentence.block:
            behind = sentences[sentence.index + 1] if sentence.index + 1 < len(sentences) else None
            name = head_of(sentence) or _name_alone(sentence, behind)
            if name:
                found[sentence.index] = name
    return found if len(found) >= _FEWEST else {}


def head_of(sentence: Sentence) -> range:
    """The tokens of a name that opens a sentence: in capitals before a dash, or marked and before a colon.

    "*NEAR HAWIJA - Forces ...", "• Gusau: Bandits ...", "2. Arauca: Fighters ...".
    """
    tokens = sentence.tokens
    marked = _past_number(tokens, _past(tokens, 0, _BULLETS))
    first = _past(tokens, marked, _BESIDE)
    last = first
    while last < len(tokens) and tokens[last].is_capital and tokens[last].text[0].isalpha():
        last += 1
    if not first < last <= first + _LONGEST_NAME or last == len(tokens):
        return range(0)
    is_shouted = all(token.text.isupper() for token in tokens[first:last])
    is_long = len(tokens[first].text) >= _LEAST_LETTERS
    is_closed = (is_shouted and tokens[last].text in _DASHES) or (marked > 0 and tokens[last].text == ":")
    is_told = len(tokens) - last > _LEAST_TOLD or sentence.kind is SegmentKind.DATELINE
    return range(first, last) if is_long and is_closed and is_told else range(0)


def _past_number(tokens: Sequence[Token], at: int) -> int:
    """Past the number of an item: "2." or "2)"."""
    is_number = at + 1 < len(tokens) and tokens[at].text.isdigit() and tokens[at + 1].text in (".", ")")
    return at + 2 if is_number else at


def _past(tokens: Sequence[Token], at: int, words: frozenset[str]) -> int:
    while at < len(tokens) and tokens[at].text in words:
        at += 1
    return at


def _name_alone(sentence: Sentence, behind: Sentence | None) -> range:
    """The tokens of a name that is a sentence by itself before others: "Kryvyi Rih. Debris set ..."."""
    tokens = sentence.tokens
    last = len(tokens) - 1
    if not 1 <= last <= _LONGEST_NAME or tokens[last].text != "." or behind is None:
        return range(0)
    is_name = all(token.is_capital and token.text[0].isalpha() for token in tokens[:last])
    return range(last) if is_name and behind.block == sentence.block else range(0)
