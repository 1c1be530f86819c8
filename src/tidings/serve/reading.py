"""The public JSON of a reading: what `tidings extract --format json` and the HTTP API give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tidings.assemble.totals import Party, parties_of, total_of
from tidings.model.claim import PROPOSED, Claim
from tidings.model.codes import Field, Kind, PlacePrecision
from tidings.model.problem import Problem
from tidings.model.report import Mention, Reading, Report
from tidings.model.text import Document
from tidings.model.values import Actor, Count, EventType, Weapon, When, Where
from tidings.resolve.confidence import trust_of_report
from tidings.resolve.same_party import same_parties
from tidings.serve.statements import statement_json
from tidings.serve.trust import trust_json, value_trust
from tidings.serve.values import (
    Json,
    actor_json,
    count_json,
    evidence_of,
    quote_of,
    quotes_of,
    said_json,
    when_json,
    where_json,
    words_of,
)

# The keys of the contract, in their order, with the kind of report each list holds.
STATEMENT_KEYS = {
    "tallies": Kind.TALLY,
    "postures": Kind.POSTURE,
    "intentions": Kind.INTENTION,
    "comparisons": Kind.COMPARISON,
    "rates": Kind.RATE,
    "hypotheticals": Kind.HYPOTHETICAL,
    "denials": Kind.DENIAL,
}
_FINENESS = {
    precision: rank
    for rank, precision in enumerate(
        (
            PlacePrecision.SITE,
            PlacePrecision.TOWN,
            PlacePrecision.DISTRICT,
            PlacePrecision.PROVINCE,
            PlacePrecision.REGION,
            PlacePrecision.COUNTRY,
        )
    )
}


# Any: the JSON object whose shape the contract fixes.
def reading_of(reading: Reading) -> dict[str, Any]:
    """One document's reading as the public JSON object, every value with the words that say it."""
    document = reading.document
    of_kind = {kind: [r for r in reading.reports if r.kind is kind] for kind in Kind}
    return {
        "document": document_json(document),
        "incidents": [incident_json(document, report) for report in of_kind[Kind.INCIDENT]],
        **{
            key: [statement_json(document, report) for report in of_kind[kind]]
            for key, kind in STATEMENT_KEYS.items()
        },
        "places": [_mention_json(document, mention) for mention in reading.places],
        "times": [_mention_json(document, mention) for mention in reading.times],
        "problems": [problem_json(problem) for problem in reading.problems],
    }


def document_json(document: Document) -> Json:
    """A document's metadata and what of its text is not read."""
    return {
        "id": document.id,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis,
        "language": document.language,
        "outlet": document.outlet,
        "url": document.url,
        "characters": len(document.text),
        "ignored": [
            {"kind": segment.kind.value, **quote_of(document, segment.span), "rule": segment.rule}
            for segment in document.segments
            if segment.is_ignored
        ],
    }


def incident_json(document: Document, report: Report) -> Json:
    """One incident as one document reports it."""
    event = event_of(report)
    proposed = [claim for claim in report.claims if claim.basis == PROPOSED]
    statuses = list(report.of(Field.STATUS))
    return {
        "id": report.id,
        "role": report.role.value if report.role else None,
        "status": report.status.value if report.status else None,
        "status_evidence": evidence_of(document, statuses),
        "event_type": event.event_type if event else None,
        "sub_event_type": event.sub_event_type if event else None,
        "event_code": event.code if event else None,
        "event_trust": value_trust(report, tuple(report.of(Field.EVENT))),
        **trust_json(trust_of_report(report)),
        "evidence": quotes_of(document, report.mentions),
        "when": _when(document, report),
        "where": _where(document, report),
        "perpetrators": _actors(document, report, Field.PERPETRATOR),
        "targets": [*_actors(document, report, Field.TARGET), *_actors(document, report, Field.FACILITY)],
        "weapons": _weapons(document, report),
        "killed": casualties_json(document, report, Field.KILLED),
        "injured": casualties_json(document, report, Field.INJURED),
        "abducted": casualties_json(document, report, Field.ABDUCTED),
        "arrested": casualties_json(document, report, Field.ARRESTED),
        "interception": _interception(document, report),
        "motives": [
            {
                "text": words_of(claim.value, claim.raw),
                "said_by": said_json(claim),
                "evidence": evidence_of(document, [claim]),
            }
            for claim in report.of(Field.MOTIVE)
        ],
        "proposed": list(dict.fromkeys(claim.field.value for claim in proposed)),
        "proposed_by": proposed[0].rule if proposed else None,
    }


def problem_json(problem: Problem) -> Json:
    """Input that could not be used, and why."""
    return {
        "source": problem.source,
        "stage": problem.stage,
        "code": problem.code,
        "reason": problem.reason,
    }


def event_of(report: Report) -> EventType | None:
    """The event type of a report, None where its words give none."""
    return next((c.value for c in report.of(Field.EVENT) if isinstance(c.value, EventType)), None)


def best_when(report: Report) -> tuple[When, tuple[Claim, ...]] | None:
    """The most precise time a report gives, with the claims behind day and clock.

    A clock told apart from the day ("6:30 pm" and "on Tuesday") joins it, unless the days differ.
    """
    told = [(claim, claim.value) for claim in report.of(Field.WHEN) if isinstance(claim.value, When)]
    if not told:
        return None
    claim, when = min(told, key=lambda pair: _breadth(pair[1]))
    if when.clock is not None:
        return when, (claim,)
    for other, timed in told:
        if timed.clock is not None and _days_meet(when, timed):
            return _with_clock(when, timed), (claim, other)
    return when, (claim,)


def best_where(report: Report) -> tuple[Where, Claim] | None:
    """The most precise place that agrees with the first one a report gives."""
    told = [(claim.value, claim) for claim in report.of(Field.WHERE) if isinstance(claim.value, Where)]
    if not told:
        return None
    anchor = told[0][0]
    agreeing = [pair for pair in told if _places_agree(anchor, pair[0])]
    return min(agreeing, key=lambda pair: _FINENESS[pair[0].precision])


def casualties_json(document: Document, report: Report, field: Field) -> Json:
    """The people killed, injured or taken: the whole, and by party and speaker."""
    claims = tuple(report.of(field))
    parties = parties_of(document, claims)
    total = total_of(parties)
    return {
        **count_json(total),
        **value_trust(report, claims if total is not None else ()),
        "by": [_party_json(document, party) for party in parties],
        "evidence": evidence_of(document, claims),
    }


def _party_json(document: Document, party: Party) -> Json:
    claim = party.claim
    count = party.count
    return {
        "who": _who(document, claim) or party.who,
        **count_json(count),
        "operator": count.operator if count else None,
        "hedge": claim.hedge or (count.hedge if count else None),
        "said_by": said_json(claim),
        "stance": claim.stance.value,
        "part": claim.part,
        "basis": claim.basis,
        "rule": claim.rule,
        "evidence": evidence_of(document, party.repeats),
    }


def _who(document: Document, claim: Claim) -> str | None:
    """Whom a figure is of, without the figure itself: "guards" of "two guards"."""
    if claim.about is None:
        return None
    start = claim.about.start
    if start <= claim.span.start and claim.span.end < claim.about.end:
        start = claim.span.end
    return document.text[start : claim.about.end].strip() or None


def _when(document: Document, report: Report) -> Json | None:
    found = best_when(report)
    if found is None:
        raw = tuple(report.of(Field.WHEN))
        unknown = {**when_json(When()), **value_trust(report, ())}
        return {**unknown, "evidence": evidence_of(document, raw)} if raw else None
    when, claims = found
    is_stated = when.start is not None or when.end is not None
    trust = value_trust(report, claims if is_stated else ())
    return {**when_json(when), **trust, "evidence": evidence_of(document, claims)}


def _where(document: Document, report: Report) -> Json | None:
    found = best_where(report)
    if found is None:
        return None
    where, claim = found
    same = [other for other in report.of(Field.WHERE) if other.value == where or other is claim]
    return {**where_json(where), **value_trust(report, (claim,)), "evidence": evidence_of(document, same)}


def _actors(document: Document, report: Report, field: Field) -> list[Json]:
    """Parties of one side, each with all its claims."""
    return [_actor_entry(document, report, claims) for claims in same_parties(list(report.of(field)))]


def _actor_entry(document: Document, report: Report, claims: list[Claim]) -> Json:
    first = next((claim for claim in claims if isinstance(claim.value, Actor)), claims[0])
    actor = first.value if isinstance(first.value, Actor) else Actor(name=first.raw)
    return {
        **actor_json(actor),
        "sort": "facility" if first.field is Field.FACILITY else "party",
        "as_written": list(dict.fromkeys(claim.raw for claim in claims)),
        "organisations": list(dict.fromkeys(c.raw for c in claims if c.rule == "organisation")),
        "effect": _effect(report, claims),
        "is_person": any(claim.rule == "personal name" for claim in claims),
        "basis": first.stance.value,
        "said_by": said_json(first),
        "hedge": first.hedge,
        "rule": first.rule,
        **value_trust(report, claims),
        "evidence": evidence_of(document, claims),
    }


def _effect(report: Report, claims: list[Claim]) -> str | None:
    """What came of a party struck, None where nothing tells it."""
    told = [e.rule for c in claims for e in report.of(Field.EFFECT) if e.span.overlaps(c.span)]
    return told[0] if told else None


def _weapons(document: Document, report: Report) -> list[Json]:
    groups: dict[str, list[Claim]] = {}
    for claim in report.of(Field.WEAPON):
        kind = claim.value.type if isinstance(claim.value, Weapon) else claim.raw.casefold()
        groups.setdefault(kind, []).append(claim)
    return [
        {
            "type": kind,
            "count": _first_count(claims),
            "as_written": list(dict.fromkeys(claim.raw for claim in claims)),
            "basis": claims[0].basis,
            "rule": claims[0].rule,
            **value_trust(report, claims),
            "evidence": evidence_of(document, claims),
        }
        for kind, claims in groups.items()
    ]


def _first_count(claims: Sequence[Claim]) -> Json | None:
    counts = [claim.value.count for claim in claims if isinstance(claim.value, Weapon) and claim.value.count]
    return count_json(counts[0]) if counts else None


def _interception(document: Document, report: Report) -> Json | None:
    """How many were launched, stopped and came through; null where nobody says a word of it."""
    fields = {"launched": Field.LAUNCHED, "intercepted": Field.INTERCEPTED, "leaked": Field.LEAKED}
    claims = tuple(report.of(*fields.values()))
    if not claims:
        return None
    figures = {name: _figure(list(report.of(field))) for name, field in fields.items()}
    return {**figures, "evidence": evidence_of(document, claims)}


def _figure(claims: Sequence[Claim]) -> Json | None:
    counted = next((claim for claim in claims if isinstance(claim.value, Count)), None)
    if counted is None or not isinstance(counted.value, Count):
        return None
    return {
        **count_json(counted.value),
        "inferred": counted.basis == "inferred",
        "rule": counted.rule,
        "said_by": said_json(counted),
    }


def _mention_json(document: Document, mention: Mention) -> Json:
    """A place or time anywhere in the text: its words, and under `value` what they stand for."""
    match mention.value:
        case Where():
            value: Json | None = where_json(mention.value)
        case When():
            value = when_json(mention.value)
        case _:
            value = None
    return {**quote_of(document, mention.span), "value": value}


def _breadth(when: When) -> int:
    """Days of the interval; an open or unknown one counts as wider than any other."""
    if when.start is None or when.end is None:
        return 10**6 if when.start or when.end else 10**7
    return (when.end - when.start).days


def _days_meet(left: When, right: When) -> bool:
    starts_late = left.start and right.end and left.start >= right.end
    ends_early = right.start and left.end and right.start >= left.end
    return not (starts_late or ends_early)


def _with_clock(when: When, timed: When) -> When:
    return When(
        start=when.start,
        end=when.end,
        precision=when.precision,
        basis=when.basis,
        clock=timed.clock,
        clock_end=timed.clock_end,
        zone=timed.zone or when.zone,
        approximate=when.approximate or timed.approximate,
        partial=when.partial,
        timex=when.timex,
        timex_type=when.timex_type,
        rule=when.rule,
    )


def _places_agree(anchor: Where, other: Where) -> bool:
    if anchor.country and other.country and anchor.country != other.country:
        return False
    return not (anchor.admin1 and other.admin1 and anchor.admin1 != other.admin1)
