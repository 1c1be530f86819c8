"""Queries of the page, pins of the map and columns of the chart."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from tidings.errors import UsageError
from tidings.serve.drawing import chart_view, map_view
from tidings.serve.geometry import WIDTH, countries, country_names, frame_of, shapes_in
from tidings.serve.ledger import (
    Column,
    Ledger,
    columns_of,
    link_of,
    pins_of,
    unpinned_of,
    with_word,
    without_word,
    words_of_query,
)


def test_query_words_keep_quoted_blanks():
    """Quotes hold a value of several words together."""
    assert words_of_query('place:"al asad" type:missile') == ["place:al asad", "type:missile"]
    with pytest.raises(UsageError, match="open quote"):
        words_of_query('place:"al')
    with pytest.raises(UsageError, match="at most"):
        words_of_query("x" * 600)


def test_conditions_can_be_set_and_taken_away():
    """A key is replaced, other words stay, and blanks are quoted again."""
    query = with_word("country:SY depot", "country", "IQ")
    assert query == "depot country:IQ"
    query = with_word(query, "place", "al asad")
    assert words_of_query(query) == ["depot", "country:IQ", "place:al asad"]
    assert words_of_query(without_word(query, "place:al asad")) == ["depot", "country:IQ"]


def test_links_are_quoted():
    """Signs of a query do not leave their place in the address."""
    assert link_of("a&b=c #d") == "/?q=a%26b%3Dc%20%23d"
    assert link_of("", 2) == "/?page=2"


def test_rows_follow_the_query_and_the_file(project):
    """Rows fit the query; a change of the project shows without a restart."""
    ledger = Ledger(project)
    total = len(ledger.rows(""))
    assert total >= 1
    assert ledger.rows("country:SY") == ()
    assert len(ledger.rows("country:IQ")) == total
    assert ledger.rows("") is ledger.rows("")


def test_outlet_chooses_incidents_it_reports(project):
    """An incident fits when one of its documents is of the outlet."""
    ledger = Ledger(project)
    assert len(ledger.rows('outlet:"northern courier"')) == 1
    assert ledger.rows("outlet:gazette") == ()


def test_pins_and_areas_together_are_all_rows(project):
    """Each incident is either on the map or named beside it."""
    rows = Ledger(project).rows("")
    on_map = sum(len(pin.rows) for pin in pins_of(rows))
    beside = sum(count for _, count in unpinned_of(rows))
    assert on_map + beside == len(rows)


def test_chart_shows_empty_weeks(project):
    """Weeks without an incident stand between those with one."""
    columns = columns_of(Ledger(project).rows(""))
    assert columns[0].first.weekday() == 0
    assert sum(column.incidents for column in columns) >= 1
    begin = date(2024, 1, 1)
    weeks = [
        Column(first=begin + timedelta(7 * n), last=begin + timedelta(7 * n + 6), incidents=n)
        for n in range(9)
    ]
    view = chart_view(weeks, "country:IQ")
    assert [bar.height > 0 for bar in view.bars] == [False] + [True] * 8
    assert "since%3A2024-01-01" in view.bars[0].link


def test_map_frames_its_points(project):
    """Every pin lies inside the drawing, among country outlines."""
    view = map_view(pins_of(Ledger(project).rows("")), "")
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= view.height for dot in view.dots)
    assert {"Iraq"} <= {shape.name for shape in view.shapes}


def test_no_point_shows_the_world():
    """Without points the whole world is drawn, and no shape jumps across it."""
    frame = frame_of([])
    assert len(shapes_in(frame)) > 150
    jumps = [
        abs(left[0] - right[0])
        for country in countries()
        for ring in country.rings
        for left, right in pairwise(ring)
    ]
    assert max(jumps) < 181


def test_points_on_both_sides_of_the_world_fit():
    """Fiji and Alaska make a window no wider than the world."""
    frame = frame_of([(179.0, -17.0), (-170.0, 65.0)])
    assert frame.east - frame.west <= 360


def test_country_names_are_known():
    """Codes of lists have English names."""
    assert country_names()["IQ"] == "Iraq"
