"""Find comparisons: an act ranked against others, "the deadliest since 2020"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.claim import Claim
from tidings.model.codes import Field, Kind
from tidings.model.report import Report
from tidings.model.text import Span
from tidings.read.cues import Cue, Cues, listed
from tidings.read.hedges import hedge_near
from tidings.read.lines import Line
from tidings.read.pages import Page
from tidings.read.windows import since_end

_BEFORE = frozenset(["the", "its", "their", "his", "her", "this", "'s", "one"])
_UNITS = frozenset(
    [
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "decade",
        "decades",
        "century",
        "generation",
    ]
)
_NOUN_REACH = 5  # tokens between the rank and what is ranked
_SCOPE_REACH = 14  # tokens between the rank and what it is ranked over


class _Found(NamedTuple):
    line: Line
    first: int
    last: int
    rank: tuple[int, int]
    scope: tuple[int, int] | None


@lru_cache(maxsize=1)
def _scopes() -> Cues:
    return Cues({"scope": table("statements")["scopes"]})


def find_comparisons(page: Page) -> Iterator[Report]:
    """The comparisons of a document; phrasings with one scope are one report."""
    groups: dict[str, list[_Found]] = {}
    for line in page.lines:
        for one in _in_line(line):
            groups.setdefault(_scope_words(one) or str(line.span(one.first, one.last)), []).append(one)
    for same in groups.values():
        yield Report(
            kind=Kind.COMPARISON,
            doc_id=page.document.id,
            mentions=tuple(dict.fromkeys(each.line.span(each.first, each.last) for each in same)),
            claims=tuple(claim for each in same for claim in _claims(page, each)),
        )


def _in_line(line: Line) -> Iterator[_Found]:
    if listed("ranks").isdisjoint(line.words) and not ("most" in line.words or "worst" in line.words):
        return
    scopes = _scopes().find(line.lowers, line.words)
    for i, word in enumerate(line.lowers):
        last = i + 1
        if word == "most" and last < len(line.lowers) and line.lowers[last] in listed("intensifiers"):
            last += 1
        elif word not in listed("ranks"):
            continue
        before = line.lowers[i - 1] if i else ""
        if before not in _BEFORE:
            continue
        one = _compare(line, i, last, scopes)
        if one is not None:
            yield one


def _compare(line: Line, i: int, last: int, scopes: list[Cue]) -> _Found | None:
    """The comparison that a rank at tokens [i, last) opens, if it ranks acts over a scope."""
    noun = next(
        (
            k
            for k in range(last, min(len(line.lowers), last + _NOUN_REACH))
            if line.lowers[k] in listed("compared")
        ),
        None,
    )
    if noun is not None and any(line.tags[k] not in ("N", "J", "S", "#", "A") for k in range(last, noun)):
        noun = None
    end = line.clause(i)[1]
    scope = None
    for cue in scopes:
        if last <= cue.first < min(end, last + _SCOPE_REACH) and not _is_cut(line, last, cue.first):
            scope = _scope_end(line, cue)
            if scope is not None:
                break
    if scope is None or (noun is None and not _stands_alone(line, last)):
        return None
    hedge = hedge_near(line, i - 1, reach=2)
    first = hedge.first if hedge is not None else i - 1
    names_act = any(line.lowers[k] in listed("events") for k in range(*scope))  # "since the March raid"
    return _Found(line, first, scope[0] if names_act else scope[1], (i, last), scope)


def _stands_alone(line: Line, last: int) -> bool:
    """Read "the largest since 2020": no other noun is ranked."""
    return last < len(line.lowers) and line.lowers[last] in ("since", "in", "of", ",")


def _is_cut(line: Line, first: int, last: int) -> bool:
    """Whether a verb or comma between rank and scope takes the scope away."""
    return any(line.tags[k] in ("M", ";", ".") for k in range(first, last))


def _scope_end(line: Line, cue: Cue) -> tuple[int, int] | None:
    """The scope from its cue to its end: "since 2020", "in more than a decade"."""
    lowers = line.lowers
    if lowers[cue.first] == "since":
        end = since_end(line, cue.last)
        return (cue.first, end) if end > cue.last else None
    if lowers[cue.last - 1] in ("than", "over", "nearly", "almost", "least", "a", "modern"):
        for k in range(cue.last, min(len(lowers), cue.last + 5)):
            if lowers[k] in _UNITS or lowers[k] in ("history", "times"):
                return cue.first, k + 1
        return None
    return cue.first, cue.last


def _scope_words(one: _Found) -> str:
    return " ".join(one.line.lowers[slice(*one.scope)]) if one.scope else ""


def _claims(page: Page, one: _Found) -> Iterator[Claim]:
    line = one.line
    hedge = hedge_near(line, one.rank[0] - 1, reach=2)
    speaker, stance = page.voice(line, one.rank[0])
    if hedge is not None:
        speaker, stance = (None if speaker and speaker.span.overlaps(hedge.span) else speaker), hedge.stance
    words = hedge.words if hedge is not None else None
    voice = (speaker, stance)
    context: Span = line.span(one.first, one.last)
    yield line.claim(Field.RANK, *one.rank, voice, hedge=words, context=context)
    nouns = range(one.rank[1], min(one.rank[1] + _NOUN_REACH, one.last))
    noun = next((k for k in nouns if line.lowers[k] in listed("compared")), None)
    if noun is not None:
        yield line.claim(Field.EVENT, noun, noun + 1, voice, hedge=words)
    if one.scope is not None:
        yield line.claim(Field.SINCE, *one.scope, voice, hedge=words, context=context)
