"""A contradiction is told at one glance: figures, tellers, lineages and the rules that follow them."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from serve_samples import TUESDAY, claim, document_of, fill, incident_claims, span_of

from tidings.model.claim import Speaker
from tidings.model.codes import Field, Kind, Role, Status
from tidings.model.report import Reading, Report
from tidings.model.values import Count
from tidings.pipeline import disputes_in
from tidings.serve.disputes import lines_of
from tidings.serve.ledger import Ledger
from tidings.serve.pages import Pages

# What each outlet adds in words of its own, so that no two are copies of one story.
OWN = {
    "Gulf Wire": "Trucks stood burning along the northern fence until firemen came from the refinery an hour "
    "later, and the road to the dam stayed shut for the rest of the morning while sappers walked its verges.",
    "Tigris Post": "A shopkeeper who sells tea by the gate counted four flashes, then ran with his sons to the "
    "cellar of the school; when they came out the roof of the fuel store lay across two parked lorries.",
    "Levant Daily": "Mosul's council met behind closed doors in the evening, asked Baghdad for more masts and "
    "lamps on the western hills, and put off Thursday's market so that carts would not crowd the bridge.",
    "Basra Mirror": "It is the third raid on stores of the army's eighth brigade this spring, our man there "
    "writes, and the first by day: pilots had told villagers to keep their flocks away from the wire.",
}
NUMBERS = {"two": 2, "three": 3, "nine": 9, "eleven": 11}


def reading(doc_id, outlet, word, speaker, *, days=1, when=TUESDAY):
    """One constructed report of the depot attack with its own figure."""
    text = (
        f"Rockets hit the Qarra depot near Mosul on Tuesday at 5:40 am, killing {word} guards and wounding several "
        "soldiers, the ministry said. The Dawn Brigade claimed the attack. "
        f"So reports {outlet} after {speaker}. {OWN.get(outlet, outlet)}"
    )
    document = replace(
        document_of(text, doc_id, outlet=outlet, title=f"Depot attack, {outlet}"),
        published=date(2024, 6, 18) + timedelta(days=days),
    )
    kept = []
    for one in incident_claims():
        if one.field in {Field.KILLED, Field.INJURED}:
            continue
        value = when if one.raw == "on Tuesday" else one.value
        kept.append(claim(one.field, one.raw, value, text, stance=one.stance))
    said = Speaker(name=speaker, span=span_of(speaker, text))
    n = NUMBERS[word]
    kept.append(claim(Field.KILLED, word, Count(low=n, best=n, high=n), text, said_by=said))
    report = Report(
        kind=Kind.INCIDENT, doc_id=doc_id, mentions=(span_of("Rockets hit the Qarra depot", text),),
        claims=tuple(kept), role=Role.MAIN, status=Status.OCCURRED,
    )  # fmt: skip
    return Reading(document=document, reports=(report,))


@pytest.fixture
def quarrel(tmp_path):
    """Four sources that disagree: police raise two to three, the hospital says nine, the mayor eleven."""
    readings = [
        reading("q1", "Gulf Wire", "two", "the police"),
        reading("q2", "Tigris Post", "nine", "the hospital"),
        reading("q3", "Levant Daily", "eleven", "Mayor Tessin"),
        reading("q4", "Gulf Wire", "three", "the police", days=2),
        reading("q5", "Basra Mirror", "nine", "the governor"),
    ]
    with fill(tmp_path / "quarrel", readings) as project:
        yield project


def test_every_side_is_one_line(quarrel, command):
    """Each figure stands with its speakers, outlets, lineages, belief, and the policies that follow it."""
    (incident,) = quarrel.incidents()
    documents = {report.doc_id: quarrel.document(report.doc_id) for report in incident.reports}
    three, nine, eleven, two = lines_of(disputes_in(quarrel, incident), documents, "latest")
    assert (three.field, three.value, three.said_by) == (
        "Killed",
        "3",
        "the police (in Gulf Wire, 20 Jun 2024)",
    )
    assert three.policies.split(", ")[:2] == ["latest", "lowest"]
    assert [line.is_shown for line in (three, nine, eleven, two)] == [True, False, False, False]
    assert set(nine.said_by.split("; ")) == {
        "the hospital (in Tigris Post, 19 Jun 2024)",
        "the governor (in Basra Mirror, 19 Jun 2024)",
    }
    assert (nine.lineages, nine.belief) == (2, "0.47")
    assert "most-lineages" in nine.policies
    assert eleven.policies == "highest"
    assert two.policies == "none: replaced by a later figure"
    _, out, _ = command("show", incident.id, "--project", quarrel.path)
    assert out.index("Where the sources disagree") < out.index("Mayor Tessin (in Levant") < out.index("What:")


def test_the_json_holds_the_sides(quarrel, command):
    """Lineages, belief and policies of each side, with the words that say it."""
    (incident,) = quarrel.incidents()
    _, out, _ = command("show", incident.id, "--json", "--project", quarrel.path)
    (dispute,) = json.loads(out)["disputes"]
    assert [(side["value"]["best"], side["lineages"], side["is_replaced"]) for side in dispute["sides"]] == [
        (3, 1, False), (9, 2, False), (11, 1, False), (2, 1, True),
    ]  # fmt: skip
    assert dispute["sides"][1]["said"][0]["evidence"][0]["quote"] == "nine"


def test_the_page_shows_the_sides(quarrel):
    """The incident's page opens with the same table."""
    (incident,) = quarrel.incidents()
    page = Pages(Ledger(quarrel)).incident(incident.id)
    assert "Where the sources disagree" in page
    assert "Mayor Tessin (in Levant Daily, 19 Jun 2024)" in page


def test_agreement_has_no_table(tmp_path, command):
    """Two reports with one figure do not disagree."""
    readings = [reading("a1", "Gulf Wire", "two", "the police"), reading("a2", "Post", "two", "the hospital")]
    with fill(tmp_path / "calm", readings) as project:
        (incident,) = project.incidents()
        _, out, _ = command("show", incident.id, "--project", project.path)
        assert "disagree" not in out
        assert "Killed: 2" in out


def test_rival_days_are_a_dispute(tmp_path, command):
    """Two days told for one event stand beside each other; counts that agree do not."""
    other = replace(TUESDAY, start=date(2024, 6, 17), end=date(2024, 6, 18))
    readings = [
        reading("r1", "Gulf Wire", "two", "the police"),
        reading("r2", "Post", "two", "the hospital", when=other),
    ]
    with fill(tmp_path / "days", readings) as project:
        (incident,) = project.incidents()
        _, out, _ = command("show", incident.id, "--json", "--project", project.path)
    (dispute,) = json.loads(out)["disputes"]
    assert dispute["field"] == "when"
    assert {side["value"]["start"] for side in dispute["sides"]} == {"2024-06-17", "2024-06-18"}
