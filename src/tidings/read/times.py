"""Find the words of a document that say when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tidings.data.timewords import Phrase, find_phrases, is_cased, opening_end, openings_in
from tidings.model.report import Mention
from tidings.model.text import Document, Span
from tidings.read.sentences import Sentence

# "since the outbreak of the war in X": the words behind "since", up to a stop.
_SINCE = re.compile(r"\bsince\s+([^,.;:()\"“”\n]{8,90})", re.IGNORECASE)


def find_times(document: Document, sentences: Iterable[Sentence]) -> tuple[Mention, ...]:
    """Time expressions in the order of the text, as words and spans; their values are resolved later."""
    text = document.text
    cased = is_cased(text)
    mentions: list[Mention] = []
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        phrases = find_phrases(text, start, end, is_cased=cased)
        spans = [Span(phrase.start, phrase.end) for phrase in phrases if _says_when(phrase)]
        spans.extend(span for span in _openings(text, start, end) if not any(map(span.overlaps, spans)))
        mentions.extend(Mention(raw=document.quote(span), span=span) for span in sorted(spans))
    return tuple(mentions)


def _says_when(phrase: Phrase) -> bool:
    """Whether a phrase is a time, and not a person's age or the bare word "day"."""
    if phrase.name == "bare_unit":
        return phrase.words[-1].lower != "day"
    return phrase.name != "age"


def _openings(text: str, start: int, end: int) -> Iterator[Span]:
    """Beginnings of known wars that bound a stretch of time."""
    for found in _SINCE.finditer(text, start, end):
        wars = openings_in(found.group(1))
        if wars:
            yield Span(found.start(1), found.start(1) + opening_end(found.group(1), wars))
