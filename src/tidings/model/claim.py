"""A claim: one value of one field, as one document says it."""

from __future__ import annotations

from dataclasses import dataclass

from tidings.errors import SpanError
from tidings.model.codes import Field, Stance
from tidings.model.text import Document, Span
from tidings.model.values import Value

# The basis of a claim whose words a model chose and whose value our own resolvers made of them.
PROPOSED = "proposed"
# The basis of a claim whose words the learned reader chose.
LEARNED = "learned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says it, as written, with the words that name them."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One value of one field with the words that say it.

    `span` points at `raw`. `about` points at whom or what a count is of ("US personnel").
    `context` is the wider phrase shown as evidence, where it is more than `span`.
    `basis` is "explicit", "inherited" or "inferred", and `rule` names the rule behind the last two; or it is
    "learned", where the learned reader chose the words, or "proposed", and `rule` names the language model
    that chose them.
    `part` marks a figure that is a part of another of the same report ("5, including 2 children")
    or that a later one replaces: "total", "part" or "superseded".
    """

    field: Field
    raw: str
    span: Span
    value: Value | None = None
    said_by: Speaker | None = None
    stance: Stance = Stance.ASSERTED
    hedge: str | None = None
    basis: str = "explicit"
    rule: str | None = None
    about: Span | None = None
    context: Span | None = None
    part: str = "total"

    def check(self, document: Document) -> None:
        """Raise SpanError unless the document says the raw words at the span."""
        found = document.quote(self.span)
        if found != self.raw:
            raise SpanError(f"{document.id}: {self.field} says {self.raw!r}, but {found!r} stands there")
        for other in (self.about, self.context, self.said_by.span if self.said_by else None):
            if other is not None:
                document.quote(other)
        if self.said_by is not None and document.quote(self.said_by.span) != self.said_by.name:
            raise SpanError(f"{document.id}: the speaker {self.said_by.name!r} does not stand at its span")
