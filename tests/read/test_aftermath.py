"""Who claims or is held to have done an act, what is denied, shot down, counted or only remembered (constructed)."""

from __future__ import annotations

import pytest
from tests.read.reading import code, incidents, raw
from tests.read.statement_tools import of_kind, words

from tidings.model.codes import Field, Kind, Stance

BOMB = "A car bomb killed five people in Medellin on Monday."


def doers(text):
    """Perpetrators with how they are put."""
    (report,) = incidents(text)[1]
    return [(claim.raw, claim.stance) for claim in report.of(Field.PERPETRATOR)]


@pytest.mark.parametrize(
    ("after", "wanted"),
    [
        ("ELN guerrillas claimed responsibility.", ("ELN guerrillas", Stance.CLAIMED)),
        ("The attack was claimed by ELN guerrillas.", ("ELN guerrillas", Stance.CLAIMED)),
        ("The Taliban said in a statement that they were behind the attack.", ("Taliban", Stance.CLAIMED)),
        ("Police suspect the ELN.", ("ELN", Stance.ALLEGED)),
        ("ELN guerrillas are suspected of carrying out the attack.", ("ELN guerrillas", Stance.ALLEGED)),
        ("The mayor called for calm. The ELN claimed responsibility.", ("ELN", Stance.CLAIMED)),
    ],
)
def test_who_claims_or_is_suspected_afterwards(after, wanted):
    """A sentence behind the event names its doer, though it names no act, and says how that is known."""
    assert wanted in doers(f"{BOMB} {after}")


@pytest.mark.parametrize(
    "after",
    [
        "No group has claimed responsibility.",
        "The minister took responsibility for the budget.",
        "The opposition accused the government of waste.",
    ],
)
def test_nobody_is_named(after):
    """Nobody becomes a doer where nobody claims the act."""
    named = doers(f"{BOMB} {after}")
    assert not [who for who, stance in named if stance is not Stance.CLAIMED or who == "group"]


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("Air defences shot down all 11 missiles fired at Mandalay on Sunday.", "all 11 missiles"),
        ("Rebels launched nine drones at Hakkari on Monday, and guns shot down seven of them.", "seven"),
        ("Three of the five rockets fired at Goma on Monday were intercepted.", "Three of the five rockets"),
    ],
)
def test_what_is_shot_down(text, stopped):
    """The figure of what was stopped is that of the part, with its own words."""
    (report,) = incidents(text)[1]
    assert any(
        words.startswith(stopped.removeprefix("all ")) or words == stopped
        for words in raw(report, Field.INTERCEPTED)
    )


def test_a_helicopter_shot_down_is_an_attack():
    """What is shot down with people in it is no interception."""
    (report,) = incidents("Rebels shot down a military helicopter near Mogadishu on Tuesday.")[1]
    assert not raw(report, Field.INTERCEPTED)
    assert code(report) != "intercept"


def test_a_defused_bomb_is_disrupted_use():
    """Police who defuse a bomb disrupt its use: nothing exploded."""
    (report,) = incidents("Police defused a bomb outside a hotel in Bannu on Monday.")[1]
    assert code(report) == "bomb.disarmed"


@pytest.mark.parametrize(
    "text",
    [
        "The army denied reports that a car bomb had exploded in Dnipro on Friday.",
        "Police denied that Mosul had been shelled on Monday.",
        "Candles were lit in Jolo on Monday, twenty years after a suicide bomber killed 80 people there.",
        "US troops in Iraq have been attacked at least 58 times since October.",
        "More than 74 rockets have been fired at Kherson since January.",
    ],
)
def test_what_is_denied_remembered_or_counted_is_no_incident(text):
    """A denied act, one that only dates another, and a count over a time are no incident."""
    assert not incidents(text)[1]


def test_an_own_part_denied_leaves_the_act():
    """Soldiers whose army denies that they shot somebody are no reason to drop the shooting."""
    assert incidents("The army denied that its soldiers shot two farmers in Goma on Monday.")[1]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            "US troops in Iraq have been attacked at least 58 times since October.",
            "attacked at least 58 times",
        ),
        (
            "More than 74 rockets have been fired at Kherson since January.",
            "More than 74 rockets have been fired",
        ),
    ],
)
def test_times_attacked_and_rockets_fired_are_tallies(text, phrase):
    """How often, and how many were sent, is a tally with its words."""
    (report,) = of_kind(text, Kind.TALLY, times=("October", "January"))
    assert words(text, report)[0] == phrase


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("On Friday, dozens of people were killed when a rocket hit a market in Kabul.", "dozens"),
        ("Two of the soldiers were killed in an ambush near Kabul on Monday.", "Two"),
        ("A bomb exploded outside a bank in Kabul on Monday; no one was killed or injured.", "no one"),
        ("A rocket hit a bank in Kabul on Monday. Nobody was killed, police said.", "Nobody"),
        ("Rocket fire by TTP militants killed nine people in Karachi on Monday.", "nine"),
    ],
)
def test_figures_of_the_dead(text, killed):
    """Figures with "of", vague ones and stated zeros are read."""
    (report,) = incidents(text)[1]
    assert killed in raw(report, Field.KILLED)


@pytest.mark.parametrize(
    "told",
    [
        "A car bomb exploded here on Sunday, killing 27 people, police said.",
        "Gunmen killed three men in the 500 block of Jinnah Avenue on Sunday, police said.",
        "Gunmen killed three men at a shop on Tariq Road on Sunday, police said.",
    ],
)
def test_here_and_an_address_are_in_the_town_of_the_dateline(told: str) -> None:
    """An event told of "here", or of a street without a town, happened where the report was filed."""
    from datetime import date

    from tidings.ingest.metadata import Metadata
    from tidings.ingest.plain import read_text
    from tidings.pipeline import read_document

    document = read_text(
        f"KARACHI, Apr 27 (Wire) - {told}", Metadata(published=date(2018, 4, 27), basis="user")
    )
    (report,) = read_document(document).reports
    (where,) = report.of(Field.WHERE)
    assert (where.raw, where.rule, where.basis) == ("KARACHI", "filed from here", "inferred")


def test_a_town_named_is_not_that_of_the_dateline() -> None:
    """Where the text names the town, its streets are there."""
    from datetime import date

    from tidings.ingest.metadata import Metadata
    from tidings.ingest.plain import read_text
    from tidings.pipeline import read_document

    text = "KARACHI, Apr 27 (Wire) - Gunmen killed three men on Mall Road in Lahore on Sunday, police said."
    (report,) = read_document(read_text(text, Metadata(published=date(2018, 4, 27), basis="user"))).reports
    assert raw(report, Field.WHERE) == ["Lahore"]


def test_towns_of_one_province_place_the_news() -> None:
    """News that names no place lies where the dateline is, if all the text's towns are of one province."""
    from datetime import date

    from tidings.ingest.metadata import Metadata
    from tidings.ingest.plain import read_text
    from tidings.pipeline import read_document

    text = (
        "DULUTH, Minn. (AP) - A nurse was shot dead on Friday after a quarrel. Her brother is in custody. "
        "The suspect had lost his job. He will see a judge soon. She was 40. Her friends wept. "
        "She had worked for years in a clinic."
    )
    document = read_text(text, Metadata(published=date(2024, 5, 13), basis="user"))
    (report,) = read_document(document).reports
    (where,) = report.of(Field.WHERE)
    assert (where.raw, where.rule, where.basis) == ("DULUTH", "town spoken of", "inferred")


@pytest.mark.parametrize(("town", "place"), [("GUSAU", "GUSAU"), ("ABUJA", "Nigeria")])
def test_news_of_a_country_lies_in_the_town_it_is_filed_from(town: str, place: str) -> None:
    """The dateline's town is better than the country, but from a capital news of all towns is filed."""
    from datetime import date

    from tidings.ingest.metadata import Metadata
    from tidings.ingest.plain import read_text
    from tidings.pipeline import read_document

    text = (
        f"{town}, Nigeria, Apr 27 (Wire) - The convoy was late. Gunmen killed three men in a bus on Monday. "
        "They came on foot. Nobody was held. In Ghana the news was met with grief."
    )
    (report,) = read_document(read_text(text, Metadata(published=date(2018, 4, 27), basis="user"))).reports
    assert raw(report, Field.WHERE) == [place]
