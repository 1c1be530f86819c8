"""Acts that real reports tell in passing, with others, or beside what somebody says of them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.read.reading import code, incidents, raw
from tests.read.statement_tools import of_kind

from tidings.model.codes import Field, Kind

DAY = date(2019, 11, 18)  # a Monday


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Two people were killed and nine injured in a knife attack at a shop in Sapporo on Sunday.",
            "attack",
        ),
        ("Heavy fighting in Aleppo killed at least ten on Sunday.", "battle"),
        (
            "A union leader condemned the police action on protesting nurses in Lusaka.",
            "protest.intervention",
        ),
        (
            "The United Nations deplored the police crackdown on protesting teachers in Rabat on Sunday.",
            "protest",
        ),
        ("The hotel was the target of a truck bomb in July 1996 in Lima.", "bomb"),
        ("Police seized a car bomb in Newry on Sunday.", "weapons.seized"),
        ("Officers found more than 500 kgs of homemade explosives in a barn in Newry on Sunday.", "weapons"),
        ("About 60 protesters walked to a banker's home in Westport on Sunday.", "protest.peaceful"),
    ],
)
def test_an_act_told_in_few_words_is_read(text: str, kind: str) -> None:
    """One incident of the kind is read."""
    _, (report,) = incidents(text, DAY)
    assert (code(report) or "").startswith(kind)


@pytest.mark.parametrize(
    "text",
    [
        "A group responsible for a string of deadly attacks targeting soldiers in Sinai praised the judge on Sunday.",
        "A factory in Newry made detonating cord for mines on Sunday.",
    ],
)
def test_what_a_group_is_known_for_is_no_incident(text: str) -> None:
    """Neither what a group has done before nor the name of a thing is an act."""
    assert not incidents(text, DAY)[1]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "Activists accused the militia and other forces of heavy shelling of Homs on Sunday.",
            {"militia", "other forces"},
        ),
        (
            "A bomb killed 12 people in Basra on Sunday. Violence has dropped amid a crackdown by the army.",
            set(),
        ),
        ("A video showing masked men setting shops ablaze in Tabriz on Sunday was aired.", {"masked men"}),
    ],
)
def test_only_those_who_act_are_doers(text: str, doers: set[str]) -> None:
    """What they are accused of, who else acts, and what shows them are no part of a party."""
    _, reports = incidents(text, DAY)
    assert {words for report in reports for words in raw(report, Field.PERPETRATOR)} == doers


def test_a_place_before_and_is_no_doer() -> None:
    """Who acts behind "and" is not joined with the place before it."""
    _, reports = incidents(
        "Gunmen killed a guard at a mine in Gao and militants took a priest hostage in Kidal.", DAY
    )
    assert not any("Gao" in words for report in reports for words in raw(report, Field.PERPETRATOR))


def test_others_who_act_elsewhere_are_another_incident() -> None:
    """Two acts of one sentence, each with its doer and its ground, are two."""
    text = "Insurgents stormed a base in Mopti on Friday and bandits attacked a bus in Niamey."
    _, reports = incidents(text, DAY)
    assert [raw(report, Field.PERPETRATOR) for report in reports] == [["Insurgents"], ["bandits"]]


def test_one_ship_is_taken_once() -> None:
    """A hijacking told again as a seizure, at a finer place, is one incident."""
    text = (
        "Rebels hijacked a ship in the Red Sea on Sunday. They seized the vessel in the Bab el-Mandeb strait."
    )
    assert len(incidents(text, DAY)[1]) == 1


def test_arms_found_are_the_news_where_a_text_opens_with_them() -> None:
    """Force told further on, as of earlier days, does not make the find an aftermath; told first, it does."""
    find = "Police seized a car bomb in Newry on Sunday."
    force = "Militants attacked a police station in Derry last month, killing a guard."
    assert next(code(report) for report in incidents(f"{find} {force}", DAY)[1]) == "weapons.seized"
    assert "weapons.seized" not in [code(report) for report in incidents(f"{force} {find}", DAY)[1]]


def test_the_day_before_a_passive_reaction_is_the_acts() -> None:
    """In "the bombing on Tuesday was condemned" the day is the bombing's."""
    _, (report,) = incidents("The bombing of a market in Gao on Tuesday was condemned by the mayor.", DAY)
    assert raw(report, Field.WHEN) == ["Tuesday"]


def test_a_rank_within_a_month_makes_no_tally_of_a_toll() -> None:
    """In "the fifth attack this month" attacks are counted; the dead told beside it are of the one attack."""
    text = "A bomb in Basra killed 20 people on Thursday, in the fifth attack in Iraq this month."
    told = of_kind(text, Kind.TALLY, ("Basra", "Iraq"), ("Thursday",))
    assert [claim.raw for report in told for claim in report.of(Field.COUNT)] == ["fifth"]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Clashes between herders and farmers left 12 people dead in Jos on Friday.", {"herders", "farmers"}),
        ("Fighting between the army and rebels killed 30 people in Bunia on Friday.", {"army", "rebels"}),
        (
            "The attack in Hodeidah on Friday, which left 30 dead, was the work of the Houthis, he said.",
            {"Houthis"},
        ),
        (
            "Eight miners were killed in Zamfara on Friday. Bandits from a neighbouring state were behind the killings.",
            {"Bandits"},
        ),
        ("Two farmers were killed by Turkish gunfire near Kobane on Friday.", {"Turkish"}),
    ],
)
def test_doers_are_told_in_other_ways(text: str, doers: set[str]) -> None:
    """Both sides of what is "between" them, whose work and whose fire it was, and no land they come from."""
    _, (report,) = incidents(text, DAY)
    assert set(raw(report, Field.PERPETRATOR)) == doers


def test_the_day_of_a_claim_is_not_the_acts() -> None:
    """Who "claimed responsibility on Monday" did so then, and the act has the day told behind it."""
    text = (
        "Islamic State claimed responsibility on Monday for a bombing that killed 20 in Kabul the day before."
    )
    _, (report,) = incidents(text, DAY)
    assert raw(report, Field.WHEN) == ["the day before"]
    assert raw(report, Field.KILLED) == ["20"]
