"""A small world of constructed attacks, and reported tallies of it whose right verdict is known.

`python -m tests.analyse.tally_world` reads every tally and prints the share of right verdicts.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tests.assemble.ledger_tools import SHELLING, claim_of, count, day, document_of, report_of

from tidings.analyse.tally import TallyCheck, Verdict, check_tallies
from tidings.assemble.figures import Member
from tidings.assemble.merge import merge
from tidings.model.codes import Field, Kind, PlacePrecision
from tidings.model.incident import Incident
from tidings.model.values import Where
from tidings.pipeline import read_document

START = date(2024, 6, 3)
PUBLISHED = date(2024, 7, 1)
# Country, its code, attacks in the ledger, killed in each.
COUNTRIES = (
    ("Iraq", "IQ", 12, 2), ("Syria", "SY", 21, 1), ("Yemen", "YE", 14, 3), ("Somalia", "SO", 17, 4),
    ("Mali", "ML", 25, 2), ("Sudan", "SD", 11, 5), ("Libya", "LY", 13, 2), ("Nigeria", "NG", 19, 3),
)  # fmt: skip


class Case(NamedTuple):
    """Texts with their days, the last of which holds the tally to judge by its figure."""

    texts: tuple[tuple[str, date | None], ...]
    figure: int
    verdict: Verdict


def ledger() -> list[Incident]:
    """One attack a day in each country from the start on."""
    return [
        _attack(name, code, START + timedelta(days=n), killed)
        for name, code, number, killed in COUNTRIES
        for n in range(number)
    ]


def _attack(name: str, code: str, on: date, killed: int) -> Incident:
    text = f"Gunners shell {name} on {on}, killing {killed}."
    document = document_of(text, published=on)
    area = Where(name=name, gazetteer_id=f"country:{code}", country=code, precision=PlacePrecision.COUNTRY)
    claims = (
        claim_of(document, Field.WHERE, name, area),
        claim_of(document, Field.WHEN, str(on), day(on.year, on.month, on.day)),
        claim_of(document, Field.KILLED, f"{killed}.", count(killed)),
    )
    report = report_of(document, "shell", *claims, event=SHELLING)
    return merge([Member(report=report, document=document, lineage=document.id)], "latest")


def cases() -> Iterator[Case]:
    """Every case, in a fixed order."""
    for here, there in zip(COUNTRIES, (*COUNTRIES[1:], COUNTRIES[0]), strict=True):
        yield from _counts(*here)
        yield from _deaths(*here)
        yield from _sums(here, there)
        yield from _falls(*here)
        yield from _unclear(*here)


def _one(text: str, figure: int, verdict: Verdict, published: date | None = PUBLISHED) -> Case:
    return Case(((text, published),), figure, verdict)


def _counts(name: str, _code: str, number: int, _killed: int) -> Iterator[Case]:
    same, more, less = Verdict.CONSISTENT, Verdict.REPORTED_HIGHER, Verdict.REPORTED_LOWER
    for figure, verdict in ((number, same), (number + 3, more), (number - 2, less)):
        yield _one(
            f"There have been {figure} attacks in {name} since 3 June, the ministry said.", figure, verdict
        )
    few = number - 2
    yield _one(
        f"More than {few} attacks have been reported in {name} since June 3, officials said.", few, same
    )
    over = number + 4
    yield _one(f"At least {over} attacks were recorded in {name} since 3 June.", over, more)
    yield _one(f"Nearly {number + 1} attacks have hit {name} since 3 June, police said.", number + 1, same)


def _deaths(name: str, _code: str, number: int, killed: int) -> Iterator[Case]:
    dead = number * killed
    for figure, verdict in (
        (dead, Verdict.CONSISTENT),
        (dead + 9, Verdict.REPORTED_HIGHER),
        (dead - 6, Verdict.REPORTED_LOWER),
    ):
        yield _one(f"Since 3 June, {figure} people have been killed in {name}, the UN said.", figure, verdict)


Country = tuple[str, str, int, int]


def _sums(here: Country, there: Country) -> Iterator[Case]:
    both = here[2] + there[2]
    start = "since 3 June 2024"
    right = f"{here[2]} in {here[0]} and {there[2]} in {there[0]}, the army said."
    yield _one(f"There have been {both} attacks {start}: {right}", both, Verdict.CONSISTENT)
    for wrong in (both + 7, both - 5):
        yield _one(f"There have been {wrong} attacks {start}: {right}", wrong, Verdict.INCONSISTENT)


def _falls(name: str, _code: str, number: int, _killed: int) -> Iterator[Case]:
    start = "in {} since 3 June, the Joint Command said."
    for first, then, verdict in (
        (number + 9, number, Verdict.INCONSISTENT),
        (number - 3, number, Verdict.CONSISTENT),
    ):
        early = (f"There have been {first} attacks {start.format(name)}", date(2024, 6, 27))
        late = (f"The country has seen {then} attacks {start.format(name)}", PUBLISHED)
        yield Case((early, late), then, verdict)


def _unclear(name: str, _code: str, number: int, _killed: int) -> Iterator[Case]:
    unknown = Verdict.UNVERIFIABLE
    yield _one(f"There have been {number} attacks since 3 June.", number, unknown)
    yield _one(f"{number + 40} rockets have been fired at {name} since 3 June.", number + 40, unknown)
    dateless = f"There have been {number} attacks in {name} since 3 June 2024."
    yield _one(dateless, number, unknown, published=None)
    wrong_year = f"There have been {number} attacks in {name} since 3 June 2024, police said."
    yield _one(wrong_year, number, unknown, published=date(2023, 7, 1))


def judged(case: Case, incidents: list[Incident]) -> TallyCheck | None:
    """The check of a case's tally, read from its texts; None where it was not read."""
    told = []
    for text, published in case.texts:
        document = document_of(text, published=published)
        told += [(r, document) for r in read_document(document).reports if r.kind is Kind.TALLY]
    last = case.texts[-1][1]
    checks = check_tallies(told, incidents)
    return next(
        (
            c for c in checks
            if c.scope.count is not None and c.scope.count.best == case.figure and c.scope.as_of == last
        ),
        None,
    )  # fmt: skip


def score(incidents: list[Incident]) -> tuple[Counter[Verdict], Counter[Verdict], list[str]]:
    """How many verdicts are right and how many there are, by verdict, and the texts judged wrongly."""
    right: Counter[Verdict] = Counter()
    every: Counter[Verdict] = Counter()
    wrong = []
    for case in cases():
        found = judged(case, incidents)
        verdict = found.verdict if found else None
        every[case.verdict] += 1
        right[case.verdict] += verdict is case.verdict
        if verdict is not case.verdict:
            wrong.append(f"{verdict or 'not read'} instead of {case.verdict}: {case.texts[-1][0]}")
    return right, every, wrong


if __name__ == "__main__":
    right, every, wrong = score(ledger())
    lines = [*wrong, *(f"{verdict:<24} {right[verdict]} of {number}" for verdict, number in every.items())]
    lines.append(f"{'all':<24} {right.total()} of {every.total()}: {right.total() / every.total():.3f}")
    sys.stdout.write("\n".join(lines) + "\n")
