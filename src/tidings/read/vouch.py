"""Decide whether the words around a proposed span bear it out, and make a raw claim of it where they do.

A model may name any words of a text as a toll or a place. What it names is taken only where the grammar,
looking at the same sentence, could mean the same: a figure beside a word of harm to people, a place as a
place, a party that is no speaker. So a model that obeys an article's author adds nothing he did not report.
"""

from __future__ import annotations

from collections.abc import Mapping

from tidings.model.claim import Claim
from tidings.model.codes import Field, Stance
from tidings.model.report import Mention
from tidings.model.text import Span
from tidings.model.values import When, Where
from tidings.read.acts import REACH_COST, Act, is_event_place, is_event_time, speech_cost, stands_as_place
from tidings.read.chunks import Parse
from tidings.read.counts import find_counts
from tidings.read.grammar import Phrase
from tidings.read.ground import Anchor, Ground
from tidings.read.incidents import casualty_claim
from tidings.read.newness import TOMORROW
from tidings.read.party_names import party_span
from tidings.read.proposals import Drop, Proposal
from tidings.read.roles import PEOPLE
from tidings.read.speaker_names import speech_words
from tidings.read.weapons import find_weapons

HARM = {Field.KILLED: "killed", Field.INJURED: "injured"}
# What makes an event stands within three sentences, as for the grammar; who and with what, beside it.
_WINDOW, _NEAR = 3, 1
_DOERS = frozenset({"armed", "state", "group"})
_SUFFERERS = PEOPLE | {"group"}
_COUNTED = PEOPLE | {"number"}
_THINGS = frozenset({"facility", "vehicle"})
_SPEECH_REACH = 4  # tokens: "told reporters in Geneva", "said late on Tuesday"
_SUSPICION = frozenset(
    {"suspected", "alleged", "allegedly", "blamed", "accused", "believed", "suspicion", "presumed"}
)
_DENIAL = frozenset({"denied", "denies", "deny", "denying", "denial"})
_WINDOWS: Mapping[Field, int] = {
    Field.WHERE: _WINDOW, Field.WHEN: _WINDOW, Field.KILLED: _WINDOW, Field.INJURED: _WINDOW,
    Field.PERPETRATOR: _NEAR, Field.TARGET: _NEAR, Field.WEAPON: _NEAR,
}  # fmt: skip


def vouch(ground: Ground, proposal: Proposal, anchor: Anchor) -> Claim | Drop:
    """The raw claim of a proposal, or why none is made."""
    away = abs(ground.sentence_of(proposal.span) - anchor.sentence)
    if away > _WINDOWS.get(proposal.label, -1):
        return Drop.NOT_BORNE_OUT
    match proposal.label:
        case Field.KILLED | Field.INJURED:
            return _figure(ground, proposal)
        case Field.WHERE:
            return _place(ground, proposal.span, anchor)
        case Field.WHEN:
            return _time(ground, proposal.span)
        case Field.WEAPON:
            return _weapon(ground, proposal.span)
        case Field.PERPETRATOR:
            return _doer(ground, proposal.span)
        case _:
            return _sufferer(ground, proposal.span)


def _figure(ground: Ground, proposal: Proposal) -> Claim | Drop:
    """A figure of people whom the grammar reads as killed or injured, or that stands next to such a word."""
    index = ground.sentence_of(proposal.span)
    read = {
        casualty.span: (act, casualty)
        for act in ground.acts(index)
        for casualty in act.casualties
        if casualty.span.overlaps(proposal.span)
    }
    own = [row for row in read.values() if row[1].field is proposal.label]
    if read:
        return casualty_claim(ground.page, *own[0]) if len(own) == 1 else Drop.NOT_BORNE_OUT
    parse, tokens = ground.tokens_of(proposal.span)
    counts = [c for c in find_counts(parse.sentence) if c.ordinal is None and c.core in tokens]
    if not counts:
        return Drop.NO_VALUE  # no number, or an age, a year, a model's: no count of anything
    span = parse.sentence.span_of(counts[0].first, counts[0].last)
    is_stated = any(claim.span.overlaps(span) for report in ground.statements for claim in report.claims)
    if len(counts) > 1 or is_stated or not _is_harm(ground, index, proposal.label, counts[0].core):
        return Drop.NOT_BORNE_OUT
    about = Span(span.start, proposal.span.end) if proposal.span.end > span.end else None
    return ground.page.claim(proposal.label, span, ground.voice(span), about=about, context=about)


def _is_harm(ground: Ground, index: int, field: Field, token: int) -> bool:
    """Whether a figure counts people ("12 villagers", "at least 12") and the next word of harm is its own."""
    parse = ground.parse(index)
    chunk = parse.chunk_of(token)
    is_others = chunk is not None and parse.tokens[chunk.head].lower == "others"
    harms = [
        (abs(act.trigger.at - token), act.trigger.row.effect)
        for act in ground.facts(index)
        if act.trigger.row.effect in ("killed", "injured", "abducted")
    ]
    is_people = chunk is None or is_others or chunk.cls in _COUNTED
    return is_people and bool(harms) and min(harms)[1] == HARM[field]


def _place(ground: Ground, span: Span, anchor: Anchor) -> Claim | Drop:
    """A place name inside the span that the sentence names as where something is."""
    index = ground.sentence_of(span)
    parse = ground.parse(index)
    inside = [m for m in ground.places_in(index) if span.holds(m.span)]
    known = [m for m in inside if isinstance(m.value, Where) and is_event_place(parse, m)]
    if not known:
        return Drop.NO_VALUE
    own = {
        p.mention.span
        for act in _acts_of(anchor, index)
        for p in act.wheres
        if p.is_local and p.cost <= REACH_COST
    }
    borne = [m for m in known if (m.span in own or stands_as_place(parse, m)) and not _is_spoken(parse, m)]
    return _claim(ground, Field.WHERE, _whole(inside, borne))


def _time(ground: Ground, span: Span) -> Claim | Drop:
    """A time inside the span at which something can have happened, not after the publication."""
    index = ground.sentence_of(span)
    parse = ground.parse(index)
    inside = [m for m in ground.times_in(index) if span.holds(m.span)]
    known = [m for m in inside if isinstance(m.value, When) and is_event_time(parse, m)]
    if not known:
        return Drop.NO_VALUE
    borne = [m for m in known if not _is_spoken(parse, m) and not _is_ahead(ground, m)]
    return _claim(ground, Field.WHEN, _whole(inside, borne))


def _whole(inside: list[Mention], borne: list[Mention]) -> Span | None:
    """The span of a claim: from first name to last where all are borne out, else the first that is."""
    if not borne:
        return None
    return Span(borne[0].span.start, borne[-1].span.end) if borne == inside else borne[0].span


def _acts_of(anchor: Anchor, index: int) -> list[Act]:
    acts = anchor.event.facts if anchor.event is not None else []
    return [act for act in acts if act.sentence == index]


def _is_ahead(ground: Ground, mention: Mention) -> bool:
    value, published = mention.value, ground.document.published
    if not isinstance(value, When) or value.start is None or published is None:
        return False
    return value.start > published + TOMORROW


def _is_spoken(parse: Parse, mention: Mention) -> bool:
    """Whether it is where or when somebody speaks: "said in Geneva", "told reporters in Geneva on Friday"."""
    inside = [i for i, t in enumerate(parse.tokens) if mention.span.overlaps(Span(t.start, t.end))]
    if not inside or speech_cost(parse, inside[0], inside[-1] + 1):
        return True
    before = [t.lower for t in parse.tokens[max(0, inside[0] - _SPEECH_REACH) : inside[0]]]
    stops = max((i + 1 for i, word in enumerate(before) if word in (",", ";", "that")), default=0)
    return any(word in speech_words().verbs for word in before[stops:])


def _weapon(ground: Ground, span: Span) -> Claim | Drop:
    """A weapon that the sentence names as one, with the words before it in the quote, which may count it."""
    parse, tokens = ground.tokens_of(span)
    found = [row for row in find_weapons(parse.sentence) if row[0] in tokens and row[1] - 1 in tokens]
    if not found:
        return Drop.NO_VALUE
    first, last, kind = found[0]
    chunk = parse.chunk_of(first)
    whole = parse.sentence.span_of(max(tokens.start, min(first, chunk.first if chunk else first)), last)
    return ground.page.claim(Field.WEAPON, whole, ground.voice(whole), rule=kind)


def _doer(ground: Ground, quote: Span) -> Claim | Drop:
    """An armed party, a state's force or a listed group that neither speaks nor suffers."""
    span = _party(ground, quote, _DOERS)
    if span is None:
        return Drop.NO_VALUE
    words = {t.lower for t in ground.sentences[ground.sentence_of(span)].tokens}
    acts = ground.acts(ground.sentence_of(span))
    suffering = any(span.overlaps(p.span) for act in acts for p in act.roles.sufferers)
    if suffering or _speaks(ground, span) or words & _DENIAL:
        return Drop.NOT_BORNE_OUT
    voice = ground.voice(span)
    if words & _SUSPICION:
        voice = voice._replace(stance=Stance.ALLEGED)
    return ground.page.claim(Field.PERPETRATOR, span, voice)


def _sufferer(ground: Ground, quote: Span) -> Claim | Drop:
    """People, a body, or a thing such as a base, that neither speaks nor acts."""
    people = _party(ground, quote, _SUFFERERS)
    span = people or _party(ground, quote, _THINGS)
    if span is None:
        return Drop.NO_VALUE
    acts = ground.acts(ground.sentence_of(span))
    doing = any(span.overlaps(p.span) for act in acts for p in act.roles.doers)
    if doing or _speaks(ground, span) or _is_weapon(ground, span):
        return Drop.NOT_BORNE_OUT
    return ground.page.claim(Field.TARGET if people else Field.FACILITY, span, ground.voice(span))


def _party(ground: Ground, quote: Span, classes: frozenset[str]) -> Span | None:
    """The first noun phrase of some classes whose head stands in a quote, cut as the grammar cuts it."""
    parse, tokens = ground.tokens_of(quote)
    chunk = next((chunk for chunk in parse.chunks if chunk.head in tokens and chunk.cls in classes), None)
    return None if chunk is None else party_span(Phrase(parse, chunk))


def _is_weapon(ground: Ground, span: Span) -> bool:
    """Whether a thing is itself the weapon: a drone is a vehicle too."""
    parse, tokens = ground.tokens_of(span)
    return any(row[0] in tokens for row in find_weapons(parse.sentence))


def _speaks(ground: Ground, span: Span) -> bool:
    """Whether the words name whoever says the sentence."""
    speaker = ground.voice(span).speaker
    parse, tokens = ground.tokens_of(span)
    behind = [t.lower for t in parse.tokens[tokens.stop : tokens.stop + 1]]
    is_named = speaker is not None and speaker.span.overlaps(span)
    return is_named or any(word in speech_words().verbs for word in behind)


def _claim(ground: Ground, field: Field, span: Span | None) -> Claim | Drop:
    return Drop.NOT_BORNE_OUT if span is None else ground.page.claim(field, span, ground.voice(span))
