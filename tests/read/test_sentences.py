"""Where a document is cut into sentences, from constructed texts."""

import pytest
from tests.read.page import page

from tidings.read.sentences import find_sentences


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        (
            "Three shot in Mosul - KLMN News 12 Basra, Iraq News & Weather",
            ["Three shot in Mosul", "KLMN News 12 Basra, Iraq News & Weather"],
        ),
        ("Three shot in Mosul | baghdadtoday.com", ["Three shot in Mosul", "baghdadtoday.com"]),
        ("Three shot in Mosul - two are policemen", ["Three shot in Mosul - two are policemen"]),
        ("Three-day news blackout in Mosul", ["Three-day news blackout in Mosul"]),
    ],
)
def test_a_heading_and_its_site_are_two(heading: str, parts: list[str]) -> None:
    """The name of the site behind a heading, with the town of the site, is no part of what it tells."""
    document = page(f"{heading}\n\nGunmen fled.")
    found = find_sentences(document)
    assert [document.quote(one.span) for one in found if one.block == 0] == parts
    assert all(one.is_heading for one in found if one.block == 0)
