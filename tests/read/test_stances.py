"""How those who did it are put: claimed, suspected, or plainly told; and who says so."""

from __future__ import annotations

import pytest
from tests.read.reading import incidents
from tests.read.test_combine import SURE, says
from tests.read.test_keyed import keyed

from tidings.model.codes import Field, Stance

BOMB = "A bomb killed two farmers in Cali on Monday. "


def doers(text: str) -> list[tuple[str, Stance, str | None]]:
    """The perpetrators of a text with how they are put and by whom."""
    return [
        (claim.raw, claim.stance, claim.said_by.name if claim.said_by else None)
        for report in incidents(text)[1]
        for claim in report.of(Field.PERPETRATOR)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Three villagers were shot dead in Cali on Monday, presumably by rebels.",
        "Two nurses were abducted in Gao on Friday, apparently by rebels of the desert.",
        "The rebels allegedly killed three villagers in Cali on Monday.",
        "On Monday rebels presumably burned a school in Segou, killing a teacher.",
    ],
)
def test_a_doer_in_doubt_is_suspected(text: str) -> None:
    """An adverb of doubt before "by X", or between X and its verb, puts X as no more than suspected."""
    assert {stance for _, stance, _ in doers(text)} == {Stance.ALLEGED}


def test_a_doer_without_doubt_is_told_plainly() -> None:
    """An adverb that doubts the aim and not the doer changes nothing."""
    ((_, stance, _),) = doers("Rebels killed three villagers in Cali on Monday, apparently in revenge.")
    assert stance is Stance.ASSERTED


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ana Lugo blamed the FARC for the attack.", "Mayor Ana Lugo"),
        ("The police accused the FARC of setting it off.", "The police"),
        ("Mayor Ana Lugo held the FARC responsible for the attack.", "Mayor Ana Lugo"),
        ("The bishops hold the FARC responsible.", "The bishops"),
    ],
)
def test_who_accuses_is_the_subject_of_the_accusation(text: str, speaker: str) -> None:
    """A suspicion is said by whoever voices it."""
    assert ("FARC", Stance.ALLEGED, speaker) in doers(BOMB + text)


@pytest.mark.parametrize(
    "text",
    [
        "The Army of the Coast (ADC) claimed responsibility for the attack.",
        "The Army of the Coast [ADC] today claimed responsibility for the attack.",
        "A previously unknown Army of the Coast (ADC) has claimed responsibility for it.",
    ],
)
def test_a_claim_behind_brackets(text: str) -> None:
    """A short name in brackets before the verb belongs to the name that speaks."""
    assert any(name.startswith("Army") and stance is Stance.CLAIMED for name, stance, _ in doers(BOMB + text))


@pytest.mark.parametrize(
    ("told", "stance"),
    [
        ("The Sons of Tar claimed responsibility.", Stance.CLAIMED),
        ("The mayor accused the Sons of Tar.", Stance.ALLEGED),
        ("They were alleged members of the Sons of Tar.", Stance.ALLEGED),
        ("The Sons of Tar are from the coast.", Stance.ASSERTED),
    ],
)
def test_a_party_that_the_model_adds_is_put_as_its_sentence_puts_it(told: str, stance: Stance) -> None:
    """Words of claiming, accusing and doubt count for a party that only the learned reader sees too."""
    learner = keyed(says(BOMB + told, [("perp_org", "Sons of Tar", SURE, 1)]))
    (report,) = incidents(BOMB + told, learner=learner)[1]
    own = [claim for claim in report.of(Field.PERPETRATOR) if "Sons of Tar" in claim.raw]
    assert stance in {claim.stance for claim in own}


def test_who_is_responsible_for_other_things_did_nothing() -> None:
    """Somebody responsible for the streets is no suspect."""
    assert doers(BOMB + "The mayor, who is responsible for the streets, resigned.") == []


def test_who_is_held_responsible_is_suspected() -> None:
    """The passive names the suspect alone."""
    assert ("FARC", Stance.ALLEGED, None) in doers(BOMB + "The FARC was held responsible for it.")
