"""Who did an act, where a sentence behind it says so without telling it again."""

from __future__ import annotations

import pytest
from tests.read.reading import incidents

from tidings.model.codes import Field, Stance

_KILLED = "Nine farmers were shot dead in Kerdasa on Monday. "


def _doers(text):
    _, (report,) = incidents(text)
    return list(report.of(Field.PERPETRATOR))


@pytest.mark.parametrize(
    ("behind", "who", "stance"),
    [
        ("Security officials said the attackers were members of the ELN.", "ELN", Stance.ATTRIBUTED),
        ("The assailants were believed to be ELN fighters.", "ELN", Stance.ALLEGED),
        ("The gunmen belonged to the Los Rastrojos cartel.", "Los Rastrojos cartel", Stance.ASSERTED),
        ("The attack bore the hallmarks of Boko Haram.", "Boko Haram", Stance.ALLEGED),
        ("Police said the killing was the work of the Cali Cartel.", "Cali Cartel", Stance.ATTRIBUTED),
        ("Local officials attributed the killings to the ELN.", "ELN", Stance.ALLEGED),
        ("The gunman was identified as Pavel Orsk.", "Pavel Orsk", Stance.ALLEGED),
        ("Police named the attacker as Pavel Orsk.", "Pavel Orsk", Stance.ASSERTED),
        ("The ELN took responsibility.", "ELN", Stance.CLAIMED),
        ("A spokesman for the ELN told reporters that its men had shot them.", "ELN", Stance.CLAIMED),
        (
            "A caller claiming to speak for the ELN said the group had carried out the raid.",
            "ELN",
            Stance.CLAIMED,
        ),
    ],
)
def test_a_later_sentence_says_who_did_it(behind, who, stance):
    """A later sentence says who did it."""
    found = {claim.raw: claim.stance for claim in _doers(_KILLED + behind)}
    assert found.get(who) is stance


@pytest.mark.parametrize(
    "behind",
    [
        "The attackers were later found to be from Aswan.",
        "The mural in the station was the work of the army.",
        "The opposition blamed the government for the poor roads.",
        "Hezbollah denied it was behind the killings.",
        "No group has taken responsibility.",
        "Police said they had carried out a search.",
    ],
)
def test_a_later_sentence_of_something_else_names_no_doer(behind):
    """A later sentence of something else names no doer."""
    _, reports = incidents(_KILLED + behind)
    told = [claim for report in reports for claim in report.of(Field.PERPETRATOR)]
    assert not [claim.raw for claim in told if claim.stance is not Stance.DENIED]
