"""Compare single values: counts, names, numbers and quoted words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from tidings.evaluate.annotation import Bounds, NotedIncident, NotedIntention, NotedNumber
from tidings.evaluate.matching import distance_km
from tidings.model.codes import PlacePrecision

_Note = TypeVar("_Note")
CLOSE_KM = 25.0
# Places whose point says where an incident was; that of a province or country is only its middle.
POINTS = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.DISTRICT})
_WORD = re.compile(r"\w+")
_SMALL = frozenset("the a an of and s in to".split())
# In names "IS" and "it" may mean something; in running text they do not.
_GRAMMAR = frozenset(
    "on at for from by with as or if that this it its he his they their we our be is are was were has have "
    "had will would could may might not".split()
)
_COMMON = frozenset("militants militant fighters forces group army".split())
_SHARED_WORDS = 2


def is_complete(found: NotedIncident, gold: NotedIncident) -> bool:
    """Whether type, day, place and both counts of a matched incident are right."""
    return (
        found.event_type == gold.event_type
        and found.days == gold.days
        and found.killed == gold.killed
        and found.injured == gold.injured
        and (not has_point(gold) or away_km(found, gold) <= CLOSE_KM)
    )


def has_point(incident: NotedIncident) -> bool:
    """Whether the place is a site, town or district with coordinates, so that a distance says something."""
    return incident.place.point is not None and incident.place.precision in POINTS


def away_km(found: NotedIncident, gold: NotedIncident) -> float:
    """How far the found place lies from the annotated one; endless where one has no point."""
    if found.place.point is None or gold.place.point is None:
        return math.inf
    return distance_km(found.place.point, gold.place.point)


def holds(found: Bounds | None, gold: Bounds) -> bool:
    """Whether the range that was read holds the annotated figure; without a best one, meets its range.

    A range that says only its best figure is that figure; an open end reaches as far as you like.
    """
    if found is None:
        return False
    low = found.low if found.low is not None else found.best
    high = found.high
    if high is None and found.low is None:
        high = found.best
    wanted_low, wanted_high = (gold.low, gold.high) if gold.best is None else (gold.best, gold.best)
    return _reaches(low, wanted_high) and _reaches(wanted_low, high)


def _reaches(low: int | None, high: int | None) -> bool:
    return low is None or high is None or low <= high


def words_of_names(names: Iterable[str]) -> Counter[str]:
    """The words of names; "army" and its like count only where a name has no other word."""
    found: Counter[str] = Counter()
    for name in names:
        words = _words(name)
        found += Counter({word: n for word, n in words.items() if word not in _COMMON}) or words
    return found


def pair_numbers(found: Sequence[NotedNumber], gold: Sequence[NotedNumber]) -> list[tuple[int, int]]:
    """Index pairs of numbers that agree: both bounds equal, else the same known lower bound."""
    return _pairs(found, gold, (_same_bounds, _same_low))


def pair_intentions(found: Sequence[NotedIntention], gold: Sequence[NotedIntention]) -> list[tuple[int, int]]:
    """Index pairs of intentions that agree: half their words in common, else holder and two words."""
    return _pairs(found, gold, (_same_words, _same_holder))


def _pairs(
    found: Sequence[_Note], gold: Sequence[_Note], tests: Iterable[Callable[[_Note, _Note], bool]]
) -> list[tuple[int, int]]:
    """Pairs one to one, in the order of the text, by each test in turn."""
    pairs: dict[int, int] = {}
    for is_same in tests:
        for i, one in enumerate(found):
            if i in pairs:
                continue
            taken = set(pairs.values())
            hit = next((j for j, other in enumerate(gold) if j not in taken and is_same(one, other)), None)
            if hit is not None:
                pairs[i] = hit
    return sorted(pairs.items())


def _same_bounds(found: NotedNumber, gold: NotedNumber) -> bool:
    is_known = gold.low is not None or gold.high is not None
    return is_known and (found.low, found.high) == (gold.low, gold.high)


def _same_low(found: NotedNumber, gold: NotedNumber) -> bool:
    return gold.low is not None and found.low == gold.low


def _same_words(found: NotedIntention, gold: NotedIntention) -> bool:
    one, other = (_telling(note.quote or note.action) for note in (found, gold))
    both = (one & other).total()
    return both > 0 and 4 * both >= one.total() + other.total()


def _same_holder(found: NotedIntention, gold: NotedIntention) -> bool:
    holders = [set(words_of_names([note.actor])) for note in (found, gold)]
    if not holders[0] & holders[1]:
        return False
    one, other = (set(_telling(f"{note.quote} {note.action}")) for note in (found, gold))
    return len((one & other) - holders[0] - holders[1]) >= _SHARED_WORDS


def _words(text: str) -> Counter[str]:
    return Counter(word for word in _WORD.findall(text.lower()) if word not in _SMALL)


def _telling(text: str) -> Counter[str]:
    """The words of running text that carry its sense."""
    return Counter({word: n for word, n in _words(text).items() if word not in _GRAMMAR})
