"""Tests of what names an act of force."""

import pytest
from tests.read.statement_tools import line_of

from tidings.read.force import is_act, names_force


@pytest.mark.parametrize(
    ("text", "verb", "act"),
    [
        ("They will attack.", "attack", "attack"),
        ("They will drive the garrison out.", "drive", "drive the garrison out"),
        ("They will carry out bombings.", "carry", "carry out bombings"),
        ("They will take decisive measures.", "take", "take decisive measures"),
        ("They will respond forcefully.", "respond", "respond"),
        ("The operation will resume.", "resume", "resume"),
    ],
)
def test_acts(text, verb, act):
    """A verb of force stands alone, a light one takes its noun with it."""
    line = line_of(text)
    at = line.lowers.index(verb)
    end = is_act(line, at)
    assert end is not None
    assert line.raw(at, end) == act


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("They will launch a product.", "launch"),
        ("They will launch an investigation into the attack.", "launch"),
        ("The airline will resume operations.", "resume"),
        ("They will take measures.", "take"),
        ("They will respond to the letter.", "respond"),
        ("Cabin crew will strike over pay.", "strike"),
        ("They will attack inflation and price rises.", "sing"),
    ],
)
def test_no_acts(text, verb):
    """Business, inquiries, letters and labour are no force."""
    line = line_of(text)
    assert verb not in line.lowers or is_act(line, line.lowers.index(verb)) is None


def test_nouns_of_force():
    """Revenge names force by itself; measures and a price war do not."""
    assert names_force(line_of("They vow revenge."), 2)
    assert not names_force(line_of("They vow measures."), 2)
    assert not names_force(line_of("They fear a price war."), 4)
