"""Tell the parties of an event as claims: who did it, who is blamed, who claims it, who suffered it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tidings.data.actors import nations, plain_words
from tidings.model.claim import Claim, Speaker
from tidings.model.codes import Field, Stance
from tidings.model.text import Span
from tidings.read.accusations import is_of_another, is_of_violence, taking_part
from tidings.read.acts import Act
from tidings.read.answerable import answerable, is_speakers_own
from tidings.read.belonging import is_ruled_out, name_given, past_of, person_given
from tidings.read.bundle import Event
from tidings.read.chunks import Chunk, Parse
from tidings.read.context import Mood
from tidings.read.grammar import Phrase, after_preposition, objects, subjects
from tidings.read.interceptions import has_stopped_weapon
from tidings.read.page import Page, Voice
from tidings.read.party_names import is_body, is_person, organisations_of, party_span, with_owner
from tidings.read.powers import powers
from tidings.read.speakers import Attribution, attribution_at
from tidings.read.stances import stance_beside
from tidings.read.weapons import find_weapons
from tidings.read.words import common_words, given_names, party_words, verbs

PERSONAL_NAME = "personal name"
ORGANISATION = "organisation"
POWER = "power"
OTHER_SIDE = "the other side"
_TO = frozenset({"to"})
_ON = frozenset({"on"})
_FROM_AFAR = frozenset({"bomb", "strike"})  # who clashes near a blast is not told to have set it off
_NO_FACT = frozenset({Mood.GENERIC, Mood.POSSIBLE})
_SELVES = frozenset({"they", "it", "he", "she", "we"})
_PARTIES = frozenset({"armed", "state", "group", "name", "official", "place"})
_FACILITY = frozenset({"facility", "vehicle", "place"})


class Telling(NamedTuple):
    """A sentence that speaks of an event: its grammar, and its number in the document."""

    parse: Parse
    sentence: int
    own: frozenset[int] = frozenset()  # the event's words in it


def party_claims(page: Page, event: Event, code: str, after: Sequence[Telling] = ()) -> Iterator[Claim]:
    """Perpetrators, then those blamed or claiming, then persons and things struck.

    `after` are sentences behind the event that may say who claims or is blamed for it without naming it.
    """
    told = list(_told_claims(page, event, code, after))
    yield from told
    yield from _group_meant(page, event, told)
    if not any(claim.field is Field.PERPETRATOR for claim in told):
        yield from _other_side(page, event)


def _other_side(page: Page, event: Event) -> Iterator[Claim]:
    """Militants killed beside soldiers of whom only the attackers can be meant: no doer is told."""
    hurt = [(act, phrase) for act in event.facts for phrase in act.roles.sufferers]
    if not any(phrase.chunk.cls == "state" for _, phrase in hurt):
        return
    for act, phrase in hurt:
        span = party_span(phrase) if phrase.head in party_words()["fighters"] else None
        if span is not None:
            voice = page.voice(act.sentence, phrase.chunk.head)
            yield page.claim(
                Field.PERPETRATOR, span, voice, basis="inferred", rule=OTHER_SIDE, context=_wider(act, phrase)
            )
            return


def _group_meant(page: Page, event: Event, told: Sequence[Claim]) -> Iterator[Claim]:
    """The one armed group a document names, where its rebels are told without a name."""
    doers = {p.chunk.cls for act in event.facts for p in act.roles.doers}
    names = {group.actor_id for group in page.armed_groups}
    if len(names) != 1 or "armed" not in doers or "state" in doers:
        return
    doing = [claim for claim in told if claim.field is Field.PERPETRATOR]
    doing = [claim for claim in doing if claim.raw.split()[-1].lower() in party_words()["unnamed"]]
    if not doing or any(claim.rule == ORGANISATION for claim in told):
        return
    span = page.armed_groups[0].span
    voice = Voice(None, Stance.ASSERTED)
    yield page.claim(Field.PERPETRATOR, span, voice, basis="inferred", rule=ORGANISATION)


def _told_claims(page: Page, event: Event, code: str, after: Sequence[Telling]) -> Iterator[Claim]:
    """The parties that the sentences of the event tell."""
    for act in event.acts:
        yield from _suspected(page, act)
    sided = next((act.trigger.row.frame != "mutual" for act in event.acts if act.roles.doers), False)
    first = event.acts[0].trigger.row
    told_as = {first.code.split(".")[0], "" if first.frame == "mutual" else code.split(".", maxsplit=1)[0]}
    sided = (sided and not code.startswith("battle")) or not _FROM_AFAR.isdisjoint(told_as)
    named = {span for act in event.facts for span in powers(act)}
    for act in event.acts:
        if act.trigger.row.frame == "mutual" and (sided or (act is not event.acts[0] and _is_scene(act))):
            continue  # who clashed with whom, told after who did it to whom, is no doer
        if act.trigger.row.code == "protest.intervention" and not code.startswith(("protest", "unrest")):
            continue  # a crackdown in which another act is told
        if (act.context.mood in _NO_FACT and not _is_of_the_dead(event, act)) or _is_defence(act):
            continue
        for phrase in act.roles.doers:
            if party_span(phrase) not in named:  # "Russian shelling" is Russia's
                yield from _doer(page, act, phrase)
    for act in event.facts:
        for span in powers(act):
            voice = page.voice(act.sentence, act.trigger.at)
            yield page.claim(Field.PERPETRATOR, span, voice, context=act.trigger.span, rule=POWER)
    for telling in (*_tellings(event), *after):
        yield from _blamed(page, telling)
        yield from _claiming(page, telling)
        yield from _said_to_be(page, telling)
    for act in event.acts:
        for phrase in act.roles.sufferers:
            yield from _sufferer(page, act, phrase)


def _tellings(event: Event) -> list[Telling]:
    """The sentences that tell the event, once for each of its acts."""
    own: dict[int, set[int]] = {}
    for act in event.acts:
        own.setdefault(act.sentence, set()).add(act.trigger.at)
    return [Telling(act.trigger.parse, act.sentence, frozenset(own[act.sentence])) for act in event.acts]


def _is_of_the_dead(event: Event, act: Act) -> bool:
    """Whether a bare plural is what somebody fell in: "a commander was killed in clashes with the army"."""
    if act.trigger.row.frame != "mutual" or act.context.mood is not Mood.GENERIC:
        return False
    return any(other.sentence == act.sentence and other.casualties for other in event.facts)


def _is_scene(act: Act) -> bool:
    """Whether a fight only says what the place is: "in Aleppo, where rebels are fighting the army"."""
    return any(token.lower == "where" for token in act.trigger.parse.tokens[: act.trigger.at])


def _is_defence(act: Act) -> bool:
    """Whether an act only stops what another party launched: who repels an assault is no attacker."""
    if act.trigger.row.lemma in party_words()["defence"]:
        return True
    return has_stopped_weapon(act)


def _doer(page: Page, act: Act, phrase: Phrase) -> Iterator[Claim]:
    span = party_span(phrase)
    if span is None or (phrase.chunk.cls == "place" and not _is_nation(phrase)):
        return
    if is_ruled_out(phrase.parse, phrase.chunk) or is_speakers_own(phrase):
        return
    if _is_no_party(act, phrase):
        return
    voice = page.voice(act.sentence, phrase.chunk.head)
    stance = stance_beside(phrase)
    voice = voice if stance is None else Voice(voice.speaker, stance)
    yield from _party(page, phrase, span, voice, _wider(act, phrase))


def _is_no_party(act: Act, phrase: Phrase) -> bool:
    """Whether a phrase is a weapon by its name, a common word in front, or a bare figure of people.

    "An Iskander hit the silo", "Debris set fire to a depot", "reported two people killed and six injured".
    """
    parse, chunk = phrase.parse, phrase.chunk
    if chunk.cls == "name":
        armed = any(first <= chunk.head < last for first, last, *_ in find_weapons(parse.sentence))
        is_front = chunk.head == 0 and chunk.last == 1
        return armed or (is_front and phrase.head in common_words() and phrase.head not in given_names())
    is_figure = phrase.head == "people" and parse.tags[chunk.first] == "#"
    return is_figure and act.trigger.row.effect is not None


def _is_nation(phrase: Phrase) -> bool:
    """Whether a place is a state, which can act, as towns hardly do; or is written as a name of more."""
    words = [w for w in phrase.words if w not in ("the", "'s", "’s")]
    return any(plain_words(" ".join(words[i:])) in nations() for i in range(len(words)))


def _party(page: Page, phrase: Phrase, span: Span, voice: Voice, wider: Span) -> Iterator[Claim]:
    """A perpetrator as written, and the organisations that its words name."""
    own = name_given(phrase.parse, phrase.chunk) or person_given(phrase.parse, phrase.chunk)
    if own is not None:
        phrase = Phrase(phrase.parse, own)
        span = phrase.parse.sentence.span_of(own.first, past_of(phrase.parse, own.last))
    named = list(organisations_of(phrase))
    is_organisation = span in named or (is_body(phrase) and not named)
    body = next((one for one in named if one.start > span.start and one != span), None)
    rule = ORGANISATION if is_organisation else None
    yield page.claim(Field.PERPETRATOR, span, voice, context=wider, rule=rule, about=body)
    for organisation in named:
        if organisation != span:
            context = Span(min(wider.start, organisation.start), max(wider.end, organisation.end))
            yield page.claim(Field.PERPETRATOR, organisation, voice, context=context, rule=ORGANISATION)


def _blamed(page: Page, telling: Telling) -> Iterator[Claim]:
    """Those whom somebody blames for or accuses of the act."""
    parse = telling.parse
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
        chunks = [c for c in found if c.cls in _PARTIES]
        if is_of_violence(parse, i, chunks, telling.own):
            yield from _accused(page, telling, i, chunks)


def _accused(page: Page, telling: Telling, verb: int, chunks: Iterable[Chunk]) -> Iterator[Claim]:
    parse = telling.parse
    speaker = _accuser(page, telling, verb)
    for chunk in chunks:
        phrase = Phrase(parse, chunk)
        span = party_span(phrase)
        if span is not None and (speaker is None or not speaker.span.overlaps(span)):
            first, last = min(chunk.first, verb), max(chunk.last, verb + 1)
            wider = parse.sentence.span_of(first, last)
            yield from _party(page, phrase, span, Voice(speaker, Stance.ALLEGED), wider)


def _accuser(page: Page, telling: Telling, verb: int) -> Speaker | None:
    """Who accuses: the subject of the verb ("the president blamed X"), else who says the sentence."""
    parse, start = telling.parse, telling.parse.tokens[verb].start
    own = (one.speaker for one in page.attributions[telling.sentence] if one.cue.start == start)
    named = next(own, None) or page.voice(telling.sentence, verb).speaker
    if named is not None or parse.tags[verb] != "V" or parse.tags[verb - 1] == "B":
        return named
    spans = (parse.span(chunk) for chunk in subjects(parse, verb) if chunk.last <= verb)
    return next((Speaker(name=page.document.quote(span), span=span) for span in spans), None)


def _suspected(page: Page, act: Act) -> Iterator[Claim]:
    """Those said to have taken part in, to be behind or to be responsible for the act."""
    parse, chunk = act.trigger.parse, act.trigger.chunk
    if chunk is None:
        return
    found = taking_part(parse, chunk.first)
    for i in range(chunk.first):
        if parse.tags[i - 1] != "B" or i == 0:
            continue
        after = parse.tokens[i + 1].lower if i + 1 < len(parse.tokens) else ""
        if parse.tokens[i].lower == "behind" or (parse.tokens[i].lower == "responsible" and after == "for"):
            found = [*found, *subjects(parse, i - 1)]
            if i > 1 and parse.tokens[i - 2].lower in _SELVES:
                yield from _owning(page, Telling(parse, act.sentence), i)
    telling = Telling(parse, act.sentence)
    yield from _accused(page, telling, chunk.first - 1, [c for c in found if c.cls in _PARTIES])


def _claiming(page: Page, telling: Telling) -> Iterator[Claim]:
    """Those who claim the act."""
    for one in page.attributions[telling.sentence]:
        parse, own = telling.parse, telling.own
        if one.stance is Stance.CLAIMED and not is_of_another(parse, one.cue.end, own):
            yield from _claimant(page, telling, one)


def _said_to_be(page: Page, telling: Telling) -> Iterator[Claim]:
    """Those said to be "the attackers", or whose work the act is said to be."""
    for one in answerable(telling.parse):
        phrase, voice = Phrase(telling.parse, one.chunk), page.voice(telling.sentence, one.at)
        span = party_span(phrase)
        if span is not None:
            wider = telling.parse.sentence.span_of(
                min(one.chunk.first, one.at), max(one.chunk.last, one.at + 1)
            )
            yield from _party(page, phrase, span, Voice(voice.speaker, one.stance or voice.stance), wider)


def _owning(page: Page, telling: Telling, at: int) -> Iterator[Claim]:
    """Those who say "they were behind the attack" of themselves."""
    one = attribution_at(page.attributions[telling.sentence], at)
    if one is not None and one.stance is not Stance.DENIED:
        yield from _claimant(page, telling, one)


def _claimant(page: Page, telling: Telling, one: Attribution) -> Iterator[Claim]:
    """The speaker as a party that claims the act; one named by a pronoun stands in another sentence."""
    if one.speaker is None:
        return
    span, parse = one.speaker.span, telling.parse
    chunk = next((c for c in parse.chunks if parse.span(c).overlaps(span)), None)
    bare = party_span(Phrase(parse, chunk)) if chunk is not None and chunk.cls in _PARTIES else None
    if chunk is not None and bare is not None:
        wider = Span(span.start, max(span.end, one.cue.end))
        yield from _party(page, Phrase(parse, chunk), bare, Voice(one.speaker, Stance.CLAIMED), wider)


def _sufferer(page: Page, act: Act, phrase: Phrase) -> Iterator[Claim]:
    span = party_span(phrase)
    if span is None:
        return
    voice = page.voice(act.sentence, phrase.chunk.head)
    if phrase.chunk.cls in _FACILITY:
        span = with_owner(phrase, span)
        yield page.claim(Field.FACILITY, span, voice, context=_wider(act, phrase))
        return
    rule = PERSONAL_NAME if is_person(phrase) else None
    yield page.claim(Field.TARGET, span, voice, context=_wider(act, phrase), rule=rule)


def _wider(act: Act, phrase: Phrase) -> Span:
    first = min(phrase.chunk.first, act.trigger.at)
    last = max(phrase.chunk.last, act.trigger.at + 1)
    return act.trigger.parse.sentence.span_of(first, last)
