"""A project is brought up to date part by part, and holds what linking all at once would make."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.assemble.ledger_tools import day, document_of, shelling, unit_of

from tidings import linking, pairing, scale
from tidings.assemble import block, keys
from tidings.assemble.coverage import attach
from tidings.assemble.link import link
from tidings.assemble.packing import pack, unpack
from tidings.assemble.units import describe, describe_document
from tidings.model.codes import Judgement, Kind
from tidings.model.decision import Decision
from tidings.model.report import Reading
from tidings.store.project import init_project

TOWNS = ("Marow", "Telsin", "Xanadia")
NAMES = ("Ilena Korvath", "Adan Oyelo", "Sorin Belmor", "Mila Quissa", "Ruven Harrak")
SCENES = ("the bakery", "the grain silo", "a bus depot", "the old citadel", "a dam", "the fish market")
DETAILS = (
    "Windows shattered along the boulevard.",
    "Rescuers dug through rubble with shovels until dusk.",
    "A schoolteacher described the whistling of mortars.",
    "The hospital pleaded for anaesthetics and bandages.",
    "Sandbags lined the parapet of the bridge.",
)


def told(draw, number):
    """A constructed report of one of a few shellings, or a text without an incident."""
    event = random.Random(draw.randrange(8))
    town, scene, name = event.choice(TOWNS), event.choice(SCENES), event.choice(NAMES)
    when, killed = date(2024, 3, event.randint(1, 9)), event.randint(2, 40)
    details = " ".join(draw.sample(DETAILS, 2))
    published = when + timedelta(days=draw.randint(0, 3))
    said = f"{when.day} March 2024"
    if draw.random() < 0.25:
        text = f"{name} was mourned near {scene} in {town}. {details} (Notice {number})"
        return document_of(text, published=published), None
    text = (
        f"Gunners shell {scene} in {town} on {said}; {killed} died, {name} among them. {details} ({number})"
    )
    member = shelling(
        text,
        place=town,
        when=(said, day(when.year, when.month, when.day)),
        killed=(str(killed), killed),
        published=published,
    )
    return member.document, member.report


def world(seed, size=60):
    """Constructed documents, each with its report or None."""
    draw = random.Random(seed)
    return [told(draw, number) for number in range(size)]


def put(project, items):
    """Keep documents with their readings."""
    project.add_documents((document, document.id) for document, _ in items)
    for document, report in items:
        reports = (report,) if report else ()
        project.put_reading(Reading(document=document, reports=reports), read_by="test")


def ledger(project):
    """What stands in the ledger: groups, links, possible links and coverage."""
    groups = sorted(incident.aliases for incident in project.incidents())
    covered = [row for incident in project.incidents() for row in project.coverage(incident.id)]
    return groups, project.links(), project.links(possible=True), sorted(covered, key=lambda c: c.doc_id)


def at_once(project):
    """The same, of all that the project holds, by the pure functions."""
    gone, settings = project.withdrawn(), project.settings
    units, others = [], []
    for doc_id in set(project.document_ids()) - gone.keys():
        document, reports = project.document(doc_id), project.reports_of(doc_id, Kind.INCIDENT)
        units.extend(describe(report, document) for report in reports)
        if not reports:
            others.append(describe_document(document))
    found = link(units, project.decisions(), merge_at=settings.merge_at, review_at=settings.review_at)
    return (
        list(found.groups),
        list(found.links),
        list(found.possible),
        list(attach(others, units, found.groups)),
    )


def noting(scored):
    """Does one task after the other, and notes which pairs are scored."""

    def do_all(function, tasks):
        for task in tasks:
            if function is pairing.score_task:
                units, pairs = task
                scored.extend((units[left].id, units[right].id) for left, right in pairs)
            yield function(task)

    return do_all


@pytest.fixture
def rare(monkeypatch):
    """Words of more than nine reports are common, so that many cross that line."""
    for module in (block, keys):
        monkeypatch.setattr(module, "MOST_HOLDERS", 9)


@pytest.mark.usefixtures("rare")
@pytest.mark.parametrize("seed", range(6))
def test_part_by_part_is_all_at_once(tmp_path, seed) -> None:
    """After each part, of whatever size, the ledger is that of all documents so far."""
    draw, items = random.Random(seed), world(seed)
    draw.shuffle(items)
    cuts = sorted(draw.sample(range(1, len(items)), 3))
    with init_project(tmp_path / "delta") as project:
        for start, end in zip([0, *cuts], [*cuts, len(items)], strict=True):
            put(project, items[start:end])
            linking.assemble(project)
            assert ledger(project) == at_once(project)
        assert ledger(project)[1]
        assert ledger(project)[3]


@pytest.mark.usefixtures("rare")
@pytest.mark.parametrize("seed", range(4))
def test_what_goes_and_comes_again_leaves_no_trace(tmp_path, seed) -> None:
    """Withdrawn documents, rulings and readings made anew: the ledger is that of what stands."""
    items, at = world(seed), "2024-04-01T09:00:00+00:00"
    with init_project(tmp_path / "delta") as project:
        put(project, items)
        linking.assemble(project)
        before = ledger(project)
        gone = [document.id for document, report in items if report][:3]
        for doc_id in gone:
            project.withdraw_document(doc_id, by="a reviewer", at=at)
            linking.assemble(project)
            assert ledger(project) == at_once(project)
        left, right = sorted(key for found in ledger(project)[0][:2] for key in found[:1])
        ruling = Decision(left=left, right=right, judgement=Judgement.SAME, by="a reviewer", at=at)
        project.put_decision(ruling)
        put(project, items[30:40])
        linking.assemble(project)
        assert ledger(project) == at_once(project)
        assert any({left, right} <= set(found) for found in ledger(project)[0])
        project.withdraw(ruling.id, by="a reviewer", at=at)
        for doc_id in gone:
            project.restore_document(doc_id, by="a reviewer", at=at)
        linking.assemble(project)
        assert ledger(project) == before


def test_a_run_describes_only_what_is_new(tmp_path, monkeypatch) -> None:
    """What a project has described and compared it does not describe and compare again."""
    items = world(1)
    described, scored = [], []
    real = pairing.describe
    monkeypatch.setattr(pairing, "describe", lambda r, d: described.append(r.id) or real(r, d))
    with init_project(tmp_path / "delta") as project:
        put(project, items[:-1])
        linking.assemble(project)
        known = set(described)
        described.clear()
        put(project, items[-1:])

        linking.assemble(project, do_all=noting(scored))
        assert not known & set(described)
        new = {items[-1][0].id, *(described or ())}
        assert all(new & set(pair) for pair in scored)


def test_other_settings_make_the_incidents_anew(tmp_path) -> None:
    """A threshold that changed between two runs holds for all incidents."""
    with init_project(tmp_path / "delta") as project:
        put(project, world(2))
        linking.assemble(project)
        some = len(project.incidents())
        project.settings = replace(project.settings, merge_at=9_000)
        linking.assemble(project)
        assert ledger(project) == at_once(project)
        assert len(project.incidents()) > some


def test_another_linker_begins_anew(tmp_path) -> None:
    """What older code has worked out is not built upon."""
    with init_project(tmp_path / "delta") as project:
        put(project, world(3))
        linking.assemble(project)
        before = ledger(project)
        project.put_mark("linker", "older")
        with project.writing():
            project.drop_pairs([(1, 2), (1, 3), (2, 3)])
            project.forget_incidents()
        linking.assemble(project)
        assert ledger(project) == before


@pytest.fixture
def points(tmp_path, monkeypatch):
    """Stand in for a release with other points: called with them, as a process that starts finds them."""
    tables = tmp_path / "tables"
    tables.mkdir()
    monkeypatch.setattr(linking, "COMPILED", tables)

    def put_points(prior):
        (tables / "link_points.json").write_text(f'{{"prior": {{"candidate": {prior}}}}}', encoding="utf-8")
        linking._linker.cache_clear()

    yield put_points
    linking._linker.cache_clear()


def test_another_table_of_points_scores_all_pairs_anew(tmp_path, points) -> None:
    """Scores that were worked out by other points are not used again."""
    scored = []
    with init_project(tmp_path / "delta") as project:
        points(-8553)
        put(project, world(5))
        linking.assemble(project, do_all=noting(scored))
        before = sorted(scored)
        scored.clear()
        linking.assemble(project, do_all=noting(scored))
        assert not scored
        points(-8000)
        linking.assemble(project, do_all=noting(scored))
        assert before
        assert sorted(scored) == before


def test_a_unit_comes_back_as_it_was() -> None:
    """What is kept of a report is all of it."""
    member = shelling(
        "Gunners shell Marow on 4 March 2024; nine died, Ilena Korvath, 34, among them, 1,200 fled.",
        place="Marow",
        when=("4 March 2024", day(2024, 3, 4)),
        killed=("nine", 9),
    )
    unit = unit_of(member)
    assert unit.traits.people
    assert unpack(pack(unit)) == unit
    other = describe_document(member.document)
    assert unpack(pack(other)) == other


def test_several_processes_score_as_one_does(tmp_path) -> None:
    """Pairs scored side by side come back in their order."""
    items = world(4)
    with init_project(tmp_path / "delta") as project, scale.workers(2) as (_, do_all):
        put(project, items)
        linking.assemble(project, do_all=do_all)
        assert ledger(project) == at_once(project)
