"""Verbs that tell of force only beside certain words, and towns known by what is done there (constructed)."""

from __future__ import annotations

import pytest
from tests.read.reading import incidents
from tests.read.test_plain_reports import check_plain

# sentence, event code, place, killed, injured
CASES = [
    (
        "Soldiers fired on a bus near Gao on Monday, killing two passengers.",
        "attack.civilians",
        "Gao",
        "two",
        "",
    ),
    ("Gunmen fired at worshippers leaving a mosque in Zaria.", "attack.civilians", "Zaria", "", ""),
    (
        "Police fired in the air to disperse students who had blocked a road in Butembo on Monday.",
        "protest.intervention",
        "Butembo",
        "",
        "",
    ),
    (
        "Residents erected barricades and burned tyres in Beni on Monday to protest against the killings.",
        "unrest.violent_demo",
        "Beni",
        "",
        "",
    ),
    (
        "Demonstrators blocked the main highway near Najaf on Sunday with burning tyres.",
        "protest.peaceful",
        "Najaf",
        "",
        "",
    ),
    (
        "Opposition supporters occupied the parliament building in Tbilisi on Monday.",
        "protest.peaceful",
        "Tbilisi",
        "",
        "",
    ),
    (
        "The death toll from a suicide bombing in Jalalabad on Sunday has been put at 18.",
        "bomb.suicide",
        "Jalalabad",
        "18",
        "",
    ),
    (
        "Twelve people were killed by Boko Haram in Dikwa on Sunday.",
        "attack.civilians",
        "Dikwa",
        "Twelve",
        "",
    ),
    (
        "The mass grave near Sirte held the bodies of 34 Ethiopian Christians killed by Islamic State in 2015.",
        "attack.civilians",
        "Sirte",
        "34",
        "",
    ),
    (
        "A journalist was taken from his home in Misrata by masked men on Sunday.",
        "attack.abduction",
        "Misrata",
        "",
        "",
    ),
    (
        "Masked men dragged two brothers from their car in Baghdad on Monday and drove away with them.",
        "attack.abduction",
        "Baghdad",
        "",
        "",
    ),
    ("Three aid workers were taken captive near Maiduguri.", "attack.abduction", "Maiduguri", "", ""),
    ("Armed men snatched a nun from a clinic in Gao on Monday.", "attack.abduction", "Gao", "", ""),
    ("Kurdish fighters took the town of Manbij on Friday.", "battle.overtaken", "Manbij", "", ""),
    ("Rebels took control of the airport in Sirte on Tuesday.", "battle.overtaken", "Sirte", "", ""),
    ("The army has taken back the town of Mayadin from Islamic State.", "battle.regained", "Mayadin", "", ""),
    ("Mariupol was bombed on Friday morning.", "strike.air", "Mariupol", "", ""),
    (
        "Sloviansk was shelled overnight, the governor said, and a woman was wounded.",
        "strike.artillery",
        "Sloviansk",
        "",
        "a woman",
    ),
    (
        "Kramatorsk came under rocket fire on Monday; one person was killed.",
        "strike.rocket",
        "Kramatorsk",
        "one person",
        "",
    ),
    ("The port of Jask was hit by two missiles on Tuesday.", "strike.missile", "Jask", "", ""),
    (
        "Police used batons and pepper spray to clear protesters from a square in Yerevan on Sunday.",
        "protest.",
        "Yerevan",
        "",
        "",
    ),
    (
        "Late last month a missile on a shopping centre in Kremenchuk claimed at least 20 lives.",
        "strike.missile",
        "Kremenchuk",
        "at least 20",
        "",
    ),
    (
        "Rebels in tracksuits ordered 31 people off an express coach on the Sittwe road in Mrauk-U township on January 11.",
        "attack.abduction",
        "Mrauk-U",
        "",
        "",
    ),
    (
        "The bodies of 25 people killed by Islamic State were found in a mass grave on the outskirts of Palmyra.",
        "attack.civilians",
        "Palmyra",
        "25",
        "",
    ),
    ("The rebels also captured Aleppo on Sunday.", "battle.overtaken", "Aleppo", "", ""),
    (
        "Government forces have retaken Bara, in North Kordofan, from the paramilitary Rapid Support Forces.",
        "battle.regained",
        "North Kordofan",
        "",
        "",
    ),
    ("The army lost seven men in an ambush near Diffa on Monday.", "battle.clash", "Diffa", "seven men", ""),
    (
        "Police arrested 20 people after clashes with stone-throwing youths in Kairouan on Sunday night.",
        "",
        "Kairouan",
        "",
        "",
    ),
    ("Azerbaijan and Armenia traded shelling near Tavush on Sunday.", "strike.artillery", "Tavush", "", ""),
    (
        "The bodies of six abducted teachers were dumped at the roadside in Kaga on Monday.",
        "attack.",
        "Kaga",
        "six",
        "",
    ),
    (
        "A convoy of the mission drove over a mine near Kidal on Sunday: one Chadian soldier died, four were hurt.",
        "bomb.",
        "Kidal",
        "one Chadian",
        "four",
    ),
    (
        "Two out of six soldiers injured on Wednesday by rebels in Diffa have died.",
        "",
        "Diffa",
        "Two",
        "",
    ),
]

# None of these is an act of force, though each holds such a verb.
PEACE = [
    "Police took two men from their home in Leeds on Monday and arrested them.",
    "The boy was taken from his home to hospital in Lahore on Monday.",
    "He took control of the company in Paris on Monday.",
    "The team took control of the game in Rome.",
    "The army built roads and bridges in Kachin in 2018.",
    "Workers blocked the road for repairs in Lima on Monday.",
    "Firefighters pulled two children from a house in Sydney on Monday.",
    "Rescuers pulled 11 people from the rubble of a house in Aleppo.",
]


@pytest.mark.parametrize(("text", "event", "place", "killed", "injured"), CASES)
def test_a_verb_is_read_in_its_sense_of_force(
    text: str, event: str, place: str, killed: str, injured: str
) -> None:
    """One incident, with its type, its place and the words of its figures."""
    _, reports = incidents(text)
    assert len(reports) == 1
    check_plain(reports[0], event, place, killed, injured)


@pytest.mark.parametrize("text", PEACE)
def test_the_same_verb_in_its_plain_sense_is_no_incident(text: str) -> None:
    """Arrests, rescues, takeovers of firms and road works are no acts of force."""
    _, reports = incidents(text)
    assert not reports
