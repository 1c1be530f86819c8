"""Tests of figures: whom a number counts and what befell them."""

import pytest
from tests.read.statement_tools import line_of

from tidings.read.figures import find_figures


@pytest.mark.parametrize(
    ("text", "phrase", "effect", "value"),
    [
        ("At least 14 people were killed.", "At least 14 people were killed", "killed", 14),
        (
            "Some 14 people have been reported killed.",
            "Some 14 people have been reported killed",
            "killed",
            14,
        ),
        ("The blast wounded two officers.", "wounded two officers", "injured", 2),
        ("Police confirmed the killing of 14 persons.", "killing of 14 persons", "killed", 14),
        ("The raid claimed 12 lives.", "claimed 12 lives", "killed", 12),
        ("There were over 58 attacks.", "over 58 attacks", "event", 58),
        ("Rebels seized 20 hostages.", "seized 20 hostages", "abducted", 20),
        (
            "Dozens of targets, including radars, depots, and launchers were struck.",
            "Dozens of targets, including radars, depots, and launchers were struck",
            "targets",
            24,
        ),
        ("It brings to five the number of men held.", "brings to five the number of men held", "other", 5),
    ],
)
def test_figures(text, phrase, effect, value):
    """A phrase runs from the number to what befell, whichever stands first."""
    line = line_of(text)
    (figure,) = find_figures(line)
    assert line.raw(figure.first, figure.last).rstrip(".") == phrase
    assert (figure.effect, figure.value) == (effect, value)


@pytest.mark.parametrize(
    "text",
    [
        "Police seized 11 aircraft.",
        "Murders fell to 3 per 100,000.",
        "No arrests were made.",
        "The 3 Battalion, based in the north, was hit.",
        "The blast could have killed 40.",
        "Twelve guards arrived.",
        "Twelve labour of",
    ],
)
def test_no_figures(text):
    """Goods, rates, nothing, names, chances and moves are none."""
    assert find_figures(line_of(text)) == []
