"""The matrix of arrival orders, processes and hash seeds: a small part of it, and how it goes on after a stop."""

import pytest
from bench.orders import Cell, Row, differing, matrix, tables_of

from bench import orders
from tidings.ingest.plain import read_text
from tidings.store.project import DATABASE_FILE, init_project


def test_ledgers_are_the_same_bytes(tmp_path) -> None:
    """Three orders of arrival, read by one process and by two, under two hash seeds: one ledger."""
    cells = [Cell(seed=1, processes=1), Cell(seed=2, processes=2)]
    rows = list(matrix(cells, range(3), 0, tmp_path / "kept.jsonl"))
    assert len(rows) == 6
    assert {"incidents", "members", "links", "claims", "documents", "decisions"} <= rows[0].tables.keys()
    assert not differing(rows)


def test_a_stopped_matrix_goes_on(tmp_path, monkeypatch) -> None:
    """What was done before is read from the file; only the missing orders are run."""
    asked: list[tuple[Cell, list[int]]] = []

    def cell(which, missing, documents):
        asked.append((which, missing))
        yield from ((order, {"incidents": "a"}) for order in missing)

    monkeypatch.setattr(orders, "_cell", cell)
    keep, one = tmp_path / "kept.jsonl", Cell(seed=0, processes=1)
    assert len(list(matrix([one], range(2), 0, keep))) == 2
    assert len(list(matrix([one], range(5), 0, keep))) == 5
    assert asked == [(one, [0, 1]), (one, [2, 3, 4])]


def test_what_differs_is_named() -> None:
    """A ledger that is not the first is told with its tables."""
    same, other = {"incidents": "a", "links": "b"}, {"incidents": "a", "links": "c"}
    rows = [Row(Cell(0, 1), 0, same), Row(Cell(0, 1), 1, dict(same)), Row(Cell(0, 2), 0, other)]
    assert differing(rows) == [(rows[2], ["links"])]


@pytest.mark.parametrize(("texts", "is_same"), [(("A", "B"), True), (("A", "C"), False)])
def test_tables_hash_content_not_arrival(tmp_path, texts, is_same) -> None:
    """Two documents in another order give the same hash, another document gives another."""
    found = []
    for name, order in (("one", ("B", "A")), ("other", texts)):
        with init_project(tmp_path / name) as project:
            project.add_documents((read_text(f"Rockets hit town {word}."), word) for word in order)
        found.append(tables_of(tmp_path / name / DATABASE_FILE)["documents"])
    assert (found[0] == found[1]) is is_same
