"""The demonstration: constructed reports, read and linked like any others."""

import json
import re

import pytest

from tidings.model.codes import Role
from tidings.serve.commands.demo import REPORTS
from tidings.store.project import open_project


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    from tidings.serve.cli import run

    folder = tmp_path_factory.mktemp("demo") / "ledger"
    assert run(["demo", "--no-serve", "-q", "--project", str(folder)]) == 0
    with open_project(folder) as project:
        yield project


def test_reports_are_marked_as_constructed():
    """Nobody can take them for real: each says so, and its outlet's address cannot exist."""
    rows = [json.loads(line) for line in REPORTS.read_text("utf-8").splitlines()]
    assert len(rows) >= 14
    assert all(row["constructed"] is True and ".example/" in row["url"] for row in rows)
    assert all(row["published"].startswith("2031-") for row in rows)


def test_every_report_is_read(demo):
    """All documents are in, and none made a problem."""
    assert demo.sizes().documents == len(REPORTS.read_text("utf-8").splitlines())
    assert demo.problems() == []


def test_reports_of_one_event_are_one_incident(demo):
    """Outlets that tell of one bombing share an incident, and their tolls stand side by side."""
    sizes = sorted(len({r.doc_id for r in incident.reports}) for incident in demo.incidents())
    assert sizes[-1] >= 3
    assert any(view.dissent for incident in demo.incidents() for view in incident.views)


def test_different_events_stay_apart(demo):
    """Incidents do not mix the news of two events, though groups, weapons and words are alike."""
    mixed = []
    for incident in demo.incidents():
        urls = [demo.document(r.doc_id).url for r in incident.reports if r.role is Role.MAIN]
        events = {re.sub(r"-\d+$", "", url.rsplit("/", 1)[1]) for url in urls}
        mixed += [events] if len(events) > 1 else []
    # One is let pass: the shells on Hasakah are told with the strike on Al Bukamal that they answer.
    assert len(mixed) <= 1


def test_nothing_is_read_from_promotional_lines(demo):
    """No claim points into a READ ALSO line."""
    for reading in demo.readings():
        ignored = [s.span for s in reading.document.segments if s.is_ignored]
        spans = [claim.span for report in reading.reports for claim in report.claims]
        assert not [span for span in spans if any(span.overlaps(other) for other in ignored)]


def test_summary_is_printed(command):
    """Without serving, the demonstration ends with a table of incidents."""
    code, out, _ = command("demo", "--no-serve")
    assert code == 0
    assert "constructed documents" in out
    assert "Mosul" in out
