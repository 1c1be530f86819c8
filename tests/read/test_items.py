"""Lists of news are read item by item, each at the place that heads it."""

from __future__ import annotations

import pytest
from tests.read.page import page
from tests.read.reading import code, incidents, raw

from tidings.model.codes import Field
from tidings.read.list_heads import heads_of
from tidings.read.sentences import find_sentences

SHOUTED = (
    "Security incidents on Saturday\n\n"
    "*RAMADI - A car bomb killed three soldiers in the west of the city, police said.\n\n"
    "NEAR TUZ KHURMATO - Gunmen killed a judge in the town 75 km south of Kirkuk. Two guards were wounded.\n\n"
    "BASRA - A mortar round wounded four people near a market."
)
NAMED = (
    "Mykolaiv. A missile hit a depot at night. One guard was killed.\n"
    "Sumy Oblast. Shelling of Bilopillia wounded three people.\n"
    "Nikopol. A drone struck a car, killing a woman of 61."
)
MARKED = (
    "• Maiduguri: Two explosions at a bus park killed eleven people on Saturday.\n"
    "• Jos: Three people were killed in clashes between farmers and herders on Sunday."
)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (SHOUTED, ["RAMADI", "TUZ KHURMATO", "BASRA"]),
        (NAMED, ["Mykolaiv", "Sumy Oblast", "Nikopol"]),
        (MARKED, ["Maiduguri", "Jos"]),
    ],
)
def test_each_item_is_an_incident_at_its_head(text: str, places: list[str]) -> None:
    """Items are incidents of their own, and each lies where its item is headed."""
    _, reports = incidents(text)
    assert len(reports) == len(places)
    for report, place in zip(reports, places, strict=True):
        assert place in raw(report, Field.WHERE)


def test_an_item_told_elsewhere_lies_there() -> None:
    """A capital that news is filed from is not where a province of its own is named."""
    _, (first, second) = incidents(
        "NEW DELHI - Maoists blew up a bus in Chhattisgarh on Saturday, killing nine policemen.\n\n"
        "KABUL - Taliban fighters stormed a post in Ghazni province on Saturday, killing five soldiers."
    )
    assert raw(first, Field.WHERE) == ["Chhattisgarh"]
    assert "Ghazni" in raw(second, Field.WHERE)


@pytest.mark.parametrize(
    "text",
    [
        "DAMASCUS - A car bomb killed nine people on Sunday.\n\nRebels have fought for the suburbs for two years.",
        "He asked who did it. Nobody knew. Boston. The word hung in the air.",
        "NATO said it was aware.\n\nUN staff left the town on Sunday - there was no water.",
    ],
)
def test_one_dateline_makes_no_list(text: str) -> None:
    """A single head is a dateline, and words in capitals within a sentence are none."""
    assert not heads_of(find_sentences(page(text)))


def test_the_items_of_a_dated_list_are_incidents_apart() -> None:
    """A marked list whose items open with a day tells one incident an item, at the place behind the day."""
    text = (
        "Security incidents in Borno, March 2021\n\n"
        "- 1 March, Koro road, Mafa district: Armed men stopped a bus and killed three passengers.\n"
        "- 2 March, Gwoza: Two soldiers were wounded when a roadside bomb hit their truck.\n"
        "- On 4 March two boys were killed by a mortar shell in Dikwa.\n"
        "- 6 March, Damboa: Gunmen abducted nine farmers.\n"
    )
    reports = incidents(text)[1]
    assert [code(report) for report in reports] == [
        "attack.civilians",
        "bomb.ied",
        "strike.artillery",
        "attack.abduction",
    ]
    assert [raw(report, Field.WHERE) for report in reports[1:]] == [["Gwoza"], ["Dikwa"], ["Damboa"]]
