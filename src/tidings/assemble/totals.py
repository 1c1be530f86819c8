"""Add up what one report says of killed or injured people, without counting anyone twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tidings.model.claim import Claim
from tidings.model.codes import Stance
from tidings.model.text import Document
from tidings.model.values import Count

# Words that name nobody in particular: a count of "people" is a count of all.
_ANYBODY = frozenset(
    {"people", "person", "persons", "dead", "victims", "victim", "casualties", "deaths", "all"}
)
_EMPTY = frozenset({"the", "a", "an", "of", "and", "several", "some", "many", "few", "at", "least", "member"})
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Whom a figure is of, with every claim that repeats it; `claim` says most."""

    who: str | None
    claim: Claim
    repeats: tuple[Claim, ...]
    is_part: bool

    @property
    def count(self) -> Count | None:
        """The figure."""
        return self.claim.value if isinstance(self.claim.value, Count) else None


def parties_of(document: Document, claims: Iterable[Claim]) -> tuple[Party, ...]:
    """One party for each group of people, in the order of the text.

    Two claims are of one party when the words for it are the same or one's words hold the other's
    ("US personnel", "US military personnel"), they have the same part in the whole and the same
    speaker, and their figures do not contradict each other.
    """
    parties: list[Party] = []
    for claim in claims:
        who = _who(document, claim)
        for place, party in enumerate(parties):
            if _is_same(party, who, claim):
                best = max(party.claim, claim, key=_weight)
                parties[place] = Party(
                    who=party.who or who,
                    claim=best,
                    repeats=(*party.repeats, claim),
                    is_part=party.is_part,
                )
                break
        else:
            is_part = claim.part in {"part", "superseded"}
            parties.append(Party(who=who, claim=claim, repeats=(claim,), is_part=is_part))
    return tuple(parties)


def total_of(parties: Iterable[Party]) -> Count | None:
    """The figure of the whole: a stated total, or the sum over separate parties.

    Parts ("including 2 children"), figures a later one replaces and denied ones are not added.
    """
    whole = [
        party
        for party in parties
        if not party.is_part and party.count is not None and party.claim.stance is not Stance.DENIED
    ]
    stated = [party for party in whole if party.who is None or _is_anybody(party.who)]
    if stated:
        return max(stated, key=lambda party: _weight(party.claim)).count
    speakers = {party.claim.said_by.name if party.claim.said_by else None for party in whole}
    if len(speakers) > 1:
        first = whole[0].claim.said_by
        whole = [party for party in whole if _name(party.claim) == (first.name if first else None)]
    return _sum([party.count for party in whole if party.count is not None])


def _sum(counts: list[Count]) -> Count | None:
    if not counts:
        return None
    if len(counts) == 1:
        return counts[0]
    lows = [count.low for count in counts if count.low is not None]
    low = sum(lows) if lows else None
    best = _sum_known([count.best for count in counts])
    high = _sum_known([count.high for count in counts])
    if low is None and best is None and high is None:
        return None
    return Count(low=low, best=best, high=high)


def _sum_known(figures: list[int | None]) -> int | None:
    """The sum, None as soon as one is not known."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if len(known) == len(figures) else None


def _who(document: Document, claim: Claim) -> str | None:
    return document.quote(claim.about) if claim.about is not None else None


def _name(claim: Claim) -> str | None:
    return claim.said_by.name if claim.said_by else None


def _content(who: str) -> frozenset[str]:
    return frozenset(_WORD.findall(who.lower())) - _EMPTY


def _is_anybody(who: str) -> bool:
    return _content(who) <= _ANYBODY


def _is_same(party: Party, who: str | None, claim: Claim) -> bool:
    if party.is_part != (claim.part in {"part", "superseded"}) or _name(party.claim) != _name(claim):
        return False
    if not _agree(party.count, claim.value if isinstance(claim.value, Count) else None):
        return False
    if party.who is None or who is None:
        return party.who is who
    left, right = _content(party.who), _content(who)
    return left <= right or right <= left


def _agree(left: Count | None, right: Count | None) -> bool:
    """Whether two ranges share a number."""
    if left is None or right is None:
        return True
    left_low, right_low = left.low or 0, right.low or 0
    if left.high is not None and right_low > left.high:
        return False
    return right.high is None or left_low <= right.high


def _weight(claim: Claim) -> int:
    """How much a claim says: a figure beats a word, a closed range beats an open one."""
    count = claim.value
    if not isinstance(count, Count):
        return 0
    return 1 + 2 * (count.best is not None) + (count.high is not None)
