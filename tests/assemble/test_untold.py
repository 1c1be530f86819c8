"""Articles of which no incident was read stand together where they are on one story."""

from datetime import date

from tests.assemble.ledger_tools import document_of

from tidings.assemble.units import describe_document
from tidings.assemble.untold import stories

FIRST = document_of(
    "Marow mourns Ilena Korvath, shot at the grain depot; the guard Davo Lisk lit the first candle.",
    published=date(2024, 3, 6),
)
AGAIN = document_of(
    "Davo Lisk, the guard, lit a candle at the grain depot of Marow where Ilena Korvath was shot.",
    published=date(2024, 3, 7),
)
OTHER = document_of(
    "A court in Telsin hears how the ferry captain Sorin Belmor was stabbed over a debt.",
    published=date(2024, 3, 7),
)
BUDGET = document_of("Ilena Korvath and Davo Lisk open the grain depot of Marow.", published=date(2024, 3, 5))


def told(*documents):
    return [set(story) for story in stories(map(describe_document, documents), merge_at=-2500)]


def test_articles_on_one_death_are_one_story() -> None:
    """Two articles on one shooting stand together, one on a stabbing apart, in whatever order."""
    for documents in ((FIRST, AGAIN, OTHER), (OTHER, AGAIN, FIRST)):
        found = told(*documents)
        assert len(found) == 2
        assert {FIRST.id, AGAIN.id} in found
        assert {OTHER.id} in found


def test_news_of_no_deed_is_no_story() -> None:
    """An opening with the same names, place and people tells of nothing that could have been missed."""
    assert told(BUDGET) == []
    assert told(FIRST, BUDGET) == [{FIRST.id}]
