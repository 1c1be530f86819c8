"""What is said beside incidents, for the statements page: tallies with their checks, and the rest by kind."""

from __future__ import annotations

from dataclasses import dataclass

from tidings.analyse.tally import MISSES, TallyCheck, check_tallies
from tidings.model.codes import Kind
from tidings.model.report import Report
from tidings.model.text import Document
from tidings.serve.marks import anchor_of
from tidings.serve.statements import statement_json
from tidings.serve.summary import gist_of
from tidings.serve.words import say
from tidings.store.project import Project

_HEADINGS = {
    Kind.POSTURE: ("postures", "Forces stationed or moved"),
    Kind.INTENTION: ("intentions", "Intentions, threats and plans"),
    Kind.RATE: ("rates", "Rates"),
    Kind.COMPARISON: ("comparisons", "Comparisons"),
    Kind.DENIAL: ("denials", "Denials"),
    Kind.HYPOTHETICAL: ("hypotheticals", "Not happened, only considered"),
}
VERDICTS = {
    "consistent": "agrees",
    "reported_higher": "report says more",
    "reported_lower": "report says less",
    "unverifiable_scope": "cannot be checked",
    "internally_inconsistent": "contradicts itself",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """One statement: its gist, its words, and where they stand."""

    gist: str
    words: str
    speaker: str
    link: str
    source: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A reported tally beside the ledger's own count."""

    aside: Aside
    reported: str
    own: str
    verdict: str
    is_miss: bool
    reasons: tuple[str, ...]


def asides_of(project: Project) -> list[tuple[str, list[Aside]]]:
    """Statements that are neither incidents nor tallies, under their headings."""
    found = []
    for kind, (key, heading) in _HEADINGS.items():
        asides = [aside_of(key, report, project.document(report.doc_id)) for report in project.reports(kind)]
        if asides:
            found.append((heading, asides))
    return found


def checked_of(project: Project) -> list[Checked]:
    """Every reported tally with its check."""
    tallies = [(report, project.document(report.doc_id)) for report in project.reports(Kind.TALLY)]
    documents = {report.id: document for report, document in tallies}
    checks = check_tallies(tallies, project.incidents())
    return [_checked(check, documents[check.report.id]) for check in checks]


def aside_of(key: str, report: Report, document: Document) -> Aside:
    """One statement as a line."""
    entry = statement_json(document, report)
    return Aside(
        gist=gist_of(key, entry),
        words=" ".join(entry["text"].split()),
        speaker=entry["said_by"] or "",
        link=f"/document/{document.id}#{anchor_of(report.mentions[0])}",
        source=document.outlet or document.title or document.id,
        day=document.published.isoformat() if document.published else "",
    )


def _checked(check: TallyCheck, document: Document) -> Checked:
    high = check.high if check.high is not None else "open"
    return Checked(
        aside=aside_of("tallies", check.report, document),
        reported=say(check.scope.count) if check.scope.count else "not resolved",
        own=str(check.low) if check.low == check.high else f"{check.low} to {high}",
        verdict=VERDICTS[check.verdict.value],
        is_miss=check.verdict in MISSES,
        reasons=(*(finding.words for finding in check.findings), *check.reasons),
    )
