"""People told by their trade or kin are people, whoever they are (constructed)."""

from __future__ import annotations

import pytest
from tests.read.reading import incidents
from tests.read.test_plain_reports import check_plain

# sentence, event code, place, killed, injured
CASES = [
    ("Two midwives were killed by gunmen in Kidal on Monday.", "attack.civilians", "Kidal", "Two", ""),
    (
        "A mortar shell killed a watchman and hurt three schoolgirls in Taiz on Monday.",
        "",
        "Taiz",
        "",
        "three",
    ),
    ("Rebels abducted four woodcutters near Maiduguri on Sunday.", "attack.abduction", "Maiduguri", "", ""),
]


@pytest.mark.parametrize(("text", "event", "place", "killed", "injured"), CASES)
def test_people_told_by_their_trade_suffer_an_act(
    text: str, event: str, place: str, killed: str, injured: str
) -> None:
    """One incident, with its type, its place and the words of its figures."""
    _, reports = incidents(text)
    assert len(reports) == 1
    check_plain(reports[0], event, place, killed, injured)


@pytest.mark.parametrize(
    "text",
    [
        "A columnist attacked the budget in a paper of Lagos on Monday.",
        "The surgeon fired two technicians in Lagos on Monday.",
    ],
)
def test_people_of_a_trade_who_only_quarrel_make_no_incident(text: str) -> None:
    """Words and dismissals are no violence."""
    _, reports = incidents(text)
    assert not reports
