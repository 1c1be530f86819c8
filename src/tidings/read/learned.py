"""Read a document with the learned reader: spans of each label and what each sentence tells, with scores.

Only sentences near events that the grammar weighs are given to it, in windows of whole sentences; ordinary
news costs nothing. Its spans are proposals: `combine` joins them with what the grammar read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp
from typing import NamedTuple

from tidings.data.encoder import Array, Encoder, Scores
from tidings.model.text import Document, Span
from tidings.read.labels import PLAIN, SPANS, TYPES
from tidings.read.pieces import Piece, Vocabulary
from tidings.read.sentences import Sentence

LONGEST = 320  # pieces in a window, as in training
_AROUND = 2  # sentences read on either side of one that is asked for
_INSIDE = 0.3  # probability from which a piece belongs to a span
_SURE = 0.5
_MUC4 = 6  # the last of the types are those of MUC-4


class Found(NamedTuple):
    """A span that the learned reader proposes, with the mean probability of its pieces."""

    label: str
    span: Span
    score: float
    sentence: int


@dataclass(frozen=True, slots=True)
class Learned:
    """What the learned reader says of a document; sentences that it did not read are absent."""

    spans: tuple[Found, ...] = ()
    kinds: dict[int, tuple[float, ...]] | None = None
    types: dict[int, tuple[float, ...]] | None = None
    codebook: int = 0

    def tells(self, sentence: int) -> float | None:
        """The probability that a sentence tells of an incident; None where it was not read."""
        if self.codebook:
            row = (self.types or {}).get(sentence)
            return max(row[-_MUC4:]) if row else None
        row = (self.kinds or {}).get(sentence)
        return max(row[0], row[1]) if row else None

    def is_news(self, sentence: int) -> bool:
        """Whether a sentence tells the news rather than its background."""
        row = (self.kinds or {}).get(sentence)
        return row is None or row[0] >= row[1]

    def type_chances(self, sentence: int) -> dict[str, float]:
        """The probability of each type that the codebook knows, for a sentence."""
        row = (self.types or {}).get(sentence, ())
        chances = dict(zip(TYPES, row, strict=False))
        known = TYPES[-_MUC4:] if self.codebook else TYPES[:-_MUC4]
        return {name: chances[name] for name in known if name in chances}

    def without(self, sentences: Collection[int]) -> Learned:
        """The same without the spans of some sentences."""
        return replace(self, spans=tuple(one for one in self.spans if one.sentence not in sentences))

    def of(self, sentence: int, *labels: str) -> Iterator[Found]:
        """The spans of some labels in a sentence, in order."""
        return (found for found in self.spans if found.sentence == sentence and found.label in labels)


class _Window(NamedTuple):
    pieces: list[Piece]
    sentences: list[Sentence]
    belongs: list[int]


@lru_cache(maxsize=2)
def vocabulary_of(encoder: Encoder) -> Vocabulary:
    """The encoder's pieces, ready to cut text."""
    return Vocabulary(encoder.pieces)


def learn(
    document: Document,
    sentences: Sequence[Sentence],
    hot: Iterable[int],
    encoder: Encoder,
    codebook: int = 0,
) -> Learned:
    """What the learned reader says of the sentences of the numbers `hot`, and of those next to them.

    By MUC-4's codebook it reads all of a text, since who did it may be told far from the act.
    """
    near = sentences if codebook else _near(sentences, hot)
    spans: list[Found] = []
    kinds: dict[int, tuple[float, ...]] = {}
    types: dict[int, tuple[float, ...]] = {}
    vocabulary = vocabulary_of(encoder)
    for window in _windows(document, near, vocabulary):
        numbers = [vocabulary.first, *(piece.number for piece in window.pieces), vocabulary.last]
        scores = encoder.score(numbers, window.belongs, codebook)
        spans += _spans(document, window, scores, SPANS if codebook else PLAIN)
        for row, sentence in enumerate(window.sentences, 1):
            kinds[sentence.index] = tuple(_sigmoid(scores.kinds[row]))
            types[sentence.index] = tuple(_sigmoid(scores.types[row]))
    return Learned(tuple(sorted(spans, key=lambda found: found.span)), kinds, types, codebook)


def score_text(text: str, encoder: Encoder) -> Iterator[tuple[list[Piece], Scores]]:
    """The scores of a bare text, window after window of as many pieces as fit."""
    vocabulary = vocabulary_of(encoder)
    pieces = list(vocabulary.pieces(text, 0, len(text)))
    for start in range(0, len(pieces), LONGEST):
        part = pieces[start : start + LONGEST]
        numbers = [vocabulary.first, *(piece.number for piece in part), vocabulary.last]
        yield part, encoder.score(numbers, [0] * len(part), 0)


def _near(sentences: Sequence[Sentence], hot: Iterable[int]) -> list[Sentence]:
    near = {number for h in hot for number in range(h - _AROUND, h + _AROUND + 1)}
    return [sentence for sentence in sentences if sentence.index in near]


def _windows(document: Document, sentences: Iterable[Sentence], vocabulary: Vocabulary) -> Iterator[_Window]:
    """Neighbouring sentences, as many as fit."""
    window = _Window([], [], [])
    for sentence in sentences:
        cut = list(vocabulary.pieces(document.text, sentence.span.start, sentence.span.end))
        for start in range(0, len(cut), LONGEST):
            part = cut[start : start + LONGEST]
            is_far = bool(window.sentences) and sentence.index > window.sentences[-1].index + 1
            if window.pieces and (is_far or len(window.pieces) + len(part) > LONGEST):
                yield window
                window = _Window([], [], [])
            if not window.sentences or window.sentences[-1] is not sentence:
                window.sentences.append(sentence)
            window.pieces.extend(part)
            window.belongs.extend([len(window.sentences) - 1] * len(part))
    if window.pieces:
        yield window


def _spans(document: Document, window: _Window, scores: Scores, labels: Sequence[str]) -> Iterator[Found]:
    chances = _softmax(scores.spans.reshape(len(scores.spans), len(SPANS), 3))[1:-1]
    for number, label in enumerate(labels):
        for first, last, score in _runs(chances[:, number].tolist(), window.belongs):
            span = _trimmed(document, Span(window.pieces[first].start, window.pieces[last].end))
            if span is not None:
                yield Found(label, span, score, window.sentences[window.belongs[first]].index)


def _runs(chances: Sequence[Sequence[float]], belongs: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    """Runs of pieces inside a span of one sentence: first, last and mean probability."""
    first: int | None = None
    for at in range(len(chances) + 1):
        inside = at < len(chances) and 1 - chances[at][0] >= _INSIDE
        begins = inside and chances[at][1] >= _SURE
        if first is not None and (not inside or begins or belongs[at] != belongs[first]):
            run = chances[first:at]
            yield first, at - 1, round(sum(1 - row[0] for row in run) / len(run), 4)
            first = None
        if inside and first is None:
            first = at


def _trimmed(document: Document, span: Span) -> Span | None:
    """A span grown to whole words, without signs at its ends; None where nothing is left."""
    text, start, end = document.text, span.start, span.end
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in ")]%":
        end -= 1
    return Span(start, end) if end > start else None


def _sigmoid(row: Array) -> list[float]:
    return [round(1 / (1 + exp(-score)), 4) for score in row.tolist()]


def _softmax(rows: Array) -> Array:
    import numpy as np  # noqa: PLC0415

    powers: Array = np.exp(rows - rows.max(axis=-1, keepdims=True))
    chances: Array = powers / powers.sum(axis=-1, keepdims=True)
    return chances
