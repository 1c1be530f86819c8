"""How far a project's sources are trusted, and that its incidents stand by it whatever came when."""

import random
from datetime import date, timedelta

import pytest
from tests.assemble.ledger_tools import day, document_of, shelling

from tidings import linking
from tidings.model.codes import Field
from tidings.model.report import Reading
from tidings.settings import Settings, read_settings, settings_text
from tidings.sources import ratings_of, trust_of
from tidings.store.project import init_project

TOWNS = ("Marow", "Telsin", "Xanadia")
SCENES = ("the bakery", "the grain silo", "a bus depot", "the old citadel", "a dam", "the fish market")


def telling(outlet, place, scene, when, killed):
    said = f"{when.day} March 2024"
    member = shelling(
        f"{outlet}: gunners shell {scene} in {place} on {said}; {killed} died there, officials of {outlet} wrote.",
        place=place,
        when=(said, day(when.year, when.month, when.day)),
        killed=(str(killed), killed),
        published=when + timedelta(days=1),
    )
    return member, outlet


@pytest.fixture(scope="module")
def stories():
    """Two papers that agree on twelve shellings, one that doubles every toll, and one story alone."""
    found = []
    for number in range(12):
        when, place, scene = date(2024, 3, 2 + 2 * number), TOWNS[number % 3], SCENES[number % 6]
        killed = 5 + number
        for outlet, figure in (("Herald", killed), ("Gazette", killed), ("Bugle", 2 * killed)):
            found.append(telling(outlet, place, scene, when, figure))
    found.append(telling("Bugle", "Marow", "a chapel", date(2024, 3, 29), 50))
    return [(remade(member, outlet)) for member, outlet in found]


def remade(member, outlet):
    document = document_of(member.document.text, published=member.document.published, outlet=outlet)
    assert document.id == member.report.doc_id
    return Reading(document=document, reports=(member.report,))


def put(project, readings):
    project.add_documents((reading.document, reading.document.id) for reading in readings)
    for reading in readings:
        project.put_reading(reading, read_by="test")


def made(path, settings, *parts):
    """A project that got its readings in parts, each linked before the next came."""
    with init_project(path, settings) as project:
        for part in parts:
            put(project, part)
            linking.assemble(project)
        return [
            (one.aliases, one.views) for one in sorted(project.incidents(), key=lambda found: found.id)
        ], trust_of(project)


def test_what_is_learned_moves_beliefs(tmp_path, stories) -> None:
    """With the switch on, a story of the paper that doubles tolls is believed less than a stranger's."""
    plain, _ = made(tmp_path / "plain", Settings(), stories)
    learned, trust = made(tmp_path / "learned", Settings(learn=True), stories)
    assert [ids for ids, _ in plain] == [ids for ids, _ in learned]
    assert trust.error_of("bugle") > 0.5
    assert trust.error_of("herald") < 0.3

    def alone(incidents):
        (views,) = (views for ids, views in incidents if len(ids) == 1)
        return next(view.belief for view in views if view.field is Field.KILLED)

    assert alone(learned) < 0.5 < alone(plain) == pytest.approx(0.65)


def test_parts_in_any_order_give_the_same(tmp_path, stories) -> None:
    """Beliefs are those of all that is there, digit for digit, however it came."""
    expected = made(tmp_path / "once", Settings(learn=True), stories)
    for seed in range(3):
        draw = random.Random(seed)
        some = draw.sample(stories, len(stories))
        cuts = sorted(draw.sample(range(1, len(some)), 3))
        parts = [some[a:b] for a, b in zip([0, *cuts], [*cuts, len(some)], strict=True)]
        assert made(tmp_path / f"parts{seed}", Settings(learn=True), *parts) == expected


def test_what_the_user_sets_wins(tmp_path, stories) -> None:
    """A paper that the user trusts is trusted, whatever others say; the rating says whose it is."""
    settings = Settings(learn=True, reliability={"Bugle": 0.9})
    with init_project(tmp_path / "p", settings) as project:
        put(project, stories)
        linking.assemble(project)
        rated = {one.source: one for one in ratings_of(project)}
        assert rated["bugle"].is_set
        assert trust_of(project).error_of("bugle") == pytest.approx(0.1)


def test_switching_it_off_goes_back(tmp_path, stories) -> None:
    """Without the switch a project stands as if nothing had been learned."""
    plain, _ = made(tmp_path / "plain", Settings(), stories)
    made(tmp_path / "p", Settings(learn=True), stories)
    (tmp_path / "p" / "tidings.toml").write_text(settings_text(Settings()), encoding="utf-8")
    with linking.Project(tmp_path / "p", Settings()) as project:
        linking.assemble(project)
        back = [(one.aliases, one.views) for one in sorted(project.incidents(), key=lambda found: found.id)]
    assert back == plain


def test_the_switch_stands_in_the_table(tmp_path) -> None:
    """`learn = true` is the switch, a number after it an outlet of that name; the text reads back."""
    path = tmp_path / "tidings.toml"
    path.write_text('[reliability]\nlearn = true\n"Gulf Wire" = 0.9\n', encoding="utf-8")
    settings = read_settings(path)
    assert (settings.learn, dict(settings.reliability)) == (True, {"Gulf Wire": 0.9})
    path.write_text(settings_text(settings), encoding="utf-8")
    assert read_settings(path) == settings
    path.write_text("[reliability]\nlearn = 0.4\n", encoding="utf-8")
    assert read_settings(path) == Settings(reliability={"learn": 0.4})
