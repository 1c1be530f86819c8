"""What an act answers, and what is told of several places at once: days and places go where they belong."""

from __future__ import annotations

from bench.common import read_text


def _read(text: str) -> list[tuple[str | None, str | None]]:
    """Place and first day of the incidents that a text is read to tell."""
    return [
        (row["where"] and row["where"]["name"], row["when"] and row["when"]["start"])
        for row in read_text(text, published="2024-05-14")["incidents"]
    ]


def test_the_day_and_place_of_an_answer_are_not_of_what_it_answers() -> None:
    """The killing that rockets answer has neither their day nor their target."""
    text = "Hezbollah fired rockets at Kiryat Shmona on Saturday in response to the killing of Hassan Nasser."
    assert _read(text) == [("Kiryat Shmona", "2024-05-11"), (None, None)]


def test_the_day_and_place_in_a_reason_are_of_what_was_answered() -> None:
    """Each of the two raids keeps its own town and day, whichever is told first."""
    text = "Rebels killed 12 farmers in Jos on Monday in revenge for a raid on their camp in Bida on May 8."
    assert _read(text) == [("Jos", "2024-05-13"), ("Bida", "2024-05-08")]
    text = "In retaliation for the killing of three soldiers in Jos on Sunday, troops shelled Bida on Monday."
    assert _read(text) == [("Jos", "2024-05-12"), ("Bida", "2024-05-13")]


def test_places_hit_by_one_wave_of_strikes_share_its_day() -> None:
    """A day told of the strikes as such is that of each place which they hit."""
    text = (
        "The air force launched strikes on rebels on Sunday.\n"
        "The strikes hit Kidal, Bamako and Mopti, where people were hurt by shrapnel. No deaths were reported."
    )
    assert {day for _, day in _read(text)} == {"2024-05-12"}
    assert {place for place, _ in _read(text)} == {"Kidal", "Bamako", "Mopti"}


def test_a_small_town_of_another_country_is_not_taken_for_one_of_the_country_named() -> None:
    """Where no such town of the named country is known, the place is the country and no namesake."""
    text = "Gunmen stormed a market in Solhan, Burkina Faso, on Friday, killing 132 people."
    assert _read(text) == [("Burkina Faso", "2024-05-10")]


def test_a_vehicle_that_hits_a_bomb_is_bombed() -> None:
    """A roadside bomb does not act by itself: who hits it is struck by it."""
    text = "Three policemen died when their vehicle hit a roadside bomb in Garissa, Kenya, on Saturday."
    (row,) = read_text(text, published="2024-05-14")["incidents"]
    assert row["event_code"] == "bomb.ied"
    assert (
        read_text("A car hit a tree near Garissa on Saturday, killing two.", published="2024-05-14")[
            "incidents"
        ]
        == []
    )


def test_armed_people_who_blow_something_up_make_an_incident() -> None:
    """Nobody need be harmed where guerrillas blow up a bridge; a firm that does is no attacker."""
    (row,) = read_text("Maoists blew up a bridge in Gaya on Friday.", published="2024-05-14")["incidents"]
    assert row["event_code"] == "bomb.ied"
    assert (
        read_text("Engineers blew up a bridge in Gaya on Friday.", published="2024-05-14")["incidents"] == []
    )
