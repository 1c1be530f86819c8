"""Turn marks into figures, with the interval that resampled passages give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

# Of the resampled sets, those in which a figure has nothing to be a share of; with more there is no interval.
_MOST_EMPTY = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One figure as a share: marks that are right, of marks in all. `is_shown` puts it into the table."""

    key: str
    name: str
    right: str
    whole: tuple[str, ...]
    is_shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The harmonic mean of two shares, F1 of precision and recall."""

    key: str
    name: str
    precision: str
    recall: str
    is_shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as reached: None where there is nothing to score. `of` is what it is a share of."""

    key: str
    name: str
    value: float | None
    interval: tuple[float, float] | None
    of: int | None
    is_shown: bool


def _field(key: str, name: str, *, is_shown: bool = True) -> Share:
    return Share(key=key, name=name, right=f"{key} right", whole=(f"{key} of",), is_shown=is_shown)


def _both_ways(key: str) -> tuple[Share, Share]:
    """Precision and recall of a list."""
    return (
        Share(key=f"{key}_p", name=f"{key} P", right=f"{key} both", whole=(f"{key} read",)),
        Share(key=f"{key}_r", name=f"{key} R", right=f"{key} both", whole=(f"{key} annotated",)),
    )


FIGURES: tuple[Share | Balance, ...] = (
    Share(key="detection_p", name="detection P", right="matched", whole=("matched", "spare")),
    Share(key="detection_r", name="detection R", right="matched", whole=("required",)),
    Balance(key="detection_f1", name="detection F1", precision="detection_p", recall="detection_r"),
    Share(key="complete_r", name="complete_r", right="complete", whole=("required",)),
    Share(
        key="main_recall",
        name="main incidents R",
        right="matched main",
        whole=("required main",),
        is_shown=False,
    ),
    Share(
        key="background_recall",
        name="background incidents R",
        right="matched background",
        whole=("required background",),
        is_shown=False,
    ),
    Share(
        key="false_incident_rate",
        name="false incidents in negatives",
        right="false alarms",
        whole=("negatives",),
    ),
    _field("role", "role", is_shown=False),
    _field("event_type", "event type"),
    _field("sub_event_type", "sub-event type", is_shown=False),
    _field("date_exact", "date exact"),
    _field("place_25km", "place within 25 km"),
    _field("place_161km", "place within 161 km", is_shown=False),
    _field("killed_contains", "killed contains truth"),
    _field("killed_exact", "killed exact"),
    _field("killed_unknown_kept", "killed unknown kept"),
    _field("injured_contains", "injured contains truth"),
    _field("injured_exact", "injured exact"),
    _field("injured_unknown_kept", "injured unknown kept"),
    Share(key="perpetrators_p", name="perpetrators P", right="names both", whole=("names read",)),
    Share(key="perpetrators_r", name="perpetrators R", right="names both", whole=("names annotated",)),
    Balance(
        key="perpetrators_f1", name="perpetrators F1", precision="perpetrators_p", recall="perpetrators_r"
    ),
    *_both_ways("tallies"),
    Share(
        key="tally_as_incident",
        name="tally as incident",
        right="tallies as incidents",
        whole=("tallies annotated",),
    ),
    *_both_ways("posture"),
    *_both_ways("intentions"),
)


def figures_of(
    passages: Sequence[Mapping[str, int]], *, draw: Callable[[], float], repeats: int
) -> list[Figure]:
    """All figures over the marks of passages, each with its 95 % interval.

    `draw` gives numbers from 0 up to 1 from a fixed seed. The interval holds the middle 95 of 100 values that
    sets of as many passages give, drawn from these with repetition; one passage has none to be drawn from.
    """
    totals: Counter[str] = Counter()
    for marks in passages:
        totals.update(marks)
    reached = values_of(totals)
    between = _intervals(passages, draw, repeats) if len(passages) > 1 else {}
    return [
        Figure(
            key=figure.key,
            name=figure.name,
            value=reached[figure.key],
            interval=between.get(figure.key),
            of=_whole(figure, totals) if isinstance(figure, Share) else None,
            is_shown=figure.is_shown,
        )
        for figure in FIGURES
    ]


def values_of(marks: Mapping[str, int]) -> dict[str, float | None]:
    """The value of each figure; None where there is nothing to be a share of."""
    found: dict[str, float | None] = {}
    for figure in FIGURES:
        if isinstance(figure, Share):
            whole = _whole(figure, marks)
            found[figure.key] = marks.get(figure.right, 0) / whole if whole else None
        else:
            found[figure.key] = _balance(found[figure.precision], found[figure.recall])
    return found


def _whole(share: Share, marks: Mapping[str, int]) -> int:
    return sum(marks.get(name, 0) for name in share.whole)


def _balance(precision: float | None, recall: float | None) -> float | None:
    if precision is None and recall is None:
        return None
    if not precision or not recall:
        return 0.0
    return 2 * precision * recall / (precision + recall)


def _intervals(
    passages: Sequence[Mapping[str, int]], draw: Callable[[], float], repeats: int
) -> dict[str, tuple[float, float]]:
    names = sorted({name for marks in passages for name in marks})
    columns = {name: [marks.get(name, 0) for marks in passages] for name in names}
    values: dict[str, list[float]] = {figure.key: [] for figure in FIGURES}
    count = len(passages)
    for _ in range(repeats):
        drawn = [int(draw() * count) for _ in range(count)]
        totals = {name: sum(map(column.__getitem__, drawn)) for name, column in columns.items()}
        for key, value in values_of(totals).items():
            if value is not None:
                values[key].append(value)
    least = repeats * (1 - _MOST_EMPTY)
    return {key: middle(found) for key, found in values.items() if found and len(found) >= least}


def middle(values: Iterable[float]) -> tuple[float, float]:
    """The bounds that hold the middle 95 of 100 values."""
    ordered = sorted(values)
    cut = round(0.025 * len(ordered))
    return ordered[cut], ordered[-1 - cut]
