"""Find where the words reach that say to whom a party belongs."""

from __future__ import annotations

from tidings.read.chunks import Chunk, Parse
from tidings.read.triggers import event_nouns
from tidings.read.words import party_words

_OPENING = frozenset({'"', "“", "'", "‘"})
_CLOSING = frozenset({'"', "”", "'", "’"})
_TO_BE = frozenset({"to", "be", "being", "of", "as", "with", "been", "itself", "themselves", "the"})
_FORCES = frozenset({"armed", "state", "group"})
_SHORT = 3  # words: "General Haftar", but no title of office at length
_NOT_REACH = 4  # tokens
_LOYAL = frozenset({"loyal", "allied"})
_CALLED = frozenset({"called", "named", "dubbed"})
_THROATS = frozenset({"throat", "throats"})
_NAMING = _CALLED | {"known", "calling", "identified", "identifying"}


def before_brackets(parse: Parse, first: int) -> int:
    """Where a name before the phrase begins: "the ABC (Y Front) guerrillas", "the "ABC" gunmen"."""
    if first > 1 and parse.tags[first - 1] in _CLOSING:
        for i in range(first - 2, max(-1, first - 9), -1):
            if parse.tags[i] in _OPENING:
                return i
    if first < 3 or parse.tags[first - 1] != ")":
        return first
    for i in range(first - 2, max(-1, first - 14), -1):
        if parse.tags[i] == "(":
            before = parse.chunk_of(i - 1) if i else None
            return before.first if before is not None else i
    return first


def chain_end(parse: Parse, at: int) -> int:
    """Where the phrases tied by "of", "from" or "belonging to", and brackets after them, end."""
    while at + 1 < len(parse.tags):
        if parse.tokens[at].lower in party_words()["belonging"]:
            step = at + 1
            while step + 1 < len(parse.tags) and parse.tokens[step].lower in party_words()["belonging"]:
                step += 1
            if parse.tags[step] in ('"', "“"):
                step += 1
            inner = parse.chunk_of(step) if step < len(parse.tags) else None
            if inner is None:
                return at
            at = inner.last
        elif (inner := _held_to_be(parse, at)) is not None:
            at = inner.last
        elif parse.tags[at] == "(":
            close = next((i for i in range(at, min(len(parse.tags), at + 12)) if parse.tags[i] == ")"), None)
            if close is None:
                return at
            at = close + 1
        else:
            return at
    return at


def full_name_end(parse: Parse, chunk: Chunk, last: int) -> int:
    """Where a name ends that goes on: "the Movement for the Liberation of X", "fighters loyal to Y"."""
    if (
        last + 2 < len(parse.tags)
        and parse.tokens[last].lower in _LOYAL
        and parse.tokens[last + 1].lower == "to"
    ):
        inner = parse.chunk_of(last + 2)
        is_short = inner is not None and len(_own_words(parse, inner)) <= _SHORT
        return inner.last if inner is not None and is_short and chunk.cls in _FORCES else last
    head = parse.tokens[chunk.head]
    if not head.is_capital or head.lower not in party_words()["named_on"]:
        return last
    while last + 1 < len(parse.tags) and parse.tokens[last].lower in ("of", "for"):
        inner = parse.chunk_of(last + 1)
        if inner is None or not all(parse.tokens[i].is_capital for i in _own_words(parse, inner)):
            break
        last = inner.last
    return last


def is_ruled_out(parse: Parse, chunk: Chunk) -> bool:
    """Whether it is denied that somebody did it: "was not launched by Russian planes"."""
    by = chunk.first - 1
    return by > 0 and parse.tokens[by].lower == "by" and "X" in parse.tags[max(0, by - _NOT_REACH) : by]


def _own_words(parse: Parse, chunk: Chunk) -> range:
    """The words of a phrase without its article."""
    return range(chunk.first + (parse.tags[chunk.first] == "D"), chunk.last)


def person_given(parse: Parse, chunk: Chunk) -> Chunk | None:
    """A person's name set between commas behind who he is: "the gunman, 24-year-old Peter Lind, fired"."""
    at = chunk.last
    if parse.tags[at : at + 1] != (",",) or not _is_one(parse, chunk):
        return None
    name = parse.chunk_of(at + 1) if at + 1 < len(parse.tags) else None
    if name is None or name.name_at is None or parse.tags[name.last : name.last + 1] != (",",):
        return None
    words = parse.tokens[name.name_at : name.head + 1]
    is_name = len(words) > 1 and all(word.is_capital for word in words)
    return name._replace(first=name.name_at) if is_name and name.cls == "name" else None


def _is_one(parse: Parse, chunk: Chunk) -> bool:
    """Whether a phrase is of one person, told in common words."""
    head = parse.tokens[chunk.head]
    is_plain = not head.lower.endswith("s") and not head.is_capital
    return chunk.cls in ("armed", "state", "civilian") and is_plain


def name_given(parse: Parse, chunk: Chunk) -> Chunk | None:
    """What a group is called right behind it: "members of a militia, known as “X”", "a group called X"."""
    at = chunk.last
    while at + 1 < len(parse.tags) and parse.tokens[at].lower == "of" and (inner := parse.chunk_of(at + 1)):
        at = inner.last
    if at + 1 >= len(parse.tags) or parse.tokens[at + (parse.tags[at] == ",")].lower not in _NAMING:
        return None
    name = _held_to_be(parse, at)
    is_name = name is not None and any(t.is_capital for t in parse.tokens[name.first : name.last])
    return name if is_name else None


def _held_to_be(parse: Parse, at: int) -> Chunk | None:
    """Whose they are said to be: "men believed to be of X", "fighters loyal to X", "a group called X"."""
    at += parse.tags[at] == "," and parse.tokens[at + 1].lower in party_words()["tied"]  # "group, known as X"
    is_called = parse.tokens[at].lower in _CALLED
    if not is_called and parse.tokens[at].lower not in party_words()["held"] | party_words()["tied"]:
        return None
    step = at + 1
    while step < len(parse.tags) and parse.tokens[step].lower in _TO_BE | party_words()["tied"]:
        step += 1
    is_quoted = parse.tokens[min(step, len(parse.tags) - 1)].text in _OPENING
    is_tied = is_called or step > at + 1
    return parse.chunk_of(step + is_quoted) if is_tied and step + is_quoted < len(parse.tags) else None


def whose_throat(parse: Parse, chunk: Chunk) -> Chunk:
    """The people whose throats are slit: "the throats of 11 farmers"."""
    if parse.tokens[chunk.head].lower not in _THROATS or chunk.last + 1 >= len(parse.tokens):
        return chunk
    whose = parse.chunk_of(chunk.last + 1) if parse.tokens[chunk.last].lower == "of" else None
    return whose or chunk


def past_of(parse: Parse, at: int) -> int:
    """Where a phrase ends with the "of" phrase behind it: "members of the band"."""
    if at + 1 < len(parse.tags) and parse.tokens[at].lower == "of":
        inner = parse.chunk_of(at + 1)
        if inner is None:
            return at
        words = {token.lower for token in parse.tokens[inner.first : inner.last + 1]}
        if event_nouns().isdisjoint(words):  # "accused the forces of a massacre" names no forces
            return inner.last
    return at
