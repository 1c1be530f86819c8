"""Find hypotheticals: acts feared, possible or conditional, which are never counted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tidings.model.codes import Field, Kind
from tidings.model.report import Report
from tidings.read.cues import listed
from tidings.read.force import is_act
from tidings.read.lines import Line
from tidings.read.pages import Page

_REACH = 12  # tokens between a worry and what is feared
_PHRASE = 24  # tokens; the longest stretch read as one hypothetical
_LINKS = frozenset(["of", "that", "about", "over", "for", "from"])
_NEW = frozenset({"a", "an", "another", "more", "new", "further", "fresh", "renewed"})
_EDGES = frozenset({";", ".", ":", "(", ")", "—", "–", "--", "!", "?", '"', "”"})
_ASKS = frozenset(["did", "does", "do", "has", "have", "is", "are", "was", "were", "will", "could"])


def find_hypotheticals(page: Page) -> Iterator[Report]:
    """The hypotheticals of a document."""
    for line in page.lines:
        done = 0
        for first, last in _in_line(line):
            if first < done:
                continue
            done = last
            voice = page.voice(line, first)
            claim = line.claim(Field.ACTION, first, last, voice)
            yield Report(
                kind=Kind.HYPOTHETICAL,
                doc_id=page.document.id,
                mentions=(line.span(first, last),),
                claims=(claim,),
            )


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    return listed("worries") | listed("potentials") | listed("possible") | {"had", "?"}


def _in_line(line: Line) -> Iterator[tuple[int, int]]:
    if _triggers().isdisjoint(line.words):
        return
    if (
        line.lowers[-1] == "?"
        and line.lowers[0] in _ASKS
        and any(is_act(line, k) for k in range(len(line.lowers)))
    ):
        yield 0, len(line.lowers)
        return
    for i, word in enumerate(line.lowers):
        found = None
        if word in listed("worries"):
            found = _worry(line, i)
        elif word in ("could", "might", "may") and line.tags[i] == "M":
            found = _could(line, i)
        elif word in listed("possible"):
            found = _possible(line, i)
        elif word == "had" and (i == 0 or line.lowers[i - 1] in (",", "and", "but", "that")):
            found = _had(line, i)
        if found is not None:
            yield found


def _worry(line: Line, i: int) -> tuple[int, int] | None:
    """Read "concerns about the valley becoming a battlefield", "fears that rebels could attack"."""
    lowers = line.lowers
    if i + 1 >= len(lowers):
        return None
    if lowers[i + 1] not in _LINKS and not (lowers[i] in ("feared", "fearing") and lowers[i + 1] in _NEW):
        return None
    for k in range(i + 1, min(len(lowers), i + _REACH)):
        if lowers[k] in _EDGES or lowers[k] in listed("clause_stops"):
            return None
        is_grave = lowers[k] in listed("grave") or (
            line.tags[k] in ("V", "G") and is_act(line, k) is not None
        )
        if is_grave:
            is_known = any(word in ("the", "this", "these", "last") for word in lowers[max(i + 2, k - 3) : k])
            if lowers[k - 1] in listed("not_events"):  # "a heart attack"
                return None
            return None if is_known and lowers[k] in listed("events") else (i, _end(line, k + 1, i))
    return None


def _could(line: Line, i: int) -> tuple[int, int] | None:
    """Read "could attack", "might have been killed", "could lead to war"."""
    lowers = line.lowers
    for k in range(i + 1, min(len(lowers), i + 5)):
        if lowers[k] in ("not", "n't", "hear", "see", "heard", "seen", "have"):
            return None
        if line.tags[k] == "V" and is_act(line, k) is not None:
            return i, _end(line, k + 1, i)
        if lowers[k] in ("become", "trigger", "spark", "lead", "ignite", "provoke"):
            grave = next(
                (j for j in range(k + 1, min(len(lowers), k + 7)) if lowers[j] in listed("grave")), None
            )
            return (i, grave + 1) if grave is not None else None
    return None


def _possible(line: Line, i: int) -> tuple[int, int] | None:
    """Read "a possible attack", "an imminent strike"."""
    for k in range(i + 1, min(len(line.lowers), i + 4)):
        if line.lowers[k] in listed("events"):
            return i, k + 1
        if line.tags[k] not in ("N", "J"):
            return None
    return None


def _had(line: Line, i: int) -> tuple[int, int] | None:
    """Read "had the missile hit the tank, dozens would have died"."""
    rest = line.lowers[i + 1 :]
    if "would" not in rest and "could" not in rest:
        return None
    if i + 1 < len(line.lowers) and line.tags[i + 1] in ("D", "N", "R") and "have" in rest:
        return i, _end(line, len(line.lowers) - 1, i)
    return None


def _end(line: Line, at: int, first: int) -> int:
    """Where the hypothetical's phrase ends: at a clause edge; commas inside an enumeration stay."""
    last = at
    limit = min(len(line.lowers), first + _PHRASE)
    while last < limit and line.lowers[last] not in _EDGES:
        if line.lowers[last] == "," and not _in_series(line, last):
            break
        if line.tags[last] == "W" or line.lowers[last] in listed("clause_stops"):
            break
        last += 1
    return last


def _in_series(line: Line, comma: int) -> bool:
    """Whether a comma stands in an enumeration of nouns: "the US, Israel, and Iran"."""
    window = line.tags[comma + 1 : comma + 5]
    return (
        bool(window)
        and window[0] in ("N", "&", "D")
        and not any(tag in ("V", "B", "M", "H") for tag in window)
    )
