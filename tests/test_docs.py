"""The documentation names every word a user may meet, and nothing in it has gone stale."""

from __future__ import annotations

import ast
import importlib.util
import re
from dataclasses import fields

import pytest

from tidings.model.codes import Field, Kind, Role, SegmentKind, Stance, Status
from tidings.settings import Settings

CODE = re.compile(r"^[a-z]+(_[a-z]+)*$")
PROBLEM_MAKERS = {"_problem", "_failed", "_ChatError", "PageError", "Problem"}
LINK = re.compile(r"\]\(([^)#:]+\.(?:md|py|toml|cff))\)")


def glossary(root):
    return (root / "docs" / "glossary.md").read_text("utf-8")


def words_of(page, heading):
    """The words in code marks under a heading."""
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    assert section, heading
    return set(re.findall(r"`([^`\n]+)`", section.group(1)))


def problem_codes(root):
    """Every code that the source gives to a problem."""
    found = set()
    for path in (root / "src" / "tidings").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in PROBLEM_MAKERS:
                given = [*node.args, *(k.value for k in node.keywords if k.arg == "code")]
                found |= {
                    arg.value
                    for arg in given
                    if isinstance(arg, ast.Constant) and isinstance(arg.value, str) and CODE.match(arg.value)
                }
    return found - {"ingest", "read", "assemble", "store", "model"}


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("Kinds", Kind),
        ("Roles and statuses", [*Role, *Status]),
        ("Stances", Stance),
        ("Fields", Field),
    ],
)
def test_every_code_is_explained(project_root, heading, codes):
    """Each code of a closed set stands in the glossary under its heading."""
    explained = words_of(glossary(project_root), heading)
    assert not {code.value for code in codes} - explained


def test_every_segment_kind_is_named(project_root):
    """What a stretch of text may be is listed."""
    page = glossary(project_root)
    assert not [kind.value for kind in SegmentKind if kind.value not in page]


def test_every_setting_is_explained(project_root):
    """Each setting stands in the glossary, and no other does."""
    explained = words_of(glossary(project_root), "Settings")
    assert {field.name for field in fields(Settings)} <= explained


def test_every_problem_code_is_explained(project_root):
    """Each code a problem may carry stands in the glossary."""
    codes = problem_codes(project_root)
    assert "no_text" in codes
    assert not codes - words_of(glossary(project_root), "Problem codes")


def test_every_command_is_explained(project_root):
    """Each command stands in the glossary and has a section in the command reference."""
    from tidings.serve.cli import HOMES

    assert not set(HOMES) - words_of(glossary(project_root), "Commands")
    reference = (project_root / "docs" / "cli.md").read_text("utf-8")
    assert not [name for name in HOMES if not re.search(rf"^#+ .*\b{name}\b", reference, re.MULTILINE)]


def test_codebook_lists_the_event_types(project_root):
    """The table of event types is the one the lexicon gives."""
    path = project_root / "tools" / "build_codebook.py"
    spec = importlib.util.spec_from_file_location("build_codebook", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.page() == module.PAGE.read_text("utf-8"), "run tools/build_codebook.py"


def test_links_lead_somewhere(project_root):
    """Every relative link of the README and the documentation has a target."""
    pages = [*project_root.glob("*.md"), *(project_root / "docs").glob("*.md")]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not broken


def test_every_dependency_has_its_paragraph(project_root):
    """No package is required that docs/dependencies.md does not explain."""
    import tomllib

    project = tomllib.loads((project_root / "pyproject.toml").read_text("utf-8"))["project"]
    page = (project_root / "docs" / "dependencies.md").read_text("utf-8").lower()
    names = [re.match(r"[A-Za-z0-9_.-]+", line).group().lower() for line in project["dependencies"]]
    assert not [name for name in names if f"**{name}**" not in page]
