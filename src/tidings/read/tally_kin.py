"""Find the numbers that another number makes tallies: of a list, a pair, a part, an earlier time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidings.read.counts import CountPhrase, find_repeats
from tidings.read.cues import listed
from tidings.read.figures import Figure, count_value, lists
from tidings.read.lines import Line
from tidings.read.words import PERSONS, noun_classes

_PAIR = frozenset({"and", ",", "another", "while", "some", "others", "also"})  # between two figures of a pair
_SPREAD = 40  # tokens over which numbers join
_PERIOD_REACH = 5  # tokens: "98 in the year before", "870 in the same period of last year"
_OUTCOME_REACH = 5  # tokens: "29 of whom were later let go"
_OVER_TIME = frozenset({"window", "window_before", "war", "recorded", "compared"})


def kin_of(line: Line, leads: Sequence[tuple[Figure, str]], rest: Sequence[Figure]) -> Iterator[Figure]:
    """Figures that are tallies as a lead beside them is; `rest` are the other figures of the line."""
    for lead, rule in leads:
        if lead.effect == "event" or rule in _OVER_TIME:
            yield from compared(line, lead)
        if rule in _OVER_TIME and lead.effect not in ("event", "targets"):
            yield from _members(line, lead)
            yield from _pairs(line, lead, rest, is_list=rule == "recorded")
        if lead.effect != "targets":
            yield from _parts(line, lead)


def compared(line: Line, lead: Figure) -> Iterator[Figure]:
    """The figure of another time: "170 attacks, against 98 in the year before", "up from 61 in May"."""
    for count in line.counts:
        if count.first < lead.last or count.ordinal is not None or not _sets_against(line, count.first):
            continue
        at = count.last
        if line.lowers[at : at + 1] and line.lowers[at] in listed("events"):
            at += 1
        if _opens_period(line, at):
            yield _like(line, lead, count, count.last)
            return


def _sets_against(line: Line, at: int) -> bool:
    """Whether a number stands behind "against", "compared with", "up from", "more than the"."""
    before = line.lowers[max(0, at - 3) : at]
    while before and before[-1] in ("the", "just", "only"):
        before = before[:-1]
    if not before:
        return False
    if before[-1] in ("against", "versus"):
        return True
    return len(before) > 1 and (
        (before[-2] == "compared" and before[-1] in ("to", "with"))
        or (before[-2] in ("up", "down", "rise", "increase", "drop", "fall") and before[-1] == "from")
    )


def _opens_period(line: Line, at: int) -> bool:
    """Whether a stretch as long as a week stands here: "in the year before", "last year", "in 2004"."""
    if any(at <= spot.first <= at + 1 and _is_long(line, spot.first, spot.last) for spot in line.times):
        return True
    words = line.lowers[at : at + _PERIOD_REACH]
    if not words or words[0] not in ("in", "during", "over", "for", "a", "the", "last"):
        return False
    return _is_long(line, at, at + len(words)) or "one" in words


def _is_long(line: Line, first: int, last: int) -> bool:
    words = line.lowers[first:last]
    return any(
        word in listed("periods") or (len(word) == 4 and word.isdigit() and word[:2] in ("19", "20"))
        for word in words
    )


def _members(line: Line, lead: Figure) -> Iterator[Figure]:
    """The other members of a list that shares one deed: "61 rebels, 14 soldiers and 19 villagers killed"."""
    counts = {count.first: count for count in line.counts if count.ordinal is None}
    if lead.first == lead.number.first:
        at = lead.number.first
        while (before := _member_before(line, at, counts)) is not None:
            yield _like(line, lead, before[0], before[1])
            at = before[0].first
    elif lead.noun == lead.last and line.lowers[lead.last : lead.last + 1] != ("dead",):
        at = lead.last
        while (after := _member_after(line, at, counts)) is not None:
            yield _like(line, lead, after[0], after[1])
            at = after[1]


def _member_before(line: Line, at: int, counts: dict[int, CountPhrase]) -> tuple[CountPhrase, int] | None:
    end = at
    while end > 0 and line.lowers[end - 1] in ("and", ","):
        end -= 1
    if end in (at, 0):
        return None
    chunk = line.chunk(end - 1)
    near = (first for first, c in counts.items() if first < end <= first + 8 and c.last < end)
    count = counts.get(max(near, default=-1))
    if chunk is None or count is None or not _is_people(line, end - 1):
        return None
    inside = line.tags[count.last : end]
    return (count, end) if all(tag in ("N", "J", "S", "V", "D", "P") for tag in inside) else None


def _member_after(line: Line, at: int, counts: dict[int, CountPhrase]) -> tuple[CountPhrase, int] | None:
    first = at
    while line.lowers[first : first + 1] and line.lowers[first] in ("and", ","):
        first += 1
    count = counts.get(first)
    if first == at or count is None or count.last >= len(line.lowers):
        return None
    chunk = line.chunk(count.last)
    if chunk is None or chunk.first > count.last or not _is_people(line, chunk.last - 1):
        return None
    after = line.lowers[chunk.last : chunk.last + 1]
    has_verb = line.tags[chunk.last : chunk.last + 1] in (("B",), ("H",), ("M",)) or (
        after and after[0] in lists().effects
    )
    return None if has_verb else (count, chunk.last)


def _is_people(line: Line, head: int) -> bool:
    token = line.sentence.tokens[head]
    return noun_classes().get(token.lower) in PERSONS or token.is_capital


def _pairs(line: Line, lead: Figure, rest: Sequence[Figure], *, is_list: bool) -> Iterator[Figure]:
    """The figure joined to the lead by "and": "17 were killed and 25 abducted in 2022"."""
    for other in rest:
        left, right = sorted((lead, other), key=lambda figure: figure.first)
        between = line.lowers[left.last : right.first]
        if other.effect in ("event", "targets") or not 1 <= len(between) <= len(_PAIR):
            continue
        if _PAIR.issuperset(between) and (is_list or between != (",",)):
            yield other


def _parts(line: Line, lead: Figure) -> Iterator[Figure]:
    """A part with an outcome: "2,170 wounded, of whom 303 died", "29 of whom were later let go"."""
    for count in line.counts:
        if count.first < lead.last or count.ordinal is not None:
            continue
        lowers = line.lowers
        whom = next(
            (k for k in (count.first - 1, count.last + 1) if k < len(lowers) and lowers[k] in _WHOM), None
        )
        if (
            whom is None
            or lowers[whom - 1] != "of"
            or any(f < whom for f in _stops(line, lead.last, whom - 1))
        ):
            continue
        start = max(count.last, whom + 1)
        for k in range(start, min(len(lowers), start + _OUTCOME_REACH)):
            if lowers[k] in listed("outcomes"):
                yield _like(line, lead, count, k + 1)
                break
            if line.tags[k] not in ("B", "H", "A", "N", "X"):
                break


_WHOM = frozenset({"whom", "which", "them", "these", "those"})


def _stops(line: Line, first: int, last: int) -> Iterator[int]:
    """Tokens that end the lead's own clause."""
    return (k for k in range(first, last) if line.lowers[k] in (";", ".", "but"))


def _like(line: Line, lead: Figure, count: CountPhrase, last: int) -> Figure:
    """A figure of a number, with the lead's effect."""
    noun = max(count.last, last)
    return Figure(count, noun, count.first, noun, lead.effect, count_value(line, count), lead.is_perfect)


def followers(line: Line, figure: Figure) -> Iterator[CountPhrase]:
    """Bare numbers joined to a figure that take its noun: "58 attacks in Iraq and 83 in Syria".

    They may open behind a colon ("55 attacks: 27 in Iraq and 28 in Syria"), and end at a number with an act
    of its own ("140 attacks, with 57 attacks in Iraq and 83 in Syria": the 83 are told with the 57).
    """
    lowers = line.lowers
    opened = figure.first
    counts = {count.first: count for count in (*find_repeats(line.sentence), *line.counts)}
    for _, count in sorted(counts.items()):
        at = count.first
        if at - figure.last > _SPREAD:
            return
        if at < figure.last or count.ordinal is not None:
            continue
        end = count.last + (lowers[count.last : count.last + 1] == ("times",))
        if lowers[end : end + 1] and lowers[end] in listed("events"):
            return
        joins = at > 0 and lowers[at - 1] in ("and", ",", "&", ":")
        stands = end < len(lowers) and lowers[end] in (
            "in",
            "on",
            "at",
            "across",
            "from",
            "near",
            "inside",
        )
        if joins and stands and (lowers[at - 1] == ":" or line.clause(at)[0] <= opened):
            opened = at
            yield count
