"""Join by the rules of MUC-4 what both readers say of parties and weapons.

The learned reader learned these roles from MUC-4's keys, so by its codebook it may do more than fill gaps:
what it is sure of is added beside what the grammar told, and what the grammar told goes where the learned
reader marks its words nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tidings.model.claim import Claim
from tidings.model.codes import Field
from tidings.model.report import Report
from tidings.model.text import Document, Span
from tidings.read.learned import Found, Learned
from tidings.read.parties import ORGANISATION

# Mean probability from which a span is added. Roles F1 on TST1, TST2 and the hundred documents left out of
# training, each tuned after the one before it, at .45, .55, .65, .75, .85: individuals .433 .441 .440 .441
# .439, organisations .440 .443 .441 .440 .437, targets .427 .436 .443 .440 .438, victims .435 .440 .443 .446
# .444, weapons .443 .444 .446 .448 .449.
ADDED = {"perp_ind": 0.6, "perp_org": 0.55, "target": 0.65, "victim": 0.75, "weapon": 0.85}
# Mean probability from which a span bears out what the grammar told. The same at 0 (all is kept), .3, .5:
# individuals .449 .453 .453, organisations .447 .454 .453, targets .451 .454 .454, weapons .452 .456 .455.
BORNE = {"perp_ind": 0.3, "perp_org": 0.3, "target": 0.3, "weapon": 0.3}
_ARTICLES = frozenset({"a", "an", "the"})


def label_of(claim: Claim) -> str | None:
    """The label of the role that a claim fills, where a span of the learned reader has to bear it out."""
    if claim.field is Field.PERPETRATOR:
        return "perp_org" if claim.rule == ORGANISATION else "perp_ind"
    return {Field.FACILITY: "target", Field.WEAPON: "weapon"}.get(claim.field)


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
            if one.label == label and one.score >= enough
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


def _role(claim: Claim) -> str:
    """The role that a claim fills."""
    if claim.field is Field.PERPETRATOR:
        return "perp_org" if claim.rule == ORGANISATION else "perp_ind"
    return {Field.FACILITY: "target", Field.WEAPON: "weapon", Field.TARGET: "victim"}.get(claim.field, "")


def words_of(document: Document, span: Span) -> frozenset[str]:
    """The words of a span in lower case, without articles and signs."""
    words = (word.strip("\"'“”‘’.,()").lower() for word in document.quote(span).split())
    return frozenset(word for word in words if word and word not in _ARTICLES)
