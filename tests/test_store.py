"""The project file: what goes in comes out, nothing is lost, and trouble is said plainly."""

import os
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.assemble.ledger_tools import PLACES, claim_of, count, day, document_of, report_of, shelling

from tidings.assemble.merge import merge
from tidings.errors import SpanError, StoreError, UsageError, VersionError
from tidings.model.codes import (
    ActorKind,
    DatePrecision,
    Field,
    Judgement,
    Kind,
    PlacePrecision,
    Stance,
)
from tidings.model.coverage import Coverage
from tidings.model.decision import Decision, Reason
from tidings.model.filter import parse_filter
from tidings.model.problem import Problem
from tidings.model.report import Mention, Reading
from tidings.model.text import Span
from tidings.model.values import Actor, Count, EventType, Phrase, Relation, Weapon, When, Where
from tidings.settings import Settings, read_settings
from tidings.store.codec import from_json, to_json
from tidings.store.database import check_engine, open_database
from tidings.store.project import DATABASE_FILE, init_project, open_project
from tidings.store.schema import NEWEST

MEMBER = shelling(
    "Gunners shell Marow on 4 March; three people died, Ilena Korvath said.",
    place="Marow", when=("4 March", day(2024, 3, 4)), killed=("three", 3),
)  # fmt: skip


@pytest.fixture
def project(tmp_path):
    with init_project(tmp_path / "delta") as found:
        yield found


def add(project, *members) -> None:
    project.add_documents((m.document, m.lineage) for m in members)
    for member in members:
        project.put_reading(Reading(document=member.document, reports=(member.report,)), read_by="1")


VALUES = (
    Count(low=2, best=None, high=None, hedge="several", operator=">="),
    Count(low=0, best=0, high=0),
    day(2024, 2, 29),
    When(partial="--12-06", precision=DatePrecision.UNKNOWN, clock="06:30", zone="Asia/Baghdad", approximate=True),
    PLACES["Marow"],
    Where(name="Qal’at Ömer", gazetteer_id=None, country=None, precision=PlacePrecision.SITE, rejected=("gn:4", "gn:5")),
    Actor(
        name="“the Delta Front”", kind=ActorKind.REBEL, is_named=True,
        relations=(Relation(type="backed_by", actor_id="XAN"),),
    ),
    Weapon(type="ballistic missile", count=Count(low=24)),
    EventType(code="strike.missile", event_type="Explosions/Remote violence", sub_event_type="Shelling"),
    Phrase(text='said: "type_" \n ok'),
)  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
def test_every_value_comes_back_as_it_was(value) -> None:
    """JSON with a type beside it restores each kind of value exactly."""
    assert from_json(to_json(value)) == value


def test_no_value_stays_none() -> None:
    """Unknown is None on both sides."""
    assert to_json(None) is None
    assert from_json(None) is None


def test_a_broken_value_is_said_plainly() -> None:
    """A stored value that cannot be read is a StoreError that shows it."""
    with pytest.raises(StoreError, match="Countless"):
        from_json('{"type_":"Countless"}')


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.text(max_size=20))
def test_counts_survive_whatever_they_hold(low, more, hedge) -> None:
    """Any range and any hedge words come back."""
    value = Count(low=low, best=low, high=low + more, hedge=hedge)
    assert from_json(to_json(value)) == value


def test_a_document_comes_back_as_it_was(project) -> None:
    """Text, segments and metadata are kept to the letter, signs beyond the basic plane too."""
    document = replace(
        document_of("Shells 🚀 hit Qal‘at.\u200b\n“Why?”"), title="A\ttitle", url="https://x.example"
    )
    project.add_documents([(document, "line")])
    assert project.document(document.id) == document


def test_a_known_document_is_not_added_twice(project) -> None:
    """Adding again changes nothing."""
    pair = (MEMBER.document, MEMBER.lineage)
    assert project.add_documents([pair, pair]) == 1
    assert project.add_documents([pair]) == 0
    assert project.sizes().documents == 1


def test_a_reading_comes_back_as_it_was(project) -> None:
    """Reports, claims with speaker, context and part, mentions and problems are all kept."""
    document = document_of(
        "Gunners shell Marow on 4 March, killing five, including two nurses, the mayor said."
    )
    claims = (
        claim_of(document, Field.WHERE, "Marow", PLACES["Marow"]),
        claim_of(document, Field.KILLED, "five", count(5), said_by="the mayor", stance=Stance.CLAIMED),
        replace(
            claim_of(document, Field.KILLED, "two", count(2), about="nurses", part="part"),
            hedge="including", basis="inferred", rule="H23", context=Span(0, 20),
        ),
    )  # fmt: skip
    places = (Mention(raw="Marow", span=claims[0].span, value=PLACES["Marow"]),)
    times = (Mention(raw="4 March", span=Span(23, 30), value=None),)
    problem = Problem(source="x", stage="read", code="odd", reason="x: odd", doc_id=document.id)
    reading = Reading(
        document=document, reports=(report_of(document, "shell", *claims),), places=places, times=times,
        problems=(problem,),
    )  # fmt: skip
    project.add_documents([(document, "line")])
    project.put_reading(reading, read_by="1")
    assert project.reading(document.id) == reading
    assert list(project.readings()) == [reading]
    assert project.reports(Kind.INCIDENT) == [reading.reports[0]]
    assert project.reports(Kind.TALLY) == []


def test_reading_again_replaces_what_was_read(project) -> None:
    """A second reading takes the first one's place, with its problems."""
    add(project, MEMBER)
    project.put_reading(Reading(document=MEMBER.document), read_by="2")
    assert project.reports() == []
    assert project.document_ids(unread_by="2") == []
    assert project.document_ids(unread_by="3") == [MEMBER.document.id]


def test_words_that_do_not_stand_at_their_span_are_refused(project) -> None:
    """No value without its words: a wrong span stops the write, and nothing of it is kept."""
    project.add_documents([(MEMBER.document, "line")])
    wrong = replace(MEMBER.report.claims[1], raw="Telsin")
    bad = replace(MEMBER.report, claims=(wrong,))
    with pytest.raises(SpanError, match="Telsin"):
        project.put_reading(Reading(document=MEMBER.document, reports=(bad,)), read_by="1")
    stray = Mention(raw="Marow", span=Span(0, 5))
    with pytest.raises(SpanError, match="Marow"):
        project.put_reading(Reading(document=MEMBER.document, places=(stray,)), read_by="1")
    assert project.sizes().reports == 0
    assert project.sizes().unread == 1


def test_a_failed_batch_leaves_nothing_behind(project) -> None:
    """All writes of a batch are kept or none."""

    def break_down() -> None:
        with project.writing():
            project.add_documents([(MEMBER.document, "line")])
            raise RuntimeError("the power went")

    with pytest.raises(RuntimeError, match="power"):
        break_down()
    assert project.sizes().documents == 0


def test_an_incident_comes_back_as_it_was(project) -> None:
    """Members, views, support and dissent are restored from the reports."""
    other = shelling("Mortars shell Marow; nine died.", place="Marow", killed=("nine", 9))
    add(project, MEMBER, other)
    incident = merge([MEMBER, other], "latest")
    with project.rebuilding():
        project.put_incident(incident)
    assert project.incidents() == [incident]
    assert project.incident(other.report.id) == incident
    assert project.incident(incident.id[:6]) == incident


def test_rebuilding_replaces_all_incidents(project) -> None:
    """The old incidents go when the new ones come."""
    add(project, MEMBER)
    for _ in range(2):
        with project.rebuilding():
            project.put_incident(merge([MEMBER], "latest"))
    assert project.sizes().incidents == 1
    with project.rebuilding():
        pass
    assert project.incidents() == []


def test_incidents_are_filtered(project) -> None:
    """The filter grammar picks incidents by country, day, type and words."""
    add(project, MEMBER)
    with project.rebuilding():
        project.put_incident(merge([MEMBER], "latest"))
    for words, number in (
        (["country:xa", "type:shelling", "since:2024-03-04", "until:2024-03"], 1),
        (["country:XB"], 0),
        (["until:2024-03-03"], 0),
        (["marow"], 1),
        (["telsin"], 0),
    ):
        assert len(project.incidents(parse_filter(words))) == number, words


def test_an_unknown_id_is_said_plainly(project) -> None:
    """Documents, reports and incidents that are not there are named."""
    for ask in (project.document, project.report, project.incident):
        with pytest.raises(UsageError, match="beef"):
            ask("beef")


def test_coverage_is_listed_with_its_incident(project) -> None:
    """Documents about an incident are kept with the reason, the surest first."""
    vigils = [document_of(f"Marow mourns, part {n}.") for n in (1, 2)]
    add(project, MEMBER)
    project.add_documents((document, document.id) for document in vigils)
    reasons = (Reason(feature="names", points=900, words="both name Ilena Korvath"),)
    found = [
        Coverage(doc_id=document.id, incident_id=MEMBER.report.id, score=score, reasons=reasons)
        for document, score in zip(vigils, (100, 900), strict=True)
    ]
    with project.rebuilding():
        project.put_incident(merge([MEMBER], "latest"))
        project.put_coverage(found)
    assert project.coverage(MEMBER.report.id) == found[::-1]


def test_decisions_are_kept_in_order_and_withdrawn_by_another(project) -> None:
    """Undo adds a decision; none is erased."""
    first = Decision(left="a", right="b", judgement=Judgement.SAME, by="Mara", at="2024-06-01T10:00:00Z")
    project.put_decision(first)
    undo = project.withdraw(first.id, by="Mara", at="2024-06-02T10:00:00Z")
    assert undo.withdraws == first.id
    assert project.decisions() == [first, undo]
    with pytest.raises(UsageError, match="nothere"):
        project.withdraw("nothere", by="Mara", at="2024")


def test_a_decision_on_one_report_is_refused(project) -> None:
    """A pair has two ids in order."""
    with pytest.raises(UsageError, match="left < right"):
        project.put_decision(Decision(left="a", right="a", judgement=Judgement.SAME, by="Mara"))


def test_links_keep_their_reasons(project) -> None:
    """Why the linker put a pair together can be asked for afterwards."""
    reason = Reason(feature="day", points=1500, words="the same day")
    made = Decision(left="a", right="b", judgement=Judgement.SAME, by="linker", score=1500, reasons=(reason,))
    maybe = replace(made, right="c", score=-2000)
    project.put_links([made])
    project.put_links([maybe], possible=True)
    assert project.links() == [made]
    assert project.links(["c"], possible=True) == [maybe]
    assert project.links(["c"]) == []


def test_the_same_problem_is_one_row(project) -> None:
    """A problem met again is not listed again."""
    problem = Problem(
        source="a.pdf", stage="ingest", code="binary", reason="a.pdf: a PDF file; save its text"
    )
    project.put_problems([problem, problem])
    assert project.problems() == [problem]


def test_a_second_project_in_one_folder_is_refused(tmp_path) -> None:
    """Making a project where there is one names the folder; opening where there is none says what to do."""
    init_project(tmp_path / "delta").close()
    with pytest.raises(UsageError, match="already"):
        init_project(tmp_path / "delta")
    with pytest.raises(UsageError, match="tidings init"):
        open_project(tmp_path / "elsewhere")


def test_a_project_opens_again_with_its_settings(tmp_path) -> None:
    """Settings given at the start are those found later."""
    settings = Settings(name='the "delta"', policy="lowest", processes=2)
    init_project(tmp_path / "delta", settings).close()
    with open_project(tmp_path / "delta") as project:
        assert project.settings == settings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("policy = 'loudest'", "most-lineages"),
        ("polcy = 'latest'", "polcy"),
        ("merge_at = 'high'", "int"),
        ("merge_at = ", "TOML"),
        ("processes = -1", "negative"),
        ("merge_at = -5000", "lower it"),
    ],
)
def test_wrong_settings_are_named(tmp_path, text, said) -> None:
    """A setting that cannot be meant is refused with what is wrong and what there is."""
    (tmp_path / "tidings.toml").write_text(text)
    with pytest.raises(UsageError, match=said):
        read_settings(tmp_path / "tidings.toml")


@pytest.mark.parametrize(
    ("version", "is_good"), [("3.51.3", True), ("3.51.2", False), ("3.40.1", False), ("4.0.0", True)]
)
def test_an_engine_that_may_lose_commits_is_refused(version, is_good) -> None:
    """The floor is the first SQLite without the write-ahead-log fault."""
    if is_good:
        check_engine(version)
    else:
        with pytest.raises(VersionError, match="apsw"):
            check_engine(version)


def test_the_linked_engine_is_good_enough() -> None:
    """What is installed passes the floor."""
    check_engine(apsw.sqlite_lib_version())


def test_a_newer_file_is_refused(tmp_path) -> None:
    """A file of a later schema is left alone, with the advice to upgrade."""
    init_project(tmp_path / "delta").close()
    file = tmp_path / "delta" / DATABASE_FILE
    connection = apsw.Connection(str(file))
    connection.execute(f"PRAGMA user_version={NEWEST + 1}")
    connection.close()
    with pytest.raises(VersionError, match="upgrade"):
        open_project(tmp_path / "delta")


def test_what_is_no_project_file_is_refused(tmp_path) -> None:
    """A text file or another program's database is not touched."""
    text = tmp_path / DATABASE_FILE
    text.write_text("Shells hit Marow. " * 100)
    with pytest.raises(StoreError, match="not a project file"):
        open_project(tmp_path)
    text.unlink()
    connection = apsw.Connection(str(text))
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="not a project file"):
        open_project(tmp_path)
    with pytest.raises(StoreError, match="not a project file"):
        open_database(text, create=True)


def test_a_full_disk_is_said_plainly(project) -> None:
    """When no page can be added the message says so, and what was in stays in."""
    project.add_documents([(MEMBER.document, "line")])
    pages = project._connection.pragma("page_count")
    project._connection.execute(f"PRAGMA max_page_count={pages + 4}").fetchall()
    large = document_of("Shells hit Marow. " * 20_000)
    with pytest.raises(StoreError, match="disk is full"):
        project.add_documents([(large, "line")])
    assert project.document_ids() == [MEMBER.document.id]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_file_is_said_plainly(tmp_path) -> None:
    """A file without the right to write is named, with what to do."""
    init_project(tmp_path / "delta").close()
    file = tmp_path / "delta" / DATABASE_FILE
    file.chmod(stat.S_IRUSR)
    (tmp_path / "delta").chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(StoreError, match="write"), open_project(tmp_path / "delta") as project:
        project.add_documents([(MEMBER.document, "line")])


def test_a_second_writer_waits_for_the_first(project) -> None:
    """Two writers take turns; neither sees an error."""
    inside, done = threading.Event(), []

    def second() -> None:
        inside.wait()
        other = document_of("Mortars hit Telsin.")
        done.append(project.add_documents([(other, "line")]))

    thread = threading.Thread(target=second)
    thread.start()
    with project.writing():
        inside.set()
        project.add_documents([(MEMBER.document, "line")])
        thread.join(timeout=0.3)
        assert not done
    thread.join(timeout=20)
    assert done == [1]
    assert project.sizes().documents == 2


def test_a_writer_that_waits_too_long_is_told(project, monkeypatch) -> None:
    """Another process that holds the file is named after a while."""
    rival = apsw.Connection(str(project.file))
    rival.execute("BEGIN IMMEDIATE")
    project._connection.set_busy_timeout(50)
    with pytest.raises(StoreError, match="another process is writing"):
        project.add_documents([(MEMBER.document, "line")])
    rival.execute("ROLLBACK")
    rival.close()


KILLED = """
import os, sys
from datetime import date
from pathlib import Path
from tidings.model.text import Document
from tidings.store.project import open_project
project = open_project(Path(sys.argv[1]))
for batch in range(50):
    with project.writing():
        for n in range(4):
            text = f"Shells hit Marow, report {batch} {n}."
            document = Document(id=f"{batch:08}{n:08}", text=text, segments=(), published=date(2024, 3, 5))
            project.add_documents([(document, "line")])
            if batch == 30 and n == 2:
                os.kill(os.getpid(), 9)
"""


def test_a_kill_in_the_middle_of_a_batch_loses_only_that_batch(tmp_path) -> None:
    """After a kill the file opens, is whole, and holds every batch that was finished."""
    init_project(tmp_path / "delta").close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "delta")], check=False)
    assert done.returncode == -9
    with open_project(tmp_path / "delta") as project:
        assert project.sizes().documents == 30 * 4
        assert project._rows("PRAGMA integrity_check") == [("ok",)]


def test_a_project_is_a_folder_of_two_files(tmp_path) -> None:
    """The project file and the settings; nothing is left open after closing."""
    init_project(tmp_path / "delta").close()
    assert {path.name for path in Path(tmp_path / "delta").iterdir()} == {DATABASE_FILE, "tidings.toml"}


def test_lineages_tell_copies(project) -> None:
    """Each document's lineage can be asked for."""
    add(project, MEMBER)
    assert project.lineages() == {MEMBER.document.id: MEMBER.lineage}


def test_an_undated_incident_comes_last(project) -> None:
    """Incidents are listed latest first; those without a day at the end."""
    undated = shelling("Mortars shell Telsin.", place="Telsin")
    later = shelling(
        "They shell Marow on 6 May.", when=("6 May", day(2024, 5, 6)), published=date(2024, 5, 7)
    )
    add(project, MEMBER, undated, later)
    with project.rebuilding():
        for member in (undated, MEMBER, later):
            project.put_incident(merge([member], "latest"))
    found = [incident.id for incident in project.incidents()]
    assert found == [m.report.id for m in (later, MEMBER, undated)]
