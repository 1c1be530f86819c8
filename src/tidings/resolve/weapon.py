"""Turn the words for a weapon into its class and number."""

from __future__ import annotations

import re

from tidings.data.weapons import WeaponClass, match_weapon, weapon_words
from tidings.model.values import Count, Weapon
from tidings.resolve.quantity import resolve_count

_WORD = re.compile(r"[^\s,;:()\"“”]+")
_MASS = frozenset(
    {"explosive", "artillery", "tear gas", "chemical weapon", "torture", "fire", "firearm", "dynamite"}
)


def resolve_weapon(raw: str, *, hedge: str | None = None, kind: str | None = None) -> Weapon | None:
    """The class of weapon that words name, with its number where they say one; None for no weapon.

    `hedge` is a number word that stands elsewhere ("multiple missiles and rockets"). `kind` is the
    class that a verb implies ("shot": firearm), where the words themselves name none.

    >>> resolve_weapon("multiple ballistic missiles").type
    'ballistic missile'
    """
    found = _find(raw)
    if found is None:
        return Weapon(type=kind) if kind is not None and kind in weapon_words().types else None
    named, words, end = found
    return Weapon(type=named.type, count=_number(f"{hedge or ''} {raw[:end]}".strip(), words, named))


def weapon_class(raw: str) -> WeaponClass | None:
    """The class of weapon that words name, with its event code and its type in the 1992 keys."""
    found = _find(raw)
    return found[0] if found else None


def _find(raw: str) -> tuple[WeaponClass, tuple[str, ...], int] | None:
    """The first weapon named, its words, and where they end in the raw text.

    A word with hyphens is also tried in parts, so that "missile-strike" is found.
    """
    lexicon = weapon_words()
    for pattern in (_WORD, re.compile(r"[^\W_]+")):
        matches = [m for m in pattern.finditer(raw) if m.group().strip(".'’")]
        words = [re.sub(r"['’]s?$", "", m.group().lower().strip(".")) for m in matches]
        for first in range(len(words)):
            length = match_weapon(words, first)
            if length:
                start, end = _head(words, first, first + length)
                phrase = tuple(words[start:end])
                return lexicon.phrases[phrase], phrase, matches[end - 1].end()
    return None


def _head(words: list[str], first: int, last: int) -> tuple[int, int]:
    """The second of two weapons of one class side by side: "AK-47 rifles" are rifles."""
    phrases = weapon_words().phrases
    more = match_weapon(words, last) if last < len(words) else 0
    if more and phrases[tuple(words[last : last + more])] == phrases[tuple(words[first:last])]:
        return last, last + more
    return first, last


def _number(raw: str, words: tuple[str, ...], kind: WeaponClass) -> Count | None:
    """How many: what a number says, one for an article, two or more for a bare plural."""
    count = resolve_count(raw)
    is_bare = count is not None and count.hedge is None and count.operator == ">="
    if is_bare and (kind.type in _MASS or words not in weapon_words().plurals):
        return None
    return count
