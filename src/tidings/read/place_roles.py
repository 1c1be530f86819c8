"""Tell how far a place name is the place of an act, and not of a party or a speaker, by its own words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.codes import PlacePrecision
from tidings.model.report import Mention
from tidings.model.values import Where
from tidings.read.chunks import Chunk, Parse
from tidings.read.place_names import opened_at
from tidings.read.sentences import Token
from tidings.read.words import inflect, verbs

PARTY_COST = 24
_WARD_COST = PARTY_COST // 2
_WARDS = frozenset({"hospital", "hospitals", "clinic", "morgue", "mortuary"})
_OF_WARDS = frozenset({"medical", "trauma", "health"})
_IN_NAMES = frozenset({"'s", "’s", "of", "st", ".", "'", "’", "and", "-"})
_WARD_REACH = 7  # tokens: "Selby University Children's Hospital"
_BROUGHT_REACH = 8  # tokens: "taken by helicopter in critical condition to"
_BESIDE = frozenset({"near", "outside", "beside", "opposite"})
_BORDERS = frozenset({"border", "borders", "frontier", "boundary"})
_BORDERING = frozenset({"bordering", "borders", "adjoining", "abutting"})
_BORDER_REACH = 12  # characters
_WITHIN = frozenset({"in", "on", "at", "near", "outside", "inside", "across", "around"})
_PASSED = frozenset({"both", "also", "now", "still"})
_APART = frozenset({"hours", "day", "days", "week", "weeks", "month", "months"})
_MISSIONS = frozenset({"embassy", "embassies", "consulate", "consulates", "mission"})
_NUMBERED = frozenset({"zone", "zones", "sector", "district", "ward", "block", "precinct", "commune"})
_ROADS = frozenset({"road", "highway", "motorway", "expressway", "route", "railway"})


class _Cues(NamedTuple):
    locative: frozenset[str]
    home: frozenset[str]
    ground: frozenset[str]
    occasions: frozenset[str]
    speech: frozenset[str]
    brought: frozenset[str]


@lru_cache(maxsize=1)
def place_cues() -> _Cues:
    """Words that tell places apart from `resources/contexts.yml`."""
    rows = table("contexts")
    return _Cues(*(frozenset(rows[name].split()) for name in _Cues._fields))


def is_struck(mention: Mention, first: int, struck: Sequence[Chunk]) -> bool:
    """Whether a place is what was struck; a country before "bases" only says whose they are."""
    chunk = next((c for c in struck if c.first <= first < c.last), None)
    if chunk is None:
        return False
    return not is_country(mention) or chunk.head == first


def is_country(mention: Mention) -> bool:
    """Whether a mention is of a whole country."""
    return isinstance(mention.value, Where) and mention.value.precision is PlacePrecision.COUNTRY


def is_of_a_border(text: str, mention: Mention) -> bool:
    """Whether a country only says which border is meant: "near the Niger border", "bordering Niger"."""
    before = text[: mention.span.start].split()
    behind = text[mention.span.end : mention.span.end + _BORDER_REACH].split()
    is_border = bool(behind) and behind[0].strip(".,;").lower() in _BORDERS
    return is_country(mention) and (is_border or not _BORDERING.isdisjoint(w.lower() for w in before[-2:]))


_ACCUSING = frozenset({"accuse", "accused", "accuses", "accusing", "blame", "blamed", "blames", "blaming"})


def place_cost(parse: Parse, at: int, first: int, *, is_country: bool) -> int:
    """How little a place name's own words make it the place of an act; negative where they do."""
    chunk = parse.chunk_of(first)
    start = chunk.first if chunk is not None else first
    if chunk is not None and chunk.first <= first < chunk.head == at and not is_country:
        return 0  # "the Paris attacks"
    if _is_party(parse, first) and not _is_at_site(parse, chunk):
        return 0 if not is_country and _is_owner_of_ground(parse, chunk, first) else PARTY_COST
    if chunk is not None and chunk.first <= at < chunk.last:
        return PARTY_COST if is_country else 0
    if is_country and chunk is not None and chunk.head != first and chunk.cls == "facility":
        return PARTY_COST // 2  # "US military bases" only says whose they are
    if chunk is not None and parse.tokens[chunk.head].lower in _ROADS and chunk.head != first:
        return 6
    if not is_country and _is_a_ward(parse, start, first):
        return PARTY_COST
    start = opened_at(parse.tokens, _list_start(parse, start))
    before = parse.tokens[start - 1].lower if start else ""
    if before in _ACCUSING or (before == "in" and is_spoken_in(parse, start - 1)):
        return PARTY_COST
    if before in _BORDERING or (is_country and before in _BESIDE):
        return PARTY_COST  # "a province bordering Oman", "a camp near Burkina Faso" lie outside it
    if before == "with" and start > 1 and parse.tokens[start - 2].lower in ("border", "frontier", "boundary"):
        return PARTY_COST // 2 if is_country else -2  # "near the border with Mali" lies outside it
    if before in place_cues().locative:
        back = start - 2
        while back > 0 and (parse.tokens[back].lower in _PASSED or _is_number_of_ground(parse, back)):
            back -= 1
        verb = parse.tokens[back].lower if back >= 0 else ""
        if before == "of" and not (
            verb in place_cues().ground or start - 2 == at or _is_facility(parse, start - 2)
        ):
            return PARTY_COST
        if before == "of" and is_country and verb in _MISSIONS:
            return PARTY_COST  # "the embassies of Chad and Niger" stand elsewhere
        if _heads_a_ward(parse, back) and _is_brought(parse, back):
            return _WARD_COST
        is_gathering = verb == "held" and parse.tags[at] == "N" and at < back  # "a rally was held in X"
        is_home = verb in place_cues().home and back != at and not (is_gathering or _is_site(parse, back))
        return PARTY_COST if is_home else -6
    if (
        parse.sentence.is_heading
        or before in ("(", "-", "–", "—", "--")
        or (start and parse.tags[start - 1] == "S")
    ):
        return 2
    if chunk is not None and _is_ground(parse, chunk) and start and parse.tags[start - 1] in "VG":
        return 0
    return PARTY_COST // 2


def _is_number_of_ground(parse: Parse, at: int) -> bool:
    """Whether a number only tells which part of a town is meant: "in zone 10 of"."""
    return parse.tokens[at].text.isdigit() and parse.tokens[at - 1].lower in _NUMBERED


def _is_site(parse: Parse, at: int) -> bool:
    """Whether an embassy is where something happened, and speaks not: "near the Chadian embassy in Cairo"."""
    chunk = parse.chunk_of(at) if parse.tokens[at].lower in _MISSIONS else None
    if chunk is None or not chunk.first:
        return False
    before = chunk.first - 1
    return parse.tokens[before].lower in _WITHIN | {"of", "to"} or parse.tags[before] in "VG"


def is_days_apart(parse: Parse, at: int, first: int) -> bool:
    """Whether days lie between an act and what is told with a place: ", a day after a bomb in X"."""
    head = [token.lower for token in parse.tokens[1:3]]
    if first < at and head[1:] == ["after"] and head[0] in _APART:
        return "," in parse.tags[first:at]  # "a week after a man was shot in X, another died"
    low, high = sorted((at, first))
    words = [token.lower for token in parse.tokens[low:high]]
    return any(
        word == "after" and words[i - 1] in _APART and "," in words[max(0, i - 4) : i]
        for i, word in enumerate(words)
        if i
    )


def is_a_person(parse: Parse, first: int) -> bool:
    """Whether a name that is a place's elsewhere is whom somebody shot or kidnapped: "shot Bell twice"."""
    before = parse.tokens[first - 1].lower if first else ""
    return before in _to_persons() and parse.tags[first - 1] in "VG"


@lru_cache(maxsize=1)
def _to_persons() -> frozenset[str]:
    """Verbs, in every form, for what is done to persons and to no place."""
    listed = frozenset(table("contexts")["to_persons"].split())
    irregular = (form for form, verb in verbs().items() if verb.base in listed)
    return frozenset(form for base in listed for form, _ in inflect(base)).union(irregular)


def is_elsewhere(parse: Parse, first: int) -> bool:
    """Whether a person comes from a place, speaks or lies hurt there: "Noble, of Edmonton"."""
    words = [token.text.lower() for token in parse.tokens[max(0, first - 3) : first]]
    if (words[-1:] == ["in"] and is_spoken_in(parse, first - 1)) or _is_a_ward(parse, first, first):
        return True
    if words[-1:] == ["in"] and first > 1 and _heads_a_ward(parse, first - 2):
        return _is_brought(parse, first - 2)
    is_of = len(words) == 3 and words[1:] == [",", "of"]
    return is_of and (words[0].isdigit() or words[0] == "jr" or _ends_a_name(parse, first - 3))


def _ends_a_name(parse: Parse, at: int) -> bool:
    """Whether two words with capitals end there: "Ann Merced, of Edmonton"."""
    return at > 0 and all(t.is_capital and t.text[0].isalpha() for t in parse.tokens[at - 1 : at + 1])


_ISSUED = frozenset({"issued", "released", "circulated", "signed", "published"})
_ISSUED_REACH = 6  # tokens


def is_spoken_in(parse: Parse, at: int) -> bool:
    """Whether "in" brings where somebody speaks: "said in Abuja that", "told reporters in Geneva"."""
    cues = place_cues()
    before = parse.tokens[at - 1].lower if at else ""
    told = {token.lower for token in parse.tokens[max(0, at - 3) : at]}
    issued = [token.lower for token in parse.tokens[max(0, at - _ISSUED_REACH) : at]]
    if not _ISSUED.isdisjoint(issued) and not cues.occasions.isdisjoint(issued):
        return True  # "a statement issued to newsmen in Gusau"
    return before in cues.speech or (before in cues.occasions and not told.isdisjoint(cues.speech))


def _is_a_ward(parse: Parse, start: int, first: int) -> bool:
    """Whether a name is part of the name of a hospital to which people are brought."""
    last = next(
        (i for i in range(first, min(first + _WARD_REACH, len(parse.tokens))) if _heads_a_ward(parse, i)),
        None,
    )
    if last is None or not all(_is_in_name(token) for token in parse.tokens[first:last]):
        return False
    return _is_brought(parse, start)


def _is_in_name(token: Token) -> bool:
    """Whether a word may stand inside a hospital's name."""
    return token.is_capital or token.lower in _IN_NAMES or token.lower in _WARDS


def _heads_a_ward(parse: Parse, at: int) -> bool:
    """Whether a token is "hospital" or the end of "medical centre"."""
    word = parse.tokens[at].lower if at >= 0 else ""
    before = parse.tokens[at - 1].lower if at > 0 else ""
    return word in _WARDS or (word in ("center", "centre") and before in _OF_WARDS)


def _is_brought(parse: Parse, at: int) -> bool:
    """Whether people are brought to a hospital, or treated there: it stands somewhere near the act."""
    before = {token.lower for token in parse.tokens[max(0, at - _BROUGHT_REACH) : at]}
    return not before.isdisjoint(place_cues().brought)


def _is_facility(parse: Parse, at: int) -> bool:
    """Whether a token heads what stands on the ground: "the town hall of Makilala"."""
    chunk = parse.chunk_of(at) if at >= 0 else None
    return chunk is not None and chunk.head == at and chunk.cls == "facility"


def _is_at_site(parse: Parse, chunk: Chunk | None) -> bool:
    """Whether a phrase after "at" or "near" is a site named after a place: "at Swabi Interchange"."""
    if chunk is None or chunk.cls not in ("thing", "name") or not chunk.first:
        return False
    return parse.tokens[chunk.first - 1].lower in ("at", "near", "outside", "inside")


def _is_owner_of_ground(parse: Parse, chunk: Chunk | None, first: int) -> bool:
    """Whether a town stands before a part of it with a name of its own: "on Izmir's Kordon Yolu"."""
    if chunk is None or not chunk.first or chunk.first != first:
        return False
    owner = next((i for i in range(first, chunk.head) if parse.tags[i] == "S"), None)
    is_named = owner is not None and parse.tokens[owner + 1].is_capital
    return is_named and parse.tokens[chunk.first - 1].lower in _WITHIN


def _list_start(parse: Parse, start: int) -> int:
    """Back over "A, B and" to where a row of places begins, since one preposition serves them all."""
    start = _town_start(parse, start)
    for _ in range(6):
        at = start - 1
        while at > 0 and parse.tags[at] in (",", "&"):
            at -= 1
        before = parse.chunk_of(at) if 0 <= at < start - 1 else None
        if before is None or not _is_ground(parse, before):
            return start
        start = before.first
    return start


def _town_start(parse: Parse, start: int) -> int:
    """Back over a town that no gazetteer knows: "in Lee's Summitt, Missouri"."""
    town = parse.chunk_of(start - 2) if start > 1 and parse.tokens[start - 1].text == "," else None
    is_name = town is not None and town.last == start - 1 and parse.tokens[town.head].is_capital
    return town.first if town is not None and is_name else start


def _is_ground(parse: Parse, chunk: Chunk) -> bool:
    """Whether a phrase names a place, as "the Afghan capital" does."""
    return chunk.cls in ("place", "facility") or parse.tokens[chunk.head].lower in place_cues().ground


def _is_party(parse: Parse, token: int) -> bool:
    """Whether a place name only describes something else ("Malian soldiers", "the US presence")."""
    chunk = parse.chunk_of(token)
    if chunk is None or chunk.cls in ("place", "facility", "vehicle") or chunk.head == token:
        return False
    return parse.tokens[chunk.head].lower not in place_cues().ground
