"""Turn time expressions into intervals of days and TIMEX3 values."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from tidings.data.timewords import Phrase, find_phrases, is_cased, openings_in, phrase_at
from tidings.model.codes import DatePrecision
from tidings.model.report import Mention
from tidings.model.text import Document
from tidings.model.values import When
from tidings.resolve import days, lengths, nights, periods
from tidings.resolve.calendar import when_day
from tidings.resolve.dateline import find_dateline
from tidings.resolve.nights_told import with_hour_of_night
from tidings.resolve.pick import year_of
from tidings.resolve.setting import Setting, direction_at

_Rule = Callable[[Phrase, Setting], When | None]
RULES: dict[str, _Rule] = {
    "iso_day": days.resolve_iso,
    "slash_day": days.resolve_slashed,
    "night_pair": nights.resolve_night_pair,
    "night_into": nights.resolve_night_pair,
    "night_on": nights.resolve_night_pair,
    "weekday_range": days.resolve_weekday_range,
    "day_range": days.resolve_day_range,
    "clock_day": nights.resolve_clock,
    "clock_span": nights.resolve_clock,
    "clock": nights.resolve_clock,
    "day": days.resolve_day,
    "part_of_day": nights.resolve_part_of_day,
    "day_before_day": days.resolve_near_day,
    "near_day": days.resolve_near_day,
    "tonight": nights.resolve_night,
    "overnight": nights.resolve_night,
    "part_this": nights.resolve_part,
    "part_that": nights.resolve_part,
    "part": nights.resolve_part,
    "early_hours": nights.resolve_part_of_day,
    "weekday": days.resolve_weekday,
    "weekday_set": lengths.resolve_set,
    "last_units": lengths.resolve_last_units,
    "recent_units": lengths.resolve_recent,
    "that_unit": periods.resolve_that_unit,
    "edge_of": periods.resolve_edge,
    "year_end": periods.resolve_edge,
    "near_unit": periods.resolve_near_unit,
    "ago": periods.resolve_ago,
    "shift": periods.resolve_shift,
    "year_ago": periods.resolve_year_ago,
    "quarter": periods.resolve_quarter,
    "season": periods.resolve_season,
    "month_year": days.resolve_month,
    "month_near": periods.resolve_month_near,
    "month_words": periods.resolve_year,
    "month": days.resolve_month,
    "holiday": periods.resolve_holiday,
    "year_range": periods.resolve_year_range,
    "decade": periods.resolve_decade,
    "century": periods.resolve_century,
    "year": periods.resolve_year,
    "rate": lengths.resolve_set,
    "set": lengths.resolve_set,
    "often": lengths.resolve_set,
    "duration": lengths.resolve_duration,
    "bare_unit": periods.resolve_bare_unit,
    "present": lengths.resolve_present,
    "past_ref": lengths.resolve_past_ref,
    "future_ref": lengths.resolve_future_ref,
}
# May look back or ahead, so that the verb beside them tells which day is meant.
_DIRECTED = frozenset(
    [
        "weekday",
        "weekday_range",
        "day",
        "day_range",
        "clock_day",
        "part_of_day",
        "near_unit",
        "bare_unit",
        "edge_of",
        "season",
        "month",
        "quarter",
        "holiday",
    ]
)
# Lean on what was spoken of before, so that another expression is their basis.
_LEANING = frozenset({"shift", "that_unit", "part_that", "part", "clock", "clock_span", "early_hours"})
_SPOKEN_OF = frozenset({"month", "month_year", "year", "near_unit"})
# Name their own year in other ways than by a year's number.
_SELF_DATED = frozenset({"slash_day", "decade", "century", "year", "year_range", "month_words"})
_BESIDE = 150  # characters between a clock and the day it belongs to
_QUARTER_REACH = 600  # characters for which a quarter stays the one spoken of
_THAT_YEAR = re.compile(r"\s+(?:of\s+)?(?:that|the\s+same)\s+year\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
# "The year ended March 31" is a stretch of twelve months, and none of the calendar.
_YEARLY = frozenset({"that_unit", "near_unit", "bare_unit"})
_ENDING = re.compile(r"(?<=\byear)\s+end(?:ed|ing)\b", re.IGNORECASE)
# A site's note of its last change, up to a day or an hour in it: no day that the text speaks of.
_UPDATED = re.compile(r"\b(?:updated|modified)\s*(?::|on\b)[ \w,.:]{0,40}$", re.IGNORECASE)
_UPDATED_REACH = 60  # characters
_STOP = re.compile(r"[.!?]['\"”’)]*\s|\n\s*\n")


def resolve_times(mentions: Iterable[Mention], document: Document) -> tuple[Mention, ...]:
    """Fill the values of time expressions, read from the publication day or the dateline.

    Without such a day relative words stay without interval, and a day or month without a year keeps
    only its `partial` value. No clock is read.
    """
    anchor, basis = _anchor_of(document)
    cased = is_cased(document.text)
    resolved: list[Mention] = []
    previous: When | None = None
    quarter: tuple[int, When] | None = None
    for mention in mentions:
        span = mention.span
        phrase = phrase_at(document.text, span.start, span.end, is_cased=cased)
        looks = phrase is not None and phrase.name in _DIRECTED
        year = _that_year(document.text, span.end, previous) if looks else None
        setting = Setting(
            anchor=year or anchor,
            basis="year spoken of" if year else basis,
            direction=direction_at(document.text, span.start, span.end) if looks else 0,
            previous=previous,
            quarter=quarter[1] if quarter and span.start - quarter[0] < _QUARTER_REACH else None,
        )
        value = _resolve(phrase, setting) if phrase else _opening_of(mention.raw, anchor)
        if (
            value is not None
            and value.rule is None
            and _SINCE.search(document.text[max(0, span.start - 20) : span.start])
        ):
            value = replace(value, rule="since")
        if phrase is not None and phrase.name in _YEARLY and _ENDING.match(document.text, span.end):
            value = When(timex="P1Y", timex_type="DURATION")
        resolved.append(replace(mention, value=value))
        if value is None or phrase is None:
            continue
        if _UPDATED.search(document.text, max(0, span.start - _UPDATED_REACH), span.start):
            continue
        if phrase.name == "quarter" and value.start and "-Q" in (value.timex or ""):
            quarter = (span.end, value)
        if (value.is_day and value.timex_type in ("DATE", "TIME")) or (
            value.start and phrase.name in _SPOKEN_OF
        ):
            previous = value
    return with_hour_of_night(_with_days(resolved, document.text))


def _that_year(text: str, end: int, previous: When | None) -> date | None:
    """The last day of the year spoken of, where it is meant: "in 2004 ... at the end of May that year"."""
    is_meant = previous is not None and previous.start is not None and _THAT_YEAR.match(text, end)
    return date(previous.start.year, 12, 31) if previous and previous.start and is_meant else None


def resolve_when(
    raw: str, *, anchor: date | None, basis: str = "publication date", direction: int = -1
) -> When | None:
    """The value of one string that says when, None where it says nothing of time.

    >>> resolve_when("overnight", anchor=date(2024, 1, 21)).start
    datetime.date(2024, 1, 20)
    """
    found = max(
        find_phrases(raw, 0, len(raw), is_cased=is_cased(raw)),
        key=lambda phrase: (phrase.end - phrase.start, -phrase.start),
        default=None,
    )
    if found is None:
        return _opening_of(raw, anchor)
    value = _resolve(found, Setting(anchor=anchor, basis=basis, direction=direction))
    if value is not None and re.search(r"\bsince\b", raw[: found.start], re.IGNORECASE):
        return replace(value, rule="since")
    return value


def _anchor_of(document: Document) -> tuple[date | None, str]:
    """The day that relative times are read from, and whether the publication or the dateline tells it.

    A dateline of the day after the publication is in a time zone ahead of the outlet's clock, and wins;
    one of the day before is of a paper that was printed overnight, whose "today" is the dateline's.
    """
    dateline = find_dateline(document)
    filed = dateline.day if dateline is not None else None
    published = document.published
    if published is None or (filed is not None and abs(filed - published) == timedelta(days=1)):
        return filed, "dateline"
    return published, "dateline" if document.published_basis == "dateline" else "publication date"


def _opening_of(raw: str, anchor: date | None) -> When | None:
    """The first day of the war that the words name: the last one begun before the anchor."""
    days = [day for war in openings_in(raw) for day in war.days if anchor and day <= anchor]
    value = when_day(max(days)) if days else None
    return replace(value, basis="named event", rule="since") if value else None


def _resolve(phrase: Phrase, setting: Setting) -> When | None:
    """Apply the phrase's rule, and say what the interval was derived from."""
    rule = RULES.get(phrase.name)
    if rule is None:
        return None
    value = rule(phrase, setting)
    if value is None or value.start is None or year_of(phrase) is not None:
        bare = rule(phrase, Setting(anchor=None, direction=setting.direction))
        if bare is not None and bare.start is not None:
            return replace(bare, basis="text")
        if value is None or value.start is None:
            return value or bare or When(rule="no reference day" if setting.anchor is None else None)
    if phrase.name in _SELF_DATED:
        return replace(value, basis="text")
    leans = phrase.name in _LEANING and setting.previous is not None
    return replace(value, basis="other expression" if leans else setting.basis)


def _with_days(mentions: list[Mention], text: str) -> list[Mention]:
    """Give a clock or part of the day the day that is named beside it in the same sentence."""
    named = [m for m in mentions if isinstance(m.value, When) and m.value.is_day and not m.value.clock]
    starts = [mention.span.start for mention in named]
    result = []
    for mention in mentions:
        value = mention.value
        if isinstance(value, When) and value.clock and value.timex and value.timex_type == "TIME":
            at = bisect(starts, mention.span.start)
            day = _day_beside(mention, named[max(at - 1, 0) : at + 1], text)
            if day is not None and (value.start is None or value.basis == "other expression"):
                mention = replace(mention, value=_on_day(value, day))  # noqa: PLW2901  the same mention, filled
        result.append(mention)
    return result


def _on_day(value: When, day: When) -> When:
    tail = (value.timex or "").partition("T")[2]
    return replace(
        value,
        start=day.start,
        end=day.end,
        precision=DatePrecision.DAY,
        basis="other expression",
        timex=f"{day.start}T{tail}",
    )


def _day_beside(mention: Mention, days: list[Mention], text: str) -> When | None:
    """The nearer of the days named before and behind a mention in its sentence."""
    best: tuple[int, When] | None = None
    for other in days:
        is_before = other.span.start < mention.span.start
        left, right = (other.span, mention.span) if is_before else (mention.span, other.span)
        gap = right.start - left.end
        if (
            0 <= gap < _BESIDE
            and isinstance(other.value, When)
            and (best is None or gap < best[0])
            and not _STOP.search(text, left.end, right.start)
        ):
            best = (gap, other.value)
    return best[1] if best else None
