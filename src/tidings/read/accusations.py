"""Tell what somebody is accused of, and which act somebody claims, where a sentence tells several things."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tidings.read.chunks import Chunk, Parse
from tidings.read.grammar import is_passive, objects, subjects
from tidings.read.triggers import find_triggers
from tidings.read.words import party_words, verbs

_OF = frozenset({"of", "for", "with", "in", "over"})
_OF_ACTS = _OF | {"to"}
_ENDS = frozenset({"after", "before", "when", "while", "as", "following", "amid", "since", "hours", "days"})
_REACH = 12  # tokens from the accusation to what it is of
_LENGTH = 16  # tokens of what it is of


def is_of_violence(parse: Parse, verb: int, accused: Iterable[Chunk], own: Collection[int]) -> bool:
    """Whether an accusation is of an act of force: not "of rigging the vote", not "for the rubbish".

    `own` are the event's words in the sentence. One that does not say of what is taken to be of the event.
    """
    behind = max([verb + 1, *(chunk.last for chunk in accused)])
    stop = min(len(parse.tokens), behind + _REACH)
    start = next((i for i in range(behind, stop) if parse.tokens[i].lower in _OF), None)
    if start is None or any(parse.tags[i] in ("C", ";", ",") for i in range(behind, start)):
        return True
    content = range(start + 1, _end(parse, start + 1))
    if any(parse.tokens[i].lower in party_words()["involvement"] for i in content):
        return True
    told = (t.at for t in find_triggers(parse) if t.row.sort != "weak" or t.at in own)
    return any(at in content for at in told)


def _end(parse: Parse, start: int) -> int:
    """Where the words end that say of what: at another clause."""
    for i in range(start, min(len(parse.tokens), start + _LENGTH)):
        if parse.tags[i] in (";", ":", "W") or parse.tokens[i].lower in _ENDS:
            return i
    return min(len(parse.tokens), start + _LENGTH)


def is_of_another(parse: Parse, cue_end: int, own: Collection[int]) -> bool:
    """Whether a claim of responsibility is for an act told before the event's own in the sentence.

    "X claimed the attack, saying it was in revenge for air strikes on Y": X claims no air strikes.
    """
    told = [t.at for t in find_triggers(parse) if parse.tokens[t.at].start >= cue_end]
    return bool(told) and bool(own) and min(own) > told[0]


def taking_part(parse: Parse, first: int) -> list[Chunk]:
    """The subject of "involved in", "charged with", "believed to have participated in" the act."""
    words = party_words()
    start: int | None = None
    i = first - 1
    while i >= 0 and parse.tags[i] in "PTABHMVGJ":
        form = verbs().get(parse.tokens[i].lower)
        if parse.tags[i] in "VGJ":
            if form is None or form.base not in words["taking_part"] | words["thought"]:
                return tried_for(parse, first)
            start = i if form.base in words["taking_part"] or start is not None else None
        i -= 1
    return list(subjects(parse, start)) if start is not None else tried_for(parse, first)


def tried_for(parse: Parse, act: int) -> list[Chunk]:
    """Who is accused of, tried for or owns up to the act that begins at a token.

    "A court jailed X for the murder", "X was convicted of killing", "X confessed to the bombing".
    """
    if act < 1 or parse.tokens[act - 1].lower not in _OF_ACTS:
        return []
    for i in range(act - 2, max(-1, act - 2 - _LENGTH), -1):
        if parse.tags[i] in (";", ":", "C", "W"):
            return []
        form = verbs().get(parse.tokens[i].lower) if parse.tags[i] in "VG" else None
        if form is None:
            continue
        if form.base in party_words()["owning_up"]:
            return list(subjects(parse, i))
        if form.base not in party_words()["tried"] or form.form not in ("ed", "ing"):
            return []
        return list(subjects(parse, i) if form.form == "ed" and is_passive(parse, i) else objects(parse, i))
    return []
