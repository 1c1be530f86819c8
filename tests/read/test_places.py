"""Place names are found in every way of writing, and other names are left alone."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from tests.read.page import page

from tidings.data.gazetteer import load
from tidings.model.report import Mention
from tidings.model.values import Where
from tidings.read.places import find_places
from tidings.read.sentences import find_sentences


def found(text: str) -> tuple[Mention, ...]:
    document = page(text)
    return find_places(document, find_sentences(document), load())


def names(text: str) -> list[str]:
    return [mention.raw for mention in found(text)]


def feature(mention: Mention) -> str | None:
    assert isinstance(mention.value, Where)
    return mention.value.feature


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shells fell on Mosul and Tal Afar on Monday, Iraqi officials said.",
            ["Mosul", "Tal Afar", "Iraqi"],
        ),
        ("Police in Nairobi, Kenya, fired tear gas at students.", ["Nairobi", "Kenya"]),
        (
            "The ferry left Port-au-Prince and reached the town of Gonaives at dawn.",
            ["Port-au-Prince", "Gonaives"],
        ),
        ("Rebels shelled Deir ez-Zor in eastern Syria.", ["Deir ez-Zor", "Syria"]),
        ("A tanker was hit by a drone in the Red Sea off Yemen.", ["Red Sea", "Yemen"]),
        ("Protesters marched in St. Louis, Mo., for a second night.", ["St. Louis", "Mo."]),
    ],
)
def test_finds_names_in_running_text(text: str, expected: list[str]) -> None:
    """Towns, countries, seas and abbreviated states are found with their exact words."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two rockets landed inside the Ain al-Asad airbase in Iraq.", "Ain al-Asad airbase"),
        ("Two rockets landed inside the Ayn al-Assad base in Iraq.", "Ayn al-Assad base"),
        ("An Israeli strike hit the Jabalia refugee camp overnight.", "Jabalia refugee camp"),
        ("Aid trucks waited at the Kerem Shalom crossing in Israel.", "Kerem Shalom crossing"),
    ],
)
def test_a_site_takes_the_word_for_its_kind(text: str, expected: str) -> None:
    """The noun behind a site's name belongs to the mention."""
    assert expected in names(text)


def test_demonyms_are_marked() -> None:
    """ "Turkish" is found, but marked so that no event is put there."""
    mentions = found("Turkish jets crossed into Iraq and Syria, Ankara said.")
    assert [(m.raw, feature(m)) for m in mentions][:2] == [("Turkish", "demonym"), ("Iraq", None)]


def test_parts_of_compounds_are_found() -> None:
    """Both places of "Israel-Lebanon" and the one of "Iran-backed" are found."""
    text = "Iran-backed fighters said the Israel-Lebanon truce had to hold."
    assert names(text) == ["Iran", "Israel", "Lebanon"]


def test_a_dateline_in_capitals_is_found() -> None:
    """The town of a dateline counts although it is written in capitals."""
    assert names("BAGHDAD, Iraq -- A bomb went off in Sadr City on Sunday.") == [
        "BAGHDAD",
        "Iraq",
        "Sadr City",
    ]


def test_a_text_in_lower_case_is_read() -> None:
    """Agency reports without capitals yield the places that words and country support."""
    text = (
        "soldiers of the salvadoran army clashed with guerrillas in chalatenango department, the army said. "
        "a bridge near the city of san miguel was destroyed. president cristiani spoke in san salvador."
    )
    assert names(text)[-2:] == ["san miguel", "san salvador"]
    assert not {"army", "bridge", "president", "cristiani"} & set(names(text))


def test_a_text_in_capitals_is_read() -> None:
    """A text all in capitals yields its places and not its common words."""
    text = "GUNMEN KILLED FOUR SOLDIERS NEAR PESHAWAR IN PAKISTAN ON FRIDAY. POLICE BLAMED NO ONE."
    assert names(text) == ["PESHAWAR", "PAKISTAN"]


@pytest.mark.parametrize(
    "text",
    [
        "Judge Michael Lincoln adjourned the hearing until March.",
        "On Sunday the United Nations and the Taliban met; May was too late for talks.",
        "Police said the man, named as Jerome Houston, had acted alone.",
    ],
)
def test_persons_months_and_bodies_are_no_places(text: str) -> None:
    """Surnames, months and organisations are left alone though towns bear their names."""
    assert names(text) == []


def test_spans_quote_the_text() -> None:
    """Every mention's words stand at its span."""
    text = "Fighting spread from Goma to Sake in North Kivu province, Congolese officials said."
    for mention in found(text):
        assert text[mention.span.start : mention.span.end] == mention.raw


def test_mentions_do_not_overlap() -> None:
    """Mentions come in order and share no character."""
    mentions = found(
        "New York City police went to New York, and from West Virginia to Virginia Beach, Virginia."
    )
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


def test_hostile_text_takes_linear_time() -> None:
    """A long run of capitals, hyphens and commas is read in time that grows with its length."""

    def seconds(times: int) -> float:
        text = "Al-Al-Al of New St. York, Rio de la " * times
        start = process_time()
        found(text)
        return process_time() - start

    seconds(20)
    assert seconds(400) < 40 * max(seconds(40), 0.005)


def test_no_text_has_no_places() -> None:
    """A document of blanks has no places."""
    assert found(" \n ") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen opened fire in Haiti's capital on Monday.", ["Haiti", "capital"]),
        ("A blast was heard in the Syrian capital.", ["Syrian", "capital"]),
        ("Iraq said Baghdad, its capital, was calm; capital punishment stays.", ["Iraq", "Baghdad"]),
    ],
)
def test_the_capital_stands_for_a_town(text: str, expected: list[str]) -> None:
    """ "Haiti's capital" names a town; "capital punishment" does not."""
    assert names(text) == expected


def test_a_doubtful_name_among_towns_of_its_country_is_a_place() -> None:
    """Two places beside it in a list vouch for a third of their country, and none for a person's name."""
    assert "Gao" in [m.raw for m in found("Rebels hit Kidal, Gao and Mopti.")]
    assert "Gao" not in [m.raw for m in found("Rebels met Gao and the mayor of Mopti.")]


def test_an_armed_group_tells_the_country() -> None:
    """A small town is a place where a group of its country is named, though the country is not."""
    assert "Magumeri" in names("Boko Haram fighters raided Magumeri and burned a clinic.")
    assert "Magumeri" not in names("Some fighters raided Magumeri and burned a clinic.")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A drone hit the military hospital of Melitopol on Thursday, killing four.", "Melitopol"),
        ("Rebels ambushed a convoy on the Gao-Ansongo highway in Mali on Tuesday.", "Ansongo"),
        ("Shells hit a house in the Haradh district of Yemen's Hajjah governorate.", "Haradh"),
        ("Gunmen raided Magumeri on Tuesday, said the army of Nigeria.", "Magumeri"),
    ],
)
def test_sites_roads_and_districts_tell_small_towns(text: str, place: str) -> None:
    """A site of a town, a road between two, and a district of a province that holds it make a name a place."""
    assert place in names(text)
    assert "Melitopol" not in names("The University Hospital of Melitopol Foundation pays for it.")
