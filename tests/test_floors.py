"""The figures held in `bench/floors.json`."""

from __future__ import annotations

import json

import pytest


def test_floors_name_known_figures(project_root):
    """Every pinned figure is one that a task reports."""
    from bench.floors import CHECKS
    from bench.tasks import TASKS

    path = project_root / "bench" / "floors.json"
    for name, row in json.loads(path.read_text("utf-8")).items():
        if name not in CHECKS:
            assert set(row["figures"]) <= {figure.name for figure in TASKS[name].figures}


@pytest.mark.slow
def test_seed_article_is_read_right(eval_data):
    """No statement of the seed article that was right before is wrong now."""
    from bench import floors, seed

    pinned = json.loads(floors.FLOORS.read_text("utf-8")).get("seed", {"figures": {}})["figures"]
    wrong = {
        row.id: row.reason
        for row in seed.table(seed.load())
        if not row.is_right and pinned.get(row.id) == 1.0
    }
    assert not wrong


@pytest.mark.slow
def test_every_value_stands_on_words(eval_data):
    """Over some texts of every source, each quote is its slice and no value lacks one."""
    from bench import evidence

    assert evidence.run(["--limit", "6"]) == 0
