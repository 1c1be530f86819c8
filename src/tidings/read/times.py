"""Find the words of a document that say when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tidings.data.timewords import Phrase, find_phrases, is_cased, opening_end, openings_in
from tidings.model.report import Mention
from tidings.model.text import Document, Span
from tidings.read.place_words import place_words
from tidings.read.sentences import Sentence
from tidings.read.words import party_words

# "since the outbreak of the war in X": the words behind "since", up to a stop.
_SINCE = re.compile(r"\bsince\s+([^,.;:()\"“”\n]{8,90})", re.IGNORECASE)
# A day and a month, or a month behind a day and a dash, and the words around them: "the 5 May Movement".
_DAY_OF_YEAR = re.compile(r"(?i)(?:\d{1,2}(?:st|nd|rd|th)? )?[a-z]+|[a-z]+ \d{1,2}(?:st|nd|rd|th)?")
_BEFORE = re.compile(r"(?i)\b(after|before|from|in|on|since|till|until)\s(?:\d{1,2}-)?$")
_BEHIND = re.compile(r"[\"'’”]?\s([A-Za-z]+)")
_REACH = 12  # characters before a date to the word that it follows
# A number of four digits, and words of the street behind it that has it as the number of a house.
_FOUR_DIGITS = re.compile(r"\d{4}(?:\sS)?")
_LONGEST_STREET = 5  # words: "1905 S. Martin Luther King Ave."
_STREET_REACH = 60  # characters
_IN_A_YEAR = frozenset({"in", "since", "until", "till", "from", "during", "of", "by"})


def find_times(document: Document, sentences: Iterable[Sentence]) -> tuple[Mention, ...]:
    """Time expressions in the order of the text, as words and spans; their values are resolved later."""
    text = document.text
    cased = is_cased(text)
    mentions: list[Mention] = []
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        phrases = find_phrases(text, start, end, is_cased=cased)
        spans = [Span(phrase.start, phrase.end) for phrase in phrases if _says_when(phrase)]
        spans = [span for span in spans if not _is_of_name(text, span, is_cased=cased)]
        spans = [span for span in spans if not _is_of_a_house(text, span)]
        spans.extend(span for span in _openings(text, start, end) if not any(map(span.overlaps, spans)))
        mentions.extend(Mention(raw=document.quote(span), span=span) for span in sorted(spans))
    return tuple(mentions)


def _says_when(phrase: Phrase) -> bool:
    """Whether a phrase is a time, and not a person's age or the bare word "day"."""
    if phrase.name == "bare_unit":
        return phrase.words[-1].lower != "day"
    return phrase.name != "age"


def _is_of_name(text: str, span: Span, *, is_cased: bool) -> bool:
    """Whether a day and month are part of a body's name: "the 5 May Movement", not "on 5 May brigade"."""
    behind = _BEHIND.match(text, span.end)
    if behind is None or behind.group(1).lower() not in party_words()["dated"]:
        return False
    if is_cased and behind.group(1)[0].islower():
        return False  # "the 5 May brigade attack"
    before = text[max(0, span.start - _REACH) : span.start]
    is_day = any(map(str.isdigit, text[span.start : span.end] + before[-3:]))
    is_whole = _DAY_OF_YEAR.fullmatch(text, span.start, span.end) is not None
    return is_day and is_whole and _BEFORE.search(before) is None


def _is_of_a_house(text: str, span: Span) -> bool:
    """Whether a year's digits are a house's number: "at 1905 S. Larch Ave.", not "in 2019 Main Street"."""
    if _FOUR_DIGITS.fullmatch(text, span.start, span.end) is None:
        return False
    before = text[max(0, span.start - _REACH) : span.start].lower().split()
    if before and before[-1] in _IN_A_YEAR:
        return False
    behind = text[span.end : span.end + _STREET_REACH].split()
    for number, word in enumerate(behind[:_LONGEST_STREET]):
        if not word[0].isupper() and word != ".":
            break
        if number and word.rstrip(".,;").lower() in place_words().streets:
            return True
    return False


def _openings(text: str, start: int, end: int) -> Iterator[Span]:
    """Beginnings of known wars that bound a stretch of time."""
    for found in _SINCE.finditer(text, start, end):
        wars = openings_in(found.group(1))
        if wars:
            yield Span(found.start(1), found.start(1) + opening_end(found.group(1), wars))
