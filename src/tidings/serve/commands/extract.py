"""`tidings extract`: read files and say what they report, without a project."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from tidings.errors import UsageError
from tidings.ingest.door import read_bytes, read_path
from tidings.ingest.metadata import Metadata, parse_date
from tidings.model.problem import Problem
from tidings.model.report import Reading
from tidings.model.text import Document
from tidings.pipeline import read_safely, read_with
from tidings.serve.commands.helper import WAIT_S, Endpoint, Model, Wait, helper_of, said_of
from tidings.serve.reading import reading_of
from tidings.serve.shell import Shared, dump, with_shared, write_file
from tidings.serve.summary import summary_of
from tidings.serve.values import Json

PARTLY = 3
_RULE = f"\n{'-' * 100}\n"

Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Text, HTML or JSON lines; - is standard input.")
]
Published = Annotated[
    str | None,
    typer.Option(
        help="The day of publication, as 2024-01-21; times such as 'Saturday' rest on it.", show_default=False
    ),
]
Title = Annotated[str | None, typer.Option(help="The headline, where the file has none.", show_default=False)]
Outlet = Annotated[str | None, typer.Option(help="Who published it.", show_default=False)]
Url = Annotated[str | None, typer.Option(help="Where it was published.", show_default=False)]
Language = Annotated[
    str | None, typer.Option(help="The language's two letters, where you know it.", show_default=False)
]
Html = Annotated[
    Path | None,
    typer.Option(help="Also write a page with the text and its evidence highlighted.", show_default=False),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("extract")(with_shared(extract))


def extract(  # noqa: PLR0913  one parameter an option
    files: Files,
    *,
    published: Published = None,
    title: Title = None,
    outlet: Outlet = None,
    url: Url = None,
    language: Language = None,
    html: Html = None,
    model_endpoint: Endpoint = None,
    model: Model = None,
    model_timeout: Wait = WAIT_S,
    shared: Shared,
) -> None:
    """Read files and say what they report: incidents, tallies, forces, intentions, with evidence.

    Nothing is kept, and nothing goes to the network unless you name a language model. Forms: text (a readable
    summary), json (an object a document; a list of them for several), jsonl.
    """
    form = shared.form("text", "json", "jsonl")
    metadata = metadata_of(published=published, title=title, outlet=outlet, url=url, language=language)
    helper = helper_of(model_endpoint, model, model_timeout)
    # Lines and summaries go out as they come; a list or a page is made when all is read.
    is_stream = html is None and shared.output is None and form != "json"
    readings: list[Reading] = []
    told = troubles = 0
    for item in _items(files, metadata):
        if isinstance(item, Problem):
            troubles += item.doc_id is None
            shared.say(f"{'note' if item.doc_id else 'skipped'}: {item.reason}")
        else:
            reading = read_safely(item) if helper is None else read_with(read_safely(item), helper)
            if is_stream:
                shared.emit(
                    (_RULE if told and form == "text" else "") + _written([reading_of(reading)], form)
                )
            else:
                readings.append(reading)
            told += 1
            for problem in reading.problems:
                troubles += not problem.is_note
                shared.say(said_of(problem))
    if html is not None:
        # The template engine takes 0.1 s to load; without a page nobody needs to wait for it.
        write_file(html, importlib.import_module("tidings.serve.highlight").page_of(readings))
        shared.say(f"written: {html}")
    if readings and (html is None or shared.output or shared.format or shared.json):
        shared.emit(_written([reading_of(reading) for reading in readings], form))
    if troubles:
        raise typer.Exit(PARTLY)


def metadata_of(
    *, published: str | None, title: str | None, outlet: str | None, url: str | None, language: str | None
) -> Metadata:
    """What the options say of a document."""
    day = parse_date(published) if published else None
    if published and day is None:
        raise UsageError(f"--published {published!r}: there is no such day; write it as 2024-01-21")
    return Metadata(
        title=title,
        published=day,
        outlet=outlet,
        url=url,
        language=language.lower() if language else None,
        basis="user" if day else None,
    )


def _items(files: Iterable[str], metadata: Metadata) -> Iterator[Document | Problem]:
    for name in files:
        if name != "-":
            path = Path(name)
            if not path.exists():
                raise UsageError(f"{name}: there is no such file; check the name")
            yield from read_path(path, metadata=metadata)
        else:
            door = read_bytes(sys.stdin.buffer.read(), source="standard input", metadata=metadata)
            yield from door.documents
            yield from door.problems


def _written(contents: list[Json], form: str) -> str:
    if form == "text":
        return _RULE.join(summary_of(content) for content in contents)
    if form == "jsonl":
        return "".join(dump(content) + "\n" for content in contents)
    return dump(contents[0] if len(contents) == 1 else contents, indent=2)
