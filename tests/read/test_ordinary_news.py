"""Ordinary news that sounds like conflict, and conflict told in ordinary words."""

import pytest
from tests.read.reading import code, incidents, raw

from tidings.model.codes import Field

SCENE = "The army and the insurgents each hold a part of the province."


def told(text: str) -> list[str]:
    """The codes of the incidents of a text."""
    return [code(report) for report in incidents(text)[1]]


@pytest.mark.parametrize(
    "words",
    [
        "The minister came under fire on Friday over the price of bread in Basra.",
        "Editors killed the story about the army in Kabul on Friday.",
        "Relatives have fought to keep the boy in Miami since Saturday.",
        "The boy is the subject of a custody battle in Miami, and rebels are not involved.",
        "The soldiers weren't attacked in Mosul on Friday, the ministry said.",
        "A man who plotted to execute a soldier and then attack a police station in Leeds was sentenced on Monday.",
        "He pleaded guilty on Monday to attempted murder of a soldier in Leeds.",
        "Iran slams Western support for insurgents in Mosul on Friday.",
    ],
)
def test_figures_of_speech_and_plans_are_no_incidents(words: str) -> None:
    """What is killed, fought over or attacked in words, denied or only planned did not happen."""
    assert told(f"{SCENE}\n{words}") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A convoy came under fire near Gao on Friday and two soldiers were wounded.", "battle.clash"),
        ("Marow, a village near Mosul, came under fire on Friday and three people died.", "attack.civilians"),
        ("Marines fought to retake the town of Fallujah from insurgents on Monday.", "battle.clash"),
        (
            "Militants tried to storm the base near Gao on Friday and kill the soldiers inside.",
            "battle.clash",
        ),
        ("Twelve people were killed in clashes in Basra on Thursday.", "battle.clash"),
        ("Two children died in air strikes on Idlib on Sunday.", "strike.air"),
        ("At least 19 people were wounded in protests in Karachi on Monday.", "unrest.violent_demo"),
        (
            "A missile was launched from the coast on Monday but landed in a field near Brega.",
            "strike.missile",
        ),
    ],
)
def test_the_same_words_of_force_are(words: str, expected: str) -> None:
    """Under fire from arms, fighting to take ground, killed in clashes: these happened."""
    assert told(words) == [expected]


@pytest.mark.parametrize("fell", ["A cold drizzle fell on", "The value of the land has fallen for"])
def test_what_falls_and_is_no_weapon_types_nothing(fell: str) -> None:
    """Rain and prices fall too: a soldier shot dead is shot, and not shelled."""
    assert told(f"A gunman shot dead a soldier in Helmand on Sunday.\n{fell} his family.") == ["battle.clash"]


@pytest.mark.parametrize(
    "words",
    [
        "The president on Tuesday condemned the suicide bombing in Kabul that killed 12 people.",
        "Iran Saturday condemned the bombing of a mosque in Kabul.",
        "Police on Friday arrested two men over a bomb attack on a church in Jolo that killed 20 people.",
        "The college reopened on Monday after gunmen stormed it in Garissa and killed 148 students.",
        "The bombing of a mosque in Quetta that killed 12 people was condemned on Monday by the army.",
    ],
)
def test_the_day_of_a_reaction_is_not_the_acts(words: str) -> None:
    """When somebody condemns, arrests or reopens is no day of the act that they answer."""
    (report,) = incidents(words)[1]
    assert raw(report, Field.WHEN) == []


@pytest.mark.parametrize(
    "words",
    [
        "Governor Sani recalled that on Friday bandits attacked Karaye and killed nine farmers.",
        "Militants on Friday attacked a convoy near Gao, killing three soldiers.",
        "The mayor condemned the suicide bombing in Kabul on Friday that killed 12 people.",
    ],
)
def test_a_day_beside_the_act_stays_its_own(words: str) -> None:
    """A day behind "that", by the act's own verb or behind its place dates the act."""
    (report,) = incidents(words)[1]
    assert [word.split()[-1] for word in raw(report, Field.WHEN)] == ["Friday"]


def test_what_a_crowd_protests_against_is_another_act() -> None:
    """The march has the day; the killings that it is about have none."""
    text = "Some 1,500 Kurds marched in Ankara on Sunday to protest the killings of villagers by soldiers."
    march, killings = incidents(text)[1]
    assert (code(march), raw(march, Field.WHEN)) == ("protest.peaceful", ["Sunday"])
    assert raw(killings, Field.WHEN) == []


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Officers shot Jackson twice in the back in Denver on Friday, killing him.", ["Denver"]),
        ("The army said in Abuja that militants killed 81 people in Maiduguri on Tuesday.", ["Maiduguri"]),
        ("Two men were shot dead in Mosul on Monday; a third was taken to a hospital in Erbil.", ["Mosul"]),
    ],
)
def test_names_speakers_and_hospitals_are_not_the_place(words: str, place: list[str]) -> None:
    """Whom somebody shot, where somebody speaks and where the wounded are brought is no scene of an act."""
    (report,) = incidents(words)[1]
    assert raw(report, Field.WHERE)[:1] == place


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("About 200 protesters gathered outside a fair near Tokyo on Monday.", ["protest.peaceful"]),
        (
            "Police used water cannon to disperse protesters gathered outside parliament in Tbilisi on Monday.",
            ["protest.intervention"],
        ),
        ("Demonstrators firebombed a consulate in Karbala on Monday.", ["unrest.violent_demo"]),
        ("The candidate held a rally in Ohio on Monday and called for justice.", []),
        ("Fans gathered outside a stadium in Milan on Monday.", []),
    ],
)
def test_who_gathers_makes_a_protest(words: str, expected: list[str]) -> None:
    """Protesters gather to protest; a candidate and fans do not."""
    assert told(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Two soldiers were wounded when their vehicle hit a mine near Mosul on Monday.", ["bomb.mine"]),
        ("An explosion at a coal mine in Shanxi killed 15 workers on Monday.", []),
        ("Cpl. Lynch and his soldiers returned to Leeds on Monday.", []),
        ("Some 24 people were killed when the fires spread through Sonoma in 2017, the army said.", []),
    ],
)
def test_mines_names_and_fires_are_told_apart(words: str, expected: list[str]) -> None:
    """A mine that is hit is a weapon, one of coal is none; a name is no verb, and wildfires no gunfire."""
    assert told(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Militants have fired more than 700 mortar rounds into Mardin since the start of the war, killing 18 civilians.",
        "A task force is looking into the killings of 14 activists over the last five years in Newark.",
        "The army regularly shells villages in Kachin, killing civilians.",
        "Police are investigating a series of bombings in Atlanta over the past year.",
    ],
)
def test_what_is_summed_up_over_time_is_no_incident(words: str) -> None:
    """Acts since a time, over years or as a habit are many, and so are those hurt by them."""
    assert told(f"{SCENE}\n{words}") == []


@pytest.mark.parametrize(
    "words",
    [
        "A rocket hit Mosul on Monday for the first time since May, wounding two people.",
        "On Monday a similar blast killed 12 people in Mosul, the army said.",
        "The worst attack since May killed three soldiers in Mosul on Monday.",
    ],
)
def test_one_act_beside_since_or_similar_is(words: str) -> None:
    """A superlative measures one act against others, and "a similar blast" is one."""
    assert len(told(words)) == 1


def test_who_survives_an_attempt_is_not_killed() -> None:
    """An assassination that was tried has a victim meant, and nobody dead."""
    (report,) = incidents("The mayor survived an assassination attempt by gunmen in Tijuana on Monday.")[1]
    assert raw(report, Field.KILLED) == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("A student abducted a six-year-old boy in Mosul on Sunday, and the kidnapper was held.", 0),
        ("Gunmen kidnapped a priest in Enugu on Sunday and asked for a ransom.", 1),
        ("Two men abducted a journalist in Karachi on Monday, activists said.", 1),
        ("A man fired three shots at a driver in Durban on Monday, killing him instantly.", 1),
    ],
)
def test_one_person_taking_another_is_a_private_crime(words: str, number: int) -> None:
    """A boy taken by a student is no political violence; people taken by gunmen are recorded."""
    assert len(told(words)) == number


def test_tear_gas_at_a_crowd_is_force_against_it() -> None:
    """A crowd that is gassed is one, though nobody calls it protesters."""
    text = "In Tehran, police fired tear gas at a crowd on Monday and three people were injured."
    assert told(f"Protests spread in the city.\n{text}") == ["protest.excessive_force"]


@pytest.mark.parametrize(
    "text",
    [
        "The photographer was kneeling in Goma on Monday, shooting the action, when a player crashed into her.",
        "A crew was shooting a film in Goma on Monday.",
        "He is accused of overseeing torture and killings of civilians in Colombo in 2009.",
    ],
)
def test_films_and_charges_are_no_incidents(text: str) -> None:
    """What is shot with a camera, and what somebody is accused of in sum, is not recorded."""
    assert told(text) == []


def test_the_day_of_a_vote_is_not_an_acts() -> None:
    """A vote bears its own date: the unrest over it was on another day."""
    text = "Five people were killed in clashes in Sucre, Bolivia, over the results of the October 20 polls."
    _, reports = incidents(text)
    assert [raw(report, Field.WHEN) for report in reports] == [[]]


def test_a_country_nothing_ties_to_an_act_is_no_place() -> None:
    """Without a time a country that the text speaks of does not make an act one that can be looked up."""
    text = (
        "The council of Ghana met. Ghana voted. The price of maize rose. Two ministers resigned. "
        "A report said that a soldier had killed a trader."
    )
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The suspect shot himself in the head and died the next day in Fargo.", []),
        ("The gunman killed himself in Fargo on Friday.", []),
        ("A gunman killed himself and six soldiers with a car bomb in Fargo on Friday.", ["bomb.vehicle"]),
        ("A gunman shot six students in Fargo on Friday before he shot himself.", ["attack.civilians"]),
        ("A fighter blew himself up in Fargo on Friday, killing six soldiers.", ["bomb.suicide"]),
    ],
)
def test_who_only_shoots_himself_attacks_nobody(text: str, expected: list[str]) -> None:
    """A suicide is no incident of its own; those killed beside it make one."""
    assert [code(report) for report in incidents(text)[1]] == expected


@pytest.mark.parametrize(
    ("words", "victim"),
    [
        ("The widow of a policeman killed by gunmen in Lahore on Sunday asked for help.", ["policeman"]),
        ("The funeral of a teacher killed by gunmen in Lahore on Sunday drew a crowd.", ["teacher"]),
        ("The brother of a judge was killed by gunmen in Lahore on Sunday.", ["brother"]),
        ("Gunmen of the widow of a judge killed two policemen in Lahore on Sunday.", ["policemen"]),
    ],
)
def test_of_kin_and_the_killed_the_nearer_was_killed(words: str, victim: list[str]) -> None:
    """A bare participle is of the one mourned, with its day; "was killed" is of the subject."""
    _, (report,) = incidents(words)
    assert raw(report, Field.TARGET) == victim
    assert raw(report, Field.WHEN) == ["Sunday"]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("The violent assault on the sanctity of the ballot in Enugu shocked soldiers and police.", 0),
        ("The violent assault on the market of Enugu by gunmen shocked soldiers and police.", 1),
        ("Papers reported that he came under fire at the party's meeting in Enugu, with police there.", 0),
        ("The convoy came under fire in Enugu on Sunday, and two soldiers were killed.", 1),
        ("He told of 30 soldiers in Enugu, saying that he will have to shoot three soldiers on Sunday.", 0),
    ],
)
def test_attacks_on_values_at_meetings_and_to_come_are_none(words: str, number: int) -> None:
    """Force against a thing of the mind, criticism at a meeting and what will have to be done are no acts."""
    assert len(incidents(words)[1]) == number
