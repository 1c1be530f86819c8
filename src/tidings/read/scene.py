"""Tell whether an event stands in a text about armed conflict, political violence or unrest."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from tidings.data.tables import table
from tidings.model.codes import Field
from tidings.read.actors import find_named_actors, is_armed
from tidings.read.acts import Act
from tidings.read.bundle import Event, crowd_words
from tidings.read.casualties import Casualty
from tidings.read.crowds import is_on_the_ground, is_seen, pelts_police
from tidings.read.developments import DEVELOPMENTS
from tidings.read.gate import cores, is_by_a_power, kills_by_hand
from tidings.read.grammar import Phrase
from tidings.read.powers import powers
from tidings.read.roles import GROUND
from tidings.read.sentences import Sentence
from tidings.read.words import both_numbers

# Read by hand on 104 events of a real day: 39 were political violence or unrest, 65 crime, sport, games,
# business. Of those kept here 36 of 48 were, of the rest 3 of 56; at 4 in 1,000 words 35 of 44 and 4 of 60,
# but MUC-4's bulletins lose murders told in plain words (roles F1 .402 to .398).
_PER_THOUSAND = 3.0
# Words of sport, film and games in 1,000 from which a text with fewer words of conflict is about those:
# of 101 texts of a real day whose events were read, 7 had so many, none with an incident.
_LEISURE = 10.0
_FEWEST = 3
_FIRES = frozenset({"burn", "torch", "set"})
_BOMBARDS = frozenset({"bomb", "bombard", "shell", "strafe"})
_STRIKES = frozenset({"strike", "target"})
_THEIRS = frozenset({"his", "her", "their", "own"})
_GUN = frozenset(
    "gun guns gunman gunmen gunfire gunshot gunshots handgun shooter bullet bullets bullet-riddled".split()
) | {"shots"}
# Words that tell of people hit, though none is named or counted: "a deadly shooting", "the victims".
_HIT = frozenset(
    "deadly fatal fatally double triple quadruple quintuple victim victims wounds killed dead died".split()
)
_KILLED = frozenset({Field.KILLED})
_HARMED = frozenset({Field.KILLED, Field.INJURED})
_NEAR_SENTENCES = 2
_ALMANAC = 3  # lines; two years may open two paragraphs of a history
_YEAR_DIGITS = 4
# Figures too low to tell an attack on many from an ordinary murder.
_FEW = frozenset({"a", "an", "one", "1", "two", "2", "both"})


class Scene:
    """The words of conflict in a document, sentence by sentence; `is_leisure`: a text of sport or fiction."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """Read the sentences once; the words near an event are looked up by sentence number."""
        found = [list(_scene_words_of(s)) for s in sentences]
        total = sum(len(s.tokens) for s in sentences)
        self._words = [frozenset(row) for row in found]
        self._share = 1000 * sum(map(len, found)) / max(1, total)
        leisure = sum(t.lower in leisure_words() for s in sentences for t in s.tokens)
        is_leisure = leisure >= _FEWEST and 1000 * leisure / total >= max(_LEISURE, self._share)
        self.is_leisure = is_leisure or any(map(_owns_to_fiction, sentences))

    def holds(self, event: Event) -> bool:
        """Whether the event is one of conflict: by its own neighbourhood and by the whole text."""
        if (self.is_leisure and not _is_dated_shooting(event)) or _is_private_taking(event):
            return False
        if self._share >= _PER_THOUSAND and any(self._near(act.sentence) for act in event.facts):
            return True
        if _is_domestic(event):
            return False
        if _is_shooting(event) or any(map(_is_grave, cores(event))):
            return True
        return self._share < _PER_THOUSAND and any(map(_is_by_the_armed, cores(event)))

    def held(self, events: Sequence[Event]) -> list[Event]:
        """The events of conflict, and those told by their words of other places: "hit Jos and Bida"."""
        sure = [event for event in events if self.holds(event)]
        told = {(act.sentence, act.trigger.at) for event in sure for act in event.facts}
        return [
            event
            for event in events
            if event in sure or any((act.sentence, act.trigger.at) in told for act in event.facts)
        ]

    @property
    def is_of_conflict(self) -> bool:
        """Whether the whole text speaks much of conflict."""
        return not self.is_leisure and self._share >= _PER_THOUSAND

    def _near(self, sentence: int) -> bool:
        first = max(0, sentence - _NEAR_SENTENCES)
        return any(self._words[first : sentence + _NEAR_SENTENCES + 1])


def _is_grave(event: Event) -> bool:
    """Whether an event is recorded in whatever text it stands."""
    hit = _strikes_many(event) or _kills_many(event, _HARMED)
    if any(_is_attack(act) for act in event.facts) and hit:
        return True
    if any(act.trigger.row.frame == "mutual" for act in event.facts) and _kills_many(event):
        return True  # "fierce fighting in Aleppo killed ten"
    if any(act.trigger.row.frame == "bang" or act.roles.has_weapon for act in event.facts) and _kills_many(
        event
    ):
        return True
    if any((_is_strike(act) and is_by_a_power(act)) or _is_from_afar(act) for act in event.facts):
        return True
    if any(act.trigger.row.code == "strike" for act in event.facts) and _kills_many(event):
        return True  # "the strike on El Fasher killed 40 people"
    if event.casualties and any(_is_raid_of_a_power(act) for act in event.facts):
        return True
    if event.family == "protest" and any(is_on_the_ground(a) or is_seen(a) for a in event.facts):
        return True
    if any(map(pelts_police, event.facts)) or event.family in DEVELOPMENTS:
        return True
    if event.family == "property" and any(map(_is_arson_by_many, event.facts)):
        return True
    if any(map(kills_by_hand, event.facts)) and _kills_many(event):
        return True
    return any(_strikes_office(act) or _bombs(act) for act in event.facts)


def _is_strike(act: Act) -> bool:
    """Whether a strike is told by itself, or beside a weapon: "Israeli strikes", "a Saudi air raid"."""
    return act.trigger.row.lemma in _STRIKES or act.roles.has_weapon


def _is_raid_of_a_power(act: Act) -> bool:
    """Whether a state or a group raids something: "killed during an Israeli raid"."""
    return act.trigger.row.sort == "act" and any(powers(act))


def _is_from_afar(act: Act) -> bool:
    """Whether shells and the like come down on something, or ground is bombed or shelled."""
    row = act.trigger.row
    if row.lemma in _BOMBARDS:
        return not act.trigger.is_noun and any(p.chunk.cls in GROUND for p in act.roles.sufferers)
    return row.frame == "bang" and row.code.startswith("strike") and act.roles.has_weapon


def _is_arson_by_many(act: Act) -> bool:
    """Whether armed people, a gang or a crowd burn what is not theirs: "torched by gang members"."""
    is_fire = act.trigger.row.lemma in _FIRES or "fire" in {t.lower for t in act.trigger.parse.tokens}
    return is_fire and any(p.chunk.is_plural or p.head in crowd_words()["crowd"] for p in act.roles.doers)


def _is_attack(act: Act) -> bool:
    """Whether the event word names an attack or a raid; fires and storms kill many too."""
    row = act.trigger.row
    is_force = row.code.startswith("attack") or (row.code == "battle.clash" and row.frame == "svo")
    return row.sort == "act" and is_force and row.lemma != "fire" and row.frame != "agent"


def _strikes_office(act: Act) -> bool:
    """Whether a holder of office is attacked or taken, or anybody is assassinated."""
    row = act.trigger.row
    is_grave = row.sort == "act" and row.code.startswith("attack")
    return row.code == "attack.assassination" or (
        is_grave and any(p.chunk.cls == "official" for p in act.roles.sufferers)
    )


def _bombs(act: Act) -> bool:
    """Whether armed people blow something up: "guerrillas blew up a bridge"."""
    row = act.trigger.row
    is_theirs = any(p.chunk.cls == "armed" for p in act.roles.doers)
    return row.sort == "act" and row.code.startswith("bomb") and is_theirs


def _is_by_the_armed(event: Event) -> bool:
    """Whether armed people, not police or soldiers, kill or take somebody."""
    return any(
        any(p.chunk.cls == "armed" for p in act.roles.doers)
        and (bool(act.casualties) or act.trigger.row.code == "attack.sexual")
        and act.trigger.row.frame != "agent"
        for act in event.facts
    )


def _is_private_taking(event: Event) -> bool:
    """Whether one person takes another and nobody is killed: "a student kidnapped a six-year-old boy"."""
    if {act.trigger.row.effect for act in event.facts if act.trigger.row.sort != "anaphor"} != {"abducted"}:
        return False
    doers, taken = event.phrases("doers"), event.phrases("sufferers")
    is_one_person = all(p.chunk.cls == "civilian" and not p.chunk.is_plural for p in (*doers, *taken))
    return bool(doers and taken) and is_one_person and not any(map(_kills, event.casualties))


def _kills(casualty: Casualty) -> bool:
    return casualty.field is Field.KILLED


def _is_domestic(event: Event) -> bool:
    """Whether somebody does it to their own kin: "shot her mother", "killed his cousin".

    Kin of who tells it are no kin of who did it: "her son was shot". Three killed are recorded always.
    """
    if any(p.chunk.cls in ("armed", "state") for p in event.phrases("doers")) or _kills_many(event):
        return False
    hurt = event.phrases("sufferers")
    told = [p for act in event.facts if not _is_by_nobody(act) for p in act.roles.sufferers]
    kin = [p for p in told if p.head in _kin() and not _is_beside_own(p)]
    return any(not _THEIRS.isdisjoint(p.words) for p in kin) and 2 * len(kin) >= len(hurt)


def _is_by_nobody(act: Act) -> bool:
    """Whether a verb in the passive names nobody who did it."""
    return act.trigger.is_passive and not act.roles.doers


def _is_beside_own(phrase: Phrase) -> bool:
    """Whether somebody's kin is hurt with them, by whomever: "a woman and her granddaughter were wounded"."""
    parse, first = phrase.parse, phrase.chunk.first
    before = parse.chunk_of(first - 2) if first > 1 and parse.tags[first - 1] == "&" else None
    if before is None or before.cls != "civilian":
        return False
    is_somebody = parse.tokens[before.first].lower in ("a", "an")  # "a mother and her sons", not "his wife"
    return is_somebody or parse.tokens[before.head].lower not in _kin()


@lru_cache(maxsize=1)
def _kin() -> frozenset[str]:
    """Words for those of one family."""
    return frozenset(table("parties")["kin"].split())


def _is_shooting(event: Event) -> bool:
    """Whether people are shot: gun violence is recorded wherever it happens."""
    if not event.casualties and not event.phrases("sufferers") and event.words.isdisjoint(_HIT):
        return False
    shots = any(act.trigger.row.weapon == "firearm" for act in event.facts)
    return shots or bool(event.words & _GUN)


def _is_dated_shooting(event: Event) -> bool:
    """Whether people are shot on a day that is told: news of it stands in pages of sport as well."""
    is_on_a_day = event.when is not None and event.when.is_day
    return is_on_a_day and bool(event.casualties) and _is_shooting(event)


def _kills_many(event: Event, fields: Container[Field] = _KILLED) -> bool:
    """Whether three or more are killed, or also hurt: an attack to record whoever made it."""
    return any(
        casualty.field in fields and not casualty.is_one and _is_many(act, casualty)
        for act in event.facts
        for casualty in act.casualties
    )


def _strikes_many(event: Event) -> bool:
    """Whether three or more are attacked: "six people were stabbed"."""
    return any(
        _is_attack(act)
        and p.chunk.cls in ("civilian", "official")
        and _is_over_few(act, p.chunk.first, p.chunk.last)
        for act in event.facts
        for p in act.roles.sufferers
    )


def _is_many(act: Act, casualty: Casualty) -> bool:
    tokens = act.trigger.parse.tokens
    inside = [i for i, t in enumerate(tokens) if casualty.span.start <= t.start < casualty.span.end]
    return bool(inside) and _is_over_few(act, inside[0], inside[-1] + 1)


def _is_over_few(act: Act, first: int, last: int) -> bool:
    """Whether tokens [first, last) hold a number of three or more."""
    tokens, tags = act.trigger.parse.tokens[first:last], act.trigger.parse.tags[first:last]
    return "#" in tags and not any(token.lower in _FEW for token in tokens)


def _owns_to_fiction(sentence: Sentence) -> bool:
    """Whether a text says of itself that it is made up: "this is a work of fiction"."""
    words = " ".join(token.lower for token in sentence.tokens)
    return any(f"is a work of {kind}" in words for kind in ("fiction", "satire"))


def _scene_words_of(sentence: Sentence) -> Iterator[str]:
    """The words of conflict in a sentence; "strike" is one after "air" alone."""
    words, after_air = scene_words()
    yield from (named.actor_id for named in find_named_actors(sentence) if is_armed(named))
    before = ""
    for token in sentence.tokens:
        if token.lower in words or (before == "air" and token.lower in after_air):
            yield token.lower
        before = token.lower


@lru_cache(maxsize=1)
def scene_words() -> tuple[frozenset[str], frozenset[str]]:
    """All words of `resources/scene.yml`, in both numbers; those that need "air" before them apart."""
    rows = {name: row.split() for name, row in table("scene").items()}
    after_air = rows.pop("after_air")
    words = [word for row in rows.values() for word in row]
    return both_numbers(words), both_numbers(after_air)


def almanac(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The sentences that are lines of an almanac, each behind its year: "1976: Syrian army takes Beirut"."""
    lines = [s.index for s in sentences if len(s.tokens) > 1 and _opens_with_year(s)]
    return frozenset(lines if len(lines) >= _ALMANAC else ())


def _opens_with_year(sentence: Sentence) -> bool:
    first, after = (token.text for token in sentence.tokens[:2])
    return first.isdigit() and len(first) == _YEAR_DIGITS and after in (":", "-", "–", "—")


@lru_cache(maxsize=1)
def leisure_words() -> frozenset[str]:
    """Words of sport, film and games, in both numbers."""
    events = table("events")
    return both_numbers(f"{events['sport']} {events['fiction']}".split())
