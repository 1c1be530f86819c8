"""Say what an event code means: ACLED's types, and the crosswalk to PLOVER, CAMEO, UCDP and MUC-4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tidings.data.tables import table
from tidings.errors import UsageError
from tidings.model.values import EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """PLOVER's type, mode and context of an act, with its quad category and intensity."""

    type: str
    mode: str | None
    context: str | None
    quad: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """One event code in other schemes. `ucdp` says what the type of violence follows from."""

    event_type: EventType
    plover: Plover
    cameo: str
    ucdp: str
    family: str
    muc4: str | None


def event_type(code: str) -> EventType:
    """The event type of a code.

    >>> event_type("strike.missile").sub_event_type
    'Shelling/artillery/missile attack'
    """
    return crosswalk(code).event_type


def plover(code: str) -> Plover:
    """PLOVER's type, mode and context of a code."""
    return crosswalk(code).plover


def family(code: str) -> str:
    """The group of codes that reports of one event confuse, such as "explosion"."""
    return crosswalk(code).family


def crosswalk(code: str) -> Crosswalk:
    """All that is known of a code."""
    try:
        return crosswalks()[code]
    except KeyError:
        raise UsageError(f"{code!r} is no event code; the codes are in resources/event_types.yml") from None


@lru_cache(maxsize=1)
def crosswalks() -> Mapping[str, Crosswalk]:
    """Every event code with its crosswalk."""
    rows = table("event_types")
    return {
        code: Crosswalk(
            event_type=EventType(
                code=code, event_type=row["event_type"], sub_event_type=row["sub_event_type"]
            ),
            plover=_plover(*row["plover"]),
            cameo=row["cameo"],
            ucdp=row["ucdp"],
            family=row["family"],
            muc4=row["muc4"],
        )
        for code, row in rows["types"].items()
    }


def _plover(kind: str, mode: str | None, context: str | None) -> Plover:
    rows = table("event_types")
    scores = rows["scores"][kind]
    return Plover(
        type=kind,
        mode=mode,
        context=context,
        quad=rows["quads"][kind],
        score=scores.get(mode, scores["type"]),
    )
