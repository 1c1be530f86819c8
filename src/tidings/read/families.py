"""Tell the families of acts that do not describe one another: force, protest, property, each development."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tidings.data.tables import table
from tidings.read.acts import Act
from tidings.read.developments import DEVELOPMENTS
from tidings.read.grammar import Phrase

_FAMILIES = {
    **{family: family for family in DEVELOPMENTS},
    "protest": "protest",
    "unrest": "protest",
    "hijacking": "taking",
    "looting": "property",
    "property": "property",
    "coup": "coup",
    "intercept": "force",
}
_HARM = frozenset({"killed", "injured", "casualties", "damaged"})
_UNREST = frozenset({"force", "protest", "property"})


def family_of(act: Act) -> str:
    """The family of an act; effects ("killed") and anaphors go with any but "property" and developments."""
    row = act.trigger.row
    if row.sort == "anaphor" or (row.effect in _HARM and not (row.sort == "act" and row.frame == "effect")):
        return "any"
    if row.lemma == "crackdown" and not _is_on_a_crowd(act):
        return "any"  # on crime, on militants, or amid which another act is told
    family = _FAMILIES.get(row.code.split(".")[0], "force")
    if family not in ("force", "property"):
        return family
    crowd, thrown = _crowd_words()
    is_crowd = any(p.head in crowd for p in act.roles.doers) or any(
        p.head in thrown for p in act.roles.weapons
    )
    return "protest" if is_crowd else family


def _is_on_a_crowd(act: Act) -> bool:
    words = {token.lower for token in act.trigger.parse.tokens}
    return not words.isdisjoint(f"{table('crowds')['crowd']} {table('crowds')['protest']}".split())


def are_apart(mine: str, theirs: str, *, same_sentence: bool, is_policing: bool) -> bool:
    """Whether an act's family keeps it out of an event of another."""
    if DEVELOPMENTS & {mine, theirs}:
        return mine != theirs
    if "any" in (mine, theirs) or mine == theirs:
        return False
    if {mine, theirs} <= {"force", "taking"} and same_sentence:
        return False
    return not ("protest" in (mine, theirs) and {mine, theirs} <= _UNREST and is_policing)


def is_of_ships(*struck: Iterable[Phrase]) -> bool:
    """Whether ships are taken in each: one seizure may be told as a hijacking and as a capture."""
    ships = table("crowds")["ships"].split()
    return all(any(phrase.head in ships for phrase in phrases) for phrases in struck)


@lru_cache(maxsize=1)
def _crowd_words() -> tuple[frozenset[str], frozenset[str]]:
    words = table("crowds")
    return frozenset(words["crowd"].split()), frozenset(words["thrown"].split())
