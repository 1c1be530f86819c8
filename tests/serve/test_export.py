"""Exports: safe cells, honest geometry, the same bytes."""

import csv
import io
import json
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from serve_samples import IRAQ

from tidings.errors import UsageError
from tidings.model.codes import Field
from tidings.serve.export import COLUMNS, exported, form_of, guard


@pytest.mark.parametrize(
    "cell", ["=1+1", "  =1", "\t=1", "＝1", "+44", "-5 people", "@cmd", "|calc", "%x", "\r=1", "\x00a"]
)
def test_formulas_are_defused(cell):
    """A cell that a spreadsheet would run gets a quote in front, and nothing else changes."""
    assert guard(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["rocket", "58 attacks", "", "a=b", "Ain al-Asad"])
def test_plain_cells_stay(cell):
    """Ordinary words are not touched."""
    assert guard(cell) == cell


@given(st.text(max_size=40))
def test_guard_loses_nothing(cell):
    """The guard only ever puts one quote in front."""
    assert guard(cell) in (cell, f"'{cell}")


def test_csv_has_numbers_as_numbers(project):
    """Columns are those documented, coordinates are bare numbers, unknown is empty."""
    rows = list(csv.DictReader(io.StringIO(exported(project.incidents(), "csv", ""))))
    assert tuple(rows[0]) == COLUMNS
    assert float(rows[0]["latitude"]) == pytest.approx(36.335)
    assert rows[0]["launched_low"] == ""
    assert rows[0]["country"] == "IQ"


def test_geojson_pins_towns_only(project):
    """A town is a point; a country has no geometry but the id of its area."""
    incidents = project.incidents()
    pinned = json.loads(exported(incidents, "geojson", "country:IQ"))
    assert pinned["features"][0]["geometry"]["coordinates"] == [43.119, 36.335]
    assert "GeoNames" in pinned["metadata"]["attribution"][0]
    wide = [
        replace(i, views=tuple(replace(v, value=IRAQ) if v.field is Field.WHERE else v for v in i.views))
        for i in incidents
    ]
    feature = json.loads(exported(wide, "geojson", ""))["features"][0]
    assert feature["geometry"] is None
    assert feature["properties"]["area_id"] == "country:IQ"


@pytest.mark.parametrize("form", ["jsonl", "csv", "geojson"])
def test_same_ledger_same_bytes(project, form):
    """The order in which incidents come does not matter."""
    incidents = project.incidents()
    assert exported(incidents, form, "") == exported(incidents[::-1], form, "")


def test_jsonl_keeps_every_claim_with_its_words(project):
    """Each claim of each report is there, and its quote is its slice."""
    for line in exported(project.incidents(), "jsonl", "").splitlines():
        incident = json.loads(line)
        for claim in incident["claims"]:
            text = project.document(claim["doc_id"]).text
            for piece in claim["evidence"]:
                assert text[piece["start"] : piece["end"]] == piece["quote"]


def test_file_has_its_evidence_beside_it(command, project, tmp_path):
    """A table on disk comes with the words behind it and the lines to keep."""
    target = tmp_path / "iraq.csv"
    assert command("export", "country:IQ", "-o", target, "--project", project.path)[0] == 0
    words = [
        json.loads(line) for line in (tmp_path / "iraq.csv.provenance.jsonl").read_text("utf-8").splitlines()
    ]
    about = json.loads((tmp_path / "iraq.csv.meta.json").read_text("utf-8"))
    assert len(words) == about["incidents"] == len(project.incidents())
    assert words[0]["fields"][0]["support"][0]["evidence"][0]["quote"]
    assert about["query"] == "country:IQ"
    assert about["sha256"] == sha256(target.read_bytes()).hexdigest()


def test_a_map_has_its_areas_beside_it(command, project, tmp_path):
    """Beside GeoJSON lies a circle for each place that is finer than a country, and none for a country."""
    target = tmp_path / "iraq.geojson"
    assert command("export", "-o", target, "--project", project.path)[0] == 0
    points = json.loads(target.read_text("utf-8"))["features"]
    areas = json.loads((tmp_path / "iraq.geojson.areas.geojson").read_text("utf-8"))["features"]
    assert [area["id"] for area in areas] == [point["id"] for point in points]
    for area in areas:
        is_fine = area["properties"]["precision"] not in (None, "country")
        assert (area["geometry"] is not None) == is_fine
        if is_fine:
            assert area["geometry"]["type"] == "Polygon"
    assert any(area["geometry"] for area in areas)


def test_form_follows_the_ending(tmp_path):
    """A file's ending chooses the form where none is named."""
    assert form_of(tmp_path / "x.CSV") == "csv"
    assert form_of(tmp_path / "x.geojson") == "geojson"
    assert form_of(None) == "jsonl"
    with pytest.raises(UsageError, match="shapefile"):
        exported([], "shapefile", "")


@pytest.mark.parametrize(("policy", "killed"), [(None, "2"), ("lowest", "2"), ("highest", "3")])
def test_the_policy_is_chosen_at_export(project, command, policy, killed):
    """Two reports count two and three dead: each rule exports its own figure, and the project stays as it was."""
    before = project.incidents()
    given_policy = () if policy is None else ("--policy", policy)
    code, out, _ = command("export", "-f", "csv", "--project", project.path, *given_policy)
    (row,) = csv.DictReader(io.StringIO(out))
    assert (code, row["killed_best"], row["policy"]) == (0, killed, policy or "belief")
    assert project.incidents() == before


def test_an_unknown_policy_is_refused_at_export(project, command):
    """A misspelt policy is named with those there are."""
    code, out, err = command("export", "--policy", "loudest", "--project", project.path)
    assert (code, out) == (2, "")
    assert "most-lineages" in err
