"""Find the subject of a verb by its noun phrases: over adverbs, prepositional phrases and statements."""

from __future__ import annotations

from tidings.model.claim import Speaker
from tidings.read.chunks import Chunk
from tidings.read.cues import listed
from tidings.read.lines import Line

_VERBAL = frozenset("AHBMXT")  # tags of words that stand between a subject and its verb
_EDGES = frozenset({";", "C"})


def subject_before(line: Line, verb: int, least: int = 0) -> Speaker | None:
    """The subject of the verb at a token, not before token `least`.

    A phrase after a preposition is part of another ("workers at the port"), a statement or a video
    speaks for its author, and an act is no subject: then there is none.
    """
    at = verb
    while at > least and line.tags[at - 1] in _VERBAL:
        at -= 1
    if at > least and line.tags[at - 1] == "R":
        return Speaker(name=line.raw(at - 1, at), span=line.span(at - 1, at))
    nearest: Speaker | None = None
    for chunk in reversed(line.parse.chunks):
        if chunk.last > at or _is_passed_over(line, chunk):
            continue
        is_cut = any(line.tags[k] in _EDGES and line.lowers[k] != "as" for k in range(chunk.last, at))
        if chunk.first < least or is_cut or _is_act(line, chunk):
            break
        first = chunk.first
        while first >= 2 and line.lowers[first - 1] == "of" and (head := line.chunk(first - 2)):
            first = head.first
        found = Speaker(name=line.raw(first, chunk.last), span=line.span(first, chunk.last))
        if first == 0 or line.tags[first - 1] != "P":
            return found
        nearest = nearest or found
    return nearest


def _is_act(line: Line, chunk: Chunk) -> bool:
    """Whether a noun phrase names an act: "the offensive", "Operation Dawn"."""
    return (
        line.lowers[chunk.head] in listed("force_nouns")
        or "operation" in line.lowers[chunk.first : chunk.last]
    )


def _is_passed_over(line: Line, chunk: Chunk) -> bool:
    head = line.lowers[chunk.head]
    return chunk.cls == "time" or head in listed("vessels") or head.endswith("n't")
