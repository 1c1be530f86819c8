"""A withdrawn document counts no longer, what others carry stays, and undo gives back the same ledger."""

import json

import pytest

from tidings.model.codes import Field, Kind
from tidings.serve.ledger import Ledger
from tidings.serve.pages import Pages
from tidings.store.project import open_project

BY = ("--by", "Ilena", "--why", "retracted by the paper")


@pytest.fixture
def call(project, command):
    """Run a command on the project of two documents about one attack."""
    return lambda *words: command(*words, "--project", project.path)


def test_the_incident_stays_as_far_as_others_carry_it(project, call):
    """Without the first document only the second one's figure is left; its tally is gone too."""
    assert len(project.reports(Kind.TALLY)) == 1
    code, _, err = call("withdraw", "d1", *BY)
    assert code == 0
    assert "withdraw d1 --undo" in err
    (incident,) = project.incidents()
    assert [report.doc_id for report in incident.reports] == ["d2"]
    assert incident.view(Field.KILLED).value.best == 3
    assert project.reports(Kind.TALLY) == []


def test_an_incident_that_nobody_carries_is_gone(project, call):
    """With both documents withdrawn the ledger is empty; the documents are still there."""
    call("withdraw", "d1", *BY)
    call("withdraw", "d2", *BY)
    assert project.incidents() == []
    assert project.document("d1").text


def test_undo_gives_back_the_same_ledger(project, call):
    """Incidents, links and reports are as they were; both steps stay on record."""
    before = (project.incidents(), project.links(), project.reports())
    call("withdraw", "d1", *BY)
    assert call("withdraw", "d1", "--undo", *BY)[0] == 0
    assert (project.incidents(), project.links(), project.reports()) == before
    assert project.withdrawn() == {}
    assert [made.undoes is None for made in project.withdrawals()] == [True, False]


def test_it_may_be_withdrawn_again(project, call):
    """After an undo a second withdrawal holds, and so over closing and opening the project."""
    for words in (("withdraw", "d1"), ("withdraw", "d1", "--undo"), ("withdraw", "d1")):
        assert call(*words, *BY)[0] == 0
    with open_project(project.path) as again:
        assert set(again.withdrawn()) == {"d1"}


def test_an_id_of_a_report_names_its_document(project, call):
    """What 'show' lists will do; the id then says by whom it was withdrawn."""
    report = next(r for r in project.reports(Kind.INCIDENT) if r.doc_id == "d1")
    assert call("withdraw", report.id[:8], *BY)[0] == 0
    code, _, err = call("show", report.id)
    assert code == 2
    assert "withdrawn by Ilena" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("withdraw", "nothing"), "is no address or id"),
        (("withdraw", "d"), "several documents"),
        (("withdraw", "d1", "--undo"), "not withdrawn"),
        (("withdraw", "--undo"), "--undo needs"),
    ],
)
def test_what_cannot_be_withdrawn_is_said(call, words, said):
    """A name that is none, or too short, and an undo of nothing end with 2 and a sentence."""
    code, out, err = call(*words)
    assert (code, out) == (2, "")
    assert said in err


def test_twice_is_refused(call):
    """A withdrawn document is not withdrawn again."""
    call("withdraw", "d1", *BY)
    code, _, err = call("withdraw", "d1", *BY)
    assert code == 2
    assert "already" in err


def test_the_list_names_who_and_why(call):
    """Without a document those withdrawn are listed."""
    call("withdraw", "d1", *BY)
    _, out, _ = call("withdraw", "--json")
    (made,) = json.loads(out)
    assert (made["doc_id"], made["by"], made["why"]) == ("d1", "Ilena", "retracted by the paper")
    assert "Ilena" in call("withdraw")[1]


def test_its_page_says_so(project, call):
    """The page of the document still shows its text, with a notice."""
    call("withdraw", "d1", *BY)
    page = Pages(Ledger(project)).document("d1")
    assert "withdrawn by Ilena" in page
    assert "retracted by the paper" in page
