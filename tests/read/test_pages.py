"""Tests of pages: mentions laid over sentences, and whose voice a word is in."""

from tests.read.statement_tools import document_of, mentions_of

from tidings.model.codes import PlacePrecision, Stance
from tidings.model.report import Mention
from tidings.model.text import Span
from tidings.model.values import Where
from tidings.read.pages import page_of
from tidings.read.sentences import find_sentences


def test_a_word_for_a_people_is_no_place():
    """A demonym says where nothing is."""
    text = "Utopian troops left."
    document = document_of(text)
    value = Where(
        name="Utopian", gazetteer_id=None, country=None, precision=PlacePrecision.COUNTRY, feature="demonym"
    )
    mention = Mention(raw="Utopian", span=Span(0, 7), value=value)
    assert page_of(document, find_sentences(document), [mention], ()).lines[0].places == ()


def test_mentions_lie_in_the_sentence_that_holds_them():
    """Each sentence has its own places, whatever their order."""
    text = "It was quiet in Arden. It was loud in Bly."
    document = document_of(text)
    places = mentions_of(text, ("Bly", "Arden"))
    lines = page_of(document, find_sentences(document), places, ()).lines
    assert [[spot.mention.raw for spot in line.places] for line in lines] == [["Arden"], ["Bly"]]


def test_a_word_is_in_its_speakers_voice():
    """Inside what somebody says it is theirs, elsewhere the article's own."""
    document = document_of("The army said two guards died. Ten men fled.")
    page = page_of(document, find_sentences(document), (), ())
    speaker, stance = page.voice(page.lines[0], 4)
    assert (speaker.name, stance) == ("The army", Stance.ATTRIBUTED)
    assert page.voice(page.lines[1], 0) == (None, Stance.ASSERTED)
