"""Which incident is which, and when two values agree."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.evaluate.annotation import Bounds, NotedIncident, NotedIntention, NotedNumber, NotedPlace
from tidings.evaluate.comparing import (
    holds,
    is_complete,
    pair_intentions,
    pair_numbers,
    words_of_names,
)
from tidings.evaluate.matching import distance_km, match, may_be_same
from tidings.evaluate.pairing import heaviest_pairs

DAY, NEXT = date(2031, 5, 1), date(2031, 5, 2)


def clash(**changes):
    return NotedIncident(**({"event_type": "Battles", "sub_event_type": "Armed clash"} | changes))


def at(lat, precision="town", country="IQ"):
    return NotedPlace(point=(lat, 0.0), precision=precision, country=country)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(st.integers(0, 9), min_size=width, max_size=width), max_size=5))


def heaviest(table):
    """The greatest sum, by trying every way."""
    if not table:
        return 0
    rows = table if len(table) <= len(table[0]) else list(zip(*table, strict=True))
    ways = permutations(range(len(rows[0])), len(rows))
    return max(sum(row[column] for row, column in zip(rows, way, strict=True)) for way in ways)


@given(tables())
def test_no_other_pairs_weigh_more(table):
    """The pairs are one to one, and their sum is the greatest there is."""
    pairs = heaviest_pairs(table)
    assert sum(table[row][column] for row, column in pairs) == heaviest(table)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)


def test_most_pairs_before_the_most_alike():
    """Two pairs that differ in day or type outweigh one that is equal in all."""
    found = [clash(days=(DAY, DAY)), clash()]
    gold = [clash(days=(DAY, NEXT)), clash(days=(DAY, DAY))]
    assert match(found, gold) == [(0, 1), (1, 0)]
    lone = [clash(days=(DAY, DAY)), clash(days=(NEXT, NEXT))]
    assert match(lone, gold) == [(0, 1), (1, 0)]


def test_required_before_optional():
    """Of two that are alike, the required one is found."""
    assert match([clash()], [clash(is_optional=True), clash()]) == [(0, 1)]


@pytest.mark.parametrize(
    ("found", "gold", "is_same"),
    [
        (clash(event_type="Violence against civilians"), clash(), True),
        (clash(event_type="Protests"), clash(), False),
        (clash(event_type="Riots"), clash(event_type="Protests"), True),
        (clash(event_type="Riots", sub_event_type="Mob violence"), clash(), True),
        (clash(event_type=None), clash(), False),
        (clash(days=(DAY, DAY)), clash(days=(DAY, NEXT)), True),
        (clash(days=(DAY, DAY)), clash(days=(NEXT, NEXT)), False),
        (clash(days=(DAY, DAY)), clash(), True),
        (clash(place=at(0.89)), clash(place=at(0.0)), True),
        (clash(place=at(0.91)), clash(place=at(0.0)), False),
        (clash(place=at(2.24)), clash(place=at(0.0, "province")), True),
        (clash(place=at(2.26)), clash(place=at(0.0, "province")), False),
        (clash(place=at(40.0)), clash(place=at(0.0, "country")), True),
        (clash(place=at(0.0, country="SY")), clash(place=at(0.0, "country")), False),
        (clash(place=at(9.1, country=None)), clash(place=at(0.0, "country")), False),
        (clash(), clash(place=at(0.0)), True),
    ],
)
def test_may_be_same(found, gold, is_same):
    """Types of one group, days that meet, places near for what they stand for; unknown fits any."""
    assert may_be_same(found, gold) is is_same


def test_distance():
    """A degree of latitude, and half way round."""
    assert distance_km((0, 0), (1, 0)) == pytest.approx(111.19, abs=0.01)
    assert distance_km((0, 0), (0, 180)) == pytest.approx(20015.09, abs=0.01)


@pytest.mark.parametrize(("lat", "precision", "is_right"), [(0.22, "town", True), (0.23, "town", False)])
def test_complete_asks_for_25_km(lat, precision, is_right):
    """On both sides of the border; no distance is asked of a province."""
    found, gold = clash(place=at(lat)), clash(place=at(0.0, precision))
    assert is_complete(found, gold) is is_right
    assert is_complete(found, clash(place=at(0.0, "province")))
    assert not is_complete(clash(), gold)


@pytest.mark.parametrize(
    ("found", "gold", "is_right"),
    [
        (Bounds(1, 3, 5), Bounds(5, 5, 5), True),
        (Bounds(1, 3, 5), Bounds(6, 6, 6), False),
        (Bounds(2, None, None), Bounds(40, 40, 40), True),
        (Bounds(None, 4, None), Bounds(4, 4, 4), True),
        (Bounds(None, 4, None), Bounds(5, 5, 5), False),
        (Bounds(None, None, 9), Bounds(0, 0, 0), True),
        (Bounds(3, 3, 3), Bounds(24, None, None), False),
        (Bounds(30, 30, 30), Bounds(24, None, None), True),
        (None, Bounds(0, 0, 0), False),
    ],
)
def test_range_holds_the_truth(found, gold, is_right):
    """The figure lies in the range; without a best figure, the ranges meet."""
    assert holds(found, gold) is is_right


def test_common_words_of_names_count_only_alone():
    """ "Militants" is a name where nothing else stands; the words of a name are not."""
    assert words_of_names(["militants"]) == {"militants": 1}
    assert words_of_names(["the River Front militants", "army"]) == {"river": 1, "front": 1, "army": 1}


@pytest.mark.parametrize(
    ("found", "gold", "hits"),
    [
        ([(None, 140)], [(None, 40)], 0),
        ([(None, 40)], [(None, 40)], 1),
        ([(None, None)], [(None, None)], 0),
        ([(5, None)], [(5, 5)], 1),
        ([(5, 9), (5, 5)], [(5, 5)], 1),
        ([(5, None), (5, 5)], [(5, 5), (5, 9)], 2),
        ([(6, 9)], [(5, 9)], 0),
    ],
)
def test_numbers_that_agree(found, gold, hits):
    """Both bounds, or the same lower one; each number once."""
    found, gold = ([NotedNumber(low=low, high=high) for low, high in rows] for rows in (found, gold))
    assert len(pair_numbers(found, gold)) == hits


@pytest.mark.parametrize(
    ("actor", "quote", "hits"),
    [
        ("Ostland", "said that soldiers will go after the rebels on either side of the border", 1),
        ("Westland", "said that soldiers will go after the rebels on either side of the border", 0),
        ("Westland", "swore to crush all rebels along the border", 1),
        ("Ostland", "Ostland met the rebels for talks in the capital", 0),
        ("", "", 0),
    ],
)
def test_intentions_that_agree(actor, quote, hits):
    """Half the words in common, or the same holder and two telling words besides."""
    gold = [NotedIntention(actor="President of Ostland", quote="swore to crush all rebels along the border")]
    assert len(pair_intentions([NotedIntention(actor=actor, quote=quote)], gold)) == hits
