"""One flat row an incident: what lists, tables, maps and exports show of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from tidings.data.tables import table
from tidings.model.claim import PROPOSED, Claim
from tidings.model.codes import Field, Stance
from tidings.model.incident import Incident, View
from tidings.model.values import Actor, Count, EventType, Value, Weapon, When, Where
from tidings.serve.trust import is_doubtful, trust_in_incident, trust_in_view
from tidings.serve.values import say_day, words_of

# The fields with one value each, by the name under which their trust is shown.
_SINGLE = {
    "event": Field.EVENT,
    "when": Field.WHEN,
    "where": Field.WHERE,
    "killed": Field.KILLED,
    "injured": Field.INJURED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An incident under its policy. `date_end` is the last day, inclusive; None is unknown.

    `proposed` names the fields whose words nothing but a model has chosen. `confidence` is how often
    incidents read on such grounds were incidents; `trusts` has it for each value by field, lists in order.
    """

    id: str
    title: str
    role: str
    status: str
    event_type: str | None
    sub_event_type: str | None
    event_code: str | None
    date_start: date | None
    date_end: date | None
    when: When | None
    where: Where | None
    perpetrators: tuple[str, ...]
    perpetrator_stance: str | None
    sponsors: tuple[str, ...]
    targets: tuple[str, ...]
    weapons: tuple[str, ...]
    killed: Count | None
    injured: Count | None
    launched: Count | None
    intercepted: Count | None
    leaked: Count | None
    reports: int
    documents: int
    disputed: tuple[str, ...]
    policy: str
    proposed: tuple[str, ...] = ()
    confidence: float | None = None
    trusts: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)

    @property
    def doubtful(self) -> tuple[str, ...]:
        """The fields of which a value is in doubt."""
        own = ("incident",) if is_doubtful(self.confidence) else ()
        return (*own, *(name for name, found in self.trusts.items() if any(map(is_doubtful, found))))

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2 code of the place."""
        return self.where.country if self.where else None

    @property
    def place(self) -> str | None:
        """The name of the place as written."""
        return self.where.name if self.where else None


def row_of(incident: Incident) -> Row:
    """Flatten an incident."""
    event = _value(incident, Field.EVENT)
    when = _value(incident, Field.WHEN)
    where = _value(incident, Field.WHERE)
    perpetrators = [c for c in _claims(incident, Field.PERPETRATOR) if c.stance is not Stance.DENIED]
    known = when if isinstance(when, When) else None
    struck = list(chain(_claims(incident, Field.TARGET), _claims(incident, Field.FACILITY)))
    weapons = list(_claims(incident, Field.WEAPON))
    return Row(
        id=incident.id,
        title=_title(event, where if isinstance(where, Where) else None),
        role=incident.role.value,
        status=incident.status.value,
        event_type=event.event_type if isinstance(event, EventType) else None,
        sub_event_type=event.sub_event_type if isinstance(event, EventType) else None,
        event_code=event.code if isinstance(event, EventType) else None,
        date_start=known.start if known else None,
        date_end=known.end - timedelta(days=1) if known and known.end else None,
        when=known,
        where=where if isinstance(where, Where) else None,
        perpetrators=_names(perpetrators),
        perpetrator_stance=_stance(perpetrators),
        sponsors=_sponsors(perpetrators),
        targets=_names(struck),
        weapons=_names(weapons),
        killed=_count(incident, Field.KILLED),
        injured=_count(incident, Field.INJURED),
        launched=_count(incident, Field.LAUNCHED),
        intercepted=_count(incident, Field.INTERCEPTED),
        leaked=_count(incident, Field.LEAKED),
        reports=len(incident.reports),
        documents=len({report.doc_id for report in incident.reports}),
        disputed=tuple(view.field.value for view in incident.views if view.dissent),
        policy=incident.policy,
        proposed=tuple(view.field.value for view in incident.views if _is_proposed(view)),
        confidence=trust_in_incident(incident).confidence,
        trusts={
            **{name: (_trust(incident, field),) for name, field in _SINGLE.items()},
            "perpetrators": _trusts(incident, perpetrators),
            "targets": _trusts(incident, struck),
            "weapons": _trusts(incident, weapons),
        },
    )


def _trust(incident: Incident, field: Field) -> float | None:
    """How far to trust the value of a field that has one."""
    view = incident.view(field)
    return trust_in_view(incident, view).confidence if view else None


def _trusts(incident: Incident, claims: Iterable[Claim]) -> tuple[float | None, ...]:
    """How far to trust each of the names that these claims give, in their order."""
    found: dict[str, float | None] = {}
    names = {_name(claim)[0]: claim.field for claim in claims}
    for view in incident.views:
        if view.field in names.values():
            confidence = trust_in_view(incident, view).confidence
            for voice in view.support:
                found.setdefault(_name(voice.claim)[0], confidence)
    return tuple(found.get(key) for key in names)


def _is_proposed(view: View) -> bool:
    return bool(view.support) and all(voice.claim.basis == PROPOSED for voice in view.support)


def sort_rows(rows: Iterable[Row]) -> list[Row]:
    """By day, country and id; unknown days last."""
    return sorted(rows, key=lambda row: (row.date_start or date.max, row.country or "~", row.id))


def figure(count: Count | None) -> str:
    """A count as people write it: "58+", "2–4", "none" where none are reported, a dash where nobody said."""
    if count is None or (count.low, count.best, count.high) == (None, None, None):
        return "–"
    if count.low is not None and count.low == count.high:
        return f"{count.low:,}"
    if count.high is None and not (count.best or count.low):
        return "none"
    if count.high is None:
        return f"{count.best if count.best is not None else count.low:,}+"
    if count.low is None:
        return f"≤ {count.high:,}"
    return f"{count.low:,}–{count.high:,}"


def day_words(row: Row) -> str:
    """The days of a row, as short as they are known."""
    if row.date_start is None:
        return f"before {say_day(row.date_end + timedelta(days=1))}" if row.date_end else "day unknown"
    if row.date_end is None or row.date_end == row.date_start:
        return say_day(row.date_start) + ("" if row.date_end else " or later")
    following = row.date_end + timedelta(days=1)
    if row.date_start.day == following.day == 1:
        if row.date_start.month == following.month == 1 and following.year - row.date_start.year == 1:
            return f"{row.date_start:%Y}"
        if (following - row.date_start).days <= 31:
            return f"{row.date_start:%b %Y}"
    if row.date_start.year == row.date_end.year:
        if row.date_start.month == row.date_end.month:
            return f"{row.date_start.day}–{say_day(row.date_end)}"
        return f"{row.date_start.day} {row.date_start:%b} – {say_day(row.date_end)}"
    return f"{say_day(row.date_start)} – {say_day(row.date_end)}"


def _value(incident: Incident, field: Field) -> Value | None:
    view = incident.view(field)
    return view.value if view else None


def _count(incident: Incident, field: Field) -> Count | None:
    value = _value(incident, field)
    return value if isinstance(value, Count) else None


def _claims(incident: Incident, field: Field) -> Iterator[Claim]:
    return (claim for report in incident.reports for claim in report.of(field))


def _names(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Each party or weapon once, listed actors by their usual name."""
    names: dict[str, str] = {}
    for claim in claims:
        names.setdefault(*_name(claim))
    return tuple(names.values())


def _name(claim: Claim) -> tuple[str, str]:
    """What tells one party or weapon from another, and how it is called."""
    value = claim.value
    if isinstance(value, Actor) and value.actor_id and value.is_named:
        return value.actor_id, value.canonical or value.name
    if isinstance(value, Weapon):
        return value.type, value.type
    words = words_of(value, claim.raw) or claim.raw
    return words.casefold(), words


def _stance(claims: list[Claim]) -> str | None:
    """How the perpetrator is known: a claim of responsibility outweighs what others say."""
    stances = {claim.stance for claim in claims}
    order = (Stance.CLAIMED, Stance.ASSERTED, Stance.ATTRIBUTED, Stance.REPORTED, Stance.ALLEGED)
    return next((stance.value for stance in order if stance in stances), None)


def _sponsors(claims: list[Claim]) -> tuple[str, ...]:
    ties = (tie for c in claims if isinstance(c.value, Actor) for tie in c.value.relations)
    return tuple(dict.fromkeys(tie.actor_id for tie in ties if tie.type == "backed_by"))


def event_name(event: EventType | None) -> str:
    """The short English name of an event code."""
    if event is None:
        return "Incident"
    names = table("event_names")["names"]
    return str(names.get(event.code) or names.get(event.code.partition(".")[0]) or event.sub_event_type)


def _title(event: Value | None, where: Where | None) -> str:
    """What and where, in a few words."""
    what = event_name(event if isinstance(event, EventType) else None)
    return f"{what}, {where.name}" if where else what
