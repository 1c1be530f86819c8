"""Our figures beside those of the shared scorer: the same predictions give the same figures."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter

import pytest
from bench.news import predictions

from tidings.evaluate.figures import values_of
from tidings.evaluate.form import read_gold, read_prediction
from tidings.evaluate.marking import marks_of, pair_up


@pytest.fixture(scope="module")
def scorer(eval_data):
    """The shared scorer as a module; the test is skipped without the evaluation data."""
    spec = importlib.util.spec_from_file_location("shared_news_scorer", eval_data / "eval" / "news.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold(eval_data):
    path = eval_data / "data" / "news" / "gold.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def ours(gold, found):
    by_id = {row["id"]: row for row in found}
    total = Counter()
    for row in gold:
        read = read_prediction(by_id.get(row["id"], {"id": row["id"]}))
        total.update(marks_of(pair_up(read_gold(row), read)))
    return values_of(total)


def theirs(scorer, gold, found):
    return scorer.score(
        {row["id"]: scorer.document(row, row["id"], gold=True) for row in gold},
        {row["id"]: scorer.document(row, row["id"]) for row in found},
    )


def test_figures_on_the_development_set(scorer, gold, eval_data):
    """All figures are equal to the last digit.

    Only where two matchings of a passage weigh the same may the scorers choose differently.
    """
    found = list(predictions([eval_data / "data" / "news" / "passages.jsonl"]))
    assert ours(gold, found) == theirs(scorer, gold, found)


def test_figures_of_gold_and_of_nothing(scorer, gold):
    """Gold against itself, against nothing, and against the passage before."""
    own = [scorer.gold_as_prediction(row) for row in gold]
    shifted = [{**row, "id": gold[number - 1]["id"]} for number, row in enumerate(own)]
    for found in (own, [], shifted):
        assert ours(gold, found) == theirs(scorer, gold, found)
