"""Read the time of an event from a sentence that tells only of its time: "it happened early Saturday"."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
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
from tidings.read.time_roles import is_of_a_statement, not_of_acts

_AHEAD = 5  # sentences: a report comes to the hour soon
_NEWS_DAYS = 14
_FAR_AHEAD = 8
_LEAD = 2  # sentences
# Words of what happened at another time than the news: "on the heels of a shooting in".
_OTHERS = frozenset(
    "heels follows followed latest earlier previous previously recent recently past since".split()
)
_LEAD_REACH = 12  # sentences behind the lead
_CLOCK = re.compile(r"T\d")
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
    within = _stretch_of(report, times) or (published - timedelta(days=_NEWS_DAYS), published)
    for sentence in (*sentences[first : first + 1 + _AHEAD], *sentences[max(0, first - 1) : first]):
        found = next(_days_of(sentence, times, within, _is_onset), None)
        if found is not None:
            return _dated(page, report, found, "onset told")
    return report


def of_the_lead(
    page: Page, report: Report, first: int, sentences: Sequence[Sentence], times: Sequence[Mention]
) -> Report:
    """A report of the news with a place and no day takes the one recent day that a lead before it names.

    News dev, with and without: date exact .863 and .836, detection F1 the same.
    """
    published = page.document.published
    lead = [sentence for sentence in sentences[:first] if not sentence.is_heading][:_LEAD]
    if report.role is not Role.MAIN or published is None or any(w.start for w in _values_of(report, times)):
        return report
    if not lead or first > lead[-1].index + _LEAD_REACH or not any(report.of(Field.WHERE)):
        return report
    if not _OTHERS.isdisjoint(token.lower for token in sentences[first].tokens):
        return report
    news = (published - timedelta(days=_NEWS_DAYS), published)
    days = []
    for sentence in lead:
        inside = [mention for mention in times if sentence.span.holds(mention.span)]
        parsed = parse(sentence, [mention.span for mention in inside])
        told = [m for m in inside if _is_a_day(m)]
        if any(not _is_day_within(m, *news) or not _is_beside_no_other(parsed, m) for m in told):
            return report
        if told and any(map(sentence.span.holds, report.mentions)):
            return report  # its own sentence names a day, and it is another act's
        days += told
    values = {(m.value.start, m.value.end) for m in days if isinstance(m.value, When)}
    if len(values) != 1:
        return report
    return _dated(page, report, days[0], "day of the lead", "inferred")


def day_spoken_of(
    page: Page,
    report: Report,
    told: Sequence[int],
    others: Container[int],
    sentences: Sequence[Sentence],
    times: Sequence[Mention],
) -> Report:
    """A report of the news still without a day takes the nearest one told that is of no speech or court.

    Looked for in the sentences `told` of its acts, then in those behind the first of them that tell of no
    `others`.
    """
    published = page.document.published
    if report.role is not Role.MAIN or published is None or _has_day(report, times):
        return report
    within = _stretch_of(report, times) or (published - timedelta(days=_NEWS_DAYS), published)
    first = told[0]
    for index in dict.fromkeys((*told, *range(first + 1, first + 1 + _FAR_AHEAD), first - 1)):
        if 0 <= index < len(sentences) and (index in told or index not in others):
            found = next(_days_of(sentences[index], times, within, _is_beside_no_other), None)
            if found is not None:
                return _dated(page, report, found, "day spoken of")
    return _on_the_day(page, report, sentences[first : first + 1 + _AHEAD], times)


def _on_the_day(
    page: Page, report: Report, sentences: Sequence[Sentence], times: Sequence[Mention]
) -> Report:
    """A report of the news that knows its hour and no day is of the day of its publication.

    The hour is its own, or that at which one of the sentences says it happened or that help was called. Of
    gun violence reports with an hour alone 7 of 8 were of that day, the other of the day before.
    """
    spans = {claim.span for claim in report.of(Field.WHEN)}
    own = [mention for mention in times if mention.span in spans and _is_hour(mention)]
    near = [found for one in sentences for found in _mentions_in(one, times, _is_hour, _is_onset)]
    published = page.document.published if _stretch_of(report, times) is None else None
    for mention in own or near:
        if isinstance(mention.value, When) and published is not None:
            day = replace(
                mention.value,
                start=published,
                end=published + timedelta(days=1),
                precision=DatePrecision.DAY,
                basis="publication date",
                approximate=True,
            )
            return _dated(page, report, mention, "hour of the day", "inferred", day)
    return report


def _is_hour(mention: Mention) -> bool:
    """Whether a time is a clock's without a day; "at night" is of any night."""
    value = mention.value
    if not isinstance(value, When) or value.clock is None or value.start is not None:
        return False
    return _CLOCK.search(value.timex or "") is not None


def _dated(
    page: Page, report: Report, found: Mention, rule: str, basis: str = "inherited", value: When | None = None
) -> Report:
    """The report with a day taken over from another sentence, before what it says of the time itself."""
    voice = Voice(None, Stance.ASSERTED)
    claim = page.claim(Field.WHEN, found.span, voice, value=value, basis=basis, rule=rule)
    return replace(report, claims=(claim, *report.claims))


def _days_of(
    sentence: Sentence,
    times: Sequence[Mention],
    within: tuple[date, date],
    is_wanted: Callable[[Parse, Mention], bool],
) -> Iterator[Mention]:
    """The days of a sentence, from the first to the last of `within`, that a rule wants."""
    yield from _mentions_in(sentence, times, lambda mention: _is_day_within(mention, *within), is_wanted)


def _mentions_in(
    sentence: Sentence,
    times: Sequence[Mention],
    is_such: Callable[[Mention], bool],
    is_wanted: Callable[[Parse, Mention], bool],
) -> Iterator[Mention]:
    """The times of a sentence that are of one sort, and that a rule wants."""
    inside = [mention for mention in times if sentence.span.holds(mention.span)]
    such = [mention for mention in inside if is_such(mention)]
    if such:
        parsed = parse(sentence, [mention.span for mention in inside])
        yield from (mention for mention in such if is_wanted(parsed, mention))


def _is_a_day(mention: Mention) -> bool:
    """Whether a time is a day, and no month or year."""
    value = mention.value
    return isinstance(value, When) and value.start is not None and value.precision is DatePrecision.DAY


def _is_own(parsed: Parse, mention: Mention) -> bool:
    """Whether a time is of what is told, and not of somebody's saying so."""
    first, after = _tokens_of(parsed, mention)
    is_said = speech_cost(parsed, first, after) or is_of_a_statement(parsed, first, after)
    is_said = is_said and not _opens_a_clause(parsed, mention, after)
    return is_event_time(parsed, mention) and not is_said


def _opens_a_clause(parsed: Parse, mention: Mention, after: int) -> bool:
    """Whether an hour is of what is said, and not of the saying: "said about 1 a.m. Monday deputies came"."""
    value = mention.value
    if not isinstance(value, When) or _CLOCK.search(value.timex or "") is None:
        return False
    subject = parsed.chunk_of(after)
    if subject is None or subject.first != after or subject.last >= len(parsed.tags):
        return False
    return parsed.tags[subject.last] in ("V", "B", "H")


def _tokens_of(parsed: Parse, mention: Mention) -> tuple[int, int]:
    """The first token of a time, and the first behind it."""
    first = next(i for i, token in enumerate(parsed.tokens) if token.end > mention.span.start)
    after = next((i for i, token in enumerate(parsed.tokens) if token.start >= mention.span.end), first + 1)
    return first, after


def _values_of(report: Report, times: Sequence[Mention]) -> list[When]:
    """The times that a report names itself."""
    spans: set[Span] = {claim.span for claim in report.of(Field.WHEN)}
    return [m.value for m in times if m.span in spans and isinstance(m.value, When)]


def _has_day(report: Report, times: Sequence[Mention]) -> bool:
    """Whether a report names a day or two itself; a clock alone is none, and a weekend or month is wider."""
    return any(when.start is not None and not _is_wide(when) for when in _values_of(report, times))


def _is_wide(when: When) -> bool:
    """Whether a time is wider than a day or a night, so that a day inside it tells more."""
    return when.precision is not DatePrecision.DAY or _is_weekend(when)


def _is_weekend(when: When) -> bool:
    return (when.timex or "").endswith("WE")


def _stretch_of(report: Report, times: Sequence[Mention]) -> tuple[date, date] | None:
    """The first and last day of the weekend, week, month or year that a report names."""
    for when in _values_of(report, times):
        if when.start is not None and when.end is not None:
            friday = timedelta(days=_is_weekend(when))  # nights of a weekend begin with Friday's
            return when.start - friday, when.end - timedelta(days=1)
    return None


def _is_day_within(mention: Mention, first: date, last: date) -> bool:
    """Whether a time is a day or night from the first day to the last."""
    value = mention.value
    if not isinstance(value, When) or value.start is None or _is_wide(value):
        return False
    return first <= value.start <= last


def _is_onset(parsed: Parse, mention: Mention) -> bool:
    """Whether a word of taking place, or of help called, stands beside a time that is no speaker's."""
    if not _is_own(parsed, mention):
        return False
    first, _ = _tokens_of(parsed, mention)
    near = parsed.tokens[max(0, first - _CUE_REACH) : first + _CUE_REACH]
    return not _cues().isdisjoint(token.lower for token in near)


def _is_beside_no_other(parsed: Parse, mention: Mention) -> bool:
    """Whether a time can be an act's, with no word of speech, of a court or of mourning near it."""
    if not _is_own(parsed, mention):
        return False
    first, _ = _tokens_of(parsed, mention)
    near = {token.lower for token in parsed.tokens[max(0, first - _CUE_REACH) : first + _CUE_REACH]}
    return near.isdisjoint(not_of_acts())
