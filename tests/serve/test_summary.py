"""The readable summary of a reading."""

from dataclasses import replace
from datetime import date

import pytest
from serve_samples import document_of, reading_sample

from tidings.model.report import Reading
from tidings.model.values import Count
from tidings.serve.reading import reading_of
from tidings.serve.rows import day_words, figure, row_of
from tidings.serve.summary import count_words, summary_of, when_words, where_words


def test_summary_reads_like_notes():
    """Value first, then the words that say it."""
    text = summary_of(reading_of(reading_sample()))
    assert "INCIDENT  Explosions/Remote violence: Shelling/artillery/missile attack" in text
    assert "18 Jun 2024, 05:40 Asia/Baghdad" in text
    assert "The Dawn Brigade (claims it)" in text
    assert "more than 14 attack in Iraq since June" in text
    assert "Not read (1 stretch)" in text


def test_empty_summary_says_so():
    """A text without any statement is said to have none."""
    assert "Nothing to report" in summary_of(reading_of(Reading(document=document_of())))


def test_counts_in_words():
    """Ranges keep what is known and say what is open."""
    assert count_words(None) == "unknown"
    assert count_words({"low": 58, "best": 58, "high": None}) == "58 or more"
    assert count_words({"low": 58, "best": 58, "high": None, "operator": ">"}) == "more than 58"
    assert count_words({"low": 2500, "best": 2500, "high": 2500}) == "2,500"
    assert count_words({"low": 2, "best": 3, "high": 4}) == "2 to 4, about 3"
    assert count_words({"low": None, "best": None, "high": 9}) == "at most 9"
    assert count_words({"low": 0, "best": 0, "high": 0}) == "0"
    assert count_words({"low": 0, "best": 0, "high": None}) == "none reported"


def test_figures_of_a_table():
    """Short forms: open, closed, none reported, and nobody said."""
    assert figure(None) == "–"
    assert figure(Count(low=58, best=58)) == "58+"
    assert figure(Count(low=2, best=3, high=4)) == "2–4"
    assert figure(Count(high=9)) == "≤ 9"
    assert figure(Count(low=0, best=0)) == "none"
    assert figure(Count(low=0, best=0, high=0)) == "0"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2024, 1, 20), date(2024, 1, 20), "20 Jan 2024"),
        (date(2024, 1, 20), date(2024, 1, 22), "20–22 Jan 2024"),
        (date(2024, 1, 30), date(2024, 2, 2), "30 Jan – 2 Feb 2024"),
        (date(2023, 12, 30), date(2024, 1, 2), "30 Dec 2023 – 2 Jan 2024"),
        (date(2017, 11, 1), date(2017, 11, 30), "Nov 2017"),
        (date(2009, 1, 1), date(2009, 12, 31), "2009"),
        (date(2024, 2, 1), None, "1 Feb 2024 or later"),
        (None, date(2024, 1, 21), "before 22 Jan 2024"),
        (None, None, "day unknown"),
    ],
)
def test_days_of_a_table(project, start, end, words):
    """Days are said as short as they are known."""
    row = replace(row_of(project.incidents()[0]), date_start=start, date_end=end)
    assert day_words(row) == words


def test_times_and_places_in_words():
    """Open ends and missing parts are said, not filled in."""
    when = dict.fromkeys(("start", "end", "time", "time_end", "zone", "basis", "partial"), None) | {
        "approximate": True
    }
    assert when_words(when) == "day unknown"
    assert when_words(when | {"end": "2024-01-21"}) == "before 21 Jan 2024"
    assert when_words(when | {"time": "18:30"}) == "day unknown, about 18:30"
    where = {
        "name": "Anbar",
        "admin1": "Anbar",
        "country": "IQ",
        "lat": None,
        "lon": None,
        "precision": "province",
    }
    assert where_words(where) == "Anbar, IQ [province]"
