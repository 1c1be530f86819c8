"""What is set on fire, in each order of the words."""

import pytest
from tests.read.reading import incidents

from tidings.model.codes import Field


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("Rebels set fire to a mill near Quito on Monday.", ["mill"]),
        ("Rebels set two trucks loaded with coffee on fire near Quito on Monday.", ["trucks"]),
        ("On Monday rebels set on fire two mills near Quito.", ["mills"]),
        ("Rebels stopped a bus near Quito on Monday and set it ablaze.", ["bus"]),
        ("A police station was set ablaze by rebels in Quito on Monday.", ["police station"]),
    ],
)
def test_things_set_on_fire(text: str, struck: list[str]) -> None:
    """What burns is told before or after "on fire", behind "fire to", or by a pronoun."""
    report = incidents(text)[1][-1]
    assert [claim.raw for claim in report.of(Field.FACILITY)] == struck
    assert [claim.rule for claim in report.of(Field.EVENT)] == ["property.arson"]


def test_a_house_that_is_set_to_be_sold_does_not_burn() -> None:
    """A fire told in passing sets nothing ablaze."""
    assert incidents("The house was set to be sold in Quito on Monday, despite a fire.")[1] == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "A drone strike set a fuel depot on fire near Quito on Monday, injuring two drivers.",
            "strike.drone",
        ),
        ("A rocket set a fuel depot on fire near Quito on Monday.", "strike.rocket"),
        ("The shelling set four shops ablaze near Quito on Monday.", "strike.artillery"),
    ],
)
def test_what_an_attack_sets_on_fire_is_struck_by_it(text: str, code: str) -> None:
    """A fire that a strike lights is no arson beside the strike, and what burns is what was struck."""
    report = incidents(text)[1]
    assert [claim.rule for one in report for claim in one.of(Field.EVENT)] == [code]
    assert [claim.raw for claim in report[0].of(Field.FACILITY)] in (["fuel depot"], ["shops"])
