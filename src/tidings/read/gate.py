"""Decide whether an event is one to record, and whether it is the article's news."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tidings.data.tables import table
from tidings.model.codes import DatePrecision, PlacePrecision
from tidings.read.acts import REACH_COST, Act
from tidings.read.aircraft import is_by_aircraft
from tidings.read.bundle import Event, crowd_words, is_fine, own_when, own_where
from tidings.read.crowds import is_feud, is_held, is_of_a_crowd, is_seen, pelts_police, sentence_words
from tidings.read.developments import DEVELOPMENTS, is_ground
from tidings.read.grammar import Phrase, subjects
from tidings.read.interceptions import has_stopped_weapon
from tidings.read.literal import evidence_words
from tidings.read.powers import is_by_fighters, powers
from tidings.read.vetoes import is_armed_before, is_vetoed

_LONG = frozenset({DatePrecision.MONTH, DatePrecision.YEAR, DatePrecision.RANGE})
_SUBJECT_REACH = 6  # tokens
_LAID = frozenset({"mine", "mines", "landmine", "landmines"})  # "the vehicle hit a mine"
_COMING_DOWN = frozenset({"land", "fall"})  # at sea or in a desert, as test missiles do
_HURT = frozenset({"killed", "died", "dead", "injured", "wounded"})
_BOMBED = frozenset({"bomb", "shell", "bombard", "strafe"})
_BURIED = frozenset({"killed", "executed", "massacred", "slaughtered", "murdered", "grave", "graves"})
_BESIDE = frozenset({"near", "on", "at", "against", "into", "outside", "targeting", "hit", "during"})
_STRUCK_THERE = frozenset(
    {
        "bomb",
        "bomber",
        "bombs",
        "blast",
        "explosion",
        "exploded",
        "detonated",
        "grenade",
        "grenades",
        "gunman",
    }
    | {"gunmen", "blew", "attacker", "rammed", "suicide"}
)
_STRIKES = frozenset({"strikes", "strike", "raids", "raid", "shelling", "bombardment", "salvo", "barrage"})
_MADE_SAFE = frozenset({"defuse", "find-arms"})
_AS = frozenset({"when", "as", "after"})
_UNREST = frozenset({"violence", "unrest"})
_PERSONS = frozenset({"man", "woman", "teenager", "youth", "boy", "student", "attacker", "suspect"})
_FIRST_YEAR = 1946  # UCDP/PRIO, whose conflict list begins here


def is_incident(event: Event) -> bool:
    """Whether an event is one to record: asserted, with something that tells it from any other."""
    if not may_be_incident(event):
        return False
    facts = event.facts
    known = (
        any(placed.cost <= REACH_COST for act in facts for placed in act.whens)
        + (event.where is not None)
        + bool(event.casualties)
        + bool(event.phrases("doers"))
        + bool(event.phrases("sufferers"))
        + any(p.chunk.cls == "weapon" for p in event.phrases("weapons"))
    )
    if event.family in DEVELOPMENTS:
        return event.where is not None and known >= 2
    if event.family == "property" and is_fine(event.where) and any(map(_is_burnt_down, event.facts)):
        return known >= 2
    if event.family not in {"force", "any", "taking"}:
        return known >= 3 or (event.family == "protest" and any(is_held(a) or is_seen(a) for a in facts))
    return known >= 2


def may_be_incident(event: Event) -> bool:
    """Whether an event's words tell of force or unrest as a fact, and nothing rules it out."""
    if not event.facts or next(cores(event), None) is None or all(map(_is_target, event.facts)):
        return False
    if is_vetoed(event) or _hits_nothing(event) or _is_history(event):
        return False
    return not (_is_bare_memory(event) or _is_wave(event))


def _is_burnt_down(act: Act) -> bool:
    """Whether a building or vehicle is burnt or looted by intent: "a bank was torched in Nasiriya"."""
    is_meant = act.trigger.row.sort == "act" and not act.trigger.is_noun
    return is_meant and any(p.chunk.cls in ("facility", "vehicle") for p in act.roles.sufferers)


def _is_target(act: Act) -> bool:
    """Whether a gathering is only where something else is done: "a bomb exploded near a rally"."""
    chunk = act.trigger.chunk
    if chunk is None or act.trigger.row.frame != "crowd" or chunk.first == 0:
        return False
    words = [token.lower for token in act.trigger.parse.tokens[max(0, chunk.first - 2) : chunk.first]]
    is_beside = words[-1] in _BESIDE or words == ["next", "to"]
    return is_beside and bool(sentence_words(act) & _STRUCK_THERE)


# Sentences on either side in which what makes an act one of force must stand. News dev detection F1 and
# MUC-4 roles F1 at 1, 2, 3, 4: .667 .401, .652 .401, .672 .401, .672 .401; without a limit .672 .400.
_WINDOW = 3


def cores(event: Event) -> Iterator[Event]:
    """The parts of an event that stand on their own: an act with those told in the sentences beside it."""
    needs_evidence = event.family in {"force", "any", "taking"}
    for act in event.facts:
        if _names_an_act(act):
            near = Event([a for a in event.acts if abs(a.sentence - act.sentence) <= _WINDOW])
            if not needs_evidence or _has_evidence(near):
                yield near


def _has_evidence(event: Event) -> bool:
    """Whether force is told by more than one figurative word.

    Somebody hurt, a weapon used, or armed people acting; failing these a known place or target, and
    words of armed force beside the event word. On a day of 1,900 English pages of all kinds two
    events in three lacked it: sport, games, reviews, politics ("came under fire").
    """
    is_gun = any(act.trigger.row.weapon == "firearm" for act in event.facts)
    if any(c.is_one is False or is_gun or _is_person_hurt(event) for c in event.casualties):
        return True
    if any(p.chunk.cls == "weapon" for p in event.phrases("weapons")) or any(
        map(has_stopped_weapon, event.facts)
    ):
        return True
    if any(is_feud(act) and _has_setting(act) for act in event.facts):
        return True
    if any(_is_fired_upon(act) or _is_ground_bombed(act) or _is_under_fire(act) for act in event.facts):
        return True
    violent = _has_violent_doer(tuple(event.phrases("doers")))
    if any(map(is_by_fighters, event.facts)):
        return True
    struck = [p for p in event.phrases("sufferers") if p.chunk.cls != "thing"]
    if violent and (struck or event.where is not None or event.when is not None):
        return True
    if any(is_by_a_power(act) for act in event.facts):
        return True
    beside = frozenset(t.lower for act in event.acts for t in act.trigger.parse.tokens) & evidence_words()
    return len(beside) >= (1 if struck or event.where is not None else 2)


def is_by_a_power(act: Act) -> bool:
    """Whether a country or a body strikes, or ships are seized."""
    if any(p.head in crowd_words()["ships"] for p in act.roles.sufferers):
        return act.trigger.row.code.startswith(("battle", "hijacking"))
    doers = any(p.chunk.cls in ("place", "group") for p in act.roles.doers) or any(powers(act))
    return doers and act.trigger.row.code.split(".")[0] == "strike"


def _is_person_hurt(event: Event) -> bool:
    """Whether somebody hurt without a figure is a person by name or by what they are."""
    return any(p.chunk.cls in ("civilian", "state", "armed", "official") for p in event.phrases("sufferers"))


def _names_an_act(act: Act) -> bool:
    row = act.trigger.row
    if row.frame == "mutual":
        return _is_fight(act)
    if row.code in ("battle.overtaken", "battle.regained"):
        return _is_ground_taken(act)
    if row.sort == "act" or has_stopped_weapon(act) or _is_by_a_force(act):
        return True
    if row.frame == "crowd":
        cues = crowd_words()
        is_crowd = any(p.head in cues["crowd"] for p in act.roles.doers)
        words = sentence_words(act)
        is_policed = bool(words & cues["held"] and words & cues["crowd"] and words & cues["police"])
        is_many = any(map(_is_several, act.roles.doers)) or _is_by_a_number(act)
        is_named = bool(cues["protest"].intersection(act.trigger.modifiers)) or not words.isdisjoint(_HURT)
        return is_crowd or is_policed or is_named or (is_many and bool(words & cues["demands"]))
    if row.frame == "weapon":
        return act.roles.has_weapon or is_of_a_crowd(act) or pelts_police(act) or _is_fired_upon(act)
    if row.lemma == "disperse" and (is_of_a_crowd(act) or _has_violent_doer(act.roles.doers)):
        return True  # "the crowd was dispersed with water cannon", "police broke up a march"
    if row.frame == "bang":
        return act.roles.has_weapon or bool(is_armed_before(act))
    if row.frame == "suffer":
        return not _wounds().isdisjoint(sentence_words(act)) or _is_as_armed_people_act(act)
    if row.sort == "effect":
        return (
            (bool(act.casualties) and _is_by_unrest(act))
            or _has_violent_doer(act.roles.doers)
            or any(p.chunk.cls == "group" for p in act.roles.doers)
            or act.roles.has_weapon
            or (bool(act.casualties) and not act.trigger.is_passive and is_armed_before(act))
            or (row.lemma == "kill" and _has_violent_doer(act.roles.sufferers))
            or kills_by_hand(act)
            or _is_as_armed_people_act(act)
        )
    if row.lemma in ("strike", "hit", "target"):
        return _is_strike(act)
    if row.effect == "killed" and row.sort == "weak" and act.casualties and is_armed_before(act):
        return True  # "a missile on a shopping centre claimed 20 lives"
    if row.lemma in ("body", "corpse"):  # "bodies with gunshot wounds were found"
        return bool(act.casualties) and not (_wounds() | _BURIED).isdisjoint(sentence_words(act))
    if row.lemma == "burn" and any(p.chunk.is_plural for p in act.roles.doers):
        return any(p.chunk.cls in ("facility", "vehicle") for p in act.roles.sufferers)
    return row.sort == "weak" and row.frame in ("svo", "report", "mutual") and _is_armed(act)


def _is_armed(act: Act) -> bool:
    """Whether armed people act, or a weapon is used or named before the event word."""
    is_named = bool(act.trigger.modifiers and is_armed_before(act))
    has_arms = _has_violent_doer(act.roles.doers) or act.roles.has_weapon
    return has_arms or is_named or _shoots_people(act) or is_by_fighters(act)


def _is_as_armed_people_act(act: Act) -> bool:
    """Whether somebody dies when armed people do something: "perished as raiders came upon them"."""
    parse = act.trigger.parse
    return bool(act.casualties) and any(
        token.lower in _AS and (chunk := parse.chunk_of(i + 1)) is not None and chunk.cls == "armed"
        for i, token in enumerate(parse.tokens[:-1])
        if i > act.trigger.at
    )


def _shoots_people(act: Act) -> bool:
    """Whether shots are meant for people without arms: "a volley into a crowd"."""
    return act.trigger.row.weapon == "firearm" and any(c.cls == "civilian" for c in act.roles.victims)


def _is_by_a_force(act: Act) -> bool:
    """Whether a state's forces, or aircraft, do what a verb says."""
    is_power = not act.trigger.is_noun and any(powers(act))
    return is_power or is_by_aircraft(act.trigger, act.roles)


def kills_by_hand(act: Act) -> bool:
    """Whether one person kills several: "in August, a man killed 22 people at a shop"."""
    is_one = any(p.head in _PERSONS and not p.chunk.is_plural for p in act.roles.doers)
    return act.trigger.row.lemma == "kill" and is_one and any(not c.is_one for c in act.casualties)


def _is_fired_upon(act: Act) -> bool:
    """Whether armed people or an armed vehicle fire at somebody or something: "tanks fired at a taxi"."""
    if act.trigger.row.lemma != "fire" or not act.roles.victims:
        return False
    return _has_violent_doer(act.roles.doers) or any(p.chunk.cls == "vehicle" for p in act.roles.weapons)


def _is_under_fire(act: Act) -> bool:
    """Whether a force comes under fire: "a patrol came under fire near Labdo"."""
    is_fire = act.trigger.is_noun and act.trigger.row.lemma in ("fire", "gunfire", "attack")
    return is_fire and any(p.chunk.cls in ("state", "vehicle") for p in act.roles.sufferers)


def _is_ground_bombed(act: Act) -> bool:
    """Whether a known place is said to have been bombed, shelled or lost: "Goma fell to the rebels"."""
    if act.trigger.row.frame == "fall":
        return is_fine(own_where(act))
    return act.trigger.row.lemma in _BOMBED and bool(act.roles.sufferers) and is_fine(own_where(act))


def _is_several(phrase: Phrase) -> bool:
    """Whether more than one may be meant: no candidate and no president holds a protest alone."""
    return phrase.chunk.is_plural or phrase.chunk.cls not in ("official", "civilian")


def _is_by_a_number(act: Act) -> bool:
    """Whether a bare number gathers: "hundreds rallied outside parliament"."""
    at = act.trigger.at
    return not act.trigger.is_noun and at > 0 and act.trigger.parse.tags[at - 1] == "#"


def _is_by_unrest(act: Act) -> bool:
    """Whether unrest is said to kill: "gang violence killed 11 people"."""
    tokens, at = act.trigger.parse.tokens, act.trigger.at
    words = [token.lower for token in tokens[max(0, at - _SUBJECT_REACH) : at]]
    return not _UNREST.isdisjoint(words) and "domestic" not in words


@lru_cache(maxsize=1)
def _wounds() -> frozenset[str]:
    """Words that tell a violent death from any other: "found dead with gunshot wounds"."""
    return frozenset(table("events")["wounds"].split())


def _is_fight(act: Act) -> bool:
    """Whether those who clash are armed or a crowd, and no teams."""
    if act.trigger.row.sort == "weak" and (not _has_setting(act) or _is_against_a_thing(act)):
        return False
    sides = (*act.roles.doers, *act.roles.sufferers)
    if is_feud(act) or any(p.chunk.cls in ("armed", "state", "civilian") for p in sides):
        return True
    return act.trigger.row.weapon is not None or bool(sentence_words(act) & evidence_words())


def _is_against_a_thing(act: Act) -> bool:
    """Whether no person or party is fought: "fighting a dam project", "battled a blaze"."""
    chunk = (
        act.trigger.parse.chunk_of(at) if (at := act.trigger.at + 1) < len(act.trigger.parse.tags) else None
    )
    return not act.trigger.is_noun and chunk is not None and chunk.cls == "thing"


def _has_setting(act: Act) -> bool:
    """Whether the act has a time or a place finer than a province of its own: a war as such has neither."""
    return own_when(act) is not None or is_fine(own_where(act)) or bool(act.casualties)


def _is_ground_taken(act: Act) -> bool:
    """Whether what is seized is ground, a building or a ship, and no telephone."""
    ships = crowd_words()["ships"]
    taken = [p for p in act.roles.sufferers if p.chunk.cls in ("place", "facility") or p.head in ships]
    if act.trigger.row.sort == "act" and (
        any(map(_is_named_ground, act.roles.sufferers))
        or any(is_ground(act.trigger.parse, c) for c in act.roles.victims)
    ):
        return True
    is_held = any(is_ground(act.trigger.parse, c) for c in act.roles.victims)
    if is_held and _has_violent_doer(act.roles.doers) and is_fine(own_where(act)):
        return True  # "established control over an area in rural Aleppo"
    if act.trigger.row.lemma == "capture" and _has_violent_doer(act.roles.doers):
        return any(
            p.chunk.cls in ("place", "facility", "name") or p.head in ships for p in act.roles.sufferers
        )
    return bool(taken) or (bool(act.roles.doers) and any(p.chunk.cls == "group" for p in act.roles.doers))


def _is_named_ground(phrase: Phrase) -> bool:
    """Whether a name that no gazetteer knows is said to lie somewhere: "retook Bara, in North Kordofan"."""
    tokens, at = phrase.parse.tokens, phrase.chunk.last
    after = "".join(token.lower for token in tokens[at : at + 2])
    return phrase.chunk.cls == "name" and after in (",in", ",near", "in", "near")


def _is_strike(act: Act) -> bool:
    """Whether a strike or hit is one of arms: a weapon, or a party that strikes something of another's."""
    if is_armed_before(act) or act.roles.has_weapon or any(p.head in _LAID for p in act.roles.sufferers):
        return True
    striker = any(p.chunk.cls in ("armed", "state", "group", "place", "name") for p in act.roles.doers)
    struck = any(
        p.chunk.cls in ("facility", "vehicle", "place", "state", "armed", "civilian")
        for p in act.roles.sufferers
    )
    struck = struck or any(
        c.cls == "thing" and any(act.trigger.parse.tokens[i].is_capital for i in range(c.first, c.last))
        for c in act.roles.victims
    )
    is_harm = _tells_harm(sentence_words(act))
    if not act.trigger.is_noun and struck and _is_by_strikes(act):
        return True
    if act.trigger.is_noun and is_harm and any(powers(act)):
        return True  # "a US strike in X hurt nobody"
    agentless = act.trigger.is_passive and is_harm
    return struck and (striker or act.trigger.is_noun or agentless)


def _is_by_strikes(act: Act) -> bool:
    """Whether strikes are what hits: "strikes had hit the port", "shelling hit two villages"."""
    parse, at = act.trigger.parse, act.trigger.at
    return any(parse.tokens[chunk.head].lower in _STRIKES for chunk in subjects(parse, at))


def _tells_harm(words: set[str]) -> bool:
    return "died" in words or not evidence_words().isdisjoint(words)


def _has_violent_doer(doers: tuple[Phrase, ...]) -> bool:
    return any(p.chunk.cls in ("armed", "state") for p in doers)


def _hits_nothing(event: Event) -> bool:
    """Whether weapons are only sent off, as in a test: nobody and nothing is struck or hurt."""
    return all(
        (
            a.trigger.row.frame == "weapon"
            and not (is_of_a_crowd(a) or pelts_police(a) or a.trigger.row.lemma in _MADE_SAFE)
        )
        or (a.trigger.row.lemma in _COMING_DOWN and not is_fine(own_where(a)))
        or a.trigger.row.sort == "anaphor"
        for a in event.facts
    ) and not (event.casualties or event.phrases("sufferers"))


def _is_bare_memory(event: Event) -> bool:
    """Whether only a year is told, and no place or but a country, and nobody hurt: nothing to look up."""
    when, where = event.when, event.where
    is_vague = when is not None and when.precision is DatePrecision.YEAR
    is_nowhere = where is None or (event.family == "force" and where.precision is PlacePrecision.COUNTRY)
    return is_vague and is_nowhere and not event.casualties


def _is_wave(event: Event) -> bool:
    """Whether protests over a month or more and a whole country are told as one: "the protests of 2017"."""
    when, where = event.when, event.where
    is_long = when is not None and (when.precision in _LONG or when.rule == "since")
    return event.family == "protest" and is_long and not is_fine(where)


def _is_history(event: Event) -> bool:
    """Whether it lies before 1946, where the conflict data that users compare with begin (UCDP)."""
    when = event.when
    return when is not None and when.start is not None and (when.end or when.start).year < _FIRST_YEAR
