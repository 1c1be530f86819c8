"""What the gate lets through, on constructed texts."""

from __future__ import annotations

from bench.common import document
from bench.gate import Passed, curve, passed


def test_a_report_passes_and_a_council_meeting_does_not() -> None:
    """The learned reader is asked of the sentence that tells of the bomb, and of nothing in the other text."""
    bomb = passed(
        document("A car bomb killed four people at a market in Mosul on Tuesday.", published="2024-06-20")
    )
    meeting = passed(
        document("The council met on Tuesday to discuss the school budget.", published="2024-06-20")
    )
    assert bomb == Passed(sentences=1, is_incident=True)
    assert meeting == Passed(sentences=0, is_incident=False)


def test_the_curve_falls_as_more_sentences_are_asked_for() -> None:
    """Each column is the share of texts with at least so many sentences."""
    line = curve({"constructed": [Passed(number, is_incident=number > 0) for number in (0, 1, 3, 9)]})
    assert line.splitlines()[-1] == "| constructed | 4 | 0.750 | 0.500 | 0.500 | 0.250 | 0.250 |"
