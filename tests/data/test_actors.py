"""The lists of actors and what holds for all of them."""

import pytest

from tidings.data.actors import (
    actor_aliases,
    has_capitals,
    heads,
    listed_actors,
    match_actor,
    nations,
    plain_words,
    states,
)


def test_groups_are_many_and_worldwide():
    """The lists hold hundreds of groups of most countries at war."""
    groups = [actor for actor in listed_actors().values() if actor.aliases]
    assert len(groups) > 700
    assert len({actor.country for actor in groups}) > 90


def test_every_state_has_its_forces():
    """Each state has an id of its own and one for its military, police and security forces."""
    actors = listed_actors()
    assert all(state.iso3 in actors for state in states().values())
    assert {"actor:IQ-military", "actor:IQ-police", "actor:IQ-security"} <= actors.keys()


def test_no_alias_is_only_figures():
    """An alias has a word that can name somebody."""
    words = {alias.words for group in actor_aliases().values() for alias in group}
    assert all(any(not word.isdigit() for word in alias) for alias in words)


def test_heads_of_state_parties_name_their_force():
    """Every noun of a state party says which of its forces it is."""
    assert {unit for _, unit, _ in heads().kinds.values()} == {
        None,
        "military",
        "police",
        "security",
        "state",
    }


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("al-Shabaab", "actor:al-shabaab"),
        ("AL SHABAB", "actor:al-shabaab"),
        ("Séléka", "actor:seleka"),
        ("nobody", None),
    ],
)
def test_spellings_meet(text, actor_id):
    """Marks, hyphens and case make no difference to a name."""
    alias = match_actor(plain_words(text), 0)
    assert (alias.actor_id if alias else None) == actor_id


@pytest.mark.parametrize(
    ("name", "text", "fits"),
    [
        ("IS", "IS", True),
        ("IS", "Is", False),
        ("ISIS", "Isis", True),
        ("LeT", "LeT", True),
        ("LeT", "Let", False),
    ],
)
def test_capitals(name, text, fits):
    """Short acronyms need all their capitals, long ones may be written like names."""
    alias = next(a for a in actor_aliases()[name.lower()] if a.words == (name.lower(),))
    assert has_capitals(alias, text) is fits


@pytest.mark.parametrize(
    ("words", "iso2", "is_demonym"),
    [
        (("iraq",), "IQ", False),
        (("malian",), "ML", True),
        (("south", "korea"), "KR", False),
        (("tehran",), "IR", False),
    ],
)
def test_nations(words, iso2, is_demonym):
    """Names and demonyms lead to their states."""
    assert nations()[words] == (iso2, is_demonym)
