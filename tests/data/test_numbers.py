"""Number words and what they are worth."""

import pytest

from tidings.data.numbers import cardinal, digits_value, ordinal_value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("zero", 0),
        ("nineteen", 19),
        ("twenty", 20),
        ("twenty-one", 21),
        ("thirty one", 31),
        ("a hundred", 100),
        ("one hundred and one", 101),
        ("nine hundred ninety-nine thousand nine hundred and ninety-nine", 999_999),
        ("2.5 million", 2_500_000),
        ("0.25 million", 250_000),
        ("12 thousand", 12_000),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("three lakh", 300_000),
        ("1,563", 1563),
    ],
)
def test_cardinals(words, value):
    """Digits and words name one integer together."""
    assert cardinal(words.split()) == value


@pytest.mark.parametrize(
    "words", ["two three", "twenty twelve", "and", "1.200", "several", "", "five and six", "half"]
)
def test_what_is_no_cardinal(words):
    """Words that name no single integer give none."""
    assert cardinal(words.split()) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", 1200),
        ("1\u00a0200", 1200),
        ("12,34", None),
        ("٣٤", 34),
        ("9" * 15, int("9" * 15)),
        ("9" * 16, None),
    ],
)
def test_digits(text, value):
    """Separators group thousands; what may be a decimal or is too long for a count is none."""
    assert digits_value(text) == value


@pytest.mark.parametrize(
    ("word", "value"), [("58th", 58), ("third", 3), ("twenty-first", 21), ("six", None), ("5", None)]
)
def test_ordinals(word, value):
    """Ordinals in digits and words."""
    assert ordinal_value(word) == value
