"""The public JSON of all that is said beside incidents: tallies, postures, intentions and so on."""

from __future__ import annotations

from tidings.model.claim import Claim
from tidings.model.codes import Field, Kind
from tidings.model.report import Report
from tidings.model.text import Document
from tidings.model.values import Actor, Count, When, Where
from tidings.resolve.confidence import trust_of_report
from tidings.serve.trust import trust_json
from tidings.serve.values import (
    NO_COUNT,
    Json,
    actor_json,
    area_of,
    count_json,
    day_of,
    evidence_of,
    quotes_of,
    said_json,
    where_json,
    words_of,
)

# Field of the public object -> field of the claims it shows, by kind of statement.
_LAYOUT: dict[Kind, dict[str, Field]] = {
    Kind.TALLY: {
        "what": Field.EVENT,
        "actor": Field.PERPETRATOR,
        "target": Field.TARGET,
        "weapon": Field.WEAPON,
        "since": Field.SINCE,
        "as_of": Field.AS_OF,
    },
    Kind.RATE: {
        "what": Field.EVENT,
        "rate": Field.RATE,
        "actor": Field.PERPETRATOR,
        "target": Field.TARGET,
        "since": Field.SINCE,
        "as_of": Field.AS_OF,
    },
    Kind.POSTURE: {"force": Field.FORCE, "purpose": Field.PURPOSE, "as_of": Field.AS_OF},
    Kind.INTENTION: {
        "holder": Field.HOLDER,
        "action": Field.ACTION,
        "object": Field.OBJECT,
        "as_of": Field.AS_OF,
    },
    Kind.COMPARISON: {
        "what": Field.EVENT,
        "rank": Field.RANK,
        "actor": Field.PERPETRATOR,
        "target": Field.TARGET,
        "since": Field.SINCE,
    },
    Kind.HYPOTHETICAL: {"holder": Field.HOLDER, "action": Field.ACTION, "object": Field.OBJECT},
    Kind.DENIAL: {"holder": Field.HOLDER, "action": Field.ACTION, "object": Field.OBJECT},
}
_COUNTED = frozenset({Kind.TALLY, Kind.RATE, Kind.POSTURE})


def statement_json(document: Document, report: Report) -> Json:
    """One statement; a field nobody reported is present and null."""
    lead = _lead(report)
    return {
        "id": report.id,
        **(_count(report) if report.kind in _COUNTED else {}),
        **{key: _wording(report, field) for key, field in _LAYOUT[report.kind].items()},
        **_area(report),
        "actors": [_actor(document, claim) for claim in report.of(Field.PERPETRATOR, Field.HOLDER)],
        "since_words": _raw(report, Field.SINCE),
        "said_by": said_json(lead) if lead else None,
        "hedge": _hedge(report),
        "stance": lead.stance.value if lead else None,
        "basis": lead.basis if lead else None,
        "rule": lead.rule if lead else None,
        **trust_json(trust_of_report(report)),
        "text": document.quote(report.mentions[0]),
        "evidence": [
            *quotes_of(document, report.mentions),
            *(
                piece
                for piece in evidence_of(document, report.claims)
                if all((piece["start"], piece["end"]) != (s.start, s.end) for s in report.mentions)
            ),
        ],
    }


def _lead(report: Report) -> Claim | None:
    """The claim that carries speaker and stance: one with a speaker, else the first."""
    claims = report.claims
    return next((claim for claim in claims if claim.said_by), claims[0] if claims else None)


def _count(report: Report) -> Json:
    """The figure of a tally, rate or posture."""
    for claim in report.of(Field.COUNT, Field.FORCE, Field.RATE):
        if isinstance(claim.value, Count):
            return {**count_json(claim.value), "operator": claim.value.operator}
    return {**NO_COUNT, "operator": None}


def _wording(report: Report, field: Field) -> str | None:
    """How a field reads: a day for times, the words for all else."""
    claim = next(report.of(field), None)
    if claim is None:
        return None
    if isinstance(claim.value, When):
        return day_of(claim.value)
    if isinstance(claim.value, Count):
        return claim.raw
    return words_of(claim.value, claim.raw)


def _raw(report: Report, field: Field) -> str | None:
    return next((claim.raw for claim in report.of(field)), None)


def _area(report: Report) -> Json:
    for claim in report.of(Field.WHERE):
        if isinstance(claim.value, Where):
            return {"area": area_of(claim.value), "place": where_json(claim.value)}
    return {"area": None, "place": None}


def _actor(document: Document, claim: Claim) -> Json:
    actor = claim.value if isinstance(claim.value, Actor) else Actor(name=claim.raw)
    return {**actor_json(actor), "basis": claim.stance.value, "evidence": evidence_of(document, [claim])}


def _hedge(report: Report) -> str | None:
    """The first hedge that stands with a claim or inside a count."""
    for claim in report.claims:
        if claim.hedge:
            return claim.hedge
        if isinstance(claim.value, Count) and claim.value.hedge:
            return claim.value.hedge
    return None
