"""Tell what sorts of deeds a text speaks of, so that no document is of an incident that it never tells of."""

from __future__ import annotations

import re
from functools import lru_cache

from tidings.data.tables import table


def find_deeds(text: str) -> frozenset[str]:
    """The sorts of deeds that the words of a text tell of: to kill, to shoot, to protest."""
    return frozenset(name for name, words in _sorts() if words.search(text))


@lru_cache(maxsize=1)
def _sorts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each sort with the beginnings of its words."""
    return tuple(
        (name, re.compile(rf"\b(?:{'|'.join(words.split())})", re.IGNORECASE))
        for name, words in sorted(table("link_words")["deeds"].items())
    )
