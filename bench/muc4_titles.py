"""What MUC-4's slot 19 asks of a named person: the title or role that the evidence gives beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bench.common import Json
from tidings.data.tables import table

# What ends a title where one reads back from the name: "the murder of | former defense minister | Luis Paz".
_BEFORE = re.compile(r"[^\w' -]| (?:of|by|the|an?|that|and|on|his|her|their|when) ")
_BEHIND = re.compile(r", (?:an? |the )?((?:[a-z-]+ ){0,3}?[a-z-]+)(?:,| of | who | in | from |$)")
_VERBAL = re.compile(r"(ed|ing|dead|shot|slain)$")


def titles_of(who: Json, name: str) -> Iterator[str]:
    """The first title in a party's evidence: "judge" for "the judge Ana Lugo" and "Ana Lugo, a judge"."""
    own = set(name.split())
    for piece in who["evidence"]:
        before, _, behind = str(piece["quote"]).lower().partition(name)
        words = _BEFORE.split(f" the {before}")[-1].split()
        start = max((i + 1 for i, word in enumerate(words) if _VERBAL.search(word)), default=0)
        words = [word for word in words[start:] if word not in own]
        if not _offices().isdisjoint(words):
            yield " ".join(words)
            return
        held = _BEHIND.match(behind)
        if held and held.group(1).split()[-1] in _offices():
            yield held.group(1)
            return


def is_office(word: str) -> bool:
    """Whether a word is a noun for people by office or craft, or a form of address."""
    return word in _offices()


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """Nouns for people by office or craft, and forms of address."""
    rows = table("nouns")
    return frozenset(" ".join(rows[row] for row in ("official", "civilian", "state", "titles")).split())
