"""Incidents of constructed reports: how many, of what type, with which claims."""

from datetime import date

import pytest
from tests.read.reading import code, incidents, raw

from tidings.model.codes import Field, Role, Status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A suicide bomber blew himself up at a checkpoint in Mosul on Monday, killing four soldiers.",
            "bomb.suicide",
        ),
        ("A car bomb exploded near a market in Baghdad on Tuesday, killing nine people.", "bomb.vehicle"),
        ("Warplanes bombed a hospital in Idlib on Monday; the air strike killed two nurses.", "strike.air"),
        ("A drone strike killed three militants near Kabul on Monday.", "strike.drone"),
        ("Five rockets hit a military base near Kirkuk on Monday, wounding a contractor.", "strike.rocket"),
        ("Gunmen ambushed an army convoy near Mosul on Monday and killed two soldiers.", "battle.clash"),
        ("Gunmen kidnapped a journalist in Kandahar on Tuesday.", "attack.abduction"),
        ("Gunmen shot dead a shopkeeper in Karachi on Monday.", "attack.civilians"),
        (
            "Police fired on protesters in Khartoum on Monday, killing three people.",
            "protest.excessive_force",
        ),
        (
            "Thousands protested in Niamey on Monday against the president, and then dispersed peacefully.",
            "protest.peaceful",
        ),
        (
            "Police baton-charged students protesting against higher fees in Lahore on Monday.",
            "protest.intervention",
        ),
        (
            "Hundreds of people marched in Lagos on Sunday to demand the governor's resignation.",
            "protest.peaceful",
        ),
        ("Farmers blocked the road near Amritsar on Friday in protest at new laws.", "protest.peaceful"),
        ("Riots broke out in Conakry on Wednesday after the results.", "unrest.violent_demo"),
        (
            "Over 20 policemen and eight lawyers were injured in a clash between lawyers and police in Delhi on Monday.",
            "unrest.violent_demo",
        ),
        ("A US raid killed the Taliban leader Abu Omar in Kunduz on Monday.", "battle.clash"),
        (
            "Gunmen fired on a police station in Kabul on Monday, wounding members of the security forces.",
            "battle.clash",
        ),
        (
            "Militants attacked an army checkpoint in Mosul on Monday; there were no casualties.",
            "battle.clash",
        ),
        ("Militants attacked a church in Mosul on Monday; there were no casualties.", "attack.civilians"),
        ("The Israeli military struck Hezbollah positions in Tyre on Monday.", "strike.air"),
        ("Rebels seized a tanker in the Red Sea on Sunday, its owner said.", "seizure"),
    ],
)
def test_type_follows_weapon_target_and_words(text: str, expected: str) -> None:
    """The event code comes from the telling word, the weapon and who is struck."""
    _, reports = incidents(text)
    assert [code(report) for report in reports] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The striker attacked the left flank and the team scored three goals in the match on Saturday.",
        "Troops stormed a mock village in an exercise near Kabul on Monday.",
        "A man fatally shot his grandson while deer hunting near Baring, Missouri, on Sunday, in an accident.",
        "The protests of May 2017 in Iran were peaceful, but the police broke them up with tear gas.",
        "Students protested in Lagos on Monday. The police arrested ten. This article is a work of fiction.",
        "The scandal has done damage to the army of Mali, whose soldiers killed nobody, an officer said on Monday.",
        "An earthquake struck Venezuela on Wednesday, killing 30 people and injuring 200.",
        "A shark attacked two surfers near Durban on Sunday.",
        "A man shot two dogs in Mosul on Saturday.",
        "The home side attacked from the start in Durban on Saturday and won 19-23.",
        "The minister died of a heart attack in Paris on Monday.",
        "Officials warned of a possible attack on the base in Kirkuk this week.",
        "The film, a thriller, shows how gunmen attacked a bank; its plot and characters are fictional.",
    ],
)
def test_look_alikes_are_no_incidents(text: str) -> None:
    """Sport, exercises, accidents, animals, illness, warnings and fiction give no incident."""
    assert incidents(text)[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        "A gunman opened fire on four men, ages 19-23, in Mosul on Saturday. Four people were injured.",
        "Four people were shot in Mosul on Saturday. A police dog was injured during the arrest.",
    ],
)
def test_ages_and_dogs_beside_a_shooting_are_no_look_alikes(text: str) -> None:
    """A range of ages is no score, and a dog that stands by is not what was attacked."""
    assert len(incidents(text)[1]) == 1


def test_several_phrasings_are_one_incident() -> None:
    """A lead, a paraphrase and an anaphor tell of one event."""
    text = (
        "Gunmen attacked a police post in Kandahar on Monday, killing two officers. The attack began at dawn, "
        "a spokesman said. This incident was the first there this year."
    )
    _, reports = incidents(text)
    assert len(reports) == 1
    assert raw(reports[0], Field.PERPETRATOR) == ["Gunmen"]
    assert raw(reports[0], Field.KILLED) == ["two"]


def test_each_listed_place_is_an_incident() -> None:
    """Strikes on several towns named side by side are one incident each, and share no figure."""
    text = "Air strikes hit Mosul, Kirkuk and Erbil on Monday, killing seven people."
    document, reports = incidents(text)
    assert [document.quote(next(iter(r.of(Field.WHERE))).span) for r in reports] == [
        "Mosul",
        "Kirkuk",
        "Erbil",
    ]
    assert all(not list(report.of(Field.KILLED)) for report in reports)


def test_other_day_and_place_stay_apart() -> None:
    """An earlier act at another place takes nothing from the news, and is background."""
    text = (
        "Militants stormed a village near Maiduguri on Monday and killed nine farmers. "
        "In January a bomb in Kano killed twelve people."
    )
    _, reports = incidents(text)
    assert [report.role for report in reports] == [Role.MAIN, Role.BACKGROUND]
    assert [raw(report, Field.KILLED) for report in reports] == [["nine"], ["twelve"]]


def test_an_answered_act_is_kept_apart_from_its_answer() -> None:
    """What an attack answers is another event, even in the same sentence."""
    text = (
        "A suicide attack hit a consulate in Kabul on Tuesday, killing four guards. The Taliban said it was in "
        "retaliation for air strikes near Kunduz last week that killed thirty people."
    )
    _, reports = incidents(text)
    assert [raw(report, Field.KILLED) for report in reports] == [["four"], ["thirty"]]


def test_attempts_and_foiled_acts_keep_their_status() -> None:
    """ "Tried to" is an attempt."""
    _, reports = incidents("Two gunmen tried to storm a prison in Kabul on Monday, police said.")
    assert [report.status for report in reports] == [Status.ATTEMPTED]


def test_a_sentence_that_opens_with_another_time_tells_another_event() -> None:
    """What "in 2011" begins is no part of the news before it."""
    text = (
        "Gunmen attacked a mosque in Oslo and wounded a guard. The police of the city hold five people. "
        "They will be heard next week. In 2011, an extremist massacred 77 people in Norway."
    )
    _, reports = incidents(text)
    assert [raw(report, Field.KILLED) for report in reports] == [[], ["77"]]


@pytest.mark.parametrize(
    ("text", "place", "basis"),
    [
        (
            "Relatives remember those killed in the massacre of 2002. The rebels shelled a church in Bojayá, Colombia.",
            "Bojayá",
            "explicit",
        ),
        (
            "Colorado Springs, Colorado, officers shot and killed an African-American teen on Monday.",
            "Colorado Springs",
            "inferred",
        ),
        (
            "A gunman shot and killed his cousin on Monday. It happened at a restaurant in Lee's Summitt, Missouri.",
            "Missouri",
            "inherited",
        ),
        (
            "Kim Lee dies years after the Las Vegas shooting. She lived far from Las Vegas. Rain fell.\n\nPeople wept. A gunman killed 58 people there in October 2017.",
            "Las Vegas",
            "explicit",
        ),
    ],
)
def test_a_place_not_by_the_act_is_found_near_it(text: str, place: str, basis: str) -> None:
    """The next sentence, the police's own town, the state behind a town that no list knows."""
    _, reports = incidents(text)
    claim = next(iter(reports[0].of(Field.WHERE)))
    assert (claim.raw, claim.basis) == (place, basis)


def test_an_event_named_by_its_year_is_background() -> None:
    """ "The 1994 bombing" is remembered, whatever else the sentence says."""
    _, reports = incidents(
        "A court in Buenos Aires heard on Monday about the 1994 bombing that killed 85 people."
    )
    assert all(report.role is Role.BACKGROUND for report in reports)


def test_a_later_event_in_a_row_keeps_the_day() -> None:
    """ "In another attack" inherits the day of the one before, and says so."""
    text = (
        "Gunmen killed two officers in Mosul on Monday. In another attack, gunmen fired on a patrol in Kirkuk, "
        "wounding a soldier."
    )
    _, reports = incidents(text)
    claim = next(iter(reports[1].of(Field.WHEN)))
    assert (claim.raw, claim.basis) == ("Monday", "inherited")


def test_claims_stand_where_they_say() -> None:
    """Every claim's words are those at its span."""
    text = "Rebels shelled a market in Aleppo on Monday, killing a woman and wounding dozens, activists said."
    document, reports = incidents(text)
    for report in reports:
        report.check(document)
    assert reports


def test_without_publication_date_a_weekday_stays_open() -> None:
    """No day is made up where nothing anchors it."""
    _, reports = incidents("Gunmen killed two officers in Mosul on Monday.", published=None)
    values = [claim.value for claim in reports[0].of(Field.WHEN)]
    assert values == [None] or all(getattr(value, "start", None) is None for value in values)


def test_published_day_is_never_an_event_day_by_itself() -> None:
    """An article's date alone does not date its event."""
    _, reports = incidents(
        "Gunmen attacked a police post in Kandahar and killed two officers.", date(2021, 3, 10)
    )
    assert not list(reports[0].of(Field.WHEN))


@pytest.mark.parametrize(
    "habit",
    [
        "The rebels regularly launched drones and missiles at air bases near Jizan.",
        "The rebels have in the past targeted army tankers near Jizan.",
        "Over the past four years the rebels have fired missiles at Jizan.",
    ],
)
def test_what_is_done_again_and_again_is_no_incident(habit: str) -> None:
    """A habit is no act, nor does it type the one that is told before it."""
    _, reports = incidents(f"Rebels seized a tanker in the Red Sea on Sunday.\n{habit}")
    assert [code(report) for report in reports] == ["seizure"]


def test_what_a_side_regularly_fires_types_its_attack() -> None:
    """The weapons of a habit told beside an attack say with what it was made."""
    text = (
        "Rebels attacked two oil facilities in Saudi Arabia in September. "
        "Before that, the rebels regularly launched drones at Saudi air bases."
    )
    assert [code(report) for report in incidents(text)[1]] == ["strike.drone"]


def test_sanctions_hit_nobody_with_arms() -> None:
    """A group "targeted with sanctions" was not attacked."""
    _, reports = incidents("The army targeted militants in Gao with sanctions on Monday.")
    assert reports == ()
