"""Add up what one report says of killed or injured people, without counting anyone twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tidings.data.characters import plain
from tidings.data.tables import table
from tidings.model.claim import Claim
from tidings.model.codes import Stance
from tidings.model.text import Document
from tidings.model.values import Count

# Words that name nobody in particular: a count of "people" is a count of all.
_ANYBODY = frozenset(
    {
        "people",
        "person",
        "persons",
        "dead",
        "victims",
        "victim",
        "casualties",
        "deaths",
        "all",
        "lives",
    }
    | {"bodies", "corpses", "individuals", "wounded", "injured", "more", "death", "injuries", "them"}
)
_EMPTY = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "and",
        "several",
        "some",
        "many",
        "few",
        "at",
        "least",
        "member",
        "members",
        "about",
    }
    | {
        "more",
        "than",
        "another",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
    }
)
_MORE = re.compile(r"\b(?:another|additional|further|more)\b(?! than)", re.IGNORECASE)
_BEFORE = 40  # characters before a figure in which it may be said to be outdated
_SENTENCE = 200  # characters: a sentence seldom is longer, and two figures further apart are restated
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Whom a figure is of, with every claim that repeats it; `claim` says most."""

    who: str | None
    claim: Claim
    repeats: tuple[Claim, ...]
    is_part: bool
    line: int = 0

    @property
    def count(self) -> Count | None:
        """The figure."""
        return self.claim.value if isinstance(self.claim.value, Count) else None

    @property
    def is_anybody(self) -> bool:
        """Whether it names nobody in particular."""
        return self.who is None or words_of(self.who) <= _ANYBODY

    @property
    def is_single(self) -> bool:
        """Whether it is one person meant, without a figure in the text."""
        return self.claim.rule == "one person meant"

    @property
    def is_more(self) -> bool:
        """Whether it comes on top of those told before: "another two died", "three more were shot"."""
        is_several = self.count is not None and self.count.best != 1
        return is_several and _MORE.search(self.claim.raw) is not None


def parties_of(document: Document, claims: Iterable[Claim]) -> tuple[Party, ...]:
    """One party for each figure of a group of people, in the order of the text.

    Two claims are of one party when the words for it are the same or one's words hold the other's
    ("US personnel", "US military personnel"), they have the same part in the whole, and their
    figures are the same or one is only a word ("several").
    """
    parties: list[Party] = []
    for claim in claims:
        who = plain(document.quote(claim.about)).text if claim.about is not None else None
        is_part = claim.part in {"part", "superseded"} or _is_outdated(document, claim)
        line = document.text.count("\n", 0, claim.span.start)
        one = Party(who=who, claim=claim, repeats=(claim,), is_part=is_part, line=line)
        for place, party in enumerate(parties):
            if _is_repeat(party, one):
                best = max(party.claim, claim, key=_weight)
                who = party.who if party.who is not None else who
                parties[place] = replace(party, who=who, claim=best, repeats=(*party.repeats, claim))
                break
        else:
            parties.append(one)
    return tuple(parties)


def _is_outdated(document: Document, claim: Claim) -> bool:
    """Whether the words before a figure say that another has taken its place: "down from 12"."""
    before = " ".join(document.text[max(0, claim.span.start - _BEFORE) : claim.span.start].lower().split())
    return _outdated().search(before) is not None


@lru_cache(maxsize=1)
def _outdated() -> re.Pattern[str]:
    cues = (re.escape(cue.strip()) for cue in table("rivals")["outdated"].split("|"))
    return re.compile(rf"\b(?:{'|'.join(cues)})(?: (?:at least|about|around|some|over|the))?$")


def total_of(parties: Iterable[Party]) -> Count | None:
    """The figure of the whole: a stated total, or the sum over separate parties.

    Parts ("including 2 children"), figures a later one replaces and denied ones are not added.
    Rival figures of one party give a range: the lowest low, the first best, the highest high,
    open if any is open (annotation rule Counts of the news gold set).
    """
    whole = [
        p for p in parties if not p.is_part and p.count is not None and p.claim.stance is not Stance.DENIED
    ]
    positive = [p for p in whole if p.count is not None and p.count.high != 0]
    if not positive:
        return _rivals([p.count for p in whole if p.count is not None])
    more = _more(positive)
    if more:
        first = total_of([p for p in positive if p not in more])
        return _sum([c for c in (first, _rivals([p.count for p in more if p.count])) if c is not None])
    stated = [p for p in positive if not p.is_single]
    if not stated:
        return _singles(positive)
    groups = _groups([p for p in stated if not p.is_anybody])
    named = [c for group in groups if (c := _rivals([p.count for p in group if p.count])) is not None]
    anybody = [p.count for p in stated if p.is_anybody and p.count is not None]
    summed = _sum(named)
    alone = [p for p in positive if p.is_single or _is_one(p)]
    if len(alone) == len(positive):  # "a woman and child", "a father and his baby boy"
        persons = _singles(alone)
        if persons.best is not None and persons.best > max(_floor(summed or persons), len(named)):
            return persons
    fresh = [count for count in anybody if not any(_same(count, one) for one in named)]
    if not fresh:
        return summed or _rivals(anybody)
    if summed is None or len(named) == 1:
        return _rivals([*fresh, *named] if anybody and _leads(stated) else [*named, *fresh])
    return _rivals(fresh) if _floor(fresh[0]) >= _floor(summed) else summed


def _more(parties: Sequence[Party]) -> list[Party]:
    """The parties on top of others, but not where these give the same figure: "5 more hurt", "the five"."""
    rest = [p.count for p in parties if not p.is_more and p.count is not None]
    if not rest:
        return []
    return [p for p in parties if p.is_more and p.count and not any(_same(p.count, one) for one in rest)]


def _is_one(party: Party) -> bool:
    """Whether a figure is of one person: "a woman"."""
    return party.count is not None and party.count.best == 1 == party.count.low


def _leads(stated: Sequence[Party]) -> bool:
    """Whether the first figure of the text is of nobody in particular."""
    return stated[0].is_anybody


def _groups(parties: Sequence[Party]) -> list[list[Party]]:
    """Parties whose words hold one another's, together."""
    groups: list[list[Party]] = []
    for party in parties:
        mine = words_of(party.who or "")
        for group in groups:
            theirs = words_of(group[0].who or "")
            if (
                mine <= theirs
                or theirs <= mine
                or _last(party) == _last(group[0])
                or _restates(party, group[0])
            ):
                group.append(party)
                break
        else:
            groups.append([party])
    return groups


def _restates(party: Party, earlier: Party) -> bool:
    """Whether a later sentence gives the same figure under another name ("insurgents", "the fighters").

    Two groups of one sentence are two, whatever their figures; a heading and the text below it are two lines.
    """
    left, right = earlier.count, party.count
    is_apart = party.claim.span.start - earlier.claim.span.end > _SENTENCE or party.line != earlier.line
    return left is not None and right is not None and _same(left, right) and is_apart


def _last(party: Party) -> str:
    """The head of a party's words: what stands before "of", last word, without the plural."""
    words = _WORD.findall((party.who or "").lower().split(" of ")[0])
    return words[-1].removesuffix("s") if words else ""


def _singles(parties: Sequence[Party]) -> Count:
    """How many persons named without a figure: as many as one stretch of text names together."""
    most = 1
    for party in parties:
        context = party.claim.context or party.claim.span
        together = [p for p in parties if (p.claim.context or p.claim.span).overlaps(context)]
        most = max(most, len({_last(p) for p in together}))
    return Count(low=most, best=most, high=most)


def _rivals(counts: Sequence[Count]) -> Count | None:
    """One range over rival figures; the first told is the best."""
    if not counts:
        return None
    if len(counts) == 1:
        return counts[0]
    told = [c for c in counts if c.best is not None and not _is_refined(c, counts)] or list(counts)
    first = told[0]
    lows = [c.low for c in told if c.low is not None]
    highs = [c.high for c in told]
    low = min(lows) if lows else None
    high = None if None in highs else max(h for h in highs if h is not None)
    if first.best is not None and high is not None:
        high = max(high, first.best)
    return Count(low=low, best=first.best, high=high, hedge=first.hedge, operator=first.operator)


def _is_refined(count: Count, others: Sequence[Count]) -> bool:
    """Whether "more than 50" is made exact by another figure: 58."""
    if count.operator != ">" or count.best is None:
        return False
    return any(
        c.operator == "=" and c.best is not None and 0 <= c.best - count.best <= count.best // 4
        for c in others
    )


def _sum(counts: Sequence[Count]) -> Count | None:
    if len(counts) <= 1:
        return counts[0] if counts else None
    lows = [count.low for count in counts if count.low is not None]
    best = _sum_known([count.best for count in counts])
    high = _sum_known([count.high for count in counts])
    low = sum(lows) if lows else None
    if low is None and best is None and high is None:
        return None
    return Count(low=low, best=best, high=high)


def _sum_known(figures: list[int | None]) -> int | None:
    """The sum, None as soon as one is not known."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) if len(known) == len(figures) else None


def _floor(count: Count) -> int:
    return next((n for n in (count.best, count.low, count.high) if n is not None), 0)


def _same(left: Count, right: Count) -> bool:
    return left.best == right.best and (left.best is not None or left.low == right.low)


def words_of(who: str) -> frozenset[str]:
    """The words that say who somebody is, without articles and numbers."""
    return frozenset(_WORD.findall(who.lower())) - _EMPTY


def _is_repeat(party: Party, one: Party) -> bool:
    if party.is_part != one.is_part or party.is_single != one.is_single:
        return False
    left, right = party.count, one.count
    if left is None or right is None or not (_same(left, right) or _is_vague(left, right)):
        return False
    if party.who is None or one.who is None:
        return party.who is one.who
    mine, theirs = words_of(party.who), words_of(one.who)
    return mine <= theirs or theirs <= mine


def _is_vague(left: Count, right: Count) -> bool:
    """Whether one figure is only a word ("several") that the other does not contradict."""
    if left.best is not None and right.best is not None:
        return False
    known, word = (left, right) if left.best is not None else (right, left)
    return _floor(known) >= (word.low or 0)


def _weight(claim: Claim) -> int:
    """How much a claim says: a figure beats a word, a closed range beats an open one."""
    count = claim.value
    if not isinstance(count, Count):
        return 0
    return 1 + 2 * (count.best is not None) + (count.high is not None)
