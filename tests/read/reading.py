"""Read a constructed text to its incidents, for the tests of the incident grammar."""

from datetime import date

from tests.read.page import page

from tidings.data.gazetteer import load
from tidings.model.codes import Field
from tidings.model.report import Report
from tidings.model.text import Document
from tidings.read.incidents import Learner, find_incidents
from tidings.read.places import find_places
from tidings.read.sentences import find_sentences
from tidings.read.statements import find_statements
from tidings.read.times import find_times
from tidings.resolve.place import resolve_places
from tidings.resolve.time import resolve_times

PUBLISHED = date(2021, 3, 10)  # a Wednesday


def incidents(
    text: str, published: date | None = PUBLISHED, learner: Learner | None = None
) -> tuple[Document, tuple[Report, ...]]:
    """The document and its incident reports."""
    document = page(text, published)
    sentences = find_sentences(document)
    times = resolve_times(find_times(document, sentences), document)
    places, grounds = resolve_places(find_places(document, sentences, load()), document, load())
    statements = find_statements(document, sentences, places, times)
    return document, find_incidents(document, sentences, grounds, times, statements, learner)


def raw(report: Report, field: Field) -> list[str]:
    """The raw words of a report's claims of one field."""
    return [claim.raw for claim in report.of(field)]


def code(report: Report) -> str | None:
    """The event code that a report's reader chose."""
    return next((claim.rule for claim in report.of(Field.EVENT)), None)
