"""Tests of finding listed phrases."""

from tests.read.statement_tools import line_of

from tidings.read.cues import Cue, Cues, listed


def test_the_longest_phrase_wins():
    """At one place the longest listed phrase is found, and none overlaps it."""
    cues = Cues({"a": ["so far", "this year"], "b": ["so far this year"]})
    line = line_of("Nine died so far this year.")
    assert cues.find(line.lowers, line.words) == [Cue(2, 6, "b")]


def test_nothing_is_found_without_a_first_word():
    """A line that holds no first word of any phrase is not searched."""
    line = line_of("Nine died.")
    assert Cues({"a": ["so far"]}).find(line.lowers, line.words) == []


def test_a_list_is_a_set_of_words():
    """Word lists are read by name."""
    assert "since" not in listed("events")
    assert "attacks" in listed("events")
