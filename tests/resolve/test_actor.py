"""Words for parties and whom they name."""

import pytest

from tidings.data.actors import listed_actors, states
from tidings.model.codes import ActorKind
from tidings.resolve.actor import resolve_actor


def ties(actor):
    """The relations as plain pairs."""
    return [(tie.type, tie.actor_id) for tie in actor.relations]


@pytest.mark.parametrize(
    "raw",
    [
        "Hamas",
        "Hamas militants",
        "the militant group Hamas",
        "Iran-backed militant group Hamas",
        "members of Hamas",
    ],
)
def test_listed_group(raw):
    """A listed group is found beside nouns for its members."""
    actor = resolve_actor(raw)
    assert (actor.actor_id, actor.canonical, actor.is_named) == ("actor:hamas", "Hamas", True)
    assert ("backed_by", "IRN") in ties(actor)


@pytest.mark.parametrize(
    "raw", ["Iran-backed militant groups", "Iranian-backed militias", "gunmen backed by Iran"]
)
def test_backed_groups_are_not_their_backer(raw):
    """A party backed by a state is described, tied to the state, and never the state itself."""
    actor = resolve_actor(raw)
    assert (actor.actor_id, actor.is_named, ties(actor)) == (None, False, [("backed_by", "IRN")])
    assert actor.kind in (ActorKind.POLITICAL_MILITIA, ActorKind.REBEL)


def test_where_a_described_party_is_based():
    """The country after "within" is where it is, not whose it is."""
    actor = resolve_actor("Iran-backed militant groups within Iraq")
    assert (actor.country, ties(actor)) == ("IQ", [("backed_by", "IRN"), ("based_in", "IRQ")])


@pytest.mark.parametrize(
    ("raw", "actor_id", "kind"),
    [
        ("US troops", "actor:US-military", ActorKind.EXTERNAL),
        ("U.S. troops stationed in Iraq", "actor:US-military", ActorKind.EXTERNAL),
        ("Iraqi security forces", "actor:IQ-security", ActorKind.STATE),
        ("an Iraqi security forces member", "actor:IQ-security", ActorKind.STATE),
        ("Iraqi police", "actor:IQ-police", ActorKind.STATE),
        ("Malian soldiers", "actor:ML-military", ActorKind.EXTERNAL),
        ("Iran", "IRN", ActorKind.EXTERNAL),
        ("Iraq's government", "IRQ", ActorKind.STATE),
    ],
)
def test_forces_of_states(raw, actor_id, kind):
    """A state's forces have its id; outside their own country they are external."""
    actor = resolve_actor(raw, context_country="IQ")
    assert (actor.actor_id, actor.kind) == (actor_id, kind)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("gunmen", ActorKind.POLITICAL_MILITIA),
        ("three suspected insurgents", ActorKind.REBEL),
        ("armed herders", ActorKind.IDENTITY_MILITIA),
        ("an angry mob", ActorKind.RIOTERS),
        ("thousands of demonstrators", ActorKind.PROTESTERS),
        ("passengers on a bus", ActorKind.CIVILIANS),
        ("peacekeepers", ActorKind.EXTERNAL),
        ("police", ActorKind.STATE),
        ("members of the security forces", ActorKind.STATE),
        ("Kurdish forces", ActorKind.REBEL),
        ("pro-Russian separatists", ActorKind.REBEL),
    ],
)
def test_described_parties_have_a_kind_only(raw, kind):
    """Without a name or a country there is no id."""
    actor = resolve_actor(raw)
    assert (actor.kind, actor.actor_id, actor.is_named) == (kind, None, False)


def test_police_belong_to_the_country_of_the_act():
    """Police without a country are those of the place."""
    assert resolve_actor("police", context_country="KE").country == "KE"


@pytest.mark.parametrize(
    ("raw", "tie"),
    [
        ("a Hamas commander", ("part_of", "actor:hamas")),
        ("Hamas-linked gunmen", ("linked_to", "actor:hamas")),
        ("former Hamas fighters", ("linked_to", "actor:hamas")),
    ],
)
def test_people_near_a_group_are_not_the_group(raw, tie):
    """Commanders, affiliates and former members are tied to the group, not taken for it."""
    actor = resolve_actor(raw)
    assert actor.actor_id is None
    assert tie in ties(actor)


def test_enemies_of_a_group_have_no_tie_to_it():
    """An "anti-X" party is not X and is not tied to it."""
    assert ties(resolve_actor("anti-Taliban fighters")) == []


@pytest.mark.parametrize(("raw", "found"), [("IS", "actor:is"), ("is", None), ("This IS it", None)])
def test_acronyms_need_their_capitals(raw, found):
    """A short name that is a word in lower case counts only in capitals."""
    assert resolve_actor(raw).actor_id == found


def test_us_in_lower_case_is_a_pronoun():
    """In "against us" no state is named."""
    assert resolve_actor("us").country is None


def test_named_persons():
    """A person's name is a name without an id."""
    actor = resolve_actor("Omar Idris")
    assert (actor.is_named, actor.actor_id, actor.kind) == (True, None, None)


def test_namesakes_are_told_apart_by_country():
    """Of two groups of one short name the one at home in the country of the act is meant."""
    assert resolve_actor("PDF", context_country="PA").actor_id == "actor:panamanian-defense-forces"
    assert resolve_actor("PDF", context_country="MM").actor_id == "actor:pdf-mm"


def test_every_tie_leads_to_a_listed_actor():
    """No relation of the lists points nowhere, and every country is a known one."""
    actors = listed_actors()
    assert all(tie.actor_id in actors for actor in actors.values() for tie in actor.relations)
    assert all(actor.country in states() for actor in actors.values() if actor.country)


@pytest.mark.parametrize("raw", ["Western forces", "foreign troops", "international forces"])
def test_forces_from_elsewhere_are_external(raw):
    """Forces of no named state that come from elsewhere do not belong to the country of the act."""
    actor = resolve_actor(raw, context_country="AF")
    assert (actor.kind, actor.country, actor.actor_id) == (ActorKind.EXTERNAL, None, None)


def test_a_unit_with_its_own_name_is_not_the_whole_force():
    """A capital inside the phrase names a unit or a person, who is not the army."""
    assert resolve_actor("Indian soldier Ravi Kumar").actor_id is None
    assert resolve_actor("Indian soldiers").actor_id == "actor:IN-military"


@pytest.mark.parametrize("raw", ["Isis", "ISIS", "Isis fighters"])
def test_long_acronyms_may_be_written_like_names(raw):
    """British newspapers write long acronyms like names."""
    assert resolve_actor(raw).actor_id == "actor:is"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("the 23-year-old suspect Omar Idris", "Omar Idris"),
        ("suspected members of the group Allied Democratic Forces", "Allied Democratic Forces"),
        ("Suspected bandits", "bandits"),
        ("12 gunmen", "gunmen"),
        ("the 14 June Movement", "14 June Movement"),
        ("Iran's", "Iran"),
        ("members of the security forces", "members of the security forces"),
        ("a commander of Ahrar al-Sharqiya", "commander of Ahrar al-Sharqiya"),
        ("the", "the"),
        ("", ""),
    ],
)
def test_a_party_goes_by_its_bare_name(raw, name):
    """Determiners, figures, ages and "suspected" are no part of a party's name; all words stay as written."""
    assert resolve_actor(raw).name == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("U.S. special forces", "US special forces"),
        ("subsequent police", "police"),
        ("St. Mary's guards", "St. Mary's guards"),
    ],
)
def test_a_name_is_bare(words: str, name: str) -> None:
    """Initials lose their points, and what only orders a text is left off; other points stay."""
    assert resolve_actor(words).name == name


@pytest.mark.parametrize(
    "raw", ["Lord's Resistance Army", "the New People’s Army", "New People's Army rebels"]
)
def test_a_listed_name_may_hold_a_possessive(raw):
    """A listed name may hold a possessive, and its army is no state's."""
    actor = resolve_actor(raw, context_country="CD")
    assert actor.actor_id is not None
    assert actor.kind is ActorKind.REBEL
