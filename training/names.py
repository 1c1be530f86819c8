"""Fit the tagger of re3d's names: the head of names, with scores of words' signs and of steps of tags.

    python -m training.names --data DIRECTORY --encoder DIRECTORY --checkpoint FILE --out bench/re3d.npz

A linear-chain CRF on frozen states, by L-BFGS. The head goes into the checkpoint, all else into the file. As
re3d.py reads it the grammar's findings are signs, so this needs the package with its gazetteer.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from bench.re3d import TAGS
from bench.signs import signs_of
from torch import Tensor

from tidings.read.pieces import Vocabulary
from training.encoder import NAMES_LAYER, WIDTH, Model
from training.examples import LONGEST
from training.train import kept_pieces

# F1 of re3d's development part (layer 6) at 0.003 and 0.01 for the head: .650 .643; at 0.0003, 0.001 and
# 0.003 for the signs: .649 .650 .637.
HEAD_PENALTY, SIGNS_PENALTY, STEPS_PENALTY = 0.003, 0.001, 0.01
FEWEST = 2  # tokens that a sign is on
STEPS = 60
_NEVER = -1e4


class Batch(NamedTuple):
    """All sentences at once: states, signs (a sparse row a token), what is a token, and its tag."""

    states: Tensor
    signs: Tensor
    mask: Tensor
    tags: Tensor


def sentences(path: Path) -> list[tuple[list[str], list[str]]]:
    """The tokens and tags of each sentence."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    rows = [[line.split("\t") for line in block.splitlines() if line.strip()] for block in blocks]
    return [([token for token, _ in row], [tag for _, tag in row]) for row in rows if row]


def token_states(tokens: list[str], model: Model, vocabulary: Vocabulary) -> Tensor:
    """The mean state of each token's pieces, of shape (tokens, width)."""
    text = " ".join(tokens)
    pieces = list(vocabulary.pieces(text, 0, len(text)))[:LONGEST]
    ids = torch.tensor([[vocabulary.first, *(piece.number for piece in pieces), vocabulary.last]])
    with torch.no_grad():
        states = model.encoder.states(ids, torch.zeros(1, dtype=torch.long))[NAMES_LAYER][0]
    found = torch.zeros(len(tokens), WIDTH)
    start = 0
    for number, token in enumerate(tokens):
        at = [i for i, p in enumerate(pieces, 1) if p.start < start + len(token) and p.end > start]
        if at:
            found[number] = states[at].mean(0)
        start += len(token) + 1
    return found


def batch_of(
    rows: list[tuple[list[str], list[str]]], known: list[str], model: Model, vocabulary: Vocabulary
) -> Batch:
    """The sentences as tensors, padded to the longest."""
    number = {sign: at for at, sign in enumerate(known)}
    longest = max(len(tokens) for tokens, _ in rows)
    states = torch.zeros(len(rows), longest, WIDTH)
    mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    tags = torch.zeros(len(rows), longest, dtype=torch.long)
    places: list[tuple[int, int]] = []
    for b, (tokens, given) in enumerate(rows):
        states[b, : len(tokens)] = token_states(tokens, model, vocabulary)
        mask[b, : len(tokens)] = True
        tags[b, : len(tokens)] = torch.tensor([TAGS.index(tag) for tag in given])
        for at, signs in enumerate(signs_of(tokens)):
            places += [(b * longest + at, number[sign]) for sign in sorted(signs) if sign in number]
    shape = (len(rows) * longest, len(known))
    signs = torch.sparse_coo_tensor(torch.tensor(places).T, torch.ones(len(places)), shape)
    return Batch(states, signs.coalesce(), mask, tags)


def banned() -> tuple[Tensor, Tensor]:
    """What no sentence has: a name that goes on behind another tag than its own, or at once."""
    steps = [[_NEVER if to[0] == "I" and was[2:] != to[2:] else 0.0 for to in TAGS] for was in TAGS]
    return torch.tensor(steps), torch.tensor([_NEVER if tag[0] == "I" else 0.0 for tag in TAGS])


def loss_of(scores: Tensor, steps: Tensor, first: Tensor, batch: Batch) -> Tensor:
    """How unlikely the tags are, a token."""
    told = scores.gather(2, batch.tags[:, :, None])[:, :, 0] * batch.mask
    moved = steps[batch.tags[:, :-1], batch.tags[:, 1:]] * batch.mask[:, 1:]
    right = told.sum(1) + moved.sum(1) + first[batch.tags[:, 0]]
    ways = scores[:, 0] + first
    for at in range(1, scores.shape[1]):
        further = torch.logsumexp(ways[:, :, None] + steps, 1) + scores[:, at]
        ways = torch.where(batch.mask[:, at, None], further, ways)
    return (torch.logsumexp(ways, 1) - right).sum() / batch.mask.sum()


def fit(batch: Batch) -> tuple[Tensor, ...]:
    """Weight and bias of the head, and the scores of signs, of steps and of a first tag."""
    count = len(TAGS)
    shapes = ((count, WIDTH), (count,), (batch.signs.shape[1], count), (count, count), (count,))
    weight, bias, signs, steps, first = parts = [torch.zeros(shape, requires_grad=True) for shape in shapes]
    no_step, no_first = banned()
    optimiser = torch.optim.LBFGS(parts, max_iter=STEPS, history_size=8, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimiser.zero_grad()
        scores = (
            batch.states @ weight.T + bias + torch.sparse.mm(batch.signs, signs).view(*batch.tags.shape, -1)
        )
        loss = loss_of(scores, steps + no_step, first + no_first, batch)
        loss = loss + HEAD_PENALTY * weight.pow(2).sum() + SIGNS_PENALTY * signs.pow(2).sum()
        loss = loss + STEPS_PENALTY * steps.pow(2).sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    return tuple(part.detach() for part in (weight, bias, signs, steps + no_step, first + no_first))


def main() -> None:
    """Fit, and write the two files."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "encoder", "checkpoint", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args()
    torch.manual_seed(7)
    kept = kept_pieces(given.encoder / "tokenizer.json")
    saved = torch.load(given.checkpoint, weights_only=True)
    model = Model(len(kept))
    model.load_state_dict(saved["model"])
    model.eval()
    rows = sentences(given.data / "data/ner/re3d/train.conll")
    counts = Counter(sign for tokens, _ in rows for signs in signs_of(tokens) for sign in signs)
    known = sorted(sign for sign, count in counts.items() if count >= FEWEST)
    batch = batch_of(rows, known, model, Vocabulary([piece for _, piece in kept]))
    saved["model"]["names.weight"], saved["model"]["names.bias"], *others = fit(batch)
    weights, steps, first = (part.numpy().astype(np.float16) for part in others)
    letters = np.frombuffer("\n".join(known).encode(), np.uint8)
    np.savez_compressed(given.out, signs=letters, weights=weights, steps=steps, first=first)
    torch.save(saved, given.checkpoint)


if __name__ == "__main__":
    main()
