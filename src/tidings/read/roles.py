"""Fill the roles of an event word: who did it, to whom or what, and with what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tidings.read.actors import find_named_actors
from tidings.read.agents import acting, at_the_hands
from tidings.read.belonging import whose_throat
from tidings.read.chunks import Chunk, Parse
from tidings.read.developments import ground_of
from tidings.read.grammar import Phrase, after_preposition, is_passive, objects, phrases_from, subjects
from tidings.read.laid import bombers, set_on_fire
from tidings.read.modifiers import chunk_ending_at, ended_with, is_rival
from tidings.read.triggers import Trigger, event_nouns, light_verb
from tidings.read.words import common_words, noun_classes, party_words, verbs

PARTIES = frozenset({"armed", "state", "group", "name", "official", "civilian", "place"})
PEOPLE = frozenset({"armed", "state", "official", "civilian", "name"})
GROUND = frozenset({"facility", "vehicle", "place"})
_ON = frozenset({"on", "against", "at", "upon", "targeting", "into", "toward", "towards", "near", "outside"})
_TO = frozenset({"to", "on"})
_AGAINST = frozenset({"on", "against", "upon", "targeting"})
_AT_TARGET = frozenset({"at", "on", "into", "against", "toward", "towards", "upon"})
_FROM = frozenset({"from"})
_OF = frozenset({"of", "over"})
_MOST = frozenset({"worst", "deadliest", "bloodiest", "biggest", "largest"})
_BY_ONLY = frozenset({"by"})
_WITH = frozenset({"with", "using"})
_BETWEEN = frozenset({"between", "with", "against", "among"})
_BESIDE = frozenset(
    {"in", "at", "near", "outside", "inside", "under", "against", "on", "between", "beside", "behind", "next"}
    | {"opposite", "aboard", "into"}
)
# Ground on which a bomb goes off, and which is hardly what it was meant for.
_OPEN_GROUND = frozenset(
    "street streets road roads highway avenue square city town village district neighborhood neighbourhood"
    " block blocks park route border field crossing site position positions region community center centre"
    " line lines track boulevard".split()
)
_NOT_TO = frozenset(
    {"according", "due", "owing", "prior", "thanks"}
)  # "died of her injuries, according to police"
_HARM = frozenset({"affect", "hit", "strike", "rock", "shake", "damage", "destroy", "target", "wreck"})
_OBJECTS_OF = frozenset({"target", "targets", "scene", "site", "victim", "victims", "object"})
_THEIR = frozenset({"their", "his", "her"})
_COST = frozenset({"cost", "costs", "costing"})
_MOVES = frozenset({"pull-out", "send-troops"})
_NO_PARTY = frozenset(
    "what way result time day night morning number toll case part air force sources source witnesses"
    " reports report statement officials spokesman others".split()
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The phrases of one event word by role; `doers` act, `sufferers` are acted upon.

    `victims` are all phrases acted upon, bare figures ("killing 15") among them.
    """

    doers: tuple[Phrase, ...] = ()
    sufferers: tuple[Phrase, ...] = ()
    weapons: tuple[Phrase, ...] = ()
    victims: tuple[Chunk, ...] = ()

    @property
    def has_weapon(self) -> bool:
        """Whether a phrase told as the means is a weapon."""
        return any(p.chunk.cls == "weapon" for p in self.weapons)


def find_roles(trigger: Trigger) -> Roles:
    """The roles of one event word, by its frame and the words around it."""
    if trigger.is_noun:
        return _of_noun(trigger)
    of = _of_development if trigger.row.frame == "development" else _of_verb
    doers, sufferers, weapons = of(trigger)
    return _roles(trigger.parse, doers, sufferers, weapons)


def _roles(
    parse: Parse, doers: Iterable[Chunk], sufferers: Iterable[Chunk], weapons: Iterable[Chunk]
) -> Roles:
    """Sort phrases by what they can be: a weapon that "does" something is the weapon of the act."""
    doing = [_as_member(parse, _as_person(parse, c)) for c in doers]
    done_to = [_as_member(parse, _as_person(parse, whose_throat(parse, c))) for c in sufferers]
    struck = [_counted(parse, c) for c in done_to]
    with_what = list(weapons)
    with_what += [c for c in doing if c.cls in ("weapon", "vehicle") and c not in with_what]
    return Roles(
        tuple(Phrase(parse, c) for c in doing if c.cls in PARTIES and _can_be_party(parse, c)),
        tuple(Phrase(parse, c) for c in struck if c.cls not in ("weapon", "number", "thing")),
        tuple(Phrase(parse, c) for c in with_what if c.cls in ("weapon", "vehicle", "thing")),
        tuple(done_to),
    )


def _as_person(parse: Parse, chunk: Chunk) -> Chunk:
    """A single strange word in a text without capitals as a name: "galan was murdered"."""
    token = parse.tokens[chunk.head]
    is_name = (
        chunk.cls == "thing"
        and chunk.last - chunk.first == 1
        and token.lower.isalpha()
        and len(token.text) > 3
        and token.lower not in common_words()
        and token.lower not in verbs()
        and not any(t.is_capital for t in parse.tokens)
    )
    return chunk._replace(cls="name", name_at=chunk.head, is_definite=True) if is_name else chunk


def _counted(parse: Parse, chunk: Chunk) -> Chunk:
    """The fighters of whom a number is told: "scores of militants"."""
    behind = [token.lower for token in parse.tokens[chunk.last : chunk.last + 1]]
    inner = parse.chunk_of(chunk.last + 1) if chunk.cls == "number" and behind == ["of"] else None
    return inner if inner is not None and inner.cls in ("armed", "state", "group") else chunk


def _as_member(parse: Parse, chunk: Chunk) -> Chunk:
    """Members of a listed group, or of a state's forces, as such: "members of the X front of the Y"."""
    if chunk.cls != "civilian" or parse.tokens[chunk.head].lower not in party_words()["partitive"]:
        return chunk
    at = chunk.last
    while at + 1 < len(parse.tags) and parse.tokens[at].lower == "of":
        inner = parse.chunk_of(at + 1)
        if inner is None:
            break
        if inner.cls == "state":
            return chunk._replace(cls="state")
        at = inner.last
    is_member = any(chunk.last < n.first and n.last <= at for n in find_named_actors(parse.sentence))
    return chunk._replace(cls="armed") if is_member else chunk


def _can_be_party(parse: Parse, chunk: Chunk) -> bool:
    head = parse.tokens[chunk.head].lower
    is_body = chunk.cls in ("state", "group")  # "the Air Force", against "by force"
    is_free = chunk.cls == "armed" or head not in event_nouns()
    is_bereft = head in party_words()["bereft"] and not is_rival(parse, chunk)
    return not is_bereft and (is_body or head not in _NO_PARTY) and is_free


def _of_development(trigger: Trigger) -> tuple[list[Chunk], list[Chunk], list[Chunk]]:
    """Whose troops move or who makes peace, and the ground that is left or gone to."""
    parse, at = trigger.parse, trigger.at
    doers = acting(parse, at + 1) if trigger.is_passive else list(subjects(parse, at))
    return doers, ground_of(parse, at) if trigger.row.lemma in _MOVES else [], []


def _of_verb(trigger: Trigger) -> tuple[list[Chunk], list[Chunk], list[Chunk]]:
    """Doers, sufferers and weapons of a verb."""
    parse, at, frame = trigger.parse, trigger.at, trigger.row.frame
    is_predicate = trigger.row.frame == "suffer" and parse.tags[at] == "A" and parse.tags[at - 1] in "VB"
    if trigger.row.lemma == "condition":  # "two others in critical condition", "she is in stable condition"
        start = next(i for i in range(at, -1, -1) if parse.tokens[i].lower == "in")
        return [], list(subjects(parse, start)), []
    before = ended_with(parse, at) or list(subjects(parse, at - 1 if is_predicate else at))
    driven = _passive_before(parse, at)
    if driven is not None:  # "was ambushed by gunmen, killing six": the gunmen
        before = list(after_preposition(parse, driven + 1, _BY_ONLY))
    after = list(objects(parse, at))
    by = acting(parse, at + 1)
    with_what = [c for c in after_preposition(parse, at + 1, _WITH) if c.cls in ("weapon", "vehicle")]
    if frame == "suffer":
        # "Police shot dead a man" tells of the man; "a man was shot dead", "a man died" of who stands before.
        is_of_object = is_predicate and parse.tags[at - 1] == "V" and not is_passive(parse, at - 1)
        return at_the_hands(parse, at), after if is_of_object else before, []
    if frame == "bang":
        doers = [c for c in by if c.cls != "place"] + bombers(parse, before, after)
        return doers, list(_struck(parse, at + 1)), before + after
    if frame in ("crowd", "lose"):
        return (before, [], []) if frame == "crowd" else ([], before + after, [])
    if frame == "fall":
        return list(after_preposition(parse, at + 1, _TO)), before, []
    if frame == "mutual":
        return before + after + list(after_preposition(parse, at + 1, _BETWEEN)), [], []
    if trigger.row.lemma in ("set", "set-ablaze"):
        lit = set_on_fire(parse, at)
        return (by, before, []) if trigger.is_passive and not lit else (before, lit, [])
    if frame == "weapon":
        at_whom = list(after_preposition(parse, at + 1, _AT_TARGET))
        at_whom += [c for c in _struck(parse, at + 1) if c not in at_whom]
        if trigger.is_passive:
            return by, at_whom, before
        if trigger.row.lemma == "rain" and not after:  # "shells rained down on the town"
            return [], at_whom, before
        return before, at_whom, after
    if trigger.is_passive:
        return by, before, with_what
    words = [token.lower for token in parse.tokens[at + 1 : at + 4]]
    if "control" in words:  # "took control of the airport"
        after = list(after_preposition(parse, at + 2 + words.index("control"), _OF, reach=2))
    if trigger.row.code in ("battle.regained", "battle.overtaken"):  # "retook the town from the rebels"
        after += [c for c in after_preposition(parse, at + 1, _FROM) if c.cls in ("armed", "state", "group")]
    if not after and frame in ("svo", "report"):
        after = list(after_preposition(parse, at + 1, _AT_TARGET))
    return before, after, with_what


def _passive_before(parse: Parse, at: int) -> int | None:
    """The passive verb that an -ing form behind a comma goes on from."""
    if parse.tags[at] != "G" or at < 1 or parse.tags[at - 1] != ",":
        return None
    verb = next((i for i in range(at - 2, -1, -1) if parse.tags[i] in ("V", ";", ":", "C", "W")), None)
    if verb is None or parse.tags[verb] != "V" or not is_passive(parse, verb):
        return None
    return verb if "B" in parse.tags[max(0, verb - 3) : verb] else None


def _of_noun(trigger: Trigger) -> Roles:
    """Roles of an event noun: "X's attack on Y by Z", and of the verb that governs it."""
    parse, chunk, frame = trigger.parse, trigger.chunk, trigger.row.frame
    if chunk is None:
        return Roles()
    end = chunk.last
    if frame == "agent":
        return _roles(parse, [chunk], _of_whom(parse, end), [])
    by = [c for c in acting(parse, end) if c.cls != "place" or _is_by(parse, c)]
    if frame != "effect":  # "casualties from the army" are its own
        by = by or [c for c in after_preposition(parse, end, _FROM, reach=1) if c.cls != "place"]
    against = list(after_preposition(parse, end, _AGAINST if frame != "mutual" else _BETWEEN))
    owners = _owners(parse, chunk)
    doers = by if frame == "effect" else by + owners
    sufferers = against + owners if frame == "effect" else list(against)
    if frame == "effect" or trigger.row.lemma in (
        "bombing",
        "shelling",
        "shooting",
        "robbery",
        "rape",
        "hijacking",
        "siege",
    ):
        sufferers += _of_whom(parse, end)
        if trigger.row.effect in ("injured", "casualties"):
            to_whom = after_preposition(parse, end, frozenset({"to", "among"}), reach=3)
            sufferers += [c for c in to_whom if parse.tokens[c.first - 2].lower not in _NOT_TO]
    if frame == "bang":
        sufferers += [c for c in _struck(parse, end) if c not in sufferers]
    if frame in ("svo", "bang"):
        doers += _naming(trigger, chunk)
    if frame == "mutual":
        doers += against
        sufferers = []
    elif not sufferers and frame == "svo":
        sufferers = [
            c
            for c in after_preposition(parse, end, _ON, reach=3)
            if c.cls in ("facility", "vehicle", "civilian") and parse.tokens[c.head].lower not in _OPEN_GROUND
        ]
    if not sufferers and frame in ("svo", "bang"):
        sufferers = _harmed(parse, end)
    if trigger.row.lemma in ("life", "lives"):
        sufferers += _whose_lives(parse, chunk)
    governed_doers, governed_sufferers = _governed(parse, chunk)
    weapons = list(after_preposition(parse, end, _WITH))
    return _roles(parse, doers + governed_doers, sufferers + governed_sufferers, weapons)


def _whose_lives(parse: Parse, chunk: Chunk) -> list[Chunk]:
    """Whom something cost "their lives", who stand right before these words."""
    is_theirs = parse.tokens[chunk.first].lower in _THEIR
    whose = chunk_ending_at(parse, chunk.first) if is_theirs else None
    is_cost = whose is not None and whose.first > 0 and parse.tokens[whose.first - 1].lower in _COST
    return [whose] if whose is not None and is_cost else []


def _struck(parse: Parse, start: int) -> Iterator[Chunk]:
    """Buildings, works and vehicles that something exploded in, at or near, in the same clause."""
    for i in range(start, min(len(parse.tags) - 1, start + 16)):
        if parse.tags[i] in (";", ":", "C", "W", "V", "B", "H", "M"):
            return
        lower = parse.tokens[i].lower
        if lower in _BESIDE or (lower, parse.tokens[i - 1].lower) in (("of", "front"), ("to", "close")):
            for chunk in phrases_from(parse, i + 1):
                if (
                    chunk.cls in ("facility", "vehicle")
                    and parse.tokens[chunk.head].lower not in _OPEN_GROUND
                ):
                    yield chunk


def _harmed(parse: Parse, at: int) -> list[Chunk]:
    """What an act is said to have affected, right after its noun: "the attack damaged two houses"."""
    while at < len(parse.tags) and parse.tags[at] in "AHt":
        at += 1
    form = verbs().get(parse.tokens[at].lower) if at < len(parse.tags) and parse.tags[at] == "V" else None
    return list(objects(parse, at)) if form is not None and form.base in _HARM else []


def _of_whom(parse: Parse, at: int) -> list[Chunk]:
    """What "of" brings right after an event noun, or after the place and time of it."""
    for _ in range(5):
        if at + 1 >= len(parse.tags):
            return []
        if parse.tokens[at].lower == "of":
            found = list(phrases_from(parse, at + 1))
            behind = parse.tokens[found[0].last : found[0].last + 1] if found else ()
            if len(found) == 1 and found[0].cls == "number" and behind and behind[0].lower == "of":
                return list(phrases_from(parse, found[0].last + 1))
            return found
        inner = parse.chunk_of(at + 1) if parse.tags[at] == "P" else None
        if inner is not None and inner.cls == "place":
            at = inner.last
        elif parse.tags[at] in ("t", "A", '"') or (parse.tags[at] == "P" and parse.tags[at + 1] == "t"):
            at += 1
        else:
            return []
    return []


def _naming(trigger: Trigger, chunk: Chunk) -> list[Chunk]:
    """Parties that name the act in its own phrase: "a Hamas attack", "rebel shelling"."""
    named = [
        Chunk(named.first, named.last, named.last - 1, "group")
        for named in find_named_actors(trigger.parse.sentence)
        if chunk.first <= named.first and named.last <= trigger.at
    ]
    before = trigger.at - 1
    if named or before < chunk.first or trigger.parse.tags[before] != "N":
        return named
    cls = noun_classes().get(trigger.parse.tokens[before].lower)
    is_label = trigger.parse.tokens[before].lower == "terrorist"  # "a terrorist attack" tells nobody
    return [Chunk(chunk.first, trigger.at, before, cls)] if cls in ("armed", "state") and not is_label else []


def _is_by(parse: Parse, chunk: Chunk) -> bool:
    return chunk.first > 0 and parse.tokens[chunk.first - 1].lower == "by"


def _owners(parse: Parse, chunk: Chunk) -> list[Chunk]:
    """The possessor inside the phrase: "Iran's missile strike" gives the part before 's."""
    for i in range(chunk.first, chunk.head):
        if parse.tags[i] == "S" and i > chunk.first:
            owner = parse.tokens[i - 1]
            if parse.tags[i - 1] == "t" or any(t.lower in _MOST for t in parse.tokens[i : chunk.head]):
                return []  # "the country's worst attack"
            cls = "place" if chunk.cls == "place" or owner.is_capital else "civilian"
            return [Chunk(chunk.first, i, i - 1, cls, chunk.first)]
    return []


def _governed(parse: Parse, chunk: Chunk) -> tuple[list[Chunk], list[Chunk]]:
    """Doers and sufferers through a light verb: "carried out an attack", "came under attack"."""
    i = chunk.first - 1
    while i >= 0 and (parse.tags[i] in "APT&," or parse.tokens[i].lower in ("out", "a", "series")):
        if parse.tokens[i].lower == "under" and i > 0 and parse.tags[i - 1] in "VB":
            return [], list(subjects(parse, i - 1))
        i -= 1
    if i > 1 and parse.tokens[i].lower in _OBJECTS_OF and parse.tags[i] == "N":
        verb = next((j for j in range(i, -1, -1) if parse.tags[j] in "VB"), None)
        return [], list(subjects(parse, verb)) if verb is not None else []
    if i < 0 or parse.tags[i] not in "VG":
        return _passively_governed(parse, chunk)
    if parse.tokens[i].lower in ("subjected", "exposed"):
        return [], list(subjects(parse, i))
    role = light_verb(parse, i) if parse.tokens[chunk.head].lower != "toll" else None
    found = list(subjects(parse, i)) if role else []
    return (found, []) if role == "doer" else ([], found)


def _passively_governed(parse: Parse, chunk: Chunk) -> tuple[list[Chunk], list[Chunk]]:
    """The agent behind "an attack carried out by X", "the strike was orchestrated by X"."""
    if chunk.first > 2 and parse.tags[chunk.first - 1] == "," and parse.tags[0] == "V":
        return (list(after_preposition(parse, 1, _BY_ONLY)) if light_verb(parse, 0) == "doer" else []), []
    for i in range(chunk.last, min(len(parse.tags), chunk.last + 26)):
        by = "by" in {t.lower for t in parse.tokens[i + 1 : i + 4]}
        if parse.tags[i] == "V" and i > 0 and (by or parse.tags[i - 1] != ","):
            if light_verb(parse, i) == "doer":
                return list(after_preposition(parse, i + 1, _BY_ONLY)), []
            return [], []
        if parse.tags[i] in (";", ":", "C"):
            break
    return [], []


def parties(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """The phrases that can name a party to an event."""
    return (p for p in phrases if p.chunk.cls in PARTIES)
