"""Tests of hypotheticals: feared, possible and conditional acts."""

import pytest
from tests.read.statement_tools import kinds, of_kind, words

from tidings.model.codes import Kind


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            "The raids prompted concerns about the valley becoming a battleground between A, B, and C.",
            "concerns about the valley becoming a battleground between A, B, and C",
        ),
        ("There are fears that rebels could attack the dam.", "fears that rebels could attack the dam"),
        ("Security was tightened over a possible attack.", "possible attack"),
        ("Did Utopia bomb the harbour?", "Did Utopia bomb the harbour?"),
        (
            "Had the missile hit the tank, dozens would have died.",
            "Had the missile hit the tank, dozens would have died",
        ),
    ],
)
def test_what_did_not_happen(text, phrase):
    """Worries, chances, questions and counterfactuals are kept apart."""
    (report,) = of_kind(text, Kind.HYPOTHETICAL)
    assert words(text, report) == [phrase]
    assert kinds(text) == {Kind.HYPOTHETICAL}


@pytest.mark.parametrize(
    "text",
    [
        "Witnesses could hear explosions in the town.",
        "The militants attacked the camp, and fears remain.",
        "Residents were worried about the house where the shooting took place.",
    ],
)
def test_what_did(text):
    """A sound heard, a plain attack and a worry about a known act are none."""
    assert Kind.HYPOTHETICAL not in kinds(text)
