"""What the package shows: sorted names, no import of the root, no room that reaches outside."""

from __future__ import annotations

import ast
import importlib
import re

import pytest

PURE = ("read", "resolve", "assemble", "analyse", "evaluate")
OUTSIDE = {"os", "logging", "random", "time", "socket", "subprocess", "pathlib", "urllib", "httpx"}
LONGEST_FUNCTION, LONGEST_MODULE = 50, 400


def modules(root):
    return sorted((root / "src" / "tidings").rglob("*.py"))


def imports_of(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_root_shows_a_sorted_list():
    """`__all__` is sorted and every name in it is there."""
    package = importlib.import_module("tidings")
    assert list(package.__all__) == sorted(package.__all__)
    assert all(hasattr(package, name) for name in package.__all__)


def test_nothing_takes_from_the_root(project_root):
    """No module takes a name that the root package defines, which would close a circle."""
    guilty = [
        path.name
        for path in modules(project_root)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module == "tidings"
        and not all(has_module(project_root, name.name) for name in node.names)
    ]
    assert not guilty


def has_module(root, name):
    folder = root / "src" / "tidings"
    return (folder / name).is_dir() or (folder / f"{name}.py").exists()


@pytest.mark.parametrize("room", PURE)
def test_pure_rooms_reach_nothing_outside(project_root, room):
    """The pure rooms import no clock, network, randomness, environment or logging."""
    for path in (project_root / "src" / "tidings" / room).rglob("*.py"):
        found = {name.split(".")[0] for name in imports_of(ast.parse(path.read_text("utf-8")))}
        assert not found & OUTSIDE, path


def test_modules_and_functions_stay_short(project_root):
    """No module passes 400 lines and no function 50, and each module says what it is for."""
    long = []
    for path in modules(project_root):
        text = path.read_text("utf-8")
        tree = ast.parse(text)
        if len(text.splitlines()) > LONGEST_MODULE:
            long.append(path.name)
        if text.strip() and not ast.get_docstring(tree):
            long.append(f"{path.name}: no first sentence")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long.append(f"{path.name}:{node.name} {length}")
    assert not long


def test_every_test_states_its_behaviour(project_root):
    """Each test function has a docstring."""
    silent = [
        f"{path.name}:{node.name}"
        for path in sorted((project_root / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and re.match("test_", node.name) and not ast.get_docstring(node)
    ]
    assert not silent


def test_lexicons_name_their_source(project_root):
    """Every hand-edited lexicon opens with a comment."""
    found = sorted((project_root / "resources").rglob("*.yml")) + sorted(
        (project_root / "resources").rglob("*.tsv")
    )
    assert found
    assert not [p.name for p in found if not p.read_text("utf-8").startswith("#")]
