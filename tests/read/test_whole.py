"""Spans of the learned reader, grown to the phrases that they are parts of."""

from __future__ import annotations

import pytest

from tidings.ingest import plain
from tidings.ingest.metadata import Metadata
from tidings.model.text import Span
from tidings.read.learned import Found
from tidings.read.sentences import find_sentences
from tidings.read.whole import whole


def grown(text: str, label: str, *words: str) -> list[str]:
    """The words of spans of one label after they are grown."""
    document = plain.read_text(text, Metadata())
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in words]
    found = [Found(label, span, 0.9, 0) for span in spans]
    return [document.quote(one.span) for one in whole(list(find_sentences(document)), found)]


@pytest.mark.parametrize(
    ("label", "marked", "told"),
    [
        ("perp_org", "oruro", "oruro cartel"),
        ("target", "tarija", "tarija cement plant"),
        ("weapon", "20 kg of", "20 kg of dynamite"),
        ("perp_ind", "a band of", "band of robbers"),
        ("victim", "lopez", "manuel lopez"),
    ],
)
def test_a_part_stands_for_its_phrase(label: str, marked: str, told: str) -> None:
    """A mark that stops inside a phrase is read to the phrase's head, a name from its first word."""
    text = (
        "the oruro cartel and a band of robbers blew up the tarija cement plant with 20 kg of dynamite "
        "and killed judge manuel lopez."
    )
    assert grown(text, label, marked) == [told]


def test_parts_of_one_phrase_are_one() -> None:
    """Two marks inside one phrase are one doer."""
    assert grown("four heavily armed men took the bus.", "perp_ind", "four", "heavily armed men") == [
        "four heavily armed men"
    ]


@pytest.mark.parametrize(
    ("label", "text", "marked"),
    [
        ("perp_org", "the eln guerrillas fled.", "eln"),
        ("weapon", "a dynamite attack hit the town.", "dynamite"),
        ("victim", "the mayor's son ran.", "mayor"),
        ("target", "the house was burned by rebels.", "house"),
    ],
)
def test_a_whole_name_stays(label: str, text: str, marked: str) -> None:
    """An organisation before its people, a weapon before an act and an owner before a thing are not grown."""
    assert grown(text, label, marked) == [marked]


def test_words_of_no_phrase_go() -> None:
    """A mark that holds only small words names nothing; those at its edges are left out."""
    assert grown("rebels of the front fled.", "perp_org", "of the") == []
    assert grown("two gunmen in a van fled.", "perp_ind", "two gunmen in") == ["two gunmen"]
