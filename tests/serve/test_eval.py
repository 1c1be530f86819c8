"""`tidings eval`: the table, the JSON, the errors, and what is said of a gold file that is not right."""

import json
import re
from hashlib import sha256

import pytest

TEXT = (
    "A car bomb exploded outside a police station in Kirkuk on Monday, killing four people and wounding eleven, "
    "the governor's office said. No group claimed responsibility."
)
DRILL = "Soldiers held a drill near Oster on Friday, and the mayor opened a new market in the town."
BOMB = {
    "id": "p1-1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Remote explosive/landmine/IED",
    "date": {"value": "2021-03-15", "quote": "on Monday", "span": [55, 64]},
    "place": {"name": "Kirkuk", "country": "IQ", "lat": 35.47, "lon": 44.39, "precision": "town"},
    "perpetrators": [],
    "killed_total": {"low": 4, "best": 4, "high": 4},
    "injured_total": {"low": 11, "best": 11, "high": 11},
}
ROWS = [
    {
        "id": "p1",
        "kind": "positive",
        "published": "2021-03-16",
        "text": TEXT,
        "text_sha256": sha256(TEXT.encode()).hexdigest(),
        "incidents": [BOMB],
        "tallies": [{"what": "killed this year", "n": 12, "quote": "No group"}],
        "posture": [],
        "intentions": [],
    },
    {"id": "p2", "kind": "negative", "text": DRILL, "incidents": []},
]


@pytest.fixture
def write(tmp_path):
    """Write rows, or lines as they are, to a file."""

    def call(rows, name="gold.jsonl"):
        path = tmp_path / name
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return call


def changed(**changes):
    return [ROWS[0] | changes, ROWS[1]]


def test_table_of_figures(command, write):
    """One row a figure, with interval and what it is a share of; the last line says what it rests on."""
    code, out, err = command("eval", write(ROWS))
    assert code == 0
    lines = out.splitlines()
    assert lines[:2] == ["| figure | reached | 95 % interval | of |", "| --- | --- | --- | --- |"]
    rows = dict(re.findall(r"^\| ([^|]+) \| (\S+) \|", out, re.MULTILINE))
    assert (rows["detection F1"], rows["complete_r"], rows["tallies R"]) == ("1.000", "1.000", "0.000")
    assert rows["false incidents in negatives"] == "0.000"
    assert rows["posture R"] == "–"
    assert lines[-1].startswith("2 passages (1 positive, 1 negative) with 1 required incidents.")
    assert "too narrow" in err


def test_figures_as_one_object(command, write):
    """All figures by key, with null where there is nothing to score."""
    code, out, _ = command("eval", write(ROWS), "--json")
    found = json.loads(out)
    assert code == 0
    assert found["figures"]["place_25km"]["value"] == 1.0
    assert found["figures"]["posture_p"] == {"name": "posture P", "value": None, "interval": None, "of": 0}
    assert (found["passages"], found["required_incidents"], found["problems"]) == (2, 1, [])


def test_the_same_gold_gives_the_same_bytes(command, write):
    """Run again, or with the lines the other way round."""
    first = command("eval", write(ROWS), "--json")[1]
    assert command("eval", write(ROWS), "--json")[1] == first
    assert command("eval", write(ROWS[::-1]), "--json")[1] == first


def test_errors_are_written_with_both_values(command, write, tmp_path):
    """One line a value: what was annotated, what was read, and the words behind each."""
    wrong = BOMB | {"killed_total": {"low": 5, "best": 5, "high": 5}, "killed": [{"quote": "killing four"}]}
    target = tmp_path / "errors.jsonl"
    code, _, err = command("eval", write(changed(incidents=[wrong])), "--errors", target)
    killed, tally = map(json.loads, target.read_text("utf-8").splitlines())
    assert code == 0
    assert "2 errors" in err
    assert killed == {
        "id": "p1",
        "error": "wrong",
        "field": "killed",
        "incident": "p1-1",
        "gold": {"low": 5, "best": 5, "high": 5},
        "tidings": {"low": 4, "best": 4, "high": 4},
        "note": None,
        "gold_quote": "killing four",
        "quote": killed["quote"],
    }
    assert "four" in killed["quote"]
    assert (tally["error"], tally["field"], tally["gold"]["n_low"]) == ("missed", "tallies", 12)


def test_texts_may_stand_in_a_file_of_their_own(command, write):
    """The passages give text and day of publication; the figures are the same."""
    bare = [{k: v for k, v in row.items() if k not in ("text", "published")} for row in ROWS]
    texts = [{k: row[k] for k in ("id", "text", "published") if k in row} for row in ROWS]
    gold, passages = write(bare), write([*texts, {"id": "p9", "text": "Unused."}], "passages.jsonl")
    code, out, _ = command("eval", gold, "--passages", passages, "--json")
    assert code == 0
    assert out == command("eval", write(ROWS, "whole.jsonl"), "--json")[1]


def test_another_text_is_left_out(command, write):
    """A hash that differs: the passage is not scored, which is said, and the exit code is 3."""
    code, out, err = command("eval", write(changed(text=TEXT + " More.")), "--json")
    found = json.loads(out)
    assert code == 3
    assert "gold.jsonl:1: p1: the text is not the one that was annotated (text_sha256 differs)" in err
    assert (found["passages"], found["left_out"]) == (1, 1)
    assert found["problems"][0]["code"] == "other_text"
    assert found["figures"]["detection_r"]["value"] is None


def test_a_wrong_quote_is_a_note(command, write):
    """A span that shows other words is said, and the passage is scored."""
    wrong = BOMB | {"date": {"value": "2021-03-15", "quote": "on Monday", "span": [54, 63]}}
    code, out, err = command("eval", write(changed(incidents=[wrong])), "--json")
    assert code == 0
    assert "gold.jsonl:1: p1, incident 1, date: the quote is 'on Monday', but 54 to 63" in err
    assert json.loads(out)["problems"][0]["code"] == "wrong_quote"
    assert json.loads(out)["figures"]["complete_r"]["value"] == 1.0


def test_a_misspelt_list_is_noted(command, write):
    """A key that nobody knows would otherwise pass for a list that was not annotated."""
    code, _, err = command("eval", write(changed(postures=[])))
    assert code == 0
    assert "the key 'postures' is not known and not read (passages: 1)" in err


def test_an_unread_language_is_said(command, write):
    """A passage that is not English is scored as empty, with exit 3."""
    text = (
        "Hombres armados mataron a dos guardias cerca del puente de la ciudad el lunes, dijo la policía. " * 3
    )
    code, _, err = command(
        "eval", write([*ROWS, {"id": "p3", "kind": "negative", "text": text, "incidents": []}])
    )
    assert code == 3
    assert "not read, scored as empty" in err
    assert "'es'" in err


@pytest.mark.parametrize(
    ("rows", "hint"),
    [
        (
            changed(incidents=[BOMB | {"date": "Monday"}]),
            "gold.jsonl:1: incident 1, date: 'Monday' is no day",
        ),
        (changed(kind="news"), "gold.jsonl:1: kind: 'news' is none of positive, negative"),
        (changed(text=None), "gold.jsonl:1: text: there is none; give it here, or in a file named with"),
        (changed(text="  "), "gold.jsonl:1: text: there is none"),
        ([*ROWS, ROWS[0]], "gold.jsonl:3: id: 'p1' stands in line 1 already"),
        ([ROWS[0], '{"id": "p2", '], "gold.jsonl:2: not a JSON object"),
        ([ROWS[0], "[" * 100_000], "gold.jsonl:2: nested too deep"),
        ([ROWS[0], "7"], "gold.jsonl:2: the line: 7 is not an object"),
        ([""], "gold.jsonl: it holds no annotation"),
        ([changed(kind=0)[0], *changed(id="p3", kind=1)], "2 lines have not the form of docs/evaluate.md"),
        ([ROWS[0] | {"text": "Other."}], "no passage is left to score"),
    ],
)
def test_malformed_gold_is_a_usage_error(command, write, rows, hint):
    """Exit 2, nothing on stdout, and the line and field that are at fault."""
    code, out, err = command("eval", write(rows))
    assert (code, out) == (2, "")
    assert hint in err


def test_malformed_files(command, write, tmp_path):
    """A file that is not there, not UTF-8, or has two texts for one passage."""
    gold = write(ROWS)
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "p1", "text": "caf\xe9"}\n')
    for arguments, hint in (
        ((tmp_path / "absent.jsonl",), "absent.jsonl: it cannot be read"),
        ((tmp_path,), "it cannot be read"),
        ((tmp_path / "latin.jsonl",), "latin.jsonl:1: not UTF-8 at byte 25"),
        (
            (gold, "--passages", write([{"id": "p1", "text": "Other."}], "t.jsonl")),
            "gold.jsonl:1: text: it differs",
        ),
        (
            (gold, "--passages", write(["{}"], "u.jsonl")),
            "u.jsonl:1: a passage is an object with an id and a text",
        ),
        (
            (gold, "--passages", write([{"id": "x", "text": "y"}] * 2, "v.jsonl")),
            "v.jsonl:2: id: 'x' comes twice",
        ),
        ((gold, "--errors", gold), "would be overwritten"),
        ((gold, "-o", gold), "would be overwritten"),
        ((gold, "-o", tmp_path / "new", "--errors", tmp_path / "new"), "would be overwritten"),
    ):
        code, out, err = command("eval", *arguments)
        assert (code, out) == (2, "")
        assert hint in err
    assert json.loads(gold.read_text("utf-8").splitlines()[0]) == ROWS[0]


def test_texts_are_hostile(command, write, tmp_path):
    """Escapes in ids, names and quotes are shown, not obeyed."""
    evil = "\x1b]0;owned\x07\u202e\ud800"
    wrong = BOMB | {"id": evil, "place": None, "perpetrators": [evil], "date": {"value": None, "quote": evil}}
    rows = [{"id": evil, "kind": "positive", "text": TEXT + evil, "incidents": [wrong], evil: 1}]
    target = tmp_path / "errors.jsonl"
    code, out, err = command("eval", write(rows), "--json", "--errors", target)
    assert code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(out + err + target.read_text("utf-8"))


def test_documented_example_is_valid(command, write, project_root):
    """The line that the page gives as an example is scored without a note."""
    page = (project_root / "docs" / "evaluate.md").read_text("utf-8")
    example = json.loads(re.search(r"```json\n(.*?)```", page, re.DOTALL).group(1))
    code, out, err = command("eval", write([example]), "--json")
    assert code == 0
    assert json.loads(out)["problems"] == []
    assert "left out" not in err
