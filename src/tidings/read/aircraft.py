"""Tell aircraft that strike from aircraft that crash: "jets pounded the ridge", "a plane hit a house"."""

from __future__ import annotations

from tidings.read.roles import Roles
from tidings.read.triggers import Trigger

# Craft that strike in number; one alone may have come down on what it "hit" or "flattened".
_SEVERAL = frozenset("jets warplanes helicopters gunships planes aircraft bombers fighter-bombers".split())
_ONE = frozenset("jet warplane helicopter gunship plane bomber fighter-bomber".split())
_RAIDS = frozenset({"pound", "bomb", "bombard", "strafe", "rake"})
_HITS = frozenset({"strike", "hit", "target", "flatten", "level", "destroy", "attack", "raid"})


def is_by_aircraft(trigger: Trigger, roles: Roles) -> bool:
    """Whether aircraft are what a verb of bombing or hitting has for its doer."""
    if trigger.is_noun:
        return False
    craft = {phrase.head for phrase in roles.weapons}
    is_raid = trigger.row.lemma in _RAIDS
    return not craft.isdisjoint(
        _SEVERAL | _ONE if is_raid else _SEVERAL if trigger.row.lemma in _HITS else ()
    )
