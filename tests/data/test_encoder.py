"""The weights: run where they are sound, refused by name where they are not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tidings import pipeline
from tidings.data import encoder as module
from tidings.data.encoder import WEIGHTS, Encoder
from tidings.errors import ResourceError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("reader.onnx", "reader.json"):
        shutil.copy(WEIGHTS / name, tmp_path / name)
    return tmp_path


@pytest.fixture(scope="module")
def weights() -> Encoder:
    return Encoder(WEIGHTS)


def test_the_shipped_weights_score_a_window(weights: Encoder) -> None:
    """The shipped weights score a window."""
    scores = weights.score([1, 7, 8, 9, 2], [0, 0, 1], 0)
    assert scores.spans.shape[0] == 5
    assert scores.kinds.shape[0] == 3  # the window, then its two sentences


def test_a_window_scores_the_same_each_time(weights: Encoder) -> None:
    """A window scores the same each time."""
    first = weights.score(list(range(5, 45)), [0] * 38, 0)
    weights.score(list(range(90, 190)), [0] * 98, 0)
    again = weights.score(list(range(5, 45)), [0] * 38, 0)
    assert (first.spans == again.spans).all()


def test_the_shipped_weights_are_no_larger_than_45_mb() -> None:
    """The shipped weights are no larger than 45 mb."""
    assert (WEIGHTS / "reader.onnx").stat().st_size <= 45_000_000


@pytest.mark.parametrize("at", [0, 1000, -1])
def test_a_flipped_byte_is_refused(folder: Path, at: int) -> None:
    """A flipped byte is refused."""
    content = bytearray((folder / "reader.onnx").read_bytes())
    content[at] ^= 1
    (folder / "reader.onnx").write_bytes(content)
    with pytest.raises(ResourceError, match=r"reader\.onnx: SHA-256 .* belongs"):
        Encoder(folder)


def test_a_file_cut_short_is_refused(folder: Path) -> None:
    """A file cut short is refused."""
    content = (folder / "reader.onnx").read_bytes()
    (folder / "reader.onnx").write_bytes(content[: len(content) // 2])
    with pytest.raises(ResourceError, match="cut short or altered"):
        Encoder(folder)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    """Missing weights are named."""
    with pytest.raises(ResourceError, match=r"reader\.json: no weights here"):
        Encoder(tmp_path)


def test_a_graph_that_is_none_is_refused(folder: Path) -> None:
    """A graph that is none is refused."""
    from hashlib import sha256

    (folder / "reader.onnx").write_bytes(b"not a graph")
    about = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    about["sha256"] = sha256(b"not a graph").hexdigest()
    (folder / "reader.json").write_text(json.dumps(about), encoding="utf-8")
    with pytest.raises(ResourceError, match="cannot be run here"):
        Encoder(folder)


@pytest.mark.usefixtures("grammar_alone")
def test_the_grammar_alone_can_be_asked_for() -> None:
    """A variable switches the weights off, and what reads is named for it."""
    assert module.encoder() is None
    assert "TIDINGS_READER" in module.why_grammar_alone()
    assert pipeline.own_reader() == pipeline.READER
    assert pipeline.grammar_alone() == ()


def test_weights_that_cannot_be_used_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without weights leaves the grammar alone, with a problem that says why."""
    monkeypatch.setenv(module.VARIABLE, str(tmp_path))
    module.forget()
    try:
        (problem,) = pipeline.grammar_alone()
    finally:
        monkeypatch.undo()
        module.forget()
    assert problem.code == "grammar_alone"
    assert "no weights here" in problem.reason


def test_weights_loaded_aside_are_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks while the weights load beside other work waits for them and gets the same."""
    made: list[Path] = []
    monkeypatch.setattr(module, "Encoder", lambda folder: made.append(folder) or object())
    monkeypatch.delenv(module.VARIABLE, raising=False)
    module.forget()
    module.load_aside()
    assert module.encoder() is module.encoder() is not None
    assert made == [WEIGHTS]
    monkeypatch.undo()
    module.forget()
