"""Say how well a value is borne out: by independent lineages, not copies, and by how far each is trusted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import prod
from types import MappingProxyType
from typing import NamedTuple

# After INDRA's belief model: what any source of a kind may get wrong alike, and what one telling may get
# wrong by chance. They are its start values for readers (.05 and .30).
SYSTEMATIC = 0.05
RANDOM = 0.30
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """How far sources are trusted.

    `reliability` gives outlets and speakers, in lower case, the share of their tellings that is right;
    others have 1 - RANDOM. At 0 a source bears nothing out.
    """

    reliability: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def error_of(self, *names: str) -> float:
        """How often a telling is wrong by chance: of the first of its names that is rated."""
        rated = (self.reliability[name] for name in names if name in self.reliability)
        return 1 - next(rated, 1 - RANDOM)


def trust_in(reliability: Mapping[str, float]) -> Trust:
    """Trust from names as people write them."""
    rated = {name.casefold(): float(share) for name, share in reliability.items()}
    return Trust(
        reliability=MappingProxyType({origin_name(name): share for name, share in rated.items()} | rated)
    )


def origin_name(name: str) -> str:
    """A speaker's name as it is compared: lower case, no article, no punctuation."""
    words = " ".join(_WORD.findall(name.casefold()))
    return words.removeprefix("the ").removeprefix("a ")


class Telling(NamedTuple):
    """That a lineage tells a value, after an origin: a named speaker, else the outlet."""

    lineage: str
    origin: str
    outlet: str


def belief_in(tellings: Iterable[Telling], denials: Iterable[Telling], trust: Trust) -> float:
    """The probability that a value holds, from 0 to 1, as far as its sources say.

    Each lineage counts once. Lineages with one origin share its systematic error, so that no number of them
    outweighs it; origins are independent of one another. Denials are weighed alike.
    """
    return round(_borne_out(tellings, trust) * (1 - _borne_out(denials, trust)), 6)


def belief_beside(tellings: Iterable[Telling], rivals: Iterable[Telling], trust: Trust) -> float:
    """The probability that a value holds, given that it and its rivals cannot both hold.

    Linking corpus, gold incidents of two or more articles: killed and injured are off by .028 and .050
    between belief and share right, and by .053 and .082 where rivals are not weighed.
    """
    own, other = _borne_out(tellings, trust), _borne_out(rivals, trust)
    return round(own * (1 - other) / (1 - own * other), 6) if own * other < 1 else 0.5


def _borne_out(tellings: Iterable[Telling], trust: Trust) -> float:
    firsts: dict[str, Telling] = {}
    for telling in sorted(tellings, key=lambda one: (trust.error_of(one.origin, one.outlet), one)):
        firsts.setdefault(telling.lineage, telling)
    origins: dict[str, list[float]] = {}
    for telling in firsts.values():
        origins.setdefault(telling.origin, []).append(trust.error_of(telling.origin, telling.outlet))
    return 1 - prod(_error(errors) for errors in origins.values()) if origins else 0.0


def _error(errors: list[float]) -> float:
    """The error of one origin; what is not trusted at all says nothing."""
    chance = prod(errors)
    return 1.0 if chance >= 1 else min(1.0, SYSTEMATIC + chance)
