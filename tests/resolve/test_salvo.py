"""Parts of a salvo as ranges."""

from __future__ import annotations

import pytest

from tidings.model.values import Count
from tidings.resolve.salvo import part_of

TEN = Count(low=10, best=10, high=10)


@pytest.mark.parametrize(
    ("raw", "launched", "wanted"),
    [
        ("all of them", TEN, (10, 10)),
        ("all four missiles", TEN, (4, 4)),
        ("both", None, (2, 2)),
        ("none of the drones", None, (0, 0)),
        ("most of them", TEN, (6, 10)),
        ("the majority of the 20 rockets", TEN, (11, 20)),
        ("all but three", TEN, (7, 7)),
        ("half", Count(low=5, best=5, high=5), (2, 3)),
        ("95 percent of them", TEN, (9, 10)),
        ("some of them", None, (2, None)),
        ("most of them", Count(low=10, operator=">="), (2, None)),
    ],
)
def test_a_share_is_a_range_of_the_whole(raw, launched, wanted):
    """The whole is told in the words or is what was launched; an open whole gives a least number."""
    found = part_of(raw, launched)
    assert (found.low, found.high) == wanted


@pytest.mark.parametrize(("raw", "launched"), [("them", TEN), ("all but two", None), ("all but 20", TEN)])
def test_what_cannot_be_counted_stays_unknown(raw, launched):
    """No share, no whole, or a remainder larger than the whole gives no figure."""
    assert part_of(raw, launched) is None
