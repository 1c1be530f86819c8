"""What all tests share: fixed random order is off where hypothesis needs it, and data that may be absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tidings.data import encoder, places

settings.register_profile(
    "tidings",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("tidings")

ROOT = Path(__file__).resolve().parent.parent
# Whoever runs the tests may have places of their own: these read with the shipped ones alone.
os.environ[places.VARIABLE] = str(ROOT / "no-places-of-your-own")


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The root of the source tree."""
    return ROOT


@pytest.fixture
def endpoint():
    """A false language model behind an address of this machine."""
    from model_endpoint import Endpoint

    made = Endpoint()
    yield made
    made.close()


@pytest.fixture(scope="session")
def eval_data() -> Path:
    """The folder that holds data/ and eval/; the test is skipped where none is named."""
    named = os.environ.get("TIDINGS_EVAL_DATA")
    if not named:
        pytest.skip("TIDINGS_EVAL_DATA is not set: it names the folder that holds data/ and eval/")
    return Path(named)


@pytest.fixture
def command(capsys):
    """Run one command in this process: its exit code, stdout and stderr."""
    from tidings.serve.cli import run

    def call(*arguments):
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return call


@pytest.fixture
def own_places(monkeypatch, tmp_path):
    """An empty folder for the user's own places."""
    monkeypatch.setenv(places.VARIABLE, str(tmp_path / "data"))
    places.forget()
    yield tmp_path / "data" / "places"
    monkeypatch.undo()
    places.forget()


@pytest.fixture
def grammar_alone(monkeypatch):
    """The grammar without the learned reader, as where its weights cannot be used."""
    monkeypatch.setenv(encoder.VARIABLE, "grammar")
    encoder.forget()
    yield
    monkeypatch.undo()
    encoder.forget()
