"""Find promotional lines glued between the sentences of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table
from tidings.ingest.promo import Line, judge, small_words
from tidings.model.codes import SegmentKind

_CREDIT = re.compile(
    r"\((?:additional |with )?(?:reporting|writing|editing|compiled|translated|photo|inputs"
    r"|reporting and (?:writing|editing)) (?:by|from) [^()]{2,400}\)",
    re.IGNORECASE,
)
# "... the minister added. - Reuters" at a block's end.
_AGENCY_END = re.compile(
    r"(?<=[.!?”\"’])\s*(?:[-–—/]+ ?|\()[A-Z][\w.]{1,15}(?:[ /-][A-Z][\w.]{1,15}){0,2}\)?\s*$"
)
_STOP = re.compile(r"[.!?][\"”’')\]]{0,2}(?=\s+[\"“‘'(]?[A-Z]|\s*$)")
_SHOUT = re.compile(r"(?<=[.!?”\"]\s)(?:[A-Z0-9][A-Z0-9'’,/&:.-]*\s+){5,24}[A-Z0-9'’/&-]{2,}(?=\s+[A-Z“\"])")
_WORD = re.compile(r"\S+")
# Only a block with one of these words can hold a sentence to its reader; the rest is not looked at.
_ASKING = ("follow", "subscribe", "sign up", "click here", "download", "newsletter", "log in", "register")
# The credit behind a picture's caption: "(Photo by A. Name/Agency)", "REUTERS/A. Name", "Picture: Agency".
_AGENCIES = r"(?:AP|AFP|Reuters|REUTERS|Getty Images|EPA|EPA-EFE)"
_PHOTO = re.compile(
    rf"[(\[](?:(?:[Ff]ile )?(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Pp]ic|PHOTO)s?\b"
    rf"|[^()\[\]]{{0,80}}(?:via |/){_AGENCIES}\b|Getty Images)[^()\[\]]{{0,160}}[)\]]\s*$"
    r"|(?:[Pp]hoto|[Ii]mage|[Pp]icture)(?:graph)?s?(?: credit)?: ?[A-Z©][^.!?\n]{1,60}[.]?\s*$"
    r"|(?<=[.!?)”\"])\s*(?:Photo|Image|Picture)(?:graph)?s? by [A-Z][^.!?\n]{1,60}[.]?\s*$"
    r"|[Cc]redit: ?[^.!?\n]{2,60}\s*$"
    r"|REUTERS/.{0,100}$|©\s?(?:\d{4}|[A-Z]).{0,100}$"
    rf"|[A-Z][\w. '’-]{{2,60}}/{_AGENCIES}(?: Photo| via [\w /]{{2,40}})?[.)]?\s*$",
)
_PHOTO_HINTS = ("/", "©", "Getty", "hoto", "HOTO", "mage", "icture", "redit")
_MAX_CAPTION = 500
_MAX_HEADLINE = 300


class Piece(NamedTuple):
    """A stretch of a block that is not the report's: where, what, and by which rule."""

    start: int
    end: int
    kind: SegmentKind
    rule: str


@lru_cache(maxsize=1)
def _cue() -> re.Pattern[str]:
    """A strong cue after a sentence's end: with a mark behind it, or in capitals."""
    phrases = sorted(map(str, table("promo")["lead_strong"]), key=lambda phrase: -len(phrase))
    joined = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in phrases)
    shouted = "|".join(re.escape(phrase.upper()).replace("'", "['’]") for phrase in phrases)
    return re.compile(rf"[.!?”\"’)\]]\s?(?P<cue>[\[(]?(?:(?i:{joined})\s?[:|»→]|(?:{shouted})(?=[\s:])))")


def photo_credit(text: str) -> int | None:
    """Where the credit at the end of a picture's caption begins, or None: such a line is a caption."""
    if len(text) > _MAX_CAPTION or not any(hint in text for hint in _PHOTO_HINTS):
        return None
    found = _PHOTO.search(text)
    return found.start() if found is not None and text[: found.start()].strip() else None


def find_pieces(text: str) -> list[Piece]:
    """Stretches of one block to set aside, in order, without overlap and outside quotations."""
    pieces: list[Piece] = []
    at = read = curly = straight = 0
    for piece in sorted(_candidates(text)):
        if piece.start < at:
            continue
        curly += text.count("“", read, piece.start) - text.count("”", read, piece.start)
        straight += text.count('"', read, piece.start)
        read = piece.start
        if curly <= 0 and straight % 2 == 0:
            pieces.append(piece)
            at = piece.end
    return pieces


def _candidates(text: str) -> Iterator[Piece]:
    for found in _CREDIT.finditer(text):
        yield Piece(found.start(), found.end(), SegmentKind.BOILERPLATE, "credit")
    if (found_end := _AGENCY_END.search(text, max(0, len(text) - 80))) is not None:
        yield Piece(found_end.start(), found_end.end(), SegmentKind.BOILERPLATE, "credit")
    if text.isupper():
        return
    for found in _cue().finditer(text):
        end = _headline_end(text, found.end())
        yield Piece(found.start("cue"), end, SegmentKind.PROMO, "inline_lead")
    if _is_asking(text):
        yield from _asking(text)
    shouted = [_trim_shout(text, found.start(), found.end()) for found in _SHOUT.finditer(text)]
    shouted = [(start, end) for start, end in shouted if start < end]
    # One shouted line among plain sentences is another story's headline; many are a transcript.
    if len(shouted) == 1:
        rest = text[: shouted[0][0]] + text[shouted[0][1] :]
        if sum(c.isupper() for c in rest) * 3 < sum(c.islower() for c in rest):
            yield Piece(*shouted[0], SegmentKind.PROMO, "shouted_headline")


def _is_asking(text: str) -> bool:
    lower = text.lower()
    return any(word in lower for word in _ASKING)


def _asking(text: str) -> Iterator[Piece]:
    """Sentences behind the first one that ask the reader to follow, subscribe or read on."""
    start = None
    for stop in _STOP.finditer(text):
        if start is not None and _is_asking(text[start : stop.end()]):
            sentence = text[start : stop.end()]
            verdict = judge(Line(sentence))
            if verdict is not None and verdict.rule == "reader_call":
                at = start + len(sentence) - len(sentence.lstrip())
                yield Piece(at, stop.end(), verdict.kind, "inline_reader_call")
        start = stop.end()


def _trim_shout(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave a trailing lone capital ("A", "TWA" before "Flight") to the sentence that follows."""
    words = list(_WORD.finditer(text, start, end))
    while words and (len(words[-1].group()) < 4 or _belongs_to_next(text, words[-1].end())):
        words.pop()
    if any(word.group()[-1] in ".?!:" for word in words):
        return start, start
    if len(words) < 6 or sum(1 for w in words if any(c.isalpha() for c in w.group())) < 5:
        return start, start
    return start, words[-1].end()


def _belongs_to_next(text: str, end: int) -> bool:
    """Whether the next word begins in lower case, so that the last one is its subject."""
    after = _WORD.search(text, end)
    return after is None or after.group()[0].islower()


def _headline_end(text: str, start: int) -> int:
    """Where the headline behind a cue ends: at its question mark, where title case stops, or at the stop."""
    text = text[: start + _MAX_HEADLINE]
    stop = None
    for found in _STOP.finditer(text, start):
        if found.group()[0] == "." and re.search(
            r"\b[A-Z]$", text[max(0, found.start() - 2) : found.start()]
        ):
            continue
        stop = found
        break
    limit = stop.end() if stop else len(text)
    if stop is not None and stop.group()[0] != ".":
        return limit
    broken = _title_case_end(text, start, limit)
    return broken if broken is not None else len(text[:limit].rstrip())


def _title_case_end(text: str, start: int, limit: int) -> int | None:
    """Where a title-case headline gives way to a sentence, or None where it never does."""
    words = [m for m in _WORD.finditer(text, start, limit) if any(c.isalnum() for c in m.group())]
    run = 0
    for i, word in enumerate(words):
        lower = word.group()[0].islower() and word.group().lower() not in small_words()
        if not lower:
            run += 1
            continue
        # "Words Here The missile was": the capitalised word before the first plain one starts the sentence
        if run >= 4 and i >= 4:
            return words[i - 2].end() if i >= 2 else None
        return None
    return None
