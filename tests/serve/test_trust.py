"""How confidence is shown: beside each value, in exports, in the filter, and as a mark of doubt."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from serve_samples import IRAQ, MOSUL, reading_sample

from tidings.errors import UsageError
from tidings.model.claim import Claim
from tidings.model.codes import Field, Kind, Role, Status
from tidings.model.filter import parse_filter
from tidings.model.incident import Incident, View, Voice
from tidings.model.report import Report
from tidings.model.text import Span
from tidings.resolve.confidence import trust, trust_of_report
from tidings.serve.details import details_of
from tidings.serve.export import exported
from tidings.serve.ledger import Ledger
from tidings.serve.reading import reading_of
from tidings.serve.rows import row_of
from tidings.serve.summary import summary_of
from tidings.serve.trust import is_doubtful, trust_in_incident, trust_in_view
from tidings.settings import DOUBT_BELOW


def test_every_measured_value_of_a_reading_says_how_sure_it_is():
    """The incident, its type, day, place, parties, weapons, tolls and tallies carry share and grounds."""
    reading = reading_of(reading_sample())
    incident = reading["incidents"][0]
    values = [incident, incident["event_trust"], incident["when"], incident["where"], incident["killed"]]
    values += [*incident["perpetrators"], *incident["targets"], *incident["weapons"], *reading["tallies"]]
    assert len(values) > 7
    for value in values:
        assert 0 < value["confidence"] < 1
        assert value["grounds"]
        assert value["doubtful"] is (value["confidence"] < DOUBT_BELOW)


def test_what_was_not_measured_has_no_confidence():
    """Abductions and comparisons were never counted: null, not a guess; so is a toll that nobody gives."""
    incident = reading_of(reading_sample())["incidents"][0]
    assert incident["abducted"]["confidence"] is None
    assert incident["abducted"]["doubtful"] is None


def test_the_threshold_itself_is_not_in_doubt():
    """Just below it a value is marked, at it not; unknown stays unknown."""
    assert is_doubtful(DOUBT_BELOW - 0.01) is True
    assert is_doubtful(DOUBT_BELOW) is False
    assert is_doubtful(None) is None


def test_doubtful_values_are_marked_for_people_and_stay():
    """The readable form marks a value in doubt with its share, and leaves it where it is."""
    reading = reading_of(reading_sample())
    entry = reading["incidents"][0]["perpetrators"][0]
    sure = summary_of(reading)
    assert "doubtful" not in next(line for line in sure.splitlines() if entry["name"] in line)
    entry |= {"confidence": 0.37, "doubtful": True}
    marked = next(line for line in summary_of(reading).splitlines() if entry["name"] in line)
    assert "(doubtful: 37%)" in marked


def test_a_view_has_the_trust_of_the_report_that_says_most(project):
    """Each view of an incident is as sure as its best report, and the incident too."""
    incident = next(i for i in project.incidents() if len(i.reports) > 1)
    shown = {field["field"]: field for field in details_of(incident)["fields"]}
    where = incident.view(Field.WHERE)
    assert shown["where"]["confidence"] == trust_in_view(incident, where).confidence
    assert (
        details_of(incident)["confidence"]
        == trust_in_incident(incident).confidence
        == max(trust_of_report(report).confidence for report in incident.reports)
    )


def test_exports_name_the_doubtful_fields_and_keep_lists_in_step(project):
    """A column of confidence stands beside each value; those of lists have as many parts as the list."""
    rows = list(csv.DictReader(io.StringIO(exported(project.incidents(), "csv", ""))))
    assert any(row["perpetrators"] for row in rows)
    for row in rows:
        assert 0 < float(row["confidence"]) < 1
        for names, shares in (("perpetrators", "perpetrator_confidence"), ("targets", "target_confidence")):
            assert len(row[names].split("; ")) == len(row[shares].split("; "))
        assert bool(row["date_start"]) == bool(row["date_confidence"])
        numbers = [float(n) for n in row["target_confidence"].split("; ") if n]
        assert ("targets" in row["doubtful_fields"]) == any(n < DOUBT_BELOW for n in numbers)
    lines = exported(project.incidents(), "jsonl", "").splitlines()
    assert all("confidence" in json.loads(line)["fields"][0] for line in lines)


def test_the_filter_keeps_incidents_that_are_sure_enough(project):
    """`confidence:` takes in those at the threshold and leaves out those below it."""
    ledger = Ledger(project)
    shares = sorted(row_of(incident).confidence for incident in project.incidents())
    assert len(ledger.rows(f"confidence:{shares[-1]}")) == shares.count(shares[-1])
    assert len(ledger.rows(f"confidence:{shares[0]}")) == len(shares)
    assert len(ledger.rows("confidence:1")) == 0


@pytest.mark.parametrize(
    "word", ["confidence:high", "confidence:1.2", "confidence:-0.1", "confidence:nan", "confidence:"]
)
def test_a_confidence_is_a_number_from_0_to_1(word):
    """Anything else is refused with the form that is wanted."""
    with pytest.raises(UsageError, match="confidence"):
        parse_filter([word])


def test_a_wider_place_that_agrees_does_not_lend_its_trust():
    """The place shown has the share of the report that names it, not of one that only names its country."""
    shared = replace(MOSUL, rejected=("gn:1", "gn:2"))
    town = report_of("a", Claim(field=Field.WHERE, raw="Mosul", span=Span(0, 5), value=shared))
    country = report_of("b", Claim(field=Field.WHERE, raw="Iraq", span=Span(0, 4), value=IRAQ))
    voices = tuple(
        Voice(claim=report.claims[0], report_id=report.id, doc_id=report.doc_id) for report in (town, country)
    )
    view = View(field=Field.WHERE, value=shared, support=voices, rule="most-lineages")
    incident = Incident(
        id=town.id, reports=(town, country), role=Role.MAIN, status=Status.OCCURRED, views=(view,),
        policy="latest", aliases=(town.id, country.id),
    )  # fmt: skip
    assert trust_in_view(incident, view) == trust("where", "told once, shared name")
    assert trust_in_view(incident, view) != trust("where", "country or region")
    assert trust_in_view(incident, view).grounds == "told once, shared name"


def report_of(doc_id: str, claim: Claim) -> Report:
    return Report(
        kind=Kind.INCIDENT, doc_id=doc_id, mentions=(Span(9, 15),), claims=(claim,), role=Role.MAIN,
        status=Status.OCCURRED,
    )  # fmt: skip
