"""Turn lengths of time, repeated times and vague references into values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tidings.data.timewords import Phrase
from tidings.model.codes import DatePrecision
from tidings.model.values import When
from tidings.resolve.calendar import (
    SEASON_MONTHS,
    shift_days,
    shift_months,
    when_days,
    when_year,
)
from tidings.resolve.pick import MONTHS, count_of, number, unit_of, word
from tidings.resolve.setting import Setting

# Months and days of the units that have a whole number of them.
UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}

UNIT_DAYS = {"D": 1, "W": 7, "F": 14}


def duration_timex(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time."""
    if unit == "E" and count is not None:
        count, unit = count * 10, "Y"
    elif unit == "C" and count is not None:
        count, unit = count * 100, "Y"
    elif unit == "F":
        count, unit = count and count * 2, "W"
    elif unit in ("E", "C"):
        unit = "Y" if unit == "E" else "C"
    prefix, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit[-1])
    if count is None:
        return f"{prefix}X{letter}"
    if count == int(count):
        return f"{prefix}{int(count)}{letter}"
    if unit == "TH":
        return f"PT{f'{int(count)}H' if count >= 1 else ''}{round(count % 1 * 60)}M"
    if unit == "Y":
        return f"P{f'{int(count)}Y' if count >= 1 else ''}{round(count % 1 * 12)}M"
    if unit == "TM":
        return f"PT{f'{int(count)}M' if count >= 1 else ''}{round(count % 1 * 60)}S"
    return f"{prefix}{count:g}{letter}"


def resolve_last_units(phrase: Phrase, setting: Setting) -> When | None:
    """The past three months: a length of time, and the stretch before or after the anchor."""
    unit, count = unit_of(phrase), count_of(phrase.words)
    if unit is None:
        return None
    if unit in SEASON_MONTHS:
        return When(timex=f"XXXX-{unit}", timex_type="SET")
    if phrase.words[-2].kind == "past" and count is None:
        count = 1
    anchor = setting.anchor
    if count == 1 and unit == "Y" and anchor and word(phrase, "past"):
        return when_year(anchor.year - 1)
    timex = duration_timex(count, unit)
    value = When(timex=timex, timex_type="DURATION")
    if anchor is None or count is None or not word(phrase, "last", "past", "next"):
        return value
    sign = 1 if word(phrase, "next") else -1
    other = _moved(anchor, sign * count, unit)
    if other is None or other == anchor:
        return value
    stretch = when_days(min(other, anchor), max(other, anchor), DatePrecision.RANGE, timex)
    return replace(stretch, timex_type="DURATION") if stretch else value


def _moved(day: date, count: float, unit: str) -> date | None:
    if unit in UNIT_DAYS:
        return shift_days(day, int(count * UNIT_DAYS[unit]))
    if unit in UNIT_MONTHS:
        return shift_months(day, int(count * UNIT_MONTHS[unit]))
    return shift_days(day, -1 if count < 0 else 1) if unit == "TH" and abs(count) <= 24 else None


def resolve_recent(phrase: Phrase, setting: Setting) -> When | None:
    """Recent years, coming weeks: of no stated length."""
    del setting
    unit = unit_of(phrase)
    if unit is None:
        return None
    if unit == "Y" and word(phrase, "past"):
        return reference("PAST_REF")
    return When(timex=duration_timex(None, unit), timex_type="DURATION")


def resolve_set(phrase: Phrase, setting: Setting) -> When | None:
    """Every Monday, daily, a year (of a rate)."""
    del setting
    weekday = number(phrase, "weekday", "shortday")
    month = number(phrase, *MONTHS)
    often = word(phrase, "often")
    part = word(phrase, "part")
    unit = unit_of(phrase)
    if weekday:
        timex = f"XXXX-WXX-{weekday}"
    elif month:
        timex = f"XXXX-{month:02d}"
    elif often:
        timex = str(often.value)
    elif part:
        timex = f"XXXX-XX-XXT{part.value}"
    elif unit in SEASON_MONTHS:
        timex = f"XXXX-{unit}"
    else:
        timex = duration_timex(count_of(phrase.words) or 1, unit or "D")
    return When(timex=timex, timex_type="SET")


def resolve_duration(phrase: Phrase, setting: Setting) -> When | None:
    """A length of time: four days, an eight-year war, for decades."""
    del setting
    unit, count = unit_of(phrase), count_of(phrase.words)
    if unit is None:
        return None
    if count is None and word(phrase, "old"):
        count = 1 if word(phrase, "unit") else None
    timex = duration_timex(count, unit)
    is_loose = word(phrase, "approx", "least", "most", "than", "over", "up") is not None
    return When(timex=timex, timex_type="DURATION", approximate=is_loose)


def reference(name: str) -> When:
    """A vague reference to past, present or future."""
    return When(timex=name, timex_type="DATE")


def resolve_present(phrase: Phrase, setting: Setting) -> When | None:
    """Now, currently."""
    del phrase, setting
    return reference("PRESENT_REF")


def resolve_past_ref(phrase: Phrase, setting: Setting) -> When | None:
    """Recently, in the past."""
    del phrase, setting
    return reference("PAST_REF")


def resolve_future_ref(phrase: Phrase, setting: Setting) -> When | None:
    """Soon, in the future."""
    del phrase, setting
    return reference("FUTURE_REF")
