"""An event is recorded only where its text is about conflict; what it lacks comes from the scene told."""

from __future__ import annotations

import pytest
from tests.read.reading import incidents

from tidings.model.codes import Field

FILLER = (
    "The bakery opened in 1962 and sells rye bread, cakes and coffee to the people of the quarter. "
    "Its owner plans to add a second oven next year and has asked the bank for a small loan. "
    "Neighbours say that they like the smell in the morning and the long hours on Sundays. "
) * 4


@pytest.mark.parametrize(
    "text",
    [
        "A man stabbed his neighbour in Leeds on Monday after a quarrel over a fence. " + FILLER,
        "The striker attacked from the left on Sunday and hit the post in Madrid. " + FILLER,
        "Wildfires in 2017 destroyed homes in Lisbon and killed dozens of people. " + FILLER,
    ],
)
def test_crime_sport_and_weather_are_no_incidents(text: str) -> None:
    """Nothing near the event, and little in the whole text, speaks of conflict."""
    _, reports = incidents(text)
    assert reports == ()


@pytest.mark.parametrize(
    "text",
    [
        "Militants stabbed a soldier in Gao on Monday. The army sent troops to the town.",
        "A gunman opened fire in a shop in Leeds on Monday, killing nine people in the attack. " + FILLER,
    ],
)
def test_attacks_by_armed_groups_or_on_many_are(text: str) -> None:
    """The twin of the above: armed people, or many killed whoever did it."""
    _, reports = incidents(text)
    assert len(reports) == 1


@pytest.mark.parametrize(
    ("domestic", "public"),
    [
        (
            "In 2017 her father shot and killed her mother in Leeds.",
            "In 2017 a stranger shot and killed a shopkeeper in Leeds.",
        ),
        (
            "A man shot dead his cousin in a restaurant in Leeds on Saturday.",
            "A man shot dead a student in a restaurant in Leeds on Saturday.",
        ),
        (
            "A man shot his brother in Leeds on Saturday.",
            "Gunmen shot his brother in Leeds on Saturday.",
        ),
        (
            "A man shot his mother and her two sons in Leeds on Saturday.",
            "A shooting on Saturday in Leeds injured a mother and her two sons.",
        ),
    ],
)
def test_what_is_done_to_ones_own_kin_is_no_incident(domestic: str, public: str) -> None:
    """A shooting is recorded wherever it is told, but not one within a family."""
    assert incidents(domestic + FILLER)[1] == ()
    assert len(incidents(public + FILLER)[1]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Her son was shot and killed outside a shop in Leeds on Saturday, Ann Merrow said.",
        "A woman shot her husband and three of her sons in Leeds on Saturday, killing all four.",
    ],
)
def test_kin_of_the_teller_and_many_killed_are_recorded(text: str) -> None:
    """Somebody's son shot by nobody known is no family's matter, and three killed are recorded always."""
    assert len(incidents(text + FILLER)[1]) == 1


GAMES = "The team won the match and the league, and the coach praised the striker for his goals. " * 4


def test_a_shooting_of_a_day_stands_in_a_text_of_sport() -> None:
    """People shot on a day that is told are news; a match alone is none."""
    shot = "Four teenagers were shot outside a gym in Leeds on Saturday evening, police said. "
    assert len(incidents(shot + GAMES)[1]) == 1
    assert incidents("The striker shot twice in the match in Leeds on Saturday evening. " + GAMES)[1] == ()


def test_an_event_without_a_place_takes_the_last_one_told() -> None:
    """The scene is kept for a few sentences, and said to be inherited."""
    document, reports = incidents(
        "Troops have held the town of Manbij since last year. Shops were open on Monday. "
        "Rebels fired mortar shells at the barracks on Tuesday, killing four soldiers."
    )
    where = next(iter(reports[0].of(Field.WHERE)))
    assert (document.quote(where.span), where.basis) == ("Manbij", "inherited")


def test_another_attack_keeps_the_time_of_the_one_before() -> None:
    """An event told as one more of a row has no day of its own."""
    document, reports = incidents(
        "Drones hit a fuel depot in Kharkiv overnight on Tuesday, the army said. "
        "In another attack, missiles hit a barracks in Odesa, where five soldiers were injured."
    )
    assert len(reports) == 2
    times = [next(iter(report.of(Field.WHEN))) for report in reports]
    assert document.quote(times[1].span) == document.quote(times[0].span)
    assert times[1].basis == "inherited"


def test_an_event_of_no_named_place_takes_the_country_spoken_of() -> None:
    """The country most places of the text lie in, where its name stands close by."""
    document, reports = incidents("Rebels killed four Malian soldiers on Tuesday, the army of Mali said.")
    where = next(iter(reports[0].of(Field.WHERE)))
    assert where.basis == "inferred"
    assert document.quote(where.span) in ("Malian", "Mali")
