"""What pages and API ask of a project: rows that fit a query, kept until the project file changes."""

from __future__ import annotations

import shlex
import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from tidings.errors import UsageError
from tidings.model.codes import PlacePrecision
from tidings.model.filter import Filter, parse_filter
from tidings.model.incident import Incident
from tidings.serve.rows import Row, row_of, sort_rows
from tidings.serve.trust import trust_in_incident
from tidings.store.project import Project

_KEPT = 8
_MOST_HELD = 20_000
_LONGEST_QUERY = 500
_FACETS = 5
_PINNED = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN})
# More weeks than this do not fit a chart 960 units wide; then each column is a month.
_MOST_WEEKS = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """Incidents at one point of the map."""

    name: str
    lat: float
    lon: float
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One week or month of the chart; both days inclusive."""

    first: date
    last: date
    incidents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The commonest values of one key: (value, words for it, incidents)."""

    heading: str
    key: str
    values: tuple[tuple[str, str, int], ...]


class Ledger:
    """A project as pages read it. Safe to use from several threads."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[object, str], tuple[Row, ...]] = OrderedDict()
        self._held: tuple[object, tuple[Incident, ...]] | None = None

    def rows(self, query: str) -> tuple[Row, ...]:
        """Rows that fit a query, the latest first; rows of unknown day come last."""
        key = (self._version(), query)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        rows = sort_rows(map(row_of, self.incidents(query)))
        dated = [row for row in rows if row.date_start is not None]
        found = (*reversed(dated), *(row for row in rows if row.date_start is None))
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found

    def incidents(self, query: str) -> Iterator[Incident]:
        """Incidents that fit a query, one at a time.

        Up to _MOST_HELD incidents are kept in memory, so that a second query does not read the file:
        10,000 of them take 90 MB, and 0.2 s to filter.
        """
        wanted = filter_of(query)
        with self._lock:
            version = self._version()
            if self._held is None or self._held[0] != version:
                small = self.project.sizes().incidents <= _MOST_HELD
                self._held = (version, tuple(self.project.iter_incidents())) if small else None
            held = self._held
        if held is None:
            return chosen(self.project, wanted)
        return (i for i in held[1] if wanted.matches(i) and _is_chosen(self.project, i, wanted))

    def _version(self) -> tuple[int, ...]:
        """What changes when the project file does."""
        names = (self.project.file, self.project.file.with_name(self.project.file.name + "-wal"))
        stats = [path.stat() for path in names if path.exists()]
        return tuple(number for stat in stats for number in (stat.st_mtime_ns, stat.st_size))


def chosen(project: Project, wanted: Filter) -> Iterator[Incident]:
    """Incidents that fit, one at a time; with `outlet:`, those that such an outlet reports."""
    return (i for i in project.iter_incidents(wanted) if _is_chosen(project, i, wanted))


def _is_chosen(project: Project, incident: Incident, wanted: Filter) -> bool:
    return _is_sure(incident, wanted) and _reports_it(project, incident, wanted)


def _is_sure(incident: Incident, wanted: Filter) -> bool:
    """Whether an incident reaches the confidence asked for; one that nobody measured does not."""
    return wanted.confidence is None or (trust_in_incident(incident).confidence or 0.0) >= wanted.confidence


def _reports_it(project: Project, incident: Incident, wanted: Filter) -> bool:
    """Whether one of the wanted outlets reports the incident; none wanted always fits."""
    if not wanted.outlet:
        return True
    outlets = (project.document(doc_id).outlet or "" for doc_id in {r.doc_id for r in incident.reports})
    return any(word in outlet.casefold() for outlet in outlets for word in wanted.outlet)


def words_of_query(query: str) -> list[str]:
    """The words of a query; quotes keep blanks together, as in a shell."""
    if len(query) > _LONGEST_QUERY:
        raise UsageError(f"a query has at most {_LONGEST_QUERY} characters, not {len(query)}")
    try:
        return shlex.split(query)
    except ValueError as error:
        raise UsageError(f"the query has an open quote ({error}); close it") from error


def filter_of(query: str) -> Filter:
    """The filter a query stands for."""
    return parse_filter(words_of_query(query))


def with_word(query: str, key: str, value: str) -> str:
    """A query with one more condition, in place of an older one of the same key."""
    kept = [word for word in words_of_query(query) if not word.startswith(f"{key}:")]
    return " ".join(map(_quoted, [*kept, f"{key}:{value}"]))


def without_word(query: str, word: str) -> str:
    """A query without one of its words."""
    return " ".join(_quoted(kept) for kept in words_of_query(query) if kept != word)


def link_of(query: str, page: int = 1) -> str:
    """The address of the list for a query."""
    parts = [f"q={quote(query)}"] if query else []
    parts += [f"page={page}"] if page > 1 else []
    return "/" + ("?" + "&".join(parts) if parts else "")


def pins_of(rows: Iterable[Row]) -> list[Pin]:
    """Points of the map: one for all incidents at the same place, the largest first."""
    groups: dict[tuple[float, float], list[Row]] = {}
    for row in rows:
        where = row.where
        if where and where.precision in _PINNED and where.lat is not None and where.lon is not None:
            groups.setdefault((where.lat, where.lon), []).append(row)
    pins = [Pin(name=g[0].place or "", lat=lat, lon=lon, rows=tuple(g)) for (lat, lon), g in groups.items()]
    return sorted(pins, key=lambda pin: (-len(pin.rows), pin.name, pin.lat, pin.lon))


def unpinned_of(rows: Iterable[Row]) -> list[tuple[str, int]]:
    """How many incidents have no point: by the name of their area, or "place unknown"."""
    names = Counter(
        row.place or "place unknown"
        for row in rows
        if row.where is None or row.where.precision not in _PINNED
    )
    return sorted(names.items(), key=lambda item: (-item[1], item[0]))


def columns_of(rows: Iterable[Row]) -> list[Column]:
    """Incidents by week, every week of the span; by month where there are very many weeks."""
    days = [row.date_start for row in rows if row.date_start is not None and _is_short(row)]
    if not days:
        return []
    by_month = (max(days) - min(days)).days > _MOST_WEEKS * 7
    begin = _month_begin if by_month else _week_begin
    counts = Counter(map(begin, days))
    columns = []
    first = begin(min(days))
    while first <= max(days):
        following = begin(first + timedelta(days=31 if by_month else 7))
        columns.append(
            Column(first=first, last=following - timedelta(days=1), incidents=counts.get(first, 0))
        )
        first = following
    return columns


def facets_of(rows: Iterable[Row], names: Mapping[str, str]) -> list[Facet]:
    """The commonest countries, types and perpetrators."""
    held = list(rows)
    counted = (
        ("Country", "country", Counter(row.country for row in held if row.country)),
        ("Type", "type", Counter(row.sub_event_type for row in held if row.sub_event_type)),
        ("Perpetrator", "actor", Counter(name for row in held for name in row.perpetrators)),
    )
    return [
        Facet(
            heading=heading,
            key=key,
            values=tuple((value, names.get(value, value), count) for value, count in _common(counts)),
        )
        for heading, key, counts in counted
        if counts
    ]


def _common(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_FACETS]


def _is_short(row: Row) -> bool:
    """Whether the days of a row say in which week it falls."""
    return (
        row.date_start is not None and row.date_end is not None and (row.date_end - row.date_start).days < 7
    )


def _week_begin(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month_begin(day: date) -> date:
    return day.replace(day=1)


def _quoted(word: str) -> str:
    """A word as it must be typed: values with blanks in quotes."""
    if '"' in word:
        return shlex.quote(word)
    key, colon, value = word.partition(":")
    if " " in value:
        return f'{key}{colon}"{value}"'
    return f'"{word}"' if " " in word or "'" in word or "\\" in word else word
