"""Constrained average-link clustering."""

from hypothesis import given
from hypothesis import strategies as st

from tidings.assemble.cluster import BEST_SHARE, PER_DOUBLING, UNCOMPARED, cluster, components


def test_likely_pairs_come_together() -> None:
    """Pairs above the threshold are merged, those below stay apart."""
    scores = {("a", "b"): 900, ("b", "c"): -100}
    assert cluster("abc", scores) == [("a", "b"), ("c",)]


def test_the_threshold_itself_is_enough() -> None:
    """A mean equal to the threshold merges; one point less does not."""
    assert cluster("ab", {("a", "b"): 500}, merge_at=500) == [("a", "b")]
    assert cluster("ab", {("a", "b"): 499}, merge_at=500) == [("a",), ("b",)]


def test_a_chain_is_not_followed() -> None:
    """Where a is like b and b like c, a and c were never compared: the mean counts that against them."""
    scores = {("a", "b"): 900, ("b", "c"): 800}
    assert (800 + UNCOMPARED) // 2 < 0
    assert cluster("abc", scores) == [("a", "b"), ("c",)]


def test_a_late_report_joins_by_the_one_it_is_like() -> None:
    """The best pair counts beside the mean: c is like b and hardly like a."""
    scores = {("a", "b"): 5000, ("b", "c"): 4000, ("a", "c"): -3000}
    mean, best = 500, 4000
    rank = (mean * (100 - BEST_SHARE) + best * BEST_SHARE) // 100 - PER_DOUBLING
    assert mean - PER_DOUBLING < rank
    assert cluster("abc", scores, merge_at=rank) == [("a", "b", "c")]
    assert cluster("abc", scores, merge_at=rank + 1) == [("a", "b"), ("c",)]


def test_large_groups_need_more_to_come_together() -> None:
    """Two pairs need two doublings more than two single reports do."""
    scores = {("a", "b"): 9000, ("c", "d"): 9000}
    scores |= {(left, right): 2 * PER_DOUBLING for left in "ab" for right in "cd"}
    assert cluster("abcd", scores) == [("a", "b", "c", "d")]
    assert cluster("abcd", scores, merge_at=1) == [("a", "b"), ("c", "d")]
    assert cluster("ac", {("a", "c"): 2 * PER_DOUBLING}, merge_at=1) == [("a", "c")]


def test_what_must_stay_apart_does() -> None:
    """A wall holds even through a third member that both are like."""
    scores = {("a", "b"): 900, ("b", "c"): 900, ("a", "c"): 900}
    assert cluster("abc", scores, apart=[("a", "c")]) == [("a", "b"), ("c",)]


def test_what_must_be_together_is() -> None:
    """A forced pair is merged whatever its score, and carries its score into later means."""
    assert cluster("ab", {("a", "b"): -9000}, same=[("a", "b")]) == [("a", "b")]


def test_a_silent_pair_counts_neither_way() -> None:
    """Two that were never to be compared may come together through a third, and not by themselves."""
    scores = {("a", "c"): 900, ("b", "c"): 900}
    assert cluster("abc", scores, silent=[("a", "b")]) == [("a", "b", "c")]
    assert cluster("ab", {}, silent=[("a", "b")]) == [("a",), ("b",)]


def test_ties_go_to_the_smaller_ids() -> None:
    """Of two equally good merges that exclude each other the first in order is made."""
    scores = {("a", "b"): 900, ("b", "c"): 900}
    assert cluster("abc", scores, apart=[("a", "c")]) == [("a", "b"), ("c",)]


PAIRS = [(one, other) for one in "abcdefg" for other in "abcdefg" if one < other]


@given(
    st.dictionaries(st.sampled_from(PAIRS), st.integers(-3000, 3000)),
    st.sets(st.sampled_from(PAIRS), max_size=3),
    st.randoms(use_true_random=False),
)
def test_the_order_of_arrival_does_not_matter(scores, apart, random) -> None:
    """Shuffled input gives the same groups, and no wall is broken."""
    items = [(key, score) for key, score in scores.items() if key not in apart]
    expected = cluster("abcdefg", dict(items), apart=apart)
    random.shuffle(items)
    ids = list("abcdefg")
    random.shuffle(ids)
    assert cluster(ids, dict(items), apart=apart) == expected
    home = {key: group for group in expected for key in group}
    assert all(home[one] != home[other] for one, other in apart)


def test_components_are_tied_by_any_chain() -> None:
    """Components join what any chain of pairs ties together."""
    assert components("abcde", [("c", "b"), ("b", "a")]) == [("a", "b", "c"), ("d",), ("e",)]
