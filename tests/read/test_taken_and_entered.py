"""Verbs of leading away, cutting down, opening up and marching in, told of armed people (constructed)."""

from __future__ import annotations

import pytest
from tests.read.reading import incidents
from tests.read.test_plain_reports import check_plain

# sentence, event code, place, killed, injured
CASES = [
    (
        "Three nurses were pulled from an ambulance by gunmen near Dori on Friday.",
        "attack.abduction",
        "Dori",
        "",
        "",
    ),
    ("Bandits marched away 14 farmers from Zuru on Sunday night.", "attack.abduction", "", "", ""),
    (
        "Nine policemen were cut down by gunmen near Reynosa on Saturday.",
        "battle.clash",
        "Reynosa",
        "Nine",
        "",
    ),
    ("Rebel guns opened up on a bread queue in Tuzla on Monday, killing six.", "", "Tuzla", "six", ""),
    ("Tuareg rebels marched into Kidal on Tuesday after the army fled.", "battle.overtaken", "Kidal", "", ""),
    (
        "Government forces wrested back the town of Palmyra from militants on Sunday.",
        "battle.regained",
        "Palmyra",
        "",
        "",
    ),
    (
        "A drone crashed through the roof of a block of flats in Sumy overnight, killing three people.",
        "strike.drone",
        "Sumy",
        "three",
        "",
    ),
]

# None of these is an act of force, though each holds such a verb.
PEACE = [
    "A restaurant opened up on Main Street in Kidal on Monday.",
    "Army commanders opened up on their plans in Kidal on Monday.",
    "Government troops entered talks with rebels in Kidal on Monday.",
    "Police entered the town of Kidal on Monday to calm residents.",
    "Soldiers cut down trees near Kidal on Monday.",
    "A survivor was pulled from the rubble in Kidal by soldiers on Monday.",
    "The guide led away his guests in Kidal on Monday.",
]


@pytest.mark.parametrize(("text", "event", "place", "killed", "injured"), CASES)
def test_a_verb_with_its_particle_tells_of_force(
    text: str, event: str, place: str, killed: str, injured: str
) -> None:
    """One incident, with its type, its place and the words of its figures."""
    _, reports = incidents(text)
    assert len(reports) == 1
    check_plain(reports[0], event, place, killed, injured)


@pytest.mark.parametrize("text", PEACE)
def test_the_same_verb_is_plain_where_no_force_is_told(text: str) -> None:
    """Openings, talks, rescues and felled trees are no acts of force."""
    _, reports = incidents(text)
    assert not reports
