"""How our event codes and places translate to the closed lists of MUC-4."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bench.common import Json
from tidings.data.tables import table

# Incident types of MUC-4 by the code or the first part of the code; codes of peace have none.
_TYPES = {
    "attack.abduction": "kidnapping",
    "property.arson": "arson",
    "bomb": "bombing",
    "looting": "robbery",
    "hijacking": "hijacking",
    "attack": "attack",
    "strike": "attack",
    "battle": "attack",
    "property": "attack",
    "seizure": "attack",
}
# The nine countries whose incidents MUC-4 asks for.
COUNTRIES = frozenset({"AR", "BO", "CL", "CO", "EC", "SV", "GT", "HN", "PE"})

# Days that an incident may lie back: about two months (README of the data).
RECENT = 61
# Kinds of parties between whom there is combat, and no incident of MUC-4.
ARMED = frozenset({"Rebel group", "State forces"})


def incident_type(incident: Json) -> str | None:
    """The MUC-4 incident type, None where MUC-4 has none; a kidnapping stays one if the taken are killed."""
    if incident["abducted"]["by"]:
        return "kidnapping"
    code = incident["event_code"]
    if code is None:
        return None
    return _TYPES.get(code) or _TYPES.get(code.split(".")[0])


def in_scope(incident: Json, reading: Json) -> bool:
    """Whether MUC-4 asks for an incident: in the nine countries, and harming more than fighters.

    An incident placed elsewhere is kept where the document names a place of the nine too, since small
    places of theirs are often known elsewhere; one without a place is kept. What strikes only rebels or
    state forces does not count; a clash of armed parties or a bombardment does where a named person or
    something civilian is struck. An incident that the document tells more than two months on does not count.
    """
    if _is_old(incident, reading):
        return False
    known = {place["value"]["country"] for place in reading["places"] if place["value"]}
    own = incident["where"]["country"] if incident["where"] else None
    if own is not None and own not in COUNTRIES and not known & COUNTRIES:
        return False
    struck = incident["targets"]
    if struck and all(who["kind"] in ARMED for who in struck):
        return False
    if not str(incident["event_code"]).startswith(("battle", "strike")):
        return True
    by_state = any(who["kind"] == "State forces" for who in incident["perpetrators"])
    return any(
        who["is_person"] or who["kind"] == "Civilians" or (who["sort"] == "facility" and not by_state)
        for who in struck
    )


def _is_old(incident: Json, reading: Json) -> bool:
    """Whether the record dates an incident more than two months before its document."""
    start = incident["when"]["start"] if incident["when"] else None
    sent = reading["document"]["published"]
    if not start or not sent:
        return False
    return (date.fromisoformat(sent[:10]) - date.fromisoformat(start[:10])).days > RECENT


COUNTRY_NAMES = {
    "AR": "ARGENTINA",
    "BO": "BOLIVIA",
    "CL": "CHILE",
    "CO": "COLOMBIA",
    "EC": "ECUADOR",
    "SV": "EL SALVADOR",
    "GT": "GUATEMALA",
    "HN": "HONDURAS",
    "PE": "PERU",
}
# Words for those whose losses are no incident of MUC-4 (README of the data).
FIGHTERS = frozenset(
    "rebel rebels guerrilla guerrillas insurgents terrorists subversives militant militants".split()
)
# MUC-4's instrument types by words of our weapon types; the first that is found counts.
_INSTRUMENTS = (
    ("vehicle bomb", "VEHICLE BOMB"),
    ("car bomb", "VEHICLE BOMB"),
    ("dynamite", "DYNAMITE"),
    ("bomb", "BOMB"),
    ("ied", "BOMB"),
    ("explosive", "EXPLOSIVE"),
    ("grenade", "GRENADE"),
    ("landmine", "MINE"),
    ("mine", "MINE"),
    ("mortar", "MORTAR"),
    ("rocket", "ROCKET"),
    ("missile", "MISSILE"),
    ("machine gun", "MACHINE GUN"),
    ("rifle", "RIFLE"),
    ("pistol", "HANDGUN"),
    ("firearm", "GUN"),
    ("gun", "GUN"),
    ("knife", "CUTTING DEVICE"),
    ("stone", "STONE"),
)
# MUC-4's types of physical targets by words of the target; the first row that has one counts. Its tree has no
# type for churches, schools and barracks: they are OTHER.
_SITES = (
    ("embassy embassies consulate consulates ambassador diplomatic", "DIPLOMAT OFFICE OR RESIDENCE"),
    ("church cathedral chapel temple school schools university campus barracks brigade", "OTHER"),
    ("bank banks banco financial savings", "FINANCIAL"),
    (
        (
            "bus buses car cars vehicle vehicles truck trucks jeep jeeps helicopter helicopters plane "
            "planes aircraft airplane airliner ambulance ambulances train trains boat ship wagon "
            "motorcycle"
        ),
        "TRANSPORT VEHICLE",
    ),
    (
        (
            "power electric electrical electricity hydroelectric energy pylon pylons pole poles posts "
            "pipeline oil tower towers substation substations transformer transformers high-voltage"
        ),
        "ENERGY",
    ),
    (
        ("telephone telephones telecommunications radio television transmitter antenna newspaper newspapers"),
        "COMMUNICATIONS",
    ),
    ("bridge bridges road roads highway highways railway track tracks airport", "TRANSPORTATION ROUTE"),
    ("police carabineros precinct security", "LAW ENFORCEMENT FACILITY"),
    ("party union unions federation confederation association institutes institute", "ORGANIZATION OFFICE"),
    (
        (
            "ministry minister government presidential president president's municipal mayor's mayor "
            "palace court courthouse congress governor's registry electoral council voting"
        ),
        "GOVERNMENT OFFICE OR RESIDENCE",
    ),
    ("leader's leaders politician's", "POLITICAL FIGURE OFFICE OR RESIDENCE"),
    ("house houses home homes residence residences apartment apartments", "CIVILIAN RESIDENCE"),
    (
        (
            "hotel hotels store stores restaurant restaurants shop shops drugstore supermarket "
            "supermarkets business businesses gas market clinic pharmacy company cinema theater"
        ),
        "COMMERCIAL",
    ),
)
# MUC-4's types of human targets, likewise; kin of an official, and the clergy, are civilians.
_HUMANS = (
    ("wife daughter son sons children brother sister niece priest priests bishop archbishop", "CIVILIAN"),
    ("bodyguard bodyguards guard guards escort escorts watchman watchmen", "SECURITY GUARD"),
    ("ambassador diplomat diplomats consul embassy", "DIPLOMAT"),
    (
        ("policeman policemen police patrolmen carabinero carabineros agent agents detective detectives"),
        "LAW ENFORCEMENT",
    ),
    (
        (
            "soldier soldiers troops marines army colonel captain lieutenant sergeant officer officers "
            "military"
        ),
        "ACTIVE MILITARY",
    ),
    ("judge judges magistrate magistrates prosecutor prosecutors attorney justice", "LEGAL OR JUDICIAL"),
    ("candidate hopeful", "POLITICAL FIGURE"),
    (
        "minister president mayor mayors governor official officials senator senators councilman",
        "GOVERNMENT OFFICIAL",
    ),
    (
        "deputy deputies leader leaders politician politicians party union secretary-general",
        "POLITICAL FIGURE",
    ),
)


# What became of a thing by the words for the act; the first that is found counts.
_EFFECTS = (
    *(("partially", "SOME DAMAGE"), ("partly", "SOME DAMAGE")),
    *(
        ("destroy", "DESTROYED"),
        ("blew up", "DESTROYED"),
        ("blown up", "DESTROYED"),
        ("demolish", "DESTROYED"),
    ),
    *(
        ("damage", "SOME DAMAGE"),
        ("burn", "SOME DAMAGE"),
        ("set fire", "SOME DAMAGE"),
        ("torch", "SOME DAMAGE"),
    ),
    *(("dynamit", "SOME DAMAGE"), ("machinegunned", "SOME DAMAGE"), ("exploded in", "SOME DAMAGE")),
)


def damage(words: str) -> str | None:
    """MUC-4's effect on a thing by the words of its evidence, None where they tell none."""
    return next((effect for word, effect in _EFFECTS if word in words), None)


def instrument_type(weapon: str) -> str | None:
    """MUC-4's type of an instrument, None where it has none."""
    return next((kind for word, kind in _INSTRUMENTS if word in weapon), None)


def site_type(words: str) -> str:
    """MUC-4's type of a physical target."""
    return next((kind for row, kind in _SITES if set(row.split()) & set(words.split())), "OTHER")


def human_type(words: str) -> str:
    """MUC-4's type of a human target; a civilian where nothing says otherwise."""
    return next((kind for row, kind in _HUMANS if set(row.split()) & set(words.split())), "CIVILIAN")


@lru_cache(maxsize=512)
def is_people(noun: str) -> bool:
    """Whether a noun is for people whom MUC-4 counts among the struck: no fighters, and no names."""
    rows = table("nouns")
    known = frozenset(" ".join(rows[row] for row in ("civilian", "official", "state")).split())
    return noun in {"dead", "wounded", "victims", "others"} or (
        noun not in FIGHTERS and not known.isdisjoint(_singular(noun))
    )


def _singular(noun: str) -> tuple[str, ...]:
    """A noun, and what it may be one of."""
    return (noun, noun.removesuffix("s"), noun.removesuffix("es"))
