"""Tests of who says what, with which stance, over which words."""

import pytest
from tests.read.statement_tools import document_of

from tidings.model.codes import Stance
from tidings.read.sentences import find_sentences
from tidings.read.speakers import attribute, attribution_at, find_speakers


def said(text):
    document = document_of(text)
    return [
        (one.speaker.name if one.speaker else None, one.stance)
        for sentence in find_sentences(document)
        for one in find_speakers(document, sentence)
    ]


@pytest.mark.parametrize(
    ("text", "name", "stance"),
    [
        ("Two guards died, the ministry said.", "the ministry", Stance.ATTRIBUTED),
        ("The ministry said two guards died.", "The ministry", Stance.ATTRIBUTED),
        ("According to witnesses, two guards died.", "witnesses", Stance.ATTRIBUTED),
        ("Two guards died, said Ada Holt, a spokeswoman.", "Ada Holt", Stance.ATTRIBUTED),
        ("Ada Holt, a spokeswoman for the army, said two guards died.", "Ada Holt", Stance.ATTRIBUTED),
        ("Ada Holt told reporters that two guards died.", "Ada Holt", Stance.ATTRIBUTED),
        ("In a statement on Friday, the army said two guards died.", "the army", Stance.ATTRIBUTED),
        ("The Dawn Brigade claimed responsibility for the attack.", "The Dawn Brigade", Stance.CLAIMED),
        ("Utopia accused Ruritania of shelling the port.", "Utopia", Stance.ALLEGED),
        ("Ruritania was accused of shelling the port.", None, Stance.ALLEGED),
        ("The man is said to have fired first.", None, Stance.REPORTED),
        ("Ruritania denied any role.", "Ruritania", Stance.DENIED),
        ("Three guards died on Sunday, army sources told Reuters.", "army sources", Stance.ATTRIBUTED),
        ("A local daily, El Dia, said six were hurt.", "El Dia", Stance.ATTRIBUTED),
        ("Residents and officials said two guards died.", "Residents and officials", Stance.ATTRIBUTED),
        (
            "Two guards died, said a statement by the Interior Ministry.",
            "the Interior Ministry",
            Stance.ATTRIBUTED,
        ),
        (
            "The Resistance in Utopia, an umbrella name, said its fighters fired on the base.",
            "The Resistance in Utopia",
            Stance.CLAIMED,
        ),
        ("The Dawn Brigade claimed two attacks in the north.", "The Dawn Brigade", Stance.CLAIMED),
    ],
)
def test_who_says(text, name, stance):
    """Active, passive, inverted and prepositional attributions name their speaker."""
    assert said(text) == [(name, stance)]


@pytest.mark.parametrize(
    "text",
    [
        "Reports of shelling came in.",
        "The claims were false.",
        "Two guards died.",
        "Five were later confirmed dead.",
        "He was tried for his alleged role in the raid.",
    ],
)
def test_nobody_says(text):
    """Nouns that look like verbs of saying attribute nothing."""
    assert said(text) == []


def test_the_speaker_span_holds_the_name():
    """A speaker's words stand at their span."""
    text = "Two guards died,\nthe interior  ministry said."
    document = document_of(text)
    for sentence in find_sentences(document):
        for one in find_speakers(document, sentence):
            assert document.quote(one.speaker.span) == one.speaker.name


def test_a_pronoun_and_a_quotation_take_the_named_speaker():
    """He is the last one named; a quotation without attribution is carried on."""
    text = 'Colonel Ada Holt said the raid began at dawn. "We lost two men." He said the post burned.'
    document = document_of(text)
    rows = attribute(document, find_sentences(document))
    assert [row[0].speaker.name for row in rows] == ["Colonel Ada Holt"] * 3


def test_the_narrowest_attribution_covers_a_word():
    """Inside "officials say the army said X", X is the army's."""
    document = document_of("Officials say the army said two guards died.")
    (sentence,) = find_sentences(document)
    one = attribution_at(find_speakers(document, sentence), 6)
    assert one.speaker.name == "the army"


def test_a_statement_speaks_for_its_author():
    """The statement said: whoever was last named said it."""
    text = (
        "The Security Directorate said gunmen fired on a patrol. The statement said two officers were hurt."
    )
    document = document_of(text)
    rows = attribute(document, find_sentences(document))
    assert rows[1][0].speaker.name == "The Security Directorate"


def test_an_accusation_ends_with_its_clause():
    """What follows "as" is the article's own voice."""
    document = document_of("Utopia accused Ruritania of murder as twelve people were buried.")
    (sentence,) = find_sentences(document)
    found = find_speakers(document, sentence)
    assert attribution_at(found, 3).stance is Stance.ALLEGED
    assert attribution_at(found, 8) is None


@pytest.mark.parametrize(
    "sentence",
    ["No group has claimed responsibility for the bombing.", "Nobody claimed the attack on the depot."],
)
def test_nobody_is_no_claimant(sentence):
    """That nobody claims an act makes nobody its claimant."""
    assert not [name for name, stance in said(sentence) if name or stance is Stance.CLAIMED]
