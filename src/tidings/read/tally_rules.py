"""Decide whether a figure is a tally: over a window, an area, several acts, or too many for one act."""

from __future__ import annotations

from itertools import pairwise

from tidings.data.numbers import cardinal
from tidings.read.cues import Cue, listed
from tidings.read.figures import Figure, count_value, lists
from tidings.read.lines import Line
from tidings.read.tally_kin import compared
from tidings.read.windows import governs, window_for

_CASUALTIES = frozenset({"killed", "injured", "abducted", "arrested"})
_MOST_DEAD = 1000  # a toll of dead from here on is of no single incident
_MOST_HURT = 10_000  # one day of unrest may hurt thousands
_MANY_HELD = 100  # arrests from here on are a running count
_PLACE_REACH = 5  # tokens: "killing 36 Syrian soldiers in Arden"
_MANY_ACTS = 10  # acts from here on are counted over days


def tally_rule(
    line: Line, figure: Figure, cues: list[Cue], since: list[tuple[int, int]], before: Line | None
) -> str | None:
    """Which rule makes a figure a tally; None for one incident's toll."""
    first, last = line.clause(figure.first)
    here = {cue.label for cue in cues if first <= cue.first < last}
    has_window = window_for(line, cues, since, figure) is not None
    value = figure.value or 0
    if value < _MANY_ACTS and not _is_figure(line, figure):
        return None
    if figure.effect not in ("targets", "other") and next(compared(line, figure), None) is not None:
        return "compared"
    if value >= _MANY_ACTS and _is_recorded(line, figure):
        return "recorded"
    if figure.effect == "event":
        is_many = value >= _MANY_ACTS or "across" in here
        return "window" if has_window else ("acts" if is_many else None)
    if figure.effect == "targets":
        return "targets" if value >= 3 else None
    if figure.effect not in _CASUALTIES:
        if figure.is_perfect and _names_war(line, first, last):
            return "war"
        is_year = not figure.is_perfect and _is_year_of_act(line, figure, cues, since, first, last)
        return "window" if (has_window and not is_year) or "in_total" in here else None
    if has_window and not _is_year_of_act(line, figure, cues, since, first, last):
        return "window"
    if line.lowers[figure.first] in listed("remains") or line.lowers[figure.last - 1] in listed("remains"):
        return "gathered" if _is_gathered(line, first, last) else None
    if "in_total" in here and not _is_running(line, figure) and not _is_one_act(line, first, last):
        return "in_total"
    if figure.effect == "arrested":
        return "held" if value >= _MANY_HELD or "still_held" in here else None
    is_result = line.tags[figure.first] == "G"  # "a bomb exploded, injuring 1,000"
    if value >= (_MOST_HURT if figure.effect == "injured" else _MOST_DEAD) and not is_result:
        return "magnitude"
    if _is_shared(line, figure, cues, first, last):
        return "shared"
    if figure.is_perfect and before is not None and before.lowers[0] == "since":
        return "window_before"
    if figure.is_perfect and not line.times and _names_war(line, first, last):
        return "war"
    return None


def _is_running(line: Line, figure: Figure) -> bool:
    """Whether a number is one act's toll as it grows: "the number of wounded rose to 12", "stands at 12"."""
    before = line.lowers[figure.first : figure.number.first]
    is_set = figure.number.first > 0 and line.lowers[figure.number.first - 1] == "at"
    return (is_set or not listed("grows").isdisjoint(before)) and (figure.value or 0) < _MOST_DEAD


def _is_gathered(line: Line, first: int, last: int) -> bool:
    """Whether bodies were found in several places or over a day: "from various districts", "in 24 hours"."""
    for k in range(first, last - 1):
        word = line.lowers[k]
        is_many = word in ("various", "different", "several", "separate")
        if is_many and not listed("scattered").isdisjoint(line.lowers[k + 1 : k + 3]):
            return True
        if word in ("over", "in", "past", "last") and "hours" in line.lowers[k + 1 : k + 4]:
            return True
    return False


def _is_recorded(line: Line, figure: Figure) -> bool:
    """Whether somebody keeps count of plural acts or harms: "documented 92 abductions in March"."""
    at = figure.number.first - 1
    while at > 0 and (line.tags[at] in ("A", "D") or line.lowers[at] in ("of", "total")):
        at -= 1
    if at < 0 or line.lowers[at] not in listed("recorders") or line.tags[at] not in ("V", "G", "J"):
        return False
    rest = line.lowers[figure.noun : line.clause(figure.first)[1]]
    is_witness = line.lowers[figure.last - 1] in listed("remains")  # "counted 20 bodies at the morgue"
    return (
        not is_witness
        and figure.noun > figure.number.last
        and not any(word in listed("events") and not word.endswith("s") for word in rest)
    )


def _is_one_act(line: Line, first: int, last: int) -> bool:
    """Whether a clause names one act by a singular noun: "the number of those killed in the blast"."""
    for k in range(first + 1, last):
        word = line.lowers[k]
        if word in listed("events") and not word.endswith("s"):
            chunk = line.chunk(k)
            start = chunk.first if chunk is not None else k - 1
            if line.lowers[start] in ("the", "a", "an", "this", "that") or line.lowers[k - 1] == "'s":
                return True
    return False


def _is_year_of_act(
    line: Line, figure: Figure, cues: list[Cue], since: list[tuple[int, int]], first: int, last: int
) -> bool:
    """Whether the only window is a year that may date a single act: "the 2002 bombing killed 202"."""
    if any(governs(line, window, figure, first, last) for window in since):
        return False
    if any(cue.label == "window" and first <= cue.first < last for cue in cues):
        return False
    told = line.lowers[figure.last - 1]
    is_told = told in lists().effects or told in lists().nouns
    is_passive = is_told and figure.first == figure.number.first
    near = any(0 <= spot.first - figure.last <= 5 for spot in line.times)
    acts = (word for word in line.lowers[first:last] if word in listed("events") and not word.endswith("s"))
    return not (is_passive and near) or next(acts, None) is not None


def _is_figure(line: Line, figure: Figure) -> bool:
    """Whether a number is a figure and no vague word ("several attacks since May" says too little)."""
    words = line.lowers[figure.number.core : figure.number.last]
    return any(cardinal(words[:k]) is not None for k in range(1, len(words) + 1))


def _is_shared(line: Line, figure: Figure, cues: list[Cue], first: int, last: int) -> bool:
    """Whether several acts or places share the toll."""
    lowers = line.lowers
    events = listed("events")
    for cue in cues:
        if not first <= cue.first < last:
            continue
        if cue.label == "series":
            window = lowers[cue.last : cue.last + 4]
            is_each = (
                lowers[max(0, cue.first - 1)] == "in" and cue.last - cue.first == 1
            )  # "in separate raids, ..."
            if (
                any(word in events and word.endswith("s") for word in window)
                and cue.first != figure.number.first
                and not (is_each and cue.first < figure.first)
            ):
                return True
        if cue.label == "across" and "after" not in lowers[cue.last : figure.first]:
            if cue.last - cue.first == 1 and lowers[cue.first].endswith("wide"):
                return True
            if any(cue.last <= spot.first <= cue.last + 2 for spot in line.places):
                return True
    if _joined_places(line, first, last):
        return not _has_own_place(line, figure)
    return _several_struck(line, figure, first, last)


def _has_own_place(line: Line, figure: Figure) -> bool:
    """Whether a figure has one place of its own: "struck Arden and Bly provinces, killing 36 in Arden"."""
    behind = [spot for spot in line.places if figure.last <= spot.first <= figure.last + _PLACE_REACH]
    if len(behind) != 1 or line.lowers[behind[0].first - 1] not in ("in", "near", "at", "outside"):
        return False
    return line.lowers[behind[0].last : behind[0].last + 1] != ("and",)


def _several_struck(line: Line, figure: Figure, first: int, last: int) -> bool:
    """Read "struck two warehouses", "two separate attacks that killed": a number before places or acts."""
    for count in line.counts:
        is_near = first - 1 <= count.first <= last
        if not is_near or count.first == figure.number.first or count.ordinal is not None:
            continue
        value = count_value(line, count)
        if value is None or not 2 <= value <= 100:
            continue
        window = line.lowers[count.last : count.last + 4]
        before = _before(line, count.first)
        if before in listed("strike_verbs") and any(word in listed("facilities") for word in window[:3]):
            return True
        is_after = before in ("in", "during", "after") and count.first > figure.first
        if (value >= 5 or is_after or "separate" in window[:1]) and any(
            word in listed("events") and word.endswith("s") for word in window
        ):
            return True
    return False


def _before(line: Line, at: int) -> str:
    """The word before a number, articles stepped over: "in the two attacks"."""
    k = at - 1
    while k > 0 and line.tags[k] == "D":
        k -= 1
    return line.lowers[k] if k >= 0 else ""


def _joined_places(line: Line, first: int, last: int) -> bool:
    """Whether "and" joins places, none inside another: "in Istanbul and Ankara", "in Arden and Bly towns"."""
    spots = list(line.places_in(first, last)) or list(line.places)
    if _joined_towns(line, first, last) or (not spots and _joined_names(line, first)):
        return True
    for left, right in pairwise(spots):
        if line.lowers[left.last : right.first] not in (
            ("and",),
            (",", "and"),
            ("and", "in"),
            ("and", "near"),
        ):
            continue
        k = left.first - 1
        while k >= 0 and line.tags[k] in ("N", "D", "J", ",") and left.first - k < 5:
            k -= 1
        if k >= 0 and line.lowers[k] in listed("placed") and line.lowers[k] not in ("between", "of"):
            return True
    return False


def _joined_names(line: Line, first: int) -> bool:
    """Read "in Arden and Bly" where no gazetteer knows the two."""
    tokens, tags = line.sentence.tokens, line.tags
    for k in range(first + 2, len(tokens) - 2):
        if line.lowers[k] != "and" or not (tokens[k - 1].is_capital and tokens[k + 1].is_capital):
            continue
        left, right = k - 1, k + 1
        while left > first and tokens[left].is_capital and tags[left] == "N":
            left -= 1
        while right < len(tokens) and tokens[right].is_capital and tags[right] == "N":
            right += 1
        is_end = right >= len(tokens) or tags[right] not in ("N", "J", "S", "V")
        if line.lowers[left] in ("in", "near") and left < k - 1 and right > k + 1 and is_end:
            return True
    return False


def _joined_towns(line: Line, first: int, last: int) -> bool:
    """Read "in Arden and Bly towns", "the towns of Arden and Bly", whether or not the names are known."""
    lowers, tags = line.lowers, line.tags
    for k in range(first + 3, last):
        if lowers[k] not in listed("settlements"):
            continue
        if lowers[k - 2] == "and" and tags[k - 1] == tags[k - 3] == "N":
            return True
        if lowers[k + 1 : k + 2] == ("of",) and "and" in lowers[k + 3 : min(k + 6, last)]:
            return True
    return False


def _names_war(line: Line, first: int, last: int) -> bool:
    return not listed("wars").isdisjoint(line.lowers[first:last])
