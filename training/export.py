"""Write a trained checkpoint as what ships: `reader.onnx` (half-precision weights) and `reader.json`.

    python -m training.export --encoder DIRECTORY --checkpoint FILE --out DIRECTORY

The graph is built node by node from standard ONNX operators. Weights are kept as float16 and cast to
float32 as they are loaded, which halves the file and changes no score by more than 0.01.
`reader.json` holds the pieces, the limits and the SHA-256 of the graph.
"""

from __future__ import annotations

import argparse
import json
import re
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from tidings.read.pieces import Vocabulary
from training.encoder import HEADS, LAYERS, NAMES_LAYER, WIDTH, Model
from training.train import kept_pieces

PLACES = 384  # positions kept: a window has at most 322
POOLED = ("kinds", "types", "case", "satp", "ipe")


class Graph:
    """A graph while it is built: each method adds nodes and returns the name of what they give."""

    def __init__(self, own: dict[str, np.ndarray]) -> None:
        self.own = own
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def add(self, kind: str, *inputs: str, name: str | None = None, **settings: object) -> str:
        """One operator."""
        out = name or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **settings))
        return out

    def weight(self, name: str, value: np.ndarray) -> str:
        """A float weight, kept as float16."""
        self.weights.append(numpy_helper.from_array(value.astype(np.float16), name + ".half"))
        return self.add("Cast", name + ".half", name=name, to=TensorProto.FLOAT)

    def constant(self, name: str, value: np.ndarray) -> str:
        """A constant of its own type."""
        self.weights.append(numpy_helper.from_array(value, name))
        return name

    def linear(self, x: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """X times the transposed weight, plus the bias, plus what MUC-4's codebook adds under this name."""
        product = self.add("MatMul", x, self.weight(f"{name}.w", weight.T.copy()))
        whole = self.add("Add", product, self.weight(f"{name}.b", bias))
        if f"{name}.weight" in self.own:
            added = self.add("MatMul", x, self.weight(f"{name}.v", self.own[f"{name}.weight"].T.copy()))
            added = self.add("Add", added, self.weight(f"{name}.c", self.own[f"{name}.bias"]))
        elif f"{name}.a" in self.own:
            low = self.add("MatMul", x, self.weight(f"{name}.v", self.own[f"{name}.a"].T.copy()))
            added = self.add("MatMul", low, self.weight(f"{name}.c", self.own[f"{name}.b"].T.copy()))
        else:
            return whole
        return self.add("Add", whole, self.add("Mul", added, "is_muc4"))  # times 0 it changes no bit

    def norm(self, x: str, name: str, state: dict[str, np.ndarray]) -> str:
        """Layer normalisation."""
        scale = self.weight(f"{name}.s", state[f"{name}.weight"])
        shift = self.weight(f"{name}.t", state[f"{name}.bias"])
        return self.add("LayerNormalization", x, scale, shift, epsilon=1e-12)


def build(state: dict[str, np.ndarray], own: dict[str, np.ndarray]) -> onnx.ModelProto:
    """The graph: ids (pieces), codebook (one number), pool (sentences, pieces) to the heads' scores."""
    g = Graph(own)
    g.add("Cast", "codebook", name="is_muc4", to=TensorProto.FLOAT)
    zero = g.constant("zero", np.array([0], np.int64))
    size = g.add("Shape", "ids")
    words = g.add("Gather", g.weight("words", state["encoder.words.weight"]), "ids")
    places = g.weight("places", state["encoder.places.weight"][:PLACES])
    x = g.add("Add", words, g.add("Slice", places, zero, size, zero))
    x = g.add("Add", x, g.add("Gather", g.weight("codebooks", state["encoder.codebooks.weight"]), "codebook"))
    x = g.norm(x, "encoder.norm", state)
    split = g.constant("split", np.array([0, 3, HEADS, WIDTH // HEADS], np.int64))
    join = g.constant("join", np.array([0, WIDTH], np.int64))
    scale = g.constant("scale", np.array((WIDTH // HEADS) ** -0.5, np.float32))
    half, one = g.constant("half", np.array(0.5, np.float32)), g.constant("one", np.array(1, np.float32))
    root = g.constant("root", np.array(2**-0.5, np.float32))
    picks = [g.constant(f"pick{i}", np.array(i, np.int64)) for i in range(3)]
    states = [x]
    for number in range(LAYERS):
        at = f"encoder.layers.{number}."

        def part(name: str, value: str, at: str = at) -> str:
            return g.linear(value, at + name, state[f"{at}{name}.weight"], state[f"{at}{name}.bias"])

        mixed = g.add("Transpose", g.add("Reshape", part("qkv", x), split), perm=[1, 2, 0, 3])
        query, key, value = (g.add("Gather", mixed, pick, axis=0) for pick in picks)
        scores = g.add("MatMul", g.add("Mul", query, scale), g.add("Transpose", key, perm=[0, 2, 1]))
        seen = g.add("MatMul", g.add("Softmax", scores, axis=-1), value)
        seen = g.add("Reshape", g.add("Transpose", seen, perm=[1, 0, 2]), join)
        x = g.norm(g.add("Add", x, part("out", seen)), f"{at}norm1", state)
        up = part("up", x)
        bent = g.add("Mul", g.add("Mul", up, half), g.add("Add", g.add("Erf", g.add("Mul", up, root)), one))
        x = g.norm(g.add("Add", x, part("down", bent)), f"{at}norm2", state)
        states.append(x)
    pooled = g.add("MatMul", "pool", x)
    inputs_of = {"spans": x, "names": states[NAMES_LAYER]}
    outputs = []
    for head in ("spans", "names", *POOLED):
        scores = g.linear(inputs_of.get(head, pooled), head, state[f"{head}.weight"], state[f"{head}.bias"])
        g.add("Identity", scores, name=f"{head}.scores")
        shape = ["sentences" if head in POOLED else "pieces", len(state[f"{head}.bias"])]
        outputs.append(helper.make_tensor_value_info(f"{head}.scores", TensorProto.FLOAT, shape))
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["pieces"]),
        helper.make_tensor_value_info("codebook", TensorProto.INT64, [1]),
        helper.make_tensor_value_info("pool", TensorProto.FLOAT, ["sentences", "pieces"]),
    ]
    graph = helper.make_graph(g.nodes, "reader", inputs, outputs, g.weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def main() -> None:
    """Write the two files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    pieces = [piece for _, piece in kept_pieces(given.encoder / "tokenizer.json")]
    checkpoint = torch.load(given.checkpoint, weights_only=True)
    saved = checkpoint["model"]
    model = Model(len(pieces))
    model.load_state_dict(saved)
    own = {
        re.sub(r"^(\d)-", r"encoder.layers.\1.", name): value.numpy()
        for name, value in checkpoint.get("own", {}).items()
    }
    packed = build({name: value.numpy() for name, value in saved.items()}, own).SerializeToString()
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "reader.onnx").write_bytes(packed)
    about = {
        "sha256": sha256(packed).hexdigest(),
        "limits": checkpoint.get("limits", {}),
        "pieces": pieces,
    }
    (given.out / "reader.json").write_text(json.dumps(about, ensure_ascii=False, indent=0), encoding="utf-8")
    Vocabulary(pieces)
    print(f"{len(packed) / 1e6:.1f} MB, {len(pieces)} pieces")


if __name__ == "__main__":
    main()
