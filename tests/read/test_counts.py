"""Which figures of a sentence count something."""

import pytest

from tidings.model.codes import SegmentKind
from tidings.model.text import Span
from tidings.read.counts import find_counts
from tidings.read.sentences import Sentence, tokenize


def sentence(text):
    """A lone body sentence."""
    return Sentence(Span(0, len(text)), tokenize(text), SegmentKind.BODY, 0, 0)


def phrases(text, **options):
    """The words of the count phrases found."""
    line = sentence(text)
    spans = [line.span_of(count.first, count.last) for count in find_counts(line, **options)]
    return [text[span.start : span.end] for span in spans]


FOUND = {
    "Over 58 raids in the north and 83 in the south since 2020.": ["Over 58", "83"],
    "At least 5, including 2 children, were killed.": ["At least 5", "2"],
    "Several guards and a driver were hurt.": ["Several"],
    "As many as 30 rebels and nearly two dozen soldiers died.": ["As many as 30", "nearly two dozen"],
    "Dozens were hurt when a dozen gunmen opened fire.": ["Dozens", "a dozen"],
    "It killed between 10 and 12 people and wounded 3 or 4.": ["between 10 and 12", "3 or 4"],
    "Twenty-four soldiers, two hundred and five rebels and 1,563 police": [
        "Twenty-four",
        "two hundred and five",
        "1,563",
    ],
    "Some 2,000 people fled, and 2.5 million went hungry.": ["Some 2,000", "2.5 million"],
    "More than 2000 troops crossed; in 2014 protesters had camped there.": ["More than 2000"],
    "No civilians were hurt, and none fled.": ["No", "none"],
    "There were no longer any doubts.": [],
    "A total of 14 persons were held, 200 or more are missing.": ["A total of 14", "200 or more"],
    "Hundreds, if not thousands, marched.": ["Hundreds, if not thousands"],
    "Not a single soldier was hurt.": ["Not a single"],
    "Half of the 12 hostages are free.": ["Half of the 12"],
    "He called 911 after 911 shots, and 12 Wall Street bankers and 3 Supreme Court judges fled.": [
        "911",
        "12",
        "3",
    ],
    "The army called 112 soldiers, who met a boy, 3 men and 250 women.": ["112", "3", "250"],
    "A few hundred stayed, a number of others left.": ["A few hundred", "a number of"],
    "The toll rose from 9 to 12.": ["9", "12"],
    "In Aleppo, 26 people died, and 26 were hurt.": ["26", "26"],
    "It ended without any loss of life.": ["without any"],
}
EXCLUDED = [
    "It began at 6:30 pm, or 1530 GMT, and ended at 9 a.m. sharp.",
    "On 5 May 2019, on June 14, 1985, and on Nov. 18.",
    "The 65-year-old and Rana Saleh, 34, met Omar Idris (41).",
    "They paid $2.5 million, £300 and 400 rupees.",
    "Turnout was 40 percent, or 12%.",
    "The post lies 5 km away, 300 metres up, behind 155mm guns and a 120 mm mortar.",
    "The 1-487 FA flew an F-16 over Article 370 Road.",
    "The home side won 112-98 in the 2003 final.",
    "The 25th Division came in the 20th century, on the 5th of May.",
    "They fought for three days, two nights and 40 minutes.",
    "Call +44 1632 960 now.",
    "The boy called 911 from a house at 2501 South Carter Road.",
    "He was charged in the death of a boy, 3",
    "The 9/11 plot, 24/7 guard, in the 1980s, in their 20s",
    "The 12-member squad took a 10-day course.",
    "Flight 847 left Gate 12.",
    "Omar Idris, 26, and Rana Saleh, 25 who lives there, were 14 years old, others as young as 10.",
    "She was 28 when it fell; the sons are aged 21 and 22.",
    "After several days they walked dozens of miles a few moments later.",
    "It ran over a bridge, more than an hour, in a more modern car, without insurance.",
    "He won 7-6 (5) in season eight.",
    "Write to 935@example.org about the 50 BTC.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND.items())
def test_finds(text, expected):
    """Figures, number words and vague words are found with their hedges."""
    assert phrases(text) == expected


@pytest.mark.parametrize("text", EXCLUDED)
def test_leaves_out_what_counts_nothing(text):
    """Clock times, dates, ages, money, measures, scores and names hold no counts (H26)."""
    assert phrases(text) == []


def test_articles_come_on_request_only():
    """A bare article or "one" is a count only for readers that ask for it."""
    text = "A guard and one driver were hurt; at least one fled."
    assert phrases(text) == ["at least one"]
    assert phrases(text, articles=True) == ["A", "one", "at least one"]
    assert [c.is_article for c in find_counts(sentence(text), articles=True)] == [True, True, False]


def test_increments_are_flagged():
    """The words "another 4" and "five more" add to an earlier figure (H24)."""
    flags = [c.is_incremental for c in find_counts(sentence("Another 4 died, five more fled, 6 stayed."))]
    assert flags == [True, True, False]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was the 58th such raid.", 58),
        ("This was their third attack in a week.", 3),
        ("It was the twenty-first blast.", 21),
    ],
)
def test_ordinals_keep_their_number(text, value):
    """An ordinal before an act says how many there were (H20)."""
    assert [c.ordinal for c in find_counts(sentence(text))] == [value]


@pytest.mark.parametrize("year", ["1699", "2101"])
def test_figures_outside_the_years_count(year):
    """Figures just outside 1700 to 2100 are no years."""
    assert phrases(f"The list names {year} dead.") == [year]


@pytest.mark.parametrize("year", ["1700", "2100"])
def test_years_do_not_count(year):
    """Figures from 1700 to 2100 are years unless people or things are counted."""
    assert phrases(f"In {year} the fort fell.") == []
    assert phrases(f"It held {year} prisoners.") == [year]


def test_upper_and_lower_case_read_alike():
    """Texts in capitals or without any give the same phrases."""
    text = "At least twelve soldiers and 20 rebels died on 5 May."
    assert [p.lower() for p in phrases(text.upper())] == phrases(text.lower()) == ["at least twelve", "20"]
