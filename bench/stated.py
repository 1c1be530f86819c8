"""Collect the values that are read in annotated texts, each with whether the annotation bears it out."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from bench.common import ROOT, Json, data_root, document, read_lines
from tidings.assemble.totals import parties_of, total_of
from tidings.evaluate.annotation import Annotation, Bounds, NotedIncident, NotedPlace
from tidings.evaluate.comparing import holds, pair_intentions, pair_numbers, words_of_names
from tidings.evaluate.form import read_gold, read_prediction
from tidings.evaluate.matching import NEAR_KM, distance_km, match
from tidings.evaluate.pairing import heaviest_pairs
from tidings.model.claim import LEARNED, Claim
from tidings.model.codes import Field, Kind, PlacePrecision, Role, Status
from tidings.model.report import Reading, Report
from tidings.model.text import Document, Span
from tidings.model.values import EventType, Where
from tidings.pipeline import read_safely
from tidings.read.parties import PERSONAL_NAME
from tidings.resolve.same_party import same_parties
from tidings.serve.prediction import prediction
from tidings.serve.reading import best_when, best_where, reading_of

Read = Callable[[str, Json], Reading]
"""How a document of a source is read, from the source's name and the line that holds it."""
Value = tuple[str, Sequence[Claim], bool]
"""A field, the claims behind its value, and whether that is right."""

CONSTRUCTED = ROOT / "bench" / "constructed.jsonl"
CLOSE_KM, WIDE_KM = 25.0, 250.0
# The event types of the sub-event types that annotators of constructed passages chose from.
TYPES_OF = {
    sub: kind
    for kind, subs in {
        "Battles": ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
        "Explosions/Remote violence": (
            "Air/drone strike",
            "Shelling/artillery/missile attack",
            "Remote explosive",
            "Suicide bomb",
            "Grenade",
            "Chemical weapon",
        ),
        "Violence against civilians": ("Attack", "Abduction/forced disappearance", "Sexual violence"),
        "Protests": ("Excessive force", "Protest with intervention", "Peaceful protest"),
        "Riots": ("Violent demonstration", "Mob violence"),
    }.items()
    for sub in subs
}
_POINTS = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.DISTRICT})


class Stated(NamedTuple):
    """A value of one report: the claims behind it, none for the report itself, and whether it is right."""

    source: str
    document: str
    field: str
    report: Report
    claims: tuple[Claim, ...]
    is_right: bool


def read_line(source: str, row: Json) -> Reading:
    """Read one line of a source as `tidings extract` would."""
    text = row["text"] if "text" in row else row["doctext"]
    title = row.get("title") if source == "linking" else None
    made = document(
        text, published=row.get("published"), title=title, outlet=row.get("outlet"), url=row.get("url")
    )
    return read_safely(made)


def news(read: Read = read_line) -> Iterator[Stated]:
    """The values read in the news development set."""
    folder = data_root() / "data/news"
    gold = {row["id"]: row for row in read_lines(folder / "gold.jsonl")}
    for row in read_lines(folder / "passages.jsonl"):
        name = str(row["id"])
        noted = gold[name]
        reading = read("news", row)
        found = read_prediction(prediction(name, reading_of(reading)))
        told = [report for report in reading.reports if report.kind is Kind.INCIDENT]
        real = [i for i, one in enumerate(found.incidents) if not one.is_threatened]
        annotation = read_gold(noted)
        pairs = dict(match([found.incidents[i] for i in real], annotation.incidents))
        for at, number in enumerate(real):
            report = told[number]
            yield Stated("news", name, "incident", report, (), at in pairs)
            if at in pairs and not annotation.incidents[pairs[at]].is_optional:
                fit = (annotation.incidents[pairs[at]], noted["incidents"][pairs[at]])
                for field, claims, is_right in _fields(report, found.incidents[number], *fit):
                    yield Stated("news", name, field, report, tuple(claims), is_right)
        yield from _statements(name, reading, found, annotation)


def _statements(name: str, reading: Reading, found: Annotation, gold: Annotation) -> Iterator[Stated]:
    """Tallies, postures and intentions."""
    paired = {
        Kind.TALLY: pair_numbers(found.tallies or (), gold.tallies or ()),
        Kind.POSTURE: pair_numbers(found.posture or (), gold.posture or ()),
        Kind.INTENTION: pair_intentions(found.intentions or (), gold.intentions or ()),
    }
    for kind, pairs in paired.items():
        right = {i for i, _ in pairs}
        for i, report in enumerate(r for r in reading.reports if r.kind is kind):
            yield Stated("news", name, kind.value, report, (), i in right)


def _fields(report: Report, found: NotedIncident, gold: NotedIncident, raw: Json) -> Iterator[Value]:
    """The stated values of a matched incident; what the annotator found unknown is wrong when stated."""
    yield "event", tuple(report.of(Field.EVENT)), found.event_type == gold.event_type
    when, where = best_when(report), best_where(report)
    if when is not None and found.days is not None:
        yield "when", when[1], found.days == gold.days
    if where is not None:
        yield "where", (where[1],), is_place(where[0], gold.place)
    for field, mine, theirs in (
        (Field.KILLED, found.killed, gold.killed),
        (Field.INJURED, found.injured, gold.injured),
    ):
        if mine is not None:
            yield field.value, tuple(report.of(field)), theirs is not None and holds(mine, theirs)
    struck = [{"name": entry["who"]} for key in ("killed", "injured") for entry in raw[key]]
    names = {
        "perpetrator": _named(one for one in raw["perpetrators"] if one["basis"] != "denied"),
        "target": _named([*raw["targets"], *struck]),
        "weapon": _named(raw["weapons"]),
    }
    for field_name, groups in entries_of(report):
        for group in groups:
            yield field_name, group, any(are_alike(claim.raw, names[field_name]) for claim in group)


def entries_of(report: Report) -> Iterator[tuple[str, list[list[Claim]]]]:
    """Parties, what was hit, and weapons: for each entry the claims behind it."""
    yield "perpetrator", same_parties(list(report.of(Field.PERPETRATOR)))
    yield (
        "target",
        [*same_parties(list(report.of(Field.TARGET))), *same_parties(list(report.of(Field.FACILITY)))],
    )
    weapons: dict[object, list[Claim]] = {}
    for claim in report.of(Field.WEAPON):
        weapons.setdefault(getattr(claim.value, "type", claim.raw), []).append(claim)
    yield "weapon", list(weapons.values())


def _named(entries: Iterable[Json]) -> tuple[str, ...]:
    """The names and words under which annotators noted parties or weapons."""
    return tuple(str(entry[key]) for entry in entries for key in ("name", "quote") if entry.get(key))


def are_alike(words: str, names: Iterable[str]) -> bool:
    """Whether words share a telling word with one of some names."""
    mine = set(words_of_names([words]))
    return any(mine & set(words_of_names([name])) for name in names)


def is_place(found: Where, place: NotedPlace) -> bool:
    """Whether a place is right at its own precision: near for a town, around it for a wider one."""
    if found.precision is PlacePrecision.COUNTRY or place.precision == PlacePrecision.COUNTRY:
        return found.country is not None and found.country == place.country
    if found.lat is None or found.lon is None or place.point is None:
        return False
    is_fine = found.precision in _POINTS
    near = CLOSE_KM if is_fine and place.precision in _POINTS else NEAR_KM if is_fine else WIDE_KM
    return distance_km((found.lat, found.lon), place.point) <= near


def linking(read: Read = read_line, limit: int = 1200) -> Iterator[Stated]:
    """The values of the first main incident of so many gun violence reports, against the archive's facts."""
    folder = data_root() / "data/linking"
    facts = {row["incident_id"]: row for row in _table(folder / "incidents.csv")}
    homes = {row["doc_id"]: row["incident_id"] for row in _table(folder / "labels.csv")}
    rows = sorted(read_lines(folder / "documents.jsonl"), key=lambda row: sha256(row["id"].encode()).digest())
    for row in rows[:limit]:
        fact = facts.get(homes.get(str(row["id"]), ""))
        if fact is None or row.get("several_incidents"):
            continue
        reading = read("linking", row)
        told = [r for r in reading.reports if r.kind is Kind.INCIDENT and r.role is Role.MAIN]
        for report in told[:1]:
            for field, claims, is_right in _archived(reading.document, report, fact):
                yield Stated("linking", str(row["id"]), field, report, tuple(claims), is_right)


def _archived(document: Document, report: Report, fact: dict[str, str]) -> Iterator[Value]:
    """The stated values of which the archive knows the truth."""
    day = date.fromisoformat(fact["date"])
    when, where = best_when(report), best_where(report)
    if when is not None and when[0].start is not None and when[0].end is not None:
        yield "when", when[1], (when[0].start, when[0].end) == (day, day + timedelta(days=1))
    if where is not None and fact["lat"]:
        point = (float(fact["lat"]), float(fact["lon"]))
        there = NotedPlace(point=point, precision=PlacePrecision.TOWN, country="US")
        yield "where", (where[1],), is_place(where[0], there)
    for field, key in ((Field.KILLED, "n_killed"), (Field.INJURED, "n_injured")):
        claims = tuple(report.of(field))
        total = total_of(parties_of(document, claims))
        if total is not None:
            truth = int(fact[key])
            mine = Bounds(total.low, total.best, total.high)
            yield field.value, claims, holds(mine, Bounds(truth, truth, truth))


def muc4(read: Read = read_line) -> Iterator[Stated]:
    """Parties and weapons of reports of Latin America; right is what some template of the text names."""
    roles = {
        "perpetrator": ("PerpInd", "PerpOrg"),
        "target": ("Target", "Victim"),
        "weapon": ("Weapon",),
    }
    for row in read_lines(data_root() / "data/muc4/dev.jsonl"):
        if not row["templates"]:
            continue
        named = {
            field: tuple(
                mention[0]
                for template in row["templates"]
                for role in parts
                for entity in template[role]
                for mention in entity
            )
            for field, parts in roles.items()
        }
        for report in read("muc4", row).reports:
            if report.kind is Kind.INCIDENT:
                for field, groups in entries_of(report):
                    for group in filter(_is_asked_by_muc4, groups):
                        is_right = any(are_alike(claim.raw, named[field]) for claim in group)
                        yield Stated("muc4", str(row["docid"]), field, report, tuple(group), is_right)


def _is_asked_by_muc4(claims: Sequence[Claim]) -> bool:
    """Whether its templates would hold such an entry: of those struck only things, and persons by name."""
    first = claims[0]
    return first.field is not Field.TARGET or first.rule == PERSONAL_NAME


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def constructed(path: Path, read: Read = read_line) -> Iterator[Stated]:
    """The values read in passages written for this project: right is what rests on the words annotated."""
    for row in read_lines(path):
        name, text = str(row["id"]), str(row["text"])
        reading = read(path.stem, row)
        told = [r for r in reading.reports if r.kind is Kind.INCIDENT and r.status is not Status.THREATENED]
        gold = [
            {key: _places_of(text, words) for key, words in one.items() if isinstance(words, list)}
            | {"type": one["type"]}
            for one in row["incidents"]
        ]
        pairs = dict(heaviest_pairs([[_overlap(report, one) for one in gold] for report in told]))
        for i, report in enumerate(told):
            yield Stated(path.stem, name, "incident", report, (), i in pairs)
            if i in pairs and not row["incidents"][pairs[i]]["optional"]:
                for field, claims, is_right in _worded(report, gold[pairs[i]]):
                    yield Stated(path.stem, name, field, report, tuple(claims), is_right)
        for kind, key in (
            (Kind.TALLY, "tallies"),
            (Kind.POSTURE, "postures"),
            (Kind.INTENTION, "intentions"),
        ):
            quotes = _places_of(text, row[key])
            for report in reading.reports:
                if report.kind is kind:
                    is_right = any(a.overlaps(b) for a in report.mentions for b in quotes)
                    yield Stated(path.stem, name, kind.value, report, (), is_right)


def _places_of(text: str, words: Iterable[str]) -> list[Span]:
    """All places where some words stand in a text."""
    return [Span(m.start(), m.end()) for one in words if one for m in re.finditer(re.escape(one), text)]


_ANNOTATED = {
    "when": ("time",),
    "where": ("place",),
    "killed": ("killed",),
    "injured": ("injured",),
    "perpetrator": ("perp_ind", "perp_org"),
    "target": ("target", "victim"),
    "weapon": ("weapon",),
}


def _overlap(report: Report, gold: Json) -> int:
    """How much of an annotated incident a report tells: its event words first, then its circumstances."""
    if not any(a.overlaps(b) for a in report.mentions for b in gold["trigger"]):
        return 0
    told = {claim.span for claim in report.claims}
    shared = sum(
        any(span.overlaps(other) for span in told for key in keys for other in gold.get(key, ()))
        for keys in _ANNOTATED.values()
    )
    return 10 + shared + len({m for m in report.mentions if any(m.overlaps(b) for b in gold["trigger"])})


def _is_in_place(where: Where, claim: Claim) -> bool:
    """Whether a place rests on words told with the event: only those are annotated, the finest first."""
    return where.precision in _POINTS and claim.basis in ("explicit", LEARNED)


def _worded(report: Report, gold: Json) -> Iterator[Value]:
    """The stated values of a matched incident, by the words they rest on."""
    event = next((c.value for c in report.of(Field.EVENT)), None)
    if isinstance(event, EventType) and gold["type"] in TYPES_OF:
        yield "event", tuple(report.of(Field.EVENT)), event.event_type == TYPES_OF[gold["type"]]
    when, where = best_when(report), best_where(report)
    single: list[tuple[str, Sequence[Claim]]] = [
        *([("when", when[1][:1])] if when is not None and when[0].start else []),
        *([("where", (where[1],))] if where is not None and _is_in_place(*where) else []),
        *((f.value, [c for c in report.of(f) if c.value][:1]) for f in (Field.KILLED, Field.INJURED)),
    ]
    entries = [(field, group) for field, groups in entries_of(report) for group in groups]
    for field, claims in (*single, *entries):
        wanted = [span for key in _ANNOTATED[field] for span in gold.get(key, ())]
        if claims:
            spans = [s for c in claims for s in (c.span, c.context, c.about) if s is not None]
            yield field, claims, any(span.overlaps(other) for span in spans for other in wanted)
