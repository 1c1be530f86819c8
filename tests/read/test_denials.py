"""Tests of denials: of the act, of a part in it, of losses."""

import pytest
from tests.read.statement_tools import kinds, of_kind, raws, words

from tidings.model.codes import Field, Kind, Stance


@pytest.mark.parametrize(
    ("text", "rule", "phrase"),
    [
        (
            "The group denied responsibility for the attack.",
            "denial.responsibility",
            "denied responsibility",
        ),
        (
            "The ministry denied that any attack took place.",
            "denial.occurrence",
            "denied that any attack took place",
        ),
        (
            "The army denied that any soldier was hurt.",
            "denial.casualties",
            "denied that any soldier was hurt",
        ),
        (
            "The front denied that it carried out the attack.",
            "denial.responsibility",
            "denied that it carried out",
        ),
        ("The front denied any role in the raid.", "denial.responsibility", "denied any role"),
    ],
)
def test_what_is_denied(text, rule, phrase):
    """A denied part leaves the act standing; a denied act takes its words."""
    (report,) = of_kind(text, Kind.DENIAL)
    (claim,) = report.of(Field.OBJECT)
    assert (claim.rule, claim.stance) == (rule, Stance.DENIED)
    assert words(text, report) == [phrase]
    assert len(raws(report, Field.HOLDER)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The court denied him bail.",
        "The government has neither confirmed nor denied the strikes.",
        "There is no denying that the attack was cruel.",
        "Aid workers were denied access to the camp after the attack.",
    ],
)
def test_what_is_no_denial(text):
    """Bail, silence, idioms and refusals are none."""
    assert Kind.DENIAL not in kinds(text)
