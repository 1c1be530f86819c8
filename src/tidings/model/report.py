"""A report: what one document says of one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from tidings.errors import UsageError
from tidings.model.claim import Claim
from tidings.model.codes import Field, Kind, Role, Status
from tidings.model.problem import Problem
from tidings.model.text import Document, Span
from tidings.model.values import When, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One thing a document speaks of: an incident, a tally, a posture and so on, with its claims.

    `mentions` are the phrases that name the thing, first the one that says most; several mentions
    of one event are one report. `role` and `status` belong to incidents only.
    """

    kind: Kind
    doc_id: str
    mentions: tuple[Span, ...]
    claims: tuple[Claim, ...] = ()
    role: Role | None = None
    status: Status | None = None

    def __post_init__(self) -> None:
        if not self.mentions:
            raise UsageError("a report needs at least one mention")
        if (self.kind is Kind.INCIDENT) != (self.role is not None):
            raise UsageError("an incident has a role, and nothing else has one")

    @property
    def id(self) -> str:
        """Content hash of what makes the report itself: document, kind and first mention."""
        first = min(self.mentions)
        key = f"{self.doc_id}|{self.kind}|{first.start}|{first.end}"
        return sha256(key.encode()).hexdigest()[:16]

    def of(self, *fields: Field) -> Iterator[Claim]:
        """The claims of the given fields, in order."""
        return (claim for claim in self.claims if claim.field in fields)

    def check(self, document: Document) -> None:
        """Raise SpanError unless every claim's words stand where it says."""
        for span in self.mentions:
            document.quote(span)
        for claim in self.claims:
            claim.check(document)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place name or time expression anywhere in a document, with what it was resolved to."""

    raw: str
    span: Span
    value: Where | When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one document."""

    document: Document
    reports: tuple[Report, ...] = ()
    places: tuple[Mention, ...] = ()
    times: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()
