"""Words for weapons, their class and number."""

import pytest

from tidings.resolve.weapon import resolve_weapon, weapon_class

CASES = {
    "multiple ballistic missiles": ("ballistic missile", 2, None),
    "rockets": ("rocket", 2, None),
    "a car bomb": ("vehicle bomb", 1, 1),
    "a car packed with explosives": ("vehicle bomb", 1, 1),
    "two cars packed with explosives": ("vehicle bomb", 2, 2),
    "an 88 mm mortar shell": ("mortar", 1, 1),
    "a 12-kilogram TNT bomb": ("bomb", 1, 1),
    "three air strikes": ("aerial bomb", 3, 3),
    "AK-47 rifles": ("rifle", 2, None),
    "12 sticks of dynamite": ("dynamite", 12, 12),
    "dozens of rockets and mortars": ("rocket", 24, None),
    "a rocket-propelled grenade (RPG)": ("rocket-propelled grenade", 1, 1),
    "Shahed-136 drones": ("drone", 2, None),
    "Molotov cocktails": ("incendiary", 2, None),
    "at least eight suicide bombers": ("suicide bomb", 8, None),
    "A ROADSIDE BOMB": ("improvised explosive device", 1, 1),
}
UNCOUNTED = {
    "ballistic missile attack": "ballistic missile",
    "tear gas": "tear gas",
    "machinegun fire": "machine gun",
    "explosives": "explosive",
    "roadside bomb": "improvised explosive device",
}


@pytest.mark.parametrize(("raw", "expected"), CASES.items())
def test_class_and_number(raw, expected):
    """The class comes from the longest phrase, the number from the words beside it."""
    weapon = resolve_weapon(raw)
    assert weapon is not None
    assert weapon.count is not None
    assert (weapon.type, weapon.count.low, weapon.count.high) == expected


@pytest.mark.parametrize(("raw", "kind"), UNCOUNTED.items())
def test_no_number_where_none_is_said(raw, kind):
    """Mass words and bare singulars have no number."""
    weapon = resolve_weapon(raw)
    assert weapon is not None
    assert (weapon.type, weapon.count) == (kind, None)


@pytest.mark.parametrize("raw", ["a letter", "opened the gate", ""])
def test_what_is_no_weapon_has_no_class(raw):
    """Words that name no weapon give none."""
    assert resolve_weapon(raw) is None


def test_words_with_hyphens_are_read_in_parts():
    """A weapon inside a longer word with hyphens is found."""
    weapon = resolve_weapon("missile-launching ships")
    assert weapon is not None
    assert weapon.type == "missile"


def test_crosswalk_to_the_1992_types():
    """The class knows its event code and instrument type."""
    kind = weapon_class("a truck bomb")
    assert kind is not None
    assert (kind.code, kind.muc4) == ("bomb.vehicle", "VEHICLE BOMB")
