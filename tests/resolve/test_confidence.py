"""How far a value may be trusted: classes of evidence, and the shares measured for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.read.page import page

from tidings.data.tables import table
from tidings.model.claim import LEARNED, PROPOSED, Claim
from tidings.model.codes import DatePrecision, Field, Kind, PlacePrecision, Role, Stance, Status
from tidings.model.report import Report
from tidings.model.text import Span
from tidings.model.values import Count, EventType, Value, When, Where
from tidings.pipeline import read_document
from tidings.resolve.actor import resolve_actor
from tidings.resolve.confidence import (
    ANY,
    Trust,
    grounds_of,
    grounds_of_report,
    trust,
    trust_of,
    trust_of_report,
)
from tidings.serve.reading import reading_of

BOMB = EventType(code="bomb.ied", event_type="Explosions/Remote violence", sub_event_type="Remote explosive")
TUESDAY = When(start=date(2024, 6, 18), end=date(2024, 6, 19), precision=DatePrecision.DAY)
MOSUL = Where(name="Mosul", gazetteer_id="gn:99072", country="IQ", precision=PlacePrecision.TOWN)
IRAQ = Where(name="Iraq", gazetteer_id="country:IQ", country="IQ", precision=PlacePrecision.COUNTRY)


def claim(field: Field, value: Value | None, at: int = 0, **more) -> Claim:
    return Claim(field=field, raw="words", span=Span(at, at + 5), value=value, **more)


def report_of(*claims: Claim) -> Report:
    return Report(
        kind=Kind.INCIDENT,
        doc_id="d",
        mentions=(Span(0, 5),),
        claims=claims,
        role=Role.MAIN,
        status=Status.OCCURRED,
    )


def grounds(*claims: Claim) -> str:
    return grounds_of(report_of(*claims), [claims[0]])


def test_a_day_is_surer_than_a_week_and_alone_surer_than_beside_another():
    """The class of a time is how wide it is, and whether another day is told of the same event."""
    other = replace(TUESDAY, start=TUESDAY.start + timedelta(days=1), end=TUESDAY.end + timedelta(days=1))
    week = replace(TUESDAY, end=TUESDAY.start + timedelta(days=7), precision=DatePrecision.WEEK)
    assert grounds(claim(Field.WHEN, TUESDAY), claim(Field.WHEN, TUESDAY, 9)) == "one day"
    assert grounds(claim(Field.WHEN, TUESDAY), claim(Field.WHEN, other, 9)) == "several days told"
    assert grounds(claim(Field.WHEN, week)) == "wider than a day"
    assert grounds(claim(Field.WHEN, TUESDAY), claim(Field.WHEN, week, 9)) == "one day"


@pytest.mark.parametrize(
    ("place", "beside", "expected"),
    [
        (MOSUL, None, "told once, own name"),
        (MOSUL, MOSUL, "told again, own name"),
        (MOSUL, IRAQ, "told again, own name"),
        (replace(MOSUL, rejected=("gn:1",)), None, "told once, own name"),
        (replace(MOSUL, rejected=("gn:1", "gn:2")), None, "told once, shared name"),
        (IRAQ, None, "country or region"),
    ],
)
def test_a_place_is_surer_when_told_again_and_less_sure_when_many_bear_its_name(place, beside, expected):
    """The class of a place is its precision, whether it is told again, and how many places bear its name."""
    others = [claim(Field.WHERE, beside, 9)] if beside else []
    assert grounds(claim(Field.WHERE, place), *others) == expected


def test_a_place_carried_from_another_sentence_is_a_class_of_its_own():
    """Inherited and inferred places are told apart from those told with the event."""
    assert grounds(claim(Field.WHERE, MOSUL, basis="inherited", rule="last place told")) == "carried over"


def test_a_toll_is_classed_by_whether_its_figures_agree():
    """One figure, the same again, one person meant, or rival figures; parts are no rivals."""
    four, five = (claim(Field.KILLED, Count(low=n, best=n, high=n), n * 9) for n in (4, 5))
    one = claim(Field.KILLED, Count(low=1, best=1, high=1), basis="inferred", rule="one person meant")

    def toll(*claims: Claim) -> str:
        return grounds_of(report_of(*claims), claims)

    assert toll(four) == "told once"
    assert toll(four, replace(four, span=Span(70, 75))) == "told again"
    assert toll(four, five) == "figures differ"
    assert toll(five, replace(four, part="part")) == "told once"
    assert toll(one) == "one person meant"


def test_the_party_named_first_and_known_is_surest():
    """Of perpetrators the class is the order, whether the kind is known, and whether they are told again."""
    soldiers = claim(Field.PERPETRATOR, resolve_actor("Nigerian soldiers"))
    men = claim(Field.PERPETRATOR, replace(resolve_actor("two men"), kind=None), 30)
    report = report_of(soldiers, men)
    assert grounds_of(report, [soldiers]) == "named first, known kind"
    assert grounds_of(report, [men]) == "named later, unknown kind"
    assert grounds_of(report, [soldiers, men]) == "told again"
    assert grounds(replace(men, basis=LEARNED)) == LEARNED


def test_an_incident_is_classed_by_its_type_and_who_tells_it():
    """A source or the article itself; types that were measured too seldom are one class."""
    told = claim(Field.EVENT, BOMB)
    assert grounds_of_report(report_of(told)) == "Explosions/Remote violence, told by the article"
    said = replace(told, stance=Stance.ATTRIBUTED)
    assert grounds_of_report(report_of(said)) == "Explosions/Remote violence, told by a source"
    rare = replace(told, value=replace(BOMB, event_type="Strategic developments"))
    assert grounds_of_report(report_of(rare)) == "other types, told by the article"


def test_words_that_a_language_model_chose_were_never_measured():
    """Proposed values have no confidence: no number is better than a number of something else."""
    proposed = claim(Field.WHERE, MOSUL, basis=PROPOSED, rule="a model")
    assert trust_of(report_of(proposed), [proposed]) == Trust(None, PROPOSED)
    event = claim(Field.EVENT, BOMB, basis=PROPOSED, rule="a model")
    assert trust_of_report(report_of(event)) == Trust(None, PROPOSED)


def test_a_class_without_a_measurement_has_the_mean_of_its_field():
    """An unknown class falls back to the field; an unknown field has no confidence at all."""
    assert trust("when", "never seen").confidence == table("confidence")["when"][ANY]["confidence"]
    assert trust("denial", ANY).confidence is None


def test_the_table_is_drawn_to_the_mean_and_keeps_its_counts():
    """No share is 0 or 1 however few values stand behind it, and none has more right ones than values."""
    for cells in table("confidence").values():
        assert ANY in cells
        for cell in cells.values():
            assert 0 < cell["confidence"] < 1
            counts = [pair for source, pair in cell.items() if source != "confidence"]
            assert counts
            assert all(0 <= right <= told for told, right in counts)


def test_every_class_that_a_text_brings_up_is_in_the_table():
    """The classes that reading gives are those that were measured."""
    text = (
        "MOSUL, Iraq - A car bomb exploded near a market in Mosul on Tuesday, killing four people and wounding a "
        "dozen, police said. Islamic State claimed responsibility for the attack in the city of Mosul."
    )
    incident = reading_of(read_document(page(text, date(2024, 6, 20))))["incidents"][0]
    values = [
        ("incident", incident),
        ("event", incident["event_trust"]),
        *((field, incident[field]) for field in ("when", "where", "killed", "injured")),
        *(("perpetrator", entry) for entry in incident["perpetrators"]),
        *(("target", entry) for entry in incident["targets"]),
        *(("weapon", entry) for entry in incident["weapons"]),
    ]
    assert {"perpetrator", "target", "weapon"} <= {field for field, _ in values}
    known = table("confidence")
    assert [field for field, value in values if value["grounds"] not in known[field]] == []
    assert all(isinstance(value["confidence"], float) for _, value in values)
