"""Tell the parties of an event as claims: who did it, who is blamed, who claims it, who suffered it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tidings.model.claim import Claim
from tidings.model.codes import Field, Stance
from tidings.model.text import Span
from tidings.read.actors import find_named_actors
from tidings.read.acts import Act
from tidings.read.bundle import Event
from tidings.read.chunks import Chunk, Parse
from tidings.read.grammar import Phrase, after_preposition, objects, subjects
from tidings.read.page import Page, Voice
from tidings.read.words import party_words, verbs

PERSONAL_NAME = "personal name"
ORGANISATION = "organisation"
_TO = frozenset({"to"})
_ON = frozenset({"on"})
_PARTIES = frozenset({"armed", "state", "group", "name", "official", "place"})
_FACILITY = frozenset({"facility", "vehicle", "place"})


def party_claims(page: Page, event: Event) -> Iterator[Claim]:
    """Perpetrators, then those blamed or claiming, then persons and things struck."""
    for act in event.acts:
        for phrase in act.roles.doers:
            yield from _doer(page, act, phrase)
    for act in event.acts:
        yield from _blamed(page, act)
        yield from _claiming(page, act)
    for act in event.acts:
        for phrase in act.roles.sufferers:
            yield from _sufferer(page, act, phrase)


def _doer(page: Page, act: Act, phrase: Phrase) -> Iterator[Claim]:
    span = party_span(phrase)
    if span is None:
        return
    voice = page.voice(act.sentence, phrase.chunk.head)
    yield from _party(page, phrase, span, voice, _wider(act, phrase))


def _party(page: Page, phrase: Phrase, span: Span, voice: Voice, wider: Span) -> Iterator[Claim]:
    """A perpetrator as written, and the listed organisation that its words name.

    A listed name that reaches out of the phrase ("Islamic Resistance in Iraq") is kept whole.
    """
    is_organisation = phrase.chunk.cls == "group" or phrase.head in party_words()["organisations"]
    sentence = phrase.parse.sentence
    names = (sentence.span_of(named.first, named.last) for named in find_named_actors(sentence))
    inside = [name for name in names if name.overlaps(span)]
    span = Span(min(s.start for s in (span, *inside)), max(s.end for s in (span, *inside)))
    rule = ORGANISATION if is_organisation or span in inside else None
    yield page.claim(Field.PERPETRATOR, span, voice, context=wider, rule=rule)
    for organisation in inside:
        if organisation != span:
            yield page.claim(Field.PERPETRATOR, organisation, voice, context=wider, rule=ORGANISATION)


def _blamed(page: Page, act: Act) -> Iterator[Claim]:
    """Those whom somebody blames for or accuses of the act in its own sentence."""
    parse = act.trigger.parse
    for i, token in enumerate(parse.tokens):
        if parse.tags[i] not in "VG":
            continue
        form = verbs().get(token.lower)
        if form is None or form.base not in party_words()["blame"]:
            continue
        found: Iterable[Chunk] = objects(parse, i)
        if parse.tags[i - 1] == "B" and form.form == "ed":
            found = subjects(parse, i)
        if token.lower in ("attributed", "blamed"):
            found = [*after_preposition(parse, i + 1, _TO | _ON), *found]
        if form.base == "hold" and "responsible" not in (t.lower for t in parse.tokens[i + 1 : i + 12]):
            continue
        yield from _accused(page, act, i, [c for c in found if c.cls in _PARTIES])


def _accused(page: Page, act: Act, verb: int, chunks: Iterable[Chunk]) -> Iterator[Claim]:
    parse = act.trigger.parse
    speaker = page.voice(act.sentence, verb).speaker
    for chunk in chunks:
        phrase = Phrase(parse, chunk)
        span = party_span(phrase)
        if span is not None and (speaker is None or not speaker.span.overlaps(span)):
            first, last = min(chunk.first, verb), max(chunk.last, verb + 1)
            wider = parse.sentence.span_of(first, last)
            yield from _party(page, phrase, span, Voice(speaker, Stance.ALLEGED), wider)


def _claiming(page: Page, act: Act) -> Iterator[Claim]:
    """Those who claim the act in its own sentence."""
    for one in page.attributions[act.sentence]:
        if one.stance is not Stance.CLAIMED or one.speaker is None:
            continue
        span = one.speaker.span
        parse = act.trigger.parse
        chunk = next((c for c in parse.chunks if parse.span(c).overlaps(span)), None)
        if chunk is None:
            yield page.claim(Field.PERPETRATOR, span, Voice(one.speaker, Stance.CLAIMED), rule=ORGANISATION)
            continue
        bare = party_span(Phrase(parse, chunk)) or span
        voice = Voice(one.speaker, Stance.CLAIMED)
        yield from _party(
            page, Phrase(parse, chunk), bare, voice, Span(span.start, max(span.end, one.cue.end))
        )


def _sufferer(page: Page, act: Act, phrase: Phrase) -> Iterator[Claim]:
    span = party_span(phrase)
    if span is None:
        return
    voice = page.voice(act.sentence, phrase.chunk.head)
    if phrase.chunk.cls in _FACILITY:
        yield page.claim(Field.FACILITY, span, voice, context=_wider(act, phrase))
        return
    rule = PERSONAL_NAME if is_person(phrase) else None
    yield page.claim(Field.TARGET, span, voice, context=_wider(act, phrase), rule=rule)


def is_person(phrase: Phrase) -> bool:
    """Whether a phrase ends in a person's name."""
    chunk = phrase.chunk
    if chunk.name_at is None or chunk.cls in ("place", "group", "armed"):
        return False
    words = [t.lower for t in phrase.parse.tokens[chunk.name_at : chunk.head + 1]]
    described = chunk.name_at > chunk.first
    return (described or len(words) > 1) and not any(w in party_words()["organisations"] for w in words)


def _wider(act: Act, phrase: Phrase) -> Span:
    first = min(phrase.chunk.first, act.trigger.at)
    last = max(phrase.chunk.last, act.trigger.at + 1)
    return act.trigger.parse.sentence.span_of(first, last)


def party_span(phrase: Phrase) -> Span | None:
    """A party's own words: determiners and figures left off, "of the X" kept after "members"."""
    parse, chunk = phrase.parse, phrase.chunk
    first = chunk.first if not is_person(phrase) else chunk.name_at or chunk.first
    while first < chunk.last - 1 and parse.tags[first] in ("D", "#", "A"):
        first += 1
    last = max(chunk.head + 1, first + 1)
    if last < chunk.last and parse.tags[last] in ('"', "”"):
        last += 1
    if parse.tokens[last - 1].lower in party_words()["partitive"]:
        last = _past_of(parse, last)
    words = {t.lower for t in parse.tokens[first:last]}
    return None if words <= party_words()["nobody"] else parse.sentence.span_of(first, last)


def _past_of(parse: Parse, at: int) -> int:
    if at + 1 < len(parse.tags) and parse.tokens[at].lower == "of":
        inner = parse.chunk_of(at + 1)
        if inner is not None:
            return inner.last
    return at
