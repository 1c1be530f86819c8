"""Teach the reader MUC-4's rules in weights of their own: what it reads by other rules stays to the bit.

    python -m training.own --data DIRECTORY --encoder DIRECTORY --checkpoint FILE [--until EPOCH]

Low-rank additions (LoRA, rank 24) to the upper four layers, and additions to the heads of spans and types,
which count only where the codebook is MUC-4's. They are trained on MUC-4 alone, its answer keys too, with
all else held fast, and written into the checkpoint as `own`. The states below them never change and are
computed once. The last hundred documents are left out, to choose by. Resumes after the last whole epoch.
"""

from __future__ import annotations

import argparse
import math
import time
from pathlib import Path

import torch
from torch import Tensor, nn

from tidings.read.labels import SPANS
from tidings.read.pieces import Vocabulary
from training.encoder import Layer, Model
from training.examples import Example, muc4, shuffled
from training.train import binary_loss, cross_loss, kept_pieces, tensors

RANK, BELOW, PARTS = 24, 2, ("qkv", "out", "up", "down")
HEADS = ("spans", "types")
EPOCHS, RATE, PIECES = 5, 1.5e-3, 2560
MARKED = 13 * 0.4  # the weight of spans: of each of the 13 labels that the keys tell, 0.4
LEFT_OUT = 1200  # documents after this number of the training part are not learned from


class LowRank(nn.Module):
    """A fixed linear map with a trained one of low rank beside it."""

    def __init__(self, fixed: nn.Linear) -> None:
        super().__init__()
        self.fixed = fixed
        self.a = nn.Parameter(torch.randn(RANK, fixed.in_features) / math.sqrt(fixed.in_features))
        self.b = nn.Parameter(torch.zeros(fixed.out_features, RANK))

    def forward(self, x: Tensor) -> Tensor:
        """The sum of both."""
        return self.fixed(x) + (x @ self.a.T) @ self.b.T


class Own(nn.Module):
    """A trained model with additions: only they are learned."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model.requires_grad_(requires_grad=False)
        self.additions = nn.ModuleDict()
        for number, layer in enumerate(self.upper(), BELOW):
            for part in PARTS:
                setattr(layer, part, LowRank(getattr(layer, part)))
                self.additions[f"{number}-{part}"] = getattr(layer, part)
        for head in HEADS:
            fixed = getattr(model, head)
            added = nn.Linear(fixed.in_features, fixed.out_features)
            nn.init.zeros_(added.weight)
            nn.init.zeros_(added.bias)
            self.additions[head] = added

    def upper(self) -> list[Layer]:
        """The layers that are added to."""
        return [layer for layer in self.model.encoder.layers if isinstance(layer, Layer)][BELOW:]

    def learned(self) -> dict[str, nn.Parameter]:
        """What is learned, by names such as `3-up.a` and `spans.weight`."""
        return {name: value for name, value in self.additions.named_parameters() if "fixed" not in name}

    def below(self, batch: dict[str, Tensor]) -> Tensor:
        """The states under the additions."""
        encoder, ids = self.model.encoder, batch["ids"]
        with torch.no_grad():
            x = encoder.words(ids) + encoder.places.weight[: ids.shape[1]]
            x = encoder.norm(x + encoder.codebooks(batch["codebook"])[:, None])
            for layer in encoder.layers[:BELOW]:
                x = layer(x, batch["mask"][:, None, None, :])
        return x

    def forward(self, x: Tensor, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """The scores of spans and types from the states below."""
        for layer in self.upper():
            x = layer(x, batch["mask"][:, None, None, :])
        x = self.model.drop(x)
        pooled = torch.bmm(batch["pool"], x)
        spans = self.model.spans(x) + self.additions["spans"](x)
        return spans, self.model.types(pooled) + self.additions["types"](pooled)


def with_whole(batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The batch with the types of each whole window: those of any of its sentences."""
    batch["types"][:, 0] = batch["types"][:, 1:].amax(dim=1)
    return batch


def widened(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The state of a model trained before the keys' labels were: by themselves they mark nothing."""
    weight, bias = state["spans.weight"], state["spans.bias"]
    missing = len(SPANS) - len(bias) // 3
    never = torch.tensor([2.0, 0.0, 0.0]).repeat(missing)  # outside
    return state | {
        "spans.weight": torch.cat([weight, weight.new_zeros(3 * missing, weight.shape[1])]),
        "spans.bias": torch.cat([bias, never]),
    }


def states(own: Own, examples: list[Example], vocabulary: Vocabulary) -> list[tuple[Example, Tensor]]:
    """Each example with the states below the additions, in half precision."""
    found: list[tuple[Example, Tensor]] = []
    own.eval()
    for rows in shuffled(examples, 0):
        x = own.below(tensors(rows, vocabulary))
        found += [(row, x[at, : len(row.pieces) + 2].half()) for at, row in enumerate(rows)]
    return found


def epoch(
    own: Own,
    optimiser: torch.optim.Optimizer,
    vocabulary: Vocabulary,
    kept: list[tuple[Example, Tensor]],
    number: int,
) -> float:
    """One pass over the examples with their states; the mean loss."""
    known = {id(example): state for example, state in kept}
    examples = [example for example, _ in kept]
    own.train()
    torch.manual_seed(1000 + number)
    batches, total = shuffled(examples, number, PIECES), 0.0
    begun = torch.tensor([1.0, 2.0, 2.0])  # marks are rare
    for count, rows in enumerate(batches):
        done = (number + count / len(batches)) / EPOCHS
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, done * 15 + 0.02) * max(0.02, 1 - done)
        batch = with_whole(tensors(rows, vocabulary))
        x = torch.zeros(*batch["ids"].shape, len(known[id(rows[0])][0]))
        for at, row in enumerate(rows):
            x[at, : len(row.pieces) + 2] = known[id(row)].float()
        spans, types = own(x, batch)
        marks = cross_loss(spans.view(*batch["spans"].shape, 3), batch["spans"], begun)
        loss = MARKED * marks + 0.3 * binary_loss(types, batch["types"])
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(own.learned().values()), 1.0)
        optimiser.step()
        total += loss.item()
    return total / len(batches)


def main() -> None:
    """Train up to the epoch asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--until", type=int, default=EPOCHS)
    given = parser.parse_args()
    torch.manual_seed(7)
    pieces = kept_pieces(given.encoder / "tokenizer.json")
    vocabulary = Vocabulary([piece for _, piece in pieces])
    saved = torch.load(given.checkpoint, weights_only=True)
    model = Model(len(pieces))
    saved["model"] = widened(saved["model"])
    model.load_state_dict(saved["model"])
    own = Own(model)
    optimiser = torch.optim.AdamW(own.learned().values(), lr=RATE, weight_decay=0.01)
    begun = saved.get("own_epoch", 0)
    if begun:
        own.additions.load_state_dict(saved["own"], strict=False)
        optimiser.load_state_dict(saved["own_optimiser"])
    told = muc4(given.data / "data/muc4/train.jsonl", vocabulary, every_irrelevant=2, is_keyed=True)
    kept = states(own, [e for e in told if int(e.doc[-4:]) <= LEFT_OUT], vocabulary)
    for number in range(begun, given.until):
        started = time.monotonic()
        loss = epoch(own, optimiser, vocabulary, kept, number)
        saved["own"] = {name: value.detach() for name, value in own.learned().items()}
        saved |= {"own_optimiser": optimiser.state_dict(), "own_epoch": number + 1}
        torch.save(saved, given.checkpoint.with_suffix(".part"))
        given.checkpoint.with_suffix(".part").replace(given.checkpoint)
        print(f"epoch {number} done, loss {loss:.4f}, {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
