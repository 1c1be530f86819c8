"""Fill in what every claim's raw words mean: counts, parties, weapons, types, times and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from tidings.data.actors import nations, plain_words, states
from tidings.data.weapons import is_kind_of
from tidings.model.claim import Claim
from tidings.model.codes import ActorKind, Field, PlacePrecision, Stance
from tidings.model.report import Mention, Report
from tidings.model.text import Document, Span
from tidings.model.values import Actor, Count, Phrase, Value, Weapon, When, Where
from tidings.resolve.actor import resolve_actor
from tidings.resolve.event import crosswalks
from tidings.resolve.one_side import with_one_side
from tidings.resolve.quantity import resolve_count
from tidings.resolve.relative import area_of
from tidings.resolve.salvo import with_salvo
from tidings.resolve.weapon import resolve_weapon

_COUNTS = frozenset(
    {Field.KILLED, Field.INJURED, Field.ABDUCTED, Field.ARRESTED, Field.LAUNCHED, Field.INTERCEPTED,
     Field.LEAKED, Field.COUNT}
)  # fmt: skip
_PROJECTILES = frozenset({Field.LAUNCHED, Field.INTERCEPTED, Field.LEAKED})
_PARTIES = frozenset({Field.PERPETRATOR, Field.TARGET, Field.FORCE, Field.HOLDER})
_TIMES = frozenset({Field.WHEN, Field.SINCE, Field.AS_OF})
_FINENESS = {precision: i for i, precision in enumerate(PlacePrecision)}
# "No deaths have been reported" leaves the number open above; 80 characters reach the verb of such a clause.
_SO_FAR = re.compile(r"\b(?:reported|confirmed|known|immediate|immediately|so far|yet)\b", re.IGNORECASE)
# Nouns of an act behind a weapon; longer texts in between are another phrase.
_ARTICLE = re.compile(r"an?\s", re.IGNORECASE)
_ACT_NOUN = re.compile(
    r"[\s-]{1,3}(?:attack|strike|raid|bombing|bombardment|explosion|blast|ambush|assault|salvo|volley|barrage|launch"
    r"|fire|hit|campaign|squad|killing|detonation|threat|war)(?:s|es)?\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;\n]")
_REACH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What the claims of one report are read against."""

    document: Document
    places: Mapping[Span, Mention]
    times: Mapping[Span, Mention]
    where: Where | None = None


def resolve_reports(
    reports: Iterable[Report], document: Document, places: Iterable[Mention], times: Iterable[Mention]
) -> tuple[Report, ...]:
    """The same reports with a value for each claim whose words give one.

    Claims that have a value already keep it. Times take their zone from the place of their
    own report.
    """
    setting = _Setting(
        document=document,
        places={mention.span: mention for mention in places},
        times={mention.span: mention for mention in times},
    )
    return tuple(_resolve_report(report, setting) for report in reports)


def _resolve_report(report: Report, setting: _Setting) -> Report:
    """Places first, since they say whose forces are abroad and what the clock shows."""
    claims = [
        _placed(claim, setting) if claim.field is Field.WHERE and claim.value is None else claim
        for claim in report.claims
    ]
    known = [claim.value for claim in claims if isinstance(claim.value, Where)]
    where = min(known, key=lambda place: _FINENESS[place.precision], default=None)
    setting = replace(setting, where=where)
    resolved = replace(report, claims=_same_weapons([_resolve_claim(claim, setting) for claim in claims]))
    return with_one_side(with_salvo(resolved))


def _same_weapons(claims: list[Claim]) -> tuple[Claim, ...]:
    """Take "the missile" for the ballistic missile of the same report, where only one kind is named.

    The words that name the kind come first.
    """
    types = list(dict.fromkeys(c.value.type for c in claims if isinstance(c.value, Weapon)))
    own: list[Claim] = []
    inherited: list[Claim] = []
    for claim in claims:
        narrow = _only_kind(claim.value.type, types) if isinstance(claim.value, Weapon) else None
        if isinstance(claim.value, Weapon) and narrow is not None:
            inherited.append(replace(claim, value=replace(claim.value, type=narrow), basis="inherited"))
        else:
            own.append(claim)
    return (*own, *inherited)


def _only_kind(wide: str, types: Sequence[str]) -> str | None:
    """The one narrowest class among `types` that is a kind of `wide`, None for none or several."""
    kinds = [narrow for narrow in types if is_kind_of(narrow, wide)]
    narrowest = [kind for kind in kinds if not any(is_kind_of(other, kind) for other in kinds)]
    return narrowest[0] if len(narrowest) == 1 else None


def _resolve_claim(claim: Claim, setting: _Setting) -> Claim:
    if isinstance(claim.value, When):
        return replace(claim, value=_in_zone(claim.value, setting))
    if claim.value is not None or claim.field is Field.WHERE:
        return claim
    return replace(claim, value=_value(claim, setting))


def _value(claim: Claim, setting: _Setting) -> Value | None:
    """What one claim's words mean, by its field."""
    match claim.field:
        case field if field in _COUNTS:
            return _count(claim, setting.document)
        case field if field in _PARTIES:
            return _party(claim, setting.where)
        case field if field in _TIMES:
            return _when(claim.span, setting)
        case Field.WEAPON:
            return _weapon(claim, setting.document)
        case Field.EVENT:
            row = crosswalks().get(claim.rule or "")
            return row.event_type if row else None
        case _:
            return Phrase(text=claim.raw)


def _weapon(claim: Claim, document: Document) -> Weapon | None:
    """A weapon with its number; the article of "a missile attack" counts attacks."""
    weapon = resolve_weapon(claim.raw, hedge=claim.hedge, kind=claim.rule)
    counts_acts = _ARTICLE.match(claim.raw) and _ACT_NOUN.match(document.text, claim.span.end)
    return replace(weapon, count=None) if weapon and counts_acts else weapon


def _count(claim: Claim, document: Document) -> Count | None:
    if claim.rule == "some_breached":
        return Count(low=1, operator=">=")
    asserted = claim.stance in (Stance.ASSERTED, Stance.ATTRIBUTED)
    count = resolve_count(claim.raw, hedge=claim.hedge, asserted=asserted)
    if count is None and claim.field in _PROJECTILES and resolve_weapon(claim.raw) is not None:
        count = Count(low=1, operator=">=")
    is_none = count is not None and count.high == 0
    if count is not None and is_none and (claim.rule == "so far" or _is_so_far(claim, document)):
        return replace(count, high=None, operator=">=")
    return count


def _is_so_far(claim: Claim, document: Document) -> bool:
    """Whether "none" is only what has been reported by now."""
    after = document.text[claim.span.start : claim.span.end + _REACH]
    end = _CLAUSE_END.search(after, claim.span.end - claim.span.start)
    return bool(_SO_FAR.search(after[: end.start() if end else None]))


def _party(claim: Claim, where: Where | None) -> Actor:
    """A party; of whoever did it, "a man" does not say that he was a civilian."""
    actor = resolve_actor(claim.raw, context_country=where.country if where else None)
    is_doer = claim.field is Field.PERPETRATOR
    power = nations().get(plain_words(claim.raw)) if claim.rule == "power" else None
    if power is not None:
        state = states()[power.iso2]
        return resolve_actor(state.name, context_country=where.country if where else None)
    return replace(actor, kind=None) if is_doer and actor.kind is ActorKind.CIVILIANS else actor


def _placed(claim: Claim, setting: _Setting) -> Claim:
    """The claim with its place, or with the area that the words around the name make of it."""
    where = _where(claim.span, setting)
    area = area_of(where, claim.span, setting.document, setting.places) if where is not None else None
    if area is None:
        return replace(claim, value=where)
    return replace(claim, value=area.where, context=claim.context or area.span, rule=claim.rule or area.rule)


def _where(span: Span, setting: _Setting) -> Where | None:
    """The place mentioned at the span; inside a longer one, the finest."""
    exact = setting.places.get(span)
    inside = [exact] if exact else _inside(span, setting.places)
    known = [mention.value for mention in inside if isinstance(mention.value, Where)]
    return min(known, key=lambda place: _FINENESS[place.precision], default=None)


def _when(span: Span, setting: _Setting) -> When | None:
    """The time mentioned at the span; inside a longer one, the day with the clock beside it."""
    exact = setting.times.get(span)
    inside = [exact] if exact else _inside(span, setting.times)
    known = [mention.value for mention in inside if isinstance(mention.value, When)]
    if not known:
        return None
    when = next((w for w in known if w.start or w.end or w.partial), known[0])
    clock = next((w for w in known if w.clock), None)
    if clock is not None and not when.clock:
        when = replace(when, clock=clock.clock, clock_end=clock.clock_end, approximate=clock.approximate)
        when = replace(when, zone=clock.zone or when.zone)
    return _in_zone(_bounded(when, setting.document), setting)


def _in_zone(when: When, setting: _Setting) -> When:
    """A time of the clock in the zone of its report's place."""
    zone = setting.where.timezone if setting.where else None
    is_local = when.zone in (None, "local")  # "local time" is the zone of the place
    return replace(when, zone=zone) if when.clock and is_local and zone else when


def _bounded(when: When, document: Document) -> When:
    """A clock without a day ends, at the latest, with the day of publication; its start stays unknown."""
    if not when.clock or when.start or when.end or when.partial or document.published is None:
        return when
    return replace(when, end=document.published + timedelta(days=1), basis="publication date")


def _inside(span: Span, mentions: Mapping[Span, Mention]) -> Sequence[Mention]:
    """Mentions that lie within a span, in order."""
    return [mention for other, mention in sorted(mentions.items()) if span.holds(other)]
