"""Parties and weapons by MUC-4's codebook, where the learned reader has its say beside the grammar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.read.reading import incidents, raw
from tests.read.test_combine import SURE, says

from tidings.model.codes import Field
from tidings.model.report import Report
from tidings.read.learned import Learned
from tidings.read.parties import PERSONAL_NAME

TEXT = (
    "Gunmen of the Red Column killed judge Mario Lugo with a rifle in San Salvador on Monday. "
    "The court was damaged by a bomb in Soyapango on Tuesday. "
    "Raul Soto sat beside the judge. The authorities suspect the Blue Front."
)


def by_the_key(spans: Iterable[tuple[str, str, float, int]]) -> tuple[Report, ...]:
    """The reports of the text by MUC-4's codebook, the learned reader saying just this."""
    learner = says(TEXT, spans)

    def read(hot: Iterable[int]) -> Learned:
        learned = learner(hot)
        assert learned is not None
        return replace(learned, codebook=1)

    return incidents(TEXT, learner=read)[1]


def told(reports: Iterable[Report], field: Field) -> list[str]:
    """The words of a field in all reports."""
    return [words for report in reports for words in raw(report, field)]


def test_what_the_model_marks_nowhere_goes() -> None:
    """A weapon that only the grammar saw is no instrument of the key; one that both saw is."""
    assert "a rifle" in told(incidents(TEXT)[1], Field.WEAPON)
    assert "a rifle" not in told(by_the_key([]), Field.WEAPON)
    assert "a rifle" in told(by_the_key([("weapon", "rifle", SURE, 0)]), Field.WEAPON)


def test_doers_need_a_second_voice_and_victims_do_not() -> None:
    """A doer that only the grammar saw goes; who was struck stays as the grammar told it."""
    reports = by_the_key([])
    assert told(reports, Field.PERPETRATOR) == []
    assert any("Mario Lugo" in words for words in told(reports, Field.TARGET))
    assert "Gunmen" in told(by_the_key([("perp_ind", "Gunmen", SURE, 0)]), Field.PERPETRATOR)


def test_a_sure_span_is_added_beside_what_the_grammar_told() -> None:
    """A second victim is added to the first, and no part of one that is told already."""
    told_of = told(
        by_the_key([("victim", "Raul Soto", SURE, 2), ("victim", "Mario Lugo", SURE, 0)]), Field.TARGET
    )
    assert "Raul Soto" in told_of
    assert sum("Lugo" in words for words in told_of) == sum(
        "Lugo" in words for words in told(incidents(TEXT)[1], Field.TARGET)
    )


def test_a_victim_of_the_key_is_a_person_by_name() -> None:
    """MUC-4's victims are names, so a span in small letters is a person too."""
    report = by_the_key([("victim", "Raul Soto", SURE, 2)])[-1]
    (claim,) = [claim for claim in report.of(Field.TARGET) if claim.raw == "Raul Soto"]
    assert claim.rule == PERSONAL_NAME


def test_an_organisation_did_all_that_the_text_tells() -> None:
    """An organisation that the model takes for the doer is one of every incident."""
    reports = by_the_key([("perp_org", "Blue Front", SURE, 3)])
    assert len(reports) == 2
    assert all("Blue Front" in raw(report, Field.PERPETRATOR) for report in reports)


def test_a_doubtful_span_is_not_added() -> None:
    """What the model is not sure of is left out."""
    assert "Raul Soto" not in told(by_the_key([("victim", "Raul Soto", 0.2, 2)]), Field.TARGET)
