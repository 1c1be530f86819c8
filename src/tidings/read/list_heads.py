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
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_LONGEST_HEAD = 8  # tokens: ", Koro road, Mafa district:"


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


def dated_heads_of(sentences: Sequence[Sentence]) -> Mapping[int, range]:
    """The tokens of the place behind the day that opens an item of a dated list, by its sentence's number.

    "- 11 March, Koro road, Mafa district: Armed men ...", "- On 14 March two boys ...": the range is empty
    where no place is headed. Only a list whose items are marked, and of which two open with a day, is one.
    """
    found = {}
    for sentence in sentences:
        marked = _past(sentence.tokens, 0, _BULLETS)
        behind = _past_day(sentence.tokens, marked) if marked else 0
        if behind:
            found[sentence.index] = _before_colon(sentence.tokens, behind)
    return found if len(found) >= _FEWEST else {}


def _past_day(tokens: Sequence[Token], at: int) -> int:
    """Past a day of a month: "11 March", "On March 11"; 0 where none stands there."""
    first = _past(tokens, at, frozenset({"On"}))
    pair = [token.lower.rstrip(".") for token in tokens[first : first + 2]]
    is_day = len(pair) == 2 and any(p.isdigit() for p in pair) and any(p in _MONTHS for p in pair)
    return first + 2 if is_day else 0


def _before_colon(tokens: Sequence[Token], at: int) -> range:
    """The tokens from one on up to a colon near it; none where there is no colon."""
    ends = (i for i in range(at, min(at + _LONGEST_HEAD, len(tokens))) if tokens[i].text == ":")
    return range(at, next(ends, at))


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
