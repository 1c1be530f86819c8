"""Fit heads on a trained encoder (CASE 2021, SATP, IndiaPoliceEvents), and the chances to act on.

    python -m training.heads --data DIRECTORY --encoder DIRECTORY --checkpoint FILE [--heads case satp]

Logistic regression (L2, fitted by L-BFGS): of one label among all on the mean state for
CASE 2021, from our constructed texts; one a label for others.
The chance from which such a label is given is the one with the best F1 in five-fold cross-validation on the
training part. All is written into the checkpoint.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import torch
import torch.nn.functional as fn
from torch import Tensor

from tidings.read.labels import CASE, IPE, SATP
from tidings.read.pieces import Vocabulary
from training.encoder import WIDTH, Model
from training.examples import Example, labelled
from training.train import kept_pieces, tensors

FOLDS = 5
PENALTIES = (1e-4, 1e-3, 1e-2)
# Of the head whose texts the encoder has seen, so that cross-validation would choose none. Weighted F1 of the
# 200 shared texts of CASE 2021, the head alone, at 0.24, 0.072, 0.024, 0.0072, 0.0024, 0.0007: .462 .565
# .599 .631 .634 .632, as trained with the encoder .472.
CASE_PENALTY = 0.0072
CHOICES = ("case", "satp", "ipe")
HERE = Path(__file__).parent


def features(model: Model, examples: list[Example], vocabulary: Vocabulary) -> Tensor:
    """The mean state of each window, of shape (windows, width)."""
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].pieces))
    found = torch.zeros(len(examples), WIDTH)
    with torch.no_grad():
        for start in range(0, len(order), 16):
            part = order[start : start + 16]
            batch = tensors([examples[i] for i in part], vocabulary)
            hidden = model.encoder(batch["ids"], batch["codebook"], batch["mask"])
            found[part] = torch.bmm(batch["pool"][:, :1], hidden)[:, 0]
    return found


def fit(x: Tensor, y: Tensor, penalty: float) -> tuple[Tensor, Tensor]:
    """Weights and biases of one logistic regression a label."""
    return _fitted(x, y.shape[1], penalty, 200, lambda scores: fn.binary_cross_entropy_with_logits(scores, y))


def fit_one_of(x: Tensor, y: Tensor, penalty: float) -> tuple[Tensor, Tensor]:
    """Weights and biases of one logistic regression over labels of which each text has one."""
    count = int(y.max()) + 1  # every label occurs
    return _fitted(x, count, penalty, 500, lambda scores: fn.cross_entropy(scores, y))


def _fitted(
    x: Tensor, count: int, penalty: float, steps: int, loss_of: Callable[[Tensor], Tensor]
) -> tuple[Tensor, Tensor]:
    """Weights and biases with the least loss of their scores, by L-BFGS in so many steps at most."""
    weight = torch.zeros(count, WIDTH, requires_grad=True)
    bias = torch.zeros(count, requires_grad=True)
    optimiser = torch.optim.LBFGS([weight, bias], max_iter=steps, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimiser.zero_grad()
        loss = loss_of(x @ weight.T + bias) + penalty * weight.pow(2).sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    return weight.detach(), bias.detach()


def best_chance(chances: Tensor, y: Tensor) -> tuple[float, float]:
    """The chance with the best F1 for one label, and that F1."""
    found = []
    for step in range(5, 96):
        given = chances >= step / 100
        right = float((given & (y > 0)).sum())
        found.append((2 * right / max(1.0, float(given.sum() + y.sum())), step / 100))
    f1, chance = max(found)
    return chance, f1


def head(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor, list[float]]:
    """Weights, biases and chances of a set of labels; the penalty by cross-validation."""
    fold = torch.arange(len(x)) % FOLDS
    tried = []
    for penalty in PENALTIES:
        chances = torch.zeros_like(y)
        for k in range(FOLDS):
            weight, bias = fit(x[fold != k], y[fold != k], penalty)
            chances[fold == k] = torch.sigmoid(x[fold == k] @ weight.T + bias)
        rows = [best_chance(chances[:, i], y[:, i]) for i in range(y.shape[1])]
        tried.append((sum(f1 for _, f1 in rows), penalty, [chance for chance, _ in rows]))
    total, penalty, limits = max(tried)
    print(f"penalty {penalty}, mean F1 {total / y.shape[1]:.3f} in cross-validation, chances {limits}")
    return *fit(x, y, penalty), limits


def main() -> None:
    """Fit the heads and write them into the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--heads", nargs="+", choices=CHOICES, default=CHOICES)
    given = parser.parse_args()
    torch.manual_seed(7)
    kept = kept_pieces(given.encoder / "tokenizer.json")
    vocabulary = Vocabulary([piece for _, piece in kept])
    saved = torch.load(given.checkpoint, weights_only=True)
    model = Model(len(kept))
    model.load_state_dict(saved["model"])
    model.eval()
    limits: dict[str, list[float]] = dict(saved.get("limits", {}))
    if "case" in given.heads:
        texts = list(labelled(HERE / "types.jsonl", vocabulary, "case"))
        kinds = torch.tensor([text.case for text in texts])
        fitted = fit_one_of(features(model, texts, vocabulary), kinds, CASE_PENALTY)
        saved["model"]["case.weight"], saved["model"]["case.bias"] = fitted
    for name, file, labels in (("satp", "satp", SATP), ("ipe", "ipe_sents", IPE)):
        if name not in given.heads:
            continue
        examples = list(labelled(given.data / f"data/classify/{file}/train.jsonl", vocabulary, name))
        y = torch.tensor([getattr(example, name) for example in examples]).float()
        weight, bias, limits[name] = head(features(model, examples, vocabulary), y)
        saved["model"][f"{name}.weight"], saved["model"][f"{name}.bias"] = weight, bias
        assert len(labels) == len(limits[name])
    saved["limits"] = limits
    saved["case"] = list(CASE)
    torch.save(saved, given.checkpoint)


if __name__ == "__main__":
    main()
