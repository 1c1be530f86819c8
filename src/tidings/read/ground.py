"""A document laid out for judging what is proposed of it: its sentences, their acts, and who speaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tidings.data.tables import table
from tidings.model.codes import Kind
from tidings.model.report import Mention, Reading, Report
from tidings.model.text import Span
from tidings.read.acts import Act, Surroundings, find_acts, is_fact
from tidings.read.bundle import Event
from tidings.read.chunks import Parse, parse
from tidings.read.page import Page, Voice
from tidings.read.scene import Scene
from tidings.read.sentences import Sentence
from tidings.read.speakers import attribute


@dataclass(frozen=True, slots=True)
class Anchor:
    """The trigger of a proposed incident: its span, its sentence and the acts that the grammar sees there.

    `code` is the event code that the words give, and `event` the acts told as facts; None for a trigger
    that no list knows.
    """

    span: Span
    sentence: int
    event: Event | None
    code: str


class Ground:
    """A reading with its sentences; parses and acts are made when they are asked for."""

    def __init__(self, reading: Reading, sentences: Sequence[Sentence]) -> None:
        """Keep the reading; nothing is parsed yet."""
        self.reading = reading
        self.document = reading.document
        self.sentences = sentences
        self.incidents = tuple(r for r in reading.reports if r.kind is Kind.INCIDENT)
        self.statements = tuple(r for r in reading.reports if r.kind is not Kind.INCIDENT)
        self.taken = [span for report in self.statements for span in report.mentions]
        self._starts = [sentence.span.start for sentence in sentences]
        self._parses: dict[int, Parse] = {}
        self._acts: dict[int, list[Act]] = {}

    @cached_property
    def scene(self) -> Scene:
        """The words of conflict and of leisure."""
        return Scene(self.sentences)

    @cached_property
    def page(self) -> Page:
        """What claims are made with."""
        return Page(self.document, attribute(self.document, self.sentences))

    def sentence_of(self, span: Span) -> int:
        """The number of the sentence that a span begins in."""
        return max(0, bisect_right(self._starts, span.start) - 1)

    def places_in(self, index: int) -> list[Mention]:
        """The places named in a sentence."""
        return [m for m in self.reading.places if self.sentences[index].span.holds(m.span)]

    def times_in(self, index: int) -> list[Mention]:
        """The times told in a sentence."""
        return [m for m in self.reading.times if self.sentences[index].span.holds(m.span)]

    def parse(self, index: int) -> Parse:
        """A sentence with its tags and noun phrases."""
        if index not in self._parses:
            times, places = (found(index) for found in (self.times_in, self.places_in))
            self._parses[index] = parse(
                self.sentences[index], [m.span for m in times], [m.span for m in places]
            )
        return self._parses[index]

    def acts(self, index: int) -> list[Act]:
        """The acts of a sentence, those of other statements left out."""
        if index not in self._acts:
            around = Surroundings(self.times_in(index), self.places_in(index))
            self._acts[index] = list(find_acts(self.parse(index), around, self.taken))
        return self._acts[index]

    def facts(self, index: int) -> list[Act]:
        """The acts of a sentence that are told as facts."""
        return [act for act in self.acts(index) if is_fact(act)]

    def tokens_of(self, span: Span) -> tuple[Parse, range]:
        """The parse of the sentence of a span, and the tokens that the span covers."""
        found = self.parse(self.sentence_of(span))
        inside = [i for i, t in enumerate(found.tokens) if t.start < span.end and span.start < t.end]
        return found, range(inside[0], inside[-1] + 1) if inside else range(0)

    def voice(self, span: Span) -> Voice:
        """Who says the words at a span."""
        _, tokens = self.tokens_of(span)
        return self.page.voice(self.sentence_of(span), tokens.start)

    def is_told_in(self, report: Report, index: int) -> bool:
        """Whether a report is of an incident that a sentence tells."""
        span = self.sentences[index].span
        return report.kind is Kind.INCIDENT and any(span.overlaps(mention) for mention in report.mentions)


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    return {code: row["family"] for code, row in table("event_types")["types"].items()}


_FORCE = frozenset({"explosion", "battle", "attack", "disrupted"})
_UNREST = frozenset({"protest", "unrest"})


def sort_of(code: str) -> str | None:
    """What reports of one event agree on: force, unrest, or the family of the code; None for no code.

    >>> sort_of("strike.missile"), sort_of("battle.clash"), sort_of("arrest")
    ('force', 'force', 'arrest')
    """
    family = _families().get(code)
    if family in _FORCE:
        return "force"
    return "unrest" if family in _UNREST else family


def may_be_one(left: str, right: str) -> bool:
    """Whether two codes may be of one act: police who shoot at a crowd are told as force and as unrest."""
    sorts = {sort_of(left), sort_of(right)}
    return None not in sorts and (len(sorts) == 1 or sorts == {"force", "unrest"})
