"""One filter grammar for commands, URLs and exports."""

from datetime import date

import pytest
from tests.assemble.ledger_tools import actor, claim_of, day, document_of, report_of, shelling

from tidings.assemble.figures import Member
from tidings.assemble.merge import merge
from tidings.errors import UsageError
from tidings.model.codes import Field
from tidings.model.filter import Filter, parse_filter
from tidings.model.values import Weapon

MEMBER = shelling(
    "Gunners shell Marow on 4 March 2024.", place="Marow", when=("4 March 2024", day(2024, 3, 4))
)
INCIDENT = merge([MEMBER], "latest")


def test_keys_and_words_are_told_apart() -> None:
    """What has a colon is a condition, what has none is searched for."""
    found = parse_filter(["country:iq,SY", "type:Missile", "since:2024-01-01", "ain", "Al Asad"])
    assert found == Filter(
        country=("IQ", "SY"), type=("missile",), since=date(2024, 1, 1), text=("ain", "al", "asad")
    )


@pytest.mark.parametrize(
    ("word", "since"),
    [
        ("since:2024", date(2024, 1, 1)),
        ("since:2024-02", date(2024, 2, 1)),
        ("since:2024-02-29", date(2024, 2, 29)),
    ],
)
def test_a_start_may_be_a_year_a_month_or_a_day(word, since) -> None:
    """A coarse start means its first day."""
    assert parse_filter([word]).since == since


@pytest.mark.parametrize(
    ("word", "until"),
    [
        ("until:2024", date(2024, 12, 31)),
        ("until:2024-02", date(2024, 2, 29)),
        ("until:2024-3-4", date(2024, 3, 4)),
    ],
)
def test_an_end_may_be_a_year_a_month_or_a_day(word, until) -> None:
    """A coarse end means its last day."""
    assert parse_filter([word]).until == until


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("contry:IQ", "country"),
        ("country:", "missing"),
        ("since:yesterday", "2024-01-20"),
        ("since:2024-02-30", "calendar"),
        ("until:2024-13", "calendar"),
        ("since:0000", "calendar"),
    ],
)
def test_what_cannot_be_meant_is_refused(word, said) -> None:
    """A misspelt key or an impossible date is named, never ignored."""
    with pytest.raises(UsageError, match=said):
        parse_filter([word])


def test_an_end_before_the_start_is_refused() -> None:
    """Swapped days are pointed out."""
    with pytest.raises(UsageError, match="swap"):
        parse_filter(["since:2024-03-05", "until:2024-03-04"])


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        ([], True),
        (["country:XA"], True),
        (["country:XB"], False),
        (["country:XA,XB"], True),
        (["since:2024-03-04"], True),
        (["since:2024-03-05"], False),
        (["until:2024-03-04"], True),
        (["until:2024-03-03"], False),
        (["place:maro"], True),
        (["place:north"], True),
        (["type:strike"], True),
        (["type:battles"], False),
        (["role:main"], True),
        (["role:background"], False),
        (["status:occurred,foiled"], True),
        (["kind:incident"], True),
        (["kind:tally"], False),
        (["marow", "shell"], True),
        (["marow", "clash"], False),
        (["weapon:rocket"], False),
    ],
)
def test_conditions(words, fits) -> None:
    """Values of one key are alternatives, keys all hold, and borders are inside."""
    assert parse_filter(words).matches(INCIDENT) is fits


def test_unknown_fits_no_condition() -> None:
    """An incident without a day or a place is not found by one."""
    bare = merge([shelling("They shell the ford.")], "latest")
    assert parse_filter([]).matches(bare)
    assert not parse_filter(["since:1900"]).matches(bare)
    assert not parse_filter(["country:XA"]).matches(bare)


def test_parties_and_weapons() -> None:
    """A party is found on either side, a weapon by its class."""
    document = document_of("The Delta Front began to shell Marow with rockets.")
    report = report_of(
        document,
        "shell",
        claim_of(document, Field.PERPETRATOR, "Delta Front", actor("Delta Front")),
        claim_of(document, Field.WEAPON, "rockets", Weapon(type="unguided rocket")),
    )
    incident = merge([Member(report=report, document=document, lineage="x")], "latest")
    assert parse_filter(["actor:delta", "weapon:rocket", "type:rocket"]).matches(incident)
    assert not parse_filter(["actor:river"]).matches(incident)


def test_empty() -> None:
    """No words, no conditions."""
    assert parse_filter([]).is_empty
    assert not parse_filter(["x"]).is_empty


@pytest.mark.parametrize(
    ("word", "told"),
    [("country:Somalia", "two letters"), ("status:done", "occurred"), ("role:first", "background")],
)
def test_a_value_that_nothing_can_have_is_refused(word: str, told: str) -> None:
    """What would silently fit nothing is refused, with what may be written; small letters will do."""
    with pytest.raises(UsageError, match=told):
        parse_filter([word])
    assert parse_filter(["country:so", "status:Foiled"]).country == ("SO",)
