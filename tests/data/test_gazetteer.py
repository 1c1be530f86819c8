"""The compiled gazetteer answers by name and by id, and refuses what it cannot read."""

from __future__ import annotations

import shutil
from pathlib import Path
from time import perf_counter

import pycountry
import pytest
from bench.lookup import arabic_names, merged, near_names

from tidings.data.gazetteer import Gazetteer, load
from tidings.data.layout import HEADER, ROWS_FILE, TRIE_FILE, Kind
from tidings.data.names import fold
from tidings.data.tables import COMPILED
from tidings.errors import ResourceError

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return load()


@pytest.mark.parametrize(
    "name",
    [
        "Ain Al Asad airbase", "Ain al-Asad", "Ayn al-Asad", "Ayn al-Assad", "Ein el-Assad", "‘Ayn al-Asad",
        "'Ain Al Asad", "Ain Assad", "al Asad air base", "Asad air base", "AYN AL ASAD", "عين الأسد", "عین الاسد",
        "Айн-эль-Асад",
    ],
)  # fmt: skip
def test_every_spelling_finds_the_air_base(places: Gazetteer, name: str) -> None:
    """Fourteen spellings of Ain al-Asad lead to the airfield of that name in Anbar."""
    found = places.find(name)[0]
    assert (found.id, found.country, found.admin1_name, found.kind) == (
        "icao:ORAA",
        "IQ",
        "Anbar",
        Kind.AIRFIELD,
    )


def test_a_governorate_comes_before_a_small_town(places: Gazetteer) -> None:
    """Anbar is first of all the governorate of Iraq."""
    assert places.find("Anbar")[0].id == "adm1:IQ-AN"


def test_a_row_knows_its_ids_and_zone(places: Gazetteer) -> None:
    """Erbil is found by its GeoNames id with division, point and time zone."""
    erbil = places.get("gn:95446")
    assert erbil is not None
    assert (erbil.name, erbil.country, erbil.admin1, erbil.timezone) == (
        "Erbil", "IQ", "adm1:IQ-AR", "Asia/Baghdad",
    )  # fmt: skip
    assert abs(erbil.lat - 36.19) < 0.01
    assert abs(erbil.lon - 44.01) < 0.01


def test_all_namesakes_are_there(places: Gazetteer) -> None:
    """Tripoli is in Libya, in Lebanon and in Greece."""
    assert {"LY", "LB", "GR"} <= {place.country for place in places.find("Tripoli")}


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Red Sea", "region:red-sea"), ("Sahel", "region:sahel"), ("Donbas", "region:donbas"), ("US", "country:US"),
        ("U.S.", "country:US"), ("America", "country:US"), ("Tower 22", "site:tower-22"), ("al-Tanf", "site:tanf"),
        ("West Bank", "adm1:PS.WE"), ("Darfur", "region:darfur"), ("Україна", None), ("أربيل", "gn:95446"),
        ("Київ", "gn:703448"), ("Hmeimim air base", "icao:OSLK"),
    ],
)  # fmt: skip
def test_layers_answer_by_name(places: Gazetteer, name: str, place_id: str | None) -> None:
    """Seas, regions, sites and names in other scripts are found."""
    assert place_id in {place.id for place in places.find(name)} or (
        place_id is None and not places.find(name)
    )


@pytest.mark.parametrize("pair", near_names(), ids=" ".join)
def test_near_names_lead_to_two_places(places: Gazetteer, pair: tuple[str, str, str, str]) -> None:
    """Of 200 pairs of near but different names each leads to a place of its own, in its own country."""
    assert not merged(places, pair)
    assert fold(pair[0]) != fold(pair[2]) or pair[1] != pair[3]


def test_there_are_two_hundred_near_pairs() -> None:
    """The list has 200 different pairs."""
    assert len({frozenset([pair[:2], pair[2:]]) for pair in near_names()}) == 200


def test_names_in_arabic_script_lead_to_places(places: Gazetteer) -> None:
    """Each of at least 36,000 names in Arabic script finds a place (71,832 when this was written)."""
    assert arabic_names(places) >= 36_000


def test_an_unknown_name_has_no_places(places: Gazetteer) -> None:
    """A name that is nowhere gives nothing, not a default point."""
    assert places.find("Xyzzyville-under-Nowhere") == ()
    assert places.get("gn:1") is None


def test_a_name_with_many_rows_gives_the_most_prominent(places: Gazetteer) -> None:
    """A very common name gives a bounded list, capital and large towns first."""
    found = places.find("San José")
    assert 1 < len(found) <= 64


def test_opens_and_answers_at_once() -> None:
    """From opening the files to the first answer takes well under a second."""
    start = perf_counter()
    assert Gazetteer(COMPILED).find("Mosul")
    assert perf_counter() - start < 0.5  # about 0.02 s on an idle core


def test_is_small() -> None:
    """Both files together stay under 60 MB."""
    assert sum((COMPILED / name).stat().st_size for name in (ROWS_FILE, TRIE_FILE)) < 60_000_000


def test_a_missing_gazetteer_says_what_to_do(tmp_path: Path) -> None:
    """Without the files the message names the place and the command."""
    with pytest.raises(ResourceError, match=r"no gazetteer here.*build_data"):
        Gazetteer(tmp_path)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda content: content[:1000], "do not fit"),
        (lambda content: content[:10], "cut short"),
        (lambda content: b"X" * len(content), "not a gazetteer"),
        (lambda content: content[:8] + b"\xff\0\0\0" + content[12:], "version"),
    ],
)
def test_a_broken_gazetteer_is_refused(tmp_path: Path, damage, words: str) -> None:
    """A cut, foreign or newer file is refused with its reason."""
    shutil.copy(COMPILED / TRIE_FILE, tmp_path / TRIE_FILE)
    (tmp_path / ROWS_FILE).write_bytes(damage((COMPILED / ROWS_FILE).read_bytes()))
    with pytest.raises(ResourceError, match=words):
        Gazetteer(tmp_path)


def test_a_trie_of_another_build_is_refused(tmp_path: Path) -> None:
    """Rows and names of different builds do not open together."""
    assert HEADER.size < 64
    shutil.copy(COMPILED / ROWS_FILE, tmp_path / ROWS_FILE)
    (tmp_path / TRIE_FILE).write_bytes((COMPILED / TRIE_FILE).read_bytes() + b"\0")
    with pytest.raises(ResourceError, match="do not fit"):
        Gazetteer(tmp_path)


def test_division_codes_are_those_of_the_standard() -> None:
    """ISO 3166-2 codes of our divisions exist, but for the few that the standard has dropped."""
    ours = set()
    for line in (RESOURCES / "admin1.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and (iso := line.split("\t")[1]):
            ours.add(iso)
    known = {division.code for division in pycountry.subdivisions}
    assert len(ours) > 3000
    assert len(ours - known) < 60


def test_every_country_is_there(places: Gazetteer) -> None:
    """Each sovereign country of the standard is found by its code."""
    missing = {
        country.alpha_2 for country in pycountry.countries if places.get(f"country:{country.alpha_2}") is None
    }
    assert missing <= {
        "AX", "BL", "BQ", "BV", "CC", "CW", "CX", "GS", "HM", "IO", "MF", "NF", "NU", "PM", "PN", "SH", "SJ", "TF",
        "TK", "UM", "WF", "YT",
    }  # fmt: skip
