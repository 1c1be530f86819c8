"""The order of the rooms: from a document to its reading, from readings to a project's incidents."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from tidings.assemble.explain import Explanation
from tidings.assemble.explain import explain as compare_groups
from tidings.assemble.link import Rulings, rule
from tidings.assemble.merge import merge
from tidings.assemble.rivals import Dispute, disputes_of
from tidings.assemble.units import Unit, describe
from tidings.data.encoder import encoder, is_switched_off, why_grammar_alone
from tidings.data.places import identity, load
from tidings.errors import ResourceError
from tidings.ingest.copies import body_key
from tidings.ingest.door import read_path
from tidings.ingest.metadata import Metadata
from tidings.linking import assemble
from tidings.model.incident import Incident
from tidings.model.problem import Problem
from tidings.model.report import Reading
from tidings.model.text import Document
from tidings.pairing import READABLE, DoAll, Progress, do_each
from tidings.read.additions import add as add_drafts
from tidings.read.additions import draft
from tidings.read.ground import Ground
from tidings.read.incidents import find_incidents
from tidings.read.learned import Learned, learn
from tidings.read.machine import machine_blocks
from tidings.read.places import find_places
from tidings.read.plain import as_written, mentions_as_written, plain_of
from tidings.read.proposals import Asked, Drop, locate
from tidings.read.sentences import Sentence, find_sentences
from tidings.read.statements import find_statements
from tidings.read.times import find_times
from tidings.read.whole import whole
from tidings.resolve.doubts import find_doubts
from tidings.resolve.one_party import with_one_party
from tidings.resolve.place import resolve_places
from tidings.resolve.reports import resolve_reports
from tidings.resolve.shared_zero import with_shared_zeros
from tidings.resolve.time import resolve_times
from tidings.sources import members_of, trust_of
from tidings.store.project import Project

# What reads: a project reads a document again when this has changed since.
READER = "5"
# Documents kept or read between two commits: a full disk or a kill loses no more than these.
BATCH = 100
HELPED_BATCH = 5  # a model takes seconds for each

ReadAll = Callable[[Iterable[Document]], Iterable[Reading]]
"""What reads many documents, in order; `scale` gives one that uses several processes."""


class Helper(Protocol):
    """A model that proposes words of a document; `fingerprint` tells its readings from another's."""

    @property
    def name(self) -> str:
        """What its claims are marked with."""

    @property
    def fingerprint(self) -> str:
        """What a project keeps of it."""

    def ask(self, document: Document) -> Asked:
        """What it proposes of one document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What came of adding: documents that were new, those known already, and what could not be used."""

    added: int
    known: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What came of a run: documents read now, all incident reports, incidents, and new problems."""

    read: int
    reports: int
    incidents: int
    problems: tuple[Problem, ...]


def read_document(document: Document, codebook: int = 0) -> Reading:
    """Read one document: sentences, times, places, statements, incidents, then their values."""
    gazetteer = load()
    plain, view = plain_of(document)
    sentences = find_sentences(plain)
    times = resolve_times(find_times(plain, sentences), plain)
    places, grounds = resolve_places(find_places(plain, sentences, gazetteer), plain, gazetteer)
    statements = find_statements(plain, sentences, places, times)
    learner = partial(_learned, plain, sentences, codebook)
    incidents = find_incidents(plain, sentences, grounds, times, statements, learner)
    reports = resolve_reports((*incidents, *statements), plain, grounds, times)
    reports = with_shared_zeros(with_one_party(reports))
    if plain is not document:
        reports = as_written(reports, document, view)
        places = mentions_as_written(places, document, view)
        times = mentions_as_written(times, document, view)
    doubts = tuple(find_doubts(document, times, reports))
    return Reading(document=document, reports=reports, places=places, times=times, problems=doubts)


def _learned(
    document: Document, sentences: Sequence[Sentence], codebook: int, hot: Iterable[int]
) -> Learned | None:
    """What the learned reader says; its weights are loaded for the first text that needs them."""
    weights = encoder()
    if weights is None:
        return None
    learned = learn(document, sentences, hot, weights, codebook)
    return replace(learned, spans=whole(sentences, learned.spans)) if codebook else learned


def read_safely(document: Document) -> Reading:
    """Read one document; what cannot be read becomes a problem and never stops the others."""
    if document.language is not None and document.language not in READABLE:
        reason = f"{document.id}: written in {document.language!r}, which cannot be read; only English can"
        return _failed(document, "unsupported_language", reason)
    try:
        reading = read_document(document)
        for report in reading.reports:
            report.check(document)
    except ResourceError:
        raise  # a missing lexicon or gazetteer is no fault of this document: it would fail them all
    except Exception:  # noqa: BLE001  the one place where a fault of ours becomes a row
        where = traceback.format_exc(limit=-2).strip().splitlines()
        reason = f"{document.id}: a fault of the reader ({where[-1]}; {where[-3].strip()}); please report it"
        return _failed(document, "reader_fault", reason)
    return reading


def own_reader() -> str:
    """The name of what reads without a model: the grammar, and the weights and the user's places if any."""
    weights = encoder()
    return "/".join(filter(None, (READER, weights.name if weights else "", identity())))


def reader_with(helper: Helper | None) -> str:
    """The name of the reader, alone or with a model's help."""
    return own_reader() if helper is None else f"{own_reader()}+{helper.fingerprint}"


def grammar_alone() -> tuple[Problem, ...]:
    """A note that the weights cannot be used, and why; none where they are used or were switched off."""
    if encoder() is not None or is_switched_off():
        return ()
    reason = f"read by the grammar alone: {why_grammar_alone()}"
    return (Problem(source="learned reader", stage="read", code="grammar_alone", reason=reason),)


def read_with(reading: Reading, helper: Helper) -> Reading:
    """The grammar's reading with what a model proposes and the words of the text bear out.

    Nothing that the grammar read is taken away or altered, whatever the model answers.
    """
    if not all(problem.is_note for problem in reading.problems):
        return reading  # of another language, or a fault of ours: there is nothing to add to
    asked = helper.ask(reading.document)
    helped = replace(reading, problems=(*reading.problems, *asked.problems))
    if not asked.is_answered:
        return helped
    try:
        return _with_proposals(helped, asked, helper.name)
    except ResourceError:
        raise
    except Exception as error:  # noqa: BLE001  as in `read_safely`: a fault of ours becomes a row
        reason = f"a fault of ours in using what {helper.name} proposes ({type(error).__name__}: {error})"
        return replace(helped, problems=(*helped.problems, *_failed_help(reading.document, reason)))


def _with_proposals(reading: Reading, asked: Asked, name: str) -> Reading:
    document = reading.document
    sentences = find_sentences(document)
    located, drops = locate(document, sentences, asked.quotes, machine_blocks(document.text, sentences))
    drafts, unused = draft(Ground(reading, sentences), (*asked.proposals, *located))
    raw = [item.report for item in drafts]
    resolved = resolve_reports(raw, document, reading.places, reading.times)
    whole = [replace(item, report=report) for item, report in zip(drafts, resolved, strict=True)]
    helped, added, valueless = add_drafts(reading, whole, name)
    for report in helped.reports:
        report.check(document)
    drops += unused + valueless
    drops[Drop.LIMIT] += asked.unfit
    return replace(helped, problems=(*helped.problems, *_dropped(document, name, added, drops)))


def _dropped(document: Document, name: str, added: int, drops: Counter[Drop]) -> Iterator[Problem]:
    """A note of how much was not used of what a model proposed, and why."""
    told = drops.pop(Drop.TOLD, 0)
    if drops.total():
        reasons = ", ".join(f"{drops[why]} {why}" for why in Drop if drops[why])
        source = document.url or document.id
        reason = (
            f"{source}: proposals of {name}: {drops.total()} dropped ({reasons}), {added} used, "
            f"{told} of fields that the grammar read"
        )
        yield Problem(source=source, stage="model", code="model_dropped", reason=reason, doc_id=document.id)


def _failed_help(document: Document, reason: str) -> Iterator[Problem]:
    source = document.url or document.id
    yield Problem(
        source=source, stage="model", code="model_fault", reason=f"{source}: {reason}", doc_id=document.id
    )


def is_unhelped(reading: Reading) -> bool:
    """Whether a model was to help and could not: the grammar alone has read the document."""
    return any(problem.stage == "model" and not problem.is_note for problem in reading.problems)


def _failed(document: Document, code: str, reason: str) -> Reading:
    problem = Problem(
        source=document.url or document.id, stage="read", code=code, reason=reason, doc_id=document.id
    )
    return Reading(document=document, problems=(problem,))


def read_each(documents: Iterable[Document]) -> Iterator[Reading]:
    """Read documents one after the other."""
    return map(read_safely, documents)


def add(
    project: Project,
    paths: Sequence[Path],
    *,
    metadata: Metadata | None = None,
    progress: Progress | None = None,
) -> AddReport:
    """Read files into the project; a document that is known already is not added twice."""
    added = known = 0
    problems: list[Problem] = []
    for number, path in enumerate(paths):
        for items in _batches(read_path(path, metadata=metadata)):
            documents = [item for item in items if isinstance(item, Document)]
            troubles = [item for item in items if isinstance(item, Problem)]
            with project.writing():
                new = project.add_documents((document, body_key(document)) for document in documents)
                project.put_problems(troubles)
            added, known = added + new, known + len(documents) - new
            problems.extend(troubles)
            if progress:
                progress("add", added + known, 0)
        if progress and len(paths) > 1:
            progress("files", number + 1, len(paths))
    return AddReport(added=added, known=known, problems=tuple(problems))


def _batches(items: Iterable[Document | Problem]) -> Iterator[list[Document | Problem]]:
    batch: list[Document | Problem] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def run(
    project: Project,
    *,
    progress: Progress | None = None,
    read_all: ReadAll = read_each,
    helper: Helper | None = None,
    is_alone: bool = False,
    do_all: DoAll = do_each,
) -> RunReport:
    """Read what has not been read, then link what is new with what there is.

    What a model has helped to read counts as read by the grammar. Where a model cannot be asked, the grammar
    reads alone, a reading that another model helped with is left, and the next run asks again. With
    `is_alone` the grammar reads anew what any model has helped with.
    """
    reader = reader_with(helper)
    unread = project.document_ids(unread_by=reader, is_alone=is_alone)
    new = set(project.document_ids(unread_by=own_reader())) if helper else set()
    problems = list(grammar_alone() if unread else ())
    with project.writing():
        project.put_problems(problems)
    done = 0
    size = BATCH if helper is None else HELPED_BATCH
    for start in range(0, len(unread), size):
        batch = (project.document(doc_id) for doc_id in unread[start : start + size])
        readings = list(read_all(batch))
        if helper is not None:
            readings = [read_with(reading, helper) for reading in readings]
        with project.writing():
            for reading in readings:
                is_unaided = is_unhelped(reading)
                if is_unaided and reading.document.id not in new:
                    project.put_problems(reading.problems)
                else:
                    project.put_reading(reading, read_by=own_reader() if is_unaided else reader)
                problems.extend(reading.problems)
        done += len(readings)
        if progress:
            progress("read", done, len(unread))
    reports, incidents, conflicts = assemble(project, progress=progress, do_all=do_all)
    return RunReport(read=done, reports=reports, incidents=incidents, problems=(*problems, *conflicts))


def told_under(
    project: Project, incidents: Iterable[Incident], *policies: str
) -> Iterator[tuple[Incident, ...]]:
    """Each incident as every one of the policies tells it; nothing in the project changes."""
    trust = trust_of(project)
    for incident in incidents:
        members = members_of(project, incident.aliases)
        yield tuple(merge(members, policy, trust) for policy in policies)


def disputes_in(project: Project, incident: Incident) -> list[Dispute]:
    """Where the reports of an incident disagree."""
    members = members_of(project, incident.aliases)
    return disputes_of(members, trust_of(project))


def explain(
    project: Project, left: Sequence[str], right: Sequence[str], *, named: Collection[str] = ()
) -> tuple[Explanation, Rulings]:
    """Compare two groups of a project's reports as the linker does, with what people decided."""
    decisions = project.decisions()
    judged = (key for decision in decisions for key in (decision.left, decision.right))
    rulings = rule(decisions, {*left, *right, *judged})
    units = [[_unit(project, key) for key in group] for group in (left, right)]
    return compare_groups(units[0], units[1], rulings, named), rulings


def _unit(project: Project, report_id: str) -> Unit:
    report = project.report(report_id)
    return describe(report, project.document(report.doc_id))
