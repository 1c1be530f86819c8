"""Find the stretches of time over which something is counted: "since October", "in the past week"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tidings.data.numbers import number_words
from tidings.data.tables import table
from tidings.model.text import Span
from tidings.read.cues import Cue, Cues, listed
from tidings.read.figures import Figure
from tidings.read.lines import Line
from tidings.read.words import verbs

_LEADS = ("in", "over", "during", "within", "for")
_MONTHS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:19|20)\d\d\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?:in |last |during )?(?:(?:19|20)\d\d|last year|last month)", re.IGNORECASE)


@lru_cache(maxsize=1)
def window_cues() -> Cues:
    """Phrases that make a number a count over time, space or several acts, by what they do."""
    rows = table("statements")
    return Cues({name: rows[name] for name in ("window", "in_total", "across", "series", "still_held")})


def since_phrases(line: Line, taken: frozenset[Span] = frozenset()) -> list[tuple[int, int]]:
    """Tokens [first, last) of "since October", "in the past two days", "so far this year"."""
    lowers = line.lowers
    found = []
    for i, word in enumerate(lowers):
        if word == "since" and i + 1 < len(lowers):
            last = since_end(line, i + 1)
            if last > i + 1:
                found.append((i, last))
        elif word in ("past", "last", "previous", "recent") and i and lowers[i - 1] in ("the", "in", "over"):
            span = _past(line, i)
            if span is not None:
                found.append(span)
        elif word in ("in", "over", "during", "within", "between", "from"):
            end = _between(line, i) if word in ("between", "from") else _stretch(line, i)
            if end is not None:
                found.append((i, end))
        elif word == "alone" and i and (spot := _ending_at(line, i)) is not None:
            found.append((spot, i + 1))
    tokens = line.sentence.tokens
    return [
        (first, last)
        for first, last in found
        if not any(span.start <= tokens[first].start < span.end for span in taken)
    ]


def _ending_at(line: Line, at: int) -> int | None:
    """Where the week, month or year before "alone" begins: "last week alone", "in April alone"."""
    if line.lowers[at - 1] not in listed("periods") and not _MONTHS.fullmatch(line.lowers[at - 1]):
        return None
    start = at - 1
    while start > 0 and line.lowers[start - 1] in ("last", "this", "past", "the", "that", *_LEADS):
        start -= 1
    return start


def _past(line: Line, i: int) -> tuple[int, int] | None:
    """Read "in the past two days" around "past" at token i."""
    lowers = line.lowers
    last = i + 1
    while last < len(lowers) and last - i < 4 and lowers[last] not in listed("time_units"):
        last += 1
    is_led = i > 1 and lowers[i - 2] in _LEADS
    if last >= len(lowers) or lowers[last] not in listed("time_units") or not (last > i + 1 or is_led):
        return None
    first = i - 1
    while first > 0 and lowers[first - 1] in (*_LEADS, "the"):
        first -= 1
    return first, last + 1


def _stretch(line: Line, i: int) -> int | None:
    """The token after "in six weeks", "over three months"; days may be one battle's."""
    at = i + 1
    if line.lowers[at : at + 1] == ("the",):
        at += 1
    if line.lowers[at : at + 1] == ("first",):  # "in the first nine months", "in the first week"
        at += 1
        if line.lowers[at : at + 1] and line.lowers[at] in ("week", "month", "quarter", "half"):
            return at + 1
    count = next((c for c in line.counts if c.first == at and c.ordinal is None), None)
    if count is None:
        number = line.lowers[at : at + 1]
        if not number or not (number[0].isdigit() or number[0] in number_words().small):
            return None
        at += 1
    else:
        at = count.last
    return at + 1 if line.lowers[at : at + 1] and line.lowers[at] in listed("long_units") else None


def _between(line: Line, i: int) -> int | None:
    """The token after "between January and June", "from 2010 to 2016": months or years, no hours."""
    spots = [spot for spot in line.times if i < spot.first <= i + 8]
    if len(spots) == 1 and spots[0].first == i + 1 and _MONTHS.search(line.raw(i, spots[0].last)):
        return spots[0].last if " and " in line.raw(i, spots[0].last) else None
    if len(spots) < 2 or spots[0].first != i + 1:
        return None
    joint = line.lowers[spots[0].last : spots[1].first]
    if joint not in (("and",), ("to",), ("until",)):
        return None
    is_long = all(_MONTHS.search(line.raw(spot.first, spot.last)) for spot in spots[:2])
    return spots[1].last if is_long else None


def since_end(line: Line, at: int) -> int:
    """Where what "since" names ends; `at` itself where it is the conjunction of reason."""
    if at >= len(line.lowers):
        return at
    for spot in line.times:
        if spot.first <= at < spot.last:
            return spot.last
    begun = _begun(line, at)
    if begun is not None:
        return begun
    chunk = line.chunk(at)
    if chunk is None or chunk.first > at or line.tags[at] == "R":
        return at
    last = chunk.last
    while last < len(line.lowers) and line.tags[last] == "t":  # "the March raid"
        follow = line.chunk(last + 1) if last + 1 < len(line.lowers) else None
        last = follow.last if follow is not None and follow.first == last + 1 else last + 1
    while last + 1 < len(line.lowers) and line.lowers[last] == "of" and (follow := line.chunk(last + 1)):
        last = follow.last
    near = range(last, min(len(line.lowers), last + 5))
    verb = next((k for k in near if line.tags[k] == "V" and _is_past(line.lowers[k])), None)
    if verb is not None and line.tags[last : last + 1] and line.tags[last] in ("V", "B", "H"):
        return verb + 1
    return last


def _begun(line: Line, at: int) -> int | None:
    """Read "since it began", "since they were launched on 4 May": no reason, for what begins has a day."""
    if line.lowers[at] not in ("it", "they"):
        return None
    verb = at + 1
    while verb < len(line.lowers) and line.tags[verb] in ("B", "A"):
        verb += 1
    if verb >= len(line.lowers) or line.lowers[verb] not in listed("beginnings"):
        return None
    near = (spot for spot in line.times if verb < spot.first <= verb + 3)
    return next((spot.last for spot in near), verb + 1)


def _is_past(word: str) -> bool:
    form = verbs().get(word)
    return form is None or form.form == "ed"


def windows_of(line: Line, cues: list[Cue], since: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """All stretches of time over which something may be counted."""
    yield from since
    for spot in line.times:
        if _YEAR.fullmatch(line.raw(spot.first, spot.last)):
            yield spot.first, spot.last
    for cue in cues:
        is_point = cue.first > 0 and line.lowers[cue.first - 1] in ("earlier", "late", "later", "early", "of")
        if cue.label == "window" and not is_point:
            yield cue.first, cue.last


def window_for(
    line: Line, cues: list[Cue], since: list[tuple[int, int]], figure: Figure
) -> tuple[int, int] | None:
    """The window that governs a figure, the nearest of several."""
    first, last = line.clause(figure.first)
    windows = [w for w in windows_of(line, cues, since) if governs(line, w, figure, first, last)]
    return min(windows, key=lambda w: max(w[0] - figure.last, figure.first - w[1]), default=None)


def governs(line: Line, window: tuple[int, int], figure: Figure, first: int, last: int) -> bool:
    """Whether a window is the figure's: in its clause, with no conjunction between the two.

    A window before the figure opens the clause: in "since a gunman came, killing 49" it does not.
    """
    if not first <= window[0] < last:
        return False
    if window[0] >= figure.first:
        between = range(min(figure.last, window[0]), window[0])
    else:
        between = range(window[1], figure.first)
        opens = window[0] - first <= 2 or line.lowers[window[0] - 1] in (",", "and", "that", "said", '"', "“")
        if not opens:
            return False
    return not any(line.tags[k] == "W" or _parts(line, k) for k in between)


def _parts(line: Line, k: int) -> bool:
    """Whether a conjunction opens a clause of its own; "after being shot" does not."""
    return line.lowers[k] in listed("subordinators") and line.lowers[k + 1 : k + 2] != ("being",)
