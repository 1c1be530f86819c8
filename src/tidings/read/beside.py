"""Tell who stands beside a figure of people hurt and is not counted in it: "a guard and his wife"."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.read.chunks import Chunk, Parse
from tidings.read.grammar import REFLEXIVES
from tidings.read.triggers import Trigger
from tidings.read.words import PERSONS

_OTHERS = frozenset({"other", "others", "another", "more"})
_LIST_STEP = 3  # tokens between two phrases of a list: ", as well as" joins them further on
_LIST_REACH = 10
_DOERS = ("or", "er", "ist", "ian", "eer", "ee")  # "a tanner and two children"


def joined_to_figures(parse: Parse, told: Sequence[tuple[Chunk, bool, bool]]) -> frozenset[Chunk]:
    """Which phrases of one person come on top of a figure; each is given with "is one" and "is a part".

    Names beside a figure mostly say who is meant ("two men, Ali and Omar"), but not where it is of others.
    """
    rows = sorted(told, key=lambda row: row[0].first)
    joined: set[int] = set()
    for k in range(len(rows) - 2, -1, -1):
        (chunk, is_one, _), (after, is_other_one, is_part) = rows[k], rows[k + 1]
        is_new = chunk.cls != "name" or _is_of_others(parse, after)
        is_figure = not (is_other_one or is_part) or k + 1 in joined
        if is_one and is_new and is_figure and after.first - chunk.last <= _LIST_STEP:
            joined.add(k)
    for k in range(1, len(rows)):
        (_, is_other_one, is_part), (chunk, is_one, _) = rows[k - 1], rows[k]
        is_new = chunk.cls != "name" and parse.tags[chunk.first - 1] in ("&", "P")
        if is_one and is_new and not (is_other_one or is_part):
            joined.add(k)
    return frozenset(rows[k][0] for k in joined)


def _is_of_others(parse: Parse, chunk: Chunk) -> bool:
    """Whether a phrase is of more people than those just named: "two others", "another guard"."""
    return any(token.lower in _OTHERS for token in parse.tokens[chunk.first : chunk.last])


def is_beside_people(parse: Parse, chunk: Chunk) -> bool:
    """Whether an unknown noun is of a person by its form and those joined to it: "a tanner and two boys"."""
    is_one = parse.tokens[chunk.first].lower in ("a", "an")
    if chunk.cls != "thing" or not is_one or not parse.tokens[chunk.head].lower.endswith(_DOERS):
        return False
    ends = (chunk.last + 1, chunk.first - 2)
    signs = (chunk.last, chunk.first - 1)
    beside = [
        parse.chunk_of(end)
        for end, sign in zip(ends, signs, strict=True)
        if 0 <= sign < len(parse.tags) and end >= 0 and parse.tags[sign] in ("&", ",")
    ]
    return any(other is not None and other.cls in PERSONS for other in beside)


def own_death(trigger: Trigger) -> int | None:
    """Where a killer is told to have killed himself too: "killing himself and three guards"."""
    tokens = trigger.parse.tokens
    if trigger.row.frame != "effect" or trigger.is_noun or trigger.is_passive:
        return None
    reach = range(trigger.at + 1, min(trigger.at + _LIST_REACH, len(tokens)))
    at = next((i for i in reach if tokens[i].lower in REFLEXIVES), None)
    is_object = at is not None and (at == trigger.at + 1 or trigger.parse.tags[at - 1] == "&")
    return at if is_object else None
