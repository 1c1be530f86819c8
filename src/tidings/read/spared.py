"""Tell that all who were hurt live: "none of the injuries were life-threatening" means that none died."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from tidings.data.numbers import cardinal
from tidings.model.claim import Claim
from tidings.model.codes import Field, Role
from tidings.model.report import Report
from tidings.model.text import Span
from tidings.model.values import Count
from tidings.read.page import Page
from tidings.read.sentences import Sentence
from tidings.read.words import both_numbers

RULE = "all live"
_BEFORE, _BEHIND = 1, 6  # sentences around an act in which a report tells how the hurt fare
_LIVES = re.compile(
    r"non-?\s?life[- ]threatening|(?:not|n[o']t|none|neither|no injur)\b[^.;]{0,60}life[- ]threatening"
    r"|(?<!not )(?<!n[’']t )(?<!un)(?:expected|likely) to (?:survive|live|recover|be (?:ok|okay|fine)"
    r"|be all right|make an? (?:\w+ ){0,2}recovery)|(?:will|would) (?:survive|recover)"
    r"|treated and released|out of danger|(?:released|discharged) from (?:\w+ )?hospital"
    r"|(?:minor|superficial) (?:\w+ )?(?:injur|wound)",
    re.IGNORECASE,
)
# What is told so of one person only.
_MENDS = re.compile(r"\bgrazed\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:all|both|none|neither|each|every|no injur\w+|(?:the|their|those|these) "
    r"(?:\w+ )?(?:injuries|wounds|wounded|injured|hurt|victims|men|women|children|boys|girls"
    r"|soldiers|officers|who were (?:shot|hurt|wounded|injured)))\b",
    re.IGNORECASE,
)
# A charge that names no murder done is of people who live.
_CHARGED = re.compile(r"attempted (?:[\w-]+ ){0,2}(?:murder|homicide)", re.IGNORECASE)
_DEATH = both_numbers(
    "dead died die dies dying death deadly deceased kill killed killing fatal fatally fatality slain slaying "
    "slayings homicide body murder murdered murder-suicide lifeless succumbed".split()
)
_ATTEMPTED = re.compile(r"attempted (?:[\w-]+ ){0,2}$", re.IGNORECASE)
# What else tells that somebody shot did not live.
_BURIED = both_numbers(
    "assassin assassination assassinated execution executed funeral mourner autopsy coroner".split()
)
_WORD = re.compile(r"[a-z][a-z-]+")


def spared(page: Page, report: Report, told: Sequence[int], sentences: Sequence[Sentence]) -> Report:
    """A report of people hurt in which all live, and that tells of no death, says that nobody was killed.

    Read in the sentences `told` of its acts and those around them. Of one person hurt any word that he lives
    does; of several the words must speak of all.
    """
    is_open = report.role is Role.MAIN and any(True for _ in report.of(Field.INJURED))
    if not is_open or any(True for _ in report.of(Field.KILLED)):
        return report
    near = sentences[max(0, told[0] - _BEFORE) : told[-1] + 1 + _BEHIND]
    if any(_tells_of_death(page, sentence) for sentence in (*sentences[:1], *near)):
        return report
    is_one = all(map(_is_of_one, report.of(Field.INJURED)))
    for cues in (_LIVES, *([_MENDS] if is_one else []), _CHARGED):
        for sentence in near:
            text = page.document.quote(sentence.span)
            found = cues.search(text)
            if found and (is_one or cues is _CHARGED or _ALL.search(text)):
                return _with_nobody(page, report, sentence, found)
    return report


@lru_cache(maxsize=8)
def is_deadly(text: str) -> bool:
    """Whether a text speaks of anybody's death, so that one person shot in it may be dead.

    Of 13 main reports of one person shot without such a word, among 600 of the linking corpus, 12 were of
    people who lived.
    """
    words = (found for found in _WORD.finditer(text.lower()) if found.group() in _DEATH | _BURIED)
    return any(not _ATTEMPTED.search(text, 0, found.start()) for found in words)


def _with_nobody(page: Page, report: Report, sentence: Sentence, found: re.Match[str]) -> Report:
    span = Span(sentence.span.start + found.start(), sentence.span.start + found.end())
    at = next((i for i, token in enumerate(sentence.tokens) if token.end > span.start), 0)
    nobody = Count(low=0, best=0, high=0)
    voice = page.voice(sentence.index, at)
    claim = page.claim(Field.KILLED, span, voice, value=nobody, basis="inferred", rule=RULE)
    return replace(report, claims=(*report.claims, claim))


def _is_of_one(claim: Claim) -> bool:
    """Whether a figure is of one person."""
    if isinstance(claim.value, Count):
        return claim.value.best == 1
    words = tuple(claim.raw.lower().split())
    return words[:1] in (("a",), ("an",)) or any(cardinal(words[:i]) == 1 for i in range(1, len(words) + 1))


def _tells_of_death(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence speaks of anybody dead; an attempted murder is none."""
    text = page.document.text
    return any(
        token.lower in _DEATH and not _ATTEMPTED.search(text, sentence.span.start, token.start)
        for token in sentence.tokens
    )
