"""`tidings export`: write the ledger as JSON lines, CSV or GeoJSON."""

from __future__ import annotations

import typer

from tidings.model.filter import parse_filter
from tidings.serve.commands.look import Words
from tidings.serve.export import exported, form_of
from tidings.serve.ledger import chosen
from tidings.serve.shell import Shared, with_shared


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(with_shared(export))


def export(words: Words = None, *, shared: Shared) -> None:
    """Write incidents that fit a filter, sorted by day, country and id.

    Forms: jsonl (every claim with its words), csv (one row an incident, safe in spreadsheets), geojson
    (a point only for a site or town). Without --format the ending of the -o file decides, else jsonl.
    The same ledger gives the same bytes.
    """
    form = shared.form(form_of(shared.output), "jsonl", "csv", "geojson", "json")
    wanted = parse_filter(words or [])
    with shared.open() as project:
        incidents = chosen(project, wanted)
    shared.emit(exported(incidents, "jsonl" if form == "json" else form, " ".join(words or [])))
    shared.say(f"{len(incidents)} incidents as {form}")
