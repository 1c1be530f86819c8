"""Set the sides of a disagreement side by side: who says what, how many lineages, which rule follows whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tidings.assemble.belief import Trust, belief_in
from tidings.assemble.choices import Choice, choices, supports
from tidings.assemble.figures import Figure, Member, figures_of, meet, standing
from tidings.assemble.merge import COUNTS
from tidings.assemble.policies import POLICIES, belief_of
from tidings.model.codes import Field
from tidings.model.incident import Voice
from tidings.model.values import Count, Value

_COMPARED = (Field.WHEN, Field.WHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One value of a disputed field: the voices for it, by how many lineages, and the policies that show it.

    `is_replaced` marks a figure in whose place a later one of the same speaker, or a correction, stands.
    """

    value: Value
    voices: tuple[Voice, ...]
    lineages: int
    belief: float
    policies: tuple[str, ...]
    is_replaced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A field on which the reports of an incident disagree, with at least two sides."""

    field: Field
    sides: tuple[Side, ...]


def disputes_of(members: Sequence[Member], trust: Trust) -> list[Dispute]:
    """Every field on which reports disagree, or on which a figure was replaced; counts come first."""
    found = [Dispute(field=f, sides=tuple(_figures(f, members, trust))) for f in COUNTS]
    found += [Dispute(field=f, sides=tuple(_values(f, members, trust))) for f in _COMPARED]
    return [dispute for dispute in found if len(dispute.sides) > 1]


def _figures(field: Field, members: Sequence[Member], trust: Trust) -> Iterator[Side]:
    """Figures of a count, the lowest first; those that were replaced come last."""
    stand, replaced = standing(figures_of(members, field), field)
    if not replaced and all(meet(one.count, other.count) for one in stand for other in stand):
        return
    followed = {name: rule.figure(stand, trust).figure.count for name, rule in POLICIES.items()}
    for count, group in _grouped(stand):
        yield Side(
            value=count,
            voices=_voices(group),
            lineages=len({figure.member.lineage for figure in group}),
            belief=belief_of(count, stand, trust),
            policies=tuple(name for name, shown in followed.items() if shown == count),
        )
    for count, group in _grouped(replaced):
        lineages = len({figure.member.lineage for figure in group})
        yield Side(
            value=count, voices=_voices(group), lineages=lineages, belief=0.0, policies=(), is_replaced=True
        )


def _grouped(figures: Sequence[Figure]) -> list[tuple[Count, list[Figure]]]:
    groups: dict[Count, list[Figure]] = {}
    for figure in sorted(figures, key=lambda one: (one.size, one.member.age, one.origin)):
        groups.setdefault(figure.count, []).append(figure)
    return list(groups.items())


def _voices(figures: Iterable[Figure]) -> tuple[Voice, ...]:
    return tuple(voice for figure in figures for voice in figure.member.voices(figure.claims))


def _values(field: Field, members: Sequence[Member], trust: Trust) -> Iterator[Side]:
    """Values of a field that cannot all hold, the best supported first; vaguer ones support finer ones."""
    ranked = choices(field, members)
    sides = [one for one in ranked if not any(_is_coarser(one, other) for other in ranked)]
    if len(sides) < 2:
        return
    followed = {name: min(ranked, key=rule.order).value for name, rule in POLICIES.items()}
    for side in sides:
        yield Side(
            value=side.value,
            voices=tuple(side.voices),
            lineages=len(side.lineages),
            belief=belief_in(side.told, side.denied, trust),
            policies=tuple(name for name, shown in followed.items() if shown == side.value),
        )


def _is_coarser(one: Choice, other: Choice) -> bool:
    return one is not other and supports(one.value, other.value)
