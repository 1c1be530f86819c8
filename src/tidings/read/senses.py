"""Tell the sense of a verb that names an act of force only beside certain words: "fell to the rebels"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tidings.data.tables import table
from tidings.read.chunks import Chunk, Parse
from tidings.read.developments import development_of, development_verbs, is_ground
from tidings.read.grammar import after_preposition, is_passive, objects, phrases_from, subjects
from tidings.read.modifiers import chunk_ending_at
from tidings.read.phrasal import phrasal_of, phrasal_verbs
from tidings.read.weapons import find_weapons

_FORCES = frozenset({"armed", "state", "group"})
_PERSONS = frozenset({"civilian", "official", "name"})
_POURS = frozenset({"rain", "rains", "water", "waters", "floodwater", "floodwaters", "mud", "smoke", "lava"})
_STREETS = frozenset({"streets", "street", "squares"})
_MANY = frozenset({"crowds", "mob", "mobs", "procession"})  # of whatever kind: they need the streets
_DEBRIS = frozenset({"debris", "fragments", "wreckage", "parts", "remains", "splinters", "shrapnel"})
_AWAY = frozenset({"away", "off"})
_INTO = frozenset({"into"})
_SICK_CARS = frozenset({"ambulance", "treatment"})  # "pulled from an ambulance by gunmen" is no rescue
_TOWARDS = frozenset({"to", "into", "onto"})
_ONTO = frozenset({"over", "on", "onto", "into", "across", "upon"})
_MINE_REACH = 7  # tokens
_BY = frozenset({"by"})
_OF = frozenset({"of", "over"})
_CONTROLLING = frozenset({"establish", "win", "reassert", "restore"})  # control, and nothing else
_OUT_OF = frozenset({"from", "off"})
_REACH = 8  # tokens between a verb and what "from" brings
_SEAT_REACH = 8  # tokens: "in front of the ministry's provincial headquarters"
_HOSPITAL_REACH = 14  # tokens: "taken by helicopter to the St Mary of the Angels regional hospital"
_MEDICAL = frozenset({"medical", "trauma", "health", "university"})
_PUTS_DOWN = frozenset({"suppress", "quell", "repress"})
_BREAKS = _PUTS_DOWN | {"break"}
_HOLDS = frozenset({"detain", "arrest", "take", "seize", "pick", "hold", "march", "lead", "drag", "haul"})
GOES = frozenset({"take", "pour", "return"})


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in table("events")["senses"].items()}


def sense_of(parse: Parse, i: int, verb: str) -> str | None:
    """The verb of `resources/events.yml` in whose sense a verb is used at token i, None for its own."""
    words = _words()
    if verb in phrasal_verbs() and (phrasal := phrasal_of(parse, i, verb)) is not None:
        return phrasal
    if verb == "shoot":
        return "down" if _brings_down(parse, i) else None
    if verb == "fall":
        return "fall-to" if _is_lost_to(parse, i) else None
    if verb == "lose":
        return "lose-men" if _loses_men(parse, i) else None
    if verb == "set" and _sets_off(parse, i):
        return "detonate"
    if verb == "set" and _is_lit_by_an_attack(parse, i):
        return "set-ablaze"
    if verb in words["going"] and _goes_over_a_mine(parse, i):
        return "mined"
    if verb in words["hitting"] and _hits_a_mine(parse, i):
        return "mined"
    if verb in GOES and _to_the_streets(parse, i):
        return "protest"
    if verb in words["thronging"] and _is_of_marchers(parse, i, verb):
        return "protest"
    if verb in _BREAKS and _breaks_up(parse, i, verb):
        return "disperse"
    if verb in _HOLDS and _makes_disappear(parse, i):
        return "abduct"
    if _makes_patient(parse, i, verb):
        return "hospitalize"
    development = development_of(parse, i, verb) if verb in development_verbs() else None
    if development is not None:
        return development
    if verb in words["seizing"] and _carries_off(parse, i, verb):
        return "abduct"
    if verb == "cut" and _cuts_down(parse, i):
        return "cut-down"
    if verb == "open" and _opens_up(parse, i):
        return "open-up"
    if verb in words["entering"] and _goes_into_a_town(parse, i):
        return "capture"
    if verb in words["taking"] | words["retaking"]:
        return _takes_ground(parse, i, verb)
    if verb in words["blocking"] and _is_by_a_crowd(parse, i):
        return "protest"
    return None


@lru_cache(maxsize=1)
def sensed_verbs() -> frozenset[str]:
    """The verbs that have such a sense, in their plain form."""
    words = _words()
    own = words["going"] | words["thronging"] | words["seizing"] | words["taking"] | words["retaking"]
    own |= words["blocking"]
    own |= _BREAKS | _HOLDS | phrasal_verbs()
    return GOES | {"lose", "set", "cut", "open"} | words["entering"] | own | development_verbs()


def _sets_off(parse: Parse, i: int) -> bool:
    """Whether a bomb is set off: "rebels set off a bomb", "the charges were set off"."""
    is_off = "off" in (token.lower for token in parse.tokens[i + 1 : i + 4])
    things = (*subjects(parse, i), *objects(parse, i))
    return is_off and any(chunk.cls == "weapon" for chunk in things)


def _is_lit_by_an_attack(parse: Parse, i: int) -> bool:
    """Whether a weapon or an attack does it, which no hand lays: "a drone strike set a depot on fire"."""
    lit = table("crowds")["fire"].split()
    if is_passive(parse, i) or not any(token.lower in lit for token in parse.tokens[i + 1 :]):
        return False
    heads = {parse.tokens[c.head].lower for c in subjects(parse, i)}
    if heads & _DEBRIS and any(find_weapons(parse.sentence)):
        return True  # "debris of a drone set fire to a depot"
    attacks = table("events")["nouns"]
    if i > 0 and parse.tokens[i - 1].lower in attacks:  # "the shelling", read as a verb's form
        return True
    return any(c.cls == "weapon" or parse.tokens[c.head].lower in attacks for c in subjects(parse, i))


def _brings_down(parse: Parse, i: int) -> bool:
    """Whether weapons are shot down: "shot down all 11 missiles", and no helicopter."""
    if "".join(token.lower for token in parse.tokens[i + 1 : i + 2]) != "down":
        return False
    return any(chunk.cls == "weapon" for chunk in parse.chunks) and not any(
        chunk.cls == "vehicle" and i < chunk.first <= i + 5 for chunk in parse.chunks
    )


def _is_lost_to(parse: Parse, i: int) -> bool:
    """Whether ground falls to a party: "the town fell to al-Shabaab fighters"."""
    word = parse.tokens[i + 1].lower if i + 2 < len(parse.tokens) else ""
    chunk = parse.chunk_of(i + 2) if word in ("to", "under") else None
    return chunk is not None and (chunk.cls in _FORCES or _is_the_acronym(parse, chunk))


def _is_the_acronym(parse: Parse, chunk: Chunk) -> bool:
    """Whether a phrase is "the" and an acronym: "Goma fell to the M23"."""
    first, *rest = parse.tokens[chunk.first : chunk.last]
    return first.lower == "the" and len(rest) == 1 and rest[0].text.isupper() and len(rest[0].text) > 1


def _loses_men(parse: Parse, i: int) -> bool:
    """Whether a party's own people are killed: "the army lost seven soldiers in an ambush"."""
    words = _words()
    lost = [chunk for chunk in objects(parse, i) if "#" in parse.tags[chunk.first : chunk.last]]
    if not any(parse.tokens[chunk.head].lower in words["men"] for chunk in lost) or is_passive(parse, i):
        return False
    is_ours = i > 0 and any(token.lower in ("we", "they") for token in parse.tokens[max(0, i - 2) : i])
    return is_ours or any(chunk.cls in _FORCES for chunk in subjects(parse, i))


def _goes_over_a_mine(parse: Parse, i: int) -> bool:
    """Whether somebody drives or treads on a mine: "the truck drove over a landmine"."""
    after = [token.lower for token in parse.tokens[i + 1 : i + _MINE_REACH]]
    words = _words()
    at = next((j for j, word in enumerate(after) if word in words["mines"]), None)
    return at is not None and not _ONTO.isdisjoint(after[:at])


def _hits_a_mine(parse: Parse, i: int) -> bool:
    """Whether a vehicle hits a mine or a bomb laid for it: "their truck struck a roadside bomb"."""
    words = _words()
    struck = [c for c in objects(parse, i) if parse.tokens[c.head].lower in words["mines"]]
    if not struck or is_passive(parse, i):
        return False
    is_laid = any(t.lower in words["laid"] for c in struck for t in parse.tokens[c.first : c.head])
    return is_laid or any(chunk.cls == "vehicle" for chunk in subjects(parse, i))


def _to_the_streets(parse: Parse, i: int) -> bool:
    """Whether a crowd goes out to protest: "took to the streets", "poured into the squares"."""
    if any(token.lower in _POURS for token in parse.tokens[:i]):
        return False
    after = [token.lower for token in parse.tokens[i + 1 : i + 5]]
    return any(word in _STREETS and not _TOWARDS.isdisjoint(after[:j]) for j, word in enumerate(after))


def _is_of_marchers(parse: Parse, i: int, verb: str) -> bool:
    """Whether protesters throng somewhere, or people fill the streets to demand something."""
    cues = table("crowds")
    heads = {parse.tokens[chunk.head].lower for chunk in subjects(parse, i)}
    crowd = heads & frozenset(cues["crowd"].split())
    if crowd - _MANY:
        return True
    after = [token.lower for token in parse.tokens[i + 1 : i + 5]]
    if _is_before_a_seat(parse, i) and not heads.isdisjoint(cues["maybe"].split()):
        return True
    if _STREETS.isdisjoint(after):
        return False
    is_about = not {token.lower for token in parse.tokens}.isdisjoint(cues["demands"].split())
    people = crowd or heads.intersection(f"{cues['maybe']} {_CROWDS}".split())
    return bool(crowd and verb == "hit") or (is_about and bool(people))


def _is_before_a_seat(parse: Parse, i: int) -> bool:
    """Whether people stand before a seat of power: "massed in front of the provincial headquarters"."""
    after = [token.lower for token in parse.tokens[i + 1 : i + 1 + _SEAT_REACH]]
    is_before = after[:1] == ["outside"] or after[:3] == ["in", "front", "of"]
    return is_before and not _words()["seats"].isdisjoint(after)


def _carries_off(parse: Parse, i: int, verb: str) -> bool:
    """Whether somebody is taken away by force: "dragged from their car", "seized by gunmen".

    Arrests by police or soldiers are none, nor are the hurt who are taken to a hospital.
    """
    passive = is_passive(parse, i)
    words = _words()
    taken = [*subjects(parse, i), *_told_before(parse, i)] if passive else [*objects(parse, i)]
    if not any(chunk.cls in _PERSONS for chunk in taken) and not (passive and _is_said_of_somebody(parse, i)):
        return False
    if verb in words["leading"] and _AWAY.isdisjoint(token.lower for token in parse.tokens[i + 1 : i + 3]):
        return False
    takers = [*after_preposition(parse, i + 1, _BY)] if passive else [*subjects(parse, i)]
    if any(chunk.cls == "state" for chunk in takers) or (verb == "capture" and _are_towns(taken)):
        return False
    is_armed = any(chunk.cls in ("armed", "group") and not _is_party(parse, chunk) for chunk in takers)
    behind = frozenset(token.lower for token in parse.tokens[i:])
    if not words["arrests"].isdisjoint(behind - _SICK_CARS if is_armed else behind):
        return False
    if is_armed and verb != "take":
        return True
    left = [parse.tokens[c.head].lower for c in after_preposition(parse, i + 1, _OUT_OF, reach=_REACH)]
    return any(word in words["left"] for word in left)


def _are_towns(taken: Sequence[Chunk]) -> bool:
    """Whether what rebels "captured" is one word of a name, as towns have: people are named in full first."""
    return all(chunk.cls == "name" and chunk.last - chunk.first == 1 for chunk in taken)


def _makes_disappear(parse: Parse, i: int) -> bool:
    """Whether forces hold somebody of whom nothing is heard: "taken by soldiers and not seen since"."""
    words = " ".join(token.lower for token in parse.tokens)
    if not any(cue in words for cue in table("events")["senses"]["unheard"].split(";")):
        return False
    passive = is_passive(parse, i)
    taken = subjects(parse, i) if passive else objects(parse, i)
    takers = after_preposition(parse, i + 1, _BY) if passive else subjects(parse, i)
    is_someone = any(chunk.cls in _PERSONS for chunk in taken) or _is_of_a_pronoun(parse, i)
    return is_someone and any(chunk.cls in _FORCES for chunk in takers)


def _is_of_a_pronoun(parse: Parse, i: int) -> bool:
    """Whether a pronoun for a person is the object: "soldiers took him from his house"."""
    return any(token.lower in ("him", "her", "them") for token in parse.tokens[i + 1 : i + 2])


def _breaks_up(parse: Parse, i: int, verb: str) -> bool:
    """Whether forces part a gathering: "police broke up a march", "police quelled a rally"."""
    is_up = verb not in _PUTS_DOWN
    if is_up and "up" not in (token.lower for token in parse.tokens[i + 1 : i + 2]):
        return False
    parted = subjects(parse, i) if is_passive(parse, i) else phrases_from(parse, i + 1 + is_up)
    gathered = table("crowds")["protest"].split()
    return any(parse.tokens[chunk.head].lower in gathered for chunk in parted)


def _told_before(parse: Parse, i: int) -> list[Chunk]:
    """Whom a bare participle is said of: "the head of a teacher seized by rebels", "17 guests, seized by"."""
    is_bare = i > 0 and parse.tags[i - 1] not in ("B", "A", "H")
    before = chunk_ending_at(parse, i - (parse.tags[i - 1] == ",")) if is_bare else None
    return [] if before is None else [before]


def _cuts_down(parse: Parse, i: int) -> bool:
    """Whether people are killed: "seven officers were cut down by gunmen", and no trees."""
    if parse.tokens[i + 1 : i + 2] == () or parse.tokens[i + 1].lower != "down":
        return False
    hurt = subjects(parse, i) if is_passive(parse, i) else objects(parse, i)
    return any(chunk.cls in _PERSONS | _FORCES for chunk in hurt)


def _opens_up(parse: Parse, i: int) -> bool:
    """Whether armed people or guns begin to shoot: "rebel guns opened up on the queue"."""
    after = [token.lower for token in parse.tokens[i + 1 : i + 3]]
    shooters = _FORCES | {"weapon"}
    return after in (["up", "on"], ["up", "with"]) and any(c.cls in shooters for c in subjects(parse, i))


def _goes_into_a_town(parse: Parse, i: int) -> bool:
    """Whether troops or fighters go into a place to hold it: "M23 rebels marched into Goma"."""
    if is_passive(parse, i) or not any(chunk.cls in _FORCES for chunk in subjects(parse, i)):
        return False
    if not _words()["police"].isdisjoint(token.lower for token in parse.tokens[:i]):
        return False
    entered = list(after_preposition(parse, i + 1, _INTO, reach=2))
    if not entered and parse.tokens[i].lower.startswith("enter"):
        entered = list(objects(parse, i))
    return any(_is_town(parse, chunk) for chunk in entered)


def _is_town(parse: Parse, chunk: Chunk) -> bool:
    return chunk.cls == "place" or parse.tokens[chunk.head].lower in _words()["towns"]


def _is_party(parse: Parse, chunk: Chunk) -> bool:
    """Whether a phrase names a political party, which may pull its members out of a parliament."""
    return any(token.lower == "party" for token in parse.tokens[chunk.first : chunk.last])


def _is_said_of_somebody(parse: Parse, i: int) -> bool:
    """Whether a pronoun for a person is the subject: "he was seized by gunmen"."""
    return any(token.lower in ("he", "she", "they", "who") for token in parse.tokens[max(0, i - 3) : i])


def _takes_ground(parse: Parse, i: int, verb: str) -> str | None:
    """Whether a party takes a place, or control of it, and whether it is taken back."""
    if is_passive(parse, i):
        return None
    if not any(chunk.cls in _FORCES for chunk in subjects(parse, i)):
        return None
    after = [token.lower for token in parse.tokens[i + 1 : i + 4]]
    if after[:1] == ["up"]:  # "took up positions"
        return None
    is_back = "back" in after[:1] or verb in _words()["retaking"]
    taken = list(objects(parse, i))
    if "control" in after:
        taken = list(after_preposition(parse, i + 2 + after.index("control"), _OF, reach=2))
    elif verb in _CONTROLLING:
        return None
    if verb == "free":
        holders = (after_preposition(parse, chunk.last, _OUT_OF) for chunk in taken)
        is_held = any(holder.cls in _FORCES for found in holders for holder in found)
        taken = taken if is_held else []
    if not any(is_ground(parse, chunk) for chunk in taken):
        return None
    return "retake" if is_back else "capture"


def _is_by_a_crowd(parse: Parse, i: int) -> bool:
    """Whether a crowd bars a way or fills a building: "residents blocked the highway"."""
    cues = table("crowds")
    crowd = frozenset(f"{cues['crowd']} {cues['maybe']} {_CROWDS}".split())
    if not _words()["works"].isdisjoint(token.lower for token in parse.tokens):
        return False
    heads = {parse.tokens[chunk.head].lower for chunk in subjects(parse, i)}
    barred = {parse.tokens[chunk.head].lower for chunk in objects(parse, i)}
    return bool(heads & crowd) and bool(barred & _words()["barred"])


def _makes_patient(parse: Parse, i: int, base: str) -> bool:
    """Whether somebody is brought to hospital or treated: "rushed to hospital", "treated for wounds"."""
    sends, treats, hospital, hurts = _patient_words()
    if base not in sends and base not in treats:
        return False
    for j in range(i + 1, min(len(parse.tokens), i + 1 + _HOSPITAL_REACH)):
        lower = parse.tokens[j].lower
        if lower in hospital or (lower in ("center", "centre") and parse.tokens[j - 1].lower in _MEDICAL):
            leads = {token.lower for token in parse.tokens[i + 1 : j]}
            return not leads.isdisjoint({"to", "into"} if base in sends else {"at", "in", "by"})
        if base in treats and lower in hurts:
            return "for" in {token.lower for token in parse.tokens[i + 1 : j]}
        if parse.tags[j] in ("V", ";", ":", "C", "W"):
            return False
    return False


@lru_cache(maxsize=1)
def _patient_words() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Verbs of bringing and of treating, words for hospitals, and what is treated."""
    rows = table("events")["patients"]
    sends, treats, hospital, hurts = (
        frozenset(rows[name].split()) for name in ("sends", "treats", "hospital", "hurts")
    )
    return sends, treats, hospital, hurts


def hospital_words() -> frozenset[str]:
    """Words for hospitals."""
    return _patient_words()[2]


_CROWDS = "residents youths youth locals women men relatives settlers truckers drivers"
