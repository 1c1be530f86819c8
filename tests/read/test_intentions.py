"""Tests of intentions: who holds them, what act, and what only looks like one."""

import pytest
from tests.read.statement_tools import kinds, of_kind, raws, words

from tidings.model.codes import Field, Kind


@pytest.mark.parametrize(
    ("text", "holder", "action"),
    [
        ("The council vowed to drive foreign soldiers out.", "The council", "drive foreign soldiers out"),
        ("The group threatened new attacks in the north.", "The group", "attacks in the north"),
        ("The rebels are planning to attack the port.", "The rebels", "attack the port"),
        ("The general ordered his men to storm the prison.", "The general", "storm the prison"),
        ("Utopia will retaliate.", "Utopia", "retaliate"),
        ("Rebels from the north, in a video, threatened to kill hostages.", "Rebels", "kill hostages"),
        ("Leaders of the front said they would avenge their dead.", "they", "avenge their dead"),
        (
            "The army warned that it would launch a new military operation.",
            "it",
            "launch a new military operation",
        ),
        ("The premier voiced intentions to evict foreign forces.", "The premier", "evict foreign forces"),
    ],
)
def test_acts_not_yet_done(text, holder, action):
    """Vows, threats, plans, orders and warnings are intentions with their holder and act."""
    (report,) = of_kind(text, Kind.INTENTION)
    assert raws(report, Field.HOLDER) == [holder]
    assert raws(report, Field.ACTION) == [action]
    assert kinds(text) == {Kind.INTENTION}


def test_a_heading_joins_the_intention_it_names():
    """Eviction threats in a heading are a second mention, not a second intention."""
    text = (
        "Unease and Eviction Threats Grow\nThe premier voiced intentions to evict foreign forces on Friday."
    )
    (report,) = of_kind(text, Kind.INTENTION)
    assert words(text, report)[1:] == ["Eviction Threats"]


def test_a_condition_stays_outside_the_act():
    """The act ends where its condition begins."""
    (report,) = of_kind("The militia would strike if the talks failed.", Kind.INTENTION)
    assert raws(report, Field.ACTION) == ["strike"]


def test_holder_and_speaker_differ():
    """Officials say; the prime minister holds."""
    text = "Officials say the prime minister intends to expel the soldiers."
    (report,) = of_kind(text, Kind.INTENTION)
    claim = next(report.of(Field.ACTION))
    assert raws(report, Field.HOLDER) == ["the prime minister"]
    assert claim.said_by is not None
    assert claim.said_by.name == "Officials"


@pytest.mark.parametrize(
    "text",
    [
        "The species is threatened by poaching.",
        "Cabin crew are planning to strike over pay.",
        "The company plans to launch a new product.",
        "The ministry will launch an investigation into the attack.",
        "He was convicted of planning attacks in the capital.",
        "The minister has no plans to attack the reform.",
        "This underscores the ongoing threats faced by soldiers in the region.",
        "Police came in order to kill the fire.",
    ],
)
def test_what_only_looks_like_an_intention(text):
    """Labour, business, inquiries, crimes on trial and assessments are none."""
    assert Kind.INTENTION not in kinds(text)


@pytest.mark.parametrize(
    ("text", "holder", "action"),
    [
        (
            'The minister said his side would "go after them in their beds".',
            "his side",
            "go after them in their beds",
        ),
        ("The commander said his men would hunt them day and night.", "his men", "hunt them day and night"),
        ('A battalion would "not come back empty-handed".', "A battalion", "not come back empty-handed"),
        (
            "Police said they would use live ammunition against looters.",
            "they",
            "use live ammunition against looters",
        ),
        ("The front said it would fight on in the hills.", "it", "fight on in the hills"),
        ("The general swore that he would take Arden.", "he", "take Arden"),
    ],
)
def test_threats_that_name_no_act_of_force(text, holder, action):
    """What a threat says of an enemy is an intention though no verb of it is one of force."""
    (report,) = of_kind(text, Kind.INTENTION, ("Arden",))
    assert raws(report, Field.HOLDER) == [holder]
    assert raws(report, Field.ACTION) == [action]


@pytest.mark.parametrize(
    "text",
    [
        "The coach said his team would attack from the first minute.",
        "The union vowed to fight the plan in court.",
        "The premier said he would fight inflation.",
        "The rebels said they would not fight on.",
        "The mayor vowed to take Arden to court.",
        "The ministry said the bank would pay out in June.",
        "The couple set up a page to help pay for her recovery.",
    ],
)
def test_games_courts_and_prices_are_no_intentions(text):
    """Sport, law and trade use the words of force; a threat that is denied is none."""
    assert of_kind(text, Kind.INTENTION, ("Arden",)) == []
