"""Find who says what: the speaker, the stance, and the words that are theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tidings.data.tables import table
from tidings.model.claim import Speaker
from tidings.model.codes import Stance
from tidings.model.text import Document, Span
from tidings.read.cues import Cues, listed
from tidings.read.lines import MOST_TOKENS, Line
from tidings.read.sentences import Sentence
from tidings.read.speaker_names import (
    CLOSE,
    OPEN,
    PUNCTUATION,
    name_after,
    name_before,
    speech_words,
)

_ENDS = frozenset({"as", "after", "while", "when", "but", ";"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_BE = frozenset(["was", "were", "is", "are", "been", "being", "be"])
_PARTICIPLES = frozenset(["accused", "blamed", "claimed", "reported", "alleged"])


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
def _phrases() -> Cues:
    speech = table("speech")
    return Cues({"source": speech["sources"], "claimed": speech["claim_of_act"]})


def find_speakers(document: Document, sentence: Sentence) -> tuple[Attribution, ...]:
    """Who says what in one sentence, left to right; pronouns stay as they stand."""
    return speakers_of(Line(document.text, sentence))


def speakers_of(line: Line) -> tuple[Attribution, ...]:
    """Who says what in one line."""
    words = speech_words()
    if words.firsts.isdisjoint(line.words) or len(line.lowers) > MOST_TOKENS:
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
    return tuple(one for one in found if not _is_nobody(one.speaker))


def _is_nobody(speaker: Speaker | None) -> bool:
    """Whether the subject says that nobody speaks: "No group has claimed responsibility"."""
    return speaker is not None and speaker.name.split()[0].lower() in _NOBODY


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
                if _is_borrowed(one.speaker):
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
    return line.sentence.tokens[0].text in OPEN or line.sentence.tokens[-1].text in CLOSE


def _is_borrowed(speaker: Speaker) -> bool:
    """Whether a speaker is a pronoun or a statement, which speaks for whoever was last named."""
    name = speaker.name.lower()
    return name in speech_words().pronouns or name.rsplit(maxsplit=1)[-1] in speech_words().occasions - {
        "press",
        "news",
    }


def _next_speaker(lines: Sequence[Line], n: int) -> Speaker | None:
    """The speaker whom the next sentence names in its first words: "..." The mayor said ..."""
    if n + 1 >= len(lines) or lines[n].sentence.block != lines[n + 1].sentence.block:
        return None
    follow = lines[n + 1]
    if _is_quoted(follow):
        return None
    for one in speakers_of(follow):
        if one.speaker is not None and one.cue.start - follow.sentence.span.start < 60:
            return None if _is_borrowed(one.speaker) else one.speaker
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
    words = speech_words()
    lowers = line.lowers
    before = lowers[i - 1] if i else ""
    end = len(lowers)
    if word_is_noun(lowers, i):
        return None
    stance = words.verbs.get(lowers[i], Stance.REPORTED)
    cue = line.span(i, i + 1)
    k = i
    while k > 0 and (
        lowers[k - 1].endswith("ly") or lowers[k - 1] in ("also", "being", "not", "later", "first")
    ):
        k -= 1
    if k > 0 and lowers[k - 1] in _BE:
        return _passive(line, i, stance)
    if lowers[i] in _PARTICIPLES and before in (*speech_words().determiners, "'s", "two", "three", "other"):
        return None  # "his alleged role"
    if lowers[i] not in words.verbs or before == "nor":
        return None
    if lowers[i] in _PARTICIPLES and lowers[i + 1 : i + 2] and lowers[i + 1] in ("of", "by", "for", "in"):
        return _passive(line, i, stance)
    name, start = name_before(line, i)
    if name is None:
        if before and before not in (",", *CLOSE) and i > 0:
            return None
        name = name_after(line, i + 1)
        return Attribution(name, stance, 0 if i else 1, i or end, cue) if name is not None else None
    follows = start > 1 and lowers[start - 1] in (",", *CLOSE, "–", "—", "--")
    if stance in (Stance.ALLEGED, Stance.DENIED):
        stops = (k for k in range(i + 1, end) if lowers[k] in _ENDS)
        return Attribution(name, stance, i + 1, next(stops, end), cue) if i + 1 < end else None
    if lowers[i].startswith("claim") and not listed("events").isdisjoint(lowers[i + 1 : i + 5]):
        stance = Stance.CLAIMED
    is_afterthought = follows and not (i + 1 < end and lowers[i + 1] == "that") and _is_tail(line, i)
    return (
        Attribution(name, stance, 0 if is_afterthought else i + 1, end, cue)
        if i + 1 < end or follows
        else None
    )


def _is_tail(line: Line, verb: int) -> bool:
    """Whether after the verb come only a hearer, a time, a place or a comma: the said words stand before."""
    lowers = line.lowers
    i = verb + 1
    if lowers[verb] in ("told", "tells", "informed"):
        while i < len(lowers) and i - verb < 6 and lowers[i] not in PUNCTUATION and lowers[i] != "that":
            i += 1
    return i >= len(lowers) or lowers[i] in PUNCTUATION or lowers[i] in speech_words().after_name


def word_is_noun(lowers: Sequence[str], i: int) -> bool:
    """Whether a form like "reports" or "claims" stands as a noun here."""
    if lowers[i] not in speech_words().nominal:
        return False
    before = lowers[i - 1] if i else ""
    after = lowers[i + 1] if i + 1 < len(lowers) else ""
    return (
        not before
        or before in speech_words().determiners
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
    if lowers[i] in speech_words().hearsay and after in ("to", "that"):
        return Attribution(None, Stance.REPORTED, 0, end, cue)
    if after == "by" and lowers[i] in ("reported", "quoted", "confirmed", "announced"):
        name = name_after(line, i + 2)
        return Attribution(name, Stance.ATTRIBUTED, 0, end, cue) if name is not None else None
    if lowers[i] == "quoted" and after in ("as", "saying"):
        name = name_before(line, i)[0]
        return Attribution(name, Stance.ATTRIBUTED, i + 1, end, cue) if name is not None else None
    return None
