"""`tidings sensitivity` in words and as JSON."""

import json


def test_the_table_names_policies_and_movers(project, command):
    """Two or three dead: the table gives both totals, and the incident with the rules at either end."""
    code, out, err = command("sensitivity", "--project", project.path)
    assert code == 0
    lines = {line.split()[0]: line for line in out.splitlines() if line.strip()}
    assert "2 (2–2)" in lines["lowest"]
    assert "100.0 %" in lines["highest"]
    assert "3 (3–3)" in lines["highest"]
    mover = out.partition("Incidents that move")[2]
    assert "acled" in mover
    assert "highest" in mover
    assert "'belief'" in err


def test_the_json_holds_the_same(project, command):
    """Totals, changes and figures by policy, the project's own policy first."""
    _, out, _ = command("sensitivity", "--json", "--project", project.path)
    found = json.loads(out)
    assert found["policies"][0]["policy"] == "belief"
    totals = {one["policy"]: one["totals"]["killed"]["best"] for one in found["policies"]}
    assert (totals["lowest"], totals["highest"]) == (2, 3)
    assert found["movers"][0]["spread"] == 1
    assert found["movers"][0]["figures"]["lowest"] == 2


def test_a_filter_that_nothing_fits_gives_dashes(project, command):
    """No incident, no figure: unknown is not nought."""
    code, out, _ = command("sensitivity", "country:XK", "--project", project.path)
    assert code == 0
    assert "0.0 %" not in out
    assert "–" in out
