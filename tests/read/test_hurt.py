"""Who was shot or taken to hospital and is not said to be dead, from constructed sentences."""

import pytest
from tests.read.reading import PUBLISHED, incidents, raw

from tidings.assemble.totals import parties_of, total_of
from tidings.model.codes import Field
from tidings.model.report import Report
from tidings.model.text import Document
from tidings.resolve.reports import resolve_reports


def total(document: Document, report: Report, field: Field) -> int | None:
    """The best figure of a report's field."""
    (resolved,) = resolve_reports([report], document, [], [])
    count = total_of(parties_of(document, resolved.of(field)))
    return count.best if count is not None else None


@pytest.mark.parametrize(
    ("sentence", "killed", "injured"),
    [
        ("Four people were shot outside a bar in Mosul on Monday.", None, 4),
        ("Five people were shot in Mosul on Monday, one fatally, police said.", 1, 4),
        ("Four people were shot, one dead, in an attack on a home in Mosul on Monday.", 1, 3),
        ("One man was killed and three other people were shot in Mosul on Monday.", 1, 3),
        ("Two men were shot and killed in Mosul on Monday.", 2, None),
        ("Three people were fatally shot in Mosul on Monday.", 3, None),
        ("Gunmen shot four villagers outside a shop in Mosul on Monday.", None, 4),
        ("Three men and one woman were shot in Mosul on Monday.", None, 4),
        ("A 13-year-old boy and six other people were shot in Mosul on Monday. The boy died.", 1, 6),
        ("Gunmen opened fire in Mosul on Monday. Three people were taken to hospital.", None, 3),
        ("Gunmen opened fire in Mosul on Monday, sending five people to the hospital.", None, 5),
        ("Gunmen opened fire in Mosul on Monday. Three men were hospitalized with wounds.", None, 3),
        ("A shooting in Mosul on Monday left one dead and two others in critical condition.", 1, 2),
        ("Two men were killed and two more were hit by bullets in Mosul on Monday.", 2, 2),
        ("Three children were hit by shrapnel when rebels shelled Mosul on Monday.", None, 3),
        ("A soldier was shot in the leg in Mosul on Monday.", None, 1),
        ("A man suffered gunshot wounds in Mosul on Monday and was pronounced dead at a hospital.", 1, None),
        ("Gunmen shot four people in Mosul on Monday. Two were injured, police said.", None, 2),
        ("Four people were shot outside a bar in Mosul on Monday. One man was wounded in the head.", None, 4),
        ("A woman was wounded in Mosul on Monday. Three other people were shot.", None, 4),
        ("Four people were hit by bullets in Mosul on Monday and treated for various injuries.", None, 4),
        ("Police are investigating a quadruple shooting in Mosul on Monday.", None, 4),
        ("A gunman killed two men and injured a third man and a 16-year-old boy in Mosul on Monday.", 2, 2),
        ("A man was shot in the leg in Mosul on Monday. No other injuries were reported.", None, 1),
        ("A man was killed in a shooting in Mosul on Monday. No one else was hurt.", 1, 0),
    ],
)
def test_people_shot_or_in_hospital_are_hurt(sentence: str, killed: int | None, injured: int | None) -> None:
    """Whoever was shot or lies in hospital is injured, unless the text says that they died."""
    document, (report, *_) = incidents(sentence)
    assert total(document, report, Field.KILLED) == killed
    assert total(document, report, Field.INJURED) == injured


@pytest.mark.parametrize(
    "more",
    [
        "He was pronounced dead at the scene.",
        "The assassination shook the town.",
        "His funeral is on Friday.",
    ],
)
def test_one_person_shot_may_have_died(more: str) -> None:
    """Of one person shot nothing follows in a text that speaks of a death, though not in the same act."""
    _, (report, *_) = incidents(f"A gunman shot a journalist in Mosul on Monday. {more}")
    assert not raw(report, Field.INJURED)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A gunman shot a journalist in Mosul on Monday.", None),
        (
            "A 15-year-old was shot outside a shop in Mosul on Monday. He was charged with attempted murder.",
            0,
        ),
        ("A girl was shot in Mosul on Monday. Doctors said her injury was not life threatening.", 0),
    ],
)
def test_one_person_shot_lives_where_no_death_is_told(text: str, killed: int | None) -> None:
    """One person shot is hurt in a text without a word of death; that he lives may be told, too."""
    document, (report, *_) = incidents(text)
    assert total(document, report, Field.INJURED) == 1
    assert total(document, report, Field.KILLED) == killed


def test_patients_of_one_sentence_are_added() -> None:
    """Two taken to one hospital and three to another are five."""
    document, (report,) = incidents(
        "Gunmen opened fire in Mosul on Monday. Two people were taken to a clinic and three were taken to hospital."
    )
    assert total(document, report, Field.INJURED) == 5


def test_a_figure_worked_out_says_so() -> None:
    """Five shot and one of them dead are four hurt: inferred, from the words "Five" with the rule named."""
    _, (report,) = incidents("Five people were shot in Mosul on Monday, one fatally.")
    (claim,) = report.of(Field.INJURED)
    assert (claim.raw, claim.basis, claim.rule) == ("Five", "inferred", "less those killed")


def test_names_with_ages_are_persons_of_one_list() -> None:
    """Names with ages between them, by commas or semicolons, are all killed; an age is no figure."""
    text = "Hassan Ali, 35; Omar Nasser, 34; and Layla Nouri, 26, died in a shooting in Mosul on Monday."
    document, (report,) = incidents(text)
    assert total(document, report, Field.KILLED) == 3
    document, (report,) = incidents("Vincent Holt, Jr., 27, of Mosul, was shot dead by a gunman on Monday.")
    assert total(document, report, Field.KILLED) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Police are investigating a triple shooting in Mosul on Monday.",
        "Police are investigating a deadly shooting in Mosul on Monday.",
        "Two men were shot dead in Mosul on Monday. Call 555-0142-77 or 20-30 with information.",
        "A woman and her granddaughter were wounded when gunmen shot at a bus stop in Mosul on Monday.",
    ],
)
def test_a_shooting_is_recorded(text: str) -> None:
    """A shooting told by its victims' number is one; a telephone number is no score, a bystander's kin no feud."""
    _, reports = incidents(text, PUBLISHED)
    assert len(reports) == 1


def test_who_tells_of_injuries_is_not_hurt() -> None:
    """What is so "according to police", or "due to" somebody, did not befall them."""
    document, (report, *_) = incidents(
        "A girl died of her injuries, according to police, after a gunman shot her in Mosul on Monday."
    )
    assert total(document, report, Field.INJURED) is None
