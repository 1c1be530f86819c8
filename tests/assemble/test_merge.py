"""One incident of many reports: every claim kept, one view a field, disagreement listed."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assemble.ledger_tools import (
    CLASH,
    PLACES,
    actor,
    claim_of,
    count,
    day,
    document_of,
    report_of,
    shelling,
)

from tidings.assemble.choices import supports
from tidings.assemble.figures import Member
from tidings.assemble.merge import merge
from tidings.errors import UsageError
from tidings.model.codes import DatePrecision, Field, Role, Status
from tidings.model.values import Count, When

EARLY = shelling(
    "Gunners shell Marow on 4 March; three people died.", place="Marow", when=("4 March", day(2024, 3, 4)),
    killed=("three", 3), published=date(2024, 3, 5),
)  # fmt: skip
LATE = shelling(
    "The attack that began to shell Marow on 4 March killed five, the hospital said.",
    place="Marow", when=("4 March", day(2024, 3, 4)), killed=("five", 5), published=date(2024, 3, 8),
)  # fmt: skip
ALSO_THREE = shelling(
    "Mortars shell homes in Xanadia; the dead number three.", place="Xanadia", killed=("three", 3),
    published=date(2024, 3, 6),
)  # fmt: skip
THREE = (EARLY, ALSO_THREE, LATE)


def killed(policy, members=THREE):
    return merge(members, policy).view(Field.KILLED)


@pytest.mark.parametrize(("policy", "figure"), [("latest", 5), ("lowest", 3), ("most-lineages", 3)])
def test_a_policy_picks_the_figure(policy, figure) -> None:
    """The latest, the lowest, or the figure of most lineages is shown."""
    assert killed(policy).value.best == figure
    assert killed(policy).rule == policy


def test_the_figures_passed_over_dissent() -> None:
    """Every figure is listed: those that agree as support, those that do not as dissent."""
    view = killed("latest")
    assert {voice.report_id for voice in view.support} == {LATE.report.id}
    assert {voice.report_id for voice in view.dissent} == {EARLY.report.id, ALSO_THREE.report.id}


def test_copies_are_one_voice() -> None:
    """Three outlets that print one wire story do not outvote two that reported themselves."""
    copies = [
        Member(report=m.report, document=m.document, lineage="wire")
        for m in (
            shelling(f"Gunners shell Marow; nine died. Printed by {outlet}.", killed=("nine", 9))
            for outlet in ("the Gazette", "the Herald", "the Post")
        )
    ]
    assert killed("most-lineages", (EARLY, ALSO_THREE, *copies)).value.best == 3


def test_an_unknown_policy_is_named() -> None:
    """A policy that does not exist is refused with those that do."""
    with pytest.raises(UsageError, match="lowest"):
        killed("loudest")


def test_unknown_stays_unknown() -> None:
    """A field that no report fills has no view; it is not nought."""
    assert merge([EARLY], "latest").view(Field.INJURED) is None


def test_separate_parties_are_added_up_within_one_report() -> None:
    """Two soldiers and one clerk killed are three; a part of a total is not added to it."""
    text = "Gunners shell Marow, killing two soldiers and one clerk; four were hurt, including two children."
    document = document_of(text)
    report = report_of(
        document,
        "shell",
        claim_of(document, Field.KILLED, "two", count(2), about="soldiers"),
        claim_of(document, Field.KILLED, "one", count(1), about="clerk"),
        claim_of(document, Field.INJURED, "four", count(4)),
        claim_of(document, Field.INJURED, "two children", count(2), about="children", part="part"),
    )
    incident = merge([Member(report=report, document=document, lineage="x")], "latest")
    assert incident.view(Field.KILLED).value == Count(low=3, best=3, high=3)
    assert incident.view(Field.INJURED).value.best == 4


def test_the_exact_day_is_shown_and_the_month_supports_it() -> None:
    """A report that says "in March" supports the day another one names."""
    month = When(
        start=date(2024, 3, 1), end=date(2024, 4, 1), precision=DatePrecision.MONTH, basis="text"
    )  # fmt: skip
    vague = shelling("They shell Marow in March.", when=("March", month), published=date(2024, 4, 2))
    view = merge([EARLY, vague], "latest").view(Field.WHEN)
    assert view.value.is_day
    assert {voice.report_id for voice in view.support} == {EARLY.report.id, vague.report.id}
    assert not view.dissent


@pytest.mark.parametrize(
    ("said", "fits"), [("--03-12", True), ("--03", True), ("--03-13", False), ("--04", False)]
)
def test_a_day_without_year_supports_that_day_of_any_year(said: str, fits: bool) -> None:  # noqa: FBT001
    """A bulletin's "12 March" is no other day than 12 March 2024, but 13 March is."""
    shown = When(start=date(2024, 3, 12), end=date(2024, 3, 13))
    assert supports(When(partial=said), shown) is fits


def test_the_town_is_shown_and_its_country_supports_it() -> None:
    """A report that names the country alone does not contradict the town."""
    view = merge(THREE, "latest").view(Field.WHERE)
    assert view.value == PLACES["Marow"]
    assert not view.dissent


def test_a_place_only_guessed_needs_more_than_one_teller() -> None:
    """A town taken over from a sentence about something else does not outvote the country told by all."""
    texts = (
        "Mortars shell homes in Xanadia.",
        "Gunners shell farms in Xanadia.",
        "Guns shell roads in Xanadia.",
    )
    told = [shelling(text, place="Xanadia") for text in texts]
    document = document_of("The president spoke in Marow. Earlier, mortars shell homes again.")
    where = replace(claim_of(document, Field.WHERE, "Marow", PLACES["Marow"]), basis="inherited")
    guess = Member(report=report_of(document, "shell", where), document=document, lineage=document.id)
    assert merge([*told, guess], "latest").view(Field.WHERE).value.name == "Xanadia"
    assert merge([guess], "latest").view(Field.WHERE).value.name == "Marow"


def test_the_place_told_first_is_shown() -> None:
    """Of two towns a report puts first the one that it holds to be the event's."""
    text = "Gunners shell Telsin, near Marow."
    document = document_of(text)
    claims = [claim_of(document, Field.WHERE, name, PLACES[name]) for name in ("Telsin", "Marow")]
    member = Member(report=report_of(document, "shell", *claims), document=document, lineage=document.id)
    assert merge([member], "latest").view(Field.WHERE).value.name == "Telsin"


def test_rival_days_dissent() -> None:
    """Two days named by two reports are both kept."""
    other = shelling("They shell Marow on 6 March.", when=("6 March", day(2024, 3, 6)))
    view = merge([EARLY, LATE, other], "latest").view(Field.WHEN)
    assert view.value.start == date(2024, 3, 4)
    assert [voice.report_id for voice in view.dissent] == [other.report.id]


def test_every_perpetrator_has_a_view() -> None:
    """Parties blamed by different reports stand side by side; none is voted away."""
    members = []
    for name in ("Delta Front", "River Brigade"):
        document = document_of(f"The {name} began to shell Marow.")
        claim = claim_of(document, Field.PERPETRATOR, name, actor(name))
        members.append(Member(report=report_of(document, "shell", claim), document=document, lineage=name))
    found = [v.value.name for v in merge(members, "latest").views if v.field is Field.PERPETRATOR]
    assert sorted(found) == ["Delta Front", "River Brigade"]


def test_ids_and_aliases() -> None:
    """An incident bears its founder's id, and every member's id finds it."""
    incident = merge(THREE, "latest")
    assert incident.id == EARLY.report.id
    assert set(incident.aliases) == {m.report.id for m in THREE}


def test_one_main_report_makes_an_incident_main() -> None:
    """An incident that is background everywhere is background; one main report is enough."""
    document = document_of("Last year's shell attack on Marow is remembered.")
    past = Member(
        report=report_of(document, "shell", role=Role.BACKGROUND), document=document, lineage="past"
    )
    assert merge([past], "latest").role is Role.BACKGROUND
    assert merge([past, EARLY], "latest").role is Role.MAIN


def test_status_goes_by_lineages_and_then_by_firmness() -> None:
    """Of two statuses with as many voices the firmer one stands."""
    document = document_of("They tried to shell Marow but failed.")
    failed = Member(
        report=report_of(document, "shell", status=Status.ATTEMPTED), document=document, lineage="failed"
    )
    assert merge([failed], "latest").status is Status.ATTEMPTED
    assert merge([failed, EARLY], "latest").status is Status.OCCURRED


def test_every_claim_is_kept() -> None:
    """No claim of any report is lost by merging."""
    said = sum(len(member.report.claims) for member in THREE)
    assert sum(len(report.claims) for report in merge(THREE, "lowest").reports) == said


def test_the_event_with_the_most_voices_is_shown() -> None:
    """Two shellings against one clash: the type of the two."""
    document = document_of("Troops clash at Marow.")
    clash = Member(report=report_of(document, "clash", event=CLASH), document=document, lineage="clash")
    view = merge([EARLY, LATE, clash], "latest").view(Field.EVENT)
    assert view.value.code == "strike.artillery"
    assert [voice.report_id for voice in view.dissent] == [clash.report.id]
