"""Acts told in ways that name them late or by something else: jets that pound, people not heard of (constructed)."""

from __future__ import annotations

import pytest
from tests.read.reading import incidents
from tests.read.test_plain_reports import check_plain

# Tells the reader that the text is about armed conflict.
WAR = " The province is under a curfew, and militias and the army man its roads."

# sentence, event code, place, killed, injured
CASES = [
    ("Turkish jets pounded positions of the PKK near Sirnak on Monday.", "strike.air", "Sirnak", "", ""),
    (
        "Warplanes flattened a clinic in Saada on Monday, killing six nurses.",
        "strike.air",
        "Saada",
        "six",
        "",
    ),
    ("The port of Hodeidah was bombarded by coalition aircraft on Monday.", "strike.air", "Hodeidah", "", ""),
    (
        "Border guards exchanged gunfire with Taliban fighters in Zaranj on Monday.",
        "battle.clash",
        "Zaranj",
        "",
        "",
    ),
    ("Two militants died in an encounter in Shopian on Monday.", "battle.clash", "Shopian", "Two", ""),
    ("A mob lynched two suspected thieves in Mbale on Monday.", "unrest.mob", "Mbale", "two", ""),
    ("Residents stoned two alleged robbers to death in Mbale on Monday.", "unrest.mob", "Mbale", "two", ""),
    ("A crowd beat a soldier to death in Sialkot on Monday.", "unrest.mob", "Sialkot", "", ""),
    (
        "A teacher was detained by soldiers in Gulu on Monday and has not been seen since.",
        "attack.abduction",
        "Gulu",
        "",
        "",
    ),
    (
        "Soldiers took a farmer from his house in Kutkai on Monday; his whereabouts are unknown.",
        "attack.abduction",
        "Kutkai",
        "",
        "",
    ),
    ("Three women were gang-raped by armed men in Bentiu on Monday.", "attack.sexual", "Bentiu", "", ""),
    (
        "Militiamen sexually assaulted ten women in El Geneina on Monday.",
        "attack.sexual",
        "El Geneina",
        "",
        "",
    ),
    ("Chlorine dropped on Saraqib on Monday left 11 people in hospital.", "attack.chemical", "", "", ""),
    (
        "Police fired tear gas at a rally of opposition supporters in Conakry on Monday.",
        "protest.intervention",
        "Conakry",
        "",
        "",
    ),
    (
        "Security forces broke up a march against the coup in Dawei on Monday.",
        "protest.intervention",
        "Dawei",
        "",
        "",
    ),
    ("Two soldiers manning a checkpoint were killed in Gao on Monday.", "", "Gao", "Two", ""),
    (
        "Three women travelling in a minibus were killed by gunmen in Zaria on Monday.",
        "",
        "Zaria",
        "Three",
        "",
    ),
    ("Two boys accused of stealing a phone were shot dead in Yola on Monday.", "", "Yola", "Two", ""),
    ("Six traders waiting to board a bus were wounded by gunfire in Yola on Monday.", "", "Yola", "", "Six"),
    ("Four men playing cards in a tea house in Quetta were shot dead on Monday.", "", "Quetta", "Four", ""),
    ("Raiders swept down on the military post at Bosso on Monday.", "battle.clash", "Bosso", "", ""),
    ("Gunmen fell upon a convoy of the army near Gao on Monday.", "battle.clash", "Gao", "", ""),
    ("Four villagers were put to death by rebels in Beni on Monday.", "attack", "Beni", "Four", ""),
    ("Raiders carried off 17 girls from Duk Padiet on Monday.", "attack.abduction", "", "", ""),
    ("Bandits went away with four students of a school in Zaria on Monday.", "attack.abduction", "", "", ""),
    ("A judge was forced into a jeep by gunmen in Tulua on Monday.", "attack.abduction", "", "", ""),
    ("A pylon was brought down with explosives near Sibi on Monday.", "bomb.ied", "Sibi", "", ""),
    ("Thirteen pilgrims perished in Abeche on Monday when raiders surrounded them.", "", "", "Thirteen", ""),
    ("A tanker was gutted by a bomb in Landi Kotal on Monday.", "bomb.ied", "Landi Kotal", "", ""),
    ("Two bombs fell on a school in Heiban on Monday, killing six children.", "strike.air", "", "six", ""),
    ("A monastery was bombed from the air in Kale on Monday.", "strike.air", "Kale", "", ""),
    ("A patrol came under fire near Gao on Monday and two of its men are missing.", "", "Gao", "", ""),
    (
        "A drone dropped two bombs close to a school in El Fasher on Monday.",
        "strike.drone",
        "El Fasher",
        "",
        "",
    ),
    ("Debris of a drone set fire to a depot in Smolensk on Monday.", "strike.drone", "Smolensk", "", ""),
    ("The gang fired a volley into a crowd of parishioners in Jacmel on Monday.", "attack", "Jacmel", "", ""),
    (
        "An encounter between police and Maoists in Sukma on Monday left three dead.",
        "battle.clash",
        "",
        "three",
        "",
    ),
    (
        "Two boys suspected of stealing a phone were stoned to death in Yola on Monday.",
        "unrest.mob",
        "",
        "Two",
        "",
    ),
    (
        "Three workers delivering food to displaced people were shot dead near Yola on Monday.",
        "",
        "Yola",
        "Three",
        "",
    ),
    ("Shells fired from Russian positions killed two women in Kherson on Monday.", "strike", "", "two", ""),
    ("Rebel fighters captured Sadiola, in western Mali, on Monday.", "battle.overtaken", "", "", ""),
]


@pytest.mark.parametrize(("text", "event", "place", "killed", "injured"), CASES)
def test_an_act_is_read_in_whatever_way_it_is_told(
    text: str, event: str, place: str, killed: str, injured: str
) -> None:
    """One incident, with its type, its place and the words of its figures."""
    _, reports = incidents(text + WAR)
    assert len(reports) == 1
    check_plain(reports[0], event, place, killed, injured)


@pytest.mark.parametrize(
    "text",
    [
        "The minister had a brief encounter with a police officer in Lagos on Monday.",
        "A plane flattened a barn near Ohrid on Monday after its engine failed.",
        "A teacher was detained by soldiers in Gulu on Monday and freed an hour later.",
        "The police broke up with their sponsor in Gulu on Monday.",
        "An officer recalled an encounter with militants at a school in Lagos on Monday.",
        "The bus was forced into a ditch near Gao on Monday.",
        "Rebels went away empty-handed from the talks in Nairobi on Monday.",
        "The storm brought down a pylon near Gao on Monday.",
        "A farmer perished in a flood near Sofala on Monday.",
        "The holiday fell on a Monday in Gao.",
        "Guests pounded the tables in Sirnak on Monday.",
    ],
)
def test_what_only_sounds_like_it_is_no_incident(text: str) -> None:
    """A meeting, a crash, a short arrest and a noise are none."""
    assert incidents(text + WAR)[1] == ()
