"""Adapters for the label sets: the learned reader's text heads in the form of `eval/classify.py`.

`satp` and `ipe-sents` read a text at once; `ipe-docs` takes a label where any sentence has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import exp
from pathlib import Path

from bench.common import Json, document, read_lines, write_lines
from tidings.data.encoder import Encoder, encoder, why_grammar_alone
from tidings.errors import ResourceError
from tidings.read.labels import IPE, SATP
from tidings.read.learned import score_text
from tidings.read.sentences import find_sentences


def weights() -> Encoder:
    """The learned reader; these tasks have no grammar to fall back on."""
    found = encoder()
    if found is None:
        raise ResourceError(f"the learned reader is not there: {why_grammar_alone()}")
    return found


def chances(text: str, head: str, reader: Encoder) -> list[float]:
    """The chance of each label of a head, the highest of a long text's windows."""
    rows = [getattr(scores, head)[0] for _, scores in score_text(text, reader)]
    return [1 / (1 + exp(-max(column))) for column in zip(*rows, strict=True)] if rows else []


def satp(row: Json, reader: Encoder) -> Json:
    """The labels of an attack report."""
    return {
        "id": row["id"],
        "labels": _given(chances(row["text"], "satp", reader), SATP, reader.limits["satp"]),
    }


def ipe_sents(row: Json, reader: Encoder) -> Json:
    """The police actions of a sentence."""
    return {"id": row["id"], "labels": _given(chances(row["text"], "ipe", reader), IPE, reader.limits["ipe"])}


def ipe_docs(row: Json, reader: Encoder) -> Json:
    """The police actions of a document: those of its sentences."""
    text = row["text"]
    sentences = [text[s.span.start : s.span.end] for s in find_sentences(document(text))]
    rows = [found for s in sentences if (found := chances(s, "ipe", reader))]
    highest = [max(column) for column in zip(*rows, strict=True)] if rows else []
    return {"id": row["id"], "labels": _given(highest, IPE, reader.limits["ipe"])}


def _given(found: list[float], labels: tuple[str, ...], limits: Sequence[float]) -> list[str]:
    return [name for name, chance, limit in zip(labels, found, limits, strict=False) if chance >= limit]


def predict(inputs: list[Path], output: Path, read: Callable[[Json, Encoder], Json]) -> None:
    """Label every text and write one prediction a line."""
    reader = weights()

    def rows() -> Iterator[Json]:
        for path in inputs:
            for row in read_lines(path):
                yield read(row, reader)

    write_lines(output, rows())
