"""Join what the learned reader proposes with what the grammar read of the same events.

The grammar's claims stay. Where it told no party of a kind, the model's are added; where it chose another
place, the one that the model takes for the event's stands first. Numbers, days and places always come from
the resolvers: the model only says which words are meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tidings.model.claim import LEARNED
from tidings.model.codes import Field, Stance
from tidings.model.report import Mention, Report
from tidings.model.text import Span
from tidings.read.acts import is_event_place
from tidings.read.bundle import Event, crowd_words
from tidings.read.chunks import Parse
from tidings.read.grammar import Phrase
from tidings.read.keyed import ADDED, added, borne_out, outcomes, staged
from tidings.read.learned import Found, Learned
from tidings.read.page import Page
from tidings.read.parties import ORGANISATION, PERSONAL_NAME
from tidings.read.party_names import is_person
from tidings.read.place_roles import is_country, is_elsewhere, is_of_a_border
from tidings.read.stances import voice_of_words
from tidings.read.words import noun_classes, verbs

FIELDS = {
    "perp_ind": Field.PERPETRATOR,
    "perp_org": Field.PERPETRATOR,
    "target": Field.FACILITY,
    "victim": Field.TARGET,
    "weapon": Field.WEAPON,
    "described": Field.TARGET,
}
# Mean probability from which a span is used. MUC-4 TST1+TST2, F1 of each role at .5, .65, .8, .95 (without
# the model): targets .354 .378 .361 (.347), victims .311 at .7 and .331 at .95 (.333), organisations
# .311 at .6, .320 at .7 and .284 at .8 (.201), individuals .259 at .5 and .277 at .6 (.259).
ENOUGH = {"perp_ind": 0.6, "perp_org": 0.7, "target": 0.65, "victim": 0.95, "weapon": 0.9}
# The same for the place of an event. News detection F1 and complete_r at .5, .6, .7, and without:
# .697 .290, .723 .298, .706 .282, .709 .282; the differences are within the noise of 95 passages.
PLACED = 0.6
_ARTICLES = frozenset({"a", "an", "the", "some", "several", "two", "three"})
_AUXILIARIES = frozenset({"has", "have", "had", "was", "were", "who"})
_OBJECT_OF = frozenset("at on against with to from between among toward towards".split())
_SIGNS = "\"'“”‘’.,;:()"
_VERB_REACH = 40  # characters behind a party to its verb
_SCENE = 12  # words before it
REACH = 3  # sentences after an event in which its parties may be named


def owners(events: Sequence[Event], learned: Learned | None) -> list[list[Found]]:
    """For each event the spans of parties and weapons that are its own.

    A span belongs to the event whose word stands nearest in its sentence; in a sentence without an event,
    to the one told last before it, up to three sentences back. By MUC-4's codebook no sentence is too far,
    and an organisation that it takes for the doer did all that the text tells.
    """
    is_keyed = learned is not None and bool(learned.codebook)
    enough = enough_of(learned)
    own: list[list[Found]] = [[] for _ in events]
    told = [
        (act.sentence, act.trigger.span, number) for number, event in enumerate(events) for act in event.facts
    ]
    for found in learned.spans if learned is not None else ():
        if found.label not in FIELDS or found.score < enough[found.label]:
            continue
        if is_keyed and found.label == "perp_org":
            for spans in own:
                spans.append(found)
            continue
        near = [
            (_gap(span, found.span), number) for sentence, span, number in told if sentence == found.sentence
        ] or [
            (found.sentence - sentence, number)
            for sentence, _, number in told
            if 0 < found.sentence - sentence <= REACH
        ]
        if is_keyed:
            near = near or [(abs(found.sentence - sentence), number) for sentence, _, number in told]
        if near:
            own[min(near)[1]].append(found)
    return own


def enough_of(learned: Learned | None) -> Mapping[str, float]:
    """The mean probability from which a span of each label is used, by the codebook read by."""
    return ADDED if learned is not None and learned.codebook else ENOUGH


def _gap(left: Span, right: Span) -> int:
    """Characters between two spans, 0 where they touch."""
    return max(left.start - right.end, right.start - left.end, 0)


def joined(
    page: Page,
    report: Report,
    event: Event,
    found: Iterable[Found],
    learned: Learned,
    places: Sequence[Mention],
) -> Report:
    """The report with what the model sees of its event."""
    report = borne_out(page.document, report, learned)
    extra = list(added(page.document, report.claims, found) if learned.codebook else _gaps(report, found))
    if learned.codebook:
        extra += _surest_doer(report, extra, learned)
    report = _with_parties(page, report, event, extra, is_keyed=bool(learned.codebook))
    report = _with_place(page, report, event, learned, places)
    if not learned.codebook:
        return report
    return staged(
        page.document, replace(report, claims=(*report.claims, *outcomes(page, report, learned))), learned
    )


def _surest_doer(report: Report, extra: Sequence[Found], learned: Learned) -> list[Found]:
    """For an incident of which nobody is told to have done it, the surest individual of the whole text.

    MUC-4's keys name who did it wherever the text does. TST1+TST2, roles F1 from .6 .479, without .477.
    """
    told = [c for c in report.claims if c.field is Field.PERPETRATOR and c.rule != ORGANISATION]
    if told or any(found.label == "perp_ind" for found in extra):
        return []
    able = [
        found for found in learned.spans if found.label == "perp_ind" and found.score >= ENOUGH["perp_ind"]
    ]
    return sorted(able, key=lambda found: (-found.score, found.span))[:1]


def _gaps(report: Report, found: Iterable[Found]) -> Iterator[Found]:
    """The parties and weapons of the kinds of which the grammar told none."""
    told = {claim.field for claim in report.claims}
    taken = [c.span for c in report.claims if c.field in FIELDS.values()]
    for one in found:
        if FIELDS[one.label] not in told and not any(span.overlaps(one.span) for span in taken):
            yield one


def _with_parties(
    page: Page, report: Report, event: Event, found: Iterable[Found], *, is_keyed: bool
) -> Report:
    """The report with the parties and weapons that the model adds."""
    claims = [
        page.claim(
            FIELDS[one.label],
            one.span,
            voice_of_words(page, one.sentence, one.span)
            if FIELDS[one.label] is Field.PERPETRATOR
            else page.voice(one.sentence, 0),
            basis=LEARNED,
            rule=rule_of(page, one, event, is_keyed=is_keyed),
        )
        for one in found
        if is_keyed or FIELDS[one.label] is not Field.PERPETRATOR or _may_have_done(page, event, one)
    ]
    return replace(report, claims=(*report.claims, *claims))


def _may_have_done(page: Page, event: Event, found: Found) -> bool:
    """Whether the words around a proposed doer bear it out: "by X", or armed people who act."""
    text, words = page.document.text, page.document.quote(found.span).lower().split()
    line = text[: found.span.start].rpartition("\n")[2].lower().split()
    before = [word for word in line[-3:] if word not in _ARTICLES][-1:]
    if _is_bystander(page, event, found) or not words:
        return False
    if before == ["by"]:
        return True
    behind = [word.strip(_SIGNS) for word in text[found.span.end :][:_VERB_REACH].lower().split()]
    behind = [word for word in behind if word not in ("also", "even") and not word.endswith("ly")]
    acts = bool(behind) and (behind[0] in _AUXILIARIES or behind[0] in verbs())
    is_scene = "where" in line[-_SCENE:] or (before and before[0] in _OBJECT_OF)
    is_armed = found.label == "perp_org" or noun_classes().get(words[-1]) in ("armed", "state")
    may_act = is_armed or words[-1] in crowd_words()["crowd"]
    return may_act and acts and not is_scene


def _is_bystander(page: Page, event: Event, found: Found) -> bool:
    """Whether the grammar tells that a party speaks of the event, or suffers it."""
    speakers = [
        one.speaker.span
        for one in page.attributions[found.sentence]
        if one.speaker is not None and one.stance is not Stance.CLAIMED
    ]
    suffering = [phrase.span for act in event.acts for phrase in act.roles.sufferers]
    return any(span.overlaps(found.span) for span in (*speakers, *suffering))


def rule_of(page: Page, found: Found, event: Event | None, *, is_keyed: bool) -> str | None:
    """What sort of party a span names: an organisation, a person by name, or neither.

    MUC-4's victims are persons by name; whom it describes has a label of its own.
    """
    if found.label == "perp_org":
        return ORGANISATION
    if found.label != "victim" or is_keyed:
        return PERSONAL_NAME if found.label == "victim" else None
    for act in event.facts if event is not None else ():
        for chunk in act.trigger.parse.chunks:
            if act.trigger.parse.span(chunk).overlaps(found.span):
                return PERSONAL_NAME if is_person(Phrase(act.trigger.parse, chunk)) else None
    words = page.document.quote(found.span).split()
    return PERSONAL_NAME if len(words) > 1 and all(word[0].isupper() for word in words) else None


def may_be_ground(parsed: Parse, mention: Mention) -> bool:
    """Whether a place that the model points at is no demonym and no doer: "a warning by Beijing"."""
    first = next((i for i, token in enumerate(parsed.tokens) if token.end > mention.span.start), 0)
    is_doer = first > 0 and parsed.tokens[first - 1].lower == "by"
    return is_event_place(parsed, mention) and not is_doer and not is_elsewhere(parsed, first)


def _with_place(
    page: Page, report: Report, event: Event, learned: Learned, places: Sequence[Mention]
) -> Report:
    """The report with the place first that the model takes for the event's."""
    own = [claim for claim in report.claims if claim.field is Field.WHERE]
    first = [mention for mention in places if any(claim.span == mention.span for claim in own[:1])]
    is_finer = any(not is_country(mention) for mention in first)
    meant = [
        (one.score, mention.span, sentence)
        for sentence, parsed in sorted({act.sentence: act.trigger.parse for act in event.facts}.items())
        for one in learned.of(sentence, "place")
        if one.score >= PLACED
        for mention in places
        if mention.span.overlaps(one.span) and may_be_ground(parsed, mention)
        if not is_of_a_border(page.document.text, mention)
        if not (is_finer and is_country(mention))
    ]
    if not meant or any(span.overlaps(claim.span) for _, span, _ in meant for claim in own[:1]):
        return report
    chosen = [
        page.claim(Field.WHERE, span, page.voice(sentence, 0), basis=LEARNED)
        for _, span, sentence in sorted(meant, key=lambda row: -row[0])
    ]
    spans = {claim.span for claim in chosen}
    others = [c for c in report.claims if c.field is not Field.WHERE]
    kept = [claim for claim in own if claim.span not in spans]
    return replace(report, claims=(*others, *chosen, *kept))
