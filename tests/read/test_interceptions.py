"""How many of a salvo were launched, stopped or came through (constructed sentences)."""

from __future__ import annotations

import pytest
from bench.common import document

from tidings.model.codes import Field, Kind
from tidings.model.values import Count
from tidings.pipeline import read_document


def figures(text):
    """By field the ranges told of projectiles."""
    reports = read_document(document(text, published="2024-05-14")).reports
    claims = [c for r in reports if r.kind is Kind.INCIDENT for c in r.claims if isinstance(c.value, Count)]
    salvo = (Field.LAUNCHED, Field.INTERCEPTED)
    return {c.field: (c.value.low, c.value.high) for c in claims if c.field in salvo}


@pytest.mark.parametrize(
    ("text", "launched", "stopped"),
    [
        ("Air defences shot down nine of ten drones launched at Odesa overnight.", (10, 10), (9, 9)),
        ("Russia fired 12 missiles at Kharkiv on Monday; most of them were shot down.", (12, 12), (7, 12)),
        ("Militants fired five rockets at Erbil on Monday. All but two were intercepted.", (5, 5), (3, 3)),
        ("Of the 36 drones launched at Kyiv overnight, 30 were downed.", (36, 36), (30, 30)),
        ("Iran fired 200 missiles at Haifa, 90 percent of which were intercepted.", (200, 200), (180, 180)),
        (
            "About 20 rockets were fired at Sderot on Monday; half of them were intercepted.",
            (20, 20),
            (10, 10),
        ),
        ("Rebels launched a missile and two drones at Eilat on Sunday; all were shot down.", (3, 3), (3, 3)),
        ("None of the missiles fired at Haifa on Monday were intercepted.", None, (0, 0)),
        ("Several of the rockets were intercepted over Haifa on Monday.", None, (2, None)),
        ("Gunners intercepted two missiles and five drones over Jizan on Sunday.", None, (7, 7)),
        ("The air force said it destroyed 18 of 20 drones over Kyiv overnight.", None, (18, 18)),
        ("At least 30 of 35 missiles were shot down over Kyiv on Monday.", None, (30, None)),
        ("Both drones were shot down near Erbil on Monday.", None, (2, 2)),
    ],
)
def test_a_part_of_a_salvo_has_its_number(text, launched, stopped):
    """Shares, lists and remainders are counted against what was launched; without a whole they bound it below."""
    found = figures(text)
    assert found.get(Field.LAUNCHED) == launched
    assert found.get(Field.INTERCEPTED) == stopped


@pytest.mark.parametrize(
    "text",
    [
        "The strike on Monday destroyed 12 drones in a hangar near Gao.",
        "Most of the villagers fled when rockets were fired at Gao on Monday.",
        "Rockets were fired at Gao on Monday, and half of the town is without power.",
    ],
)
def test_nothing_is_stopped_where_no_defence_acts(text):
    """Arms destroyed on the ground and shares of other things are no interception."""
    assert Field.INTERCEPTED not in figures(text)


def test_what_is_stopped_is_stationed_nowhere():
    """Drones that are fired or shot down are no posture."""
    reports = read_document(
        document("Six drones were shot down over Lviv on Monday.", published="2024-05-14")
    ).reports
    assert [report.kind for report in reports] == [Kind.INCIDENT]


def test_a_share_of_people_is_of_people():
    """ "Most of the villagers" is no single person."""
    text = "Most of the villagers were abducted by bandits in Zamfara state on Sunday."
    (report,) = read_document(document(text, published="2024-05-14")).reports
    assert not [claim for claim in report.of(Field.ABDUCTED) if claim.value and claim.value.high == 1]
