"""Number words: the lexicon of figures and hedges as typed sets, and what plain figures are worth."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.data.tables import table

Words = tuple[str, ...]

# Thousands in threes after commas, blanks or apostrophes, or in the Indian way (1,00,000).
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:[\u00a0\u2009\u202f ’']\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_DECIMAL = re.compile(r"\d+\.\d{1,3}")
_ORDINAL = re.compile(r"(\d{1,5})(?:st|nd|rd|th)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The lexicon. Phrases are tuples of lower-case words; `hedges_before` gives the bound a hedge sets."""

    small: Mapping[str, int]
    multipliers: Mapping[str, int]
    sets: Mapping[str, int]
    ordinals: Mapping[str, int]
    vague: Mapping[Words, int]
    exact: Mapping[Words, int]
    couple: frozenset[Words]
    unknown: frozenset[Words]
    hedges_before: Mapping[Words, str]
    hedges_after: Mapping[Words, str]
    not_counted_after: frozenset[str]
    time_units: frozenset[str]
    money_before: frozenset[str]
    months: frozenset[str]
    numbered: frozenset[str]
    ordinal_after: frozenset[str]
    people: frozenset[str]
    no_idiom: frozenset[str]
    some_idiom: frozenset[str]
    consecutive: frozenset[str]


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """The lexicon of `resources/numbers.yml`."""
    rows = table("numbers")
    tens = {f"{ten}-{unit}": t + u for ten, t in rows["tens"].items() for unit, u in _digits(rows["units"])}
    return NumberWords(
        small={**rows["units"], **rows["tens"], **tens},
        multipliers=rows["multipliers"],
        sets=rows["sets"],
        ordinals=rows["ordinals"]
        | {
            f"{ten}-{word}": t + n
            for ten, t in rows["tens"].items()
            for word, n in rows["ordinals"].items()
            if n < 10
        },
        vague=_phrases(rows["vague"]),
        exact=_phrases(rows["exact"]),
        couple=_tuples(rows["couple"]),
        unknown=_tuples(rows["unknown"]),
        hedges_before={words: op for op, group in rows["before"].items() for words in _tuples(group)},
        hedges_after={words: op for op, group in rows["after"].items() for words in _tuples(group)},
        not_counted_after=frozenset(
            rows["time_units"] + rows["measures"] + rows["money"] + rows["clock_after"]
        ),
        time_units=frozenset(rows["time_units"]),
        money_before=frozenset(rows["money_before"]),
        months=frozenset(rows["months"]),
        numbered=frozenset(rows["numbered"]),
        ordinal_after=frozenset(rows["ordinal_after"]),
        people=frozenset(rows["people"]),
        no_idiom=frozenset(rows["no_idiom"]),
        some_idiom=frozenset(rows["some_idiom"]),
        consecutive=frozenset(rows["consecutive"]),
    )


def _digits(units: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    return ((word, n) for word, n in units.items() if 0 < n < 10)


def _phrases(rows: Mapping[str, int]) -> dict[Words, int]:
    return {tuple(phrase.split()): n for phrase, n in rows.items()}


def _tuples(rows: Iterable[str]) -> frozenset[Words]:
    return frozenset(tuple(phrase.split()) for phrase in rows)


def digits_value(text: str) -> int | None:
    """The integer that digits with thousands separators name; None for decimals and broken digits.

    Digits of any script count ("٥٨"); "1.200" may be a decimal or a thousand, so it is None.
    """
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    if plain.isdecimal():
        return int(plain) if len(plain) < 16 else None
    if _GROUPED.fullmatch(plain) and len(plain) < 20:
        return int(re.sub(r"\D", "", plain))
    return None


def ordinal_value(word: str) -> int | None:
    """The number an ordinal in lower case names: "58th", "third", "twenty-first"."""
    found = _ORDINAL.fullmatch(word)
    return int(found.group(1)) if found else number_words().ordinals.get(word)


def cardinal(words: Sequence[str]) -> int | None:
    """The integer that lower-case words or digits name together, None when they name none.

    >>> cardinal(["two", "hundred", "and", "five"]), cardinal(["2.5", "million"])
    (205, 2500000)
    """
    lexicon = number_words()
    total = group = 0
    last = 0  # the size of the last word, so that "two three" is no number
    for i, word in enumerate(words):
        if word == "and" and 0 < i < len(words) - 1 and (last >= 100 or words[i + 1] == "a"):
            continue
        if word in ("a", "an") and i == 0 and len(words) > 1:
            group, last = 1, 1
        elif word == "half" and i == 0:
            return _half(words[1:])
        elif (times := lexicon.multipliers.get(word) or lexicon.sets.get(word)) is not None:
            group = max(group, 1) * times
            if times >= 1000:
                total, group = total + group, 0
            last = times
        elif _DECIMAL.fullmatch(word) and i == 0 and len(words) == 2 and words[1] in lexicon.multipliers:
            whole, part = word.split(".")
            return int(whole + part) * lexicon.multipliers[words[1]] // int("1" + "0" * len(part))
        elif (n := _small(word)) is not None and (i == 0 or _fits(n, last)):
            group, last = group + n, n
        else:
            return None
    return total + group if words else None


def _small(word: str) -> int | None:
    value = number_words().small.get(word)
    return value if value is not None else digits_value(word)


def _fits(n: int, last: int) -> bool:
    """Whether n may follow: "hundred five", "forty two", never "two three"."""
    return n < last if last >= 100 else (20 <= last < 100 and last % 10 == 0 and 0 < n < 10)


def _half(rest: Sequence[str]) -> int | None:
    """Half a dozen, half a million, half the number."""
    value = cardinal([w for w in rest if w not in ("a", "the")]) if rest else None
    return value // 2 if value and value > 2 else None
