"""The one filter grammar of commands, URLs and exports, as a type that tells whether an incident fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tidings.errors import UsageError
from tidings.model.codes import Field, Kind, Role, Status
from tidings.model.incident import Incident
from tidings.model.values import Actor, EventType, Value, Weapon, When, Where

KEYS = (
    *("country", "place", "type", "weapon", "actor", "role", "status", "since", "until", "kind", "outlet"),
    "confidence",
)
_CLOSED = {"role": tuple(Role), "status": tuple(Status)}
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_SHARE = re.compile(r"0?\.[0-9]{1,9}|[01](?:\.0{0,9})?")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What an incident must be to be shown. Values of one key are alternatives; keys all hold.

    `since` and `until` are both inclusive days. `text` words must all occur in what the reports say.
    `kind` and `outlet` are for lists of reports and documents; incidents are of kind "incident".
    `confidence` is the least that an incident must have; it is looked up where lists are made.
    """

    country: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    weapon: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    text: tuple[str, ...] = ()
    confidence: float | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything fits."""
        return self == Filter()

    def matches(self, incident: Incident) -> bool:
        """Whether the incident fits; an unknown day or place fits no condition on it."""
        return (
            self._fits_codes(incident)
            and self._fits_days(incident)
            and self._fits_country(incident)
            and _any_in(self.place, _place_words(incident))
            and _any_in(self.type, _type_words(incident))
            and _any_in(self.weapon, _names(incident, Field.WEAPON))
            and _any_in(self.actor, _names(incident, Field.PERPETRATOR, Field.TARGET))
            and self._fits_text(incident)
        )

    def _fits_codes(self, incident: Incident) -> bool:
        return (
            (not self.role or incident.role in self.role)
            and (not self.status or incident.status in self.status)
            and (not self.kind or Kind.INCIDENT in self.kind)
        )

    def _fits_days(self, incident: Incident) -> bool:
        if self.since is None and self.until is None:
            return True
        view = incident.view(Field.WHEN)
        when = view.value if view else None
        if not isinstance(when, When) or when.start is None:
            return False
        last = when.end - timedelta(days=1) if when.end else when.start
        return (self.since is None or last >= self.since) and (self.until is None or when.start <= self.until)

    def _fits_country(self, incident: Incident) -> bool:
        if not self.country:
            return True
        view = incident.view(Field.WHERE)
        where = view.value if view else None
        return isinstance(where, Where) and where.country is not None and where.country in self.country

    def _fits_text(self, incident: Incident) -> bool:
        if not self.text:
            return True
        said = "\n".join(claim.raw for report in incident.reports for claim in report.claims).casefold()
        values = "\n".join((*_place_words(incident), *_type_words(incident)))
        return all(word in said or word in values for word in self.text)


def parse_filter(words: Sequence[str]) -> Filter:
    """Read `country:IQ type:missile since:2024-01-01 until:2024-02 ain asad` into a Filter.

    A date may be a year, a month or a day. A repeated key, or commas, give alternatives. Quotes
    around a value keep its blanks when the words come from a shell. What has no known key before a
    colon is refused, so that a misspelt key does not silently match nothing.
    """
    found: dict[str, list[str]] = {}
    since: date | None = None
    until: date | None = None
    confidence: float | None = None
    for word in words:
        key, colon, content = word.strip().partition(":")
        if not colon:
            found.setdefault("text", []).extend(key.casefold().split())
            continue
        key = key.casefold()
        if key not in KEYS:
            raise UsageError(f"{word!r}: no filter is called {key!r}; there are {', '.join(KEYS)}")
        values = [part.strip() for part in content.split(",") if part.strip()]
        if not values:
            raise UsageError(f"{word!r}: a value is missing after the colon")
        if key == "since":
            since = _day(word, values[-1], is_last=False)
        elif key == "until":
            until = _day(word, values[-1], is_last=True)
        elif key == "confidence":
            confidence = _share(word, values[-1])
        else:
            _check(word, key, values)
            found.setdefault(key, []).extend(
                value.upper() if key == "country" else value.casefold() for value in values
            )
    if since and until and since > until:
        raise UsageError(f"since {since} lies after until {until}; swap them")
    lists = {key: tuple(values) for key, values in found.items()}
    return Filter(since=since, until=until, confidence=confidence, **lists)


def _check(word: str, key: str, values: Sequence[str]) -> None:
    """Refuse a country that is no code and a role or status that there is not: they would fit nothing."""
    for value in values:
        if key == "country" and _COUNTRY.fullmatch(value) is None:
            raise UsageError(f"{word!r}: write a country by its two letters (ISO 3166-1), as country:IQ")
        if value.casefold() not in _CLOSED.get(key, (value.casefold(),)):
            raise UsageError(f"{word!r}: no {key} is called {value!r}; there are {', '.join(_CLOSED[key])}")


def _share(word: str, text: str) -> float:
    """A number from 0 to 1."""
    if _SHARE.fullmatch(text) is None:
        raise UsageError(f"{word!r}: write a confidence from 0 to 1, as 0.8")
    return float(text)


def _day(word: str, text: str, *, is_last: bool) -> date:
    """The first or last day of a year, month or day."""
    found = _DATE.fullmatch(text)
    try:
        if found is None:
            raise UsageError(f"{word!r}: write a date as 2024, 2024-01 or 2024-01-20")
        year, month, day = (int(part) if part else None for part in found.groups())
        if day:
            return date(year or 0, month or 0, day)
        first = date(year or 0, month or (12 if is_last else 1), 1)
    except ValueError as error:
        raise UsageError(f"{word!r}: the calendar has no such date") from error
    if not is_last:
        return first
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _any_in(wanted: tuple[str, ...], words: Iterator[str]) -> bool:
    """Whether one of the wanted words is part of one of the words; nothing wanted always fits."""
    if not wanted:
        return True
    said = list(words)
    return any(part in word for part in wanted for word in said)


def _values(incident: Incident, *fields: Field) -> Iterator[Value]:
    for report in incident.reports:
        for claim in report.of(*fields):
            if claim.value is not None:
                yield claim.value


def _place_words(incident: Incident) -> Iterator[str]:
    for value in _values(incident, Field.WHERE):
        if isinstance(value, Where):
            yield value.name.casefold()
            yield (value.admin1 or "").casefold()
            yield value.gazetteer_id or ""


def _type_words(incident: Incident) -> Iterator[str]:
    for value in _values(incident, Field.EVENT, Field.WEAPON):
        if isinstance(value, EventType):
            yield value.code.casefold()
            yield value.event_type.casefold()
            yield value.sub_event_type.casefold()
        elif isinstance(value, Weapon):
            yield value.type.casefold()


def _names(incident: Incident, *fields: Field) -> Iterator[str]:
    for value in _values(incident, *fields):
        if isinstance(value, Actor):
            yield value.name.casefold()
            yield (value.canonical or "").casefold()
            yield (value.actor_id or "").casefold()
        elif isinstance(value, Weapon):
            yield value.type.casefold()
