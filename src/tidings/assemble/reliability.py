"""Learn how reliable sources are from how far their figures agree with what others say of the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum, log
from typing import NamedTuple

from tidings.assemble.belief import RANDOM, Trust
from tidings.assemble.figures import Member, figures_of, standing
from tidings.model.codes import Field

FIELDS = (Field.KILLED, Field.INJURED)
# Beta prior: as if every source had been right in 0.7 of so many incidents before the first was seen.
PRIOR_WEIGHT = 10
# A source with fewer shared figures is not rated: it keeps what a stranger has.
LEAST_SHARED = 5
# How many figures a source might give that are wrong; of two that disagree by chance few give the same.
WRONG = 3
# Figures that lie within this share of the larger one agree in part: 11 against 12 by two thirds.
NEAR = 0.25
ROUNDS = 12
_CEILING, _FLOOR = 0.98, 0.02


class Vote(NamedTuple):
    """That a lineage gives a figure, after an origin, in an outlet."""

    lineage: str
    origin: str
    outlet: str
    size: int

    @property
    def names(self) -> set[str]:
        """The sources that are judged by it; an outlet that nobody knows has its lineage's name."""
        return {self.origin, self.outlet} - {self.lineage}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """What is known of one source: the share of its figures that is right, as far as others tell.

    `shared` is how many figures of how many incidents others give as well; `agreeing` is how many of those
    the source is held to have right. `is_set` marks a share that the user has given.
    """

    source: str
    reliability: float
    shared: int
    agreeing: float
    is_set: bool = False


def votes_of(members: Sequence[Member]) -> list[tuple[Vote, ...]]:
    """What the sources of an incident say of each count; a count on which one lineage speaks asks nothing."""
    found = []
    for field in FIELDS:
        stand, _ = standing(figures_of(members, field), field)
        votes = {
            Vote(one.member.lineage, one.origin, one.member.outlet, one.size)
            for one in stand
            if one.count.best is not None
        }
        if len({vote.lineage for vote in votes}) > 1:
            found.append(tuple(sorted(votes)))
    return found


def learn_reliability(questions: Iterable[Sequence[Vote]], trust: Trust | None = None) -> list[Rating]:
    """The rating of every source that shares figures with others, by name.

    Truth discovery after Dawid and Skene (1979), with one accuracy for each source as in Yin et al.
    (TruthFinder, 2008), whose nearness of values is used too. What is likely right is worked out from how
    reliable those are who say it, and how reliable each is from how often it says what is likely right, in
    turn. A source is judged by others: its own lineages are left out, and its own word counts no more than
    a stranger's, however reliable it was found. A lineage, and an origin, speaks once for a figure; a source
    that repeats itself is counted once for each question. `trust` holds what the user has set, which stays.

    The result depends on the set of questions only, not on their order.
    """
    trust = trust or Trust()
    asked = sorted(tuple(sorted(set(votes))) for votes in questions)
    own: dict[str, list[Sequence[Vote]]] = defaultdict(list)
    for votes in asked:
        for source in sorted({name for vote in votes for name in vote.names}):
            if _others(votes, source):
                own[source].append(votes)
    known = dict(trust.reliability)
    totals: dict[str, float] = {}
    for _ in range(ROUNDS):
        now = Trust(reliability=known)
        totals = {
            source: fsum(_agreement(votes, source, now) for votes in shared) for source, shared in own.items()
        }
        learned = {source: _smoothed(totals[source], len(own[source])) for source in totals}
        known = learned | dict(trust.reliability)
    return [
        Rating(
            source=source,
            reliability=round(known[source], 3),
            shared=len(own[source]),
            agreeing=round(totals[source], 1),
            is_set=source in trust.reliability,
        )
        for source in sorted(own)
    ]


def trust_from(ratings: Iterable[Rating], trust: Trust) -> Trust:
    """Trust with what was learned of sources that share enough; what the user has set wins."""
    learned = {one.source: one.reliability for one in ratings if one.shared >= LEAST_SHARED}
    return Trust(reliability=learned | dict(trust.reliability))


def _smoothed(agreeing: float, shared: int) -> float:
    return round((PRIOR_WEIGHT * (1 - RANDOM) + agreeing) / (PRIOR_WEIGHT + shared), 6)


def _others(votes: Sequence[Vote], source: str) -> list[Vote]:
    """The votes of other sources in lineages that the source has no part in."""
    own = {vote.lineage for vote in votes if source in vote.names}
    return [vote for vote in votes if vote.lineage not in own]


def _agreement(votes: Sequence[Vote], source: str, trust: Trust) -> float:
    """How far what a source says of one count is likely right, by others and as a stranger's word."""
    sizes = sorted({vote.size for vote in votes if source in vote.names})
    points = _points(_others(votes, source), trust)
    stranger = _log_odds(1 - RANDOM)
    scores = {
        size: points.get(size, 0.0) + (stranger if size in sizes else 0.0) for size in {*points, *sizes}
    }
    odds = {size: exp(score) for size, score in sorted(scores.items())}
    total = fsum((*odds.values(), max(0, WRONG + 1 - len(odds))))
    shares = [fsum(one / total * _nearness(size, other) for other, one in odds.items()) for size in sizes]
    return fsum(shares) / len(shares)


def _points(votes: Iterable[Vote], trust: Trust) -> Mapping[int, float]:
    """The log-odds that votes give to each figure; lineages and origins speak once for one."""
    best: dict[tuple[int, str], tuple[float, str]] = {}
    for vote in votes:
        said = (_log_odds(1 - trust.error_of(vote.origin, vote.outlet)), vote.origin)
        key = (vote.size, vote.lineage)
        best[key] = max(best.get(key, said), said)
    origins: dict[int, dict[str, float]] = defaultdict(dict)
    for (size, _), (points, origin) in sorted(best.items()):
        origins[size][origin] = max(points, origins[size].get(origin, points))
    return {size: fsum(found.values()) for size, found in sorted(origins.items())}


def _log_odds(share: float) -> float:
    """How much a source that is right so often says for its figure: nothing where it is right by chance."""
    share = min(_CEILING, max(_FLOOR, share))
    return max(0.0, log(WRONG * share / (1 - share)))


def _nearness(one: int, other: int) -> float:
    """How far two figures agree, 1 where they are equal."""
    apart = abs(one - other)
    return max(0.0, 1 - apart / (NEAR * max(one, other))) if apart else 1.0
