"""Figures and faults of an evaluation, as a table, as JSON, and as lines to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tidings.evaluate.annotation import Bounds, NotedIncident, NotedIntention, NotedNumber
from tidings.evaluate.faults import Fault, Value
from tidings.evaluate.figures import Figure
from tidings.model.problem import Problem
from tidings.serve.markdown import between, shown, table
from tidings.serve.reading import problem_json
from tidings.serve.values import Json

HEADER = ("figure", "reached", "95 % interval", "of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What came of an evaluation. `required` counts the incidents that had to be found."""

    figures: tuple[Figure, ...]
    faults: tuple[Fault, ...]
    problems: tuple[Problem, ...]
    positive: int
    negative: int
    left_out: int
    required: int
    resamples: int


def scores_table(scores: Scores) -> str:
    """The table of figures, and what it rests on."""
    rows = [
        (
            figure.name,
            shown(figure.value),
            between(figure.interval),
            "" if figure.of is None else str(figure.of),
        )
        for figure in scores.figures
        if figure.is_shown
    ]
    passages = scores.positive + scores.negative
    out = f", {scores.left_out} left out" if scores.left_out else ""
    return (
        f"{table(HEADER, rows)}\n\n"
        f"{passages:,} passages ({scores.positive:,} positive, {scores.negative:,} negative{out}) with "
        f"{scores.required:,} required incidents. "
        f"Intervals: {scores.resamples:,} resamplings of the passages.\n"
    )


def scores_json(scores: Scores) -> Json:
    """All figures as one object; `value` is null where there is nothing to score."""
    return {
        "passages": scores.positive + scores.negative,
        "positive": scores.positive,
        "negative": scores.negative,
        "left_out": scores.left_out,
        "required_incidents": scores.required,
        "resamples": scores.resamples,
        "figures": {
            figure.key: {
                "name": figure.name,
                "value": figure.value,
                "interval": list(figure.interval) if figure.interval else None,
                "of": figure.of,
            }
            for figure in scores.figures
        },
        "problems": [problem_json(problem) for problem in scores.problems],
    }


def fault_json(fault: Fault) -> Json:
    """One missed, false or wrong value, with the words behind both sides."""
    return {
        "id": fault.id,
        "error": fault.sort.value,
        "field": fault.field,
        "incident": fault.incident,
        "gold": _value(fault.gold),
        "tidings": _value(fault.read),
        "note": fault.note,
        "gold_quote": fault.gold_quote,
        "quote": fault.quote,
    }


def _value(value: Value) -> object:
    """A value as people write it in a gold file."""
    match value:
        case NotedIncident():
            return _incident(value)
        case NotedNumber():
            return {"what": value.what, "n_low": value.low, "n_high": value.high}
        case NotedIntention():
            return {"actor": value.actor or None, "quote": value.quote or value.action or None}
        case Bounds():
            return value._asdict()
        case (str(), *_):
            return list(value)
        case tuple():
            return _days(value)
        case _:
            return value


def _incident(incident: NotedIncident) -> Json:
    point = incident.place.point
    place: Json = {"name": incident.place.name, "country": incident.place.country}
    if point is not None:
        place |= {"lat": point[0], "lon": point[1]}
    return {
        "role": incident.role,
        "event_type": incident.event_type,
        "sub_event_type": incident.sub_event_type,
        "date": _days(incident.days) if incident.days else None,
        "place": place,
        "killed": incident.killed._asdict() if incident.killed else None,
        "injured": incident.injured._asdict() if incident.injured else None,
        "perpetrators": list(incident.perpetrators),
    }


def _days(days: Sequence[object]) -> str:
    """A day, or first and last day."""
    return "/".join(dict.fromkeys(map(str, days)))
