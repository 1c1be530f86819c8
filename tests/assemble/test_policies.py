"""Rules that pick one figure where reports differ, and figures that later ones replace."""

from dataclasses import replace
from datetime import date

import pytest
from tests.assemble.ledger_tools import PLACES, claim_of, count, day, document_of, report_of, shelling

from tidings.assemble.belief import Telling, Trust, belief_in, trust_in
from tidings.assemble.figures import Member
from tidings.assemble.merge import merge
from tidings.assemble.policies import POLICIES
from tidings.errors import UsageError
from tidings.model.codes import DatePrecision, Field, Stance
from tidings.model.values import Count, When
from tidings.settings import POLICIES as SETTING
from tidings.settings import Settings

MONDAY, TUESDAY, FRIDAY = date(2024, 3, 4), date(2024, 3, 5), date(2024, 3, 8)


def told(text, words, value, *, on=MONDAY, outlet=None, said_by=None, field=Field.KILLED, more=()):
    """A report of one shelling with a figure; `more` are further (field, words, value, options)."""
    document = document_of(text, published=on, outlet=outlet)
    claims = [claim_of(document, field, words, value, said_by=said_by)]
    claims += [claim_of(document, f, w, v, **options) for f, w, v, options in more]
    return Member(report=report_of(document, "shell", *claims), document=document, lineage=document.id)


def killed(*members, policy="latest", trust=None):
    return merge(members, policy, trust or Trust()).view(Field.KILLED)


def docs(voices):
    return {voice.doc_id for voice in voices}


POLICE_3 = told("Guns shell Marow; three died, police said.", "three", count(3), said_by="police")
POLICE_5 = told(
    "After guns shell Marow five are dead, the police said.",
    "five",
    count(5),
    on=TUESDAY,
    said_by="the police",
)
MAYOR_4 = told(
    "Guns shell Marow, four were killed, Mayor Tessin said.", "four", count(4), said_by="Mayor Tessin"
)
GAZETTE_4 = told("Guns shell Marow and four people die.", "four", count(4), outlet="Gazette")
HERALD_9 = told(
    "Guns shell Marow. Nine dead, says the Herald.", "Nine", count(9), outlet="Herald", on=TUESDAY
)


def test_settings_name_every_policy() -> None:
    """What a project may set is what there is."""
    assert tuple(POLICIES) == SETTING


@pytest.mark.parametrize(
    ("policy", "figure"),
    [
        ("lowest", (4, 4, 4)),
        ("highest", (9, 9, 9)),
        ("most-lineages", (4, 4, 4)),
        ("belief", (4, 4, 4)),
        ("acled", (4, 4, 4)),
        ("ucdp", (4, 9, 9)),
        ("eventreport-conservative", (4, 4, 4)),
        ("eventreport-informative", (4, 4, 4)),
        ("eventreport-representative", (4, 4, 4)),
    ],
)
def test_each_policy_picks_by_its_rule(policy, figure) -> None:
    """Police first say three, then five; the mayor and a paper say four, a later paper nine."""
    value = killed(MAYOR_4, GAZETTE_4, HERALD_9, policy=policy).value
    assert (value.low, value.best, value.high) == figure


@pytest.mark.parametrize("policy", POLICIES)
def test_figures_open_on_opposite_sides_are_shown_as_told(policy) -> None:
    """ "Several" and "up to ten" have no bound in common: one of them is shown, and nothing breaks."""
    several = told("Guns shell Marow and kill several.", "several", Count(low=2, hedge="several"))
    upto = told("Guns shell Marow and kill up to ten.", "up to ten", Count(high=10, operator="<="))
    value = killed(several, upto, policy=policy).value
    assert value.low is not None or value.high is not None


def test_a_later_figure_of_the_same_speaker_supersedes() -> None:
    """What police said first no longer stands beside what they say later; it is kept as replaced."""
    view = killed(POLICE_3, POLICE_5, policy="lowest")
    assert view.value.best == 5
    assert docs(view.replaced) == {POLICE_3.document.id}
    assert not view.dissent


def test_another_speaker_does_not_supersede() -> None:
    """The mayor's figure stands beside that of the police, whenever it was said."""
    view = killed(MAYOR_4, POLICE_5, policy="lowest")
    assert view.value.best == 4
    assert docs(view.dissent) == {POLICE_5.document.id}
    assert not view.replaced


def test_on_the_same_day_nobody_is_later() -> None:
    """Two figures of one speaker published on one day cannot be put in order: both stand."""
    same_day = replace(POLICE_5, document=replace(POLICE_5.document, published=MONDAY))
    assert not killed(POLICE_3, same_day).replaced


def test_officials_may_be_anybody() -> None:
    """Two papers that cite officials need not cite the same ones."""
    first = told(
        "Guns shell Marow; two died, officials said.", "two", count(2), said_by="officials", outlet="Post"
    )
    other = told(
        "Guns shell Marow, killing six, officials said.", "six", count(6), on=TUESDAY, said_by="officials",
        outlet="Mail",
    )  # fmt: skip
    assert not killed(first, other).replaced
    own = replace(other, document=replace(other.document, outlet="Post"))
    assert docs(killed(first, own).replaced) == {first.document.id}


@pytest.mark.parametrize(
    ("text", "is_lower"),
    [
        ("Guns shell Marow; two died, police said.", False),
        ("Guns shell Marow; the toll was revised down to two, police said.", True),
        ("Guns shell Marow; police corrected the toll and said two died.", True),
    ],
)
def test_deaths_do_not_fall_without_a_correction(text, is_lower) -> None:
    """A lower figure of the same speaker is a rival, unless its sentence says that it corrects."""
    later = told(text, "two", count(2), on=TUESDAY, said_by="police")
    view = killed(POLICE_3, later, policy="highest")
    assert view.value.best == (2 if is_lower else 3)
    assert bool(view.replaced) is is_lower


def test_a_correction_of_another_speaker_names_the_figure() -> None:
    """The army corrects what police said only where it names their number."""
    text = "Guns shell Marow; the army said two died, not three as first reported."
    named = told(text, "two", count(2), on=TUESDAY, said_by="the army")
    assert docs(killed(POLICE_3, named).replaced) == {POLICE_3.document.id}
    unnamed = told(
        "Guns shell Marow; the army corrected that to two.", "two", count(2), on=TUESDAY, said_by="the army"
    )
    assert not killed(POLICE_3, unnamed).replaced


def test_the_old_figure_of_a_correction_is_not_counted() -> None:
    """In "revised down from 12" the twelve no longer hold."""
    text = "Guns shell Marow. Nine are dead, police said, revised down from 12."
    later = told(text, "Nine", count(9), said_by="police", more=[(Field.KILLED, "12", count(12), {})])
    assert killed(later).value == count(9)


def test_a_vaguer_later_figure_replaces_nothing() -> None:
    """ "At least two" on Tuesday does not undo the three of Monday."""
    vague = told(
        "Guns shell Marow; at least two died, police said.", "at least two",
        Count(low=2, best=2, operator=">="), on=TUESDAY, said_by="police",
    )  # fmt: skip
    view = killed(POLICE_3, vague, policy="highest")
    assert view.value.best == 3
    assert not view.dissent


def test_an_update_of_one_lineage_supersedes() -> None:
    """A wire story printed again with a new number says the new one, whomever it cites."""
    first = replace(MAYOR_4, lineage="wire")
    later = replace(POLICE_5, lineage="wire")
    assert docs(killed(first, later).replaced) == {MAYOR_4.document.id}


def hurt(text, injured, dead, *, on):
    return told(
        text, injured[0], count(injured[1]), field=Field.INJURED, on=on,
        more=[(Field.KILLED, dead[0], count(dead[1]), {})],
    )  # fmt: skip


@pytest.mark.parametrize(("dead", "is_replaced"), [(("three", 3), True), (("two", 2), False)])
def test_an_injured_person_may_die(dead, is_replaced) -> None:
    """Seven hurt and two dead, then six hurt and three dead, are no contradiction; six and two are one."""
    before = hurt("Guns shell Marow, two die, seven are hurt.", ("seven", 7), ("two", 2), on=MONDAY)
    after = hurt(f"Guns shell Marow: {dead[0]} dead, six hurt.", ("six", 6), dead, on=TUESDAY)
    view = merge([before, after], "highest").view(Field.INJURED)
    assert bool(view.replaced) is is_replaced
    assert view.value.best == (6 if is_replaced else 7)


def test_sub_counts_are_never_a_total() -> None:
    """A report of the two children among five dead does not contradict the five."""
    document = document_of("Guns shell Marow. Five died, among them two children.")
    report = report_of(
        document,
        "shell",
        claim_of(document, Field.KILLED, "Five", count(5)),
        claim_of(document, Field.KILLED, "two", count(2), about="children", part="part"),
    )
    whole = Member(report=report, document=document, lineage="whole")
    other = document_of("Guns shell Marow. The two children were buried.", published=FRIDAY)
    part = report_of(other, "shell", claim_of(other, Field.KILLED, "two", count(2), about="children"))
    view = killed(whole, Member(report=part, document=other, lineage="part"), policy="lowest")
    assert view.value.best == 5
    assert not view.dissent


def test_speakers_of_one_report_who_disagree_are_two_voices() -> None:
    """One article with the claim of a group and the figure of a ministry gives both figures."""
    document = document_of("Guns shell Marow. The Dawn Front said 15 died, the ministry said four died.")
    claims = [
        claim_of(document, Field.KILLED, "15", count(15), said_by="The Dawn Front", stance=Stance.CLAIMED),
        claim_of(document, Field.KILLED, "four", count(4), said_by="the ministry"),
    ]
    member = Member(report=report_of(document, "shell", *claims), document=document, lineage="x")
    assert killed(member, policy="lowest").value == count(4)
    assert killed(member, policy="highest").value == count(15)


def test_acled_gives_words_a_number() -> None:
    """ "Dozens" are twelve and "several" three under ACLED's rule; unknown stays unknown."""
    dozens = told("Guns shell Marow; dozens died.", "dozens", Count(low=24, hedge="dozens", operator=">="))
    assert killed(dozens, policy="acled").value.best == 12
    assert killed(dozens, policy="lowest").value.best is None
    assert merge([dozens], "acled").view(Field.INJURED) is None


def test_ucdp_spans_the_days_told() -> None:
    """Where reports name two days, UCDP's rule shows both; others show the one of most lineages."""
    members = [
        shelling(f"They shell Marow on {n} March.", when=(f"{n} March", day(2024, 3, n))) for n in (4, 6)
    ]
    when = merge(members, "ucdp").view(Field.WHEN).value
    assert (when.start, when.end) == (date(2024, 3, 4), date(2024, 3, 7))
    assert merge(members, "latest").view(Field.WHEN).value.is_day


@pytest.mark.parametrize(
    ("policy", "place", "is_day"),
    [("eventreport-conservative", "Xanadia", False), ("eventreport-informative", "Marow", True)],
)
def test_eventreport_rules_choose_by_exactness(policy, place, is_day) -> None:
    """The conservative rule shows the widest place and time, the informative one the finest."""
    month = When(start=date(2024, 3, 1), end=date(2024, 4, 1), precision=DatePrecision.MONTH, basis="text")
    members = [
        shelling("They shell Marow on 4 March.", place="Marow", when=("4 March", day(2024, 3, 4))),
        shelling("They shell Xanadia in March.", place="Xanadia", when=("March", month)),
    ]
    incident = merge(members, policy)
    assert incident.view(Field.WHERE).value == PLACES[place]
    assert incident.view(Field.WHEN).value.is_day is is_day
    assert not incident.view(Field.WHERE).dissent


def tellings(*rows):
    return [Telling(lineage=lineage, origin=origin, outlet=origin) for lineage, origin in rows]


@pytest.mark.parametrize(
    ("rows", "belief"),
    [
        ([], 0.0),
        ([("a", "police")], 0.65),
        ([("a", "police"), ("a", "hospital")], 0.65),
        ([("a", "police"), ("b", "police")], 0.86),
        ([("a", "police"), ("b", "hospital")], 0.8775),
        ([(str(n), "police") for n in range(40)], 0.95),
    ],
)
def test_belief_counts_lineages_and_caps_one_origin(rows, belief) -> None:
    """One lineage counts once; many after one speaker never outweigh that speaker's own error."""
    assert belief_in(tellings(*rows), (), Trust()) == pytest.approx(belief)


def test_rivals_share_the_belief() -> None:
    """One telling against another leaves .39 to each, two against one .71: they cannot both hold."""
    assert killed(MAYOR_4, HERALD_9, policy="lowest").belief == pytest.approx(0.393939)
    assert killed(MAYOR_4, GAZETTE_4, HERALD_9, policy="lowest").belief == pytest.approx(0.714868)
    assert killed(MAYOR_4, GAZETTE_4, policy="lowest").belief == pytest.approx(0.8775)


def test_denials_lower_belief() -> None:
    """What one source denies is believed as far as the denial is not."""
    assert belief_in(tellings(("a", "x")), tellings(("b", "y")), Trust()) == pytest.approx(0.65 * 0.35)


def test_the_user_says_whom_to_trust() -> None:
    """A paper that the project trusts more outweighs two that it does not trust."""
    trust = trust_in({"Herald": 0.95, "The Mayor Tessin": 0.1, "GAZETTE": 0.0})
    assert killed(MAYOR_4, GAZETTE_4, HERALD_9, policy="belief", trust=trust).value == count(9)
    assert killed(GAZETTE_4, trust=trust).belief == 0
    assert killed(MAYOR_4, trust=trust).belief == pytest.approx(0.05)


@pytest.mark.parametrize("policy", POLICIES)
def test_the_order_of_reports_changes_nothing(policy) -> None:
    """Every policy shows the same value however the reports are ordered."""
    members = [POLICE_3, POLICE_5, MAYOR_4, GAZETTE_4, HERALD_9]
    found = {killed(*members[k:], *members[:k], policy=policy) for k in range(5)}
    assert len(found) == 1


def test_reliability_is_a_share() -> None:
    """A reliability outside 0 to 1 is refused by name."""
    with pytest.raises(UsageError, match="'Post' must be a number from 0 to 1"):
        Settings(reliability={"Post": 1.2})
