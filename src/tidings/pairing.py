"""Bring the compared pairs of a project up to date with its documents, at the cost of what is new."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol, TypeVar

from tidings.assemble import keys
from tidings.assemble.coverage import COVER_AT, may_cover
from tidings.assemble.features import score
from tidings.assemble.keys import NOBODY, OTHER, REPORT, Held
from tidings.assemble.packing import pack, unpack
from tidings.assemble.units import Unit, describe, describe_document
from tidings.ingest.copies import Print, fingerprint
from tidings.model.codes import Kind
from tidings.model.report import Report
from tidings.model.text import Document
from tidings.model.values import Where
from tidings.store import workings
from tidings.store.project import Project

READABLE = frozenset({"en"})
# Documents described, and units paired, between two commits.
BATCH = 500
# Units kept in memory: about 100 MB.
KEPT = 4_000

Progress = Callable[[str, int, int], None]
"""Called with the stage, how much is done, and how much there is (0 when not known)."""

Task = tuple[Mapping[int, Unit], Sequence[tuple[int, int]]]
"""Units by number, and which of them to compare."""

A = TypeVar("A")
B = TypeVar("B")


class DoAll(Protocol):
    """What does many tasks, in order; `scale` gives one that uses several processes."""

    def __call__(self, function: Callable[[A], B], tasks: Iterable[A], /) -> Iterable[B]:
        """The results of a function, task by task."""


def do_each(function: Callable[[A], B], tasks: Iterable[A]) -> Iterable[B]:
    """Do one task after the other."""
    return map(function, tasks)


def score_task(task: Task) -> list[int]:
    """The scores of the pairs of one task, in order."""
    units, pairs = task
    return [score(units[left], units[right]) for left, right in pairs]


# Units and their keys


class Source(NamedTuple):
    """A document that waits for its units, its incident reports, and the places that one without names."""

    document: Document
    reports: Sequence[Report]
    places: Sequence[Where] = ()


class Described(NamedTuple):
    """The units of a document, each with its sort and packed, and what copies of it are recognised by."""

    doc_id: str
    units: Sequence[tuple[Unit, str, bytes]]
    print: Print | None = None


def describe_all(project: Project, do_all: DoAll, progress: Progress | None) -> bool:
    """Make the units of waiting documents; False where a word became rare again, and all must begin anew."""
    waiting, gone = project.waiting(), project.withdrawn()
    batches = [waiting[start : start + BATCH] for start in range(0, len(waiting), BATCH)]
    sources = ([_source(project, doc_id) for doc_id in batch if doc_id not in gone] for batch in batches)
    done = 0
    for batch, described in zip(batches, do_all(describe_task, sources), strict=True):
        with project.writing():
            if not _put_described(project, batch, described, gone):
                project.forget_workings()
                return False
            project.done_waiting(batch)
        done += len(batch)
        if progress:
            progress("link", done, len(waiting))
    return True


def _source(project: Project, doc_id: str) -> Source:
    reports = project.reports_of(doc_id, Kind.INCIDENT)
    named = () if reports else project.mentions(doc_id, "place")
    places = tuple(mention.value for mention in named if isinstance(mention.value, Where))
    return Source(project.document(doc_id), reports, places)


def describe_task(sources: Sequence[Source]) -> list[Described]:
    """The units of some documents: of their incident reports, or of a document itself that has none."""
    found = []
    for document, reports, places in sources:
        units = [(describe(report, document), REPORT) for report in reports]
        if not reports and document.language in {*READABLE, None}:
            units = [(describe_document(document, places), OTHER)]
        own = fingerprint(document) if reports else None
        found.append(Described(document.id, [(unit, sort, pack(unit)) for unit, sort in units], own))
    return found


def _put_described(
    project: Project, doc_ids: Sequence[str], described: Sequence[Described], gone: Container[str]
) -> bool:
    """Put the units of documents in place of the old ones; False where a word became rare again."""
    old = project.units_of(doc_ids)
    project.drop_units([unit.number for unit in old])
    project.drop_prints(doc_ids)
    for doc_id in doc_ids:
        project.drop_coverage(doc_id)
    project.drop_incidents(project.groups_of([unit.id for unit in old if unit.doc_id in gone]))
    for doc_id, _, own in described:
        if own is not None:
            numbers = array("Q", (number for pair in sorted(own.numbers) for number in pair))
            project.put_print(doc_id, own.phrases.tobytes(), numbers.tobytes(), own.body, own.outlet)
    found = [item for one in described for item in one.units]
    numbered = [(number, *item) for number, item in enumerate(found, project.next_number())]
    project.put_units(
        workings.Unit(n, unit.id, unit.doc_id, sort, packed) for n, unit, sort, packed in numbered
    )
    return _shelve(
        project,
        [(unit.number, unpack(unit.content), unit.sort) for unit in old],
        [(number, unit, sort) for number, unit, sort, _ in numbered],
    )


Numbered = tuple[int, Unit, str]


def _shelve(project: Project, old: Sequence[Numbered], new: Sequence[Numbered]) -> bool:
    """Take old units off the shelf and put new ones on; False where a word became rare again."""
    gone = [(key, number) for number, unit, sort in old for key, _ in keys.held_by(unit, sort, number)]
    come = [item for number, unit, sort in new for item in keys.held_by(unit, sort, number)]
    touched = {key for key, _ in (*gone, *come)}
    before = _shelf(project, touched | {keys.twin(key) for key in touched})
    after = dict(before)
    for key, number in gone:
        after[key] = keys.remove(after[key], number)
    added: dict[str, list[bytes]] = {}
    for key, packed in come:
        added.setdefault(key, []).append(packed)
    for key, some in added.items():
        held = after.get(key, NOBODY)
        after[key] = Held(held.number + len(some), held.units + b"".join(some))
    known = project.unpaired().start
    crossed = []
    for key in sorted(filter(keys.is_word, touched)):
        for is_joint in (False, True):
            was, is_now = (keys.is_rare(shelf, key, is_joint=is_joint) for shelf in (before, after))
            if is_now and not was:
                return False
            ours = before.get(key, NOBODY).units
            theirs = before.get(keys.twin(key), NOBODY).units if is_joint else ours
            if was and not is_now and keys.any_below(known, ours) and keys.any_below(known, theirs):
                crossed.append((ours, theirs))
    project.put_crossed(crossed)
    project.put_holders({key: keys.trimmed(key, after[key]) for key in touched})
    return True


def _shelf(project: Project, wanted: Iterable[str]) -> dict[str, Held]:
    return {key: Held(*found) for key, found in project.holders(wanted).items()}


class Units:
    """The units of a project by number, the last asked for kept at hand."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._kept: OrderedDict[int, Unit] = OrderedDict()

    def __getitem__(self, number: int) -> Unit:
        found = self._kept.get(number)
        if found is None:
            found = self._kept[number] = unpack(self._project.unit(number).content)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(number)
        return found


# Pairs


def look_again(project: Project, units: Units) -> None:
    """Drop the pairs that only words tie which are rare no more."""
    known = project.unpaired().start
    pairs: set[tuple[int, int]] = set()
    covers: set[tuple[int, int]] = set()
    crossed = project.crossed()
    for _, *sides in crossed:
        left, right = ({n for n in keys.numbers(Held(0, side)) if n < known} for side in sides)
        both = left | right
        for one in sorted(both):
            if left == right:
                pairs.update((one, other) for other in project.partners(one) if one < other and other in both)
            else:  # one side are documents without a report
                covers.update((other, one) for other in project.covered_by(one) if other in both)
    with project.writing():
        project.drop_pairs(_unlike(project, units, sorted(pairs), is_joint=False))
        project.drop_covers(_unlike(project, units, sorted(covers), is_joint=True))
        project.done_crossed(row for row, *_ in crossed)


def _unlike(
    project: Project, units: Units, pairs: Iterable[tuple[int, int]], *, is_joint: bool
) -> list[tuple[int, int]]:
    """Those of pairs that no key ties."""
    known: dict[tuple[str, str], bool] = {}

    def is_rare(part: str, word: str) -> bool:
        found = known.get((part, word))
        if found is None:
            key = f"{part}{REPORT} {word}"
            shelf = _shelf(project, (key, keys.twin(key)))
            found = known[part, word] = keys.is_rare(shelf, key, is_joint=is_joint)
        return found

    return [
        (left, right) for left, right in pairs if not keys.are_candidates(units[left], units[right], is_rare)
    ]


def pair_all(project: Project, units: Units, do_all: DoAll, progress: Progress | None) -> None:
    """Compare new units with their candidates among those before them."""
    todo = project.unpaired()
    bounds = [*todo[::BATCH], todo.stop] if todo else []
    batches = [range(*bound) for bound in pairwise(bounds)]
    made: list[Task] = []

    def kept() -> Iterator[Task]:
        for batch in batches:
            made.append(_task(project, units, batch))
            yield made[-1]

    for batch, scores in zip(batches, do_all(score_task, kept()), strict=True):
        found, pairs = made.pop(0)
        rows = [(left, right, points) for (left, right), points in zip(pairs, scores, strict=True)]
        reports = [row for row in rows if _is_report(found[row[0]]) and _is_report(found[row[1]])]
        covers = [
            (right, left, points) if _is_report(found[left]) else (left, right, points)
            for left, right, points in rows
            if points >= COVER_AT and _is_cover(found[left], found[right])
        ]
        project.put_pairs(batch, reports, covers)
        if progress:
            progress("pair", batch.stop - todo.start, len(todo))


def _is_report(unit: Unit) -> bool:
    """Whether a unit is a report; a document without one is its own unit."""
    return unit.id != unit.doc_id


def _is_cover(left: Unit, right: Unit) -> bool:
    """Whether one of two units is a document without a report that may be of the other's incident."""
    if _is_report(left) == _is_report(right):
        return False
    document, report = (right, left) if _is_report(left) else (left, right)
    return may_cover(document, report)


def _task(project: Project, units: Units, batch: range) -> Task:
    """The units of a batch and their candidates, and the pairs to be scored."""
    new = {number: units[number] for number in batch}
    sorts = {number: REPORT if _is_report(unit) else OTHER for number, unit in new.items()}
    shelf = _shelf(
        project, {key for number, unit in new.items() for key in keys.asked_by(unit, sorts[number])}
    )
    asked = [
        (other, number)
        for number, unit in new.items()
        for found in [keys.find(unit, sorts[number], number, shelf)]
        for other in sorted(found.reports | found.others)
    ]
    known = {number: units[number] for number in sorted({other for other, _ in asked} - new.keys())} | new
    return known, [pair for pair in asked if known[pair[0]].doc_id != known[pair[1]].doc_id]
