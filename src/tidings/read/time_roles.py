"""Tell which times are of something beside an act: a vigil for the dead, a trial, the start of a wave."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tidings.data.tables import table
from tidings.model.codes import DatePrecision
from tidings.model.values import When
from tidings.read.chunks import Parse
from tidings.read.grammar import subjects
from tidings.read.words import inflect, verbs

RITE_COST = 30  # as much as for the time at which somebody speaks
_VERB_REACH = 3  # tokens between a verb and the time that it brings
_VERBAL = frozenset("VGBHM")
_PARTING = frozenset({*_VERBAL, "W", "C", "T", "&", ",", ";", ":"})
_START_REACH = 6  # tokens between "began" and "early June"
_STAMP_REACH = 3  # tokens: "Updated: 6:47 AM Friday"
_STAMP_LENGTH = 10  # tokens: "Posted: Friday, July 10, 2015 6:47 AM"
_IN_STAMPS = frozenset({"on", "at", "a.m", "p.m", "am", "pm", "by"})
_AFTER = frozenset({"after", "following"})
_WHEN_REACH = 4  # "tension erupted this summer when an officer shot a man": the summer is the shooting's
_LONG_UNITS = frozenset({"years", "year", "decades", "decade", "months"})
_SINCE_REACH = 14  # tokens between "ten years after" and the act that it counts from
_TOLL_REACH = 8  # tokens: "the death toll from the blast rose to 12 on Monday"
_ROSE = frozenset(
    {"rose", "rises", "risen", "climbed", "climbs", "jumped", "grew", "increased", "stood", "stands"}
)
_OUT = frozenset({"out", "off"})
# How those are who were hurt or caught, and verbs besides "be" that say so: "remained in critical condition".
_STATES = frozenset({"condition", "hospitalised", "hospitalized", "recovering", "custody", "bars"})
_STAYING = frozenset({"remain", "remains", "remained", "stayed", "stays", "listed"})
_STATE_REACH = 6  # tokens from the verb to the state, and from a time at the head of a clause to the verb


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words of mourning, words of courts, and plain forms of verbs of starting."""
    rows = table("contexts")
    rites, courts, starts = (frozenset(rows[name].split()) for name in ("rites", "courts", "starts"))
    return rites, courts, starts


@lru_cache(maxsize=1)
def _reactions() -> frozenset[str]:
    """Verbs, in every form, for what people do about an act of others."""
    return _forms("reacts")


@lru_cache(maxsize=1)
def _statements() -> frozenset[str]:
    """Verbs, in every form, for what people say about an act of others."""
    return _forms("states")


def _forms(row: str) -> frozenset[str]:
    listed = frozenset(table("contexts")[row].split())
    irregular = (form for form, verb in verbs().items() if verb.base in listed)
    return frozenset(form for base in listed for form, _ in inflect(base)).union(irregular)


@lru_cache(maxsize=1)
def not_of_acts() -> frozenset[str]:
    """Words of mourning, of courts and jails and of what people do about an act: their times are no act's."""
    rites, courts, _ = _words()
    return rites | courts | _reactions() | frozenset(table("contexts")["aftermath"].split())


def is_of_a_reaction(parse: Parse, at: int, first: int, after: int) -> bool:
    """Whether tokens [first, after) are when somebody reacts or speaks: "on Tuesday condemned the raid"."""
    is_closed = parse.tags[at] == "V" or parse.tags[after : after + 1] in (("B",), ("H",))
    if is_closed and at < first and _PARTING.isdisjoint(parse.tags[at + 1 : first]):
        return False  # "the widow of a guard killed in Quetta on Sunday asked for help"
    nearest = _nearest_verb(parse, at, first, after)
    if nearest is not None and at < first < nearest and parse.tags[nearest - 1] == "B":
        return False  # "the raid on Tuesday was condemned"
    return nearest not in (None, at) and parse.tokens[nearest or 0].lower in _reactions() | _statements()


def is_of_a_statement(parse: Parse, first: int, after: int) -> bool:
    """Whether tokens [first, after) are when somebody speaks about an act: "denied on Friday that"."""
    nearest = _nearest_verb(parse, None, first, after)
    return nearest is not None and parse.tokens[nearest].lower in _statements()


def _nearest_verb(parse: Parse, at: int | None, first: int, after: int) -> int | None:
    """The verb that a time stands beside; the event word at `at` counts as one."""
    left = range(first - 1, max(-1, first - 1 - _VERB_REACH), -1)
    right = range(after, min(len(parse.tokens), after + _VERB_REACH))
    found = [i for i in (_verb_in(parse, at, left), _verb_in(parse, at, right)) if i is not None]
    return min(found, key=lambda i: min(abs(i - first), abs(i - after + 1)), default=None)


def _verb_in(parse: Parse, at: int | None, reach: range) -> int | None:
    """The first verb of a clause within reach of a time; the event word counts as one."""
    for i in reach:
        if i == at or parse.tags[i] == "V":
            return i
        if parse.tags[i] in (",", ";", ":", "C", "W", "T"):
            return None
    return None


def is_of_what_follows(parse: Parse, at: int, first: int, others: Iterable[int]) -> bool:
    """Whether a time is of what came after an act that has its own: "shut on Friday after the raid of May 4".

    `others` are the first characters of the sentence's other times.
    """
    between = {token.lower for token in parse.tokens[first + 1 : at]}
    return not _AFTER.isdisjoint(between) and any(start > parse.tokens[at].start for start in others)


def rite_cost(parse: Parse, at: int, first: int, clauses: list[int]) -> int:
    """What keeps apart a time that is a vigil's or a court's: "a vigil held Sunday for those killed".

    It is theirs where such a word stands nearer to it than the event word does, in the same clause, or does
    what the time dates ("the trial over the killing began on Tuesday"). A verb keeps a time right behind it.
    """
    if parse.tags[at] == "V" and at < first and not _VERBAL & set(parse.tags[at + 1 : first]):
        return 0
    rites, courts, _ = _words()
    gap = abs(at - first)
    near = range(max(0, first - gap), min(len(parse.tokens), first + gap + 1))
    beside = {parse.tokens[i].lower for i in near if i != at and clauses[i] == clauses[first]}
    return RITE_COST if not beside.isdisjoint(rites | courts) or _is_held(parse, at, first) else 0


def _is_held(parse: Parse, at: int, first: int) -> bool:
    """Whether the verb right before a time tells of a rite or a trial: "the trial of X began on Tuesday"."""
    verb = next(
        (i for i in range(first - 1, max(-1, first - 1 - _VERB_REACH), -1) if parse.tags[i] == "V"), at
    )
    if verb == at:
        return False
    heads = {parse.tokens[chunk.head].lower for chunk in subjects(parse, verb)}
    return any(not heads.isdisjoint(words) for words in _words()[:2])


def dates_another(parse: Parse, at: int) -> bool:
    """Whether an act only dates what is told: "candles were lit, ten years after a bomber killed 80"."""
    for i in range(at - 1, max(0, at - _SINCE_REACH), -1):
        if parse.tags[i] in (",", ";", ":"):
            return False
        if parse.tokens[i].lower == "after" and parse.tokens[i - 1].lower in _LONG_UNITS:
            return i > 1 and parse.tags[i - 2] in ("#", "D", "J", "t")
    return False


def is_of_no_act(parse: Parse, first: int, when: When) -> bool:
    """Whether a time is no single act's: a stamp, a wave's start, a toll's rise, or how a patient was."""
    if _is_stamp(parse, first) or starts_wave(parse, first, when) or _is_of_a_toll(parse, first):
        return True
    return _is_of_a_patient(parse, first)


def _is_of_a_patient(parse: Parse, first: int) -> bool:
    """Whether a time is when somebody was in a state: "was in critical condition Friday after a raid"."""
    last = first
    while last < len(parse.tags) and parse.tags[last] == "t":
        last += 1
    before = [i for i in range(max(0, first - 2), first) if parse.tokens[i].lower in _STATES]
    if before:
        return _is_said_to_be(parse, before[-1])
    if parse.tags[:first] not in ((), ("P",)):
        return False
    last += parse.tags[last : last + 1] == (",",)  # "On Monday, two were in critical condition"
    reach = range(last, min(len(parse.tags), last + 2 * _STATE_REACH))
    ends = (i for i in reach if parse.tags[i] in (",", ";", ":", "C", "W", "V"))
    head = parse.tokens[reach.start : next(ends, reach.stop)]
    found = next((last + i for i, token in enumerate(head) if token.lower in _STATES), None)
    return found is not None and _is_said_to_be(parse, found)


def _is_said_to_be(parse: Parse, state: int) -> bool:
    """Whether a verb of being or staying stands before a state in its clause."""
    for i in range(state - 1, max(-1, state - 1 - _STATE_REACH), -1):
        if parse.tags[i] == "B" or parse.tokens[i].lower in _STAYING:
            return True
        if parse.tags[i] in ("V", ",", ";", ":", "C"):
            return False
    return False


def _is_of_a_toll(parse: Parse, first: int) -> bool:
    """Whether a time is when a count grew: "as the death toll rose overnight"."""
    before = [token.lower for token in parse.tokens[max(0, first - _TOLL_REACH) : first]]
    verb = next((i for i, word in enumerate(before) if word in _ROSE), None)
    return verb is not None and "toll" in before[:verb]


def _is_stamp(parse: Parse, first: int) -> bool:
    """Whether a day is when a site put a text up: "Posted: Friday, July 10", "(Published Monday)"."""
    before = [token.lower for token in parse.tokens[max(0, first - _STAMP_REACH) : first]]
    stamps = frozenset(table("contexts")["stamps"].split())
    if {"was", "were", "been"} & set(before):
        return False
    for token in reversed(parse.tokens[max(0, first - _STAMP_LENGTH) : first]):
        if token.lower in stamps:
            return True
        if token.text.isalpha() and not token.is_capital and token.lower not in _IN_STAMPS:
            break
    return not stamps.isdisjoint(before)


def starts_wave(parse: Parse, first: int, when: When) -> bool:
    """Whether a month or year is when a long row of acts began: "protests that erupted in early October"."""
    if when.precision in (DatePrecision.DAY, DatePrecision.UNKNOWN):
        return False
    if any(token.lower == "when" for token in parse.tokens[first : first + _WHEN_REACH]):
        return False
    for i in range(first - 1, max(-1, first - 1 - _START_REACH), -1):
        token = parse.tokens[i].lower
        form = verbs().get(token)
        if form is not None and parse.tags[i] in ("V", "G") and form.base in _words()[2]:
            return parse.tags[i - 1 : i] != ("P",)  # "while on break in 2014"
        is_name = parse.tags[i] == "N" and parse.tokens[i].is_capital  # "began in Hong Kong in early June"
        if parse.tags[i] not in ("P", "D", "J", "A") and token not in _OUT and not is_name:
            return False
    return False
