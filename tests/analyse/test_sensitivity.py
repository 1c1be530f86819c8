"""How much a ledger depends on the rule that picks its figures."""

from datetime import date

from tests.assemble.ledger_tools import shelling

from tidings.analyse.sensitivity import COMPARED, sensitivity_of
from tidings.assemble.merge import merge
from tidings.model.codes import Field

POLICIES = ("latest", "lowest", "highest")


def told(place, *figures):
    """One incident under each policy, from reports of successive days with these numbers of dead."""
    members = [
        shelling(
            f"Gunners shell {place}, {figure} dead.", place=place, killed=(str(figure), figure),
            published=date(2024, 3, 5 + n),
        )
        for n, figure in enumerate(figures)
    ]  # fmt: skip
    return tuple(merge(members, policy) for policy in POLICIES)


def test_totals_by_policy() -> None:
    """Four or nine in one place and two in the other are eleven, six or eleven."""
    found = sensitivity_of([told("Marow", 4, 9), told("Telsin", 2)], POLICIES)
    assert [one.totals[0].best for one in found.policies] == [11, 6, 11]
    assert found.incidents == 2
    assert found.policies[0].totals[1].stated == 0


def test_shares_are_of_incidents_with_a_value() -> None:
    """One of two figures of killed changes under the lowest rule; no place does; nobody gives injured."""
    found = sensitivity_of([told("Marow", 4, 9), told("Telsin", 2)], POLICIES)
    killed, injured, where, when = (COMPARED.index(f) for f in COMPARED)
    lowest = found.policies[1]
    assert (lowest.changed[killed], found.with_value[killed]) == (1, 2)
    assert (lowest.changed[where], found.with_value[where]) == (0, 2)
    assert found.with_value[injured] == found.with_value[when] == 0


def test_the_incidents_that_move_a_total_come_first() -> None:
    """The widest spread is listed first, and an incident on which all agree is not listed."""
    ledger = [told("Marow", 4, 9), told("Telsin", 2), told("Xanadia", 10, 30)]
    found = sensitivity_of(ledger, POLICIES)
    assert [(m.field, m.spread, m.figures) for m in found.movers] == [
        (Field.KILLED, 20, (30, 10, 30)),
        (Field.KILLED, 5, (9, 4, 9)),
    ]
    assert sensitivity_of(ledger[::-1], POLICIES).movers == found.movers
    assert len(sensitivity_of(ledger, POLICIES, most=1).movers) == 1


def test_an_empty_ledger_depends_on_nothing() -> None:
    """Without incidents there is nothing to change."""
    found = sensitivity_of([], POLICIES)
    assert (found.incidents, found.movers) == (0, ())
