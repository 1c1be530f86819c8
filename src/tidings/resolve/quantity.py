"""Turn number phrases into ranges: rules H1 to H28, with the bounds of the news gold set.

Where the rules of `schemas.md` and the annotation rules differ (nearly, about, up to, some), the
annotation rules win, because they never narrow a figure that a source gave.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tidings.data.numbers import Words, cardinal, number_words, ordinal_value
from tidings.model.values import Count

_WORD = re.compile(
    r"\d+(?:[.,’' \u00a0\u202f\u2009]\d+)*(?:st|nd|rd|th)?(?![a-z])"
    r"|[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?|[^\s\w]|\w+"
)
# A figure with a letter in it ("l5", "1O"), or an invisible sign that splits one.
_BROKEN = re.compile(r"\b(?:\d+[lOoI]\w*|[lOI]+\d\w*)\b|[\u200b-\u200d\ufeff\u00ad]")
_MAX_RAW = 300  # longer raw words are no number phrase; keeps hostile input cheap
_MOST = 10**11  # more than that of anything counted here is a slip, and outgrows stored integers
_MAX_WORDS = 8  # the longest cardinal
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "its", "another", "one", "this", "that"})
_PREPOSITIONS = frozenset(
    {
        "of",
        "in",
        "from",
        "at",
        "to",
        "by",
        "with",
        "for",
        "near",
        "on",
        "who",
        "that",
        "belonging",
        "including",
    }
)
_MASS = frozenset({"casualties", "injuries", "deaths", "losses", "wounds", "fatalities", "victims", "burns"})
_PLURALS = frozenset({"people", "men", "women", "children", "police", "personnel", "folk", "youth", "cattle"})
_SINGULARS = frozenset(
    {"us", "boss", "hostess", "princess", "congress", "press", "bus", "lioness", "waitress"}
)
_AGED = re.compile(r"[\w-]+-(?:year|month|week|day)-old")
_PEOPLE_ENDINGS = ("man", "woman", "boy", "girl", "child", "person", "officer")


class _Raw(NamedTuple):
    """The words of a phrase, and what is known from around it."""

    text: str
    words: Words
    hedge: str | None
    asserted: bool


class _Figure(NamedTuple):
    """A cardinal at words [first, last)."""

    first: int
    last: int
    n: int


def resolve_count(raw: str, *, hedge: str | None = None, asserted: bool = True) -> Count | None:
    """The range that number words name, None where they name none or their digits are broken.

    `hedge` is a hedge standing elsewhere that reaches this figure ("over 58 in Iraq and 83 in
    Syria"). `asserted` says that the act is told as a fact, so that "fewer than five" means one or
    more.

    >>> resolve_count("over 58")
    Count(low=58, best=58, high=None, hedge='over', operator='>')
    """
    if len(raw) > _MAX_RAW or _BROKEN.search(raw):
        return None
    text = unicodedata.normalize("NFKC", raw)
    phrase = _Raw(text, tuple(_WORD.findall(text.lower())), hedge, asserted)
    if not phrase.words or _at(phrase.words, number_words().unknown) is not None:
        return None
    figure = _find_figure(phrase.words)
    vague = _vague(phrase.words, figure.first if figure else None)
    if vague is not None:
        return vague
    if figure is not None:
        return _fraction(phrase.words, figure) or _range(phrase.words, figure) or _figure(phrase, figure)
    return _ordinal(phrase.words) or _noun(phrase)


def _at(words: Words, phrases: frozenset[Words]) -> int | None:
    """Where one of the phrases begins."""
    longest = max(map(len, phrases))
    for first in range(len(words)):
        for length in range(1, longest + 1):
            if words[first : first + length] in phrases:
                return first
    return None


def _find_figure(words: Words) -> _Figure | None:
    """The first cardinal that is no part of "12-year-old" and the like."""
    for first in range(len(words)):
        is_model = first > 1 and words[first - 1] == "-" and words[first - 2][-1].isalpha()  # "AK-47"
        if is_model or not _opens_cardinal(words, first):
            continue
        ends = range(min(first + _MAX_WORDS, len(words)), first, -1)
        for last in ends:
            n = cardinal(words[first:last])
            if n is not None and n <= _MOST and not _is_attribute(words, last):
                return _Figure(first, last, n)
    return None


def _opens_cardinal(words: Words, first: int) -> bool:
    lexicon = number_words()
    word = words[first]
    after = words[first + 1] if first + 1 < len(words) else ""
    if word in ("a", "an", "half"):
        return after in lexicon.sets or after in lexicon.multipliers or (word == "half" and after == "a")
    return word[0].isdigit() or word in lexicon.small or word in lexicon.multipliers or word in lexicon.sets


def _is_attribute(words: Words, last: int) -> bool:
    """Whether "-year-old", "%" or a time unit follows a figure."""
    rest = words[last : last + 2]
    if rest[:1] == ("-",) and len(rest) > 1 and rest[1][0].isalpha():
        return rest[1] not in ("odd", "strong", "plus")
    return bool(rest) and rest[0] in number_words().not_counted_after


def _figure(phrase: _Raw, figure: _Figure) -> Count:
    """H1 to H8, H10, H11, H22, H24, H25: one figure with what hedges it."""
    lexicon = number_words()
    ops, beside = _hedges_around(phrase.words, figure.first, figure.last)
    outer = lexicon.hedges_before.get(tuple((phrase.hedge or "").lower().split()))
    if not ops and outer not in (None, "=", "more", "between"):
        ops, beside = [str(outer)], [str(phrase.hedge).lower()]
    if not ops and phrase.words[figure.last - 1] in lexicon.sets:
        ops, beside = ["~"], list(phrase.words[figure.first : figure.last])
    return _bounded(figure.n, ops, " ".join(beside) or None, asserted=phrase.asserted)


def _bounded(n: int, ops: list[str], hedge: str | None, *, asserted: bool) -> Count:
    """The bounds that hedges set around a figure; a lower bound wins over the rest."""
    for op in (">=", ">"):
        if op in ops:
            return Count(low=n, best=n, hedge=hedge, operator=op)
    if "<" in ops:  # H4
        return Count(best=n, high=n, hedge=hedge, operator="<")
    if "<=" in ops:  # H6
        return Count(high=n, hedge=hedge, operator="<=")
    if "at most" in ops:  # H7
        return Count(low=0, best=n, high=n, hedge=hedge, operator="<=")
    if "below" in ops:  # H8
        return Count(low=min(n, int(asserted)), best=n, high=n, hedge=hedge, operator="<")
    return Count(low=n, best=n, high=n, hedge=hedge, operator="~" if "~" in ops else "=")


def _hedges_around(words: Words, first: int, last: int) -> tuple[list[str], list[str]]:
    """What the hedges beside a figure say of it, and their words in order."""
    lexicon = number_words()
    ops: list[str] = []
    beside: list[str] = []
    while (length := _hedge_length(words, first)) > 0:
        hedge = words[first - length : first]
        first -= length
        ops.append(lexicon.hedges_before[hedge])
        if ops[-1] != "=":
            beside.insert(0, " ".join(hedge))
    sign = words[first - 1] if first else ""
    if sign in (">", "≥", "~"):
        ops.append({"≥": ">="}.get(sign, sign))
        beside.insert(0, sign)
    after = _hedge_after(words[last:])
    if after:
        ops.append(lexicon.hedges_after[after])
        beside.append(" ".join(after))
    return ops, beside


def _hedge_length(words: Words, end: int) -> int:
    """How many words the longest hedge before word `end` has."""
    hedges = number_words().hedges_before
    return next((n for n in range(min(5, end), 0, -1) if words[end - n : end] in hedges), 0)


def _hedge_after(rest: Words) -> Words:
    """A hedge right behind a figure, or behind its noun and a comma ("12 dead, possibly more")."""
    hedges = number_words().hedges_after
    starts = [0, *(i + 1 for i, word in enumerate(rest[:8]) if word in (",", "-"))]
    for start in starts:
        for length in (3, 2, 1):
            if rest[start : start + length] in hedges:
                return rest[start : start + length]
    return ()


def _range(words: Words, figure: _Figure) -> Count | None:
    """H9: "between 10 and 12", "10-12", "two or three", "three, maybe four"."""
    rest = words[figure.last :]
    before = words[figure.first - 1] if figure.first else ""
    joint = 0
    if rest[:1] == (",",) and rest[1:2] and rest[1] in ("maybe", "perhaps", "possibly"):
        joint = 2
    elif rest and (rest[0] in ("-", "–", "—", "to", "or") or (rest[0] == "and" and before == "between")):
        joint = 1
    second = _find_figure(rest[joint : joint + _MAX_WORDS]) if joint else None
    if second is None or second.first != 0 or second.n <= figure.n:
        return None
    return Count(low=figure.n, high=second.n, hedge=before if before == "between" else None)


def _fraction(words: Words, figure: _Figure) -> Count | None:
    """H19: half of m, most of m, all m, all but k of m."""
    before = [
        word for word in words[: figure.first] if word not in ("the", "its", "of", "their", "those", "a")
    ]
    m = figure.n
    if before[-1:] == ["half"]:
        return Count(low=m // 2, best=m // 2, high=m // 2, hedge="half")
    if before[-1:] in (["most"], ["majority"]) and before[-2:-1] != ["at"]:
        return Count(low=m // 2 + 1, high=m, hedge=before[-1])
    if words[:2] == ("all", "but"):
        whole = _find_figure(words[figure.last :])
        if whole is not None and whole.n >= m:
            left = whole.n - m
            return Count(low=left, best=left, high=left, hedge="all but")
    return None


def _vague(words: Words, figure: int | None) -> Count | None:
    """H12 to H14, H17, H21: words without a figure, where they stand before the first figure."""
    lexicon = number_words()
    for first in range(len(words) if figure is None else figure):
        for length in range(min(4, len(words) - first), 0, -1):
            phrase = words[first : first + length]
            is_hedge = first + length == figure and phrase in lexicon.hedges_before
            if phrase in lexicon.couple:
                return Count(low=2, best=2, high=3, hedge=" ".join(phrase))
            if phrase in lexicon.exact:
                n = lexicon.exact[phrase]
                return None if _is_hedge_part(words, first) else Count(low=n, best=n, high=n)
            if phrase in lexicon.vague and not is_hedge and not _is_hedge_part(words, first):
                _, beside = _hedges_around(words, first, first + length)
                hedge = " ".join([*beside, *phrase])
                return Count(low=lexicon.vague[phrase], hedge=hedge, operator=">=")
    return None


def _is_hedge_part(words: Words, first: int) -> bool:
    """Whether "no" or "many" belongs to "no fewer than", "as many as"."""
    lexicon = number_words()
    starts = range(max(0, first - 2), first + 1)
    found = (words[s : s + n] for s in starts for n in (2, 3, 4) if s + n > first)
    return any(hedge in lexicon.hedges_before and hedge not in lexicon.vague for hedge in found)


def _ordinal(words: Words) -> Count | None:
    """H20: "the 58th attack"."""
    values = [n for n in map(ordinal_value, words) if n]
    return Count(low=values[0], best=values[0], high=values[0]) if values else None


def _noun(phrase: _Raw) -> Count | None:
    """H1, H15, H16: nouns and names without a number."""
    parts = [part for part in re.split(r",|\band\b", phrase.text) if part.strip()]
    sizes = [_noun_size(part.split()) for part in parts]
    if not sizes or sizes[0] is None:
        return None
    if all(size == 1 for size in sizes) and len(sizes) <= _MAX_WORDS:
        return Count(low=len(sizes), best=len(sizes), high=len(sizes))
    if sizes[0] == 1:
        return Count(low=1, best=1, high=1)
    return Count(low=1 if sizes[0] == 0 else 2, operator=">=")


def _noun_size(words: list[str]) -> int | None:
    """1 for one person or thing, 2 for a bare plural, 0 for a mass noun, None for neither."""
    lower = [word.lower().strip(".,;:\"'“”’()") for word in words]
    end = next((i for i, word in enumerate(lower) if i and word in _PREPOSITIONS), len(lower))
    head = lower[end - 1] if end else ""
    if _AGED.fullmatch(head):  # "a 16-year-old", "Two-Year-Old"
        return 1
    if not head or not head[0].isalpha():
        return None
    if lower[0] in ("a", "an", "another", "one"):
        return 1
    if head in _MASS:
        return 0
    is_name = all(word[:1].isupper() for word in words[:end]) and not words[end - 1].isupper()
    if head in _PLURALS or (head.endswith("s") and not head.endswith("ss") and head not in _SINGULARS):
        return 1 if is_name and end > 1 else 2
    return 1 if is_name or lower[0] in _DETERMINERS or head.endswith(_PEOPLE_ENDINGS) else None
