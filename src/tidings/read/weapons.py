"""Find the weapons that a sentence names."""

from __future__ import annotations

from tidings.data.weapons import match_weapon, weapon_words
from tidings.read.sentences import Sentence

# "Bomb maker", "bomb squad": nobody used one.
_HANDLERS = frozenset(
    {"maker", "makers", "squad", "squads", "expert", "experts", "disposal", "threat", "threats", "hoax"}
    | {"technician", "technicians", "scare", "shelter", "shelters"}
)
# "A missile base", "bomb factories": struck or found, and no weapon used there.
_STORES = frozenset(
    {"base", "bases", "site", "sites", "depot", "depots", "warehouse", "warehouses", "silo", "silos", "store"}
    | {"stores", "factory", "factories", "workshop", "workshops", "stockpile", "stockpiles", "brigade"}
)
_MINES = (("mine",), ("mines",))
# Before "a mine" these make it a weapon; beside the others it is where coal or gold is dug.
_LAID = frozenset(
    {"by", "hit", "hits", "struck", "over", "laid", "planted", "detonated", "triggered", "onto"}
)
_DUG = frozenset(
    {"coal", "gold", "copper", "diamond", "iron", "jade", "mining", "miner", "miners", "shaft", "colliery"}
)
_MAIMS = frozenset({"killed", "wounded", "injured", "maimed", "blew", "detonated"})  # "a mine killed"
_LAID_REACH = 3  # tokens
_SHELLS = (("shell",), ("shells",))
# "Shells hit a school", "a shell landed", "fired shells": no company and no sea shells.
_LANDS = frozenset(
    {"hit", "hits", "struck", "landed", "land", "fell", "slammed", "crashed", "exploded", "killed", "wounded"}
    | {"fired", "rained", "pounded", "ripped", "tore", "smashed", "injured", "destroyed", "damaged"}
)
_FIRED = frozenset({"fired", "fire", "firing", "fires", "lobbed", "lobbing", "launched"})
_ARTICLES = frozenset({"a", "the", "one", "another"})
_MADE = frozenset({"made", "fashioned", "built", "rigged", "assembled", "improvised", "converted"})
_MADE_REACH = 7  # tokens


def find_weapons(sentence: Sentence) -> list[tuple[int, int, str]]:
    """First token, end token and class of each weapon named, in order, longest names first.

    Words that are weapons only in some places ("shot", "mine") are left to the readers.
    """
    lexicon = weapon_words()
    lower = [token.lower for token in sentence.tokens]
    found: list[tuple[int, int, str]] = []
    i = 0
    while i < len(lower):
        length = match_weapon(lower, i)
        words = tuple(lower[i : i + length])
        is_meant = words not in lexicon.loose or (words in _MINES and _is_laid(lower, i))
        is_meant = is_meant or (words in _SHELLS and _is_fired(lower, i))
        is_named = is_meant and not (set(lower[i + length : i + length + 1]) & (_HANDLERS | _STORES))
        is_named = is_named and not _is_material(lower, i)
        if length and is_named:
            found.append((i, i + length, lexicon.phrases[words].type))
        i += max(length, 1)
    return found


def _is_laid(lower: list[str], at: int) -> bool:
    """Whether a mine is one that was laid: "hit a mine", "wounded by a mine"."""
    before, after = lower[max(0, at - _LAID_REACH) : at], lower[at + 1 : at + 2]
    is_laid = not _LAID.isdisjoint(before) or not _MAIMS.isdisjoint(after)
    return is_laid and _DUG.isdisjoint(lower)


def _is_fired(lower: list[str], at: int) -> bool:
    """Whether shells are an army's: "Russian shells hit a hospital", "fired shells at the town"."""
    before, after = lower[max(0, at - _LAID_REACH) : at], lower[at + 1 : at + 2]
    if lower[at] == "shell" and _ARTICLES.isdisjoint(before):
        return False
    return not _FIRED.isdisjoint(before) or not _LANDS.isdisjoint(after)


def _is_material(lower: list[str], at: int) -> bool:
    """Whether a weapon is what another was made of: "a bomb fashioned from two artillery shells"."""
    before = lower[max(0, at - _MADE_REACH) : at]
    made = next((i for i, word in enumerate(before) if word in _MADE), None)
    return made is not None and before[made + 1 : made + 2] in (["from"], ["of"])
