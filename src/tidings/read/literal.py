"""Tell words of violence meant literally from figures of speech: orders placed, critics that blast."""

from __future__ import annotations

from functools import lru_cache

from tidings.data.tables import table
from tidings.read.aircraft import is_by_aircraft
from tidings.read.casualties import is_shot
from tidings.read.place_roles import place_cues
from tidings.read.roles import GROUND, Roles
from tidings.read.triggers import Trigger, event_nouns
from tidings.read.weapons import find_weapons
from tidings.read.words import both_numbers

_FORCE = frozenset({"armed", "state", "group", "weapon"})
_SHOT_AT = frozenset({"armed", "state", "civilian"})
_ACTS = frozenset(
    {"blast", "blasts", "explosion", "explosions", "attack", "attacks", "strikes", "bombs", "shells"}
)
_LOSSES = frozenset({"damage", "damages"})  # done to a name, paid by a court
_AGES = frozenset({"age", "aged"})
_AGE_REACH = 4  # tokens: "on Sunday at age"
_MEASURE_REACH = 6  # tokens: "targeted the group with new sanctions"
_GROUND_WORDS = frozenset({"capture", "seize"})
_COMES_DOWN = frozenset({"fall", "land", "slam"})
_SHELLED = frozenset({"armed", "state", "group", "vehicle", "facility", "place"})
_SHAKING = frozenset({"shake", "rock"})
_LAUNCHED = frozenset({"launched", "fired"})

_ATTACKS = frozenset({"attack", "assault", "assail"})
_FALLEN = frozenset(
    "killed died dead neutralised neutralized shot martyred injured wounded eliminated".split()
)
_MEETINGS = frozenset({"meeting", "meetings", "session", "hearing", "conference", "debate", "summit"})
_MEETING_REACH = 8  # tokens: "came under fire at the central committee meeting"
_SET_REACH = 12  # tokens: "set a police post and two cars on fire"


def is_literal(trigger: Trigger, roles: Roles) -> bool:
    """Whether a weak event word is used of force, by what stands with it in its sentence.

    "Fired", "placed" and "rained" need a weapon, "struck" and "blasted" something of arms, "captured"
    ground or a party to a war. Words that name acts by themselves always are.
    """
    row = trigger.row
    if row.lemma == "use":
        return _is_on_a_crowd(trigger)
    if row.lemma == "kill" and _is_unliving(trigger):
        return False
    if row.lemma == "shoot" and not trigger.is_noun and _is_filmed(trigger, roles):
        return False
    if row.lemma == "disperse" and _goes_home(trigger):
        return False
    if row.lemma == "fire" and trigger.is_noun and _is_blamed(trigger, roles):
        return False
    if row.lemma in ("fight", "battle") and not trigger.is_noun and _is_striving(trigger, roles):
        return False
    if row.lemma == "encounter":  # of armed people, and one; several may be of any kind
        is_of_fighters = any(chunk.cls == "armed" for chunk in trigger.parse.chunks)
        is_fatal = not _FALLEN.isdisjoint(token.lower for token in trigger.parse.tokens)
        return is_of_fighters and is_fatal and trigger.parse.tokens[trigger.at].lower == row.lemma
    if row.lemma in _ATTACKS and _is_on_a_value(trigger, roles):
        return False
    if row.frame == "weapon" and row.sort != "act":
        return _is_sent(trigger, roles)
    if row.sort != "weak":
        return True
    if row.lemma in _COMES_DOWN:
        return roles.has_weapon or _is_armed_before(trigger)  # no rain, and nobody who "slams" a rival
    if is_shot(trigger):
        return True
    if row.effect == "killed" and _is_natural(trigger):
        return False
    if row.code == "strike" and trigger.is_passive and _by_an_event(trigger):
        return False
    if row.code == "strike" and _is_by_measures(trigger):
        return False
    if row.lemma in _SHAKING and _is_by_hand(roles):
        return False
    if row.frame == "report" and not trigger.is_noun:
        is_force = _has_force(roles) or is_by_aircraft(trigger, roles)
        return is_force or _names_arms(trigger) or _is_strike(trigger, roles)
    taken = _taken(roles)
    if row.lemma in _GROUND_WORDS:
        return _has_force(roles) or bool(taken & (GROUND | {"armed", "state"}))
    if trigger.parse.tokens[trigger.at].lower in _LOSSES:
        return bool(taken & GROUND)
    return True


def _is_by_hand(roles: Roles) -> bool:
    """Whether people without arms shake other people or things: "a doctor shook the man awake"."""
    hands = [p.chunk.cls for p in roles.doers if p.chunk.cls in ("civilian", "official", "name")]
    return bool(hands) and not any(p.chunk.cls in GROUND for p in roles.sufferers)


def _is_unliving(trigger: Trigger) -> bool:
    """Whether no life is taken: "killed the bill", "killed an interview with"."""
    if trigger.is_passive:
        return False
    after = (chunk for chunk in trigger.parse.chunks if chunk.first in (trigger.at + 1, trigger.at + 2))
    taken = {trigger.parse.tokens[chunk.head].lower for chunk in after}
    return not taken.isdisjoint(table("events")["unliving"].split())


def _is_filmed(trigger: Trigger, roles: Roles) -> bool:
    """Whether a thing is "shot" where nothing speaks of arms or harm: "kneeling, shooting the action"."""
    at, tags = trigger.at, trigger.parse.tags
    if trigger.is_passive or not {"D", "N", "J"} & set(tags[at + 1 : at + 2]):
        return False
    if any(c.cls != "thing" for c in roles.victims) or any(p.chunk.cls != "thing" for p in roles.sufferers):
        return False
    words = {t.lower for i, t in enumerate(trigger.parse.tokens) if i != at}
    return words.isdisjoint(evidence_words()) and not any(find_weapons(trigger.parse.sentence))


def _goes_home(trigger: Trigger) -> bool:
    """Whether a crowd parts of itself: "the group dispersed after a talk", not "was dispersed by police"."""
    tags, at = trigger.parse.tags, trigger.at
    behind = {token.lower for token in trigger.parse.tokens[at + 1 : at + 4]}
    is_done = (
        "B" in tags[max(0, at - 3) : at]
        or "T" in tags[max(0, at - 1) : at]
        or "by" in behind
        or "up" in behind
    )
    return not (is_done or {"D", "N", "J", "#"} & set(tags[at + 1 : at + 2]))


def _is_blamed(trigger: Trigger, roles: Roles) -> bool:
    """Whether somebody comes "under fire" in words: no arms, and who suffers it is no force or vehicle."""
    tokens, at = trigger.parse.tokens, trigger.at
    if at < 1 or tokens[at - 1].lower != "under":
        return False
    if at + 1 < len(tokens) and tokens[at + 1].lower in ("for", "over"):
        return True
    if any(p.chunk.cls in _FORCE for p in roles.doers) or any(find_weapons(trigger.parse.sentence)):
        return False
    words = {token.lower for token in tokens}
    if not _MEETINGS.isdisjoint(token.lower for token in tokens[at + 1 : at + 1 + _MEETING_REACH]):
        return True
    is_ground = not place_cues().ground.isdisjoint(words)  # a village that no gazetteer knows
    return not is_ground and not any(p.chunk.cls in _SHELLED for p in roles.sufferers)


def _is_on_a_value(trigger: Trigger, roles: Roles) -> bool:
    """Whether what is attacked is a thing of the mind: "an assault on the sanctity of the ballot"."""
    struck = {trigger.parse.tokens[chunk.head].lower for chunk in roles.victims}
    return bool(struck) and struck <= frozenset(table("events")["values"].split())


def _is_striving(trigger: Trigger, roles: Roles) -> bool:
    """Whether people without arms fight "to" do something: "relatives fought to keep the boy"."""
    after = trigger.parse.tags[trigger.at + 1 : trigger.at + 2]
    return after == ("T",) and not _has_force(roles)


def _is_armed_before(trigger: Trigger) -> bool:
    """Whether a weapon is named or sent off before: "it was launched from the coast but landed at sea"."""
    before = {token.lower for token in trigger.parse.tokens[: trigger.at]}
    return not _LAUNCHED.isdisjoint(before) or any(
        first < trigger.at for first, *_ in find_weapons(trigger.parse.sentence)
    )


def _is_sent(trigger: Trigger, roles: Roles) -> bool:
    """Whether what is fired, thrown or laid is a weapon, a crowd's missile, or fire."""
    if trigger.row.lemma == "set" and not roles.has_weapon:
        near = trigger.parse.tokens[max(0, trigger.at - _SET_REACH) : trigger.at + _SET_REACH]
        return any(t.lower in sent_words() for t in near)  # no curfew, date or price
    if roles.has_weapon or any(find_weapons(trigger.parse.sentence)):
        return True
    if any(t.lower in sent_words() for t in trigger.parse.tokens):
        return True
    if trigger.row.lemma != "fire":
        return False
    if any(p.chunk.cls in _SHOT_AT for p in (*roles.doers, *roles.sufferers)):
        return True
    return bool(roles.sufferers) and any(p.chunk.cls == "vehicle" for p in roles.weapons)


def _is_on_a_crowd(trigger: Trigger) -> bool:
    """Whether what is used is a means of crowd control: "used tear gas against protesters"."""
    words = {token.lower for token in trigger.parse.tokens}
    cues = (frozenset(table("crowds")[name].split()) for name in ("control", "police"))
    return not any(words.isdisjoint(cue) for cue in cues)


def _taken(roles: Roles) -> set[str]:
    """The classes of what is struck or taken."""
    return {p.chunk.cls for p in roles.sufferers} | {c.cls for c in roles.victims}


def _has_force(roles: Roles) -> bool:
    return any(p.chunk.cls in _FORCE for p in (*roles.doers, *roles.weapons))


def _is_natural(trigger: Trigger) -> bool:
    """Whether a death is put down to an illness or to age: "died after a stroke", "died at age 81"."""
    words = [token.lower for token in trigger.parse.tokens]
    near = words[trigger.at + 1 : trigger.at + 1 + _AGE_REACH]
    is_of_age = trigger.row.frame == "suffer" and not _AGES.isdisjoint(near)
    return is_of_age or not _illnesses().isdisjoint(words)


def _by_an_event(trigger: Trigger) -> bool:
    """Whether an event word, which tells it better, follows "by": "hit by a school shooting"."""
    after = [token.lower for token in trigger.parse.tokens[trigger.at + 1 : trigger.at + 6]]
    return "by" in after and not event_nouns().isdisjoint(after[after.index("by") :])


def _is_by_measures(trigger: Trigger) -> bool:
    """Whether something is hit or targeted with sanctions and the like, and no arms."""
    after = {t.lower for t in trigger.parse.tokens[trigger.at + 1 : trigger.at + 1 + _MEASURE_REACH]}
    return "with" in after and not _measures().isdisjoint(after)


def _is_strike(trigger: Trigger, roles: Roles) -> bool:
    """Whether a country strikes, or ground is struck."""
    if trigger.row.code != "strike":
        return False
    return any(p.chunk.cls == "place" for p in roles.doers) or bool(_taken(roles) & GROUND)


def _names_arms(trigger: Trigger) -> bool:
    words = {t.lower for t in trigger.parse.tokens}
    return bool(words & (evidence_words() | _ACTS)) or any(find_weapons(trigger.parse.sentence))


@lru_cache(maxsize=1)
def sent_words() -> frozenset[str]:
    """Words for what is thrown, fired or laid though no weapon by name, and for fire itself."""
    return frozenset(table("crowds")["sent"].split())


@lru_cache(maxsize=1)
def evidence_words() -> frozenset[str]:
    """Words that stand beside acts of force, in both numbers."""
    return both_numbers(table("events")["evidence"].split())


@lru_cache(maxsize=1)
def _measures() -> frozenset[str]:
    """What states and courts hit somebody with."""
    return frozenset(table("events")["measures"].split())


@lru_cache(maxsize=1)
def _illnesses() -> frozenset[str]:
    """What people die of by nature."""
    return frozenset(table("events")["illnesses"].split())
