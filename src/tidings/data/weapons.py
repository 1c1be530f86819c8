"""Weapon classes and the words that name them, as typed rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.data.numbers import Words
from tidings.data.tables import table

_ENDS_IN_ES = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponClass:
    """A class of weapons, the event code of an attack with it, and its type in the 1992 keys.

    `wider` is the class it is a kind of.
    """

    type: str
    code: str
    muc4: str | None
    wider: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponWords:
    """Phrases in lower case with their class. `loose` ones name a weapon only in its place."""

    phrases: Mapping[Words, WeaponClass]
    openers: frozenset[str]
    loose: frozenset[Words]
    plurals: frozenset[Words]
    longest: int
    types: Mapping[str, WeaponClass]


@lru_cache(maxsize=1)
def weapon_words() -> WeaponWords:
    """The lexicon of `resources/weapons.yml`, with plurals."""
    rows = dict(table("weapons"))
    loose_rows = rows.pop("loose")
    phrases: dict[Words, WeaponClass] = {}
    plurals: set[Words] = set()
    for name, row in rows.items():
        kind = WeaponClass(type=name, code=row["code"], muc4=row["muc4"], wider=row.get("kind_of"))
        for phrase in row["words"]:
            single = tuple(phrase.split())
            phrases[single] = kind
            plural = _plural_phrase(single)
            plurals.add(plural)
            phrases.setdefault(plural, kind)
    loose = {tuple(phrase.split()) for phrase in loose_rows}
    return WeaponWords(
        phrases=phrases,
        openers=frozenset(words[0] for words in phrases),
        loose=frozenset(loose | {(*words[:-1], _plural(words[-1])) for words in loose}),
        plurals=frozenset(plurals),
        longest=max(map(len, phrases)),
        types={kind.type: kind for kind in phrases.values()},
    )


def match_weapon(words: Sequence[str], first: int) -> int:
    """How many words from `first` on name a weapon: the longest phrase, 0 where none does."""
    lexicon = weapon_words()
    if words[first] not in lexicon.openers:
        return 0
    top = min(lexicon.longest, len(words) - first)
    return next((n for n in range(top, 0, -1) if tuple(words[first : first + n]) in lexicon.phrases), 0)


def is_kind_of(narrow: str, wide: str) -> bool:
    """Whether one class of weapons is a kind of another, however many steps up."""
    types = weapon_words().types
    wider = types[narrow].wider if narrow in types else None
    return wider is not None and (wider == wide or is_kind_of(wider, wide))


def _plural_phrase(words: Words) -> Words:
    """The plural of the last word, or of the one before "of", "packed with" and the like."""
    at = next(
        (i for i, word in enumerate(words) if word in ("of", "packed", "laden", "loaded", "filled")),
        len(words),
    )
    return (*words[: at - 1], _plural(words[at - 1]), *words[at:])


def _plural(word: str) -> str:
    return word + ("es" if word.endswith(_ENDS_IN_ES) else "s")
