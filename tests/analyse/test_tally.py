"""Reported tallies are set beside the ledger's own count."""

from datetime import date, timedelta

import pytest
from tests.assemble.ledger_tools import PLACES, actor, claim_of, count, day, document_of, shelling, span_of

from tidings.analyse.scope import in_area, unit_of
from tidings.analyse.tally import Verdict, check_tallies
from tidings.assemble.merge import merge
from tidings.model.codes import DatePrecision, Field, Kind
from tidings.model.report import Report
from tidings.model.values import Count, When

MARCH = When(start=date(2024, 3, 1), end=date(2024, 3, 2), precision=DatePrecision.DAY)


def incidents(number, *, place="Marow", killed=None):
    found = []
    for n in range(number):
        on = date(2024, 3, 2) + timedelta(days=n)
        text = f"Gunners shell {place} on day {n}, killing {killed}."
        member = shelling(
            text, place=place, when=(f"day {n}", day(on.year, on.month, on.day)),
            killed=(f"{killed}.", killed) if killed is not None else None, published=date(2024, 3, 30),
        )  # fmt: skip
        found.append(merge([member], "latest"))
    return found


def tally(text, value, raw, *, area="Xanadia", since=True, place=None, published=date(2024, 3, 30), who=None):
    document = document_of(text, published=published)
    claims = [claim_of(document, Field.COUNT, raw, value)]
    if area:
        claims.append(claim_of(document, Field.WHERE, area, PLACES.get(area) if place is None else place))
    if since:
        claims.append(claim_of(document, Field.SINCE, "1 March", MARCH))
    if who:
        claims.append(claim_of(document, Field.TARGET, who, actor(who)))
    mention = span_of(document, text.partition(" in ")[0])
    return Report(kind=Kind.TALLY, doc_id=document.id, mentions=(mention,), claims=tuple(claims)), document


def check(pair, ledger):
    (found,) = check_tallies([pair], ledger)
    return found


@pytest.mark.parametrize(
    ("reported", "verdict", "gap"),
    [(5, Verdict.CONSISTENT, 0), (6, Verdict.REPORTED_HIGHER, 1), (4, Verdict.REPORTED_LOWER, -1)],
)
def test_both_sides_of_the_count(reported, verdict, gap) -> None:
    """Five attacks in the ledger: five reported agree, six are more, four are fewer."""
    found = check(
        tally(f"{reported} attacks in Xanadia since 1 March", count(reported), str(reported)), incidents(5)
    )
    assert (found.low, found.high) == (5, 5)
    assert (found.verdict, found.gap) == (verdict, gap)


def test_more_than_is_an_open_range() -> None:
    """Over three attacks agrees with five: the report leaves the upper end open."""
    value = Count(low=3, best=3, high=None, hedge="over", operator=">")
    assert (
        check(tally("over 3 attacks in Xanadia since 1 March", value, "over 3"), incidents(5)).verdict
        == "consistent"
    )


def test_incidents_that_may_belong_widen_the_range() -> None:
    """An incident of unknown day may or may not be one of the tally's."""
    undated = merge([shelling("They shell Marow.", place="Marow")], "latest")
    found = check(tally("6 attacks in Xanadia since 1 March", count(6), "6"), [*incidents(5), undated])
    assert (found.low, found.high) == (5, 6)
    assert found.verdict is Verdict.CONSISTENT
    assert found.possible == (undated.id,)
    assert any("may or may not" in reason for reason in found.reasons)


def test_the_window_has_both_ends() -> None:
    """An incident before the start or after the tally's day is not counted."""
    pair = tally("2 attacks in Xanadia since 1 March", count(2), "2", published=date(2024, 3, 3))
    found = check(pair, incidents(5))
    assert (found.low, found.high) == (2, 2)


def test_another_area_is_not_counted() -> None:
    """A tally of one town leaves the other town's incidents out."""
    ledger = [*incidents(2), *incidents(3, place="Telsin")]
    found = check(tally("2 attacks in Marow since 1 March", count(2), "2", area="Marow"), ledger)
    assert (found.low, found.high) == (2, 2)


def test_victims_are_added_up() -> None:
    """Six dead in two incidents of three each."""
    found = check(tally("6 people died in Xanadia since 1 March", count(6), "6"), incidents(2, killed=3))
    assert found.scope.unit == "killed"
    assert (found.verdict, found.low, found.high) == (Verdict.CONSISTENT, 6, 6)


def test_silent_incidents_leave_the_upper_end_open() -> None:
    """An incident without a toll may have had victims: a higher report does not contradict the ledger."""
    ledger = [*incidents(2, killed=3), *incidents(1, place="Telsin")]
    found = check(tally("9 people died in Xanadia since 1 March", count(9), "9"), ledger)
    assert (found.verdict, found.low, found.high) == (Verdict.CONSISTENT, 6, None)
    assert any("give no number killed" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (tally("40 drones in Xanadia since 1 March", count(40), "40"), "drones"),
        (tally("4 attacks in Nowhere since 1 March", count(4), "4", area="Nowhere"), "Nowhere"),
        (tally("4 attacks in March since 1 March", count(4), "4", area=None), "neither"),
        (tally("4 matters in Xanadia since 1 March", count(4), "4"), "what is counted"),
        (tally("4 attacks in Xanadia since 1 March", count(4), "4", published=None), "publication"),
        (tally("many attacks in Xanadia since 1 March", None, "many"), "figure"),
    ],
)
def test_what_cannot_be_mapped_is_unverifiable(pair, said) -> None:
    """A tally whose scope is not understood gets no verdict, and the part is named."""
    found = check(pair, incidents(4))
    assert found.verdict is Verdict.UNVERIFIABLE
    assert any(said in reason for reason in found.reasons)


def test_parties_without_listed_ids_are_only_possible() -> None:
    """Incidents whose target is not known may be of the tally's target."""
    found = check(
        tally("5 attacks on bargemen in Xanadia since 1 March", count(5), "5", who="bargemen"), incidents(5)
    )
    assert (found.low, found.high) == (0, 5)


def test_a_short_ledger_is_a_reason() -> None:
    """When the ledger begins after the tally does, that is said."""
    pair = tally("9 attacks in Xanadia since 1 March", count(9), "9")
    found = check(pair, incidents(2))
    assert any("begins on 2024-03-02" in reason for reason in found.reasons)
    assert any("ends on 2024-03-03" in reason for reason in found.reasons)


def test_an_empty_ledger_has_less_than_any_report() -> None:
    """Nothing counted: the report is higher, and the ledger's emptiness is the reason."""
    found = check(tally("9 attacks in Xanadia since 1 March", count(9), "9"), [])
    assert (found.verdict, found.gap) == (Verdict.REPORTED_HIGHER, 9)
    assert "the ledger holds no dated incident" in found.reasons


@pytest.mark.parametrize(
    ("phrase", "unit"),
    [
        ("more than 40 people have died", "killed"),
        ("83 attacks", "incidents"),
        ("200 wounded", "injured"),
        ("14 aid workers kidnapped", "abducted"),
        ("300 arrests", "arrested"),
        ("120 missiles", "pieces"),
        ("12 missile attacks", "incidents"),
        ("12 bombings", "incidents"),
        ("900 troops", None),
    ],
)
def test_units(phrase, unit) -> None:
    """What is counted is told by the words of the tally."""
    assert unit_of(phrase) == unit


@pytest.mark.parametrize(
    ("area", "where", "inside"),
    [
        ("Xanadia", "Marow", True),
        ("Marow", "Marow", True),
        ("Marow", "Telsin", False),
        ("Marow", "Xanadia", None),
        ("Marow", None, None),
    ],
)
def test_areas(area, where, inside) -> None:
    """A town lies in its country; a country may or may not mean one of its towns."""
    assert in_area(PLACES[area], PLACES[where] if where else None) is inside


def test_other_kinds_are_no_tallies() -> None:
    """Only tally reports are checked."""
    member = shelling("They shell Marow.", place="Marow")
    assert check_tallies([(member.report, member.document)], []) == []
