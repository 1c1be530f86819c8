"""Adapter for re3d: names in the form of `eval/ner.py` (CoNLL).

A linear-chain CRF chooses the tags of a sentence: each token's scores are those of the learned reader's head
for names and of the token's signs (`bench.signs`), each step's those of one tag after another. `re3d.npz`
holds the scores of signs and steps, fitted together with the head by `training.names`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.classify import weights
from bench.signs import signs_of
from tidings.data.encoder import Array, Encoder
from tidings.read.labels import NAMES
from tidings.read.learned import score_text

FITTED = Path(__file__).parent / "re3d.npz"
TAGS = ("O", *(f"{begun}-{name}" for name in NAMES for begun in "BI"))


class Fitted(NamedTuple):
    """What is added to the head's scores: for each sign, each step from tag to tag, and a first tag."""

    signs: dict[str, int]
    weights: Array
    steps: Array
    first: Array


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
    """The likeliest tags of a sentence's tokens."""
    known = fitted()
    scores = _scores_of_head(tokens, reader)
    for at, signs in enumerate(signs_of(tokens)):
        rows = [known.signs[sign] for sign in signs if sign in known.signs]
        scores[at] += known.weights[rows].sum(axis=0)
    return [TAGS[best] for best in likeliest(scores, known.steps, known.first)]


@lru_cache(maxsize=1)
def fitted() -> Fitted:
    """The fitted scores; a name goes on only behind a tag of its own type."""
    with np.load(FITTED, allow_pickle=False) as rows:
        names = rows["signs"].tobytes().decode().split("\n")
        weights, steps, first = (rows[name].astype(np.float32) for name in ("weights", "steps", "first"))
    return Fitted({name: at for at, name in enumerate(names)}, weights, steps, first)


def _scores_of_head(tokens: Sequence[str], reader: Encoder) -> Array:
    """The head's scores of each token: the mean of its pieces."""
    starts = np.cumsum([0, *(len(token) + 1 for token in tokens)])
    total = np.zeros((len(tokens), len(TAGS)), np.float32)
    count = np.zeros((len(tokens), 1), np.float32)
    for pieces, scores in score_text(" ".join(tokens), reader):
        for row, piece in enumerate(pieces, 1):
            at = int(np.searchsorted(starts, piece.start, side="right")) - 1
            total[at] += scores.names[row]
            count[at] += 1
    scored: Array = total / np.maximum(count, 1)
    return scored


def likeliest(scores: Array, steps: Array, first: Array) -> list[int]:
    """The row of tags with the highest sum of scores (Viterbi)."""
    best = scores[0] + first
    back: list[Array] = []
    for row in scores[1:]:
        ways = best[:, None] + steps
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    chosen = [int(best.argmax())]
    for ways in reversed(back):
        chosen.append(int(ways[chosen[-1]]))
    return chosen[::-1]
