"""Bring together one event word's roles, figures, time and place: an act as one sentence tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.codes import DatePrecision
from tidings.model.report import Mention
from tidings.model.text import Span
from tidings.model.values import When, Where
from tidings.read.casualties import Casualty, find_casualties
from tidings.read.chunks import Chunk, Parse
from tidings.read.context import Context, Mood, context_of, is_grievance
from tidings.read.counts import find_counts
from tidings.read.literal import is_literal
from tidings.read.place_lists import place_lists, token_at
from tidings.read.place_roles import (
    PARTY_COST,
    is_a_person,
    is_country,
    is_days_apart,
    is_spoken_in,
    is_struck,
    place_cost,
    place_cues,
)
from tidings.read.reasons import own_mentions
from tidings.read.roles import GROUND, PEOPLE, Roles, find_roles
from tidings.read.time_roles import (
    RITE_COST,
    dates_another,
    is_of_a_reaction,
    is_of_no_act,
    is_of_what_follows,
    rite_cost,
)
from tidings.read.triggers import Trigger, event_nouns, find_triggers

_CAUSAL = frozenset({"when", "as", "after"})
_STRUCK_COST = -4
_NOT_WHEN = frozenset({"since", "until", "till", "through", "to", "for"})
_SPEECH = frozenset("said says told reported announced added confirmed claimed warned speaking".split())
_TOLD = frozenset({"told", "warned"})  # what follows is who hears it: "warned protesters on Monday"
_NO_TIMES = frozenset({"the period", "this period", "that period"})  # of a report, and not of an act
REACH_COST = 22  # a time or place further than this in its sentence belongs to something else
_CLAUSE_COST = 12  # tokens: a clause boundary weighs as much as a long phrase in between
_EVENT_COST = 8
_SPEECH_COST = 30
_ALONE_COST = 12  # the only time or place of a sentence reaches further
_TOPIC_COST = 14  # a time that opens a sentence reaches all its clauses


class Placed(NamedTuple):
    """A place or time mention with its distance from the event word, in tokens and boundaries.

    `is_local` is False for a place that only names a party, a speaker or an origin.
    """

    mention: Mention
    cost: int
    is_local: bool = True


@dataclass(frozen=True, slots=True)
class Act:
    """An event word with everything its sentence ties to it; in a list of news, the number of its item."""

    trigger: Trigger
    roles: Roles
    context: Context
    casualties: tuple[Casualty, ...] = ()
    whens: tuple[Placed, ...] = ()
    wheres: tuple[Placed, ...] = ()
    sentence: int = 0
    item: int | None = None

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


def _has_victim(trigger: Trigger, roles: Roles) -> bool:
    """Whether it is said of people, or of a number of bodies: "seven bodies were found"."""
    chunk = trigger.chunk
    is_counted = chunk is not None and trigger.parse.tags[chunk.first] == "#"
    is_body = trigger.row.lemma == "body" and is_counted
    return is_body or any(c.cls in PEOPLE for c in roles.victims)


def find_acts(parse: Parse, surroundings: Surroundings, taken: Sequence[Span]) -> Iterator[Act]:
    """The acts of one sentence; event words inside `taken` spans belong to other statements."""
    triggers = [
        t
        for t in find_triggers(parse)
        if not any(span.start <= parse.tokens[t.at].start < span.end for span in taken)
    ]
    triggers = [t for t in triggers if not dates_another(parse, t.at)]
    if not triggers:
        return
    counts = find_counts(parse.sentence)
    clauses = clause_numbers(parse)
    heads = [t.at for t in triggers if t.row.sort == "act"]
    times = [m for m in surroundings.times if parse.sentence.span.holds(m.span) and is_event_time(parse, m)]
    places = [
        m for m in surroundings.places if parse.sentence.span.holds(m.span) and is_event_place(parse, m)
    ]
    lists = place_lists(parse, places)
    hurts = any(t.row.effect in ("killed", "injured") and not t.is_noun for t in triggers)
    acts: list[Act] = []
    for trigger in triggers:
        roles = find_roles(trigger)
        if trigger.row.needs == "victim" and not _has_victim(trigger, roles):
            continue
        if trigger.row.needs == "crowd" and not any(p.head in _crowd() for p in roles.doers):
            continue
        if not is_literal(trigger, roles):
            continue
        context = context_of(trigger)
        if not hurts and not times and _is_unbounded(trigger, roles):
            context = context._replace(mood=Mood.GENERIC)
        act = Act(
            trigger,
            roles,
            context,
            tuple(find_casualties(trigger, roles.victims, counts, context)),
            _nearest(parse, trigger.at, _own_times(parse, trigger.at, times), clauses, heads),
            _nearest(
                parse,
                trigger.at,
                own_mentions(parse, trigger.at, places),
                clauses,
                heads,
                struck=[c for c in roles.victims if c.cls in GROUND],
            ),
            parse.sentence.index,
        )
        acts.append(act)
    for number, act in enumerate(acts):
        yield from _by_place(_lent(act, acts[number + 1 :]), lists)


@lru_cache(maxsize=1)
def _crowd() -> frozenset[str]:
    """Those who gather to protest, whatever else they do."""
    return frozenset(table("crowds")["crowd"].split())


def _own_times(parse: Parse, at: int, times: Sequence[Mention]) -> Sequence[Mention]:
    """The times of a sentence, for what a crowd gathers about those behind it: "marched Sunday over the"."""
    if not is_grievance(parse, at):
        return own_mentions(parse, at, times)
    return [mention for mention in times if mention.span.start > parse.tokens[at].start]


def _lent(act: Act, behind: Sequence[Act]) -> Act:
    """An effect with the place of the act that a clause behind it tells of: "13 died when X blew up in Y"."""
    if act.trigger.row.frame not in ("effect", "suffer") or any(_is_near(p) for p in act.wheres):
        return act
    cause = next((other for other in behind if _is_cause_of(act, other)), None)
    lent = [p._replace(cost=REACH_COST) for p in cause.wheres if _is_near(p)] if cause is not None else []
    return replace(act, wheres=(*lent, *act.wheres))


def _is_near(placed: Placed) -> bool:
    return placed.is_local and placed.cost <= REACH_COST


def _is_cause_of(act: Act, other: Act) -> bool:
    """Whether "when", "as" or "after" leads from what people suffered to the act that did it."""
    parse, between = act.trigger.parse, range(act.trigger.at + 1, other.trigger.at)
    if other.trigger.row.sort != "act" or any(parse.tags[i] in (";", ":") for i in between):
        return False
    return any(parse.tokens[i].lower in _CAUSAL and parse.tags[i] in "CWP" for i in between)


def _is_unbounded(trigger: Trigger, roles: Roles) -> bool:
    """Whether an event noun is a bare plural in running text: "bandit attacks have risen"."""
    chunk = trigger.chunk
    if (
        chunk is None
        or (trigger.row.effect is not None and (trigger.row.sort != "act" or bool(roles.victims)))
        or trigger.parse.sentence.is_heading
        or not trigger.parse.tokens[trigger.at].lower.endswith("s")
    ):
        return False
    inside = trigger.parse.tags[chunk.first : trigger.at]
    return not any(tag in ("D", "#", "S") for tag in inside)


def _by_place(act: Act, lists: list[list[Mention]]) -> Iterator[Act]:
    """One act for each of several places named side by side; their shared figures belong to none.

    Annotation rule 1 of the news gold set: "struck bases in Kuwait, Jordan and Bahrain" is three.
    """
    first = act.wheres[0] if act.wheres else None
    nearest = first.mention if first and first.is_local and first.cost <= _CLAUSE_COST else None
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
        if tag in (";", ":", "--", "—", "–", "W", "C") or (tag == "&" and opens_clause(parse, i)):
            current += 1
        numbers.append(current)
    return numbers


def opens_clause(parse: Parse, i: int) -> bool:
    """Whether "and" at token i brings a clause with a subject of its own."""
    if i + 1 >= len(parse.tags):
        return False
    chunk = parse.chunk_of(i + 1)
    if chunk is None:
        return parse.tags[i + 1] == "R"
    at = chunk.last
    return at < len(parse.tags) and parse.tags[at] in ("V", "B", "H", "M")


def is_event_time(parse: Parse, mention: Mention) -> bool:
    """Whether a time can be when something happened: no length of time, and no bound of one."""
    value = mention.value
    if not isinstance(value, When) or value.timex_type in ("DURATION", "SET"):
        return False
    is_weekday = (value.timex or "").startswith("XXXX-WXX-")  # in a text without a date
    if value.start is None and value.partial is None and value.clock is None and not is_weekday:
        return False
    first = token_at(parse, mention.span.start)
    if mention.raw.lower() in _NO_TIMES or _dates_a_vote(parse, mention, first):
        return False
    if is_of_no_act(parse, first, value) or (first > 0 and parse.tokens[first - 1].lower in _NOT_WHEN):
        return False
    return not _names_a_year(parse, mention, first)


def _dates_a_vote(parse: Parse, mention: Mention, first: int) -> bool:
    """Whether a date is part of the name of what is no act of force: "after the October 20 polls"."""
    after = token_at(parse, mention.span.end)
    if not first or after >= len(parse.tokens) or parse.tokens[first - 1].lower not in ("the", "a", "an"):
        return False
    named = parse.chunk_of(after)
    return named is not None and parse.tokens[named.head].lower in _occasions()


@lru_cache(maxsize=1)
def _occasions() -> frozenset[str]:
    """What bears the date of a vote, a treaty or a ruling."""
    return frozenset(table("contexts")["dated"].split())


def _names_a_year(parse: Parse, mention: Mention, first: int) -> bool:
    """Whether a year is part of a name that is no act's: "won the 2015 Goldman Environmental Prize"."""
    if not mention.raw.isdigit() or first + 1 >= len(parse.tokens) or not parse.tokens[first + 1].is_capital:
        return False
    chunk = parse.chunk_of(first + 1)
    if chunk is None or chunk.first != first + 1 or parse.tokens[first - 1].lower != "the":
        return False
    return not any(t.lower in event_nouns() for t in parse.tokens[first + 1 : chunk.last + 1])


def is_event_place(parse: Parse, mention: Mention) -> bool:
    """Whether a place can be where something happened: no demonym, and nobody who speaks."""
    value = mention.value
    if not isinstance(value, Where) or value.feature in ("demonym", "organisation", "metonym"):
        return False
    if is_a_person(parse, token_at(parse, mention.span.start)):
        return False
    after = token_at(parse, mention.span.end)
    if after >= len(parse.tokens) or parse.tokens[after].lower not in _SPEECH:
        return True
    return "".join(parse.tags[after + 1 : after + 2]) == "#"  # "a missile in X claimed 20 lives"


def stands_as_place(parse: Parse, mention: Mention) -> bool:
    """Whether a place is named as where something is ("in Gao", "the town of Gao"), not as a party."""
    if not is_event_place(parse, mention):
        return False
    first = token_at(parse, mention.span.start)
    if first and parse.tokens[first - 1].lower == "in" and is_spoken_in(parse, first - 1):
        return False
    lives = first > 1 and parse.tokens[first - 1].lower in ("of", "in") and parse.tags[first - 2] == "N"
    return lives or place_cost(parse, -1, first, is_country=is_country(mention)) < 0


def _nearest(
    parse: Parse,
    at: int,
    mentions: Sequence[Mention],
    clauses: list[int],
    heads: list[int],
    struck: Sequence[Chunk] | None = None,
) -> tuple[Placed, ...]:
    """Mentions by their distance from the event word, nearest first; `struck` is given for places."""
    is_place = struck is not None
    found = []
    for mention in mentions:
        first = token_at(parse, mention.span.start)
        cost = abs(first - at) if len(mentions) > 1 else min(abs(first - at), _ALONE_COST)
        cost += _CLAUSE_COST * abs(clauses[first] - clauses[at])
        low, high = min(first, at), max(first, at)
        cost += _EVENT_COST * sum(low < head < high for head in heads)
        cost += 2 if first < at else 0
        if not is_place:
            after = token_at(parse, mention.span.end - 1) + 1
            cost = min(cost, _TOPIC_COST) if first < at and _is_topic(parse, first) else cost
            cost += speech_cost(parse, first, after)
            cost += rite_cost(parse, at, first, clauses)
            cost += RITE_COST * is_of_a_reaction(parse, at, first, after)
            cost += RITE_COST * is_of_what_follows(parse, at, first, (m.span.start for m in mentions))
        own = 0
        if is_place:
            own = (
                _STRUCK_COST
                if is_struck(mention, first, struck or ())
                else place_cost(parse, at, first, is_country=is_country(mention))
            )
            if _is_speakers(parse, mention, first, mentions):
                own = PARTY_COST
            elif len(mentions) > 1 and is_days_apart(parse, at, first):
                cost += REACH_COST
        cost += own
        found.append(Placed(mention, cost, own < PARTY_COST // 2))
    return tuple(sorted(found, key=lambda placed: (placed.cost, placed.mention.span)))


def _is_speakers(parse: Parse, mention: Mention, first: int, mentions: Sequence[Mention]) -> bool:
    """Whether somebody speaks there of another country: "In Washington, he told reporters that Haiti ..."."""
    if first > 2 or not _is_topic(parse, first) or not any(t.lower in _SPEECH for t in parse.tokens):
        return False
    here = mention.value.country if isinstance(mention.value, Where) else None
    others = {m.value.country for m in mentions if isinstance(m.value, Where)} - {here, None}
    return here is not None and bool(others)


def _is_topic(parse: Parse, first: int) -> bool:
    """Whether a time opens its sentence or a clause after "that": it dates what follows."""
    at = first - 1
    while at >= 0 and parse.tags[at] in ("P", "D", "A"):
        at -= 1
    return at < 0 or parse.tags[at] == "C"


def speech_cost(parse: Parse, first: int, after: int) -> int:
    """What keeps apart a time that is the speaker's: "told reporters on Friday", "on Friday said"."""
    if after < len(parse.tokens) and parse.tokens[after].lower in _SPEECH:
        return _SPEECH_COST
    passed = None
    for i in range(first - 1, max(-1, first - 7), -1):
        lower = parse.tokens[i].lower
        if lower in _SPEECH and parse.tags[i - 1] != "B":  # "it was reported at 9 p.m. on Friday"
            is_theirs = lower in _TOLD or passed in {None, "responsibility", *place_cues().occasions}
            return _SPEECH_COST if is_theirs else 0
        if parse.tags[i] in ("V", "G", ",", ";", "C", "W"):
            return 0
        if parse.tags[i] == "N" and passed is None:
            passed = lower
    return 0


def is_dated(act: Act) -> bool:
    """Whether the act has a day, week, month or year of its own."""
    when = act.when
    return when is not None and when.start is not None and when.precision is not DatePrecision.UNKNOWN


def is_fact(act: Act) -> bool:
    """Whether the act is told as something that happened, was tried or was stopped."""
    return act.context.mood is Mood.FACT
