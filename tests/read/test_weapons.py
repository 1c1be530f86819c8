"""Weapons found in a sentence."""

import pytest

from tidings.model.codes import SegmentKind
from tidings.model.text import Span
from tidings.read.sentences import Sentence, tokenize
from tidings.read.weapons import find_weapons


def found(text):
    """The words and classes of the weapons found."""
    line = Sentence(Span(0, len(text)), tokenize(text), SegmentKind.BODY, 0, 0)
    return [
        (text[line.span_of(a, b).start : line.span_of(a, b).end], kind) for a, b, kind in find_weapons(line)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two ballistic missiles and a rocket fell.",
            [("ballistic missiles", "ballistic missile"), ("rocket", "rocket")],
        ),
        ("A CAR BOMB WENT OFF.", [("CAR BOMB", "vehicle bomb")]),
        (
            "They carried AK-47s, knives and hand grenades.",
            [("AK-47s", "rifle"), ("knives", "blade"), ("hand grenades", "grenade")],
        ),
        ("The prize was mine, shot through with a rock of hope.", []),
        ("Police used tear gas.", [("tear gas", "tear gas")]),
    ],
)
def test_finds_the_longest_names(text, expected):
    """The longest phrase wins, and words with common other senses are left out."""
    assert found(text) == expected
