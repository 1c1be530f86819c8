"""Tell how firmly two texts are tied by what two events seldom share: persons, ages, numbers, names."""

from __future__ import annotations

from enum import IntEnum

from tidings.assemble.likeness import compare_persons, in_common, place_words, weight_of
from tidings.assemble.units import Unit

# A name of two words from this weight on is seldom shared by chance.
_TELLING_NAME = 22
# Persons of a common family name, or none, tie no reports of different days. Pairwise F1 of the linking
# corpus and its later half: .831 and .828 where persons tie none, .833 and .833 with these.
_NO_TIE = frozenset({"none", "family"})
# A person named in full, several persons, or two kinds of ties make a firm one. Of candidates of the
# linking corpus whose stated days lie 15 days or more apart, true and false by what they share: several
# persons 147 and 0, a person in full 95 and 465, an age alone 16 and 6,235, a name alone 34 and 2,712, a
# rare family name alone 26 and 2,146.
_PERSONS = frozenset({"full", "several"})
_FIRM = 2


class Tie(IntEnum):
    """How firmly two texts are tied."""

    NONE = 0
    LOOSE = 1
    FIRM = 2


def find_tie(left: Unit, right: Unit) -> Tie:
    """Whether two texts share what two events seldom do, and how much; the name of a place is no tie."""
    one, other = left.traits, right.traits
    person = compare_persons(left, right)
    level = person.name if person is not None else "none"
    if level in _PERSONS:
        return Tie.FIRM
    places = place_words(left, right)
    said = {
        name
        for name in one.names & other.names
        if weight_of(name) >= _TELLING_NAME and not places.issuperset(name)
    }
    # Officials and streets are named in the news of many events.
    common = one.officials | other.officials | one.streets | other.streets
    kinds = (
        level == "families",
        bool(in_common(one.ages, other.ages)),
        bool(in_common(one.numbers, other.numbers)),
        any(common.isdisjoint(name) for name in said),
    )
    if sum(kinds) >= _FIRM:
        return Tie.FIRM
    return Tie.LOOSE if any(kinds) or said or level not in _NO_TIE else Tie.NONE


def is_tied(left: Unit, right: Unit) -> bool:
    """Whether two texts share what two events seldom do."""
    return find_tie(left, right) is not Tie.NONE
