"""The benches' own parts: dispatch, stripping of gold, floors, pages and the questions asked of a reading."""

from __future__ import annotations

import json

import pytest
from bench.common import evidence_in
from bench.judge import bounds, says, touches
from bench.linking import main as linking_main
from bench.news import main as news_main
from bench.tasks import TASKS, Figure

from bench import __main__ as dispatch
from bench import floors, page

TEXT = "A car bomb exploded in Kirkuk on Monday, killing four people."


def test_unknown_bench_is_a_usage_error(capsys):
    """A name that is no bench ends with 2 and the list of those there are."""
    assert dispatch.main(["nonsense"]) == 2
    assert "muc4-slots" in capsys.readouterr().err


def test_missing_input_is_a_usage_error(tmp_path, capsys):
    """An input that does not exist is named."""
    assert dispatch.main(["news", str(tmp_path / "none.jsonl"), str(tmp_path / "out")]) == 2
    assert "none.jsonl" in capsys.readouterr().err


def test_missing_data_folder_is_named(monkeypatch, capsys):
    """Without the variable that names the data, a check says which variable is meant."""
    monkeypatch.delenv("TIDINGS_EVAL_DATA", raising=False)
    assert dispatch.main(["seed"]) == 2
    assert "TIDINGS_EVAL_DATA" in capsys.readouterr().err


def test_no_adapter_sees_gold():
    """No field that a system may keep is an annotation."""
    gold = {"incidents", "templates", "places", "timex", "tallies", "posture", "intentions", "incident_id"}
    assert not gold & {field for task in TASKS.values() for field in task.keep}


def test_news_adapter_ignores_annotations(tmp_path):
    """A passage with and without annotations gives the same prediction."""
    bare = {"id": "p1", "url": None, "outlet": None, "published": "2021-03-16", "text": TEXT}
    full = {
        **bare,
        "kind": "positive",
        "incidents": [{"killed_total": {"low": 9}}],
        "tallies": [{"n_low": 9}],
    }
    for name, row in (("bare", bare), ("full", full)):
        (tmp_path / name).write_text(json.dumps(row) + "\n", encoding="utf-8")
        news_main([tmp_path / name], tmp_path / f"{name}.out")
    assert (tmp_path / "bare.out").read_text() == (tmp_path / "full.out").read_text()


def test_a_lower_figure_is_a_fault():
    """A figure under its floor is named with both numbers; one on its floor is not."""
    pinned = {"news": {"gold": "abc", "figures": {"detection F1": 0.7, "event type": 0.8}}}
    reached = {"news": floors.Reached(gold="abc", figures={"detection F1": 0.69, "event type": 0.8})}
    assert floors.differences(pinned, reached) == ["news: detection F1 is 0.690, its floor 0.700"]


def test_a_ceiling_holds_from_above():
    """A rate that should be small is a fault when it rises."""
    pinned = {"news": {"gold": "abc", "figures": {"false incidents in negatives": 0.05}}}
    reached = {"news": floors.Reached(gold="abc", figures={"false incidents in negatives": 0.06})}
    assert len(floors.differences(pinned, reached)) == 1


def test_changed_gold_is_a_fault():
    """Figures over other gold cannot be compared with a floor."""
    pinned = {"news": {"gold": "abc", "figures": {}}}
    assert "gold has changed" in floors.differences(pinned, {"news": floors.Reached(gold="x", figures={})})[0]


def test_missing_run_is_a_fault():
    """A pinned task that was not run is said."""
    assert floors.differences({"geo": {"gold": "a", "figures": {}}}, {}) == ["geo: not run"]


@pytest.mark.parametrize(
    ("figure", "value", "is_met"),
    [
        (Figure(name="f", path=("f",), goal=0.65), 0.65, True),
        (Figure(name="f", path=("f",), goal=0.65), 0.649, False),
        (Figure(name="f", path=("f",), goal=0.1, is_ceiling=True), 0.1, True),
        (Figure(name="f", path=("f",), goal=0.15, is_ceiling=True, of_size=True), -0.16, False),
        (Figure(name="f", path=("f",), goal=0.5), None, False),
        (Figure(name="f", path=("f",)), None, True),
    ],
)
def test_goal(figure, value, is_met):
    """A goal is met on its very border, and never by a figure that is not there."""
    assert figure.is_met(value) is is_met


def test_figure_is_found_by_its_path():
    """Percentages become shares, and what is missing stays unknown."""
    figure = Figure(name="f", path=("micro", "f1"), scale=0.01)
    assert figure.of({"micro": {"f1": 40.0}}) == pytest.approx(0.4)
    assert figure.of({"macro": {}}) is None


def test_page_keeps_what_is_written_by_hand(tmp_path, monkeypatch):
    """Only the part between the marks is replaced."""
    monkeypatch.setattr(page, "PAGE", tmp_path / "accuracy.md")
    page.replace_part("figures", "first")
    text = (tmp_path / "accuracy.md").read_text()
    (tmp_path / "accuracy.md").write_text(text + "\nBy hand.\n")
    page.replace_part("figures", "second")
    text = (tmp_path / "accuracy.md").read_text()
    assert "second" in text
    assert "first" not in text
    assert "By hand." in text


def test_evidence_is_found_at_any_depth():
    """Quotes come with the path that leads to them."""
    reading = {"incidents": [{"where": {"evidence": [{"start": 23, "end": 29, "quote": "Kirkuk"}]}}]}
    (found,) = evidence_in(reading)
    assert (found.quote, found.path) == ("Kirkuk", ("incidents", "0", "where", "evidence", "0"))


def test_questions_asked_of_a_reading():
    """Overlap, words and bounds are told as they are."""
    part = {"name": "US troops", "evidence": [{"start": 10, "end": 19, "quote": "US troops"}]}
    assert touches(part, {"evidence": [{"start": 18, "end": 25}]})
    assert not touches(part, {"evidence": [{"start": 19, "end": 25}]})
    assert says(part, "us")
    assert bounds(None) == (None, None, None)


def test_the_archive_s_nought_stands_for_what_is_not_told(tmp_path):
    """Where people are hurt and no death is told the linking bench writes 0 killed."""
    rows = [
        {
            "id": "a",
            "published": "2015-03-16",
            "title": None,
            "url": None,
            "text": "Gunmen shot and wounded two men in Gary, Indiana, on Sunday.",
        },
        {
            "id": "b",
            "published": "2015-03-16",
            "title": None,
            "url": None,
            "text": "Gunmen shot and killed two men in Mobile, Alabama, on Sunday.",
        },
    ]
    (tmp_path / "documents.jsonl").write_text(
        "".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8"
    )
    linking_main([tmp_path], tmp_path / "out")
    lines = [json.loads(line) for line in (tmp_path / "out").read_text().splitlines()]
    told = {line["documents"][0]: (line["n_killed"], line["n_injured"]) for line in lines}
    assert told == {"a": (0, 2), "b": (2, 0)}
