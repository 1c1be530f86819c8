"""Rule out what only sounds like an incident: exercises, sport, accidents, crime, criticism, searches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tidings.data.tables import table
from tidings.model.codes import Field
from tidings.read.acts import Act
from tidings.read.bundle import Event, crowd_words
from tidings.read.casualties import is_shot
from tidings.read.hurt import PATIENT, WOUNDS
from tidings.read.powers import powers
from tidings.read.weapons import find_weapons
from tidings.read.words import both_numbers

_VETOES = (
    "exercise", "fiction", "sport", "accident", "animal", "industrial", "crime", "remembered", "tried",
    "figurative", "hunting", "mishap",
)  # fmt: skip
_ARMED_GROUND = frozenset({"base", "bases", "camp", "camps", "barracks", "outpost", "outposts", "hideout"})
# What is made up, what it does, and what tells it from film taken of an act ("the film shows soldiers").
_WORKS = frozenset({"movie", "novel", "thriller", "musical", "opera", "film", "drama"})
_SHOWS = frozenset({"shows", "tells", "depicts", "portrays", "recounts", "centers", "centres"})
_STAGED = frozenset(
    {"set", "directed", "starring", "director", "author", "novelist", "screened", "hero", "heroine"}
)
_SCORE_DIGITS = 3
_SELVES = frozenset({"himself", "herself", "themselves"})
_BY_HAND = frozenset({"shoot", "kill", "stab", "hang"})  # who blows himself up kills others
_AGES = frozenset({"ages", "aged", "between"})


@lru_cache(maxsize=1)
def veto_words() -> dict[str, frozenset[str]]:
    """Words that tell other things than violence, in both numbers."""
    events = table("events")
    return {name: both_numbers(events[name].split()) for name in _VETOES}


def is_vetoed(event: Event) -> bool:
    """Whether exercise, fiction, sport or accident words outweigh violence in the event's sentences."""
    words = event.words
    vetoes = veto_words()
    if words & vetoes["exercise"] or _tells_of_animals(event):
        return True
    if words & vetoes["hunting"] and words & vetoes["mishap"]:
        return True
    if is_staged(words) or len(words & vetoes["sport"]) >= 2 or len(words & vetoes["fiction"]) >= 2:
        return True
    if _is_criticism(event) or _is_match(event) or _is_search(event) or _is_by_own_hand(event):
        return True
    is_hurt = any(casualty.rule not in (PATIENT, WOUNDS) for casualty in event.casualties)
    if words & vetoes["crime"] and not is_hurt and not _is_by_fighters(event):
        return True
    if _is_bang_only(event) and words & (vetoes["industrial"] | vetoes["accident"]):
        return True
    violent = any(
        (a.trigger.row.sort == "act" and a.trigger.row.lemma not in ("explosion", "blast"))
        or (a.trigger.row.frame == "bang" and is_armed_before(a))  # "a drone crashed into a house"
        or (not a.trigger.is_noun and any(powers(a)))  # "Israeli jets struck"
        for a in event.facts
    )
    return bool(words & vetoes["accident"]) and not violent


def _is_by_fighters(event: Event) -> bool:
    """Whether a listed group acts, or a ship is taken."""
    is_ship = any(p.head in crowd_words()["ships"] for p in event.phrases("sufferers"))
    return is_ship or any(p.chunk.cls == "group" for p in event.phrases("doers"))


def is_play(words: frozenset[str]) -> bool:
    """Whether the words of a sentence are of an exercise, a trial, sport, film or games."""
    vetoes = veto_words()
    if words & (vetoes["exercise"] | vetoes["animal"] | vetoes["tried"] | vetoes["remembered"]):
        return True
    return is_staged(words) or len(words & vetoes["sport"]) >= 2 or len(words & vetoes["fiction"]) >= 2


def is_staged(words: frozenset[str]) -> bool:
    """Whether a work of fiction tells it: "the film, set in 1992, shows a sniper killing a boy"."""
    return bool(words & _WORKS and words & _SHOWS and words & _STAGED)


def _tells_of_animals(event: Event) -> bool:
    """Whether beasts attack or are attacked; in running text the Tamil Tigers are none.

    Beasts that stand by where people are shot, or where armed people act, are not the matter: "his dog
    fled", "police used tear gas and dogs".
    """
    beasts = veto_words()["animal"]
    matter = {p.head for p in (*event.phrases("doers"), *event.phrases("sufferers"))}
    is_of_arms = any(p.chunk.cls in ("state", "armed", "group") for p in event.phrases("doers"))
    is_of_people = event.casualties and (is_of_arms or any(is_shot(act.trigger) for act in event.facts))
    if is_of_people and beasts.isdisjoint(matter):
        return False
    return any(
        token.lower in beasts and (i == 0 or act.trigger.parse.sentence.is_heading or not token.is_capital)
        for act in event.facts
        for i, token in enumerate(act.trigger.parse.tokens)
    )


def _is_criticism(event: Event) -> bool:
    """Whether somebody is only attacked in words: an official "under fire over" something."""
    harmed = bool(event.casualties or event.phrases("doers") or event.phrases("weapons"))
    is_dated_strike = event.when is not None and any(map(is_armed_before, event.facts))
    harmed = harmed or is_dated_strike  # "the May 14 drone attacks on the refinery"
    return event.family != "protest" and not harmed and bool(event.words & veto_words()["figurative"])


def _is_search(event: Event) -> bool:
    """Whether police only raid or search: nobody hurt, nobody armed met."""
    acts = [a for a in event.facts if a.trigger.row.sort == "act"]
    if not acts or any(a.trigger.row.lemma != "raid" for a in acts) or event.casualties:
        return False
    return not any(p.chunk.cls == "armed" or p.head in _ARMED_GROUND for p in event.phrases("sufferers"))


def _is_by_own_hand(event: Event) -> bool:
    """Whether all that is told is that somebody shot themselves: "the suspect shot himself and died"."""
    return any(map(_turns_on_self, event.facts)) and all(
        _turns_on_self(act) or act.trigger.row.frame == "suffer" for act in event.facts
    )


def _turns_on_self(act: Act) -> bool:
    """Whether the one who acts is the one who suffers it: "killed himself", and nobody beside."""
    parse, at = act.trigger.parse, act.trigger.at
    is_own = not _SELVES.isdisjoint(token.lower for token in parse.tokens[at + 1 : at + 2])
    is_with_others = parse.tags[at + 2 : at + 3] == ("&",) and parse.tags[at + 3 : at + 4] != ("V",)
    return is_own and not is_with_others and act.trigger.row.lemma in _BY_HAND


def _is_match(event: Event) -> bool:
    """Whether a score such as 112-98 stands beside the event words, and nobody was killed."""
    if any(casualty.field is Field.KILLED for casualty in event.casualties):
        return False
    for act in event.facts:
        tokens = act.trigger.parse.tokens
        for i in range(1, len(tokens) - 1):
            if tokens[i].text in ("-", "–") and tokens[i - 1].text.isdigit() and tokens[i + 1].text.isdigit():
                glued = tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
                is_of_ages = i > 1 and tokens[i - 2].lower in _AGES
                if glued and not is_of_ages and _is_score([token.text for token in tokens[i - 1 : i + 3]]):
                    return True
    return False


def _is_score(words: Sequence[str]) -> bool:
    """Whether two figures bound by a dash may be a score: no telephone number, no "(07-05)"."""
    left, _, right, *after = words
    is_padded = any(len(figure) > 1 and figure[0] == "0" for figure in (left, right))
    is_short = max(len(left), len(right)) <= _SCORE_DIGITS
    return is_short and not is_padded and after[:1] not in (["-"], ["–"], [")"])


def _is_bang_only(event: Event) -> bool:
    """Whether all that is told is an explosion and its harm, with no bomb and nobody behind it."""
    if event.phrases("doers") or any(p.chunk.cls == "weapon" for p in event.phrases("weapons")):
        return False
    if any(map(is_armed_before, event.facts)):
        return False
    return all(
        a.trigger.row.frame == "bang" or a.trigger.row.sort in ("effect", "weak", "anaphor")
        for a in event.facts
    )


def is_armed_before(act: Act) -> bool:
    """Whether a weapon is named before the event word in its sentence."""
    return any(first < act.trigger.at for first, *_ in find_weapons(act.trigger.parse.sentence))
