"""Read the incidents of a document: events bundled from its acts, told as reports with raw claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tidings.model.claim import Claim
from tidings.model.codes import DatePrecision, Field, Kind, Role, Stance, Status
from tidings.model.report import Mention, Report
from tidings.model.text import Document, Span
from tidings.model.values import Count, When, Where
from tidings.read.actors import find_armed_groups
from tidings.read.acts import REACH_COST, Act, Placed, Surroundings, find_acts, is_fact
from tidings.read.bundle import Event, bundle, own_when, places_conflict, status_of, without_aftermath
from tidings.read.carry import says, with_place, with_time_of
from tidings.read.casualties import Casualty
from tidings.read.chunks import parse
from tidings.read.classify import Armed, event_code, is_told_by_effects, weapons_of
from tidings.read.combine import joined, owners
from tidings.read.gate import is_incident, may_be_incident
from tidings.read.gathered import crowd_of
from tidings.read.hurt import settled
from tidings.read.interceptions import interception_claims
from tidings.read.items import in_item, items_of
from tidings.read.keyed import with_organisation
from tidings.read.learned import Learned
from tidings.read.newness import is_ahead, role_of
from tidings.read.onset import day_spoken_of, of_the_lead, onset_of
from tidings.read.opened import opened
from tidings.read.order import is_year
from tidings.read.page import ArmedGroup, Page, Voice
from tidings.read.parties import Telling, party_claims
from tidings.read.played import unplayed
from tidings.read.scene import Scene, almanac
from tidings.read.sentences import Sentence
from tidings.read.siblings import share_days
from tidings.read.spared import is_deadly, spared
from tidings.read.speakers import attribute
from tidings.read.statements import find_motives, find_status
from tidings.read.triggers import event_forms, event_nouns
from tidings.read.vetoes import is_play
from tidings.read.words import party_words

Learner = Callable[[Iterable[int]], Learned | None]
"""The learned reader of a document: asked for sentences by their numbers, it says what they tell.

None where its weights cannot be used.
"""

_LEAD_SENTENCES = 3
_SURE = 0.9  # chance from which a sentence makes an event one of MUC-4: roles F1 .485 .447; without .479 .444
_AFTERMATH = 6  # sentences: who claims an event is told soon, or in words that name it


class Type(NamedTuple):
    """An event's code, and the weapons that made it so."""

    code: str
    weapons: list[Armed]


def find_incidents(
    document: Document,
    sentences: Sequence[Sentence],
    places: Sequence[Mention],
    times: Sequence[Mention],
    statements: Sequence[Report],
    learner: Learner | None = None,
) -> tuple[Report, ...]:
    """Reports of kind incident, in the order of their first mention.

    Event words inside the mentions of other statements (tallies, intentions ...) are not read.
    """
    taken = [span for report in statements for span in report.mentions]
    acts = unplayed(list(_acts(sentences, Surroundings(times, places), taken)), sentences)
    if not acts:
        return ()
    scene = Scene(sentences)
    events, learned = _events(acts, scene, document.published, learner)
    if not events and learned is None:
        return ()
    groups = [ArmedGroup(*found) for found in find_armed_groups(sentences)]
    page = Page(document, attribute(document, sentences), groups)
    asides = _asides(document, sentences)
    reports: list[Report] = []
    told: list[tuple[set[tuple[int, int]], str]] = []
    is_dated = document.published is not None and not (learned is not None and learned.codebook)
    busy = {act.sentence for act in acts}
    own = owners(events, learned)
    seen = learned if learned is None or learned.codebook else learned.without(_shared(events))
    for number, event in enumerate(events):
        weapons = _finest_names(weapons_of(event))
        code = _code(event, weapons, told)
        told.append((_words_of(event), code))
        role = role_of(event, reports[-1].role if reports else None, document.published)
        report = _report(page, event, role, Type(code, weapons), _after(event, sentences, busy))
        if reports and _continues(event):
            report = with_time_of(report, reports[-1], "one of a row")
        report = onset_of(page, report, event.facts[0].sentence, sentences, times)
        report = with_place(page, report, event.facts, sentences, places)
        if seen is not None:
            report = joined(page, report, event, own[number], seen, places)
        if is_dated and not _is_located(report, event) and not _opens(event):
            continue
        report = _rounded_off(page, report, event, events, sentences, times)
        beside = [aside for aside in asides if _is_beside(aside[1], event, sentences)]
        reports.append(_with_asides(page, report, beside))
        asides = [aside for aside in asides if aside not in beside]
    if learned is not None and scene.is_of_conflict:
        reports += opened(page, _untold(sentences, events, acts, taken), learned, (places, times), reports)
    return tuple(reports if learned is None else with_organisation(reports, learned))


def _asides(document: Document, sentences: Sequence[Sentence]) -> list[tuple[Field, Span]]:
    """What is told of the status and the motive of acts."""
    found = [(Field.STATUS, span) for span in find_status(sentences, document)]
    return [*found, *((Field.MOTIVE, span) for span in find_motives(sentences, document))]


def _rounded_off(
    page: Page,
    report: Report,
    event: Event,
    events: Sequence[Event],
    sentences: Sequence[Sentence],
    times: Sequence[Mention],
) -> Report:
    """A report that is kept, with what the sentences around its acts say of its day and of who lives."""
    told = sorted({act.sentence for act in event.facts})
    others = {act.sentence for one in events if one is not event for act in one.facts}
    report = of_the_lead(page, report, told[0], sentences, times)
    report = day_spoken_of(page, report, told, others, sentences, times)
    return spared(page, report, told, sentences)


def _events(
    acts: Sequence[Act], scene: Scene, published: date | None, learner: Learner | None
) -> tuple[list[Event], Learned | None]:
    """The events to record, and what the learned reader says where the text may tell of any."""
    known = [event for event in share_days(bundle(acts)) if not is_ahead(event, published)]
    chosen = without_aftermath([event for event in known if is_incident(event)])
    is_asked = not scene.is_leisure and bool(chosen or (known and scene.is_of_conflict))
    learned = learner({act.sentence for act in acts}) if learner is not None and is_asked else None
    held = scene.held(chosen)
    if learned is None or not learned.codebook:
        return held, learned
    sure = [event for event in known if may_be_incident(event) and _is_keyed(event, learned)]
    return [event for event in known if event in held or event in sure], learned


def _is_keyed(event: Event, learned: Learned) -> bool:
    """Whether MUC-4's keys would hold an event: an act with whom it struck, or of which the model is sure."""
    is_act = any(act.trigger.row.sort == "act" for act in event.facts)
    if is_act and (event.phrases("sufferers") or event.casualties):
        return True  # "the murder of X" alone is enough: TST1 and TST2, slots F1 .439 to .442
    return any((learned.tells(act.sentence) or 0.0) >= _SURE for act in event.facts)


def _shared(events: Sequence[Event]) -> set[int]:
    """Sentences that tell of several events."""
    told = Counter(index for event in events for index in {act.sentence for act in event.acts})
    return {index for index, number in told.items() if number > 1}


def _untold(
    sentences: Sequence[Sentence], events: Sequence[Event], acts: Sequence[Act], taken: Sequence[Span]
) -> list[Sentence]:
    """Sentences of which nothing is told: no event, no other statement, nothing denied, foiled or played."""
    told = {act.sentence for event in events for act in event.acts}
    told |= {act.sentence for act in acts if not is_fact(act) or act.context.status is not Status.OCCURRED}
    told |= {s.index for s in sentences if is_play(frozenset(token.lower for token in s.tokens))}
    return [
        s for s in sentences if s.index not in told and not s.is_heading and not any(map(s.span.holds, taken))
    ]


def _acts(sentences: Sequence[Sentence], surroundings: Surroundings, taken: Sequence[Span]) -> Iterator[Act]:
    """The acts of all sentences that hold an event word."""
    past = almanac(sentences)
    items = items_of(sentences, surroundings.places)
    for sentence in sentences:
        if sentence.index in past or event_forms().isdisjoint(token.lower for token in sentence.tokens):
            continue
        kinds = (surroundings.times, surroundings.places)
        inside = ([m.span for m in kind if sentence.span.holds(m.span)] for kind in kinds)
        for act in find_acts(parse(sentence, *inside), surroundings, taken):
            yield in_item(act, items.get(sentence.index))


def _is_located(report: Report, event: Event) -> bool:
    """Whether the report says a place, or a time finer than a year: else nobody could look the event up.

    A country that nothing ties to the event is no place by itself, but tells where a year's event was.
    Asked only of dated documents: in the others "today" has no value, and a bare report may be news.
    """
    places = list(report.of(Field.WHERE))
    if any(place.rule != "country spoken of" for place in places):
        return True
    is_year = event.when is not None and event.when.precision is DatePrecision.YEAR
    return says(report, Field.WHEN) and (bool(places) or not is_year)


def _opens(event: Event) -> bool:
    """Whether people hurt are what a text begins with: its news, though it names no place we know."""
    return any(act.sentence < _LEAD_SENTENCES and act.casualties for act in event.facts)


def _continues(event: Event) -> bool:
    """Whether an event without a time is told as one more of a row: "in another attack"."""
    return event.facts[0].context.is_new and not any(act.whens for act in event.acts)


def _is_beside(span: Span, event: Event, sentences: Sequence[Sentence]) -> bool:
    """Whether a phrase stands in a sentence that speaks of the event, or right after one."""
    told = {act.sentence for act in event.acts}
    return any(s.span.holds(span) and (s.index in told or s.index - 1 in told) for s in sentences)


def _with_asides(page: Page, report: Report, asides: Sequence[tuple[Field, Span]]) -> Report:
    """The report with what is said of its motive, and of its still being assessed."""
    claims = [page.claim(field, span, Voice(None, Stance.ASSERTED)) for field, span in asides]
    is_open = any(field is Field.STATUS for field, _ in asides) and report.role is Role.MAIN
    status = Status.DEVELOPING if is_open and report.status is Status.OCCURRED else report.status
    return replace(report, claims=(*report.claims, *claims), status=status)


def _words_of(event: Event) -> set[tuple[int, int]]:
    """The event words of an event, by sentence and token."""
    return {(act.sentence, act.trigger.at) for act in event.acts}


def _code(event: Event, weapons: list[Armed], told: Sequence[tuple[set[tuple[int, int]], str]]) -> str:
    """The event's code; one told by effects alone, or by words it shares, is of the type told before."""
    if told and is_told_by_effects(event):
        return told[-1][1]
    code = event_code(event, weapons)
    if code == "property.arson" and not event.phrases("doers"):  # "a bank was torched too"
        return next((other for _, other in told if other.startswith("unrest")), code)
    shared = [other for words, other in told if words & _words_of(event)]
    return shared[0] if shared and code == "attack.civilians" else code


def _after(event: Event, sentences: Sequence[Sentence], busy: set[int]) -> Iterator[Telling]:
    """The sentences right behind an event that name no act: "X claimed responsibility" is of it."""
    last = max(act.sentence for act in event.acts)
    for sentence in sentences[last + 1 : last + 1 + _AFTERMATH]:
        if sentence.index in busy:
            return
        if not party_words()["aftermath"].isdisjoint(token.lower for token in sentence.tokens):
            yield Telling(parse(sentence), sentence.index)


def _report(page: Page, event: Event, role: Role, type_: Type, after: Iterable[Telling]) -> Report:
    """One event as a report."""
    facts = event.facts
    code, weapons = type_
    claims = [
        _event_claim(page, facts[0], code),
        *_time_claims(page, event),
        *_place_claims(page, event),
        *(parties := list(party_claims(page, event, code, tuple(after)))),
        *crowd_of(page, event, code, parties),
        *(
            page.claim(
                Field.WEAPON, _weapon_span(act, first, last), page.voice(act.sentence, first), rule=kind
            )
            for act, first, last, kind in weapons
        ),
        *_casualty_claims(page, event),
        *interception_claims(page, facts),
    ]
    mentions = tuple(dict.fromkeys(act.trigger.span for act in facts))
    status = status_of(event)
    return Report(
        kind=Kind.INCIDENT,
        doc_id=page.document.id,
        mentions=mentions,
        claims=tuple(_distinct(claims)),
        role=role,
        status=status,
    )


def _finest_names(weapons: list[Armed]) -> list[Armed]:
    """The weapons with a shorter name read as the longer one: "missile" beside "ballistic missile"."""
    kinds = {kind for *_, kind in weapons}
    longer = {kind: [other for other in kinds if other.endswith(" " + kind)] for kind in kinds}
    return [(act, first, last, min(longer[kind], default=kind)) for act, first, last, kind in weapons]


def _event_claim(page: Page, act: Act, code: str) -> Claim:
    """The claim of what kind of event it is; its rule is the event code."""
    return page.claim(Field.EVENT, act.trigger.span, page.voice(act.sentence, act.trigger.at), rule=code)


def _near(placed: Iterable[Placed]) -> Iterator[Mention]:
    return (p.mention for p in placed if p.is_local and p.cost <= REACH_COST)


def _time_claims(page: Page, event: Event) -> Iterator[Claim]:
    """Times near the acts: first the one that dates the event, then those that agree with it.

    A bare plural ("overnight attacks") is no fact of its own, yet dates the event it belongs to.
    """
    chosen = event.when
    found: list[tuple[bool, Claim]] = []
    is_told = any(own_when(act) is not None for act in event.facts)
    for act in event.facts if is_told else event.acts:
        for mention in _near(act.whens):
            value = mention.value
            if is_year(value) and not is_fact(act):
                continue  # "some of the fiercest clashes since 2001"
            if isinstance(value, When) and (chosen is None or _agrees(value, chosen)):
                claim = page.claim(Field.WHEN, mention.span, page.voice(act.sentence, act.trigger.at))
                found.append((value == chosen, claim))
    return (claim for _, claim in sorted(found, key=lambda row: not row[0]))


def _agrees(value: When, chosen: When) -> bool:
    if value.start is None or chosen.start is None:
        return True
    return value.start < (chosen.end or value.start) and chosen.start < (value.end or chosen.start)


def _place_claims(page: Page, event: Event) -> Iterator[Claim]:
    """Places near the acts: first the one chosen, then those that do not contradict it."""
    chosen = event.where
    found: list[tuple[bool, Claim]] = []
    for act in event.facts:
        for placed in act.wheres:
            mention, value = placed.mention, placed.mention.value
            is_near = placed.cost <= REACH_COST or value == chosen
            if (
                placed.is_local
                and is_near
                and isinstance(value, Where)
                and not places_conflict(value, chosen)
            ):
                claim = page.claim(Field.WHERE, mention.span, page.voice(act.sentence, act.trigger.at))
                found.append((value == chosen, claim))
    return (claim for _, claim in sorted(found, key=lambda row: not row[0]))


def _weapon_span(act: Act, first: int, last: int) -> Span:
    """A weapon with the number or determiner before it, without the act it names ("bomb attack")."""
    parse_, whole = act.trigger.parse, last
    while last - 1 > first and parse_.tokens[last - 1].lower in event_nouns():
        last -= 1
    if last - first == 1 and parse_.tokens[first].lower == "air":  # "air" alone is no weapon's name
        last = whole
    while (first > 0 and parse_.tags[first - 1] in ("#", "J")) or (
        first > 0 and parse_.tokens[first - 1].lower in ("multiple", "several", "many", "two", "a", "an")
    ):
        first -= 1
    return parse_.sentence.span_of(first, last)


def _casualty_claims(page: Page, event: Event) -> Iterator[Claim]:
    for act, casualty in settled(event.acts, is_deadly=is_deadly(page.document.text)):
        yield casualty_claim(page, act, casualty)


def casualty_claim(page: Page, act: Act, casualty: Casualty) -> Claim:
    """A figure of people hurt or taken as a claim; one person meant without a figure is one."""
    voice = page.voice(act.sentence, act.trigger.at)
    value = _number(1 if casualty.is_one else casualty.number, is_open=casualty.is_open)
    one = "one person more" if casualty.is_joined else "one person meant"
    meant = one if casualty.is_one else casualty.rule
    return page.claim(
        casualty.field,
        casualty.span,
        voice,
        about=casualty.about,
        context=casualty.context,
        part="part" if casualty.is_part else "total",
        value=value,
        basis="inferred" if meant else "explicit",
        rule=meant or ("so far" if casualty.is_open else None),
    )


def _number(number: int | None, *, is_open: bool) -> Count | None:
    """A figure that was worked out; an open one says at least as many."""
    if number is None:
        return None
    return Count(low=number, operator=">=") if is_open else Count(low=number, best=number, high=number)


def _distinct(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims without those that repeat a field at the same words."""
    seen: set[tuple[Field, Span]] = set()
    for claim in claims:
        key = (claim.field, claim.span)
        if key not in seen:
            seen.add(key)
            yield claim
