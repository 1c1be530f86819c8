"""Find the phrases of a list, and those of which a part is told: "two officers, a clerk and six rebels"."""

from __future__ import annotations

from collections.abc import Iterator

from tidings.read.chunks import Chunk, Parse
from tidings.read.modifiers import chunk_ending_at

_ALONG = (("along", "with"), ("together", "with"), ("as", "well", "as"))  # join phrases as "and" does
_AGE_DIGITS = 2
_ACTORS = frozenset({"armed", "state", "civilian"})
_PERSONS = frozenset({"armed", "state", "official", "civilian", "name"})
_THEM = frozenset({"them", "whom", "these", "those"})


def behind_along(parse: Parse, at: int) -> int | None:
    """Where the next phrase of a list begins that "along with" joins."""
    joint = at + (parse.tags[at] == ",")
    words = tuple(token.lower for token in parse.tokens[joint : joint + 3])
    length = next((len(phrase) for phrase in _ALONG if words[: len(phrase)] == phrase), 0)
    return joint + length if length and joint + length < len(parse.tags) else None


def some_of_them(parse: Parse, at: int) -> Chunk | None:
    """The number of those told of before at whose pronoun a subject ends: "two of them died"."""
    if at < 2 or parse.tokens[at].lower not in _THEM or parse.tokens[at - 1].lower != "of":
        return None
    chunk = chunk_ending_at(parse, at - 1)
    return chunk if chunk is not None and chunk.cls == "number" else None


def before_in_list(parse: Parse, chunk: Chunk) -> Iterator[Chunk]:
    """Phrases joined before this one by "and" or commas."""
    at = chunk.first - 1
    joined = at >= 0 and parse.tags[at] == "&"
    while joined and at > 0:
        at -= parse.tags[at - 1] in (",", ";")
        before = chunk_ending_at(parse, before_age(parse, at))
        if before is None or not (parse.tags[at] == "&" or _are_told_together(parse, before, chunk)):
            return
        if chunk.cls in _ACTORS and before.cls not in _ACTORS and _is_ground(parse, before):
            return  # "guards at a mine in Gao and militants"
        yield before
        at = before.first - 1
        joined = at >= 0 and parse.tags[at] in ("&", ",", ";") and _are_told_together(parse, before, chunk)


def _is_ground(parse: Parse, chunk: Chunk) -> bool:
    """Whether a phrase says where: "in Gao"."""
    is_led = chunk.first > 0 and parse.tokens[chunk.first - 1].lower in ("in", "at", "near", "outside")
    return is_led and chunk.cls in ("name", "place", "facility", "thing")


def _are_told_together(parse: Parse, before: Chunk, chunk: Chunk) -> bool:
    """Whether a list may go on before a phrase: "two officers, a conscript and six rebels died".

    Of those of another sort it does not where a preposition stands: "in the attack on soldiers, a boy and".
    """
    if before.cls == chunk.cls:
        return True
    is_governed = before.first > 0 and parse.tags[before.first - 1] == "P"
    return not is_governed and before.cls in _PERSONS and chunk.cls in _PERSONS


def before_age(parse: Parse, at: int) -> int:
    """Past the age behind a name in a list, to the left: "X, 35; Y, 34, and Z died"."""
    return at - 2 if at > 2 and parse.tags[at - 2] == "," and is_age(parse, at - 1) else at


def is_age(parse: Parse, at: int) -> bool:
    """Whether a number can be the age of whoever is named before it."""
    text = parse.tokens[at].text
    return parse.tags[at] == "#" and text.isdecimal() and len(text) <= _AGE_DIGITS
