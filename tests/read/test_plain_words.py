"""What reports of violence say in less common words, in plain sentences, each read whole (constructed)."""

from __future__ import annotations

import pytest
from tests.read.reading import incidents, raw
from tests.read.test_plain_reports import check_plain

from tidings.model.codes import Field

# sentence, event code, place, killed, injured
CASES = [
    (
        "The Paris attacks that killed 130 people in 2015 changed the country.",
        "attack.civilians",
        "Paris",
        "130",
        "",
    ),
    (
        "Israel hit Gaza City with artillery on Monday, killing two men.",
        "strike.artillery",
        "Gaza City",
        "two",
        "",
    ),
    (
        "Half a dozen policemen were wounded in a grenade attack on a post in Quetta on Tuesday.",
        "bomb.grenade",
        "Quetta",
        "",
        "Half a dozen",
    ),
    (
        "No fewer than 23 worshippers were killed as a bomb ripped through a mosque in Maiduguri on Friday.",
        "bomb.ied",
        "Maiduguri",
        "No fewer than 23",
        "",
    ),
    (
        "Shells landed in Donetsk on Saturday, wounding a number of residents.",
        "strike.artillery",
        "Donetsk",
        "",
        "a number of",
    ),
    (
        "The Arakan Army abducted aid workers in Sittwe on Monday.",
        "attack.abduction",
        "Sittwe",
        "",
        "",
    ),
    (
        "Two soldiers lost their lives when their patrol was ambushed near Kidal on Thursday.",
        "battle.clash",
        "Kidal",
        "Two",
        "",
    ),
    (
        "Unknown assailants on motorcycles shot a local council chairman dead in Bosaso on Wednesday evening.",
        "attack.civilians",
        "Bosaso",
        "a local council chairman",
        "",
    ),
    (
        "The bodies of nine men with gunshot wounds were found near Uruapan on Tuesday.",
        "attack.civilians",
        "Uruapan",
        "nine",
        "",
    ),
    (
        "Fighting between the army and rebels in Taiz on Monday left 12 fighters dead.",
        "battle.clash",
        "Taiz",
        "12",
        "",
    ),
    (
        "An improvised explosive device detonated beneath a bus in Herat on Monday, leaving four dead and 11 hurt.",
        "bomb.ied",
        "Herat",
        "four",
        "11",
    ),
    (
        "The blast, which took place at a checkpoint in Kandahar on Sunday, killed three policemen.",
        "bomb.ied",
        "Kandahar",
        "three",
        "",
    ),
    (
        "Seven miners were slaughtered by gunmen in Mach on Sunday.",
        "attack.massacre",
        "Mach",
        "Seven",
        "",
    ),
    (
        "A suicide bomber blew himself up at a wedding hall in Kabul on Saturday night, killing 63 people.",
        "bomb.suicide",
        "Kabul",
        "63",
        "",
    ),
    (
        "Sixty-three people died in Saturday's suicide bombing at a wedding hall in Kabul.",
        "bomb.suicide",
        "Kabul",
        "Sixty-three",
        "",
    ),
    (
        "Police fired tear gas and rubber bullets to disperse protesters in Santiago on Monday.",
        "protest.excessive_force",
        "Santiago",
        "",
        "",
    ),
    (
        "Thousands of people marched through Khartoum on Thursday to demand civilian rule.",
        "protest.peaceful",
        "Khartoum",
        "",
        "",
    ),
    (
        "Hundreds rallied outside parliament in Tbilisi on Monday, calling for early elections.",
        "protest.peaceful",
        "Tbilisi",
        "",
        "",
    ),
    (
        "Protesters set fire to a government building in Najaf on Wednesday.",
        "unrest.violent_demo",
        "Najaf",
        "",
        "",
    ),
    (
        "A mob lynched a man accused of theft in Ranchi on Tuesday.",
        "unrest.mob",
        "Ranchi",
        "a man",
        "",
    ),
    (
        "Turkish drones struck a vehicle near Sulaymaniyah on Friday, killing three PKK members.",
        "strike.drone",
        "Sulaymaniyah",
        "three",
        "",
    ),
    (
        "The Saudi-led coalition bombed Sanaa airport on Tuesday.",
        "strike.air",
        "Sanaa airport",
        "",
        "",
    ),
    (
        "Government forces have recaptured the town of Marib from Houthi rebels.",
        "battle.regained",
        "Marib",
        "",
        "",
    ),
    (
        "Taliban fighters overran an army base in Ghazni on Tuesday, killing 25 soldiers and capturing 10.",
        "battle.overtaken",
        "Ghazni",
        "25",
        "",
    ),
    (
        "Eight people, including two children, were killed in shelling on the outskirts of Idlib on Sunday.",
        "strike.artillery",
        "Idlib",
        "Eight",
        "",
    ),
    (
        "A landmine killed four children playing in a field near Hodeidah on Wednesday.",
        "bomb.mine",
        "Hodeidah",
        "four",
        "",
    ),
    (
        "The army said it had killed 17 militants in an operation in North Sinai on Sunday.",
        "battle.clash",
        "North Sinai",
        "17",
        "",
    ),
    (
        "Al-Shabaab said it was behind a car bombing that killed six people in Mogadishu on Monday.",
        "bomb.vehicle",
        "Mogadishu",
        "six",
        "",
    ),
    (
        "A journalist was abducted by gunmen in Tripoli on Thursday.",
        "attack.abduction",
        "Tripoli",
        "",
        "",
    ),
    (
        "Fourteen students kidnapped from a school in Kaduna last week were freed on Sunday.",
        "attack.abduction",
        "Kaduna",
        "",
        "",
    ),
    (
        "Rebels shot down a military helicopter near Saraqib on Friday, killing both pilots.",
        "attack.civilians",
        "Saraqib",
        "both",
        "",
    ),
    (
        "Rioters torched shops and cars in Marseille on Thursday night.",
        "unrest.violent_demo",
        "Marseille",
        "",
        "",
    ),
    (
        "Police said a grenade was thrown into a bar in Bujumbura on Saturday, injuring nine.",
        "bomb.grenade",
        "Bujumbura",
        "",
        "nine",
    ),
    (
        "Three people have died and 14 have been injured following an explosion caused by a bomb in Beni on Sunday.",
        "bomb.ied",
        "Beni",
        "Three",
        "14",
    ),
    (
        "At least five Palestinians were killed by Israeli fire near Khan Younis on Friday, according to medics.",
        "attack.civilians",
        "Khan Younis",
        "At least five",
        "",
    ),
    (
        "Gunmen burst into a church in Kaya on Sunday and shot six people dead.",
        "attack.civilians",
        "Kaya",
        "six",
        "",
    ),
    (
        "Residents said militants beheaded three men in Palma on Wednesday.",
        "attack.civilians",
        "Palma",
        "three",
        "",
    ),
    (
        "An attack by suspected ADF fighters on a village near Oicha left 15 civilians dead on Tuesday.",
        "attack.civilians",
        "Oicha",
        "15",
        "",
    ),
    (
        "A former mayor was assassinated in Apatzingan on Monday.",
        "attack.assassination",
        "Apatzingan",
        "A former mayor",
        "",
    ),
    (
        "Heavy shelling killed 9 and injured 30 in Avdiivka on Thursday, the mayor said.",
        "strike.artillery",
        "Avdiivka",
        "9",
        "30",
    ),
    (
        "Air raids on Douma killed scores of civilians on Wednesday.",
        "strike.air",
        "Douma",
        "scores",
        "",
    ),
    (
        "US forces killed a senior al-Qaeda leader in a raid in Idlib on Sunday.",
        "battle.clash",
        "Idlib",
        "a senior al-Qaeda leader",
        "",
    ),
    (
        "Soldiers opened fire on demonstrators in Bamako on Friday, killing four.",
        "protest.excessive_force",
        "Bamako",
        "four",
        "",
    ),
    (
        "Security forces shot dead two protesters in Basra on Sunday.",
        "protest.excessive_force",
        "Basra",
        "two",
        "",
    ),
    (
        "A bomb attached to a motorcycle killed a police chief and his driver in Jalalabad on Monday.",
        "bomb.ied",
        "Jalalabad",
        "a police chief",
        "",
    ),
    (
        "A stray bullet killed a 10-year-old girl in Rosario on Monday during a shootout between gangs.",
        "battle.clash",
        "Rosario",
        "a 10-year-old girl",
        "",
    ),
    (
        "Dissidents of the FARC ambushed a police patrol in Cauca on Tuesday, killing seven officers.",
        "battle.clash",
        "Cauca",
        "seven",
        "",
    ),
    (
        "Iraqi police said gunmen in a speeding car killed a shopkeeper in Kirkuk on Monday.",
        "attack.civilians",
        "Kirkuk",
        "a shopkeeper",
        "",
    ),
    (
        "The attack in Nice, in which a man drove a truck into a crowd, killed 86 people on 14 July 2016.",
        "attack.civilians",
        "Nice",
        "86",
        "",
    ),
    (
        "Warplanes carried out strikes on Raqqa on Thursday that killed eight civilians.",
        "strike.air",
        "Raqqa",
        "eight",
        "",
    ),
    (
        "Jihadists stormed a gendarmerie post in Inata on Sunday and killed 53 people.",
        "attack.civilians",
        "Inata",
        "53",
        "",
    ),
    (
        "A car exploded in central Beirut on Friday, killing a politician and five others.",
        "bomb.ied",
        "Beirut",
        "a politician",
        "",
    ),
    (
        "In separate incidents on Monday, a bomb killed two people in Mosul and gunmen shot dead a teacher in Baquba.",
        "bomb.ied",
        "Mosul",
        "two",
        "",
    ),
    (
        "Two Turkish soldiers were martyred in a rocket attack in Afrin on Monday.",
        "strike.rocket",
        "Afrin",
        "Two",
        "",
    ),
    (
        "Three people succumbed to their injuries after Friday's blast in Quetta, taking the toll to 16.",
        "bomb.ied",
        "Quetta",
        "16",
        "",
    ),
    (
        "The death toll from Monday's bombing in Jolo has risen to 15.",
        "bomb.ied",
        "Jolo",
        "15",
        "",
    ),
    (
        "Militiamen loyal to Haftar shelled Mitiga airport on Thursday.",
        "strike.artillery",
        "Mitiga airport",
        "",
        "",
    ),
    (
        "An Afghan soldier opened fire on US troops in Nangarhar on Saturday, killing two.",
        "battle.clash",
        "Nangarhar",
        "two",
        "",
    ),
    (
        "Gunmen on Monday attacked a prison in Owerri, freeing more than 1,800 inmates.",
        "attack.civilians",
        "Owerri",
        "",
        "",
    ),
    (
        "A gunman killed himself and four others in Dallas on Sunday.",
        "attack.civilians",
        "Dallas",
        "",
        "",
    ),
]


@pytest.mark.parametrize(("text", "event", "place", "killed", "injured"), CASES)
def test_a_report_in_less_common_words_is_read(
    text: str, event: str, place: str, killed: str, injured: str
) -> None:
    """The first incident told has its type, its place and the words of its figures."""
    _, reports = incidents(text)
    check_plain(reports[0], event, place, killed, injured)


# sentence, the places of its incidents in order
SPLIT = [
    (
        "The Guard said it had struck US military bases in Kuwait, Jordan and Bahrain.",
        ["Kuwait", "Jordan", "Bahrain"],
    ),
    (
        "US air strikes hit Qeshm island, Bandar Abbas and Sirik in Iran on Monday.",
        ["Qeshm", "Bandar Abbas", "Sirik"],
    ),
    (
        "A suicide bomber killed 20 people in Rafah on Sunday, a day after a car bomb killed 24 people in Khan Younis.",
        ["Rafah", "Khan Younis"],
    ),
]


@pytest.mark.parametrize(("text", "places"), SPLIT)
def test_acts_at_several_places_are_several(text: str, places: list[str]) -> None:
    """One incident a place, or a time, that one sentence tells."""
    _, reports = incidents(text)
    assert [raw(report, Field.WHERE)[0] for report in reports] == places


# sentence, the words of the place that an act has though others are named
PLACED = [
    ("Bandits killed 14 people in Karaye village of Gummi Local Government Area of Zamfara State.", "Gummi"),
    ("Rebels fought troops at the gates of Aleppo's Old City on Tuesday.", "Aleppo"),
    ("A bomb killed 17 soldiers about 15 kilometres south of Baidoa on Friday.", "Baidoa"),
    ("Militants attacked Baidoa with nine drones on Tuesday, wounding 29 people.", "Baidoa"),
]


@pytest.mark.parametrize(("text", "place"), PLACED)
def test_the_words_beside_a_place_make_it_the_acts(text: str, place: str) -> None:
    """What was struck, what lies beside, what holds a village that no list knows."""
    _, reports = incidents(text)
    assert place in " ".join(raw(reports[0], Field.WHERE))


# sentence, what must not be read of it
NOTHING = [
    "The missile flew over Hokkaido and landed in the Pacific Ocean on Tuesday.",
    "She won the 2015 Goldman Environmental Prize for fighting a dam project near La Esperanza.",
    "Sharks attacked two surfers off Zihuatanejo in May.",
    "Rain poured into the streets and squares of Niamey on Friday, and shops were shut.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_sounds_like_an_incident_is_none(text: str) -> None:
    """Missiles that come down at sea, quarrels over dams, beasts, rain."""
    _, reports = incidents(text)
    assert not reports


def test_a_death_days_after_is_of_the_same_act() -> None:
    """Who died two days after the shooting died of it."""
    _, reports = incidents(
        "A councillor died on Monday, two days after gunmen shot him outside his house in Basra."
    )
    assert len(reports) == 1
