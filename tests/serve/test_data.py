"""`tidings data`: own sites and GeoNames dumps go in, are read with, are listed and taken away."""

import json
import zipfile

import pytest

SITES = """name,lat,lon,kind,country,aliases
FOB Kestrel,33.5012,44.1020,base,IQ,Kestrel base; Camp Kestrel
Qaryat al-Zaytun,36.41,43.02,town,Iraq,قرية الزيتون
"""
# Constructed rows in the form of a GeoNames dump.
DUMP = [
    "7000001\tTall Kestrel\tTall Kestrel\tTell Kestrel,تل كستريل\t36.41\t43.02\tP\tPPL\tIQ\t\t15\t\t\t\t900\t\t200\tAsia/Baghdad\t2024-01-01",
    "92877\tNineveh\tNineveh\t\t36.0\t42.5\tA\tADM1\tIQ\t\t15\t\t\t\t3000000\t\t200\tAsia/Baghdad\t2024-01-01",
    "7000002\tWadi Kestrel\tWadi Kestrel\t\t36.42\t43.01\tH\tSTM\tIQ\t\t15\t\t\t\t0\t\t200\tAsia/Baghdad\t2024-01-01",
]
REPORT = "Two rockets struck {} on Tuesday, killing one guard, the ministry said.\n"


@pytest.fixture
def sites(tmp_path, own_places):
    path = tmp_path / "sites.csv"
    path.write_text(SITES, encoding="utf-8")
    return path


@pytest.fixture
def dump(tmp_path, own_places):
    path = tmp_path / "IQ.txt"
    path.write_text("\n".join(DUMP) + "\n", encoding="utf-8")
    return path


def place_of(command, tmp_path, name):
    """Where the incident of a constructed report took place."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT.format(name), encoding="utf-8")
    _, out, _ = command("extract", path, "--published", "2024-01-24", "--json")
    return json.loads(out)["incidents"][0]["where"]


def test_own_sites_are_read_with(command, tmp_path, sites, own_places):
    """A site that no gazetteer knows has its point, province and evidence once it was added."""
    assert place_of(command, tmp_path, "FOB Kestrel") is None
    code, out, err = command("data", "add", sites)
    assert (code, out) == (0, "")
    assert str(own_places / "sites.places") in err
    where = place_of(command, tmp_path, "FOB Kestrel")
    assert (where["lat"], where["lon"], where["precision"], where["country"]) == (
        33.5012,
        44.102,
        "site",
        "IQ",
    )
    assert where["admin1"]
    assert where["evidence"][0]["quote"] == "FOB Kestrel"


def test_geojson_gives_the_same_places_as_a_table(command, tmp_path, sites, own_places):
    """Points of a GeoJSON file are sites; another shape is a problem that names the feature."""
    features = [
        {
            "type": "Feature",
            "properties": {
                "name": "FOB Kestrel",
                "kind": "base",
                "country": "IQ",
                "aliases": ["Camp Kestrel"],
            },
            "geometry": {"type": "Point", "coordinates": [44.102, 33.5012]},
        },
        {
            "type": "Feature",
            "properties": {"name": "Area"},
            "geometry": {"type": "Polygon", "coordinates": []},
        },
        "no feature",
    ]
    path = tmp_path / "sites.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    code, out, err = command("data", "add", path, "--json")
    assert (code, json.loads(out)["places"], json.loads(out)["problems"]) == (3, 1, 2)
    assert "feature 2: no lat" in err
    assert "feature 3: no name" in err
    assert place_of(command, tmp_path, "Camp Kestrel")["lat"] == 33.5012


def test_places_are_listed_and_taken_away(command, tmp_path, sites, own_places):
    """The list shows each file, the check-up counts them, and after removal nothing is read with them."""
    command("data", "add", sites, "--name", "Our sites")
    code, out, _ = command("data", "list", "--json")
    listed = json.loads(out)
    assert (code, listed["folder"]) == (0, str(own_places))
    assert [(row["name"], row["places"], row["source"]) for row in listed["files"]] == [
        ("our-sites", 2, "sites.csv")
    ]
    assert "2 in 1 files" in command("doctor")[1]
    assert command("data", "remove", "our-sites")[0] == 0
    assert place_of(command, tmp_path, "FOB Kestrel") is None
    code, _, err = command("data", "remove", "our-sites")
    assert (code, "there are none" in err) == (2, True)


def test_documents_are_read_anew_with_new_places(command, tmp_path, sites):
    """A project reads its documents again once there are other places, and only then."""
    report = tmp_path / "report.txt"
    report.write_text(REPORT.format("FOB Kestrel"), encoding="utf-8")
    project = ("--project", tmp_path / "p")
    command("init", tmp_path / "p")
    command("add", report, "--published", "2024-01-24", *project)
    assert json.loads(command("run", "--json", *project)[1])["read"] == 1
    assert json.loads(command("run", "--json", *project)[1])["read"] == 0
    command("data", "add", sites)
    assert json.loads(command("run", "--json", *project)[1])["read"] == 1
    assert "FOB Kestrel" in command("list", *project)[1]


def test_a_dump_gives_villages_with_their_province(command, tmp_path, dump):
    """A village of a dump is found by any name, in its province; a stream is left out and counted."""
    code, _, err = command("data", "import", "geonames", dump)
    assert code == 0
    assert "1 of class H" in err
    where = place_of(command, tmp_path, "a market in Tell Kestrel, Iraq,")
    assert (where["gazetteer_id"], where["admin1"], where["precision"]) == ("gn:7000001", "Nineveh", "town")


def test_a_packed_dump_is_read_like_a_plain_one(command, tmp_path, dump):
    """The .zip of a dump gives the same places."""
    with zipfile.ZipFile(tmp_path / "IQ.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(dump, "IQ.txt")
        archive.writestr("readme.txt", "Constructed.")
    command("data", "import", "geonames", dump, "--name", "plain")
    command("data", "import", "geonames", tmp_path / "IQ.zip", "--name", "packed")
    plain, packed = json.loads(command("data", "list", "--json")[1])["files"]
    assert {key: plain[key] for key in ("places", "names")} == {
        key: packed[key] for key in ("places", "names")
    }


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "Kestrel,133.4,44.1,base,IQ,",
            "line 2: lat 133.4 lies outside -90 to 90 degrees; are lat and lon exchanged?",
        ),
        ("Kestrel,33.4,244.1,base,IQ,", "line 2: lon 244.1 lies outside"),
        ("Kestrel,33.4,44.1,castle,IQ,", "line 2: kind 'castle' is not known; there are"),
        ("Kestrel,33.4,44.1,base,Atlantis,", "line 2: country 'Atlantis' is not known"),
        ('Kestrel,"33,4",44.1,base,IQ,', "line 2: lat '33,4' is no number"),
        ("Kestrel,nan,44.1,base,IQ,", "line 2: lat 'nan' is no number"),
        ("Kestrel,,44.1,base,IQ,", "line 2: no lat"),
        (",33.4,44.1,base,IQ,", "line 2: no name"),
        (f"{'K' * 201},33.4,44.1,base,IQ,", "line 2: the name has more than 200 characters"),
        ("Kestrel", "line 2: no lat"),
    ],
)
def test_a_bad_row_is_named_and_the_good_ones_stay(command, tmp_path, own_places, line, words):
    """Each row that cannot be used is a problem with its line; the others are added."""
    path = tmp_path / "sites.csv"
    path.write_text(
        f"name,lat,lon,kind,country,aliases\n{line}\nMerlin,33.1,44.1,base,IQ,\n", encoding="utf-8"
    )
    code, out, err = command("data", "add", path, "--json")
    assert words in err
    assert (code, json.loads(out)["places"]) == (3, 1)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no column name, lat, lon"),
        ("title,x,y\nKestrel,1,2\n", "no column name, lat, lon"),
        ('{"type": "Feature"}', "no GeoJSON"),
        ("[1,", "cannot be read as JSON"),
        ("[" * 100_000, "cannot be read as JSON"),
    ],
)
def test_a_file_of_another_form_is_refused(command, tmp_path, own_places, content, words):
    """What is neither a table of sites nor GeoJSON is refused as a whole."""
    path = tmp_path / "sites.csv"
    path.write_text(content, encoding="utf-8")
    code, _, err = command("data", "add", path)
    assert (code, words in err) == (2, True)
    assert not list(own_places.glob("*.places"))


def test_a_wholly_bad_table_changes_nothing(command, tmp_path, sites, own_places):
    """Where no row can be used, what was there before stays."""
    command("data", "add", sites)
    before = (own_places / "sites.places").read_bytes()
    sites.write_text("name,lat,lon\nKestrel,91,0\n", encoding="utf-8")
    code, _, err = command("data", "add", sites)
    assert (code, "nothing was changed" in err) == (3, True)
    assert (own_places / "sites.places").read_bytes() == before


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda line: line.replace("36.41", "96.41"), "line 2: latitude 96.41 lies outside"),
        (lambda line: line.replace("36.41", "north"), "line 2: latitude 'north' is no number"),
        (lambda line: line.replace("7000001", "-7"), "line 2: geonameid '-7' is no number"),
        (lambda line: line.replace("\t900\t", "\t99999999999\t"), "line 2: population"),
        (lambda line: line.rpartition("\t")[0], "line 2: 18 columns where 19 belong"),
        (lambda _: "K" * 200_001, "line 2: more than 200,000 bytes"),
    ],
)
def test_a_bad_line_of_a_dump_is_named(command, tmp_path, dump, change, words):
    """A line that cannot be used is a problem with its number; the others are taken."""
    dump.write_text("\n".join([DUMP[1], change(DUMP[0]), DUMP[0]]) + "\n", encoding="utf-8")
    code, out, err = command("data", "import", "geonames", dump, "--json")
    assert words in err
    assert code == 3
    assert json.loads(out)["places"] == 1


def test_a_dump_of_bad_lines_is_counted_not_listed(command, tmp_path, dump):
    """Of very many bad lines a hundred are kept and all are counted."""
    dump.write_text("\n".join([DUMP[0], *["broken\tline"] * 500]) + "\n", encoding="utf-8")
    code, out, _ = command("data", "import", "geonames", dump, "--json")
    assert (code, json.loads(out)["problems"]) == (3, 500)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("codes.txt", "IQ\tIraq\t1\n", "line 1 has 3 columns where a GeoNames dump has 19"),
        ("IQ.zip", "no archive", "no .zip, or a damaged one"),
    ],
)
def test_a_dump_of_another_form_is_refused(command, tmp_path, own_places, name, content, words):
    """Another table or archive is refused, and the message says which file to take."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    code, _, err = command("data", "import", "geonames", path)
    assert (code, words in err) == (2, True)


def test_a_broken_file_of_places_stops_reading_and_can_be_removed(command, tmp_path, sites, own_places):
    """Damage is told by every command that reads, by the list and the check-up, until the file is gone."""
    command("data", "add", sites)
    broken = own_places / "sites.places"
    broken.write_bytes(broken.read_bytes()[:-5])
    report = tmp_path / "report.txt"
    report.write_text(REPORT.format("Mosul"), encoding="utf-8")
    code, _, err = command("extract", report)
    assert (code, "tidings data remove sites" in err) == (2, True)
    assert "do not fit" in command("data", "list", "--json")[1]
    assert command("doctor")[0] == 1
    assert command("data", "remove", "sites")[0] == 0
    assert command("extract", report)[0] == 0


def test_a_name_cannot_lead_out_of_the_folder(command, sites, own_places):
    """Dots and slashes of a name make no path."""
    assert command("data", "add", sites, "--name", "../../etc/passwd")[0] == 0
    assert [path.name for path in own_places.iterdir()] == ["etc-passwd.places"]
