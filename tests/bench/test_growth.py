"""The constructed reports that linking is timed on."""

from bench.growth import measure, reports


def test_reports_show_their_words() -> None:
    """Every value stands at its words, two of three reports are of new events, and the same come each time."""
    made = list(reports(60, 20))
    for document, report, _ in made:
        report.check(document)
    assert len({document.id for document, _, _ in made}) == 60
    assert 30 <= made[-1][2] <= 50
    assert [report.id for _, report, _ in reports(60, 20)] == [report.id for _, report, _ in made]


def test_a_size_is_measured() -> None:
    """Thirty reports are linked: time was spent, and the cells fit the head."""
    cells, spent, peak = measure(30, 10)
    assert len(cells) == 6
    assert spent > 0
    assert peak > 10
