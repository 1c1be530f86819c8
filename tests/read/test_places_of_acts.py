"""Places behind what is done or held there, and incidents told beside the news (constructed)."""

from __future__ import annotations

import pytest
from bench.common import read_text


def _read(text: str) -> list[tuple[str, str | None, str | None]]:
    """Type, place and first day of the incidents that a text is read to tell."""
    return [
        (
            row["sub_event_type"],
            row["where"] and row["where"]["name"],
            row["when"] and row["when"]["start"],
        )
        for row in read_text(text, published="2024-05-14")["incidents"]
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Fighting around Sangin killed 14 soldiers on Tuesday.", "Sangin"),
        ("Jets bombed rebel positions around Saraqib on Monday, killing nine.", "Saraqib"),
        ("Shelling around Bakhmut killed three civilians on Monday.", "Bakhmut"),
        ("Soldiers from the base in Gao shot dead two protesters on Monday.", "Gao"),
        ("Air defences over Haifa shot down three drones on Monday.", "Haifa"),
        ("Three drones were shot down by air defences over Haifa on Monday.", "Haifa"),
        ("Four missiles were intercepted over Homs late on Sunday.", "Homs"),
    ],
)
def test_a_name_behind_forces_or_a_fight_is_a_place(text: str, place: str) -> None:
    """Around, over and in a place: what is fought, held or shot down there lies there."""
    assert [found for _, found, _ in _read(text)] == [place]


def test_where_is_fought_is_nobody_who_kills() -> None:
    """The place of a fight is no party to it."""
    (row,) = read_text("Fighting around Sangin killed 14 soldiers on Tuesday.")["incidents"]
    assert [party["name"] for party in row["perpetrators"]] == []


def test_a_boat_stopped_at_sea_is_no_attack() -> None:
    """Only weapons that are stopped in flight tell of an attack."""
    assert _read("The coast guard intercepted a boat off Lampedusa on Monday.") == []


def test_attacks_told_beside_the_news_are_read() -> None:
    """Each further attack on many, with its own place and time, is an incident of its own."""
    found = _read(
        "Three people were shot and killed outside a supermarket in Duncan, Oklahoma, on Monday. "
        "The violence comes on the heels of a shooting in Fresno, California, that left at least four dead. "
        "California was also hit by a school shooting in Santa Clarita last week in which a 16-year-old boy "
        "shot and killed two classmates before turning the gun on himself. "
        "In August, a man killed 22 people at an El Paso, Texas, supermarket and injured 26 others."
    )
    assert [place for _, place, _ in found] == ["Duncan", "Fresno", "Santa Clarita", "El Paso"]
    assert found[-1][2] == "2023-08-01"


def test_a_crowd_that_rampages_is_violent() -> None:
    """A rampage of demonstrators is a violent demonstration."""
    found = _read("Demonstrators rampaged through a tourist district of Hong Kong on Sunday.")
    assert found == [("Violent demonstration", "Hong Kong", "2024-05-12")]


def test_an_attack_named_by_its_day_is_no_criticism() -> None:
    """A strike by a weapon on a day is one, though the sentence speaks of policy."""
    found = _read(
        "The September 14 drone attacks on the oil facilities in Abqaiq have forced the kingdom to revise "
        "its policies."
    )
    assert [day for _, _, day in found] == ["2023-09-14"]


def test_an_event_of_old_takes_no_place_from_the_news() -> None:
    """Where a new president was sworn in is not where bombs went off half a year before."""
    found = _read(
        "The president was sworn in on Monday in Anuradhapura, Sri Lanka. "
        "He made security his priority after bomb attacks by Islamist militants last November killed 250 people."
    )
    assert [place for _, place, _ in found] == ["Sri Lanka"]


@pytest.mark.parametrize(
    "text",
    [
        "A protected bald eagle was gunned down and killed in Oregon on Friday.",
        "A pro-Kurdish party that opposed the offensive in Syria of May 9 mulls pulling its MPs from parliament.",
        "Nepal has witnessed street protests since May 2.",
    ],
)
def test_what_is_no_single_incident_is_left_out(text: str) -> None:
    """Beasts, a party that leaves a parliament, and protests told in sum are no incidents."""
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The mine opened in 2009. On 3 May that year, guards shot dead four workers in Marikana.",
            "2009-05-03",
        ),
        ("The mine opened in 2009. Guards shot dead four workers in Marikana on 3 May.", "2024-05-03"),
    ],
)
def test_a_day_of_that_year_is_of_the_year_spoken_of(text: str, day: str) -> None:
    """ "That year" behind a day points back; without it the day is read from the publication."""
    assert [start for _, _, start in _read(text)] == [day]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb exploded outside the Turkish embassy in Tunis on Monday, killing two guards.", "Tunis"),
        ("Gunmen attacked the Chadian consulate in Khartoum on Monday, killing two guards.", "Khartoum"),
        ("Rebels bombed the embassies of China and the Soviet Union in Lima on Monday.", "Lima"),
        ("Rebels shot dead two guards on Monday in sector 4 of Bunia.", "Bunia"),
        ("Rebels killed two guards on Monday in the capital of Burundi.", "capital"),
        ("rebels killed two guards on monday in kuwait city.", "kuwait city"),
    ],
)
def test_a_mission_stands_in_its_town_and_a_numbered_part_in_its_own(text: str, place: str) -> None:
    """The owner of an embassy is not where it is struck; "the capital of" is the town, not the land."""
    where = read_text(text, published="2016-06-15")["incidents"][0]["where"]
    assert where["name"] == place
    assert where["precision"] == "town"


def test_the_capital_of_a_province_is_not_its_countrys() -> None:
    """Which town heads a province is not known from the word alone: the seat of the state is not taken for it."""
    reading = read_text(
        "Rebels killed two guards in the capital of Helmand province on Monday.", published="2016-06-15"
    )
    assert reading["incidents"][0]["where"]["name"] != "capital"


def test_an_embassy_that_speaks_is_no_place_of_an_act() -> None:
    """The town of an embassy that tells of something is not where it happened."""
    text = "Five soldiers were killed by rebels in Gao on Monday, the Danish embassy in Bamako said."
    assert read_text(text, published="2016-06-15")["incidents"][0]["where"]["name"] == "Gao"
