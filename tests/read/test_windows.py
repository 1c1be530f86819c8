"""Tests of windows: the stretches of time over which something is counted."""

import pytest
from tests.read.statement_tools import line_of

from tidings.read.figures import find_figures
from tidings.read.windows import since_phrases, window_cues, window_for


@pytest.mark.parametrize(
    ("text", "times", "phrase"),
    [
        ("Many have died since the war began.", (), "since the war began"),
        ("Many have died since the outbreak of the war.", (), "since the outbreak of the war"),
        ("Many have died since May.", ("May",), "since May"),
        ("Many have died since the March raid.", ("March",), "since the March raid"),
        ("Many died in the past two days.", (), "in the past two days"),
        ("Many died over the last year.", (), "over the last year"),
        ("Many died in six weeks.", (), "in six weeks"),
        ("Many died between January and June.", ("January", "June"), "between January and June"),
    ],
)
def test_windows(text, times, phrase):
    """Each names its stretch from its first word to its last."""
    line = line_of(text, (), times)
    assert [line.raw(first, last) for first, last in since_phrases(line)] == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "Since he left, nothing moved.",
        "Last of all came the guards.",
        "Many died in two days.",
        "It came from afar.",
    ],
)
def test_no_windows(text):
    """A reason, a rank and a battle's days are none."""
    assert since_phrases(line_of(text)) == []


def window_of(text, times=()):
    line = line_of(text, (), times)
    (figure, *_) = find_figures(line)
    found = window_for(line, window_cues().find(line.lowers, line.words), since_phrases(line), figure)
    return line.raw(*found) if found else None


def test_the_nearest_window_governs():
    """Of two windows in a clause the figure takes the one beside it."""
    text = "There were 13 attacks so far this year, against 9 in the past month."
    assert window_of(text) == "so far this year"


def test_a_conjunction_parts_a_window_from_a_figure():
    """A window behind "as" or inside a clause before the figure is another's."""
    assert window_of("Twelve died as fighting has grown since May.", ("May",)) is None
    assert window_of("He has led since a gunman came, killing 49.") is None
