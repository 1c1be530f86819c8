"""Files of the user's own places are written as a stream, refuse damage, and lie over the shipped gazetteer."""

from __future__ import annotations

import random

import pytest

from tidings.data import places
from tidings.data.layer import Layer, LayerWriter
from tidings.data.layout import Kind, NameFlag
from tidings.data.rows import Row
from tidings.errors import ResourceError
from tidings.pipeline import own_reader


def row(name, lat=33.5, lon=44.1, *, kind=Kind.TOWN, aliases=(), **more):
    """One constructed place in Iraq."""
    made = Row(kind, name, lat, lon, country="IQ", **more)
    made.radius_km = 2
    made.call([name], NameFlag.MAIN)
    made.call(aliases)
    return made


def written(path, rows, sort="sites", divisions=()):
    with LayerWriter(path, sort=sort, source="sites.csv") as writer:
        for one in rows:
            writer.add(one)
        writer.divisions.update(divisions)
    return path


def names_of(found):
    return [place.id for place in found]


@pytest.mark.usefixtures("own_places")
def test_a_name_given_by_the_user_is_found(own_places):
    """Name, alias and beginning of a name are found, with point, division and zone."""
    site = row(
        "FOB Kestrel",
        id="own:kestrel",
        aliases=["Camp Kestrel"],
        admin1="adm1:IQ-AN",
        timezone="Asia/Baghdad",
    )
    written(own_places / "mine.places", [site])
    found = places.load().find("camp KESTREL")
    assert names_of(found) == ["own:kestrel"]
    assert (found[0].lat, found[0].lon, found[0].admin1_name, found[0].timezone) == (
        33.5,
        44.1,
        "Anbar",
        "Asia/Baghdad",
    )
    assert places.load().get("own:kestrel") == found[0]
    assert places.load().extends("fob")
    assert not places.load().extends("fob kestrel")
    assert places.load().find("FOB Merlin") == ()


def test_an_own_site_stands_before_towns_and_behind_countries(own_places):
    """Of places of one name the country is first, then the user's site, then shipped and imported ones."""
    sites = [row("Jordan", id="own:jordan", kind=Kind.BASE), row("Mosul", id="own:mosul", kind=Kind.BASE)]
    written(own_places / "mine.places", sites)
    written(own_places / "dump.places", [row("Mosul", geonames_id=7_000_001)], sort="geonames")
    known = places.load()
    assert names_of(known.find("Jordan"))[:2] == ["country:JO", "own:jordan"]
    mosul = names_of(known.find("Mosul"))
    assert mosul[0] == "own:mosul"
    assert mosul[-1] == "gn:7000001"
    assert known.is_country("jordan")


def test_a_place_known_already_keeps_its_row_and_gains_names(own_places):
    """Erbil of a dump is the shipped Erbil, also by a name that only the dump has."""
    dumped = row("Erbil", 1.0, 2.0, geonames_id=95446, aliases=["Hewlertown"])
    written(own_places / "dump.places", [dumped], sort="geonames")
    known = places.load()
    assert names_of(known.find("Hewlertown")) == ["gn:95446"]
    assert known.find("Hewlertown")[0].lat > 36
    assert names_of(known.find("Erbil")).count("gn:95446") == 1


def test_the_division_of_a_dump_is_found_by_its_code(own_places):
    """A village's code of its division becomes the shipped division."""
    village = row("Tell Kestrel", geonames_id=7_000_002, admin1="IQ.01")
    written(own_places / "dump.places", [village], "geonames", {"IQ.01": "gn:99592"})
    assert places.load().find("Tell Kestrel")[0].admin1 == places.load().get("gn:99592").id


def test_many_namesakes_give_the_largest_first(own_places):
    """Of 10,000 villages of one name the 64 with most people are given."""
    people = list(range(10_000))
    random.Random(5).shuffle(people)
    written(
        own_places / "dump.places",
        (row("Newplace", geonames_id=7_000_000 + n, population=n) for n in people),
        "geonames",
    )
    found = places.load().find("Newplace")
    assert [place.population for place in found] == list(range(9_999, 9_935, -1))


def test_the_same_rows_make_the_same_file(tmp_path):
    """Source and order given, the bytes are the same each time."""
    rows = [row(f"Village {n}", geonames_id=7_000_000 + n) for n in range(50)]
    first, second = (written(tmp_path / f"{n}.places", rows).read_bytes() for n in (1, 2))
    assert first == second


def test_what_a_reading_rests_on_names_the_places(own_places):
    """With own places the reader has another name, the same again without them, so that documents are read anew."""
    alone = own_reader()
    path = written(own_places / "mine.places", [row("FOB Kestrel", id="own:kestrel")])
    places.forget()
    with_one = own_reader()
    written(path, [row("FOB Kestrel", 33.6, id="own:kestrel")])
    places.forget()
    moved = own_reader()
    path.unlink()
    places.forget()
    assert len({alone, with_one, moved}) == 3
    assert own_reader() == alone
    assert with_one.startswith(f"{alone}/places-")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda content: content[:40], "cut short"),
        (lambda _: b"", "cut short"),
        (lambda content: content[:-9], "do not fit"),
        (lambda content: b"PLACES!!" + content[8:], "not a file of places"),
        (lambda content: content[:8] + b"\x09\0\0\0" + content[12:], "version 9, this needs 1"),
    ],
)
def test_a_broken_file_is_refused(tmp_path, damage, words):
    """A cut, foreign or newer file is named, with what to do."""
    path = written(tmp_path / "mine.places", [row("FOB Kestrel", id="own:kestrel")])
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ResourceError, match=words) as refused:
        Layer(path)
    assert "tidings data remove mine" in str(refused.value)


def test_an_altered_file_does_not_pass_the_check(tmp_path):
    """A changed byte that leaves all sizes alone shows against the file's hash."""
    path = written(tmp_path / "mine.places", [row("FOB Kestrel", id="own:kestrel")])
    Layer(path).check()
    content = bytearray(path.read_bytes())
    content[content.index(b"FOB Kestrel")] = ord("G")
    path.write_bytes(content)
    with pytest.raises(ResourceError, match="altered or damaged"):
        Layer(path).check()


def test_a_failure_while_writing_leaves_what_was_there(tmp_path):
    """An error on the way keeps the file of before and no scraps."""
    path = written(tmp_path / "mine.places", [row("FOB Kestrel", id="own:kestrel")])
    before = path.read_bytes()
    with pytest.raises(TypeError):
        written(path, [row("FOB Merlin", id="own:merlin"), row("FOB Harrier", lat=None, id="own:harrier")])
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine.places"]
