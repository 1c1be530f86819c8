"""Find what an article says besides incidents: tallies, rates, postures, intentions and their like."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from tidings.data.tables import table
from tidings.model.claim import Claim
from tidings.model.codes import Field, Kind
from tidings.model.report import Mention, Report
from tidings.model.text import Document, Span
from tidings.read.comparisons import find_comparisons
from tidings.read.cues import Cues
from tidings.read.denials import find_denials
from tidings.read.hypotheticals import find_hypotheticals
from tidings.read.intentions import find_intentions
from tidings.read.lines import Line
from tidings.read.pages import page_of
from tidings.read.postures import find_postures
from tidings.read.rates import find_rates
from tidings.read.sentences import Sentence
from tidings.read.tallies import find_tallies


def find_statements(
    document: Document, sentences: Sequence[Sentence], places: Sequence[Mention], times: Sequence[Mention]
) -> tuple[Report, ...]:
    """All statements of a document that are not incidents, in text order.

    The order of reading decides: words that one kind has taken are no other kind's.
    """
    page = page_of(document, sentences, places, times)
    comparisons = list(find_comparisons(page))
    scopes = frozenset(span for report in comparisons for span in report.mentions)
    found: list[Report] = []
    taken = _Taken()
    for group in (
        find_intentions(page),
        find_denials(page),
        find_rates(page),
        find_tallies(page, scopes),
        comparisons,
        find_postures(page),
        find_hypotheticals(page),
    ):
        kept = [report for report in group if not taken.has(report.mentions[0])]
        taken.add(span for report in kept for span in report.mentions)
        found += kept
    found = _with_targets(_merged(found, document))
    found.sort(key=lambda report: (min(report.mentions), report.kind))
    return tuple(found)


def _merged(found: Sequence[Report], document: Document) -> list[Report]:
    """Reports with a repeated posture folded into its first: one number of one force."""
    kept: dict[tuple[str, ...], Report] = {}
    rest: list[Report] = []
    for report in found:
        count = next(report.of(Field.COUNT), None)
        if report.kind is not Kind.POSTURE or count is None or count.about is None:
            rest.append(report)
            continue
        unit = document.quote(count.about).split()[-1].lower()
        key = (
            report.kind,
            count.raw.lower(),
            unit,
            *sorted(c.raw for c in report.of(Field.WHERE) if count.rule),
        )
        first = kept.get(key)
        kept[key] = (
            report
            if first is None
            else replace(
                first, mentions=(*first.mentions, *report.mentions), claims=(*first.claims, *report.claims)
            )
        )
    return [*rest, *kept.values()]


def _with_targets(found: Sequence[Report]) -> list[Report]:
    """Tallies of acts take the target of a rate over the same window: both count one series.

    "Nearly daily attacks on troops since the war began ... over 30 attacks since the war began."
    """
    rates: dict[tuple[str, ...], Claim] = {}
    for report in found:
        target = next(report.of(Field.TARGET), None)
        if report.kind is Kind.RATE and target is not None and (series := _series(report)):
            rates.setdefault(series, replace(target, basis="inherited", rule="same_window"))
    done = []
    for report in found:
        is_bare = report.kind is Kind.TALLY and next(report.of(Field.TARGET), None) is None
        target = rates.get(_series(report)) if is_bare else None
        done.append(report if target is None else replace(report, claims=(*report.claims, target)))
    return done


def _series(report: Report) -> tuple[str, ...]:
    """What ties counts of one series: the act, and the name of the event it is counted from."""
    event = next(report.of(Field.EVENT), None)
    since = next(report.of(Field.SINCE), None)
    if event is None or since is None:
        return ()
    names = [word for word in since.raw.split() if word[:1].isupper() or word[:1].isdigit()]
    return (event.raw.lower(), *names) if names else ()


class _Taken:
    """Words that earlier kinds have read, as spans by their start."""

    def __init__(self) -> None:
        self._spans: list[Span] = []
        self._longest = 0

    def add(self, spans: Iterable[Span]) -> None:
        """Take the words of spans."""
        self._spans = sorted((*self._spans, *spans))
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def has(self, span: Span) -> bool:
        """Whether a word of the span is taken."""
        if not self._spans:
            return False
        first = bisect_left(self._spans, Span(max(0, span.start - self._longest), span.start + 1))
        for k in range(first, len(self._spans)):
            if self._spans[k].start >= span.end:
                return False
            if self._spans[k].overlaps(span):
                return True
        return False


@lru_cache(maxsize=2)
def _phrases(name: str) -> Cues:
    return Cues({name: table("statements")[name]})


def find_status(sentences: Sequence[Sentence], document: Document) -> tuple[Span, ...]:
    """Phrases that say the matter is still being assessed: "efforts are underway to assess the damage"."""
    return _clauses("developing", sentences, document)


def find_motives(sentences: Sequence[Sentence], document: Document) -> tuple[Span, ...]:
    """Phrases that say why: "in retaliation for the raid"."""
    return _clauses("motives", sentences, document)


def _clauses(name: str, sentences: Sequence[Sentence], document: Document) -> tuple[Span, ...]:
    """From each listed phrase to the end of its clause."""
    spans: list[Span] = []
    for sentence in sentences:
        line = Line(document.text, sentence)
        for cue in _phrases(name).find(line.lowers, line.words):
            last = cue.last
            while last < len(line.lowers) and line.lowers[last] not in (",", ";", ".", "—", '"', "”"):
                last += 1
            spans.append(line.span(cue.first, last))
    return tuple(spans)
