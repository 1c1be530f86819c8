"""Recognise copies of one text: the same story under other names."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256

from tidings.model.codes import SegmentKind
from tidings.model.text import Document

_BLANKS = re.compile(r"\s+")
_OWN = frozenset({SegmentKind.BODY, SegmentKind.QUOTE})
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’')\]]{0,2}\s+|\n+")
_WORD = re.compile(r"\w+")
_MIN_WORDS = 7  # shorter sentences ("He did not say more.") stand in unrelated reports
_MAX_SHARERS = 200  # a sentence in more documents than this is a site's notice
MIN_SHARED = 3
# On one day of 1,922 English pages every pair read above 0.6 was one story; of eleven pairs between 0.5
# and 0.6, five shared no more than their site's notices.
MIN_CONTAINED = 0.6


def body_key(document: Document) -> str:
    """Hash of what the report itself says, without title, dateline, captions, promo and boilerplate.

    Two documents with one key are the same story: one voice, however many outlets print it.
    """
    words = " ".join(_own(document))
    if not words.strip():
        words = document.text
    normal = unicodedata.normalize("NFKC", words).casefold()
    return sha256(_BLANKS.sub(" ", normal).strip().encode()).hexdigest()[:16]


def sentence_keys(document: Document) -> frozenset[str]:
    """Hashes of the report's own sentences, whatever their punctuation, case and paragraphs."""
    keys = set()
    for part in _own(document):
        for sentence in _SENTENCE_END.split(unicodedata.normalize("NFKC", part).casefold()):
            words = _WORD.findall(sentence)
            if len(words) >= _MIN_WORDS:
                keys.add(sha256(" ".join(words).encode()).hexdigest()[:16])
    return frozenset(keys)


def find_lineages(keys: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """The lineage of each document, by its sentence keys: the smallest id among its copies.

    Two documents are copies where the shorter one has at least three sentences of the longer, and
    they are most of it, so that an abridged wire story is found and a shared quotation is not. The
    result does not depend on the order of the documents.
    """
    sharers: dict[str, list[str]] = defaultdict(list)
    for name in sorted(keys):
        for key in keys[name]:
            sharers[key].append(name)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for names in sharers.values():
        if 1 < len(names) <= _MAX_SHARERS:
            for i, left in enumerate(names):
                for right in names[i + 1 :]:
                    shared[left, right] += 1
    parents = {name: name for name in keys}
    for (left, right), count in sorted(shared.items()):
        if count >= MIN_SHARED and count >= MIN_CONTAINED * min(len(keys[left]), len(keys[right])):
            one, other = sorted((_root(parents, left), _root(parents, right)))
            parents[other] = one
    return {name: _root(parents, name) for name in keys}


def _root(parents: dict[str, str], name: str) -> str:
    while parents[name] != name:
        parents[name] = parents[parents[name]]
        name = parents[name]
    return name


def _own(document: Document) -> Iterator[str]:
    return (document.text[s.span.start : s.span.end] for s in document.segments if s.kind in _OWN)
