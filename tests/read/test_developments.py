"""Strategic developments: what ACLED records beside force and unrest."""

import pytest
from tests.read.reading import code, incidents, raw

from tidings.model.codes import Field


@pytest.mark.parametrize(
    ("text", "told", "where"),
    [
        (
            "The Ugandan army has set up an outpost near Bunia, a local chief said on Monday.",
            "base.established",
            "Bunia",
        ),
        ("A military base was opened in Agadez on Monday.", "base.established", "Agadez"),
        ("Separatist fighters pulled out of Kidal on Monday.", "withdrawal", "Kidal"),
        ("On Monday Ethiopia withdrew its troops from Baidoa.", "withdrawal", "Baidoa"),
        ("More than 60 rebels surrendered to the army in Bunia on Monday.", "surrender", "Bunia"),
        ("The government sent reinforcements to Kidal on Monday.", "mobilise", "Kidal"),
        ("Troops found a large cache of ammunition in Maiduguri on Monday.", "weapons.seized", "Maiduguri"),
        ("Police said they had confiscated 30 rifles in Bunia on Monday.", "weapons.seized", "Bunia"),
        ("Sappers cleared 25 landmines near Mosul on Monday.", "weapons.seized", "Mosul"),
        ("The army and the rebels signed a ceasefire in Juba on Monday.", "agreement", "Juba"),
        ("A peace deal was reached in Juba on Monday.", "agreement", "Juba"),
        ("Police arrested 40 opposition supporters in Kampala on Monday.", "arrest", "Kampala"),
        ("Several journalists were detained in Kampala on Monday.", "arrest", "Kampala"),
    ],
)
def test_developments_told_by_their_verb(text: str, told: str, where: str) -> None:
    """Bases, withdrawals, surrenders, deployments, arms, truces and arrests of many are incidents."""
    (report,) = incidents(text)[1]
    assert code(report) == told
    assert raw(report, Field.WHERE) == [where]


@pytest.mark.parametrize(
    "text",
    [
        "The union set up a post in Lagos on Monday.",
        "The firm withdrew from the talks in Paris on Monday.",
        "The suspect surrendered to police in Lagos on Monday.",
        "The minister sent a letter to the troops in Juba on Monday.",
        "Police found a phone and two knives in Lagos on Monday.",
        "The bank reached an agreement with its creditors in Lagos on Monday.",
        "Police arrested a driver in Lagos on Monday.",
        "A bakery was opened in Agadez on Monday.",
    ],
)
def test_the_same_verbs_of_peace(text: str) -> None:
    """The verbs alone tell of nothing."""
    assert incidents(text)[1] == ()


def test_what_police_do_after_an_attack_is_no_incident_beside_it() -> None:
    """Arrests, arms found and troops sent are the aftermath of an act of force that the text tells of."""
    text = (
        "Gunmen shot dead four people in Bunia on Monday. The army sent reinforcements to Bunia on Tuesday. "
        "Police arrested dozens of suspects and seized weapons in Bunia on Tuesday."
    )
    assert [code(report) for report in incidents(text)[1]] == ["attack.civilians"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Congolese troops captured two villages near Bunia on Monday.", "battle.regained"),
        ("The army recovered control of Bunia on Monday.", "battle.regained"),
        ("Soldiers on Monday freed three villages from rebels near Bunia.", "battle.regained"),
        ("The army established control over the town of Bunia on Monday.", "battle.regained"),
        ("Rwandan troops captured two villages near Bunia on Monday.", "battle.overtaken"),
        ("Rebels took control of Bunia on Monday.", "battle.overtaken"),
        ("Rebels recaptured the village of Kashma from the army on Monday.", "battle.overtaken"),
        ("Government forces captured three villages in the country's east on Monday.", "battle.regained"),
        ("Government forces retook new areas in Bunia after heavy clashes with rebels.", "battle.regained"),
        (
            "The army recovered control of two villages near Bunia from rebels after shelling.",
            "battle.regained",
        ),
    ],
)
def test_a_government_regains_what_others_overtake(text: str, told: str) -> None:
    """Ground that a country's own forces take is regained; a foreign army and rebels overtake it (ACLED)."""
    (report,) = incidents(text)[1]
    assert code(report) == told


@pytest.mark.parametrize(
    "text",
    [
        "The army killed scores of the insurgents in Maiduguri on Monday.",
        "Insurgents attacked a checkpoint near Maiduguri on Monday, killing nine security force members.",
    ],
)
def test_fighters_of_whom_a_number_is_told_make_a_clash(text: str) -> None:
    """ "Scores of insurgents" are fighters, "security force members" of the state."""
    (report,) = incidents(text)[1]
    assert code(report) == "battle.clash"


def test_people_by_the_number_who_march_for_something_need_no_day() -> None:
    """A counted crowd in a town that demands something is a protest, a march without a cause is none."""
    assert [code(r) for r in incidents("Thousands marched in Lima against the mine.", None)[1]] == [
        "protest.peaceful"
    ]
    assert incidents("Thousands marched in Lima.", None)[1] == ()
