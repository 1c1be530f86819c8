"""Find the figure of a toll, apart from those it counts: "the toll rose to 12", "put the dead at 9"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tidings.read.counts import CountPhrase
from tidings.read.triggers import Trigger

_TOLL_REACH = 14  # tokens: "the toll from Monday's bombing at the market in Jolo has risen to 15"
_PUT_REACH = 20
_PUT = frozenset({"to", "at"})  # "has been put at 49"
_HURT = frozenset({"dead", "killed", "wounded", "injured"})
_BRINGS = frozenset(
    "bring brings bringing brought take takes taking took raise raises raising raised pushing".split()
)
_STEP = 5  # tokens: "the dead now stood at 17"


def is_toll(trigger: Trigger) -> bool:
    """Whether a word tells of a toll: "the toll", "the number of people killed", "put the dead at 17"."""
    return trigger.row.lemma == "toll" or _is_of_a_number(trigger) or _is_put(trigger)


def _is_of_a_number(trigger: Trigger) -> bool:
    """Whether those hurt are counted further on: "the number of people killed in the raid rose to 37"."""
    words = [token.lower for token in trigger.parse.tokens[max(0, trigger.at - 5) : trigger.at]]
    return not trigger.is_noun and any(pair == ("number", "of") for pair in pairwise(words))


def _is_put(trigger: Trigger) -> bool:
    """Whether the dead or wounded are told as a whole whose figure follows: "bringing the dead to four"."""
    parse, at = trigger.parse, trigger.at
    if parse.tokens[at].lower not in _HURT or not at or parse.tokens[at - 1].lower not in ("the", "of"):
        return False
    for i in range(at + 1, min(at + _STEP, len(parse.tokens) - 1)):
        if parse.tokens[i].lower in _PUT:
            return parse.tags[i + 1] == "#" or parse.tokens[i + 1].lower == "one"
        if parse.tags[i] not in "ABHMVG":
            return False
    return False


def is_brought(trigger: Trigger) -> bool:
    """Whether what is told before brought a toll to its figure: "taking the death toll to nine"."""
    words = [token.lower for token in trigger.parse.tokens[max(0, trigger.at - _STEP) : trigger.at]]
    return is_toll(trigger) and not _BRINGS.isdisjoint(words)


def toll_of(trigger: Trigger, counts: Sequence[CountPhrase]) -> CountPhrase | None:
    """The figure of a toll behind its word."""
    for count in counts:
        is_put = count.first > 0 and trigger.parse.tokens[count.first - 1].lower in _PUT
        reach = _PUT_REACH if is_put else _TOLL_REACH
        if trigger.at < count.first <= trigger.at + reach and count.ordinal is None:
            return count
    return None
