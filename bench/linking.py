"""Link news reports of the same incident: documents.jsonl in, one line an incident out."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.common import Json, document, read_lines, write_lines
from tidings import linking, scale
from tidings.analyse.counts import value_of
from tidings.ingest.copies import body_key
from tidings.model.codes import Field, Role
from tidings.model.incident import Incident
from tidings.model.text import Document
from tidings.model.values import Count, When, Where
from tidings.store.project import Project, init_project


def main(inputs: list[Path], output: Path) -> None:
    """Read and link the documents of a folder or file, and write which belong together."""
    names: dict[str, list[str]] = defaultdict(list)
    with (
        tempfile.TemporaryDirectory(prefix="tidings-linking-") as folder,
        init_project(Path(folder)) as project,
    ):
        project.add_documents((found, body_key(found)) for found in _documents(inputs, names))
        scale.run(project)
        write_lines(output, predictions(project, names))


def _documents(inputs: list[Path], names: dict[str, list[str]]) -> Iterator[Document]:
    """The documents; `names` learns what the input calls each, for equal texts are one document."""
    for source in inputs:
        path = source / "documents.jsonl" if source.is_dir() else source
        for row in read_lines(path):
            found = document(
                row["text"], published=row.get("published"), title=row.get("title"), url=row.get("url")
            )
            names[found.id].append(str(row["id"]))
            yield found


def predictions(project: Project, names: dict[str, list[str]]) -> Iterator[Json]:
    """One line an incident: each document stands under the one that most documents tell of, else alone.

    Its news come first, unless no other document tells of them. Of several that equally many tell of, it is
    the one that the document tells first. Documents without an incident stand together by story.
    """
    homes: dict[str, tuple[int, bool, int, str]] = {}
    for incident in project.iter_incidents():
        told = {report.doc_id for report in incident.reports}
        news = {report.doc_id for report in incident.reports if report.role is Role.MAIN}
        for doc_id in told:
            first = min(min(report.mentions) for report in incident.reports if report.doc_id == doc_id)
            is_shared_news = doc_id in news and len(told) > 1
            rank = (-len(told) - len(names) * is_shared_news, doc_id not in news, first.start, incident.id)
            homes[doc_id] = min(homes.get(doc_id, rank), rank)
        for coverage in project.coverage(incident.id):
            homes[coverage.doc_id] = (0, False, 0, incident.id)
    for story in linking.untold(project):
        homes.update((doc_id, (0, False, 0, story[0])) for doc_id in story)
    held: dict[str, list[str]] = defaultdict(list)
    for doc_id, called in names.items():
        *_, home = homes.get(doc_id, (0, False, 0, doc_id))
        held[home].extend(called)
    for home, documents in held.items():
        facts = {} if home in names else _facts(project.incident(home))
        yield {"incident": home, "documents": documents, **facts}


def _facts(incident: Incident) -> Json:
    """Day, point, killed and injured of an incident, as far as they are known.

    The archive writes nought where reports of people shot tell of none killed, or of none hurt as well;
    so does this line where one of the two is told of. The ledger itself keeps what is not told unknown.
    """
    when, where = (value_of(incident, field) for field in (Field.WHEN, Field.WHERE))
    is_day = isinstance(when, When) and when.is_day and when.start is not None
    killed, injured = _figure(incident, Field.KILLED), _figure(incident, Field.INJURED)
    is_told = killed is not None or injured is not None
    return {
        "date": when.start.isoformat() if is_day else None,  # type: ignore[union-attr]  # is_day
        "lat": where.lat if isinstance(where, Where) else None,
        "lon": where.lon if isinstance(where, Where) else None,
        "n_killed": 0 if killed is None and is_told else killed,
        "n_injured": 0 if injured is None and is_told else injured,
    }


def _figure(incident: Incident, field: Field) -> int | None:
    count = value_of(incident, field)
    return (count.best if count.best is not None else count.low) if isinstance(count, Count) else None
