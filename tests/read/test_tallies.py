"""Tests of tallies: numbers over an area or since a time, and the tolls that are none."""

import pytest
from tests.read.statement_tools import kinds, of_kind, raws, read, words

from tidings.model.codes import Field, Kind


def tallies(text, places=(), times=()):
    return of_kind(text, Kind.TALLY, places, times)


def counts(text, places=(), times=()):
    return [next(report.of(Field.COUNT)).raw for report in tallies(text, places, times)]


def test_joined_numbers_are_two_tallies_and_the_second_inherits_the_hedge():
    """The hedge of the first number reaches the bare second one, which says so."""
    text = "There have been over 31 attacks in Ruritania and 47 in Utopia from rebel groups since the start of the war."
    first, second = tallies(text, ("Ruritania", "Utopia"))
    one, two = next(first.of(Field.COUNT)), next(second.of(Field.COUNT))
    assert (one.raw, one.hedge, one.basis) == ("over 31", "over", "explicit")
    assert (two.raw, two.hedge, two.basis, two.rule) == ("47", "over", "inherited", "H22")
    assert (raws(first, Field.WHERE), raws(second, Field.WHERE)) == (["Ruritania"], ["Utopia"])
    assert raws(first, Field.SINCE) == raws(second, Field.SINCE) == ["since the start of the war"]
    assert raws(first, Field.PERPETRATOR) == ["rebel groups"]
    assert words(text, first) == ["over 31 attacks in Ruritania"]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("More than 90 people have been killed in the valley since March.", "More than 90"),
        ("Police said that 14 people were killed in the past two days.", "14"),
        ("Militants have fired on the base, and 12 attacks were reported this month.", "12"),
        ("In all, nine officers were wounded in the two raids.", "nine"),
        ("At least 90 people have died in six weeks of protests.", "At least 90"),
        ("Some 40 farmers were killed in the north over the last year.", "Some 40"),
        ("A series of bombings killed 19 people on Friday.", "19"),
        ("Twenty people died in strikes across Ruritania overnight.", "Twenty"),
        ("The coalition said it hit 70 military targets.", "70"),
        ("Security forces have arrested 1,200 protesters.", "1,200"),
        ("The war has caused the deaths of up to 80,000 people.", "up to 80,000"),
        ("Her death brings to six the number of reporters killed in the country.", "six"),
        ("She was the 11th journalist murdered in the state since 2010.", "11th"),
    ],
)
def test_numbers_over_an_area_or_a_time_are_tallies(text, raw):
    """Windows, totals, series and magnitudes make a number a tally."""
    assert counts(text, ("Ruritania",), ("since March",)) == [raw]


def test_places_joined_by_and_share_a_toll():
    """A toll told of two towns at once is no single incident's."""
    text = "At least 26 people were killed in Arden and Belmont on Monday."
    assert counts(text, ("Arden", "Belmont")) == ["At least 26"]
    assert counts("At least 26 people were killed in Arden on Monday.", ("Arden",)) == []
    assert counts("Riots in Arden and Bly towns left 26 people dead.") == ["26"]
    assert counts("Raids in the towns of Arden and Bly left 26 people dead.") == ["26"]


def test_an_ordinal_is_a_tally():
    """The sixth strike in a week counts six strikes."""
    text = "It was the sixth strike on the port in a week."
    (report,) = tallies(text)
    assert raws(report, Field.COUNT) == ["sixth"]
    assert raws(report, Field.SINCE) == ["in a week"]


@pytest.mark.parametrize(
    "text",
    [
        "Three rockets struck the depot at dawn on Tuesday, killing one guard.",
        "The death toll rose to 12 from 9 after the blast at the market.",
        "Gunmen killed six people in a village on Sunday, police said.",
        "The blast came at 6:30 pm and wounded two officers.",
        "In 2017, 20 soldiers were killed in three avalanches.",
        "A total of 14 persons were killed in the village.",
        "It was the deadliest attack since 2020, killing 15 people.",
        "There were no arrests so far.",
        "Some 30 soldiers were killed in two days of fighting.",
        "The blast could have killed 40 people.",
    ],
)
def test_one_incident_has_no_tally(text):
    """A single act's toll, a clock, a year and an accident are no tallies."""
    assert tallies(text) == []


def test_a_repeated_tally_is_one():
    """The headline's number and the body's are one tally, the bounded telling first."""
    text = "31 killed in wave of bombings\nAt least 31 people were killed in a wave of bombings in the south."
    (report,) = tallies(text)
    assert len(report.mentions) == 2
    assert next(report.of(Field.COUNT)).raw == "At least 31"


def test_a_tally_is_never_an_incident():
    """The phrase a tally takes holds its trigger words, so that no incident is read there."""
    assert kinds("Over 58 attacks in Utopia since October.", ("Utopia",), ("October",)) == {Kind.TALLY}
    assert all(report.role is None for report in read("Over 58 attacks in Utopia since October."))


def test_a_tally_takes_the_target_of_a_rate_over_the_same_window():
    """Two counts of one series since one war are on the same people; the target says it is inherited."""
    text = (
        "Nearly daily attacks on allied soldiers since the start of the Arden War go on. "
        "There were over 58 attacks in Utopia since the outbreak of the Arden War."
    )
    (report,) = tallies(text, ("Utopia",))
    (target,) = report.of(Field.TARGET)
    assert (target.raw, target.basis, target.rule) == ("allied soldiers", "inherited", "same_window")


def test_who_did_it_is_named_by_the_subject():
    """Rebels have killed: the rebels are the tally's actor."""
    (report,) = tallies("Rebels have killed 90 people since March.", (), ("since March",))
    assert raws(report, Field.PERPETRATOR) == ["Rebels"]
    assert raws(report, Field.EVENT) == ["killed"]


@pytest.mark.parametrize(
    "text",
    [
        "It was his third hunger strike this year.",
        "A soldier of 3 Battalion, 2 Rifles, based in the north, was killed.",
        "The number of people killed in the blast has risen to 45.",
        "In separate incidents, gunmen killed two officers and a bomb wounded three.",
    ],
)
def test_look_alikes_of_tallies(text):
    """A hunger strike, a unit's name and the growing toll of one blast are none."""
    assert tallies(text) == []


def test_a_toll_over_a_window_takes_its_plural_acts():
    """The clashes of a year are no incident, nor is the second half of a pair of effects."""
    text = "More than 300 people have been killed or injured in clashes between two groups this year."
    (report,) = tallies(text)
    assert words(text, report) == ["More than 300 people have been killed or injured", "clashes"]
    text = "The rebels have killed or wounded 90 people since March."
    (report,) = tallies(text, (), ("since March",))
    assert words(text, report) == ["killed or wounded 90 people"]


def test_a_tally_told_again_without_its_window_is_the_same():
    """The quotation repeats the toll of the two towns: it is no incident of its own."""
    text = 'Riots in Arden and Bly towns left 26 people dead. "Some 26 people were killed," the mayor said.'
    (report,) = tallies(text)
    assert words(text, report) == ["26 people dead", "Some 26 people were killed"]
    assert counts(text) == ["26"]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("The operation has left 140 rebels and 22 soldiers dead since it began.", ["140", "22"]),
        ("Some 44 rebels, 9 soldiers and 31 villagers were killed since March.", ["Some 44", "9", "31"]),
        ("Some 17 nurses were killed and 25 abducted in the north in 2022.", ["Some 17", "25"]),
        ("The army carried out 214 raids in 2019, against 180 in the year before.", ["214", "180"]),
        ("The office documented 92 abductions in March, up from 61 in February.", ["92", "61"]),
        ("The clinic has had 1,350 wounded since March, of whom 190 died.", ["1,350", "190"]),
        ("Some 206 men were detained in the past week, 40 of whom were later released.", ["Some 206", "40"]),
    ],
)
def test_a_number_shares_what_makes_its_neighbour_a_tally(text, raw):
    """Members of a list, the other of a pair, a part with its outcome and the figure of an earlier time are tallies."""
    assert counts(text, (), ("since March", "2022", "2019", "in March", "in February")) == raw


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 30 people, of whom four were nurses.",
        "Gunmen took 12 men from the village, two of whom were later released.",
        "The hospital admitted 30 wounded after the blast, of whom four died overnight.",
        "The party won 58 seats, against 44 in the year before.",
    ],
)
def test_a_part_of_one_incident_is_no_tally(text):
    """Parts and comparisons make a tally of nothing that is none by itself."""
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("The committee registered 38 deaths among protesters in June.", "38"),
        ("The group counted 1,540 arrests in the first week of the crackdown.", "1,540"),
        (
            "Between 12,000 and 15,000 people may have died in the fighting since 2011.",
            "Between 12,000 and 15,000",
        ),
        ("The centre puts the number of dead since March at 2,900.", "2,900"),
        ("Police recovered 18 bodies from different parts of the city over 24 hours.", "18"),
        ("Last month alone, 14 civilians were killed by shelling.", "14"),
        ("Some 300 rebels have surrendered since March.", "Some 300"),
    ],
)
def test_counts_that_somebody_keeps_are_tallies(text, raw):
    """Registers, estimates, gathered bodies and surrenders over a time are no single incident's."""
    assert counts(text, (), ("since March", "since 2011", "in June")) == [raw]


@pytest.mark.parametrize(
    "text",
    [
        "The number of wounded rose to 12 by evening.",
        "A volunteer counted 16 bodies.",
        "The bodies of nine people were carried out of the hotel.",
        "The office put the number of dead in the blast at 22.",
        "At least 17 people have been injured by leopards in the district since March.",
    ],
)
def test_one_incidents_count_as_it_grows_is_no_tally(text):
    """A toll that rises, bodies seen at one place and harm done by animals are none."""
    assert counts(text, (), ("since March",)) == []


def test_the_year_of_one_shooting_is_no_window():
    """A year dates a single act told in the past tense, and bounds what is told in the perfect."""
    assert counts("In 2010, nine people were shot on Low Street.", (), ("2010",)) == []
    assert counts("Nine people have been shot in the city this year.") == ["Nine"]
