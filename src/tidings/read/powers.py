"""Tell whose weapons struck: "US air strikes", "Ukrainian drones"."""

from __future__ import annotations

from collections.abc import Iterator

from tidings.data.actors import nations, plain_words
from tidings.model.codes import ActorKind
from tidings.model.text import Span
from tidings.read.actors import actors_by_id, find_named_actors
from tidings.read.acts import Act
from tidings.read.belonging import is_ruled_out
from tidings.read.chunks import Parse
from tidings.read.grammar import Phrase
from tidings.read.weapons import find_weapons
from tidings.read.words import noun_classes

# Nouns that are a power's own act where its name stands before them; before others ("the Paris attacks",
# "Iraqi bombings") it is where they happened.
_STRIKES = frozenset(
    {"strike", "airstrike", "air strike", "raid", "airraid", "shelling", "bombardment", "incursion"}
    | {"fire", "gunfire"}
)
# Words that may stand between a power and its strike.
_BETWEEN = frozenset(
    {"air", "military", "army", "navy", "naval", "aerial", "coalition", "and", "-", "led", "-led"}
    | {"fighter", "attack", "combat", "war"}
)
_LONGEST_NAME = 3
_FORCES = frozenset({"state", "group", "armed"})
_FIGHTERS = frozenset({ActorKind.REBEL, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA})
# An official is attacked in words too.
_STRUCK = frozenset({"facility", "vehicle", "place", "state", "armed", "civilian"})
_OWNING = frozenset({"of", "from", "belonging"})
# Craft that strike in number; one alone may have crashed ("a Russian jet hit a house").
_ON_THE_GROUND = frozenset({"warships", "tanks"})
_CRAFT = frozenset(
    "jets warplanes airplanes helicopters gunships planes aircraft bombers warships gunboats tanks".split()
)
_ONE = frozenset("jet warplane airplane helicopter gunship plane warship gunboat tank".split())
# What one craft alone does on purpose.
_AIMED = frozenset("bomb shell fire attack raid strafe rake pound bombard target launch drop".split())


def powers(act: Act) -> Iterator[Span]:
    """The states and groups named before the event noun, or before the weapon that strikes."""
    parse, chunk = act.trigger.parse, act.trigger.chunk
    armed = {i for first, last, *_ in find_weapons(parse.sentence) for i in range(first, last)}
    if chunk is None and parse.tokens[act.trigger.at].lower == "shelling":
        chunk = parse.chunk_of(act.trigger.at - 1)  # "Russian shelling killed two"
        if chunk is not None:
            yield from _before(parse, chunk.first, act.trigger.at, armed)
    elif chunk is not None and act.trigger.row.lemma in _STRIKES | {"attack"}:
        between = range(chunk.first, act.trigger.at)
        if act.trigger.row.lemma != "attack" or armed & set(between):
            yield from _before(parse, chunk.first, act.trigger.at, armed)
    for phrase in act.roles.weapons:
        if phrase.parse is not parse or is_ruled_out(parse, phrase.chunk):
            continue
        if phrase.chunk.cls == "weapon" or _strikes(act, phrase):
            named = list(_before(parse, phrase.chunk.first, phrase.chunk.head, armed))
            yield from named or _bodies(parse, phrase, armed)


def _strikes(act: Act, phrase: Phrase) -> bool:
    """Whether a craft strikes, and is no target or wreck: several, a drone, or one that bombs."""
    is_aimed = not act.trigger.is_noun and act.trigger.row.lemma in _AIMED
    return phrase.head in _CRAFT or phrase.head == "drone" or (phrase.head in _ONE and is_aimed)


def _bodies(parse: Parse, phrase: Phrase, armed: set[int]) -> Iterator[Span]:
    """The force whose craft or weapons they are: "air force jets", "helicopters of the air force"."""
    chunk = phrase.chunk
    at = chunk.head
    while at - 1 > chunk.first and (at - 1 in armed or parse.tokens[at - 1].lower in _BETWEEN):
        if noun_classes().get(parse.tokens[at - 1].lower) in _FORCES:
            break
        at -= 1
    if at > chunk.first and noun_classes().get(parse.tokens[at - 1].lower) in _FORCES:
        first = chunk.first
        while parse.tags[first] in "D#A":
            first += 1
        if first < at:
            yield parse.sentence.span_of(first, at)
            return
    if chunk.last + 1 < len(parse.tags) and parse.tokens[chunk.last].lower in _OWNING:
        owner = parse.chunk_of(chunk.last + 1 + (parse.tokens[chunk.last + 1].lower == "to"))
        if owner is not None and owner.cls in _FORCES:
            first = owner.first + (parse.tags[owner.first] == "D")
            yield parse.sentence.span_of(first, owner.last)


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
        # No state where a weapon's own words stand: "Car bomb kills three" is no work of the C.A.R.
        nation = None if at - 1 in armed else _nation_start(parse, first, at)
        start = actor.first if actor is not None else nation
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


def is_by_fighters(act: Act) -> bool:
    """Whether a group listed as fighters does it to people, buildings or vehicles, and to no "decision"."""
    struck = any(p.chunk.cls in _STRUCK for p in act.roles.sufferers)
    row = act.trigger.row
    is_of_force = row.frame == "svo" and (row.sort == "act" or row.lemma in _AIMED)
    return struck and is_of_force and any(map(_names_fighters, act.roles.doers))


def _names_fighters(phrase: Phrase) -> bool:
    named = (
        actors_by_id().get(one.actor_id)
        for one in find_named_actors(phrase.parse.sentence)
        if phrase.chunk.first <= one.first and one.last <= phrase.chunk.last
    )
    return any(actor is not None and actor.kind in _FIGHTERS for actor in named)
