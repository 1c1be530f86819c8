"""Whose strike it was, where the words before it say so."""

from __future__ import annotations

import pytest
from tests.read.reading import code, incidents, raw

from tidings.model.codes import Field


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Three US air strikes killed 12 people near Mosul on Monday.", ["US"]),
        ("US and Israeli strikes hit the port of Latakia on Tuesday, killing two.", ["US", "Israeli"]),
        ("Ukrainian drones struck two warehouses in Belgorod on Monday night.", ["Ukrainian"]),
        ("A Russian missile strike killed five people in Kharkiv on Sunday.", ["Russian"]),
        ("Houthi drones hit Abha airport on Monday, wounding eight.", ["Houthi"]),
        ("A US-led coalition air strike killed nine people in Raqqa on Monday.", ["US-led coalition"]),
        ("Iranian missile attacks on Erbil killed two people on Monday.", ["Iranian"]),
        ("A Saudi air raid killed 10 people in Sanaa on Monday.", ["Saudi"]),
        ("Russian shelling killed two women in Kherson on Monday.", ["Russian"]),
        ("An American drone killed a commander of al-Shabaab near Jilib on Monday.", ["American"]),
        ("Iraqi warplanes attacked the town of Halabja on Monday, killing scores.", ["Iraqi"]),
        ("A Kenyan jet bombed a camp near Garbaharey on Sunday, killing six.", ["Kenyan"]),
        (
            "Two Colombian air force planes bombed a camp in Caqueta on Tuesday, killing 12.",
            ["Colombian air force"],
        ),
        ("Gunboats of the Israeli navy shelled a camp in Tyre on Sunday, killing four.", ["Israeli navy"]),
    ],
)
def test_the_power_before_a_strike_made_it(text, whose):
    """The power before a strike made it."""
    _, (report,) = incidents(text)
    assert raw(report, Field.PERPETRATOR) == whose


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan helicopter crashed in Garissa on Sunday, killing two soldiers.",  # nobody's act
        "The Iraqi bombings in Baghdad killed 20 on Monday.",  # where they happened
        "The US embassy attack in Baghdad on Monday killed two guards and wounded six soldiers.",  # whose embassy
    ],
)
def test_a_name_before_a_place_or_a_bombing_is_nobody_who_did_it(text):
    """A name before a place or a bombing is nobody who did it."""
    _, reports = incidents(text)
    assert not any(raw(report, Field.PERPETRATOR) for report in reports)


def test_a_strike_by_a_power_is_an_incident_wherever_it_is_told():
    """A strike by a power is an incident wherever it is told."""
    _, (report,) = incidents("Israeli strikes hit the port of Latakia on Tuesday, killing two.")
    assert code(report) == "strike.air"


@pytest.mark.parametrize(
    "text",
    [
        "Canadian strikes hit the economy of Ontario on Monday, union leaders said.",
        "French strikes stopped trains in Paris on Monday.",
    ],
)
def test_a_strike_of_workers_is_none(text):
    """A strike of workers is none."""
    assert incidents(text)[1] == ()


@pytest.mark.parametrize(
    "text",
    ["Car bomb kills three in Kirkuk", "CAR BOMB KILLS THREE IN KIRKUK", "Car bombing kills six in Tikrit"],
)
def test_the_words_of_a_weapon_name_no_state(text: str) -> None:
    """A car bomb in a headline is no work of the Central African Republic (C.A.R.)."""
    _, reports = incidents(text)
    assert not any(raw(report, Field.PERPETRATOR) for report in reports)
