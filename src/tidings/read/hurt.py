"""Tell who was shot or taken to hospital and is not said to be dead: people hurt, in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tidings.data.numbers import cardinal, ordinal_value
from tidings.data.tables import table
from tidings.model.codes import Field
from tidings.model.text import Span
from tidings.read.acts import Act
from tidings.read.casualties import DEADLY, Casualty
from tidings.read.context import Mood
from tidings.read.tolls import is_brought, is_toll

SHOT, WOUNDS, PATIENT = "shot", "wounds", "patient"
_LESS_KILLED = "less those killed"
_SUMMED = "patients of one sentence"
_BODY_REACH = 5  # tokens between "shot" and the part of the body
_NO_OTHER = frozenset({"other", "others", "else", "additional", "further"})
_MORE = frozenset({"more", "another", "additional", "further"})
_OTHERS = frozenset({"other", "others", "more", "another", "additional", "second", "third", "fourth"})


class _Told(NamedTuple):
    act: Act
    casualty: Casualty

    @property
    def words(self) -> list[str]:
        """The words of the figure and of whom it is, in lower case."""
        wide = self.casualty.context if self.casualty.about is None else self.casualty.about
        start = min(wide.start, self.casualty.span.start)
        end = max(self.casualty.span.end, self.casualty.about.end if self.casualty.about else 0)
        return [t.lower for t in self.act.trigger.parse.tokens if start <= t.start < end]

    @property
    def is_alone(self) -> bool:
        """Whether one person is meant without a figure: "the boy", "a woman"."""
        return self.casualty.is_one or (
            self.casualty.span == self.casualty.about and self.words[0] in ("a", "an", "another", "one")
        )

    @property
    def number(self) -> int | None:
        """How many; None where the words give no exact figure."""
        if self.is_alone:
            return 1
        span = self.casualty.span
        words = tuple(
            t.lower for t in self.act.trigger.parse.tokens if span.start <= t.start and t.end <= span.end
        )
        ends = [(i, j) for i in range(len(words)) for j in range(len(words), i, -1)]
        return next((n for i, j in ends if (n := cardinal(words[i:j])) is not None), None)


@lru_cache(maxsize=1)
def _body() -> frozenset[str]:
    """Parts of the body."""
    return frozenset(table("events")["body"].split())


def settled(acts: Sequence[Act], *, is_deadly: bool) -> Iterator[tuple[Act, Casualty]]:
    """The figures of an event's acts: of people shot or in hospital, only those who are hurt.

    Where a text says itself how many were injured, that is the figure. Else "four people were shot" are four
    hurt, less the killed where these are among them, and failing such a figure those taken to hospital are.
    `is_deadly` says whether the text speaks of a death.
    """
    told = [_Told(act, casualty) for act in acts for casualty in act.casualties]
    plain = list(_exact([one for one in told if one.casualty.rule not in (SHOT, WOUNDS, PATIENT)]))
    asserted = [one for one in plain if one.act.context.mood is not Mood.NEGATED]
    killed = [one for one in asserted if one.casualty.field is Field.KILLED]
    dead = _dead(killed)
    guessed = list(_guessed(told, asserted, killed, dead, is_deadly=is_deadly))
    for one in plain:
        is_part = _is_no_other(one, (*asserted, *guessed)) or _is_beside(one, guessed)
        is_part = is_part or _is_in_toll(one, asserted) or _is_brought(one, asserted)
        ranked = _ranked(one, killed, dead)
        yield ranked._replace(casualty=ranked.casualty._replace(is_part=True)) if is_part else ranked
    yield from guessed


def _exact(told: Sequence[_Told]) -> Iterator[_Told]:
    """The figures without "a deadly attack" where the text tells who was killed."""
    is_told = any(one.casualty.field is Field.KILLED and one.casualty.rule != DEADLY for one in told)
    yield from (one for one in told if one.casualty.rule != DEADLY or not is_told)


def _guessed(
    told: Sequence[_Told],
    asserted: Sequence[_Told],
    killed: Sequence[_Told],
    dead: int | None,
    *,
    is_deadly: bool,
) -> Iterator[_Told]:
    """People shot or in hospital who are hurt, where no figure of injured is told."""
    if any(one.casualty.field is Field.INJURED and not one.is_alone for one in asserted):
        return
    is_single = any(one.casualty.field is Field.INJURED for one in asserted)
    guesses = [one for one in told if one.casualty.rule in (SHOT, WOUNDS, PATIENT)]
    counted = {(one.act.sentence, one.act.trigger.at) for one in guesses if not one.is_alone}
    figures = [one for one in guesses if (one.act.sentence, one.act.trigger.at) in counted]
    for rule in (SHOT, WOUNDS, PATIENT):
        sure = [_without_dead(one, killed, dead) for one in figures if one.casualty.rule == rule]
        hurt = [one for one in sure if one is not None]
        if hurt:
            yield from _together(hurt) if rule == PATIENT else hurt
            return
    if not is_single:
        yield from (one for one in guesses if _is_hurt(one, killed, is_deadly=is_deadly))


def _is_in_toll(one: _Told, others: Sequence[_Told]) -> bool:
    """Whether more dead are counted in a toll: "the toll climbed to 44 after two more victims died"."""
    if _MORE.isdisjoint(one.words) or "than" in one.words or is_toll(one.act.trigger):
        return False
    return any(is_toll(o.act.trigger) and o.casualty.field is one.casualty.field for o in others)


def _is_brought(one: _Told, others: Sequence[_Told]) -> bool:
    """Whether a toll of the same sentence counts it: "one man died, bringing the dead to four"."""
    return any(
        is_brought(other.act.trigger)
        and other.act.sentence == one.act.sentence
        and other.casualty.field is one.casualty.field
        and other.casualty.span.start > one.casualty.span.end
        for other in others
    )


def _is_no_other(one: _Told, others: Sequence[_Told]) -> bool:
    """Whether "no other injuries" leaves those who are told of: then it is no figure of the whole."""
    if one.act.context.mood is not Mood.NEGATED or _NO_OTHER.isdisjoint(one.words):
        return False
    return any(other.casualty.field is one.casualty.field for other in others)


def _ranked(one: _Told, killed: Sequence[_Told], dead: int | None) -> _Told:
    """A person hurt who is counted on from the dead, less these: "killed two and wounded a third man"."""
    ranks = [rank for word in one.words[:2] if (rank := ordinal_value(word))]
    if one.casualty.field is not Field.INJURED or not one.is_alone or not ranks or not killed or dead is None:
        return one
    number = max(1, ranks[0] - dead)
    return one._replace(casualty=one.casualty._replace(number=number, rule=_LESS_KILLED))


def _is_beside(one: _Told, guessed: Sequence[_Told]) -> bool:
    """Whether one person hurt is among those shot, who are told in another sentence and not as others."""
    wholes = [whole for whole in guessed if not whole.is_alone and _OTHERS.isdisjoint(whole.words)]
    if one.casualty.field is not Field.INJURED or not one.is_alone or not wholes:
        return False
    return all(whole.act.sentence != one.act.sentence for whole in wholes)


def _dead(killed: Sequence[_Told]) -> int | None:
    """How many were killed: the largest figure, else as many as one sentence names; None if unclear."""
    figures = [one.number for one in killed if not one.is_alone and not one.casualty.is_part]
    if figures:
        known = [figure for figure in figures if figure is not None]
        return max(known) if len(known) == len(figures) else None
    sentences = [one.act.sentence for one in killed]
    return max(map(sentences.count, sentences), default=0)


def _without_dead(one: _Told, killed: Sequence[_Told], dead: int | None) -> _Told | None:
    """A figure of people shot without the dead among them; None where nobody or nothing sure is left."""
    spans = [other.casualty.about or other.casualty.span for other in killed]
    if any(span.overlaps(one.casualty.about or one.casualty.span) for span in spans):
        return None  # "two men were shot and killed"
    if not killed or one.casualty.rule == PATIENT or not _OTHERS.isdisjoint(one.words):
        return one
    number = one.number
    if number is None or dead is None or number <= dead:
        return None
    return one._replace(casualty=one.casualty._replace(number=number - dead, rule=_LESS_KILLED))


def _together(hurt: Sequence[_Told]) -> Sequence[_Told]:
    """Patients told of in one sentence as one figure: "two were taken to A hospital and three to B"."""
    told = [one.act.sentence for one in hurt]
    sums = {
        index: sum(one.number or 0 for one in hurt if one.act.sentence == index)
        for index in told
        if told.count(index) > 1
    }
    if not sums:
        return hurt
    most = max(sums, key=lambda index: (sums[index], -index))
    row = [one for one in hurt if one.act.sentence == most]
    first, *_, last = sorted(row, key=lambda one: one.casualty.span)
    span = Span(first.casualty.span.start, last.casualty.span.end)
    whole = first.casualty._replace(span=span, about=None, number=sums[most], rule=_SUMMED)
    return [first._replace(casualty=whole)]


def _is_hurt(one: _Told, killed: Sequence[_Told], *, is_deadly: bool) -> bool:
    """Whether one person shot or in hospital is hurt, and not the one who died.

    Of one person shot in a text that speaks of a death nothing follows, unless it says where he was hit.
    """
    if killed and _OTHERS.isdisjoint(one.words):
        return False
    if one.casualty.rule != SHOT or not is_deadly:
        return True
    tokens, at = one.act.trigger.parse.tokens, one.act.trigger.at
    return any(token.lower in _body() for token in tokens[at + 1 : at + 1 + _BODY_REACH])
