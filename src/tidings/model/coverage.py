"""Further coverage: a document that tells of an incident without stating it as an event of its own."""

from __future__ import annotations

from dataclasses import dataclass

from tidings.model.decision import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A document (a court report, a vigil) of which no incident was read, and the incident it is about.

    It is listed with the incident and changes nothing of it: it makes no claim and causes no merge.
    """

    doc_id: str
    incident_id: str
    score: int
    reasons: tuple[Reason, ...] = ()
