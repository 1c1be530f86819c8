"""Tests that where the hurt are taken, streets, neighbourhoods and a person's home are no place of an act."""

from __future__ import annotations

import pytest
from bench.common import read_text


def _place(text: str) -> str | None:
    """The name of the place of the first incident."""
    where = read_text(text, published="2016-06-15")["incidents"][0]["where"]
    return where and str(where["name"])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            (
                "Three men were shot on Sunday night. They were flown to Boise Medical Center in stable condition.\n\n"
                "Nampa police have no suspects."
            ),
            "Nampa",
        ),
        (
            (
                "NAMPA, Idaho — A man was shot in the 300 block of Elm Street on Sunday, and died on the way "
                "to a hospital in Boise, police said."
            ),
            "NAMPA",
        ),
        ("Four women were shot at 31st and Boise on Sunday night in Tulsa, police said.", "Tulsa"),
        ("Two men were shot in the 800 block of South Boise on Sunday, Tulsa police said.", "Tulsa"),
        (
            "CHICAGO — A man was shot dead in the Austin neighborhood on Sunday night, police said.",
            "CHICAGO",
        ),
        ("Two men were shot on Sunday night. Tulsa police are looking for the gunman.", "Tulsa"),
    ],
)
def test_where_the_hurt_lie_and_streets_are_no_place_of_a_shooting(text: str, place: str) -> None:
    """A hospital's town, a street that bears a town's name and a quarter named like a far town are none."""
    assert _place(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rockets hit a hospital in Aleppo on Monday, killing three nurses.", "Aleppo"),
        (
            "Five people were killed on Monday when a bomb went off at a hospital in Quetta, police said.",
            "Quetta",
        ),
        (
            "An air strike on the Shejaiya neighbourhood of Gaza City killed four people on Sunday.",
            "Shejaiya",
        ),
    ],
)
def test_a_hospital_or_a_quarter_that_is_struck_is_the_place(text: str, place: str) -> None:
    """What is hit there, and quarters near the town named, stay the place of the act."""
    assert _place(text) == place


def test_the_home_of_a_victim_is_no_place_of_the_act() -> None:
    """Lena Ortiz, "of Miami", came from there."""
    text = "TULSA — The man who shot Lena Ortiz, of Miami, in her flat on Elm Street on Sunday was arrested."
    assert _place(text) != "Miami"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "The Walker Police Department is looking for a gunman. Two men were shot on Sunday outside a club.",
            "Walker",
        ),
        (
            "A man was charged Monday in a shooting that killed two people at a cookout a year ago, Boise police said.",
            "Boise",
        ),
        (
            "NAMPA, Idaho (Wire) — A man shot three people in central Idaho on Sunday, police said.",
            "NAMPA",
        ),
        (
            "BOISE, Idaho (Wire) — A man shot three people in central Idaho on Sunday, police said.",
            "Idaho",
        ),
    ],
)
def test_police_and_small_datelines_tell_the_town(text: str, place: str) -> None:
    """A force's name is its town's, of an old crime in court too; of a province, a small dateline is the town."""
    assert _place(text) == place
