"""Bring together one event word's roles, figures, time and place: an act as one sentence tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tidings.model.codes import DatePrecision, PlacePrecision
from tidings.model.report import Mention
from tidings.model.text import Span
from tidings.model.values import When, Where
from tidings.read.casualties import Casualty, find_casualties
from tidings.read.chunks import Parse
from tidings.read.context import Context, Mood, context_of
from tidings.read.counts import find_counts
from tidings.read.roles import PEOPLE, Roles, find_roles
from tidings.read.triggers import Trigger, find_triggers

_PLACE_WORDS = frozenset(
    {"in", "at", "near", "on", "outside", "of", "around", "inside", "from", "across", "over", "to"}
)
_LIST_WORDS = frozenset({",", "and", "or", "as", "well", "in", "the", "both", "&"})
_NOT_WHEN = frozenset({"since", "until", "till", "through", "to", "for"})
_SPEECH = frozenset({"said", "says", "told", "reported", "announced", "added", "confirmed", "claimed"})
_CLAUSE_COST = 12  # tokens: a clause boundary weighs as much as a long phrase in between
_EVENT_COST = 8
_SPEECH_COST = 30


class Placed(NamedTuple):
    """A place or time mention with its distance from the event word, in tokens and boundaries."""

    mention: Mention
    cost: int


@dataclass(frozen=True, slots=True)
class Act:
    """An event word with everything its sentence ties to it."""

    trigger: Trigger
    roles: Roles
    context: Context
    casualties: tuple[Casualty, ...] = ()
    whens: tuple[Placed, ...] = ()
    wheres: tuple[Placed, ...] = ()
    sentence: int = 0

    @property
    def when(self) -> When | None:
        """The nearest time with a value."""
        for placed in self.whens:
            if isinstance(placed.mention.value, When):
                return placed.mention.value
        return None

    @property
    def where(self) -> Where | None:
        """The nearest place with a value."""
        for placed in self.wheres:
            if isinstance(placed.mention.value, Where):
                return placed.mention.value
        return None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The resolved times and places of a document."""

    times: Sequence[Mention]
    places: Sequence[Mention]


def find_acts(parse: Parse, surroundings: Surroundings, taken: Sequence[Span]) -> Iterator[Act]:
    """The acts of one sentence; event words inside `taken` spans belong to other statements."""
    triggers = [
        t
        for t in find_triggers(parse)
        if not any(span.start <= parse.tokens[t.at].start < span.end for span in taken)
    ]
    if not triggers:
        return
    counts = find_counts(parse.sentence)
    clauses = clause_numbers(parse)
    heads = [t.at for t in triggers]
    times = [m for m in surroundings.times if parse.sentence.span.holds(m.span) and _is_event_time(parse, m)]
    places = [
        m for m in surroundings.places if parse.sentence.span.holds(m.span) and _is_event_place(parse, m)
    ]
    lists = _place_lists(parse, places)
    for trigger in triggers:
        roles = find_roles(trigger)
        if trigger.row.needs == "victim" and not any(c.cls in PEOPLE for c in roles.victims):
            continue
        context = context_of(trigger)
        act = Act(
            trigger,
            roles,
            context,
            tuple(find_casualties(trigger, roles.victims, counts, context)),
            _nearest(parse, trigger.at, times, clauses, heads, is_place=False),
            _nearest(parse, trigger.at, places, clauses, heads, is_place=True),
            parse.sentence.index,
        )
        yield from _by_place(act, lists)


def _place_lists(parse: Parse, places: Sequence[Mention]) -> list[list[Mention]]:
    """Places named side by side: "in Kuwait, Jordan and Bahrain", where none contains another."""
    lists: list[list[Mention]] = []
    last_token = -9
    for mention in sorted(places, key=lambda m: m.span):
        first = _token_at(parse, mention.span.start)
        between = {t.lower for t in parse.tokens[max(0, last_token) : first]}
        previous = lists[-1][-1] if lists else None
        if (
            previous is not None
            and first > last_token
            and between
            and between <= _LIST_WORDS
            and (not _contains(mention.value, previous.value))
        ):
            lists[-1].append(mention)
        else:
            lists.append([mention])
        last_token = _token_at(parse, mention.span.end - 1) + 1
    return [group for group in lists if len(group) > 1]


def _contains(outer: object, inner: object) -> bool:
    """Whether the second place lies in the first: "Azaz, Aleppo province" is one place."""
    if not isinstance(outer, Where) or not isinstance(inner, Where) or outer.country != inner.country:
        return False
    if outer.precision is PlacePrecision.COUNTRY:
        return True
    return outer.admin1 == inner.admin1 and outer.precision is PlacePrecision.PROVINCE


def _by_place(act: Act, lists: list[list[Mention]]) -> Iterator[Act]:
    """One act for each of several places named side by side; their shared figures belong to none.

    Annotation rule 1 of the news gold set: "struck bases in Kuwait, Jordan and Bahrain" is three.
    """
    nearest = act.wheres[0].mention if act.wheres and act.wheres[0].cost <= _CLAUSE_COST else None
    group = next((g for g in lists if nearest in g), None)
    if group is None or act.trigger.row.frame == "mutual":
        yield act
        return
    zeros = tuple(c for c in act.casualties if act.context.mood is Mood.NEGATED)
    for mention in group:
        yield replace(act, wheres=(Placed(mention, 0),), casualties=zeros)


def clause_numbers(parse: Parse) -> list[int]:
    """A clause number for each token: signs, relatives, conjunctions and new subjects begin one."""
    numbers: list[int] = []
    current = 0
    for i, tag in enumerate(parse.tags):
        if tag in (";", ":", "--", "—", "–", "W", "C") or (tag == "&" and _opens_clause(parse, i)):
            current += 1
        numbers.append(current)
    return numbers


def _opens_clause(parse: Parse, i: int) -> bool:
    if i + 1 >= len(parse.tags):
        return False
    chunk = parse.chunk_of(i + 1)
    if chunk is None:
        return parse.tags[i + 1] == "R"
    at = chunk.last
    return at < len(parse.tags) and parse.tags[at] in ("V", "B", "H", "M")


def _token_at(parse: Parse, offset: int) -> int:
    for i, token in enumerate(parse.tokens):
        if token.end > offset:
            return i
    return len(parse.tokens) - 1


def _is_event_time(parse: Parse, mention: Mention) -> bool:
    value = mention.value
    if not isinstance(value, When) or value.timex_type in ("DURATION", "SET"):
        return False
    if value.start is None and value.partial is None and value.clock is None:
        return False
    first = _token_at(parse, mention.span.start)
    return not (first > 0 and parse.tokens[first - 1].lower in _NOT_WHEN)


def _is_event_place(parse: Parse, mention: Mention) -> bool:
    """Whether a place can be where something happened: no demonym, and nobody who speaks."""
    value = mention.value
    if not isinstance(value, Where) or value.feature in ("demonym", "organisation", "metonym"):
        return False
    after = _token_at(parse, mention.span.end)
    return not (after < len(parse.tokens) and parse.tokens[after].lower in _SPEECH)


def _nearest(
    parse: Parse,
    at: int,
    mentions: Sequence[Mention],
    clauses: list[int],
    heads: list[int],
    *,
    is_place: bool,
) -> tuple[Placed, ...]:
    """Mentions by their distance from the event word, nearest first."""
    found = []
    for mention in mentions:
        first = _token_at(parse, mention.span.start)
        cost = abs(first - at)
        cost += _CLAUSE_COST * abs(clauses[first] - clauses[at])
        low, high = min(first, at), max(first, at)
        cost += _EVENT_COST * sum(low < head < high for head in heads)
        cost += 2 if first < at else 0
        cost += 0 if is_place else _speech_cost(parse, first)
        if is_place:
            before = parse.tokens[first - 1].lower if first else ""
            chunk = parse.chunk_of(first)
            if chunk is not None and chunk.first > 0:
                before = parse.tokens[chunk.first - 1].lower
            cost -= 6 if before in _PLACE_WORDS else 0
            cost += 6 if _is_party(parse, first) else 0
        found.append(Placed(mention, cost))
    return tuple(sorted(found, key=lambda placed: (placed.cost, placed.mention.span)))


def _speech_cost(parse: Parse, first: int) -> int:
    """What keeps apart a time that is the speaker's: "told reporters on Friday"."""
    for i in range(first - 1, max(-1, first - 7), -1):
        if parse.tokens[i].lower in _SPEECH:
            return _SPEECH_COST
        if parse.tags[i] in ("V", "G", ",", ";", "C", "W") or (
            parse.tags[i] == "N" and parse.tags[i - 1] == "V"
        ):
            return 0
    return 0


def _is_party(parse: Parse, token: int) -> bool:
    """Whether a place name stands inside the name of a party ("Malian soldiers", "Iraq's army")."""
    chunk = parse.chunk_of(token)
    return (
        chunk is not None
        and chunk.cls in ("state", "armed", "official", "group", "civilian")
        and chunk.head != token
    )


def is_dated(act: Act) -> bool:
    """Whether the act has a day, week, month or year of its own."""
    when = act.when
    return when is not None and when.start is not None and when.precision is not DatePrecision.UNKNOWN


def is_fact(act: Act) -> bool:
    """Whether the act is told as something that happened, was tried or was stopped."""
    return act.context.mood is Mood.FACT
