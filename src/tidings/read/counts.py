"""Find the figures and number words of a sentence that count people, acts or things."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from tidings.data.numbers import Words, cardinal, number_words, ordinal_value
from tidings.read.sentences import Sentence, Token
from tidings.read.uncounted import DASHES, Core, is_no_count

_JOINTS = frozenset({"-", "–", "—", "to", "or", "and"})
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "those", "these", "our"})
_FRACTIONS = frozenset(
    {"half", "most", "all", "third", "thirds", "quarter", "quarters", "two-thirds", "majority"}
)
_HARM = ("casualt", "injur", "death", "loss", "victim", "fatalit", "damage")
_MAX_WORDS = 8  # "one hundred and twenty-three thousand four hundred": longer runs are lists


class CountPhrase(NamedTuple):
    """A number phrase with its hedge: tokens `first` up to, and not with, `last`.

    `core` is the token where the figure itself begins. `is_incremental`: "another 4", "4 more".
    `ordinal` is set for "the 58th". `is_article`: a bare "a", "an", "one" or "a single".
    """

    first: int
    last: int
    core: int
    is_incremental: bool = False
    ordinal: int | None = None
    is_article: bool = False


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, tuple[Words, ...]]:
    """Fixed number phrases by their first word, longest first."""
    words = number_words()
    table: dict[str, list[Words]] = {}
    for phrase in (*words.vague, *words.exact, *words.couple, *words.unknown):
        table.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in table.items()}


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """Words that may begin a number phrase: all others are passed over."""
    words = number_words()
    fixed = {*words.small, *words.multipliers, *words.sets, *words.ordinals, "a", "an", "half"}
    return frozenset(fixed | set(_phrases()))


@lru_cache(maxsize=2)
def _hedges(*, before: bool) -> Mapping[str, tuple[Words, ...]]:
    """Hedges by the word next to the figure, longest first."""
    words = number_words()
    table: dict[str, list[Words]] = {}
    for phrase in words.hedges_before if before else words.hedges_after:
        table.setdefault(phrase[-1] if before else phrase[0], []).append(phrase)
    return {word: tuple(sorted(group, key=len, reverse=True)) for word, group in table.items()}


def find_counts(sentence: Sentence, *, articles: bool = False) -> list[CountPhrase]:
    """Number phrases of a sentence in order, each with its hedge.

    Dates, clock times, ages, money, measures, scores and names with figures are left out. Bare
    articles and a bare "one" come only with `articles`.
    """
    found = _found(sentence.tokens)
    return [count for count in found if articles or not count.is_article]


def find_repeats(sentence: Sentence) -> list[CountPhrase]:
    """Numbers of times: "attacked at least 58 times"."""
    lower = tuple(token.lower for token in sentence.tokens)
    ends = [i for i, word in enumerate(lower) if word == "times"]
    found = []
    for end in ends:
        cores = (_figure_at(lower, i) for i in range(max(0, end - _MAX_WORDS), end))
        core = next((core for core in cores if core is not None and core.last == end), None)
        if core is not None:
            found.append(_with_hedges(lower, core, 0))
    return found


@lru_cache(maxsize=256)  # several readers ask for the same sentence
def _found(tokens: tuple[Token, ...]) -> tuple[CountPhrase, ...]:
    """Every number phrase, bare articles among them."""
    lower = tuple(token.lower for token in tokens)
    found: list[CountPhrase] = []
    openers = _openers()
    resume = 0
    for i in [i for i, word in enumerate(lower) if word in openers or word[0].isdigit()]:
        if i < resume:
            continue
        ordinal = _ordinal_at(tokens, lower, i)
        if ordinal is not None:
            found.append(CountPhrase(i, i + 1, i, ordinal=ordinal))
            continue
        core = _core_at(lower, i)
        if core is None:
            continue
        resume = core.last
        if not is_no_count(tokens, lower, core):
            phrase = _with_hedges(lower, core, found[-1].last if found else 0)
            found.append(phrase)
            resume = phrase.last
    return tuple(found)


def _core_at(lower: tuple[str, ...], i: int) -> Core | None:
    """The figure or number phrase that begins at token i."""
    core = _figure_at(lower, i)
    if core is not None:
        return _range_from(lower, core)
    for phrase in _phrases().get(lower[i], ()):
        if lower[i : i + len(phrase)] == phrase and _is_meant(lower, i, i + len(phrase)):
            return _doubled(lower, Core(i, i + len(phrase), is_article=phrase == ("a", "single")))
    if lower[i] in ("a", "an") and i + 1 < len(lower) and not _opens_hedge(lower, i):
        return Core(i, i + 1, is_article=True)
    return None


def _doubled(lower: tuple[str, ...], core: Core) -> Core:
    """Take in the second word of "dozens, if not hundreds"."""
    rest = lower[core.last : core.last + 4]
    skip = 3 if rest[:3] == (",", "if", "not") else 2 if rest[:2] == ("if", "not") else 0
    if skip and rest[skip : skip + 1] and (rest[skip],) in number_words().vague:
        return Core(core.first, core.last + skip + 1)
    return core


def _opens_hedge(lower: tuple[str, ...], i: int) -> bool:
    """Whether an article begins a hedge: "a total of", "an estimated"."""
    return any(lower[i : i + len(phrase)] == phrase for phrase in _article_hedges())


@lru_cache(maxsize=1)
def _article_hedges() -> tuple[Words, ...]:
    return tuple(phrase for phrase in number_words().hedges_before if phrase[0] in ("a", "an"))


def _figure_at(lower: tuple[str, ...], i: int) -> Core | None:
    """The longest run of digits or number words from token i."""
    word = lower[i]
    words = number_words()
    if word[0].isdigit():
        if ":" in word or not word[-1].isdigit():
            return None
        if i + 1 < len(lower) and (lower[i + 1] in words.multipliers or lower[i + 1] in words.sets):
            return Core(i, i + 2, is_figure=True)
        return Core(i, i + 1, is_figure=True)
    opens = word in words.small or word in ("a", "half", *words.multipliers, *words.sets)
    if not opens or (word == "a" and i and lower[i - 1] in ("half", "not")):
        return None
    last = 0
    for end in range(i + 1, min(i + _MAX_WORDS, len(lower)) + 1):
        if cardinal(lower[i:end]) is not None:
            last = end
        elif not _may_go_on(lower[end - 1], end - i):
            break
    if not last or (word == "a" and last == i + 1):
        return None
    return Core(i, last, is_figure=True, is_article=last == i + 1 and word == "one")


def _may_go_on(word: str, length: int) -> bool:
    return word == "and" or (length <= 2 and word in ("a", "half", "the"))


def _range_from(lower: tuple[str, ...], core: Core) -> Core:
    """Take in the second figure of "10-12", "two or three", "between 10 and 12"."""
    joint = core.last
    if joint + 1 >= len(lower) or lower[joint] not in _JOINTS:
        return core
    if lower[joint] == "and" and not (core.first and lower[core.first - 1] == "between"):
        return core
    second = _figure_at(lower, joint + 1)
    if second is None:
        return core
    low, high = cardinal(lower[core.first : core.last]), cardinal(lower[second.first : second.last])
    if low is None or high is None or low >= high:
        return core
    if lower[joint] == "to" and core.first and lower[core.first - 1] == "from":
        return core
    if lower[joint] in DASHES and high > 4 * low + 4:  # "1-487" is a unit, "6-8" a range
        return core
    return Core(core.first, second.last, is_figure=True)


def _is_meant(lower: tuple[str, ...], first: int, last: int) -> bool:
    """Whether a fixed phrase is used as a number here."""
    words = number_words()
    word = lower[first]
    after = lower[last] if last < len(lower) else ""
    if last - first > 1:
        return True
    if word == "no":
        return after.isalpha() and after not in words.no_idiom
    if word == "some":
        if after and _figure_at(lower, last) is not None:
            return False
        return bool(after) and after not in words.some_idiom and after not in words.time_units
    if word == "both":
        return after in ("of", "were", "men", "women", "are") or (
            after.endswith("s") and "and" not in lower[last : last + 4]
        )
    if word == "without":
        return any(w.startswith(_HARM) for w in lower[last : last + 3])
    if word in ("few", "many", "various", "multiple", "neither"):
        before = lower[first - 1] if first else ""
        return before not in ("how", "as", "too", "so", "very", "not", "the") and bool(after)
    return word != "tens" or after == "of"


def _ordinal_at(tokens: tuple[Token, ...], lower: tuple[str, ...], i: int) -> int | None:
    """What an ordinal that ranks an act says: "the 58th attack", not "25th Division" or "5th of May"."""
    value = ordinal_value(lower[i])
    if value is None or value == 0:
        return None
    words = number_words()
    before = lower[i - 1] if i else ""
    after = lower[i + 1] if i + 1 < len(lower) else ""
    if not after.isalpha() or after in words.ordinal_after or after in words.months or before in words.months:
        return None
    if tokens[i + 1].is_capital and not tokens[i].text.isupper():
        return None
    if cardinal([before]) is not None and before.isalpha():  # "two thirds", "one third"
        return None
    return value if before in ("the", "a", "its", "his", "her", "their", "this", "’s", "'s", "only") else None


def _with_hedges(lower: tuple[str, ...], core: Core, floor: int) -> CountPhrase:
    """Take in the hedges on both sides of a figure, not reaching back before token `floor`."""
    words = number_words()
    first, last = core.first, core.last
    if lower[first] in ("a", "an") and last - first == 1:  # "more than a", "a more": no number
        return CountPhrase(first, last, first, is_article=True)
    ops: list[str] = []
    while (hedge := _hedge_before(lower, first, floor)) is not None:
        op = words.hedges_before[hedge]
        if op == "between" and not any(
            joint in lower[core.first : core.last] for joint in ("and", "to", "-", "–")
        ):
            break
        if core.is_article and op == "=":
            break
        first -= len(hedge)
        ops.append(op)
    while (hedge := _hedge_after(lower, last)) is not None:
        last += len(hedge)
        ops.append(words.hedges_after[hedge])
    if core.is_figure and not ops:
        first = _fraction_before(lower, first, floor)
    return CountPhrase(
        first, last, core.first, is_incremental="more" in ops, is_article=core.is_article and not ops
    )


def _fraction_before(lower: tuple[str, ...], first: int, floor: int) -> int:
    """Where "half of the 12" or "all but one of 20" begins; `first` where no fraction stands."""
    i = first - 1 if first and lower[first - 1] in _DETERMINERS else first
    if i - 2 < floor or lower[i - 1] != "of":
        return first
    if lower[i - 2] in _FRACTIONS:
        return i - 3 if i - 3 >= floor and lower[i - 3] in ("the", "a", "one") else i - 2
    if i - 4 >= floor and lower[i - 4 : i - 2] == ("all", "but"):
        return i - 4
    return first


def _hedge_before(lower: tuple[str, ...], first: int, floor: int) -> Words | None:
    if first <= floor:
        return None
    for phrase in _hedges(before=True).get(lower[first - 1], ()):
        start = first - len(phrase)
        if start >= floor and lower[start:first] == phrase:
            return phrase
    return None


def _hedge_after(lower: tuple[str, ...], last: int) -> Words | None:
    if last >= len(lower):
        return None
    for phrase in _hedges(before=False).get(lower[last], ()):
        if lower[last : last + len(phrase)] == phrase:
            if phrase == ("more",) and lower[last + 1 : last + 2] == ("than",):
                return None
            return phrase
    return None
