"""How our event codes and places translate to the closed lists of MUC-4."""

from __future__ import annotations

import re
from pathlib import Path

from bench.common import Json

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
    state forces does not count; a clash of armed parties does where a named person or something civilian
    is struck.
    """
    known = {place["value"]["country"] for place in reading["places"] if place["value"]}
    own = incident["where"]["country"] if incident["where"] else None
    if own is not None and own not in COUNTRIES and not known & COUNTRIES:
        return False
    struck = incident["targets"]
    if struck and all(who["kind"] in ARMED for who in struck):
        return False
    if not str(incident["event_code"]).startswith("battle"):
        return True
    return any(who["sort"] == "facility" or who["is_person"] for who in incident["targets"])


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
# MUC-4's types of physical targets by words of the target; the first row that has one counts.
_SITES = (
    ("embassy consulate ambassador diplomatic", "DIPLOMAT OFFICE OR RESIDENCE"),
    ("bank financial", "FINANCIAL"),
    (
        "power electric electrical energy pylon pylons pole poles pipeline oil tower towers substation",
        "ENERGY",
    ),
    ("telephone radio television transmitter antenna newspaper", "COMMUNICATIONS"),
    ("bridge road highway railway track airport", "TRANSPORTATION ROUTE"),
    (
        "bus buses car cars vehicle vehicles truck trucks jeep helicopter plane aircraft ambulance train",
        "TRANSPORT VEHICLE",
    ),
    ("police carabineros barracks precinct", "LAW ENFORCEMENT FACILITY"),
    ("church cathedral chapel temple mormon", "CHURCH"),
    ("school university campus institute college", "SCHOOL"),
    ("house houses home homes residence residences apartment", "CIVILIAN RESIDENCE"),
    ("ministry government presidential municipal palace court congress", "GOVERNMENT OFFICE OR RESIDENCE"),
    ("hotel store stores restaurant shop factory supermarket business station clinic pharmacy", "COMMERCIAL"),
    ("party union federation association organization", "ORGANIZATION OFFICE"),
)
# MUC-4's types of human targets, likewise.
_HUMANS = (
    ("ambassador diplomat consul embassy", "DIPLOMAT"),
    ("bodyguard bodyguards guard guards escort escorts", "SECURITY GUARD"),
    ("policeman policemen police patrolmen carabinero carabineros agent agents", "LAW ENFORCEMENT"),
    ("soldier soldiers troops army colonel captain lieutenant sergeant officer military", "ACTIVE MILITARY"),
    ("judge magistrate prosecutor justice", "LEGAL OR JUDICIAL"),
    ("minister president mayor governor official officials", "GOVERNMENT OFFICIAL"),
    ("candidate senator deputy leader leaders councilman politician politicians", "POLITICAL FIGURE"),
)


def instrument_type(weapon: str) -> str | None:
    """MUC-4's type of an instrument, None where it has none."""
    return next((kind for word, kind in _INSTRUMENTS if word in weapon), None)


def site_type(words: str) -> str:
    """MUC-4's type of a physical target."""
    return next((kind for row, kind in _SITES if set(row.split()) & set(words.split())), "OTHER")


def human_type(words: str) -> str:
    """MUC-4's type of a human target; a civilian where nothing says otherwise."""
    return next((kind for row, kind in _HUMANS if set(row.split()) & set(words.split())), "CIVILIAN")


def place_kinds(path: Path) -> dict[str, tuple[str, ...]]:
    """The kinds of each place in the closed list: SAN SALVADOR is a city, a department and a volcano."""
    kinds: dict[str, tuple[str, ...]] = {}
    for name, kind in re.findall(r"(?m)^([A-Z][^(\n]*?) \(([A-Z /]+)\)\s*$", path.read_text("latin-1")):
        kinds[name] = (*kinds.get(name, ()), kind)
    return kinds
