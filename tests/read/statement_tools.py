"""Read constructed sentences for the tests of statements; places and times are given by their words."""

import re

from tidings.model.codes import Field, Kind, SegmentKind
from tidings.model.report import Mention, Report
from tidings.model.text import Document, Segment, Span
from tidings.read.lines import Line
from tidings.read.pages import page_of
from tidings.read.sentences import find_sentences
from tidings.read.statements import find_statements


def document_of(text: str) -> Document:
    """A document of one body segment."""
    body = Segment(kind=SegmentKind.BODY, span=Span(0, len(text)))
    return Document(id="d", text=text, segments=(body,))


def mentions_of(text: str, words: tuple[str, ...]) -> tuple[Mention, ...]:
    """Every place where one of the words stands."""
    return tuple(
        Mention(raw=found.group(), span=Span(*found.span()))
        for word in words
        for found in re.finditer(re.escape(word), text)
    )


def read(text: str, places: tuple[str, ...] = (), times: tuple[str, ...] = ()) -> tuple[Report, ...]:
    """All statements of a text; every claim is checked against its words."""
    document = document_of(text)
    reports = find_statements(
        document, find_sentences(document), mentions_of(text, places), mentions_of(text, times)
    )
    for report in reports:
        report.check(document)
    return reports


def of_kind(text: str, kind: Kind, places: tuple[str, ...] = (), times: tuple[str, ...] = ()) -> list[Report]:
    """The statements of one kind."""
    return [report for report in read(text, places, times) if report.kind is kind]


def kinds(text: str, places: tuple[str, ...] = (), times: tuple[str, ...] = ()) -> set[Kind]:
    """The kinds of statement that a text makes."""
    return {report.kind for report in read(text, places, times)}


def raws(report: Report, field: Field) -> list[str]:
    """The raw words of a report's claims of one field."""
    return [claim.raw for claim in report.of(field)]


def words(text: str, report: Report) -> list[str]:
    """The words of a report's mentions."""
    return [text[span.start : span.end] for span in report.mentions]


def line_of(text: str, places: tuple[str, ...] = (), times: tuple[str, ...] = ()) -> Line:
    """The first sentence of a text as a line."""
    document = document_of(text)
    return page_of(
        document, find_sentences(document), mentions_of(text, places), mentions_of(text, times)
    ).lines[0]
