"""Tell the figures that count nothing: dates, ages, money, measures, scores and names."""

from __future__ import annotations

from typing import NamedTuple

from tidings.data.numbers import digits_value, number_words
from tidings.read.sentences import Token

DASHES = frozenset({"-", "–", "—"})
_AFTER_AGE = frozenset({"who", "was", "is", "has", "had", "from", "said", "told", "died", "held"})
# Units that are counted nouns as well: "several points", "hundreds of votes".
_ALSO_NOUNS = frozenset(
    {"points", "point", "seats", "votes", "local", "per", "barrels", "won", "second", "h"}
)
_CALLS = ("call", "dial", "phon")
_EMERGENCY = frozenset({"911", "999", "112", "000"})
# Of shorter figures in front of a street people may be counted: "12 Wall Street bankers".
_HOUSE_DIGITS = 3
_STREET_REACH = 4  # tokens: "2501 South Carter Homestead Road"
_STREETS = frozenset("street st avenue ave road rd boulevard blvd lane ln".split())
_SUFFIXES = frozenset({"jr", "sr"})
_UNITS = frozenset(
    {"battalion", "brigade", "regiment", "division", "squadron", "platoon", "company", "corps", "battery"}
    | {"infantry", "commando", "para"}
)
_UNIT_REACH = 8  # tokens: "3 Queen's Own Northern Light Infantry Battalion"
_SEASONS = frozenset(
    {"spring", "summer", "autumn", "fall", "winter", "early", "late", "mid", "circa", "year"}
)
_YEAR_BEFORE = _SEASONS | frozenset(
    {
        "in",
        "since",
        "of",
        "from",
        "until",
        "till",
        "by",
        "during",
        "before",
        "after",
        "the",
        "and",
        "to",
        "’",
        "'",
    }
)


class Core(NamedTuple):
    """A figure without its hedge: tokens [first, last) and what sort it is."""

    first: int
    last: int
    is_figure: bool = False
    is_article: bool = False


def is_no_count(tokens: tuple[Token, ...], lower: tuple[str, ...], core: Core) -> bool:
    """Whether a figure is a date, age, sum, measure, score, name or list number."""
    if not core.is_figure:
        return _is_vague_measure(lower, core.last)
    return (
        _is_called(tokens, lower, core)
        or _follows_badly(tokens, lower, core)
        or _stands_badly(tokens, lower, core)
        or _is_date(tokens, lower, core)
        or _is_age(tokens, lower, core)
    )


def _is_called(tokens: tuple[Token, ...], lower: tuple[str, ...], core: Core) -> bool:
    """A telephone number that is called, or a house in a street: "called 911", "2501 Carter Road"."""
    first, last = core.first, core.last
    if first and lower[first] in _EMERGENCY and lower[first - 1].startswith(_CALLS):
        return not _counts_people(lower, last)
    if not lower[first].isdecimal() or len(lower[first]) < _HOUSE_DIGITS:
        return False
    for i in range(last, min(last + _STREET_REACH, len(tokens))):
        if not tokens[i].is_capital:
            return False
        if i > last and lower[i] in _STREETS:
            return True
    return False


def _follows_badly(tokens: tuple[Token, ...], lower: tuple[str, ...], core: Core) -> bool:
    """Whether what follows makes it a duration, sum, measure, clock time or part of a name."""
    words = number_words()
    last = core.last
    if last >= len(tokens):
        return False
    is_close = tokens[last].start == tokens[last - 1].end
    following = lower[last]
    if following in words.not_counted_after and not (following == "local" and _is_words(lower, core)):
        return following != "second" or _is_words(lower, core)
    if is_close and following in DASHES | {"/", ":"} and last + 1 < len(tokens):
        is_bound = tokens[last + 1].start == tokens[last].end
        return is_bound and lower[last + 1] not in ("odd", "plus", "strong")
    if is_close and (following == "@" or (following[0].isalpha() and following not in ("k", "m", "bn"))):
        return True
    if following in words.consecutive and last + 1 < len(tokens):
        return lower[last + 1] in words.time_units
    if following == "-" and last + 1 < len(tokens) and lower[last + 1].startswith("year"):
        return True
    return _is_score(tokens, lower, core) or _names_a_unit(tokens, lower, core)


def _names_a_unit(tokens: tuple[Token, ...], lower: tuple[str, ...], core: Core) -> bool:
    """Whether a figure is part of a unit's name: "3 Royal Highland Infantry Battalion", "8 Platoon"."""
    for i in range(core.last, min(len(tokens), core.last + _UNIT_REACH)):
        if lower[i] in _UNITS and tokens[i].is_capital and not _is_words(lower, core):
            return True
        if not tokens[i].is_capital and lower[i] not in ("'s", "’s", "of", "the"):
            return False
    return False


def _is_words(lower: tuple[str, ...], core: Core) -> bool:
    return lower[core.first][0].isalpha()


def _is_score(tokens: tuple[Token, ...], lower: tuple[str, ...], core: Core) -> bool:
    """Two figures bound by a dash that are no range: "112-98", "1-487"."""
    last = core.last
    return (
        last + 1 < len(tokens)
        and lower[last] in DASHES
        and tokens[last].start == tokens[last - 1].end
        and lower[last + 1][0].isdigit()
    )


def _stands_badly(tokens: tuple[Token, ...], lower: tuple[str, ...], core: Core) -> bool:
    """Whether what stands before makes it a sum of money, a name, a list number or broken digits."""
    words = number_words()
    first = core.first
    text = lower[first]
    if text[0].isdigit():
        if text[0] == "0" and len(text) > 1:
            return True
        if digits_value(text) is None and core.last - first == 1:
            return True
        if first == 0 and core.last < len(tokens) and lower[core.last] in (".", ")") and len(tokens) > 2:
            return True
    if first == 0:
        return False
    before = lower[first - 1]
    if before == "of" and first > 2 and lower[first - 2].isdigit() and lower[first - 3] in words.numbered:
        return True  # "image 3 of 16"
    if before in words.money_before or before in ("#", "№") or _is_in_phone_number(lower, first):
        return True
    if before == "." and first > 1 and lower[first - 2] in ("rs", "no", "nr", "tel", "ph"):
        return True
    is_close = tokens[first - 1].end == tokens[first].start
    if (
        is_close
        and first > 1
        and (before in DASHES | {"/", "."})
        and tokens[first - 2].end == tokens[first - 1].start
    ):
        return True
    if is_close and (before[-1].isalnum() or before in ("'", "’")) and text[0].isdigit():
        return True
    if before in words.numbered:
        is_last = core.last < len(tokens) and not lower[core.last][0].isalpha()  # "in season eight."
        is_named = text[0].isdigit() or tokens[first - 1].is_capital or is_last
        return is_named and not _counts_people(lower, core.last)
    return False


def _is_in_phone_number(lower: tuple[str, ...], first: int) -> bool:
    """Whether only figures and dashes lie between here and a plus sign."""
    i = first - 1
    while i > 0 and i > first - 8 and (lower[i].isdigit() or lower[i] in DASHES):
        i -= 1
    return lower[i] == "+"


def _counts_people(lower: tuple[str, ...], last: int) -> bool:
    """Whether a noun of people or things counted follows within two words."""
    people = number_words().people
    for word in lower[last : last + 3]:
        if word in people:
            return True
        if not word.isalpha() or word.endswith("ed"):
            return False
    return False


def _is_date(tokens: tuple[Token, ...], lower: tuple[str, ...], core: Core) -> bool:
    """A day beside its month, or a year."""
    words = number_words()
    first, last = core.first, core.last
    text = lower[first]
    if not text[0].isdigit():
        return last < len(lower) and lower[last] in words.months and tokens[last].is_capital
    value = digits_value(text) or 0
    before = lower[first - 1] if first else ""
    if before == "." and first > 1 and lower[first - 2] in words.months:
        before = lower[first - 2]
    after = lower[last] if last < len(lower) else ""
    if value <= 31:
        if before in words.months and (before != "may" or tokens[first - 1].is_capital):
            return True
        if after in words.months and (after not in ("may", "march") or _is_month(tokens, lower, last)):
            return True
        if before in ("and", "to", "-", "–", ",") and first > 2 and lower[first - 3] in words.months:
            return lower[first - 2][0].isdigit() and not _counts_people(lower, last)
    return _is_year(lower, core, value, before)


def _is_month(tokens: tuple[Token, ...], lower: tuple[str, ...], i: int) -> bool:
    """Whether "may" or "march" beside a figure is the month."""
    next_is_date = i + 1 < len(lower) and (lower[i + 1][0].isdigit() or lower[i + 1] in (",", "."))
    return tokens[i].is_capital or next_is_date


def _is_year(lower: tuple[str, ...], core: Core, value: int, before: str) -> bool:
    """A bare figure from 1700 to 2100 without a hedge, unless people or things are counted."""
    text = lower[core.first]
    if not (1700 <= value <= 2100 and text.isdecimal() and core.last - core.first == 1):
        return False
    if before in _YEAR_BEFORE | number_words().months or (
        before == "," and core.first > 1 and lower[core.first - 2][0].isdigit()
    ):
        return before != "of" or not _counts_people(lower, core.last)
    return not _counts_people(lower, core.last) and (before,) not in number_words().hedges_before


def _is_vague_measure(lower: tuple[str, ...], last: int) -> bool:
    """Whether "several", "dozens of" and the like count days, miles or times."""
    at = last + 1 if lower[last : last + 1] == ("of",) else last
    return at < len(lower) and lower[at] in number_words().not_counted_after - _ALSO_NOUNS


_OF_AGES = frozenset(
    {"people", "children", "boys", "girls", "men", "women", "youths", "students", "teenagers"}
)


_OF_AN_AGE = frozenset("boy girl man woman teen teenager child toddler baby infant son daughter".split())


def _is_age(tokens: tuple[Token, ...], lower: tuple[str, ...], core: Core) -> bool:
    """An age: "Rana Saleh, 34," or "(34)", "aged 21 and 22", "as young as 10", "was 28 when"."""
    first, last = core.first, core.last
    before = lower[max(0, first - 3) : first]
    is_of_people = before[-1:] == ("between",) and before[-2:-1] and before[-2] in _OF_AGES
    if (
        is_of_people
        or before[-2:] in (("young", "as"), ("old", "as"))
        or (before[-1:] in (("between",), ("from",), ("and",)) and "aged" in lower[max(0, first - 4) : first])
    ):
        return True
    if first < 2 or not lower[first].isdecimal() or len(lower[first]) > 2:
        return False
    if last >= len(tokens):  # a heading's end
        return before[-1] == "," and before[-2] in _OF_AN_AGE
    after = lower[last]
    if before[-1] == "(" and after == ")":
        return True
    if before[-1] in ("was", "is") and after in ("at", "when"):
        return True
    is_junior = tokens[first - 2].text == "." and first > 2 and tokens[first - 3].lower in _SUFFIXES
    if before[-1] != "," or not (tokens[first - 2].text[0].isalpha() or is_junior):
        return False
    if after in (",", ".", "and", ";"):
        return tokens[first - 2].lower not in number_words().people
    return after in _AFTER_AGE and tokens[first - 2].is_capital and len(lower[first]) == 2
