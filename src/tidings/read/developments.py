"""Tell verbs of strategic developments (ACLED): bases, withdrawals, deployments, arms found."""

from __future__ import annotations

from functools import lru_cache

from tidings.data.tables import table
from tidings.read.chunks import Chunk, Parse
from tidings.read.grammar import after_preposition, is_passive, objects, phrases_from, subjects
from tidings.read.words import both_numbers

# Families of events of their own kind, by the stem of their codes: none is force or unrest.
DEVELOPMENTS = frozenset({"agreement", "arrest", "base", "mobilise", "surrender", "weapons", "withdrawal"})
# What forces of order do after an act of force: no incident beside it.
AFTERMATH = frozenset({"arrest", "mobilise", "weapons"})
_FORCES = frozenset({"armed", "state", "group"})
_BOMBS = frozenset({"bomb", "bombs"})
_BY = frozenset({"by"})
_OF = frozenset({"of"})
_FROM = frozenset({"from"})
_TO = frozenset({"to", "in", "into", "at", "near", "around", "along", "across"})
_BACK = frozenset({"out", "back"})
_UP = frozenset({"up"})
_MANY = 10  # people arrested: fewer are of a crime, or told beside what they did
_DIGITS = 5
_PEOPLE = _FORCES | {"civilian", "official", "name", "number"}
_NEAR = 3  # tokens behind the verb: "laid down their arms"
_REACH = 8


def development_of(parse: Parse, i: int, verb: str) -> str | None:
    """The verb of `resources/events.yml` that a verb at token i stands for, None where it tells of none."""
    words = _words()
    if verb in words["building"]:
        return "base-up" if _sets_up_a_base(parse, i, verb) else None
    if verb in words["leaving"] and _gives_up_ground(parse, i, verb):
        return "pull-out"
    if verb in words["sending"]:
        return "send-troops" if _sends_troops(parse, i) else None
    if verb in words["yielding"] | words["laying"]:
        return "give-up" if _lays_down_arms(parse, i, verb) else None
    if verb in words["finding"] | words["clearing"] and _finds_arms(parse, i, verb):
        return "find-arms"
    if verb in words["agreeing"]:
        return "make-peace" if _makes_peace(parse, i) else None
    if verb in words["arresting"]:
        return "round-up" if _arrests_many(parse, i, verb) else None
    return None


@lru_cache(maxsize=1)
def development_verbs() -> frozenset[str]:
    """The verbs that may tell of a development, in their plain form."""
    rows = (
        "building",
        "leaving",
        "sending",
        "yielding",
        "laying",
        "finding",
        "clearing",
        "agreeing",
        "arresting",
    )
    return frozenset().union(*(_words()[row] for row in rows))


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in table("events")["developments"].items()}


def _sides(parse: Parse, i: int) -> tuple[list[Chunk], list[Chunk]]:
    """Who does it and what is acted upon, in either voice."""
    if is_passive(parse, i):
        return list(after_preposition(parse, i + 1, _BY)), list(subjects(parse, i))
    return list(subjects(parse, i)), list(objects(parse, i))


def _behind(parse: Parse, i: int, reach: int = _NEAR) -> list[str]:
    return [token.lower for token in parse.tokens[i + 1 : i + 1 + reach]]


def _inside(parse: Parse, chunk: Chunk) -> set[str]:
    return {token.lower for token in parse.tokens[chunk.first : chunk.last]}


def _head(parse: Parse, chunk: Chunk) -> str:
    return parse.tokens[chunk.head].lower


def _of_force(chunk: Chunk) -> bool:
    """Whether a party has arms: fighters, soldiers, a group, a country ("Russia has sent troops")."""
    return chunk.cls in _FORCES or chunk.cls == "place"


def _sets_up_a_base(parse: Parse, i: int, verb: str) -> bool:
    """Whether a force sets up a base: "the army has built an outpost", "a military base was opened"."""
    if verb == "set" and _UP.isdisjoint(_behind(parse, i)):
        return False
    words = _words()
    doers, made = _sides(parse, i)
    bases = [chunk for chunk in made if _head(parse, chunk) in words["bases"]]
    is_military = any(_inside(parse, chunk) & words["military"] for chunk in bases)
    return bool(bases) and (is_military or any(chunk.cls in ("armed", "state") for chunk in doers))


def _gives_up_ground(parse: Parse, i: int, verb: str) -> bool:
    """Whether forces leave a place: "rebels pulled out of X", "Russia withdrew its troops from X"."""
    if verb == "pull" and _BACK.isdisjoint(_behind(parse, i)):
        return False
    doers, moved = _sides(parse, i)
    is_moved = any(_head(parse, chunk) in _words()["forces"] or chunk.cls in _FORCES for chunk in moved)
    if not (is_moved or (not is_passive(parse, i) and any(chunk.cls in _FORCES for chunk in doers))):
        return False
    return bool(ground_of(parse, i))


def ground_of(parse: Parse, i: int) -> list[Chunk]:
    """The ground that forces leave or are sent to: "pulled out of X", "deployed 500 soldiers to X"."""
    behind = list(after_preposition(parse, i + 1, _FROM | _TO, reach=_REACH))
    if _behind(parse, i)[:2] == ["out", "of"]:
        behind += after_preposition(parse, i + 2, _OF, reach=1)
    return [chunk for chunk in behind if is_ground(parse, chunk)]


def is_ground(parse: Parse, chunk: Chunk) -> bool:
    """Whether a phrase is of a place, of a building or of ground that can be held."""
    ground = table("events")["senses"]["ground"].split()
    return chunk.cls in ("place", "facility") or _head(parse, chunk) in ground


def _sends_troops(parse: Parse, i: int) -> bool:
    """Whether forces are sent to a place: "Ankara deployed 500 soldiers to X", "troops were sent to X"."""
    doers, sent = _sides(parse, i)
    forces = [chunk for chunk in sent if _head(parse, chunk) in _words()["forces"]]
    if not any("#" not in parse.tags[chunk.first : chunk.last] for chunk in forces):
        return False  # a number of troops is a posture
    if not is_passive(parse, i) and not any(_of_force(chunk) for chunk in doers):
        return False
    return bool(ground_of(parse, i))


def _lays_down_arms(parse: Parse, i: int, verb: str) -> bool:
    """Whether several fighters give up or change sides: "70 rebels surrendered to the army"."""
    if is_passive(parse, i):
        return False
    if verb == "lay" and not (
        _behind(parse, i)[:1] == ["down"] and {"arms", "weapons"} & set(_behind(parse, i, 5))
    ):
        return False
    if verb == "defect" and _behind(parse, i)[:1] != ["to"]:
        return False
    return any(chunk.cls in _FORCES and _is_several(parse, chunk) for chunk in subjects(parse, i))


def _is_several(parse: Parse, chunk: Chunk) -> bool:
    """Whether people are counted, in figures or as "dozens of"."""
    words = {token.lower for token in parse.tokens[max(0, chunk.first - 2) : chunk.head]}
    return "#" in parse.tags[chunk.first : chunk.head] or not _words()["many"].isdisjoint(words)


def _finds_arms(parse: Parse, i: int, verb: str) -> bool:
    """Whether arms are found or taken by forces of order: "troops seized a cache of ammunition"."""
    words = _words()
    doers, found = _sides(parse, i)
    wanted = words["laid"] if verb in words["clearing"] else words["arms"]
    if not found and _behind(parse, i, 2) == ["more", "than"]:
        found = list(phrases_from(parse, i + 3))
    if not any(_is_arms(parse, chunk, wanted) for chunk in _with_what_they_hold(parse, found)):
        return False
    if not doers and _is_theirs(parse, i):  # "police said they had seized"
        doers = [chunk for chunk in parse.chunks if chunk.last <= i]
    return is_passive(parse, i) or any(_is_of_order(parse, chunk) for chunk in doers)


def _is_arms(parse: Parse, chunk: Chunk, wanted: frozenset[str]) -> bool:
    """Whether a thing is among those wanted, or a bomb: "a car bomb", but not "the bomb victims"."""
    return bool(_inside(parse, chunk) & wanted) or (chunk.cls == "weapon" and _head(parse, chunk) in _BOMBS)


def _is_theirs(parse: Parse, i: int) -> bool:
    return any(token.lower in ("they", "it", "we") for token in parse.tokens[max(0, i - _NEAR) : i])


def _is_of_order(parse: Parse, chunk: Chunk) -> bool:
    """Whether a state's people act; rebels that seize arms have won a fight."""
    return chunk.cls == "state" or bool(_inside(parse, chunk) & _words()["order"])


def _with_what_they_hold(parse: Parse, found: list[Chunk]) -> list[Chunk]:
    """The things with what "of" brings: "a cache of ammunition", "a large quantity of weapons"."""
    of = [after_preposition(parse, chunk.last, _OF, reach=1) for chunk in found]
    held = [*found, *(chunk for chunks in of for chunk in chunks)]
    return [*held, *_listed_after(parse, max((chunk.last for chunk in held), default=len(parse.tags)))]


def _listed_after(parse: Parse, at: int) -> list[Chunk]:
    """What a list goes on with: "rifles, rockets and explosive devices"."""
    listed: list[Chunk] = []
    while at < len(parse.tags):
        if parse.tags[at] in (",", "&"):
            at += 1
            continue
        chunk = parse.chunk_of(at)
        if chunk is None or parse.tags[at - 1] not in (",", "&"):
            break
        listed.append(chunk)
        at = chunk.last
    return listed


def _makes_peace(parse: Parse, i: int) -> bool:
    """Whether a truce or a peace is made: "signed a ceasefire", "a peace deal was reached"."""
    words = _words()
    _, made = _sides(parse, i)
    made += after_preposition(parse, i + 1, frozenset({"to", "on"}), reach=2)
    return any(
        _head(parse, chunk) in words["truces"]
        or (
            _head(parse, chunk) in words["deals"]
            and _inside(parse, chunk) & (words["truces"] | words["peace"])
        )
        for chunk in made
    )


def _arrests_many(parse: Parse, i: int, verb: str) -> bool:
    """Whether forces of order arrest ten or more, or people whose arrest is political."""
    if verb == "round" and _UP.isdisjoint(_behind(parse, i)):
        return False
    doers, taken = _sides(parse, i)
    if not is_passive(parse, i) and not any(_is_of_order(parse, chunk) for chunk in doers):
        return False
    held, many = both_numbers(_words()["held"]), _words()["many"]
    crowd = table("crowds")["crowd"].split()  # protesters are held at a protest
    people = [c for c in taken if c.cls in _PEOPLE and _head(parse, c) not in crowd]
    return any(
        (chunk.is_plural and not held.isdisjoint(_inside(parse, chunk)))
        or not many.isdisjoint(_inside(parse, chunk))
        or (any(_figure(word) >= _MANY for word in _inside(parse, chunk)) and not _is_of_age(parse, chunk))
        for chunk in people
    )


def _is_of_age(parse: Parse, chunk: Chunk) -> bool:
    """Whether a figure is somebody's age: "a 21 year old woman was arrested"."""
    return any(word in ("old", "aged") or word.endswith("-old") for word in _inside(parse, chunk))


def _figure(word: str) -> int:
    """A number written in digits, 0 for another word."""
    return int(word) if word.isdecimal() and len(word) <= _DIGITS else 0
