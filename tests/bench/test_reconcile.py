"""The check of one incident's figures where several reports tell of it."""

from datetime import date

from bench.reconcile import NAMES, members_of, page
from tests.assemble.ledger_tools import PLACES, claim_of, day, document_of, report_of, shelling

from tidings.model.codes import Field, Role
from tidings.model.report import Reading

FACTS = {"date": "2024-03-04", "lat": "10.0", "lon": "20.1", "n_killed": "3", "n_injured": "0"}
WORDS = (
    "Rockets shell the grain depot at Marow, killing three clerks.",
    "Three clerks die as guns shell Marow.",
)


def _lines(facts) -> list[str]:
    members = [
        shelling(words, place="Marow", when=("Marow", day(2024, 3, 4)), killed=("clerks", 3),
                 published=date(2024, 3, 5))
        for words in WORDS
    ]  # fmt: skip
    return list(page([[Reading(document=m.document, reports=(m.report,)) for m in members]], [facts]))


def _figures(facts) -> list[tuple[str, str]]:
    """The row of the policy `belief`, figure by figure."""
    line = next(line for line in _lines(facts) if line.startswith("belief"))
    return list(zip(NAMES, line.split()[1:], strict=True))


def test_right_figures_count_and_those_not_given_are_wrong_or_left_out() -> None:
    """Three killed are right in every column; injured, of whom nothing is said and nobody was, only miss."""
    found = _figures(FACTS)
    assert found[:4] == [(name, "1.000") for name in ("killed", "any", "given", "range")]
    assert found[4:8] == [(name, "0.000") for name in ("injured", "any", "given", "range")]
    assert found[8:] == [("day", "1.000"), ("50 km", "1.000")]


def test_another_number_day_and_place_are_wrong() -> None:
    """Facts of five killed, a day later, three degrees north, meet none of the figures."""
    found = _figures({**FACTS, "n_killed": "5", "date": "2024-03-05", "lat": "13.0"})
    assert {figure for _, figure in found} == {"0.000"}


def test_beliefs_are_held_against_what_was_right() -> None:
    """One belief in a right figure: the error is what it lacks of one."""
    lines = _lines(FACTS)
    assert any(line.startswith("killed: 1 beliefs") for line in lines)
    assert any(line.endswith("right 1.00") for line in lines)


def test_of_several_events_of_one_article_its_news_counts_and_of_several_news_the_first() -> None:
    """A shelling recalled from another town, the news, and a further one told after it."""
    document = document_of("Guns shelled Telsin last year. Guns pounded Marow today. They struck Telsin too.")
    past, news, more = (
        report_of(document, act, claim_of(document, Field.WHERE, place, PLACES[place]), role=role)
        for act, place, role in (
            ("shelled", "Telsin", Role.BACKGROUND),
            ("pounded", "Marow", Role.MAIN),
            ("struck", "Telsin", Role.MAIN),
        )
    )
    for reports in ((past, news, more), (more, news, past)):
        assert [m.report for m in members_of([Reading(document=document, reports=reports)])] == [news]
