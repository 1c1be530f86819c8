"""Turn phrases that name weeks, months, quarters, seasons and years into values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tidings.data.timewords import Phrase
from tidings.model.values import When
from tidings.resolve.calendar import (
    SEASON_MONTHS,
    holiday_of,
    narrow,
    shift_days,
    shift_months,
    when_day,
    when_month,
    when_quarter,
    when_season,
    when_week,
    when_weekend,
    when_year,
    when_years,
)
from tidings.resolve.days import resolve_month
from tidings.resolve.lengths import UNIT_DAYS, UNIT_MONTHS, duration_timex, reference
from tidings.resolve.pick import MONTHS, count_of, number, shade_of, unit_of, word, year_of
from tidings.resolve.setting import Setting


def shifted(day: date, count: int, unit: str) -> When | None:
    """The day, week, month or year so many units on."""
    if unit in UNIT_DAYS:
        moved = shift_days(day, count * UNIT_DAYS[unit])
        if moved is None:
            return None
        if unit == "D":
            return when_day(moved)
        week = when_week(moved)
        return replace(week, timex=moved.isoformat()) if week else None
    if unit in UNIT_MONTHS:
        moved = shift_months(day, count * UNIT_MONTHS[unit])
        if moved is None:
            return None
        if unit == "M":
            return when_month(moved.year, moved.month)
        return when_quarter(moved.year, (moved.month + 2) // 3) if unit == "Q" else when_year(moved.year)
    return None


def resolve_ago(phrase: Phrase, setting: Setting) -> When | None:
    """So long before the anchor; vague lengths stay "in the past"."""
    unit, count = unit_of(phrase), count_of(phrase.words)
    if count is None or unit is None:
        return reference("PAST_REF")
    if setting.anchor is None:
        return When(timex=duration_timex(count, unit), timex_type="DURATION")
    if unit.startswith("T"):
        return _approximate(when_day(setting.anchor))
    if unit == "Y" and count == 1 and setting.quarter:
        return resolve_year_ago(phrase, setting)
    value = shifted(setting.anchor, -int(count), unit)
    return _approximate(value) if word(phrase, "approx", "than", "over", "least") else value


def _approximate(value: When | None) -> When | None:
    return replace(value, approximate=True) if value else None


def resolve_shift(phrase: Phrase, setting: Setting) -> When | None:
    """So long after or before the time spoken of: "three days later", "the day before"."""
    unit, count = unit_of(phrase), count_of(phrase.words)
    back = word(phrase, "earlier", "before") is not None
    if word(phrase, "the") and count is None:
        count = 1
    if count is None or unit is None:
        return reference("PAST_REF" if back else "FUTURE_REF")
    if unit == "Y" and count == 1 and back and setting.quarter:
        return resolve_year_ago(phrase, setting)
    start = setting.previous.start if setting.previous else None
    if start is None and back:
        start = setting.anchor
    if start is None:
        return When(timex=duration_timex(count, unit), timex_type="DURATION")
    if unit.startswith("T"):
        return _approximate(when_day(start))
    return shifted(start, -int(count) if back else int(count), unit)


def resolve_year_ago(phrase: Phrase, setting: Setting) -> When | None:
    """The same time a year before: of the quarter spoken of, else of the anchor's year."""
    del phrase
    quarter = setting.quarter
    if quarter and quarter.start and quarter.timex:
        return when_quarter(quarter.start.year - 1, int(quarter.timex[-1]))
    return when_year(setting.anchor.year - 1) if setting.anchor else None


def resolve_that_unit(phrase: Phrase, setting: Setting) -> When | None:
    """That week, the same day, the following month, the current year."""
    unit = unit_of(phrase)
    if word(phrase, "current"):
        return _near(unit, 0, setting)
    base = setting.previous.start if setting.previous else None
    offset = 1 if word(phrase, "following", "next") else 0
    if base is None and offset and word(phrase, "next"):
        base = setting.anchor
    if base is None or unit is None:
        return When(timex=None, timex_type="DATE")
    return _around(base, unit, offset)


def _around(day: date, unit: str, offset: int) -> When | None:
    """The calendar unit that holds a day, or one so many units on."""
    if unit == "D":
        moved = shift_days(day, offset)
        return when_day(moved) if moved else None
    if unit in ("W", "WE"):
        moved = shift_days(day, 7 * offset)
        return (when_week(moved) if unit == "W" else when_weekend(moved)) if moved else None
    if unit == "E":
        return _decade(day.year // 10 * 10 + 10 * offset)
    if unit == "C":
        return _century(day.year // 100 + offset)
    return shifted(day, offset, unit) if unit in UNIT_MONTHS else None


def _near(unit: str | None, offset: int, setting: Setting) -> When | None:
    anchor = setting.anchor
    if anchor is None or unit is None:
        return None
    if unit in SEASON_MONTHS:
        return _near_season(unit, offset, setting)
    if unit == "WE" and offset == 0 and setting.direction <= 0 and anchor.isoweekday() < 4:
        offset = -1  # early in the week "this weekend" is the one just past
    return _around(anchor, unit, offset)


def _near_season(season: str, offset: int, setting: Setting, *, is_this: bool = True) -> When | None:
    anchor = setting.anchor
    if anchor is None:
        return None
    year = anchor.year
    first = SEASON_MONTHS[season]
    if offset < 0:
        year -= anchor.month < first + 3
    elif offset > 0:
        year += anchor.month >= first
    elif not is_this and setting.direction < 0 and anchor.month < first:
        year -= 1
    return when_season(year, season)


def resolve_near_unit(phrase: Phrase, setting: Setting) -> When | None:
    """Last week, this month, next year, earlier this month."""
    if word(phrase, *MONTHS):
        if word(phrase, "unit"):
            return _week_of(phrase, setting)
        return resolve_month(phrase, setting)
    unit = unit_of(phrase)
    offset = -1 if word(phrase, "past") else number(phrase, "last", "next", "this", "current") or 0
    value = _near(unit, offset, setting)
    if word(phrase, "earlier", "later") and setting.anchor:
        return _so_far(value, setting.anchor, is_later=word(phrase, "later") is not None)
    return narrow(value, shade_of(phrase))


def resolve_month_near(phrase: Phrase, setting: Setting) -> When | None:
    """A month of last year, this year or the year spoken of."""
    month = number(phrase, *MONTHS)
    base = setting.anchor
    if word(phrase, "that"):
        base = setting.previous.start if setting.previous else None
    if base is None or month is None:
        return When(partial=f"--{month:02d}", timex=f"XXXX-{month:02d}", timex_type="DATE") if month else None
    year = base.year + (number(phrase, "last", "next", "this") or 0)
    return narrow(when_month(year, month), shade_of(phrase))


def _week_of(phrase: Phrase, setting: Setting) -> When | None:
    from_day = resolve_month(phrase, setting)
    day = number(phrase, "num")
    if from_day is None or from_day.start is None or day is None:
        return None
    moved = shift_days(from_day.start, day - 1)
    return when_week(moved) if moved else None


def _so_far(value: When | None, anchor: date, *, is_later: bool) -> When | None:
    """The part of a stretch before the anchor's day, or after it."""
    if value is None or value.start is None or value.end is None:
        return value
    if is_later:
        start = shift_days(anchor, 1)
        return replace(value, start=start) if start and value.start < start < value.end else value
    return replace(value, end=anchor) if value.start < anchor < value.end else value


def resolve_edge(phrase: Phrase, setting: Setting) -> When | None:
    """The end of the month, earlier in the year, the beginning of 1990, year's end."""
    if word(phrase, *MONTHS):
        value = resolve_month(phrase, setting)
    elif year_of(phrase):
        value = when_year(year_of(phrase) or 0)
    else:
        offset = number(phrase, "last", "next", "this") or 0
        value = _near(unit_of(phrase), offset, setting)
    if word(phrase, "earlier", "later") and setting.anchor:
        return _so_far(value, setting.anchor, is_later=word(phrase, "later") is not None)
    return narrow(value, shade_of(phrase))


def resolve_quarter(phrase: Phrase, setting: Setting) -> When | None:
    """A named quarter of a year, or the one just past."""
    anchor, which = setting.anchor, number(phrase, "ordword")
    if which is not None and not 1 <= which <= 4:
        return None
    year = year_of(phrase)
    if year and which is None and setting.quarter and setting.quarter.timex:
        which = int(setting.quarter.timex[-1])
    if year:
        return when_quarter(year, which) if which else when_year(year)
    if anchor is None:
        return When(timex=f"XXXX-Q{which or 'X'}", timex_type="DATE")
    current = (anchor.month + 2) // 3
    if which is None:
        return _unnamed_quarter(phrase, setting, anchor, current)
    offset = number(phrase, "next", "this", "last") or 0
    if word(phrase, "unit"):
        return when_quarter(anchor.year + offset, which)
    year = anchor.year - (which > current if setting.direction <= 0 else 0)
    return when_quarter(year, which)


def _unnamed_quarter(phrase: Phrase, setting: Setting, anchor: date, current: int) -> When | None:
    if word(phrase, "this", "current", "next"):
        return _around(anchor, "Q", 1 if word(phrase, "next") else 0)
    if setting.quarter and not word(phrase, "last", "latest"):
        return setting.quarter
    year, quarter = (anchor.year, current - 1) if current > 1 else (anchor.year - 1, 4)
    return when_quarter(year, quarter)


def resolve_season(phrase: Phrase, setting: Setting) -> When | None:
    """A season of a year, or the one nearest the anchor."""
    season, year = unit_of(phrase), year_of(phrase)
    if season not in SEASON_MONTHS:
        return None
    if year is None and setting.anchor is None:
        return When(timex=f"XXXX-{season}", timex_type="DATE")
    if year is None:
        return narrow(_near_season(season, 0, setting, is_this=False), shade_of(phrase))
    return narrow(when_season(year, season), shade_of(phrase))


def resolve_year(phrase: Phrase, setting: Setting) -> When | None:
    """A year in digits or in words."""
    del setting
    year = year_of(phrase)
    if year is None:
        numbers = [int(w.value) for w in phrase.words if w.kind in ("card", "tens", "hundred")]
        if word(phrase, "hundred"):
            year = numbers[0] * numbers[1] if len(numbers) > 1 else None
        elif numbers:
            year = numbers[0] * 100 + sum(numbers[1:])
    if year is None or not 1000 <= year < 2200:
        return None
    month = number(phrase, *MONTHS)
    return when_month(year, month) if month else narrow(when_year(year), shade_of(phrase))


def resolve_year_range(phrase: Phrase, setting: Setting) -> When | None:
    """Years such as 1994-95."""
    del setting
    first, last = [int(w.value) for w in phrase.words if w.kind in ("year", "yy", "num")][:2]
    last = last if last > 99 else first // 100 * 100 + last
    if not first < last < first + 200:
        return None
    return when_years(first, last - first + 1, f"{first:04d}/{last:04d}")


def _decade(year: int) -> When | None:
    return when_years(year, 10, f"{year // 10}")


def _century(hundreds: int) -> When | None:
    return when_years(hundreds * 100, 100, f"{hundreds:02d}")


def resolve_decade(phrase: Phrase, setting: Setting) -> When | None:
    """The 1990s, the '90s, the nineties."""
    del setting
    year = year_of(phrase)
    if year is None:
        named = number(phrase, "nineties")
        short = number(phrase, "yy", "num")
        year = 1900 + named * 10 if named is not None else (None if short is None else 1900 + short)
    return narrow(_decade(year // 10 * 10), shade_of(phrase)) if year else None


def resolve_century(phrase: Phrase, setting: Setting) -> When | None:
    """The 20th century."""
    del setting
    which = number(phrase, "ord", "ordword")
    return narrow(_century(which - 1), shade_of(phrase)) if which and which > 1 else None


def resolve_holiday(phrase: Phrase, setting: Setting) -> When | None:
    """Christmas Day, Thanksgiving, New Year's Eve."""
    found = word(phrase, "holiday")
    name = str(found.value) if found else "new year"
    anchor, year = setting.anchor, year_of(phrase)
    years = (year,) if year else ((anchor.year - 1, anchor.year, anchor.year + 1) if anchor else ())
    shift = -1 if word(phrase, "eve") else 0
    shift += 1 if name == "easter" and number(phrase, "weekday") == 1 else 0
    days = [day for y in years if (base := holiday_of(y, name)) and (day := shift_days(base, shift))]
    if not days:
        base = holiday_of(2000, name)
        moved = shift_days(base, shift) if base and name not in ("easter", "thanksgiving") else None
        partial = f"--{moved.month:02d}-{moved.day:02d}" if moved else None
        return When(partial=partial, timex=f"XXXX{partial[1:]}" if partial else None, timex_type="DATE")
    if year or anchor is None:
        return when_day(days[0])
    past = [day for day in days if day <= anchor]
    coming = [day for day in days if day > anchor]
    is_ahead = bool(coming) and (setting.direction > 0 or not past)
    return when_day(coming[0] if is_ahead else past[-1])


def resolve_bare_unit(phrase: Phrase, setting: Setting) -> When | None:
    """The weekend, the week, the year."""
    unit = unit_of(phrase)
    if unit == "WE" and setting.anchor and setting.direction <= 0 and setting.anchor.isoweekday() < 6:
        return _around(setting.anchor, "WE", -1)
    return _near(unit, 0, setting)
