"""A project on disk: documents in, readings and decisions kept, incidents out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tidings.errors import SpanError, StoreError, UsageError
from tidings.model.codes import Judgement, Kind
from tidings.model.coverage import Coverage
from tidings.model.decision import Decision
from tidings.model.filter import Filter
from tidings.model.incident import Incident
from tidings.model.problem import Problem
from tidings.model.report import Mention, Reading, Report
from tidings.model.text import Document
from tidings.settings import SETTINGS_FILE, Settings, read_settings, settings_text
from tidings.store import rows
from tidings.store.codec import reasons_from_json, reasons_to_json
from tidings.store.database import open_database
from tidings.store.withdrawals import Withdrawals

DATABASE_FILE = "tidings.sqlite"


class Sizes(NamedTuple):
    """How many of each thing a project holds."""

    documents: int
    unread: int
    reports: int
    incidents: int
    decisions: int
    problems: int


class Project(Withdrawals):
    """One project folder. Safe to use from several threads: each gets its own connection."""

    def __init__(self, path: Path, settings: Settings) -> None:
        super().__init__(path / DATABASE_FILE)
        self.path = path
        self.settings = settings

    # Documents and readings

    def knows(self, doc_id: str) -> bool:
        """Whether the document is in the project."""
        return bool(self._rows("SELECT 1 FROM documents WHERE id = ?", doc_id))

    def add_documents(self, documents: Iterable[tuple[Document, str]]) -> int:
        """Keep documents that are not known yet, each with its lineage; how many were new."""
        sql = f"INSERT OR IGNORE INTO documents ({rows.DOCUMENT_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?)"  # noqa: S608
        added = 0
        with self.writing():
            for document, lineage in documents:
                self._connection.execute(sql, rows.document_row(document, lineage))
                if self._connection.changes():
                    added += 1
                    self.wait([document.id])
        return added

    def document(self, doc_id: str) -> Document:
        """One document, its text checked against its hash."""
        found = self._rows(f"SELECT {rows.DOCUMENT_COLUMNS} FROM documents WHERE id = ?", doc_id)  # noqa: S608
        if not found:
            raise UsageError(f"{self.path}: no document has the id {doc_id!r}")
        return rows.document_of(found[0])

    def document_ids(self, *, unread_by: str | None = None, is_alone: bool = False) -> list[str]:
        """Ids of documents in a fixed order; with `unread_by`, those that this reader has not read.

        What a reader has read with a model's help ("3+model") it has read, but not alone.
        """
        if unread_by is None:
            return [row[0] for row in self._rows("SELECT id FROM documents ORDER BY id")]
        helped = f"{unread_by}+"
        rows_read = self._rows(
            "SELECT id, read_by FROM documents WHERE read_by IS NOT ? ORDER BY id", unread_by
        )
        return [doc_id for doc_id, by in rows_read if is_alone or by is None or not by.startswith(helped)]

    def put_lineages(self, lineages: Mapping[str, str]) -> None:
        """Keep which documents were found to be copies of one story."""
        self._connection.executemany(
            "UPDATE documents SET lineage = ? WHERE id = ? AND lineage != ?",
            [(lineage, doc_id, lineage) for doc_id, lineage in sorted(lineages.items())],
        )

    def lineages(self) -> dict[str, str]:
        """The lineage of each document: copies of one story share it."""
        return {row[0]: row[1] for row in self._rows("SELECT id, lineage FROM documents")}

    def put_reading(self, reading: Reading, *, read_by: str) -> None:
        """Keep what was read in a document instead of what was read before; spans are checked."""
        document = reading.document
        for report in reading.reports:
            report.check(document)
        for mention in (*reading.places, *reading.times):
            _check_mention(mention, document)
        with self.writing():
            run = self._connection.execute
            self._forget_reading(document.id)
            for position, report in enumerate(reading.reports):
                run(
                    f"INSERT OR IGNORE INTO reports ({rows.REPORT_COLUMNS}) VALUES (?,?,?,?,?,?,?)",  # noqa: S608
                    rows.report_row(report, position),
                )
                if self._connection.changes():
                    self._connection.executemany(
                        f"INSERT INTO claims ({rows.CLAIM_COLUMNS}) VALUES ({','.join('?' * 19)})",  # noqa: S608
                        rows.claim_rows(report, report.id),
                    )
            for sort, mentions in (("place", reading.places), ("time", reading.times)):
                self._connection.executemany(
                    "INSERT INTO mentions VALUES (?,?,?,?,?,?,?)",
                    rows.mention_rows(document.id, sort, mentions),
                )
            self.put_problems(reading.problems)
            self.wait([document.id])
            run("UPDATE documents SET read_by = ? WHERE id = ?", (read_by, document.id))

    def _forget_reading(self, doc_id: str) -> None:
        """Delete the reports of a document and the incidents that rest on them."""
        run = self._connection.execute
        run(
            "DELETE FROM incidents WHERE id IN (SELECT incident_id FROM members JOIN reports "
            "ON members.report_id = reports.id WHERE reports.doc_id = ?)",
            (doc_id,),
        )
        run("DELETE FROM reports WHERE doc_id = ?", (doc_id,))
        run("DELETE FROM mentions WHERE doc_id = ?", (doc_id,))
        run("DELETE FROM problems WHERE doc_id = ? AND stage <> 'ingest'", (doc_id,))

    def reading(self, doc_id: str) -> Reading:
        """All that was read in one document, its spans checked again."""
        document = self.document(doc_id)
        found = self._rows(
            f"SELECT {rows.REPORT_COLUMNS} FROM reports WHERE doc_id = ? ORDER BY position",  # noqa: S608
            doc_id,
        )
        reports = tuple(self._report(row) for row in found)
        for report in reports:
            report.check(document)
        places, times = (self.mentions(doc_id, sort) for sort in ("place", "time"))
        problems = tuple(p for p in self.problems() if p.doc_id == doc_id)
        return Reading(document=document, reports=reports, places=places, times=times, problems=problems)

    def mentions(self, doc_id: str, sort: str) -> tuple[Mention, ...]:
        """The places ("place") or times ("time") that a document names, in order."""
        sql = "SELECT raw, start, end, value FROM mentions WHERE doc_id = ? AND sort = ? ORDER BY position"
        return tuple(rows.mention_of(row) for row in self._rows(sql, doc_id, sort))

    def readings(self) -> Iterator[Reading]:
        """Every document with what was read in it, one at a time, in a fixed order."""
        for doc_id in self.document_ids():
            yield self.reading(doc_id)

    # Reports

    def report(self, report_id: str) -> Report:
        """One report."""
        found = self._rows(f"SELECT {rows.REPORT_COLUMNS} FROM reports WHERE id = ?", report_id)  # noqa: S608
        if not found:
            raise UsageError(f"{self.path}: no report has the id {report_id!r}")
        return self._report(found[0])

    def _report(self, row: rows.Row) -> Report:
        sql = f"SELECT {rows.CLAIM_COLUMNS} FROM claims WHERE report_id = ? ORDER BY position"  # noqa: S608
        return rows.report_of(row, self._rows(sql, row[0]))

    def reports_of(self, doc_id: str, kind: Kind) -> list[Report]:
        """Reports of one kind of one document, in the order of the text."""
        sql = f"SELECT {rows.REPORT_COLUMNS} FROM reports WHERE doc_id = ? AND kind = ? ORDER BY position"  # noqa: S608
        return [self._report(row) for row in self._rows(sql, doc_id, kind)]

    def reports(self, *kinds: Kind) -> list[Report]:
        """Reports of the given kinds, of all kinds when none is given, in a fixed order."""
        return list(self.iter_reports(*kinds))

    def iter_reports(self, *kinds: Kind) -> Iterator[Report]:
        """Reports one at a time, for when there are many; none of a withdrawn document."""
        wanted = [str(kind) for kind in kinds or Kind]
        marks = ",".join("?" * len(wanted))
        sql = f"SELECT {rows.REPORT_COLUMNS} FROM reports WHERE kind IN ({marks}) ORDER BY doc_id, position"  # noqa: S608
        gone = self.withdrawn()
        for row in self._rows(sql, *wanted):
            if row[1] not in gone:
                yield self._report(row)

    # Decisions

    def put_decision(self, decision: Decision) -> None:
        """Keep a person's decision; none is ever erased."""
        if decision.withdraws is None and decision.left >= decision.right:
            raise UsageError(f"a decision needs left < right, not {decision.left!r}, {decision.right!r}")
        if decision.withdraws and decision.withdraws not in {d.id for d in self.decisions()}:
            raise UsageError(f"{self.path}: no decision has the id {decision.withdraws!r} to withdraw")
        with self.writing():
            self._connection.execute(
                "INSERT OR IGNORE INTO decisions (id, left_id, right_id, judgement, made_by, score, reasons, "
                "made_at, withdraws) VALUES (?,?,?,?,?,?,?,?,?)",
                rows.decision_row(decision),
            )

    def decisions(self) -> list[Decision]:
        """Every decision of a person, first made first, withdrawn ones included."""
        sql = (
            "SELECT id, left_id, right_id, judgement, made_by, score, reasons, made_at, withdraws "
            "FROM decisions ORDER BY position"
        )
        return [rows.decision_of(row) for row in self._rows(sql)]

    def withdraw(self, decision_id: str, *, by: str, at: str) -> Decision:
        """Take a decision back by another one; both stay on record."""
        found = next((d for d in self.decisions() if d.id == decision_id), None)
        if found is None:
            raise UsageError(f"{self.path}: no decision has the id {decision_id!r}")
        undo = Decision(
            left=found.left,
            right=found.right,
            judgement=found.judgement,
            by=by,
            at=at,
            withdraws=decision_id,
        )
        self.put_decision(undo)
        return undo

    # Problems

    def put_problems(self, problems: Iterable[Problem]) -> None:
        """Keep what could not be used; the same problem twice is one row."""
        with self.writing():
            self._connection.executemany(
                "INSERT OR IGNORE INTO problems (source, stage, code, reason, doc_id) VALUES (?,?,?,?,?)",
                [(p.source, p.stage, p.code, p.reason, p.doc_id) for p in problems],
            )

    def problems(self) -> list[Problem]:
        """What could not be used, and why, in the order of arrival."""
        sql = "SELECT source, stage, code, reason, doc_id FROM problems ORDER BY position"
        return [rows.problem_of(row) for row in self._rows(sql)]

    # Incidents

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Put a new set of incidents in place of the old one, all or none."""
        with self.writing():
            self.forget_incidents()
            yield

    def put_incident(self, incident: Incident) -> None:
        """Keep one incident and which reports it holds."""
        with self.writing():
            self._connection.execute(
                "INSERT INTO incidents VALUES (?,?,?,?,?,?,?,?)", rows.incident_row(incident)
            )
            self._connection.executemany(
                "INSERT INTO members VALUES (?,?,?)",
                [(report.id, incident.id, n) for n, report in enumerate(incident.reports)],
            )

    def put_links(self, links: Iterable[Decision], *, possible: bool = False) -> None:
        """Keep why the linker put pairs together or, with `possible`, left them for a person."""
        with self.writing():
            self._connection.executemany(
                "INSERT OR REPLACE INTO links VALUES (?,?,?,?,?)",
                [
                    (d.left, d.right, None if possible else d.judgement, d.score, reasons_to_json(d.reasons))
                    for d in links
                ],
            )

    def links(self, report_ids: Sequence[str] = (), *, possible: bool = False) -> list[Decision]:
        """The linker's decisions on the given reports, or all: made, or left possible."""
        known = "IS NULL" if possible else "IS NOT NULL"
        sql = f"SELECT left_id, right_id, score, reasons FROM links WHERE judgement {known}"  # noqa: S608
        marks = ",".join("?" * len(report_ids))
        if report_ids:
            sql += f" AND (left_id IN ({marks}) OR right_id IN ({marks}))"
        found = self._rows(sql + " ORDER BY left_id, right_id", *report_ids, *report_ids)
        return [
            Decision(
                left=left,
                right=right,
                judgement=Judgement.SAME,
                by="linker",
                score=score,
                reasons=reasons_from_json(reasons),
            )
            for left, right, score, reasons in found
        ]

    def put_coverage(self, coverage: Iterable[Coverage]) -> None:
        """Keep which documents tell of an incident without stating it."""
        with self.writing():
            self._connection.executemany(
                "INSERT INTO coverage VALUES (?,?,?,?)",
                [(c.doc_id, c.incident_id, c.score, reasons_to_json(c.reasons)) for c in coverage],
            )

    def coverage(self, incident_id: str) -> list[Coverage]:
        """Documents that tell of an incident without stating it, the surest first."""
        sql = (
            "SELECT doc_id, incident_id, score, reasons FROM coverage WHERE incident_id = ? "
            "ORDER BY score DESC, doc_id"
        )
        return [
            Coverage(doc_id=doc_id, incident_id=home, score=score, reasons=reasons_from_json(reasons))
            for doc_id, home, score, reasons in self._rows(sql, incident_id)
        ]

    def incidents(self, wanted: Filter | None = None) -> list[Incident]:
        """Incidents that fit, by day, the latest first."""
        return list(self.iter_incidents(wanted))

    def iter_incidents(self, wanted: Filter | None = None) -> Iterator[Incident]:
        """Incidents that fit, one at a time."""
        sql = "SELECT id FROM incidents"
        bound: list[str] = []
        if wanted is not None and wanted.country:
            sql += f" WHERE country IN ({','.join('?' * len(wanted.country))})"
            bound.extend(wanted.country)
        for (incident_id,) in self._rows(sql + " ORDER BY day DESC, id", *bound):
            incident = self._incident(incident_id)
            if incident is not None and (wanted is None or wanted.matches(incident)):
                yield incident

    def incident(self, incident_id: str) -> Incident:
        """The incident that now holds the report of this id; a unique beginning of it will do."""
        end = incident_id + "g"  # after every hexadecimal digit
        found = self._rows(
            "SELECT DISTINCT incident_id FROM members WHERE report_id >= ? AND report_id < ?",
            incident_id,
            end,
        )
        if len(found) > 1:
            raise UsageError(f"{self.path}: {incident_id!r} begins several incidents' ids; write more of it")
        incident = self._incident(found[0][0]) if found else None
        if incident is None:
            why = self.why_gone(incident_id) or "; see 'tidings list'"
            raise UsageError(f"{self.path}: no incident has the id {incident_id!r}{why}")
        return incident

    def _incident(self, incident_id: str) -> Incident | None:
        found = self._rows("SELECT id, role, status, policy, views FROM incidents WHERE id = ?", incident_id)
        if not found:
            return None
        columns = ", ".join(f"reports.{name}" for name in rows.REPORT_COLUMNS.split(", "))
        members = self._rows(
            f"SELECT {columns} FROM members JOIN reports ON reports.id = members.report_id "  # noqa: S608
            "WHERE incident_id = ? ORDER BY members.position",
            incident_id,
        )
        *head, views = found[0]
        return rows.incident_of(head, [self._report(row) for row in members], json.loads(views))

    def sizes(self) -> Sizes:
        """How many of each thing there are."""
        (row,) = self._rows(
            "SELECT (SELECT count(*) FROM documents), "
            "(SELECT count(*) FROM documents WHERE read_by IS NULL), "
            "(SELECT count(*) FROM reports), (SELECT count(*) FROM incidents), "
            "(SELECT count(*) FROM decisions), (SELECT count(*) FROM problems)"
        )
        return Sizes(*row)


def _check_mention(mention: Mention, document: Document) -> None:
    if document.quote(mention.span) != mention.raw:
        raise SpanError(f"{document.id}: {mention.raw!r} does not stand at {mention.span}")


def init_project(path: Path, settings: Settings | None = None) -> Project:
    """Make a new project folder; refuse one that is a project already."""
    if (path / DATABASE_FILE).exists():
        raise UsageError(f"{path}: there is a project here already; use it, or name another folder")
    settings = settings or Settings(name=path.resolve().name or "project")
    try:
        path.mkdir(parents=True, exist_ok=True)
        open_database(path / DATABASE_FILE, create=True).close()
        if not (path / SETTINGS_FILE).exists():
            (path / SETTINGS_FILE).write_text(settings_text(settings), encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{path}: cannot make a project here ({error}); check rights and space") from error
    return Project(path, read_settings(path / SETTINGS_FILE))


def open_project(path: Path) -> Project:
    """Open an existing project folder."""
    if not (path / DATABASE_FILE).is_file():
        raise UsageError(f"{path}: there is no project here; run 'tidings init {path}' first")
    return Project(path, read_settings(path / SETTINGS_FILE))
