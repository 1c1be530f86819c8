"""When an event began, told in a sentence that tells of nothing else; constructed sentences."""

import pytest
from tests.read.reading import PUBLISHED, incidents, raw

from tidings.model.codes import Field
from tidings.model.values import When

SHOT = "Five people were wounded in a shooting in Mosul. "


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It happened around 3 a.m. Sunday at a cafe.", "around 3 a.m. Sunday"),
        ("The victims arrived at a clinic late on Saturday.", "late on Saturday"),
        ("Police were called to the scene at about 9 p.m. Sunday.", "about 9 p.m. Sunday"),
        ("At about 10:20 p.m. Sunday, soldiers were dispatched to a house.", "about 10:20 p.m. Sunday"),
        ("It was reported at 5 a.m. on Sunday.", "5 a.m. on Sunday"),
    ],
)
def test_the_day_of_it_happened_is_the_events(sentence: str, words: str) -> None:
    """A report without a day takes the one at which it happened or somebody was called."""
    _, (report,) = incidents(SHOT + sentence)
    (claim,) = report.of(Field.WHEN)
    assert claim.raw in words
    assert (claim.basis, claim.rule) == ("inherited", "onset told")


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said on Sunday that the city mourned.",
        "It happened in June 1999 as well.",
        "A vigil is planned for Saturday.",
    ],
)
def test_other_days_are_not(sentence: str) -> None:
    """A speaker's day, one long past and one to come are not the event's."""
    _, (report,) = incidents(SHOT + sentence)
    assert not raw(report, Field.WHEN)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Two men were wounded in a shooting in Mosul last week. It happened at 9 p.m. Friday.",
            "9 p.m. Friday",
        ),
        (
            "Two men were wounded in a shooting in Mosul over the weekend. Police were called on Friday night.",
            "Friday night",
        ),
    ],
)
def test_a_day_tells_more_than_the_week(text: str, words: str) -> None:
    """A day told of an act that is known to a week or a weekend comes before it."""
    _, (report,) = incidents(text)
    claim = next(iter(report.of(Field.WHEN)))
    assert claim.raw in words
    assert claim.rule == "onset told"


def test_a_day_outside_the_week_is_no_finer() -> None:
    """A day that lies outside the time told with the act is of something else."""
    _, (report,) = incidents(
        "Two men were wounded in a shooting in Mosul in May 2019. Police came on Friday."
    )
    assert raw(report, Field.WHEN) == ["May 2019"]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("They were standing beside a kiosk on Sunday evening.", "Sunday evening"),
        ("The men had left a mosque late on Saturday.", "late on Saturday"),
    ],
)
def test_the_nearest_day_told_is_taken_last(sentence: str, words: str) -> None:
    """Without any better word the nearest day that is of no speech, court or jail dates the news."""
    _, (report,) = incidents(SHOT + sentence)
    (claim,) = report.of(Field.WHEN)
    assert claim.raw in words
    assert (claim.basis, claim.rule) == ("inherited", "day spoken of")


@pytest.mark.parametrize(
    "sentence",
    [
        "A suspect was booked into a jail on Sunday.",
        "The motive was unclear on Sunday.",
        "A judge sentenced two men on Sunday.",
    ],
)
def test_what_came_after_has_days_of_its_own(sentence: str) -> None:
    """The day of an arrest, of a court or of an inquiry is not the act's."""
    _, (report,) = incidents(SHOT + sentence)
    assert not raw(report, Field.WHEN)


def test_a_day_of_its_own_stays() -> None:
    """What is told with the act itself is not replaced."""
    _, (report,) = incidents("Gunmen killed two men in Mosul on Monday. Police were called on Tuesday.")
    assert raw(report, Field.WHEN) == ["Monday"]


def test_the_day_of_a_stamp_is_no_events() -> None:
    """When a site put a text up is not when the act was."""
    text = "Gunmen kill three in Mosul Posted: Monday, March 8, 2021 6:47 AM\n\nGunmen killed three men on Sunday."
    _, (report,) = incidents(text)
    assert raw(report, Field.WHEN) == ["Sunday"]


def test_the_clock_of_a_stamp_is_no_events() -> None:
    """Nor is the clock behind the day of a stamp, with or without a second stamp."""
    text = (
        "Gunmen kill three in Mosul Posted: Monday, March 8, 2021 6:47 PM EDT Updated: Monday, March 8, 2021 "
        "6:49 PM EDT\n\nGunmen killed three men on Sunday."
    )
    _, (report,) = incidents(text)
    assert raw(report, Field.WHEN) == ["Sunday"]


LEAD = "Strikers sealed off bridges in the south on Sunday.\nShops and schools stayed shut.\n"


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("Protesters burned tyres to block a road in Basra.", ["day of the lead"]),
        ("Earlier protesters had burned tyres to block a road in Basra.", []),
        ("Protesters burned tyres to block a road in Basra on Friday.", [None]),
        ("Protesters burned tyres to block a road in Basra last month.", [None]),
    ],
)
def test_the_day_of_the_lead_is_of_what_is_told_behind_it(sentence: str, rules: list[str | None]) -> None:
    """An act at a place of its own takes the only day that the lead names, unless words of time forbid it."""
    _, (report,) = incidents(LEAD + sentence)
    assert [claim.rule for claim in report.of(Field.WHEN)] == rules


def test_a_lead_of_two_days_lends_none() -> None:
    """Where the lead names more than one day, nobody knows of which a place further on is told."""
    lead = "Strikers sealed off bridges on Sunday.\nShops in the south were shut on Saturday.\n"
    _, (report,) = incidents(lead + "Protesters burned tyres to block a road in Basra.")
    assert not raw(report, Field.WHEN)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It happened around noon at a cafe.", "around noon"),
        ("Police were called to the scene at 2:17 a.m. and found a car.", "2:17 a.m."),
    ],
)
def test_an_hour_alone_is_of_the_day_of_the_news(sentence: str, words: str) -> None:
    """An act known by its hour only took place on the day on which it was published, as far as is known."""
    _, (report,) = incidents(SHOT + sentence)
    (claim,) = report.of(Field.WHEN)
    assert words in claim.raw or claim.raw in words
    assert (claim.basis, claim.rule) == ("inferred", "hour of the day")
    assert isinstance(claim.value, When)
    assert (claim.value.start, claim.value.is_day, claim.value.approximate) == (PUBLISHED, True, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "A court will hear the case at 10 a.m.",
        "The mayor spoke to reporters at 10 a.m.",
        "It happened at night.",
    ],
)
def test_the_hour_of_something_else_dates_nothing(sentence: str) -> None:
    """The hour of a hearing or a speech is not the act's."""
    _, (report,) = incidents(SHOT + sentence)
    assert not raw(report, Field.WHEN)


def test_an_hour_in_a_month_is_of_no_day() -> None:
    """Where the month is told, the hour is of a day in it and not of the news."""
    _, (report,) = incidents(
        "Five people were wounded at 9 p.m. in a shooting in Mosul in March, a court heard."
    )
    assert all(claim.rule != "hour of the day" for claim in report.of(Field.WHEN))


def test_an_hour_behind_said_is_of_what_is_said() -> None:
    """Nobody tells at what hour he spoke before telling who came: "said around 1 a.m. Sunday soldiers were"."""
    _, (report,) = incidents(SHOT + "A doctor said around 1 a.m. Sunday soldiers were called to a cafe.")
    assert raw(report, Field.WHEN) == ["around 1 a.m. Sunday"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two men were arrested on Tuesday over the March 4 shooting of three clerks in Mosul.", ["March 4"]),
        ("Gunmen who opened fire on shoppers in Mosul on Sunday have been named by police.", ["Sunday"]),
        ("A man is wanted in the shooting of two clerks in Mosul early Saturday.", ["early Saturday"]),
        (
            "The driver was sentenced to probation on Monday for the shooting of a clerk on March 4 in Mosul.",
            ["March 4"],
        ),
        ("A man entered his plea on Tuesday in the shooting of three clerks in Mosul.", []),
        ("The man who shot three clerks in Mosul was found guilty Tuesday.", []),
    ],
)
def test_days_of_courts_and_police_are_not_the_acts(text: str, words: list[str]) -> None:
    """A court's day stands beside its own words; the day before "shooting" or behind the act is the act's."""
    _, (report,) = incidents(text)
    assert raw(report, Field.WHEN) == words


def test_an_hour_beside_a_part_of_the_day_is_of_the_day_of_the_news() -> None:
    """A morning without a day, with an hour at which help was called, is that of publication."""
    _, (report,) = incidents(
        "Five people were wounded in an early morning shooting in Mosul. Soldiers responded at 6:10 a.m. to a cafe."
    )
    (claim, _) = report.of(Field.WHEN)
    assert (claim.raw, claim.rule) == ("6:10 a.m.", "hour of the day")


def test_the_note_of_a_change_dates_nothing() -> None:
    """An hour is not of the day on which a site changed its page."""
    text = "Updated: Saturday, March 6, 2021 4:10 AM. Five people were wounded in a shooting in Mosul at about 1 a.m."
    _, (report,) = incidents(text)
    value = next(iter(report.of(Field.WHEN))).value
    assert not isinstance(value, When) or value.start == PUBLISHED
