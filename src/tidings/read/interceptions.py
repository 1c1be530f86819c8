"""Read how many missiles, rockets or drones were launched, intercepted or got through."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.claim import Claim
from tidings.model.codes import Field
from tidings.model.text import Span
from tidings.read.acts import Act
from tidings.read.chunks import Chunk, Parse
from tidings.read.page import Page
from tidings.read.words import verbs

_PROJECTILES = frozenset({"weapon", "vehicle"})
_SHARES = ("all", "none", "most", "half", "some")
PART = "part of a salvo"
LIST = "list"
_OTHERS = frozenset({"others", "more"})
_LONGEST = 6  # words of a share: "the vast majority of the missiles"


class Interception(NamedTuple):
    """A figure of projectiles: which field it fills, its words, and by which rule if it is inferred."""

    field: Field
    span: Span
    basis: str = "explicit"
    rule: str | None = None


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    rows = table("interceptions")
    return {name: frozenset(words.split()) for name, words in rows.items()}


def interception_claims(page: Page, facts: Sequence[Act]) -> Iterator[Claim]:
    """What the acts of an event say of a salvo: how many were launched, stopped or came through."""
    chunks = (chunk for act in facts for chunk in act.trigger.parse.chunks)
    is_of_salvo = any(chunk.cls in _PROJECTILES for chunk in chunks)
    for act in facts:
        voice = page.voice(act.sentence, act.trigger.at)
        for found in find_interceptions(act, is_of_salvo=is_of_salvo):
            yield page.claim(found.field, found.span, voice, basis=found.basis, rule=found.rule)


def find_interceptions(act: Act, *, is_of_salvo: bool = False) -> Iterator[Interception]:
    """Interceptions, leaks and launches told in an act's sentence.

    `is_of_salvo` says that the event tells of projectiles, so that "all but two" counts them.
    """
    parse, row = act.trigger.parse, act.trigger.row
    if stops(act):
        yield from _stopped(act, is_of_salvo=is_of_salvo)
    elif row.frame == "weapon" and row.lemma in ("fire", "launch"):
        phrases = [p.chunk for p in act.roles.weapons if p.chunk.cls == "weapon"]
        counted = [chunk for chunk in phrases if _is_counted(parse, chunk)]
        yield from _told(parse, Field.LAUNCHED, counted)
    yield from _leaks(parse)


def stops(act: Act) -> bool:
    """Whether an act stops what flies: "shot down", or "destroyed" by an air force or a battery."""
    row = act.trigger.row
    if row.code == "intercept":
        return True
    doers = {act.trigger.parse.tokens[phrase.chunk.head].lower for phrase in act.roles.doers}
    return row.lemma == "destroy" and bool(doers & _words()["defenders"]) and _befalls_weapon(act)


def has_stopped_weapon(act: Act) -> bool:
    """Whether a missile, a rocket or a drone is stopped: "three drones were shot down over Haifa"."""
    return stops(act) and _befalls_weapon(act)


def _befalls_weapon(act: Act) -> bool:
    parse = act.trigger.parse
    if _projectiles(act, {"weapon"}):
        return True
    bare = (
        chunk
        for chunk in act.roles.victims
        if chunk.last + 1 < len(parse.tokens) and _is_some_of(parse, chunk)
    )
    wholes = (parse.chunk_of(chunk.last + 1) for chunk in bare)
    return any(whole is not None and whole.cls == "weapon" for whole in wholes)


def _projectiles(act: Act, classes: Collection[str]) -> list[Chunk]:
    chunks = (*act.roles.victims, *(p.chunk for p in act.roles.weapons))
    return [chunk for chunk in chunks if chunk.cls in classes]


def _stopped(act: Act, *, is_of_salvo: bool) -> Iterator[Interception]:
    """What an act of air defence stops: counted things, or a part of a salvo."""
    parse = act.trigger.parse
    chunks = _projectiles(act, _PROJECTILES)
    parts = [chunk for chunk in act.roles.victims if _is_some_of(parse, chunk)]
    if not chunks and not parts and is_of_salvo:
        share = _share_beside(parse, act.trigger.at)
        if share is not None:
            yield Interception(Field.INTERCEPTED, parse.sentence.span_of(*share), "inferred", PART)
        return
    yield from _told(parse, Field.INTERCEPTED, [*chunks, *parts])


def _told(parse: Parse, field: Field, chunks: Sequence[Chunk]) -> Iterator[Interception]:
    """The figures of a field: of several phrases joined in a list one figure, which is their sum."""
    phrases = sorted({_whole_phrase(parse, chunk, field) for chunk in _with_listed(parse, chunks)})
    while phrases:
        run = [phrases.pop(0)]
        while phrases and _is_joined(parse, run[-1][1], phrases[0][0]):
            run.append(phrases.pop(0))
        span = parse.sentence.span_of(run[0][0], run[-1][1])
        counted = [first for first, last in run if _has_number(parse, first, last)]
        if len(run) > 1 and len(counted) == len(run):
            yield Interception(field, span, "inferred", LIST)
            continue
        first, last = run[0]
        rule = PART if _opens_share(parse, first) else None
        basis = "inferred" if rule else "explicit"
        yield Interception(field, parse.sentence.span_of(first, last), basis, rule)


def _with_listed(parse: Parse, chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The phrases, and counted projectiles that follow each in a list: "two missiles and five drones"."""
    for chunk in chunks:
        yield chunk
        last = chunk.last
        for other in parse.chunks:
            is_next = other.first > last and _is_joined(parse, last, other.first)
            if is_next and other.cls in _PROJECTILES and _is_counted(parse, other):
                yield other
                last = other.last


def _is_counted(parse: Parse, chunk: Chunk) -> bool:
    return _has_number(parse, chunk.first, chunk.last)


def _has_number(parse: Parse, first: int, last: int) -> bool:
    """Whether a phrase has a figure or the article of one thing."""
    return parse.tokens[first].lower in ("a", "an") or "#" in parse.tags[first:last]


def _is_joined(parse: Parse, last: int, first: int) -> bool:
    """Whether nothing but "and" or a comma stands between two phrases."""
    between = parse.tags[last:first]
    return 0 < len(between) <= 2 and set(between) <= {",", "&"}


def _opens_share(parse: Parse, first: int) -> bool:
    words = _words()
    lower = [token.lower for token in parse.tokens[first : first + 4]]
    is_percent = parse.tags[first] == "#" and bool(words["percent"] & set(lower[1:3]))
    is_share = is_percent or any(lower[0] in words[kind] for kind in _SHARES)
    return is_share or (lower[:1] == ["the"] and bool(words["most"] & set(lower[1:3])))


def _share_beside(parse: Parse, at: int) -> tuple[int, int] | None:
    """A part of what was launched beside its verb: "most of them were", "shot down all but two"."""
    clause = max((i for i in range(at) if parse.tags[i] in (";", ":", ".", "C")), default=-1) + 1
    for first in (*range(at - 1, max(clause - 1, at - 10), -1), at + 1, at + 2):
        if 0 <= first < len(parse.tokens) and _opens_share(parse, first):
            return first, _share_end(parse, first)
    return None


def _share_end(parse: Parse, first: int) -> int:
    """Behind the last word of a share: "all but two", "most of them", "90 percent of which"."""
    last = first
    while last < len(parse.tokens) and last < first + _LONGEST and not _ends_share(parse, last):
        last += 1
    return max(last, first + 1)


def _ends_share(parse: Parse, at: int) -> bool:
    return parse.tags[at] in ("B", "V", "H", "M", ",", ".", ";", "C")


def _is_some_of(parse: Parse, chunk: Chunk) -> bool:
    """Whether a bare figure counts what is named: "shot down seven of them", "five of eleven drones"."""
    after = [token.lower for token in parse.tokens[chunk.last : chunk.last + 2]]
    has_weapon = any(other.cls in _PROJECTILES for other in parse.chunks)
    is_verbed = chunk.last < len(parse.tags) and parse.tags[chunk.last] == "B"  # "of the 36, 30 were downed"
    is_bare = (
        not after or after[0] in (".", ",", ";") or after in (["of", "them"], ["of", "these"]) or is_verbed
    )
    of_what = parse.chunk_of(chunk.last + 1) if after[:1] == ["of"] and len(after) > 1 else None
    is_part = of_what is not None and of_what.cls in _PROJECTILES
    is_number = chunk.cls == "number" or _is_others(parse, chunk)
    return is_number and has_weapon and (is_bare or is_part)


def _is_others(parse: Parse, chunk: Chunk) -> bool:
    """Whether a figure is of further ones of those told: "two others were shot down"."""
    return parse.tokens[chunk.head].lower in _OTHERS and parse.tags[chunk.first] == "#"


def _whole_phrase(parse: Parse, chunk: Chunk, field: Field) -> tuple[int, int]:
    """The tokens of a phrase; of what is stopped with its share: "three of the five rockets"."""
    at, last = chunk.first, chunk.last
    if field is Field.LAUNCHED:
        return at, last
    is_of = at > 1 and parse.tokens[at - 1].lower == "of"
    if is_of and parse.tags[at - 2] == "#":
        number = parse.chunk_of(at - 2)
        return number.first if number is not None else at - 2, last
    if is_of and _opens_share(parse, at - 2):
        return at - 2, last
    after = parse.chunk_of(last + 1) if last + 1 < len(parse.tokens) else None
    is_whole = after is not None and parse.tokens[last].lower == "of" and after.cls in _PROJECTILES
    return at, after.last if after is not None and is_whole else last


def _leaks(parse: Parse) -> Iterator[Interception]:
    """ "some managing to breach the air defences": some got through, and others are implied stopped."""
    words = _words()
    lowers = {t.lower for t in parse.tokens}
    if not (lowers & words["defences"] and lowers & words["nouns"]):
        return
    for i, token in enumerate(parse.tokens):
        form = verbs().get(token.lower)
        if form is None or form.base not in words["breach"]:
            continue
        first = _leaked_from(parse, i)
        if first is None:
            continue
        last = _defence_end(parse, i)
        if last is None:
            continue
        span = parse.sentence.span_of(first, last)
        yield Interception(Field.LEAKED, span)
        if parse.tokens[first].lower in ("some", "several", "one", "two", "few", "most"):
            yield Interception(Field.INTERCEPTED, span, "inferred", "some_breached")
        return


def _leaked_from(parse: Parse, verb: int) -> int | None:
    """Where the phrase of what got through begins."""
    for i in range(verb - 1, max(-1, verb - 8), -1):
        chunk: Chunk | None = parse.chunk_of(i)
        if chunk is not None:
            return chunk.first
        if parse.tags[i] in ("R", "D", "#"):
            return i
        if parse.tags[i] in (".", ";", ":"):
            return None
    return None


def _defence_end(parse: Parse, verb: int) -> int | None:
    words = _words()
    for i in range(verb + 1, min(len(parse.tokens), verb + 10)):
        if parse.tokens[i].lower in words["nouns"]:
            chunk = parse.chunk_of(i)
            return chunk.last if chunk is not None else i + 1
    return None
