"""Named rules that pick one value of a field where reports say several; nothing they pass over is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tidings.assemble.belief import Trust, belief_beside, belief_in
from tidings.assemble.choices import Choice, by_support, choices, supports, vagueness
from tidings.assemble.figures import Figure, Member, figures_of, meet, size_of, standing
from tidings.data.tables import table
from tidings.errors import UsageError
from tidings.model.claim import Claim
from tidings.model.codes import DatePrecision, Field
from tidings.model.incident import View, Voice
from tidings.model.values import Count, Value, When

# A figure this far as much believed as the best one is in the range that `belief` shows. Linking corpus,
# killed and injured in the range: .849 and .766 at .2, .839 and .757 at .3, .831 and .751 at .5.
_BELIEVED = 0.3
# A source this reliable counts for `ucdp`.
_RELIABLE = 0.5


class Picked(NamedTuple):
    """What a rule makes of a count, and the figure that it rests on."""

    value: Count
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A named rule: which figure of a count, and which value of any other field.

    `says` is one line for people. `order` ranks the values of a field, the one to show first. With
    `spans_days` the days shown run from the earliest start to the latest end that anybody gives.
    """

    says: str
    figure: Callable[[Sequence[Figure], Trust], Picked]
    order: Callable[[Choice], tuple[object, ...]] = by_support
    spans_days: bool = False


def _latest(figures: Sequence[Figure], trust: Trust) -> Picked:
    """The figure of the latest day; the lowest where several come from it."""
    days = [figure.member.document.published for figure in figures]
    latest = max((day for day in days if day is not None), default=None)
    return _lowest([f for f, day in zip(figures, days, strict=True) if day == latest], trust)


def _lowest(figures: Sequence[Figure], _: Trust) -> Picked:
    return _as_told(min(figures, key=lambda figure: (figure.size, figure.member.age)))


def _highest(figures: Sequence[Figure], _: Trust) -> Picked:
    return _as_told(max(figures, key=lambda figure: (figure.size, figure.member.age)))


def _most_lineages(figures: Sequence[Figure], trust: Trust) -> Picked:
    """The figure that the most lineages give; the latest of those that tie."""
    lineages: dict[int, set[str]] = defaultdict(set)
    for figure in figures:
        lineages[figure.size].add(figure.member.lineage)
    most = max(map(len, lineages.values()))
    return _latest([figure for figure in figures if len(lineages[figure.size]) == most], trust)


def _most_exact(figures: Sequence[Figure], trust: Trust) -> Picked:
    """The figure whose range is the narrowest; of those that tie the one of most lineages."""
    widths = [
        (f.count.best is None, f.count.high is None, (f.count.high or 0) - (f.count.low or 0))
        for f in figures
    ]
    narrowest = min(widths)
    return _most_lineages([f for f, width in zip(figures, widths, strict=True) if width == narrowest], trust)


def _most_believed(figures: Sequence[Figure], trust: Trust) -> Picked:
    """The figure that is borne out best, in the range of all believed; the lowest of those that tie.

    Linking corpus, gold incidents of two or more articles: killed and injured right in .756 and .652 of those
    with a figure; with ties to the latest .732 and .649, to the highest .709 and .640.
    """
    beliefs = [belief_of(figure.count, figures, trust) for figure in figures]
    most = max(beliefs)
    first = _lowest([f for f, belief in zip(figures, beliefs, strict=True) if belief == most], trust).figure
    believed = [f.count for f, belief in zip(figures, beliefs, strict=True) if belief >= _BELIEVED * most]
    return Picked(_around(first.count, believed), first)


def _acled(figures: Sequence[Figure], _: Trust) -> Picked:
    """The lowest figure, one number; a word without a figure stands for the number that ACLED gives it."""
    numbers: dict[str, int] = table("rivals")["acled"]
    named = [
        (numbers.get((f.count.hedge or "").lower(), f.size) if f.count.best is None else f.size, f)
        for f in figures
    ]
    number, figure = min(named, key=lambda one: (one[0], one[1].member.age))
    return Picked(replace(figure.count, low=number, best=number, high=number, operator="="), figure)


def _ucdp(figures: Sequence[Figure], trust: Trust) -> Picked:
    """The latest figure of the most reliable source, between the lowest and the highest reliable one."""
    errors = [trust.error_of(figure.origin, figure.member.outlet) for figure in figures]
    first = _latest(
        [f for f, error in zip(figures, errors, strict=True) if error == min(errors)], trust
    ).figure
    reliable = [f.count for f, error in zip(figures, errors, strict=True) if error <= 1 - _RELIABLE]
    points = [count.high if count.high is not None else size_of(count) for count in [first.count, *reliable]]
    lows = [count.low for count in [first.count, *reliable] if count.low is not None]
    best = size_of(first.count)
    low, high = min([best, *lows]), max([best, *points])
    return Picked(Count(low=low, best=best, high=high, hedge=first.count.hedge), first)


def _as_told(figure: Figure) -> Picked:
    return Picked(figure.count, figure)


def _around(count: Count, others: Sequence[Count]) -> Count:
    """A count with its range widened to those of others.

    "Several" beside "up to ten" leaves it open on both sides, which no count can be: then it stays as told.
    """
    held = [count, *others]
    highs = [one.high for one in held if one.high is not None]
    low = None if any(one.low is None for one in held) else min(one.low or 0 for one in held)
    high = max(highs) if len(highs) == len(held) else None
    if low is None and high is None and count.best is None:
        return count
    return replace(count, low=low, high=high)


def _widest(choice: Choice) -> tuple[object, ...]:
    return (choice.is_guess, -vagueness(choice.value), *by_support(choice))


def _finest(choice: Choice) -> tuple[object, ...]:
    return (choice.is_guess, vagueness(choice.value), *by_support(choice))


POLICIES: dict[str, Policy] = {
    "latest": Policy(says="the figure of the latest report", figure=_latest),
    "lowest": Policy(says="the lowest figure", figure=_lowest),
    "highest": Policy(says="the highest figure", figure=_highest),
    "most-lineages": Policy(says="the figure that most independent sources give", figure=_most_lineages),
    "belief": Policy(says="the figure borne out best, in the range of all that are", figure=_most_believed),
    "acled": Policy(says="the lowest figure as one number, in the manner of ACLED", figure=_acled),
    "ucdp": Policy(
        says="the latest of the most reliable source, with low and high, in the manner of UCDP",
        figure=_ucdp,
        spans_days=True,
    ),
    "eventreport-conservative": Policy(
        says="the lowest figure and the widest place and time", figure=_lowest, order=_widest
    ),
    "eventreport-informative": Policy(
        says="the most exact figure, place and time", figure=_most_exact, order=_finest
    ),
    "eventreport-representative": Policy(
        says="what most independent sources give, of every field", figure=_most_lineages
    ),
}


def policy_of(name: str) -> Policy:
    """The policy of a name; an unknown one is refused with those there are."""
    try:
        return POLICIES[name]
    except KeyError:
        raise UsageError(f"no policy is called {name!r}; there are {', '.join(POLICIES)}") from None


def belief_of(count: Count, figures: Sequence[Figure], trust: Trust) -> float:
    """How well a count is borne out by those who give the same figure, beside those who contradict it."""
    same = [figure.telling for figure in figures if figure.size == size_of(count)]
    rivals = [figure.telling for figure in figures if not meet(figure.count, count)]
    return belief_beside(same, rivals, trust)


def count_view(field: Field, members: Sequence[Member], policy: str, trust: Trust) -> View | None:
    """One count of an incident under a policy; figures that cannot be reconciled with it dissent."""
    rule = policy_of(policy)
    figures, replaced = standing(figures_of(members, field), field)
    if not figures:
        return None
    count, chosen = rule.figure(figures, trust)
    shown = chosen.count  # the range of a policy may hold rivals, which dissent all the same
    support = [figure for figure in figures if meet(figure.count, shown)]
    dissent = [figure for figure in figures if not meet(figure.count, shown)]
    return View(
        field=field,
        value=count,
        support=_voices(sorted(support, key=lambda figure: (figure is not chosen, figure.member.age))),
        dissent=_voices(sorted(dissent, key=lambda figure: figure.member.age)),
        replaced=_voices(sorted(replaced, key=lambda figure: figure.member.age)),
        rule=policy,
        belief=belief_of(shown, figures, trust),
    )


def _voices(figures: Iterable[Figure]) -> tuple[Voice, ...]:
    return tuple(voice for figure in figures for voice in figure.member.voices(figure.claims))


def plain_view(field: Field, members: Sequence[Member], policy: str, trust: Trust) -> View | None:
    """The value that a policy puts first: mostly that of most lineages, the most exact of those that tie."""
    rule = policy_of(policy)
    ranked = sorted(choices(field, members), key=rule.order)
    if not ranked:
        return None
    best = ranked[0]
    voices = {(voice.report_id, voice.claim): voice for voice in best.voices}
    dissent: dict[tuple[str, Claim], Voice] = {}
    for choice in ranked[1:]:
        for voice in choice.voices:
            said = voice.claim.value
            kept = voices if said is not None and supports(best.value, said) else dissent
            kept.setdefault((voice.report_id, voice.claim), voice)
    value = _whole_span(ranked, best.value) if rule.spans_days and field is Field.WHEN else best.value
    return View(
        field=field,
        value=value,
        support=tuple(voices.values()),
        dissent=tuple(voice for key, voice in dissent.items() if key not in voices),
        rule=policy if rule.order is not by_support or value != best.value else "most-lineages",
        belief=belief_in(best.told, best.denied, trust),
    )


def _whole_span(ranked: Sequence[Choice], best: Value) -> Value:
    """A day widened from the earliest start to the latest end of all days that are told."""
    days = [c.value for c in ranked if isinstance(c.value, When) and c.value.is_day and not c.is_guess]
    starts = [day.start for day in days if day.start is not None]
    ends = [day.end for day in days if day.end is not None]
    if len(days) < 2 or not isinstance(best, When):
        return best
    return replace(best, start=min(starts), end=max(ends), precision=DatePrecision.RANGE)


def many_views(field: Field, members: Sequence[Member], trust: Trust) -> list[View]:
    """One view for each distinct value of a field that may have several, the best supported first."""
    return [
        View(
            field=field,
            value=choice.value,
            support=tuple(choice.voices),
            rule="every-value",
            belief=belief_in(choice.told, choice.denied, trust),
        )
        for choice in choices(field, members)
    ]
