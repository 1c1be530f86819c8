"""Find the words of a document that say when."""

from __future__ import annotations

from collections.abc import Iterable

from tidings.data.timewords import find_phrases, is_cased
from tidings.model.report import Mention
from tidings.model.text import Document, Span
from tidings.read.sentences import Sentence


def find_times(document: Document, sentences: Iterable[Sentence]) -> tuple[Mention, ...]:
    """Time expressions in the order of the text, as words and spans; their values are resolved later."""
    text = document.text
    cased = is_cased(text)
    mentions = []
    for sentence in sentences:
        for phrase in find_phrases(text, sentence.span.start, sentence.span.end, is_cased=cased):
            span = Span(phrase.start, phrase.end)
            mentions.append(Mention(raw=document.quote(span), span=span))
    return tuple(mentions)
