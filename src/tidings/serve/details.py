"""The full JSON of an incident: one view of each field, who says what, and who disagrees."""

from __future__ import annotations

from tidings.model.claim import Claim
from tidings.model.incident import Incident, View, Voice
from tidings.model.text import Span
from tidings.serve.rows import Row, row_of
from tidings.serve.trust import trust_in_view, trust_json
from tidings.serve.values import Json, count_json, said_json, value_json, when_json, where_json


def details_of(incident: Incident) -> Json:
    """An incident with every claim of every report; the quotes are the claims' own words."""
    row = row_of(incident)
    return {
        **summary_of(row),
        "aliases": list(incident.aliases),
        "fields": [_view(incident, view) for view in incident.views],
        "claims": [
            _voice(Voice(claim=claim, report_id=report.id, doc_id=report.doc_id))
            for report in incident.reports
            for claim in report.claims
        ],
        "members": [
            {
                "report_id": report.id,
                "doc_id": report.doc_id,
                "role": report.role.value if report.role else None,
                "status": report.status.value if report.status else None,
                "mentions": [_place(span) for span in report.mentions],
            }
            for report in incident.reports
        ],
    }


def summary_of(row: Row) -> Json:
    """The row of an incident as a JSON object, as lists show it."""
    return {
        "id": row.id,
        "title": row.title,
        "role": row.role,
        "status": row.status,
        "event_type": row.event_type,
        "sub_event_type": row.sub_event_type,
        "event_code": row.event_code,
        "when": when_json(row.when) if row.when else None,
        "where": where_json(row.where) if row.where else None,
        "perpetrators": list(row.perpetrators),
        "perpetrator_basis": row.perpetrator_stance,
        "sponsors": list(row.sponsors),
        "targets": list(row.targets),
        "weapons": list(row.weapons),
        "killed": count_json(row.killed),
        "injured": count_json(row.injured),
        "interception": {
            "launched": count_json(row.launched),
            "intercepted": count_json(row.intercepted),
            "leaked": count_json(row.leaked),
        },
        "reports": row.reports,
        "documents": row.documents,
        "disputed": list(row.disputed),
        "policy": row.policy,
        "proposed": list(row.proposed),
        "confidence": row.confidence,
        "doubtful": list(row.doubtful),
    }


def _view(incident: Incident, view: View) -> Json:
    return {
        "field": view.field.value,
        "value": value_json(view.value),
        "rule": view.rule,
        **trust_json(trust_in_view(incident, view)),
        "support": [_voice(voice) for voice in view.support],
        "dissent": [_voice(voice) for voice in view.dissent],
        "replaced": [_voice(voice) for voice in view.replaced],
        "belief": view.belief,
    }


def _voice(voice: Voice) -> Json:
    claim = voice.claim
    return {
        "field": claim.field.value,
        "value": value_json(claim.value),
        "said_by": said_json(claim),
        "stance": claim.stance.value,
        "hedge": claim.hedge,
        "basis": claim.basis,
        "rule": claim.rule,
        "part": claim.part,
        "doc_id": voice.doc_id,
        "report_id": voice.report_id,
        "evidence": [_evidence(claim)],
    }


def _evidence(claim: Claim) -> Json:
    return {**_place(claim.span), "quote": claim.raw}


def _place(span: Span) -> Json:
    return {"start": span.start, "end": span.end}
