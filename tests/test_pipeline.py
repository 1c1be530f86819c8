"""A project from files to incidents: nothing lost, nothing twice, the same whatever the order."""

import json
import random
from dataclasses import replace
from datetime import date

import pytest

from tidings import pipeline, scale
from tidings.analyse.counts import value_of
from tidings.ingest.metadata import Metadata
from tidings.model.codes import Field, Judgement, Kind, Role
from tidings.model.decision import Decision
from tidings.model.report import Reading
from tidings.settings import Settings
from tidings.store.project import init_project

TEXTS = (
    ("2024-03-05", ("Two soldiers were killed when militants fired rockets at an army base near Mosul on 4 March 2024, "
     "officials said. Sergeant Ilan Korvath was among the dead.")),
    ("2024-03-06", ("Sergeant Ilan Korvath and another soldier died when rockets hit the army base near Mosul on Monday, "
     "4 March 2024, the army said.")),
    ("2024-03-06", "A car bomb exploded at a market in Kirkuk on 5 March 2024, killing four people and wounding nine."),
    ("2024-03-09", "Militants have carried out 14 attacks on bases in Iraq since January."),
    ("2024-03-09", "The council met on Tuesday to discuss the school budget and the new bridge."),
)  # fmt: skip


def write(folder, texts=TEXTS):
    """A JSON Lines file of the texts."""
    path = folder / "reports.jsonl"
    rows = [{"id": str(n), "published": day, "text": text} for n, (day, text) in enumerate(texts)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path):
    with init_project(tmp_path / "delta") as found:
        yield found


def dump(project) -> str:
    """All that a ledger holds, without anything that may depend on when it came."""
    content = [
        repr([replace(reading, problems=()) for reading in project.readings()]),
        repr(project.incidents()),
        repr(project.links()),
        repr(project.links(possible=True)),
        repr([project.coverage(incident.id) for incident in project.incidents()]),
        repr(sorted((p.code, p.doc_id) for p in project.problems())),
    ]
    return "\n".join(content)


def test_files_become_incidents(project, tmp_path) -> None:
    """Five articles: two of one attack, a bombing, a tally that is no incident, and other news."""
    added = pipeline.add(project, [write(tmp_path)])
    assert (added.added, added.known, added.problems) == (5, 0, ())
    done = pipeline.run(project)
    assert done.read == 5
    assert done.incidents == len(project.incidents())
    assert project.reports(Kind.TALLY)
    main = [incident for incident in project.incidents() if incident.role is Role.MAIN]
    assert len(main) == 2
    assert sorted(len({r.doc_id for r in incident.reports}) for incident in main) == [1, 2]


def test_every_value_has_its_words(project, tmp_path) -> None:
    """Each claim's words stand in the document at its span."""
    pipeline.add(project, [write(tmp_path)])
    pipeline.run(project)
    for incident in project.incidents():
        for view in incident.views:
            for voice in (*view.support, *view.dissent):
                span = voice.claim.span
                assert project.document(voice.doc_id).text[span.start : span.end] == voice.claim.raw


def test_running_again_changes_nothing(project, tmp_path) -> None:
    """A second add and run read nothing anew and give the same ledger."""
    path = write(tmp_path)
    pipeline.add(project, [path])
    pipeline.run(project)
    before = dump(project)
    added = pipeline.add(project, [path])
    assert (added.added, added.known) == (0, 5)
    assert pipeline.run(project).read == 0
    assert dump(project) == before


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_arrival_does_not_matter(tmp_path, seed) -> None:
    """One by one in any order equals all at once."""
    texts = list(TEXTS)
    with init_project(tmp_path / "whole") as whole:
        pipeline.add(whole, [write(tmp_path)])
        pipeline.run(whole)
        expected = dump(whole)
    random.Random(seed).shuffle(texts)
    with init_project(tmp_path / "parts") as parts:
        for text in texts:
            pipeline.add(parts, [write(tmp_path, [text])])
            pipeline.run(parts)
        assert dump(parts) == expected


@pytest.mark.slow
def test_several_processes_give_the_same_ledger(tmp_path) -> None:
    """Two readers side by side give what one gives."""
    found = []
    for processes in (1, 2):
        with init_project(tmp_path / str(processes)) as project:
            pipeline.add(project, [write(tmp_path)])
            with scale.readers(processes) as read_all:
                pipeline.run(project, read_all=read_all)
            found.append(dump(project))
    assert found[0] == found[1]


def test_a_small_run_starts_no_processes(project, tmp_path) -> None:
    """Few documents are read at once, whatever the settings say."""
    pipeline.add(project, [write(tmp_path)])
    assert scale.run(project, processes=2).read == 5


def test_a_decision_survives_every_run(project, tmp_path) -> None:
    """What a person took apart stays apart when everything is linked anew."""
    pipeline.add(project, [write(tmp_path)])
    pipeline.run(project)
    linked = next(i for i in project.incidents() if len({r.doc_id for r in i.reports}) == 2)
    left, right = sorted((linked.reports[0].id, linked.reports[-1].id))
    project.put_decision(
        Decision(left=left, right=right, judgement=Judgement.DIFFERENT, by="Mara", at="2024")
    )
    for _ in range(2):
        pipeline.run(project)
        assert project.incident(left).id != project.incident(right).id
    decision = project.decisions()[0]
    project.withdraw(decision.id, by="Mara", at="2025")
    pipeline.run(project)
    assert project.incident(left).id == project.incident(right).id


def test_what_cannot_be_read_is_listed(project, tmp_path) -> None:
    """A missing file, a broken line and another language are problems; the rest is read."""
    path = tmp_path / "mixed.jsonl"
    german = (
        "Bei einem Angriff auf den Markt der Stadt sind am Dienstag nach Angaben der Polizei vier Menschen getötet "
        "und neun weitere verletzt worden, sagte ein Sprecher der Regierung in der Hauptstadt am Abend."
    )
    path.write_text(
        json.dumps({"text": TEXTS[2][1], "published": "2024-03-06"}) + "\n{broken\n"
        + json.dumps({"text": german, "published": "2024-03-06"}) + "\n"
    )  # fmt: skip
    added = pipeline.add(project, [path, tmp_path / "nothing.html"])
    pipeline.run(project)
    assert added.added == 2
    codes = [problem.code for problem in project.problems()]
    assert "unsupported_language" in codes
    assert "unreadable" in codes
    assert len(codes) == 3
    assert len(project.incidents()) == 1


def test_a_fault_of_the_reader_is_a_row(project, tmp_path, monkeypatch) -> None:
    """A document that breaks the reader is listed as a problem; the others are read."""

    def read(document):
        if "Kirkuk" in document.text:
            raise IndexError("the list ended")
        return Reading(document=document)

    monkeypatch.setattr(pipeline, "read_document", read)
    pipeline.add(project, [write(tmp_path)])
    done = pipeline.run(project)
    assert done.read == 5
    (problem,) = done.problems
    assert problem.code == "reader_fault"
    assert "the list ended" in problem.reason
    assert problem in project.problems()


def test_metadata_given_by_the_user_counts(project, tmp_path) -> None:
    """A publication day on the command line resolves the days of a bare text."""
    path = tmp_path / "note.txt"
    path.write_text("A car bomb exploded at a market in Kirkuk on Tuesday, killing four people.")
    pipeline.add(project, [path], metadata=Metadata(published=date(2024, 3, 6), basis="user"))
    pipeline.run(project)
    (incident,) = project.incidents()
    assert any(claim.value.start == date(2024, 3, 5) for claim in incident.reports[0].of(Field.WHEN))


def test_progress_is_told(project, tmp_path) -> None:
    """Whoever asks is told how far things are."""
    told = []
    pipeline.add(project, [write(tmp_path)], progress=lambda *step: told.append(step))
    pipeline.run(project, progress=lambda *step: told.append(step))
    assert ("read", 5, 5) in told
    assert {"add", "read", "link"} <= {step[0] for step in told}


def test_copies_are_one_lineage(project, tmp_path) -> None:
    """The same report under two titles is one voice."""
    path = tmp_path / "copies.jsonl"
    rows = [
        {"title": title, "text": TEXTS[2][1], "published": "2024-03-06"}
        for title in ("Bomb", "Four die in Kirkuk")
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    pipeline.add(project, [path])
    assert project.sizes().documents == 2
    assert len(set(project.lineages().values())) == 1


def test_a_copied_figure_has_one_voice_and_an_updated_one_is_kept(tmp_path) -> None:
    """Two prints of one count do not outvote another report, and the copy that raised it keeps its claim."""
    wire = (
        "A car bomb exploded at a market in Kirkuk on 5 March 2024, killing {} people and wounding nine, police "
        "said. The blast tore through stalls in the old quarter shortly before the noon prayer. Shopkeepers carried "
        "the wounded to a clinic in wheelbarrows, and a fire burned until the evening in a row of textile shops."
    )
    own = "{} people died when a car bomb went off at a market in Kirkuk on 5 March 2024, the hospital said."
    texts = (
        ("2024-03-06", wire.format("four")),
        ("2024-03-06", wire.format("four") + " The mayor closed the roads."),
        ("2024-03-07", wire.format("seven")),
        ("2024-03-06", own.format("Five")),
    )
    with init_project(tmp_path / "delta", Settings(name="delta", policy="most-lineages")) as project:
        pipeline.add(project, [write(tmp_path, texts)])
        pipeline.run(project)
        (incident,) = project.incidents()
    assert len(incident.reports) == 4
    assert value_of(incident, Field.KILLED).best == 7  # each figure has one voice, and this one is the latest
    claims = [claim.value.best for report in incident.reports for claim in report.of(Field.KILLED)]
    assert sorted(claims) == [4, 4, 5, 7]
