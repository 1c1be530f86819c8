"""Recognise copies of one text: the same story under other names."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b, sha256
from itertools import groupby
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from tidings.data.numbers import number_words
from tidings.model.codes import SegmentKind
from tidings.model.text import Document, Segment

_HOST = re.compile(r"https?://[\w.-]+(?:[:/?#]|$)")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_OWN = frozenset({SegmentKind.BODY, SegmentKind.QUOTE})
_LENGTH = 5  # words of a phrase
_BITS = (1 << 64) - 1
# Odd factors that tell the places of a phrase's words apart.
_PLACES = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
# The lowest bits of a phrase that is looked up give way to the text that holds it: room for 16 million.
_HOLDER_BITS = 24
_HOLDER = (1 << _HOLDER_BITS) - 1
# Of a text's phrases one in eight is looked up; whether two texts are copies is counted on all.
_SAMPLE = 7
# Holders of a phrase beyond so many are paired with their next neighbours only: a site's notice makes few
# pairs, and five hundred copies of one story still hang together.
MANY = 40
NEIGHBOURS = 4
_NOTICE = 8  # words
_MIN_PHRASES = 20  # shorter texts are captions and notices, which unrelated pages share
# On one day of 7,880 pages in many languages all 138 lineages found at 0.6 were judged by their heads: one of
# those of several outlets was no copy; between 0.4 and 0.6 half were none. Two texts of one outlet share its
# notices and backgrounds: of nine such pairs below 0.82 none were copies; one must be nearly the other.
MIN_CONTAINED = 0.6
MIN_OF_OUTLET = 0.85
# A text of less than this share of another is a copy only of what the other opens with.
MIN_SIZE = 0.5
# Phrases with which a text opens, and how many of them a much shorter copy must have.
_LEAD = 80
_MIN_LEAD = 10
_WHOLE = 0.9


T = TypeVar("T")


class Relation(StrEnum):
    """What a document is to the first one of its lineage."""

    COPY = "copy"
    ABRIDGED = "abridged"
    EXTENDED = "extended"
    UPDATE = "update"
    REWRITTEN = "rewritten"


class Print(NamedTuple):
    """What copies are recognised by: a text's phrases in order, its numbers with the words beside them.

    `body` is the hash of the whole, `outlet` names who published it, as far as that is known.
    """

    phrases: array[int]
    numbers: frozenset[tuple[int, int]]
    body: str
    outlet: str | None


def body_key(document: Document) -> str:
    """Hash of what the report itself says, without title, dateline, captions, promo and boilerplate.

    Two documents with one key are the same story: one voice, however many outlets print it.
    """
    return _key_of(_own_text(document))


def _key_of(text: str) -> str:
    return sha256(_BLANKS.sub(" ", text).strip().encode()).hexdigest()[:16]


def fingerprint(document: Document) -> Print:
    """The phrases of what the report itself says, whatever its punctuation, case and paragraphs."""
    text = _own_text(document)
    words = _WORD.findall(text)
    hashes = [_hash(word) for word in words]
    runs = zip(*(hashes[place:] for place in range(_LENGTH)), strict=False)
    phrases = dict.fromkeys(
        (a + b * _PLACES[0] + c * _PLACES[1] + d * _PLACES[2] + e * _PLACES[3]) & _BITS
        for a, b, c, d, e in runs
    )
    is_notice = len(words) < _NOTICE  # "No news found." under a headline of its own is another page
    body = _key_of(unicodedata.normalize("NFKC", document.text).casefold() if is_notice else text)
    return Print(array("Q", phrases), frozenset(_numbers(words, hashes)), body, _outlet(document))


def _outlet(document: Document) -> str | None:
    host = urlsplit(document.url).hostname if document.url and _HOST.match(document.url) else None
    return host or (document.outlet.casefold() if document.outlet else None)


def _numbers(words: Sequence[str], hashes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each number under the words beside it: two before it, two behind it, and one on either side."""
    counted = number_words().small
    for place, word in enumerate(words):
        if word[0].isdigit() or word in counted:
            for side, (one, other) in enumerate(((-2, -1), (1, 2), (-1, 1))):
                if place + one >= 0 and place + other < len(words):
                    near = hashes[place + one] * _PLACES[0] + hashes[place + other] * _PLACES[1] + side
                    yield near & _BITS, hashes[place]


def find_lineages(prints: Mapping[str, Print]) -> dict[str, str]:
    """The lineage of each document, by its fingerprint: the smallest id among its copies.

    Two documents are copies where most phrases of the shorter one stand in the longer, so that an
    abridged, a rearranged, an updated and a lightly rewritten wire story are found and a shared quotation
    is not. A much shorter one must have what the longer opens with: two stories of one round-up are no
    copies. The result does not depend on the order of the documents.
    """
    firsts = {prints[name].body: name for name in sorted(prints, reverse=True)}
    names = sorted(firsts.values())
    pairs = _sharers([prints[name].phrases for name in names])
    return join_copies(prints, ((names[one], names[other]) for one, other in pairs))


def join_copies(prints: Mapping[str, Print], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The lineage of each document, where copies are looked for among these pairs and texts of one body."""
    parents = {name: name for name in prints}
    first: dict[str, str] = {}
    for name in sorted(prints):
        parents[name] = first.setdefault(prints[name].body, name)
    tried: set[tuple[str, str]] = set()
    for pair in pairs:
        left, right = (_root(parents, name) for name in pair)
        if left != right and pair not in tried:
            tried.add(pair)
            if are_copies(*(prints[name] for name in pair)):
                parents[max(left, right)] = min(left, right)
    return {name: _root(parents, name) for name in prints}


def looked_up(phrases: Sequence[int]) -> set[int]:
    """Those of a text's phrases by which copies of it are looked for, without their lowest bits."""
    if len(phrases) < _MIN_PHRASES:
        return set()
    return {phrase >> _HOLDER_BITS for phrase in phrases if not phrase >> _HOLDER_BITS & _SAMPLE}


def neighbours(holders: Sequence[T], number: int) -> Iterator[tuple[T, T]]:
    """The pairs that holders of one phrase make, given in order; `number`: how many hold it in all."""
    reach = number if number <= MANY else NEIGHBOURS
    for index, one in enumerate(holders):
        yield from ((one, other) for other in holders[index + 1 : index + 1 + reach])


def _sharers(texts: Sequence[array[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of positions of texts that share a phrase that is looked up; some pairs come again and again."""
    held = array(
        "Q",
        (
            phrase << _HOLDER_BITS | place
            for place, phrases in enumerate(texts)
            for phrase in looked_up(phrases)
        ),
    )
    for _, run in groupby(sorted(held), key=lambda number: number >> _HOLDER_BITS):
        holders = [number & _HOLDER for number in run]
        yield from neighbours(holders, len(holders))


def are_copies(one: Print, other: Print) -> bool:
    """Whether two texts are copies of one."""
    short, long = sorted((one.phrases, other.phrases), key=len)
    phrases = set(short)
    common = len(phrases.intersection(long))
    if one.outlet is not None and one.outlet == other.outlet:
        return common >= MIN_OF_OUTLET * len(long)
    if common < MIN_CONTAINED * len(short):
        return False
    return len(short) >= MIN_SIZE * len(long) or len(phrases.intersection(long[:_LEAD])) >= _MIN_LEAD


def relate(origin: Print, other: Print) -> Relation:
    """What a copy is to the first text of its lineage; another number outweighs all else."""
    if origin.body == other.body:
        return Relation.COPY
    if _is_update(origin, other):
        return Relation.UPDATE
    common = len(set(origin.phrases).intersection(other.phrases))
    of_origin, of_other = common / max(len(origin.phrases), 1), common / max(len(other.phrases), 1)
    if min(of_origin, of_other) >= _WHOLE:
        return Relation.COPY
    if of_other >= _WHOLE:
        return Relation.ABRIDGED
    return Relation.EXTENDED if of_origin >= _WHOLE else Relation.REWRITTEN


def _is_update(origin: Print, other: Print) -> bool:
    """Whether the same words stand about two numbers."""
    before: dict[int, set[int]] = defaultdict(set)
    after: dict[int, set[int]] = defaultdict(set)
    for found, numbers in ((before, origin.numbers), (after, other.numbers)):
        for words, number in numbers:
            found[words].add(number)
    return any(before[words].isdisjoint(after[words]) for words in before.keys() & after.keys())


def _root(parents: dict[str, str], name: str) -> str:
    while parents[name] != name:
        parents[name] = parents[parents[name]]
        name = parents[name]
    return name


@lru_cache(maxsize=1 << 18)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def _own_text(document: Document) -> str:
    """The report's own words in lower case; its title where a notice is all else, or all of its text."""
    own = _joined(document, (segment for segment in document.segments if segment.kind in _OWN))
    told = own or _joined(document, (segment for segment in document.segments if not segment.is_ignored))
    return unicodedata.normalize("NFKC", told or document.text).casefold()


def _joined(document: Document, segments: Iterable[Segment]) -> str:
    return " ".join(document.text[s.span.start : s.span.end] for s in segments).strip()
