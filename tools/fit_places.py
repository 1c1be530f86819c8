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
from typing import Any, NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from tidings.data.gazetteer import load  # noqa: E402
from tidings.model.codes import SegmentKind  # noqa: E402
from tidings.model.text import Document, Segment, Span  # noqa: E402
from tidings.read import places as finding  # noqa: E402
from tidings.read.place_features import features_of  # noqa: E402
from tidings.read.place_words import place_words  # noqa: E402
from tidings.read.sentences import find_sentences  # noqa: E402
from tidings.resolve import place as resolving  # noqa: E402
from tidings.resolve import place_score  # noqa: E402

GAZETTEER = load()
Vector = NDArray[np.float64]
Row = dict[str, Any]  # Any: a line of JSON
# World news is what is read: its 115 articles count as much as the 588 of local American papers.
COPIES = 3
# In American papers a foreign name without its country is a surname, and seas are rare: not so in
# conflict reports. "foreign-home" at -1.2, -0.8, -0.4: news dev detection F1 .695, .704, .687; names
# found F1 of the two corpora the same within .001.
LEAST = {
    "foreign-home": -0.8,
    "foreign-world": -0.5,
    "reviewed": 0.5,
    "fits": 2.5,
    "named": 1.5,
    "part-pair": 0.9,
    "struck": 1.5,
    "cued": 1.5,
    "dated": 1.2,
    "asked-port": 0.0,
    "holder": 2.2,
    "manned": 1.5,
    "inside": 2.5,
    "held": 1.2,
    "headed": 4.0,
    "road-pair": 2.5,
    "kind-airfield": 0.0,
    "kind-airport": 0.0,
    "kind-adm2": -0.3,
}
LEAST_RESOLVE = {"reviewed": 1.0}
SMALL = 0.05  # weights below it do not change a decision


def document_of(row: Row, text: str) -> Document:
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


class Try(NamedTuple):
    """One option that the gazetteer proposes: document, key, features, truth."""

    doc: int
    key: str
    features: list[str]
    truth: bool


def tries(rows: list[Row], change: Callable[[str], str]) -> Iterator[Try]:
    """Every option of every document, up to the first that is right."""
    for number, row in enumerate(rows):
        text = change(row["text"])
        if len(text) != len(row["text"]):
            continue
        document = document_of(row, text)
        gold = {(p["start"], p["end"]) for p in row["places"]}
        sentences = find_sentences(document)
        page, proposals = finding.proposals_of(document, sentences, GAZETTEER)
        for group in proposals:
            taken = 0
            for options in group:
                for option in options:
                    if option.start < taken:
                        continue
                    truth = (option.start, option.end) in gold
                    yield Try(number, option.key, list(features_of(option, page, GAZETTEER)), truth)
                    if truth:
                        taken = option.end
                        break


def fit_finding(data: list[Try], penalty: float) -> dict[str, float]:
    """Weights by maximum likelihood; a name found surely elsewhere in the document is a feature too."""
    counts = Counter(name for one in data for name in one.features)
    names = sorted(name for name, n in counts.items() if n >= 10)
    index = {name: i + 2 for i, name in enumerate(names)}  # 0 is the bias, 1 is "known"
    cells = [(i, index[name]) for i, one in enumerate(data) for name in one.features if name in index]
    rows, columns = map(list, zip(*cells, strict=True))
    size = (len(data), len(names) + 2)
    base = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=size)
    bias = csr_matrix((np.ones(len(data)), (range(len(data)), [0] * len(data))), shape=size)
    truth = np.array([one.truth for one in data], dtype=np.float64)
    w = np.zeros(size[1])
    for _ in range(3):
        sure = {
            (one.doc, one.key) for one, z in zip(data, (base + bias) @ w, strict=True) if z > finding.SURE
        }
        known = [i for i, one in enumerate(data) if (one.doc, one.key) in sure]
        extra = csr_matrix((np.ones(len(known)), (known, [1] * len(known))), shape=size)
        w = _logistic(base + bias + extra, truth, penalty, w)
    found = {name: float(w[i]) for name, i in index.items()} | {"bias": float(w[0]), "known": float(w[1])}
    found |= {name: max(found.get(name, 0.0), least) for name, least in LEAST.items()}
    return {name: round(value, 2) for name, value in found.items() if abs(value) >= SMALL or name == "bias"}


def _logistic(matrix: csr_matrix, truth: Vector, penalty: float, start: Vector) -> Vector:
    """Maximum likelihood with a quadratic penalty on all but the bias."""

    def loss(w: Vector) -> tuple[float, Vector]:
        z = matrix @ w
        value = np.logaddexp(0, z).sum() - (truth * z).sum() + penalty * (w[1:] ** 2).sum()
        grad = matrix.T @ (1 / (1 + np.exp(-z)) - truth)
        grad[1:] += 2 * penalty * w[1:]
        return float(value), grad

    fitted: Vector = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return fitted


Choice = tuple[list[list[tuple[str, float]]], int]


def choices(rows: list[Row], weights: dict[str, float]) -> Iterator[Choice]:
    """For each gold place with its id among the options: the features of all, and which is right."""
    vars(place_score)["weights"] = lambda: weights
    for row in rows:
        document = document_of(row, row["text"])
        gold = {(p["start"], p["end"]): p["geonames_id"] for p in row["places"]}
        mentions = finding.find_places(document, find_sentences(document), GAZETTEER)
        names, of_mention = resolving.decide(mentions, document, GAZETTEER)
        contexts = resolving.contexts_of(names, resolving.home_of(document))
        for mention, number in zip(mentions, of_mention, strict=True):
            wanted = gold.get((mention.span.start, mention.span.end))
            if wanted is None or number is None:
                continue
            name = names[number]
            right = [i for i, o in enumerate(name.options) if o.place.geonames_id == wanted]
            if not right or len(name.options) < 2:
                continue
            context = contexts[number]
            chain = place_score.chain_of(name, names)
            rows_ = [
                list(place_score.features(o, name.key, name.asked, chain, context)) for o in name.options
            ]
            yield rows_, right[0]


def logit(data: list[Choice], penalty: float) -> dict[str, float]:
    """Weights of a conditional logit."""
    counts = Counter(name for options, _ in data for features in options for name, _ in features)
    index = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= 8))}
    blocks = []
    for options, right in data:
        block = np.zeros((len(options), len(index)))
        for i, features in enumerate(options):
            for name, value in features:
                if name in index:
                    block[i, index[name]] += value
        blocks.append((block, right))

    def loss(w: Vector) -> tuple[float, Vector]:
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
    found = {name: float(w[i]) for name, i in index.items()}
    found |= {name: max(found.get(name, 0.0), least) for name, least in LEAST_RESOLVE.items()}
    return {name: round(value, 2) for name, value in found.items()}


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
    rows = [row for row in rows for _ in range(COPIES if row["id"].startswith("tr-news") else 1)]
    fitted: dict[str, dict[str, float]] = {}
    for key, change in (("find", str), ("find_lower", str.lower), ("find_upper", str.upper)):
        fitted[key] = fit_finding(list(tries(rows, change)), 0.5)
        print(key, len(fitted[key]))
    use({"normal": fitted["find"], "title": fitted["find"]})
    weights = {"population": 1.0, "chain": 3.0, "country-share": 3.0}
    for _ in range(2):
        weights = logit(list(choices(rows, weights)), 0.5)
    fitted["resolve"] = weights
    head = (
        "# Weights of the features by which place names are found (normal text, lower case, capitals)\n"
        "# and resolved.\n"
        "# Written by tools/fit_places.py from annotated corpora; no text is kept.\n"
    )
    body = yaml.safe_dump(fitted, sort_keys=True, width=110, default_flow_style=None)
    (ROOT / "resources" / "place_weights.yml").write_text(head + body, encoding="utf-8")


if __name__ == "__main__":
    main()
