"""Murders of several people by name, each an event of its own."""

import pytest
from tests.read.reading import incidents

from tidings.model.codes import Field


def victims(text: str) -> list[list[str]]:
    """The raw words of those struck, incident by incident."""
    return [[claim.raw for claim in report.of(Field.TARGET)] for report in incidents(text)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (("Senator Ana Lugo was assassinated in Quito. The court also looks into the assassination of Judge Ivo "
          "Mertens."), [["Ana Lugo"], ["Ivo Mertens"]]),
        (("Senator Ana Lugo was assassinated in Quito. The assassination of Senator Lugo shocked the city."),
         [["Ana Lugo"]]),
    ],
)  # fmt: skip
def test_two_people_murdered_by_name_are_two_murders(text: str, expected: list[list[str]]) -> None:
    """No two die of one murder unless they are told together; a name told again is the same one."""
    assert [sorted(set(row))[:1] for row in victims(text)] == expected


def test_the_subject_of_the_next_clause_is_no_victim() -> None:
    """Behind a victim and a comma the judges of a country begin a clause of their own."""
    text = (
        "After the assassination of Senator Ana Lugo in Quito, the judges of the country lifted their strike."
    )
    assert victims(text) == [["Ana Lugo"]]
