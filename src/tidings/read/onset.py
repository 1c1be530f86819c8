"""Read the time of an event from a sentence that tells only of its time: "it happened early Saturday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from tidings.data.tables import table
from tidings.model.codes import DatePrecision, Field, Role, Stance
from tidings.model.report import Mention, Report
from tidings.model.text import Span
from tidings.model.values import When
from tidings.read.acts import is_event_time, speech_cost
from tidings.read.chunks import Parse, parse
from tidings.read.page import Page, Voice
from tidings.read.sentences import Sentence

_AHEAD = 5  # sentences: a report comes to the hour soon
_NEWS_DAYS = 14
_CUE_REACH = 12  # tokens between "officers were called" and the time of it


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    """Verbs of an event's taking place or coming to notice."""
    return frozenset(table("contexts")["onset"].split())


def onset_of(
    page: Page, report: Report, first: int, sentences: Sequence[Sentence], times: Sequence[Mention]
) -> Report:
    """A report of the news without a day takes the one at which the text says it happened or was noticed.

    Looked for in the sentence `first` of its acts, then in those behind it, then in the one before.
    """
    published = page.document.published
    if report.role is not Role.MAIN or published is None or _has_day(report, times):
        return report
    for sentence in (*sentences[first : first + 1 + _AHEAD], *sentences[max(0, first - 1) : first]):
        inside = [mention for mention in times if sentence.span.holds(mention.span)]
        days = [mention for mention in inside if _is_recent_day(mention, published)]
        if not days:
            continue
        parsed = parse(sentence, [mention.span for mention in inside])
        found = next((mention for mention in days if _is_onset(parsed, mention)), None)
        if found is not None:
            claim = page.claim(
                Field.WHEN, found.span, Voice(None, Stance.ASSERTED), basis="inherited", rule="onset told"
            )
            return replace(report, claims=(claim, *report.claims))
    return report


def _has_day(report: Report, times: Sequence[Mention]) -> bool:
    """Whether a report names a day, month or year itself; a clock alone is none."""
    spans: set[Span] = {claim.span for claim in report.of(Field.WHEN)}
    values = [mention.value for mention in times if mention.span in spans]
    return any(isinstance(value, When) and value.start is not None for value in values)


def _is_recent_day(mention: Mention, published: date) -> bool:
    """Whether a time is a day of the last two weeks."""
    value = mention.value
    if not isinstance(value, When) or value.start is None or value.precision is not DatePrecision.DAY:
        return False
    return published - timedelta(days=_NEWS_DAYS) <= value.start <= published


def _is_onset(parsed: Parse, mention: Mention) -> bool:
    """Whether a word of taking place, or of help called, stands beside a time that is no speaker's."""
    first = next(i for i, token in enumerate(parsed.tokens) if token.end > mention.span.start)
    after = next((i for i, token in enumerate(parsed.tokens) if token.start >= mention.span.end), first + 1)
    if not is_event_time(parsed, mention) or speech_cost(parsed, first, after):
        return False
    near = parsed.tokens[max(0, first - _CUE_REACH) : first + _CUE_REACH]
    return not _cues().isdisjoint(token.lower for token in near)
