"""Turn the model's objects into rows of the project file, and rows into objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from tidings.model.claim import Claim, Speaker
from tidings.model.codes import Field, Judgement, Kind, Role, Stance, Status
from tidings.model.decision import Decision
from tidings.model.incident import Incident, View, Voice
from tidings.model.problem import Problem
from tidings.model.report import Mention, Report
from tidings.model.text import Document, Span
from tidings.model.values import EventType, When, Where
from tidings.store.codec import (
    dumps,
    from_json,
    reasons_from_json,
    reasons_to_json,
    segments_from_json,
    segments_to_json,
    spans_from_json,
    spans_to_json,
    to_json,
)

# Any: a row is a tuple of SQLite's own types; the functions below give them names.
Row = Sequence[Any]

DOCUMENT_COLUMNS = (
    "id, text, text_sha256, segments, title, published, published_basis, outlet, url, language, lineage"
)
REPORT_COLUMNS = "id, doc_id, position, kind, role, status, mentions"
CLAIM_COLUMNS = (
    "report_id, position, field, raw, start, end, value, speaker, speaker_start, speaker_end, stance, hedge, "
    "basis, rule, about_start, about_end, context_start, context_end, part"
)


def document_row(document: Document, lineage: str) -> Row:
    """A row of `documents`; exact copies have the same lineage."""
    return (
        document.id,
        document.text,
        document.text_sha256,
        segments_to_json(document.segments),
        document.title,
        document.published.isoformat() if document.published else None,
        document.published_basis,
        document.outlet,
        document.url,
        document.language,
        lineage,
    )


def document_of(row: Row) -> Document:
    """The document of a row of `documents`."""
    doc_id, text, text_hash, segments, title, published, basis, outlet, url, language, _ = row
    return Document(
        id=doc_id,
        text=text,
        segments=segments_from_json(segments),
        title=title,
        published=date.fromisoformat(published) if published else None,
        published_basis=basis,
        outlet=outlet,
        url=url,
        language=language,
        text_sha256=text_hash,
    )


def report_row(report: Report, position: int) -> Row:
    """A row of `reports`."""
    mentions = spans_to_json(report.mentions)
    return (report.id, report.doc_id, position, report.kind, report.role, report.status, mentions)


def report_of(row: Row, claims: Iterable[Row]) -> Report:
    """The report of a row of `reports` and its rows of `claims`."""
    _, doc_id, _, kind, role, status, mentions = row
    return Report(
        kind=Kind(kind),
        doc_id=doc_id,
        mentions=spans_from_json(mentions),
        claims=tuple(map(claim_of, claims)),
        role=Role(role) if role else None,
        status=Status(status) if status else None,
    )


def claim_rows(report: Report, report_id: str) -> list[Row]:
    """Rows of `claims`."""
    rows: list[Row] = []
    for position, claim in enumerate(report.claims):
        speaker = claim.said_by
        rows.append(
            (
                report_id,
                position,
                claim.field,
                claim.raw,
                claim.span.start,
                claim.span.end,
                to_json(claim.value),
                speaker.name if speaker else None,
                *_ends(speaker.span if speaker else None),
                claim.stance,
                claim.hedge,
                claim.basis,
                claim.rule,
                *_ends(claim.about),
                *_ends(claim.context),
                claim.part,
            )
        )
    return rows


def claim_of(row: Row) -> Claim:
    """The claim of a row of `claims`."""
    _, _, field, raw, start, end, value, speaker, speaker_start, speaker_end = row[:10]
    stance, hedge, basis, rule, about_start, about_end, context_start, context_end, part = row[10:]
    said = _span(speaker_start, speaker_end)
    return Claim(
        field=Field(field),
        raw=raw,
        span=Span(start, end),
        value=from_json(value),
        said_by=Speaker(name=speaker, span=said) if said else None,
        stance=Stance(stance),
        hedge=hedge,
        basis=basis,
        rule=rule,
        about=_span(about_start, about_end),
        context=_span(context_start, context_end),
        part=part,
    )


def mention_rows(doc_id: str, sort: str, mentions: Iterable[Mention]) -> list[Row]:
    """Rows of `mentions`; `sort` is "place" or "time"."""
    return [
        (doc_id, sort, position, m.raw, m.span.start, m.span.end, to_json(m.value))
        for position, m in enumerate(mentions)
    ]


def mention_of(row: Row) -> Mention:
    """The mention of the columns raw, start, end, value."""
    raw, start, end, text = row
    value = from_json(text)
    return Mention(raw=raw, span=Span(start, end), value=value if isinstance(value, Where | When) else None)


def decision_row(decision: Decision) -> Row:
    """A row of `decisions`."""
    return (
        decision.id,
        decision.left,
        decision.right,
        decision.judgement,
        decision.by,
        decision.score,
        reasons_to_json(decision.reasons),
        decision.at,
        decision.withdraws,
    )


def decision_of(row: Row) -> Decision:
    """The decision of a row of `decisions`."""
    _, left, right, judgement, by, score, reasons, at, withdraws = row
    return Decision(
        left=left,
        right=right,
        judgement=Judgement(judgement),
        by=by,
        score=score,
        reasons=reasons_from_json(reasons),
        at=at,
        withdraws=withdraws,
    )


def problem_of(row: Row) -> Problem:
    """The problem of a row of `problems`."""
    source, stage, code, reason, doc_id = row
    return Problem(source=source, stage=stage, code=code, reason=reason, doc_id=doc_id)


def incident_row(incident: Incident) -> Row:
    """A row of `incidents`: views name claims by report and position; index columns stand beside."""
    place = {report.id: number for number, report in enumerate(incident.reports)}
    views = [
        {
            "field": view.field,
            "rule": view.rule,
            "value": to_json(view.value),
            "support": [_pointer(voice, place, incident.reports) for voice in view.support],
            "dissent": [_pointer(voice, place, incident.reports) for voice in view.dissent],
            "replaced": [_pointer(voice, place, incident.reports) for voice in view.replaced],
            "belief": view.belief,
        }
        for view in incident.views
    ]
    when, where, event = (incident.view(f) for f in (Field.WHEN, Field.WHERE, Field.EVENT))
    day = when.value.start if when and isinstance(when.value, When) else None
    return (
        incident.id,
        incident.role,
        incident.status,
        incident.policy,
        day.isoformat() if day else None,
        where.value.country if where and isinstance(where.value, Where) else None,
        event.value.code if event and isinstance(event.value, EventType) else None,
        dumps(views),
    )


def incident_of(row: Row, reports: Sequence[Report], views: Iterable[Mapping[str, Any]]) -> Incident:
    """The incident of the columns id, role, status, policy, its reports and its views as JSON."""
    incident_id, role, status, policy = row
    ids = [report.id for report in reports]
    return Incident(
        id=incident_id,
        reports=tuple(reports),
        role=Role(role),
        status=Status(status),
        views=tuple(
            View(
                field=Field(view["field"]),
                value=from_json(view["value"]),
                support=tuple(_voice(pointer, reports, ids) for pointer in view["support"]),
                dissent=tuple(_voice(pointer, reports, ids) for pointer in view["dissent"]),
                rule=view["rule"],
                # A project of an older version lacks these until its next run.
                replaced=tuple(_voice(pointer, reports, ids) for pointer in view.get("replaced", ())),
                belief=view.get("belief"),
            )
            for view in views
        ),
        policy=policy,
        aliases=tuple(ids),
    )


def _pointer(voice: Voice, place: Mapping[str, int], reports: Sequence[Report]) -> list[int]:
    number = place[voice.report_id]
    return [number, reports[number].claims.index(voice.claim)]


def _voice(pointer: Sequence[int], reports: Sequence[Report], ids: Sequence[str]) -> Voice:
    report = reports[pointer[0]]
    return Voice(claim=report.claims[pointer[1]], report_id=ids[pointer[0]], doc_id=report.doc_id)


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span.start, span.end) if span else (None, None)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
