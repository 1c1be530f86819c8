"""Find postures: how many of which force are stationed or deployed where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.codes import Field, Kind
from tidings.model.report import Report
from tidings.read.counts import CountPhrase
from tidings.read.cues import Cues, listed
from tidings.read.figures import count_value, find_figures, lists
from tidings.read.lines import Line, Spot
from tidings.read.pages import Page

_LEAST = 20  # fewer of a force are a patrol or the dead of one incident
_LEAST_THINGS = 5
_CUE_REACH = 10  # tokens between the number and the word that tells a stock from a deed
_AREA_REACH = 8  # tokens between the force and its area
_AREA_WORDS = frozenset(
    ["in", "to", "from", "at", "across", "near", "into", "inside", "around", "on", "along", "throughout"]
)


_COUNTED = frozenset({"number", "numbers", "strong"})
_WHOLES = frozenset({"force", "forces", "strength", "contingent", "army", "garrison", "militia", "troops"})


class _Stock(NamedTuple):
    number: CountPhrase
    noun: int
    area: Spot | None
    hedge: str | None
    is_joined: bool = False
    force: tuple[int, int] | None = None


@lru_cache(maxsize=1)
def _purposes() -> Cues:
    return Cues({"purpose": table("statements")["purposes"]})


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    """What befalls a force in an incident, so that its number is no stock."""
    return (frozenset(lists().effects) - listed("posted_deeds")) | listed("losses")


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """Words without one of which a sentence tells no posture."""
    return listed("forces") | listed("loose_forces") | _COUNTED


def find_postures(page: Page) -> Iterator[Report]:
    """The postures of a document."""
    for line in page.lines:
        if _openers().isdisjoint(line.words):
            continue
        deeds = {figure.number.first for figure in find_figures(line)}
        counts = line.counts
        for k, count in enumerate(counts):
            if count.ordinal is not None or count.first in deeds:
                continue
            stock = _stock(line, count)
            if stock is None:
                continue
            stocks = [stock, *_joined(line, stock, counts[k + 1 :])]
            for each in stocks:
                yield _report(page, line, stock, each)


def _stock(line: Line, count: CountPhrase) -> _Stock | None:
    """The stock that a number opens: a force noun, a word of being or going there, an area."""
    noun = _force_end(line, count)
    value = count_value(line, count)
    if noun is None:
        return None
    head = line.lowers[noun - 1]
    if value is None or value < (_LEAST if head in listed("people_force") else _LEAST_THINGS):
        return None
    first, last = line.clause(count.first)
    near = line.lowers[max(first, count.first - _CUE_REACH) : min(last, noun + _CUE_REACH)]
    if not _deeds().isdisjoint(near):
        return None
    area = _area(line, noun, last)
    is_kept = not listed("kept_cues").isdisjoint(near) or line.lowers[count.last : count.last + 1] == ("-",)
    is_kept = value >= _LEAST and (is_kept or noun == count.last or _is_put(line, count, first))
    if not is_kept and (head in listed("loose_forces") or listed("posture_cues").isdisjoint(near)):
        is_there = area and area.first - noun <= 2 and head in listed("people_force")
        if not is_there:
            return None
    is_owned = not {"arsenal", "stockpile", "stockpiles"}.isdisjoint(near) or _has(line, count, head)
    is_placed = area is not None or any(line.places_in(first, last)) or _names_area(line, noun, last)
    if not (is_placed or is_owned or is_kept):
        return None
    hedge = " ".join(line.lowers[count.first : count.core]) or None
    start = count.last
    while start < noun and line.lowers[start] in ("of", "-", "odd", "strong"):
        start += 1
    force = (start, noun) if noun > start else _who(line, count)
    return _Stock(count, noun, area, hedge, force=force) if force is not None else None


def _who(line: Line, count: CountPhrase) -> tuple[int, int] | None:
    """The subject of "number": "the rebels, who number around 4,000"."""
    least, _ = line.clause(count.first)
    for chunk in reversed(line.parse.chunks):
        if (
            chunk.last < count.first
            and chunk.first >= max(0, least - 4)
            and chunk.cls not in ("time", "number")
        ):
            return chunk.first, chunk.last
    return None


def _force_end(line: Line, count: CountPhrase) -> int | None:
    """The token after the force noun that a number counts."""
    at = count.last
    if line.lowers[at : at + 1] == ("of",):
        at += 1
    elif line.lowers[at : at + 2] in (("-", "strong"), ("-", "odd")):  # "the 5,200-strong force"
        at += 2
    forces = listed("forces") | listed("loose_forces")
    if line.lowers[at - 1] == "strong":
        forces |= listed("bodies_of_men")
    for k in range(at, min(len(line.lowers), at + 6)):
        if line.lowers[k] in forces and line.lowers[k + 1 : k + 2] not in _single(forces):
            return k + 1
        if line.tags[k] not in ("N", "J", "S", "V", "#", "D", "-") or line.lowers[k] in ("and", "or"):
            break
    is_numbered = count.first > 0 and line.lowers[count.first - 1] in ("number", "numbers")
    return count.last if is_numbered and line.tags[count.first - 2] not in ("D", "J", "P") else None


def _is_put(line: Line, count: CountPhrase, first: int) -> bool:
    """Whether a whole force is put at a number: "put the Syrian force in the valley at about 9,000 men"."""
    before = line.lowers[max(first, count.first - _CUE_REACH) : count.first]
    return before[-1:] == ("at",) and not _WHOLES.isdisjoint(before)


def _single(words: frozenset[str]) -> frozenset[tuple[str, ...]]:
    return frozenset((word,) for word in words)


def _has(line: Line, count: CountPhrase, head: str) -> bool:
    """Whether a party has them: "the militia has between 3,000 and 5,000 fighters"."""
    return head in listed("people_force") and line.lowers[max(0, count.first - 1)] in ("has", "have", "had")


def _names_area(line: Line, noun: int, last: int) -> bool:
    """Whether the force is in or goes to an area without a name: "to the border", "in the country"."""
    for k in range(noun, min(last, noun + _AREA_REACH)):
        if line.lowers[k] in _AREA_WORDS and not listed("area_nouns").isdisjoint(line.lowers[k + 1 : k + 4]):
            return True
    return False


def _area(line: Line, noun: int, last: int) -> Spot | None:
    """The first place after the force, in the same clause, that "in" or "to" names."""
    for spot in line.places_in(noun, min(last, noun + _AREA_REACH)):
        if any(word in _AREA_WORDS for word in line.lowers[noun : spot.first]):
            return spot
    return None


def _joined(line: Line, stock: _Stock, counts: Sequence[CountPhrase]) -> Iterator[_Stock]:
    """Bare numbers with a place of their own: "... and 2,500 in Iraq"."""
    for count in counts:
        at = count.last
        if at >= len(line.lowers) or line.clause(count.first)[0] > stock.number.first:
            continue
        if line.lowers[count.first - 1] not in ("and", ",", "with") or line.lowers[at] not in (
            "in",
            "on",
            "at",
            "across",
            "near",
        ):
            continue
        spot = next(iter(line.places_in(at, at + 5)), None)
        if spot is not None:
            yield _Stock(count, at, spot, stock.hedge, is_joined=True)


def _report(page: Page, line: Line, head: _Stock, stock: _Stock) -> Report:
    voice = page.voice(line, stock.number.first)
    count = stock.number
    last = stock.area.last if stock.area is not None and stock.area.last - stock.noun <= 5 else stock.noun
    mention = line.span(count.first, last)
    inherits = stock.is_joined and stock.hedge is not None and count.first == count.core
    basis, rule = ("inherited", "H22") if inherits else ("explicit", None)
    own = " ".join(line.lowers[count.first : count.core]) or None
    force = head.force or (head.number.last, head.noun)
    claims = [
        line.claim(
            Field.COUNT,
            count.first,
            count.last,
            voice,
            hedge=stock.hedge if inherits else own,
            basis=basis,
            rule=rule,
            context=mention,
            about=line.span(*force),
        ),
        line.claim(
            Field.FORCE,
            *force,
            voice,
            basis="inherited" if stock.is_joined else "explicit",
            rule="H22" if stock.is_joined else None,
        ),
    ]
    if stock.area is not None:
        claims.append(line.claim(Field.WHERE, stock.area.first, stock.area.last, voice))
    purpose = _purpose(line, count.first)
    if purpose is not None:
        claims.append(line.claim(Field.PURPOSE, *purpose, voice))
    return Report(kind=Kind.POSTURE, doc_id=page.document.id, mentions=(mention,), claims=tuple(claims))


def _purpose(line: Line, at: int) -> tuple[int, int] | None:
    """What the force is there for, up to a comma or the clause's end."""
    last = line.clause(at)[1]
    for cue in _purposes().find(line.lowers, line.words, at):
        if cue.first >= last:
            return None
        end = next((k for k in range(cue.last, last) if line.lowers[k] in (",", ".", '"', "”")), last)
        return cue.first, end
    return None
