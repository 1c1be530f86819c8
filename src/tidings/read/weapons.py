"""Find the weapons that a sentence names."""

from __future__ import annotations

from tidings.data.weapons import match_weapon, weapon_words
from tidings.read.sentences import Sentence

# "Bomb maker", "bomb squad": nobody used one.
_HANDLERS = frozenset(
    {"maker", "makers", "squad", "squads", "expert", "experts", "disposal", "threat", "threats", "hoax"}
    | {"technician", "technicians", "scare", "shelter", "shelters"}
)


def find_weapons(sentence: Sentence) -> list[tuple[int, int, str]]:
    """First token, end token and class of each weapon named, in order, longest names first.

    Words that are weapons only in some places ("shot", "mine") are left to the readers.
    """
    lexicon = weapon_words()
    lower = [token.lower for token in sentence.tokens]
    found: list[tuple[int, int, str]] = []
    i = 0
    while i < len(lower):
        length = match_weapon(lower, i)
        words = tuple(lower[i : i + length])
        is_named = words not in lexicon.loose and not (set(lower[i + length : i + length + 1]) & _HANDLERS)
        if length and is_named:
            found.append((i, i + length, lexicon.phrases[words].type))
        i += max(length, 1)
    return found
