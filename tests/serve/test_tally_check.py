"""`tidings tally --check` over constructed texts: contradictions, problems and comparisons, from file to exit code."""

import json

import pytest

TEXTS = {
    "sum": (
        "There have been 30 attacks since 3 June 2024: 12 in Iraq and 11 in Syria, the army said.",
        "2024-07-01",
    ),
    "early": ("There have been 8 attacks in Yemen since 3 June 2024, police said.", "2023-07-01"),
    "rank": (
        "A car bomb killed nine people in Mosul on Monday. It was the largest attack since 2020, officials said.",
        "2024-06-18",
    ),
}


@pytest.fixture
def world(tmp_path, command, grammar_alone):
    """A project of three texts, read."""
    folder = tmp_path / "world"
    command("init", folder)
    for name, (text, day) in TEXTS.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(text, "utf-8")
        command("add", path, "--published", day, "--outlet", name, "--project", folder)
    command("run", "--project", folder)
    return folder


def test_contradictions_are_told_and_exit_4(world, command):
    """Twelve and eleven are no thirty: that is said, and the exit code says that something does not agree."""
    code, out, err = command("tally", "--check", "--project", world)
    assert code == 4
    assert "internally_inconsistent" in out
    assert "! 12 (Iraq) + 11 (Syria) = 23, but the total says 30" in out
    assert "do not agree" in err


def test_a_date_before_the_window_is_a_problem(world, command):
    """A page dated a year before its count begins is listed once, with what to do."""
    _, out, _ = command("problems", "--json", "--project", world)
    problems = [problem for problem in json.loads(out) if problem["code"] == "date_before_window"]
    assert len(problems) == 1
    assert "correct the publication date" in problems[0]["reason"]


def test_a_comparison_that_cannot_be_checked_says_so(world, command):
    """ "Largest" names no measure; text and JSON say plainly that it cannot be checked here."""
    _, out, _ = command("tally", "--check", "--project", world)
    assert "not checkable here" in out
    _, out, _ = command("tally", "--check", "--json", "--project", world)
    (found,) = json.loads(out)["comparisons"]
    assert found["standing"] == "not_checkable_here"
    assert "largest" in found["evidence"][0]["quote"]
