"""Compare two reports by a declared table of features, each with points and a reason in words."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from tidings.assemble import likeness, stated
from tidings.assemble.likeness import Level
from tidings.assemble.units import Unit
from tidings.data.tables import table
from tidings.model.decision import Reason


class Feature(NamedTuple):
    """A named comparison; it gives None where one of the two does not say."""

    name: str
    compare: Callable[[Unit, Unit], Level | None]


class Line(NamedTuple):
    """A row of a pair's table: a feature, the level it reached, the points of that, and why in words."""

    feature: str
    level: str | None
    points: int
    words: str


class Pair(NamedTuple):
    """Two units by id, their score and the reasons for it."""

    left: str
    right: str
    score: int
    reasons: tuple[Reason, ...]


FEATURES = (
    Feature("day", stated.compare_day),
    Feature("lag", stated.compare_lag),
    Feature("published", stated.compare_published),
    Feature("place", stated.compare_place),
    Feature("setting", stated.compare_setting),
    Feature("type", stated.compare_type),
    Feature("weapon", stated.compare_weapons),
    Feature("perpetrator", stated.compare_perpetrators),
    Feature("target", stated.compare_targets),
    Feature("killed", stated.compare_killed),
    Feature("injured", stated.compare_injured),
    Feature("outlet", likeness.compare_outlets),
    Feature("words", likeness.compare_words),
    Feature("lead", likeness.compare_leads),
    Feature("title", likeness.compare_titles),
    Feature("headline", likeness.compare_headlines),
    Feature("own", likeness.compare_own),
    Feature("persons", likeness.compare_persons),
    Feature("people", likeness.compare_people),
    Feature("capitals", likeness.compare_capitals),
    Feature("rarest", likeness.compare_rarest),
    Feature("numbers", likeness.compare_numbers),
    Feature("ages", likeness.compare_ages),
    Feature("streets", likeness.compare_streets),
    Feature("clocks", likeness.compare_clocks),
)


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], int]:
    """Thousandths of log-odds of each level of each feature."""
    return {
        (feature, str(level)): int(points)
        for feature, levels in table("link_points").items()
        for level, points in levels.items()
    }


def lines(left: Unit, right: Unit) -> tuple[Line, ...]:
    """The whole table of two units; a feature of which one of the two says nothing has no level."""
    if right.id < left.id:
        left, right = right, left
    points = _table()
    prior = points["prior", "candidate"]
    found = [Line("prior", "candidate", prior, "most candidates are of other events")]
    for name, find in FEATURES:
        level = find(left, right)
        stated = (level.name, points[name, level.name], level.words) if level else (None, 0, "not stated")
        found.append(Line(name, *stated))
    return tuple(found)


def compare(left: Unit, right: Unit) -> Pair:
    """Score two units by every feature, with the reasons."""
    rows = lines(left, right)
    reasons = (Reason(feature=n, points=points, words=words) for n, _, points, words in rows if points)
    one, other = sorted((left.id, right.id))
    return Pair(one, other, sum(line.points for line in rows), tuple(reasons))


def score(left: Unit, right: Unit) -> int:
    """The points of two units: those of `compare` without its lines, for most pairs are never told."""
    if right.id < left.id:
        left, right = right, left
    points = _table()
    levels = ((name, find(left, right)) for name, find in FEATURES)
    return points["prior", "candidate"] + sum(points[name, level.name] for name, level in levels if level)


# Levels by which one document tells two of its reports apart.
_APART = {
    "day": tuple(f"apart {gap}{tie}" for gap in (1, 2, 4, 15) for tie in (" loose", "", " firm")),
    "place": ("around", "other province", "far", "other country"),
    "killed": ("grown", "other"),
    "injured": ("grown", "other"),
}


def why_apart(left: Unit, right: Unit) -> tuple[str, ...]:
    """What shows that a document which gives two reports tells of two events, and not of one twice.

    Roles, days, places or numbers that differ do. Where nothing differs the reader may have split one
    event, and other documents may show that the two belong together.
    """
    found = [f"one is {left.role.value}, the other {right.role.value}"] if left.role is not right.role else []
    for name, find in FEATURES:
        level = find(left, right) if name in _APART else None
        if level is not None and level.name in _APART[name]:
            found.append(level.words)
    return tuple(found)


def keeps_apart(left: Unit, right: Unit) -> bool:
    """Whether a document that gives two reports tells of two events."""
    return left.role is not right.role or bool(why_apart(left, right))
