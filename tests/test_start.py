"""The file that starts everything: what it refuses, what it counts as source, what it runs."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys

import pytest


@pytest.fixture
def start(project_root):
    """The module start.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("start", project_root / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_needs_nothing_but_the_standard_library(project_root):
    """It runs before anything is installed, so it may import only what Python brings."""
    tree = ast.parse((project_root / "start.py").read_text("utf-8"))
    found = {name.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for name in n.names}
    found |= {n.module.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert found <= sys.stdlib_module_names


def test_says_how_to_use_it(start, capsys):
    """Without a command it tells the commands and ends with 2."""
    assert start.main([]) == 2
    assert "start.py demo" in capsys.readouterr().out
    assert start.main(["--help"]) == 0


def test_unknown_step_is_named(start, capsys):
    """A step that does not exist is refused before anything is installed."""
    assert start.main(["check", "spelling"]) == 2
    assert "spelling" in capsys.readouterr().err


def test_an_old_python_is_told_so(start, monkeypatch, capsys):
    """An older Python gets a sentence, not a traceback."""
    monkeypatch.setattr(start.sys, "version_info", (3, 10, 0))
    assert start.main(["demo"]) == 2
    assert "3.11" in capsys.readouterr().err


def test_digest_follows_the_sources(start, tmp_path, monkeypatch):
    """A changed source is installed anew; what the build makes does not count."""
    (tmp_path / "src" / "compiled").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("one")
    monkeypatch.setattr(start, "ROOT", tmp_path)
    before = start.digest()
    (tmp_path / "src" / "compiled" / "made.json").write_text("{}")
    assert start.digest() == before
    (tmp_path / "src" / "new.py").write_text("")
    assert start.digest() != before


def test_ci_runs_the_same_steps(start, project_root):
    """CI and the justfile call `start.py check` and repeat none of its steps."""
    for path in (".ci/run", "justfile"):
        text = (project_root / path).read_text("utf-8")
        assert "python3 start.py check" in text
        assert not re.search(r"\b(ruff|mypy|lint-imports)\b", text)
    assert list(start.STEPS) == ["lint", "format", "types", "imports", "tests", "floors"]
