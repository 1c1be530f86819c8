"""Turn the words for a party into a listed actor, a state's force or a described party."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from tidings.data.actors import (
    Alias,
    has_capitals,
    heads,
    listed_actors,
    match_actor,
    nations,
    plain_words,
    states,
)
from tidings.data.numbers import number_words
from tidings.model.codes import ActorKind
from tidings.model.values import Actor, Relation

_PIECE = re.compile(r"[^\s\-–—/,;:()\[\]\"“”]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_MAX_RAW = 300  # a longer phrase names no party; keeps hostile input cheap
_BEFORE_PLACE = frozenset({"in", "within", "from", "inside", "across"})
_PREPOSITIONS = _BEFORE_PLACE | frozenset(
    {"of", "with", "near", "at", "on", "who", "that", "which", "belonging", "loyal", "to", "by", "for",
     "against", "outside", "travelling", "traveling", "wearing", "armed", "riding", "aboard"}
)  # fmt: skip
_BARE = frozenset(
    {"the", "a", "an", "suspected", "alleged", "presumed", "year", "old", "some", "several", "other"}
    | {"subsequent", "ensuing", "new", "latest", "recent", "fresh", "further", "earlier"}
    | {"local", "possible", "angry"}
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")  # "U.S. forces" are the "US forces" of other texts
_FILLERS = frozenset({"the", "a", "an", "some", "several", "two", "three", "four", "suspected", "alleged",
                     "other", "another", "more", "these", "those", "its", "their"})  # fmt: skip


class _Party(NamedTuple):
    """A phrase in folded words beside the words as written and where these stand in it."""

    raw: str
    words: list[str]
    written: list[str]
    places: list[tuple[int, int]]


class _Match(NamedTuple):
    """A name at words [first, last): a listed actor's id or a state's code."""

    first: int
    last: int
    id: str


def resolve_actor(raw: str, *, context_country: str | None = None) -> Actor:
    """The party that words name; `context_country` (alpha-2) is where it acts.

    A described party ("Iran-backed militants") keeps its ties and never gets a listed group's id. A
    state's forces abroad are external forces.

    >>> resolve_actor("Hamas militants").actor_id, resolve_actor("gunmen").actor_id
    ('actor:hamas', None)
    """
    party = _read(raw[:_MAX_RAW])
    groups = list(_groups(party, context_country))
    ties, used = _ties(party, groups)
    free = [group for group in groups if not used & set(range(group.first, group.last))]
    if free:
        actor = _listed(party, free, (ties, used), context_country)
        actor = actor if actor.is_named else _with_name(party, actor)
    else:
        actor = _with_name(party, _described(party, ties, used, context_country))
    return replace(actor, name=_INITIALS.sub(lambda found: found.group().replace(".", ""), actor.name))


def _read(raw: str) -> _Party:
    words: list[str] = []
    written: list[str] = []
    places: list[tuple[int, int]] = []
    found = list(_PIECE.finditer(raw))
    whole = _in_names([match.group() for match in found])
    for number, match in enumerate(found):
        piece = match.group() if number in whole else _POSSESSIVE.sub("", match.group())
        for word in plain_words(piece):
            words.append(word)
            written.append(piece)
            places.append((match.start(), match.start() + len(piece)))
    return _Party(raw, words, written, places)


def _with_name(party: _Party, actor: Actor) -> Actor:
    """The actor under its bare name: "the 23-year-old suspect Omar Idris" is Omar Idris.

    Determiners, figures and "suspected" are left off; a name of two words or more right behind a
    noun in lower case is a person's.
    """
    last = len(party.words)
    first = last
    while first and party.written[first - 1][0].isupper():
        first -= 1
    is_person = 0 < first <= last - 2 and party.words[first - 1] not in _PREPOSITIONS | _FILLERS
    if is_person and actor.kind is not None and actor.actor_id is None and not actor.relations:
        return replace(actor, name=_words_of(party, first, last), is_named=True)
    first = 0
    while first < last - 1 and (party.words[first] in _BARE or _is_figure(party.words, first)):
        first += 1
    return replace(actor, name=_words_of(party, first, last)) if last else actor


def _in_names(pieces: list[str]) -> set[int]:
    """Pieces whose possessive is part of a listed name: "New People's Army"."""
    words = [(number, word) for number, piece in enumerate(pieces) for word in plain_words(piece)]
    inside: set[int] = set()
    for i, _ in enumerate(words):
        alias = match_actor([word for _, word in words], i)
        if alias is not None:
            inside.update(number for number, _ in words[i : i + len(alias.words) - 1])
    return inside


def _is_figure(words: Sequence[str], at: int) -> bool:
    """Whether a word counts a party, rather than naming its day: "50 rebels", not "5 May Movement"."""
    return words[at][0].isdigit() and words[at + 1] not in number_words().months


def _words_of(party: _Party, first: int, last: int) -> str:
    """The words from `first` up to `last` as they stand in the phrase."""
    return party.raw[party.places[first][0] : party.places[last - 1][1]]


def _groups(party: _Party, context: str | None) -> Iterator[_Match]:
    """Listed actors named in the phrase, longest names first at each place.

    Of two of one name the one at home where it acts is meant.
    """
    first = 0
    while first < len(party.words):
        alias = match_actor(party.words, first)
        if alias is not None and _is_written(party, first, alias):
            namesakes = (other for other in alias.others if listed_actors()[other].country == context)
            actor_id = alias.actor_id
            if context and listed_actors()[actor_id].country != context:
                actor_id = next(namesakes, actor_id)
            yield _Match(first, first + len(alias.words), actor_id)
            first += len(alias.words)
        else:
            first += 1


def _is_written(party: _Party, first: int, alias: Alias) -> bool:
    """Whether an alias that needs its capitals has them, where the phrase has capitals at all."""
    if alias.capitals is None:
        return True
    written = party.written[first]
    is_cased = any(c.isupper() for c in party.raw)
    return has_capitals(alias, written) if is_cased else len(written) > 2


def _nation_at(party: _Party, first: int) -> _Match | None:
    """The state named at a word; "us" in lower case is the pronoun."""
    for length in (4, 3, 2, 1):
        nation = nations().get(tuple(party.words[first : first + length]))
        if nation is not None and first + length <= len(party.words):
            is_pronoun = length == 1 and party.written[first] == "us"
            return None if is_pronoun else _Match(first, first + length, nation.iso2)
    return None


def _ties(party: _Party, groups: list[_Match]) -> tuple[list[Relation], set[int]]:
    """Who backs the party ("Iran-backed", "backed by Iran"), and the words that say so."""
    relations: list[Relation] = []
    used: set[int] = set()
    inside = {i for group in groups if group.last - group.first > 2 for i in range(group.first, group.last)}
    for i, word in enumerate(party.words):
        tie = heads().ties.get(word)
        if i in inside or (tie is None and word != "pro"):
            continue
        holder = _tied_to(party, groups, i, is_pro=word == "pro")
        if holder is not None:
            name = states()[holder.id].iso3 if holder.id in states() else holder.id
            relations.append(Relation(type=tie or "linked_to", actor_id=name))
            used |= set(range(min(i, holder.first), max(i + 1, holder.last)))
    return relations, used


def _tied_to(party: _Party, groups: list[_Match], i: int, *, is_pro: bool) -> _Match | None:
    """The state or group before "-backed", or after "backed by" and "pro-"."""
    rest = party.words[i + 1 : i + 3]
    if is_pro or rest[:1] in (["by"], ["to"], ["with"]):
        start = i + 1 if is_pro else i + 2
        start += party.words[start : start + 1] == ["the"]
        group = next((g for g in groups if g.first == start), None)
        return group or (_nation_at(party, start) if start < len(party.words) else None)
    group = next((g for g in groups if g.last == i), None)
    if group is not None:
        return group
    for first in range(max(0, i - 4), i):
        nation = _nation_at(party, first)
        if nation is not None and nation.last == i:
            return nation
    return None


def _listed(
    party: _Party, groups: list[_Match], known: tuple[list[Relation], set[int]], context: str | None
) -> Actor:
    """A listed group, or somebody described by it ("a Hamas commander")."""
    ties, used = known
    row = listed_actors()[groups[0].id]
    kind = row.kind
    if kind is ActorKind.STATE and context and row.country and context != row.country:
        kind = ActorKind.EXTERNAL
    taken = used | {i for g in groups for i in range(g.first, g.last)}
    others = [word for i, word in enumerate(party.words) if i not in taken and word not in _FILLERS]
    apart = [word for word in others if word in heads().apart]
    strangers = [
        w for w in others if w not in heads().beside and not w[0].isdigit() and (w,) not in nations()
    ]
    if not apart and (not strangers or row.kind is ActorKind.STATE):  # "an Iraqi army officer" too
        return Actor(
            name=party.raw if strangers else _words_of(party, groups[0].first, groups[0].last),
            actor_id=row.id,
            canonical=row.name,
            kind=kind,
            country=row.country,
            relations=(*row.relations, *(tie for tie in ties if tie not in row.relations)),
            is_named=not strangers,
        )
    is_foe = "anti" in apart
    belongs = not apart or any(word in heads().belonging for word in apart)
    tie = Relation(type="part_of" if belongs else "linked_to", actor_id=row.id)
    head = _head(party, taken)
    return Actor(
        name=party.raw,
        kind=head[0] if head else (kind if belongs else None),
        country=row.country if belongs else None,
        relations=tuple(ties) if is_foe else (*ties, tie),
    )


def _described(party: _Party, ties: list[Relation], used: set[int], context: str | None) -> Actor:
    """A state, one of its forces, or a party known by a noun only."""
    nation, based_in = _nation(party, used)
    head = _head(party, used)
    relations = list(ties)
    if based_in is not None:
        relations.append(Relation(type="based_in", actor_id=states()[based_in].iso3))
    if head is None:
        return _nameless(party, nation, relations, used, based_in or context)
    kind, unit, is_institution = head
    country = nation or based_in
    if unit is None:
        return Actor(name=party.raw, kind=kind, country=country, relations=tuple(relations))
    if nation is None and any(word in heads().foreign for word in party.words):
        return Actor(name=party.raw, kind=ActorKind.EXTERNAL, relations=tuple(relations))
    if nation is None and (ties or any(word in heads().peoples for word in party.words)):
        kind = ActorKind.POLITICAL_MILITIA if ties else ActorKind.REBEL
        return Actor(name=party.raw, kind=kind, country=country, relations=tuple(relations))
    is_abroad = bool(country and context and country != context)
    has_own_name = _has_own_name(party, used)
    is_force = is_institution or unit != "state"
    actor_id = _force_id(country, unit) if country and is_force and not has_own_name else None
    if country and actor_id is None:
        relations.append(Relation(type="part_of", actor_id=states()[country].iso3))
    return Actor(
        name=party.raw,
        actor_id=actor_id,
        canonical=listed_actors()[actor_id].name if actor_id else None,
        kind=ActorKind.EXTERNAL if is_abroad else kind,
        country=country or context,
        relations=tuple(relations),
        is_named=is_institution and (actor_id is not None or has_own_name),
    )


def _has_own_name(party: _Party, used: set[int]) -> bool:
    """Whether a capital inside the phrase says that it names one unit or person ("Amhara Special Forces")."""
    is_title = all(word[0].isupper() for word in party.written)
    known = _known_words(with_heads=is_title)
    return any(
        word[0].isupper() and i not in used and party.words[i] not in known
        for i, word in enumerate(party.written)
        if i
    )


@lru_cache(maxsize=2)
def _known_words(*, with_heads: bool) -> frozenset[str]:
    """Words of states and peoples; in a title, where all have capitals, those of head nouns too."""
    names = {word for words in nations() for word in words} | heads().peoples
    return frozenset(names | {word for words in heads().kinds for word in words} if with_heads else names)


def _force_id(country: str, unit: str) -> str:
    return states()[country].iso3 if unit == "state" else f"actor:{country}-{unit}"


def _nation(party: _Party, used: set[int]) -> tuple[str | None, str | None]:
    """The state a party belongs to, and the country it is said to be in."""
    nation = based_in = None
    first = 0
    while first < len(party.words):
        match = None if first in used else _nation_at(party, first)
        if match is None:
            first += 1
            continue
        before = party.words[first - 1 - (party.words[first - 1] == "the")] if first else ""
        if first and before in _BEFORE_PLACE:
            based_in = based_in or match.id
        else:
            nation = nation or match.id
        first = match.last
    return nation, based_in


def _nameless(
    party: _Party, nation: str | None, relations: list[Relation], used: set[int], where: str | None
) -> Actor:
    """A state by its name alone, or a party whose words say nothing of its kind: a person, a place."""
    others = [w for i, w in enumerate(party.words) if i not in used and w not in _FILLERS]
    match = nations().get(tuple(others)) if party.written != ["us"] else None
    if match is not None and not match.is_demonym:
        state = states()[match.iso2]
        return Actor(
            name=party.raw,
            actor_id=state.iso3,
            canonical=state.name,
            kind=ActorKind.EXTERNAL if where and where != state.iso2 else ActorKind.STATE,
            country=state.iso2,
            relations=tuple(relations),
            is_named=True,
        )
    letters = [word for word in party.written if word[:1].isalpha()]
    is_name = bool(letters) and match is None and all(w[0].isupper() for w in (letters[0], letters[-1]))
    return Actor(
        name=party.raw,
        country=nation,
        relations=tuple(relations),
        is_named=is_name and not relations,
    )


def _head(party: _Party, used: set[int]) -> tuple[ActorKind, str | None, bool] | None:
    """What the head noun says: the last known noun before a preposition, or behind "members of"."""
    words = party.words
    start = 0
    while start < len(words):
        end = next((i for i in range(start + 1, len(words)) if words[i] in _PREPOSITIONS), len(words))
        found = _last_head(words, start, end, used)
        may_pass = end < len(words) and words[end] == "of"
        if may_pass and words[end - 1] in heads().transparent:
            behind = next((i for i in range(end + 2, len(words)) if words[i] in _PREPOSITIONS), len(words))
            return _last_head(words, end + 1, behind, used) or found
        if found is not None or end == len(words):
            return found
        start = end + 1
    return None


def _last_head(
    words: list[str], start: int, end: int, used: set[int]
) -> tuple[ActorKind, str | None, bool] | None:
    """The known noun that ends last before `end`; the longer of two that end together."""
    kinds = heads().kinds
    for last in range(end, start, -1):
        if last - 1 in used:
            continue
        for length in range(min(heads().longest, last - start), 0, -1):
            row = kinds.get(tuple(words[last - length : last]))
            if row is not None:
                return row
    return None
