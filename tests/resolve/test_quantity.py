"""Number phrases and the ranges they give, rule by rule."""

import pytest

from tidings.resolve.quantity import resolve_count

# rule: phrase -> (low, best, high, operator)
TABLE = {
    "H1": {
        "83": (83, 83, 83, "="),
        "Two policemen": (2, 2, 2, "="),
        "Twenty-four Malian soldiers": (24, 24, 24, "="),
        "two hundred and five": (205, 205, 205, "="),
        "2.5 million people": (2_500_000, 2_500_000, 2_500_000, "="),
        "an Iraqi security forces member": (1, 1, 1, "="),
        "a policeman": (1, 1, 1, "="),
        "one of the guards": (1, 1, 1, "="),
        "both brothers": (2, 2, 2, "="),
        "a family of five": (5, 5, 5, "="),
        "a total of 14 persons": (14, 14, 14, "="),
        "a trio of gunmen": (3, 3, 3, "="),
        "a group of 20 men": (20, 20, 20, "="),
        "a 12-year-old boy": (1, 1, 1, "="),
        "A 16-year-old": (1, 1, 1, "="),
        "Nine-Year-Old": (1, 1, 1, "="),
        "the 7-month-old": (1, 1, 1, "="),
        "two 16-year-olds": (2, 2, 2, "="),
        "a man and a woman": (2, 2, 2, "="),
    },
    "H2": {
        "at least 5": (5, 5, None, ">="),
        "At least one person": (1, 1, None, ">="),
        "no fewer than 12": (12, 12, None, ">="),
        "a minimum of three": (3, 3, None, ">="),
        "200 or more": (200, 200, None, ">="),
        "5+": (5, 5, None, ">="),
        "12 dead, possibly more": (12, 12, None, ">="),
    },
    "H3": {
        "over 58": (58, 58, None, ">"),
        "OVER 58": (58, 58, None, ">"),
        "more than 80 rebels": (80, 80, None, ">"),
        "upwards of 100": (100, 100, None, ">"),
        "in excess of 40 shells": (40, 40, None, ">"),
        "well over 100": (100, 100, None, ">"),
        ">20": (20, 20, None, ">"),
    },
    "H4": {
        "nearly 140": (None, 140, 140, "<"),
        "almost two hundred": (None, 200, 200, "<"),
        "close to 30 people": (None, 30, 30, "<"),
        "just under 50": (None, 50, 50, "<"),
    },
    "H5": {
        "about 50 other people": (50, 50, 50, "~"),
        "around nine students": (9, 9, 9, "~"),
        "an estimated 300": (300, 300, 300, "~"),
        "some 2,000 villagers": (2000, 2000, 2000, "~"),
        "20 or so": (20, 20, 20, "~"),
        "30-odd fighters": (30, 30, 30, "~"),
    },
    "H6": {
        "up to 40 fighters": (None, None, 40, "<="),
        "as many as 30": (None, None, 30, "<="),
        "a maximum of six": (None, None, 6, "<="),
    },
    "H7": {
        "at most 4": (0, 4, 4, "<="),
        "no more than ten": (0, 10, 10, "<="),
        "not more than 2": (0, 2, 2, "<="),
    },
    "H8": {
        "fewer than five": (1, 5, 5, "<"),
        "less than 10": (1, 10, 10, "<"),
        "under 20": (1, 20, 20, "<"),
    },
    "H9": {
        "between 10 and 12": (10, None, 12, "="),
        "10 to 12 men": (10, None, 12, "="),
        "10-12": (10, None, 12, "="),
        "two or three": (2, None, 3, "="),
        "three, maybe four": (3, None, 4, "="),
        "six or six": (6, 6, 6, "="),
    },
    "H10": {
        "a dozen": (12, 12, 12, "~"),
        "half a dozen": (6, 6, 6, "~"),
        "two dozen gunmen": (24, 24, 24, "~"),
        "a hundred": (100, 100, 100, "="),
    },
    "H11": {
        "more than a dozen": (12, 12, None, ">"),
        "at least two dozen": (24, 24, None, ">="),
        "over a hundred": (100, 100, None, ">"),
    },
    "H12": {
        "dozens": (24, None, None, ">="),
        "Scores of other people": (40, None, None, ">="),
        "hundreds of houses": (200, None, None, ">="),
        "thousands": (2000, None, None, ">="),
        "tens of thousands": (20_000, None, None, ">="),
        "hundreds of thousands": (200_000, None, None, ">="),
    },
    "H13": {
        "several US personnel": (2, None, None, ">="),
        "SEVERAL": (2, None, None, ">="),
        "a few men": (2, None, None, ">="),
        "a handful of rebels": (2, None, None, ">="),
        "multiple": (2, None, None, ">="),
        "a number of": (2, None, None, ">="),
        "numerous homes": (2, None, None, ">="),
        "some people": (2, None, None, ">="),
        "Some": (2, None, None, ">="),
        "a group of": (2, None, None, ">="),
        "a group of men": (2, None, None, ">="),
    },
    "H14": {"a couple of officers": (2, 2, 3, "=")},
    "H15": {
        "casualties": (1, None, None, ">="),
        "injuries to military personnel": (1, None, None, ">="),
    },
    "H16": {
        "soldiers": (2, None, None, ">="),
        "members of the security forces": (2, None, None, ">="),
        "police": (2, None, None, ">="),
    },
    "H17": {
        "no": (0, 0, 0, "="),
        "no injuries": (0, 0, 0, "="),
        "No one": (0, 0, 0, "="),
        "none": (0, 0, 0, "="),
        "nobody": (0, 0, 0, "="),
        "not a single soldier": (0, 0, 0, "="),
        "without casualties": (0, 0, 0, "="),
        "zero": (0, 0, 0, "="),
    },
    "H19": {
        "half of the 12": (6, 6, 6, "="),
        "most of the 20": (11, None, 20, "="),
        "all but two of the 15": (13, 13, 13, "="),
    },
    "H20": {"the 58th attack": (58, 58, 58, "="), "third": (3, 3, 3, "=")},
    "H21": {
        "at least several dozen": (24, None, None, ">="),
        "dozens, if not hundreds": (24, None, None, ">="),
        "several hundred people": (200, None, None, ">="),
    },
    "H24": {
        "another 4": (4, 4, 4, "="),
        "five more people": (5, 5, 5, "="),
        "an additional 10": (10, 10, 10, "="),
    },
    "H27": {
        "٥٨": (58, 58, 58, "="),
        "1,563": (1563, 1563, 1563, "="),
        "1,00,000": (100_000, 100_000, 100_000, "="),
        "1 200": (1200, 1200, 1200, "="),
    },
}
ROWS = [(rule, raw, *value) for rule, rows in TABLE.items() for raw, value in rows.items()]


@pytest.mark.parametrize(("rule", "raw", "low", "best", "high", "operator"), ROWS)
def test_rule(rule, raw, low, best, high, operator):
    """Each phrase gives the range of its rule."""
    count = resolve_count(raw)
    assert count is not None, rule
    assert (count.low, count.best, count.high, count.operator) == (low, best, high, operator), rule


@pytest.mark.parametrize("raw", ["l5", "1O", "5\u200b00", "1.200", "1,20", "1,2345"])
def test_broken_or_ambiguous_digits_give_nothing(raw):
    """Typing faults and separators with two readings are never guessed (H27, H28)."""
    assert resolve_count(raw) is None


@pytest.mark.parametrize(
    "raw", ["an unknown number of men", "an unspecified number of rebels", "violence", "", "…"]
)
def test_unknown_numbers_give_nothing(raw):
    """Words that say the number is not known, or that count nothing, give no range (H18)."""
    assert resolve_count(raw) is None


def test_hedge_of_the_first_figure_reaches_the_second():
    """In "over 58 in one country and 83 in another" the second is open as well (H22)."""
    count = resolve_count("83", hedge="over")
    assert count is not None
    assert (count.low, count.best, count.high, count.hedge) == (83, 83, None, "over")


def test_own_hedge_wins_over_the_outer_one():
    """A figure with a hedge of its own keeps it."""
    count = resolve_count("at least 4", hedge="over")
    assert count is not None
    assert count.hedge == "at least"


@pytest.mark.parametrize("hedge", ["reportedly said", "among", ""])
def test_words_that_bound_nothing_change_nothing(hedge):
    """Only hedges of number count as hedges of number."""
    count = resolve_count("4", hedge=hedge)
    assert count is not None
    assert (count.low, count.high) == (4, 4)


def test_fewer_than_may_be_none_where_not_asserted():
    """The words "fewer than five" of a planned act may be zero (H8)."""
    count = resolve_count("fewer than five", asserted=False)
    assert count is not None
    assert count.low == 0


def test_the_hedge_words_are_kept():
    """The words beside the figure stay with the value."""
    assert [
        getattr(resolve_count(raw), "hedge", None) for raw in ("about 50", "20 or so", "7", "several")
    ] == [
        "about",
        "or so",
        None,
        "several",
    ]


def test_names_count_as_persons():
    """Each name is one person."""
    one, two = resolve_count("Rana Saleh"), resolve_count("Rana Saleh and Omar Idris")
    assert one is not None
    assert two is not None
    assert (one.best, two.best) == (1, 2)


def test_long_input_is_refused():
    """A whole paragraph is no number phrase."""
    assert resolve_count("five " * 100) is None


@pytest.mark.parametrize(
    ("raw", "is_known"), [("100 billion", True), ("101 billion", False), ("9 billion billion billion", False)]
)
def test_absurd_figures_are_no_counts(raw, is_known):
    """Figures beyond a hundred billion are slips."""
    count = resolve_count(raw)
    assert (count is not None and count.best == 100_000_000_000) is is_known
