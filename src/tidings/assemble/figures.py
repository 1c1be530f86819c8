"""Gather what each report says of one count, after whom, and which figures later ones replace."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from tidings.assemble.belief import Telling, origin_name
from tidings.assemble.site import host_of
from tidings.assemble.totals import Party, parties_of, total_of, words_of
from tidings.data.numbers import cardinal
from tidings.data.tables import table
from tidings.model.claim import Claim
from tidings.model.codes import Field
from tidings.model.incident import Voice
from tidings.model.report import Report
from tidings.model.text import Document
from tidings.model.values import Count

_LAST_DAY = date.max
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?]['”\"]?\s|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A report of an incident with its document; documents of one lineage are one voice."""

    report: Report
    document: Document
    lineage: str

    @property
    def age(self) -> tuple[date, str, str]:
        """What orders reports in time: publication, then ids; without a publication day last."""
        return (self.document.published or _LAST_DAY, self.document.id, self.report.id)

    @property
    def outlet(self) -> str:
        """Who prints it, in lower case: as named, else the site; the lineage where neither is known."""
        return (self.document.outlet or _site(self.document.url) or self.lineage).casefold()

    def origin_of(self, claim: Claim) -> str:
        """After whom a claim is told: its speaker, or the outlet where nobody in particular is named."""
        name = origin_name(claim.said_by.name) if claim.said_by else ""
        return self.outlet if not name or set(name.split()) <= _anyone() else name

    def telling(self, claim: Claim) -> Telling:
        """The claim as evidence of one lineage."""
        return Telling(lineage=self.lineage, origin=self.origin_of(claim), outlet=self.outlet)

    def voices(self, claims: Iterable[Claim]) -> tuple[Voice, ...]:
        """The claims as voices of this report."""
        return tuple(Voice(claim=c, report_id=self.report.id, doc_id=self.document.id) for c in claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What one report makes of one count after one speaker: its total, and the claims it was added up from.

    `dead` is the report's total of killed, for counts of others. `is_part` marks a figure of people whom
    another report counts within its total.
    """

    member: Member
    origin: str
    count: Count
    claims: tuple[Claim, ...]
    is_correction: bool = False
    is_part: bool = False
    dead: int | None = None

    @property
    def size(self) -> int:
        """The figure by which reports are compared: the stated one, else the lower bound."""
        return size_of(self.count)

    @property
    def telling(self) -> Telling:
        """The figure as evidence of one lineage."""
        return Telling(lineage=self.member.lineage, origin=self.origin, outlet=self.member.outlet)


def _site(url: str | None) -> str | None:
    """The host of an address without "www.", by which one outlet's articles are known as its own."""
    return host_of(url).removeprefix("www.") or None


def size_of(count: Count) -> int:
    """The stated figure of a count, else its lower bound."""
    return next(number for number in (count.best, count.low, count.high) if number is not None)


def meet(one: Count, other: Count) -> bool:
    """Whether two ranges share a figure."""
    return (one.high is None or (other.low or 0) <= one.high) and (
        other.high is None or (one.low or 0) <= other.high
    )


def holds(wide: Count, narrow: Count) -> bool:
    """Whether a range says no more than another, inside it."""
    return (wide.low or 0) <= (narrow.low or 0) and (
        wide.high is None or (narrow.high is not None and narrow.high <= wide.high)
    )


def figures_of(members: Sequence[Member], field: Field) -> list[Figure]:
    """Every figure of a count, as each report gives it after each of its speakers."""
    told = [(member, _parties(member, field)) for member in members]
    parts = {
        (words, size_of(party.count))
        for _, parties in told
        for party in parties
        if party.is_part and party.count is not None and (words := words_of(party.who or ""))
    }
    figures = [
        figure for member, parties in told for figure in _figures(member, parties, field) if figure.claims
    ]
    return [replace(f, is_part=True) if _is_within(f, parts) else f for f in figures]


def _parties(member: Member, field: Field) -> tuple[Party, ...]:
    claims = (claim for claim in member.report.of(field) if isinstance(claim.value, Count))
    return parties_of(member.document, claims)


def _figures(member: Member, parties: Sequence[Party], field: Field) -> Iterator[Figure]:
    """A report's total, or one for each speaker where its speakers contradict each other."""
    whole = total_of(parties)
    if whole is None:
        return
    dead = total_of(_parties(member, Field.KILLED)) if field is not Field.KILLED else None
    split = _by_origin(member, parties)
    totals = {origin: total for origin, group in split.items() if (total := total_of(group)) is not None}
    if not _are_rivals(whole, list(totals.values())):
        first = max((party.claim for party in parties), key=lambda claim: claim.said_by is not None)
        totals, split = {member.origin_of(first): whole}, {member.origin_of(first): list(parties)}
    for origin, total in totals.items():
        claims = tuple(claim for party in split[origin] for claim in party.repeats)
        yield Figure(
            member=member,
            origin=origin,
            count=total,
            claims=claims,
            is_correction=any(_is_corrected(member.document, claim) for claim in claims),
            dead=size_of(dead) if dead is not None else None,
        )


def _by_origin(member: Member, parties: Sequence[Party]) -> dict[str, list[Party]]:
    """Parties by who counts them; what the article says itself joins the first speaker who says the same."""
    spoken: dict[str, list[Party]] = {}
    for party in sorted(parties, key=lambda one: all(c.said_by is None for c in one.repeats)):
        speaker = next((claim for claim in party.repeats if claim.said_by is not None), party.claim)
        origin = member.origin_of(speaker)
        same = (key for key, group in spoken.items() if any(_is_same(party, other) for other in group))
        spoken.setdefault(next(same, origin), []).append(party)
    return spoken


def _is_same(one: Party, other: Party) -> bool:
    return one.count is not None and one.count == other.count


def _are_rivals(whole: Count, totals: Sequence[Count]) -> bool:
    """Whether a report's total is no sum over its speakers but a range of what each says alone."""
    if len(totals) < 2 or whole.low != min(total.low or 0 for total in totals):
        return False
    return any(not meet(one, other) for one in totals for other in totals)


def _is_within(figure: Figure, parts: set[tuple[frozenset[str], int]]) -> bool:
    """Whether a report counts only people whom another report counts within its total."""
    if len(figure.claims) != 1 or figure.claims[0].about is None:
        return False
    who = words_of(figure.member.document.quote(figure.claims[0].about))
    return bool(who) and any(size == figure.size and who == words for words, size in parts)


def standing(figures: Sequence[Figure], field: Field) -> tuple[list[Figure], list[Figure]]:
    """Figures that stand, and those that a later one replaces.

    A later figure after the same speaker, or of the same lineage, replaces an earlier one unless it only
    says less exactly the same. Deaths do not fall: a lower figure replaces a higher one only where its
    sentence says that it corrects. Injured may fall by as many as have died since, whoever says so.
    """
    whole = [figure for figure in figures if not figure.is_part] or list(figures)
    gone = {id(old) for old in whole for new in whole if _replaces(new, old, field)}
    return [f for f in whole if id(f) not in gone], [f for f in figures if id(f) in gone]


def _replaces(new: Figure, old: Figure, field: Field) -> bool:
    then, now = old.member.document.published, new.member.document.published
    if then is None or now is None or now <= then:
        return False
    if field is Field.INJURED and _has_died(new, old):
        return True
    if new.origin != old.origin and new.member.lineage != old.member.lineage:
        return new.is_correction and _names(new, old)
    if holds(new.count, old.count) and new.count != old.count:
        return False
    return field is not Field.KILLED or new.size >= old.size or new.is_correction


def _has_died(new: Figure, old: Figure) -> bool:
    """Whether the later report counts just as many more dead as it counts fewer injured."""
    if new.dead is None or old.dead is None or new.count.best is None or old.count.best is None:
        return False
    return 0 < old.size - new.size == new.dead - old.dead


def _names(new: Figure, old: Figure) -> bool:
    """Whether a correction names the figure that it corrects, in the sentence of its own."""
    said = (_sentence(new.member.document, claim) for claim in new.claims)
    return any(cardinal((word,)) == old.size for sentence in said for word in _WORD.findall(sentence.lower()))


def _is_corrected(document: Document, claim: Claim) -> bool:
    return _corrections().search(_sentence(document, claim)) is not None


def _sentence(document: Document, claim: Claim) -> str:
    """The text from the sentence's beginning before a claim to its end behind it."""
    text, span = document.text, claim.span
    starts = [match.end() for match in _SENTENCE_END.finditer(text, 0, span.start)]
    end = _SENTENCE_END.search(text, span.end)
    return text[starts[-1] if starts else 0 : end.start() + 1 if end else len(text)]


@lru_cache(maxsize=1)
def _corrections() -> re.Pattern[str]:
    cues = (re.escape(cue.strip()) for cue in table("rivals")["corrections"].split("|"))
    return re.compile(rf"\b(?:{'|'.join(cues)})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _anyone() -> frozenset[str]:
    return frozenset(table("rivals")["anyone"].split())
