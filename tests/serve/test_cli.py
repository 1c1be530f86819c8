"""The command line: exit codes, streams, and a clear line for every kind of bad input."""

import json
import subprocess
import sys

import pytest

from tidings.serve.cli import HOMES, run
from tidings.store.project import DATABASE_FILE

ARTICLE = "Rockets hit a fuel depot near Mosul on Tuesday, killing two guards and wounding five others, police said.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_extract_tells_in_words(command, article):
    """The summary goes to stdout and holds the words of the text."""
    code, out, err = command("extract", article, "--published", "2024-06-19")
    assert code == 0
    assert "published 19 Jun 2024" in out
    assert err == ""


def test_extract_gives_the_public_object(command, article):
    """One document is one object; two are a list; jsonl is one a line."""
    code, out, _ = command("extract", article, "--format", "json")
    assert code == 0
    assert json.loads(out)["document"]["published"] is None
    _, out, _ = command("extract", article, article, "--json")
    assert len(json.loads(out)) == 2
    _, out, _ = command("extract", article, article, "-f", "jsonl")
    assert len(out.splitlines()) == 2


def test_extract_writes_a_page_of_its_own(command, article, tmp_path):
    """The page holds the text, allows no script, and loads nothing."""
    page = tmp_path / "out.html"
    code, out, err = command("extract", article, "--html", page)
    content = page.read_text("utf-8")
    assert (code, out) == (0, "")
    assert "written" in err
    assert "fuel depot" in content
    assert "default-src 'none'" in content
    assert "<script" not in content
    assert "http" not in content.split("</style>")[1].replace("GeoNames", "")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t \n"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
        (
            "frame.html",
            b"<html><head><title>x</title></head><body><nav><a href='/'>Home</a></nav></body></html>",
        ),
        ("broken.jsonl", b'{"text": "A bomb'),
    ],
)
def test_unusable_files_are_named(command, tmp_path, name, content):
    """Empty, binary and broken files: exit 3, and a line with the file's name."""
    path = tmp_path / name
    path.write_bytes(content)
    code, out, err = command("extract", path)
    assert code == 3
    assert name in err
    assert out == ""


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["extract", "absent.txt"], "absent.txt"),
        (["extract", __file__, "--published", "soon"], "2024-01-21"),
        (["extract", __file__, "--format", "xml"], "xml"),
        (["list"], "tidings init"),
        (["list", "--project", "absent"], "tidings init"),
        (["add", "absent.html"], "absent.html"),
        (["frobnicate"], "frobnicate"),
        (["extract"], "FILE"),
    ],
)
def test_usage_errors_say_what_to_do(command, monkeypatch, tmp_path, arguments, hint):
    """Wrong usage is exit 2 with a hint."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIDINGS_PROJECT", raising=False)
    code, out, err = command(*arguments)
    assert code == 2
    assert hint in err
    assert out == ""


def test_terminal_escapes_are_shown_not_obeyed(command, tmp_path):
    """An article cannot retitle the window, clear the screen or turn text around."""
    path = tmp_path / "evil.txt"
    path.write_text(
        "Gunmen \x1b]0;owned\x07killed two \u202epeople\x9b2J in Mosul on Monday, police said.\n",
        encoding="utf-8",
    )
    for form in ("text", "json"):
        _, out, _ = command("extract", path, "--format", form)
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out)


def test_output_file_is_whole_or_absent(command, article, tmp_path):
    """-o writes the data to the file; a folder that is not there is an error of one line."""
    target = tmp_path / "out.json"
    code, out, _ = command("extract", article, "--json", "-o", target)
    assert (code, out) == (0, "")
    assert json.loads(target.read_text("utf-8"))["document"]["characters"] == len(ARTICLE)
    code, _, err = command("extract", article, "-o", tmp_path / "no" / "out.txt")
    assert code == 1
    assert "cannot be written" in err


def test_text_in_another_language_is_not_read(command, tmp_path):
    """A language it cannot read: exit 3, named, and no empty summary that looks like a reading."""
    path = tmp_path / "article.txt"
    path.write_text(
        "Une bombe a explosé mardi près de Tombouctou, tuant trois soldats et blessant deux civils, a déclaré "
        "le ministère de la défense dans un communiqué publié à Bamako.\n",
        encoding="utf-8",
    )
    code, out, err = command("extract", path)
    assert code == 3
    assert "'fr'" in err
    assert "This text was not read" in out


def test_wrong_encoding_is_noted(command, tmp_path):
    """Bytes that are not UTF-8 are read with a note, not dropped."""
    path = tmp_path / "article.txt"
    path.write_bytes("Gunmen killed two guards near Córdoba on Monday, police said – again.".encode("cp1252"))
    code, out, err = command("extract", path)
    assert code == 0
    assert "Windows-1252" in err
    assert "1 incident" in out


def test_full_disk_is_said_plainly(command, article):
    """A device without room: exit 1, which file, and what to do."""
    from pathlib import Path

    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    code, _, err = command("extract", article, "-o", "/dev/full")
    assert code == 1
    assert "/dev/full: cannot be written" in err


def test_project_from_start_to_end(command, article, tmp_path, monkeypatch):
    """init, add, run, list, show, tally, export and problems, in one folder."""
    folder = tmp_path / "levant"
    assert command("init", folder)[0] == 0
    assert command("init", folder)[0] == 2
    monkeypatch.chdir(folder)
    assert "Added 1, known already 0" in command("add", article, "--published", "2024-06-19")[2]
    assert "Added 0, known already 1" in command("add", article, "--published", "2024-06-19")[2]
    assert command("run")[0] == 0
    code, out, _ = command("list", "--json")
    incidents = json.loads(out)
    assert code == 0
    assert incidents
    code, out, _ = command("show", incidents[0]["id"][:6])
    assert code == 0
    assert "article" in out or "Reports (1)" in out
    assert json.loads(command("show", incidents[0]["id"], "--json")[1])["claims"]
    assert command("show", "ffffffff")[0] == 2
    assert json.loads(command("tally", "--by", "type", "--json")[1])["rows"][0]["incidents"] == 1
    assert command("tally", "--by", "colour")[0] == 2
    assert command("export", "-f", "csv")[1].startswith("incident_id,")
    assert command("export", "-o", tmp_path / "x.geojson")[0] == 0
    assert json.loads((tmp_path / "x.geojson").read_text("utf-8"))["type"] == "FeatureCollection"
    assert command("problems")[0] == 0


def test_articles_without_an_incident_are_listed_by_story(command, article, tmp_path):
    """An article that tells of a deed, but of no incident, is listed with its title; one with an incident is not."""
    folder = tmp_path / "untold"
    command("init", folder)
    court = tmp_path / "court.txt"
    court.write_text("Lawyers of a Telsin man said the killing of his brother was an accident.", "utf-8")
    command("add", article, court, "--published", "2024-06-19", "--project", folder)
    command("run", "--project", folder)
    code, out, err = command("untold", "--project", folder)
    assert code == 0
    assert "Telsin" in out
    assert "no incident: 1; stories: 1." in err
    (story,) = json.loads(command("untold", "--json", "--project", folder)[1])
    assert [document["published"] for document in story["documents"]] == ["2024-06-19"]
    assert json.loads(command("untold", "-f", "jsonl", "--project", folder)[1]) == story


def test_add_lists_what_it_could_not_use(command, article, tmp_path):
    """One bad file does not stop the others: exit 3, and a problem is kept."""
    folder = tmp_path / "p"
    command("init", folder)
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    code, _, err = command("add", article, empty, "--project", folder)
    assert code == 3
    assert "Added 1" in err
    assert "empty.txt" in command("problems", "--project", folder)[1]


def test_newer_and_foreign_files_are_refused(command, tmp_path):
    """A project of a newer version and a file that is no project: one line, nothing touched."""
    import apsw

    folder = tmp_path / "newer"
    command("init", folder)
    connection = apsw.Connection(str(folder / DATABASE_FILE))
    connection.pragma("user_version", 99)
    connection.close()
    code, _, err = command("list", "--project", folder)
    assert code == 1
    assert str(folder) in err
    (folder / DATABASE_FILE).write_bytes(b"these are no tables at all" * 50)
    assert command("list", "--project", folder)[0] == 1


def test_decisions_can_be_made_and_taken_back(command, project):
    """Split parts a report, undo brings it back, and every step stays on record."""
    where = ("--project", project.path)
    incident = next(i for i in project.incidents() if len(i.reports) == 2)
    report = incident.aliases[1]
    code, out, _ = command(
        "link", "split", report, "--by", "an analyst", "--why", "another day", "--json", *where
    )
    assert code == 0
    decision = json.loads(out)[0]["id"]
    assert project.incident(report).id != project.incident(incident.aliases[0]).id
    assert command("link", "undo", decision[:8], *where)[0] == 0
    assert project.incident(report).id == incident.id
    listed = json.loads(command("link", "list", "--json", *where)[1])
    assert [d["withdraws"] for d in listed] == [None, decision]
    assert command("link", "undo", "ffff", *where)[0] == 2
    assert command("link", "merge", incident.id, report, *where)[0] == 2


def test_one_undo_takes_a_whole_split_back(command, project, tmp_path):
    """A report split from two others is put back to both by the one undo that split names."""
    where = ("--project", project.path)
    other = tmp_path / "other.txt"
    other.write_text("Gunmen shot dead two shepherds in Tikrit on Monday, police said.", encoding="utf-8")
    command("add", other, "--published", "2031-05-05", *where)
    command("run", *where)
    incident = next(i for i in project.incidents() if len(i.reports) == 2)
    third = next(i for i in project.incidents() if i.id != incident.id)
    command("link", "merge", incident.id, third.id, *where)
    before = project.incident(incident.id).aliases
    assert len(before) > 2
    _, out, err = command("link", "split", incident.aliases[1], "--json", *where)
    assert len(json.loads(out)) == len(before) - 1
    named = err.split("tidings link undo ")[1].strip()
    assert command("link", "undo", named, *where)[0] == 0
    assert project.incident(incident.id).aliases == before
    code, _, err = command("link", "undo", named, *where)
    assert code == 2
    assert "taken back already" in err


def test_merge_puts_two_incidents_together(command, project):
    """After a split, merge says that they are one after all."""
    where = ("--project", project.path)
    incident = next(i for i in project.incidents() if len(i.reports) == 2)
    one, other = incident.aliases
    command("link", "split", other, *where)
    undone = json.loads(command("link", "list", "--json", *where)[1])[0]["id"]
    command("link", "undo", undone, *where)
    assert project.incident(one).id == project.incident(other).id


def test_why_shows_the_table_and_what_people_said(command, project):
    """Two reports of one incident are tied; once a person parts them the decision and its reason are told."""
    where = ("--project", project.path)
    incident = next(i for i in project.incidents() if len(i.reports) == 2)
    one, other = incident.aliases
    found = json.loads(command("link", "why", one, other, "--json", *where)[1])
    assert found["is_one"]
    assert sum(line["points"] for line in found["features"]) == found["score"]
    assert [tie["by"] for tie in found["ties"]] == ["linker"]
    command("link", "split", other, "--by", "an analyst", "--why", "another day", *where)
    code, out, err = command("link", "why", one[:12], other[:12], *where)
    assert (code, err) == (0, "")
    assert out.startswith("Two incidents")
    assert "an analyst said" in out
    assert "different" in out
    assert "another day" in out
    assert command("link", "why", one, one, *where)[0] == 2
    assert command("link", "why", one, "ffff", *where)[0] == 2


def test_check_finds_a_mismatch(command, project):
    """A reported tally that the ledger cannot hold gives exit 4 and says why."""
    code, out, err = command("tally", "--check", "--project", project.path)
    assert "Reported tallies beside the ledger" in out
    assert "over 14 attacks in Iraq" in out
    assert code == (4 if "do not agree" in err else 0)


def test_a_tally_of_no_known_unit_is_told_once_and_plainly(command, tmp_path):
    """What is counted is quoted as it stands, and no blank stands where the unit is unknown."""
    folder, path = tmp_path / "tallies", tmp_path / "count.txt"
    command("init", folder)
    path.write_text("The mission documented 214 civilian casualties in Iraq since January.", "utf-8")
    command("add", path, "--published", "2024-03-20", "--project", folder)
    command("run", "--project", folder)
    _, out, _ = command("tally", "--check", "--project", folder)
    assert "what is counted in '214 civilian casualties' could not" in " ".join(out.split())
    assert " ;" not in out


def test_list_of_statements(command, project):
    """kind: lists what is no incident."""
    code, out, _ = command("list", "kind:tally", "--json", "--project", project.path)
    assert code == 0
    assert json.loads(out)[0]["words"] == "over 14 attacks in Iraq"
    assert {"outlet", "title"} <= json.loads(out)[0].keys()
    assert command("list", "kind:rumour", "--project", project.path)[0] == 2


def test_an_unknown_form_is_refused_with_each_form_once(command, project):
    """The forms of a command are named once each."""
    code, _, err = command("export", "-f", "parquet", "--project", project.path)
    assert code == 2
    assert err.count("jsonl") == 1


def test_an_unknown_policy_is_refused_where_nothing_is_exported(command, tmp_path):
    """A misspelt policy is told of an empty project too."""
    command("init", tmp_path / "empty")
    code, _, err = command("export", "--policy", "loudest", "--project", tmp_path / "empty")
    assert code == 2
    assert "most-lineages" in err


def test_the_package_runs_as_a_module(tmp_path):
    """`python -m tidings` is the command line."""
    given = [sys.executable, "-m", "tidings", "list", "--project", tmp_path]
    done = subprocess.run(given, check=False, capture_output=True, text=True)
    assert done.returncode == 2
    assert "tidings init" in done.stderr


def test_quiet_says_nothing(command, project):
    """-q leaves the data and drops the talk."""
    _, out, err = command("list", "-q", "--project", project.path)
    assert "Mosul" in out
    assert err == ""


def test_doctor_reports(command):
    """Doctor looks at everything and says it as data too."""
    code, out, _ = command("doctor", "--json")
    found = {finding["name"]: finding["good"] for finding in json.loads(out)}
    assert found["python"]
    assert found["sqlite"]
    assert code in (0, 1)


def test_port_in_use_is_said_plainly(command, project):
    """A port in use: which one, and what to do."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, _, err = command("serve", "--port", str(port), "--project", project.path)
    assert code == 2
    assert str(port) in err
    assert "--port" in err


def test_help_names_every_command(command):
    """Tidings --help lists all commands, and each has help of its own."""
    code, out, _ = command("--help")
    assert code == 0
    assert all(name in out for name in HOMES)


def test_fault_of_ours_is_one_line(capsys, monkeypatch):
    """Even a bug gives a sentence and exit 1, not a crash."""

    def broken(*_):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("tidings.serve.cli.build_app", broken)
    assert run(["list"]) == 1
    err = capsys.readouterr().err
    assert "fault of ours (ZeroDivisionError: by zero)" in err
    assert "Traceback" not in err


def test_extract_loads_nothing_it_does_not_need():
    """Start-up stays short: no web server, and no page reader for plain text."""
    script = (
        "import sys; from tidings.serve.cli import build_app; build_app('extract'); "
        "print(*[m for m in ('fastapi', 'uvicorn', 'pydantic', 'rich.progress') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_missing_gazetteer_is_no_fault_of_the_documents(command, article, monkeypatch):
    """Without its tables nothing is read: exit 2 and how to get them, not a problem a document."""
    from tidings.errors import ResourceError

    def without_tables(_):
        raise ResourceError("gazetteer.rows: no gazetteer here; run 'python tools/build_data.py gazetteer'")

    monkeypatch.setattr("tidings.pipeline.read_document", without_tables)
    code, out, err = command("extract", article)
    assert code == 2
    assert "build_data.py" in err
    assert out == ""


def test_page_of_a_hostile_text_stays_text(command, tmp_path):
    """Markup in a text and its title is shown as it stands in the page that --html writes."""
    path = tmp_path / "evil.txt"
    path.write_text(
        "</title><script>alert(1)</script> rockets hit Mosul\n\n"
        "Rockets hit <img src=x onerror=alert(2)> near Mosul on Tuesday and killed two guards, police said.\n",
        encoding="utf-8",
    )
    page = tmp_path / "out.html"
    assert command("extract", path, "--html", page, "--title", "</style><script>alert(3)</script>")[0] == 0
    content = page.read_text("utf-8")
    assert "<script" not in content
    assert "<img" not in content
    assert "&lt;img src=x" in content
