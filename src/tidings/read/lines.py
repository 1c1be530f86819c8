"""A sentence made ready for cue reading: its words, and the places, times and numbers in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypedDict, Unpack

from tidings.data.numbers import number_words
from tidings.model.claim import Claim, Speaker
from tidings.model.codes import Field, Stance
from tidings.model.report import Mention
from tidings.model.text import Span
from tidings.read.chunks import Chunk, Parse, parse
from tidings.read.counts import CountPhrase, find_counts
from tidings.read.cues import listed
from tidings.read.sentences import Sentence

_CLAUSE = 80  # tokens on either side; what is longer is a list
MOST_TOKENS = 400  # the longest sentence of the news set has 96 tokens
_BREAKS = frozenset({";", "—", "–", "--", ":", "(", ")"})


Voice = tuple[Speaker | None, Stance]


class ClaimParts(TypedDict, total=False):
    """The parts of a claim that a reader may add."""

    hedge: str | None
    basis: str
    rule: str | None
    about: Span | None
    context: Span | None
    part: str


@lru_cache(maxsize=1)
def _number_openers() -> frozenset[str]:
    """Words without one of which a sentence holds no number in letters."""
    words = number_words()
    vague = {word for phrase in words.vague for word in phrase}
    small = {
        *words.small,
        *words.multipliers,
        *words.sets,
        *words.ordinals,
        *vague,
        "both",
        "couple",
        "pair",
        "half",
    }
    return frozenset(small - {"a", "an", "of", "and", "the"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention by its tokens [first, last) in one sentence."""

    first: int
    last: int
    mention: Mention


class Line:
    """One sentence with what was already found in it; its grammar is read when first asked for."""

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        places: Sequence[Mention] = (),
        times: Sequence[Mention] = (),
        number: int = 0,
    ) -> None:
        self.number = number
        self.text = text
        self.sentence = sentence
        self.lowers = tuple(token.lower.replace("’", "'") for token in sentence.tokens)
        self.words = frozenset(self.lowers)
        starts = [token.start for token in sentence.tokens] if places or times else []
        self.places = _spots(starts, places)
        self.times = _spots(starts, times)

    @cached_property
    def parse(self) -> Parse:
        """Tags and noun phrases."""
        return parse(
            self.sentence,
            [spot.mention.span for spot in self.times],
            [spot.mention.span for spot in self.places],
        )

    @cached_property
    def counts(self) -> tuple[CountPhrase, ...]:
        """Number phrases, left to right."""
        if _number_openers().isdisjoint(self.words) and not any(word[0].isdigit() for word in self.lowers):
            return ()
        return tuple(find_counts(self.sentence))

    @property
    def tags(self) -> tuple[str, ...]:
        """One letter a token, see `words.tag_word`."""
        return self.parse.tags

    def chunk(self, token: int) -> Chunk | None:
        """The noun phrase that holds a token; None for what lies outside the sentence."""
        return self.parse.chunk_of(token) if 0 <= token < len(self.lowers) else None

    def raw(self, first: int, last: int) -> str:
        """The words of tokens [first, last) as they stand in the text."""
        tokens = self.sentence.tokens
        return self.text[tokens[first].start : tokens[last - 1].end]

    def claim(
        self, field: Field, first: int, last: int, voice: Voice | None = None, **more: Unpack[ClaimParts]
    ) -> Claim:
        """A claim of tokens [first, last) in somebody's voice."""
        speaker, stance = voice or (None, Stance.ASSERTED)
        span = self.span(first, last)
        raw = self.text[span.start : span.end]
        return Claim(field=field, raw=raw, span=span, said_by=speaker, stance=stance, **more)

    def span(self, first: int, last: int) -> Span:
        """The span of tokens [first, last)."""
        return self.sentence.span_of(first, last)

    def places_in(self, first: int, last: int) -> Iterator[Spot]:
        """Places that lie in tokens [first, last)."""
        return (spot for spot in self.places if first <= spot.first and spot.last <= last)

    def areas_in(self, first: int, last: int) -> Iterator[Spot]:
        """Places in tokens [first, last) that something is in, at or across: "in Syria", not "US troops"."""
        for spot in self.places_in(first, last):
            chunk = self.chunk(spot.last - 1)
            start = min(spot.first, chunk.first) if chunk is not None else spot.first
            if chunk is not None and chunk.head > spot.last:
                continue
            before = self.lowers[start - 1] if start else ""
            if before in listed("placed") or before in ("and", ","):
                yield spot

    def clause(self, at: int) -> tuple[int, int]:
        """The stretch around token `at` between strong breaks and ', but', ', which' and their like."""
        first, last = at, at + 1
        least, most = max(0, at - _CLAUSE), min(len(self.lowers), at + _CLAUSE)
        while first > least and not self._breaks_at(first - 1):
            first -= 1
        while last < most and not self._breaks_at(last):
            last += 1
        return first, last

    def _breaks_at(self, i: int) -> bool:
        word = self.lowers[i]
        return word in _BREAKS or (
            word == "," and i + 1 < len(self.lowers) and self.lowers[i + 1] in listed("joints")
        )


def _spots(starts: Sequence[int], mentions: Sequence[Mention]) -> tuple[Spot, ...]:
    return tuple(
        Spot(
            max(0, bisect_left(starts, mention.span.start + 1) - 1),
            bisect_left(starts, mention.span.end),
            mention,
        )
        for mention in mentions
    )
