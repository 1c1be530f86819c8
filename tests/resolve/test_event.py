"""Event codes and what they mean in other schemes."""

import pytest

from tidings.errors import UsageError
from tidings.resolve.event import crosswalk, crosswalks, event_type, family, plover

# ACLED's pairs, as its codebook prints them.
PAIRS = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Air/drone strike",
        "Chemical weapon",
        "Grenade",
        "Remote explosive/landmine/IED",
        "Shelling/artillery/missile attack",
        "Suicide bomb",
    },
    "Protests": {"Excessive force against protesters", "Peaceful protest", "Protest with intervention"},
    "Riots": {"Mob violence", "Violent demonstration"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
    "Violence against civilians": {"Abduction/forced disappearance", "Attack", "Sexual violence"},
}


def test_every_pair_is_one_of_acleds():
    """No code has a pair of types that ACLED does not know, and every pair has a code."""
    pairs = {(row.event_type.event_type, row.event_type.sub_event_type) for row in crosswalks().values()}
    assert pairs == {(kind, sub) for kind, subs in PAIRS.items() for sub in subs}


@pytest.mark.parametrize(
    ("code", "sub"),
    [
        ("strike.missile", "Shelling/artillery/missile attack"),
        ("strike.drone", "Air/drone strike"),
        ("strike", "Air/drone strike"),
        ("bomb.suicide", "Suicide bomb"),
        ("battle.clash", "Armed clash"),
        ("attack.abduction", "Abduction/forced disappearance"),
        ("intercept", "Disrupted weapons use"),
    ],
)
def test_sub_event_type(code, sub):
    """A code gives ACLED's sub-event type."""
    assert event_type(code).sub_event_type == sub


def test_plover_has_mode_and_score():
    """PLOVER's mode decides the intensity; without one the type does."""
    assert (plover("strike.air").mode, plover("strike.air").score) == ("aerial", -9.5)
    assert (plover("intercept").mode, plover("intercept").score) == (None, -9)
    assert plover("release").quad == 2


def test_families_join_what_reports_confuse():
    """A blast told as a bomb by one and as shelling by another stays in one family."""
    assert family("bomb.ied") == family("strike.artillery") != family("battle.clash")


def test_crosswalk_to_the_1992_types():
    """The old incident types are named where there is one."""
    assert crosswalk("attack.abduction").muc4 == "kidnapping"
    assert crosswalk("protest.peaceful").muc4 is None


def test_unknown_code_says_where_to_look():
    """A wrong code is the caller's mistake."""
    with pytest.raises(UsageError, match=r"event_types\.yml"):
        event_type("strike.trebuchet")
