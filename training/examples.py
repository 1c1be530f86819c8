"""Examples to learn from: windows of word pieces with the labels that their source gives."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Any

from tidings.model.codes import SegmentKind
from tidings.model.text import Document, Segment, Span
from tidings.read.labels import CASE, IPE, KINDS, NAMES, PLAIN, SATP, SPANS, TYPES
from tidings.read.pieces import Piece, Vocabulary
from tidings.read.sentences import find_sentences
from training.keys import marked

LONGEST = 320  # pieces in a window: whole sentences up to here
_MUC_ROLES = {
    "PerpInd": "perp_ind",
    "PerpOrg": "perp_org",
    "Target": "target",
    "Victim": "victim",
    "Weapon": "weapon",
}
_MUC_TYPES = TYPES[-6:]
# What the answer keys of MUC-4 tell beyond its processed form; its other rows are not known.
_MUC_KEYED = ("killed", "injured", *SPANS[len(PLAIN) :])
UNKNOWN = -100


class Codebook(IntEnum):
    """By whose rules a text is labelled: political violence as ACLED sees it, or terrorism as MUC-4 does."""

    ACLED = 0
    MUC4 = 1


@dataclass(slots=True, kw_only=True)
class Example:
    """One window. Labels that a source does not give are None and are not learned from it.

    `spans` holds one row of BIO marks (0, 1, 2) for each of SPANS that is known; `sentences` the
    number of each piece's sentence; `kinds` and `types` one row of 0 and 1 a sentence.
    """

    source: str
    doc: str
    pieces: list[Piece]
    sentences: list[int]
    codebook: Codebook = Codebook.ACLED
    spans: list[list[int]] | None = None
    names: list[int] | None = None
    kinds: dict[int, list[int]] | None = None
    types: dict[int, list[int]] | None = None
    types_known: tuple[int, int] = (0, len(TYPES))
    case: int | None = None
    satp: list[int] | None = None
    ipe: list[int] | None = None
    weight: float = 1.0
    text: str = field(default="", repr=False)


def whole(text: str) -> Document:
    """A text as a document of one body segment."""
    return Document(id="x", text=text, segments=(Segment(kind=SegmentKind.BODY, span=Span(0, len(text))),))


def windows(text: str, vocabulary: Vocabulary) -> Iterator[tuple[list[Piece], list[int]]]:
    """Whole sentences, as many as fit: their pieces, and the number of the sentence of each."""
    pieces: list[Piece] = []
    sentences: list[int] = []
    for sentence in find_sentences(whole(text)):
        cut = list(vocabulary.pieces(text, sentence.span.start, sentence.span.end))
        for start in range(0, len(cut), LONGEST):
            part = cut[start : start + LONGEST]
            if pieces and len(pieces) + len(part) > LONGEST:
                yield pieces, sentences
                pieces, sentences = [], []
            pieces = pieces + part
            sentences = sentences + [sentence.index] * len(part)
    if pieces:
        yield pieces, sentences


def occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text, not inside longer ones."""
    for match in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text):
        yield match.span()


def marks(pieces: list[Piece], found: Iterable[tuple[int, int]]) -> list[int]:
    """BIO marks over the pieces; where spans overlap the longest stands."""
    row = [0] * len(pieces)
    for start, end in sorted(set(found), key=lambda span: span[1] - span[0]):
        inside = [i for i, piece in enumerate(pieces) if piece.start < end and piece.end > start]
        for number, i in enumerate(inside):
            row[i] = 2 if number else 1
    return row


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def muc4(
    path: Path, vocabulary: Vocabulary, *, every_irrelevant: int = 1, is_keyed: bool = False
) -> Iterator[Example]:
    """MUC-4: five roles and six types, with its answer keys what came of it too.

    Of documents without a template each n-th is used.
    """
    keys = marked(path.parent / "raw/keys") if is_keyed else {}
    known = (*_MUC_ROLES.values(), *(_MUC_KEYED if is_keyed else ()))
    for number, row in enumerate(rows_of(path)):
        if not row["templates"] and number % every_irrelevant:
            continue
        text = row["doctext"]
        found: dict[str, list[tuple[int, int]]] = {name: [] for name in SPANS}
        kinds: list[tuple[int, str]] = []
        for template in row["templates"]:
            types = [kind.strip() for kind in template["incident_type"].split("/")]
            for role, name in _MUC_ROLES.items():
                for entity in template[role]:
                    for mention, _ in entity:
                        for span in occurrences(text, mention):
                            found[name].append(span)
                            kinds += [(span[0], kind) for kind in types if kind in _MUC_TYPES]
        for name, mentions in keys.get(row["docid"], {}).items():
            found[name] += [span for mention in mentions for span in occurrences(text, mention)]
        for pieces, sentences in windows(text, vocabulary):
            types_of = {s: [0] * len(TYPES) for s in set(sentences)}
            for start, kind in kinds:
                for piece, s in zip(pieces, sentences, strict=True):
                    if piece.start <= start < piece.end:
                        types_of[s][TYPES.index(kind)] = 1
            yield Example(
                source="muc4",
                doc=row["docid"],
                pieces=pieces,
                sentences=sentences,
                codebook=Codebook.MUC4,
                spans=[
                    marks(pieces, found[name]) if name in known else [UNKNOWN] * len(pieces) for name in SPANS
                ],
                types=types_of,
                types_known=(len(TYPES) - 6, len(TYPES)),
                text=text,
            )


def passages(rows: Iterable[dict[str, Any]], vocabulary: Vocabulary, source: str) -> Iterator[Example]:
    """Annotated passages: `text`, and `incidents`, `tallies` ... with their exact words."""
    for row in rows:
        text = row["text"]
        found: dict[str, list[tuple[int, int]]] = {name: [] for name in SPANS}
        told: list[tuple[int, int, int]] = []
        types: list[tuple[int, int, int]] = []
        for incident in row["incidents"]:
            for name in SPANS:
                for words in incident.get(name, ()):
                    found[name] += occurrences(text, words)
            for words in incident["trigger"]:
                for start, end in occurrences(text, words):
                    told.append((start, end, KINDS.index(incident["role"])))
                    types.append((start, end, TYPES.index(incident["type"])))
        for name, kind in (("tallies", 2), ("postures", 3), ("intentions", 4), ("excluded", 5)):
            for words in row.get(name, ()):
                told += [(start, end, kind) for start, end in occurrences(text, words)]
        for pieces, sentences in windows(text, vocabulary):
            yield Example(
                source=source,
                doc=row["id"],
                pieces=pieces,
                sentences=sentences,
                spans=[marks(pieces, found[name]) for name in SPANS],
                kinds=_by_sentence(pieces, sentences, told, len(KINDS)),
                types=_by_sentence(pieces, sentences, types, len(TYPES)),
                types_known=(0, len(TYPES) - 6),
                text=text,
            )


def _by_sentence(
    pieces: list[Piece], sentences: list[int], found: list[tuple[int, int, int]], size: int
) -> dict[int, list[int]]:
    rows = {s: [0] * size for s in set(sentences)}
    for piece, s in zip(pieces, sentences, strict=True):
        for start, end, label in found:
            if piece.start < end and piece.end > start:
                rows[s][label] = 1
    return rows


def re3d(path: Path, vocabulary: Vocabulary) -> Iterator[Example]:
    """re3d sentences with the types of their names as BIO marks: 2k+1 begins type k, 2k+2 goes on."""
    for number, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n")):
        cells = [line.split("\t") for line in block.splitlines() if line.strip()]
        text, tags = "", []
        for token, tag in cells:
            start = len(text)
            text += token + " "
            tags.append((start, start + len(token), tag))
        pieces = [p for start, end, _ in tags for p in vocabulary.pieces(text, start, end)][:LONGEST]
        row = []
        for piece in pieces:
            start, _, tag = next(t for t in tags if t[0] <= piece.start < t[1])
            if tag == "O":
                row.append(0)
            else:
                is_first = tag[0] == "B" and piece.start == start
                row.append(2 * NAMES.index(tag[2:]) + (1 if is_first else 2))
        if pieces:
            yield Example(
                source="re3d",
                doc=str(number),
                pieces=pieces,
                sentences=[0] * len(pieces),
                names=row,
                text=text,
            )


def labelled(path: Path, vocabulary: Vocabulary, source: str, *, every: int = 1) -> Iterator[Example]:
    """Texts with labels of a set (`satp`, `ipe` or `case`), cut at one window; each n-th text of them."""
    for number, row in enumerate(rows_of(path)):
        labels = row.get("labels", [])
        if number % every:
            continue
        text = row["text"]
        pieces = list(vocabulary.pieces(text, 0, len(text)))[:LONGEST]
        if not pieces:
            continue
        yield Example(
            source=source,
            doc=str(number),
            pieces=pieces,
            sentences=[0] * len(pieces),
            case=CASE.index(row["label"]) if source == "case" else None,
            satp=[int(label in labels) for label in SATP] if source == "satp" else None,
            ipe=[int(label in labels) for label in IPE] if source == "ipe" else None,
            text=text,
        )


def shuffled(examples: list[Example], seed: int, size: int = 4096) -> list[list[Example]]:
    """Batches of examples of like length, `size` pieces at most, in an order that the seed sets."""
    order = random.Random(seed)  # noqa: S311  an order, no secret
    rows = examples[:]
    order.shuffle(rows)
    batches: list[list[Example]] = []
    for start in range(0, len(rows), 256):
        batch: list[Example] = []
        for row in sorted(rows[start : start + 256], key=lambda r: len(r.pieces)):
            if batch and (len(batch) + 1) * (len(row.pieces) + 2) > size:
                batches.append(batch)
                batch = []
            batch.append(row)
        batches.append(batch)
    order.shuffle(batches)
    return batches
