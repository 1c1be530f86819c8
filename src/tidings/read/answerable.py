"""Find who did an act where a sentence says so without telling the act again.

"The attackers were members of X", "the killing bore the hallmarks of X", "X said its men had planted it".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tidings.model.codes import Stance
from tidings.read.actors import NamedActor, find_named_actors
from tidings.read.chunks import Chunk, Parse
from tidings.read.grammar import Phrase
from tidings.read.modifiers import chunk_ending_at
from tidings.read.triggers import event_nouns
from tidings.read.words import party_words

_BE = frozenset({"was", "were", "is", "are", "be", "been"})
_DEFINITE = frozenset({"the", "all", "both", "these", "those"})
_BELONGED = frozenset({"belonged", "belong", "belongs"})
_LINKING = frozenset("to be been from as with have of with being all".split())
_HEDGES = frozenset(
    "likely probably reportedly possibly allegedly apparently said identified named known".split()
)
_FORCES = frozenset({"armed", "group", "state"})
_SIGNS = frozenset({"hallmark", "hallmarks", "fingerprints", "signature", "work", "handiwork", "imprint"})
_ITSELF = frozenset({"it", "this", "both"})
_NAMED = frozenset({"named", "identified"})
_SAYING = frozenset(
    "said says told tells saying claimed announced declared stated wrote confirmed admitted".split()
)
_OWN = frozenset({"its", "their", "his", "our"})
_WE = frozenset({"it", "they", "we"})
_STRUCK = frozenset({"it", "them", "him", "her", "this"})
_REACH = 6  # tokens from who acts to what it is that they did


class Answerable(NamedTuple):
    """A party said to have done it, the token at which that is said, and how it is put."""

    chunk: Chunk
    at: int
    stance: Stance | None = None


def answerable(parse: Parse) -> Iterator[Answerable]:
    """Those whom a sentence says to have done what was told before it."""
    for i, token in enumerate(parse.tokens):
        if token.lower in _BE | _BELONGED:
            yield from _attackers_are(parse, i)
        elif token.lower in _SIGNS and parse.tags[i] == "N":
            yield from _work_of(parse, i)
        elif token.lower in _NAMED and parse.tags[i] == "V":
            yield from _named_as(parse, i)
        elif token.lower in _SAYING:
            yield from _said_of_selves(parse, i)


def is_speakers_own(phrase: Phrase) -> bool:
    """Whether a doer is "its fighters" of a body that says so, which is told in their stead."""
    is_own = phrase.words[0] in _OWN and any(token.lower in _SAYING for token in phrase.parse.tokens)
    return is_own and any(one.stance is Stance.CLAIMED for one in answerable(phrase.parse))


def _attackers_are(parse: Parse, at: int) -> Iterator[Answerable]:
    """Who "the attackers" are said to be: "were members of X", "are believed to belong to X"."""
    words = party_words()
    start = at
    while start > 0 and parse.tags[start - 1] in "AHM":
        start -= 1
    subject = chunk_ending_at(parse, start)
    if subject is None or parse.tokens[subject.first].lower not in _DEFINITE:
        return
    if parse.tokens[subject.head].lower not in words["anybody"] | words["fighters"] | words["raiders"]:
        return
    step, is_held = at + 1, False
    linking = _LINKING | _HEDGES | _BELONGED | words["held"]
    while step < len(parse.tags) and parse.tokens[step].lower in linking:
        is_held = is_held or parse.tokens[step].lower in words["held"] | _HEDGES
        step += 1
    who = parse.chunk_of(step)
    if who is None or who.first > step + 1:
        return
    if parse.tokens[who.head].lower in words["partitive"] and parse.tokens[who.last : who.last + 1]:
        inner = parse.chunk_of(who.last + 1) if parse.tokens[who.last].lower in ("of", "from") else None
        who = inner if inner is not None else who
    is_by_name = who.cls == "name" and any(t.lower in _NAMED for t in parse.tokens[at:step])
    if who.cls in _FORCES or is_by_name:
        yield Answerable(who, at, Stance.ALLEGED if is_held else None)


def _named_as(parse: Parse, at: int) -> Iterator[Answerable]:
    """Whose name is given to who did it: "police named the gunman as X", "named him as X"."""
    words = party_words()
    called = words["anybody"] | words["fighters"] | words["raiders"]
    as_ = next(
        (i for i in range(at + 1, min(at + 8, len(parse.tags))) if parse.tokens[i].lower == "as"), None
    )
    if as_ is None:
        return
    hearers = [token.lower for token in parse.tokens[at + 1 : as_]]
    is_him = hearers in (["him"], ["her"]) and any(t.lower in called for t in parse.tokens[:at])
    who = parse.chunk_of(as_ + 1)
    if who is not None and who.cls == "name" and (is_him or (hearers and hearers[-1] in called)):
        yield Answerable(who, at)


def _work_of(parse: Parse, at: int) -> Iterator[Answerable]:
    """Whose work an act is said to be, or looks like: "the killing bore the hallmarks of X"."""
    if at + 2 >= len(parse.tags) or parse.tokens[at + 1].lower != "of":
        return
    verb = next((i for i in range(at - 1, -1, -1) if parse.tags[i] in "VB"), None)
    who = parse.chunk_of(at + 2)
    if verb is None or who is None or who.cls not in _FORCES:
        return
    is_named = parse.tokens[at].lower in ("work", "handiwork")
    if is_named and parse.tags[verb] != "B":
        return
    start = 0 if is_named else max(0, verb - _REACH)
    before = {token.lower for token in parse.tokens[start:verb]}
    if before & (event_nouns() | _ITSELF):
        yield Answerable(who, at, None if is_named else Stance.ALLEGED)


def _said_of_selves(parse: Parse, at: int) -> Iterator[Answerable]:
    """Who says of his own that they did it: "X said its fighters had planted it"."""
    named = find_named_actors(parse.sentence)
    speaker = next((c for c in parse.chunks if c.last <= at and _is_body(parse, c, named)), None)
    if speaker is None or parse.chunk_of(at + 1) is speaker:
        return
    for i in range(at + 1, len(parse.tags)):
        if _is_self(parse, i) and _did(parse, i):
            yield Answerable(speaker, at, Stance.CLAIMED)
            return


def _is_body(parse: Parse, chunk: Chunk, named: Sequence[NamedActor]) -> bool:
    is_listed = any(chunk.first <= one.first and one.last <= chunk.last for one in named)
    has_name = any(token.is_capital for token in parse.tokens[chunk.first + 1 : chunk.last])
    return chunk.cls in _FORCES and (is_listed or (chunk.cls != "state" and has_name))


def _is_self(parse: Parse, at: int) -> bool:
    """Whether a word is a pronoun for the speaker, or the head of "its fighters", "the group"."""
    lower = parse.tokens[at].lower
    if lower in _WE:
        return parse.tags[at] == "R"
    chunk = parse.chunk_of(at)
    if chunk is None or chunk.head != at:
        return False
    first = parse.tokens[chunk.first].lower
    is_body = lower in party_words()["bare_bodies"] or lower in party_words()["organisations"]
    is_own = is_body or lower in party_words()["partitive"] | party_words()["unnamed"]
    return (first in _OWN and is_own) or (first == "the" and is_body and chunk.last - chunk.first == 2)


def _did(parse: Parse, at: int) -> bool:
    """Whether what follows says that they did it: "were behind it", "had planted the bomb", "fired them"."""
    words = [token.lower for token in parse.tokens[at + 1 : at + 1 + _REACH]]
    if words[1:2] in (["behind"], ["responsible"]) and words[0] in _BE:
        return True
    verb = next((i for i in range(at + 1, min(at + 4, len(parse.tags))) if parse.tags[i] == "V"), None)
    if verb is None or any(parse.tags[i] not in "HABX" or parse.tags[i] == "X" for i in range(at + 1, verb)):
        return False
    if parse.tokens[verb].lower not in party_words()["own_deeds"]:
        return False
    after = {token.lower for token in parse.tokens[verb + 1 : verb + 1 + _REACH]}
    return bool(after & (_STRUCK | event_nouns()))
