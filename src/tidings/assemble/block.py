"""Find the pairs of reports worth comparing, without comparing all with all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from tidings.assemble.units import Unit
from tidings.assemble.words import Words
from tidings.model.values import Where

# Stated intervals longer than this are no key: a month of news of one province is no candidate.
MAX_DAYS = 10
# Two texts are neighbours when they, or their titles and leads, are alike by this many thousandths. Linking
# corpus: 91.5 % of the true pairs at 42 candidates a document; 86.1 % at 32 by rare words in common.
MIN_ALIKE = 60
MIN_LEADS = 60
# A word of more reports than this is not rare here, however rare elsewhere: the set phrases of one outlet
# would pair all its reports with all. 1,500 constructed reports of set phrases: 1,007,538 pairs without it.
MOST_HOLDERS = 200


def candidates(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Pairs of positions worth comparing, in order; whatever the order of the units."""
    pairs = set(_by_day_and_place(units))
    pairs.update(_by_words(units, attrgetter("words"), MIN_ALIKE))
    pairs.update(_by_words(units, attrgetter("lead"), MIN_LEADS))
    return sorted(pair for pair in pairs if units[pair[0]].doc_id != units[pair[1]].doc_id)


def _by_day_and_place(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Pairs with a day and a province (or country, where one names no province) in common."""
    fine: dict[tuple[int, str], list[int]] = defaultdict(list)
    coarse: dict[tuple[int, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for position, unit in enumerate(units):
        for day in days_of(unit):
            for place in {place_of(where) for where in unit.places if where.country}:
                country, admin1 = place
                coarse[day, country][admin1 is None].append(position)
                if admin1 is not None:
                    fine[day, f"{country}/{admin1}"].append(position)
    for members in fine.values():
        yield from _pairs(members)
    for exact, vague in coarse.values():
        yield from _pairs(vague)
        yield from ((min(i, j), max(i, j)) for i in exact for j in vague if i != j)


def place_of(where: Where) -> tuple[str, str | None]:
    """The country and the province of a place."""
    return where.country or "", where.admin1


def days_of(unit: Unit) -> Iterable[int]:
    """Days a unit is looked up under: its stated ones and their neighbours."""
    days = unit.days
    if days is None or not days.is_said or days.last - days.first > MAX_DAYS:
        return ()
    return range(days.first - 1, days.last + 2)


def _by_words(units: Sequence[Unit], part: Callable[[Unit], Words], enough: int) -> Iterator[tuple[int, int]]:
    """Pairs whose texts are alike enough; only one unit's sums are held at a time."""
    spread = Counter(word for unit in units for word in part(unit).weights)
    holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for position, unit in enumerate(units):
        words = part(unit)
        shared: dict[int, int] = defaultdict(int)
        for word, weight in words.weights.items():
            if 1 < spread[word] <= MOST_HOLDERS:
                for other, its_weight in holders[word]:
                    shared[other] += weight * its_weight
                holders[word].append((position, weight))
        for other, product in shared.items():
            if product * 1000 >= enough * words.norm * part(units[other]).norm:
                yield other, position


def _pairs(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    for index, one in enumerate(members):
        for other in members[index + 1 :]:
            if one != other:
                yield (one, other) if one < other else (other, one)
