"""The coverage of the actors that event data name."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from bench.actors import coverage, is_found, run

from tidings.errors import UsageError


@pytest.fixture
def series(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of constructed events; one side of four is of a group nobody listed."""
    path = tmp_path / "data" / "series" / "events.csv"
    path.parent.mkdir(parents=True)
    (tmp_path / "eval").mkdir()
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "side_a", "side_b"])
        rows.writerow(["1", "Government of Mali", "Civilians"])
        rows.writerow(["2", "Boko Haram", "Sons of the Crooked Acacia"])
    monkeypatch.setenv("TIDINGS_EVAL_DATA", str(tmp_path))
    return path


def test_sides_are_listed_states_or_civilians(series: Path) -> None:
    """What is not found is kept by name."""
    found = coverage(series)
    assert (found.sides, found.found, dict(found.missing)) == (4, 3, {"Sons of the Crooked Acacia": 1})


def test_a_described_party_is_no_listed_group() -> None:
    """Gunmen have no name to find; a government is its state."""
    assert not is_found("Gunmen")
    assert is_found("Government of Niger")


def test_low_coverage_fails(series: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Below the goal the check fails and prints what is missing."""
    assert run([]) == 1
    assert "Sons of the Crooked Acacia" in capsys.readouterr().out


def test_a_file_without_sides_is_named(series: Path) -> None:
    """A table of something else is an error that names the file."""
    series.write_text("id,name\n1,x\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"events\.csv"):
        coverage(series)
