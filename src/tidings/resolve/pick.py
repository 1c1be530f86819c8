"""Pick numbers, units and years out of the words of a time phrase."""

from __future__ import annotations

from tidings.data.timewords import Phrase, Word

MONTHS = ("month", "abbmonth", "maymonth")

UNITS = ("unit", "units", "hours", "quarters", "century", "quarter", "weekend", "season", "fall")


def word(phrase: Phrase, *kinds: str) -> Word | None:
    """The first word of such kinds."""
    return next((w for w in phrase.words if w.kind in kinds), None)


def number(phrase: Phrase, *kinds: str) -> int | None:
    """The value of the first word of such kinds."""
    found = word(phrase, *kinds)
    return int(found.value) if found else None


def year_of(phrase: Phrase) -> int | None:
    """The year a phrase names; a two-digit year is the one from 1930 to 2029."""
    found = word(phrase, "year", "oldyear", "shortyear")
    if found is None:
        return None
    year = int(found.value)
    return year if year > 99 else year + (1900 if year >= 30 else 2000)


def shade_of(phrase: Phrase) -> str | None:
    """Whether the words narrow it to its beginning, middle or end."""
    found = word(phrase, "early", "late", "mid", "start", "endof", "middle")
    return str(found.value) if found else None


def unit_of(phrase: Phrase) -> str | None:
    """The code of the unit: D, W, M, Y, E (decade), C (century), TH, TM, TS and so on."""
    found = word(phrase, *UNITS)
    return str(found.value) if found else None


def count_of(words: tuple[Word, ...]) -> float | None:
    """How many: None where the words are vague."""
    total: float | None = None
    for i, w in enumerate(words):
        if w.kind in ("num", "yy", "year", "big", "card", "tens"):
            total = (total or 0) + int(w.value)
        elif w.kind == "hundred":
            total = (total or 1) * int(w.value)
        elif w.kind == "couple":
            total = 2
        elif w.kind == "half":
            total = (total or 0) + 0.5
        elif w.kind == "slash":
            return _with_fraction(words, i)
        elif w.kind == "to" and total is not None:
            break
    if total is not None and words[0].kind == "a" and words[-1].kind == "half":
        return 1 + total  # "an hour and a half"
    if (
        total is None
        and any(w.kind == "a" for w in words)
        and not any(w.kind in ("vague", "couple") for w in words)
    ):
        return 1
    return total


def _with_fraction(words: tuple[Word, ...], slash: int) -> float | None:
    """Add the whole number and the fraction of "5 1/2"."""
    numbers = [int(w.value) for w in words if w.kind in ("num", "yy", "big", "card")]
    if slash < 2 or len(numbers) < 3 or not numbers[2]:
        return None
    return numbers[0] + numbers[1] / numbers[2]
