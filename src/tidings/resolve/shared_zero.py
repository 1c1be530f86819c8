"""Copy a stated zero over to what the same words tell of other places: "no deaths", said of three towns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.model.claim import Claim
from tidings.model.codes import Field, Kind
from tidings.model.report import Report
from tidings.model.values import Count

RULE = "a zero said of all"


def with_shared_zeros(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports, each told by one word at several places given the zero that another of them states.

    A figure told of several places is a tally and stays out; that nobody was hurt holds of each.
    """
    return tuple(_with_zeros(report, reports) for report in reports)


def _with_zeros(report: Report, reports: Sequence[Report]) -> Report:
    if report.kind is not Kind.INCIDENT:
        return report
    beside = [one for one in reports if one is not report and one.kind is Kind.INCIDENT]
    beside = [one for one in beside if set(one.mentions) & set(report.mentions)]
    added: list[Claim] = []
    for field in (Field.KILLED, Field.INJURED):
        if any(report.of(field)):
            continue
        stated = next((c for one in beside for c in _zeros(one, field)), None)
        if stated is not None:
            added.append(replace(stated, basis="inherited", rule=RULE))
    return replace(report, claims=(*report.claims, *added)) if added else report


def _zeros(report: Report, field: Field) -> list[Claim]:
    """The claims of a field where all of them say that there was nobody."""
    told = list(report.of(field))
    is_none = all(isinstance(c.value, Count) and c.value.best == 0 for c in told)
    return told if is_none else []
