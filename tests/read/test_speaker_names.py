"""Tests of the names of speakers beside their verbs."""

import pytest
from tests.read.statement_tools import line_of

from tidings.read.speaker_names import name_after, name_before


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The interior ministry said nothing.", "The interior ministry"),
        ("Ada Holt, a spokeswoman for the army, said nothing.", "Ada Holt"),
        ("Ada Holt, 34, also said nothing.", "Ada Holt"),
        ("Ada Holt in a statement on Monday said nothing.", "Ada Holt"),
        ("In Arden the army later said nothing.", "the army"),
        ("Two men died and police said nothing.", "police"),
    ],
)
def test_names_before(text, name):
    """Appositions, ages, adverbials and what was said before are stepped over."""
    line = line_of(text)
    speaker, _ = name_before(line, line.lowers.index("said"))
    assert speaker is not None
    assert speaker.name == name


def test_no_name_before():
    """After a comma with no apposition before it nobody is named there."""
    line = line_of("Two men died, said Ada Holt in Arden.")
    assert name_before(line, 4)[0] is None
    speaker = name_after(line, 5)
    assert speaker is not None
    assert speaker.name == "Ada Holt"
