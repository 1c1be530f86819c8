"""Carry the one state that a text holds to have struck over to its strikes that name nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.model.claim import Claim
from tidings.model.codes import ActorKind, Field, Kind, Stance
from tidings.model.report import Report
from tidings.model.values import Actor, EventType
from tidings.resolve.same_party import same_parties

RULE = "the one state told"
_STATE = frozenset({ActorKind.STATE, ActorKind.EXTERNAL})
_STRIKES = "Explosions/Remote violence"


def with_one_party(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports, a strike without a perpetrator given that of the others where it is one state.

    A text that lists the strikes of a night names who struck once. Where any incident names a second
    party, or denies one, nothing is carried; nor are groups, and "gunmen" here are hardly those there.
    News dev, perpetrators F1 .565 to .583; carrying any party gave all seven incidents of the constructed
    passages that name nobody a perpetrator.
    """
    strikes = [report for report in reports if _is_strike(report)]
    told = [c for report in reports if report.kind is Kind.INCIDENT for c in report.of(Field.PERPETRATOR)]
    alike = [replace(claim, stance=Stance.ASSERTED) for claim in told]  # claimed here, suspected there
    is_denied = any(claim.stance is Stance.DENIED for claim in told)
    if is_denied or len(same_parties(alike)) != 1 or not any(_is_told(report) for report in strikes):
        return tuple(reports)
    state = next((c for c in told if isinstance(c.value, Actor) and c.value.kind in _STATE), None)
    if state is None:
        return tuple(reports)
    return tuple(_with_party(r, state) if r in strikes and not _is_told(r) else r for r in reports)


def _is_told(report: Report) -> bool:
    """Whether a report says who did it."""
    return any(report.of(Field.PERPETRATOR))


def _is_strike(report: Report) -> bool:
    values = (claim.value for claim in report.of(Field.EVENT))
    event = next((value for value in values if isinstance(value, EventType)), None)
    return report.kind is Kind.INCIDENT and event is not None and event.event_type == _STRIKES


def _with_party(report: Report, party: Claim) -> Report:
    return replace(report, claims=(*report.claims, replace(party, basis="inherited", rule=RULE)))
