"""Parties and weapons by MUC-4's codebook, where the learned reader has its say beside the grammar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from tests.read.reading import incidents, raw
from tests.read.test_combine import SURE, says

from tidings.model.codes import Field, Status
from tidings.model.report import Report
from tidings.read.incidents import Learner
from tidings.read.learned import Learned
from tidings.read.parties import PERSONAL_NAME

TEXT = (
    "Gunmen of the Red Column killed judge Mario Lugo with a rifle in San Salvador on Monday. "
    "The court was damaged by a bomb in Soyapango on Tuesday. "
    "Raul Soto sat beside the judge. The authorities suspect the Blue Front."
)


def by_the_key(spans: Iterable[tuple[str, str, float, int]]) -> tuple[Report, ...]:
    """The reports of the text by MUC-4's codebook, the learned reader saying just this."""
    return incidents(TEXT, learner=keyed(says(TEXT, spans)))[1]


def keyed(learner: Learner) -> Learner:
    """The same learned reader, reading by MUC-4's codebook."""

    def read(hot: Iterable[int]) -> Learned:
        learned = learner(hot)
        assert learned is not None
        return replace(learned, codebook=1)

    return read


def told(reports: Iterable[Report], field: Field) -> list[str]:
    """The words of a field in all reports."""
    return [words for report in reports for words in raw(report, field)]


def test_what_the_model_marks_nowhere_goes() -> None:
    """A weapon that only the grammar saw is no instrument of the key; one that both saw is."""
    assert "a rifle" in told(incidents(TEXT)[1], Field.WEAPON)
    assert "a rifle" not in told(by_the_key([]), Field.WEAPON)
    assert "a rifle" in told(by_the_key([("weapon", "rifle", SURE, 0)]), Field.WEAPON)


@pytest.mark.parametrize("label", ["victim", "described"])
def test_doers_and_people_struck_need_a_second_voice(label: str) -> None:
    """A party that only the grammar saw goes; one marked by name or by what it is stays as the grammar told it."""
    reports = by_the_key([])
    assert told(reports, Field.PERPETRATOR) == told(reports, Field.TARGET) == []
    (name,) = told(by_the_key([(label, "Mario Lugo", 0.5, 0)]), Field.TARGET)
    assert "Mario Lugo" in name
    assert "Gunmen" in told(by_the_key([("perp_ind", "Gunmen", SURE, 0)]), Field.PERPETRATOR)


def test_a_sure_span_is_added_beside_what_the_grammar_told() -> None:
    """A second victim is added to the first, and no part of one that is told already."""
    told_of = told(
        by_the_key([("victim", "Raul Soto", SURE, 2), ("victim", "Mario Lugo", 0.5, 0)]), Field.TARGET
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


def test_what_came_of_whom() -> None:
    """A mark of an outcome at the words of one struck is its effect; at other words it is nobody's."""
    marks = [
        ("victim", "Raul Soto", SURE, 2),
        ("unhurt", "Raul Soto", 0.8, 2),
        ("killed", "authorities", SURE, 3),
    ]
    effects = [claim for report in by_the_key(marks) for claim in report.of(Field.EFFECT)]
    assert [(claim.raw, claim.rule) for claim in effects] == [("Raul Soto", "unhurt")]


@pytest.mark.parametrize(
    ("label", "score", "status"),
    [
        ("attempted", 0.8, Status.ATTEMPTED),
        ("threatened", 0.8, Status.THREATENED),
        ("attempted", 0.4, Status.OCCURRED),
    ],
)
def test_a_stage_that_is_marked_of_most_struck(label: str, score: float, status: Status) -> None:
    """What is marked as attempted or threatened is told as such, where the mark is likely."""
    first, *_ = by_the_key([("victim", "Mario Lugo", 0.5, 0), (label, "Mario Lugo", score, 0)])
    assert first.status is status


def test_people_told_by_what_they_are_are_no_names() -> None:
    """A description that is added names nobody."""
    reports = by_the_key([("described", "authorities", SURE, 3)])
    (claim,) = [c for report in reports for c in report.of(Field.TARGET) if c.raw == "authorities"]
    assert claim.rule is None


@pytest.mark.parametrize(("chance", "number"), [(0.95, 1), (0.5, 0)])
def test_a_killing_outside_a_conflict_counts_where_the_model_is_sure(chance: float, number: int) -> None:
    """A killing in a text without words of conflict is an incident of the key where the sentence is one."""
    text = "A man was killed with a knife by his neighbour in Lima on Monday."
    learner = says(text, types={0: {"attack": chance}})
    assert len(incidents(text, learner=keyed(learner))[1]) == number
    assert incidents(text, learner=learner)[1] == ()


def test_an_incident_of_the_key_needs_no_place_or_day() -> None:
    """A murder without either is an incident of the key; a dated ledger could not look it up."""
    text = (
        "They spoke for an hour. The hall was full. The paper came late. Judge Lugo was murdered by gunmen."
    )
    assert len(incidents(text, learner=keyed(says(text)))[1]) == 1
    assert incidents(text, learner=says(text))[1] == ()


def test_an_act_of_nobody_told_takes_the_surest_individual_of_the_text() -> None:
    """Under the threshold for what is added beside the grammar, and only where nobody is told."""
    assert "Raul Soto" in told(by_the_key([("perp_ind", "Raul Soto", 0.65, 2)]), Field.PERPETRATOR)
    assert told(by_the_key([("perp_ind", "Raul Soto", 0.55, 2)]), Field.PERPETRATOR) == []


def test_the_organisation_of_one_incident_is_that_of_all() -> None:
    """An incident that names none has the organisation told of another, by MUC-4's codebook alone."""
    text = (
        "Shining Path guerrillas killed judge Mario Lugo in Lima on Monday. "
        "The court was damaged by a bomb in Arequipa on Tuesday."
    )
    model = says(text, [("perp_org", "Shining Path", 0.5, 0)])
    first, second = incidents(text, learner=keyed(model))[1]
    assert raw(first, Field.PERPETRATOR) == raw(second, Field.PERPETRATOR) == ["Shining Path"]
    assert [claim.basis for claim in second.of(Field.PERPETRATOR)] == ["inferred"]
    assert raw(incidents(text, learner=model)[1][1], Field.PERPETRATOR) == []


@pytest.mark.parametrize(("label", "number"), [("described", 3), ("perp_ind", 2)])
def test_an_act_without_a_word_for_it_has_somebody_struck(label: str, number: int) -> None:
    """A sentence without a word for an act opens an incident of the key where somebody or something is struck."""
    learner = says(TEXT, [(label, "Raul Soto", SURE, 2)], types={2: {"attack": SURE}})
    assert len(incidents(TEXT, learner=keyed(learner))[1]) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The bishop spoke of the murder of judge Ana Lugo. She was 40.", 1),
        ("The party deplored the kidnapping of two nuns. It sent a letter.", 1),
        ("The bishop spoke of murder and of mercy. He is 40.", 0),
    ],
)
def test_the_murder_of_somebody_is_an_incident_of_the_key(text: str, number: int) -> None:
    """An act and whom it struck are enough by MUC-4's codebook, without a day, a place or a conflict."""
    text += " The rebels of the coast had left the country."
    assert len(incidents(text, learner=keyed(says(text)))[1]) == number
