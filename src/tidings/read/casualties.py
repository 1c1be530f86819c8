"""Read how many were killed, injured or taken, and whom, from the words around an effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tidings.data.numbers import ordinal_value
from tidings.data.tables import table
from tidings.model.codes import Field, Status
from tidings.model.text import Span
from tidings.read.beside import is_beside_people, joined_to_figures, own_death
from tidings.read.chunks import Chunk, Parse
from tidings.read.context import Context, Mood
from tidings.read.counts import CountPhrase
from tidings.read.nothing import is_none, where_nothing
from tidings.read.tolls import is_toll, toll_of
from tidings.read.triggers import Trigger

_FIELDS = {"killed": Field.KILLED, "injured": Field.INJURED, "abducted": Field.ABDUCTED}
_VICTIMS = frozenset({"armed", "state", "official", "civilian", "name"})
_PATIENTS = _VICTIMS | {"number", "thing"}
_NO_ONE = frozenset({"nobody", "none", "no-one"})
_ONE = frozenset({"one", "another"})
_THEM = frozenset({"them", "whom"})
_PART = frozenset({"including", "among"})
_ASIDE = frozenset({",", "(", "-", "–", "—", "--"})
_MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
_BODIES = frozenset({"groups", "organisations", "organizations", "movements", "parties", "militias"})
_OF_DEATHS = frozenset({"toll", "tolls", "count", "rate", "squad", "squads", "threat", "threats"})
_SEVERAL = {"couple": 2, "duo": 2, "twins": 2, "trio": 3}
_COLLECTIVE = frozenset(
    {"police", "army", "military", "navy", "family", "crowd", "force", "forces", "troops", "personnel"}
)


DEADLY = "deadly act"
DEADLY_WORDS = frozenset({"fatal", "deadly"})
# What befalls people who are hurt, though the words do not say so.
_IMPLIES = {"hospitalize": "patient", "hospitalise": "patient", "condition": "patient"}
_HARMLESS_REACH = 3  # tokens
_MISSILE_REACH = 5  # tokens: "hit by a stray police bullet"


class Casualty(NamedTuple):
    """A figure of people killed, injured or taken: its words, whom it is of, and where it stands.

    `is_one` marks a person named or meant without a figure, `is_joined` one who is told beside a figure and
    not counted in it ("his wife and three children"); `is_part` a part of another figure. A `rule`
    names what only implies that they are hurt, and `number` a figure that was worked out.
    """

    field: Field
    span: Span
    about: Span | None
    context: Span
    is_one: bool = False
    is_joined: bool = False
    is_part: bool = False
    is_open: bool = False
    rule: str | None = None
    number: int | None = None


def find_casualties(
    trigger: Trigger, victims: Sequence[Chunk], counts: Sequence[CountPhrase], context: Context
) -> Iterator[Casualty]:
    """The figures an effect word brings; an act denied or only possible brings none but a stated zero."""
    effect = trigger.row.effect
    if effect is None or effect == "damaged":
        if effect is None and context.mood is Mood.FACT:
            yield from _harmless(trigger)
            yield from _of_act(trigger, victims, counts)
        return
    is_wound = trigger.is_noun and trigger.row.lemma == "wound"
    implied = "wounds" if is_wound else _IMPLIES.get(trigger.row.lemma)
    if implied is not None:
        if context.mood is Mood.FACT:
            yield from _implied(trigger, victims, counts, implied)
        return
    if context.mood is Mood.NEGATED:
        yield from _zeros(trigger, victims)
        return
    if context.mood is not Mood.FACT:
        return
    field = _FIELDS.get(effect)
    if field is None:
        return
    if is_toll(trigger):
        count = toll_of(trigger, counts)
        if count is not None:
            wide = trigger.parse.sentence.span_of(trigger.at, count.last)
            span = trigger.parse.sentence.span_of(count.first, count.last)
            yield Casualty(field, span, None, wide)
        return
    many = _multiple(trigger, field)
    if many is not None:
        yield many
        return
    own = _own_count(trigger, counts)
    if own is not None:
        span = trigger.parse.sentence.span_of(own.first, own.last)
        yield Casualty(field, span, None, trigger.span)
        return
    single = _single_own(trigger) if not victims else None
    if single is not None:
        yield single
    yield from _of_victims(trigger, victims, counts, field, context)


def _of_victims(
    trigger: Trigger, victims: Sequence[Chunk], counts: Sequence[CountPhrase], field: Field, context: Context
) -> Iterator[Casualty]:
    """The figures of the phrases of victims, and of a killer who killed himself too."""
    is_done = context.status not in (Status.ATTEMPTED, Status.FOILED)  # who survives is not killed
    before: Chunk | None = None
    told: list[tuple[Chunk, Casualty]] = []
    for chunk in victims:
        found = _of_chunk(trigger, chunk, counts, field)
        is_told = is_done and not _is_apposed(trigger.parse, before, chunk)
        if found is not None and (is_told or not found.is_one):
            told.append((chunk, found))
        before = chunk
    marked = joined_to_figures(trigger.parse, [(chunk, one.is_one, one.is_part) for chunk, one in told])
    yield from (one._replace(is_joined=chunk in marked) for chunk, one in told)
    reflexive = own_death(trigger) if is_done and field is Field.KILLED else None
    if reflexive is not None:
        span = trigger.parse.sentence.span_of(reflexive, reflexive + 1)
        wide = trigger.parse.sentence.span_of(trigger.at, reflexive + 1)
        yield Casualty(field, span, span, wide, is_one=True, is_joined=bool(told))


def _harmless(trigger: Trigger) -> Iterator[Casualty]:
    """Nobody hurt by what "landed harmlessly"."""
    parse = trigger.parse
    for i in range(trigger.at + 1, min(trigger.at + 1 + _HARMLESS_REACH, len(parse.tokens))):
        if parse.tokens[i].lower == "harmlessly":
            span = parse.sentence.span_of(i, i + 1)
            whole = parse.sentence.span_of(trigger.at, i + 1)
            for field in (Field.KILLED, Field.INJURED):
                yield Casualty(field, span, None, whole, rule="harmless", number=0)
            return


def _is_apposed(parse: Parse, before: Chunk | None, chunk: Chunk) -> bool:
    """Whether a person is told again behind a comma that no "and" makes a list: "a nun, leader of X"."""
    if before is None or chunk.first - before.last != 1 or parse.tags[before.last] != ",":
        return False
    return chunk.last >= len(parse.tags) or parse.tags[chunk.last] not in (",", "&")


def is_shot(trigger: Trigger) -> bool:
    """Whether people are hit by fire: "was shot", "the shooting of three men", "hit by shrapnel"."""
    if trigger.row.lemma in ("shoot", "shooting"):
        return True
    if trigger.row.lemma not in ("hit", "strike") or not trigger.is_passive:
        return False
    behind = [t.lower for t in trigger.parse.tokens[trigger.at + 1 : trigger.at + 1 + _MISSILE_REACH]]
    return "by" in behind and not _missiles().isdisjoint(behind)


def _of_act(trigger: Trigger, victims: Sequence[Chunk], counts: Sequence[CountPhrase]) -> Iterator[Casualty]:
    """Whom a shooting hit, and that somebody died of a deadly act."""
    if _is_deadly(trigger):
        yield Casualty(Field.KILLED, trigger.span, None, trigger.span, rule=DEADLY, number=1, is_open=True)
    if is_shot(trigger):
        many = _multiple(trigger, Field.INJURED)
        if many is not None:
            yield many._replace(rule="shot")
        else:
            yield from _implied(trigger, victims, counts, "shot")


def _is_deadly(trigger: Trigger) -> bool:
    """Whether the words for one act say that it killed: "a fatal shooting", "the deadly attack"."""
    is_one = trigger.chunk is not None and not trigger.chunk.is_plural and trigger.row.sort == "act"
    return is_one and bool(trigger.modifiers) and trigger.modifiers[-1] in DEADLY_WORDS


@lru_cache(maxsize=1)
def _missiles() -> frozenset[str]:
    """What people are hit by when shots or splinters fly."""
    return frozenset(table("events")["flying"].split())


def _implied(
    trigger: Trigger, victims: Sequence[Chunk], counts: Sequence[CountPhrase], rule: str
) -> Iterator[Casualty]:
    """Figures of people shot or in hospital, by which they are hurt unless the text says that they died."""
    parse = trigger.parse
    for number, chunk in enumerate(victims):
        if trigger.is_noun and number == 0 and rule == "shot" and parse.tokens[chunk.first - 1].lower != "of":
            return  # "a shooting on 12th Street"
        found = _of_chunk(trigger, chunk, counts, Field.INJURED) if chunk.cls in _PATIENTS else None
        is_bare = found is not None and not found.is_one and found.span == found.about and chunk.is_plural
        if found is not None and not is_bare:
            yield found._replace(rule=rule, is_part=found.is_part or _is_of_them(parse, chunk))


def _is_of_them(parse: Parse, chunk: Chunk) -> bool:
    """Whether a number is a part of those told of before: "two of the victims", "one of them"."""
    behind = tuple(t.lower for t in parse.tokens[chunk.last : chunk.last + 2])
    return behind in (("of", "the"), ("of", "them"), ("of", "those"), ("of", "these"))


def _multiple(trigger: Trigger, field: Field) -> Casualty | None:
    """As many as the word before an act's noun says: "a triple murder", "a quadruple shooting"."""
    before = trigger.modifiers[-1:] if trigger.chunk is not None else ()
    number = _MULTIPLES.get(before[0]) if before else None
    if number is None:
        return None
    span = trigger.parse.sentence.span_of(trigger.at - 1, trigger.at + 1)
    return Casualty(field, span, None, trigger.span, number=number)


def _own_count(trigger: Trigger, counts: Sequence[CountPhrase]) -> CountPhrase | None:
    """The figure inside an effect noun's own phrase: "24 deaths"."""
    chunk = trigger.chunk
    if chunk is None or (trigger.row.effect == "injured" and _is_suffered(trigger.parse, chunk)):
        return None
    for count in counts:
        if count.first <= trigger.at and count.last > chunk.first - 1 and count.last <= trigger.at:
            return count if count.ordinal is None else None
    return None


def _is_suffered(parse: Parse, chunk: Chunk) -> bool:
    """Whether wounds are counted and not people: "treated for various injuries", "with several wounds"."""
    before = parse.tokens[chunk.first - 1].lower if chunk.first else ""
    return before in ("for", "with", "from") or before.startswith(("suffer", "sustain", "receiv"))


def _single_own(trigger: Trigger) -> Casualty | None:
    """One death told without a figure: "one death", "a fatality", not "a rising death toll"."""
    chunk = trigger.chunk
    behind = trigger.parse.tokens[trigger.at + 1 : trigger.at + 2]
    if any(token.lower in _OF_DEATHS for token in behind):
        return None
    if chunk is None or trigger.parse.tokens[chunk.first].lower not in ("one", "a", "single"):
        return None
    field = _FIELDS.get(str(trigger.row.effect))
    return None if field is None else Casualty(field, trigger.span, None, trigger.span, is_one=True)


def _of_chunk(trigger: Trigger, chunk: Chunk, counts: Sequence[CountPhrase], field: Field) -> Casualty | None:
    """The figure of one phrase of victims, None where the phrase names no people."""
    parse = trigger.parse
    sentence = parse.sentence
    head = parse.tokens[chunk.head].lower
    is_others = head == "others"
    rank = ordinal_value(head) if chunk.cls == "thing" else None  # "a fourth is in critical condition"
    if rank is not None or is_beside_people(parse, chunk):
        chunk = chunk._replace(cls="civilian")
    is_counted_group = chunk.cls == "group" and parse.tags[chunk.first] == "#" and head.endswith("s")
    if is_counted_group and head not in _BODIES:  # "seven Houthis"
        chunk = chunk._replace(cls="armed")
    if chunk.cls not in _VICTIMS and chunk.cls != "number" and not is_others:
        return None
    if chunk.cls == "number" and parse.tokens[chunk.head].lower in _ONE:
        span = sentence.span_of(chunk.first, chunk.last)
        first, last = min(chunk.first, trigger.at), max(chunk.last, trigger.at + 1)
        return Casualty(field, span, None, sentence.span_of(first, last))
    is_bare = chunk.cls == "number" or parse.tokens[chunk.head].lower in ("dead", "wounded", "injured")
    end = _with_of(parse, chunk.last)
    is_bare = is_bare and end == chunk.last  # "four of her children"
    about = sentence.span_of(chunk.first, end)
    first, last = min(chunk.first, trigger.at), max(chunk.last, trigger.at + 1)
    wide = sentence.span_of(first, last)
    is_part = _is_among(parse, chunk)
    several = _SEVERAL.get(head)
    if several is not None and end == chunk.last:  # "an elderly couple"
        return Casualty(field, about, about, wide, is_part=is_part, number=several)
    part = _part_of(trigger, chunk, counts)
    for count in [part] if part is not None else counts:
        is_of = count.last + 1 == chunk.first and parse.tokens[count.last].lower == "of"  # "dozens of people"
        if (
            count.ordinal is None
            and not count.is_article
            and count.first <= chunk.head
            and (count.last >= chunk.first or is_of or part is not None)
        ):
            span = sentence.span_of(count.first, count.last)
            whom = None if is_bare else about
            start = min(count.first, first)
            return Casualty(field, span, whom, sentence.span_of(start, last), is_part=is_part)
    if is_bare or is_others:
        return None
    found = Casualty(field, about, about, wide, is_part=is_part, number=rank and 1)
    return _uncounted(parse, chunk, found)


def _uncounted(parse: Parse, chunk: Chunk, found: Casualty) -> Casualty | None:
    """The figure of a phrase of victims without a number: "a guard", "soldiers", "Omar Saleh"."""
    word, head = parse.tokens[chunk.first].lower, parse.tokens[chunk.head].lower
    if word in ("a", "an", "one", "another"):  # without "of 3 Battalion" behind, which would count
        return found._replace(span=parse.sentence.span_of(chunk.first, chunk.last))
    if head in _COLLECTIVE and parse.tags[chunk.first] != "D":
        return found
    if chunk.is_plural:
        if _shares_a_number(parse, chunk) or head in _COLLECTIVE:
            return None
        return None if chunk.is_definite and parse.tags[chunk.first] == "D" else found
    if head in _COLLECTIVE or (chunk.cls == "name" and chunk.name_at is None):
        return None
    return found._replace(is_one=True)


def _part_of(trigger: Trigger, chunk: Chunk, counts: Sequence[CountPhrase]) -> CountPhrase | None:
    """The number of those meant out of a number told: "two out of six soldiers have died"."""
    words = [token.lower for token in trigger.parse.tokens[max(0, chunk.first - 2) : chunk.first]]
    if words[-1:] != ["of"] or trigger.at == chunk.last or trigger.parse.tags[chunk.first] not in "#D":
        return None
    at = chunk.first - 1 - (words == ["out", "of"])
    return next((count for count in counts if count.last == at and count.ordinal is None), None)


def _is_among(parse: Parse, chunk: Chunk) -> bool:
    """Whether a phrase tells of part of those counted before: "including two boys and a woman"."""
    at = chunk.first - 1
    if at > 0 and parse.tags[at] == "&":
        before = parse.chunk_of(at - 1)
        at = before.first - 1 if before is not None else at
    if at >= 0 and parse.tokens[at].lower == "among" and chunk.is_definite:
        return False  # "three boys were among the eight killed": the whole
    if at > 0 and parse.tokens[at].lower in _THEM:  # "four dead, among them two nurses"
        at -= 1
    return at >= 0 and (parse.tokens[at].lower in _PART or _is_some_of_them(parse, chunk))


def _is_some_of_them(parse: Parse, chunk: Chunk) -> bool:
    """Whether a figure in an aside is of those just told: "six people, two of them minors"."""
    words = [token.lower for token in parse.tokens[chunk.last : chunk.last + 2]]
    after = chunk.last + 2
    is_aside = chunk.first > 0 and parse.tokens[chunk.first - 1].lower in _ASIDE
    is_told = after < len(parse.tags) and parse.tags[after] in ("V", "B", "H", "M")
    return is_aside and words in (["of", "them"], ["of", "whom"]) and not is_told


def _shares_a_number(parse: Parse, chunk: Chunk) -> bool:
    """Whether a bare plural is counted with those joined before it: "80 rebels and civilians"."""
    before = (
        parse.chunk_of(chunk.first - 2) if chunk.first > 1 and parse.tags[chunk.first - 1] == "&" else None
    )
    return before is not None and before.is_plural and parse.tags[before.first] == "#"


def _with_of(parse: Parse, at: int) -> int:
    """Past "of the security forces" after "four members"."""
    if at + 1 < len(parse.tags) and parse.tokens[at].lower == "of":
        inner = parse.chunk_of(at + 1)
        if inner is not None:
            return inner.last
    return at


def _zeros(trigger: Trigger, victims: Sequence[Chunk]) -> Iterator[Casualty]:
    """Stated zeros: "no casualties", "no one was hurt", "no soldier was killed"."""
    parse, chunk = trigger.parse, trigger.chunk
    effect = trigger.row.effect
    fields = {"casualties": (Field.KILLED, Field.INJURED)}.get(str(effect)) or (_FIELDS[str(effect)],)
    is_open = any(t.lower in ("immediate", "immediately", "yet", "far") for t in parse.tokens)
    if chunk is not None:
        start = where_nothing(parse, chunk.first)
        if start is not None:
            span = parse.sentence.span_of(start, trigger.at + 1)
            for field in fields:
                yield Casualty(field, span, None, span, is_open=is_open)
        return
    for victim in victims:
        if is_none(parse, victim.first):
            span = parse.sentence.span_of(victim.first, victim.last)
            first, last = min(victim.first, trigger.at), max(victim.last, trigger.at + 1)
            yield Casualty(fields[0], span, span, parse.sentence.span_of(first, last))
            return
    for i in range(max(0, trigger.at - 6), trigger.at):  # "no one was killed or injured"
        lower = parse.tokens[i].lower
        if lower in _NO_ONE or (lower == "no" and parse.tokens[i + 1].lower == "one"):
            last = i + 2 if lower == "no" else i + 1
            span = parse.sentence.span_of(i, last)
            yield Casualty(fields[0], span, None, parse.sentence.span_of(i, trigger.at + 1), is_open=is_open)
            return
