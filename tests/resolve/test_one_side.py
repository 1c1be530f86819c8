"""Whose side acts in an incident, and which state the other strikes of a text are carried over from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.resolve.test_same_party import claim

from tidings.model.claim import Claim
from tidings.model.codes import Field, Kind, Role, Stance
from tidings.model.report import Report
from tidings.model.text import Span
from tidings.resolve.event import event_type
from tidings.resolve.one_party import RULE, with_one_party
from tidings.resolve.one_side import with_one_side


def report(code: str, *doers: Claim, at: int = 0) -> Report:
    """A constructed incident of an event code with its perpetrators."""
    words = Span(at, at + 6)
    act = Claim(field=Field.EVENT, raw="struck", span=words, value=event_type(code), rule=code)
    claims = (act, *doers)
    return Report(kind=Kind.INCIDENT, doc_id="d", mentions=(words,), claims=claims, role=Role.MAIN)


def doers(found: Report) -> list[str]:
    """The raw words of an incident's perpetrators."""
    return [c.raw for c in found.of(Field.PERPETRATOR)]


@pytest.mark.parametrize(
    ("code", "words", "kept"),
    [
        ("attack.civilians", ["Taliban militants", "Afghan soldiers"], ["Taliban militants"]),
        ("attack.civilians", ["rebels", "the militants"], ["rebels", "the militants"]),
        ("strike.air", ["Israel", "Iran"], ["Israel"]),
        ("strike.air", ["Israel", "three men"], ["Israel", "three men"]),
        ("battle.clash", ["Taliban militants", "Afghan soldiers"], ["Taliban militants", "Afghan soldiers"]),
        ("attack.civilians", ["Afghan soldiers", "Taliban militants"],
         ["Afghan soldiers", "Taliban militants"]),
    ],
)  # fmt: skip
def test_one_side_acts_outside_battles(code: str, words: list[str], kept: list[str]) -> None:
    """Forces told after a group, and a second state, are of the other side; in a battle both act."""
    told = [claim(name, 100 * i + 20) for i, name in enumerate(words)]
    assert doers(with_one_side(report(code, *told))) == kept


def test_states_named_in_one_breath_act_together() -> None:
    """What the same words name stays: "US and Israeli strikes"."""
    together = Span(20, 60)
    told = [replace(claim(name, at), context=together) for name, at in (("Israel", 20), ("Iran", 30))]
    assert doers(with_one_side(report("strike.air", *told))) == ["Israel", "Iran"]


def test_the_one_state_told_is_carried_to_other_strikes() -> None:
    """A strike without a perpetrator takes the state that the text holds to have struck, as inherited."""
    first, second = report("strike.air", claim("Ukraine", 20)), report("strike.missile", at=90)
    found = with_one_party((first, second))[1]
    assert doers(found) == ["Ukraine"]
    assert [(c.basis, c.rule) for c in found.of(Field.PERPETRATOR)] == [("inherited", RULE)]


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ([claim("gunmen", 20)], "strike.air"),
        ([claim("Ukraine", 20)], "attack.civilians"),
        ([claim("Ukraine", 20, Stance.DENIED)], "strike.air"),
        ([claim("Ukraine", 20), claim("Russia", 50)], "strike.air"),
    ],
)
def test_nobody_is_carried_where_it_could_be_another(told: list[Claim], other: str) -> None:
    """Groups, states told beside others or denied, and acts that are no strike carry nobody over."""
    assert doers(with_one_party((report("strike.air", *told), report(other, at=90)))[1]) == []
