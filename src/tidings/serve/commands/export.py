"""`tidings export`: write the ledger as JSON lines, CSV or GeoJSON."""

from __future__ import annotations

from typing import Annotated

import typer

from tidings import pipeline
from tidings.errors import UsageError
from tidings.model.filter import parse_filter
from tidings.serve.commands.look import Words
from tidings.serve.export import areas, exported, form_of, meta, provenance
from tidings.serve.ledger import chosen
from tidings.serve.shell import Shared, with_shared, write_file
from tidings.serve.tables import how_many
from tidings.settings import POLICIES


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(with_shared(export))


PolicyOption = Annotated[
    str | None,
    typer.Option(
        "--policy", metavar="NAME", help=f"Of {', '.join(POLICIES)}; else the project's.", show_default=False
    ),
]


def export(words: Words = None, *, policy: PolicyOption = None, shared: Shared) -> None:
    """Write incidents that fit a filter, sorted by day, country and id.

    With --policy the figures, days and places are those of another rule than the project's; the project
    stays as it is.

    Forms: jsonl (every claim with its words), csv (one row an incident, safe in spreadsheets), geojson
    (a point only for a site or town). Without --format the ending of the -o file decides, else jsonl.
    The same ledger gives the same bytes. Beside a csv or geojson file, the words behind each value are
    written to FILE.provenance.jsonl, and query, policy, count and licences to FILE.meta.json; beside a
    geojson file also FILE.areas.geojson, a circle as large as the doubt about each place.
    """
    form = shared.form(form_of(shared.output), "jsonl", "csv", "geojson", "json")
    wanted = parse_filter(words or [])
    if policy is not None and policy not in POLICIES:
        raise UsageError(f"no policy is called {policy!r}; there are {', '.join(POLICIES)}")
    with shared.open() as project:
        incidents = list(chosen(project, wanted))
        if policy is not None:
            incidents = [told for (told,) in pipeline.told_under(project, incidents, policy)]
    form = "jsonl" if form == "json" else form
    query = " ".join(words or [])
    content = exported(incidents, form, query)
    shared.emit(content)
    if shared.output is not None and form != "jsonl":
        beside = shared.output.with_name(f"{shared.output.name}.provenance.jsonl")
        write_file(beside, provenance(incidents))
        if form == "geojson":
            wide = shared.output.with_name(f"{shared.output.name}.areas.geojson")
            write_file(wide, areas(incidents, query))
            shared.say(f"written: {wide} (how far each place reaches)")
        about = shared.output.with_name(f"{shared.output.name}.meta.json")
        write_file(about, meta(incidents, content, query) + "\n")
        shared.say(f"written: {beside} (the words behind each value), {about}")
    shared.say(f"{how_many(len(incidents), 'incident')} as {form}")
