"""Tell which claims of one side of an incident speak of the same party.

A name told twice is one party; so is "the attackers" beside the one group or gang that they can be.
Nothing is lost: each party keeps all its claims, with the words and stance of each.
"""

from __future__ import annotations

from collections.abc import Sequence

from tidings.data.tables import table
from tidings.model.claim import Claim
from tidings.model.codes import ActorKind
from tidings.model.values import Actor

_ARMED = frozenset({ActorKind.REBEL, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})
_ANYBODY = frozenset(table("parties")["anybody"].split())
_FIGHTERS = frozenset(table("parties")["fighters"].split())


def same_parties(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims of one side, those of one party together, parties in the order of their first claim.

    A described party is taken for a named or described one told beside it only where just one can be meant.
    """
    named: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        named.setdefault((_identity(claim), claim.stance.value), []).append(claim)
    groups = list(named.values())
    for group in [group for group in groups if _is_bare(group[0])]:
        able = [
            other
            for other in groups
            if other is not group and group[0].stance is other[0].stance and _may_mean(group[0], other[0])
        ]
        told = [other for other in able if not _is_bare(other[0])] or able[:1]
        if len({_identity(other[0]) for other in told}) == 1:
            told[0].extend(group)
            groups.remove(group)
    return [sorted(group, key=lambda claim: not _is_named(claim)) for group in groups]


def _identity(claim: Claim) -> str:
    """What tells one party from another: the listed id, else the words."""
    actor = claim.value
    if isinstance(actor, Actor) and actor.actor_id and actor.is_named:
        return actor.actor_id
    return (actor.name if isinstance(actor, Actor) else claim.raw).casefold()


def _is_named(claim: Claim) -> bool:
    return isinstance(claim.value, Actor) and claim.value.is_named


def _words(claim: Claim) -> list[str]:
    return [word for word in claim.raw.casefold().split() if word not in ("the", "these", "those")]


def _is_bare(claim: Claim) -> bool:
    """Whether a party is called by one general word: "the attackers", "militants"."""
    words = _words(claim)
    return len(words) == 1 and not _is_named(claim) and words[0] in _ANYBODY | _FIGHTERS


def _may_mean(bare: Claim, other: Claim) -> bool:
    """Whether the general word can mean the other party."""
    is_armed = isinstance(other.value, Actor) and other.value.kind in _ARMED
    return is_armed or _words(bare)[0] in _ANYBODY
