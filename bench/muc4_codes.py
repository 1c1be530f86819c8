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
    """The MUC-4 incident type, None where MUC-4 has none."""
    code = incident["event_code"]
    if code is None:
        return None
    return _TYPES.get(code) or _TYPES.get(code.split(".")[0])


def in_scope(incident: Json, reading: Json) -> bool:
    """Whether an incident lies in one of the nine countries, or nowhere that is known."""
    where = incident["where"]
    if where and where.get("country"):
        return where["country"] in COUNTRIES
    known = {place["value"]["country"] for place in reading["places"] if place["value"]}
    return not known or bool(known & COUNTRIES)
