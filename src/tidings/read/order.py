"""Tell whether words between two acts of one sentence set them apart in time."""

from __future__ import annotations

from tidings.model.codes import DatePrecision
from tidings.model.values import When
from tidings.read.acts import Act, opens_clause
from tidings.read.chunks import Parse

_LONG_AFTER = frozenset({"hours", "day", "days", "week", "weeks", "month", "months", "year", "years"})
_OPENING = 3  # tokens
_WHERE = frozenset({"in", "at", "near", "outside"})


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


def is_of_another_clause(last: Act, act: Act) -> bool:
    """Whether "and" brings others who do something elsewhere: "A clashed in a camp and B shot C in D"."""
    parse = act.trigger.parse
    if act.trigger.row.effect is not None or act.trigger.row.sort == "anaphor" or act.trigger.is_passive:
        return False
    parts = [i for i in range(last.trigger.at + 1, act.trigger.at) if parse.tags[i] == "&"]
    joint = next((i for i in parts if opens_clause(parse, i)), None)
    if joint is None or not _has_ground(parse, last.trigger.at, joint):
        return False
    mine, theirs = {p.head for p in act.roles.doers}, {p.head for p in last.roles.doers}
    hit = {p.head for p in (*act.roles.sufferers, *last.roles.sufferers)}
    start = parse.tokens[joint].start
    is_placed = any(p.is_local and p.mention.span.start > start for p in act.wheres)
    is_placed = is_placed and all(p.mention.span.start > start for p in last.wheres[:1] if p.cost > 0)
    return bool(mine and theirs) and is_placed and mine.isdisjoint(theirs) and hit.isdisjoint(mine | theirs)


def _has_ground(parse: Parse, first: int, last: int) -> bool:
    """Whether some ground is named between two tokens: "in a refugee camp", "at Kano"."""
    for i in range(first, last):
        chunk = parse.chunk_of(i + 1) if parse.tokens[i].lower in _WHERE else None
        if chunk is not None and (chunk.cls in ("facility", "place") or chunk.name_at is not None):
            return parse.tags[chunk.head] != "t"
    return False


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
