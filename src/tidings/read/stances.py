"""Tell how a doer is put: as claimed by itself, as suspected, or plainly."""

from __future__ import annotations

from tidings.model.codes import Stance
from tidings.model.text import Span
from tidings.read.grammar import Phrase
from tidings.read.page import Page, Voice
from tidings.read.words import party_words

_REACH = 60  # characters from "accused" or "suspect" to whom
_BEFORE = 4  # words before a party: "presumably by guerrillas of the X"


def stance_beside(phrase: Phrase) -> Stance | None:
    """How a doer is put by the words beside it: "claimed by X", "X are suspected of", "apparently by X"."""
    parse, chunk, words = phrase.parse, phrase.chunk, party_words()
    before = [token.lower for token in parse.tokens[max(0, chunk.first - 2) : chunk.first]]
    after = [token.lower for token in parse.tokens[chunk.last : chunk.last + 4]]
    if before == ["claimed", "by"]:
        return Stance.CLAIMED
    if not words["held"].isdisjoint(phrase.words):  # "suspected PKK militants"
        return Stance.ALLEGED
    if (before[-1:] == ["by"] and before[0] in words["doubt"]) or (after[:1] and after[0] in words["doubt"]):
        return Stance.ALLEGED  # "apparently by the X", "the X allegedly shot"
    if after[:1] and after[0] in words["held"] and after[1:3] == ["to", "be"]:
        return Stance.ALLEGED  # "men believed to be members of X"
    if parse.tags[chunk.last : chunk.last + 1] == ("B",) or after[:1] in (["have"], ["has"]):
        thought = any(word in words["held"] for word in after)
        return Stance.ALLEGED if thought and {"of", "to"} & set(after) else None
    return None


def voice_of_words(page: Page, sentence: int, span: Span) -> Voice:
    """How a party that the learned reader marks is put by its sentence, and by whom."""
    plain = page.voice(sentence, 0)
    for one in page.attributions[sentence]:
        if one.speaker is None:
            continue
        if one.stance is Stance.CLAIMED and one.speaker.span.overlaps(span):
            return Voice(one.speaker, Stance.CLAIMED)
        if one.stance is Stance.ALLEGED and 0 <= span.start - one.cue.end <= _REACH:
            return Voice(one.speaker, Stance.ALLEGED)
    line = page.document.text[: span.end].rpartition("\n")[2].lower()
    own = page.document.quote(span).lower().split()
    near = [*line.split()[: -len(own)][-_BEFORE:], *own]
    doubted = party_words()["held"] | party_words()["doubt"]
    return plain._replace(stance=Stance.ALLEGED) if not doubted.isdisjoint(near) else plain
