"""Turn time expressions into intervals of days and TIMEX3 values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from tidings.data.timewords import Phrase, find_phrases, is_cased, phrase_at
from tidings.model.codes import DatePrecision
from tidings.model.report import Mention
from tidings.model.text import Document
from tidings.model.values import When
from tidings.resolve import periods, phrases
from tidings.resolve.dateline import find_dateline
from tidings.resolve.setting import Setting, direction_at

_Rule = Callable[[Phrase, Setting], When | None]
RULES: dict[str, _Rule] = {
    "iso_day": phrases.resolve_iso,
    "slash_day": phrases.resolve_slashed,
    "night_pair": phrases.resolve_night_pair,
    "night_into": phrases.resolve_night_pair,
    "night_on": phrases.resolve_night_pair,
    "weekday_range": phrases.resolve_weekday_range,
    "day_range": phrases.resolve_day_range,
    "clock_day": phrases.resolve_clock,
    "clock_span": phrases.resolve_clock,
    "clock": phrases.resolve_clock,
    "day": phrases.resolve_day,
    "part_of_day": phrases.resolve_part_of_day,
    "day_before_day": phrases.resolve_near_day,
    "near_day": phrases.resolve_near_day,
    "tonight": phrases.resolve_night,
    "overnight": phrases.resolve_night,
    "part_this": phrases.resolve_part,
    "part_that": phrases.resolve_part,
    "part": phrases.resolve_part,
    "early_hours": phrases.resolve_part_of_day,
    "weekday": phrases.resolve_weekday,
    "weekday_set": periods.resolve_set,
    "last_units": periods.resolve_last_units,
    "recent_units": periods.resolve_recent,
    "that_unit": periods.resolve_that_unit,
    "edge_of": periods.resolve_edge,
    "year_end": periods.resolve_edge,
    "near_unit": periods.resolve_near_unit,
    "ago": periods.resolve_ago,
    "shift": periods.resolve_shift,
    "year_ago": periods.resolve_year_ago,
    "quarter": periods.resolve_quarter,
    "season": periods.resolve_season,
    "month_year": phrases.resolve_month,
    "month_words": periods.resolve_year,
    "month": phrases.resolve_month,
    "holiday": periods.resolve_holiday,
    "year_range": periods.resolve_year_range,
    "decade": periods.resolve_decade,
    "century": periods.resolve_century,
    "year": periods.resolve_year,
    "rate": periods.resolve_set,
    "set": periods.resolve_set,
    "often": periods.resolve_set,
    "duration": periods.resolve_duration,
    "bare_unit": periods.resolve_bare_unit,
    "present": periods.resolve_present,
    "past_ref": periods.resolve_past_ref,
    "future_ref": periods.resolve_future_ref,
}
# Lean on what was spoken of before, so that another expression is their basis.
_LEANING = frozenset({"shift", "that_unit", "part_that", "part", "clock", "clock_span", "early_hours"})
_SPOKEN_OF = frozenset({"month", "month_year", "year", "near_unit"})
_QUARTER_REACH = 600  # characters for which a quarter stays the one spoken of
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_STOP = re.compile(r"[.!?]['\"”’)]*\s|\n\s*\n")


def resolve_times(mentions: Iterable[Mention], document: Document) -> tuple[Mention, ...]:
    """Fill the values of time expressions, read from the publication day or the dateline.

    Without such a day relative words stay without interval, and a day or month without a year keeps
    only its `partial` value. No clock is read.
    """
    anchor, basis = _anchor_of(document)
    cased = is_cased(document.text)
    resolved: list[Mention] = []
    previous: When | None = None
    quarter: tuple[int, When] | None = None
    for mention in mentions:
        span = mention.span
        setting = Setting(
            anchor=anchor,
            basis=basis,
            direction=direction_at(document.text, span.start, span.end),
            previous=previous,
            quarter=quarter[1] if quarter and span.start - quarter[0] < _QUARTER_REACH else None,
        )
        phrase = phrase_at(document.text, span.start, span.end, is_cased=cased)
        value = _resolve(phrase, setting) if phrase else None
        if value is not None and value.rule is None and _SINCE.search(document.text, 0, span.start):
            value = replace(value, rule="since")
        resolved.append(replace(mention, value=value))
        if value is None or phrase is None:
            continue
        if phrase.name == "quarter" and value.start:
            quarter = (span.end, value)
        if (value.is_day and value.timex_type in ("DATE", "TIME")) or (
            value.start and phrase.name in _SPOKEN_OF
        ):
            previous = value
    return tuple(_with_days(resolved, document.text))


def resolve_when(
    raw: str, *, anchor: date | None, basis: str = "publication date", direction: int = -1
) -> When | None:
    """The value of one string that says when, None where it says nothing of time.

    >>> resolve_when("overnight", anchor=date(2024, 1, 21)).start
    datetime.date(2024, 1, 20)
    """
    found = max(
        find_phrases(raw, 0, len(raw), is_cased=is_cased(raw)),
        key=lambda phrase: (phrase.end - phrase.start, -phrase.start),
        default=None,
    )
    if found is None:
        return None
    value = _resolve(found, Setting(anchor=anchor, basis=basis, direction=direction))
    if value is not None and re.search(r"\bsince\b", raw[: found.start], re.IGNORECASE):
        return replace(value, rule="since")
    return value


def _anchor_of(document: Document) -> tuple[date | None, str]:
    """The day relative words are read from, and what it is."""
    if document.published is not None:
        return document.published, "publication date"
    dateline = find_dateline(document)
    return (dateline.day, "dateline") if dateline and dateline.day else (None, "dateline")


def _resolve(phrase: Phrase, setting: Setting) -> When | None:
    """Apply the phrase's rule, and say what the interval was derived from."""
    rule = RULES.get(phrase.name)
    if rule is None:
        return None
    bare = rule(phrase, Setting(anchor=None, direction=setting.direction))
    if bare is not None and bare.start is not None:
        return replace(bare, basis="text")
    value = rule(phrase, setting)
    if value is None or value.start is None:
        return value or bare
    leans = phrase.name in _LEANING and setting.previous is not None
    return replace(value, basis="other expression" if leans else setting.basis)


def _with_days(mentions: list[Mention], text: str) -> list[Mention]:
    """Give a clock or part of the day the day that is named beside it in the same sentence."""
    days = [m for m in mentions if isinstance(m.value, When) and m.value.is_day and not m.value.clock]
    result = []
    for mention in mentions:
        value = mention.value
        if isinstance(value, When) and value.clock and value.timex and value.timex_type == "TIME":
            day = _day_beside(mention, days, text)
            if day is not None and (value.start is None or value.basis == "other expression"):
                mention = replace(mention, value=_on_day(value, day))  # noqa: PLW2901  the same mention, filled
        result.append(mention)
    return result


def _on_day(value: When, day: When) -> When:
    tail = (value.timex or "").partition("T")[2]
    return replace(
        value,
        start=day.start,
        end=day.end,
        precision=DatePrecision.DAY,
        basis="other expression",
        timex=f"{day.start}T{tail}",
    )


def _day_beside(mention: Mention, days: list[Mention], text: str) -> When | None:
    """The nearest day named in the sentence of a mention."""
    best: tuple[int, When] | None = None
    for other in days:
        left, right = sorted((mention.span, other.span))
        gap = right.start - left.end
        if (
            0 <= gap < 150
            and isinstance(other.value, When)
            and not _STOP.search(text, left.end, right.start)
            and (best is None or gap < best[0])
        ):
            best = (gap, other.value)
    return best[1] if best else None
