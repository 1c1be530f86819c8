"""Tests of comparisons: what is ranked, over which scope, and with what hedge."""

from tests.read.statement_tools import of_kind, raws, words

from tidings.model.codes import Field, Kind, Stance


def test_two_phrasings_of_one_comparison_are_one_report():
    """The same scope makes two rankings one comparison, told with no invented claimant."""
    text = (
        "The strike, claimed to be the largest since 2019, hit a depot. "
        "The base became the target of a raid, reportedly the most significant since 2019."
    )
    (report,) = of_kind(text, Kind.COMPARISON)
    assert words(text, report) == [
        "claimed to be the largest since 2019",
        "reportedly the most significant since 2019",
    ]
    assert raws(report, Field.SINCE) == ["since 2019", "since 2019"]
    assert {claim.stance for claim in report.claims} == {Stance.REPORTED}
    assert {claim.said_by for claim in report.claims} == {None}
    assert {claim.hedge for claim in report.claims} == {"claimed to be", "reportedly"}


def test_a_year_that_bounds_a_comparison_is_no_count():
    """Since 2019 is the comparison's bound and nothing else."""
    text = "It was the deadliest attack since 2019."
    assert of_kind(text, Kind.TALLY) == []
    assert [raws(r, Field.SINCE) for r in of_kind(text, Kind.COMPARISON)] == [["since 2019"]]


def test_a_scope_in_words():
    """Years and decades are scopes too."""
    text = "Officials called it the most deadly assault in the north in more than a decade."
    (report,) = of_kind(text, Kind.COMPARISON)
    assert raws(report, Field.RANK) == ["most deadly"]
    assert raws(report, Field.SINCE) == ["in more than a decade"]


def test_a_rank_of_other_things_is_none():
    """Cities, comments and firsts without acts are not compared."""
    assert of_kind("Shootings in the state's largest city have spiked this year.", Kind.COMPARISON) == []
    assert of_kind("Her remarks were her first on the subject since the vote.", Kind.COMPARISON) == []
    assert of_kind("The largest bank opened a branch.", Kind.COMPARISON) == []


def test_the_act_that_bounds_a_comparison_stays_free():
    """The March raid is an act of its own: it bounds the ranking, and its words are not taken."""
    text = "It was the largest attack since the March raid."
    (report,) = of_kind(text, Kind.COMPARISON, (), ("March",))
    assert words(text, report) == ["the largest attack"]
    assert raws(report, Field.SINCE) == ["since the March raid"]
