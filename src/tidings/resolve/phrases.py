"""Turn one time phrase into a value: days, clocks, parts of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tidings.data.timewords import Phrase, Word
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
from tidings.resolve.setting import Setting

# Local hours a part of the day stands for, where no clock is named.
HOURS = {
    "MO": ("06:00", "12:00"),
    "AF": ("12:00", "18:00"),
    "EV": ("18:00", "22:00"),
    "NI": ("20:00", "06:00"),
}
TWILIGHT = {"MO": ("04:00", "07:00"), "EV": ("17:00", "20:00")}
MONTHS = ("month", "abbmonth", "maymonth")
_FORWARD_DAYS = 45  # a day without year and cue is a coming one only so near ahead


def word(phrase: Phrase, *kinds: str) -> Word | None:
    """The first word of such kinds."""
    return next((w for w in phrase.words if w.kind in kinds), None)


def number(phrase: Phrase, *kinds: str) -> int | None:
    """The value of the first word of such kinds."""
    found = word(phrase, *kinds)
    return int(found.value) if found else None


def year_of(phrase: Phrase) -> int | None:
    """The year a phrase names; a two-digit year is the one from 1930 to 2029."""
    found = word(phrase, "year", "shortyear")
    if found is None:
        return None
    year = int(found.value)
    return year if year > 99 else year + (1900 if year >= 30 else 2000)


def shade_of(phrase: Phrase) -> str | None:
    """Whether the words narrow it to its beginning, middle or end."""
    found = word(phrase, "early", "late", "mid", "start", "endof", "middle")
    return str(found.value) if found else None


def clock_of(words: tuple[Word, ...]) -> str | None:
    """The local time "HH:MM" that the words name, None where they name none."""
    hour = minute = None
    is_twelve = False
    for w in words:
        if w.kind in ("clocknum", "dotnum"):
            hour, minute = (int(part) for part in str(w.value).split(":")[:2])
        elif w.kind in ("num", "card") and hour is None:
            hour, minute = int(w.value), 0
        elif w.kind in ("milhour", "year") and hour is None:
            hour, minute = divmod(int(w.value), 100)
        elif w.kind == "noon":
            return str(w.value)
        elif w.kind in ("ampm", "part") and hour is not None:
            is_twelve = True
            late = w.value in ("pm", "AF", "EV") or (w.value == "NI" and 6 <= hour < 12)
            hour = hour % 12 + (12 if late else 0) if hour <= 12 else hour
            break
        elif w.kind in ("oclock", "hours"):
            break
    if hour is None or minute is None or hour > 24 or (not is_twelve and minute > 59):
        return None
    return f"{hour:02d}:{minute:02d}"


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
    if coming and setting.direction > 0:
        return coming[0]
    if coming and (not past or (coming[0] - anchor).days <= (_FORWARD_DAYS if setting.direction == 0 else 1)):
        return coming[0]
    return past[-1] if past else None


def _with_weekday(value: When | None, phrase: Phrase) -> When | None:
    """Mark a weekday that contradicts the date beside it."""
    named = number(phrase, "weekday", "shortday")
    if value is None or value.start is None or named is None or value.start.isoweekday() == named:
        return value
    return replace(value, rule="weekday contradicts date")


def with_part(value: When | None, phrase: Phrase) -> When | None:
    """Add the part of the day, or its early or late hours, to a day."""
    if value is None or value.start is None:
        return value
    part = word(phrase, "part", "twilight", "noon")
    shade = shade_of(phrase)
    if part is None:
        hours = {"START": ("00:00", "09:00"), "END": ("18:00", "24:00"), "MID": None}.get(shade or "")
        return replace(value, clock=hours[0], clock_end=hours[1], approximate=True) if hours else value
    day = value.start.isoformat()
    if part.kind == "noon":
        return replace(value, clock=str(part.value), timex=f"{day}T{part.value}", timex_type="TIME")
    first, last = part_hours(part, shade)
    return replace(
        value,
        clock=first,
        clock_end=last,
        approximate=True,
        timex=f"{day}T{part.value}",
        timex_type="TIME",
    )


def part_hours(part: Word, shade: str | None) -> tuple[str, str]:
    """The hours of a part of the day, of its first or last half where the words say so."""
    code = str(part.value)
    if part.kind == "twilight":
        return TWILIGHT[code]
    if code == "MO" and shade == "START":
        return "00:00", "08:00"
    if code in ("EV", "NI") and shade == "END":
        return "21:00", "24:00"
    return HOURS[code]


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


def resolve_night(phrase: Phrase, setting: Setting) -> When | None:
    """The night before or after the anchor: an interval of two days."""
    if setting.anchor is None:
        return None
    offset = 0 if word(phrase, "tonight") else -1
    first = shift_days(setting.anchor, offset)
    if first is None:
        return None
    if offset == 0:
        return _hours(when_day(first), f"{first.isoformat()}TNI", HOURS["NI"])
    return _hours(
        when_days(first, setting.anchor, DatePrecision.DAY, ""), f"{first.isoformat()}TNI", HOURS["NI"]
    )


def _hours(value: When | None, timex: str, hours: tuple[str, str]) -> When | None:
    if value is None:
        return None
    return replace(
        value, timex=timex, timex_type="TIME", clock=hours[0], clock_end=hours[1], approximate=True
    )


def resolve_night_pair(phrase: Phrase, setting: Setting) -> When | None:
    """Overnight from one weekday into the next: an interval of two days."""
    days = [int(w.value) for w in phrase.words if w.kind in ("weekday", "shortday")]
    anchor = setting.anchor
    if word(phrase, "yesterday", "today"):
        return resolve_night(phrase, setting)
    if anchor is None or not days:
        return None
    if len(days) == 1 and phrase.name == "night_into":
        last = weekday_near(anchor, days[0], -1)
        first = shift_days(last, -1) if last else None
    elif len(days) == 1:
        first = weekday_near(anchor, days[0], -1)
        last = shift_days(first, 1) if first else None
    else:
        last = weekday_near(anchor, days[1], -1)
        first = weekday_near(last, days[0], -1) if last else None
    if first is None or last is None:
        return None
    return _hours(when_days(first, last, DatePrecision.DAY, ""), f"{first.isoformat()}TNI", HOURS["NI"])


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


def resolve_part(phrase: Phrase, setting: Setting) -> When | None:
    """A part of the day: of the anchor after "this", else of the day spoken of."""
    part = word(phrase, "part", "twilight")
    if part is None:
        return None
    if word(phrase, "this"):
        return with_part(when_day(setting.anchor), phrase) if setting.anchor else None
    if word(phrase, "last", "before"):
        if part.value == "NI":
            return resolve_night(phrase, setting)
        day = shift_days(setting.anchor, -1) if setting.anchor else None
        return with_part(when_day(day), phrase) if day else None
    previous = setting.previous
    day = previous.start if previous and previous.is_day else None
    if day and word(phrase, "next", "following"):
        day = shift_days(day, 1)
    first, last = part_hours(part, shade_of(phrase))
    if day is None:
        return When(
            clock=first, clock_end=last, approximate=True, timex=f"XXXX-XX-XXT{part.value}", timex_type="TIME"
        )
    return with_part(when_day(day), phrase)


def resolve_clock(phrase: Phrase, setting: Setting) -> When | None:
    """A time of day, with its own day where the words name one, else on the day spoken of."""
    words = phrase.words
    cut = next((i + 1 for i, w in enumerate(words) if w.kind in _CLOCK_ENDS), len(words))
    clock = clock_of(words[:cut])
    if clock is None:
        return None
    zone = word(phrase, "zone")
    is_local = word(phrase, "local") is not None
    base = When(
        clock=clock,
        zone=str(zone.value) if zone else ("local" if is_local else None),
        approximate=word(phrase, "approx") is not None,
        timex=f"XXXX-XX-XXT{clock}",
        timex_type="TIME",
    )
    if phrase.name == "clock_span":
        second = next((i for i, w in enumerate(words) if i and w.kind in ("and", "to", "dash")), None)
        end = clock_of(words[second:]) if second else None
        base = replace(base, clock_end=end)
    rest = Phrase(phrase.name, words[cut:]) if cut < len(words) else None
    day = _day_of_rest(rest, setting) if rest else None
    if day is None:
        previous = setting.previous
        day = previous.start if previous and previous.is_day else None
    if day is None:
        return base
    on_day = when_day(day)
    return at_clock(on_day, base) if on_day else base


_CLOCK_ENDS = frozenset({"ampm", "oclock", "noon", "clocknum", "hours"})


def at_clock(day: When, clock: When) -> When:
    """A day with the time of a clock-only value."""
    return replace(
        clock,
        start=day.start,
        end=day.end,
        precision=DatePrecision.DAY,
        timex=f"{day.start.isoformat()}T{clock.clock}" if day.start else clock.timex,
    )


def _day_of_rest(rest: Phrase, setting: Setting) -> date | None:
    """The day named behind a time of day."""
    if word(rest, *MONTHS):
        value = resolve_day(rest, setting)
    elif word(rest, "weekday", "shortday"):
        value = resolve_weekday(rest, setting)
    elif word(rest, "today", "yesterday", "tomorrow"):
        value = resolve_near_day(rest, setting)
    else:
        return None
    return value.start if value else None


def resolve_part_of_day(phrase: Phrase, setting: Setting) -> When | None:
    """The night of 12 May, the early hours of Monday."""
    if word(phrase, *MONTHS):
        value = resolve_day(phrase, setting)
    elif word(phrase, "weekday", "shortday"):
        value = resolve_weekday(phrase, setting)
    elif word(phrase, "today", "yesterday", "tomorrow"):
        value = resolve_near_day(phrase, setting)
    else:
        value = resolve_part_of_early(setting)
    if value and value.start and word(phrase, "hours"):
        return _hours(value, f"{value.start.isoformat()}TMO", ("00:00", "06:00"))
    return value


def resolve_part_of_early(setting: Setting) -> When | None:
    """Early hours of the day spoken of."""
    previous = setting.previous
    if previous and previous.is_day and previous.start:
        return when_day(previous.start)
    return When(clock="00:00", clock_end="06:00", approximate=True, timex="XXXX-XX-XXTMO", timex_type="TIME")


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
    if word(phrase, "next") or direction > 0:
        return anchor.year + (month < anchor.month if direction > 0 else month <= anchor.month)
    return anchor.year - (month > anchor.month)
