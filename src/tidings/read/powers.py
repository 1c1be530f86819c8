"""Tell whose weapons struck: "US air strikes", "Ukrainian drones"."""

from __future__ import annotations

from collections.abc import Iterator

from tidings.data.actors import nations, plain_words
from tidings.model.text import Span
from tidings.read.actors import find_named_actors
from tidings.read.acts import Act
from tidings.read.belonging import is_ruled_out
from tidings.read.chunks import Parse
from tidings.read.weapons import find_weapons

# Nouns that are a power's own act where its name stands before them; before others ("the Paris attacks",
# "Iraqi bombings") it is where they happened.
_STRIKES = frozenset({"strike", "airstrike", "air strike", "raid", "shelling", "bombardment", "incursion"})
# Words that may stand between a power and its strike.
_BETWEEN = frozenset(
    {"air", "military", "army", "navy", "naval", "aerial", "coalition", "and", "-", "led", "-led"}
    | {"fighter", "attack", "combat", "war"}
)
_LONGEST_NAME = 3
# Craft that strike in number; one alone may have crashed ("a Russian jet hit a house").
_ON_THE_GROUND = frozenset({"warships", "tanks"})
_CRAFT = frozenset("jets warplanes helicopters gunships planes aircraft warships tanks".split())


def powers(act: Act) -> Iterator[Span]:
    """The states and groups named before the event noun, or before the weapon that strikes."""
    parse, chunk = act.trigger.parse, act.trigger.chunk
    armed = {i for first, last, *_ in find_weapons(parse.sentence) for i in range(first, last)}
    if chunk is not None and act.trigger.row.lemma in _STRIKES | {"attack"}:
        between = range(chunk.first, act.trigger.at)
        if act.trigger.row.lemma != "attack" or armed & set(between):
            yield from _before(parse, chunk.first, act.trigger.at, armed)
    for phrase in act.roles.weapons:
        if phrase.parse is not parse or is_ruled_out(parse, phrase.chunk):
            continue
        if phrase.chunk.cls == "weapon" or phrase.head in _CRAFT:
            yield from _before(parse, phrase.chunk.first, phrase.chunk.head, armed)


def is_from_the_air(act: Act) -> bool:
    """Whether a power's aircraft struck: "Israeli jets struck a house"."""
    craft = {phrase.head for phrase in act.roles.weapons} & (_CRAFT - _ON_THE_GROUND)
    return bool(craft) and not act.trigger.is_noun and any(powers(act))


def _before(parse: Parse, first: int, end: int, armed: set[int]) -> Iterator[Span]:
    """Powers in tokens [first, end) with nothing after them but weapons, numbers and the like."""
    while first > 1 and parse.tags[first - 1] == "&" and _is_nation(parse, first - 2, first - 1):
        first -= 2  # "US and Israeli strikes"
    named = [n for n in find_named_actors(parse.sentence) if first <= n.first and n.last <= end]
    at = end
    found: list[Span] = []
    while at > first:
        actor = next((n for n in named if n.last == at), None)
        start = actor.first if actor is not None else _nation_start(parse, first, at)
        if start is not None:
            found.append(parse.sentence.span_of(start, at))
            at = start
        elif at - 1 in armed or parse.tokens[at - 1].lower in _BETWEEN or parse.tags[at - 1] in "J#&":
            at -= 1
        else:
            break
    yield from reversed(found)


def _nation_start(parse: Parse, first: int, end: int) -> int | None:
    """Where the name of a state that ends right before token `end` begins."""
    starts = range(max(first, end - _LONGEST_NAME), end)
    return next((start for start in starts if _is_nation(parse, start, end)), None)


def _is_nation(parse: Parse, first: int, end: int) -> bool:
    words = [token.text for token in parse.tokens[first:end]]
    return words[0][:1].isupper() and plain_words(" ".join(words)) in nations()
