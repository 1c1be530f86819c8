"""Count the parts of a salvo: "most of the 12 drones", "all but two", "two missiles and five drones".

Rule H19 of the number grammar; a part whose whole has no number is a part of what was launched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from tidings.data.tables import table
from tidings.model.claim import Claim
from tidings.model.codes import Field
from tidings.model.report import Report
from tidings.model.values import Count
from tidings.resolve.quantity import resolve_count

PART = "part of a salvo"
LIST = "list"
_FIELDS = frozenset({Field.LAUNCHED, Field.INTERCEPTED, Field.LEAKED})
_WORD = re.compile(r"[\w-]+(?:\.\d+)?|%")
_JOINTS = re.compile(r",\s*(?:and\s+)?|\s+(?:and|as well as|plus)\s+")


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, str]:
    """By a word for a part, what it says: all, none, most, half, some or percent."""
    rows = table("interceptions")
    return {
        word: kind
        for kind in ("all", "none", "most", "half", "some", "percent")
        for word in rows[kind].split()
    }


def with_salvo(report: Report) -> Report:
    """The report whose lists are summed, and whose parts of a salvo are counted against what was launched."""
    summed = [replace(c, value=_sum(c.raw)) if _is(LIST, c) else c for c in report.claims]
    counts = (c.value for c in summed if c.field is Field.LAUNCHED and isinstance(c.value, Count))
    launched = next(counts, None)
    parted = [replace(c, value=part_of(c.raw, launched)) if _is(PART, c) else c for c in summed]
    return replace(report, claims=tuple(parted))


def _is(rule: str, claim: Claim) -> bool:
    return claim.field in _FIELDS and claim.rule == rule


def part_of(raw: str, launched: Count | None) -> Count | None:
    """The range that the words for a part name, None for words that name none.

    The whole is told in the words themselves ("all four missiles") or is what was `launched`.

    >>> part_of("all but two of the five rockets", None)
    Count(low=3, best=3, high=3, hedge='all but', operator='=')
    """
    words = [match[0].lower() for match in _WORD.finditer(raw)]
    at = next((i for i, word in enumerate(words) if word in _kinds()), None)
    if at is None:
        return None
    kind, before, after = _kinds()[words[at]], words[:at], words[at + 1 :]
    if kind == "none":
        return Count(low=0, best=0, high=0)
    if after[:1] == ["but"]:
        of = after.index("of") if "of" in after else len(after)
        return _but(resolve_count(" ".join(after[1:of])), resolve_count(" ".join(after[of:])) or launched)
    whole = resolve_count(" ".join(after)) if any(map(_is_figure, after)) else launched
    return _share(kind, " ".join([*before[-1:], words[at]]) if kind == "percent" else words[at], whole)


def _is_figure(word: str) -> bool:
    return resolve_count(word) is not None and word not in _kinds() and not word.endswith("s")


def _but(left: Count | None, whole: Count | None) -> Count | None:
    """All but so many; None where either is not known."""
    if left is None or left.best is None or whole is None or whole.low is None or whole.low < left.best:
        return None
    high = None if whole.high is None else whole.high - left.best
    low = whole.low - left.best
    return Count(low=low, best=low, high=high, hedge="all but", operator="=" if high == low else ">=")


def _share(kind: str, hedge: str, whole: Count | None) -> Count | None:
    """A part of what is launched; of an open number only a least one."""
    if kind == "all" and whole is not None and whole.low is not None:
        return whole
    if kind == "all" and hedge == "both":
        return Count(low=2, best=2, high=2)
    if whole is None or whole.low is None or whole.high is None:
        return Count(low=1 if kind in ("half", "percent") else 2, hedge=hedge, operator=">=")
    low, high = whole.low, whole.high
    match kind:
        case "percent":
            share = min(float(hedge.split(maxsplit=1)[0]), 100.0) / 100 if hedge[0].isdigit() else None
            return (
                None
                if share is None
                else Count(low=int(low * share), high=-int(-high * share // 1), hedge=hedge)
            )
        case "half":
            return Count(low=low // 2, best=low // 2, high=-(-high // 2), hedge=hedge, operator="~")
        case "most":
            return Count(low=low // 2 + 1, high=high, hedge=hedge)
        case _:
            return Count(low=min(2, low), high=high, hedge=hedge)


def _sum(raw: str) -> Count | None:
    """What the members of a list have in sum, None where one has no number."""
    counts = [resolve_count(part) for part in _JOINTS.split(raw)]
    known = [count for count in counts if count is not None and count.low is not None]
    if len(known) < len(counts):
        return None
    low = sum(count.low or 0 for count in known)
    highs = [count.high for count in known if count.high is not None]
    if len(highs) < len(known):
        return Count(low=low, operator=">=")
    return Count(low=low, best=low if sum(highs) == low else None, high=sum(highs))
