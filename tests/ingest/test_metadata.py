"""Days and metadata: taken as written, never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.ingest.metadata import Metadata, date_in_url, parse_date


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2021-05-04", date(2021, 5, 4)),
        ("2021-05-04T23:50:00-07:00", date(2021, 5, 4)),
        ("20210504", date(2021, 5, 4)),
        ("2021/05/04 10:00", date(2021, 5, 4)),
        ("Tue, 04 May 2021 10:01:00 GMT", date(2021, 5, 4)),
        ("4th May, 2021", date(2021, 5, 4)),
        ("May 4, 2021 at 7:37 AM ET", date(2021, 5, 4)),
        ("3 JAN 90", date(1990, 1, 3)),
        ("13/05/2021", date(2021, 5, 13)),
        ("05/13/2021", date(2021, 5, 13)),
        ("05/05/2021", date(2021, 5, 5)),
        ("05/04/2021", None),
        ("2021-02-30", None),
        ("1620122460", None),
        ("yesterday", None),
        ("May 2021", None),
        ("", None),
    ],
)
def test_parse_date(words: str, day: date | None) -> None:
    """Whole dates in the usual forms; half dates and doubtful ones give None."""
    assert parse_date(words) == day


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    """Any day written in full is that day."""
    assert parse_date(day.strftime(form)) == day


@given(st.text(max_size=60))
def test_no_words_raise(words: str) -> None:
    """Whatever stands there, the answer is a day or None."""
    assert parse_date(words) is None or isinstance(parse_date(words), date)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/world/2021/05/04/air-base", date(2021, 5, 4)),
        ("https://a.example/2021-05-04-air-base", date(2021, 5, 4)),
        ("https://a.example/news/20210504/x", date(2021, 5, 4)),
        ("https://a.example/article/2021050412", None),
        ("https://a.example/2021/13/40/x", None),
    ],
)
def test_date_in_url(url: str, day: date | None) -> None:
    """A day in the path counts; other numbers do not."""
    assert date_in_url(url) == day


def test_the_first_word_wins_and_its_basis_with_it() -> None:
    """Silent fields are filled from the other side; the basis follows the day."""
    given_by_hand = Metadata(outlet="Delta Post")
    page = Metadata(
        outlet="delta-post.example", published=date(2021, 5, 4), basis="meta", title="Air base hit"
    )
    both = given_by_hand.over(page)
    assert (both.outlet, both.title, both.published, both.basis) == (
        "Delta Post",
        "Air base hit",
        date(2021, 5, 4),
        "meta",
    )
    assert Metadata(published=date(2020, 1, 1)).over(page).basis == "user"
