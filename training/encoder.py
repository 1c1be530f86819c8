"""The small encoder (BERT: 6 layers of 384) and the heads of the learned reader, in PyTorch."""

from __future__ import annotations

import torch
import torch.nn.functional as fn
from torch import Tensor, nn

from tidings.read.labels import CASE, IPE, KINDS, NAMES, SATP, SPANS, TYPES
from training.examples import Codebook

WIDTH, LAYERS, HEADS, INNER, LONGEST = 384, 6, 12, 1536, 512
# The layer that the head of names reads. F1 of re3d's development part from layers 2, 4 and 6: .671 .669
# .650; the upper ones have learned the training part by heart.
NAMES_LAYER = 4


class Layer(nn.Module):
    """One layer: attention and feed-forward, each normed after its sum (post-norm, as BERT)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Hidden states of shape (batch, pieces, width)."""
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, w // HEADS).permute(2, 0, 3, 1, 4)
        # No dropout on the attention itself: with it PyTorch's fast kernel for CPUs is not used.
        seen = fn.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(b, n, w))))
        return self.norm2(x + self.drop(self.down(fn.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces to hidden states; `codebook` says by whose rules the text is to be read."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.codebooks = nn.Embedding(len(Codebook), WIDTH)
        nn.init.zeros_(self.codebooks.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, codebook: Tensor, mask: Tensor | None = None) -> Tensor:
        """Hidden states of shape (batch, pieces, width)."""
        return self.states(ids, codebook, mask)[-1]

    def states(self, ids: Tensor, codebook: Tensor, mask: Tensor | None = None) -> list[Tensor]:
        """The hidden states below the first layer and after each."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.codebooks(codebook)[:, None]
        x = self.drop(self.norm(x))
        seen = mask[:, None, None, :] if mask is not None else None
        found = [x]
        for layer in self.layers:
            found.append(layer(found[-1], seen))
        return found

    def load_bert(self, state: dict[str, Tensor], kept: list[int]) -> None:
        """Take the weights of a BERT of this size, with the pieces of the given numbers only."""
        with torch.no_grad():
            table = state["embeddings.word_embeddings.weight"]
            self.words.weight.copy_(table[kept])
            kind = state["embeddings.token_type_embeddings.weight"][0]
            self.places.weight.copy_(state["embeddings.position_embeddings.weight"] + kind)
            self.norm.load_state_dict(_part(state, "embeddings.LayerNorm"))
            for number, layer in enumerate(self.layers):
                at = f"encoder.layer.{number}."
                for end in ("weight", "bias"):
                    parts = [state[f"{at}attention.self.{n}.{end}"] for n in ("query", "key", "value")]
                    layer.qkv.get_parameter(end).copy_(torch.cat(parts))
                layer.out.load_state_dict(_part(state, f"{at}attention.output.dense"))
                layer.norm1.load_state_dict(_part(state, f"{at}attention.output.LayerNorm"))
                layer.up.load_state_dict(_part(state, f"{at}intermediate.dense"))
                layer.down.load_state_dict(_part(state, f"{at}output.dense"))
                layer.norm2.load_state_dict(_part(state, f"{at}output.LayerNorm"))


def _part(state: dict[str, Tensor], name: str) -> dict[str, Tensor]:
    return {end: state[f"{name}.{end}"] for end in ("weight", "bias")}


class Model(nn.Module):
    """The encoder with one linear head for each thing to be told."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.drop = nn.Dropout(0.1)
        self.spans = nn.Linear(WIDTH, 3 * len(SPANS))
        self.names = nn.Linear(WIDTH, 2 * len(NAMES) + 1)
        self.kinds = nn.Linear(WIDTH, len(KINDS))
        self.types = nn.Linear(WIDTH, len(TYPES))
        self.case = nn.Linear(WIDTH, len(CASE))
        self.satp = nn.Linear(WIDTH, len(SATP))
        self.ipe = nn.Linear(WIDTH, len(IPE))

    def heads(self) -> list[nn.Linear]:
        """All heads."""
        return [self.spans, self.names, self.kinds, self.types, self.case, self.satp, self.ipe]

    def forward(self, ids: Tensor, codebook: Tensor, mask: Tensor | None, pool: Tensor) -> dict[str, Tensor]:
        """Scores before softmax or sigmoid.

        `pool`, of shape (batch, sentences, pieces), holds each sentence's share of each piece; the
        first row of it is the whole window.
        """
        states = self.encoder.states(ids, codebook, mask)
        hidden = self.drop(states[-1])
        pooled = torch.bmm(pool, hidden)
        return {
            "spans": self.spans(hidden),
            "names": self.names(self.drop(states[NAMES_LAYER])),
            "kinds": self.kinds(pooled),
            "types": self.types(pooled),
            "case": self.case(pooled),
            "satp": self.satp(pooled),
            "ipe": self.ipe(pooled),
        }
