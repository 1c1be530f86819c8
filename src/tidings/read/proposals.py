"""Find where the words that a model or an encoder proposes stand in the text, if they do."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from tidings.model.codes import Field
from tidings.model.problem import Problem
from tidings.model.text import Document, Span
from tidings.read.sentences import Sentence

LABELS = (
    Field.EVENT, Field.PERPETRATOR, Field.TARGET, Field.WEAPON, Field.WHERE, Field.WHEN, Field.KILLED,
    Field.INJURED,
)  # fmt: skip
# A longer quote is a clause, in which a resolver would pick a value of its own choice.
LONGEST_QUOTE = 160  # characters
MOST_PLACES = 200  # of one quote that are looked at
# Signs that models write in place of one another.
_ALIKE = ("'’‘ʼ", '"“”„«»', "-‐‑–—−")
_CLASSES = {sign: f"[{re.escape(signs)}]" for signs in _ALIKE for sign in signs}


class Drop(StrEnum):
    """Why a proposal is not used."""

    NOT_IN_TEXT = "not in the text"
    UNREAD = "only in text that is not read"
    MACHINE = "only in words that speak to a machine"
    NO_VALUE = "without a value of its field"
    NOT_BORNE_OUT = "not borne out by the words around it"
    TOLD = "told already"
    LIMIT = "over the limit of length or number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words said to stand in a text: of which field, and of which incident (`group`).

    The words of the field `event` name the act (its trigger); `code` is the event code proposed with them.
    """

    label: Field
    words: str
    group: int
    code: str | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A span of the text said to give a field of an incident, as a model or an encoder proposes it."""

    label: Field
    span: Span
    group: int
    code: str | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a model proposes of a document: quotes to be looked up, or spans that are known already.

    `unfit` counts what it gave besides. `problems` say what kept it from an answer, and what it was not
    given; without an answer the grammar's reading stands alone.
    """

    quotes: tuple[Quote, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    unfit: int = 0
    problems: tuple[Problem, ...] = ()
    is_answered: bool = True


def locate(
    document: Document, sentences: Sequence[Sentence], quotes: Iterable[Quote], machine: frozenset[int]
) -> tuple[tuple[Proposal, ...], Counter[Drop]]:
    """Where quotes stand in the sentences that are read, and how many do not, by reason.

    Blanks, quotation marks and dashes may differ. Of several places the trigger takes the one with most
    of its group near, all others the one nearest to the trigger. `machine` are blocks not to be quoted.
    """
    drops: Counter[Drop] = Counter()
    groups: dict[int, list[tuple[Quote, list[_Place]]]] = {}
    starts = [sentence.span.start for sentence in sentences]
    known: dict[str, list[_Place] | Drop] = {}
    for quote in quotes:
        if quote.words not in known:
            known[quote.words] = _places_of(quote.words, document.text, sentences, starts, machine)
        found = known[quote.words]
        if isinstance(found, Drop):
            drops[found] += 1
        else:
            groups.setdefault(quote.group, []).append((quote, found))
    chosen = tuple(proposal for group in groups.values() for proposal in _nearest(group))
    return chosen, drops


@dataclass(frozen=True, slots=True)
class _Place:
    span: Span
    sentence: int


def _places_of(
    words: str, text: str, sentences: Sequence[Sentence], starts: Sequence[int], machine: frozenset[int]
) -> list[_Place] | Drop:
    """The places of words inside single sentences, or why there is none."""
    parts = words.split()
    if not parts or len(words) > LONGEST_QUOTE:
        return Drop.LIMIT if parts else Drop.NOT_IN_TEXT
    reason = Drop.NOT_IN_TEXT
    found: list[_Place] = []
    for match in islice(_pattern(parts).finditer(text), MOST_PLACES):
        span = Span(*match.span())
        index = bisect_right(starts, span.start) - 1
        if index < 0 or not sentences[index].span.holds(span):
            reason = Drop.UNREAD if reason is Drop.NOT_IN_TEXT else reason
        elif sentences[index].block in machine:
            reason = Drop.MACHINE
        else:
            found.append(_Place(span, index))
    return found or reason


def _pattern(parts: Sequence[str]) -> re.Pattern[str]:
    """Whole words only: "5" stands neither in "15" nor in "5,000" or "1.5"."""
    body = r"\s+".join("".join(_CLASSES.get(sign, re.escape(sign)) for sign in part) for part in parts)
    before = r"(?<!\w)(?<!\d[.,])" if _is_word(parts[0][0]) else ""
    after = r"(?!\w)(?![.,]\d)" if _is_word(parts[-1][-1]) else ""
    return re.compile(before + body + after)


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _nearest(group: Sequence[tuple[Quote, list[_Place]]]) -> Iterator[Proposal]:
    """One place for each quote of a group, around the trigger; without a trigger the first of each."""
    trigger = next((row for row in group if row[0].label is Field.EVENT), None)
    anchor = min(trigger[1], key=lambda place: _spread(place, group)) if trigger else None
    for row in group:
        quote, places = row
        place = anchor if row is trigger and anchor else min(places, key=lambda p: _distance(p, anchor))
        yield Proposal(
            label=quote.label, span=place.span, group=quote.group, code=quote.code, score=quote.score
        )


def _spread(place: _Place, group: Sequence[tuple[Quote, list[_Place]]]) -> tuple[int, int]:
    """How far, in sentences, the quotes of a group stand from a place."""
    away = sum(min(abs(other.sentence - place.sentence) for other in places) for _, places in group)
    return away, place.span.start


def _distance(place: _Place, anchor: _Place | None) -> tuple[int, int]:
    if anchor is None:
        return 0, place.span.start
    return abs(place.sentence - anchor.sentence), abs(place.span.start - anchor.span.start)


def in_groups(proposals: Iterable[Proposal]) -> Mapping[int, list[Proposal]]:
    """Proposals by the incident they are of, in order."""
    groups: dict[int, list[Proposal]] = {}
    for proposal in proposals:
        groups.setdefault(proposal.group, []).append(proposal)
    return groups
