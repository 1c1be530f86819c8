"""Find the name of a speaker beside a verb of saying, over appositions and adverbials."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.claim import Speaker
from tidings.model.codes import Stance
from tidings.read.lines import Line

OPEN = frozenset('"“«‘')
CLOSE = frozenset('"”»’')
PUNCTUATION = frozenset(",;:.!?()[]—–") | {"--"} | OPEN | CLOSE
_LONGEST_NAME = 16  # tokens; a longer subject is a clause that the walk has run into
_LONGEST_APPOSITION = 22


class SpeechWords(NamedTuple):
    """The lists of `resources/speech.yml`; `firsts` are words without one of which nobody says anything."""

    verbs: dict[str, Stance]
    nominal: frozenset[str]
    determiners: frozenset[str]
    occasions: frozenset[str]
    hearsay: frozenset[str]
    pronouns: frozenset[str]
    vague: frozenset[str]
    stops: frozenset[str]
    before_verb: frozenset[str]
    after_name: frozenset[str]
    firsts: frozenset[str]


@lru_cache(maxsize=1)
def speech_words() -> SpeechWords:
    """The lists, read once."""
    speech = table("speech")
    verbs = {word: Stance(stance) for stance, words in speech["verbs"].items() for word in words.split()}
    sets = {
        key: frozenset(speech[key].split())
        for key in (
            "nominal",
            "determiners",
            "occasions",
            "hearsay",
            "pronouns",
            "vague",
            "stops",
            "before_verb",
            "after_name",
        )
    }
    phrases = (*speech["sources"], *speech["claim_of_act"])
    firsts = frozenset(verbs) | {phrase.split()[0] for phrase in phrases} | sets["hearsay"]
    return SpeechWords(verbs=verbs, firsts=firsts, **sets)


def name_before(line: Line, verb: int) -> tuple[Speaker | None, int]:
    """The subject before a verb and its first token; appositions are stepped over."""
    lowers, words = line.lowers, speech_words()
    stop = verb
    while stop > 0 and lowers[stop - 1] in words.before_verb:
        stop -= 1
    stop = _before_brackets(line, stop)
    if stop > 0 and lowers[stop - 1] == ",":
        opening = _apposition(line, stop - 1)
        if opening is None:
            return None, verb
        if _is_apposed_name(line, opening, stop - 1):
            name = line.raw(opening + 1, stop - 1)
            return Speaker(name=name, span=line.span(opening + 1, stop - 1)), opening
        stop = opening
    first = stop
    while (
        first > 0
        and stop - first < _LONGEST_NAME
        and lowers[first - 1] not in PUNCTUATION
        and (lowers[first - 1] not in words.stops or _joins_names(line, first - 1, words))
        and (lowers[first - 1] not in words.verbs or lowers[first - 1] in words.nominal)
    ):
        first -= 1
    first = _trim(line, first, stop)
    for k in range(first + 1, stop - 2):
        if lowers[k] in ("in", "on", "during", "via") and not speech_words().occasions.isdisjoint(
            lowers[k + 1 : k + 4]
        ):
            stop = k
            break
    if first >= stop or lowers[first] == "according":
        return None, verb
    span = line.span(first, stop)
    return Speaker(name=line.raw(first, stop), span=span), first


def _before_brackets(line: Line, stop: int) -> int:
    """Where the words in brackets that end a name begin: "the Union for Change (UC) said"."""
    if stop == 0 or line.lowers[stop - 1] not in (")", "]"):
        return stop
    opening = range(stop - 2, max(-1, stop - _LONGEST_NAME), -1)
    return next((k for k in opening if k > 0 and line.lowers[k] in ("(", "[")), stop)


def _joins_names(line: Line, at: int, words: SpeechWords) -> bool:
    """Whether "and" joins two short names: "residents and officials said", not "two died and police said"."""
    if line.lowers[at] != "and":
        return False
    first = at
    while first > 0 and line.lowers[first - 1] not in PUNCTUATION:
        first -= 1
    left = line.lowers[first:at]
    return (
        0 < len(left) <= 4
        and words.stops.isdisjoint(left)
        and not any(word in words.verbs or word.endswith("ed") for word in left)
    )


def _trim(line: Line, first: int, stop: int) -> int:
    """Step over an adverbial before the subject: "In a statement the army said"."""
    lowers = line.lowers
    if lowers[first : first + 1] and lowers[first] in (
        "in",
        "on",
        "at",
        "after",
        "during",
        "for",
        "by",
        "from",
        "with",
    ):
        for k in range(stop - 1, first + 1, -1):
            if lowers[k] in speech_words().determiners:
                return k
        for k in range(stop - 1, first, -1):
            if not line.sentence.tokens[k].is_capital:
                return k + 1
    return first


def _is_apposed_name(line: Line, opening: int, comma: int) -> bool:
    """Read "a local daily, El Dia, said": the name follows its description."""
    first = opening
    while first > 0 and line.lowers[first - 1] not in PUNCTUATION and opening - first < 8:
        first -= 1
    is_described = any(line.lowers[k] in ("a", "an", "another") for k in range(first, opening))
    capitals = [line.sentence.tokens[k].is_capital for k in range(opening + 1, comma)]
    return is_described and all(capitals) and not line.sentence.tokens[opening - 1].is_capital


def _apposition(line: Line, comma: int) -> int | None:
    """Where the comma group that ends at `comma` began, if it describes a name before it."""
    lowers = line.lowers
    for k in range(comma - 1, max(-1, comma - _LONGEST_APPOSITION), -1):
        if lowers[k] in ("”", "“", '"', ";"):
            return None
        if lowers[k] == ",":
            opens = lowers[k + 1]
            if all(
                token.is_capital or token.lower in ("of", "for", "al")
                for token in line.sentence.tokens[k + 1 : comma]
            ):
                return k
            has_name = k > 0 and line.sentence.tokens[k - 1].is_capital
            if opens in ("a", "an", "the", "who", "whose", "one") or (has_name and opens.isdigit()):
                return k
            if has_name and any(w in speech_words().vague for w in lowers[k + 1 : comma]):
                return k
            return (
                k if has_name and opens.endswith(("er", "or", "ist", "man", "ant", "chief", "head")) else None
            )
    return None


def name_after(line: Line, first: int) -> Speaker | None:
    """The name that begins at a token: up to a comma, a preposition of time or place, or a verb."""
    lowers, words = line.lowers, speech_words()
    last = first
    while (
        last < len(lowers)
        and last - first < _LONGEST_NAME
        and lowers[last] not in PUNCTUATION
        and lowers[last] not in words.stops
        and lowers[last] not in words.after_name
        and (lowers[last] not in words.verbs or lowers[last] in words.nominal)
    ):
        last += 1
    if last == first:
        return None
    if lowers[last - 1] in speech_words().occasions and lowers[last : last + 1] in (("by",), ("from",)):
        return name_after(line, last + 1)
    return Speaker(name=line.raw(first, last), span=line.span(first, last))
