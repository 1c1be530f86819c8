"""Tell the words that say there was none: "no soldier", "no deaths or injuries", "without harm"."""

from __future__ import annotations

from tidings.read.chunks import Parse
from tidings.read.modifiers import chunk_ending_at

_NONE = frozenset({"no", "none", "neither"})
_OR = frozenset({"or", "nor", "and"})
_CAUSES = frozenset({"causing", "inflicting", "suffering", "incurring", "recording", "any", "claiming"})
_REPORTS = frozenset({"report", "reports", "word", "news", "indication", "sign", "signs", "immediate"})


def is_none(parse: Parse, first: int) -> bool:
    """Whether a phrase begins with a word of nothing: "no soldier", but not "no fewer than 12".

    What is joined to such a phrase by "or" is none as well: "no deaths or injuries".
    """
    after = parse.tokens[first + 1].lower if first + 1 < len(parse.tokens) else ""
    if parse.tokens[first].lower in _NONE and after not in ("fewer", "less"):
        return True
    is_joined = first > 1 and parse.tokens[first - 1].lower in _OR and parse.tags[first] in "NJ"
    before = chunk_ending_at(parse, first - 1) if is_joined else None
    return before is not None and before.first < first and is_none(parse, before.first)


def where_nothing(parse: Parse, first: int) -> int | None:
    """Where the words begin by which a phrase says there was none: "without causing deaths"."""
    at = first - 1
    while at > 0 and parse.tokens[at].lower in _CAUSES:
        at -= 1
    if at >= 0 and parse.tokens[at].lower == "without":
        return at
    if not is_none(parse, first):
        report = chunk_ending_at(parse, at) if at > 1 and parse.tokens[at].lower == "of" else None
        is_report = report is not None and parse.tokens[report.head].lower in _REPORTS
        return report.first if report is not None and is_report and is_none(parse, report.first) else None
    before = chunk_ending_at(parse, first - 1) if parse.tokens[first].lower not in _NONE else None
    return before.first if before is not None else first
