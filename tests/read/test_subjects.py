"""Tests of subjects of verbs."""

import pytest
from tests.read.statement_tools import line_of

from tidings.read.subjects import subject_before


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Workers at the port are planning to leave.", "planning", "Workers"),
        ("Leaders of the front have vowed revenge.", "vowed", "Leaders of the front"),
        ("The front released a video threatening attacks.", "threatening", "The front"),
        ("He has threatened them.", "threatened", "He"),
        ("The offensive would resume.", "resume", None),
    ],
)
def test_subjects(text, verb, subject):
    """Over adverbs, phrases after prepositions and statements; an act is none."""
    line = line_of(text)
    found = subject_before(line, line.lowers.index(verb))
    assert (found.name if found else None) == subject
