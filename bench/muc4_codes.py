"""How our event codes and places translate to the closed lists of MUC-4."""

from __future__ import annotations

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

    The country is asked of the whole document: a report that names a place of the nine is kept, since
    its small places are often known elsewhere too. Clashes of armed parties count where a named person
    or something civilian is struck.
    """
    known = {place["value"]["country"] for place in reading["places"] if place["value"]}
    if known and not known & COUNTRIES:
        return False
    if not str(incident["event_code"]).startswith("battle"):
        return True
    return any(who["sort"] == "facility" or who["is_person"] for who in incident["targets"])
