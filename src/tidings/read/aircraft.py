"""Tell aircraft that strike from aircraft that crash: "jets pounded the ridge", "a plane hit a house"."""

from __future__ import annotations

from tidings.read.roles import Roles
from tidings.read.triggers import Trigger

# Craft that strike in number; one alone may have come down on what it "hit" or "flattened".
_SEVERAL = frozenset("jets warplanes helicopters gunships planes aircraft bombers fighter-bombers".split())
_ONE = frozenset("jet warplane helicopter gunship plane bomber fighter-bomber".split())
_FALLS = frozenset({"fall", "drop", "rain", "land"})
_BOMBS = frozenset({"bomb", "bombs"})
_REACH = 8  # tokens
_RAIDS = frozenset({"pound", "bomb", "bombard", "strafe", "rake"})
_HITS = frozenset({"strike", "hit", "target", "flatten", "level", "destroy", "attack", "raid"})


def is_by_aircraft(trigger: Trigger, roles: Roles) -> bool:
    """Whether aircraft are what a verb of bombing or hitting has for its doer, or bombs come from above."""
    if trigger.is_noun:
        return False
    if _comes_from_above(trigger, roles):
        return True
    craft = {phrase.head for phrase in roles.weapons}
    is_raid = trigger.row.lemma in _RAIDS
    return not craft.isdisjoint(
        _SEVERAL | _ONE if is_raid else _SEVERAL if trigger.row.lemma in _HITS else ()
    )


def _comes_from_above(trigger: Trigger, roles: Roles) -> bool:
    """Whether bombs fall or are dropped, or a place is bombed "from the air"."""
    if trigger.row.lemma in _FALLS:
        return not _BOMBS.isdisjoint(phrase.head for phrase in roles.weapons)
    behind = [token.lower for token in trigger.parse.tokens[trigger.at + 1 : trigger.at + _REACH]]
    return trigger.row.lemma in _RAIDS and "from the air" in " ".join(behind)
