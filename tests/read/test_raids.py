"""Raids and strikes by states and armed groups, and what armed groups claim (constructed sentences)."""

from __future__ import annotations

import pytest
from bench.common import document
from tests.read.reading import PUBLISHED, code, incidents, raw

from tidings.model.codes import Field
from tidings.pipeline import read_document


def read(text):
    """The incidents of a text, read to the end."""
    return read_document(document(text, published=PUBLISHED.isoformat())).reports


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bandits raided Dan Goma village in Katsina state on Monday, killing 12.", "attack.civilians"),
        ("Gunmen stormed a hotel in Kano on Monday, killing 19.", "attack.civilians"),
        ("Gunmen raided a police post in Kano on Monday, killing five.", "battle.clash"),
        ("Militants stormed Menaka on Monday, killing five soldiers.", "battle.clash"),
        ("Soldiers raided a rebel hideout near Gao on Monday, killing 12.", "battle.clash"),
    ],
)
def test_a_raid_is_a_battle_only_where_somebody_armed_is_raided(text, wanted):
    """Armed people who are no state's and raid villages attack civilians (ACLED codebook, "Attack")."""
    (report,) = incidents(text)[1]
    assert code(report) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Two men were killed and 15 others injured during an Israeli raid in Jenin on Monday.",
        "Forty people were killed in the strike on El Fasher on Monday.",
        "A strike on El Fasher on Monday killed 40 people.",
    ],
)
def test_a_short_text_of_a_strike_needs_no_more_words_of_war(text):
    """A raid by a state in which people are hurt, and a strike that kills many, are recorded anywhere."""
    (report,) = read(text)
    assert raw(report, Field.KILLED)


@pytest.mark.parametrize(
    "text",
    [
        "Lightning strikes killed 12 people in Bihar on Monday.",
        "A strike by dock workers in Lagos on Monday left 40 ships idle.",
        "Two men died when police raided a house in Leeds on Monday.",
    ],
)
def test_other_strikes_and_raids_are_none(text):
    """Weather, labour disputes and ordinary policing stay out."""
    assert read(text) == ()


def test_what_a_group_claims_to_have_done_is_its_claim():
    """Both figures stand, each with who says it."""
    text = "Rebels overran a base in Gao on Monday. The group claimed to have killed 47 soldiers; the army said seven died."
    (report,) = read(text)
    said = {claim.raw: claim.said_by.name for claim in report.of(Field.KILLED)}
    assert said == {"47": "The group", "seven": "the army"}


def test_what_is_thought_to_have_happened_often_is_no_act():
    """ "Is thought to have bombed depots several times" is summed up."""
    text = "Israel is thought to have bombed arms depots in Syria several times since the war began in 2011."
    assert incidents(text)[1] == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A bomb wounded six people, two of them minors, in Cali on Monday.", ["total", "part"]),
        ("Gunmen wounded six people in Cali on Monday and killed two of them.", ["total"]),
    ],
)
def test_a_figure_in_an_aside_is_of_those_told(text, parts):
    """ "Six people, two of them minors" are six."""
    (report,) = incidents(text)[1]
    assert [claim.part for claim in report.of(Field.INJURED)] == parts
