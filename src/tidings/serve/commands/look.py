"""`tidings list`, `show`, `untold` and `problems`: look into the ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from tidings.errors import UsageError
from tidings.linking import untold
from tidings.model.codes import Kind
from tidings.model.filter import parse_filter
from tidings.model.text import Document
from tidings.pipeline import disputes_in
from tidings.serve.details import details_of, summary_of
from tidings.serve.disputes import disputes_json
from tidings.serve.export import geojson, to_csv
from tidings.serve.ledger import chosen
from tidings.serve.reading import problem_json
from tidings.serve.rows import Row, day_words, figure, row_of, sort_rows
from tidings.serve.shell import Shared, dump, with_shared
from tidings.serve.story import story_of
from tidings.serve.tables import how_many, table_of
from tidings.store.project import Project

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILTER...]",
        help="As in country:IQ type:missile since:2024-01-01 airbase.",
        show_default=False,
    ),
]
_ID_SHOWN = 8
_TITLE_SHOWN = 80


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name, function in (
        ("list", list_incidents),
        ("show", show),
        ("untold", list_untold),
        ("problems", problems),
    ):
        app.command(name)(with_shared(function))


def list_incidents(
    words: Words = None,
    *,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, the latest; text form only.")] = 100,
    shared: Shared,
) -> None:
    """List incidents that fit a filter; all of them without one.

    Keys: country, place, type, weapon, actor, role, status, since, until. Several values of a key are
    alternatives; keys all hold. Other words must occur in what the reports say. With kind:tally (or
    posture, intention, comparison, rate, hypothetical, denial) the statements of that kind are listed.
    Forms: text, json, jsonl, csv, geojson.
    """
    form = shared.form("text", "json", "jsonl", "csv", "geojson")
    wanted = parse_filter(words or [])
    with shared.open() as project:
        kinds = [kind for kind in wanted.kind if kind != Kind.INCIDENT]
        if kinds:
            shared.emit(_statements(project, kinds, form))
            return
        incidents = list(chosen(project, wanted))
        total = project.sizes().incidents
    rows = sort_rows(map(row_of, incidents))
    match form:
        case "text":
            shared.emit(table_of_rows(rows[-limit:]))
            hidden = f", the latest {limit} shown" if len(rows) > limit else ""
            shared.say(f"{len(rows)} of {how_many(total, 'incident')}{hidden}. One of them: tidings show ID")
        case "json":
            shared.emit_json([summary_of(row) for row in rows])
        case "jsonl":
            shared.emit("".join(dump(summary_of(row)) + "\n" for row in rows))
        case "csv":
            shared.emit(to_csv(incidents))
        case _:
            shared.emit(geojson(incidents, " ".join(words or [])))


def show(
    incident_id: Annotated[str, typer.Argument(metavar="ID", help="An incident's id or its beginning.")],
    *,
    shared: Shared,
) -> None:
    """Show one incident: where its sources disagree, then every field and who says it in which words.

    Each side of a contradiction stands with who says it, how many lineages that is, how far it is believed,
    and which policies follow it; an arrow marks the project's own.

    The id may be that of any report of the incident, or the beginning of one. Forms: text, json.
    """
    form = shared.form("text", "json")
    with shared.open() as project:
        incident = project.incident(incident_id)
        documents = {r.doc_id: project.document(r.doc_id) for r in incident.reports}
        disputes = disputes_in(project, incident)
        if form == "json":
            shared.emit_json({**details_of(incident), "disputes": disputes_json(disputes, documents)})
            return
        links = project.links([report.id for report in incident.reports])
    shared.emit(story_of(incident, documents, links, disputes))


def list_untold(*, shared: Shared) -> None:
    """List articles that tell of a deed of which no incident was read, by story, the most told first.

    It is where to look for what was missed: court reports and accidents stand there too. An article that is
    listed with an incident does not. Forms: text, json, jsonl.
    """
    form = shared.form("text", "json", "jsonl")
    with shared.open() as project:
        found = [[project.document(doc_id) for doc_id in story] for story in untold(project)]
    found.sort(key=lambda story: -len(story))
    if form != "text":
        contents = [{"documents": [_head_of(document) for document in story]} for story in found]
        shared.emit_json(contents) if form == "json" else shared.emit(
            "".join(dump(c) + "\n" for c in contents)
        )
        return
    heads = ("story", "published", "title", "outlet", "document")
    rows = [
        (number, d.published, d.title or d.text[:_TITLE_SHOWN], d.outlet, d.id[:_ID_SHOWN])
        for number, story in enumerate(found, 1)
        for d in story
    ]
    if rows:
        shared.emit(table_of(heads, rows, numbers=("story",)))
    shared.say(f"Articles that tell of a deed and of no incident: {len(rows)}; stories: {len(found)}.")


def _head_of(document: Document) -> dict[str, object]:
    """What a document is told by in a list."""
    published = document.published.isoformat() if document.published else None
    told = {"title": document.title, "outlet": document.outlet, "url": document.url}
    return {"id": document.id, "published": published, **told}


def problems(*, shared: Shared) -> None:
    """List what could not be used, and why. Forms: text, json, jsonl."""
    form = shared.form("text", "json", "jsonl")
    with shared.open() as project:
        found = project.problems()
    contents = [problem_json(problem) for problem in found]
    if form == "json":
        shared.emit_json(contents)
    elif form == "jsonl":
        shared.emit("".join(dump(content) + "\n" for content in contents))
    elif found:
        shared.emit(table_of(("stage", "code", "reason"), [(p.stage, p.code, p.reason) for p in found]))
        shared.say(f"{how_many(len(found), 'problem')}.")
    else:
        shared.say("No problems.")


def table_of_rows(rows: list[Row]) -> str:
    """Incidents as a table."""
    heads = ["id", "when", "what", "country", "by", "killed", "injured", "reports", "disputed"]
    heads += ["proposed"] if any(row.proposed for row in rows) else []
    cells = [
        (
            row.id[:_ID_SHOWN],
            day_words(row),
            row.title + (" (background)" if row.role == "background" else ""),
            row.country,
            ", ".join(row.perpetrators),
            figure(row.killed),
            figure(row.injured),
            row.reports,
            ", ".join(row.disputed),
            ", ".join("all" if name == "event" else name for name in row.proposed),
        )[: len(heads)]
        for row in rows
    ]
    return table_of(heads, cells, numbers=("killed", "injured", "reports"))


def _statements(project: Project, kinds: list[str], form: str) -> str:
    """Statements that are not incidents, one line each."""
    unknown = [kind for kind in kinds if kind not in set(Kind)]
    if unknown:
        raise UsageError(f"no kind is called {unknown[0]!r}; there are {', '.join(Kind)}")
    rows = []
    for report in project.reports(*(Kind(kind) for kind in kinds)):
        document = project.document(report.doc_id)
        words = " ".join(document.quote(report.mentions[0]).split())
        rows.append((report.kind.value, words, document.outlet, document.title, report.doc_id))
    heads = ("kind", "words", "outlet", "title", "document")
    if form == "text":
        return table_of(heads, rows)
    contents = [dict(zip(heads, row, strict=True)) for row in rows]
    if form == "json":
        return dump(contents, indent=2)
    if form == "jsonl":
        return "".join(dump(content) + "\n" for content in contents)
    raise UsageError(f"statements have no form {form!r}; there are text, json, jsonl")
