"""Find the dateline that opens a wire report: "BEIRUT, Aug. 21 (AP) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tidings.data.timewords import find_phrases, is_cased
from tidings.model.text import Document, Span
from tidings.resolve.days import resolve_day
from tidings.resolve.pick import word
from tidings.resolve.setting import Setting

# Place and comma, then a day; "(AGENCY)" a dash or a colon must close the line.
_CLOSE = re.compile(r"\s*(?:\d{4}\s*)?(?:[(\[][^()\[\]\n]{2,60}[)\]]|[-–—_]{1,2}\s|:\s)")
_OPEN = re.compile(r"[^\n]{0,40}?\b[A-Z][\w'’.-]*(?: [\w'’.()-]+){0,5},\s*$")
_REACH = 400  # characters in which a dateline must begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The words of a dateline's day and place, and the day where its year is known."""

    span: Span
    place: Span | None
    day: date | None


def find_dateline(document: Document) -> Dateline | None:
    """The dateline of a report; a day without year takes it from the publication day.

    The text's first hundreds of characters are searched: titles and headers may stand before it.
    """
    text = document.text
    latest = document.published and document.published + timedelta(days=1)  # in zones ahead of the outlet's
    setting = Setting(anchor=latest, direction=-1)
    for phrase in find_phrases(text, 0, min(len(text), _REACH), is_cased=is_cased(text[:_REACH])):
        if phrase.name not in ("day", "iso_day") or not word(phrase, "num", "ord"):
            continue
        if not _CLOSE.match(text, phrase.end):
            continue
        line_start = text.rfind("\n", 0, phrase.start) + 1
        opening = _OPEN.match(text, line_start, phrase.start)
        if opening is None or opening.end() != phrase.start:
            continue
        value = resolve_day(phrase, setting) if phrase.name == "day" else None
        place = text[line_start : phrase.start].rstrip(" ,")
        return Dateline(
            span=Span(phrase.start, phrase.end),
            place=Span(line_start, line_start + len(place)) if place else None,
            day=value.start if value else None,
        )
    return None
