"""Tell which claims of one side of an incident speak of the same party.

A name told twice is one party; so is "the attackers" beside the one group or gang that they can be, and
"the rebels" beside "Syrian rebels". Nothing is lost: each party keeps all its claims, with the words and
stance of each.
"""

from __future__ import annotations

from collections.abc import Sequence

from tidings.data.actors import heads, nations, plain_words
from tidings.data.tables import table
from tidings.model.claim import Claim
from tidings.model.codes import ActorKind, Field, Stance
from tidings.model.values import Actor

_ARMED = frozenset({ActorKind.REBEL, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})
_STATE = frozenset({ActorKind.STATE, ActorKind.EXTERNAL})
_ANYBODY = frozenset(table("parties")["anybody"].split())
_FIGHTERS = frozenset(table("parties")["fighters"].split())
_ONE = frozenset({"gunman", "attacker", "assailant", "bomber", "suspect", "militant", "terrorist"})
_TROOPS = frozenset(table("parties")["troops"].split())
_POLICE = frozenset(table("parties")["police"].split())
_CROWDS = frozenset(table("crowds")["crowd"].split())
_GATHERED = frozenset(table("crowds")["maybe"].split()) - _CROWDS
_BESIDE = frozenset(table("parties")["described"].split())
_ISO3 = 3
_SHORT = 3  # letters: "gas" is no plural


def same_parties(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims of one side, those of one party together, parties in the order of their first claim.

    A described party is taken for a named or described one told beside it only where just one can be meant.
    """
    named: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        named.setdefault((_identity(claim), claim.stance.value), []).append(claim)
    groups = _with_own_force(_in_other_forms(list(named.values())))
    for group in sorted((group for group in groups if _is_described(group[0])), key=_length):
        able = [other for other in groups if other is not group and _may_be(group[0], other[0])]
        fuller = [other for other in able if _length(other) >= _length(group)]
        told = [other for other in able if not _is_general(other[0])] or fuller[:1]
        if len({_identity(other[0]) for other in told}) == 1:
            told[0].extend(group)
            groups.remove(group)
    return [sorted(group, key=lambda claim: (_is_state(claim), not _is_named(claim))) for group in groups]


def _in_other_forms(groups: list[list[Claim]]) -> list[list[Claim]]:
    """The parties with those told by other forms of the same words as one: "police", "policemen"."""
    kept: list[list[Claim]] = []
    for group in groups:
        same = next((other for other in kept if _is_in_another_form(group[0], other[0])), None)
        if same is None:
            kept.append(group)
        else:
            same.extend(group)
    return kept


def _is_in_another_form(claim: Claim, other: Claim) -> bool:
    is_described = _is_described(claim) and _is_described(other)
    return is_described and claim.stance is other.stance and set(_words(claim)) == set(_words(other))


def _with_own_force(groups: list[list[Claim]]) -> list[list[Claim]]:
    """The parties with a state told beside one force of its own taken for that force: "Israel", "the IDF"."""
    for state in [group for group in groups if _is_state(group[0])]:
        forces = [
            g for g in groups if g is not state and not _is_state(g[0]) and _side(g[0]) == _side(state[0])
        ]
        if len({_identity(group[0]) for group in forces}) == 1 and forces[0][0].stance is not Stance.DENIED:
            forces[0].extend(state)
            groups = [group for group in groups if group is not state]
    return groups


def _is_state(claim: Claim) -> bool:
    actor = claim.value
    return isinstance(actor, Actor) and actor.kind in _STATE and len(actor.actor_id or "") == _ISO3


def _side(claim: Claim) -> str | None:
    """The country whose forces a party is."""
    actor = claim.value
    is_force = isinstance(actor, Actor) and actor.kind in _STATE and actor.actor_id is not None
    return actor.country if isinstance(actor, Actor) and is_force else None


def _identity(claim: Claim) -> str:
    """What tells one party from another: the listed id, else the words."""
    actor = claim.value
    if isinstance(actor, Actor) and actor.actor_id:
        return actor.actor_id
    return (actor.name if isinstance(actor, Actor) else claim.raw).casefold()


def _is_named(claim: Claim) -> bool:
    return isinstance(claim.value, Actor) and claim.value.is_named


def _words(claim: Claim) -> list[str]:
    """The words of a party as one of its kind: no articles, no plurals."""
    words = [word for word in plain_words(claim.raw) if word not in ("the", "these", "those", "s")]
    words = ["troops" if word in _TROOPS else "police" if word in _POLICE else word for word in words]
    return [word.removesuffix("s") if len(word) > _SHORT else word for word in words]


def _length(group: Sequence[Claim]) -> int:
    return len(_words(group[0]))


def _is_described(claim: Claim) -> bool:
    """Whether a party is told by what it is, or by one word of a name; buildings are told by their words."""
    is_listed = isinstance(claim.value, Actor) and claim.value.actor_id is not None
    words = _words(claim)
    is_name = is_listed or (_is_named(claim) and (len(words) > 1 or claim.field is not Field.PERPETRATOR))
    return not is_name and claim.field is not Field.FACILITY and bool(words)


def _is_general(claim: Claim) -> bool:
    """Whether a party is called by general words alone: "the attackers", "Ugandan rebels"."""
    words = plain_words(claim.raw)
    if words and words[-1] in _CROWDS and claim.raw.islower():
        return True  # "angry protesters"
    if not _is_described(claim) or _is_named(claim) or words[-1] not in _ANYBODY | _FIGHTERS | _TROOPS:
        return False
    return all(word in _BESIDE | heads().beside or (word,) in nations() for word in words[:-1])


def _may_be(described: Claim, other: Claim) -> bool:
    """Whether a described party can be the other: in fewer of its words, or by general ones."""
    if Stance.DENIED in (described.stance, other.stance) and described.stance is not other.stance:
        return False
    mine, theirs = set(_words(described)), set(_words(other))
    if mine <= theirs or (described.about is not None and described.about.overlaps(other.span)):
        return True
    return _is_general(described) and _may_mean(described, other)


def _may_mean(general: Claim, other: Claim) -> bool:
    """Whether the general words can mean the other party."""
    actor, last = other.value, plain_words(general.raw)[-1]
    if last in _CROWDS:  # "farmers", told as "the protesters" too
        return plain_words(other.raw)[-1] in _GATHERED
    is_ethnic = "ethnic" in plain_words(general.raw)  # "ethnic Albanian rebels" are of no Albania
    mine = general.value.country if isinstance(general.value, Actor) and not is_ethnic else None
    if not isinstance(actor, Actor):
        return last in _ANYBODY
    if mine and actor.country not in (mine, None):
        return False
    if last in _ONE and actor.is_named and actor.kind is None and len(_words(other)) > 1:
        return True  # "the gunman", named later
    if last == "group" and not (actor.is_named or actor.actor_id):
        return False  # "the group" is no "two men"
    if last in _TROOPS:
        return actor.kind in _STATE and actor.actor_id is not None
    is_told = actor.is_named or actor.actor_id is not None or plain_words(other.raw)[-1] in _FIGHTERS
    return (actor.kind in _ARMED and is_told) or last in _ANYBODY
