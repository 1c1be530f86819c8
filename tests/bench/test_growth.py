"""The constructed reports that linking is timed on."""

import argparse

from bench.growth import HEAD, measure, reports


def test_reports_show_their_words() -> None:
    """Every value stands at its words, two of three reports are of new events, and the same come each time."""
    made = list(reports(60, 20))
    for document, report, _ in made:
        report.check(document)
    assert len({document.id for document, _, _ in made}) == 60
    assert 30 <= made[-1][2] <= 50
    assert [report.id for _, report, _ in reports(60, 20)] == [report.id for _, report, _ in made]


def test_a_size_is_measured(tmp_path) -> None:
    """Reports are linked from nothing and then more of them: time was spent, and the cells fit the head."""
    options = argparse.Namespace(more=5, rounds=2, day=10, processes=1)
    cells, spent, later = measure(tmp_path, 30, options)
    assert len(cells) == len(HEAD) - 2
    assert spent > 0
    assert later > 0
    assert cells[2].endswith(")")
