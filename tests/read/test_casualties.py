"""Figures of people killed, injured or taken, from constructed sentences."""

import pytest
from tests.read.reading import incidents, raw

from tidings.assemble.totals import parties_of, total_of
from tidings.model.codes import Field
from tidings.model.values import Count
from tidings.resolve.reports import resolve_reports

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
        ("A soldier of 3 Royal Highland Infantry Battalion was killed.", ["A soldier"], []),
        ("More than 80 rebels and civilians were killed in the attack.", ["More than 80"], []),
        ("Nine rebels and two civilians were killed in the attack.", ["two", "Nine"], []),
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


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("A toddler was fatally wounded when they fired at a house.", ["A toddler"], []),
        ("They fired at a bus, mortally wounding a guard.", ["a guard"], []),
        ("A guard was badly wounded when they fired at a house.", [], ["A guard"]),
        ("Police opened an inquiry into the fatal shooting of a teacher.", ["a teacher"], []),
        ("Police called it a triple homicide.", [], []),
        ("They were charged in the triple murder.", ["triple murder"], []),
        ("Three others, including two boys and a woman, were injured.", [], ["Three"]),
    ],
)
def test_who_died_of_what_was_done(sentence: str, killed: list[str], injured: list[str]) -> None:
    """A wound that is fatal kills, and so does a fatal act those of whom it is told."""
    _, reports = incidents(ACT + sentence)
    assert [k for report in reports for k in raw(report, Field.KILLED)] == killed
    assert [i for report in reports for i in raw(report, Field.INJURED)] == injured


def test_a_deadly_act_killed_somebody() -> None:
    """Words that say only that an act killed give at least one, and nothing beside who was killed."""
    _, (report,) = incidents("Police are investigating a fatal shooting in Mosul on Monday.")
    (claim,) = report.of(Field.KILLED)
    assert (claim.value, claim.rule) == (Count(low=1, operator=">="), "deadly act")
    _, (report,) = incidents("Two men were killed in Mosul on Monday. Police are at the fatal shooting.")
    assert raw(report, Field.KILLED) == ["Two"]
    _, (report,) = incidents("Police are investigating a shooting that hurt two men in Mosul on Monday.")
    assert not raw(report, Field.KILLED)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("A woman and child were found dead after an attack by gunmen", 2),
        ("Gunmen killed a father and his baby boy", 2),
        ("Gunmen killed a woman, a child and a guard", 3),
        ("Gunmen killed a woman", 1),
        ("2 adults, 1 child dead in attack by gunmen", 3),
        ("Father, daughter found dead after attack by gunmen", 2),
        ("Woman, 34, killed in attack by gunmen", 1),
    ],
)
def test_persons_told_together_are_added(words: str, number: int) -> None:
    """Persons of one list are counted together, with an article or without; a heading has no "and"."""
    document, (report, *_) = incidents(f"{words} in Mosul on Monday")
    (resolved,) = resolve_reports([report], document, [], [])
    count = total_of(parties_of(document, resolved.of(Field.KILLED)))
    assert count is not None
    assert count.best == number


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Two officers, a conscript and six rebels were killed in the attack.", 9),
        ("The attack killed a farmer, his wife and their three children.", 5),
        ("The attack killed a headman and his son.", 2),
        ("The attack killed a headman along with two of his guards.", 3),
        ("The attack killed a woman and four of her children.", 5),
        ("The attack killed Omar Saleh and two others.", 3),
        ("The attack killed two men, Omar Saleh and Ali Hadi.", 2),
        ("The attack killed Omar Saleh and Ali Hadi, the two leaders of the band.", 2),
        ("The attack left four dead, among them two nurses, and nine injured.", 4),
        ("Three children were among the eight people killed in the attack.", 8),
        ("In the attack on soldiers, two boys and a girl were killed.", 3),
    ],
)
def test_figures_of_one_list_are_added(sentence: str, number: int) -> None:
    """Persons and groups told side by side are added up; parts, and names of those counted, are not."""
    document, reports = incidents(ACT + sentence)
    resolved = resolve_reports(reports, document, [], [])
    claims = [claim for report in resolved for claim in report.of(Field.KILLED)]
    total = total_of(parties_of(document, claims))
    assert total is not None
    assert (total.low, total.best, total.high) == (number, number, number)


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("Hospital officials put the dead at 17 and the wounded at 30.", 17, 30),
        ("A guard succumbed to his wounds, bringing the dead to four.", 4, None),
        ("The death toll climbed to 44 after two more victims died in hospital.", 44, None),
        ("Three people died on the spot, while another two died in hospital.", 5, None),
        ("Four people were shot. Two of them died.", 2, 2),
        ("Three workers were shot dead and a fourth was in critical condition.", 3, 1),
        ("A suicide bomber killed himself and seven others.", 8, None),
        ("A tanner and two passengers were killed.", 3, None),
        ("A rose-seller and a milkman were killed.", 2, None),
        ("An elderly couple were killed.", 2, None),
        ("Three passengers received burns.", None, 3),
        ("The ambush cost five soldiers their lives.", 5, None),
        ("There were no victims.", 0, 0),
        ("Four guards embraced martyrdom.", 4, None),
        ("One person was killed and 5 more were hurt. The five are in hospital.", 1, 5),
    ],
)
def test_ways_of_telling_how_many(sentence: str, killed: int | None, injured: int | None) -> None:
    """Figures put in other words than "killed" and "wounded", and those told on top of others."""
    document, reports = incidents(ACT + sentence)
    resolved = resolve_reports(reports, document, [], [])
    for field, number in ((Field.KILLED, killed), (Field.INJURED, injured)):
        claims = [claim for report in resolved for claim in report.of(field)]
        total = total_of(parties_of(document, claims))
        assert (None if total is None else total.best) == number


@pytest.mark.parametrize(
    ("words", "killed", "injured"),
    [
        ("Nobody was hurt when a grenade exploded in a bar in Mosul on Monday.", None, (0, 0)),
        ("Nobody was killed or injured when rockets hit the airport in Mosul on Monday.", (0, 0), (0, 0)),
        ("Rockets hit the airport in Mosul on Monday without causing casualties.", (0, 0), (0, 0)),
        ("No deaths or injuries were reported after rockets hit Mosul on Monday.", (0, None), (0, None)),
        ("Seven Houthis and four other fighters were killed in clashes in Mosul on Monday.", (11, 11), None),
    ],
)
def test_zeros_told_before_or_beside_the_act(
    words: str, killed: tuple[int, int | None] | None, injured: tuple[int, int | None] | None
) -> None:
    """Nobody hurt is read before the act is told, behind "without" and for both of two nouns."""
    document, reports = incidents(words)
    resolved = resolve_reports(reports, document, [], [])
    for field, bounds in ((Field.KILLED, killed), (Field.INJURED, injured)):
        total = total_of(parties_of(document, [c for report in resolved for c in report.of(field)]))
        assert (None if total is None else (total.low, total.high)) == bounds


@pytest.mark.parametrize(
    "teller",
    [
        "police and hospital officials said.",
        "army and police sources in Tikrit said.",
        "police and the mayor told reporters.",
    ],
)
def test_those_who_tell_of_the_hurt_are_not_hurt(teller: str) -> None:
    """Two tellers behind a comma are no more of the wounded: "wounding 30 others, police and ... said"."""
    _, (report,) = incidents(f"A bomb killed four people in Kirkuk on Monday, wounding 30 others, {teller}")
    assert raw(report, Field.INJURED) == ["30"]
    assert not any("polic" in word.casefold() for word in raw(report, Field.TARGET))


def test_a_last_pair_of_the_hurt_stays_among_them() -> None:
    """A pair behind a comma with no word of speech behind it belongs to the list before it."""
    _, (report,) = incidents("A bomb in Kirkuk on Monday wounded six clerks, a guard and a driver.")
    assert len(raw(report, Field.INJURED)) == 3


@pytest.mark.parametrize("words", ["a rising death toll", "a growing death count", "a death threat"])
def test_a_toll_or_threat_is_nobody_killed(words: str) -> None:
    """ "A death" is one only where nothing of deaths is named: no "rising death toll"."""
    _, reports = incidents(f"Protesters clashed with police in Mosul on Monday amid {words}.")
    assert [raw(report, Field.KILLED) for report in reports] == [[]]


def test_a_death_is_one_killed() -> None:
    """One death told without a figure counts one."""
    _, (report,) = incidents("The clash in Mosul on Monday caused a death.")
    assert raw(report, Field.KILLED) == ["a death"]
