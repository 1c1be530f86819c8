"""Propose stretches of a sentence that the gazetteer knows as names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tidings.data.gazetteer import Gazetteer, Hit
from tidings.data.layout import SITES, Kind, NameFlag
from tidings.data.names import ARTICLES, fold
from tidings.model.text import Document
from tidings.read.list_heads import head_of
from tidings.read.place_words import place_words
from tidings.read.sentences import Sentence, Token

LONGEST = 6
# Lower-case words inside a name: "Isle of Wight", "Rio de Janeiro", "Deir ez Zor".
_INNER = frozenset(
    "of the de la el al da do du des del dos das di le les los las y e i and on upon in sur der den van von "
    "ez az es ash as ad ul bin abu ibn al- ou au aux".split()
)
_APOSTROPHES = frozenset("‘’'ʿʼ`")
_ARABIC = frozenset(
    "tal tall tell tel deir dayr deyr ain ayn ein jabal jebel khan umm abu bab wadi bayt beit beyt kafr kfar "
    "kafar ras qasr khirbet qalat dar sidi oued ouled bir".split()
)
_ARTICLES = tuple("al- el- ad- as- ash- at- az- ar- an- ez- es- er- ed- d' l'".split())
_COMPASS = frozenset({"NE", "NW", "SE", "SW"})
_SIDES = frozenset(
    "north south east west n s e w northwest northeast southwest southeast nw ne sw se".split()
)
# "I'll" is no "Ill." of Illinois, nor "he'll" a town.
_SHORTENED = re.compile(r"(?:i|he|she|we|you|they|it)['’](?:ll|m|d|ve|re|s)", re.IGNORECASE)
_AIR = frozenset({Kind.AIRFIELD, Kind.BASE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch of a sentence that the gazetteer knows as a name."""

    sentence: Sentence
    first: int
    last: int
    start: int
    end: int
    text: str
    key: str
    hits: tuple[Hit, ...]
    asked: Kind | None
    rough: bool
    fits: bool
    named: bool
    is_demonym: bool
    part: bool


def propose(
    document: Document, sentence: Sentence, mode: str, gazetteer: Gazetteer
) -> Iterator[list[Candidate]]:
    """For each token that may begin a name, the known names that begin there, longest first."""
    tokens = sentence.tokens
    for first, token in enumerate(tokens):
        if not _may_begin(token, mode):
            continue
        ends = _ends(tokens, first, mode)
        if mode == "lower" and not gazetteer.extends(fold(token.text)):
            ends = [last for last in ends if last == first + 1]
        options = [
            candidate
            for last in ends
            if (candidate := _candidate(document, sentence, first, last, gazetteer)) is not None
        ]
        if not options and "-" in token.text:
            options = list(_parts(sentence, first, gazetteer))
            for option in options:
                yield [option]
        elif options:
            yield options


def _may_begin(token: Token, mode: str) -> bool:
    if not token.text[0].isalpha():
        return False
    if mode == "lower":
        return token.lower not in place_words().common or "." in token.text
    return token.is_capital or (token.lower.startswith(_ARTICLES) and any(map(str.isupper, token.text)))


def _ends(tokens: Sequence[Token], first: int, mode: str) -> list[int]:
    """Where a name that begins at `first` may end, longest first; never across a comma or a wide gap."""
    ends = []
    i = first
    while i < len(tokens) and i - first < LONGEST:
        token = tokens[i]
        if token.text == ".":
            glued = token.start == tokens[i - 1].end and len(tokens[i - 1].text) <= 5
            if i == first or not glued:
                break
            ends.append(i + 1)
        elif (
            token.text in _APOSTROPHES
            and i > first
            and i + 1 < len(tokens)
            and tokens[i + 1].start == token.end
        ):
            pass
        elif not (token.text[0].isalnum() or token.text in ("'s", "’s")):
            break
        elif (
            (mode == "lower" and (i == first or token.lower not in place_words().common))
            or token.is_capital
            or token.text[0].isdigit()
            or token.lower.startswith(_ARTICLES)
        ) or (token.lower in place_words().inside and i > first):
            ends.append(i + 1)
        elif token.lower not in _INNER:
            break
        i += 1
    return ends[::-1]


def _candidate(
    document: Document, sentence: Sentence, first: int, last: int, gazetteer: Gazetteer
) -> Candidate | None:
    """The name from token `first` up to `last`, if the gazetteer knows it."""
    tokens = sentence.tokens
    text = document.text[tokens[first].start : tokens[last - 1].end]
    key = fold(text)
    if not key or _SHORTENED.fullmatch(text):
        return None
    hits = gazetteer.hits(key)
    asked, cue_last = _asked(sentence, first, last)
    rough = False
    is_cued = asked is not None or head_of(sentence) == range(first, last)
    if not hits and (is_cued or _looks_arabic(tokens[first:last])):
        hits, rough = gazetteer.rough_hits(key), True
    if not hits:
        return None
    if tokens[last - 1].text == "." and not _is_abbreviation(hits, text):
        return None
    if _is_street(tokens, first):
        return None
    if len(text) == 2 and hits[0].flags & NameFlag.CODE and _is_compass(tokens, first):
        return None
    kinds = {gazetteer.place(hit.row).kind for hit in hits} if asked in SITES else set()
    fits = asked in SITES and bool(kinds & (_AIR if asked in _AIR else {asked}))
    if all(hit.flags & NameFlag.CUED for hit in hits) and asked is None:
        return None
    return Candidate(
        sentence=sentence,
        first=first,
        last=cue_last if fits else last,
        start=tokens[first].start,
        end=tokens[(cue_last if fits else last) - 1].end,
        text=text,
        key=key,
        hits=hits,
        asked=asked,
        rough=rough,
        fits=fits,
        named=_is_named(sentence, first),
        is_demonym=all(hit.flags & NameFlag.DEMONYM for hit in hits) or hits[0].flags & NameFlag.DEMONYM > 0,
        part=False,
    )


def _is_compass(tokens: Sequence[Token], at: int) -> bool:
    """Whether two letters only point: "the NE region" is not Nebraska, which stands behind a comma."""
    before = tokens[at - 1].lower if at else ""
    return tokens[at].text in _COMPASS and before not in (",", "(")


def _is_street(tokens: Sequence[Token], first: int) -> bool:
    """Whether a name is a street's: "the 900 block of South Marlow", "at 57th and Marlow"."""
    at = first
    while at and (
        tokens[at - 1].lower in _SIDES or (tokens[at - 1].text == "." and tokens[at - 2].lower in _SIDES)
    ):
        at -= 1
    if at < 2:
        return False
    before = tokens[at - 2].lower
    if tokens[at - 1].lower == "of":
        return before in ("block", "blocks") and at > 2 and tokens[at - 3].text[:1].isdigit()
    return tokens[at - 1].lower == "and" and before[:1].isdigit() and before[-2:] in ("st", "nd", "rd", "th")


def _looks_arabic(tokens: Sequence[Token]) -> bool:
    """Whether a name of several words has an Arabic article, or begins as Arabic names do."""
    if len(tokens) > 1 and tokens[0].lower in _ARABIC:
        return True
    return any(token.lower.startswith(_ARTICLES) or token.lower in ARTICLES for token in tokens)


def _is_abbreviation(hits: tuple[Hit, ...], text: str) -> bool:
    """Whether the dot belongs to the name ("Calif.")."""
    return len(text) <= 7 and any(hit.flags & NameFlag.CODE or hit.flags & NameFlag.DOTTED for hit in hits)


def opened_at(tokens: Sequence[Token], first: int) -> int:
    """Where a name begins with the apostrophe of its first letter: "the town of ‘Ayn ‘Issa"."""
    if not first or tokens[first - 1].text not in _APOSTROPHES:
        return first
    is_glued = tokens[first - 1].end == tokens[first].start
    is_open = first == 1 or tokens[first - 2].end < tokens[first - 1].start
    return first - 1 if is_glued and is_open else first


def _is_named(sentence: Sentence, first: int) -> bool:
    """Whether "the town of" or "the village of" stands before the name."""
    tokens = sentence.tokens
    first = opened_at(tokens, first)
    return first >= 2 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in place_words().kinds


def _asked(sentence: Sentence, first: int, last: int) -> tuple[Kind | None, int]:
    """The kind of place that the words beside a name ask for, and where those behind it end."""
    words = place_words()
    tokens = sentence.tokens
    if last < len(tokens):
        after = tokens[last].lower
        if last + 1 < len(tokens) and (kind := words.pairs.get((after, tokens[last + 1].lower))):
            return kind, last + 2
        if kind := words.kinds.get(after):
            return kind, last + 1
        if kind := _shared_kind(tokens, last):
            return kind, last
    first = opened_at(tokens, first)
    if first >= 2 and tokens[first - 1].lower == "of" and (kind := words.kinds.get(tokens[first - 2].lower)):
        return kind, last
    if first >= 1 and (kind := words.kinds.get(tokens[first - 1].lower)):
        return kind, last
    return None, last


def _shared_kind(tokens: Sequence[Token], last: int) -> Kind | None:
    """The kind in the plural behind a second name: of A in "A and B provinces"."""
    if tokens[last].lower != "and":
        return None
    at = last + 1
    while at < len(tokens) and at - last <= LONGEST and tokens[at].is_capital:
        at += 1
    is_named = last + 1 < at < len(tokens) and tokens[at].lower.endswith("s")
    return place_words().kinds.get(tokens[at].lower) if is_named else None


def _parts(sentence: Sentence, index: int, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Places inside a compound: "Iran-backed", "Israel-Gaza"."""
    token = sentence.tokens[index]
    start = token.start
    for part in token.text.split("-"):
        end = start + len(part)
        key = fold(part) if len(part) > 1 and part[0].isupper() else ""
        hits = gazetteer.hits(key) if key else ()
        if hits and not all(hit.flags & NameFlag.CUED for hit in hits):
            yield Candidate(
                sentence=sentence, first=index, last=index + 1, start=start, end=end, text=part, key=key,
                hits=hits, asked=None, rough=False, fits=False, named=False,
                is_demonym=bool(hits[0].flags & NameFlag.DEMONYM), part=True,
            )  # fmt: skip
        start = end + 1
