"""The web pages of a project: each takes what was asked for and gives HTML that needs no script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tidings.model.codes import Kind
from tidings.model.decision import Decision
from tidings.model.incident import Incident, View, Voice
from tidings.model.text import Document
from tidings.pipeline import disputes_in
from tidings.serve.asides import asides_of, checked_of
from tidings.serve.disputes import lines_of
from tidings.serve.drawing import chart_view, map_view
from tidings.serve.facts import cards_of
from tidings.serve.geometry import country_names
from tidings.serve.ledger import (
    Ledger,
    columns_of,
    facets_of,
    link_of,
    pins_of,
    unpinned_of,
    with_word,
    without_word,
    words_of_query,
)
from tidings.serve.marks import Piece, anchor_of, colour_of, marks_of, pieces_of
from tidings.serve.reading import reading_of
from tidings.serve.rows import day_words, figure, row_of
from tidings.serve.templating import HERE, render
from tidings.serve.words import FIELD_WORDS, say, stance_words

PER_PAGE = 50
_EXAMPLES = ("country:IQ", "type:missile", "since:2024-01-01", "actor:brigade", "role:background")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim as a line: its words, value, source, and whether it disagrees with what is shown."""

    quote: str
    link: str
    value: str
    source: str
    speaker: str
    stance: str
    is_against: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One field of an incident: what is shown, by which rule, and who says what."""

    name: str
    colour: str
    chosen: str
    rule: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document of an incident with its text in pieces; `prefix` keeps its anchors apart."""

    document: Document
    pieces: tuple[Piece, ...]
    prefix: str


class Pages:
    """Renders pages from a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.project = ledger.project

    def incidents(self, query: str, page: int, *, is_part: bool = False) -> str:
        """The list with its map and chart."""
        rows = self.ledger.rows(query)
        pages = max(1, -(-len(rows) // PER_PAGE))
        page = min(max(1, page), pages)
        names = country_names()
        conditions = [
            (word, link_of(without_word(query, word))) for word in dict.fromkeys(words_of_query(query))
        ]
        facets = [
            (
                facet.heading,
                [(words, n, link_of(with_word(query, facet.key, value))) for value, words, n in facet.values],
            )
            for facet in facets_of(rows, names)
        ]
        return self._render(
            "incidents.html",
            here="incidents",
            is_part=is_part,
            query=query,
            rows=rows[(page - 1) * PER_PAGE : page * PER_PAGE],
            total=len(rows),
            conditions=conditions,
            facets=facets,
            examples=[(word, link_of(f"{query} {word}".strip())) for word in _EXAMPLES],
            map=map_view(pins_of(rows), query),
            unpinned=unpinned_of(rows),
            chart=chart_view(columns_of(rows), query),
            pager=[(n, link_of(query, n), n == page) for n in range(1, pages + 1)] if pages > 1 else [],
            countries=names,
            day_words=day_words,
            figure=figure,
        )

    def incident(self, incident_id: str) -> str:
        """One incident: fields on the left, the documents with highlighted evidence on the right."""
        incident = self.project.incident(incident_id)
        sources = self._sources(incident)
        prefixes = {source.document.id: source.prefix for source in sources}
        documents = {source.document.id: source.document for source in sources}
        return self._render(
            "incident.html",
            here="incidents",
            row=row_of(incident),
            incident=incident,
            disputes=lines_of(disputes_in(self.project, incident), documents, incident.policy),
            fields=[_field(view, documents, prefixes) for view in incident.views],
            sources=sources,
            links=[_link(link) for link in self.project.links(incident.aliases)],
            day_words=day_words,
        )

    def document(self, doc_id: str) -> str:
        """One document: its text with everything that was read in it."""
        reading = self.project.reading(doc_id)
        withdrawn = self.project.withdrawn().get(reading.document.id)
        homes = {}
        for report in reading.reports:
            if report.kind is Kind.INCIDENT and not withdrawn:
                homes[report.id] = self.project.incident(report.id).id
        return self._render(
            "document.html",
            here="documents",
            document=reading.document,
            pieces=pieces_of(reading.document, marks_of(reading.reports)),
            cards=cards_of(reading_of(reading)),
            homes=homes,
            withdrawn=withdrawn,
            problems=reading.problems,
        )

    def documents(self, page: int) -> str:
        """All documents, some at a time."""
        ids = self.project.document_ids()
        pages = max(1, -(-len(ids) // PER_PAGE))
        page = min(max(1, page), pages)
        shown = [self.project.document(doc_id) for doc_id in ids[(page - 1) * PER_PAGE : page * PER_PAGE]]
        return self._render(
            "documents.html", here="documents", documents=shown, total=len(ids), page=page, pages=pages
        )

    def statements(self) -> str:
        """Tallies beside the ledger's own count, and all other statements that are no incidents."""
        checks, asides = checked_of(self.project), asides_of(self.project)
        return self._render("statements.html", here="statements", checks=checks, asides=asides)

    def problems(self) -> str:
        """What could not be used, and why."""
        return self._render("problems.html", here="problems", problems=self.project.problems())

    @staticmethod
    def error(status: int, words: str) -> str:
        """An error, in one sentence."""
        return render("error.html", here="", name="", is_built=False, status=status, words=words)

    def _render(self, template: str, **content: object) -> str:
        return render(template, name=self.project.settings.name, is_built=is_built(), **content)

    def _sources(self, incident: Incident) -> list[Source]:
        """The documents of an incident, in order of its reports, with this incident's evidence marked."""
        ids = dict.fromkeys(report.doc_id for report in incident.reports)
        sources = []
        for number, doc_id in enumerate(ids, 1):
            document = self.project.document(doc_id)
            reports = [report for report in incident.reports if report.doc_id == doc_id]
            pieces = tuple(pieces_of(document, marks_of(reports)))
            sources.append(Source(document=document, pieces=pieces, prefix=f"d{number}-"))
        return sources


def is_built() -> bool:
    """Whether the front end was built into the package."""
    return (HERE / "static" / "built" / "app.js").is_file()


def _field(view: View, documents: Mapping[str, Document], prefixes: Mapping[str, str]) -> FieldView:
    said = [
        *_said(view.support, documents, prefixes),
        *_said(view.dissent, documents, prefixes, against=True),
    ]
    return FieldView(
        name=FIELD_WORDS.get(view.field, view.field.value),
        colour=colour_of(view.field),
        chosen=say(view.value),
        rule=view.rule,
        said=tuple(said),
    )


def _said(
    voices: Sequence[Voice],
    documents: Mapping[str, Document],
    prefixes: Mapping[str, str],
    *,
    against: bool = False,
) -> Iterator[Said]:
    for voice in voices:
        claim = voice.claim
        document = documents[voice.doc_id]
        shown = claim.context or claim.span
        yield Said(
            quote=" ".join(document.quote(shown).split()),
            link=f"#{prefixes[voice.doc_id]}{anchor_of(claim.span)}",
            value=say(claim.value),
            source=document.outlet or document.title or document.id,
            speaker=" ".join(claim.said_by.name.split()) if claim.said_by else "",
            stance=stance_words(claim),
            is_against=against,
        )


def _link(link: Decision) -> str:
    """Why two reports were put together, in one line."""
    reasons = ", ".join(f"{reason.words} ({reason.points / 1000:+.1f})" for reason in link.reasons)
    return f"{link.left[:8]} and {link.right[:8]}: {reasons}; together {link.score / 1000:+.1f}"
