"""Find the words that name a party: without articles and figures, with the body its people belong to."""

from __future__ import annotations

from collections.abc import Iterator

from tidings.model.text import Span
from tidings.read.actors import bare_name, find_named_actors
from tidings.read.belonging import before_brackets, chain_end, full_name_end, past_of
from tidings.read.chunks import Parse
from tidings.read.grammar import Phrase
from tidings.read.place_roles import place_cues
from tidings.read.place_words import place_words
from tidings.read.words import common_words, given_names, noun_classes, party_words, titles

_LANDS = frozenset({"state", "states"})


def is_body(phrase: Phrase) -> bool:
    """Whether a phrase names a body, and no "unidentified group"."""
    if phrase.head in party_words()["bare_bodies"]:
        parse, chunk, classes = phrase.parse, phrase.chunk, noun_classes()
        names = [parse.tokens[i].lower for i in range(chunk.first, chunk.head) if parse.tags[i] == "N"]
        return any(w not in common_words() and w not in classes for w in names)
    if phrase.head in _LANDS and not phrase.parse.tokens[phrase.chunk.head].is_capital:
        return False  # "bandits from a neighbouring state"
    return phrase.chunk.cls == "group" or phrase.head in party_words()["organisations"]


def organisations_of(phrase: Phrase) -> Iterator[Span]:
    """Organisations named in a phrase, in the brackets before it, or to which it is said to belong.

    "members of the X front of the Y (ABC)", "ABC (Y) guerrillas", "army troops".
    """
    parse, chunk = phrase.parse, phrase.chunk
    first, last = before_brackets(parse, chunk.first), chain_end(parse, chunk.last)
    found = [n for n in find_named_actors(parse.sentence) if first <= n.first and n.last <= last]
    for named in found:
        yield parse.sentence.span_of(*bare_name(parse.tokens, named))
    if found:
        return
    for i in range(chunk.head - 1, chunk.first - 1, -1):
        if parse.tokens[i].lower in party_words()["bodies_inside"] and parse.tags[i] == "N":
            start = chunk.first
            while start < i and parse.tags[start] in ("D", "#"):
                start += 1
            yield parse.sentence.span_of(start, i + 1)
            return
    at = chunk.last
    while at + 1 < last:
        inner = parse.chunk_of(at + 1) if parse.tokens[at].lower in party_words()["belonging"] else None
        if inner is None:
            return
        if is_body(Phrase(parse, inner)):
            bare = party_span(Phrase(parse, inner))
            if bare is not None:
                yield bare
            return
        at = inner.last


def with_owner(phrase: Phrase, span: Span) -> Span:
    """A building with whose it is: "the house of judge X", but not "the bank of a town"."""
    parse, chunk = phrase.parse, phrase.chunk
    at = chunk.last
    if phrase.chunk.cls != "facility" or at + 1 >= len(parse.tags) or parse.tokens[at].lower != "of":
        return span
    end = span.end
    while at + 1 < len(parse.tags) and parse.tokens[at].lower == "of":
        inner = parse.chunk_of(at + 1)
        if inner is None or inner.cls in ("place", "number"):
            break
        at = inner.last
        end = parse.tokens[at - 1].end
    return Span(span.start, end)


def is_person(phrase: Phrase) -> bool:
    """Whether a phrase ends in a person's name."""
    chunk = phrase.chunk
    if chunk.name_at is None or chunk.cls in ("place", "group", "armed"):
        return False
    tokens = phrase.parse.tokens[chunk.name_at : chunk.head + 1]
    words = [t.lower for t in tokens]
    is_way = words[-1] in place_cues().ground or words[-1] in place_words().streets
    if is_way and given_names().isdisjoint(words):
        return False
    before = phrase.parse.tokens[chunk.name_at - 1].lower if chunk.name_at > chunk.first else ""
    described = before in titles() or before in noun_classes() or (before != "" and tokens[0].is_capital)
    if not described and all(t.text.islower() or t.text.isupper() for t in tokens):
        return not given_names().isdisjoint(words)
    return (described or len(words) > 1) and not any(w in party_words()["organisations"] for w in words)


def party_span(phrase: Phrase) -> Span | None:
    """A party's own words: determiners and figures left off, "of the X" kept after "members"."""
    parse, chunk = phrase.parse, phrase.chunk
    if (of_whom := _lot_of(phrase)) is not None:
        return party_span(of_whom)
    first = chunk.first if not is_person(phrase) else chunk.name_at or chunk.first
    # "Two men" are known by their number alone; "50 rebels" are rebels.
    counted = "DA" if chunk.cls == "civilian" and chunk.head == first + 1 else "DA#"
    while first < chunk.last - 1 and (parse.tags[first] in counted or _is_unknown(parse, first)):
        first += 1
    last = max(chunk.head + 1, first + 1)
    if last < chunk.last and parse.tags[last] in ('"', "”"):
        last += 1
    if parse.tokens[last - 1].lower in party_words()["partitive"]:
        last = past_of(parse, last)
    last = full_name_end(parse, chunk, last)
    words = {t.lower for t in parse.tokens[first:last]}
    return None if words <= party_words()["nobody"] else parse.sentence.span_of(first, last)


def _lot_of(phrase: Phrase) -> Phrase | None:
    """The people of whom a phrase only says how many there are: "a column of 80 guerrillas"."""
    parse, chunk = phrase.parse, phrase.chunk
    if phrase.head not in party_words()["lots"] or parse.tokens[chunk.head].is_capital:
        return None
    if chunk.last + 1 >= len(parse.tags) or parse.tokens[chunk.last].lower != "of":
        return None
    inner = parse.chunk_of(chunk.last + 1)
    is_people = inner is not None and inner.cls in ("armed", "state", "civilian") and inner.is_plural
    if inner is None or not is_people or parse.tokens[inner.first].lower == "the":
        return None
    return None if parse.tokens[inner.head].is_capital else Phrase(parse, inner)


def _is_unknown(parse: Parse, at: int) -> bool:
    """Whether "unknown" stands before a name, and is no part of it: "a previously unknown Sons of X"."""
    return parse.tokens[at].lower == "unknown" and parse.tokens[at + 1].is_capital
