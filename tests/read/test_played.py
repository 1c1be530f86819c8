"""What is played is no incident: plots, drills, and what only sounds like unrest."""

from __future__ import annotations

import pytest
from tests.read.reading import incidents

PLAYED = (
    "In the film, set in Beirut in 1982, a medic is kidnapped by militiamen. It opens in cinemas soon.",
    "The third novel in the series opens with a bomb that destroys a courthouse in Lagos and kills forty people.",
    "In the new game players defend a city near Sumy as rebels storm the town hall and shoot the mayor.",
    "The opera, which tells of the massacre of a village by soldiers, had its premiere in Leipzig on Friday.",
    "About 4,000 soldiers are taking part in manoeuvres in Estonia. Paratroopers seized an airfield on Monday.",
)
REAL = (
    "The director of the film was in Beirut on Monday. Gunmen shot dead two of the actors outside the cinema.",
    "The author of the novel was shot dead by gunmen in Lagos on Monday.",
    "The exercise began in Estonia on Monday. On Tuesday gunmen killed four soldiers near Narva.",
)


@pytest.mark.parametrize("text", PLAYED)
def test_a_plot_and_a_drill_are_no_incident(text):
    """A plot is told in the present tense; soldiers in a drill strike nobody."""
    assert incidents(text)[1] == ()


@pytest.mark.parametrize("text", REAL)
def test_what_is_told_in_the_past_beside_a_work_or_a_drill_stands(text):
    """Those who make a film, and soldiers on the day of a drill, may be attacked."""
    assert len(incidents(text)[1]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A 21 year old woman was arrested in Bulawayo on Monday for helping a girl.",
        "An army lorry overturned near Kasese on Monday, killing four soldiers.",
        "The premier's attacks on the rule of law alarmed soldiers and deputies in Sofia on Monday.",
    ],
)
def test_an_age_a_lorry_and_a_principle_are_no_incident(text):
    """No round-up of one person, no riot without a crowd, no attack on a thing of the mind."""
    assert incidents(text)[1] == ()
