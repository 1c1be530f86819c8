"""When an event began, told in a sentence that tells of nothing else; constructed sentences."""

import pytest
from tests.read.reading import incidents, raw

from tidings.model.codes import Field

SHOT = "Five people were wounded in a shooting in Mosul. "


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("It happened around 3 a.m. Sunday at a cafe.", "around 3 a.m. Sunday"),
        ("The victims arrived at a clinic late on Saturday.", "late on Saturday"),
        ("Police were called to the scene at about 9 p.m. Sunday.", "about 9 p.m. Sunday"),
        ("At about 10:20 p.m. Sunday, soldiers were dispatched to a house.", "about 10:20 p.m. Sunday"),
        ("It was reported at 5 a.m. on Sunday.", "5 a.m. on Sunday"),
    ],
)
def test_the_day_of_it_happened_is_the_events(sentence: str, words: str) -> None:
    """A report without a day takes the one at which it happened or somebody was called."""
    _, (report,) = incidents(SHOT + sentence)
    (claim,) = report.of(Field.WHEN)
    assert claim.raw in words
    assert (claim.basis, claim.rule) == ("inherited", "onset told")


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor said on Sunday that the city mourned.",
        "It happened in June 1999 as well.",
        "A vigil is planned for Saturday.",
    ],
)
def test_other_days_are_not(sentence: str) -> None:
    """A speaker's day, one long past and one to come are not the event's."""
    _, (report,) = incidents(SHOT + sentence)
    assert not raw(report, Field.WHEN)


def test_a_day_of_its_own_stays() -> None:
    """What is told with the act itself is not replaced."""
    _, (report,) = incidents("Gunmen killed two men in Mosul on Monday. Police were called on Tuesday.")
    assert raw(report, Field.WHEN) == ["Monday"]


def test_the_day_of_a_stamp_is_no_events() -> None:
    """When a site put a text up is not when the act was."""
    text = "Gunmen kill three in Mosul Posted: Monday, March 8, 2021 6:47 AM\n\nGunmen killed three men on Sunday."
    _, (report,) = incidents(text)
    assert raw(report, Field.WHEN) == ["Sunday"]
