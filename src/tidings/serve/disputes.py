"""Tell a contradiction at one glance: each figure, who says it, how many lineages, which rule follows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tidings.assemble.rivals import Dispute, Side
from tidings.model.incident import Voice
from tidings.model.text import Document
from tidings.serve.shell import one_line
from tidings.serve.tables import table_of
from tidings.serve.values import Json, said_json, say_day, value_json
from tidings.serve.words import FIELD_WORDS, say
from tidings.settings import POLICIES

_SHOWN = 4
REPLACED = "none: replaced by a later figure"


class Line(NamedTuple):
    """One side of a dispute in words; `is_shown` where the project's own policy follows it."""

    field: str
    value: str
    said_by: str
    lineages: int
    belief: str
    policies: str
    is_shown: bool


def lines_of(disputes: Sequence[Dispute], documents: Mapping[str, Document], own: str) -> list[Line]:
    """A line for each side of each dispute."""
    return [
        Line(
            field=FIELD_WORDS.get(dispute.field, dispute.field.value),
            value=say(side.value),
            said_by=_tellers(side, documents),
            lineages=side.lineages,
            belief="" if side.is_replaced else f"{side.belief:.2f}",
            policies=_followers(side),
            is_shown=own in side.policies,
        )
        for dispute in disputes
        for side in dispute.sides
    ]


def dispute_table(disputes: Sequence[Dispute], documents: Mapping[str, Document], own: str) -> str:
    """The disputes as a table; an arrow marks what is shown under the project's own policy."""
    rows = []
    before = ""
    for line in lines_of(disputes, documents, own):
        label = line.field if line.field != before else ""
        before = line.field
        arrow = "→" if line.is_shown else ""
        rows.append((label, arrow, line.value, line.said_by, line.lineages, line.belief, line.policies))
    heads = ("field", "", "value", "who says it", "lineages", "belief", "followed by")
    return table_of(heads, rows, numbers=("lineages", "belief"))


def disputes_json(disputes: Sequence[Dispute], documents: Mapping[str, Document]) -> list[Json]:
    """The disputes as JSON: every side with its tellers and the policies that show it."""
    return [
        {
            "field": dispute.field.value,
            "sides": [
                {
                    "value": value_json(side.value),
                    "lineages": side.lineages,
                    "belief": None if side.is_replaced else side.belief,
                    "policies": list(side.policies),
                    "is_replaced": side.is_replaced,
                    "said": [_said(voice, documents[voice.doc_id]) for voice in side.voices],
                }
                for side in dispute.sides
            ],
        }
        for dispute in disputes
    ]


def _said(voice: Voice, document: Document) -> Json:
    span = voice.claim.span
    return {
        "doc_id": voice.doc_id,
        "report_id": voice.report_id,
        "outlet": document.outlet,
        "published": document.published.isoformat() if document.published else None,
        "said_by": said_json(voice.claim),
        "evidence": [{"start": span.start, "end": span.end, "quote": voice.claim.raw}],
    }


def _followers(side: Side) -> str:
    if side.is_replaced:
        return REPLACED
    return "all" if len(side.policies) == len(POLICIES) else ", ".join(side.policies) or "none"


def _tellers(side: Side, documents: Mapping[str, Document]) -> str:
    names = list(dict.fromkeys(_names(side, documents)))
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return "; ".join(names[:_SHOWN]) + more


def _names(side: Side, documents: Mapping[str, Document]) -> Iterator[str]:
    """Each document once, with the speaker it cites for the value if any."""
    cited: dict[str, str] = {}
    for voice in side.voices:
        speaker = voice.claim.said_by.name if voice.claim.said_by else ""
        cited[voice.doc_id] = cited.get(voice.doc_id) or speaker
    for doc_id, speaker in cited.items():
        document = documents[doc_id]
        outlet = document.outlet or document.title or doc_id[:8]
        day = f", {say_day(document.published)}" if document.published else ""
        yield one_line(f"{speaker} (in {outlet}{day})" if speaker else f"{outlet}{day}")
