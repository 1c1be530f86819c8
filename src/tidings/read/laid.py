"""Tell what people set on fire, and whether they set off a bomb themselves."""

from __future__ import annotations

from tidings.read.chunks import Chunk, Parse
from tidings.read.grammar import after_preposition, objects, phrases_from

_TO = frozenset({"to"})
_MINES = frozenset({"mine", "mines", "landmine", "landmines"})
_ANYBODY = frozenset({"men", "man", "individuals", "persons", "attackers", "assailants", "suspects"})
_ABLAZE = frozenset({"on", "ablaze", "alight", "afire"})
_PRONOUNS = frozenset({"it", "them"})


def set_on_fire(parse: Parse, at: int) -> list[Chunk]:
    """What somebody sets fire to: "set fire to X", "set X on fire", "set on fire X", "set X ablaze"."""
    words = [token.lower for token in parse.tokens[at + 1 : at + 3]]
    if words[:1] == ["fire"]:
        return list(after_preposition(parse, at + 1, _TO))
    if words == ["on", "fire"]:
        behind = parse.chunk_of(at + 3) if at + 3 < len(parse.tags) else None
        if behind is not None and behind.first == at + 2 < behind.head:  # "fire" read as of the phrase
            return [behind._replace(first=at + 3)]
        return list(phrases_from(parse, at + 3))
    if not _ABLAZE.isdisjoint(words) and words[0] in _PRONOUNS:  # "stopped a bus and set it on fire"
        return [c for c in parse.chunks if c.last <= at and c.cls in ("facility", "vehicle")][-1:]
    return [c for c in objects(parse, at) if c.cls != "weapon" and parse.tokens[c.head].lower not in _ABLAZE]


def bombers(parse: Parse, before: list[Chunk], after: list[Chunk]) -> list[Chunk]:
    """Who set off a bomb: armed people, or people of whom nothing else is known.

    Whoever sets off a mine is its victim.
    """
    if not any(c.cls == "weapon" and parse.tokens[c.head].lower not in _MINES for c in after):
        return []
    return [
        c for c in before if c.cls in ("armed", "state", "group") or parse.tokens[c.head].lower in _ANYBODY
    ]
