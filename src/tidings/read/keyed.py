"""Join by the rules of MUC-4 what both readers say of parties and weapons.

The learned reader learned these roles from MUC-4's keys, so by its codebook it may do more than fill gaps:
what it is sure of is added beside what the grammar told, and what the grammar told goes where the learned
reader marks its words nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tidings.model.claim import LEARNED, Claim
from tidings.model.codes import Field, Status
from tidings.model.report import Report
from tidings.model.text import Document, Span
from tidings.read.learned import Found, Learned
from tidings.read.page import Page
from tidings.read.parties import ORGANISATION, PERSONAL_NAME

# Mean probability from which a span is added. Roles F1 on TST1 and TST2 at these and at .6, .55, .65, .75,
# .85, .7 (in this order): .481 .441 and .455 .433. Victims at .9, .7, .5: slots F1 .424 .429 .427 there.
ADDED = {"perp_ind": 0.8, "perp_org": 0.75, "target": 0.8, "victim": 0.7, "weapon": 0.85, "described": 0.85}
# Mean probability from which a span bears out what the grammar told. Roles F1 at 0 (all is kept), .3, .5,
# with earlier weights: individuals .449 .453 .453, organisations .447 .454 .453, targets .451 .454 .454,
# weapons .452 .456 .455. People struck, F1 of the slots on TST1 and TST2 at 0: .364 .379, at .3: .370 .383.
# Targets at .3, .5, .6: slots F1 there .429 .433 .434.
BORNE = {"perp_ind": 0.3, "perp_org": 0.3, "target": 0.5, "weapon": 0.3, "victim": 0.3}
# What came of those struck, and stages of an act, by the labels of the learned reader.
EFFECTS = ("killed", "injured", "unhurt", "destroyed", "damaged")
_STAGES = {"attempted": Status.ATTEMPTED, "threatened": Status.THREATENED}
_STRUCK = (Field.TARGET, Field.FACILITY)
# Mean probability from which a label of these two is believed; slots F1 on TST1, TST2 at .5, .7: .447 .449.
_TOLD = 0.7
_PEOPLE = {"victim", "described"}
_ARTICLES = frozenset({"a", "an", "the"})


def label_of(claim: Claim) -> str | None:
    """The label of the role that a claim fills, where a span of the learned reader has to bear it out."""
    if claim.field is Field.PERPETRATOR:
        return "perp_org" if claim.rule == ORGANISATION else "perp_ind"
    return {Field.FACILITY: "target", Field.WEAPON: "weapon", Field.TARGET: "victim"}.get(claim.field)


def borne_out(document: Document, report: Report, learned: Learned) -> Report:
    """The report without doers, things struck and weapons that the learned reader sees nowhere.

    By any other codebook the report as it is.
    """
    if not learned.codebook:
        return report
    seen = {
        label: [
            words_of(document, one.span)
            for one in learned.spans
            if one.score >= enough and (one.label == label or {label, one.label} == _PEOPLE)
        ]
        for label, enough in BORNE.items()
    }

    def stands(claim: Claim) -> bool:
        label = label_of(claim)
        words = words_of(document, claim.span)
        return label is None or any(words & other for other in seen[label])

    return replace(report, claims=tuple(filter(stands, report.claims)))


def added(document: Document, told: Sequence[Claim], found: Iterable[Found]) -> Iterator[Found]:
    """The spans to add, the surest first: none whose words are told already, in full or in part."""
    known: dict[str, list[frozenset[str]]] = {}
    for claim in told:
        known.setdefault(_role(claim), []).append(words_of(document, claim.span))
    for one in sorted(found, key=lambda one: (-one.score, one.span)):
        words, others = words_of(document, one.span), known.setdefault(one.label, [])
        if others and one.label == "perp_org":
            continue  # one organisation did it; who else is named is often the same by another name
        if one.score >= ADDED[one.label] and not any(words <= other or other <= words for other in others):
            others.append(words)
            yield one


def with_organisation(reports: Sequence[Report], learned: Learned) -> list[Report]:
    """The reports, those that tell no organisation with the one that a document tells of the others.

    By any other codebook the reports as they are. MUC-4's keys name the organisation of all that a text
    tells: roles F1 on TST1 and TST2 .477 to .481, of organisations .360 to .391.
    """
    told = [claim for report in reports for claim in _organisations(report)]
    if not learned.codebook or not told:
        return list(reports)
    first = replace(told[0], basis="inferred", rule=ORGANISATION)
    return [
        report if any(_organisations(report)) else replace(report, claims=(*report.claims, first))
        for report in reports
    ]


def _organisations(report: Report) -> Iterator[Claim]:
    """The organisations that a report takes for its doers."""
    return (claim for claim in report.of(Field.PERPETRATOR) if claim.rule == ORGANISATION)


def _role(claim: Claim) -> str:
    """The role that a claim fills."""
    if claim.field is Field.PERPETRATOR:
        return "perp_org" if claim.rule == ORGANISATION else "perp_ind"
    if claim.field is Field.TARGET:
        return "victim" if claim.rule == PERSONAL_NAME else "described"
    return {Field.FACILITY: "target", Field.WEAPON: "weapon"}.get(claim.field, "")


def outcomes(page: Page, report: Report, learned: Learned) -> Iterator[Claim]:
    """What came of each person and thing struck, where the learned reader marks it at these words."""
    for claim in report.of(*_STRUCK):
        score, label = max((_chance(page.document, claim, learned, label), label) for label in EFFECTS)
        if score >= _TOLD:
            voice = page.voice(_sentence(claim, learned), 0)
            yield page.claim(Field.EFFECT, claim.span, voice, basis=LEARNED, rule=label)


def staged(document: Document, report: Report, learned: Learned) -> Report:
    """The report as attempted or threatened, where the learned reader says so of most that it strikes."""
    struck = list(report.of(*_STRUCK))
    for label, status in _STAGES.items():
        so = [claim for claim in struck if _chance(document, claim, learned, label) >= _TOLD]
        if 2 * len(so) > len(struck):
            return replace(report, status=status)
    return report


def _chance(document: Document, claim: Claim, learned: Learned, label: str) -> float:
    """The mean probability of a label at the words of a claim, wherever they stand; 0 where it has none."""
    words = words_of(document, claim.span)
    scores = [
        one.score
        for one in learned.spans
        if one.label == label and (one.span.overlaps(claim.span) or words_of(document, one.span) == words)
    ]
    return max(scores, default=0.0)


def _sentence(claim: Claim, learned: Learned) -> int:
    """The sentence of the first mark at the words of a claim."""
    return next((one.sentence for one in learned.spans if one.span.overlaps(claim.span)), 0)


def words_of(document: Document, span: Span) -> frozenset[str]:
    """The words of a span in lower case, without articles and signs."""
    words = (word.strip("\"'“”‘’.,()").lower() for word in document.quote(span).split())
    return frozenset(word for word in words if word and word not in _ARTICLES)
