"""Finding the words that say when."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.model.codes import SegmentKind
from tidings.model.text import Document, Segment, Span
from tidings.read.sentences import find_sentences
from tidings.read.times import find_times


def times_in(text: str) -> list[str]:
    """The words of all time expressions of a text."""
    document = Document(
        id="page", text=text, segments=(Segment(kind=SegmentKind.BODY, span=Span(0, len(text))),)
    )
    return [mention.raw for mention in find_times(document, find_sentences(document))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells hit the bakery on Feb. 12, 2016, police said.", ["Feb. 12, 2016"]),
        (
            "The depot burned on 12 February and again on the 3rd of March.",
            ["12 February", "the 3rd of March"],
        ),
        ("The patrol was ambushed late on Thursday.", ["late on Thursday"]),
        ("Rockets landed overnight Saturday into Sunday near the port.", ["overnight Saturday into Sunday"]),
        ("The blast struck at approximately 6:30 pm local time.", ["approximately 6:30 pm local time"]),
        ("Three days later the ferry was found.", ["Three days later"]),
        ("The worst raid since 2020 came earlier this month.", ["2020", "earlier this month"]),
        ("A ten-year-old girl survived the four-day siege.", ["four-day"]),
        ("Clashes have gone on for decades in the valley.", ["decades"]),
        (
            "The market is bombed every Monday, and daily in the 1990s.",
            ["every Monday", "daily", "the 1990s"],
        ),
        ("The May raid came after the fort of 1776 fell.", ["May"]),
        ("The fort was built in 1776.", ["1776"]),
        ("He waited half an hour at 0430 GMT.", ["half an hour", "0430 GMT"]),
        ("Between 3 pm and 4:30 pm the road was closed.", ["Between 3 pm and 4:30 pm"]),
    ],
)
def test_finds_the_whole_phrase(text: str, expected: list[str]) -> None:
    """A phrase is found once, with its modifiers, at its full length."""
    assert [found.lower() for found in times_in(text)] == [words.lower() for words in expected]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels may march on the capital.",
        "The mayor met 2,000 people and 900 troops.",
        "The convoy passed kilometre 44.",
        "The fund lost $1950 on it.",
        "The sun rose over the wed couple.",
        "Shots were heard in the 1700 block of the street.",
        "The council passed Resolution 1973 without a vote.",
        "Maria May and Jan Krol, a 44-year-old driver, signed it.",
        'Gunmen of the 14 June Movement fled, and the "May 12" Brigade denied it.',
        "the leader of the 3-november front and the 8th of its envoys were seen.",
    ],
)
def test_finds_nothing_in_look_alikes(text: str) -> None:
    """Modal verbs, counts and names that look like times are left alone."""
    assert times_in(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 6 June Movement leaders were held.", "6 June"),
        ("The 5 May brigade attack killed two.", "5 May"),
        ("The 14 June Movement struck on 9 June.", "9 June"),
    ],
)
def test_a_day_beside_a_body_that_is_not_named_for_it_is_told(text: str, day: str) -> None:
    """A day behind "on", before a body in small letters, or elsewhere in the sentence is a time."""
    assert times_in(text) == [day]


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_reads_text_without_case(change: object) -> None:
    """Text in capitals or in small letters only gives the same phrases."""
    text = "Gunmen killed a judge on Tuesday night, 12 February 1990."
    assert callable(change)
    assert [found.lower() for found in times_in(change(text))] == ["tuesday night", "12 february 1990"]


def test_a_dateline_with_short_year_is_one_date() -> None:
    """Two digits behind a day and a short month are its year."""
    assert times_in("SAN MIGUEL, 4 FEB 90 -- REBELS ATTACKED A FARM.") == ["4 FEB 90"]


def test_a_full_stop_ends_the_sentence_and_not_the_month() -> None:
    """Only a short month name owns the stop behind it."""
    assert times_in("The mill burned in December. In Dec. it was rebuilt.") == ["December", "Dec."]


def test_finds_the_beginning_of_a_known_war() -> None:
    """The words behind "since" that name a war's beginning are one expression."""
    found = times_in("It was the tenth raid since the outbreak of the war in Ukraine, officials said.")
    assert found == ["the outbreak of the war in Ukraine"]


def test_a_war_without_its_beginning_is_no_time() -> None:
    """The bare name of a war says nothing of when."""
    assert times_in("Aid has shrunk since Ukraine asked for help in the war effort.") == []


@given(
    st.text(
        alphabet=st.sampled_from("the last 3 May Monday, 2016 at 6:30pm of two days ago.\n"), max_size=300
    )
)
def test_every_span_quotes_its_words(text: str) -> None:
    """Whatever the text, each expression stands where it says."""
    if not text.strip():
        return
    document = Document(
        id="page", text=text, segments=(Segment(kind=SegmentKind.BODY, span=Span(0, len(text))),)
    )
    mentions = find_times(document, find_sentences(document))
    assert all(document.quote(mention.span) == mention.raw for mention in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


@given(st.text(max_size=120))
def test_any_characters_are_read(text: str) -> None:
    """Odd digits, marks and controls neither raise nor shift a span."""
    if text.strip():
        times_in("On 3² May ٣٠ and " + text)


@pytest.mark.parametrize("unit", ["the last two days and ", "3 to 4 and ", "early ", "a ", "Monday ", "- 5 "])
def test_hostile_repetition_stays_linear(unit: str) -> None:
    """Ten times the text takes about ten times as long, not a hundred."""
    times_in(unit * 10)

    def cost(count: int) -> float:
        start = time.process_time()
        times_in(unit * count)
        return time.process_time() - start

    small, large = (min(cost(count) for _ in range(3)) for count in (400, 4000))  # a busy machine adds noise
    assert large < 40 * max(small, 0.002)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shots were fired on Sunday at the club at 1905 S. Larch Ave. in Elko.", ["Sunday"]),
        ("The bar stands at 1932 North Carver Mill Road.", []),
        ("In 2019 Main Street was shelled.", ["2019"]),
        ("It was the worst raid since 2016 Elm Street residents said.", ["2016"]),
    ],
)
def test_the_number_of_a_house_is_no_year(text: str, expected: list[str]) -> None:
    """Four digits before the name of a street are an address, but a year behind "in" or "since"."""
    assert times_in(text) == expected
