"""Named rules that pick one value of a field where reports say several; nothing they pass over is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tidings.assemble.totals import parties_of, total_of
from tidings.errors import UsageError
from tidings.model.claim import Claim
from tidings.model.codes import Field, PlacePrecision, Stance
from tidings.model.incident import View, Voice
from tidings.model.report import Report
from tidings.model.text import Document
from tidings.model.values import Actor, Count, EventType, Value, Weapon, When, Where

_FINENESS = (
    PlacePrecision.SITE,
    PlacePrecision.TOWN,
    PlacePrecision.DISTRICT,
    PlacePrecision.PROVINCE,
    PlacePrecision.REGION,
    PlacePrecision.COUNTRY,
)
_LAST_DAY = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A report of an incident with its document; documents of one lineage are one voice."""

    report: Report
    document: Document
    lineage: str

    @property
    def age(self) -> tuple[date, str, str]:
        """What orders reports in time: publication, then ids; without a publication day last."""
        return (self.document.published or _LAST_DAY, self.document.id, self.report.id)

    def voices(self, claims: Iterable[Claim]) -> tuple[Voice, ...]:
        """The claims as voices of this report."""
        return tuple(Voice(claim=c, report_id=self.report.id, doc_id=self.document.id) for c in claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What one report makes of one count: its total, and the claims it was added up from."""

    member: Member
    count: Count
    claims: tuple[Claim, ...]

    @property
    def size(self) -> int:
        """The figure by which reports are compared: the stated one, else the lower bound."""
        known = (self.count.best, self.count.low, self.count.high)
        return next(number for number in known if number is not None)


def _latest(figures: Sequence[Figure]) -> Figure:
    dated = [figure for figure in figures if figure.member.document.published] or list(figures)
    return max(dated, key=lambda figure: figure.member.age)


def _lowest(figures: Sequence[Figure]) -> Figure:
    return min(figures, key=lambda figure: (figure.size, figure.member.age))


def _most_lineages(figures: Sequence[Figure]) -> Figure:
    """The figure that the most lineages give; the latest of those that tie."""
    lineages: dict[int, set[str]] = defaultdict(set)
    for figure in figures:
        lineages[figure.size].add(figure.member.lineage)
    most = max(map(len, lineages.values()))
    return _latest([figure for figure in figures if len(lineages[figure.size]) == most])


POLICIES: dict[str, Callable[[Sequence[Figure]], Figure]] = {
    "latest": _latest,
    "lowest": _lowest,
    "most-lineages": _most_lineages,
}


def count_view(field: Field, members: Sequence[Member], policy: str) -> View | None:
    """One count of an incident under a policy; figures that cannot be reconciled with it dissent."""
    try:
        pick = POLICIES[policy]
    except KeyError:
        raise UsageError(f"no policy is called {policy!r}; there are {', '.join(POLICIES)}") from None
    figures = [figure for member in members for figure in _figures(member, field)]
    if not figures:
        return None
    chosen = pick(figures)
    support = [figure for figure in figures if _meet(figure.count, chosen.count)]
    dissent = [figure for figure in figures if not _meet(figure.count, chosen.count)]
    return View(
        field=field,
        value=chosen.count,
        support=_voices(sorted(support, key=lambda figure: (figure is not chosen, figure.member.age))),
        dissent=_voices(sorted(dissent, key=lambda figure: figure.member.age)),
        rule=policy,
    )


def _figures(member: Member, field: Field) -> Iterable[Figure]:
    """A report's total of a field, where it gives one."""
    claims = tuple(claim for claim in member.report.of(field) if isinstance(claim.value, Count))
    total = total_of(parties_of(member.document, claims))
    if total is not None:
        yield Figure(member=member, count=total, claims=claims)


def _voices(figures: Iterable[Figure]) -> tuple[Voice, ...]:
    return tuple(voice for figure in figures for voice in figure.member.voices(figure.claims))


def _meet(one: Count, other: Count) -> bool:
    return (one.high is None or (other.low or 0) <= one.high) and (
        other.high is None or (one.low or 0) <= other.high
    )


@dataclass(slots=True)
class _Choice:
    """A value that may be shown, with the claims and lineages for it."""

    value: Value
    first: tuple[date, str, str]
    order: int
    voices: list[Voice] = field(default_factory=list)
    lineages: set[str] = field(default_factory=set)
    tellers: set[str] = field(default_factory=set)
    is_told: bool = False


def choices(field: Field, members: Sequence[Member]) -> list[_Choice]:
    """Distinct values of a field; each is backed by every claim that fits it, not only by its equals."""
    found: dict[Hashable, _Choice] = {}
    said = [
        (member, order, claim, claim.value)
        for member in members
        for order, claim in enumerate(member.report.of(field))
        if claim.value is not None
    ]
    for member, order, claim, value in said:
        choice = found.setdefault(_identity(value), _Choice(value=value, first=member.age, order=order))
        choice.first, choice.order = min((choice.first, choice.order), (member.age, order))
        choice.tellers.add(member.lineage)
        choice.is_told |= claim.basis == "explicit"
    for choice in found.values():
        for member, _, claim, value in said:
            if _supports(value, choice.value):
                choice.voices.extend(member.voices([claim]))
                if claim.stance is not Stance.DENIED:
                    choice.lineages.add(member.lineage)
    return sorted(found.values(), key=_rank)


def _rank(choice: _Choice) -> tuple[bool, int, int, tuple[date, str, str], int, str]:
    """What orders choices, the best first; a guess that few reports share comes after all that is told."""
    return (
        not choice.is_told and 2 * len(choice.tellers) < len(choice.lineages),
        -len(choice.lineages),
        _vagueness(choice.value),
        choice.first,
        choice.order,
        str(_identity(choice.value)),
    )


def plain_view(field: Field, members: Sequence[Member]) -> View | None:
    """The value that the most lineages support, the most exact of those that tie."""
    ranked = choices(field, members)
    if not ranked:
        return None
    best = ranked[0]
    backed = {(voice.report_id, voice.claim) for voice in best.voices}
    dissent: dict[tuple[str, Claim], Voice] = {}
    for choice in ranked[1:]:
        for voice in choice.voices:
            key = (voice.report_id, voice.claim)
            if key not in backed:
                dissent.setdefault(key, voice)
    return View(
        field=field,
        value=best.value,
        support=tuple(best.voices),
        dissent=tuple(dissent.values()),
        rule="most-lineages",
    )


def many_views(field: Field, members: Sequence[Member]) -> list[View]:
    """One view for each distinct value of a field that may have several, the best supported first."""
    return [
        View(field=field, value=choice.value, support=tuple(choice.voices), rule="every-value")
        for choice in choices(field, members)
    ]


def _identity(value: Value) -> Hashable:
    """What makes two values the same one."""
    match value:
        case When():
            return (value.start, value.end, value.partial if value.start is None else None)
        case Where():
            return value.gazetteer_id or value.name.casefold()
        case Actor():
            return value.actor_id or value.name.casefold()
        case Weapon():
            return value.type
        case EventType():
            return value.code
        case _:
            return value


def _supports(said: Value, shown: Value) -> bool:
    """Whether what is said fits what is shown: the same, or a coarser statement that holds it."""
    if _identity(said) == _identity(shown):
        return True
    match said, shown:
        case When(start=a, end=b), When(start=c, end=d):
            return None not in (a, b, c, d) and a <= c and d <= b  # type: ignore[operator]  # none is None
        case Where(), Where():
            return _holds(said, shown)
        case EventType(), EventType():
            return shown.code.startswith(f"{said.code}.")
        case _:
            return False


def _holds(wide: Where, narrow: Where) -> bool:
    if _FINENESS.index(wide.precision) <= _FINENESS.index(narrow.precision):
        return False
    if wide.precision is PlacePrecision.COUNTRY:
        return wide.country is not None and wide.country == narrow.country
    if wide.precision is PlacePrecision.PROVINCE:
        return wide.admin1 is not None and (wide.country, wide.admin1) == (narrow.country, narrow.admin1)
    return False


def _vagueness(value: Value) -> int:
    """How little a value says: days of an interval, or the rank of a place's precision."""
    if isinstance(value, When):
        return (value.end - value.start).days if value.start and value.end else 10_000
    if isinstance(value, Where):
        return _FINENESS.index(value.precision)
    if isinstance(value, EventType):
        return -value.code.count(".")
    return 0
