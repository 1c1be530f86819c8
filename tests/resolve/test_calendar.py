"""Arithmetic of days, weeks, months and seasons."""

from __future__ import annotations

from datetime import date

import pytest

from tidings.model.codes import DatePrecision
from tidings.resolve.calendar import (
    holiday_of,
    narrow,
    shift_days,
    shift_months,
    weekday_near,
    when_month,
    when_season,
    when_week,
    when_weekend,
)


def test_going_back_keeps_the_anchors_own_weekday() -> None:
    """A Friday report's "Friday" is the same day; forward it is a week on."""
    friday = date(2024, 1, 19)
    assert weekday_near(friday, 5, -1) == friday
    assert weekday_near(friday, 5, 1) == date(2024, 1, 26)
    assert weekday_near(friday, 6, -1) == date(2024, 1, 13)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 15), -13, date(2022, 12, 15)),
        (date(1, 1, 1), -1, None),
    ],
)
def test_shifting_months_keeps_to_the_calendar(start: date, months: int, expected: date | None) -> None:
    """The day is cut to the month's last, and beyond the calendar there is none."""
    assert shift_months(start, months) == expected


def test_days_beyond_the_calendar_are_none() -> None:
    """No overflow error leaves the room."""
    assert shift_days(date(9999, 12, 31), 1) is None


def test_weeks_follow_iso_at_the_turn_of_the_year() -> None:
    """The 31st of December 2024 lies in the first week of 2025."""
    week = when_week(date(2024, 12, 31))
    assert week is not None
    assert (week.timex, week.start, week.end) == ("2025-W01", date(2024, 12, 30), date(2025, 1, 6))


def test_a_weekend_is_saturday_and_sunday() -> None:
    """Half-open: it ends on Monday."""
    weekend = when_weekend(date(2024, 1, 17))
    assert weekend is not None
    assert (weekend.start, weekend.end) == (date(2024, 1, 20), date(2024, 1, 22))


def test_a_third_of_february_ends_with_it() -> None:
    """Late February reaches the leap day."""
    late = narrow(when_month(2024, 2), "END")
    assert late is not None
    assert (late.start, late.end, late.precision) == (
        date(2024, 2, 21),
        date(2024, 3, 1),
        DatePrecision.WEEK,
    )


def test_winter_ends_in_the_next_year() -> None:
    """The season is named by the year it begins in."""
    winter = when_season(2023, "WI")
    assert winter is not None
    assert (winter.start, winter.end) == (date(2023, 12, 1), date(2024, 3, 1))


@pytest.mark.parametrize(
    ("year", "name", "expected"),
    [
        (2024, "easter", date(2024, 3, 31)),
        (2019, "easter", date(2019, 4, 21)),
        (1999, "thanksgiving", date(1999, 11, 25)),
        (2024, "christmas", date(2024, 12, 25)),
        (2024, "ramadan", None),
    ],
)
def test_holidays_by_rule(year: int, name: str, expected: date | None) -> None:
    """Holidays that follow the moon's sighting have no day of ours."""
    assert holiday_of(year, name) == expected
