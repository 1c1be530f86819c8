"""One incident in plain lines: each field, who says it in which words, who disagrees, why it was linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tidings.assemble.rivals import Dispute
from tidings.model.decision import Decision
from tidings.model.incident import Incident, View, Voice
from tidings.model.text import Document
from tidings.serve.disputes import dispute_table
from tidings.serve.rows import row_of
from tidings.serve.shell import one_line
from tidings.serve.trust import trust_in_view, trust_words
from tidings.serve.words import FIELD_WORDS, say, stance_words

_SHOWN = 4


def story_of(
    incident: Incident,
    documents: Mapping[str, Document],
    links: Sequence[Decision],
    disputes: Sequence[Dispute] = (),
) -> str:
    """The readable form of an incident."""
    row = row_of(incident)
    kinds = ": ".join(k for k in dict.fromkeys((row.event_type, row.sub_event_type)) if k)
    role = "background incident" if row.role == "background" else "incident"
    sure = trust_words(row.confidence)
    lines = [
        one_line(row.title),
        f"{role} {incident.id} · {kinds or 'type unknown'} · {row.status} · figures: {incident.policy}{sure}",
        "",
    ]
    if disputes:
        lines += ["Where the sources disagree", dispute_table(disputes, documents, incident.policy)]
    for view in incident.views:
        lines += _field(view, trust_in_view(incident, view).confidence, documents)
    lines += ["", f"Reports ({len(incident.reports)})"]
    for report in incident.reports:
        document = documents[report.doc_id]
        day = document.published.isoformat() if document.published else "day unknown"
        source = document.outlet or document.url or "source unknown"
        lines.append(one_line(f"  {report.id[:8]}  {day}  {source}: {document.title or 'untitled'}"))
    if links:
        lines += ["", "Why they are one incident", *map(_link, links)]
    return "\n".join(lines) + "\n"


def _field(view: View, confidence: float | None, documents: Mapping[str, Document]) -> Iterator[str]:
    name = FIELD_WORDS.get(view.field, view.field.value)
    yield one_line(f"{name}: {say(view.value)}{trust_words(confidence)}")
    yield from _voices(view.support, documents, "")
    yield from _voices(view.dissent, documents, "but ")
    yield from _voices(view.replaced, documents, "before ")


def _voices(voices: Sequence[Voice], documents: Mapping[str, Document], lead: str) -> Iterator[str]:
    firsts = _once(voices)
    for voice in firsts[:_SHOWN]:
        claim = voice.claim
        document = documents[voice.doc_id]
        source = document.outlet or document.title or voice.doc_id[:8]
        said = f", citing {claim.said_by.name}" if claim.said_by else ""
        stance = stance_words(claim)
        value = f" = {say(claim.value)}" if lead else ""
        note = f" [{stance}]" if stance else ""
        yield one_line(f"{lead}“{claim.raw}”{value} – {source}{said}{note}").join(("    ", ""))
    if len(firsts) > _SHOWN:
        yield f"    and {len(firsts) - _SHOWN} more"


def _once(voices: Sequence[Voice]) -> list[Voice]:
    """Of voices of one document, speaker and value the first."""
    firsts: dict[tuple[object, ...], Voice] = {}
    for voice in voices:
        claim = voice.claim
        speaker = claim.said_by.name if claim.said_by else None
        firsts.setdefault((voice.doc_id, speaker, claim.value), voice)
    return list(firsts.values())


def _link(link: Decision) -> str:
    reasons = "; ".join(f"{reason.words} {reason.points / 1000:+.1f}" for reason in link.reasons)
    return one_line(f"{link.left[:8]} = {link.right[:8]}  score {link.score / 1000:.1f}: {reasons}").join(
        ("  ", "")
    )
