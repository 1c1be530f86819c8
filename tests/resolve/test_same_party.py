"""Which claims of one side speak of the same party."""

from __future__ import annotations

import pytest

from tidings.model.claim import Claim
from tidings.model.codes import Field, Stance
from tidings.model.text import Span
from tidings.resolve.actor import resolve_actor
from tidings.resolve.same_party import same_parties


def claim(words: str, at: int = 0, stance: Stance = Stance.ASSERTED) -> Claim:
    return Claim(
        field=Field.PERPETRATOR,
        raw=words,
        span=Span(at, at + len(words)),
        value=resolve_actor(words),
        stance=stance,
    )


def parties(*words: str) -> list[list[str]]:
    return [[c.raw for c in group] for group in same_parties([claim(w, i * 40) for i, w in enumerate(words)])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("Boko Haram", "the attackers"), [["Boko Haram", "the attackers"]]),
        (("militants", "Boko Haram"), [["Boko Haram", "militants"]]),
        # its fighters may be called by their people or creed; one of them by name
        (
            ("Muslim guerrillas", "Moro National Liberation Front"),
            [["Moro National Liberation Front", "Muslim guerrillas"]],
        ),
        (("ethnic Albanian rebels", "KLA"), [["KLA", "ethnic Albanian rebels"]]),
        (("gunman", "Peter Lind"), [["Peter Lind", "gunman"]]),
        (("gunmen", "Peter Lind"), [["gunmen"], ["Peter Lind"]]),
        (("unknown gunmen", "attackers"), [["unknown gunmen", "attackers"]]),
        # one party in other forms of its words, and a crowd told by who gathered
        (("police", "policemen", "police forces"), [["police forces", "police", "policemen"]]),
        (("farmers", "angry protesters"), [["farmers", "angry protesters"]]),
        (("Boko Haram", "angry protesters"), [["Boko Haram"], ["angry protesters"]]),
        (("Boko Haram", "Boko Haram"), [["Boko Haram", "Boko Haram"]]),
        # soldiers are no militants, and two groups leave open which is meant
        (("Nigerian soldiers", "militants"), [["Nigerian soldiers"], ["militants"]]),
        (("attackers", "unknown attackers"), [["unknown attackers", "attackers"]]),
        (("rebels", "Syrian rebels"), [["Syrian rebels", "rebels"]]),
        (("the Nigerian Army", "the troops"), [["the Nigerian Army", "the troops"]]),
        (("government troops", "government forces"), [["government troops", "government forces"]]),
        (("Hamas", "a suicide bomber"), [["Hamas", "a suicide bomber"]]),
        (("Tehran", "Iran"), [["Tehran", "Iran"]]),
        (("Israel", "Israeli forces"), [["Israeli forces", "Israel"]]),
        # a state with two of its forces, rebels of another country, and fighters beside a gang stay apart
        (("Israel", "Israeli army", "Israeli police"), [["Israel"], ["Israeli army"], ["Israeli police"]]),
        (("Syrian rebels", "the Taliban"), [["Syrian rebels"], ["the Taliban"]]),
        (("guerrillas", "a drug gang"), [["guerrillas"], ["a drug gang"]]),
        (("Hamas", "Boko Haram", "the attackers"), [["Hamas"], ["Boko Haram"], ["the attackers"]]),
    ],
)
def test_a_general_word_is_the_one_party_that_it_can_be(words, expected):
    """A general word is the one party that it can be."""
    assert parties(*words) == expected


def test_who_claims_it_and_who_is_said_to_have_done_it_stay_apart():
    """Who claims it and who is said to have done it stay apart."""
    groups = same_parties([claim("Hamas"), claim("Hamas", 20, Stance.CLAIMED)])
    assert len(groups) == 2


def test_a_description_joins_a_party_whatever_its_stance_but_not_one_that_denies():
    """A description joins a party whatever its stance, but not one that denies."""
    gunmen = claim("gunmen")
    assert len(same_parties([gunmen, claim("Hamas", 20, Stance.CLAIMED)])) == 1
    assert len(same_parties([gunmen, claim("Hamas", 20, Stance.DENIED)])) == 2


def test_nothing_is_lost():
    """Nothing is lost."""
    claims = [claim(words, i * 40) for i, words in enumerate(["Hamas", "gunmen", "the attackers", "police"])]
    assert sorted(c.span for group in same_parties(claims) for c in group) == [c.span for c in claims]


def test_members_are_of_the_body_that_their_phrase_names():
    """Members are of the body that their phrase names, though other words call them."""
    text = "gunmen of the Red Column"
    body = claim("Red Column", 14)
    men = Claim(
        field=Field.PERPETRATOR, raw="gunmen", span=Span(0, 6), value=resolve_actor("gunmen"), about=body.span
    )
    assert text[body.span.start : body.span.end] == body.raw
    assert [[c.raw for c in group] for group in same_parties([men, body])] == [["Red Column", "gunmen"]]
