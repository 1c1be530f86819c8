"""`tidings sources` in words and as JSON."""

import json

from tests.test_sources import put, stories

from tidings import linking
from tidings.settings import Settings
from tidings.store.project import init_project

__all__ = ["stories"]


def test_the_table_says_who_is_right_how_often(tmp_path, stories, command):
    """Each source with its share, what it rests on and who has set it; that it is not used is said."""
    with init_project(tmp_path / "p", Settings(reliability={"gazette": 0.6})) as project:
        put(project, stories)
        linking.assemble(project)
    code, out, err = command("sources", "--project", tmp_path / "p")
    assert code == 0
    lines = {line.split()[0]: line for line in out.splitlines() if line.strip()}
    assert "agreement" in lines["bugle"]
    assert "you" in lines["gazette"]
    assert "are not used" in err
    _, out, _ = command("sources", "--json", "--project", tmp_path / "p")
    found = json.loads(out)
    assert found["learn"] is False
    rated = {one["source"]: one for one in found["sources"]}
    assert rated["bugle"]["reliability"] < 0.5 < rated["herald"]["reliability"]
    assert rated["gazette"] == rated["gazette"] | {"reliability": 0.6, "by": "you"}
    assert rated["bugle"]["shared"] == 12


def test_a_limit_lists_the_most_compared(tmp_path, stories, command):
    """The source with the most shared figures comes first; 0 lists all."""
    with init_project(tmp_path / "p") as project:
        put(project, stories)
        linking.assemble(project)
    _, out, err = command("sources", "--limit", "1", "--project", tmp_path / "p")
    assert len([line for line in out.splitlines() if "agreement" in line]) == 1
    _, out, _ = command("sources", "--limit", "0", "--project", tmp_path / "p")
    assert len([line for line in out.splitlines() if "agreement" in line]) == 3
    assert "3 sources" in err


def test_an_empty_ledger_rates_nobody(tmp_path, command):
    """Nobody to compare: no rows, and that is said."""
    init_project(tmp_path / "p").close()
    code, _, err = command("sources", "--project", tmp_path / "p")
    assert code == 0
    assert err.startswith("0 sources share figures")
