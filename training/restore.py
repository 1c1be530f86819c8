"""Turn what ships back into a checkpoint, to fit a head again without training the rest.

    python -m training.restore --weights DIRECTORY --out CHECKPOINT

What `training.export` writes of such a checkpoint has the same weights, to the bit, but for the heads fitted
since: half precision loses nothing twice.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from tidings.read.labels import CASE
from training.encoder import LONGEST, WIDTH

# Names in the graph, and in the model, of weights that are no linear layer.
TABLES = {"words": "encoder.words", "places": "encoder.places", "codebooks": "encoder.codebooks"}


def checkpoint(folder: Path) -> dict[str, object]:
    """The checkpoint of a reader: its model, what MUC-4's codebook adds (`own`), and its limits."""
    graph = onnx.load(folder / "reader.onnx").graph
    stored = {
        tensor.name.removesuffix(".half"): numpy_helper.to_array(tensor).astype(np.float32)
        for tensor in graph.initializer
        if tensor.name.endswith(".half")
    }
    model, own = {}, {}
    for name, value in stored.items():
        layer, _, end = name.rpartition(".")
        if name in TABLES:
            model[f"{TABLES[name]}.weight"] = value
        elif end in ("w", "s"):
            model[f"{layer}.weight"] = value.T if end == "w" else value
        elif end in ("b", "t"):
            model[f"{layer}.bias"] = value
        else:
            own[_own_name(layer, end, is_head=stored[f"{layer}.c"].ndim == 1)] = value.T
    places = np.zeros((LONGEST, WIDTH), np.float32)  # those past the longest window were cut off
    places[: len(model["encoder.places.weight"])] = model["encoder.places.weight"]
    model["encoder.places.weight"] = places
    about = json.loads((folder / "reader.json").read_text("utf-8"))
    return {
        "model": {name: torch.tensor(value.copy()) for name, value in model.items()},
        "own": {name: torch.tensor(value.copy()) for name, value in own.items()},
        "limits": about["limits"],
        "case": list(CASE),
    }


def _own_name(layer: str, end: str, *, is_head: bool) -> str:
    """The name that `training.own` gives: of a head's own weights, or of the two parts of an addition."""
    if is_head:
        return f"{layer}.{'weight' if end == 'v' else 'bias'}"
    return re.sub(r"^encoder\.layers\.(\d)\.", r"\1-", layer) + (".a" if end == "v" else ".b")


def main() -> None:
    """Write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.save(checkpoint(given.weights), given.out)


if __name__ == "__main__":
    main()
