"""A stated zero of an act at several places holds of each of them."""

from datetime import date

import pytest

from tidings.ingest import plain
from tidings.ingest.metadata import Metadata
from tidings.model.codes import Field, Kind
from tidings.pipeline import read_document
from tidings.resolve.shared_zero import RULE


def killed(text: str) -> list[list[str | None]]:
    """The rules of the claims of people killed, incident by incident."""
    known = Metadata(published=date(2024, 5, 10), basis="user")
    reading = read_document(plain.read_text(text, known))
    return [[c.rule for c in r.of(Field.KILLED)] for r in reading.reports if r.kind is Kind.INCIDENT]


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("Russian missiles hit Kharkiv and Odesa on Monday. No deaths were reported.", 1),
        ("Russian missiles hit Kharkiv and Odesa on Monday, killing four people.", 0),
        ("Russian missiles hit Kharkiv on Monday, and nobody was killed. A drone hit Odesa on Tuesday.", 0),
    ],
)
def test_nobody_killed_holds_of_each_place_of_one_act(text: str, shared: int) -> None:
    """Of two towns told by one verb both have the zero; a figure, or another act's zero, is not shared."""
    found = killed(text)
    assert len(found) == 2
    assert sum(rules == [RULE] for rules in found) == shared
