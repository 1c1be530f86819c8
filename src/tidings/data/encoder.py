"""Load the learned reader's weights and run them: word pieces in, scores of each head out.

The weights are one ONNX graph (`weights/reader.onnx`) with its pieces and its SHA-256 beside it. They are
loaded at first use. Where they cannot be used the grammar reads alone, and `encoder` tells why.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, TypeAlias

from tidings.errors import ResourceError

if TYPE_CHECKING:
    from numpy.typing import NDArray

Array: TypeAlias = "NDArray[Any]"
WEIGHTS = Path(__file__).parent / "weights"
# "grammar" in this variable reads without the weights, a folder's path takes those that lie there.
VARIABLE = "TIDINGS_READER"
_GRAMMAR = "grammar"
_LOADING = Lock()  # two threads that ask at once load them once


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one window before softmax or sigmoid.

    `spans` and `names` have a row for each piece, `kinds`, `types`, `case`, `satp` and `ipe` one for
    each sentence, the first of them for the whole window.
    """

    spans: Array
    names: Array
    kinds: Array
    types: Array
    case: Array
    satp: Array
    ipe: Array


class Encoder:
    """The loaded weights. One window a call and one thread: no score depends on a neighbour."""

    def __init__(self, folder: Path) -> None:
        """Load the weights of a folder; raise ResourceError where they cannot be used."""
        about = _about(folder / "reader.json")
        graph = _graph(folder / "reader.onnx", about["sha256"])
        try:
            import onnxruntime  # noqa: PLC0415  heavy, and needed only where the weights are used
        except ImportError as error:
            raise ResourceError(f"onnxruntime cannot be loaded ({error}); install tidings again") from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # its own exceptions have no common class of their own
            raise ResourceError(f"{folder / 'reader.onnx'}: cannot be run here ({error})") from error
        self.pieces: Sequence[str] = about["pieces"]
        self.limits: Mapping[str, Sequence[float]] = about["limits"]
        self.name = f"encoder-{about['sha256'][:12]}"

    def score(self, numbers: Sequence[int], sentences: Sequence[int], codebook: int) -> Scores:
        """Scores of one window: the numbers of its pieces with the first and last sign, and their sentences.

        `sentences[i]` counts from 0 without gaps and belongs to `numbers[i + 1]`.
        """
        import numpy as np  # noqa: PLC0415

        pool = np.zeros((max(sentences) + 2, len(numbers)), np.float32)
        pool[0, 1:-1] = 1
        for at, sentence in enumerate(sentences, 1):
            pool[sentence + 1, at] = 1
        pool /= pool.sum(axis=1, keepdims=True)
        given = {
            "ids": np.array(numbers, np.int64),
            "codebook": np.array([codebook], np.int64),
            "pool": pool,
        }
        return Scores(*self._session.run(None, given))


def _about(path: Path) -> dict[str, Any]:
    try:
        about: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {
            "sha256": str(about["sha256"]),
            "pieces": list(about["pieces"]),
            "limits": dict(about.get("limits", {})),
        }
    except OSError as error:
        raise ResourceError(f"{path}: no weights here; install tidings again") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"{path}: broken ({error!r}); install tidings again") from error


def _graph(path: Path, expected: str) -> bytes:
    try:
        graph = path.read_bytes()
    except OSError as error:
        raise ResourceError(f"{path}: no weights here; install tidings again") from error
    found = sha256(graph).hexdigest()
    if found != expected:
        raise ResourceError(
            f"{path}: SHA-256 {found[:12]}… where {expected[:12]}… belongs: cut short or altered; "
            "install tidings again"
        )
    return graph


@lru_cache(maxsize=1)
def _loaded() -> tuple[Encoder | None, str]:
    named = os.environ.get(VARIABLE, "")
    if named == _GRAMMAR:
        return None, f"{VARIABLE} is set to {_GRAMMAR!r}"
    try:
        return Encoder(Path(named) if named else WEIGHTS), ""
    except ResourceError as error:
        return None, str(error)


def encoder() -> Encoder | None:
    """The learned reader's weights, None where the grammar reads alone."""
    with _LOADING:
        return _loaded()[0]


def load_aside() -> None:
    """Begin to load the weights beside other work; whoever asks for them before waits for the rest.

    Most of the loading is outside the interpreter's lock: .24 of .27 CPU-seconds ran beside another thread.
    """
    Thread(target=encoder, name="weights").start()


def forget() -> None:
    """Load the weights anew at the next use, as after a change of the variable."""
    _loaded.cache_clear()


def is_switched_off() -> bool:
    """Whether the user asked for the grammar alone."""
    return os.environ.get(VARIABLE) == _GRAMMAR


def why_grammar_alone() -> str:
    """Why the weights are not used; empty where they are."""
    with _LOADING:
        return _loaded()[1]
