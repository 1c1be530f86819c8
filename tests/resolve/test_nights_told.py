"""A night of two days and the hours told beside it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.resolve.test_time import days, read

MONDAY = date(2019, 5, 13)


@pytest.mark.parametrize(
    ("text", "hour", "day"),
    [
        ("Two men were shot overnight in Laredo. Help was called at 3:40 a.m. to a bar.", "3:40 a.m.", 13),
        (
            "Overnight shelling killed four. The first shells fell at 11:20 p.m. in Kupiansk.",
            "11:20 p.m.",
            12,
        ),
        ("Four were killed overnight. Explosions rang out at 2 a.m. Monday in Kharkiv.", "2 a.m. Monday", 13),
    ],
)
def test_the_hour_beside_a_night_tells_its_day(text: str, hour: str, day: int) -> None:
    """An hour before dawn puts a night and itself on the second day, one of the evening on the first."""
    night = next(word for word in ("overnight", "Overnight") if word in text)
    wanted = (f"2019-05-{day}", f"2019-05-{day}")
    assert [days(value) for value in read(text, [night, hour], MONDAY)] == [wanted, wanted]


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("Two men were shot overnight in Laredo. A third was hit at 1 p.m. on Friday.", "1 p.m. on Friday"),
        ("Two men were shot overnight in Laredo. The bar had opened at 4 p.m. as ever.", "4 p.m."),
        ("Two men were shot overnight in Laredo. One more fell at 1 a.m. on Friday.", "1 a.m. on Friday"),
    ],
)
def test_a_night_beside_other_hours_stays_both_days(text: str, hour: str) -> None:
    """An hour of daylight, or of another day, says nothing of the night."""
    assert days(read(text, ["overnight", hour], MONDAY)[0]) == ("2019-05-12", "2019-05-13")


def test_a_night_beside_hours_of_both_its_days_stays_both() -> None:
    """Shelling from the evening into the morning is of the whole night."""
    text = "Overnight shelling killed four. It began at 10 p.m. and resumed at 4 a.m. in two towns."
    assert days(read(text, ["Overnight", "10 p.m.", "4 a.m."], MONDAY)[0]) == ("2019-05-12", "2019-05-13")
