"""The public JSON of a reading."""

import json
from dataclasses import replace

from serve_samples import TEXT, claim, document_of, reading_sample, span_of

from tidings.model.codes import Field, Kind, PlacePrecision, Role, Status
from tidings.model.report import Reading, Report
from tidings.model.values import Count, Where
from tidings.serve.reading import reading_of


def walk_evidence(node):
    if isinstance(node, dict):
        if {"start", "end", "quote"} <= node.keys():
            yield node
        for value in node.values():
            yield from walk_evidence(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk_evidence(value)


def test_contract_keys_stand_in_order():
    """The keys of the object are those of the contract, whatever was read."""
    empty = reading_of(Reading(document=document_of()))
    assert list(empty) == [
        "document", "incidents", "tallies", "postures", "intentions", "comparisons", "rates",
        "hypotheticals", "denials", "places", "times", "problems",
    ]  # fmt: skip
    assert empty["incidents"] == []


def test_every_piece_of_evidence_is_its_slice():
    """Every quote equals the text at its span."""
    pieces = list(walk_evidence(reading_of(reading_sample())))
    assert len(pieces) > 15
    assert all(TEXT[piece["start"] : piece["end"]] == piece["quote"] for piece in pieces)


def test_incident_has_its_fields():
    """Time, place, parties and figures of one incident, each with what it rests on."""
    incident = reading_of(reading_sample())["incidents"][0]
    assert incident["when"]["start"] == "2024-06-18"
    assert incident["when"]["time"] == "05:40"
    assert incident["when"]["zone"] == "Asia/Baghdad"
    assert incident["where"]["name"] == "Mosul"
    killed = incident["killed"]
    assert (killed["low"], killed["best"], killed["high"]) == (2, 2, 2)
    assert (killed["grounds"], killed["doubtful"]) == ("told once", False)
    assert 0.5 < killed["confidence"] < 1  # the number itself is the fitted table's
    assert incident["killed"]["by"][0]["said_by"] == "the ministry"
    assert incident["injured"]["low"] == 2
    assert incident["injured"]["best"] is None
    assert incident["perpetrators"][0]["basis"] == "claimed"
    assert incident["weapons"][0]["type"] == "rocket"
    assert incident["interception"] is None


def test_tally_keeps_operator_and_window():
    """A tally is no incident; it keeps its bound, its area and since when it counts."""
    tally = reading_of(reading_sample())["tallies"][0]
    assert (tally["what"], tally["low"], tally["high"], tally["operator"]) == ("attack", 14, None, ">")
    assert tally["area"] == "IQ"
    assert tally["since"] == "2024-06"
    assert tally["hedge"] == "over"


def test_unreported_field_is_present_and_null():
    """Nobody killed is not the same as nobody said."""
    report = Report(
        kind=Kind.INCIDENT,
        doc_id="d1",
        mentions=(span_of("Rockets hit"),),
        role=Role.BACKGROUND,
        status=Status.OCCURRED,
    )
    incident = reading_of(Reading(document=document_of(), reports=(report,)))["incidents"][0]
    assert incident["killed"] == {
        "low": None, "best": None, "high": None, "by": [], "evidence": [],
        "confidence": None, "grounds": None, "doubtful": None,
    }  # fmt: skip
    assert incident["when"] is None
    assert incident["where"] is None
    assert incident["perpetrators"] == []


def test_separate_parties_add_up_and_parts_do_not():
    """Two soldiers and three civilians are five; two of them children are still five."""
    text = "It killed two soldiers and three civilians, including two children."
    claims = (
        claim(Field.KILLED, "two soldiers", Count(low=2, best=2, high=2), text, about=span_of("soldiers", text)),
        claim(Field.KILLED, "three", Count(low=3, best=3, high=3), text, about=span_of("civilians", text)),
        claim(
            Field.KILLED, "two children", Count(low=2, best=2, high=2), text,
            about=span_of("children", text), part="part",
        ),
    )  # fmt: skip
    report = Report(
        kind=Kind.INCIDENT, doc_id="d1", mentions=(span_of("It killed", text),), claims=claims,
        role=Role.MAIN, status=Status.OCCURRED,
    )  # fmt: skip
    killed = reading_of(Reading(document=document_of(text), reports=(report,)))["incidents"][0]["killed"]
    assert (killed["low"], killed["best"], killed["high"]) == (5, 5, 5)
    assert [entry["part"] for entry in killed["by"]] == ["total", "total", "part"]


def test_paraphrase_of_a_party_is_not_added_again():
    """Several US personnel, said twice in other words, is one party."""
    text = "Injuries to several US personnel were reported. Several US military personnel were hurt."
    claims = tuple(
        claim(Field.INJURED, words, Count(low=2, hedge="several"), text, about=span_of(who, text))
        for words, who in (("several", "US personnel"), ("Several", "US military personnel"))
    )
    report = Report(
        kind=Kind.INCIDENT, doc_id="d1", mentions=(span_of("Injuries", text),), claims=claims,
        role=Role.MAIN, status=Status.OCCURRED,
    )  # fmt: skip
    injured = reading_of(Reading(document=document_of(text), reports=(report,)))["incidents"][0]["injured"]
    assert (injured["low"], injured["best"], len(injured["by"])) == (2, None, 1)
    assert len(injured["by"][0]["evidence"]) == 2


def test_finer_place_that_agrees_wins():
    """A site inside the first named country is shown; a town in another country is not."""
    reading = reading_sample()
    site = Where(
        name="Qarra depot", gazetteer_id="site:qarra", country="IQ", lat=36.0, lon=43.2,
        precision=PlacePrecision.SITE,
    )  # fmt: skip
    abroad = replace(site, name="far", gazetteer_id="site:far", country="SY")
    report = reading.reports[0]
    more = (claim(Field.WHERE, "Qarra depot", site), claim(Field.WHERE, "depot", abroad))
    report = replace(report, claims=(*report.claims, *more))
    shown = reading_of(replace(reading, reports=(report,)))["incidents"][0]["where"]
    assert shown["name"] == "Qarra depot"


def test_promo_is_listed_as_ignored():
    """What is not read is named, with its words."""
    ignored = reading_of(reading_sample())["document"]["ignored"]
    assert [piece["kind"] for piece in ignored] == ["promo"]
    assert ignored[0]["quote"].startswith("READ ALSO")


def test_same_reading_gives_the_same_bytes():
    """The object is the same every time and is plain JSON."""
    first, second = (json.dumps(reading_of(reading_sample())) for _ in range(2))
    assert first == second


def test_places_and_times_keep_words_and_value_apart():
    """A time's span and its interval both have a start; the interval lies under `value`."""
    shown = reading_of(reading_sample())
    assert shown["times"][0]["quote"] == "on Tuesday"
    assert shown["times"][0]["value"]["start"] == "2024-06-18"
    assert shown["places"][0]["value"]["gazetteer_id"] == "gn:99072"
