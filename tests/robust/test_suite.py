"""A fixed sample of the robustness suites, held to the pass rates pinned in `floors.json`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.robust.case import read, write
from tests.robust.generate import GROUPS, cases
from tests.robust.judge import judge
from tests.robust.perturb import UNICODE
from tests.robust.run import rate, read_case, sample_of, table, verdicts

FLOORS = json.loads((Path(__file__).resolve().parent / "floors.json").read_text("utf-8"))
SAMPLE = FLOORS["sample"]  # cases of each group; their bases come with them


@pytest.fixture(scope="module")
def judged():
    """The verdicts on the sample, by group."""
    return {group: verdicts(sample_of(list(cases(groups=(group,))), SAMPLE)) for group in GROUPS}


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_no_group_falls_below_its_floor(judged, group):
    """The share of a group's sample that passes is at least the pinned one."""
    reached = rate(group, judged[group])
    failing = [(row.case.case_id, row.wrong) for row in judged[group] if row.wrong]
    assert reached.share >= FLOORS["groups"][group], f"{reached.passed} of {reached.n} pass; {failing}"


@pytest.mark.parametrize("kind", ["unicode", "case: upper_headline", "case: title_headline", "promo", "cut"])
def test_harmless_changes_change_nothing(judged, kind):
    """Unicode variants, headline case, promotional lines and cuts leave every value as it was."""
    rows = [row for row in judged["B"] if row.case.subgroup.startswith(kind)]
    assert rows
    assert not [(row.case.case_id, row.wrong) for row in rows if row.wrong]


def test_quotes_are_slices(judged):
    """In every case each quote is its slice of the text."""
    assert not [row.case.case_id for rows in judged.values() for row in rows if "spans" in row.wrong]


def test_cases_are_the_same_each_time(tmp_path):
    """The same seed gives the same cases, ids are unique, and a case comes back from its file."""
    first, again = list(cases()), list(cases())
    assert first == again
    assert len({case.case_id for case in first}) == len(first)
    assert write(tmp_path / "cases.jsonl", first) == len(first)
    assert list(read(tmp_path / "cases.jsonl")) == first
    assert list(cases(seed=2)) != first


@pytest.mark.parametrize("name", sorted(UNICODE))
def test_each_unicode_variant_is_tried(name):
    """Every Unicode perturbation makes variants of some base."""
    assert any(case.subgroup == f"unicode: {name}" for case in cases(groups=("B",)))


def test_a_wrong_reading_fails():
    """A judge that passes everything would prove nothing: a changed figure, place or count is caught."""
    case = next(c for c in cases(groups=("A",)) if c.subgroup == "type" and not judge(c, read_case(c)).wrong)
    found = read_case(case)
    row = found["incidents"][0]
    for slot, value in (("killed", [99, 99]), ("place", "gn:1"), ("day", "1999-01-01"), ("type", "Riots")):
        assert slot in judge(case, {**found, "incidents": [{**row, slot: value}]}).wrong
    assert judge(case, {**found, "incidents": []}).wrong == ("incidents",)
    assert judge(case, {**found, "spans": False}).wrong == ("spans",)


def test_table_gives_wilsons_interval():
    """The table names n, the share and Wilson's interval."""
    case = next(iter(cases(groups=("A",))))
    row = rate("x", [judge(case, read_case(case))] * 10)
    low, high = row.interval
    assert (round(low, 3), round(high, 3)) == ((0.722, 1.0) if row.passed else (0.0, 0.278))
    assert "| x | 10 |" in table([row])
