"""What headings tell without "was": people shot, named by a number, an age or what they are."""

import pytest
from tests.read.reading import incidents, raw

from tidings.model.codes import Field


@pytest.mark.parametrize(
    "heading",
    [
        "Man shot in leg in Toledo",
        "Police: Teen shot at park in Toledo",
        "Woman fatally shot in Toledo is identified",
        "Three people shot outside club in Toledo",
        "5 shot during quarrel in Toledo",
        "17-year-old shot, killed outside club in Toledo",
        "17-year-old boy shot inside home in Toledo",
        "Girl, 7, shot inside home in Toledo",
        "Mother, son shot in Toledo",
        "Two men shot & killed outside club in Toledo",
        "Four people found shot to death in Toledo flat",
        "Man found shot dead in Toledo",
        "One dead, three shot in Toledo",
    ],
)
def test_a_heading_tells_of_people_shot_without_a_verb_of_being(heading: str) -> None:
    """ "Shot" behind people, a number or an age is what befell them; each heading alone is an incident."""
    assert len(incidents(heading)[1]) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "Movie shot in Toledo opens Friday",
        "Actor, 40, shot to fame in Toledo theatre",
        "Toledo nurse takes shot at the senate seat",
        "Best shot in Toledo: photographers honoured",
        "Toledo pupils need flu shot, doctors say",
        "Students shot film in Toledo",
        "One shot, two chances in Toledo final",
    ],
)
def test_a_heading_of_other_shots_tells_of_no_incident(heading: str) -> None:
    """A film, a rise, a try and a dose are no shooting."""
    assert incidents(heading)[1] == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "A 17-year-old was shot outside a club in Toledo.",
        "Two 17-year-olds were shot outside a club in Toledo.",
        "Police found two men shot to death in a Toledo flat on Sunday.",
        "Gunmen shot to death a judge in Toledo on Sunday.",
    ],
)
def test_people_named_by_their_age_and_people_found_shot_are_hit(sentence: str) -> None:
    """In running text an age stands for somebody, and "shot to death" is a verb without a form of "be"."""
    assert len(incidents(sentence)[1]) == 1


@pytest.mark.parametrize(
    ("sentence", "doer", "killed"),
    [
        ("Militiamen hacked to death 11 refugees in Bunia on Monday.", "Militiamen", "11"),
        ("Gunmen shot to death three farmers near Kano on Sunday.", "Gunmen", "three"),
        ("Soldiers beat to death two miners in Goma on Monday.", "Soldiers", "two"),
    ],
)
def test_people_who_put_others_to_death_are_no_victims(sentence: str, doer: str, killed: str) -> None:
    """ "To death" before those who die is said of the verb: who stands before it did it."""
    (found,) = incidents(sentence)[1]
    assert raw(found, Field.PERPETRATOR) == [doer]
    assert raw(found, Field.KILLED) == [killed]


@pytest.mark.parametrize(
    ("heading", "hurt"),
    [
        ("12 soldiers killed in Mosul bombing", Field.KILLED),
        ("Two officers wounded in Mosul shelling on Monday", Field.INJURED),
        ("Three students hurt in Toledo shooting, police say", Field.INJURED),
        ("Mosul bombing kills nine rebels", Field.KILLED),
    ],
)
def test_a_heading_names_a_deed_by_its_place(heading: str, hurt: Field) -> None:
    """ "In Mosul bombing" is what befell the people before it; they are its victims, and nobody's doers."""
    _, (report,) = incidents(heading)
    assert raw(report, hurt)
    assert not raw(report, Field.PERPETRATOR)


def test_a_deed_with_an_object_stays_what_somebody_did() -> None:
    """ "Troops in Mosul shelling rebel positions" names the doers."""
    _, (report,) = incidents("Troops in Mosul shelling rebel positions killed two children.")
    assert raw(report, Field.PERPETRATOR) == ["Troops"]
