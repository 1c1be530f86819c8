"""Tell verbs of force that are so only with the words behind them: "put to death", "carried off"."""

from __future__ import annotations

import itertools

from tidings.read.chunks import Chunk, Parse
from tidings.read.grammar import after_preposition, is_passive, objects, subjects

_UPON = frozenset({"set", "fall", "pounce", "turn"})  # "upon", by anybody
_DOWN_ON = frozenset({"descend", "sweep", "swoop", "come", "pounce", "fall"})  # "on", by armed people
_OFF = frozenset({"carry", "make", "go", "drive", "ride", "run", "walk"})
_FORCED = frozenset({"force", "push", "shove", "pull", "drag", "bundle", "throw"})
_FIGHTING = frozenset(
    {"fighting", "combat", "battle", "action", "clash", "clashes", "ambush", "firefight", "skirmish"}
)
_EXPLOSIVES = frozenset({"explosives", "dynamite", "bomb", "bombs", "charge", "charges", "mines", "mine"})
_APART = frozenset({"apart", "pieces", "shreds"})
_ON_THEM = frozenset({"upon"})
_BY = frozenset({"by"})
_WITH = frozenset({"with"})
_INTO = frozenset({"into"})
_PERSONS = frozenset({"civilian", "official", "name"})
_REACH = 4  # tokens
_DEATH_REACH = 10  # tokens: "put four villagers and their chief to death"
_VERBS = _UPON | _DOWN_ON | _OFF | _FORCED | {"put", "bring", "tear", "rip", "blow"}


def phrasal_verbs() -> frozenset[str]:
    """The verbs that have such a sense, in their plain form."""
    return _VERBS


def phrasal_of(parse: Parse, i: int, verb: str) -> str | None:
    """The verb of `resources/events.yml` in whose sense a verb is used with the words behind it."""
    after = [token.lower for token in parse.tokens[i + 1 : i + 1 + _REACH]]
    if _falls_upon(parse, i, verb, after):
        return "attack"
    if verb == "put" and _to_death(parse, i):
        return "execute"
    if verb == "fall" and after[:1] == ["in"] and not _FIGHTING.isdisjoint(after):
        return "die" if _is_by(parse, i, {"state", "armed"}) else None
    if verb == "bring" and "down" in after:
        return _brought_down(parse, i)
    if verb in ("tear", "rip", "blow") and not _APART.isdisjoint(after):
        return "destroy"
    if verb in _OFF and _goes_off_with(parse, i, after):
        return "abduct"
    if verb in _FORCED and _into_a_vehicle(parse, i):
        return "abduct"
    return None


def _falls_upon(parse: Parse, i: int, verb: str, after: list[str]) -> bool:
    """Whether people attack: "men set upon sleepers", "raiders swept down on the village"."""
    if verb in _UPON and after[:1] == ["upon"]:
        is_struck = any(chunk.cls != "thing" for chunk in after_preposition(parse, i + 1, _ON_THEM, reach=2))
        doers = after_preposition(parse, i + 1, _BY) if is_passive(parse, i) else subjects(parse, i)
        return is_passive(parse, i) or (is_struck and any(chunk.cls != "thing" for chunk in doers))
    is_down = after[:1] == ["on"] or after[:1] == ["upon"] or after[:2] == ["down", "on"]
    if verb == "come" and after[:2] != ["down", "on"]:
        return False
    return verb in _DOWN_ON and is_down and _is_by(parse, i, {"armed", "group"})


def _to_death(parse: Parse, i: int) -> bool:
    words = [token.lower for token in parse.tokens[i + 1 : i + 1 + _DEATH_REACH]]
    return any(pair == ("to", "death") for pair in itertools.pairwise(words))


def _brought_down(parse: Parse, i: int) -> str | None:
    """Whether a missile brings down a house, or somebody a pylon with explosives."""
    if any(chunk.cls == "weapon" for chunk in subjects(parse, i)) and not is_passive(parse, i):
        return "strike"
    with_what = after_preposition(parse, i + 1, _WITH)
    is_blown = any(parse.tokens[chunk.head].lower in _EXPLOSIVES for chunk in with_what)
    return "dynamite" if is_blown else None


def _goes_off_with(parse: Parse, i: int, after: list[str]) -> bool:
    """Whether armed people take somebody along: "carried off 17 girls", "went away with four students"."""
    if not {"off", "away"} & set(after[:1]):
        return False
    taken: list[Chunk] = [*objects(parse, i), *after_preposition(parse, i + 1, _WITH)]
    is_of_people = any(chunk.cls in _PERSONS for chunk in taken) or after[1:3] == ["with", "them"]
    return is_of_people and _is_by(parse, i, {"armed", "group"})


def _into_a_vehicle(parse: Parse, i: int) -> bool:
    """Whether somebody is forced into a car: no bus that is forced into a ditch."""
    taken = [*subjects(parse, i)] if is_passive(parse, i) else [*objects(parse, i)]
    into = after_preposition(parse, i + 1, _INTO)
    is_of_people = any(chunk.cls in _PERSONS for chunk in taken)
    return is_of_people and any(chunk.cls == "vehicle" for chunk in into) and not _is_by(parse, i, {"state"})


def _is_by(parse: Parse, i: int, classes: set[str]) -> bool:
    """Whether one of some class does what a verb says."""
    is_driven = is_passive(parse, i) and "B" in parse.tags[max(0, i - 3) : i]
    doers = after_preposition(parse, i + 1, _BY) if is_driven else subjects(parse, i)
    return any(chunk.cls in classes for chunk in doers)
