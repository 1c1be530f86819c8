"""Read how many missiles, rockets or drones were launched, intercepted or got through."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.codes import Field
from tidings.model.text import Span
from tidings.read.acts import Act
from tidings.read.chunks import Chunk, Parse
from tidings.read.words import verbs

_PROJECTILES = frozenset({"weapon", "vehicle"})


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


def find_interceptions(act: Act) -> Iterator[Interception]:
    """Interceptions, leaks and launches told in an act's sentence."""
    parse, row = act.trigger.parse, act.trigger.row
    if row.code == "intercept":
        chunks = (*act.roles.victims, *(p.chunk for p in act.roles.weapons))
        for chunk in chunks:
            if chunk.cls in _PROJECTILES or _is_some_of(parse, chunk):
                yield Interception(Field.INTERCEPTED, parse.sentence.span_of(_part(parse, chunk), chunk.last))
    elif row.frame == "weapon" and row.lemma in ("fire", "launch"):
        for phrase in act.roles.weapons:
            if phrase.chunk.cls == "weapon" and any(
                parse.tags[i] == "#" for i in range(phrase.chunk.first, phrase.chunk.head)
            ):
                yield Interception(Field.LAUNCHED, parse.span(phrase.chunk))
    yield from _leaks(parse)


def _is_some_of(parse: Parse, chunk: Chunk) -> bool:
    """Whether a bare figure counts what is named: "shot down seven of them", "five of eleven drones"."""
    after = [token.lower for token in parse.tokens[chunk.last : chunk.last + 2]]
    has_weapon = any(other.cls in _PROJECTILES for other in parse.chunks)
    is_bare = not after or after[0] in (".", ",", ";") or after in (["of", "them"], ["of", "these"])
    of_what = parse.chunk_of(chunk.last + 1) if after[:1] == ["of"] and len(after) > 1 else None
    is_part = of_what is not None and of_what.cls in _PROJECTILES
    return chunk.cls == "number" and has_weapon and (is_bare or is_part)


def _part(parse: Parse, chunk: Chunk) -> int:
    """Where "three of the five rockets" begins."""
    at = chunk.first
    is_part = at > 1 and parse.tokens[at - 1].lower == "of" and parse.tags[at - 2] == "#"
    return at - 2 if is_part else at


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
