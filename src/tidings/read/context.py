"""Tell how an event word is meant: as fact, as attempt, denied, possible, habitual or of another time."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.codes import Status
from tidings.read.chunks import Chunk, Parse
from tidings.read.habits import (
    begins_a_war,
    is_among_the_worst,
    is_habit,
    is_over_years,
    is_record,
    is_summed_up,
    main_of_participle,
)
from tidings.read.modifiers import chunk_ending_at, is_one_act
from tidings.read.nothing import is_none, where_nothing
from tidings.read.triggers import Trigger
from tidings.read.words import is_past, verbs, weekdays


class Mood(StrEnum):
    """Whether an event word asserts that something happened."""

    FACT = "fact"
    NEGATED = "negated"
    POSSIBLE = "possible"
    GENERIC = "generic"


class Context(NamedTuple):
    """How an event word is meant, and what its surroundings say of its status and newness."""

    mood: Mood
    status: Status = Status.OCCURRED
    is_new: bool = False
    is_past: bool = False
    is_anaphor: bool = False
    is_cause: bool = False


class _Words(NamedTuple):
    attempt: frozenset[str]
    unreal: frozenset[str]
    real: frozenset[str]
    foiled: frozenset[str]
    new: frozenset[str]
    tellers: frozenset[str]
    past: frozenset[str]
    generic: frozenset[str]
    began: frozenset[str]
    possible_before: frozenset[str]
    vague: frozenset[str]
    causes: frozenset[str]
    grievances: frozenset[str]
    hurt: frozenset[str]
    charges: frozenset[str]
    pleas: frozenset[str]
    arrests: frozenset[str]
    plagued: frozenset[str]
    campaigning: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    rows = table("contexts")
    return _Words(**{name: frozenset(rows[name].split()) for name in _Words._fields})


def context_of(trigger: Trigger) -> Context:
    """The context of one event word in its clause."""
    parse, at = trigger.parse, trigger.at
    mood, status = _noun_mood(trigger) if trigger.is_noun else _verb_mood(parse, at)
    may_be_done = trigger.row.frame == "crowd" or trigger.row.lemma == "disperse"
    if mood is Mood.FACT and begins_a_war(parse, at):
        mood = Mood.GENERIC
    if mood is Mood.FACT and _is_untrue(parse, at):
        mood = Mood.NEGATED
    if mood is Mood.POSSIBLE and may_be_done and _is_purpose(parse, at):
        mood = Mood.FACT
    if trigger.row.status is not None:
        status = Status(trigger.row.status)
    words = _words()
    nearby = {t.lower for t in parse.tokens[max(0, at - 6) : at + 1]}
    opening = _opening(parse)
    first_words = trigger.modifiers
    return Context(
        mood,
        status,
        is_new=bool(words.new & (set(first_words) | opening)),
        is_cause=_is_cause(parse, at),
        is_past=_is_cause(parse, at) or bool(words.past & nearby) or _is_pluperfect(parse, at, trigger),
        is_anaphor=trigger.is_noun
        and bool(first_words)
        and first_words[0] in ("the", "this", "that", "these"),
    )


_TALK = frozenset(
    {"report", "reports", "claim", "claims", "rumour", "rumours", "rumor", "rumors", "allegations"}
)
_UNTRUE = frozenset({"untrue", "false", "unfounded", "baseless", "fabricated", "incorrect", "hoax"})
_BEING = frozenset({"turned", "proved", "were", "was", "are", "is"})


def _is_untrue(parse: Parse, at: int) -> bool:
    """Whether the sentence says that the act never was: "reports that gunmen came proved to be untrue"."""
    words = [token.lower for token in parse.tokens]
    is_talk = any(word in _TALK and words[i + 1] in ("that", "of") for i, word in enumerate(words[:at]))
    untrue = next((i for i in range(at + 1, len(words)) if words[i] in _UNTRUE), None)
    is_said = untrue is not None and not _BEING.isdisjoint(words[max(at + 1, untrue - 4) : untrue])
    return is_talk and is_said and not {"not", "n't"} & set(words[at + 1 : untrue])


def _opening(parse: Parse) -> set[str]:
    """The first words of a sentence, without "another" before what only tells: "another video shows"."""
    words = [token.lower for token in parse.tokens[: _OPENING + 1]]
    pairs = zip(words, [*words[1:], ""], strict=True)
    return {word for word, after in list(pairs)[:_OPENING] if after not in _words().tellers}


def _is_cause(parse: Parse, at: int) -> bool:
    """Whether an act is what another one answers: "in retaliation for the air strikes"."""
    before = [t.lower for t in parse.tokens[max(0, at - 7) : at]]
    return (
        any(
            word in _words().causes and {"for", "to"} & set(before[i + 1 : i + 3])
            for i, word in enumerate(before)
        )
        or ("revenge" in before and "for" in before)
        or is_grievance(parse, at)
    )


def cause_words() -> frozenset[str]:
    """Words before "for" or "to" and what an act answers: "in retaliation for", "in response to"."""
    return _words().causes


def is_grievance(parse: Parse, at: int) -> bool:
    """Whether a noun is what a crowd gathers about: "to protest the killing of", "a march over the raid"."""
    chunk = parse.chunk_of(at)
    if chunk is None or chunk.head != at or chunk.first == 0:
        return False
    before = chunk.first - 1
    links = {"over", "against", "at", "about"}
    if parse.tokens[at].lower in ("death", "deaths"):
        links |= {"after", "following"}
    if parse.tokens[before].lower in links:
        before -= 1
    elif parse.tags[before] not in "VG":
        return False
    return before >= 0 and parse.tokens[before].lower in _words().grievances


def _is_pluperfect(parse: Parse, at: int, trigger: Trigger) -> bool:
    return (
        not trigger.is_noun
        and at > 0
        and any(parse.tokens[i].lower == "had" for i in range(max(0, at - 3), at))
    )


def _verb_mood(parse: Parse, at: int) -> tuple[Mood, Status]:
    """Mood of a verb from the words of its group and what governs it."""
    words = _words()
    i = at - 1
    while i >= 0 and parse.tags[i] in ("A", "B", "H", "O", "X", "M", "T", "R", "t"):
        lower = parse.tokens[i].lower
        if parse.tags[i] == "X" or lower in ("nobody", "none"):
            return Mood.NEGATED, Status.OCCURRED
        if (parse.tags[i] == "M" and lower not in ("could", "must")) or lower in words.possible_before:
            return Mood.POSSIBLE, Status.OCCURRED
        if lower == "could":
            return Mood.POSSIBLE, Status.OCCURRED
        if parse.tags[i] == "T":
            mood = _infinitive_mood(parse, i)
            is_told = mood == (Mood.FACT, Status.OCCURRED)
            return (Mood.GENERIC, Status.OCCURRED) if is_told and is_summed_up(parse, at) else mood
        i -= 1
    if i >= 0 and parse.tags[i] in ("N", "D", "#") and _negative_subject(parse, i):
        return Mood.NEGATED, Status.OCCURRED
    if i > 0 and parse.tokens[i].lower == "or" and parse.tags[i - 1] == "V":  # "nobody was killed or hurt"
        return _verb_mood(parse, i - 1)
    shared = _shared_infinitive(parse, at, i)
    if shared is not None:
        return _infinitive_mood(parse, shared)
    if _in_condition(parse, at) or _is_only_suspected(parse, at):
        return Mood.POSSIBLE, Status.OCCURRED
    if is_summed_up(parse, at):
        return Mood.GENERIC, Status.OCCURRED
    main = main_of_participle(parse, at)
    if main is not None:
        return _verb_mood(parse, main)[0], Status.OCCURRED
    form = verbs().get(parse.tokens[at].lower)
    if form is not None and form.form in ("base", "s") and is_habit(parse, at):
        return Mood.GENERIC, Status.OCCURRED
    return Mood.FACT, Status.OCCURRED


def _is_only_suspected(parse: Parse, at: int) -> bool:
    """Whether people are only suspected of a deed: "nine men suspected of planting bombs"."""
    words = [token.lower for token in parse.tokens[max(0, at - 2) : at]]
    return parse.tags[at] == "G" and words == ["suspected", "of"]


_VERB_REACH = 14  # tokens
_COMMANDS = frozenset({"overseeing", "ordering", "planning", "committing", "inciting", "carrying"})
_OPENING = 5  # tokens
_GROUP_REACH = 6  # tokens
_HURT_REACH = 3  # tokens


_OCCASIONS = frozenset({"after", "amid", "following", "in"})
_DAY_REACH = 20  # tokens: "clashes between supporters of a jailed leader and police in X on Monday"


def _is_of_a_day(parse: Parse, at: int) -> bool:
    """Whether a plural without number is told of one day: "after clashes with youths in X on Sunday"."""
    is_after = at > 0 and parse.tokens[at - 1].lower in _OCCASIONS
    behind = [token.lower for token in parse.tokens[at : at + _DAY_REACH]]
    return is_after and not weekdays().isdisjoint(behind)


def _infinitive_mood(parse: Parse, to: int) -> tuple[Mood, Status]:
    """Mood of "to attack" from the verb before it: "tried to" is an attempt, "managed to" a fact."""
    words = _words()
    if parse.tokens[to - 1].lower in ("have", "has"):  # "will have to shoot", whatever "said" stands before
        return Mood.POSSIBLE, Status.OCCURRED
    for i in range(to - 1, max(-1, to - 7), -1):
        form = verbs().get(parse.tokens[i].lower)
        lower = form.base if form else parse.tokens[i].lower
        if lower in words.attempt:
            return Mood.FACT, Status.ATTEMPTED
        if lower in words.real:
            return Mood.FACT, Status.OCCURRED
        if lower in words.unreal:
            return Mood.POSSIBLE, Status.OCCURRED
    return Mood.POSSIBLE, Status.OCCURRED


def _shared_infinitive(parse: Parse, at: int, before: int) -> int | None:
    """The "to" that a plain form behind "and" shares: "plotted to kill a guard and then attack the base"."""
    form = verbs().get(parse.tokens[at].lower)
    if before < 0 or parse.tags[before] != "&" or form is None or form.form != "base":
        return None
    for i in range(before - 1, max(-1, before - 1 - _VERB_REACH), -1):
        if parse.tags[i] == "T" and parse.tags[i + 1] in "VB":
            return i
        if parse.tags[i] in (";", ":", "W", "C", "B", "H", "M"):
            return None
    return None


def _is_purpose(parse: Parse, at: int) -> bool:
    """Whether a crowd came "to protest": what it did for that is told as done."""
    words = _words()
    if at < 2 or parse.tags[at - 1] != "T":
        return False
    before = [parse.tokens[i].lower for i in range(at - 1) if parse.tags[i] in "VB"]
    bases = {form.base for word in before if (form := verbs().get(word)) is not None}
    return bases.isdisjoint(words.unreal | words.attempt) and any(map(is_past, before))


def _negative_subject(parse: Parse, i: int) -> bool:
    chunk = parse.chunk_of(i)
    return chunk is not None and is_none(parse, chunk.first)


def _in_condition(parse: Parse, at: int) -> bool:
    """Whether "if", "unless" or "whether" opens the clause of a token."""
    for i in range(at - 1, max(-1, at - 12), -1):
        if parse.tokens[i].lower in ("if", "unless", "whether", "lest"):
            return True
        if parse.tags[i] in (",", ";", ":", "W") or parse.tokens[i].lower in ("said", "that"):
            return False
    return False


def _is_charge(parse: Parse, chunk: Chunk) -> bool:
    """Whether a noun without article or number is what somebody is charged with: "guilty of assault"."""
    if chunk.first < 2 or parse.tags[chunk.first] in ("D", "#", "S"):
        return False
    before = [t.lower for t in parse.tokens[max(0, chunk.first - 6) : chunk.first]]
    if before[-1] in _COMMANDS or (before[-1] in ("and", "or") and not _COMMANDS.isdisjoint(before)):
        return bool(set(before) & _words().charges)  # "accused of overseeing torture and killings"
    if before[-1] == "for":
        return bool(set(before) & _words().arrests)
    if before[-1] == "to":
        return bool(set(before) & _words().pleas)
    return before[-1] in ("with", "of", "committing", "attempted") and bool(set(before) & _words().charges)


def _main_verb(parse: Parse, at: int) -> str | None:
    """The next finite verb of the clause behind a noun: "left" of "clashes between gangs left 20 dead"."""
    for i in range(at + 1, min(len(parse.tokens), at + 1 + _VERB_REACH)):
        if parse.tags[i] in ("V", "W", "C", ";"):
            return parse.tokens[i].lower
    return None


def _is_of_the_hurt(parse: Parse, before: int) -> bool:
    """Whether a count of people is hurt in what a bare plural names: "twelve were killed in clashes"."""
    if parse.tokens[before].lower not in ("in", "by", "amid"):
        return False
    while before > 1:  # "were killed in Aleppo on Wednesday in clashes"
        inner = chunk_ending_at(parse, before)
        first = inner.first if inner is not None else before
        while first > 1 and parse.tags[first - 1] == "t":
            first -= 1
        if first == before or parse.tags[first - 1] != "P":
            break
        before = first - 1
    for i in range(before - 1, max(-1, before - 1 - _HURT_REACH), -1):
        if parse.tokens[i].lower in _words().hurt:
            return "#" in parse.tags[max(0, i - _GROUP_REACH) : i]
        if parse.tags[i] in (",", ";", "C", "W"):
            return False
    return False


def _is_plague(parse: Parse, chunk: Chunk) -> bool:
    """Whether acts are what a place is known for: "a region beset by jihadist attacks"."""
    before = [token.lower for token in parse.tokens[max(0, chunk.first - 2) : chunk.first]]
    is_counted = not {"D", "#"}.isdisjoint(parse.tags[chunk.first : chunk.last])
    return before[1:] in (["by"], ["with"]) and before[0] in _words().plagued and not is_counted


def _governed_mood(parse: Parse, chunk: Chunk) -> tuple[Mood, Status] | None:
    """Mood of an event noun from the words before its phrase: "foiled", "warned of", "could"."""
    words = _words()
    for i in range(chunk.first - 1, max(-1, chunk.first - 6), -1):
        form = verbs().get(parse.tokens[i].lower)
        lower = form.base if form else parse.tokens[i].lower
        if parse.tags[i] in ("M", "X") and parse.tokens[i].lower != "could":
            return (Mood.NEGATED if parse.tags[i] == "X" else Mood.POSSIBLE), Status.OCCURRED
        if parse.tokens[i].lower == "wanted" and parse.tokens[i + 1].lower in ("in", "for"):
            return None  # "a man wanted in the shooting of"
        if lower in words.possible_before or lower in words.unreal:
            is_known = lower == "condemn" and is_one_act(parse, chunk)
            return (Mood.FACT if is_known else Mood.POSSIBLE), Status.OCCURRED
        if lower in words.foiled:
            return Mood.FACT, Status.FOILED
        if lower in words.campaigning and parse.tokens[chunk.head].lower.endswith("s"):
            is_told = _is_of_a_day(parse, chunk.head) or "#" in parse.tags[chunk.first : chunk.last]
            return None if is_told else (Mood.GENERIC, Status.OCCURRED)
        if parse.tags[i] in (",", ";", ":", "C", "W"):
            break
    return None


def _noun_mood(trigger: Trigger) -> tuple[Mood, Status]:
    """Mood of an event noun from its determiner, number and what governs it."""
    parse, at, chunk = trigger.parse, trigger.at, trigger.chunk
    words = _words()
    if chunk is None:
        return Mood.FACT, Status.OCCURRED
    first = parse.tokens[chunk.first].lower
    if (
        where_nothing(parse, chunk.first) is not None
        or first == "any"
        or (chunk.first > 0 and parse.tags[chunk.first - 1] == "X")
    ):
        return Mood.NEGATED, Status.OCCURRED
    if _is_charge(parse, chunk):
        return Mood.GENERIC, Status.OCCURRED
    if is_over_years(parse, at) or is_record(parse, chunk) or is_among_the_worst(parse, at):
        return Mood.GENERIC, Status.OCCURRED
    modifiers = set(trigger.modifiers)
    tail = parse.tokens[at + 1].lower if at + 1 < len(parse.tokens) else ""
    if modifiers & words.foiled or tail in ("attempt", "attempts", "bid"):
        return Mood.FACT, Status.ATTEMPTED
    is_another = first in ("a", "an") and modifiers & words.vague == {
        "similar"
    }  # "a similar blast killed 12"
    is_planned = tail in ("threat", "threats", "plot", "plots", "plan", "plans")
    if is_planned or (modifiers & words.vague and not is_another):
        return Mood.POSSIBLE, Status.OCCURRED
    governed = _governed_mood(parse, chunk)
    if governed is not None:
        return governed
    head = parse.tokens[chunk.head].lower
    is_plural = any(word.endswith("s") and word != "series" for word in (parse.tokens[at].lower, head))
    is_occasion = chunk.first > 0 and (
        parse.tokens[chunk.first - 1].lower == "during" or _is_of_the_hurt(parse, chunk.first - 1)
    )
    is_once = is_occasion or _is_of_a_day(parse, at) or _main_verb(parse, at) in words.began
    is_bare = (chunk.first == at and not is_once) or _is_plague(parse, chunk)
    if is_plural and trigger.row.sort == "act" and (modifiers & words.generic or is_bare):
        return Mood.GENERIC, Status.OCCURRED
    return Mood.FACT, Status.OCCURRED
