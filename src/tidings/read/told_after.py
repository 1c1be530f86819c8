"""Where the site of an event lies, when a later sentence says it: "The school is in Damaturu"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidings.model.claim import Claim
from tidings.model.codes import Field, PlacePrecision, Stance
from tidings.model.report import Mention, Report
from tidings.model.values import Where
from tidings.read.acts import Act
from tidings.read.bundle import FINE
from tidings.read.page import Page, Voice
from tidings.read.place_roles import place_cues
from tidings.read.sentences import Sentence

_SENTENCES = 4  # a site is described soon after it is named
# "The monastery is in", "Kolongo lies about 15 km from the town of", "The museum is near the parliament in".
_LIES = re.compile(
    r"(?:(?:the|this|that)\s)?(?P<subject>(?:[\w’'-]{1,24}\s){1,4}?),?\s?"
    r"(?:(?:is|was)(?:\s(?:located|situated|based))?|lies|lay|stands|stood|sits)\s"
    r"(?:(?:just|only|about|some|around|roughly)\s)?(?:\d[\d,.]{0,4}[\s-])?"
    r"(?:in|near|at|outside|inside|on the (?:outskirts|edge) of|km|kilomet(?:er|re)s?|miles?)\s"
    r"(?:(?!(?:after|before|since|with|when|where|who|which|that|for|said|to|by)\b)"
    r"[\w’'()-]{1,20}\s){0,7}",
    re.IGNORECASE,
)
# "gunfire at the site in", "the attack at the supermarket in"
_AT_SITE = re.compile(r"\bat (?:the|this) (?:[\w’'-]{1,24}\s){0,2}?(?P<subject>[\w’'-]{1,24})\s(?:in|near)\s")
_SPOTS = frozenset({"site", "scene", "location"})
_SITES = frozenset({"facility", "place", "name"})


def site_told_after(
    page: Page, report: Report, acts: Sequence[Act], sentences: Sequence[Sentence], places: Sequence[Mention]
) -> Report:
    """A report of a country or province alone takes the town that a later sentence puts its site in.

    The site is one named in the sentences of its acts; the town lies inside the place told there.
    """
    told = [mention.value for claim in report.of(Field.WHERE) if (mention := _at(claim, places))]
    wide = [value for value in told if isinstance(value, Where)]
    if not wide or len(wide) < len(told) or any(value.precision in FINE for value in wide):
        return report
    sites = {word for act in acts for word in _sites_of(act)}
    first = max(act.sentence for act in acts) + 1
    for sentence in sentences[first : first + _SENTENCES]:
        text, span = page.document.text, sentence.span
        found = _LIES.match(text, span.start, span.end) or _AT_SITE.search(text, span.start, span.end)
        if found is None or found.group("subject").split()[-1].lower() not in sites | _SPOTS:
            continue
        town = next((m for m in places if m.span.start >= found.end("subject")), None)
        if town is not None and town.span.start <= found.end() and _lies_in(town, wide):
            voice = Voice(None, Stance.ASSERTED)
            claim = page.claim(Field.WHERE, town.span, voice, basis="inferred", rule="where its site lies")
            return replace(report, claims=(claim, *report.claims))
    return report


def _at(claim: Claim, places: Sequence[Mention]) -> Mention | None:
    return next((mention for mention in places if mention.span == claim.span), None)


def _sites_of(act: Act) -> Iterator[str]:
    """The words by which a sentence names buildings, villages and places that no gazetteer knows."""
    found = act.trigger.parse
    for chunk in found.chunks:
        word = found.tokens[chunk.head].lower
        if chunk.cls in _SITES or word in place_cues().ground:
            yield word
            yield from (token.lower for token in found.tokens[chunk.first : chunk.head] if token.is_capital)


def _lies_in(town: Mention, wide: Sequence[Where]) -> bool:
    """Whether a town lies in all the places told."""
    value = town.value
    if not isinstance(value, Where) or value.precision not in FINE:
        return False
    return all(
        value.country == outer.country
        and (
            outer.precision is not PlacePrecision.PROVINCE or value.admin1 in (None, outer.admin1, outer.name)
        )
        for outer in wide
    )
