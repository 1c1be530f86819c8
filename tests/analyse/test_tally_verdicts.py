"""Every verdict over a world of constructed tallies is right, and comparisons say plainly what they cannot tell."""

from datetime import date, timedelta

import pytest
from tests.analyse.tally_world import cases, ledger, score
from tests.assemble.ledger_tools import PLACES, claim_of, count, day, document_of, report_of

from tidings.analyse.comparison import Standing, check_comparisons
from tidings.analyse.tally import Verdict
from tidings.assemble.figures import Member
from tidings.assemble.merge import merge
from tidings.model.codes import DatePrecision, Field, Kind
from tidings.model.report import Report
from tidings.model.values import Phrase, When


@pytest.mark.usefixtures("grammar_alone")
def test_every_verdict_is_right() -> None:
    """Over 140 constructed tallies, at least 16 of each verdict, all judged as they were made."""
    right, every, wrong = score(ledger())
    assert every.total() >= 140
    assert set(every) == set(Verdict)
    assert min(every.values()) >= 16
    assert not wrong, wrong[:5]
    assert right == every


def test_the_world_is_the_same_each_time() -> None:
    """The same cases in the same order."""
    assert list(cases()) == list(cases())


def event(n, killed):
    """An attack on day n of March, with a number of dead, and its document."""
    on = date(2024, 3, 1) + timedelta(days=n)
    text = f"Gunners shell Marow on {on}, killing {killed}. It was the deadliest attack since 2 March."
    document = document_of(text, published=on)
    report = report_of(
        document,
        "shell",
        claim_of(document, Field.WHERE, "Marow", PLACES["Marow"]),
        claim_of(document, Field.WHEN, str(on), day(2024, 3, on.day)),
        claim_of(document, Field.KILLED, str(killed), count(killed)),
    )
    return merge([Member(report=report, document=document, lineage=document.id)], "latest"), document


def ranked(document, words="deadliest", since=date(2024, 3, 2)):
    """The comparison that the document makes."""
    claims = [claim_of(document, Field.RANK, words, Phrase(text=words))]
    if since:
        when = When(start=since, end=since + timedelta(days=1), precision=DatePrecision.DAY)
        claims.append(claim_of(document, Field.SINCE, "since 2 March", when))
    span = claims[0].span
    return Report(kind=Kind.COMPARISON, doc_id=document.id, mentions=(span,), claims=tuple(claims))


def check(own, others, **how):
    incident, document = event(*own)
    ledger_ = [event(*other)[0] for other in others] + [incident]
    (found,) = check_comparisons([(ranked(document, **how), document)], ledger_)
    return found


@pytest.mark.parametrize(
    ("others", "standing"),
    [
        ([(0, 9), (2, 4)], Standing.HOLDS),
        ([(0, 2), (2, 8)], Standing.CONTRADICTED),
        ([(0, 2), (8, 9)], Standing.HOLDS),
        ([(2, 4)], Standing.UNCHECKABLE),
    ],
)
def test_the_deadliest_is_checked_by_the_dead(others, standing) -> None:
    """Seven dead since 2 March: eight on the 3rd contradict it; before or after it they do not.

    A ledger that begins later cannot tell.
    """
    found = check((5, 7), others)
    assert found.standing is standing
    assert bool(found.against) is (standing is Standing.CONTRADICTED)


def test_the_largest_is_not_checkable_here() -> None:
    """ "Largest" does not say by what, and that is said."""
    incident, _ = event(5, 7)
    text = "Gunners shell Marow. It was the largest attack since 2 March."
    other = document_of(text)
    (found,) = check_comparisons([(ranked(other, words="largest"), other)], [incident])
    assert found.standing is Standing.UNCHECKABLE
    assert "not checkable here" in found.reason
    assert "measure" in found.reason


def test_an_unknown_start_is_not_checkable() -> None:
    """Without a day since when, nothing can be compared."""
    assert "time it ranks over" in check((5, 7), [(0, 1)], since=None).reason
