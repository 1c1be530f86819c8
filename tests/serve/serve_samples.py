"""Readings put together by hand, so that what is shown can be tested without the grammar."""

from datetime import date

from tidings import linking, pipeline
from tidings.ingest.copies import body_key
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
from tidings.model.problem import Problem
from tidings.model.report import Mention, Reading, Report
from tidings.model.text import Document, Segment, Span
from tidings.model.values import Actor, Count, EventType, Phrase, Weapon, When, Where
from tidings.settings import Settings
from tidings.store.project import init_project

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


def fill(folder, readings):
    """A project that holds the readings, linked."""
    project = init_project(folder, Settings(name="test"))
    project.add_documents((reading.document, body_key(reading.document)) for reading in readings)
    for reading in readings:
        project.put_reading(reading, read_by=pipeline.own_reader())
    linking.assemble(project)
    return project


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


SECOND = (
    "A rocket attack on the Qarra depot near Mosul killed three people on Tuesday, officials said. "
    "The Dawn Brigade said it had fired the rockets."
)


def second_reading() -> Reading:
    """Another outlet's report of the same attack, with a higher toll."""
    document = document_of(SECOND, "d2", title="Depot attack kills three", outlet="Northern Courier")
    claims = (
        claim(
            Field.EVENT,
            "rocket attack",
            EventType(
                code="strike.rocket",
                event_type="Explosions/Remote violence",
                sub_event_type="Shelling/artillery/missile attack",
            ),
            SECOND,
        ),
        claim(Field.WHEN, "on Tuesday", TUESDAY, SECOND),
        claim(Field.WHERE, "Mosul", MOSUL, SECOND),
        claim(Field.KILLED, "three", Count(low=3, best=3, high=3), SECOND, about=span_of("people", SECOND)),
        claim(
            Field.PERPETRATOR, "The Dawn Brigade", Actor(name="The Dawn Brigade", is_named=True), SECOND,
            stance=Stance.CLAIMED,
        ),
    )  # fmt: skip
    report = Report(
        kind=Kind.INCIDENT,
        doc_id="d2",
        mentions=(span_of("A rocket attack on the Qarra depot", SECOND),),
        claims=claims,
        role=Role.MAIN,
        status=Status.OCCURRED,
    )
    return Reading(document=document, reports=(report,))


PAYLOADS = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(2)>',
    "'-alert(3)-'",
    "javascript:alert(4)",
    "{{ 7 * 7 }}",
    "</title><script>alert(5)</script>",
    "<a href='//evil.example'>x</a>",
    "</mark></div><iframe srcdoc='<script>alert(6)</script>'></iframe>",
    "\u202egnp.exe",
)


def hostile_readings() -> list[Reading]:
    """One document a payload: it is the title, outlet, address, place, party, speaker and quote."""
    return [_hostile(number, payload) for number, payload in enumerate(PAYLOADS)]


def _hostile(number: int, payload: str) -> Reading:
    text = f"Rockets hit {payload} on Tuesday and killed two, {payload} said."
    spot = span_of(payload, text)
    later = Span(text.rindex(payload), text.rindex(payload) + len(payload))
    document = document_of(
        text, f"h{number}", title=f"Title {payload}", outlet=payload, url=f"javascript:{payload}"
    )
    said = Speaker(name=payload, span=later)
    claims = (
        Claim(
            field=Field.EVENT,
            raw=payload,
            span=spot,
            value=EventType(code=payload, event_type=payload, sub_event_type=payload),
        ),
        Claim(
            field=Field.WHERE,
            raw=payload,
            span=spot,
            value=Where(
                name=payload, gazetteer_id=payload, country="IQ", admin1=payload, lat=33.0 + number, lon=44.0,
                precision=PlacePrecision.TOWN,
            ),
        ),
        Claim(field=Field.WHEN, raw="on Tuesday", span=span_of("on Tuesday", text), value=TUESDAY),
        Claim(
            field=Field.PERPETRATOR, raw=payload, span=spot, value=Actor(name=payload), said_by=said,
            hedge=payload,
        ),
        Claim(
            field=Field.KILLED, raw="two", span=span_of("two", text), value=Count(low=2, best=2, high=2),
            about=spot, said_by=said,
        ),
    )  # fmt: skip
    incident = Report(
        kind=Kind.INCIDENT, doc_id=document.id, mentions=(spot,), claims=claims, role=Role.MAIN,
        status=Status.OCCURRED,
    )  # fmt: skip
    posture = Report(
        kind=Kind.POSTURE,
        doc_id=document.id,
        mentions=(spot,),
        claims=(Claim(field=Field.FORCE, raw=payload, span=spot, value=Actor(name=payload)),),
    )
    problem = Problem(source=payload, stage="read", code="reader_fault", reason=payload, doc_id=document.id)
    return Reading(document=document, reports=(incident, posture), problems=(problem,))
