"""Where an event's site lies when a later sentence says it (constructed)."""

from __future__ import annotations

import pytest
from bench.common import read_text


def _names(text: str) -> list[str | None]:
    """The places of the incidents that a text is read to tell."""
    return [row["where"] and row["where"]["name"] for row in read_text(text)["incidents"]]


@pytest.mark.parametrize(
    ("told", "behind", "place"),
    [
        (
            "Gunmen attacked a school in Nigeria on Friday, killing 20.",
            "The school is in Damaturu.",
            "Damaturu",
        ),
        (
            "Armed men raided a hospital in Sudan, killing four.",
            "The hospital is located in El Fasher.",
            "El Fasher",
        ),
        ("Rockets hit a refinery in Russia, killing two.", "The refinery is outside Ryazan.", "Ryazan"),
        (
            "Shells killed nine people at a market in Myanmar.",
            "The market lies about 12 km from the town of Loikaw.",
            "12 km from the town of Loikaw",
        ),
        (
            "Rebels killed 16 people in Musuku village in the Democratic Republic of Congo.",
            "Musuku is located some 28 kilometres from the town of Beni.",
            "28 kilometres from the town of Beni",
        ),
        (
            "Gunmen killed three people at a supermarket in Kenya on Monday.",
            "Officers received a call about gunfire at the site in Nakuru, a town of about 90,000.",
            "Nakuru",
        ),
        (
            "Gunmen killed three people at a supermarket in Kenya on Monday.",
            "Officers met at the hotel in Nakuru, a town of about 90,000.",
            "Kenya",
        ),
        # What is no site of the event, or is not said to lie there, moves nothing.
        ("A bomb killed six at a church in Nigeria.", "The suspect is in Kano, police said.", "Nigeria"),
        (
            "A bomb killed six at a church in Nigeria.",
            "The church is in talks with leaders in Kano.",
            "Nigeria",
        ),
        (
            "Gunmen killed five at a church in Pakistan.",
            "The church was near collapse after a fire in Lahore.",
            "Pakistan",
        ),
        (
            "Gunmen killed five at a church in Pakistan.",
            "The church is near the embassy of Kenya in Nairobi.",
            "Pakistan",
        ),
    ],
)
def test_a_site_is_placed_by_a_later_sentence(told: str, behind: str, place: str) -> None:
    """A town inside the country told takes its place only where the sentence says that the site lies there."""
    assert _names(f"{told} {behind}") == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed six people in Shiroro LGA of Niger State.", "Shiroro"),
        ("Gunmen killed six people in Nembe Local Government Area of Bayelsa State.", "Nembe"),
        (
            "Six soldiers were killed in clashes near the town of ‘Ayn ‘Issa in northern Al-Raqqa.",
            "Ayn ‘Issa",
        ),
        ("Taliban fighters killed three policemen in Qarqeen district of Jawzjan province.", "Qarqeen"),
    ],
)
def test_a_place_inside_a_named_division_is_found(text: str, place: str) -> None:
    """A small place is taken where the words put it into a division that holds one of its name."""
    assert _names(text) == [place]
