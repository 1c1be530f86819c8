"""Arithmetic of days, weeks, months and seasons, without a clock."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from tidings.model.codes import DatePrecision
from tidings.model.values import When

ONE_DAY = timedelta(days=1)
# First month of each season of the northern half, as TIMEX3 names them.
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def shift_days(day: date, days: int) -> date | None:
    """The day so many days on, None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> date | None:
    """The same day of a month so many months on, or that month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not MINYEAR <= year < MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def make_day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, None where there is no such day."""
    if not (MINYEAR <= year < MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def weekday_near(anchor: date, weekday: int, direction: int) -> date | None:
    """The nearest such weekday (1 is Monday): back with the anchor's own day, or strictly forward."""
    gap = (anchor.isoweekday() - weekday) % 7
    if direction < 0:
        return shift_days(anchor, -gap)
    return shift_days(anchor, 7 - gap if gap else 7)


def when_days(first: date, last: date, precision: DatePrecision, timex: str) -> When | None:
    """An interval from a first to a last day, both in it."""
    end = shift_days(last, 1)
    if end is None or first > last:
        return None
    return When(start=first, end=end, precision=precision, timex=timex, timex_type="DATE")


def when_day(day: date) -> When | None:
    """One day."""
    return when_days(day, day, DatePrecision.DAY, day.isoformat())


def when_week(day: date) -> When | None:
    """The week from Monday that holds a day."""
    monday = shift_days(day, 1 - day.isoweekday())
    sunday = shift_days(day, 7 - day.isoweekday())
    if monday is None or sunday is None:
        return None
    year, week, _ = day.isocalendar()
    return when_days(monday, sunday, DatePrecision.WEEK, f"{year}-W{week:02d}")


def when_weekend(day: date) -> When | None:
    """The Saturday and Sunday of the week that holds a day."""
    week = when_week(day)
    if week is None or week.end is None:
        return None
    saturday, sunday = week.end - 2 * ONE_DAY, week.end - ONE_DAY
    return when_days(saturday, sunday, DatePrecision.DAY, f"{week.timex}-WE")


def when_month(year: int, month: int) -> When | None:
    """A month."""
    first = make_day(year, month, 1)
    if first is None:
        return None
    last = first.replace(day=monthrange(year, month)[1])
    return when_days(first, last, DatePrecision.MONTH, f"{year:04d}-{month:02d}")


def when_months(year: int, month: int, count: int, timex: str) -> When | None:
    """So many whole months from a first one."""
    first = make_day(year, month, 1)
    end = shift_months(first, count) if first else None
    if first is None or end is None:
        return None
    return when_days(first, end - ONE_DAY, DatePrecision.RANGE, timex)


def when_quarter(year: int, quarter: int) -> When | None:
    """A quarter of a year."""
    return when_months(year, quarter * 3 - 2, 3, f"{year:04d}-Q{quarter}")


def when_season(year: int, season: str) -> When | None:
    """A season of the northern half; winter ends in the next year."""
    return when_months(year, SEASON_MONTHS[season], 3, f"{year:04d}-{season}")


def when_year(year: int) -> When | None:
    """A year."""
    first, last = make_day(year, 1, 1), make_day(year, 12, 31)
    if first is None or last is None:
        return None
    return when_days(first, last, DatePrecision.YEAR, f"{year:04d}")


def when_years(year: int, count: int, timex: str) -> When | None:
    """So many whole years from a first one: a decade, a century."""
    first, last = make_day(year, 1, 1), make_day(year + count - 1, 12, 31)
    if first is None or last is None:
        return None
    return when_days(first, last, DatePrecision.RANGE, timex)


def narrow(when: When | None, shade: str | int | None) -> When | None:
    """The early, middle or late third of a month or longer stretch; the TIMEX3 value stays.

    Early November is the 1st to the 10th, of precision week, as researchers code it.
    """
    if when is None or when.start is None or when.end is None or shade not in ("START", "MID", "END"):
        return when
    days = (when.end - when.start).days
    if days < 7:
        return when
    third = 10 if 28 <= days <= 31 else max(days // 3, 1)
    cuts = {"START": (0, third), "MID": (third, 2 * third), "END": (2 * third, days)}
    first, last = cuts[str(shade)]
    precision = DatePrecision.WEEK if days <= 31 else DatePrecision.RANGE
    return replace(
        when,
        start=when.start + timedelta(days=first),
        end=when.start + timedelta(days=last),
        precision=precision,
    )


def holiday_of(year: int, name: str) -> date | None:
    """The day of a holiday that moves or stands by rule, None where it follows the moon's sighting."""
    fixed = {"christmas": (12, 25), "halloween": (10, 31), "new year": (1, 1)}
    if name in fixed:
        return make_day(year, *fixed[name])
    if name == "thanksgiving":  # fourth Thursday of November
        first = make_day(year, 11, 1)
        return shift_days(first, (4 - first.isoweekday()) % 7 + 21) if first else None
    if name == "easter":
        return _easter(year)
    return None


def _easter(year: int) -> date | None:
    """Easter Sunday of the Gregorian calendar, by the anonymous rule of 1876."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    n = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return make_day(year, month, day + 1)
