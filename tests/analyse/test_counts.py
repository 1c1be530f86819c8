"""Counts over incidents keep unknown apart from nought."""

from datetime import date, timedelta

import pytest
from tests.assemble.ledger_tools import actor, claim_of, day, document_of, report_of, shelling

from tidings.analyse.counts import Sum, add_up, count_by, week_of
from tidings.assemble.figures import Member
from tidings.assemble.merge import merge
from tidings.errors import UsageError
from tidings.model.codes import DatePrecision, Field
from tidings.model.values import Count, When


def incident(number, *, place="Marow", on=(2024, 3, 4), killed=None):
    text = f"Gunners shell {place} on that day, report {number}, killing {killed}."
    member = shelling(
        text, place=place, when=("that day", day(*on)) if on else None,
        killed=(f"{killed}.", killed) if killed is not None else None,
    )  # fmt: skip
    return merge([member], "latest")


MARCH = [
    incident(1, killed=3),
    incident(2, killed=0),
    incident(3),
    incident(4, place="Telsin", on=(2024, 3, 12)),
]


def test_rows_by_place_and_week() -> None:
    """One row for each pair that occurs, in order."""
    rows = count_by(MARCH, ["place", "week"])
    assert [(row.values, row.incidents) for row in rows] == [
        (("Marow", "2024-W10"), 3),
        (("Telsin", "2024-W11"), 1),
    ]


def test_a_stated_nought_is_counted_and_silence_is_not() -> None:
    """Three dead in one report, none in another, nothing in the third: two figures stated."""
    assert add_up(MARCH[:3], Field.KILLED) == Sum(low=3, best=3, high=3, stated=2)


def test_an_open_range_opens_the_sum() -> None:
    """At least two dead: how many more cannot be said."""
    document = document_of("Gunners shell Marow, killing at least two.")
    claim = claim_of(document, Field.KILLED, "at least two", Count(low=2, best=2, operator=">="))
    member = Member(report=report_of(document, "shell", claim), document=document, lineage="x")
    assert add_up([merge([member], "latest"), MARCH[0]], Field.KILLED) == Sum(
        low=5, best=5, high=None, stated=2
    )


def test_unknown_comes_last() -> None:
    """Incidents without a day have a row of their own."""
    rows = count_by([incident(9, on=None), MARCH[0]], ["day"])
    assert [row.values for row in rows] == [("2024-03-04",), (None,)]


def test_an_incident_counts_for_each_perpetrator() -> None:
    """Two blamed parties, two rows."""
    document = document_of("The Delta Front and the River Brigade shell Marow.")
    claims = [
        claim_of(document, Field.PERPETRATOR, name, actor(name)) for name in ("Delta Front", "River Brigade")
    ]
    member = Member(report=report_of(document, "shell", *claims), document=document, lineage="x")
    rows = count_by([merge([member], "latest")], ["actor"])
    assert [row.values for row in rows] == [("Delta Front",), ("River Brigade",)]


def test_every_key_gives_rows() -> None:
    """Country, province, type, event, status, month: each can be counted by."""
    keys = ["country", "admin1", "type", "event", "status", "month"]
    (row,) = count_by(MARCH[:1], keys)
    assert row.values == (
        "XA", "North", "Shelling/artillery/missile attack", "Explosions/Remote violence", "occurred", "2024-03",
    )  # fmt: skip


def test_an_unknown_key_is_named() -> None:
    """What cannot be counted by is refused with what can."""
    with pytest.raises(UsageError, match="week"):
        count_by(MARCH, ["weather"])


def test_no_incidents_no_rows() -> None:
    """Nothing counted is an empty table, and a sum of nothing stated."""
    assert count_by([], ["country"]) == []
    assert add_up([], Field.KILLED) == Sum()


def between(first, last):
    return When(start=first, end=last + timedelta(days=1), precision=DatePrecision.RANGE)


@pytest.mark.parametrize(
    ("first", "last", "week"),
    [
        (date(2024, 3, 4), date(2024, 3, 10), "2024-W10"),
        (date(2024, 3, 4), date(2024, 3, 11), None),
        (date(2024, 3, 10), date(2024, 3, 11), None),
        (date(2024, 12, 30), date(2024, 12, 31), "2025-W01"),
        (date(2021, 1, 1), date(2021, 1, 3), "2020-W53"),
    ],
)
def test_weeks(first, last, week) -> None:
    """An interval has a week when one ISO week holds all of it, the year's edge included."""
    assert week_of(between(first, last)) == week


def test_an_open_interval_has_no_week() -> None:
    """Without an end there is no week."""
    assert week_of(When(start=date(2024, 3, 4))) is None
