"""Who did it and who or what was struck, in constructed reports with and without case."""

import pytest
from tests.read.reading import incidents, raw

from tidings.model.codes import Field, Stance
from tidings.read.parties import ORGANISATION, PERSONAL_NAME


def told(text: str, field: Field, rule: str | None = None) -> list[str]:
    """The raw words of one field over all incidents, of one rule if that is given."""
    return [c.raw for r in incidents(text)[1] for c in r.of(field) if rule is None or c.rule == rule]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lawyer ramiro angel caceres was murdered by guerrillas in lima yesterday.", ["ramiro angel caceres"]),
        ("the murder of monsignor oscar villalta by guerrillas shocked the country on monday.", ["oscar villalta"]),
        ("gunmen shot attorney carlos medrano and wounded reporter ines paredes in lima today.",
         ["carlos medrano", "ines paredes"]),
        ("gunmen carried out the assassination in tegucigalpa on monday of manuel osorio.", ["manuel osorio"]),
        ("the minister confirmed the release of radio journalist marta solis who was kidnapped by gunmen in cali.",
         ["marta solis"]),
        ("the killing of six teachers, including professor luis ardila, was carried out by armed men in cali today.",
         ["luis ardila"]),
    ],
)  # fmt: skip
def test_names_in_text_without_case(text: str, expected: list[str]) -> None:
    """A first name, title or description shows a person where there are no capitals."""
    assert told(text, Field.TARGET, PERSONAL_NAME) == expected


def test_two_strange_words_are_no_person() -> None:
    """Without a first name or a title before them, uncommon words are not taken for a person."""
    text = "gunmen attacked the quesera tamarindo cooperative near lima today, killing two guards."
    assert told(text, Field.TARGET, PERSONAL_NAME) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a bomb exploded at the house of judge mario lugo in lima today.", ["house of judge mario lugo"]),
        ("a bomb exploded in front of the embassy in lima today.", ["embassy"]),
        ("three bombs exploded this morning at the parties' offices in bogota.", ["parties' offices"]),
        ("guerrillas placed a bomb inside the telephone exchange in lima today.", ["telephone exchange"]),
        ("the guerrilla attack damaged two hotels in lima on monday, the army said.", ["hotels"]),
        ("a car bomb exploded on a busy street in lima today, killing two people.", []),
    ],
)  # fmt: skip
def test_what_a_bomb_stood_in_or_by_is_struck(text: str, expected: list[str]) -> None:
    """Buildings at, in or before which a bomb goes off are its targets; a street is only where it was."""
    assert told(text, Field.FACILITY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FMLN guerrillas attacked a bus near San Salvador on Monday, killing two people.", ["FMLN"]),
        ("Members of the third front of the FARC killed four peasants near Cali on Monday.", ["FARC"]),
        ("Army troops shot two students in San Salvador on Monday.", ["Army"]),
        ("An unidentified group killed two judges in Cali on Monday.", []),
        ("A group of armed individuals killed two judges in Cali on Monday.", []),
        ("A Hamas attack killed two soldiers near Gaza on Monday.", ["Hamas"]),
    ],
)
def test_organisations_of_perpetrators(text: str, expected: list[str]) -> None:
    """The organisation stands in the perpetrator's phrase, or is what its people belong to."""
    assert told(text, Field.PERPETRATOR, ORGANISATION) == expected


def test_the_one_armed_group_named_is_meant() -> None:
    """Rebels without a name are those of the one armed group that the document names, as an inference."""
    text = (
        "Rebels attacked a bus near Cali on Monday, killing two people. "
        "The government has held talks with the FARC guerrilla movement since June."
    )
    report = incidents(text)[1][0]
    (meant,) = [c for c in report.of(Field.PERPETRATOR) if c.rule == ORGANISATION]
    assert (meant.raw, meant.basis) == ("FARC", "inferred")


def test_two_armed_groups_leave_it_open() -> None:
    """Where a document names two armed groups, nothing is inferred."""
    text = (
        "Rebels attacked a bus near Cali on Monday, killing two people. "
        "Both the FARC guerrilla movement and the ELN guerrilla movement have been at war for years."
    )
    assert told(text, Field.PERPETRATOR, ORGANISATION) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two lieutenants are charged with the murder of six priests in San Salvador on Monday.",
        "Two lieutenants are believed to have participated in the murder of six priests on Monday.",
        "Two lieutenants are responsible for the murder of six priests in San Salvador on Monday.",
    ],
)
def test_suspects_are_told_as_suspected(text: str) -> None:
    """Those charged, believed to have taken part or called responsible are suspected perpetrators."""
    suspects = [c for r in incidents(text)[1] for c in r.of(Field.PERPETRATOR) if c.stance is Stance.ALLEGED]
    assert [c.raw for c in suspects] == ["lieutenants"]


def test_a_town_does_nothing() -> None:
    """A state may act by its name, a town does not."""
    assert told(
        "Iran attacked a tanker off Fujairah with missiles on Monday, killing a sailor.", Field.PERPETRATOR
    ) == ["Iran"]
    assert (
        told("A bus was attacked by Basra with missiles on Monday, killing two soldiers.", Field.PERPETRATOR)
        == []
    )


def test_agents_of_an_act() -> None:
    """The killers of somebody tell that he was killed, and by whom."""
    text = "Police in Lima said on Monday that the killers of judge Mario Lugo had fled."
    _, (report,) = incidents(text)
    assert raw(report, Field.PERPETRATOR) == ["killers"]
    assert raw(report, Field.TARGET) == ["Mario Lugo"]


def test_demonstrated_is_not_always_a_protest() -> None:
    """What is demonstrated, with an object, is shown and not marched for."""
    assert incidents("Officials in Lima said that the vote demonstrated that violence had failed.")[1] == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who ambushed it killed them, and not who was ambushed
        ("A convoy was ambushed by gunmen near Gao on Monday, killing six soldiers.", ["gunmen"]),
        ("Rockets hit Haifa on Monday, the third night Hezbollah has attacked the city.", ["Hezbollah"]),
        ("Video shows police shooting a man in Lagos on Monday.", ["police"]),
        ("The army used napalm to demoralise rebels by bombing Douma on Saturday.", ["army"]),
        # who stops a missile has not launched it
        ("The coalition said it intercepted a missile fired by the Houthis at Taif on Monday.", ["Houthis"]),
        ("The suspected coalition airstrike hit an army post in Raqqa on Monday.", ["suspected coalition"]),
    ],
)
def test_who_acts_is_read_past_other_words(text: str, expected: list[str]) -> None:
    """Times, videos, aims and victims between a verb and its doer are no part of the doer."""
    assert sorted(set(told(text, Field.PERPETRATOR))) == expected


def test_who_clashes_near_a_blast_has_not_set_it_off() -> None:
    """Fighting told beside a blast names nobody who set it off."""
    text = "A car bomb killed nine people in Aleppo on Monday, where rebels are fighting government forces."
    assert told(text, Field.PERPETRATOR) == []


def test_no_group_is_meant_where_none_claims_the_act() -> None:
    """A group that is only feared to grow is not taken for the insurgents of an act that nobody claims."""
    act = "Insurgents killed 19 people at a museum in Tunis on Wednesday. "
    fear = "Militants linked to the Islamic State are said to be expanding."
    assert "Islamic State" in told(act + fear, Field.PERPETRATOR)
    assert "Islamic State" not in told(
        act + "No group has claimed responsibility. " + fear, Field.PERPETRATOR
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 209th Corps said in a statement the Afghan Air Force conducted an airstrike in Kunduz on Sunday.",
         ["Afghan Air Force"]),
        ("Rebel shelling of Aleppo killed six people on Tuesday.", ["Rebel"]),
        ("Ukraine accused Russia of shelling a hospital in Kherson on Sunday, wounding six people.", ["Russia"]),
        ("Farmers were attacked near Maiduguri on Monday by men believed to be members of Boko Haram; five died.",
         ["men", "Boko Haram"]),
        ("The tug was hijacked in the Red Sea on Monday by armed men affiliated to the Houthi militia.",
         ["armed men", "Houthi"]),
        ("Seven people were killed in Aleppo on Wednesday in clashes between the army and rebels.",
         ["army", "rebels"]),
        ("Nine people died in Aleppo on Monday in bombings.", []),
        ("“Armed bandits” killed six people in Kano on Sunday.", ["Armed bandits"]),
        ("Four farmers were killed near Kano on Sunday by the “unknown gunmen”.", ["unknown gunmen"]),
        ("Somali troops repulsed an al-Shabaab assault on a base near Kismayo on Friday that wounded six soldiers.",
         ["al-Shabaab"]),
        ("There were casualties from the Nigerian military after Boko Haram attacked Damboa on Monday.",
         ["Boko Haram"]),
        ("Some members of a vigilante group, known as “Dan Banga”, killed nine herders in Kano on Sunday.",
         ["Dan Banga"]),
        ("Two policemen were killed in Quetta on Monday by a group calling itself the Lions of Jazira.",
         ["the Lions of Jazira"]),
        ("Soldiers hunted for a militia which attacked an oil plant near Warri on Sunday and killed two guards.",
         ["militia"]),
        ("A Taliban attack near Kunduz on Monday left six soldiers injured and needing urgent attention.",
         ["Taliban"]),
        ("Police fired on a rioting mob in Surat, India, on Tuesday, killing two people.", ["Police", "mob"]),
    ],
)  # fmt: skip
def test_who_did_it_is_read_through_the_words_between(text: str, expected: list[str]) -> None:
    """A force named before its act, who is accused, and whose men they are said to be."""
    assert list(dict.fromkeys(told(text, Field.PERPETRATOR))) == expected


def test_those_believed_to_be_of_a_group_are_suspected() -> None:
    """Membership that is no more than believed makes the group a suspect."""
    text = "Farmers were attacked near Maiduguri on Monday by men believed to be members of Boko Haram; five died."
    found = [c.stance for r in incidents(text)[1] for c in r.of(Field.PERPETRATOR) if c.raw == "Boko Haram"]
    assert found == [Stance.ALLEGED]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A group of about 30 bandits killed six farmers in Kware on Monday.", ["bandits"]),
        ("Debris of a downed drone set fire to a depot in Sumy on Monday, killing two guards.", []),
        ("An Iskander hit a grain silo in Sumy on Monday, killing two guards.", []),
    ],
)
def test_a_lot_of_people_are_those_people_and_a_missile_is_nobody(text, who):
    """A group of bandits are bandits; a missile by its name, or debris, is nobody."""
    assert told(text, Field.PERPETRATOR) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The ELN was accused by the army of killing 12 farmers in Arauca on Monday.", ["ELN"]),
        (
            "A court in Vienna jailed Dragan Kos for the murder of six villagers in Foca in May 1992.",
            ["Dragan Kos"],
        ),
        ("Pavel Orsk confessed to the assassination of the mayor in Brno on Saturday.", ["Pavel Orsk"]),
        ("Eleven civilians were killed at the hands of the militia in Bunia on Saturday.", ["militia"]),
        ("Serb gunners shelled the old town of Dubrovnik on Friday.", ["Serb gunners"]),
    ],
)
def test_whoever_is_accused_tried_or_owns_up_did_it(text, who):
    """Whoever is accused, tried or owns up did it, and not who accuses; or who had the hands."""
    assert told(text, Field.PERPETRATOR) == who
