"""Open events in sentences that the learned reader is sure of and the grammar told nothing of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidings.data.tables import table
from tidings.model.claim import LEARNED, Claim
from tidings.model.codes import DatePrecision, Field, Kind, Role, Status
from tidings.model.report import Mention, Report
from tidings.model.values import When, Where
from tidings.read.acts import is_event_time
from tidings.read.chunks import Parse, parse
from tidings.read.combine import FIELDS, REACH, enough_of, may_be_ground, rule_of
from tidings.read.keyed import outcomes, staged
from tidings.read.learned import Found, Learned
from tidings.read.page import Page
from tidings.read.sentences import Sentence
from tidings.read.words import both_numbers

# Chances from which a sentence opens an event, has a type, and a word is shown for it. News detection F1 and
# complete_r, MUC-4 roles F1 with OPEN at .75, .9 and without: .709 .282 .415, .701 .274 .412, .707 .274 .408.
OPEN, TYPED, SHOWN = 0.75, 0.3, 0.5
# By MUC-4's codebook, roles F1 at .6, .75, .9, with earlier weights: .451 .459 .462.
_OPEN_KEYED = 0.97
# What an event without a word for the act has to tell by that codebook: of 18 on TST1 and TST2, 13 told none
# of these, and 10 of those were no template. Slots F1 .424 to .429.
_STRUCK = ("target", "victim", "described")
_RIOT = "unrest.violent_demo"
_CODES = {
    "Armed clash": "battle.clash",
    "Attack": "attack.civilians",
    "Air/drone strike": "strike.air",
    "Shelling/artillery/missile attack": "strike.artillery",
    "Remote explosive": "bomb.ied",
    "Suicide bomb": "bomb.suicide",
    "Grenade": "bomb.grenade",
    "Abduction/forced disappearance": "attack.abduction",
    "Sexual violence": "attack.sexual",
    "Excessive force": "protest.excessive_force",
    "Protest with intervention": "protest.intervention",
    "Peaceful protest": "protest.peaceful",
    "Violent demonstration": "unrest.violent_demo",
    "Mob violence": "unrest.mob",
    "Looting/property destruction": "property.destruction",
    "Government regains territory": "battle.regained",
    "Non-state actor overtakes territory": "battle.overtaken",
    "Chemical weapon": "attack.chemical",
    "Disrupted weapons use": "intercept",
    "Headquarters established": "base.established",
    "attack": "attack.civilians",
    "bombing": "bomb.ied",
    "kidnapping": "attack.abduction",
    "arson": "property.arson",
    "robbery": "looting",
    "forced work stoppage": "blockade",
}


def opened(
    page: Page,
    sentences: Sequence[Sentence],
    learned: Learned,
    mentions: tuple[Sequence[Mention], Sequence[Mention]],
    told: Sequence[Report],
) -> Iterator[Report]:
    """Reports of events in sentences of which the grammar told nothing, at places or times not told of.

    `mentions` are the places and the times of the document, `told` the events that the grammar found.
    """
    known = {value for report in told for value in _values(report, mentions)}
    for code, run in _runs(sentences, learned):
        report = _report_of(page, run, code, learned, *mentions)
        if report is None or (code == _RIOT and not learned.codebook and not _names_a_crowd(run)):
            continue
        # For MUC-4 events of two types at one place and time are two; else they are one told again.
        is_placed = any(report.of(Field.WHERE))
        is_elsewhere = is_placed and not known.issuperset(_values(report, mentions))
        if not told or learned.codebook or is_elsewhere:
            yield report


def _names_a_crowd(run: Sequence[Sentence]) -> bool:
    """Whether a crowd or unrest is named: a lorry that overturns is no violent demonstration."""
    words = both_numbers(f"{table('crowds')['crowd']} {table('scene')['crowd']} violence mob police".split())
    return any(token.lower in words for sentence in run for token in sentence.tokens)


def _values(report: Report, mentions: tuple[Sequence[Mention], Sequence[Mention]]) -> Iterator[str]:
    """The places and days of a report, each by what it is known by."""
    spans = [claim.span for claim in report.of(Field.WHERE, Field.WHEN)]
    for mention in (*mentions[0], *mentions[1]):
        if any(span.overlaps(mention.span) for span in spans):
            value = mention.value
            if isinstance(value, Where):
                yield value.gazetteer_id or value.name
            elif isinstance(value, When) and value.start is not None:
                yield value.start.isoformat()


def _runs(sentences: Sequence[Sentence], learned: Learned) -> Iterator[tuple[str, list[Sentence]]]:
    """Sentences near one another that tell of one type of event, with its code."""
    run: list[Sentence] = []
    code = ""
    for sentence in sentences:
        mine = _code_of(learned, sentence.index)
        if mine is None:
            continue
        if run and (mine != code or sentence.index - run[-1].index > REACH):
            yield code, run
            run = []
        run.append(sentence)
        code = mine
    if run:
        yield code, run


def _code_of(learned: Learned, sentence: int) -> str | None:
    """The type of event that a sentence tells; None where it tells of none."""
    if (learned.tells(sentence) or 0.0) < (_OPEN_KEYED if learned.codebook else OPEN):
        return None
    chances = learned.type_chances(sentence)
    best = max(chances, key=lambda name: chances[name], default=None)
    return _CODES.get(best) if best is not None and chances[best] >= TYPED else None


def _report_of(
    page: Page,
    run: Sequence[Sentence],
    code: str,
    learned: Learned,
    places: Sequence[Mention],
    times: Sequence[Mention],
) -> Report | None:
    """The event of a run of sentences; None where no word for it can be shown."""
    triggers = _words_of(run, learned, "trigger")
    if not triggers and learned.codebook and _words_of(run, learned, *_STRUCK):
        triggers = _words_of(run, learned, *FIELDS)
    if not triggers:
        return None
    first = triggers[0]
    claims = [page.claim(Field.EVENT, first.span, page.voice(first.sentence, 0), basis=LEARNED, rule=code)]
    for sentence in run:
        claims += _setting(page, sentence, learned, places, times)
        claims += _facts(page, sentence, learned)
    report = Report(
        kind=Kind.INCIDENT,
        doc_id=page.document.id,
        mentions=tuple(dict.fromkeys(one.span for one in triggers)),
        claims=tuple(claims),
        role=Role.MAIN if any(learned.is_news(s.index) for s in run) else Role.BACKGROUND,
        status=Status.OCCURRED,
    )
    if not learned.codebook:
        return report
    return staged(page.document, replace(report, claims=(*claims, *outcomes(page, report, learned))), learned)


def _words_of(run: Sequence[Sentence], learned: Learned, *labels: str) -> list[Found]:
    """The words of some labels in a run of sentences that are sure enough to be shown."""
    return [one for s in run for one in learned.of(s.index, *labels) if one.score >= SHOWN]


def _setting(
    page: Page,
    sentence: Sentence,
    learned: Learned,
    places: Sequence[Mention],
    times: Sequence[Mention],
) -> Iterator[Claim]:
    """The places and times of a sentence that are the event's."""
    voice = page.voice(sentence.index, 0)
    parsed = parse(sentence, [m.span for m in times], [m.span for m in places])
    may_be = {Field.WHEN: _may_date, Field.WHERE: may_be_ground}
    for field, label, mentions in ((Field.WHEN, "time", times), (Field.WHERE, "place", places)):
        meant = [one.span for one in learned.of(sentence.index, label)]
        for mention in mentions:
            is_meant = bool(learned.codebook) or any(span.overlaps(mention.span) for span in meant)
            if is_meant and sentence.span.holds(mention.span) and may_be[field](parsed, mention):
                yield page.claim(field, mention.span, voice, basis=LEARNED)


def _may_date(parsed: Parse, mention: Mention) -> bool:
    """Whether a time is no length of time; the day since which a row of acts lasts is the first one's."""
    value = mention.value
    is_since = isinstance(value, When) and value.precision is DatePrecision.DAY
    return is_event_time(parsed, mention) or is_since


def _facts(page: Page, sentence: Sentence, learned: Learned) -> Iterator[Claim]:
    """The people hurt, the parties and the weapons."""
    counts = {} if learned.codebook else {"killed": Field.KILLED, "injured": Field.INJURED}
    for one in learned.of(sentence.index, *counts, *FIELDS):
        if one.score < enough_of(learned).get(one.label, SHOWN):
            continue
        field = counts.get(one.label) or FIELDS[one.label]
        rule = None if one.label in counts else rule_of(page, one, None, is_keyed=bool(learned.codebook))
        yield page.claim(field, one.span, page.voice(one.sentence, 0), basis=LEARNED, rule=rule)
