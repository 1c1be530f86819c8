"""Find what an article says besides incidents: tallies, rates, postures, intentions and their like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from tidings.data.tables import table
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

_SHARED = {Kind.TALLY, Kind.POSTURE, Kind.COMPARISON, Kind.DENIAL}  # kinds that several of may share words


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
    for group in (
        find_intentions(page),
        find_denials(page),
        find_rates(page),
        find_tallies(page, scopes),
        comparisons,
        find_postures(page),
        find_hypotheticals(page),
    ):
        found += [report for report in group if not _is_taken(report, found)]
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
    rates = [report for report in found if report.kind is Kind.RATE and next(report.of(Field.TARGET), None)]
    done = []
    for report in found:
        is_bare = report.kind is Kind.TALLY and next(report.of(Field.TARGET), None) is None
        same = next(
            (rate for rate in rates if is_bare and _series(rate) and _series(rate) == _series(report)), None
        )
        if same is not None:
            target = replace(next(same.of(Field.TARGET)), basis="inherited", rule="same_window")
            done.append(replace(report, claims=(*report.claims, target)))
        else:
            done.append(report)
    return done


def _series(report: Report) -> tuple[str, ...]:
    """What ties counts of one series: the act, and the name of the event it is counted from."""
    event = next(report.of(Field.EVENT), None)
    since = next(report.of(Field.SINCE), None)
    if event is None or since is None:
        return ()
    names = [word for word in since.raw.split() if word[:1].isupper() or word[:1].isdigit()]
    return (event.raw.lower(), *names) if names else ()


def _is_taken(report: Report, found: Sequence[Report]) -> bool:
    """Whether an earlier kind already reads the words of a report's first mention."""
    first = report.mentions[0]
    return any(
        first.overlaps(span) for other in found if other.kind is not report.kind for span in other.mentions
    )


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
