"""Recognise copies of one text: the same story under other names."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from tidings.model.codes import SegmentKind
from tidings.model.text import Document

_BLANKS = re.compile(r"\s+")
_OWN = frozenset({SegmentKind.BODY, SegmentKind.QUOTE})


def body_key(document: Document) -> str:
    """Hash of what the report itself says, without title, dateline, captions, promo and boilerplate.

    Two documents with one key are the same story: one voice, however many outlets print it.
    """
    words = " ".join(document.text[s.span.start : s.span.end] for s in document.segments if s.kind in _OWN)
    if not words.strip():
        words = document.text
    normal = unicodedata.normalize("NFKC", words).casefold()
    return sha256(_BLANKS.sub(" ", normal).strip().encode()).hexdigest()[:16]
