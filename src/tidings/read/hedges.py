"""Find hedges of belief: reportedly, claimed to be, allegedly, believed to have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tidings.data.tables import table
from tidings.model.codes import Stance
from tidings.model.text import Span
from tidings.read.cues import Cues
from tidings.read.lines import Line


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge by its tokens [first, last), with its words and the stance it lends."""

    first: int
    last: int
    words: str
    stance: Stance
    span: Span


@lru_cache(maxsize=1)
def _cues() -> Cues:
    return Cues(table("speech")["hedges"])


def find_hedges(line: Line) -> tuple[Hedge, ...]:
    """The hedges of one line, left to right.

    "reportedly the most significant" lends the stance `reported`, "allegedly" and "believed to"
    the stance `suspected`.
    """
    return tuple(
        Hedge(
            cue.first,
            cue.last,
            " ".join(line.lowers[cue.first : cue.last]),
            Stance(cue.label),
            line.span(cue.first, cue.last),
        )
        for cue in _cues().find(line.lowers, line.words)
    )


def hedge_near(line: Line, first: int, reach: int = 4) -> Hedge | None:
    """The last hedge that ends at most `reach` tokens before token `first`, in the same comma group."""
    best = None
    for hedge in find_hedges(line):
        between = line.lowers[hedge.last : first]
        if hedge.first <= first and first - hedge.last <= reach and "," not in between:
            best = hedge
    return best
