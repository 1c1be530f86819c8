"""Tests of hedges of belief."""

from tests.read.statement_tools import document_of

from tidings.model.codes import Stance
from tidings.read.hedges import find_hedges, hedge_near
from tidings.read.lines import Line
from tidings.read.sentences import find_sentences


def line_of(text):
    document = document_of(text)
    return Line(text, find_sentences(document)[0])


def test_hedges_lend_a_stance():
    """Hearsay is reported, doubt is suspicion."""
    line = line_of("The blast, reportedly a bomb, was allegedly set by men believed to be rebels.")
    assert [(hedge.words, hedge.stance) for hedge in find_hedges(line)] == [
        ("reportedly", Stance.REPORTED),
        ("allegedly", Stance.ALLEGED),
        ("believed to be", Stance.ALLEGED),
    ]


def test_a_hedge_reaches_only_its_own_words():
    """A comma ends a hedge's reach."""
    line = line_of("Reportedly, the army attacked the post.")
    assert hedge_near(line, 3) is None
    assert hedge_near(line_of("It was reportedly the largest raid."), 3).words == "reportedly"
