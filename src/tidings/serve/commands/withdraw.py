"""`tidings withdraw`: set aside a document that its publisher has withdrawn; it can be undone."""

from __future__ import annotations

from typing import Annotated

import typer

from tidings import linking
from tidings.errors import UsageError
from tidings.serve.commands.link import By, Why, now, user
from tidings.serve.shell import Shared, with_shared
from tidings.serve.tables import table_of
from tidings.serve.values import Json
from tidings.store.project import Project
from tidings.store.withdrawals import Withdrawal


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("withdraw")(with_shared(withdraw))


def withdraw(
    document: Annotated[
        str | None,
        typer.Argument(metavar="[DOCUMENT]", help="Its id or address, or the id of one of its reports."),
    ] = None,
    *,
    undo: Annotated[bool, typer.Option("--undo", help="Take a withdrawal back.")] = False,
    by: By = None,
    why: Why = "",
    shared: Shared,
) -> None:
    """Set aside a document that its publisher has withdrawn; without one, list those that are.

    Its claims no longer count; incidents stay as far as other documents carry them. Text and claims stay in
    the project, and --undo brings them back. Forms: text, json.
    """
    form = shared.form("text", "json")
    with shared.open() as project:
        if document is None:
            if undo:
                raise UsageError("--undo needs the document whose withdrawal is to be taken back")
            _list(project, shared, form)
            return
        doc_id = project.find_document(document)
        change = project.restore_document if undo else project.withdraw_document
        made = change(doc_id, by=by or user(), at=now(), why=why)
        _, incidents, _ = linking.assemble(project)
        title = project.document(doc_id).title or doc_id
    if form == "json":
        shared.emit_json(_json(made))
    back = "" if undo else f". To take it back: tidings withdraw {doc_id[:8]} --undo"
    shared.say(
        f"{title!r} {'counts again' if undo else 'counts no longer'}; there are {incidents} incidents{back}"
    )


def _list(project: Project, shared: Shared, form: str) -> None:
    found = list(project.withdrawn().values())
    if form == "json":
        shared.emit_json([_json(made) for made in found])
        return
    rows = [
        (made.doc_id[:8], project.document(made.doc_id).title or "", made.by, made.at, made.why)
        for made in found
    ]
    if rows:
        shared.emit(table_of(("id", "title", "by", "at", "why"), rows))
    shared.say(f"{len(rows)} documents are withdrawn.")


def _json(made: Withdrawal) -> Json:
    return {
        "doc_id": made.doc_id,
        "by": made.by,
        "at": made.at,
        "why": made.why,
        "undoes": made.undoes,
    }
