"""Figures of people killed, injured or taken, from constructed sentences."""

import pytest
from tests.read.reading import incidents, raw

from tidings.model.codes import Field

ACT = "Gunmen attacked a market in Mosul on Monday. "


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("Twelve soldiers were killed and nine wounded in the attack.", ["Twelve"], ["nine"]),
        ("The attack left five people dead and dozens injured.", ["five"], ["dozens"]),
        ("The attack killed a policeman and wounded three others.", ["a policeman"], ["three"]),
        ("The attack claimed at least 20 lives.", ["at least 20"], []),
        ("The death toll from the attack rose to 14.", ["14"], []),
        (
            "The attack caused injuries to several US soldiers and an Iraqi officer.",
            [],
            ["several", "an Iraqi officer"],
        ),
        ("No one was killed in the attack.", ["No one"], []),
        ("The attack caused no casualties.", ["no casualties"], ["no casualties"]),
        ("Two gunmen died in the attack.", ["Two"], []),
        ("Attackers hacked four villagers to death.", ["four"], []),
    ],
)
def test_figures_and_their_effect(sentence: str, killed: list[str], injured: list[str]) -> None:
    """The figure belongs to the effect that its grammar gives it."""
    _, reports = incidents(ACT + sentence)
    assert [k for report in reports for k in raw(report, Field.KILLED)] == killed
    assert [i for report in reports for i in raw(report, Field.INJURED)] == injured


def test_parts_are_marked() -> None:
    """Figures after "including" are parts of the one before."""
    _, reports = incidents(ACT + "The attack killed eleven people, including two children.")
    parts = {claim.raw: claim.part for claim in reports[0].of(Field.KILLED)}
    assert parts.get("eleven") == "total"
    assert parts.get("two", "part") == "part"


def test_a_denied_or_possible_act_brings_no_figure() -> None:
    """What only might happen has no victims."""
    _, reports = incidents(ACT + "Officials fear that the group could kill hundreds of people.")
    assert not raw(reports[0], Field.KILLED)
