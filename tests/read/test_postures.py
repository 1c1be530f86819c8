"""Tests of postures: stocks of a force, never casualties, tallies or incidents."""

import pytest
from tests.read.statement_tools import kinds, of_kind, raws, words

from tidings.model.codes import Field, Kind


def test_joined_postures_share_their_force():
    """The second number inherits the force and the purpose, not the place."""
    text = (
        "The presence of 900 allied troops in Utopia and 2,500 in Ruritania, aimed at training local forces, "
        "has raised tensions."
    )
    first, second = of_kind(text, Kind.POSTURE, ("Utopia", "Ruritania"))
    assert [raws(r, Field.COUNT) for r in (first, second)] == [["900"], ["2,500"]]
    assert [raws(r, Field.WHERE) for r in (first, second)] == [["Utopia"], ["Ruritania"]]
    assert raws(first, Field.FORCE) == raws(second, Field.FORCE) == ["allied troops"]
    assert next(second.of(Field.FORCE)).basis == "inherited"
    assert raws(second, Field.PURPOSE) == ["aimed at training local forces"]
    assert words(text, second) == ["2,500 in Ruritania"]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("About 1,200 peacekeepers remain in Utopia.", "About 1,200"),
        ("The group has sent thousands of fighters to Utopia.", "thousands"),
        ("Utopia is believed to have more than 200 missiles in its arsenal.", "more than 200"),
    ],
)
def test_stocks_and_movements(text, raw):
    """Remaining, sending and having are postures."""
    assert [raws(report, Field.COUNT) for report in of_kind(text, Kind.POSTURE, ("Utopia",))] == [[raw]]


@pytest.mark.parametrize(
    "text",
    [
        "Some 40 soldiers were killed in Utopia.",
        "At least 70 fighters surrendered in Utopia.",
        "Two officers arrived at the scene in Utopia.",
        "Utopia has 300 schools.",
    ],
)
def test_the_dead_and_patrols_are_no_posture(text):
    """Losses, a patrol and other things in numbers are none."""
    assert Kind.POSTURE not in kinds(text, ("Utopia",))


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Some 2,000 French soldiers and 900 Chadian troops hold the northern zone.", "French soldiers"),
        ("The 5,200-strong African force in the valley is short of fuel.", "African force"),
        ("The 500-odd military observers have in the country no arms.", "military observers"),
        ("The rebels, who number around 4,000, control most of the hills.", "The rebels"),
        ("The militia is believed to have between 3,000 and 5,000 fighters.", "fighters"),
        ("Diplomats put the force in the valley at about 9,000 men.", "men"),
        ("The government has dispatched 1,500 police officers to the coastal region.", "police officers"),
        ("More than 1,000 riot police were deployed around parliament.", "riot police"),
    ],
)
def test_stocks_without_a_named_area(text, force):
    """A force that is kept, numbered or put at a number is a posture also where its area has no name."""
    report = next(iter(of_kind(text, Kind.POSTURE)))
    assert raws(report, Field.FORCE) == [force]


@pytest.mark.parametrize(
    "text",
    [
        "A column of about 80 guerrillas took control of the town.",
        "Some 60 gunmen on motorcycles rode into the village.",
        "Bandits numbering over 50 stormed the hamlet.",
        "The patrol lost five armoured vehicles.",
        "The airline has 60 aircraft.",
        "The party has 300 members.",
    ],
)
def test_a_band_that_acts_is_no_posture(text):
    """Those who attack, and what firms and parties have, are no force on its post."""
    assert of_kind(text, Kind.POSTURE) == []
