"""What is learned of sources from how far they agree with others."""

import random
from datetime import date

import pytest
from tests.assemble.ledger_tools import claim_of, count, document_of, report_of

from tidings.assemble.belief import Trust, trust_in
from tidings.assemble.figures import Member
from tidings.assemble.reliability import LEAST_SHARED, Vote, learn_reliability, trust_from, votes_of
from tidings.model.codes import Field
from tidings.model.values import Count

PRIOR = 0.7
TRUTHS = [3 + (number * 7) % 11 for number in range(24)]


def vote(outlet, size, *, lineage=None, origin=None):
    return Vote(lineage or f"{outlet}-story", origin or outlet, outlet, size)


def world(liar=None, incidents=None):
    """Three honest papers in every incident, and what a liar makes of its truth."""
    return [
        [vote("herald", true), vote("gazette", true), vote("courier", true), *(liar(true) if liar else ())]
        for true in TRUTHS[:incidents]
    ]


def learned(questions, trust=None):
    return {rating.source: rating for rating in learn_reliability(questions, trust)}


def test_those_who_agree_rise_and_a_constant_liar_falls() -> None:
    """Three who tell the same are above a stranger's share, one who always differs is far below it."""
    found = learned(world(lambda true: [vote("bugle", true + 20)]))
    assert found["herald"].reliability > 0.85
    assert found["bugle"].reliability < 0.35
    assert found["bugle"].shared == len(TRUTHS)


def test_a_liar_that_copies_itself_gains_nothing() -> None:
    """Ten copies of one lie are one voice, and so are ten stories of the liar's own that repeat it."""
    once = learned(world(lambda true: [vote("bugle", true + 20)]))["bugle"]
    copies = learned(world(lambda true: [vote("bugle", true + 20)] * 10))["bugle"]
    stories = learned(world(lambda true: [vote("bugle", true + 20, lineage=f"b{n}") for n in range(10)]))
    assert copies == once
    assert stories["bugle"] == once
    assert stories["herald"].reliability > 0.85


def test_a_copied_lie_in_other_outlets_is_one_lineage() -> None:
    """Outlets that print one story are judged by other lineages, not by each other."""
    found = learned(
        world(lambda true: [vote(f"mirror{n}", true + 20, lineage="wire", origin="bugle") for n in range(5)])
    )
    assert all(found[f"mirror{n}"].reliability < 0.35 for n in range(5))
    assert found["herald"].reliability > 0.85


def test_two_who_contradict_each_other_alone_stay_equal() -> None:
    """With no third voice nobody can be told to be right."""
    found = learned([[vote("herald", true), vote("bugle", true + 20)] for true in TRUTHS])
    assert found["herald"].reliability == found["bugle"].reliability
    assert 0.3 < found["herald"].reliability < PRIOR


def test_two_who_differ_now_and_then_are_judged_by_a_third() -> None:
    """Of two who mostly agree, the one that others bear out where they differ is the better."""
    questions = [
        [vote("herald", true), vote("post", true + (30 if n % 4 == 0 else 0)), vote("courier", true)]
        for n, true in enumerate(TRUTHS)
    ]
    found = learned(questions)
    assert found["post"].reliability < found["courier"].reliability == found["herald"].reliability


def test_few_shared_figures_leave_a_source_where_it_was() -> None:
    """Below the least number a rating is shown but not used; a source without any has none."""
    alone = [[vote("chronicle", 5)]]
    bad = lambda true: [vote("bugle", true + 20)]  # noqa: E731
    ratings = learn_reliability([*world(bad, LEAST_SHARED - 1), *alone])
    trust = trust_from(ratings, Trust())
    assert trust.error_of("bugle") == pytest.approx(1 - PRIOR)
    assert trust.error_of("nobody") == pytest.approx(1 - PRIOR)
    assert "chronicle" not in {rating.source for rating in ratings}
    enough = trust_from(learn_reliability(world(bad, LEAST_SHARED)), Trust())
    assert enough.error_of("bugle") > 1 - PRIOR


def test_what_the_user_has_set_wins() -> None:
    """A share that was given stays, is marked, and weighs in what is learned of others."""
    trust = trust_in({"Bugle": 0.95})
    ratings = learn_reliability(world(lambda true: [vote("bugle", true + 20)]), trust)
    bugle = next(rating for rating in ratings if rating.source == "bugle")
    assert (bugle.reliability, bugle.is_set) == (0.95, True)
    assert trust_from(ratings, trust).error_of("bugle") == pytest.approx(0.05)
    pair = [[vote("herald", true), vote("bugle", true + 20)] for true in TRUTHS]
    trusted = learned(pair, trust_in({"bugle": 0.98}))
    doubted = learned(pair, trust_in({"bugle": 0.1}))
    assert trusted["herald"].reliability < doubted["herald"].reliability


def test_near_figures_agree_in_part() -> None:
    """Eleven for twelve costs less than three for twelve."""
    near = learned([[vote("a", 12), vote("b", 12), vote("near", 11)]] * 1 + world())["near"]
    far = learned([[vote("a", 12), vote("b", 12), vote("far", 3)]] * 1 + world())["far"]
    assert far.agreeing < near.agreeing < 1


def test_order_does_not_matter() -> None:
    """Shuffled questions and votes give the same ratings, digit for digit."""
    questions = world(lambda true: [vote("bugle", true + 20, lineage="x"), vote("echo", true + 19)])
    expected = learn_reliability(questions)
    for seed in range(20):
        draw = random.Random(seed)
        shuffled = [draw.sample(one, len(one)) for one in draw.sample(questions, len(questions))]
        assert learn_reliability(shuffled) == expected


def told(outlet, words, value, *, lineage=None):
    document = document_of(f"Guns shell Marow; {words} died.", published=date(2024, 3, 4), outlet=outlet)
    claims = [claim_of(document, Field.KILLED, words, value)]
    return Member(
        report=report_of(document, "shell", *claims), document=document, lineage=lineage or document.id
    )


def test_votes_are_exact_figures_of_several_lineages() -> None:
    """Copies alone ask nothing, and "several" neither agrees nor contradicts."""
    three, four = told("Herald", "three", count(3)), told("Gazette", "four", count(4))
    (votes,) = votes_of([three, four])
    assert {(one.outlet, one.size) for one in votes} == {("herald", 3), ("gazette", 4)}
    copy = told("Mirror", "three", count(3), lineage=three.lineage)
    assert votes_of([three, copy]) == []
    vague = told("Courier", "several", Count(low=3, best=None, high=None, hedge="several"))
    assert votes_of([three, vague]) == []
