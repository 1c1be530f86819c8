"""Figures over a small constructed gold, worked out by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from tidings.evaluate.faults import faults_of
from tidings.evaluate.figures import figures_of, middle, values_of
from tidings.evaluate.form import read_gold, read_prediction
from tidings.evaluate.marking import marks_of, pair_up


def three(number):
    return {"low": number, "best": number, "high": number}


def incident(**changes):
    row = {
        "role": "main",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "date": None,
        "place": None,
        "perpetrators": [],
    }
    return row | changes


def noted(**changes):
    return incident(killed_total=None, injured_total=None) | changes


RIVER = {"name": "Oster", "country": "IQ", "lat": 10.0, "lon": 10.0, "precision": "town"}
BRIDGE = {"name": "Oster bridge", "country": "IQ", "lat": 12.0, "lon": 10.0, "precision": "site"}
GOLD = [
    {
        "id": "a",
        "kind": "positive",
        "incidents": [
            noted(
                id="a-1",
                date={"value": "2031-05-01", "quote": "on Thursday"},
                place=RIVER,
                perpetrators=[{"name": "River Front"}, {"name": "Hill Union", "basis": "denied"}],
                killed_total=three(3),
            ),
            noted(
                id="a-2",
                role="background",
                event_type="Explosions/Remote violence",
                sub_event_type="Grenade",
                date={"value": "2031-04-01"},
                place=BRIDGE,
                injured_total={"low": 5, "best": 5, "high": None},
            ),
            noted(id="a-3", optional=True, event_type="Strategic developments", sub_event_type="Arrests"),
        ],
        "tallies": [{"what": "killed", "n": 40}, {"what": "attacks", "n_low": 7, "n_high": None}],
        "posture": [{"force": "troops", "n": 900, "quote": "900 troops"}],
        "intentions": [{"actor": "River Front", "action": "attack", "quote": "vowed to take the bridge"}],
    },
    {
        "id": "b",
        "kind": "positive",
        "incidents": [noted(id="b-1", event_type="Protests", sub_event_type="Peaceful protest")],
        "tallies": [],
        "posture": [],
        "intentions": [],
    },
    # Only incidents were annotated here.
    {"id": "c", "kind": "negative", "incidents": []},
    {"id": "d", "kind": "negative", "incidents": [], "tallies": [], "posture": [], "intentions": []},
]
READ = [
    {
        "id": "a",
        "incidents": [
            # Eleven kilometres off and otherwise right: complete.
            incident(
                date="2031-05-01",
                place={"lat": 10.1, "lon": 10.0, "country": "IQ"},
                perpetrators=[{"name": "River Front fighters", "basis": "asserted"}],
                killed=three(3),
            ),
            # The grenade, with another type, no day, 54 km off, a toll that nobody gave, a party that nobody named.
            incident(
                event_type="Violence against civilians",
                sub_event_type="Attack",
                place={"lat": 12.0, "lon": 10.5, "country": "IQ"},
                perpetrators=["gunmen"],
                killed=three(1),
                injured={"low": 4, "best": 5, "high": 6},
            ),
            incident(event_type="Strategic developments", sub_event_type="Arrests"),
            # Nobody annotated this one, and its toll is a tally.
            incident(event_type="Riots", sub_event_type="Violent demonstration", killed=three(40)),
        ],
        "tallies": [{"n_low": 40, "n_high": 40}, {"n_low": 7, "n_high": 9}, {"n_low": 100, "n_high": None}],
        "posture": [],
        "intentions": [
            {"actor": "River Front", "quote": "the River Front vowed to take the old bridge by force"},
            {"actor": "mayor", "quote": "promised new schools"},
        ],
    },
    {"id": "c", "incidents": [incident()], "tallies": [{"n_low": 5, "n_high": 5}]},
    {"id": "d", "incidents": [incident(status="threatened")]},
]
BY_HAND = {
    "detection_p": 2 / 4,  # two of a's four (one optional, one spare) and c's one: 2 right, 2 spare
    "detection_r": 2 / 3,
    "detection_f1": 4 / 7,
    "complete_r": 1 / 3,
    "main_recall": 1 / 2,
    "background_recall": 1.0,
    "false_incident_rate": 1 / 2,  # d's incident is only threatened
    "role": 1 / 2,
    "event_type": 1 / 2,
    "sub_event_type": 1 / 2,
    "date_exact": 1 / 2,
    "place_25km": 1 / 2,
    "place_161km": 1.0,
    "killed_contains": 1.0,
    "killed_exact": 1.0,
    "killed_unknown_kept": 0.0,
    "injured_contains": 1.0,
    "injured_exact": 0.0,
    "injured_unknown_kept": 1.0,
    "perpetrators_p": 2 / 3,  # "fighters" counts only alone; "gunmen" is too much
    "perpetrators_r": 1.0,
    "perpetrators_f1": 0.8,
    "tallies_p": 2 / 3,  # c's tallies were not annotated
    "tallies_r": 1.0,
    "tally_as_incident": 1 / 2,
    "posture_p": None,
    "posture_r": 0.0,
    "intentions_p": 1 / 2,
    "intentions_r": 1.0,
}


def pairings():
    read = {row["id"]: row for row in READ}
    return [pair_up(read_gold(row), read_prediction(read.get(row["id"], {"id": row["id"]}))) for row in GOLD]


def test_figures_are_those_worked_by_hand():
    """Every figure over four constructed passages."""
    total = Counter()
    for pairing in pairings():
        total.update(marks_of(pairing))
    assert values_of(total) == {
        key: value if value is None else pytest.approx(value) for key, value in BY_HAND.items()
    }


def test_gold_scores_one_against_itself():
    """What was annotated, taken as what was read, is all right."""
    total = Counter()
    for row in GOLD:
        read = dict(row)
        read["incidents"] = [
            x | {"killed": x["killed_total"], "injured": x["injured_total"]} for x in row["incidents"]
        ]
        total.update(marks_of(pair_up(read_gold(row), read_prediction(read))))
    wrong = {k: v for k, v in values_of(total).items() if v != 1}
    assert wrong == {"false_incident_rate": 0.0, "tally_as_incident": 0.0}


def test_faults_are_all_there():
    """Each missed, false and wrong value of the passages, once, with its passage and incident."""
    found = [(f.id, f.sort.value, f.field, f.incident) for p in pairings() for f in faults_of(p)]
    assert found == [
        ("a", "false", "incident", None),
        ("a", "wrong", "role", "a-2"),
        ("a", "wrong", "event_type", "a-2"),
        ("a", "wrong", "sub_event_type", "a-2"),
        ("a", "missed", "date", "a-2"),
        ("a", "false", "killed", "a-2"),
        ("a", "wrong", "injured", "a-2"),
        ("a", "wrong", "place", "a-2"),
        ("a", "false", "perpetrators", "a-2"),
        ("a", "false", "tallies", None),
        ("a", "missed", "posture", None),
        ("a", "false", "intentions", None),
        ("b", "missed", "incident", "b-1"),
        ("c", "false", "incident", None),
    ]


def test_faults_say_what_tells_them():
    """A false incident says that it is a tally's, or stands in a negative passage; a place, how far it is."""
    notes = [f.note for p in pairings() for f in faults_of(p) if f.note]
    assert notes == ["its count is that of a tally", "54 km away", "a main incident in a negative passage"]


def draws(*numbers):
    """Passages drawn in this order, of two."""
    found = iter([number / 2 for number in numbers])
    return lambda: next(found)


def of(figures, key):
    return next(figure for figure in figures if figure.key == key)


def test_intervals_come_from_drawn_passages():
    """One passage right and one wrong: the drawn sets have 0, a half or all right."""
    passages = [{"matched": 1, "required": 1}, {"required": 1}]
    figures = figures_of(passages, draw=draws(0, 0, 0, 1, 1, 1), repeats=3)
    recall = of(figures, "detection_r")
    assert (recall.value, recall.of, recall.interval) == (0.5, 2, (0.0, 1.0))
    assert of(figures, "complete_r").interval == (0.0, 0.0)


def test_no_interval_where_drawn_sets_have_nothing():
    """A figure that one drawn set of three cannot have, and one that no passage can have, get none."""
    passages = [{"matched": 1, "required": 1}, {}]
    figures = figures_of(passages, draw=draws(0, 0, 0, 1, 1, 1), repeats=3)
    assert of(figures, "detection_r").value == 1.0
    assert of(figures, "detection_r").interval is None
    assert of(figures, "tallies_p").value is None


def test_one_passage_has_no_interval():
    """A single passage cannot be drawn otherwise."""
    (recall,) = [
        f
        for f in figures_of([{"matched": 1, "required": 1}], draw=draws(), repeats=9)
        if f.key == "detection_r"
    ]
    assert (recall.value, recall.interval) == (1.0, None)


def test_middle_of_resampled_values():
    """The bounds hold the middle 95 of 100 values."""
    assert middle(float(n) for n in range(200)) == (5.0, 194.0)
