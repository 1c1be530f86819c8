"""Bring the incidents of a project up to date with its documents, at the cost of what is new.

    waiting documents -> units and their keys -> candidates by keys -> scores of pairs
    -> units that these stir -> the components that hold them, each grouped as if for the first time
    -> the incidents, links and coverage that are no longer the same

All but the last is kept in the project (store/workings.py). Whatever arrives in whatever order, the result is
that of `assemble.link.link` and `assemble.coverage.attach` on all units: pairs depend on the two units and on
which words are rare, so when a word stops being rare the pairs of its holders are looked at again, and when
one becomes rare again, because documents went, all begins anew. A change of the code or its tables does too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from tidings.analyse.tally import window_problems
from tidings.assemble.features import compare
from tidings.assemble.keys import OTHER, REPORT
from tidings.assemble.link import Rulings, group, rule, standing, tell
from tidings.assemble.merge import merge
from tidings.assemble.packing import unpack
from tidings.assemble.units import Unit
from tidings.assemble.untold import stories
from tidings.data.tables import COMPILED
from tidings.lineages import find_new_lineages
from tidings.model.codes import Kind
from tidings.model.coverage import Coverage
from tidings.model.decision import Decision
from tidings.model.problem import Problem
from tidings.pairing import DoAll, Progress, Units, describe_all, do_each, look_again, pair_all
from tidings.sources import learn_anew, members_of, trust_of
from tidings.store.project import Project

# Units grouped at a time.
BATCH = 500
CODE = (
    *("assemble/*.py", "model/*.py", "ingest/copies.py"),
    *("linking.py", "lineages.py", "pairing.py", "sources.py"),
)


def assemble(
    project: Project, *, progress: Progress | None = None, do_all: DoAll = do_each
) -> tuple[int, int, tuple[Problem, ...]]:
    """Link the reports that are there; how many there are, of how many incidents, and what went wrong."""
    _begin(project)
    while not describe_all(project, do_all, progress):
        _begin(project)
    units = Units(project)
    look_again(project, units)
    pair_all(project, units, do_all, progress)
    decisions = project.decisions()
    judged = {key for one in standing(decisions) for key in (one.left, one.right)}
    rulings = rule(decisions, project.numbers_of(sorted(judged)))
    with project.writing():
        _stir_ruled(project, rulings)
        _put_lineages(project)
        _group_all(project, units, rulings, progress)
        learn_anew(project)
        _cover_all(project, units)
        project.still()
        tallies = ((r, project.document(r.doc_id)) for r in project.iter_reports(Kind.TALLY))
        undated = tuple(window_problems(tallies))
        project.put_problems((*rulings.problems, *undated))
    return (*project.counts(), (*rulings.problems, *undated))


# What linking was done by


def _begin(project: Project) -> None:
    """Forget what another linker has worked out, and the incidents that other settings have made."""
    settings = project.settings
    chosen = [
        *(settings.merge_at, settings.review_at, settings.policy),
        *(settings.learn, sorted(settings.reliability.items())),
    ]
    for name, now, forget in (
        ("linker", _linker(), project.forget_workings),
        ("settings", json.dumps(chosen), project.forget_incidents),
    ):
        if project.mark(name) != now:
            with project.writing():
                forget()
                project.put_mark(name, now)


@lru_cache(maxsize=1)
def _linker() -> str:
    """A hash of the code that links and of the tables that it reads; taken once, as they are."""
    home = Path(__file__).parent
    files = sorted({path for pattern in CODE for path in home.glob(pattern)})
    tables = sorted(COMPILED.glob("*.json"))
    return sha256(b"".join(path.read_bytes() for path in (*files, *tables))).hexdigest()[:16]


# Groups and incidents


def _stir_ruled(project: Project, rulings: Rulings) -> None:
    """Let the reports be grouped anew on which people rule otherwise than in the last run."""
    now = [[list(pair) for pair in sorted(found)] for found in (rulings.same, rulings.apart)]
    then = json.loads(project.mark("rulings") or "[[], []]")
    changed = [
        pair
        for one, other in zip(then, now, strict=True)
        for pair in one + other
        if (pair in one) != (pair in other)
    ]
    project.stir(project.numbers_of(key for pair in changed for key in pair).values())
    project.put_mark("rulings", json.dumps(now))


def _put_lineages(project: Project) -> None:
    """Find copies; the incidents of documents whose lineage is another are made anew."""
    lineages = find_new_lineages(project)
    changed = [doc_id for doc_id, lineage in lineages.items() if project.lineage_of(doc_id) != lineage]
    project.put_lineages({doc_id: lineages[doc_id] for doc_id in changed})
    reports = [unit for unit in project.units_of(changed) if unit.sort == REPORT]
    project.drop_incidents(project.groups_of(unit.id for unit in reports))
    project.stir(unit.number for unit in reports)


def _group_all(project: Project, units: Units, rulings: Rulings, progress: Progress | None) -> None:
    """Group the components of stirred units anew, some at a time: no merge reaches across two of them."""
    stirred = project.stirred(REPORT)
    ruled = _ruled(project, rulings)
    seen: set[int] = set()
    some: list[int] = []
    for place, number in enumerate(stirred, 1):
        if number not in seen:
            some.extend(_component(project, number, ruled, seen))
        if len(some) >= BATCH or (some and place == len(stirred)):
            _regroup(project, units, some, rulings)
            some = []
            if progress:
                progress("merge", place, len(stirred))


def _ruled(project: Project, rulings: Rulings) -> dict[int, list[int]]:
    """The units that people say are of one incident, each with the others."""
    number = project.numbers_of(sorted({key for pair in rulings.same for key in pair}))
    near: dict[int, list[int]] = {}
    for left, right in sorted(rulings.same):
        near.setdefault(number[left], []).append(number[right])
        near.setdefault(number[right], []).append(number[left])
    return near


def _component(
    project: Project, start: int, ruled: Mapping[int, Sequence[int]], seen: set[int]
) -> Iterator[int]:
    """The units that likely pairs and people's rulings tie to one, itself included."""
    merge_at = project.settings.merge_at
    todo = [start]
    seen.add(start)
    while todo:
        number = todo.pop()
        yield number
        near = [other for other, points in project.pairs_of(number) if points >= merge_at]
        for other in (*near, *ruled.get(number, ())):
            if other not in seen:
                seen.add(other)
                todo.append(other)


def _regroup(project: Project, units: Units, numbers: Sequence[int], rulings: Rulings) -> None:
    """Group units anew that nothing ties to others, and bring their incidents and links up to date."""
    by_id = {unit.id: unit for unit in (units[number] for number in numbers)}
    inside: dict[tuple[str, str], int] = {}
    outside: set[tuple[str, str]] = set()
    at_hand = dict(by_id)
    review_at = project.settings.review_at
    held = set(numbers)
    for number in numbers:
        one = units[number]
        for other, points in project.pairs_of(number):
            if other in held or points >= review_at:
                near = units[other]
                at_hand[near.id] = near
                pair = (min(one.id, near.id), max(one.id, near.id))
                if other in held:
                    inside[pair] = points
                elif pair not in rulings.apart:
                    outside.add(pair)
    ours = Rulings(
        same=frozenset(pair for pair in rulings.same if pair[0] in by_id and pair[1] in by_id),
        apart=frozenset(pair for pair in rulings.apart if pair[0] in by_id and pair[1] in by_id),
        problems=(),
    )
    groups = group(by_id, inside, ours, project.settings.merge_at)
    home = {key: place for place, keys_of in enumerate(groups) for key in keys_of}
    wanted = {pair: home[pair[0]] == home[pair[1]] for pair, points in inside.items() if points >= review_at}
    wanted.update(dict.fromkeys(outside, False))
    _put_links(project, at_hand, by_id, wanted)
    _put_incidents(project, groups)


def _put_links(
    project: Project,
    units: Mapping[str, Unit],
    ours: Mapping[str, Unit],
    wanted: Mapping[tuple[str, str], bool],
) -> None:
    """Bring the linker's decisions on pairs of these reports up to date."""
    there = project.links_of(ours)
    project.drop_links(sorted(pair for pair, is_one in there.items() if wanted.get(pair) is not is_one))
    new = sorted(pair for pair, is_one in wanted.items() if there.get(pair) is not is_one)
    for is_one in (True, False):
        made: list[Decision] = [
            tell(compare(units[left], units[right])) for left, right in new if wanted[left, right] is is_one
        ]
        project.put_links(made, possible=not is_one)


def _put_incidents(project: Project, groups: Sequence[tuple[str, ...]]) -> None:
    """Put incidents in place of those that no longer hold the same reports."""
    old = project.groups_of(key for found in groups for key in found)
    kept = set(old.values()).intersection(groups)
    project.drop_incidents(home for home, found in old.items() if found not in kept)
    trust = trust_of(project)
    for found in groups:
        if found not in kept:
            project.put_incident(merge(members_of(project, found), project.settings.policy, trust))
            for number in project.numbers_of(found).values():
                project.stir(project.covered_by(number))


def _cover_all(project: Project, units: Units) -> None:
    """Give stirred documents without an incident to that of their likeliest report."""
    for number in project.stirred(OTHER):
        unit = units[number]
        best = project.best_covers(number)
        project.drop_coverage(unit.doc_id)
        if best is not None:
            _, incident_id, report, points = best
            reasons = compare(unit, units[report]).reasons
            covered = Coverage(doc_id=unit.doc_id, incident_id=incident_id, score=points, reasons=reasons)
            project.put_coverage([covered])


def untold(project: Project) -> list[tuple[str, ...]]:
    """Documents that tell of a deed of which no incident was read and that none covers, by story."""
    return stories(map(unpack, project.uncovered(OTHER)), merge_at=project.settings.merge_at)
