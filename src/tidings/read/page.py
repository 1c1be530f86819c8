"""A document while its incidents are told: who says what in each sentence, and claims made from spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypedDict, Unpack

from tidings.model.claim import Claim, Speaker
from tidings.model.codes import Field, Stance
from tidings.model.text import Document, Span
from tidings.model.values import Value
from tidings.read.speakers import Attribution, attribution_at


class Voice(NamedTuple):
    """Who says a claim, and how it is put."""

    speaker: Speaker | None
    stance: Stance


class ArmedGroup(NamedTuple):
    """A listed group that is no state's, where the document names it."""

    actor_id: str
    span: Span


class Extras(TypedDict, total=False):
    """The parts of a claim that a reader may add."""

    value: Value | None
    hedge: str | None
    basis: str
    rule: str | None
    about: Span | None
    context: Span | None
    part: str


@dataclass(frozen=True, slots=True)
class Page:
    """The document with who says what in each sentence."""

    document: Document
    attributions: Sequence[Sequence[Attribution]]
    armed_groups: Sequence[ArmedGroup] = ()

    def voice(self, sentence: int, token: int) -> Voice:
        """Who says the words at a token."""
        found = attribution_at(self.attributions[sentence], token)
        return Voice(found.speaker, found.stance) if found else Voice(None, Stance.ASSERTED)

    def claim(self, field: Field, span: Span, voice: Voice, **more: Unpack[Extras]) -> Claim:
        """A claim whose raw words are those at the span."""
        raw = self.document.quote(span)
        return Claim(field=field, raw=raw, span=span, said_by=voice.speaker, stance=voice.stance, **more)
