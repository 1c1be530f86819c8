"""Give events that one word tells of several places what the text says of all of them together."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.read.acts import Act
from tidings.read.bundle import Event, own_when, own_where


def share_days(events: Sequence[Event]) -> Sequence[Event]:
    """Lend an event without a day the dated acts of its sibling that name no place.

    "The strikes began on Tuesday. They hit Jos, Bida and Kano": three events of Tuesday.
    """
    for event in events:
        own = set(map(_word, event.facts))
        if event.when is not None:
            continue
        for other in events:
            if other is not event and other.when is not None and not own.isdisjoint(map(_word, other.facts)):
                lent = [act for act in other.facts if _is_of_all(act) and _word(act) not in own]
                event.acts = sorted([*event.acts, *lent], key=_word)
                break
    return events


def _word(act: Act) -> tuple[int, int]:
    """Where the event word of an act stands: its sentence and token."""
    return act.sentence, act.trigger.at


def _is_of_all(act: Act) -> bool:
    """Whether an act is dated and tells of no single place or figure."""
    return own_when(act) is not None and own_where(act) is None and not act.casualties
