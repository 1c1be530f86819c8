"""MUC-4's slots 12 to 16: the buildings, works and vehicles struck by an incident."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bench.common import Json
from bench.muc4 import without_number, written
from bench.muc4_codes import damage, site_type
from bench.muc4_humans import OUTCOMES, Row, number_of, quoted


def things(struck: Sequence[Json], text: str) -> Row:
    """The fills of the things struck; one told by two names is one."""
    row: Row = {12: [], 13: [], 14: [], 16: []}
    for words, tellings in _told_once(struck):
        name = quoted(words)
        row[12].append(name)
        row[13].append(f"{site_type(words)}: {name}")
        row[14].append(f"{number_of(tellings[0], text)}: {name}")
        told = " ".join(str(piece["quote"]).lower() for who in tellings for piece in who["evidence"])
        effects = (OUTCOMES[str(who["effect"])] for who in tellings if who["effect"])
        effect = damage(told) or next(effects, None)
        if effect:
            row[16].append(f"{effect}: {name}")
    return row


def _told_once(struck: Sequence[Json]) -> list[tuple[str, list[Json]]]:
    """The things, each with all that is told of it: by the same words, as an owner, or by a short name."""
    kept: list[tuple[str, list[Json]]] = []
    for who in struck:
        words = without_number(written(who))
        same = next((i for i, (other, _) in enumerate(kept) if _are_one(words, other)), None)
        if same is None:
            kept.append((words, [who]))
            continue
        other, tellings = kept[same]
        is_fuller = len(words) > len(other)
        kept[same] = (words, [who, *tellings]) if is_fuller else (other, [*tellings, who])
    return kept


def _are_one(left: str, right: str) -> bool:
    """Whether one thing is told again in another's words: "president" in "president's home"."""
    own, other = (set(re.findall(r"[\w-]+", words)) for words in (left, right))
    return own <= other or other <= own or left == _initials(right) or right == _initials(left)


def _initials(words: str) -> str:
    """The short name of a body: "das", of the administrative department of security."""
    return "".join(word[0] for word in words.split() if word not in ("of", "the", "and", "for"))
