"""Make one incident of linked reports: every claim kept, one view of each field under a named policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tidings.assemble.belief import Trust
from tidings.assemble.figures import Member
from tidings.assemble.policies import count_view, many_views, plain_view
from tidings.model.codes import Field, Role, Status
from tidings.model.incident import Incident, View

_PLAIN = (Field.EVENT, Field.WHEN, Field.WHERE, Field.STATUS, Field.MOTIVE)
_MANY = (Field.PERPETRATOR, Field.TARGET, Field.FACILITY, Field.WEAPON)
COUNTS = (
    Field.KILLED,
    Field.INJURED,
    Field.ABDUCTED,
    Field.ARRESTED,
    Field.LAUNCHED,
    Field.INTERCEPTED,
    Field.LEAKED,
)
# Ties of status go to the firmest statement.
_FIRMNESS = (
    Status.OCCURRED,
    Status.FOILED,
    Status.ATTEMPTED,
    Status.DEVELOPING,
    Status.DENIED,
    Status.THREATENED,
)


_EQUAL = Trust()


def merge(members: Sequence[Member], policy: str, trust: Trust = _EQUAL) -> Incident:
    """The incident that the members, founder first, tell of."""
    founder = members[0].report
    return Incident(
        id=founder.id,
        reports=tuple(member.report for member in members),
        role=Role.MAIN if any(m.report.role is Role.MAIN for m in members) else Role.BACKGROUND,
        status=_status(members),
        views=views(members, policy, trust),
        policy=policy,
        aliases=tuple(member.report.id for member in members),
    )


def views(members: Sequence[Member], policy: str, trust: Trust) -> tuple[View, ...]:
    """The views of all fields that any report fills."""
    found: list[View | None] = [plain_view(field, members, policy, trust) for field in _PLAIN]
    for field in _MANY:
        found.extend(many_views(field, members, trust))
    found.extend(count_view(field, members, policy, trust) for field in COUNTS)
    return tuple(view for view in found if view is not None)


def _status(members: Sequence[Member]) -> Status:
    """The status that the most lineages give."""
    said = {(member.lineage, member.report.status or Status.OCCURRED) for member in members}
    votes = Counter(status for _, status in said)
    return max(votes, key=lambda status: (votes[status], -_FIRMNESS.index(status)))
