"""Find noun phrases and verb groups in a sentence by closed classes, forms and position."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from tidings.data.numbers import number_words
from tidings.model.text import Span
from tidings.read.actors import find_named_actors, is_armed
from tidings.read.counts import find_counts
from tidings.read.sentences import Sentence, Token
from tidings.read.tags import settle, settle_heading
from tidings.read.words import (
    PERSONS,
    ambiguous,
    common_words,
    given_names,
    noun_classes,
    party_words,
    tag_word,
    titles,
)

_NOMINAL = frozenset("DN#J")
_SAINTS = frozenset({"san", "santa", "santo", "saint", "st"})
_IN_ARMS = frozenset({"armed", "masked", "hooded", "camouflaged"})  # "armed men", "masked youths"
_QUOTES = frozenset("\"“”'‘’")
# Classes of nouns for people who may be told together.
_GUARDS = frozenset({"guard", "guards"})
_MEMBERS = frozenset({"member", "members"})
_BODIES = frozenset({"force", "forces", "army", "police", "military", "security", "gendarmerie", "navy"})
_OF_A_STATE = frozenset(
    {"border", "frontier", "coast", "national", "republican", "presidential", "revolutionary"}
)
_PEOPLE = frozenset({"civilian", "armed", "official"})
_AGED = frozenset({"year-old", "year-olds", "month-old", "month-olds"})  # "a 17-year-old was shot"
# What may befall "one" without a noun: "left one dead", "one fatally".
_FATES = frozenset(
    "dead fatally critically seriously killed wounded injured hurt died dies perished succumbed".split()
)
_PERSON_ENDINGS = ("man", "men", "woman", "women", "keeper", "keepers", "seller", "sellers")
_LONG = 6  # letters: no "ramen" or "omen"
# First words of hedges, as tagged with the figure they stand before.
_HEDGES = frozenset(
    {"at", "about", "around", "some", "more", "over", "up", "nearly", "almost", "as", "fewer", "less"}
)
# What a part of several is told by: "most of the rockets".
_SHARES = frozenset(
    {"all", "both", "each", "most", "many", "several", "some", "few", "none", "half", "majority", "bulk"}
)
_TIMES = frozenset({"time", "moment", "day", "night", "week", "month", "year"})  # "the day Russia invaded"


class Chunk(NamedTuple):
    """A noun phrase: tokens [first, last), its head word and what the head names.

    `cls` is a class of `resources/nouns.yml`, "place", "time", "name" for a capitalised or unlisted
    head, or "thing". `name_at` is where a person's name begins after a title or description.
    """

    first: int
    last: int
    head: int
    cls: str
    name_at: int | None = None
    is_definite: bool = False
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence with a tag for each token and its noun phrases in order."""

    sentence: Sentence
    tags: tuple[str, ...]
    chunks: tuple[Chunk, ...]
    chunk_at: tuple[int, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    def chunk_of(self, token: int) -> Chunk | None:
        """The noun phrase that holds a token; none behind the sentence."""
        index = self.chunk_at[token] if token < len(self.chunk_at) else -1
        return self.chunks[index] if index >= 0 else None

    def span(self, chunk: Chunk) -> Span:
        """The chunk's span with determiners, quotes at its edges kept."""
        return self.sentence.span_of(chunk.first, chunk.last)


@lru_cache(maxsize=20_000)
def _tag(word: str) -> str:
    return tag_word(word, word.lower())


def parse(sentence: Sentence, times: Sequence[Span] = (), places: Sequence[Span] = ()) -> Parse:
    """Tag a sentence and find its noun phrases; time expressions and place names are given."""
    tokens = sentence.tokens
    tags = [_tag(token.text) for token in tokens]
    in_place = [False] * len(tokens)
    for span in places:
        for i in _inside(tokens, span):
            tags[i] = "N"
            in_place[i] = True
    for span in times:
        for i in _inside(tokens, span):
            tags[i] = "t"
    listed = [False] * len(tokens)
    armed = set()
    for named in find_named_actors(sentence):
        if is_armed(named):
            armed.add(named.last)
        for i in range(named.first, named.last):
            listed[i] = True
            tags[i] = "N" if tags[i] in "VGJRM" or (tags[i] in "PD&" and i > named.first) else tags[i]
    _settle_numbers(sentence, tags)
    settle(tokens, tags)
    if sentence.is_heading:
        settle_heading(tokens, tags)
        _join_people(tokens, tags)
    chunks: list[Chunk] = []
    chunk_at = [-1] * len(tokens)
    i = 0
    while i < len(tokens):
        if tags[i] in _NOMINAL or (tags[i] in _QUOTES and _opens_name(tags, i)):
            last = _chunk_end(tokens, tags, in_place, i)
            chunk = _make_chunk(tokens, tags, in_place, i, last)
            if chunk is not None:
                is_named = chunk.cls == "civilian" and noun_classes().get(tokens[chunk.head].lower) is None
                if listed[chunk.head] and (is_named or chunk.cls in ("thing", "name", "place", "facility")):
                    chunk = chunk._replace(cls="group", name_at=None)
                elif chunk.cls == "civilian" and any(j in armed for j in range(i + 1, chunk.head + 1)):
                    chunk = chunk._replace(cls="armed")  # "Taliban leader Mullah Omar"
                for j in range(i, last):
                    chunk_at[j] = len(chunks)
                chunks.append(chunk)
            i = last
        else:
            i += 1
    return Parse(sentence, tuple(tags), tuple(_class_shares(tokens, chunks)), tuple(chunk_at))


def _class_shares(tokens: tuple[Token, ...], chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The chunks, where a share is what the whole is: "several of the rockets" are weapons."""
    for chunk, whole in zip_longest(chunks, chunks[1:]):
        is_share = tokens[chunk.head].lower in _SHARES and chunk.head == chunk.last - 1
        if is_share and whole is not None and _is_of(tokens, chunk.last, whole.first):
            yield chunk._replace(cls=whole.cls, name_at=None, is_plural=True)
        else:
            yield chunk


def _is_of(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether nothing but "of" stands between two phrases."""
    return last - first == 1 and tokens[first].lower == "of"


def _settle_numbers(sentence: Sentence, tags: list[str]) -> None:
    """Take the hedge of a number as part of it ("up to 40 fighters"), and "one" before a noun as a number."""
    tokens = sentence.tokens
    for count in find_counts(sentence, articles=True):
        after = count.core + 1
        is_one = tokens[count.core].lower == "one" and (
            "".join(tags[after : after + 1]) in ("N", "J")
            or (after < len(tokens) and tokens[after].lower in ambiguous() | _FATES)  # "in one strike"
        )
        if count.last - count.core > 1 and count.ordinal is None:  # "half a dozen", "a number of"
            for i in range(count.first, count.last):
                tags[i] = "#"
        elif tags[count.core] == "#" or is_one:
            for i in range(count.first, count.core + 1):
                tags[i] = "#"
    for i in range(len(tokens) - 2):  # "the 5 May Movement" is a name
        is_day = tags[i] == "#" and tokens[i + 1].lower in number_words().months
        if is_day and tags[i + 1] != "t" and tokens[i + 2].lower in party_words()["dated"]:
            tags[i] = tags[i + 1] = "N"


def _join_people(tokens: tuple[Token, ...], tags: list[str]) -> None:
    """Read the comma between people in a heading as "and": "2 adults, 2 teens killed", "Father, son dead"."""
    for i in range(1, len(tokens) - 1):
        if tags[i] != "," or noun_classes().get(tokens[i - 1].lower) not in _PEOPLE:
            continue
        last = i + 1
        while last < len(tags) and tags[last] in ("#", "J"):
            last += 1
        if last < len(tags) and tags[last] == "N" and noun_classes().get(tokens[last].lower) in _PEOPLE:
            tags[i] = "&"


def _inside(tokens: tuple[Token, ...], span: Span) -> range:
    first = last = -1
    for i, token in enumerate(tokens):
        if token.start >= span.end:
            break
        if token.end > span.start:
            first = i if first < 0 else first
            last = i + 1
    return range(max(first, 0), max(last, 0)) if first >= 0 else range(0)


def _opens_name(tags: list[str], i: int) -> bool:
    """Whether a quote mark opens a name inside a noun phrase: "Santo Tomas" farm."""
    for j in range(i + 1, min(i + 5, len(tags))):
        if tags[j] in _QUOTES:
            return j > i + 1 and j + 1 < len(tags) and tags[j + 1] == "N"
        if tags[j] not in "NJ":
            return False
    return False


def _chunk_end(tokens: tuple[Token, ...], tags: list[str], in_place: list[bool], first: int) -> int:
    """Where a noun phrase that begins at `first` ends."""
    i = first
    while i < len(tokens):
        tag = tags[i]
        if tag == "D" and i > first and tags[i - 1] not in ("D", "A"):
            break
        if tag == "#" and i > first and tags[i - 1] == "N" and tokens[i - 1].lower in noun_classes():
            break  # "killed 21 soldiers 20 km west of Homs"
        if tag == "#" and i > first and in_place[i - 1] and not in_place[i]:
            break  # "on Monday in Gao four workers were abducted"
        if tag == "#" and i > first and tags[i - 1] == "N" and _is_hedge(tokens[i].lower):
            break  # "in Derna at least ten soldiers were killed"
        if i > first and tag == "N" and _opens_clause(tokens, tags, i):
            break
        following = tags[i + 1] if i + 1 < len(tags) else ""
        goes_on = (
            tag in _NOMINAL
            or (tag == "S" and i > first and following in ("N", "J", "#"))
            or (tag in _QUOTES and _name_in_quotes(tags, first, i))
            or (tag == "A" and i > first and following == "J")
            or (tag == "*" and i > first and following == "N")  # "Daesh* leader", with a note below
        )
        if not goes_on:
            break
        i += 1
    return i


def _is_hedge(word: str) -> bool:
    """Whether a word tagged as part of a figure is none itself: "at" of "at least 40"."""
    return word.isalpha() and word in _HEDGES


def _opens_clause(tokens: tuple[Token, ...], tags: list[str], i: int) -> bool:
    """Whether a name begins what is told of a time: "the second time Ukraine has attacked the port"."""
    at = i
    while at < len(tags) and tags[at] == "N" and tokens[at].is_capital:
        at += 1
    is_subject = i < at < len(tags) and tags[at] in ("H", "V", "M", "B")
    return is_subject and tokens[i - 1].lower in _TIMES


def _name_in_quotes(tags: list[str], first: int, i: int) -> bool:
    if _opens_name(tags, i):
        return True
    return any(tags[j] in _QUOTES for j in range(first, i)) and i + 1 < len(tags) and tags[i + 1] == "N"


def _make_chunk(
    tokens: tuple[Token, ...], tags: list[str], in_place: list[bool], first: int, last: int
) -> Chunk | None:
    """The noun phrase over [first, last), or None where no word in it can be a head."""
    head = last - 1
    while head > first and (tags[head] in _QUOTES or tags[head] == "S"):
        head -= 1
    word = tokens[head].lower
    classes = noun_classes()
    definite = tokens[first].lower in ("the", "this", "that", "these", "those") or tags[first] == "N"
    cls = "civilian" if word in _AGED else classes.get(word) or _class_by_form(tokens[head])
    given = _given_from(tokens, in_place, first, head)
    if given is not None:
        before = classes.get(tokens[given - 1].lower) if given > first else None
        return Chunk(first, last, head, before if before in PERSONS else "name", given, is_definite=True)
    is_somebody = cls == "civilian" and tags[first] in ("D", "#") and tokens[first].lower != "the"
    if in_place[head] and not is_somebody:  # "a Palestinian", "three Israelis" are persons
        return Chunk(first, last, head, "place", _name_start(tokens, tags, first, head), definite)
    if cls is not None:
        if cls == "civilian" and any(token.lower in _IN_ARMS for token in tokens[first:head]):
            cls = "armed"
        elif (word in _GUARDS and any(token.lower in _OF_A_STATE for token in tokens[first:head])) or (
            word in _MEMBERS and tokens[max(first, head - 1)].lower in _BODIES
        ):
            cls = "state"
        plural = word.endswith("s") or word in (
            "men",
            "women",
            "children",
            "people",
            "police",
            "troops",
            "cattle",
        )
        return Chunk(first, last, head, cls, None, definite, plural)
    name_at = _name_start(tokens, tags, first, head) if tags[head] != "#" else None
    if name_at is not None:
        before = classes.get(tokens[name_at - 1].lower) if name_at > first else None
        return Chunk(first, last, head, before or "name", name_at, is_definite=True)
    if tags[head] == "#":
        return Chunk(first, last, head, "number", None, definite)
    bare = _uncommon_from(tokens, tags, first, head)
    if bare is not None:
        return Chunk(first, last, head, "name", bare, is_definite=True)
    return Chunk(first, last, head, "thing", None, definite, word.endswith("s"))


def _class_by_form(token: Token) -> str | None:
    """The class of a noun that no list has, by its last part: "milkman", "rose-seller"."""
    word = token.lower
    if token.is_capital:
        return None
    if "-" in word:
        cls = noun_classes().get(word.rpartition("-")[2])
        return cls if cls in PERSONS else None
    is_person = word.endswith(_PERSON_ENDINGS) and len(word) > _LONG and word not in common_words()
    return "civilian" if is_person else None


def _name_start(tokens: tuple[Token, ...], tags: list[str], first: int, head: int) -> int | None:
    """Where a proper name at the end of the phrase begins: after a title, or at a capital."""
    classes = noun_classes()
    at = head
    while at > first:
        before = tokens[at - 1]
        if before.lower in titles() or before.lower in classes or tags[at - 1] in ("D", "#", "S", "J"):
            break
        if tokens[at].is_capital and not before.is_capital:
            break
        at -= 1
    if tokens[at].lower in titles() and at < head:
        at += 1
    if tokens[head].is_capital and not _is_shouted(tokens[head].text):
        return at
    described = at > first and (tokens[at - 1].lower in titles() or tokens[at - 1].lower in classes)
    if described and not any(tokens[j].lower in common_words() for j in range(at, head + 1)):
        return at
    return None


def _given_from(tokens: tuple[Token, ...], in_place: list[bool], first: int, head: int) -> int | None:
    """Where a person's name in text without case begins: at a first name with a name after it."""
    for at in range(first, head):
        if tokens[at].lower not in given_names() or in_place[at] or not _is_caseless(tokens[at].text):
            continue
        if at > first and tokens[at - 1].lower in _SAINTS:
            continue
        rest = [token.lower for token in tokens[at + 1 : head + 1]]
        if any(word in noun_classes() or word in _SAINTS for word in rest):
            return None
        strange = [word not in common_words() or word in given_names() for word in rest]
        return at if all(strange) or (len(rest) > 1 and all(strange[:-1])) else None
    return None


def _is_caseless(word: str) -> bool:
    """Whether a word is all small letters or all capitals."""
    return word.islower() or word.isupper()


def _uncommon_from(tokens: tuple[Token, ...], tags: list[str], first: int, head: int) -> int | None:
    """Where two or more words that are no common ones end a phrase: a name in text without case."""
    at = head + 1
    while at > first and tags[at - 1] == "N" and tokens[at - 1].lower not in common_words():
        at -= 1
    return at if head + 1 - at >= 2 and not tokens[head].is_capital else None


def _is_shouted(word: str) -> bool:
    """Whether a word is all capitals and longer than an acronym, so that its case says nothing."""
    return len(word) > 5 and word.isupper()
