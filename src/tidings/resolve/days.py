"""Turn phrases that name days and months into values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tidings.data.timewords import Phrase
from tidings.model.codes import DatePrecision
from tidings.model.values import When
from tidings.resolve.calendar import (
    make_day,
    narrow,
    shift_days,
    weekday_near,
    when_day,
    when_days,
    when_month,
)
from tidings.resolve.clocks import with_part
from tidings.resolve.pick import MONTHS, number, shade_of, word, year_of
from tidings.resolve.setting import Setting

_LONG_AHEAD_DAYS = 240  # "by Jan. 14" on the day after it is the one just past
_LONG_AHEAD_MONTHS = 8
_AHEAD_MONTHS = 1  # a month without year and cue is a coming one only where it is the next
_FORWARD_DAYS = 45  # a day without year and cue is a coming one only so near ahead

# The rule of a date whose weekday is another one's.
CONTRADICTS = "weekday contradicts date"


def resolve_iso(phrase: Phrase, setting: Setting) -> When | None:
    """A day such as 2024-01-20."""
    del setting
    year, month, day = (int(w.value) for w in phrase.words if w.kind in ("year", "num"))
    found = make_day(year, month, day)
    return when_day(found) if found else None


def resolve_slashed(phrase: Phrase, setting: Setting) -> When | None:
    """A day such as 11/02/89: month first as in American papers, unless only the other order is one."""
    del setting
    first, second, last = (int(w.value) for w in phrase.words if w.kind in ("year", "yy", "num"))
    year = last if last > 99 else last + (1900 if last >= 30 else 2000)
    found = make_day(year, first, second) or make_day(year, second, first)
    return when_day(found) if found else None


def resolve_day(phrase: Phrase, setting: Setting) -> When | None:
    """A day of a month, with or without its year; a year-less one is the last such day."""
    month = number(phrase, *MONTHS)
    day = _day_number(phrase)
    if month is None or day is None:
        return None
    year = year_of(phrase)
    found = make_day(year, month, day) if year else day_near(month, day, setting)
    if found is None:
        if year or make_day(2000, month, day) is None:
            return None
        partial = f"--{month:02d}-{day:02d}"
        return When(partial=partial, timex=f"XXXX{partial[1:]}", timex_type="DATE")
    value = _with_weekday(when_day(found), phrase)
    return with_part(value, phrase)


def _day_number(phrase: Phrase) -> int | None:
    """The number that stands beside the month and is its day."""
    words = [w for w in phrase.words if w.kind not in ("dot", "comma", "of", "the", "and", "dash")]
    at = next(i for i, w in enumerate(words) if w.kind in MONTHS)
    for i in (at - 1, at + 1):
        if 0 <= i < len(words) and words[i].kind in ("num", "ord"):
            return int(words[i].value)
    return None


def day_near(month: int, day: int, setting: Setting) -> date | None:
    """The day of a year-less date, seen from the anchor."""
    anchor = setting.anchor
    if anchor is None:
        return None
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [found for year in years if (found := make_day(year, month, day))]
    past = [found for found in days if found <= anchor]
    coming = [found for found in days if found > anchor]
    if coming and setting.direction > 0 and (coming[0] - anchor).days <= _LONG_AHEAD_DAYS:
        return coming[0]
    if coming and (not past or (coming[0] - anchor).days <= (_FORWARD_DAYS if setting.direction == 0 else 1)):
        return coming[0]
    return past[-1] if past else None


def _with_weekday(value: When | None, phrase: Phrase) -> When | None:
    """Mark a weekday that contradicts the date beside it."""
    named = number(phrase, "weekday", "shortday")
    if value is None or value.start is None or named is None or value.start.isoweekday() == named:
        return value
    return replace(value, rule=CONTRADICTS)


def resolve_weekday(phrase: Phrase, setting: Setting) -> When | None:
    """A weekday: back from the anchor to the nearest one, forward after "next" or a coming verb."""
    weekday = number(phrase, "weekday", "shortday")
    anchor = setting.anchor
    if weekday is None:
        return None
    if anchor is None:
        return When(timex=f"XXXX-WXX-{weekday}", timex_type="DATE")
    if word(phrase, "next"):
        day = weekday_near(anchor, weekday, 1)
    elif word(phrase, "last", "past"):
        back = shift_days(anchor, -1)
        day = weekday_near(back, weekday, -1) if back else None
    elif word(phrase, "this") or setting.direction > 0:
        is_today = anchor.isoweekday() == weekday and not word(phrase, "this")
        day = anchor if is_today else weekday_near(anchor, weekday, 1)
    else:
        day = weekday_near(anchor, weekday, -1)
    return with_part(when_day(day), phrase) if day else None


def resolve_near_day(phrase: Phrase, setting: Setting) -> When | None:
    """Today, yesterday, tomorrow, with a part of the day."""
    offset = number(phrase, "today", "yesterday", "tomorrow")
    if offset is not None and word(phrase, "before", "after"):
        offset *= 2
    if setting.anchor is None or offset is None:
        return None
    day = shift_days(setting.anchor, offset)
    return with_part(when_day(day), phrase) if day else None


def resolve_weekday_range(phrase: Phrase, setting: Setting) -> When | None:
    """From one weekday to another, both in it."""
    first, last = (int(w.value) for w in phrase.words if w.kind in ("weekday", "shortday"))
    if setting.anchor is None:
        return None
    if setting.direction > 0:
        start = weekday_near(setting.anchor, first, 1)
        end = weekday_near(start, last, 1) if start else None
    else:
        end = weekday_near(setting.anchor, last, -1)
        start = weekday_near(end, first, -1) if end else None
    if start is None or end is None:
        return None
    return when_days(start, end, DatePrecision.RANGE, start.isoformat())


def resolve_day_range(phrase: Phrase, setting: Setting) -> When | None:
    """Days of one month, such as March 3-5, 2016."""
    month = number(phrase, *MONTHS)
    first, last = [int(w.value) for w in phrase.words if w.kind == "num"][:2]
    year = year_of(phrase)
    if month is None:
        return None
    if year is None:
        near = day_near(month, last, setting)
        year = near.year if near else None
    if year is None:
        partial = f"--{month:02d}-{first:02d}"
        return When(partial=partial, timex=f"XXXX{partial[1:]}", timex_type="DATE")
    start, end = make_day(year, month, first), make_day(year, month, last)
    if start is None or end is None:
        return None
    return when_days(start, end, DatePrecision.RANGE, start.isoformat())


def resolve_month(phrase: Phrase, setting: Setting) -> When | None:
    """A month with or without year, or its early, middle or late third."""
    month = number(phrase, *MONTHS)
    if month is None:
        return None
    year, anchor = year_of(phrase), setting.anchor
    if year is None and anchor is None:
        return When(partial=f"--{month:02d}", timex=f"XXXX-{month:02d}", timex_type="DATE")
    if year is None and anchor is not None:
        year = _month_year(phrase, month, anchor, setting.direction)
    return narrow(when_month(year, month), shade_of(phrase)) if year else None


def _month_year(phrase: Phrase, month: int, anchor: date, direction: int) -> int:
    """The year of a month seen from the anchor."""
    if word(phrase, "last"):
        return anchor.year - (month >= anchor.month)
    if word(phrase, "this"):
        return anchor.year
    if word(phrase, "next"):
        return anchor.year + (month <= anchor.month)
    ahead = (month - anchor.month) % 12
    if ahead and ahead <= (_LONG_AHEAD_MONTHS if direction > 0 else _AHEAD_MONTHS if direction == 0 else 0):
        return anchor.year + (month < anchor.month)
    if direction > 0 and not ahead:
        return anchor.year
    return anchor.year - (month > anchor.month)
