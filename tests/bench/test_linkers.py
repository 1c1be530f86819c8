"""Groups held against known incidents, and the parts that linkers are tuned and reported on."""

import json

import pytest
from bench.linkers import fit, parts_of
from bench.peers.linkers import components, exact

GOLD = {"a": "1", "b": "1", "c": "1", "d": "2", "e": "3"}


def test_the_known_groups_are_all_right() -> None:
    """Every figure is whole and the count is right."""
    found = fit([["a", "b", "c"], ["d"], ["e"]], GOLD)
    assert (found.precision, found.recall, found.f1, found.b3, found.count) == (1, 1, 1, 1, 0)


def test_merges_and_splits_cost_what_the_measures_say() -> None:
    """Of two pairs made one is right, of three known one is found; documents without an incident are out."""
    found = fit([["a", "b", "x"], ["c", "d"], ["e"], ["y"]], GOLD)
    assert (found.precision, found.recall) == (pytest.approx(1 / 2), pytest.approx(1 / 3))
    precision, recall = (1 + 1 + 0.5 + 0.5 + 1) / 5, (2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5
    assert found.b3 == pytest.approx(2 * precision * recall / (precision + recall))
    assert found.count == 0


def test_no_pairs_at_all_count_as_nothing_found() -> None:
    """Each alone: no pair is right, none is found, and there are too many incidents."""
    found = fit([[key] for key in GOLD], GOLD)
    assert (found.precision, found.recall, found.f1) == (0, 0, 0)
    assert found.count == pytest.approx(5 / 3 - 1)


def test_parts_hold_whole_incidents_in_time(tmp_path) -> None:
    """An incident lies where its first article lies; documents of several incidents are left out."""
    days = {"a": "2020-01-01", "b": "2020-09-01", "c": "2020-02-01", "d": "2020-03-01", "e": "2020-04-01"}
    rows = [{"id": key, "published": day, "text": "x"} for key, day in days.items()]
    rows.append({"id": "f", "published": "2020-01-05", "text": "x", "several_incidents": True})
    (tmp_path / "documents.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    known = {"a": "1", "b": "1", "c": "2", "d": "3", "e": "4", "f": "1"}
    lines = [f"{key},{incident}\n" for key, incident in known.items()]
    (tmp_path / "labels.csv").write_text("doc_id,incident_id\n" + "".join(lines))
    first, second = parts_of(tmp_path, until="2020-03-01")
    assert [row["id"] for row in first.rows] == ["a", "b", "c"]
    assert second.gold == {"d": "3", "e": "4"}


def test_exact_match_joins_equal_values_and_nothing_missing() -> None:
    """Two of one day and place are one group; of two without a day each is alone."""
    row = {"title": None, "day": "2020-01-01", "place": "p", "killed": 1, "injured": 0}
    rows = [{**row, "id": "a"}, {**row, "id": "b"}]
    rows += [{**row, "id": key, "day": None} for key in ("c", "d")]
    groups = {name: found for name, _, found, _ in exact([], rows)}
    assert sorted(map(sorted, groups["day, place"])) == [["a", "b"], ["c"], ["d"]]


def test_chains_are_one_component() -> None:
    """Two pairs that share a document are one group."""
    assert sorted(map(sorted, components("abcd", [("a", "b"), ("b", "c")]))) == [["a", "b", "c"], ["d"]]
