"""Words of violence count only where they are meant literally, and only where they stand together."""

from __future__ import annotations

from datetime import date

import pytest
from tests.read.reading import incidents

from tidings.model.codes import Field

FILLER = (
    "The bakery opened in 1962 and sells rye bread, cakes and coffee to the people of the quarter. "
    "Its owner plans to add a second oven next year and has asked the bank for a small loan. "
) * 5


@pytest.mark.parametrize(
    ("figure", "literal"),
    [
        (
            "The army launched a recruitment campaign in Gao on Monday, an officer said.",
            "The army launched rockets at a rebel camp in Gao on Monday, an officer said.",
        ),
        (
            "The president shook down Tokyo for more money on Monday, critics of the troops' cost say.",
            "A rocket shook the rebel barracks in Gao on Monday and wounded two soldiers.",
        ),
        (
            "A militant placed two orders for rifle stocks in Gao on Monday, the army said.",
            "A militant placed a bomb under a bridge in Gao on Monday, the army said, and it killed a guard.",
        ),
        (
            "The suspected militant was captured in Gao on Monday, the police said.",
            "Militants captured the town of Gao on Monday, the army said.",
        ),
        (
            "Rebels have been fighting the army for years in Mali, a soldier said on Monday.",
            "Rebels fought the army in Gao on Monday, and two soldiers were killed.",
        ),
        (
            "A rebel commander died in Gao on Monday after a stroke, a police officer told an inquest.",
            "A rebel commander died in Gao on Monday after being shot, a police officer told an inquest.",
        ),
        (
            "The writer, who was with the rebels of Gao in the war, has died at age 81, his family said on Monday.",
            "The writer, who was with the rebels of Gao in the war, was shot dead at 81 on Monday, a soldier said.",
        ),
        (
            "A soldier was charged with assault in Gao on Monday, the army said.",
            "A soldier died in an assault on the barracks of Gao on Monday, the army said.",
        ),
    ],
)
def test_figures_of_speech_are_no_incidents(figure: str, literal: str) -> None:
    """Each beside the same word in earnest."""
    assert incidents(figure)[1] == ()
    assert len(incidents(literal)[1]) == 1


def test_what_makes_an_attack_stands_near_it() -> None:
    """An attack in words and a soldier hurt many sentences later are not one event."""
    attack = "The attack of the critics on his essay came on Monday in Paris. "
    _, reports = incidents(attack + FILLER + "The army said that its soldiers and militia held a parade. ")
    assert reports == ()


def test_a_match_to_come_is_no_clash() -> None:
    """A day after the publication belongs to a match, a march or a hearing."""
    ahead = "Two rebel factions will meet for a clash in Gao on 20 November 2019, with troops watching."
    past = "Two rebel factions met for a clash in Gao on 17 November 2019, with troops watching."
    assert incidents(ahead, date(2019, 11, 18))[1] == ()
    assert len(incidents(past, date(2019, 11, 18))[1]) == 1


def test_a_war_of_the_past_is_history() -> None:
    """Before 1946 no conflict data begin; a year later than that is background."""
    told = "Soldiers were killed in an attack on the barracks of Metz in {}."
    assert incidents(told.format("July 1916"), date(2019, 11, 18))[1] == ()
    assert len(incidents(told.format("July 1961"), date(2019, 11, 18))[1]) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "In Washington, he told reporters that rebels had killed four soldiers in Mosul on Monday.",
            "Mosul",
        ),
        ("A suspect in the shooting of two soldiers in Mosul was captured in Kirkuk on Monday.", "Mosul"),
        ("Gunmen abducted a driver on the Kirkuk highway near Mosul on Monday, the army said.", "Mosul"),
        ("Troops shot dead dozens of protesters along the border with Chad on Monday.", "Chad"),
        (
            "The president, who fled to asylum in Mexico, said troops killed four protesters in La Paz.",
            "La Paz",
        ),
    ],
)
def test_where_people_speak_flee_or_are_held_is_not_the_place(text: str, place: str) -> None:
    """Only the place of the act itself is claimed first."""
    document, reports = incidents(text, date(2019, 11, 18))
    where = next(iter(reports[0].of(Field.WHERE)))
    assert document.quote(where.span) == place


def test_the_owner_of_what_was_struck_gives_the_country() -> None:
    """Without a place by name the country of the building is inferred, and said to be."""
    document, reports = incidents("The attacks on two Saudi oil facilities on Monday killed four soldiers.")
    where = next(iter(reports[0].of(Field.WHERE)))
    assert (document.quote(where.span), where.basis) == ("Saudi", "inferred")


def test_a_town_and_its_province_are_one_place() -> None:
    """A comma without "and" sets no two places side by side."""
    one = "A bomb killed four soldiers in Tacurong City, Sultan Kudarat province on Monday."
    two = "Bombs killed soldiers in Mosul and Kirkuk on Monday."
    assert (len(incidents(one)[1]), len(incidents(two)[1])) == (1, 2)
