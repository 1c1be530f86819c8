"""Times that are of a vigil, a court or the start of a wave, and not of the act told beside them."""

import pytest
from tests.read.reading import incidents, raw

from tidings.model.codes import Field

SHOT = "A gunman opened fire in a mosque in Aleppo on Thursday and killed two students."


@pytest.mark.parametrize(
    "aside",
    [
        "Thousands gathered at a vigil on Sunday night to remember the two students killed in the shooting.",
        "Relatives of the students killed in the shooting laid them to rest on Monday.",
        "A suspect was charged on Tuesday with killing the two students.",
        "The trial over the killing of the two students began on Tuesday.",
    ],
)
def test_the_time_of_a_rite_or_a_court_is_not_the_acts(aside: str) -> None:
    """A vigil, a burial, a charge or a trial has its own day: the shooting stays one event, of its day."""
    _, (report, *others) = incidents(f"{SHOT}\n{aside}")
    assert not others
    assert raw(report, Field.WHEN) == ["Thursday"]


def test_a_time_nearer_to_the_act_is_the_acts_in_spite_of_a_burial() -> None:
    """Mourners who are themselves attacked are attacked on that day."""
    _, (report,) = incidents("Gunmen killed 12 mourners on Sunday at a funeral in Kirkuk.")
    assert raw(report, Field.WHEN) == ["Sunday"]


@pytest.mark.parametrize(
    "wave",
    [
        "The protests, which began in June, have shut schools.",
        "The protests erupted in early January over the price of bread.",
        "The protests broke out in late 2020.",
        "The protests began in Conakry in early January.",
    ],
)
def test_the_month_in_which_a_wave_began_is_no_day_of_an_act(wave: str) -> None:
    """A month behind "began" or "erupted" says since when, not when."""
    _, reports = incidents(f"Protesters threw petrol bombs at police in Conakry on Tuesday.\n{wave}")
    assert [raw(report, Field.WHEN) for report in reports] == [["Tuesday"]]


def test_a_day_on_which_violence_broke_out_is_its_day() -> None:
    """A day is told of an act even behind "broke out"."""
    _, (report,) = incidents("Riots broke out in Conakry on Wednesday and two people were killed.")
    assert raw(report, Field.WHEN) == ["Wednesday"]


def test_a_season_when_something_was_done_is_its_time() -> None:
    """What follows "when" is dated by the words before it: "tension erupted last summer when ..."."""
    _, (report,) = incidents("Tension erupted in January when a soldier shot and killed a student in Mosul.")
    assert raw(report, Field.WHEN) == ["January"]


def test_the_day_of_what_followed_an_act_with_its_own_day() -> None:
    """Schools are closed on one day after a shooting of another; alone, the day is the act's."""
    text = (
        "Schools in Conakry were closed on Friday following the attack on a campus on March 2 that killed 12."
    )
    _, (report,) = incidents(text)
    assert raw(report, Field.WHEN) == ["March 2"]
    _, (report,) = incidents(
        "A judge disappeared on March 2 following an attack on her home in Conakry by gunmen."
    )
    assert raw(report, Field.WHEN) == ["March 2"]


def test_a_warning_has_its_own_day() -> None:
    """The day on which a crowd is warned is not the day of its unrest."""
    _, (report,) = incidents(
        "Rioters set a bank on fire in Shiraz on Sunday, and two people died.\n"
        "The guards warned protesters on Tuesday of action if the unrest does not cease."
    )
    assert raw(report, Field.WHEN) == ["Sunday"]


@pytest.mark.parametrize(
    "said",
    [
        "The army of Benin denied on Friday that rebels had attacked the barracks of Kandi.",
        "The governor referred on Friday to the murder of six priests by rebels in Kandi.",
        "The bishop on Friday described the murder of six priests by rebels in Kandi as a crime.",
    ],
)
def test_the_day_of_a_statement_about_an_act_is_not_the_acts(said: str) -> None:
    """Who denies, describes or refers to an act does so on a day of their own."""
    _, reports = incidents(said)
    assert [raw(report, Field.WHEN) for report in reports] in ([], [[]])


@pytest.mark.parametrize(
    "text",
    [
        "A boy remained in critical condition Friday after a shooting in Toledo that also injured three others.",
        "The soldier was in stable condition on Monday after he was shot at a checkpoint near Bara.",
        "Three men were shot in Toledo. On Monday, two were in critical condition and one was at home.",
        "The suspect was behind bars Sunday morning in connection with the shooting of two men in Toledo.",
        "Nehru Reed, 15, remained in custody Monday on charges of shooting five people dead in Toledo.",
    ],
)
def test_the_day_on_which_somebody_lies_in_hospital_or_jail_is_no_acts(text: str) -> None:
    """How people are after an act is told of a later day than the act's."""
    [report] = incidents(text)[1]
    assert raw(report, Field.WHEN) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Two soldiers were killed and three were in critical condition after a raid near Bara on Friday.", "Friday"),
        ("Gunmen shot five people in Bara on Friday, leaving one in critical condition.", "Friday"),
        ("Three people were shot in Toledo on Saturday and are in serious condition.", "Saturday"),
        ("On Sunday four people were shot in Toledo; one is in critical condition.", "Sunday"),
        ("On Saturday gunmen killed two guards in Bara, where a third was in critical condition.", "Saturday"),
    ],
)  # fmt: skip
def test_a_state_elsewhere_in_the_sentence_leaves_the_act_its_day(text: str, day: str) -> None:
    """Only the day right behind a state, or before it at the head of its clause, is that of the state."""
    [report] = incidents(text)[1]
    assert raw(report, Field.WHEN) == [day]
