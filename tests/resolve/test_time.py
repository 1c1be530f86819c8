"""Turning time expressions into intervals of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.model.codes import DatePrecision, SegmentKind
from tidings.model.report import Mention
from tidings.model.text import Document, Segment, Span
from tidings.model.values import When
from tidings.read.sentences import find_sentences
from tidings.read.times import find_times
from tidings.resolve.time import resolve_times, resolve_when

SUNDAY = date(2024, 1, 21)


def days(value: When | None) -> tuple[str | None, str | None]:
    """First and last day of an interval, both in it."""
    assert value is not None
    last = value.end - timedelta(days=1) if value.end else None
    return (value.start.isoformat() if value.start else None, last.isoformat() if last else None)


def read(text: str, words: list[str], published: date | None) -> list[When | None]:
    """The values of some words of a text, resolved together."""
    segment = Segment(kind=SegmentKind.BODY, span=Span(0, len(text)))
    document = Document(id="page", text=text, segments=(segment,), published=published)
    mentions, at = [], 0
    for raw in words:
        at = text.index(raw, at)
        mentions.append(Mention(raw=raw, span=Span(at, at + len(raw))))
        at += len(raw)
    values = [mention.value for mention in resolve_times(mentions, document)]
    assert all(value is None or isinstance(value, When) for value in values)
    return [value for value in values if value is None or isinstance(value, When)]


@pytest.mark.parametrize(
    ("raw", "first", "last", "precision"),
    [
        ("Saturday", "2024-01-20", "2024-01-20", "day"),
        ("Sunday", "2024-01-21", "2024-01-21", "day"),
        ("Monday", "2024-01-15", "2024-01-15", "day"),
        ("next Monday", "2024-01-22", "2024-01-22", "day"),
        ("last Sunday", "2024-01-14", "2024-01-14", "day"),
        ("overnight", "2024-01-20", "2024-01-21", "day"),
        ("last night", "2024-01-20", "2024-01-21", "day"),
        ("overnight Friday into Saturday", "2024-01-19", "2024-01-20", "day"),
        ("overnight into Wednesday", "2024-01-16", "2024-01-17", "day"),
        ("the night of Friday to Saturday", "2024-01-19", "2024-01-20", "day"),
        ("yesterday evening", "2024-01-20", "2024-01-20", "day"),
        ("the day before yesterday", "2024-01-19", "2024-01-19", "day"),
        ("two days ago", "2024-01-19", "2024-01-19", "day"),
        ("earlier this month", "2024-01-01", "2024-01-20", "month"),
        ("early November", "2023-11-01", "2023-11-10", "week"),
        ("mid-November", "2023-11-11", "2023-11-20", "week"),
        ("late November", "2023-11-21", "2023-11-30", "week"),
        ("October", "2023-10-01", "2023-10-31", "month"),
        ("12 February", "2023-02-12", "2023-02-12", "day"),
        ("over the weekend", "2024-01-20", "2024-01-21", "day"),
        ("in July last year", "2023-07-01", "2023-07-31", "month"),
        ("the night of Friday, Jan. 12", "2024-01-12", "2024-01-12", "day"),
        ("last summer", "2023-06-01", "2023-08-31", "range"),
        ("last year", "2023-01-01", "2023-12-31", "year"),
        ("two years ago", "2022-01-01", "2022-12-31", "year"),
        ("Christmas Day", "2023-12-25", "2023-12-25", "day"),
        ("from Thursday to Saturday", "2024-01-18", "2024-01-20", "range"),
        ("the outbreak of the war in Ukraine", "2022-02-24", "2022-02-24", "day"),
    ],
)
def test_relative_words_are_read_from_the_publication_day(
    raw: str, first: str, last: str, precision: str
) -> None:
    """Days look back from the publication day unless the words look ahead."""
    value = resolve_when(raw, anchor=SUNDAY)
    assert days(value) == (first, last)
    assert value is not None
    assert value.precision is DatePrecision(precision)
    assert value.basis in ("publication date", "named event")


@pytest.mark.parametrize(
    ("raw", "first", "last", "timex"),
    [
        ("Feb. 12, 2016", "2016-02-12", "2016-02-12", "2016-02-12"),
        ("the 29th March 2018", "2018-03-29", "2018-03-29", "2018-03-29"),
        ("25 OCT 89", "1989-10-25", "1989-10-25", "1989-10-25"),
        ("2024-01-20", "2024-01-20", "2024-01-20", "2024-01-20"),
        ("11/02/89", "1989-11-02", "1989-11-02", "1989-11-02"),
        ("20/01/2024", "2024-01-20", "2024-01-20", "2024-01-20"),
        ("in 2017", "2017-01-01", "2017-12-31", "2017"),
        ("November 2019", "2019-11-01", "2019-11-30", "2019-11"),
        ("March 3-5, 2016", "2016-03-03", "2016-03-05", "2016-03-03"),
        ("the summer of 2019", "2019-06-01", "2019-08-31", "2019-SU"),
        ("the 1990s", "1990-01-01", "1999-12-31", "199"),
        ("the 19th century", "1800-01-01", "1899-12-31", "18"),
        ("Easter Sunday 2024", "2024-03-31", "2024-03-31", "2024-03-31"),
        ("the third quarter of 1990", "1990-07-01", "1990-09-30", "1990-Q3"),
    ],
)
def test_full_dates_need_no_anchor(raw: str, first: str, last: str, timex: str) -> None:
    """A date that names its year stands by itself."""
    value = resolve_when(raw, anchor=None)
    assert days(value) == (first, last)
    assert value is not None
    assert (value.basis, value.timex) == ("text", timex)


@pytest.mark.parametrize(
    ("raw", "partial"), [("on December 6", "--12-06"), ("in October", "--10"), ("Christmas Day", "--12-25")]
)
def test_a_yearless_date_without_anchor_is_partial(raw: str, partial: str) -> None:
    """Without a publication day the year stays unknown and the rest is kept."""
    value = resolve_when(raw, anchor=None)
    assert value is not None
    assert (value.start, value.end, value.partial) == (None, None, partial)


@pytest.mark.parametrize("raw", ["yesterday", "last week", "Saturday", "overnight", "two days ago", "today"])
def test_relative_words_without_anchor_stay_unresolved(raw: str) -> None:
    """No clock is read: without a reference day there is no interval."""
    value = resolve_when(raw, anchor=None)
    assert value is not None
    assert (value.start, value.end, value.precision) == (None, None, DatePrecision.UNKNOWN)


@pytest.mark.parametrize(
    ("raw", "clock", "clock_end", "zone", "approximate"),
    [
        ("approximately 6:30 pm local time", "18:30", None, "local", True),
        ("12:15 a.m.", "00:15", None, None, False),
        ("12:15 p.m.", "12:15", None, None, False),
        ("5.30pm", "17:30", None, None, False),
        ("0230 hours", "02:30", None, None, False),
        ("10 o'clock", "10:00", None, None, False),
        ("between 3 pm and 4:30 pm", "15:00", "16:30", None, False),
        ("18:30 GMT", "18:30", None, "GMT", False),
        ("at dawn", "04:00", "07:00", None, True),
        ("late evening", "21:00", "24:00", None, True),
        ("noon", "12:00", None, None, False),
    ],
)
def test_clock_times_are_local_and_keep_their_zone(
    raw: str, clock: str, clock_end: str | None, zone: str | None, *, approximate: bool
) -> None:
    """A clock is no day: it stays without interval until a day stands beside it."""
    value = resolve_when(raw, anchor=SUNDAY)
    assert value is not None
    assert (value.clock, value.clock_end, value.zone, value.approximate) == (
        clock,
        clock_end,
        zone,
        approximate,
    )
    assert value.start is None


def test_early_monday_is_a_day_with_a_clock_range() -> None:
    """The word "early" gives the first hours of the day, not midnight."""
    value = resolve_when("early Monday", anchor=SUNDAY)
    assert days(value) == ("2024-01-15", "2024-01-15")
    assert value is not None
    assert (value.clock, value.clock_end, value.approximate) == ("00:00", "09:00", True)


def test_since_marks_a_bound() -> None:
    """The year behind "since" is a bound, and says so."""
    value = resolve_when("since 2020", anchor=SUNDAY)
    assert value is not None
    assert (value.rule, value.precision) == ("since", DatePrecision.YEAR)


def test_a_weekday_that_contradicts_its_date_is_marked() -> None:
    """The date stands, and the conflict with the weekday is kept."""
    wrong = resolve_when("Monday, Feb. 12, 2016", anchor=None)
    right = resolve_when("Friday, Feb. 12, 2016", anchor=None)
    assert wrong is not None
    assert right is not None
    assert (wrong.rule, right.rule) == ("weekday contradicts date", None)
    assert wrong.start == right.start


@pytest.mark.parametrize("raw", ["31 February 2020", "2023-13-40", "99/99/99", "the tractor"])
def test_impossible_days_have_no_interval(raw: str) -> None:
    """A day that no calendar has is never bent into one that it has."""
    value = resolve_when(raw, anchor=SUNDAY)
    assert value is None or value.start is None or value.precision is not DatePrecision.DAY


@pytest.mark.parametrize(
    ("raw", "timex", "kind"),
    [
        ("four-day", "P4D", "DURATION"),
        ("for decades", "PXY", "DURATION"),
        ("two hours", "PT2H", "DURATION"),
        ("5 1/2 hours", "PT5H30M", "DURATION"),
        ("half an hour", "PT30M", "DURATION"),
        ("a minute and a half", "PT1M30S", "DURATION"),
        ("two and a half years", "P2Y6M", "DURATION"),
        ("twenty-five years", "P25Y", "DURATION"),
        ("several months", "PXM", "DURATION"),
        ("every Monday", "XXXX-WXX-1", "SET"),
        ("daily", "P1D", "SET"),
        ("now", "PRESENT_REF", "DATE"),
        ("recently", "PAST_REF", "DATE"),
        ("the future", "FUTURE_REF", "DATE"),
    ],
)
def test_lengths_sets_and_references(raw: str, timex: str, kind: str) -> None:
    """What names no day keeps its TIMEX3 value and no interval."""
    value = resolve_when(raw, anchor=SUNDAY)
    assert value is not None
    assert (value.timex, value.timex_type, value.start) == (timex, kind, None)


def test_a_war_is_the_last_begun_before_publication() -> None:
    """The same name means another war in an older report."""
    raw = "since the start of the war in Gaza"
    old = resolve_when(raw, anchor=date(2015, 1, 1))
    new = resolve_when(raw, anchor=SUNDAY)
    assert (days(old)[0], days(new)[0]) == ("2014-07-08", "2023-10-07")


def test_a_coming_verb_turns_the_weekday_forward() -> None:
    """Where they will meet on Tuesday it is the coming one, where they met it is the last."""
    text = "The envoys met on Tuesday. The council will meet on Tuesday."
    back, ahead = read(text, ["Tuesday", "Tuesday"], SUNDAY)
    assert (days(back)[0], days(ahead)[0]) == ("2024-01-16", "2024-01-23")


def test_a_clock_takes_the_day_of_its_sentence() -> None:
    """The time of day is joined with the weekday named before it."""
    text = "The attack occurred on Wednesday at about 5:30 pm, the source said."
    day, clock = read(text, ["Wednesday", "about 5:30 pm"], SUNDAY)
    assert days(clock) == days(day) == ("2024-01-17", "2024-01-17")
    assert clock is not None
    assert (clock.clock, clock.basis) == ("17:30", "other expression")


def test_days_later_count_from_the_day_spoken_of() -> None:
    """The words "three days later" lean on the expression before it."""
    text = "A bridge fell on January 5. Three days later the dam was hit."
    _, later = read(text, ["January 5", "Three days later"], SUNDAY)
    assert days(later) == ("2024-01-08", "2024-01-08")
    assert later is not None
    assert later.basis == "other expression"


def test_the_dateline_anchors_a_report_without_publication_day() -> None:
    """Relative words of an undated wire report are read from its dateline."""
    text = "SAN MIGUEL, 4 FEB 90 (AGENCY) -- REBELS ATTACKED A FARM YESTERDAY AND ON 30 DECEMBER."
    _, yesterday, december = read(text, ["4 FEB 90", "YESTERDAY", "30 DECEMBER"], None)
    assert (days(yesterday)[0], days(december)[0]) == ("1990-02-03", "1989-12-30")
    assert yesterday is not None
    assert yesterday.basis == "dateline"


@given(
    st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)),
    st.sampled_from(
        [
            "yesterday",
            "last week",
            "Monday",
            "next year",
            "two centuries ago",
            "overnight",
            "next weekend",
            "last winter",
            "the past three months",
            "May 5",
            "last quarter",
            "Thanksgiving",
            "until New Year's Eve",
        ]
    ),
)
def test_the_edges_of_the_calendar_never_raise(anchor: date, raw: str) -> None:
    """Whatever the anchor, an expression gives an interval or none, and no error."""
    value = resolve_when(raw, anchor=anchor)
    assert value is None or value.start is None or value.end is None or value.start < value.end


@pytest.mark.parametrize(
    ("text", "words", "clock"),
    [
        ("At about 1915 today a bomb went off.", "about 1915 today", "19:15"),
        ("A bomb went off at approximately 2045 in front of the bank.", "approximately 2045", "20:45"),
        ("He was shot at 1620 this afternoon.", "1620", "16:20"),
        ("The patrol was hit at 1930 (2330 GMT).", "1930", "19:30"),
    ],
)
def test_four_digits_behind_at_are_a_clock(text: str, words: str, clock: str) -> None:
    """Agency reports give the hour without a colon; it is no year of long ago."""
    (value,) = read(text, [words], SUNDAY)
    assert value is not None
    assert value.clock == clock


@pytest.mark.parametrize("text", ["The plane flew at about 2000 feet.", "At about 1950 dollars it was sold."])
def test_a_measure_behind_at_is_no_time(text: str) -> None:
    """Feet and dollars are counted in thousands too."""
    document = Document(
        id="page", text=text, segments=(Segment(kind=SegmentKind.BODY, span=Span(0, len(text))),)
    )
    assert find_times(document, find_sentences(document)) == ()


def of_text(text: str, published: date) -> list[When]:
    """Values of all times that the grammar finds in a constructed text."""
    segment = Segment(kind=SegmentKind.BODY, span=Span(0, len(text)))
    document = Document(id="page", text=text, segments=(segment,), published=published)
    found = resolve_times(find_times(document, find_sentences(document)), document)
    return [mention.value for mention in found if isinstance(mention.value, When)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The court set Nov. 10 as the deadline for an appeal.", ["2023-11-10"]),
        ("The clans gave no reason for the Jan. 14 deadline.", ["2024-01-14"]),
        ("The army asked the villagers to leave by Oct. 31.", ["2023-10-31"]),
        ("The army asked the villagers to leave. They had left by Oct. 3.", ["2023-10-03"]),
    ],
)
def test_a_deadline_lies_ahead(text, days):
    """What must be done by a day, or a day called a deadline, is the coming one; what was done is past."""
    assert [value.timex for value in of_text(text, date(2023, 10, 20))] == days


@pytest.mark.parametrize(("month", "year"), [("November", 2023), ("December", 2022), ("October", 2023)])
def test_a_bare_month_is_the_next_one_or_past(month, year):
    """Without a year or a verb's help the month after this is the coming one, later ones lie a year back."""
    (value,) = of_text(f"In {month} the wells are low.", date(2023, 10, 20))
    assert value.start.year == year


@pytest.mark.parametrize(("words", "timex"), [("the year ended March 31", "P1Y"), ("the year", "2023")])
def test_a_year_that_ends_on_a_day_is_a_stretch(words, timex):
    """ "The year ended March 31" is twelve months, and none of the calendar."""
    assert of_text(f"The charity spent more in {words}.", date(2023, 10, 20))[0].timex == timex
