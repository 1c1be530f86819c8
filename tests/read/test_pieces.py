"""Word pieces: cut as BERT's uncased tokenizer cuts, each piece at its own letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.read.pieces import Vocabulary

PIECES = [
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "the",
    "rocket",
    "##s",
    "hit",
    "el",
    "##bil",
    "al",
    "-",
    "asad",
    ".",
    "’",
]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(PIECES)


def cut(vocabulary: Vocabulary, text: str) -> list[tuple[str, str]]:
    return [(PIECES[p.number], text[p.start : p.end]) for p in vocabulary.pieces(text, 0, len(text))]


def test_the_longest_known_piece_is_cut_first(vocabulary: Vocabulary) -> None:
    """The longest known piece is cut first."""
    assert cut(vocabulary, "Rockets hit Elbil.") == [
        ("rocket", "Rocket"),
        ("##s", "s"),
        ("hit", "hit"),
        ("el", "El"),
        ("##bil", "bil"),
        (".", "."),
    ]


def test_signs_stand_alone_and_marks_are_taken_off(vocabulary: Vocabulary) -> None:
    """Signs stand alone and marks are taken off."""
    assert cut(vocabulary, "al-Ásad’") == [("al", "al"), ("-", "-"), ("asad", "Ásad"), ("’", "’")]


def test_a_word_with_an_unknown_rest_is_unknown_as_a_whole(vocabulary: Vocabulary) -> None:
    """A word with an unknown rest is unknown as a whole."""
    assert cut(vocabulary, "the rocketx") == [("the", "the"), ("[UNK]", "rocketx")]


def test_a_decomposed_word_keeps_its_place(vocabulary: Vocabulary) -> None:
    """A decomposed word keeps its place."""
    text = "A\u0301sad hit"  # two code points for the first letter
    assert cut(vocabulary, text) == [("asad", "A\u0301sad"), ("hit", "hit")]


def test_only_the_stretch_asked_for_is_cut(vocabulary: Vocabulary) -> None:
    """Only the stretch asked for is cut."""
    text = "hit the rocket"
    assert [text[p.start : p.end] for p in vocabulary.pieces(text, 4, 14)] == ["the", "rocket"]


@given(st.text(max_size=60))
def test_pieces_stand_in_order_inside_the_text(text: str) -> None:
    """Pieces stand in order inside the text."""
    found = list(Vocabulary(PIECES).pieces(text, 0, len(text)))
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert [p.start for p in found] == sorted(p.start for p in found)
