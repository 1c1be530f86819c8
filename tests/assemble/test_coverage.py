"""Documents that tell of an incident without stating it are listed with it."""

from datetime import date

from tests.assemble.ledger_tools import PLACES, day, document_of, shelling, unit_of

from tidings.assemble.coverage import attach
from tidings.assemble.units import describe_document

MEMBER = shelling(
    "Rockets shell the grain depot at Marow on 4 March, killing Ilena Korvath and wounding the guard Davo Lisk.",
    place="Marow", when=("4 March", day(2024, 3, 4)),
)  # fmt: skip
GROUPS = [(MEMBER.report.id,)]


def coverage_of(text, published=date(2024, 3, 6)):
    document = document_of(text, published=published)
    unit = describe_document(document)
    return document, attach([unit], [unit_of(MEMBER)], GROUPS)


def test_a_vigil_is_listed_with_its_incident() -> None:
    """A later article on the victims of the depot is about that incident, and says why."""
    document, (found,) = coverage_of(
        "Marow mourns Ilena Korvath at the grain depot; the guard Davo Lisk lit the first candle."
    )
    assert found.doc_id == document.id
    assert found.incident_id == MEMBER.report.id
    assert sum(reason.points for reason in found.reasons) == found.score


def test_other_news_is_not() -> None:
    """An article on a budget is about no incident."""
    assert coverage_of("The council of Telsin votes on the bridge budget next week.")[1] == ()


def test_news_of_the_same_names_and_town_without_a_deed_is_not() -> None:
    """Likeness of names and places alone is that of all news of one town: no deed, no incident."""
    likeness = "Ilena Korvath opens the grain depot of Marow, and the guard Davo Lisk cuts the ribbon."
    assert coverage_of(likeness)[1] == ()
    assert coverage_of(f"{likeness} Last week rockets wounded two men there.")[1]


def test_a_document_is_known_by_the_narrow_places_it_names() -> None:
    """Towns and provinces that a document names are compared with those of reports; countries say too little."""
    places = (PLACES["Xanadia"], PLACES["Telsin"], PLACES["Marow"], PLACES["Telsin"])
    unit = describe_document(document_of("Telsin and Marow mourn in Xanadia."), places)
    assert unit.places == (PLACES["Telsin"], PLACES["Marow"])
    assert unit.days is None
