"""Listed actors, states and the nouns for described parties, as typed rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tidings.data.names import fold
from tidings.data.numbers import Words
from tidings.data.tables import table
from tidings.model.codes import ActorKind
from tidings.model.values import Relation

_KINDS = {
    "state": ActorKind.STATE,
    "rebel": ActorKind.REBEL,
    "political": ActorKind.POLITICAL_MILITIA,
    "identity": ActorKind.IDENTITY_MILITIA,
    "rioters": ActorKind.RIOTERS,
    "protesters": ActorKind.PROTESTERS,
    "civilians": ActorKind.CIVILIANS,
    "external": ActorKind.EXTERNAL,
}
_TIES = ("backed_by", "part_of", "also_known_as", "linked_to", "fronts_for")
_FORCES = {"military": "Military of {}", "police": "Police of {}", "security": "Security forces of {}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedActor:
    """One listed group or force. `years` is when it was active, as written ("1987-", "1980-1992")."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    kind: ActorKind | None
    relations: tuple[Relation, ...] = ()
    years: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A country with the id of its state as an actor (ISO 3166-1 alpha-3)."""

    iso2: str
    iso3: str
    name: str


class Alias(NamedTuple):
    """One alias in folded words. `capitals` is the alias itself where only capitals may match it.

    `others` are further actors of the same name, such as the PDF of two countries.
    """

    words: Words
    actor_id: str
    capitals: str | None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """The nouns of described parties and the words beside names."""

    kinds: Mapping[Words, tuple[ActorKind, str | None, bool]]
    longest: int
    transparent: frozenset[str]
    peoples: frozenset[str]
    foreign: frozenset[str]
    beside: frozenset[str]
    apart: frozenset[str]
    belonging: frozenset[str]
    words_too: frozenset[str]
    names_too: frozenset[Words]
    signs: tuple[str, ...]
    ties: Mapping[str, str]


@lru_cache(maxsize=1)
def states() -> Mapping[str, State]:
    """Every state by its alpha-2 code."""
    rows = table("actors")["states"]["states"]
    return {iso2: State(iso2=iso2, iso3=row["iso3"], name=row["name"]) for iso2, row in rows.items()}


@lru_cache(maxsize=1)
def listed_actors() -> Mapping[str, ListedActor]:
    """Every listed actor by id: groups, the forces of each state, and the states themselves."""
    actors = {
        row.id: row
        for iso2, state in states().items()
        for row in (
            ListedActor(id=state.iso3, name=state.name, aliases=(), country=iso2, kind=ActorKind.STATE),
            *(
                ListedActor(
                    id=f"actor:{iso2}-{force}",
                    name=pattern.format(state.name),
                    aliases=(),
                    country=iso2,
                    kind=ActorKind.STATE,
                )
                for force, pattern in _FORCES.items()
            ),
        )
    }
    for region, rows in table("actors").items():
        if region not in ("states", "heads"):
            actors |= {f"actor:{key}": _listed(key, row) for key, row in rows.items()}
    return actors


# Any: one row of a lexicon, whose keys are checked here.
def _listed(key: str, row: Mapping[str, object]) -> ListedActor:
    country = row.get("country")
    return ListedActor(
        id=f"actor:{key}",
        name=str(row["name"]),
        aliases=tuple(map(str, _list(row.get("also")))),
        country=str(country) if country else None,
        kind=_KINDS[str(row["kind"])],
        relations=tuple(
            Relation(type=tie, actor_id=actor_id_of(str(other)))
            for tie in _TIES
            for other in _list(row.get(tie))
        ),
        years=str(row["years"]) if row.get("years") else None,
    )


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def actor_id_of(key: str) -> str:
    """The id that a key of the lists stands for: a state's alpha-2 code, or a group's key."""
    return states()[key].iso3 if key in states() else f"actor:{key}"


def plain_words(text: str) -> Words:
    """Folded words of a name, so that spellings with marks, dots or hyphens meet."""
    return tuple(fold(text).split())


@lru_cache(maxsize=1)
def actor_aliases() -> Mapping[str, tuple[Alias, ...]]:
    """All aliases of groups and forces by their first word, longest first."""
    found: dict[Words, Alias] = {}
    for actor in listed_actors().values():
        for name in (actor.name, *actor.aliases):
            words = plain_words(name.removeprefix("The ").removeprefix("the "))
            if not words or (not actor.aliases and _is_generated(actor)):
                continue
            known = found.setdefault(words, Alias(words, actor.id, name if _is_acronym(name) else None))
            if actor.id != known.actor_id and actor.id not in known.others:
                found[words] = known._replace(others=(*known.others, actor.id))
    grouped: dict[str, list[Alias]] = {}
    for alias in found.values():
        grouped.setdefault(alias.words[0], []).append(alias)
    return {word: tuple(sorted(group, key=lambda a: -len(a.words))) for word, group in grouped.items()}


def _is_generated(actor: ListedActor) -> bool:
    """Whether it stands for a state or one of its forces without a row of its own."""
    return actor.kind is ActorKind.STATE and (len(actor.id) == 3 or actor.name.split(" of ")[0] in _PLAIN)


_PLAIN = frozenset(pattern.split(" of ")[0] for pattern in _FORCES.values())


def _is_acronym(name: str) -> bool:
    """Whether a name is one word with several capitals ("ELN", "LeT"), which only they tell from a word."""
    return " " not in name and "-" not in name[2:-2] and sum(c.isupper() for c in name) > 1


def has_capitals(alias: Alias, text: str) -> bool:
    """Whether a word as written has the capitals that an alias needs."""
    capitals = alias.capitals
    if capitals is None:
        return True
    if capitals.upper() != capitals:
        return text == capitals
    is_title = len(capitals) > 3 and text == capitals.capitalize()  # "Isis", "Nato", "Renamo"
    return text.upper() == text or (is_title and text.lower() not in heads().words_too)


def match_actor(words: Sequence[str], first: int) -> Alias | None:
    """The longest alias that begins at a folded word."""
    for alias in actor_aliases().get(words[first], ()):
        if tuple(words[first : first + len(alias.words)]) == alias.words:
            return alias
    return None


class Nation(NamedTuple):
    """The state a name or demonym points to."""

    iso2: str
    is_demonym: bool


@lru_cache(maxsize=1)
def nations() -> Mapping[Words, Nation]:
    """Names and demonyms of states in folded words."""
    lists = table("actors")["states"]
    found: dict[Words, Nation] = {}
    for code, row in lists["states"].items():
        for name in (row["name"], *row.get("also", ())):
            found.setdefault(plain_words(name), Nation(code, is_demonym=False))
    for code, row in table("countries").items():
        for name in _split(row.get("aliases")):
            found.setdefault(plain_words(name), Nation(code, is_demonym=False))
        for name in _split(row.get("demonyms")):
            found.setdefault(plain_words(name), Nation(code, is_demonym=True))
    for code, names in lists["former"].items():
        for name in names:
            found.setdefault(plain_words(name), Nation(code, is_demonym=False))
    return found


def _split(text: str | None) -> list[str]:
    return [name.strip() for name in (text or "").split(",") if name.strip()]


@lru_cache(maxsize=1)
def heads() -> Heads:
    """The nouns of `resources/actors/heads.yml`."""
    rows = table("actors")["heads"]
    kinds = dict(_head_rows(rows))
    return Heads(
        kinds=kinds,
        longest=max(map(len, kinds)),
        transparent=frozenset(rows["transparent"]),
        peoples=frozenset(rows["peoples"]),
        foreign=frozenset(rows["foreign"]),
        beside=frozenset(rows["beside"]),
        apart=frozenset(rows["apart"]),
        belonging=frozenset(rows["belonging"]),
        words_too=frozenset(rows["words_too"]) | frozenset(table("common_words")["english"].split()),
        names_too=frozenset(map(plain_words, rows["names_too"])),
        signs=tuple(rows["signs"]),
        ties=rows["ties"],
    )


# Any: the lexicon's rows are lists or mappings by key.
def _head_rows(rows: Mapping[str, object]) -> Iterator[tuple[Words, tuple[ActorKind, str | None, bool]]]:
    for row in rows.values():
        if not (isinstance(row, dict) and "kind" in row):
            continue
        for key in ("institutions", "words"):
            for phrase in row.get(key, ()):
                yield plain_words(phrase), (ActorKind(row["kind"]), row.get("unit"), key == "institutions")
