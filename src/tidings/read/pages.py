"""A document laid out for cue reading: its lines, and who says what in each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tidings.model.codes import Stance
from tidings.model.report import Mention
from tidings.model.text import Document, Span
from tidings.model.values import Where
from tidings.read.lines import MOST_TOKENS, Line, Voice
from tidings.read.sentences import Sentence
from tidings.read.speakers import Attribution, attribute_lines, attribution_at


@dataclass(frozen=True, slots=True)
class Page:
    """A document as lines; `said` holds the attributions of each line."""

    document: Document
    lines: tuple[Line, ...]
    said: tuple[tuple[Attribution, ...], ...]

    def voice(self, line: Line, token: int) -> Voice:
        """Who says the word at a token, and how."""
        one = attribution_at(self.said[line.number], token)
        return (one.speaker, one.stance) if one is not None else (None, Stance.ASSERTED)


def page_of(
    document: Document, sentences: Sequence[Sentence], places: Sequence[Mention], times: Sequence[Mention]
) -> Page:
    """Lay places and times, in text order or not, over the sentences that hold them.

    What is too long to be a sentence, such as a table without stops, states nothing.
    """
    by_place = sorted(
        (place for place in places if not _is_demonym(place)), key=lambda mention: mention.span.start
    )
    by_time = sorted(times, key=lambda mention: mention.span.start)
    place_starts = [mention.span.start for mention in by_place]
    time_starts = [mention.span.start for mention in by_time]
    lines = tuple(
        Line(
            document.text,
            sentence,
            _within(by_place, place_starts, sentence.span),
            _within(by_time, time_starts, sentence.span),
            number,
        )
        for number, sentence in enumerate(s for s in sentences if len(s.tokens) <= MOST_TOKENS)
    )
    return Page(document, lines, attribute_lines(lines))


def _is_demonym(place: Mention) -> bool:
    """Whether a place's word stands for its people ("Turkish"), which says where nothing is."""
    return isinstance(place.value, Where) and place.value.feature == "demonym"


def _within(mentions: Sequence[Mention], starts: Sequence[int], span: Span) -> Sequence[Mention]:
    first = bisect_left(starts, span.start)
    last = bisect_left(starts, span.end, first)
    return [mention for mention in mentions[first:last] if mention.span.end <= span.end]
