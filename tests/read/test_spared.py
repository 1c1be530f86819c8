"""All who were hurt live, so that nobody was killed; constructed sentences."""

import pytest
from tests.read.reading import incidents

from tidings.model.codes import Field
from tidings.model.values import Count

SEVERAL = "Four people were wounded in a shooting in Mosul on Sunday. "
ONE = "A man was wounded in a shooting in Mosul on Sunday. "


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            SEVERAL + "None of the injuries were life-threatening.",
            "None of the injuries were life-threatening",
        ),
        (SEVERAL + "All four are expected to survive.", "expected to survive"),
        (SEVERAL + "The victims had non-life-threatening wounds.", "non-life-threatening"),
        (
            SEVERAL + "A suspect was held for attempted murder. All were treated and released.",
            "treated and released",
        ),
        (SEVERAL + "He faces four counts of attempted first-degree murder.", "attempted first-degree murder"),
        (SEVERAL + "All four suffered minor injuries.", "minor injur"),
        (SEVERAL + "All were released from the hospital.", "released from the hospital"),
        (ONE + "Doctors say that he is out of danger.", "out of danger"),
        (ONE + "Doctors said he was likely to make a full recovery.", "likely to make a full recovery"),
    ],
)
def test_nobody_was_killed_where_all_live(text: str, words: str) -> None:
    """What is said of all the hurt, or of the only one, is evidence that nobody was killed."""
    _, (report,) = incidents(text)
    (claim,) = report.of(Field.KILLED)
    assert claim.raw == words
    assert claim.value == Count(low=0, best=0, high=0)
    assert (claim.basis, claim.rule) == ("inferred", "all live")


@pytest.mark.parametrize(
    "text",
    [
        SEVERAL,
        SEVERAL + "One of them is expected to survive.",
        SEVERAL + "All four are in stable condition.",
        SEVERAL + "One of the victims was grazed and is recovering.",
        SEVERAL + "Their mother said that both are not expected to survive.",
        SEVERAL + "All four are unlikely to recover.",
        SEVERAL + "They were taken to a clinic in critical condition.",
        SEVERAL + "All four are expected to survive. A fifth man was found lifeless in a car.",
        ONE + "His wounds were said to be life-threatening.",
        ONE + "Three guards had died at the gate. He is expected to recover.",
    ],
)
def test_unknown_stays_unknown(text: str) -> None:
    """Nothing said, one of several, a grave wound or a death nearby gives no zero."""
    _, (report, *_) = incidents(text)
    assert not any(claim.rule == "all live" for claim in report.of(Field.KILLED))
