"""Turn phrases that name a clock, a night or another part of a day into values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tidings.data.timewords import Phrase
from tidings.model.codes import DatePrecision
from tidings.model.values import When
from tidings.resolve.calendar import shift_days, weekday_near, when_day, when_days
from tidings.resolve.clocks import HOURS, at_clock, clock_of, part_hours, with_hours, with_part
from tidings.resolve.days import resolve_day, resolve_near_day, resolve_weekday
from tidings.resolve.pick import MONTHS, shade_of, word
from tidings.resolve.setting import Setting

_CLOCK_ENDS = frozenset({"ampm", "oclock", "noon", "clocknum", "hours", "part", "time", "zone"})


def resolve_night(phrase: Phrase, setting: Setting) -> When | None:
    """The night before or after the anchor: an interval of two days."""
    if setting.anchor is None:
        return None
    offset = 0 if word(phrase, "tonight") else -1
    first = shift_days(setting.anchor, offset)
    if first is None:
        return None
    if offset == 0:
        return with_hours(when_day(first), f"{first.isoformat()}TNI", HOURS["NI"])
    return with_hours(
        when_days(first, setting.anchor, DatePrecision.DAY, ""), f"{first.isoformat()}TNI", HOURS["NI"]
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
    return with_hours(when_days(first, last, DatePrecision.DAY, ""), f"{first.isoformat()}TNI", HOURS["NI"])


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
    cut = 1 + max((i for i, w in enumerate(words) if w.kind in _CLOCK_ENDS), default=len(words) - 1)
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
        # the first time may lean on the second's am or pm: "from 3 to 5 pm"
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
        return with_hours(value, f"{value.start.isoformat()}TMO", ("00:00", "06:00"))
    return with_part(value, phrase)


def resolve_part_of_early(setting: Setting) -> When | None:
    """Early hours of the day spoken of."""
    previous = setting.previous
    if previous and previous.is_day and previous.start:
        return when_day(previous.start)
    return When(clock="00:00", clock_end="06:00", approximate=True, timex="XXXX-XX-XXTMO", timex_type="TIME")
