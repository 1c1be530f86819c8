"""Tell acts that are played: the plot of a film, a novel or a game, and the part of a drill told after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from tidings.data.tables import table
from tidings.read.acts import Act
from tidings.read.context import Mood
from tidings.read.sentences import Sentence
from tidings.read.vetoes import veto_words
from tidings.read.words import is_past, verbs

_REACH = 3  # sentences of one paragraph behind the one that names a work or a drill
_HEAD = 8  # tokens between a work and the verb that says what it tells
_INTO = 6  # tokens: "in the new season of the award-winning drama"
_PRESENT = frozenset({"base", "s"})
_IS = frozenset({"is", "are", "being"})
_MEANS = frozenset({"state", "weapon", "vehicle"})
# Those whom no drill strikes.
_ENEMIES = frozenset({"armed", "civilian", "group", "official", "state"})
_AUXILIARY = frozenset("BHXAt")


def unplayed(acts: Sequence[Act], sentences: Sequence[Sentence]) -> list[Act]:
    """The acts, those that are only played no more told as facts.

    A plot is told in the present tense, news in the past: what a film's makers, or the one who wrote
    the book, did or suffered is told in the past beside it and stands.
    """
    works, drills = _stretches(sentences)
    return [
        replace(act, context=act.context._replace(mood=Mood.GENERIC))
        if (act.sentence in works and _is_of_a_plot(act)) or (act.sentence in drills and _is_drilled(act))
        else act
        for act in acts
    ]


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in table("events")["played"].items()}


def _stretches(sentences: Sequence[Sentence]) -> tuple[frozenset[int], frozenset[int]]:
    """The sentences that may tell of a work's plot, and those that may tell of a drill."""
    works: set[int] = set()
    drills: set[int] = set()
    for i, sentence in enumerate(sentences):
        words = [token.lower for token in sentence.tokens]
        if _words()["works"].isdisjoint(words) and veto_words()["exercise"].isdisjoint(words):
            continue
        behind = [s.index for s in sentences[i : i + 1 + _REACH] if s.block == sentence.block]
        if _names_a_work(words) and _speaks_of_fiction(sentences, i):
            works.update(behind)
        if _holds_a_drill(words):
            drills.update(behind)
    return frozenset(works), frozenset(drills)


def _names_a_work(words: Sequence[str]) -> bool:
    """Whether a work is said to tell something: "in the film", "the novel opens with", "directed by"."""
    cues = _words()
    for i, word in enumerate(words):
        if word not in cues["works"]:
            continue
        is_within = i <= _INTO and words[0] in ("in", "on") and words[1:2] != ["a"]
        if is_within or not cues["telling"].isdisjoint(words[i + 1 : i + 1 + _HEAD]):
            return True
        if not cues["makers"].isdisjoint(words):
            return True
    return False


def _speaks_of_fiction(sentences: Sequence[Sentence], at: int) -> bool:
    """Whether two words of books, film and games stand together: a "film" or an "episode" may be of news."""
    near = [s for s in sentences[max(0, at - _REACH) : at + 1 + _REACH] if s.block == sentences[at].block]
    words = frozenset(token.lower for s in near for token in s.tokens)
    cues = _words()
    said = words & (cues["works"] | cues["makers"] | cues["marks"])
    return bool(words & cues["sure"]) or len(said) >= 2


def _is_of_a_plot(act: Act) -> bool:
    """Whether an act is told in the present, as plots are, or is a thing that somebody tells of."""
    if act.trigger.parse.sentence.is_heading:
        return False
    tokens, tags, at = act.trigger.parse.tokens, act.trigger.parse.tags, act.trigger.at
    if not act.trigger.is_noun:
        group = {tokens[i].lower for i in _group_before(tags, at)}
        form = verbs().get(tokens[at].lower)
        if group & _IS or (form is not None and form.form in _PRESENT):
            return True
        if form is None or form.form != "ing":
            return False
    return not any(tags[i] == "V" and is_past(tokens[i].lower) for i in range(at))


def _group_before(tags: Sequence[str], at: int) -> Iterator[int]:
    """The auxiliaries of a verb, from the verb outwards."""
    i = at - 1
    while i >= 0 and tags[i] in _AUXILIARY:
        yield i
        i -= 1


def _holds_a_drill(words: Sequence[str]) -> bool:
    """Whether a drill is held: "the exercise began on Monday", "taking part in manoeuvres"."""
    is_named = not veto_words()["exercise"].isdisjoint(words)
    return is_named and not _words()["holding"].isdisjoint(words)


def _is_drilled(act: Act) -> bool:
    """Whether soldiers as such act and nobody is harmed: "paratroopers seized an airfield".

    A country, a listed group or an enemy beside them, or anybody hurt, is of the world outside the drill.
    """
    if act.casualties or any(p.chunk.cls not in _MEANS for p in act.roles.doers):
        return False
    tokens = act.trigger.parse.tokens
    names = [t for p in act.roles.doers for t in tokens[p.chunk.first : p.chunk.last] if t.is_capital]
    is_named = any(token.start != tokens[0].start for token in names)
    struck = {p.chunk.cls for p in act.roles.sufferers} | {c.cls for c in act.roles.victims}
    return bool(act.roles.doers) and not is_named and struck.isdisjoint(_ENEMIES)
