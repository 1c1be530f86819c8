"""Fit the weights of finding and resolving place names; writes `resources/place_weights.yml`.

    python tools/fit_places.py [--half] GOLD.jsonl...

GOLD lines have `id`, `text`, `source` and `places` with `start`, `end`, `geonames_id`. Needs numpy and scipy.
Finding is a logistic regression over the features of tidings.read.place_features, fitted apart for normal
text, for the same texts in lower case and for the same in capitals. Resolving is a conditional
logit over the features of tidings.resolve.place_score. `--half` fits on every other document only.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from tidings.data.gazetteer import load  # noqa: E402
from tidings.model.codes import SegmentKind  # noqa: E402
from tidings.model.text import Document, Segment, Span  # noqa: E402
from tidings.read import places as finding  # noqa: E402
from tidings.read.place_features import features_of, page_of  # noqa: E402
from tidings.read.place_words import place_words  # noqa: E402
from tidings.read.sentences import find_sentences  # noqa: E402
from tidings.resolve import place as resolving  # noqa: E402
from tidings.resolve import place_score  # noqa: E402

GAZETTEER = load()
SPACE = set("mode-normal mode-title mode-upper mode-lower".split())


def document_of(row: dict[str, str], text: str) -> Document:
    """A document of one body."""
    return Document(
        id=row["id"],
        text=text,
        segments=(Segment(kind=SegmentKind.BODY, span=Span(0, len(text))),),
        outlet=row.get("source"),
    )


def use(weights: dict[str, dict[str, float]]) -> None:
    """Put weights in force, by the way a sentence is written."""
    place_words().weights.update(weights)


Example = tuple[list[str], bool]


def examples(rows: list[dict], change: Callable[[str], str], weights: dict[str, float]) -> Iterator[Example]:
    """Features and truth of every option that the gazetteer proposes."""
    use(dict.fromkeys(place_words().weights, weights))
    for row in rows:
        text = change(row["text"])
        if len(text) != len(row["text"]):
            continue
        document = document_of(row, text)
        gold = {(p["start"], p["end"]) for p in row["places"]}
        sentences = find_sentences(document)
        page = page_of(document, sentences)
        drafts = [list(finding._candidates(document, s, page, GAZETTEER)) for s in sentences]
        known = {
            option.key
            for group in drafts
            for options in group
            for option in options
            if finding._score(option, page, GAZETTEER) > finding.SURE
        }
        for group in drafts:
            taken = 0
            for options in group:
                for option in options:
                    if option.first < taken:
                        continue
                    truth = (option.start, option.end) in gold
                    yield [*features_of(option, page, GAZETTEER), *(["known"] * (option.key in known))], truth
                    if truth:
                        taken = option.last
                        break


def logistic(data: list[Example], penalty: float) -> dict[str, float]:
    """Weights by maximum likelihood with a quadratic penalty."""
    counts = Counter(name for features, _ in data for name in features)
    names = sorted(name for name, n in counts.items() if n >= 8)
    index = {name: i + 1 for i, name in enumerate(names)}
    matrix = np.zeros((len(data), len(names) + 1), dtype=np.float32)
    matrix[:, 0] = 1
    truth = np.array([label for _, label in data], dtype=np.float32)
    for i, (features, _) in enumerate(data):
        for name in features:
            if name in index:
                matrix[i, index[name]] += 1

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = matrix @ w
        value = np.logaddexp(0, z).sum() - (truth * z).sum() + penalty * (w[1:] ** 2).sum()
        grad = matrix.T @ (1 / (1 + np.exp(-z)) - truth)
        grad[1:] += 2 * penalty * w[1:]
        return float(value), grad

    w = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {"bias": round(float(w[0]), 2)} | {name: round(float(w[i]), 2) for name, i in index.items()}


Choice = tuple[list[list[tuple[str, float]]], int]


def choices(rows: list[dict], weights: dict[str, float]) -> Iterator[Choice]:
    """For each gold place with its id among the options: the features of all, and which is right."""
    resolving.score.__globals__["weights"] = lambda: weights
    for row in rows:
        document = document_of(row, row["text"])
        gold = {(p["start"], p["end"]): p["geonames_id"] for p in row["places"]}
        mentions = finding.find_places(document, find_sentences(document), GAZETTEER)
        names, of_mention = resolving.decide(mentions, document, GAZETTEER)
        context = resolving._context(names, place_score.Context(home=resolving._home(document)))
        for mention, number in zip(mentions, of_mention, strict=True):
            wanted = gold.get((mention.span.start, mention.span.end))
            if wanted is None or number is None:
                continue
            name = names[number]
            right = [i for i, o in enumerate(name.options) if o.place.geonames_id == wanted]
            if not right or len(name.options) < 2:
                continue
            chain = [names[i].best.place for i in name.outer if names[i].best]
            rows_ = [
                list(place_score.features(o, name.key, name.asked, chain, context)) for o in name.options
            ]
            yield rows_, right[0]


def logit(data: list[Choice], penalty: float) -> dict[str, float]:
    """Weights of a conditional logit."""
    counts = Counter(name for options, _ in data for features in options for name, _ in features)
    index = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= 20))}
    blocks = []
    for options, right in data:
        block = np.zeros((len(options), len(index)))
        for i, features in enumerate(options):
            for name, value in features:
                if name in index:
                    block[i, index[name]] += value
        blocks.append((block, right))

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, grad = penalty * (w**2).sum(), 2 * penalty * w
        for block, right in blocks:
            z = block @ w
            z -= z.max()
            p = np.exp(z)
            p /= p.sum()
            total -= np.log(p[right] + 1e-12)
            grad += block.T @ p - block[right]
        return float(total), grad

    w = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return {name: round(float(w[i]), 2) for name, i in index.items()}


def main() -> None:
    """Fit and write."""
    arguments = sys.argv[1:]
    half = "--half" in arguments
    rows = [
        json.loads(line)
        for path in arguments
        if not path.startswith("--")
        for line in Path(path).read_text(encoding="utf-8").split("\n")
        if line.strip()
    ]
    if half:
        rows = rows[::2]
    fitted: dict[str, dict[str, float]] = {}
    for key, change in (("find", str), ("find_lower", str.lower), ("find_upper", str.upper)):
        weights: dict[str, float] = {"bias": 0.0}
        for _ in range(3):
            weights = logistic(list(examples(rows, change, weights)), 0.5)
        fitted[key] = weights
        print(key, len(weights))
    use({"normal": fitted["find"], "title": fitted["find"]})
    weights = {"population": 1.0, "chain": 3.0, "country-share": 3.0}
    for _ in range(3):
        weights = logit(list(choices(rows, weights)), 0.5)
    fitted["resolve"] = weights
    head = (
        "# Weights of the features by which place names are found (normal text, lower case, capitals) and resolved.\n"
        "# Written by tools/fit_places.py from annotated corpora; no text is kept.\n"
    )
    body = yaml.safe_dump(fitted, sort_keys=True, width=110, default_flow_style=None)
    (ROOT / "resources" / "place_weights.yml").write_text(head + body, encoding="utf-8")


if __name__ == "__main__":
    main()
