"""Listed actors found in a sentence."""

import pytest

from tidings.model.codes import SegmentKind
from tidings.model.text import Span
from tidings.read.actors import find_named_actors
from tidings.read.sentences import Sentence, tokenize


def found(text):
    """The words and ids of the actors found."""
    line = Sentence(Span(0, len(text)), tokenize(text), SegmentKind.BODY, 0, 0)
    return [
        (text[line.span_of(a, b).start : line.span_of(a, b).end], actor_id)
        for a, b, actor_id in find_named_actors(line)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Hamas movement met envoys.", [("Hamas", "actor:hamas")]),
        (
            "Fighters of al-Shabaab and Al Shabab fled.",
            [("al-Shabaab", "actor:al-shabaab"), ("Al Shabab", "actor:al-shabaab")],
        ),
        (
            "The Islamic State in Khorasan Province said so.",
            [("Islamic State in Khorasan Province", "actor:is-khorasan")],
        ),
        ("It is said that IS killed them.", [("IS", "actor:is")]),
        ("IT IS SAID THAT THE FMLN AND MAS KILLED HIM.", [("FMLN", "actor:fmln"), ("MAS", "actor:mas")]),
        (
            "the rebels of the farc and sendero luminoso met",
            [("farc", "actor:farc"), ("sendero luminoso", "actor:shining-path")],
        ),
        ("Let us plan an arena.", []),
        ("LeT is banned.", [("LeT", "actor:lashkar-e-taiba")]),
        ("Troops of the U.N. stood by.", [("U.N.", "actor:united-nations")]),
        ("A Hamas-linked account", []),
        ("The ERP software was sold with music by Wagner.", []),
        ("Wagner fighters left.", [("Wagner fighters", "actor:wagner")]),
        ("shining path of hope for All", []),
    ],
)
def test_finds_names_as_written(text, expected):
    """Names are found in any spelling of case and hyphens, acronyms only in capitals."""
    assert found(text) == expected
