"""Mark the reading of one passage: what counts as right, and out of how many, for every figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tidings.evaluate.annotation import Annotation, NotedIncident, NotedNumber
from tidings.evaluate.comparing import (
    CLOSE_KM,
    away_km,
    has_point,
    holds,
    is_complete,
    pair_intentions,
    pair_numbers,
    words_of_names,
)
from tidings.evaluate.matching import match
from tidings.model.codes import Role

WIDE_KM = 161.0
Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Which of what was read in a passage is which of what was annotated there, as index pairs.

    `found` are the incidents that were read and are scored: all but the threatened ones.
    """

    gold: Annotation
    read: Annotation
    found: tuple[NotedIncident, ...]
    incidents: Pairs
    tallies: Pairs
    posture: Pairs
    intentions: Pairs

    @property
    def matched(self) -> list[tuple[NotedIncident, NotedIncident]]:
        """Found incidents with the required ones that they are."""
        pairs = [(self.found[i], self.gold.incidents[j]) for i, j in self.incidents]
        return [(found, gold) for found, gold in pairs if not gold.is_optional]

    @property
    def spare(self) -> list[NotedIncident]:
        """Found incidents that nobody annotated, not even as optional."""
        used = {i for i, _ in self.incidents}
        return [found for i, found in enumerate(self.found) if i not in used]

    @property
    def missed(self) -> list[NotedIncident]:
        """Required incidents that were not found."""
        used = {j for _, j in self.incidents}
        return [g for j, g in enumerate(self.gold.incidents) if j not in used and not g.is_optional]


def pair_up(gold: Annotation, read: Annotation) -> Pairing:
    """Find what was read in what was annotated."""
    found = tuple(incident for incident in read.incidents if not incident.is_threatened)
    return Pairing(
        gold=gold,
        read=read,
        found=found,
        incidents=match(found, gold.incidents),
        tallies=pair_numbers(read.tallies or (), gold.tallies or ()),
        posture=pair_numbers(read.posture or (), gold.posture or ()),
        intentions=pair_intentions(read.intentions or (), gold.intentions or ()),
    )


def marks_of(pairing: Pairing) -> Counter[str]:
    """What is right in a passage and out of how many; the marks of passages add up."""
    marks: Counter[str] = Counter()
    _mark_detection(pairing, marks)
    for found, gold in pairing.matched:
        _mark_fields(found, gold, marks)
        _mark_counts(found, gold, marks)
    _mark_lists(pairing, marks)
    return marks


def _mark_detection(pairing: Pairing, marks: Counter[str]) -> None:
    required = [incident for incident in pairing.gold.incidents if not incident.is_optional]
    marks["required"] += len(required)
    marks["matched"] += len(pairing.matched)
    marks["spare"] += len(pairing.spare)
    for incident in required:
        marks[f"required {incident.role}"] += 1
    for found, gold in pairing.matched:
        marks[f"matched {gold.role}"] += 1
        marks["complete"] += is_complete(found, gold)
    if pairing.gold.is_negative:
        marks["negatives"] += 1
        marks["false alarms"] += any(found.role == Role.MAIN for found in pairing.found)


def _mark_fields(found: NotedIncident, gold: NotedIncident, marks: Counter[str]) -> None:
    _mark(marks, "role", is_right=found.role == gold.role)
    _mark(marks, "event_type", is_right=found.event_type == gold.event_type)
    _mark(marks, "sub_event_type", is_right=found.sub_event_type == gold.sub_event_type)
    if gold.days is not None:
        _mark(marks, "date_exact", is_right=found.days == gold.days)
    if has_point(gold):
        away = away_km(found, gold)
        _mark(marks, "place_25km", is_right=away <= CLOSE_KM)
        _mark(marks, "place_161km", is_right=away <= WIDE_KM)
    one, other = words_of_names(found.perpetrators), words_of_names(gold.perpetrators)
    marks["names both"] += (one & other).total()
    marks["names read"] += one.total()
    marks["names annotated"] += other.total()


def _mark_counts(found: NotedIncident, gold: NotedIncident, marks: Counter[str]) -> None:
    for name, mine, theirs in (
        ("killed", found.killed, gold.killed),
        ("injured", found.injured, gold.injured),
    ):
        if theirs is None:
            _mark(marks, f"{name}_unknown_kept", is_right=mine is None)
        else:
            _mark(marks, f"{name}_contains", is_right=holds(mine, theirs))
            _mark(marks, f"{name}_exact", is_right=mine == theirs)


def _mark_lists(pairing: Pairing, marks: Counter[str]) -> None:
    gold, read = pairing.gold, pairing.read
    for name, theirs, mine, pairs in (
        ("tallies", gold.tallies, read.tallies, pairing.tallies),
        ("posture", gold.posture, read.posture, pairing.posture),
        ("intentions", gold.intentions, read.intentions, pairing.intentions),
    ):
        if theirs is not None:
            marks[f"{name} both"] += len(pairs)
            marks[f"{name} read"] += len(mine or ())
            marks[f"{name} annotated"] += len(theirs)
    marks["tallies as incidents"] += len(tallies_as_incidents(gold, pairing.spare))


def tallies_as_incidents(gold: Annotation, spare: Sequence[NotedIncident]) -> list[NotedNumber]:
    """Annotated tallies whose number is the killed or injured count of an incident that nobody annotated."""
    counts = _figures_of(spare)
    return [tally for tally in gold.tallies or () if tally.low in counts]


def _figures_of(incidents: Sequence[NotedIncident]) -> set[int]:
    bounds = [b for incident in incidents for b in (incident.killed, incident.injured) if b is not None]
    return {number for three in bounds for number in three if number}


def _mark(marks: Counter[str], name: str, *, is_right: bool) -> None:
    marks[f"{name} right"] += is_right
    marks[f"{name} of"] += 1
