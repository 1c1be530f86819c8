"""Readings put together by hand, so that what is shown can be tested without the grammar."""

from datetime import date

from tidings.model.claim import Claim, Speaker
from tidings.model.codes import (
    DatePrecision,
    Field,
    Kind,
    PlacePrecision,
    Role,
    SegmentKind,
    Stance,
    Status,
)
from tidings.model.report import Mention, Reading, Report
from tidings.model.text import Document, Segment, Span
from tidings.model.values import Actor, Count, EventType, Phrase, Weapon, When, Where

TEXT = (
    "Rockets hit the Qarra depot near Mosul on Tuesday at 5:40 am, killing two guards and "
    "wounding several soldiers, the ministry said. The Dawn Brigade claimed the attack. "
    "It was among over 14 attacks in Iraq since June.\n"
    "READ ALSO: Twelve facts about the river dam\n"
    "About 600 peacekeepers remain in Syria."
)
IRAQ = Where(
    name="Iraq", gazetteer_id="country:IQ", country="IQ", lat=33.0, lon=44.0, precision=PlacePrecision.COUNTRY
)
MOSUL = Where(
    name="Mosul",
    gazetteer_id="gn:99072",
    country="IQ",
    admin1="Nineveh",
    lat=36.335,
    lon=43.119,
    precision=PlacePrecision.TOWN,
    radius_km=10,
)
TUESDAY = When(
    start=date(2024, 6, 18), end=date(2024, 6, 19), precision=DatePrecision.DAY, basis="publication date"
)


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def claim(field: Field, words: str, value=None, text: str = TEXT, **more) -> Claim:
    span = span_of(words, text)
    return Claim(field=field, raw=words, span=span, value=value, **more)


def document_of(text: str = TEXT, doc_id: str = "d1", **more) -> Document:
    segments = []
    start = 0
    for line in text.split("\n"):
        kind = SegmentKind.PROMO if line.startswith("READ ALSO") else SegmentKind.BODY
        if line:
            segments.append(Segment(kind=kind, span=Span(start, start + len(line))))
        start += len(line) + 1
    more.setdefault("published", date(2024, 6, 19))
    return Document(id=doc_id, text=text, segments=tuple(segments), language="en", **more)


def incident_claims() -> tuple[Claim, ...]:
    ministry = Speaker(name="the ministry", span=span_of("the ministry"))
    return (
        claim(
            Field.EVENT,
            "Rockets hit",
            EventType(
                code="strike.rocket",
                event_type="Explosions/Remote violence",
                sub_event_type="Shelling/artillery/missile attack",
            ),
        ),
        claim(Field.WHEN, "on Tuesday", TUESDAY),
        claim(Field.WHEN, "5:40 am", When(clock="05:40", zone="Asia/Baghdad", approximate=False)),
        claim(Field.WHERE, "Mosul", MOSUL),
        claim(Field.WEAPON, "Rockets", Weapon(type="rocket", count=Count(low=2))),
        claim(Field.TARGET, "the Qarra depot", Actor(name="the Qarra depot")),
        claim(
            Field.KILLED, "two", Count(low=2, best=2, high=2), about=span_of("guards"), said_by=ministry,
            stance=Stance.ATTRIBUTED, context=span_of("killing two guards"),
        ),
        claim(
            Field.INJURED, "several", Count(low=2, hedge="several"), about=span_of("soldiers"),
            said_by=ministry, stance=Stance.ATTRIBUTED,
        ),
        claim(
            Field.PERPETRATOR, "The Dawn Brigade", Actor(name="The Dawn Brigade", is_named=True),
            stance=Stance.CLAIMED,
        ),
    )  # fmt: skip


def reading_sample() -> Reading:
    document = document_of()
    reports = (
        Report(
            kind=Kind.INCIDENT,
            doc_id="d1",
            mentions=(span_of("Rockets hit the Qarra depot"),),
            claims=incident_claims(),
            role=Role.MAIN,
            status=Status.OCCURRED,
        ),
        Report(
            kind=Kind.TALLY,
            doc_id="d1",
            mentions=(span_of("over 14 attacks in Iraq"),),
            claims=(
                claim(Field.COUNT, "over 14", Count(low=14, best=14, hedge="over", operator=">")),
                claim(Field.EVENT, "attacks", Phrase(text="attack")),
                claim(Field.WHERE, "Iraq", IRAQ),
                claim(
                    Field.SINCE,
                    "since June",
                    When(start=date(2024, 6, 1), end=date(2024, 7, 1), precision=DatePrecision.MONTH),
                ),
            ),
        ),
        Report(
            kind=Kind.POSTURE,
            doc_id="d1",
            mentions=(span_of("About 600 peacekeepers remain in Syria"),),
            claims=(
                claim(Field.COUNT, "About 600", Count(low=540, best=600, high=660, operator="~")),
                claim(Field.FORCE, "peacekeepers", Actor(name="peacekeepers")),
            ),
        ),
    )
    return Reading(
        document=document,
        reports=reports,
        places=(Mention(raw="Mosul", span=span_of("Mosul"), value=MOSUL),),
        times=(Mention(raw="on Tuesday", span=span_of("on Tuesday"), value=TUESDAY),),
    )
