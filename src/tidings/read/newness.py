"""Tell what is a text's news from what lies behind it, or ahead."""

from __future__ import annotations

from datetime import date, timedelta

from tidings.model.codes import DatePrecision, Role
from tidings.read.bundle import Event
from tidings.read.vetoes import veto_words

# An incident older than this at publication is background (annotation rule 3 of the news gold set).
_NEWS_DAYS = 14
TOMORROW = timedelta(days=1)  # east of the outlet it may be tomorrow already


def is_ahead(event: Event, published: date | None) -> bool:
    """Whether the day of an event lies after its publication: a match, a march or a hearing to come."""
    when = event.when
    if when is None or when.start is None or published is None:
        return False
    return when.start > published + TOMORROW


def _is_of_a_year(event: Event) -> bool:
    """Whether a year names the event: "the 1985 hijacking" is never the news."""
    return any(
        len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
        for act in event.facts
        for word in act.trigger.modifiers
    )


def role_of(event: Event, before: Role | None, published: date | None) -> Role:
    """Main for what is news or a follow-up within two weeks, background for all else.

    `before` is the role of the event told before it, None for the first.
    """
    when = event.when
    words = event.words
    if _is_of_a_year(event) or words & veto_words()["remembered"]:
        return Role.BACKGROUND
    if when is not None and when.start is not None:
        if when.precision is DatePrecision.YEAR:
            return Role.BACKGROUND
        if published is not None:
            end = when.end or when.start
            return Role.BACKGROUND if end <= published - timedelta(days=_NEWS_DAYS) else Role.MAIN
        is_first = before is None or (before is Role.MAIN and when.precision is DatePrecision.DAY)
        return Role.MAIN if is_first else Role.BACKGROUND
    if words & veto_words()["tried"]:
        return Role.BACKGROUND
    if before is None or before is Role.BACKGROUND:
        return before or Role.MAIN
    past = sum(act.context.is_past for act in event.facts)
    return Role.BACKGROUND if past * 2 >= len(event.facts) or len(event.facts) == 1 else Role.MAIN
