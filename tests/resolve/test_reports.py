"""Claims and the values filled in for their words."""

from datetime import date

import pytest

from tidings.model.claim import Claim
from tidings.model.codes import DatePrecision, Field, Kind, PlacePrecision, Role, SegmentKind
from tidings.model.report import Mention, Report
from tidings.model.text import Document, Segment, Span
from tidings.model.values import Actor, Count, Phrase, When, Where
from tidings.resolve.reports import resolve_reports

TEXT = (
    "At about 6:30 pm on Saturday Malian soldiers were hit by multiple missiles at Qarra base in Mali. "
    "Over 58 raids were counted. The ballistic missiles and a bomb fell. A rocket attack followed at 9 am local time. No deaths have been reported. No civilian was hurt."
)
DOCUMENT = Document(id="d", text=TEXT, segments=(Segment(kind=SegmentKind.BODY, span=Span(0, len(TEXT))),))
BASE = Where(
    name="Qarra base",
    gazetteer_id="site:qarra",
    country="ML",
    precision=PlacePrecision.SITE,
    timezone="Africa/Bamako",
)
MALI = Where(name="Mali", gazetteer_id="country:ML", country="ML", precision=PlacePrecision.COUNTRY)


def span_of(words):
    """Where the words stand first."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def claim(field, words, **more):
    """A raw claim."""
    return Claim(field=field, raw=words, span=span_of(words), **more)


PLACES = (
    Mention(raw="Mali", span=Span(TEXT.index("Mali."), TEXT.index("Mali.") + 4), value=MALI),
    Mention(raw="Qarra base", span=span_of("Qarra base"), value=BASE),
)
TIMES = (
    Mention(raw="about 6:30 pm", span=span_of("about 6:30 pm"), value=When(clock="18:30", approximate=True)),
    Mention(
        raw="Saturday",
        span=span_of("Saturday"),
        value=When(
            start=date(2024, 1, 20),
            end=date(2024, 1, 21),
            precision=DatePrecision.DAY,
            basis="publication date",
        ),
    ),
)


def resolve(*claims, kind=Kind.INCIDENT):
    """The values of claims of one report."""
    report = Report(
        kind=kind,
        doc_id="d",
        mentions=(Span(0, 5),),
        claims=claims,
        role=Role.MAIN if kind is Kind.INCIDENT else None,
    )
    (done,) = resolve_reports([report], DOCUMENT, PLACES, TIMES)
    return [c.value for c in done.claims]


def test_counts():
    """A figure gives a range."""
    (count,) = resolve(claim(Field.COUNT, "Over 58"), kind=Kind.TALLY)
    assert count == Count(low=58, best=58, hedge="over", operator=">")


def test_the_finest_place_in_a_phrase():
    """Of two places inside one phrase the finer is meant."""
    (where,) = resolve(claim(Field.WHERE, "at Qarra base in Mali"))
    assert where == BASE


def test_day_and_clock_of_one_phrase_are_joined():
    """A clock and a day inside one phrase give one time, with the zone of the place."""
    when, _ = resolve(claim(Field.WHEN, "At about 6:30 pm on Saturday"), claim(Field.WHERE, "Qarra base"))
    assert isinstance(when, When)
    assert (when.start, when.clock, when.zone, when.approximate) == (
        date(2024, 1, 20),
        "18:30",
        "Africa/Bamako",
        True,
    )


@pytest.mark.parametrize(
    "given", [None, When(start=date(2024, 1, 20), end=date(2024, 1, 21), clock="09:00", zone="local")]
)
def test_local_time_is_the_zone_of_the_place(given):
    """A clock of "local time" takes the zone of the report's place, a day inferred for it or not."""
    local = Mention(
        raw="9 am local time", span=span_of("9 am local time"), value=When(clock="09:00", zone="local")
    )
    report = Report(
        kind=Kind.INCIDENT,
        doc_id="d",
        mentions=(Span(0, 5),),
        claims=(claim(Field.WHEN, "9 am local time", value=given), claim(Field.WHERE, "Qarra base")),
        role=Role.MAIN,
    )
    (done,) = resolve_reports([report], DOCUMENT, PLACES, [local])
    assert done.claims[0].value.zone == "Africa/Bamako"


def test_the_article_of_an_act_counts_no_weapon():
    """In "a rocket attack" the article says nothing of how many rockets."""
    (weapon,) = resolve(claim(Field.WEAPON, "A rocket"))
    assert (weapon.type, weapon.count) == ("rocket", None)


@pytest.mark.parametrize(("rule", "low"), [("some_breached", 1), (None, 2)])
def test_inferred_interceptions_are_one_or_more(rule, low):
    """That some got through implies that at least one was stopped."""
    (count,) = resolve(claim(Field.INTERCEPTED, "multiple missiles", rule=rule))
    assert (count.low, count.high) == (low, None)


def test_the_wider_class_is_the_same_weapon():
    """Beside ballistic missiles of one report plain missiles are the same, and come last; other classes stay."""
    claims = [claim(Field.WEAPON, words) for words in ("multiple missiles", "ballistic missiles", "a bomb")]
    assert [value.type for value in resolve(*claims)] == ["ballistic missile", "bomb", "ballistic missile"]


def test_a_phrase_without_a_known_time_has_no_value():
    """Words at which no time was found stay without a value."""
    assert resolve(claim(Field.WHEN, "Over 58")) == [None]


def test_parties_and_weapons():
    """Parties are read against the country of the place; weapons get class and number."""
    who, weapon, _ = resolve(
        claim(Field.TARGET, "Malian soldiers"),
        claim(Field.WEAPON, "multiple missiles"),
        claim(Field.WHERE, "Qarra base"),
    )
    assert isinstance(who, Actor)
    assert who.kind == "State forces"
    assert (weapon.type, weapon.count.low) == ("missile", 2)


@pytest.mark.parametrize(
    ("code", "known"), [("strike.missile", True), ("strike.sling", False), (None, False)]
)
def test_event_types_come_from_the_rule(code, known):
    """The reader names the event code in the claim's rule."""
    (value,) = resolve(claim(Field.EVENT, "hit", rule=code))
    assert (value is not None) is known


def test_none_reported_so_far_is_open_above():
    """That no deaths have been reported does not say that nobody died."""
    so_far, none = resolve(claim(Field.KILLED, "No deaths"), claim(Field.INJURED, "No civilian"))
    assert (so_far.low, so_far.best, so_far.high) == (0, 0, None)
    assert (none.low, none.best, none.high) == (0, 0, 0)


def test_other_fields_keep_their_words():
    """Fields without a finer type keep plain words."""
    assert resolve(claim(Field.ACTION, "hit")) == [Phrase(text="hit")]


def test_claims_with_a_value_are_left_alone():
    """A value that a reader set stays."""
    given = Count(low=1, best=1, high=1)
    assert resolve(claim(Field.KILLED, "Over 58", value=given)) == [given]
