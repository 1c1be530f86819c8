"""Adapter for re3d: the names that the learned reader tags, in the form of `eval/ner.py` (CoNLL)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.classify import weights
from tidings.data.encoder import Encoder
from tidings.read.labels import NAMES
from tidings.read.learned import score_text


def main(inputs: list[Path], output: Path) -> None:
    """Tag every sentence and write the tokens with their tags."""
    reader = weights()
    output.parent.mkdir(parents=True, exist_ok=True)
    with output.open("w", encoding="utf-8") as file:
        for path in inputs:
            for tokens in sentences(path):
                rows = zip(tokens, tags(tokens, reader), strict=True)
                file.write("".join(f"{token}\t{tag}\n" for token, tag in rows) + "\n")


def sentences(path: Path) -> Iterator[list[str]]:
    """The tokens of each sentence; a tag beside a token is not looked at."""
    tokens: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            tokens.append(line.split("\t")[0] if "\t" in line else line.split()[0])
        elif tokens:
            yield tokens
            tokens = []
    if tokens:
        yield tokens


def tags(tokens: Sequence[str], reader: Encoder) -> list[str]:
    """One BIO tag a token: that of its first piece; a name goes on only where one of its type began."""
    starts: dict[int, int] = {}
    at = 0
    for number, token in enumerate(tokens):
        starts[at] = number
        at += len(token) + 1
    found = ["O"] * len(tokens)
    for pieces, scores in score_text(" ".join(tokens), reader):
        for row, piece in enumerate(pieces, 1):
            place = starts.get(piece.start)
            if place is None:
                continue
            best = int(scores.names[row].argmax())
            if best:
                found[place] = ("B-" if best % 2 else "I-") + NAMES[(best - 1) // 2]
    for number, tag in enumerate(found):
        before = found[number - 1] if number else "O"
        if tag.startswith("I-") and before[2:] != tag[2:]:
            found[number] = "B-" + tag[2:]
    return found
