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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police opened fire to disperse a mob that threw stones in Hyderabad on Monday, killing two.",
         ["Police", "mob"]),
        ("Police fired tear gas to disperse stone-throwing protesters in Nairobi on Tuesday.",
         ["Police", "protesters"]),
        ("Rioting broke out in Osh on Monday; a mob set fire to homes and police shot three people.",
         ["mob", "police"]),
        ("Police shot two peaceful protesters at a march in Lima on Monday.", ["Police"]),
    ],
)  # fmt: skip
def test_the_crowd_of_a_riot_is_a_party_to_it(text: str, expected: list[str]) -> None:
    """Both sides of a riot act; protesters shot at a peaceful march did nothing."""
    assert doers(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israeli jets struck a house in Khan Younis on Monday, killing 12 people.", ["Israeli"]),
        ("Syrian helicopters bombed Idlib on Monday, killing eight people.", ["Syrian"]),
        ("Ethiopian fighter jets bombed Mekelle on Monday, killing three people.", ["Ethiopian"]),
        ("An air strike on Idlib that was not carried out by Russian planes killed nine people on Monday.", []),
        ("The gunman, 24-year-old Peter Lind, killed six people in Oslo on Monday.", ["Peter Lind"]),
        ("Gunmen, Oslo Police said, killed six people in Bergen on Monday.", ["Gunmen"]),
        ("Fighters loyal to General Haftar shelled Tripoli's airport on Monday, wounding six people.",
         ["Fighters loyal to General Haftar"]),
        ("Thugs suspected to be loyal to the ruling party attacked a rally in Warri on Monday, injuring 10 people.",
         ["Thugs"]),
        (("The Movement for the Liberation of Zaria claimed responsibility for kidnapping two engineers in Kano on "
         "Monday."), ["Movement for the Liberation of Zaria"]),
        ("Police in Lima shot two men on Monday.", ["Police"]),
    ],
)  # fmt: skip
def test_a_doer_is_told_by_his_name(text: str, expected: list[str]) -> None:
    """A state by its craft, a person by the name beside what he is, a body by its whole name."""
    assert doers(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO has stepped up air strikes on militants. A roadside bomb killed four policemen in Khost on Monday.", []),
        ("A mortar shell hit a church in Bunia on Monday, killing six, as rebels clashed with militias.", []),
        ("Rebels fought government troops near Saada on Monday.", ["Rebels", "government troops"]),
        ("A doctor shook the boy awake after a car bomb killed three people in Aleppo on Monday.", []),
    ],
)  # fmt: skip
def test_what_goes_on_around_an_act_tells_no_doer(text: str, expected: list[str]) -> None:
    """Campaigns, fights beside a shelling and people who shake others have not done what is told."""
    assert doers(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Villages here have long feared Boko Haram. On Monday, bandits killed six people in Yola.", ["bandits"]),
        ("Villages here have long feared Boko Haram. On Monday, militants killed six people in Yola.",
         ["militants", "Boko Haram"]),
    ],
)  # fmt: skip
def test_bandits_are_not_taken_for_the_one_group_named(text: str, expected: list[str]) -> None:
    """Militants are of the one armed group that a text names; bandits and gunmen may be anybody."""
    assert doers(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels exploded a bomb outside a bank in Quito on Monday.", ["Rebels"]),
        ("Urban guerrillas set off two charges at a bank in Quito on Monday.", ["Urban guerrillas"]),
        ("Two farmers set off a mine near Quito on Monday and were killed.", []),
        ("A spark set off an explosion at a refinery in Quito on Monday, killing two people.", []),
    ],
)
def test_who_sets_off_a_bomb_is_its_doer(text: str, expected: list[str]) -> None:
    """Armed people set off bombs; those who set off a mine are its victims."""
    assert doers(text)[:1] in ([expected], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("judge ana lugo was kidnapped on monday in lima by fmln (farabundo marti national liberation front) guerrillas.",
         ["guerrillas", "fmln", "farabundo marti national liberation front"]),
        ("the villagers were kidnapped on monday near lima by the army of national liberation.",
         ["army of national liberation"]),
        ("eln guerrillas attacked a police post near lima on monday.", ["eln guerrillas", "eln"]),
    ],
)  # fmt: skip
def test_a_name_and_the_people_behind_its_brackets(text: str, expected: list[str]) -> None:
    """Behind a name with its acronym stand the people meant; the name is told without them."""
    assert doers(text)[0] == expected


def test_a_body_named_for_a_day_is_told_with_it() -> None:
    """The 14 June Movement is a name: its day is no day of the act, and its number no count."""
    _, (report,) = incidents("Gunmen of the 14 June Movement killed a mayor in Lima.")
    assert "14 June Movement" in who(report)
    assert not list(report.of(Field.WHEN))
