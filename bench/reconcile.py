"""How right one incident's figures are where several reports tell of it: killed, injured, day, place, belief.

    python -m bench reconcile [--incidents 200] [--until 2016-01-04] [--learn-until 2015-08-30]

Of the incidents of the linking corpus with two or more documents, the first so many by id, of all or of those
first reported before a day. The documents of each are linked among themselves only, so that no other incident
is mixed in; of the groups found the one of most documents counts. A figure that is not given is wrong in
`killed` and in `any`, which leaves out incidents whose known figure is nought, for reports seldom say so; it
does not count in `given` and in `range`. With `--learn-until` sources are rated by how far they agree on the
incidents first reported before that day, and the later ones are told with and without it.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from csv import DictReader
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from bench.common import Json, data_root, document, read_lines
from bench.judge import distance_km
from tidings.analyse.counts import value_of
from tidings.assemble.belief import Trust
from tidings.assemble.figures import Member
from tidings.assemble.link import link
from tidings.assemble.merge import merge
from tidings.assemble.reliability import learn_reliability, trust_from, votes_of
from tidings.assemble.units import describe
from tidings.ingest.copies import find_lineages, fingerprint
from tidings.model.codes import Field, Kind, Role
from tidings.model.incident import Incident
from tidings.model.report import Reading, Report
from tidings.model.text import Document
from tidings.model.values import Count, When, Where
from tidings.scale import readers
from tidings.settings import Settings

POLICIES = ("belief", "latest", "most-lineages", "lowest", "highest")
NEAR_KM = 50
BINS = 10


class Told(NamedTuple):
    """An incident as a policy tells it, and what is known of it."""

    incident: Incident | None
    facts: Json


def run(arguments: Sequence[str]) -> int:
    """Print the figures by policy, and how the beliefs of the first compare with what was right."""
    parser = argparse.ArgumentParser(prog="python -m bench reconcile", description=__doc__)
    parser.add_argument("--incidents", type=int, default=200)
    parser.add_argument("--until", default="9999", help="only incidents first reported before this day")
    parser.add_argument("--learn-until", help="rate sources by the incidents first reported before this day")
    options = parser.parse_args(arguments)
    folder = data_root() / "data" / "linking"
    wanted = dict(islice(_wanted(folder, options.until), options.incidents))
    documents = {key: [_document(row) for row in rows] for key, rows in wanted.items()}
    every = [found for group in documents.values() for found in group]
    with readers(0) as read_all:
        readings = {reading.document.id: reading for reading in read_all(every)}
    told = [[readings[found.id] for found in group] for group in documents.values()]
    facts = {row["incident_id"]: row for row in _rows(folder / "incidents.csv")}
    known = [facts[key] for key in documents]
    if options.learn_until is None:
        print("\n".join(page(told, known)))
        return 0
    firsts = [min(row["published"] for row in rows) for rows in wanted.values()]
    print("\n".join(learning(told, known, [first < options.learn_until for first in firsts])))
    return 0


def learning(
    groups: Sequence[Sequence[Reading]], facts: Sequence[Json], is_early: Sequence[bool]
) -> Iterator[str]:
    """The figures of later incidents under the first policy, sources unrated and rated by the early ones."""
    members = [members_of(group) for group in groups]
    early = [group for group, is_first in zip(members, is_early, strict=True) if is_first]
    ratings = learn_reliability(votes for group in early for votes in votes_of(group))
    later = [
        (group, known)
        for group, known, is_first in zip(members, facts, is_early, strict=True)
        if not is_first
    ]
    yield f"{len(later)} incidents after {len(early)}; {len(ratings)} sources compared"
    yield f"{'sources':<14}" + "".join(f"{name:>8}" for name in NAMES)
    for name, trust in (("unrated", Trust()), ("rated", trust_from(ratings, Trust()))):
        told = [Told(merge(group, POLICIES[0], trust) if group else None, known) for group, known in later]
        shares = [_share(known(item) for item in told) for known in FIGURES]
        yield f"{name:<14}" + "".join(f"{share:>8.3f}" for share in shares)
        yield from (line for line in calibration(told) if "error" in line)


def page(groups: Sequence[Sequence[Reading]], facts: Sequence[Json]) -> Iterator[str]:
    """The figures by policy, and how the beliefs of the first policy compare with what was right."""
    yield f"{len(groups)} incidents, {sum(map(len, groups))} documents"
    yield f"{'policy':<14}" + "".join(f"{name:>8}" for name in NAMES)
    members = [members_of(group) for group in groups]
    for policy in POLICIES:
        told = [
            Told(merge(group, policy) if group else None, known)
            for group, known in zip(members, facts, strict=True)
        ]
        shares = [_share(known(item) for item in told) for known in FIGURES]
        yield f"{policy:<14}" + "".join(f"{share:>8.3f}" for share in shares)
        if policy == POLICIES[0]:
            beliefs = list(calibration(told))
    yield from beliefs


def members_of(readings: Sequence[Reading]) -> list[Member]:
    """The reports of the largest group that the linker makes of the documents of one incident.

    Of several as large it is the one with most news in it, then the one told first.
    """
    found = {
        report.id: (report, reading.document)
        for reading in readings
        for report in reading.reports
        if report.kind is Kind.INCIDENT
    }
    units = [describe(report, told_in) for report, told_in in found.values()]
    settings = Settings()
    linking = link(units, merge_at=settings.merge_at, review_at=settings.review_at)
    if not linking.groups:
        return []
    group = min(linking.groups, key=lambda ids: (*_prominence([found[key][0] for key in ids]), ids))
    lineages = find_lineages({told_in.id: fingerprint(told_in) for _, told_in in found.values()})
    return [
        Member(report=found[key][0], document=found[key][1], lineage=lineages[found[key][1].id])
        for key in group
    ]


def _prominence(reports: Sequence[Report]) -> tuple[int, int, int]:
    """What ranks a group of reports: how many documents tell of it, of how many it is news, how early."""
    news = {report.doc_id for report in reports if report.role is Role.MAIN}
    first = min(min(report.mentions).start for report in reports)
    return -len({report.doc_id for report in reports}), -len(news), first


def _count(item: Told, field: Field) -> Count | None:
    value = value_of(item.incident, field) if item.incident else None
    return value if isinstance(value, Count) else None


def is_exact(item: Told, field: Field) -> bool:
    """Whether the figure, else the lower bound, is the known one."""
    count = _count(item, field)
    return count is not None and (count.low if count.best is None else count.best) == _known(item, field)


def is_exact_of(item: Told, field: Field, *, is_any: bool) -> bool | None:
    """The same; None where the known figure is nought (`is_any`), or where none is given."""
    is_left_out = _known(item, field) == 0 if is_any else _count(item, field) is None
    return None if is_left_out else is_exact(item, field)


def is_within(item: Told, field: Field) -> bool | None:
    """Whether the range holds the known figure; None where none is given."""
    count, known = _count(item, field), _known(item, field)
    if count is None:
        return None
    return (count.low or 0) <= known and (count.high is None or known <= count.high)


def _known(item: Told, field: Field) -> int:
    return int(item.facts[f"n_{field.value}"])


def is_day(item: Told) -> bool:
    """Whether the day is the known one."""
    when = value_of(item.incident, Field.WHEN) if item.incident else None
    is_given = isinstance(when, When) and when.is_day and when.start is not None
    return is_given and when.start.isoformat() == item.facts["date"]  # type: ignore[union-attr]  # is_given


def is_near(item: Told) -> bool | None:
    """Whether the place lies within 50 km of the known one; None where that one has no point."""
    where = value_of(item.incident, Field.WHERE) if item.incident else None
    if not item.facts["lat"]:
        return None
    if not isinstance(where, Where) or where.lat is None or where.lon is None:
        return False
    known = {key: float(item.facts[key]) for key in ("lat", "lon")}
    return distance_km({"lat": where.lat, "lon": where.lon}, known) <= NEAR_KM


def calibration(told: Sequence[Told]) -> Iterator[str]:
    """Per field: how far belief and the share of right values lie apart, by tenths of belief."""
    for field in (Field.KILLED, Field.INJURED):
        bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
        for item in told:
            view = item.incident.view(field) if item.incident else None
            if view is not None and view.belief is not None:
                bins[min(int(view.belief * BINS), BINS - 1)].append((view.belief, is_exact(item, field)))
        total = sum(map(len, bins.values()))
        off = sum(abs(sum(b for b, _ in found) - sum(r for _, r in found)) for found in bins.values())
        yield f"{field.value}: {total} beliefs, calibration error {off / max(total, 1):.3f}"
        for number, found in sorted(bins.items()):
            mean, right = (sum(column) / len(found) for column in zip(*found, strict=True))
            yield f"  {number / BINS:.1f}: {len(found):>4} believed {mean:.2f}, right {right:.2f}"


def _share(found: Iterable[bool | None]) -> float:
    stated = [value for value in found if value is not None]
    return sum(stated) / len(stated) if stated else 0.0


def _wanted(folder: Path, until: str) -> Iterator[tuple[str, list[Json]]]:
    """Incidents with known facts, and the rows of their documents, two or more."""
    rows = {row["id"]: row for row in read_lines(folder / "documents.jsonl")}
    known = {row["incident_id"] for row in _rows(folder / "incidents.csv")}
    held: dict[str, list[Json]] = defaultdict(list)
    for label in _rows(folder / "labels.csv"):
        if not rows[label["doc_id"]].get("several_incidents") and label["incident_id"] in known:
            held[label["incident_id"]].append(rows[label["doc_id"]])
    for key, found in sorted(held.items()):
        if len(found) > 1 and min(row["published"] for row in found) < until:
            yield key, found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(DictReader(file))


def _document(row: Json) -> Document:
    return document(row["text"], published=row.get("published"), title=row.get("title"), url=row.get("url"))


def _of(field: Field) -> tuple[Callable[[Told], bool | None], ...]:
    return (
        lambda item: is_exact(item, field),
        lambda item: is_exact_of(item, field, is_any=True),
        lambda item: is_exact_of(item, field, is_any=False),
        lambda item: is_within(item, field),
    )


NAMES = ("killed", "any", "given", "range", "injured", "any", "given", "range", "day", f"{NEAR_KM} km")
FIGURES = (*_of(Field.KILLED), *_of(Field.INJURED), is_day, is_near)
