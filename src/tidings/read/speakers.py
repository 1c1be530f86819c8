"""Find who says what: the speaker, the stance, and the words that are theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.claim import Speaker
from tidings.model.codes import Stance
from tidings.model.text import Document, Span
from tidings.read.cues import Cues
from tidings.read.lines import Line
from tidings.read.sentences import Sentence

_OPEN = frozenset('"“«‘')
_CLOSE = frozenset('"”»’')
_PUNCTUATION = frozenset(",;:.!?()[]—–") | {"--"} | _OPEN | _CLOSE
_BE = frozenset(["was", "were", "is", "are", "been", "being", "be"])
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "some",
        "any",
        "no",
        "each",
        "every",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
    ]
)
_PARTICIPLES = frozenset(["accused", "blamed", "claimed", "reported", "alleged"])
_OCCASIONS = frozenset(
    [
        "statement",
        "interview",
        "tweet",
        "report",
        "press",
        "news",
        "message",
        "letter",
        "speech",
        "address",
        "video",
    ]
)
_LONGEST_NAME = 16  # tokens; a longer subject is a clause that the walk has run into
_LONGEST_APPOSITION = 22


class _Words(NamedTuple):
    verbs: dict[str, Stance]
    nominal: frozenset[str]
    hearsay: frozenset[str]
    pronouns: frozenset[str]
    vague: frozenset[str]
    stops: frozenset[str]
    before_verb: frozenset[str]
    after_name: frozenset[str]
    firsts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a speaker says: tokens [first, last) of the sentence, with the words `cue` that lend it.

    `speaker` is None where nobody is named ("is said to").
    """

    speaker: Speaker | None
    stance: Stance
    first: int
    last: int
    cue: Span


@lru_cache(maxsize=1)
def _words() -> _Words:
    speech = table("speech")
    verbs = {word: Stance(stance) for stance, words in speech["verbs"].items() for word in words.split()}
    sets = {
        key: frozenset(speech[key].split())
        for key in ("nominal", "hearsay", "pronouns", "vague", "stops", "before_verb", "after_name")
    }
    firsts = frozenset(verbs) | {phrase.split()[0] for phrase in speech["sources"]} | sets["hearsay"]
    return _Words(verbs=verbs, firsts=firsts, **sets)


@lru_cache(maxsize=1)
def _phrases() -> Cues:
    speech = table("speech")
    return Cues({"source": speech["sources"], "claimed": speech["claim_of_act"]})


def find_speakers(document: Document, sentence: Sentence) -> tuple[Attribution, ...]:
    """Who says what in one sentence, left to right; pronouns stay as they stand."""
    return speakers_of(Line(document.text, sentence))


def speakers_of(line: Line) -> tuple[Attribution, ...]:
    """Who says what in one line."""
    words = _words()
    if words.firsts.isdisjoint(line.words):
        return ()
    found = [
        made
        for cue in _phrases().find(line.lowers, line.words)
        if (made := _by_phrase(line, cue[0], cue[1], cue[2]))
    ]
    taken = {a.cue.start for a in found}
    for i, word in enumerate(line.lowers):
        if word not in words.verbs and word not in words.hearsay:
            continue
        if any(
            a.cue.start <= line.sentence.tokens[i].start < a.cue.end for a in found if a.cue.start in taken
        ):
            continue
        made = _by_verb(line, i)
        if made is not None:
            found.append(made)
    found.sort(key=lambda a: (a.first, a.cue.start))
    return tuple(found)


def attribute(document: Document, sentences: Sequence[Sentence]) -> tuple[tuple[Attribution, ...], ...]:
    """Who says what in each sentence of a document.

    A pronoun takes the last named speaker; a quotation that its own sentence leaves open takes the
    speaker of the next sentence's opening, or of the sentence before.
    """
    return attribute_lines([Line(document.text, sentence) for sentence in sentences])


def attribute_lines(lines: Sequence[Line]) -> tuple[tuple[Attribution, ...], ...]:
    """`attribute` over lines."""
    every = [speakers_of(line) for line in lines]
    last_named: Speaker | None = None
    last_block = -1
    for n, line in enumerate(lines):
        row = []
        for one in every[n]:
            resolved = one
            if one.speaker is not None:
                if one.speaker.name.lower() in _words().pronouns:
                    if last_named is not None:
                        resolved = replace(one, speaker=last_named)
                else:
                    last_named = one.speaker
                    last_block = line.sentence.block
            row.append(resolved)
        every[n] = tuple(row)
        if not row and _is_quoted(line):
            carried = _next_speaker(lines, n)
            if carried is None and last_named is not None and line.sentence.block - last_block <= 1:
                carried = last_named
            if carried is not None:
                cue = carried.span
                every[n] = (Attribution(carried, Stance.ATTRIBUTED, 0, len(line.lowers), cue),)
    return tuple(every)


def attribution_at(attributions: Sequence[Attribution], token: int) -> Attribution | None:
    """The narrowest attribution that covers a token, the last one among equals."""
    best: Attribution | None = None
    for one in attributions:
        if one.first <= token < one.last and (best is None or one.last - one.first <= best.last - best.first):
            best = one
    return best


def _is_quoted(line: Line) -> bool:
    return line.sentence.tokens[0].text in _OPEN or line.sentence.tokens[-1].text in _CLOSE


def _next_speaker(lines: Sequence[Line], n: int) -> Speaker | None:
    """The speaker whom the next sentence names in its first words: "..." The mayor said ..."""
    if n + 1 >= len(lines) or lines[n].sentence.block != lines[n + 1].sentence.block:
        return None
    follow = lines[n + 1]
    if _is_quoted(follow):
        return None
    for one in speakers_of(follow):
        if one.speaker is not None and one.cue.start - follow.sentence.span.start < 60:
            return None if one.speaker.name.lower() in _words().pronouns else one.speaker
    return None


def _by_phrase(line: Line, first: int, last: int, label: str) -> Attribution | None:
    end = len(line.lowers)
    if label == "source":
        name = name_after(line, last)
        return (
            Attribution(name, Stance.ATTRIBUTED, 0, end, line.span(first, last)) if name is not None else None
        )
    verb = first if line.lowers[first] != "has" else first + 1
    name = name_before(line, verb)[0]
    return Attribution(name, Stance.CLAIMED, verb, end, line.span(first, last))


def _by_verb(line: Line, i: int) -> Attribution | None:
    words = _words()
    lowers = line.lowers
    before = lowers[i - 1] if i else ""
    end = len(lowers)
    if word_is_noun(lowers, i):
        return None
    stance = words.verbs.get(lowers[i], Stance.REPORTED)
    cue = line.span(i, i + 1)
    if before in _BE or (before in ("also", "being", "not") and i > 1 and lowers[i - 2] in _BE):
        return _passive(line, i, stance)
    if lowers[i] not in words.verbs or before == "nor":
        return None
    if lowers[i] in _PARTICIPLES and lowers[i + 1 : i + 2] and lowers[i + 1] in ("of", "by", "for", "in"):
        return _passive(line, i, stance)
    name, start = name_before(line, i)
    if name is None:
        if before and before not in (",", *_CLOSE) and i > 0:
            return None
        name = name_after(line, i + 1)
        return Attribution(name, stance, 0 if i else 1, i or end, cue) if name is not None else None
    follows = start > 1 and lowers[start - 1] in (",", *_CLOSE, "–", "—", "--")
    is_afterthought = follows and not (i + 1 < end and lowers[i + 1] == "that") and _is_tail(line, i + 1)
    return (
        Attribution(name, stance, 0 if is_afterthought else i + 1, end, cue)
        if i + 1 < end or follows
        else None
    )


def _is_tail(line: Line, i: int) -> bool:
    """Whether after the verb come only a time, a place or a comma: the said words stand before."""
    lowers = line.lowers
    return i >= len(lowers) or lowers[i] in _PUNCTUATION or lowers[i] in _words().after_name


def word_is_noun(lowers: Sequence[str], i: int) -> bool:
    """Whether a form like "reports" or "claims" stands as a noun here."""
    if lowers[i] not in _words().nominal:
        return False
    before = lowers[i - 1] if i else ""
    after = lowers[i + 1] if i + 1 < len(lowers) else ""
    return (
        not before
        or before in _DETERMINERS
        or (
            before
            in ("'s", "of", "to", "with", "by", "in", "on", "media", "news", "local", "some", "other", "and")
            and after not in ("that", "it", "he", "they", "the")
        )
        or after in ("of", "about", "by")
    )


def _passive(line: Line, i: int, stance: Stance) -> Attribution | None:
    """Read "is said to", "was accused of", "was blamed on ... by X"."""
    lowers = line.lowers
    after = lowers[i + 1] if i + 1 < len(lowers) else ""
    cue = line.span(i, i + 1)
    end = len(lowers)
    if stance is Stance.ALLEGED:
        by = next((k for k in range(i + 1, min(end, i + 12)) if lowers[k] == "by"), None)
        name = name_after(line, by + 1) if by is not None and lowers[i + 1 : by] == () else None
        return Attribution(name, Stance.ALLEGED, 0, end, cue)
    if lowers[i] in _words().hearsay and after in ("to", "that"):
        return Attribution(None, Stance.REPORTED, 0, end, cue)
    if after == "by" and lowers[i] in ("reported", "quoted", "confirmed", "announced"):
        name = name_after(line, i + 2)
        return Attribution(name, Stance.ATTRIBUTED, 0, end, cue) if name is not None else None
    if lowers[i] == "quoted" and after in ("as", "saying"):
        name = name_before(line, i)[0]
        return Attribution(name, Stance.ATTRIBUTED, i + 1, end, cue) if name is not None else None
    return None


def name_before(line: Line, verb: int) -> tuple[Speaker | None, int]:
    """The subject before a verb and its first token; appositions are stepped over."""
    lowers, words = line.lowers, _words()
    stop = verb
    while stop > 0 and lowers[stop - 1] in words.before_verb:
        stop -= 1
    if stop > 0 and lowers[stop - 1] == ",":
        opening = _apposition(line, stop - 1)
        if opening is None:
            return None, verb
        stop = opening
    first = stop
    while (
        first > 0
        and stop - first < _LONGEST_NAME
        and lowers[first - 1] not in _PUNCTUATION
        and lowers[first - 1] not in words.stops
        and (lowers[first - 1] not in words.verbs or lowers[first - 1] in words.nominal)
    ):
        first -= 1
    first = _trim(line, first, stop)
    for k in range(first + 1, stop - 2):
        if lowers[k] in ("in", "on", "during", "via") and not _OCCASIONS.isdisjoint(lowers[k + 1 : k + 4]):
            stop = k
            break
    if first >= stop:
        return None, verb
    span = line.span(first, stop)
    return Speaker(name=line.raw(first, stop), span=span), first


def _trim(line: Line, first: int, stop: int) -> int:
    """Step over an adverbial before the subject: "In a statement the army said"."""
    lowers = line.lowers
    if lowers[first : first + 1] and lowers[first] in (
        "in",
        "on",
        "at",
        "after",
        "during",
        "for",
        "by",
        "from",
        "with",
    ):
        for k in range(stop - 1, first + 1, -1):
            if lowers[k] in _DETERMINERS:
                return k
        for k in range(stop - 1, first, -1):
            if not line.sentence.tokens[k].is_capital:
                return k + 1
    return first


def _apposition(line: Line, comma: int) -> int | None:
    """Where the comma group that ends at `comma` began, if it describes a name before it."""
    lowers = line.lowers
    for k in range(comma - 1, max(-1, comma - _LONGEST_APPOSITION), -1):
        if lowers[k] in ("”", "“", '"', ";"):
            return None
        if lowers[k] == ",":
            opens = lowers[k + 1]
            if all(
                token.is_capital or token.lower in ("of", "for", "al")
                for token in line.sentence.tokens[k + 1 : comma]
            ):
                return k
            has_name = k > 0 and line.sentence.tokens[k - 1].is_capital
            if opens in ("a", "an", "the", "who", "whose", "one") or (has_name and opens.isdigit()):
                return k
            if has_name and any(w in _words().vague for w in lowers[k + 1 : comma]):
                return k
            return (
                k if has_name and opens.endswith(("er", "or", "ist", "man", "ant", "chief", "head")) else None
            )
    return None


def name_after(line: Line, first: int) -> Speaker | None:
    """The name that begins at a token: up to a comma, a preposition of time or place, or a verb."""
    lowers, words = line.lowers, _words()
    last = first
    while (
        last < len(lowers)
        and last - first < _LONGEST_NAME
        and lowers[last] not in _PUNCTUATION
        and lowers[last] not in words.stops
        and lowers[last] not in words.after_name
        and lowers[last] not in words.verbs
    ):
        last += 1
    if last == first:
        return None
    return Speaker(name=line.raw(first, last), span=line.span(first, last))
