"""Tell whether the words put one place inside another: "in Nangarhar's Kuz Kunar", "Qarqin of Jawzjan"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tidings.data.gazetteer import Gazetteer, Hit, Place
from tidings.data.layout import Kind
from tidings.data.names import fold
from tidings.read.place_names import Candidate
from tidings.read.place_words import place_words
from tidings.read.sentences import Token

INWARD = frozenset({"in", "at", "near", "from", "to", "outside"})
OWNERS = frozenset({"'s", "’s"})
_HELD = 5  # tokens
_JOINS = (",", "(", "of", "in", "under", "the", "government", "local", "central")
_LONGEST_JOIN = 6  # tokens: "Local Government Area of northern"
_LONGEST_NAME = 3  # tokens


def is_holder(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a place is said to hold another: "in Helmand's Gereshk district"."""
    behind = tokens[last : last + _HELD]
    if not first or tokens[first - 1].lower not in INWARD or len(behind) < 3 or behind[0].text not in OWNERS:
        return False
    return any(token.lower in place_words().kinds for token in behind[2:])


def holds_named(candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether the name behind is known to lie in this one: "in Nangarhar's Kuz Kunar"."""
    tokens, last = candidate.sentence.tokens, candidate.last
    is_placed = candidate.first > 0 and tokens[candidate.first - 1].lower in INWARD
    if not is_placed or tokens[last : last + 1] == () or tokens[last].text not in OWNERS:
        return False
    for end in range(min(len(tokens), last + 1 + _LONGEST_NAME), last + 1, -1):
        if all(token.is_capital for token in tokens[last + 1 : end]):
            inner = gazetteer.hits(fold(" ".join(token.text for token in tokens[last + 1 : end])))
            if _lies_in([gazetteer.place(hit.row) for hit in inner], candidate.hits, gazetteer):
                return True
    return False


def is_held_by_named(candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether the division or country before "'s" holds a place of this name."""
    tokens, owner = candidate.sentence.tokens, candidate.first - 1
    if owner < 2 or tokens[owner].text not in OWNERS:
        return False
    inner = [gazetteer.place(hit.row) for hit in candidate.hits]
    for first in range(max(1, owner - _LONGEST_NAME), owner):
        if tokens[first - 1].lower in INWARD and tokens[first].is_capital:
            outer = gazetteer.hits(fold(" ".join(token.text for token in tokens[first:owner])))
            return _lies_in(inner, outer, gazetteer)
    return False


def _lies_in(inner: Sequence[Place], outer: Sequence[Hit], gazetteer: Gazetteer) -> bool:
    """Whether a place lies in a division or country of those found under another name."""
    lands = [gazetteer.place(hit.row) for hit in outer]
    divisions = {place.id for place in lands if place.kind is Kind.ADM1}
    countries = {place.country for place in lands if place.kind is Kind.COUNTRY}
    return any(place.admin1 in divisions or place.country in countries for place in inner)


def is_inside(candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether the words put a name into a division that holds a place of that name: "Qarqin of Jawzjan"."""
    words, tokens = place_words(), candidate.sentence.tokens
    at, is_joined = candidate.last, False
    while at < len(tokens) and at - candidate.last < _LONGEST_JOIN and tokens[at].lower in _joining():
        is_joined |= tokens[at].lower not in words.kinds
        at += 1
    if at + 2 < len(tokens) and tokens[at + 1].text in OWNERS:  # "in the Haradh district of Yemen's Hajjah"
        at += 2
    if not is_joined or at >= len(tokens) or not tokens[at].is_capital:
        return False
    divisions = {gazetteer.place(hit.row).admin1 for hit in candidate.hits}
    for last in range(min(at + 3, len(tokens)), at, -1):
        key = fold(" ".join(token.text for token in tokens[at:last]))
        outer = [gazetteer.place(hit.row) for hit in gazetteer.hits(key)]
        if any(place.kind is Kind.ADM1 for place in outer):
            return any(place.id in divisions for place in outer if place.kind is Kind.ADM1)
    return False


@lru_cache(maxsize=1)
def _joining() -> frozenset[str]:
    """Words that lead from a name to what holds it: "local government area of", ", in northern"."""
    sides = {side + end for side in ("north", "south", "east", "west") for end in ("", "ern")}
    return frozenset({*_JOINS, *sides, *place_words().kinds})
