"""What surrounds a time expression: the day it is read from, its direction, and what came before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tidings.data.tables import table
from tidings.model.values import When

_PAST = "|".join(table("times")["past_verbs"].split())
_COMING = "|".join(table("times")["coming_verbs"].split())
# Words that turn a bare weekday or month into a coming one, and those that keep it in the past.
_FORWARD = re.compile(
    r"\b(?:(?:will|shall|would|must|should|won't|'ll|going to|(?<!had been )(?:expected|scheduled|due|set) to"
    r"|plans? to"
    r"|(?<!believed )(?<!thought )(?<!alleged )(?<!appeared )to be(?= \w+(?:ed|en|ld|id)\b))(?: \w+){0,3}"
    r"|(?<!had been )(?<!previously )(?:scheduled|planned)|(?<!had been )(?:expected|due|slated)"
    r"|plans?|planning|expects?|upcoming|deadline|effective|payable"
    rf"|to (?:{_COMING}|take place)(?: \w+){{0,3}}"
    r"|as (?:early|soon|late) as|resumes?|reconvenes?|begins|starts|opens|expires|ending)\b"
    r"|\b(?:extended|postponed|delayed|moved) to(?: the)?\s*$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:had been (?:\w+ )?(?:scheduled|planned|expected|due|set|slated)(?: to)?(?: \w+)?"
    rf"|\w+ed|{_PAST}|since|after|last|killing|wounding)\b"
    r"|\b(?:said|told \w+|according to \w+)(?: on)?\s*$",
    re.IGNORECASE,
)
# These look ahead unless a verb of the past stands close: "was open until Sunday".
_LIMIT = re.compile(r"\b(?:by|until|till|through)(?: the| at)?\s*$", re.IGNORECASE)
_LIMIT_REACH = 30  # characters
# A deadline lies ahead, whatever was done: "set May 10 as the deadline", "told to leave by May 3".
_DEADLINE = re.compile(r"\s(?:as (?:the|a|its|their) )?(?:\w{1,12} )?deadline\b", re.IGNORECASE)
_TOLD_TO = re.compile(
    r"\b(?:asked|ordered|told|urged|required|obliged|forced|given|allowed|gave|threatened|vowed|promised|pledged"
    r"|agreed)\b[^.;]{0,60}\bto\s[^.;,]{3,50}\b(?:by|before|until)\s(?:the\s)?$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:(?P<coming>will|shall|would be|(?:is|are) (?:expected|scheduled|due|set|to)|plans? to|deadline)"
    r"|said|\w{3,}ed|was|were|had|has|have)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z\"“‘'`(])|\n\s*\n")
_REACH_BEFORE, _REACH_AFTER = 90, 80  # characters on either side that may hold the verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The anchor day and what it is, the way the verb looks (-1 back, 1 forward, 0 unknown), and the past.

    `previous` is the last dated expression, `quarter` the last quarter spoken of.
    """

    anchor: date | None
    basis: str = "publication date"
    direction: int = 0
    previous: When | None = None
    quarter: When | None = None


def direction_at(text: str, start: int, end: int) -> int:
    """Which way the words around a span look: 1 forward, -1 back, 0 where nothing tells."""
    before = text[max(0, start - _REACH_BEFORE) : start]
    cuts = [found.end() for found in _SENTENCE_END.finditer(before)]
    before = before[cuts[-1] :] if cuts else before
    behind = text[end : end + _REACH_AFTER]
    if _DEADLINE.match(behind) or _TOLD_TO.search(before):
        return 1
    stop = _SENTENCE_END.search(behind)
    verb = _VERB.search(behind[: stop.start()] if stop else behind)
    forward = max((found.end() for found in _FORWARD.finditer(before)), default=-1)
    back = max((found.end() for found in _BACK.finditer(before)), default=-1)
    if _LIMIT.search(before) and back < max(len(before) - _LIMIT_REACH, 1):
        is_past = max(forward, back) < 0 and verb is not None and verb.lastgroup is None
        return -1 if is_past else 1
    if forward >= 0 or back >= 0:
        return 1 if forward >= back else -1
    return 1 if verb and verb.lastgroup == "coming" else 0
