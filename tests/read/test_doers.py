"""Who is no doer though a sentence names him beside an act, and doers told without an act of their own."""

import pytest
from tests.read.reading import incidents

from tidings.model.codes import Field
from tidings.model.report import Report


def doers(text: str) -> list[list[str]]:
    """The raw words of the perpetrators, incident by incident."""
    return [who(report) for report in incidents(text)[1]]


def who(report: Report) -> list[str]:
    """The raw words of a report's perpetrators."""
    return [claim.raw for claim in report.of(Field.PERPETRATOR)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (("The opposition accused Mr Tshala of rigging the vote, hours after two people were killed in clashes in "
         "Kananga on Monday."), []),
        ("The minister was accused of corruption after an attack on a bank in Aden killed four people on Monday.", []),
        (("Residents blamed the mayor for the rubbish in the streets after a bomb killed three people in Quetta on "
         "Monday."), []),
        ("The governor accused the army of shelling the market in Kutum on Monday, killing six people.", ["army"]),
        ("Residents blamed the rebels for the ambush that killed four policemen near Goma on Monday.", ["rebels"]),
        ("A bomb killed three people in Quetta on Monday, and the police blamed the separatists.", ["separatists"]),
    ],
)  # fmt: skip
def test_who_is_accused_of_something_else_is_no_doer(text: str, expected: list[str]) -> None:
    """An accusation counts where it is of an act of force, or does not say of what."""
    assert doers(text) == [expected]


def test_a_claim_is_of_the_act_told_right_behind_it() -> None:
    """Who claims one act as revenge for another claims only the first."""
    text = (
        "Al Shabaab claimed responsibility for the attack in Mogadishu on Monday, saying it was in revenge for Kenyan "
        "air strikes in Gedo last week that killed nine people."
    )
    assert doers(text) == [["Al Shabaab"], ["Kenyan"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mourners honoured the victims of the mosque shooting in Lahore that killed 51 people on Monday.", []),
        ("The first man killed was a watchman; gunmen attacked the depot in Lashio on Tuesday.", ["gunmen"]),
        ("A teenager died in army shelling in Rutshuru on Tuesday.", ["army"]),
        ("Activists claim the death toll is higher after soldiers killed 40 protesters in Mandalay on Sunday.",
         ["soldiers"]),
        ("A terrorist attack in Nice on Monday killed 86 people.", []),
        ("A rebel attack on Bunia killed 12 people on Sunday.", ["rebel"]),
        ("Armed men attacked Gaya, a town in a region plagued by jihadist attacks, killing four people on Monday.",
         ["Armed men"]),
        (("Villages have been repeatedly attacked by Ansaru fighters. On Monday, the army raided Kaduna and killed six "
         "people."), ["army"]),
        ("A rebel repeatedly stabbed a guard in Kaduna on Monday.", ["rebel"]),
    ],
)  # fmt: skip
def test_those_hurt_and_those_of_other_acts_are_no_doers(text: str, expected: list[str]) -> None:
    """Victims, who speaks, who suffers again and again, and a mere label of the act are not who did it."""
    assert doers(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve soldiers were killed in an attack on an outpost in Diffa on Monday in which 20 insurgents died.",
         ["insurgents"]),
        ("Nine troops were killed and four rebels wounded when a convoy was ambushed near Bunia on Monday.",
         ["rebels"]),
        ("Two villagers and two rebels were killed in an attack near Bunia on Monday.", []),
        ("Two rebels were killed when troops raided a house in Bunia on Monday; one soldier died.", ["troops"]),
    ],
)  # fmt: skip
def test_militants_killed_beside_soldiers_are_the_other_side(text: str, expected: list[str]) -> None:
    """Where no doer is told, the militants among the dead of a fight with soldiers are the attackers."""
    assert doers(text) == [expected]
