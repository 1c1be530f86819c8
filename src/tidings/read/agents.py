"""Find who acts in what an event word tells, behind "by" and "at the hands of"."""

from __future__ import annotations

from tidings.read.chunks import Chunk, Parse
from tidings.read.grammar import after_preposition, phrases_from
from tidings.read.modifiers import chunk_ending_at
from tidings.read.triggers import event_nouns
from tidings.read.words import party_words

_BY_ONLY = frozenset({"by"})
_FEW = 12  # tokens from an act to "at the hands of"
_AMID = frozenset({"amid", "amidst", "during", "following", "after", "despite", "before"})


def acting(parse: Parse, start: int) -> list[Chunk]:
    """Who acts, behind "by"; not who gave a speech or paid a visit that an act only followed."""
    found = list(after_preposition(parse, start, _BY_ONLY))
    if not found:
        return at_the_hands(parse, start)
    by = max(i for i in range(start, found[0].first) if parse.tokens[i].lower == "by")
    if _is_of_another_act(parse, start, by):
        return []
    return [] if parse.tokens[by - 1].lower in party_words()["occasions"] else found


def _is_of_another_act(parse: Parse, start: int, by: int) -> bool:
    """Whether "by" is of another act's noun: "violence has fallen amid a crackdown by the army"."""
    other = chunk_ending_at(parse, by)
    if other is None or other.first <= start or parse.tokens[other.head].lower not in event_nouns():
        return False
    return parse.tokens[other.first - 1].lower in _AMID


def at_the_hands(parse: Parse, start: int) -> list[Chunk]:
    """Who acts, behind "at the hands of"."""
    for i in range(start, min(len(parse.tags) - 3, start + _FEW)):
        if [token.lower for token in parse.tokens[i : i + 4]] == ["at", "the", "hands", "of"]:
            return list(phrases_from(parse, i + 4))
    return []
