"""Bundle the acts of a document into events: several phrasings of one event are one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from tidings.data.tables import table
from tidings.model.codes import DatePrecision, PlacePrecision, Status
from tidings.model.values import When, Where
from tidings.read.acts import REACH_COST, Act, is_fact
from tidings.read.casualties import Casualty
from tidings.read.context import Mood
from tidings.read.developments import AFTERMATH, DEVELOPMENTS
from tidings.read.extent import is_nationwide
from tidings.read.families import are_apart, family_of, is_of_ships
from tidings.read.grammar import Phrase
from tidings.read.murders import is_another_murder
from tidings.read.order import follows, is_of_another_clause, is_year

_NEAR_KM = 30.0  # two named places of one event: a village and its town; news dev: median 9 km apart
FINE = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.DISTRICT})
# Cost beyond which a finer place of a sentence is another act's; news dev is the same at 40 and 50.
_FURTHER = 40
_SCENE = 8  # sentences: what a text says further on of a place is often of another one
_CLOCK_MINUTES = 120  # two tellings of one act may round its hour, seldom by more
_SOME_WEEK = "XXXX-WXX-"
_OPENING = 3  # tokens
_CAPTURES = frozenset({"battle.overtaken", "battle.regained"})


@dataclass(slots=True)
class Event:
    """Acts that tell of one event, in the order of the text; filled while a document is read."""

    acts: list[Act] = field(default_factory=list)

    @property
    def facts(self) -> list[Act]:
        """The acts told as facts."""
        return [act for act in self.acts if is_fact(act)]

    @property
    def family(self) -> str:
        """The family of the first act that has one of its own; arson at a protest is of the protest."""
        known = [f for f in map(family_of, self.acts) if f != "any"]
        return "protest" if known[:1] == ["property"] and "protest" in known else next(iter(known), "any")

    @property
    def when(self) -> When | None:
        """The first known time of day precision, else the first known at all."""
        known = [w for w in map(own_when, self.facts) if w is not None]
        known = known or [w for w in map(own_when, self.acts) if w is not None and not is_year(w)]
        exact = [w for w in known if w.precision is DatePrecision.DAY]
        return next(iter(exact or known), None)

    @property
    def where(self) -> Where | None:
        """The most precise place near an act, the first of equals; of the acts told first, if any has one."""
        told = self.facts
        near = [act for act in told if act.sentence - told[0].sentence <= _SCENE]
        return _finest_of(near) or _finest_of(told)

    @property
    def words(self) -> frozenset[str]:
        """All words of the sentences that tell of it as a fact, in lower case."""
        return frozenset(t.lower for act in self.facts for t in act.trigger.parse.tokens)

    @property
    def casualties(self) -> list[Casualty]:
        """All figures, in the order of the text."""
        return [c for act in self.acts for c in act.casualties]

    def phrases(self, role: str) -> list[Phrase]:
        """The phrases of one role ("doers", "sufferers", "weapons") over all acts told as facts."""
        return [
            p
            for act in self.acts
            if act.context.mood not in (Mood.POSSIBLE, Mood.GENERIC)
            for p in getattr(act.roles, role)
        ]


_COARSENESS = {
    PlacePrecision.SITE: 0,
    PlacePrecision.TOWN: 1,
    PlacePrecision.DISTRICT: 2,
    PlacePrecision.PROVINCE: 3,
    PlacePrecision.REGION: 4,
    PlacePrecision.COUNTRY: 5,
}


def _finest_of(acts: list[Act]) -> Where | None:
    """The finest place of some acts: their own, else a finer one further off in their sentences."""
    known = [w for w in map(own_where, acts) if w is not None]
    best = min(known, key=lambda w: _COARSENESS[w.precision], default=None)
    if is_fine(best):
        return best
    further = [
        (_COARSENESS[w.precision], p.cost, w)
        for act in acts
        for p in act.wheres
        if p.is_local
        and p.cost <= _FURTHER
        and isinstance(w := p.mention.value, Where)
        and w.precision in FINE
        if best is None or best.country == w.country
    ]
    return min(further, key=lambda row: row[:2])[2] if further else best


def is_fine(where: Where | None) -> bool:
    """Whether a place is known to a town, a district or a site."""
    return where is not None and where.precision in FINE


def without_aftermath(events: Sequence[Event]) -> list[Event]:
    """The events but arrests, troops sent and arms found in a text that tells of force or unrest."""
    if all(event.family in DEVELOPMENTS for event in events):
        return list(events)
    return [event for event in events if event.family not in AFTERMATH or _leads(event, events)]


def _leads(event: Event, events: Sequence[Event]) -> bool:
    """Whether arms found are what a text opens with, before it tells of any act of force."""
    found = event.facts[0]
    is_first = all(event is other or other.facts[0].sentence > found.sentence for other in events)
    return is_first and event.family == "weapons" and own_when(found) is not None


def own_when(act: Act) -> When | None:
    """The act's time, if it stands near enough to be its own."""
    for placed in act.whens:
        value = placed.mention.value
        if placed.cost <= REACH_COST and isinstance(value, When) and value.start is not None:
            return value
    return None


def own_where(act: Act) -> Where | None:
    """The finest place near enough to be the act's own."""
    near = [
        p.mention.value
        for p in act.wheres
        if p.is_local and p.cost <= REACH_COST and isinstance(p.mention.value, Where)
    ]
    if not near:
        return None
    country = near[0].country
    return min((w for w in near if w.country == country), key=lambda w: _COARSENESS[w.precision])


@lru_cache(maxsize=1)
def crowd_words() -> dict[str, frozenset[str]]:
    """Words of crowds, police and what is thrown, by the names of `resources/crowds.yml`."""
    return {name: frozenset(words.split()) for name, words in table("crowds").items()}


def bundle(acts: Iterable[Act]) -> list[Event]:
    """Events of a document, each act joined to the event it fits best, or the first of a new one."""
    events: list[Event] = []
    early: list[Act] = []  # "nobody was hurt when a grenade went off": told before its event
    for act in acts:
        if act.context.mood is Mood.POSSIBLE:
            continue
        scored = [(_fit(event, act, events), -i, event) for i, event in enumerate(events)]
        best = max(scored, default=None, key=lambda row: row[:2])
        if best is not None and best[0] > 0:
            best[2].acts.append(act)
        elif _may_open(act):
            events.append(Event([act, *(one for one in early if one.sentence == act.sentence)]))
            early = []
        elif act.context.mood is Mood.NEGATED and act.casualties:
            early.append(act)
    return _merge_twins(events)


def _weekday(act: Act) -> int | None:
    """The day of the week near an act, 1 for Monday: all that a text without a date says of its days."""
    for placed in act.whens:
        value = placed.mention.value
        if placed.cost > REACH_COST or not isinstance(value, When):
            continue
        if value.start is not None:
            return value.start.isoweekday() if value.precision is DatePrecision.DAY else None
        if (value.timex or "").startswith(_SOME_WEEK):
            return int((value.timex or "")[len(_SOME_WEEK)])
    return None


def _weekdays_conflict(event: Event, act: Act) -> bool:
    """Whether two acts of a text without a date are told of different days of the week."""
    mine = _weekday(act)
    theirs = next((day for other in event.facts if (day := _weekday(other)) is not None), None)
    if theirs is not None and is_year(own_when(act)):
        return True  # a day of the week of the text, and the year of another war
    return mine is not None and theirs is not None and mine != theirs


def _may_open(act: Act) -> bool:
    """Whether an act may be the first of an event."""
    if act.trigger.row.sort == "anaphor":
        return False
    return act.context.mood is Mood.FACT or (act.context.mood is Mood.GENERIC and _stands_alone(act))


def _stands_alone(act: Act) -> bool:
    """Whether a plural without number still tells of something at a place and time."""
    return own_when(act) is not None and is_fine(own_where(act))


def _fit(event: Event, act: Act, events: list[Event]) -> int:
    """How well an act fits an event: 0 or less, and it is of another one."""
    if _conflict(event, act):
        return 0
    last = event.acts[-1]
    same_sentence = last.sentence == act.sentence
    score = 1
    score += (6 if act.trigger.row.effect else 3) * same_sentence + (act.sentence - last.sentence == 1)
    score += 1 if event is events[0] else 0
    score += 1 if event is max(events, key=lambda e: e.acts[-1].sentence) else 0
    here, there = own_where(act), event.where
    if here is not None and there is not None:
        score += 4 if here.precision in FINE and there.precision in FINE else 1
        score += 2 * (here.gazetteer_id == there.gazetteer_id)
    now, then = own_when(act), event.when
    if now is not None and then is not None:
        score += 3
    score += 2 * bool(_heads(event.phrases("sufferers")) & _heads(act.roles.sufferers))
    score += bool(_heads(event.phrases("doers")) & _heads(act.roles.doers))
    score += 2 if _code_stem(event) == act.trigger.row.code.split(".")[0] else 0
    if same_sentence and (follows(last, act) or (act.context.is_cause and not last.context.is_cause)):
        score -= 20
    if act.context.is_new and not same_sentence and not act.context.is_anaphor:
        score -= 20
    if _is_indefinite(act) and not same_sentence and (here is None or there is None):
        score -= 3
    return score


def _conflict(event: Event, act: Act) -> bool:
    """Whether family, day or place keep an act out of an event."""
    mine, theirs = family_of(act), event.family
    if None not in (act.item, event.acts[-1].item) and act.item != event.acts[-1].item:
        return True
    same_sentence = event.acts[-1].sentence == act.sentence
    if same_sentence and is_of_another_clause(event.acts[-1], act):
        return True
    if not is_of_ships(act.roles.sufferers, event.phrases("sufferers")) and are_apart(
        mine, theirs, same_sentence=same_sentence, is_policing=_is_policing(event, act)
    ):
        return True
    if theirs == "property" and mine == "any" and act.casualties:
        return not same_sentence
    if _days_conflict(own_when(act), event.when) or _is_another_time(event, act):
        return True
    if event.when is None and _weekdays_conflict(event, act):
        return True
    if is_year(event.when) and own_when(act) is None and _weekday(act) is not None:
        return True
    if any(_is_beside_in_a_list(other, act) for other in event.acts) or is_another_murder(event.acts, act):
        return True
    first = event.acts[0]
    if not is_fine(event.where) and is_fine(own_where(act)) and is_nationwide(first.trigger.parse.sentence):
        return first.sentence != act.sentence  # "the nationwide unrest", and one town of it
    return places_conflict(own_where(act), event.where) or _is_another_capture(event, act)


def _is_another_capture(event: Event, act: Act) -> bool:
    """Whether ground named by itself is taken in a sentence of its own, and other ground, or none, before."""
    if act.trigger.row.code not in _CAPTURES or not is_fine(here := own_where(act)):
        return False
    if any(other.sentence == act.sentence for other in event.acts):
        return False
    if is_of_ships(act.roles.sufferers):
        return False  # one ship, though told of a sea and of its strait
    taken = [own_where(other) for other in event.facts if other.trigger.row.code in _CAPTURES]
    return here not in taken


def _is_beside_in_a_list(other: Act, act: Act) -> bool:
    """Whether two acts are one event word told of two places: "strikes hit Qeshm and Bandar Abbas"."""
    is_same_word = (other.sentence, other.trigger.at) == (act.sentence, act.trigger.at)
    return is_same_word and own_where(other) != own_where(act)


def _is_another_time(event: Event, act: Act) -> bool:
    """Whether a sentence opens with a time and tells of an act anew: "In 2011, a gunman killed 77 people"."""
    if event.when is not None or act.trigger.is_noun or act.trigger.row.sort == "weak":
        return False
    opening = [t.start for t in act.trigger.parse.tokens[:_OPENING]]
    return act.sentence - event.acts[-1].sentence > 1 and any(
        placed.mention.span.start in opening and own_when(act) == placed.mention.value for placed in act.whens
    )


def _is_policing(event: Event, act: Act) -> bool:
    """Whether police or soldiers face a crowd in an act next to a protest: it is one event."""
    near = [other for other in event.acts if abs(other.sentence - act.sentence) <= 1]
    if family_of(act) == "property":
        return bool(near)
    if family_of(act) == "protest" == act.trigger.row.code.split(".")[0] and event.family == "property":
        return bool(near) and not any(p.chunk.cls == "state" for p in event.phrases("doers"))
    told = [act, *(other for other in near if other.trigger.row.lemma == "use")]  # tear gas, water cannon
    return bool(near) and any(
        p.chunk.cls == "state" for one in told for p in (*one.roles.doers, *one.roles.sufferers)
    )


def _days_conflict(left: When | None, right: When | None) -> bool:
    if left is None or right is None or left.start is None or right.start is None:
        return False
    left_end, right_end = left.end or date.max, right.end or date.max
    if left.clock and right.clock and abs(_minutes(left.clock) - _minutes(right.clock)) > _CLOCK_MINUTES:
        return True
    return left.start >= right_end or right.start >= left_end


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")[:2]
    return int(hours) * 60 + int(minutes)


def places_conflict(left: Where | None, right: Where | None) -> bool:
    """Whether two places cannot be of one event."""
    if left is None or right is None:
        return False
    if left.country and right.country and left.country != right.country:
        return True
    coarse = PlacePrecision.PROVINCE
    if left.precision is coarse and right.precision is coarse:
        return left.gazetteer_id != right.gazetteer_id
    if coarse in (left.precision, right.precision) and {left.precision, right.precision} & FINE:
        return left.admin1 is not None and right.admin1 is not None and left.admin1 != right.admin1
    if left.precision not in FINE or right.precision not in FINE:
        return False
    if left.lat is None or right.lat is None or left.lon is None or right.lon is None:
        return False
    reach = _NEAR_KM + max(left.radius_km or 0, right.radius_km or 0)
    return distance_km((left.lat, left.lon), (right.lat, right.lon)) > reach


def distance_km(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Great-circle distance of two WGS84 points, haversine on a sphere of 6,371 km."""
    a, b = math.radians(left[0]), math.radians(right[0])
    across = math.radians(right[1] - left[1])
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def _heads(phrases: Iterable[Phrase]) -> set[str]:
    return {p.head for p in phrases}


def _code_stem(event: Event) -> str:
    return event.acts[0].trigger.row.code.split(".")[0]


def _is_indefinite(act: Act) -> bool:
    """Whether the words bring a new act: "an attack", "three air strikes"."""
    first = act.trigger.chunk.first if act.trigger.chunk is not None else act.trigger.at
    tokens, tags = act.trigger.parse.tokens, act.trigger.parse.tags
    return act.trigger.is_noun and (tokens[first].lower in ("a", "an") or tags[first] == "#")


def _merge_twins(events: list[Event]) -> list[Event]:
    """Join a heading's or a later passage's event to one of the same family, day and place."""
    kept: list[Event] = []
    for event in events:
        twin = next((k for k in kept if _are_twins(k, event)), None)
        if twin is None:
            kept.append(event)
        else:
            twin.acts.extend(event.acts)
    return kept


def _are_twins(left: Event, right: Event) -> bool:
    if left.family != right.family or any(a.context.is_new for a in right.acts):
        return False
    if any(a.sentence == right.acts[0].sentence for a in left.acts):  # told apart in one sentence
        return False
    here, there = left.where, right.where
    if here is None or there is None or here.gazetteer_id != there.gazetteer_id or here.precision not in FINE:
        return False
    return not _days_conflict(left.when, right.when)


def status_of(event: Event) -> Status:
    """How far the event got: what any act says happened counts as having happened."""
    statuses = [
        act.context.status for act in event.facts if act.trigger.row.sort in ("act", "effect", "weak")
    ]
    if not statuses or Status.OCCURRED in statuses:
        return Status.OCCURRED
    return statuses[0]
