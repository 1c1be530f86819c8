"""What words are resolved to: counts, times, places, actors, weapons and event types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tidings.errors import UsageError
from tidings.model.codes import ActorKind, DatePrecision, PlacePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A closed range [low, high] of a number, with the figure the words name as `best`.

    None is open or not named. `hedge` keeps the words beside the figure; `operator` is one of
    = > >= < <= ~ and says how the figure bounds the truth.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    hedge: str | None = None
    operator: str = "="

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if not known or known != sorted(known) or known[0] < 0:
            raise UsageError(
                f"a count needs 0 <= low <= best <= high, not {self.low}, {self.best}, {self.high}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An interval of local days [start, end), half-open, either side None where not known.

    `timex` is the TIMEX3 value ("2024-01-20", "2024-W03", "P3D"), `timex_type` one of DATE, TIME,
    DURATION, SET. `partial` keeps a day or month without a year ("--12-06"). `clock` and
    `clock_end` are local "HH:MM". `basis` says what the interval was derived from: "text", or
    the metadata that anchored it ("publication date", "dateline", "other expression").
    """

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    basis: str | None = None
    clock: str | None = None
    clock_end: str | None = None
    zone: str | None = None
    approximate: bool = False
    partial: str | None = None
    timex: str | None = None
    timex_type: str | None = None
    rule: str | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start >= self.end:
            raise UsageError(f"a time interval needs start < end, not {self.start}..{self.end}")

    @property
    def is_day(self) -> bool:
        """Whether it is exactly one known day."""
        return self.start is not None and self.end is not None and (self.end - self.start).days == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place: gazetteer id, WGS84 point in degrees, precision, and a radius in kilometres.

    Ids: `gn:` GeoNames, `icao:` airfields, `adm1:` first-level divisions, `country:` ISO 3166-1
    alpha-2, `site:` and `region:` our reviewed layers. `rejected` holds the ids of the candidates
    that lost, best first.
    """

    name: str
    gazetteer_id: str | None
    country: str | None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision
    radius_km: float | None = None
    timezone: str | None = None
    feature: str | None = None
    rejected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What ties an actor to another: backed_by, part_of, also_known_as, based_in."""

    type: str
    actor_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party as written (`name`), with the listed actor's id where it is one.

    `is_named` is False for a described party ("gunmen"): it keeps `kind` and `country` and is
    never given a listed group's id. Country is ISO 3166-1 alpha-2, actor ids are ours.
    """

    name: str
    actor_id: str | None = None
    canonical: str | None = None
    kind: ActorKind | None = None
    country: str | None = None
    relations: tuple[Relation, ...] = ()
    is_named: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """A weapon's class ("ballistic missile") and, where the words say, how many."""

    type: str
    count: Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One of our event codes ("strike.missile") with ACLED's event and sub-event type."""

    code: str
    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Plain words kept as a value where nothing finer is defined: a motive, an action, a rank."""

    text: str


Value = Count | When | Where | Actor | Weapon | EventType | Phrase
