"""Find the dateline of a report: where, and sometimes when, it was filed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tidings.data.tables import table
from tidings.ingest.metadata import parse_date

_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    r"|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)[A-Za-z]{0,6}\.?"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}} {_MONTH},?(?: \d{{2,4}})?)"
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.]+(?:[ -][A-ZÀ-Þ(][A-ZÀ-Þ'’.)]+){0,4}"
_NAME = r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,3}"
_AGENCY = r"\([^()\n]{2,60}\)"
_DASH = r"(?:--+|—|–|-|_)"
_LABEL = r"(?:\s*\[[A-Z][A-Z ,-]{2,40}\]){0,2}"

# Such as: BAMAKO (Reuters) - · SANTIAGO, Chile (AP) - · BEIRUT, LEBANON (8:10 P.M.) – · CAIRO — ·
# and of older wires: BOGOTA, 3 JAN 90 (DOMESTIC SERVICE) -- [TEXT]
_SHOUTED = re.compile(
    rf"{_CAPS}(?:/{_CAPS})?(?:,? {_NAME}){{0,2}}(?:,? {_DAY})?\s*(?:{_AGENCY})?\s*{_DASH}(?=\s|\[|$)"
    rf"\s*{_LABEL}"
    rf"|{_CAPS},? {_DAY}\s*{_AGENCY}\s*{_LABEL}(?=\s|$)"
)
# Such as: Kabul (Reuters) - · Geneva, 2 March 2020 (UNHCR) –
_NAMED = re.compile(
    rf"{_NAME}(?:, {_NAME}){{0,2}}(?:,? {_DAY})?\s*{_AGENCY}\s*{_DASH}\s+{_LABEL}"
    rf"|\([A-Z][\w. -]{{1,30}}\)\s*{_DASH}\s+|\(CNN\)\s+"
)
# Such as: Nov. 18 (AGENCY) --
_DAY_ALONE = re.compile(rf"{_DAY}\s*{_AGENCY}\s*{_DASH}(?=\s)")
# Such as KABUL, or KABUL (Nov 19), before a colon at the head of the first sentence.
_COLON = re.compile(rf"{_CAPS}(?:, {_NAME})?(?:,? {_DAY}| \({_DAY}\))?:\s+(?=[A-ZÀ-Þ“\"])")
# A headline glued before the dateline: only a shouted place with both agency and dash is sure enough.
_GLUED = re.compile(rf"(?<=\s){_CAPS}(?:, {_NAME})?(?:,? {_DAY})?\s*{_AGENCY}\s*{_DASH}(?=\s|\[)\s*{_LABEL}")
# A site's own stamp: "Posted: Thursday, 19 March 2015". Without a colon it must begin a line.
_STAMP = re.compile(
    r"(?:\b(?:Posted|Published|Created|POSTED|PUBLISHED|CREATED)(?: on)?:|^(?:Posted|Published)(?: on)?)"
    r"\s+(?:[A-Z][a-z]{2,8}day,?\s+)?([^\n]{6,40})",
    re.MULTILINE,
)
_STAMP_AREA = 2000
_GOES_ON = re.compile(r"\s*[a-z]")
_MAX_HEADLINE = 220
_HEAD = 420


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline's place in its block; `day` where it names a whole date with its year."""

    start: int
    end: int
    day: date | None = None


@lru_cache(maxsize=1)
def _not_places() -> frozenset[str]:
    return frozenset(str(word).lower() for word in table("promo")["not_datelines"])


def find_dateline(block: str) -> Dateline | None:
    """The dateline that begins a block, or stands behind the headline glued to it."""
    head = block[:_HEAD]
    alone = _DAY_ALONE.match(head)
    if alone is not None:
        return Dateline(start=0, end=alone.end(), day=parse_date(alone.group()))
    for pattern in (_SHOUTED, _NAMED, _COLON):
        found = pattern.match(head)
        if found is None or (pattern is _COLON and head.isupper()) or not _is_place(found.group()):
            continue
        if "(" not in found.group() and _GOES_ON.match(block, found.end()):  # "NATO - which has no army -"
            continue
        return Dateline(start=0, end=found.end(), day=parse_date(found.group()))
    found = _GLUED.search(head)
    if found is None or found.start() > _MAX_HEADLINE or found.end() >= len(block.rstrip()):
        return None
    before = block[: found.start()].strip()
    if before.isupper() or re.search(r"[.!?]\s", before) or not _is_place(found.group()):
        return None
    return Dateline(start=found.start(), end=found.end(), day=parse_date(found.group()))


def stamped_day(text: str) -> date | None:
    """The day of the site's own "Published:" stamp near the head of a text, or None."""
    found = _STAMP.search(text[:_STAMP_AREA])
    return parse_date(found[1]) if found else None


def _is_place(words: str) -> bool:
    """Whether the first words may be a place: not "BREAKING:", not a question's letter."""
    first = re.match(r"[\w'’.]+(?: [A-Z][\w'’.]*)*", words)
    if first is None:
        return words.startswith("(")
    name = first.group().lower()
    return len(name) > 2 and name not in _not_places() and name.split()[0] not in _not_places()
