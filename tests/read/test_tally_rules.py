"""Tests of the rules that tell a tally from one incident's toll."""

import pytest
from tests.read.statement_tools import line_of

from tidings.read.figures import find_figures
from tidings.read.tally_rules import tally_rule
from tidings.read.windows import since_phrases, window_cues


def rule_of(text, places=(), times=(), before=None):
    line = line_of(text, places, times)
    figures = find_figures(line)
    figure = next((one for one in figures if one.effect != "event"), figures[0])
    cues = window_cues().find(line.lowers, line.words)
    return tally_rule(line, figure, cues, since_phrases(line), line_of(before) if before else None)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Ninety people have been killed since March.", "window"),
        ("In all, nine officers were wounded.", "in_total"),
        ("The coalition hit 70 military targets.", "targets"),
        ("Police arrested 300 people.", "held"),
        ("Rebels have killed 4,000 people.", "magnitude"),
        ("A series of bombings killed 19 people.", "shared"),
        ("Nine people died in two separate attacks.", "shared"),
        ("Nine people died in raids in Upper Arden and Bly.", "shared"),
        ("Dozens of people have been killed in the unrest.", "war"),
        ("The coalition made 23 strikes.", "acts"),
    ],
)
def test_rules(text, rule):
    """Each rule names what makes the number more than one act's."""
    assert rule_of(text, (), ("since March",)) == rule


def test_a_window_of_the_sentence_before_holds_in_the_perfect():
    """Since May they stepped up attacks. Forty have been killed: since May."""
    text = "Forty people have been killed."
    assert rule_of(text, before="Since the start of the year, rebels have grown bolder.") == "window_before"
    assert rule_of(text, before="Rebels have grown bolder.") is None


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded in a market, injuring 1,000 people.",
        "Several people were killed this year.",
        "In total, 12 people were killed in the blast.",
        "The 2002 bombing killed 202 people.",
        "Two strikes hit the depot.",
        "Nine people died in Utopian and Ruritanian strikes.",
    ],
)
def test_tolls_of_one_act(text):
    """Results of one act, vague numbers and a year that dates an act make no tally."""
    assert rule_of(text) is None
