"""Keep of an incident's perpetrators those of one side, where only one side acts."""

from __future__ import annotations

from dataclasses import replace

from tidings.model.claim import Claim
from tidings.model.codes import ActorKind, Field, Kind, Stance
from tidings.model.report import Report
from tidings.model.values import Actor, EventType

_STATE = frozenset({ActorKind.STATE, ActorKind.EXTERNAL})
_ARMED = frozenset({ActorKind.REBEL, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})
_PROTESTS = "Protests"
_FORCE = "Excessive force against protesters"
_PEACEFUL = frozenset({ActorKind.PROTESTERS, ActorKind.CIVILIANS})
_MUTUAL = frozenset({"Battles", "Riots"})


def with_one_side(report: Report) -> Report:
    """The report without perpetrators of the other side; in battles and riots both sides act.

    Who is told first, in the words that tell the act itself, stays; with him all that the same words name.
    """
    types = {claim.value.event_type for claim in report.of(Field.EVENT) if isinstance(claim.value, EventType)}
    told = [c for c in report.of(Field.PERPETRATOR) if c.stance is not Stance.DENIED]
    if types == {_PROTESTS} and _is_put_down(report) and any(_side(c) not in (None, "armed") for c in told):
        peaceful = {id(c) for c in told if isinstance(c.value, Actor) and c.value.kind in _PEACEFUL}
        return replace(report, claims=tuple(claim for claim in report.claims if id(claim) not in peaceful))
    if report.kind is not Kind.INCIDENT or types & _MUTUAL or not told:
        return report
    others = {id(claim) for claim in told[1:] if _is_of_the_other(claim, told[0])}
    return replace(report, claims=tuple(claim for claim in report.claims if id(claim) not in others))


def _is_put_down(report: Report) -> bool:
    """Whether force was used on a crowd that used none."""
    values = (claim.value for claim in report.of(Field.EVENT))
    return any(isinstance(value, EventType) and value.sub_event_type == _FORCE for value in values)


def _is_of_the_other(claim: Claim, lead: Claim) -> bool:
    """Whether a perpetrator stands on another side than the one told first, in other words."""
    mine, first = _side(claim), _side(lead)
    if mine is None or first is None or (claim.context or claim.span).overlaps(lead.context or lead.span):
        return False
    return mine != first and (first == "armed" or mine != "armed")


def _side(claim: Claim) -> str | None:
    """A state by its code, "armed" for groups that are no state's; None where the words do not tell."""
    actor = claim.value
    if not isinstance(actor, Actor) or actor.kind is None:
        return None
    if actor.kind in _STATE:
        return actor.country or None
    return "armed" if actor.kind in _ARMED else None
