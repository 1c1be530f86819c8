"""The command reference and the command line say the same."""

import re

import pytest
from typer.main import get_command

from tidings.serve.cli import HOMES, build_app

SHARED = {"project", "format", "output", "json", "quiet", "verbose", "help"}


@pytest.fixture(scope="module")
def reference(project_root):
    return (project_root / "docs" / "cli.md").read_text("utf-8")


def section(reference, name):
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", reference, re.DOTALL | re.MULTILINE)
    assert found, f"docs/cli.md has no section {name}"
    return found.group(1)


@pytest.mark.parametrize("name", HOMES)
def test_command_has_its_section_with_its_options(reference, name):
    """Each command stands there with every option of its own."""
    words = section(reference, name)
    command = get_command(build_app(name)).commands[name]
    parts = getattr(command, "commands", {name: command})
    for part_name, part in parts.items():
        assert part_name in words
        for parameter in part.params:
            if parameter.name not in SHARED and parameter.param_type_name == "option":
                assert parameter.opts[0] in words, f"{name} {parameter.opts[0]}"


def test_no_section_without_a_command(reference):
    """Sections that look like commands are commands."""
    sections = re.findall(r"^## ([a-z]+)$", reference, re.MULTILINE)
    assert set(sections) == set(HOMES)


def test_shared_options_stand_in_their_table(reference):
    """The options all commands have are explained once."""
    common = section(reference, "What all commands share")
    for option in ("--project", "--format", "--json", "--output", "--quiet", "--verbose"):
        assert option in common


def test_every_command_takes_the_shared_options():
    """Each command has all six."""
    for name, command in get_command(build_app()).commands.items():
        for part in getattr(command, "commands", {name: command}).values():
            assert {parameter.name for parameter in part.params} >= SHARED - {"help"}


def test_filter_keys_are_explained(reference):
    """Each key of the filter grammar is in the table."""
    from tidings.model.filter import KEYS

    table = section(reference, "The filter")
    assert not [key for key in KEYS if f"`{key}:" not in table]


def test_exit_codes_are_explained(reference):
    """All five exit codes are there."""
    common = section(reference, "What all commands share")
    assert re.findall(r"^\| (\d) \|", common, re.MULTILINE) == ["0", "1", "2", "3", "4"]
