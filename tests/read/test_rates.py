"""Tests of rates: how often, of what, on whom, since when."""

import pytest
from tests.read.statement_tools import kinds, of_kind, raws, words

from tidings.model.codes import Field, Kind


def test_nearly_daily_attacks():
    """The rate keeps its hedge, its target and its window in one phrase."""
    text = (
        "The raid is part of a series of nearly daily attacks on foreign soldiers since the start of the war."
    )
    (report,) = of_kind(text, Kind.RATE)
    assert raws(report, Field.RATE) == ["nearly daily"]
    assert raws(report, Field.TARGET) == ["foreign soldiers"]
    assert raws(report, Field.SINCE) == ["since the start of the war"]
    assert words(text, report) == ["nearly daily attacks on foreign soldiers since the start of the war"]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Shells fall on the suburb almost every night.", "almost every night"),
        ("Its planes often bomb the hills.", "often"),
        ("Sporadic attacks on the road persist.", "Sporadic"),
        ("Villages are frequently attacked by the group.", "frequently"),
        ("Rebels carry out two or three attacks a week.", "two or three attacks a week"),
    ],
)
def test_other_frequencies(text, raw):
    """Every night and so many a week are rates."""
    assert [raws(report, Field.RATE) for report in of_kind(text, Kind.RATE)] == [[raw]]


@pytest.mark.parametrize(
    "text",
    [
        "The Daily News attacks the plan.",
        "He takes two pills a day.",
        "He often visits the attacked town.",
        "Sporadic shooting was heard.",
        "The daily briefing spoke of attacks.",
    ],
)
def test_daily_things_that_are_no_rate(text):
    """A newspaper, a medicine and a briefing are not acts."""
    assert Kind.RATE not in kinds(text)
