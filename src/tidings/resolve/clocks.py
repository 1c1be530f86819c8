"""Read times of day, and the hours that parts of the day stand for."""

from __future__ import annotations

from dataclasses import replace

from tidings.data.timewords import Phrase, Word
from tidings.model.codes import DatePrecision
from tidings.model.values import When
from tidings.resolve.pick import shade_of, word

# Local hours a part of the day stands for, where no clock is named.
HOURS = {
    "MO": ("06:00", "12:00"),
    "AF": ("12:00", "18:00"),
    "EV": ("18:00", "22:00"),
    "NI": ("20:00", "06:00"),
}

TWILIGHT = {"MO": ("04:00", "07:00"), "EV": ("17:00", "20:00")}


def clock_of(words: tuple[Word, ...]) -> str | None:
    """The local time "HH:MM" that the words name, None where they name none."""
    hour = minute = None
    is_twelve = False
    for w in words:
        if w.kind in ("clocknum", "dotnum"):
            hour, minute = (int(part) for part in str(w.value).split(":")[:2])
        elif w.kind in ("num", "card") and hour is None:
            hour, minute = int(w.value), 0
        elif w.kind in ("milhour", "year", "oldyear") and hour is None:
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


def with_hours(value: When | None, timex: str, hours: tuple[str, str]) -> When | None:
    """Add the hours of a part of the day to an interval."""
    if value is None:
        return None
    return replace(
        value, timex=timex, timex_type="TIME", clock=hours[0], clock_end=hours[1], approximate=True
    )


def at_clock(day: When, clock: When) -> When:
    """A day with the time of a clock-only value."""
    return replace(
        clock,
        start=day.start,
        end=day.end,
        precision=DatePrecision.DAY,
        timex=f"{day.start.isoformat()}T{clock.clock}" if day.start else clock.timex,
    )
