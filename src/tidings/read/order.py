"""Tell whether words between two acts of one sentence set them apart in time."""

from __future__ import annotations

from tidings.model.codes import DatePrecision
from tidings.model.values import When
from tidings.read.acts import Act
from tidings.read.chunks import Parse

_LONG_AFTER = frozenset({"hours", "day", "days", "week", "weeks", "month", "months", "year", "years"})
_OPENING = 3  # tokens


def follows(last: Act, act: Act) -> bool:
    """Whether words between two acts of a sentence set them apart in time: "followed hours later by"."""
    parse = act.trigger.parse
    between = range(last.trigger.at + 1, act.trigger.at)
    is_death = "suffer" in (
        last.trigger.row.frame,
        act.trigger.row.frame,
    )  # "died two days after he was shot"
    if not is_death and any(
        parse.tokens[i].lower == "after" and parse.tokens[i - 1].lower in _LONG_AFTER for i in between
    ):
        return True
    return act.trigger.row.sort == "act" and (_is_of_the_opening(last, act) or _are_parted(parse, between))


def is_year(when: object) -> bool:
    """Whether a time is a year and no finer."""
    return isinstance(when, When) and when.start is not None and when.precision is DatePrecision.YEAR


def _is_of_the_opening(last: Act, act: Act) -> bool:
    """Whether an act only dates the next one: "ten days after a bombing in X, another blast struck"."""
    parse = act.trigger.parse
    words = [token.lower for token in parse.tokens]
    if "after" not in words[1 : _OPENING + 1] or words[words.index("after") - 1] not in _LONG_AFTER:
        return False
    return "," in words and last.trigger.at < words.index(",") < act.trigger.at


def _are_parted(parse: Parse, between: range) -> bool:
    """Whether "followed", "later" or "before" stands between two acts."""
    return any(
        parse.tokens[i].lower in ("followed", "later", "before") and parse.tags[i + 1] not in ("t", "#")
        for i in between
    )
