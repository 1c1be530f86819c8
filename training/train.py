"""Train the learned reader: from the shared data to a checkpoint, resumed where it stopped.

    python -m training.train --data DIRECTORY --encoder DIRECTORY --out CHECKPOINT [--until EPOCH]

`--data` is the folder that holds `data/` of the evaluation sets, `--encoder` the folder of all-MiniLM-L6-v2
(`model.safetensors`, `tokenizer.json`). A GPU is used in bf16 where there is one. Two stages: first what is
plenty (MUC-4, names, attack reports), then all sources together with the annotated and constructed passages.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import torch
import torch.nn.functional as fn
from safetensors.torch import load_file
from torch import Tensor

from tidings.read.labels import IPE, KINDS, SATP, SPANS, TYPES
from tidings.read.pieces import Vocabulary
from training.encoder import Model
from training.examples import UNKNOWN, Example, labelled, muc4, passages, re3d, rows_of, shuffled
from training.sources import annotated

# Epochs and the encoder's highest learning rate of each stage; the last of them sees all sources.
STAGES = ((2, 8e-5), (1, 5e-5), (3, 6e-5))
HEAD_RATE = 1e-3
HERE = Path(__file__).parent


def kept_pieces(tokenizer: Path) -> list[tuple[int, str]]:
    """The pieces of Latin writing, digits and signs, with their numbers: a fifth fewer than BERT has."""
    table = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    ordered = sorted((number, piece) for piece, number in table.items())
    return [
        (number, piece)
        for number, piece in ordered
        if (
            not piece.startswith("[unused")
            and (piece.startswith("[") or max(piece.removeprefix("##")) < "\u0250")
        )
        or piece in "“”‘’–—…€£•"
    ]


def first_stage(data: Path, vocabulary: Vocabulary) -> list[Example]:
    """What is plenty."""
    return [
        *muc4(data / "muc4/train.jsonl", vocabulary, every_irrelevant=3),
        *re3d(data / "ner/re3d/train.conll", vocabulary),
        *labelled(data / "classify/satp/train.jsonl", vocabulary, "satp", every=2),
    ]


def second_stage(data: Path, vocabulary: Vocabulary) -> list[Example]:
    """All sources; the passages of modern news and the constructed texts are seen twice an epoch."""
    news = list(passages(annotated(data), vocabulary, "news"))
    built = list(passages(rows_of(HERE / "constructed.jsonl"), vocabulary, "constructed"))
    types = list(labelled(HERE / "types.jsonl", vocabulary, "case"))
    return [
        *news,
        *news,
        *built,
        *types,
        *types,
        *muc4(data / "muc4/train.jsonl", vocabulary, every_irrelevant=4),
        *re3d(data / "ner/re3d/train.conll", vocabulary),
        *re3d(data / "ner/re3d/train.conll", vocabulary),
        *labelled(data / "classify/satp/train.jsonl", vocabulary, "satp", every=4),
    ]


def tensors(rows: list[Example], vocabulary: Vocabulary) -> dict[str, Tensor]:
    """A batch: inputs, and labels with UNKNOWN where nothing is to be learned."""
    size = len(rows)
    longest = max(len(row.pieces) for row in rows) + 2
    most = max(len(set(row.sentences)) for row in rows) + 1
    out = {
        "ids": torch.zeros(size, longest, dtype=torch.long),
        "codebook": torch.tensor([int(row.codebook) for row in rows]),
        "mask": torch.zeros(size, longest, dtype=torch.bool),
        "pool": torch.zeros(size, most, longest),
        "spans": torch.full((size, longest, len(SPANS)), UNKNOWN),
        "names": torch.full((size, longest), UNKNOWN),
        "kinds": torch.full((size, most, len(KINDS)), float(UNKNOWN)),
        "types": torch.full((size, most, len(TYPES)), float(UNKNOWN)),
        "case": torch.full((size,), UNKNOWN),
        "satp": torch.full((size, len(SATP)), float(UNKNOWN)),
        "ipe": torch.full((size, len(IPE)), float(UNKNOWN)),
    }
    for b, row in enumerate(rows):
        n = len(row.pieces)
        out["ids"][b, 0] = vocabulary.first
        out["ids"][b, 1 : n + 1] = torch.tensor([piece.number for piece in row.pieces])
        out["ids"][b, n + 1] = vocabulary.last
        out["mask"][b, : n + 2] = True
        out["pool"][b, 0, 1 : n + 1] = 1 / n
        for k, s in enumerate(sorted(set(row.sentences)), 1):
            at = [i + 1 for i, other in enumerate(row.sentences) if other == s]
            out["pool"][b, k, at] = 1 / len(at)
            if row.kinds is not None:
                out["kinds"][b, k] = torch.tensor(row.kinds[s]).float()
            if row.types is not None:
                first, last = row.types_known
                out["types"][b, k, first:last] = torch.tensor(row.types[s][first:last]).float()
        if row.spans is not None:
            out["spans"][b, 1 : n + 1, : len(row.spans)] = torch.tensor(row.spans).T
        if row.names is not None:
            out["names"][b, 1 : n + 1] = torch.tensor(row.names)
        if row.case is not None:
            out["case"][b] = row.case
        if row.satp is not None:
            out["satp"][b] = torch.tensor(row.satp).float()
        if row.ipe is not None:
            out["ipe"][b] = torch.tensor(row.ipe).float()
    return out


def loss_of(scores: dict[str, Tensor], labels: dict[str, Tensor]) -> Tensor:
    """The sum of the heads' losses, each over what its source labels."""
    begun = torch.tensor([1.0, 2.5, 2.5], device=scores["spans"].device)  # marks are rare: recall first
    shape = (*labels["spans"].shape, 3)
    total = cross_loss(scores["spans"].view(shape), labels["spans"], begun) * 2
    total = total + cross_loss(scores["names"], labels["names"])
    total = (
        total
        + 0.5 * binary_loss(scores["kinds"], labels["kinds"])
        + 0.5 * binary_loss(scores["types"], labels["types"])
    )
    total = total + 0.5 * cross_loss(scores["case"][:, 0], labels["case"])
    total = total + binary_loss(scores["satp"][:, 0], labels["satp"]) * 0.5
    return total + binary_loss(scores["ipe"][:, 0], labels["ipe"]) * 0.5


def cross_loss(scores: Tensor, labels: Tensor, weight: Tensor | None = None) -> Tensor:
    """The mean loss of one choice among several, where a label is known."""
    if not bool((labels != UNKNOWN).any()):
        return scores.sum() * 0
    flat = scores.reshape(-1, scores.shape[-1]).float()
    return fn.cross_entropy(flat, labels.reshape(-1), weight=weight, ignore_index=UNKNOWN)


def binary_loss(scores: Tensor, labels: Tensor) -> Tensor:
    """The loss of yes or no, where a label is known; yes is rare and weighs twice."""
    known = labels != UNKNOWN
    if not bool(known.any()):
        return scores.sum() * 0
    heavy = torch.tensor(2.0, device=scores.device)
    return fn.binary_cross_entropy_with_logits(scores[known].float(), labels[known], pos_weight=heavy) * 3


def main() -> None:
    """Train up to the epoch asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--until", type=int, default=sum(epochs for epochs, _ in STAGES))
    given = parser.parse_args()
    torch.manual_seed(7)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    kept = kept_pieces(given.encoder / "tokenizer.json")
    vocabulary = Vocabulary([piece for _, piece in kept])
    model = Model(len(kept))
    model.encoder.load_bert(load_file(given.encoder / "model.safetensors"), [number for number, _ in kept])
    model.to(device)
    begun = 0
    saved = torch.load(given.out, weights_only=True) if given.out.exists() else None
    if saved:
        model.load_state_dict(saved["model"])
        begun = saved["epoch"]
    before = 0
    for stage, (epochs, rate) in enumerate(STAGES):
        last = min(before + epochs, given.until)
        if begun < last:
            is_last = stage == len(STAGES) - 1
            examples = (second_stage if is_last else first_stage)(given.data / "data", vocabulary)
            pieces = sum(len(example.pieces) for example in examples)
            print(f"stage {stage + 1}: {len(examples)} windows, {pieces} pieces", flush=True)
            course = Course(model, vocabulary, given.out, rate, device)
            if saved and begun > before:
                course.optimiser.load_state_dict(saved["optimiser"])
            for epoch in range(max(begun, before), last):
                course.epoch(examples, epoch, (epoch - before) / epochs, 1 / epochs)
            begun, saved = last, None
        before += epochs


class Course:
    """One stage of training: the optimiser, and where checkpoints go."""

    def __init__(self, model: Model, vocabulary: Vocabulary, out: Path, rate: float, device: str) -> None:
        self.model, self.vocabulary, self.out, self.device = model, vocabulary, out, device
        self.rates = (rate, HEAD_RATE)
        heads = [p for head in model.heads() for p in head.parameters()]
        groups = [{"params": list(model.encoder.parameters())}, {"params": heads}]
        self.optimiser = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)

    def epoch(self, examples: list[Example], number: int, begun: float, share: float) -> None:
        """One pass over the examples: `share` of the stage, of which `begun` is done; then a checkpoint."""
        self.model.train()
        torch.manual_seed(1000 + number)
        started, total = time.monotonic(), 0.0
        batches = shuffled(examples, number)
        for count, rows in enumerate(batches, 1):
            self._set_rates(begun + share * (count - 1) / len(batches))
            total += self._step(rows)
            if count % 30 == 0:
                spent = time.monotonic() - started
                print(
                    f"epoch {number} {count}/{len(batches)} loss {total / count:.4f} {spent:.0f} s",
                    flush=True,
                )
        kept = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "epoch": number + 1,
        }
        torch.save(kept, self.out.with_suffix(".part"))
        self.out.with_suffix(".part").replace(self.out)
        spent = time.monotonic() - started
        print(f"epoch {number} done, loss {total / len(batches):.4f}, {spent:.0f} s", flush=True)

    def _set_rates(self, done: float) -> None:
        """Rise over the first twelfth of the stage, then fall in a line."""
        factor = min(1.0, done * 12 + 0.01) * max(0.02, 1 - done)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor

    def _step(self, rows: list[Example]) -> float:
        batch = {name: value.to(self.device) for name, value in tensors(rows, self.vocabulary).items()}
        with torch.autocast("cuda", torch.bfloat16, enabled=self.device == "cuda"):
            scores = self.model(batch["ids"], batch["codebook"], batch["mask"], batch["pool"])
        loss = loss_of(scores, batch)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        return loss.item()


if __name__ == "__main__":
    main()
