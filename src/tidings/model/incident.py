"""An incident: reports of the same real event, all their claims kept, and one view of each field."""

from __future__ import annotations

from dataclasses import dataclass

from tidings.model.claim import Claim
from tidings.model.codes import Field, Role, Status
from tidings.model.report import Report
from tidings.model.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One claim with the report and document it comes from."""

    claim: Claim
    report_id: str
    doc_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a policy makes of one field: a value, the claims behind it, and those that disagree.

    `replaced` are claims that a later one of the same speaker, or a correction, has taken the place of.
    `belief` is how well the value is borne out, from 0 to 1; None where it was not weighed.
    """

    field: Field
    value: Value | None
    support: tuple[Voice, ...]
    dissent: tuple[Voice, ...] = ()
    rule: str
    replaced: tuple[Voice, ...] = ()
    belief: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Linked reports of one event. `id` is its founding report's; `reports` lie founder first.

    `aliases` are the ids of all member reports: each finds this incident.
    """

    id: str
    reports: tuple[Report, ...]
    role: Role
    status: Status
    views: tuple[View, ...]
    policy: str
    aliases: tuple[str, ...]

    def view(self, field: Field) -> View | None:
        """The view of one field, None where no report says anything of it."""
        return next((view for view in self.views if view.field is field), None)
