"""Grow the learned reader's spans of parties, things and weapons to the phrases that they are parts of.

It marks word pieces one by one, so that a span may stop inside a phrase ("Medellin" of "the Medellin
cartel") or break in two ("three", "heavily armed men").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tidings.model.text import Span
from tidings.read.chunks import Chunk, Parse, parse
from tidings.read.learned import Found
from tidings.read.sentences import Sentence
from tidings.read.triggers import event_nouns
from tidings.read.words import noun_classes, party_words

_GROWN = frozenset({"perp_ind", "perp_org", "target", "victim", "weapon"})
# Words that end no phrase and begin none.
_LOOSE = frozenset("of and or the a an in on at by with to from for that which who whose".split())
# What is told by what it is of: "300 kg of dynamite", "a band of rebels".
_MEASURES = frozenset(
    "kg kilo kilos kilogram kilograms pound pounds stick sticks group groups band bands number".split()
)


def whole(sentences: Sequence[Sentence], found: Iterable[Found]) -> tuple[Found, ...]:
    """The spans, those of parties, things and weapons as whole phrases and each but once, in order."""
    rows = list(found)
    by_index = {sentence.index: sentence for sentence in sentences}
    parsed = {
        index: parse(by_index[index])
        for index in sorted({one.sentence for one in rows if one.label in _GROWN})
    }
    best: dict[tuple[str, Span], Found] = {}
    for one in rows:
        grown = one
        if one.label in _GROWN:
            span = _grown(parsed[one.sentence], one)
            if span is None:
                continue
            grown = one._replace(span=span)
        known = best.get((one.label, grown.span))
        if known is None or known.score < grown.score:
            best[one.label, grown.span] = grown
    kept = (one for one in best.values() if not _is_part(one, best.values()))
    return tuple(sorted(kept, key=lambda one: (one.span, one.label)))


def _is_part(found: Found, others: Iterable[Found]) -> bool:
    """Whether a span of a party or thing lies inside a longer one of the same label."""
    return found.label in _GROWN and any(
        one.label == found.label and one.span != found.span and one.span.holds(found.span) for one in others
    )


def _grown(parsed: Parse, found: Found) -> Span | None:
    """The span from its first word that may begin a phrase to the end of its phrase; None if none is left."""
    tokens = parsed.tokens
    inside = [i for i, t in enumerate(tokens) if t.start < found.span.end and found.span.start < t.end]
    while inside and tokens[inside[0]].lower in _LOOSE:
        inside.pop(0)
    is_open = bool(inside) and tokens[inside[-1]].lower == "of"
    while inside and tokens[inside[-1]].lower in _LOOSE:
        inside.pop()
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    chunk = parsed.chunk_of(last - 1)
    if chunk is None:
        return Span(max(found.span.start, tokens[first].start), min(found.span.end, tokens[last - 1].end))
    first, last = _start(chunk, first, found.label), _end(parsed, chunk, last, found.label)
    if is_open or tokens[last - 1].lower in _MEASURES:
        last = _with_contents(parsed, last)
    return Span(tokens[first].start, tokens[last - 1].end)


def _with_contents(parsed: Parse, last: int) -> int:
    """Where the phrase ends that follows a measure and "of"; a noun like a verb ("dynamite") is one word."""
    tokens = parsed.tokens
    if (
        last + 1 >= len(tokens)
        or tokens[last].lower != "of"
        or tokens[last + 1].lower in _LOOSE - {"the", "a"}
    ):
        return last
    of = parsed.chunk_of(last + 1)
    return of.last if of is not None else last + 2


def _start(chunk: Chunk, first: int, label: str) -> int:
    """The token where a span begins: a person's name is told in full."""
    is_named = label == "victim" and chunk.name_at is not None and chunk.name_at <= first <= chunk.head
    return chunk.name_at if is_named and chunk.name_at is not None else first


def _end(parsed: Parse, chunk: Chunk, last: int, label: str) -> int:
    """The token where a span ends: at the head of its phrase, unless it names whom the head belongs to."""
    if last > chunk.head or parsed.tags[last] == "S":
        return last
    head = parsed.tokens[chunk.head].lower
    if label == "perp_org":
        return chunk.head + 1 if head in party_words()["organisations"] else last
    if label == "victim":
        is_named = chunk.name_at is not None and chunk.name_at < last
        return chunk.head + 1 if is_named else last
    is_act = head in event_nouns() and head not in noun_classes()
    return last if is_act else chunk.head + 1
