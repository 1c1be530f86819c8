"""Annotations that have not the stated form, and quotes that do not stand in their text."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tidings.evaluate.annotation import Bounds
from tidings.evaluate.form import FormError, read_gold, read_prediction
from tidings.evaluate.quotes import is_text_of, wrong_quotes

INCIDENT = {
    "event_type": "Battles",
    "date": {"value": "2031-05-01/2031-05-02", "quote": "overnight"},
    "place": {"name": "Oster", "lat": 10, "lon": 10.5, "precision": "town", "country": "IQ"},
    "perpetrators": ["rebels", {"name": "army", "basis": "denied"}],
    "killed_total": {"low": 3, "best": None, "high": None},
    "injured_total": {"low": None, "best": None, "high": None},
}


def passage(**changes):
    return {"id": "p1", "kind": "positive", "incidents": [INCIDENT | changes]}


def test_what_is_left_out_was_not_annotated():
    """A missing list is no list; an empty one is one that found nothing."""
    found = read_gold({"id": "p1", "kind": "negative", "incidents": [], "tallies": []})
    assert (found.is_negative, found.tallies, found.posture) == (True, (), None)


def test_values_of_an_incident():
    """Interval, point, counts and names; a party named only as denying is none."""
    (incident,) = read_gold(passage()).incidents
    assert [day.isoformat() for day in incident.days] == ["2031-05-01", "2031-05-02"]
    assert incident.place.point == (10.0, 10.5)
    assert (incident.killed, incident.injured) == (Bounds(3, None, None), None)
    assert incident.perpetrators == ("rebels",)
    assert incident.quotes == {"date": "overnight"}
    assert (incident.role, incident.is_optional) == ("main", False)


@pytest.mark.parametrize(
    ("changes", "field", "hint"),
    [
        ({"event_type": "War"}, "incident 1, event_type", "Riots"),
        ({"event_type": None}, "incident 1, event_type", "null"),
        ({"role": "side"}, "incident 1, role", "background"),
        ({"optional": "no"}, "incident 1, optional", "false"),
        ({"date": "Monday"}, "incident 1, date", "2024-01-21"),
        ({"date": "2031-02-30"}, "incident 1, date", "2031-02-30"),
        ({"date": "20310501"}, "incident 1, date", "20310501"),
        ({"date": "2031-05-02/2031-05-01"}, "incident 1, date", "first and last"),
        ({"date": ["2031-05-02"]}, "incident 1, date", "a list"),
        ({"place": "Oster"}, "incident 1, place", "not an object"),
        ({"place": {"lat": 10}}, "incident 1, place", "both"),
        ({"place": {"lat": 91, "lon": 0}}, "incident 1, place, lat", "-90 to 90"),
        ({"place": {"lat": float("nan"), "lon": 0}}, "incident 1, place, lat", "nan"),
        ({"place": {"lat": 10**400, "lon": 0}}, "incident 1, place, lat", "…"),
        ({"place": {"lat": 10, "lon": 10}}, "incident 1, place, precision", "town"),
        ({"place": {"lat": 10, "lon": 10, "precision": "city"}}, "incident 1, place, precision", "city"),
        ({"killed_total": 3}, "incident 1, killed_total", '"low"'),
        ({"killed_total": {"low": 5, "high": 2}}, "incident 1, killed_total", "rise"),
        ({"killed_total": {"low": True}}, "incident 1, killed_total, low", "whole number"),
        ({"injured_total": {"best": 2.5}}, "incident 1, injured_total, best", "2.5"),
        ({"injured_total": {"best": -1}}, "incident 1, injured_total, best", "-1"),
        ({"perpetrators": "rebels"}, "incident 1, perpetrators", "not a list"),
        ({"perpetrators": ["rebels", {}]}, "incident 1, perpetrator 2", "name"),
        ({"sub_event_type": 3}, "incident 1, sub_event_type", "3"),
    ],
)
def test_the_field_at_fault_is_named(changes, field, hint):
    """The message begins with the entry, counted from 1, and the field, and says what may stand there."""
    with pytest.raises(FormError) as error:
        read_gold(passage(**changes))
    assert str(error.value).startswith(f"{field}: ")
    assert hint in str(error.value)


@pytest.mark.parametrize(
    "key", ["event_type", "date", "place", "perpetrators", "killed_total", "injured_total"]
)
def test_a_forgotten_key_is_no_unknown(key):
    """Each field must be there, if only as null."""
    row = {name: value for name, value in INCIDENT.items() if name != key}
    with pytest.raises(FormError, match=f"incident 1, {key}: it is missing; write null"):
        read_gold({"id": "p1", "kind": "positive", "incidents": [row]})


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ([], "the line"),
        ({"kind": "positive", "incidents": []}, "id"),
        ({"id": 7, "kind": "positive", "incidents": []}, "id"),
        ({"id": "p1", "incidents": []}, "kind"),
        ({"id": "p1", "kind": "maybe", "incidents": []}, "kind"),
        ({"id": "p1", "kind": "positive"}, "incidents"),
        ({"id": "p1", "kind": "positive", "incidents": {}}, "incidents"),
        ({"id": "p1", "kind": "positive", "incidents": ["x"]}, "incident 1"),
        ({"id": "p1", "kind": "positive", "incidents": [], "tallies": [{"n": "40"}]}, "tally 1, n"),
        (
            {"id": "p1", "kind": "positive", "incidents": [], "posture": [{"n_low": 9, "n_high": 1}]},
            "posture 1",
        ),
        (
            {"id": "p1", "kind": "positive", "incidents": [], "intentions": [{"quote": 1}]},
            "intention 1, quote",
        ),
    ],
)
def test_the_passage_has_its_form(row, field):
    """Passage and lists are checked as incidents are."""
    with pytest.raises(FormError) as error:
        read_gold(row)
    assert str(error.value).startswith(f"{field}: ")


def test_a_prediction_may_be_short():
    """What was not read need not be written."""
    assert read_prediction({"id": "p1"}).incidents == ()
    assert read_prediction({"id": "p1", "incidents": [{}]}).incidents[0].event_type is None


TEXT = "Gunmen killed two guards near the town of Oster. Two guards died."


def test_quotes_stand_where_they_say():
    """Right quotes pass, with a span or without, at any depth."""
    row = {
        "incidents": [{"date": None, "killed": [{"quote": "two guards", "span": [14, 24]}]}],
        "tallies": [{"quote": "Oster"}],
    }
    assert list(wrong_quotes(row, TEXT)) == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"quote": "two guards", "span": [13, 23]}, "but 13 to 23 of the text reads ' two guard'"),
        ({"quote": "three guards", "span": None}, "the quote 'three guards' is not in the text"),
        ({"quote": "Gunmen", "span": [0]}, "the span of 'Gunmen'"),
        ({"quote": "Gunmen", "span": [0, True]}, "the span of 'Gunmen'"),
        ({"quote": "Gunmen", "span": [-60, 6]}, "the span of 'Gunmen'"),
        ({"quote": "Gunmen", "span": [900, 906]}, "reads ''"),
    ],
)
def test_a_wrong_quote_is_named(entry, fault):
    """Where it stands in the annotation, and what stands in the text."""
    (found,) = wrong_quotes({"incidents": [{"place": entry}]}, TEXT)
    assert found.startswith("incident 1, place: ")
    assert fault in found


def test_deep_nesting_is_walked():
    """An annotation nested beyond the limit of recursion is no trouble."""
    entry = {"quote": "nowhere"}
    for _ in range(5000):
        entry = {"in": entry}
    (found,) = wrong_quotes({"excluded": [entry]}, TEXT)
    assert "nowhere" in found


def test_the_hash_tells_the_text():
    """In either case of letters; none names no text, and another type names another."""
    right = sha256(TEXT.encode()).hexdigest()
    assert is_text_of({"text_sha256": right.upper()}, TEXT)
    assert is_text_of({}, TEXT)
    assert not is_text_of({"text_sha256": right}, TEXT + " ")
    assert not is_text_of({"text_sha256": 7}, TEXT)
    assert not is_text_of({"text_sha256": right}, "\ud800")
