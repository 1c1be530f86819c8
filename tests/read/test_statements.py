"""Tests of the order in which statements are told apart, and of status and motive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.statement_tools import document_of, kinds, read

from tidings.model.codes import Kind
from tidings.model.text import Segment, Span
from tidings.read.sentences import find_sentences
from tidings.read.statements import find_motives, find_statements, find_status


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed six people in a village on Sunday.",
        "Three rockets struck the depot at dawn, wounding two guards.",
        "Troops stormed a mock village in an exercise.",
        "Warriors beat Rockets 112-98.",
        "Shoppers fled a price war that left stores under fire from critics.",
        "No injuries were reported.",
    ],
)
def test_incidents_and_look_alikes_make_no_statement(text):
    """Plain acts are left to the reader of incidents; games and trade are nothing."""
    assert kinds(text) == set()


def test_a_promotional_line_is_never_read():
    """Nothing comes out of a segment that is ignored, whatever it names."""
    text = "READ ALSO: 900 troops in Utopia prepare to attack"
    document = document_of(text)
    promo = Segment(kind="promo", span=Span(0, len(text)))
    document = type(document)(id="d", text=text, segments=(promo,))
    assert find_statements(document, find_sentences(document), (), ()) == ()


def test_statements_come_in_text_order():
    """Reports are sorted by where they stand."""
    text = "The group vowed to attack the port. It was the worst raid since May. It denied any role."
    assert [report.kind for report in read(text)] == [Kind.INTENTION, Kind.COMPARISON, Kind.DENIAL]


def test_status_and_motive():
    """What is still being assessed and why it was done are phrases with spans."""
    text = (
        "Efforts are underway to assess the damage, officials said. The raid was in retaliation for a blast."
    )
    document = document_of(text)
    sentences = find_sentences(document)
    assert [document.quote(s) for s in find_status(sentences, document)] == [
        "Efforts are underway to assess the damage"
    ]
    assert [document.quote(s) for s in find_motives(sentences, document)] == ["in retaliation for a blast"]


_WORDS = (
    "since most largest the deadliest attack attacks killed killing 12 over 58 83 and or in of to by on that was were have "
    "been will would could vowed threatened plans fears possible denied responsibility said claimed according nearly "
    "daily every night troops soldiers presence brings number toll lives across series separate Arden Utopia had if ? . , "
    '; " past last two weeks from between deadly second this year who which as not'
).split()


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=40))
def test_any_words_are_read_without_a_fault(chosen):
    """However cue words follow one another, nothing breaks and every span quotes its words."""
    read(" ".join(chosen), ("Arden", "Utopia"))


def test_what_is_no_sentence_states_nothing():
    """A table without stops is not searched, however many cues it holds."""
    assert read("over 58 attacks since May and " * 200) == ()
