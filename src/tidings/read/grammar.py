"""Find who stands before and after a verb: subjects, objects, agents, what prepositions bring."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.text import Span
from tidings.read.charges import accusation
from tidings.read.chunks import Chunk, Parse
from tidings.read.joined import before_age, before_in_list, behind_along, is_age, some_of_them
from tidings.read.modifiers import OPENING_QUOTES, chunk_ending_at, climb

_SKIP_LEFT = frozenset("AXBHOMt")
_PARTICLES = frozenset({"up", "down", "off", "out", "away", "back", "dead", "over", "apart"})
_DASHES = frozenset({"-", "–", "—", "--"})
_REACH = 14
_SUFFIXES = frozenset({"jr", "sr"})
_CLOSING = frozenset({'"', "”", "'", "’"})
_PERSONS = frozenset({"armed", "state", "official", "civilian", "name"})
# Before an -ing form: who did the one did the other ("shot three people before killing himself").
_CONTROLLED = frozenset({"by", "before"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we"})
REFLEXIVES = frozenset({"himself", "herself", "themselves"})
_SPEECH = frozenset({"said", "says", "say", "told", "reported", "confirmed", "claimed", "announced", "added"})
_ACCUSING = frozenset({"accused", "accuses", "accuse", "accusing"})
# Verbs that may stand between an event noun and what its prepositions bring.
_OCCUR = frozenset(
    {"carried", "launched", "staged", "committed", "broke", "breaking", "erupted", "occurred", "happened"}
    | {"took", "claimed", "blamed", "directed", "aimed", "waged", "conducted", "perpetrated", "mounted"}
)


# What follows a bare participle: "a man shot inside his home"; ", killed", "the second man killed was".
_BEHIND_PARTICIPLE = frozenset(
    {"by", "in", "during", "when", "after", "on", "at", "near", "with", "as", "outside", "while"}
    | {"inside", "amid", "following", "behind"}
)


class Phrase(NamedTuple):
    """A noun phrase of a certain sentence."""

    parse: Parse
    chunk: Chunk

    @property
    def span(self) -> Span:
        """Its words in the document."""
        return self.parse.span(self.chunk)

    @property
    def head(self) -> str:
        """Its head word in lower case."""
        return self.parse.tokens[self.chunk.head].lower

    @property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return tuple(t.lower for t in self.parse.tokens[self.chunk.first : self.chunk.last])


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether a participle at `verb` stands after a form of "be", or bare before "by" and the like."""
    i = verb - 1
    while i >= 0 and (parse.tags[i] in ("A", "X", "t") or (parse.tags[i] == "R" and i > 0)):
        i -= 1
    if i < 0:
        return _is_reduced(parse, verb)
    if parse.tags[i] == "B" or parse.tokens[i].lower in ("got", "gets", "getting", "reportedly"):
        return True
    if parse.tags[i] in ("&", ",") and i > 0 and parse.tags[i - 1] in ("V", "J"):
        j = i - 1
        return is_passive(parse, j) and not _has_object(parse, verb)
    if parse.tags[i] == "H":
        return False
    return _is_reduced(parse, verb)


def _is_reduced(parse: Parse, verb: int) -> bool:
    """Whether a bare participle has no object and an agent or an end follows."""
    if _has_object(parse, verb):
        return False
    after = verb + 1
    while after < len(parse.tags) and parse.tags[after] in ("A", "t"):
        after += 1
    if after >= len(parse.tags):
        return True
    word = parse.tokens[after].lower
    if word == "to":  # "a man stabbed to death in a park"
        return parse.tokens[after + 1 : after + 2] != () and parse.tokens[after + 1].lower == "death"
    return word in _BEHIND_PARTICIPLE or (parse.tags[after] in (",", ".", "&", ";", "B"))


def _has_object(parse: Parse, verb: int) -> bool:
    return next(objects(parse, verb), None) is not None


def _skipped(parse: Parse, i: int) -> int:
    """Past adverbs, helping verbs, times and particles, to the left."""
    while i >= 0 and (parse.tags[i] in _SKIP_LEFT or parse.tokens[i].lower in _PARTICLES):
        i -= 1
    return i


def subjects(parse: Parse, verb: int) -> Iterator[Chunk]:
    """The noun phrases that are the subject of the verb at a token, nearest first."""
    i = verb - 1
    if i > 0 and parse.tags[verb] == "G" and parse.tokens[i].lower in _CONTROLLED:
        i = _previous_verb(parse, i)  # "broke the siege by storming the gate": who broke it
    if (held := accusation(parse, verb)) is not None:  # "X was accused by Y of killing Z": X
        return (yield from subjects(parse, held) if is_passive(parse, held) else objects(parse, held))
    for _ in range(40):
        i = _skipped(parse, i)
        if i < 0:
            return
        tag = parse.tags[i]
        if tag == "W" or (tag == "R" and parse.tokens[i].lower == "who"):
            yield from _antecedent(parse, i)
            return
        if tag == "R" and (some := some_of_them(parse, i)) is not None:
            yield some
            return
        if tag == "R" and parse.tokens[i].lower in _PRONOUNS:
            yield from _speakers(parse, i)
            return
        if tag in ("R", "C", "D") or (tag == "V" and parse.tokens[i].lower in _SPEECH):
            return
        if tag == ",":
            opened = _opening_comma(parse, i) if not _goes_on(parse, i, verb) else None
            if opened is None:
                i = _previous_verb(parse, i)
                if parse.tokens[i + 1].lower in _ACCUSING and parse.tags[i] != "B":
                    yield from objects(parse, i + 1)  # "X accused Y of shelling Z, wounding two": Y
                    return
                continue
            i = before_age(parse, opened) - 1
            continue
        if (before := _before_aside(parse, i)) is not None:
            i = before
            continue
        if tag in ("&", "V", "G", "T"):
            i = _previous_verb(parse, i + (tag in "VG"))
            continue
        chunk = parse.chunk_of(i)
        if chunk is None:
            i -= 1
            if tag in (".", ";", ":", '"', "“", "”"):
                return
            continue
        head = chunk if _is_mourned(parse, chunk, verb) else climb(parse, chunk)
        if not _is_where_of_an_act(parse, head):
            yield head
            yield from before_in_list(parse, head)
        return


def _speakers(parse: Parse, pronoun: int) -> Iterator[Chunk]:
    """Who speaks of themselves by a pronoun: "the army said it shelled"."""
    verb = pronoun - (2 if pronoun > 1 and parse.tokens[pronoun - 1].lower == "that" else 1)
    if verb > 0 and parse.tokens[verb].lower in _SPEECH:
        yield from subjects(parse, verb)


def _is_mourned(parse: Parse, chunk: Chunk, verb: int) -> bool:
    """Whether a bare participle is of who stands before it, not of kin: "widow of a guard killed"."""
    if chunk.last != verb or chunk.first < 2 or parse.tokens[chunk.first - 1].lower != "of":
        return False
    holder = chunk_ending_at(parse, chunk.first - 1)
    return holder is not None and parse.tokens[holder.head].lower in _kin() and is_passive(parse, verb)


@lru_cache(maxsize=1)
def _kin() -> frozenset[str]:
    """Those of one family, and others left behind by somebody killed."""
    rows = table("parties")
    return frozenset(f"{rows['kin']} {rows['bereaved']}".split())


def _closes_quote(parse: Parse, at: int) -> bool:
    """Whether a sign closes the quotes that a noun phrase alone stands in."""
    inside = chunk_ending_at(parse, at) if parse.tokens[at].text in _CLOSING else None
    return inside is not None and inside.first > 0 and parse.tokens[inside.first - 1].text in OPENING_QUOTES


def _in_quotes(parse: Parse, at: int) -> int:
    """Where a phrase begins that stands alone in quotes at a token or behind its article, else that token."""
    first = at + 1 + (parse.tags[at : at + 1] == ("D",))
    if first >= len(parse.tags) or parse.tokens[first - 1].text not in OPENING_QUOTES:
        return at
    inside = parse.chunk_of(first)
    is_alone = inside is not None and inside.last < len(parse.tags)
    return first if inside is not None and is_alone and _closes_quote(parse, inside.last) else at


def _goes_on(parse: Parse, comma: int, verb: int) -> bool:
    """Whether a verb goes on from another: "fired on a crowd in Surat, India, on Tuesday, killing two"."""
    return comma == verb - 1 and parse.tags[verb] == "G" and "V" in parse.tags[:comma]


def _before_aside(parse: Parse, at: int) -> int | None:
    """Where to look on, to the left of a suffix, brackets or the quotes of a phrase that end at a token."""
    tag = parse.tags[at]
    if tag == "." and at > 1 and parse.tokens[at - 1].lower in _SUFFIXES:
        return at - 2 - (parse.tags[at - 2] == ",")  # "John Smith, Jr., 27, was killed"
    if tag in _DASHES or tag in (")", "]"):
        return _opening_sign(parse, at) - 1
    return at - 1 if _closes_quote(parse, at) else None  # the "unknown gunmen" killed


def _is_where_of_an_act(parse: Parse, chunk: Chunk) -> bool:
    """Whether a phrase only says where something is done: "shelling around Bakhmut killed three"."""
    at = chunk.first
    is_ground = chunk.cls in ("place", "name") and at > 1 and parse.tags[at - 1] == "P"
    return is_ground and parse.tags[at - 2] == "G" and chunk_ending_at(parse, at - 2) is None


def _antecedent(parse: Parse, relative: int) -> Iterator[Chunk]:
    at = relative
    while at > 0 and parse.tags[at - 1] in (",", "P"):
        at -= 1
    chunk = chunk_ending_at(parse, at)
    if chunk is None:
        return
    is_who = parse.tokens[relative].lower == "who"
    is_near = parse.tags[relative - 1] != "," or (is_who and chunk.cls not in _PERSONS)  # "caliph of IS, who"
    # "Soldiers hunted for a militia which attacked": the militia.
    above = climb(parse, chunk, is_past_verbs=False) if is_near else chunk
    is_whose = is_who and above.cls not in _PERSONS and chunk.cls in _PERSONS
    yield chunk if is_whose else above


def _opening_comma(parse: Parse, close: int) -> int | None:
    """The comma that opens the parenthesis closed at `close`, if no verb begins it."""
    for i in range(close - 1, max(-1, close - 16), -1):
        if parse.tags[i] == "," and chunk_ending_at(parse, i) is not None:
            return i
        if parse.tags[i] in (";", ":", "."):
            return None
    return None


def _opening_sign(parse: Parse, close: int) -> int:
    pairs = {")": "(", "]": "["}
    wanted = pairs.get(parse.tags[close])
    for i in range(close - 1, max(-1, close - 20), -1):
        if parse.tags[i] == wanted or (wanted is None and parse.tags[i] in _DASHES):
            return i
    return close


def _previous_verb(parse: Parse, before: int) -> int:
    """One before the nearest verb to the left of a co-ordination, so that its subject is shared."""
    for i in range(before - 1, -1, -1):
        if parse.tags[i] == "V":
            return i - 1
        if parse.tags[i] in (";", ":"):
            return -1
    return -1


def objects(parse: Parse, verb: int) -> Iterator[Chunk]:
    """The noun phrases that are the direct object of the verb at a token."""
    i = verb + 1
    while i < len(parse.tags) and (
        parse.tags[i] in ("A", "t")
        or parse.tokens[i].lower in _PARTICLES
        or parse.tokens[i].lower in ("at", "some")
    ):
        if parse.tokens[i].lower == "at" and (
            i + 1 >= len(parse.tags) or parse.tokens[i + 1].lower != "least"
        ):
            return
        i += 1
    if parse.tags[i + 1 : i + 2] == ("&",) and parse.tokens[i].lower in REFLEXIVES:
        i += 2  # "killed himself and three guards"
    if (
        i < len(parse.tags)
        and parse.tags[i] == "&"
        and i + 1 < len(parse.tags)
        and parse.tags[i + 1] in "VG"
        and (
            parse.tags[i + 1] == parse.tags[verb] or parse.tags[verb] not in "VG"
        )  # no "injured and needing"
    ):
        yield from objects(parse, i + 1)
        return
    yield from phrases_from(parse, i)


def phrases_from(parse: Parse, first: int) -> Iterator[Chunk]:
    """The phrase that begins at a token, and those joined to it by commas and "and"."""
    first = _in_quotes(parse, first)
    chunk = parse.chunk_of(first) if first < len(parse.tags) else None
    if chunk is None or chunk.first > first + 1:
        return
    chunk = _behind_brackets(parse, chunk) or chunk
    yield chunk
    at = chunk.last
    for _ in range(8):
        at = _after_of(parse, at)
        step = _list_step(parse, at)
        if step is None:
            return
        following = parse.chunk_of(step)
        is_second = at == chunk.last and first > 0 and parse.tokens[first - 1].lower == "between"
        is_other = following is not None and not is_second and _is_subject(parse, following)
        if following is None or is_other or _are_speakers(parse, at, following):
            return
        yield following
        at = following.last


def _behind_brackets(parse: Parse, chunk: Chunk) -> Chunk | None:
    """The people whom a name with its acronym only describes: "Y Front (YF) guerrillas"."""
    if parse.tags[chunk.last : chunk.last + 1] != ("(",):
        return None
    reach = range(chunk.last, min(len(parse.tags) - 1, chunk.last + _REACH))
    close = next((i for i in reach if parse.tags[i] == ")"), None)
    head = parse.chunk_of(close + 1) if close is not None else None
    if head is None or close is None or head.first != close + 1 or chunk.cls == "armed":
        return None
    return head if head.cls in ("armed", "civilian") and parse.tags[head.first] in ("N", "J") else None


def _after_of(parse: Parse, at: int) -> int:
    """Past "of ..." and "from ..." that belong to the phrase before."""
    while at + 1 < len(parse.tags) and parse.tokens[at].lower in ("of", "from"):
        inner = parse.chunk_of(at + 1)
        if inner is None:
            break
        at = inner.last
    return at


def _list_step(parse: Parse, at: int) -> int | None:
    """Where the next phrase of a list begins."""
    if at + 2 < len(parse.tags) and parse.tags[at] == "," and is_age(parse, at + 1):
        at += 2 + (parse.tags[at + 2] == "," and parse.tags[at + 3 : at + 4] == ("&",))  # "X, 35, and Y, 34"
    if at >= len(parse.tags):
        return None
    along = behind_along(parse, at)
    if along is not None:
        return along
    if parse.tags[at] == ";":
        return at + 1 + (parse.tags[at + 1 : at + 2] == ("&",)) if at + 2 < len(parse.tags) else None
    if parse.tags[at] == "&":
        return at + 1 if at + 1 < len(parse.tags) else None
    if parse.tags[at] == "," and at + 1 < len(parse.tags):
        step = at + 2 if parse.tags[at + 1] == "&" or parse.tokens[at + 1].lower == "including" else at + 1
        if step < len(parse.tags) and parse.chunk_of(step) is not None:
            return step
    return None


def _is_subject(parse: Parse, chunk: Chunk) -> bool:
    """Whether a verb follows, so that the phrase begins a new clause."""
    at = _after_of(parse, chunk.last)
    while at < len(parse.tags) and parse.tags[at] in ("A", "t"):
        at += 1
    return at < len(parse.tags) and parse.tags[at] in ("V", "B", "H", "M", "O")


def _are_speakers(parse: Parse, at: int, chunk: Chunk) -> bool:
    """Whether those behind a comma tell it: "wounding six others, police and hospital staff said"."""
    joint = chunk.last
    if parse.tags[at] != "," or parse.tags[joint : joint + 1] != ("&",):
        return False
    last = parse.chunk_of(joint + 1) if joint + 1 < len(parse.tags) else None
    end = _after_of(parse, last.last) if last is not None else joint
    if parse.tags[end : end + 1] == ("P",):  # "police and medics in the town said"
        end += next((n for n in range(1, 4) if parse.tags[end + n : end + n + 1] == ("V",)), 0)
        if "," in parse.tags[joint:end]:
            return False
    return last is not None and end < len(parse.tags) and parse.tokens[end].lower in _SPEECH


_GATHERING = frozenset({"protesting", "demonstrating", "striking", "marching", "rioting"})


def after_preposition(
    parse: Parse, start: int, words: frozenset[str], reach: int = _REACH
) -> Iterator[Chunk]:
    """Phrases brought by one of the given prepositions after a token, in the same clause."""
    for i in range(start, min(len(parse.tags) - 1, start + reach)):
        if parse.tags[i] in (";", ":", "C", "W") or (i > start and parse.tags[i] in ("B", "H", "M")):
            return
        if parse.tags[i] == "V" and parse.tokens[i].lower not in _OCCUR:
            return
        if parse.tokens[i].lower in words and parse.tags[i] in ("P", "C", "T"):
            is_gathered = parse.tokens[i + 1].lower in _GATHERING and parse.tags[i + 1] == "G"
            found = list(phrases_from(parse, i + 2 if is_gathered else i + 1))
            yield from found
            if found:
                return
