"""Hold reported tallies against one another: parts and totals, series of one issuer, starts that differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from tidings.analyse.scope import Scope
from tidings.model.report import Report
from tidings.model.values import Actor, Count

# Figures of one total may be rounded or counted a day apart: the design's tolerance is 1 or 1 %.
_SLACK, _SLACK_SHARE = 1, 0.01
# Two starts this near are two readings of one campaign: a war named, and the day an issuer counts from.
_STARTS_D = 31
# "At least 13" beside 23 says so little that it must count something else; beside 15 it need not.
_TENSION = 0.75
_HALF = 0.5
_WORD = re.compile(r"[^\W\d_]+")
_TITLES = frozenset(
    {"the", "a", "an", "and", "of", "us", "spokesman", "spokeswoman", "spokesperson", "official"}
)
_TITLES |= {
    "officials",
    "deputy",
    "press",
    "secretary",
    "general",
    "senior",
    "military",
    "statement",
    "department",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A reported tally with its scope; `doc_id` tells which article it stands in."""

    report: Report
    scope: Scope

    @property
    def doc_id(self) -> str:
        """The article."""
        return self.report.doc_id

    @property
    def figure(self) -> int:
        """The number as stated; the least it can be where none is."""
        count = self.scope.count
        known = (count.best, count.low, count.high) if count else ()
        return next((number for number in known if number is not None), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What tallies say of one another. With `is_fault` they cannot all be right, whatever the ledger holds.

    `kind` is sum, mismatch, rounding, tension, fall, rate, share, start, or current.
    """

    kind: str
    words: str
    is_fault: bool = False


Findings = dict[str, list[Finding]]


def completed(tallies: Sequence[Told]) -> list[Told]:
    """Tallies with what their article tells beside them: the start of a total, the areas of its parts."""
    started = _with_starts(tallies)
    articles: dict[str, list[Told]] = defaultdict(list)
    for told in started:
        articles[told.doc_id].append(told)
    return [_with_areas(told, articles[told.doc_id]) for told in started]


def _with_starts(tallies: Sequence[Told]) -> list[Told]:
    """Tallies without a start take over that of a tally of the same unit beside which they stand."""
    starts: dict[tuple[str, str | None], set[date]] = defaultdict(set)
    for told in tallies:
        if told.scope.since is not None:
            starts[told.doc_id, told.scope.unit].add(told.scope.since)
    return [_with_start(told, starts[told.doc_id, told.scope.unit]) for told in tallies]


def _with_start(told: Told, starts: set[date]) -> Told:
    is_bound = told.scope.count is not None and told.scope.count.operator in {">=", ">"}
    if told.scope.since is not None or len(starts) != 1 or is_bound:
        return told
    scope = replace(told.scope, since=next(iter(starts)), is_start_inherited=True)
    return replace(told, scope=scope)


def findings_of(tallies: Sequence[Told]) -> Findings:
    """What the tallies say of one another, by report id."""
    found: Findings = defaultdict(list)
    articles: dict[str, list[Told]] = defaultdict(list)
    for told in tallies:
        if told.scope.count is not None and told.scope.unit is not None:
            articles[told.doc_id].append(told)
    shares: dict[str, float] = {}
    for group in articles.values():
        shares |= _weigh_article(group, found)
    for series in _series([told for group in articles.values() for told in group]):
        _weigh_series(series, shares, found)
    return found


def parts_of(total: Told, others: Iterable[Told]) -> list[Told]:
    """Tallies of single areas, told beside a total, that may make it up: at least two areas, all apart."""
    parts: dict[str, Told] = {}
    for other in others:
        if other is total or len(other.scope.areas) != 1 or not _is_same_kind(total, other):
            continue
        key = other.scope.areas[0].gazetteer_id or other.scope.areas[0].name
        if other.figure <= total.figure and _is_area_of(other, total):
            parts.setdefault(key, other)
    return list(parts.values()) if len(parts) > 1 else []


def _is_area_of(part: Told, total: Told) -> bool:
    keys = {area.gazetteer_id or area.name for area in total.scope.areas}
    return not keys or (
        len(keys) > 1 and (part.scope.areas[0].gazetteer_id or part.scope.areas[0].name) in keys
    )


def _is_same_kind(one: Told, other: Told) -> bool:
    """Whether two tallies count the same kind of thing over the same time, as far as both say."""
    left, right = one.scope, other.scope
    return (
        left.unit == right.unit
        and (left.family == right.family or None in (left.family, right.family))
        and (left.since == right.since or None in (left.since, right.since))
        and _is_same_party(left.target, right.target)
    )


def _is_same_party(left: Actor | None, right: Actor | None) -> bool:
    if left is None or right is None:
        return True
    if left.actor_id is not None and left.actor_id == right.actor_id:
        return True
    return bool(_content(left.name) & _content(right.name))


def _content(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words.casefold())) - _TITLES


def _with_areas(told: Told, group: Sequence[Told]) -> Told:
    """A total without areas covers those of its parts."""
    parts = parts_of(told, group) if not told.scope.areas and told.scope.count is not None else []
    areas = tuple(part.scope.areas[0] for part in parts)
    return replace(told, scope=replace(told.scope, areas=areas)) if areas else told


def _weigh_article(group: Sequence[Told], found: Findings) -> dict[str, float]:
    """Compare what one article tells; the share of each part in its total, by report id."""
    totals = [(told, parts) for told in group if (parts := parts_of(told, group))]
    for total, parts in totals:
        finding = _sum_of(total, parts)
        for told in (total, *parts):
            found[told.report.id].append(finding)
        for part in parts:
            words = f"{part.figure} of {total.figure}: {part.figure / total.figure:.0%}"
            found[part.report.id].append(Finding(kind="share", words=words))
    for bound in group:
        count = bound.scope.count
        if count is None or count.operator not in {">=", ">"} or len(group) < 2:
            continue
        rival = next((t for t, _ in totals if _leaves_behind(bound, t)), None)
        if rival is not None:
            words = (
                f"“at least {bound.figure}” stands beside {rival.figure} in the same article: "
                "both hold only if they count different things"
            )
            found[bound.report.id].append(Finding(kind="tension", words=words))
            found[rival.report.id].append(Finding(kind="tension", words=words))
    return {part.report.id: part.figure / total.figure for total, parts in totals for part in parts}


def _leaves_behind(bound: Told, total: Told) -> bool:
    """Whether an "at least" is told of no narrower area and falls far short of a total."""
    is_narrower = len(bound.scope.areas) == 1 or not _is_same_kind(bound, total) or bound is total
    return not is_narrower and bound.figure < _TENSION * total.figure


def _sum_of(total: Told, parts: Sequence[Told]) -> Finding:
    """Whether the parts make up the total."""
    names = " + ".join(f"{part.figure} ({part.scope.areas[0].name})" for part in parts)
    summed = sum(part.figure for part in parts)
    words = f"{names} = {summed}"
    slack = max(_SLACK, round(_SLACK_SHARE * total.figure))
    stated = total.scope.count
    if summed == total.figure:
        if stated is not None and stated.operator in {"<", "~"}:
            hedge = f"{stated.hedge} " if stated.hedge else ""
            return Finding(kind="rounding", words=f"{words}: “{hedge}{total.figure}” is rounded, not wrong")
        return Finding(kind="sum", words=f"{words}, as the total says")
    lowest, highest = _ends([part.scope.count for part in parts])
    low, high = _ends([stated])
    is_met = (highest is None or low <= highest + slack) and (high is None or lowest <= high + slack)
    if is_met:
        return Finding(kind="sum", words=f"{words}, which the total of {total.figure} allows")
    return Finding(kind="mismatch", words=f"{words}, but the total says {total.figure}", is_fault=True)


def _ends(counts: Sequence[Count | None]) -> tuple[int, int | None]:
    """The least and the most that counts add up to; an open end stays open."""
    lows = [count.low if count.low is not None else 0 for count in counts if count is not None]
    highs = [count.high for count in counts if count is not None]
    return sum(lows), None if None in highs else sum(high or 0 for high in highs)


def _series(tallies: Sequence[Told]) -> list[list[Told]]:
    """Tallies of the same thing, area and start from several days, each series in order of days."""
    found: list[list[Told]] = []
    for alike in by_scope(tallies).values():
        groups: list[list[Told]] = []
        for told in sorted(alike, key=lambda told: (told.scope.as_of or date.min, told.report.id)):
            home = next((group for group in groups if _continues(group, told)), None)
            if home is None:
                groups.append([told])
            else:
                home.append(told)
        found += [group for group in groups if len({told.scope.as_of for told in group}) > 1]
    return found


ScopeKey = tuple[str | None, frozenset[str]]


def scope_key(told: Told) -> ScopeKey:
    """The unit and the areas of a tally: only where both are the same can two be of one series."""
    return told.scope.unit, frozenset(area.gazetteer_id or area.name for area in told.scope.areas)


def by_scope(tallies: Iterable[Told]) -> dict[ScopeKey, list[Told]]:
    """Tallies that count from a start to a day, by what may make them a series."""
    groups: dict[ScopeKey, list[Told]] = defaultdict(list)
    for told in tallies:
        if _is_dated(told.scope):
            groups[scope_key(told)].append(told)
    return groups


def _is_dated(scope: Scope) -> bool:
    """Whether a count has a start and a day, in that order."""
    return scope.since is not None and scope.as_of is not None and scope.since <= scope.as_of


def starts_of(told: Told, tallies: Iterable[Told]) -> list[date]:
    """The days from which tallies of the same thing count, where the tally's own is not the only one."""
    starts = {told.scope.since} | {other.scope.since for other in tallies if _continues([told], other)}
    return sorted(start for start in starts if start is not None) if len(starts) > 1 else []


def _continues(group: Sequence[Told], told: Told) -> bool:
    first = group[0].scope
    if scope_key(group[0]) != scope_key(told) or first.since is None or told.scope.since is None:
        return False
    is_near = abs((first.since - told.scope.since).days) <= _STARTS_D
    undated = replace(told, scope=replace(told.scope, since=None))
    return is_near and all(_is_same_kind(other, undated) for other in group)


def _weigh_series(series: Sequence[Told], shares: Mapping[str, float], found: Findings) -> None:
    """Falls, rates and turning shares along a series."""
    for before, after in pairwise(series):
        found[after.report.id].extend(_step(before, after))
        then, now = shares.get(before.report.id), shares.get(after.report.id)
        if then is not None and now is not None and (then > _HALF) != (now > _HALF):
            words = (
                f"its share of the total was {then:.0%} on {before.scope.as_of} and is {now:.0%} on "
                f"{after.scope.as_of}: it {'falls below' if then > now else 'rises above'} half in between"
            )
            found[after.report.id].append(Finding(kind="share", words=words))


def _step(before: Told, after: Told) -> Iterator[Finding]:
    """What a tally adds to the one before it in its series."""
    then, now = before.scope.as_of, after.scope.as_of
    if then is None or now is None or then == now:
        return
    high = after.scope.count.high if after.scope.count else None
    least = before.scope.count.low if before.scope.count else None
    if high is not None and least is not None and high < least:
        is_same = is_same_issuer(before.scope.issuer, after.scope.issuer)
        words = f"{after.figure} by {now} is less than {before.figure} by {then}: a running count cannot fall"
        words = words if is_same else f"{words}, but this is another issuer's"
        yield Finding(kind="fall", words=words, is_fault=is_same)
    elif after.figure >= before.figure:
        rate = (after.figure - before.figure) / (now - then).days
        grown = f"{after.figure - before.figure} more than the {before.figure} of {then}"
        yield Finding(kind="rate", words=f"{grown}: {rate:.2f} a day")


def is_same_issuer(left: str | None, right: str | None) -> bool:
    """Whether two speakers share a name or an office ("the Pentagon", "Pentagon spokesman Pat Ryder")."""
    return bool(left and right and _content(left) & _content(right))


def is_earlier(one: Told, other: Told) -> bool:
    """Whether a tally is an earlier one of the same series as another, of the same areas."""
    then, now = one.scope.as_of, other.scope.as_of
    return then is not None and now is not None and then < now and _continues([one], other)
