"""Tests of lines and pages: what lies where in a sentence."""

from tests.read.statement_tools import document_of, line_of, mentions_of

from tidings.model.codes import PlacePrecision
from tidings.model.report import Mention
from tidings.model.text import Span
from tidings.model.values import Where
from tidings.read.pages import page_of
from tidings.read.sentences import find_sentences


def test_places_are_found_by_tokens():
    """A place lies over its tokens, an area behind its preposition."""
    line = line_of("Utopian troops in Upper Arden fought.", ("Utopian", "Upper Arden"))
    assert [(spot.first, spot.last) for spot in line.places] == [(0, 1), (3, 5)]
    assert [spot.mention.raw for spot in line.areas_in(0, len(line.lowers))] == ["Upper Arden"]


def test_a_clause_ends_at_breaks():
    """Semicolons and ", which" end a clause; a plain comma does not."""
    line = line_of("Nine died in Arden, officials said, which shocked many; ten fled.")
    first, last = line.clause(1)
    assert line.raw(first, last) == "Nine died in Arden, officials said"


def test_numbers_are_read_only_where_there_are_any():
    """A line without a figure or number word has no counts."""
    assert line_of("The guards left.").counts == ()
    assert len(line_of("Nine guards and 12 men left.").counts) == 2


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
