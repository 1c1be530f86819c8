"""Tell a part of a town from a far town of the same name: "the Austin neighbourhood" of Chicago."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tidings.data.gazetteer import Place
from tidings.data.layout import Kind
from tidings.data.names import fold
from tidings.model.report import Mention
from tidings.model.values import Where
from tidings.resolve.place_score import Context, distance_km

# What stands behind the name of a part of a town, and before one.
_BEHIND = re.compile(r"(?: \w+)? neighbou?rhood\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bneighbou?rhoods? of\s$", re.IGNORECASE)
_LONGEST = 30  # characters
_WIDEST_KM = 60  # the largest towns are no wider


def called_quarters(mentions: Sequence[Mention], text: str) -> frozenset[str]:
    """The names that are called neighbourhoods anywhere in a text."""
    drafts = ((mention.value, mention.span) for mention in mentions)
    return frozenset(
        fold(draft.name)
        for draft, span in drafts
        if isinstance(draft, Where)
        and (_BEHIND.match(text, span.end) or _BEFORE.search(text, max(0, span.start - _LONGEST), span.start))
    )


def is_far_town(place: Place, key: str, context: Context) -> bool:
    """Whether a place is a town far from every other that is named."""
    if place.kind not in (Kind.TOWN, Kind.ADM2):
        return False
    points = [point for other, point in context.points.items() if other != key]
    return bool(points) and all(
        distance_km(place.lat, place.lon, lat, lon) > _WIDEST_KM for lat, lon in points
    )
