"""The MUC-4 adapters on constructed documents: scope, roles, and the 24 slots in the answer-key form."""

from __future__ import annotations

import json

import pytest
from bench.common import read_text
from bench.muc4 import main as roles_main
from bench.muc4 import templates, whole, without_doubt, without_number, written
from bench.muc4_codes import (
    damage,
    human_type,
    in_scope,
    incident_type,
    instrument_type,
    is_people,
    site_type,
)
from bench.muc4_humans import full_name
from bench.muc4_places import place_kinds
from bench.muc4_slots import documents, responses
from bench.muc4_things import things

ATTACK = (
    "guerrillas of the fmln killed judge mario lugo in san salvador yesterday. "
    "the attack took place in the capital of el salvador."
)
SENT = """TST9-MUC4-0001

   SAN SALVADOR, 12 MAR 90 (PRESS) -- [TEXT] GUERRILLAS OF THE FMLN KILLED
JUDGE MARIO LUGO IN SAN SALVADOR YESTERDAY.

   A BOMB EXPLODED AT THE EMBASSY IN GUATEMALA CITY ON 10 MARCH.
TST9-MUC4-0002

   LIMA, 12 MAR 90 (PRESS) -- [TEXT] THE PRESIDENT ARRIVED IN LIMA TODAY.
"""


def test_roles_of_one_document():
    """A killing gives an attack with perpetrators, their organisation and the victim by name."""
    (template,) = templates(read_text(ATTACK))
    assert template["incident_type"] == "attack"
    assert template["PerpInd"] == [["guerrillas"]]
    assert template["PerpOrg"] == [["fmln"]]
    assert template["Victim"] == [["mario lugo"]]


@pytest.mark.parametrize(
    "text",
    [
        "gunmen killed judge mario rossi in rome, italy, yesterday.",
        "troops clashed with rebels near san salvador in el salvador yesterday.",
    ],
)
def test_what_lies_outside_the_task_is_left_out(text):
    """Other countries, and combat that strikes only armed parties, give no template."""
    assert templates(read_text(text)) == []


def test_the_taken_who_are_killed_stay_kidnapped():
    """An incident with people taken is a kidnapping."""
    assert incident_type({"event_code": "attack.civilians", "abducted": {"by": [{}]}}) == "kidnapping"
    assert incident_type({"event_code": "attack.civilians", "abducted": {"by": []}}) == "attack"


def test_prediction_file(tmp_path):
    """One line a document, with its id."""
    (tmp_path / "in.jsonl").write_text(json.dumps({"docid": "X-1", "doctext": ATTACK}) + "\n", "utf-8")
    roles_main([tmp_path / "in.jsonl"], tmp_path / "out.jsonl")
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["docid"] == "X-1"


def test_numbers_are_left_off():
    """How many there are is told elsewhere."""
    assert without_number("at least two bombs") == "bombs"
    assert without_number("two") == "two"
    assert without_number("three or four mortar rounds") == "mortar rounds"


@pytest.mark.parametrize(
    ("told", "thing"),
    [
        ("the roof of a truck", "truck"),
        ("rear windows of several houses", "houses"),
        ("front gate of the customs office", "customs office"),
        ("ministry of the interior", "ministry of the interior"),
        ("office of walls of honor", "office of walls of honor"),
    ],
)
def test_a_part_stands_for_its_building(told, thing):
    """What a blast breaks of a building or a vehicle is told as the building or the vehicle."""
    assert whole(told) == thing


def test_a_name_in_short_is_no_part_of_the_name():
    """A short form in brackets behind a name is left off; brackets within a name stay."""
    assert written({"as_written": ["Institute of Seeds (INS)"]}) == "institute of seeds"
    assert written({"as_written": ["(old) customs office"]}) == "(old) customs office"


def test_doers_keep_their_number():
    """Two paid assassins are told as two; a number further off is not theirs."""
    (template,) = templates(
        read_text("judge mario lugo was murdered by two paid assassins in lima yesterday.")
    )
    assert template["PerpInd"] == [["two paid assassins"]]
    (template,) = templates(read_text("two bombs thrown by paid assassins killed judge mario lugo in lima."))
    assert template["PerpInd"] in ([["paid assassins"]], [])


def test_documents_of_a_file():
    """A line with an id begins each document."""
    assert [name for name, _ in documents(SENT)] == ["TST9-MUC4-0001", "TST9-MUC4-0002"]


def test_slots_of_one_document():
    """Date by the dateline, type, names and descriptions stand in their slots."""
    name, text = next(documents(SENT))
    first, *_ = responses(name, text, {"SAN SALVADOR": ("CITY", "DEPARTMENT")})
    lines = first.splitlines()
    assert "2.  INCIDENT: DATE                  11 MAR 90" in lines
    assert "3.  INCIDENT: LOCATION              EL SALVADOR: SAN SALVADOR (CITY)" in lines
    assert "4.  INCIDENT: TYPE                  ATTACK" in lines
    assert '10. PERP: ORGANIZATION ID           "FMLN"' in lines
    assert '18. HUM TGT: NAME                   "MARIO LUGO"' in lines
    assert '23. HUM TGT: EFFECT OF INCIDENT     DEATH: "MARIO LUGO"' in lines


LISTED = {
    "LA PAZ": ("DEPARTMENT", "CITY"),
    "LAS CUMBRES": ("MUNICIPALITY", "NEIGHBORHOOD"),
    "OLOCUILTA": ("CITY",),
    "SAN SALVADOR": ("CITY", "DEPARTMENT"),
}


@pytest.mark.parametrize(
    ("told", "written"),
    [
        (
            "A BOMB EXPLODED IN OLOCUILTA, LA PAZ DEPARTMENT, TODAY.",
            "EL SALVADOR: LA PAZ (DEPARTMENT): OLOCUILTA (CITY)",
        ),
        (
            "A BOMB EXPLODED IN LA PAZ DEPARTMENT, IN THE TOWN OF OLOCUILTA, TODAY.",
            "EL SALVADOR: LA PAZ (DEPARTMENT): OLOCUILTA (CITY)",
        ),
        ("A BOMB EXPLODED AT A BANK IN THE SALVADORAN CAPITAL TODAY.", "EL SALVADOR: SAN SALVADOR (CITY)"),
        (
            "A BOMB EXPLODED AT A BANK IN SAN SALVADOR'S LAS CUMBRES DISTRICT TODAY.",
            "EL SALVADOR: SAN SALVADOR (CITY): LAS CUMBRES (NEIGHBORHOOD)",
        ),
        ("A BOMB EXPLODED AT A BANK IN SAN SALVADOR TODAY.", "EL SALVADOR: SAN SALVADOR (CITY)"),
        ("THE MAYOR SAID THE SALVADORAN ARMY KILLED TEN PEASANTS. IT IS 1990.", "EL SALVADOR"),
    ],
)
def test_places_from_wide_to_narrow(told, written):
    """A listed town with the places beside it that hold it; without a place, the country of the text."""
    (block,) = responses("X-1", f"\n   (DPA) 12 MAR 90 -- [TEXT] {told}\n", LISTED)
    assert f"3.  INCIDENT: LOCATION              {written}" in block.splitlines()


def test_weekday_is_on_or_before_the_dateline():
    """A day told by its name alone gives the "on or before" form."""
    told = "GUERRILLAS KILLED JUDGE MARIO LUGO IN SAN SALVADOR ON FRIDAY."
    (block,) = responses("X-1", f"\n   SAN SALVADOR, 12 MAR 90 -- [TEXT] {told}\n", LISTED)
    assert "2.  INCIDENT: DATE                  - 12 MAR 90" in block.splitlines()


def test_what_a_named_person_is_called_is_no_other_person():
    """A description beside a name is of its bearer, who has one type, number and effect; others have their own."""
    told = "GUERRILLAS KILLED THE DISTRICT JUDGE, MARIO LUGO, AND TWO BODYGUARDS IN SAN SALVADOR YESTERDAY."
    (block,) = responses("X-1", f"\n   SAN SALVADOR, 12 MAR 90 -- [TEXT] {told}\n", {})
    lines = [line[36:] for line in block.splitlines()]
    assert sorted(lines[lines.index('"MARIO LUGO"') :][:7]) == sorted(
        [
            '"MARIO LUGO"',
            '"DISTRICT JUDGE": "MARIO LUGO"',
            '"BODYGUARDS"',
            'SECURITY GUARD: "BODYGUARDS"',
            'LEGAL OR JUDICIAL: "MARIO LUGO"',
            '2: "BODYGUARDS"',
            '1: "MARIO LUGO"',
        ]
    )


@pytest.mark.parametrize(
    ("told", "category"),
    [
        ("SOLDIERS OF THE ARMY KILLED JUDGE MARIO LUGO IN LIMA YESTERDAY.", "STATE-SPONSORED VIOLENCE"),
        ("GUERRILLAS KILLED JUDGE MARIO LUGO IN LIMA YESTERDAY.", "TERRORIST ACT"),
        ("A BOMB EXPLODED AT THE BANK IN LIMA YESTERDAY.", "TERRORIST ACT"),
    ],
)
def test_an_act_is_of_the_state_where_its_forces_did_it(told, category):
    """The keys call an act terrorist where nobody is told too: in 858 of 1,114 templates of the training part."""
    (block,) = responses("X-1", f"\n   LIMA, 12 MAR 90 -- [TEXT] {told}\n", {})
    assert f"8.  PERP: INCIDENT CATEGORY         {category}" in block.splitlines()


def test_one_bus_is_no_plural():
    """A thing that ends in s is one where its name does."""
    told = "GUERRILLAS DESTROYED A BUS IN SAN SALVADOR YESTERDAY."
    (block,) = responses("X-1", f"\n   SAN SALVADOR, 12 MAR 90 -- [TEXT] {told}\n", {})
    assert '14. PHYS TGT: NUMBER                1: "BUS"' in block.splitlines()
    assert '16. PHYS TGT: EFFECT OF INCIDENT    DESTROYED: "BUS"' in block.splitlines()


def test_who_accuses():
    """A suspicion that officials voice is one by the authorities."""
    told = "THE ARMY SAID THE FMLN WAS RESPONSIBLE FOR THE MURDER OF JUDGE MARIO LUGO YESTERDAY."
    (block,) = responses("X-1", f"\n   SAN SALVADOR, 12 MAR 90 -- [TEXT] {told}\n", LISTED)
    assert 'SUSPECTED OR ACCUSED BY AUTHORITIES: "FMLN"' in block


def test_document_without_incident():
    """An irrelevant document has one template that does not apply."""
    *_, (name, text) = documents(SENT)
    (block,) = responses(name, text, {})
    assert "1.  MESSAGE: TEMPLATE               *" in block.splitlines()


def test_closed_lists(tmp_path):
    """Types come from the words of a thing; kinds of places from the list of places."""
    assert instrument_type("vehicle bomb") == "VEHICLE BOMB"
    assert site_type("power substation") == "ENERGY"
    assert human_type("two bodyguards") == "SECURITY GUARD"
    assert human_type("peasants") == "CIVILIAN"
    (tmp_path / "places").write_text("SANTA MARTA (CITY)\nSANTA MARTA (RIVER)\n", "latin-1")
    assert place_kinds(tmp_path / "places") == {"SANTA MARTA": ("CITY", "RIVER")}


def test_slots_take_titles_and_guns_from_the_words_of_the_act():
    """A title beside a name is the person's description; a verb of shooting tells the kind of weapon."""
    sent = "LIMA, 12 MAR 90 (PRESS) -- [TEXT] GUERRILLAS SHOT FORMER MAYOR ANA LUGO IN LIMA YESTERDAY."
    (block,) = responses("X-1", sent, {})
    assert '"FORMER MAYOR": "ANA LUGO"' in block
    assert 'GUN: "-"' in block


def test_a_day_that_only_the_dateline_tells_is_on_or_before_it():
    """Where the text tells no day the incident lies on or before the dateline's."""
    sent = "LIMA, 12 MAR 90 (PRESS) -- [TEXT] GUERRILLAS KILLED JUDGE ANA LUGO IN LIMA."
    (block,) = responses("X-1", sent, {})
    assert "- 12 MAR 90" in block


def test_doubt_is_no_part_of_a_doer():
    """Whoever is alleged to have done it is told without the doubt, which MUC-4 keeps in another slot."""
    (template,) = templates(read_text(ATTACK.replace("guerrillas of", "alleged guerrillas of", 1)))
    assert template["PerpInd"] == [["guerrillas"]]
    assert without_doubt("so-called avengers") == "avengers"


def _lines(told):
    """The fills of one document of one incident, without their labels."""
    (block,) = responses("X-1", f"\n   LIMA, 12 MAR 90 -- [TEXT] {told}\n", {"LIMA": ("CITY",)})
    return [line[36:] for line in block.splitlines()]


def test_groups_that_only_a_count_tells_of_are_struck_too():
    """Who is counted among the injured has a type, a number and an effect; fighters have none."""
    lines = _lines("GUERRILLAS KILLED JUDGE ANA LUGO IN LIMA YESTERDAY. THREE PEDESTRIANS WERE INJURED.")
    assert {'CIVILIAN: "PEDESTRIANS"', '3: "PEDESTRIANS"', 'INJURY: "PEDESTRIANS"'} <= set(lines)
    lines = _lines("GUERRILLAS KILLED JUDGE ANA LUGO IN LIMA YESTERDAY. THREE REBELS WERE INJURED.")
    assert not any("REBELS" in line for line in lines)


def test_an_act_some_way_from_a_town_is_not_in_it():
    """What lies forty kilometres from a town is in its country alone; what lies in it is in the town."""
    away = _lines("GUERRILLAS KILLED JUDGE ANA LUGO 40 KM WEST OF LIMA YESTERDAY.")
    assert "PERU" in away
    assert "PERU: LIMA (CITY)" in _lines("GUERRILLAS KILLED JUDGE ANA LUGO IN LIMA YESTERDAY.")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("village church", "OTHER"),
        ("mayor's office", "GOVERNMENT OFFICE OR RESIDENCE"),
        ("power company truck", "TRANSPORT VEHICLE"),
        ("teachers union", "ORGANIZATION OFFICE"),
    ],
)
def test_types_of_things(words, kind):
    """A church has no type of its own in MUC-4's tree; a vehicle is one whoever owns it."""
    assert site_type(words) == kind


def test_kin_of_officials_are_civilians():
    """The minister's wife is no official."""
    assert human_type("the minister's wife") == "CIVILIAN"
    assert human_type("minister of labour") == "GOVERNMENT OFFICIAL"


def test_old_incidents_are_left_out():
    """The task asks for what lies about two months back at most; the text is the same but for the day."""
    assert '"ANA LUGO"' in _lines("GUERRILLAS KILLED JUDGE ANA LUGO IN LIMA ON 3 FEBRUARY 1990.")
    assert '"ANA LUGO"' not in _lines("GUERRILLAS KILLED JUDGE ANA LUGO IN LIMA ON 3 FEBRUARY 1988.")


def test_combat_of_state_forces_counts_where_civilians_are_struck():
    """An army that shells a camp is at war; where it hits peasants there is an incident."""
    incident = {
        "event_code": "strike.artillery",
        "when": None,
        "where": None,
        "perpetrators": [{"kind": "State forces"}],
        "targets": [{"kind": None, "sort": "facility", "is_person": False}],
    }
    reading = {"places": [], "document": {"published": None}}
    assert not in_scope(incident, reading)
    incident["targets"].append({"kind": "Civilians", "sort": "party", "is_person": False})
    assert in_scope(incident, reading)


def test_a_thing_named_again_in_short_is_one():
    """The power station and "the station" are one target; what became of it is told by any of its words."""
    lines = _lines("GUERRILLAS ATTACKED A POWER STATION IN LIMA YESTERDAY. THEY BLEW UP THE STATION.")
    assert [line for line in lines if line.startswith('"')].count('"STATION"') == 0
    assert damage("was partially destroyed") == "SOME DAMAGE"
    assert damage("blew up a bridge") == "DESTROYED"
    assert damage("attacked a bridge") is None


def test_the_dead_are_struck_where_nothing_else_names_them():
    """Who is told as the dead alone has a description, a number and an effect."""
    lines = _lines("A BOMB EXPLODED AT A BANK IN LIMA YESTERDAY. THE EXPLOSION LEFT 12 DEAD.")
    assert {'"DEAD"', '12: "DEAD"', 'DEATH: "DEAD"'} <= set(lines)


def test_nobody_hurt_is_an_effect_of_its_own():
    """A count of none stands in the slot of effects where nobody is struck."""
    assert 'NO INJURY: "-"' in _lines("A BOMB EXPLODED AT A BANK IN LIMA YESTERDAY. NOBODY WAS INJURED.")
    assert 'NO INJURY: "-"' not in _lines("A BOMB EXPLODED AT A BANK IN LIMA YESTERDAY.")


def test_only_nouns_for_people_are_groups():
    """A count of pedestrians is one of people struck; rebels are fighters, and a town is nobody."""
    assert is_people("pedestrians")
    assert is_people("dead")
    assert not is_people("rebels")
    assert not is_people("arequipa")


@pytest.mark.parametrize(
    ("told", "there", "absent"),
    [
        (
            "GUERRILLAS KILLED SIX FARMERS IN LIMA YESTERDAY. THE MURDERED FARMERS WERE UNARMED.",
            '6: "FARMERS"',
            '"MURDERED FARMERS"',
        ),
        (
            "GUERRILLAS KILLED MAYOR ANA LUGO IN LIMA YESTERDAY. MINISTER LUGO WAS 40.",
            '"MAYOR": "ANA LUGO"',
            '"MINISTER LUGO"',
        ),
        (
            "GUERRILLAS KILLED SEVERAL FARMERS IN LIMA YESTERDAY.",
            'PLURAL: "FARMERS"',
            '2-: "FARMERS"',
        ),
        (
            "A BOMB KILLED ABOUT 30 FARMERS IN LIMA YESTERDAY.",
            '~30: "FARMERS"',
            '30: "FARMERS"',
        ),
    ],
)
def test_people_told_twice_are_one(told, there, absent):
    """One group by its noun, one person by the last name; "several" is no figure, "about 30" near one."""
    lines = _lines(told)
    assert there in lines
    assert absent not in lines


def test_the_last_name_alone_is_read_in_full():
    """Who is told by the last name has the full name that the text gives elsewhere, and no other noun has."""
    text = "judge ana lugo left lima. guerrillas killed lugo and a teacher."
    assert full_name("lugo", text) == "ana lugo"
    assert full_name("teacher", text) is None
    assert full_name("sala", text) is None


@pytest.mark.parametrize(
    ("told", "there", "absent"),
    [
        (
            "GUERRILLAS BLEW UP THE SPANISH EMBASSY IN LIMA YESTERDAY.",
            'SPAIN: "SPANISH EMBASSY"',
            'PERU: "SPANISH EMBASSY"',
        ),
        (
            "GUERRILLAS KILLED A U.S. CITIZEN, ANA LUGO, IN LIMA YESTERDAY.",
            'UNITED STATES: "ANA LUGO"',
            'PERU: "ANA LUGO"',
        ),
        (
            "GUERRILLAS KILLED PERUVIAN JUDGE ANA LUGO IN LIMA YESTERDAY.",
            '"ANA LUGO"',
            'PERU: "ANA LUGO"',
        ),
        ("GUERRILLAS BURNED A CAR IN LIMA YESTERDAY.", '"CAR"', 'CENTRAL AFRICAN REPUBLIC: "CAR"'),
    ],
)
def test_nations_of_the_struck_are_told_where_they_are_foreign(told, there, absent):
    """The nation beside a name or in the words for a thing is told unless it is the incident's own."""
    lines = _lines(told)
    assert there in lines
    assert absent not in lines


def test_a_thing_told_by_two_names_is_one():
    """The owner of a house, and the short name of a body, are no further things struck."""

    def thing(words, effect=None):
        piece = {"start": 0, "end": len(words), "quote": words}
        return {"as_written": [words], "evidence": [piece], "effect": effect, "is_person": False}

    row = things([thing("president"), thing("president's house", "destroyed")], "")
    assert row[12] == ['"PRESIDENT\'S HOUSE"']
    assert row[16] == ['DESTROYED: "PRESIDENT\'S HOUSE"']
    assert things([thing("bpt"), thing("bureau of public transport")], "")[12] == [
        '"BUREAU OF PUBLIC TRANSPORT"'
    ]


def test_the_number_before_the_words_counts_them():
    """A number in the text before a thing is how many, where the evidence leaves it off."""
    text = "they burned nine vans."
    piece = {"start": 17, "end": 21, "quote": "vans"}
    van = {"as_written": ["vans"], "evidence": [piece], "effect": None, "is_person": False}
    assert things([van], text)[14] == ['9: "VANS"']


def test_last_night_is_the_day_on_which_it_began():
    """A night is told by its first day."""
    assert "11 MAR 90" in _lines("GUERRILLAS KILLED JUDGE ANA LUGO IN LIMA LAST NIGHT.")
