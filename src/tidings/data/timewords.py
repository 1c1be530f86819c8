"""Find time phrases: the lexicon's words as typed rows, and its phrase patterns over them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table

_WORD = re.compile(
    r"[AaPp]\.\s?[Mm]\b\.?"
    r"|\d+(?:st|nd|rd|th|ST|ND|RD|TH)\b"
    r"|\d+(?:[.,:]\d+)*"
    r"|[oO]['’][cC][lL][oO][cC][kK]"
    r"|[^\W\d_]+"
    r"|['’][sS]\b"
    r"|-{2,}"
    r"|[^\w\s]"
)
_LETTERS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?")
_DOTTED = re.compile(r"(1?\d)\.([0-5]\d)")
_OTHER = "_"
_BEFORE, _BEHIND = 9, 14  # words a phrase may hold before and behind its first tell-tale word
_FIRST_YEAR = 1850  # smaller numbers of four digits are rather houses, vehicles and amounts
_DOUBTFUL = frozenset({"maymonth", "shortday", "abbmonth", "dash"})
_MARGIN = 20  # characters: holds the neighbouring word that a guard looks at
# Kinds that stand for a class of numbers; words of the lexicon bring their own.
_NUMERIC = ("num", "ord", "yy", "year", "oldyear", "shortyear", "clocknum", "dotnum", "milhour", "big")


class Word(NamedTuple):
    """One word: its lower case, kind in the lexicon, what it stands for, and where it is."""

    lower: str
    kind: str
    value: int | float | str
    start: int
    end: int


class Phrase(NamedTuple):
    """A time phrase: the name of its pattern and its words."""

    name: str
    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end


class _Entry(NamedTuple):
    kind: str
    value: int | float | str
    letter: str


class _Line(NamedTuple):
    """The words of a stretch of text, their entries, and the letters of their kinds as one string."""

    founds: list[re.Match[str]]
    entries: list[_Entry]
    letters: str

    def phrase(self, name: str, first: int, last: int) -> Phrase:
        """The phrase of the words from `first` up to, and not with, `last`."""
        rows = zip(self.founds[first:last], self.entries[first:last], strict=True)
        return Phrase(
            name,
            tuple(
                Word(found.group().lower(), entry.kind, entry.value, found.start(), found.end())
                for found, entry in rows
            ),
        )


class _Grammar(NamedTuple):
    words: dict[str, _Entry]
    letters: dict[str, str]
    pattern: re.Pattern[str]
    nuclei: re.Pattern[str]
    tell_tales: frozenset[str]
    names: tuple[str, ...]


def find_phrases(text: str, start: int, end: int, *, is_cased: bool = True) -> Iterator[Phrase]:
    """Time phrases between two places of a text, in order; the text is one sentence or less."""
    grammar = _grammar()
    sentence = text[start:end].lower()
    if grammar.tell_tales.isdisjoint(_LETTERS.findall(sentence)) and not _DIGIT.search(sentence):
        return
    line = _lex(text, start, end, is_cased=is_cased)
    done = 0
    for first, last in _windows(line.letters, grammar):
        for found in grammar.pattern.finditer(line.letters, max(first, done), last):
            done = found.end()
            yield line.phrase(grammar.names[(found.lastindex or 1) - 1], found.start(), done)


def _windows(line: str, grammar: _Grammar) -> Iterator[tuple[int, int]]:
    """Stretches of words that may hold a phrase: around the words every phrase has one of."""
    first = last = -1
    for found in grammar.nuclei.finditer(line):
        at = found.start()
        if at - _BEFORE > last:
            if last >= 0:
                yield first, last
            first = max(at - _BEFORE, 0)
        last = at + _BEHIND
    if last >= 0:
        yield first, last


def phrase_at(text: str, start: int, end: int, *, is_cased: bool = True) -> Phrase | None:
    """The phrase that stands exactly at a span, read with its neighbours as guards."""
    grammar = _grammar()
    line = _lex(text, max(start - _MARGIN, 0), min(end + _MARGIN, len(text)), is_cased=is_cased)
    first = next((i for i, found in enumerate(line.founds) if found.start() == start), None)
    last = next((i for i, found in enumerate(line.founds) if found.end() == end), None)
    if first is None or last is None:
        return None
    found = grammar.pattern.match(line.letters, first)
    if found is None or found.end() != last + 1:
        found = grammar.pattern.fullmatch(line.letters[first : last + 1])
    if found is None:
        return None
    return line.phrase(grammar.names[(found.lastindex or 1) - 1], first, last + 1)


class Opening(NamedTuple):
    """A war whose beginning dates other events: words of its name, and first days, oldest first."""

    names: frozenset[str]
    days: tuple[date, ...]


def openings_in(text: str) -> tuple[Opening, ...]:
    """The wars whose beginning the words "since the start of the war in X" may mean."""
    nouns, begun, wars = _openings()
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    if not (words & nouns and words & begun):
        return ()
    return tuple(war for war in wars if war.names <= words)


def opening_end(text: str, wars: tuple[Opening, ...]) -> int:
    """Where the last word ends that names one of the wars, or speaks of war or beginning."""
    nouns, begun, _ = _openings()
    known = nouns.union(begun, *(war.names for war in wars))
    return max(
        (found.end() for found in re.finditer(r"[^\W\d_]+", text) if found.group().lower() in known),
        default=0,
    )


@lru_cache(maxsize=1)
def _openings() -> tuple[frozenset[str], frozenset[str], tuple[Opening, ...]]:
    rows = table("times")["openings"]
    wars = (
        Opening(frozenset(row["names"]), tuple(date.fromisoformat(day) for day in row["days"]))
        for row in rows["wars"]
    )
    return frozenset(rows["nouns"]), frozenset(rows["begun"]), tuple(wars)


def is_cased(text: str) -> bool:
    """Whether capitals carry meaning: the text has both small and capital letters."""
    return not (text.islower() or text.isupper())


def _lex(text: str, start: int, end: int, *, is_cased: bool) -> _Line:
    """The words between two places of a text, each with what the lexicon says of it."""
    look_up = _grammar().words.get
    founds = list(_WORD.finditer(text, start, end))
    raws = [found.group() for found in founds]
    entries = [look_up(raw.lower(), _NO_ENTRY) for raw in raws]
    for i, entry in enumerate(entries):
        if entry is _NO_ENTRY:
            if raws[i][0].isdecimal():
                entries[i] = _number(raws[i].lower())
                if len(raws[i]) == 2 and _closes_date(entries, raws, i):
                    entries[i] = _entry("shortyear", entries[i].value)
        elif entry.kind in _DOUBTFUL:
            entries[i] = _settled(entry, founds[i], raws[i - 1] if i else "", is_cased=is_cased)
    return _Line(founds, entries, "".join([entry.letter for entry in entries]))


def _settled(entry: _Entry, found: re.Match[str], previous: str, *, is_cased: bool) -> _Entry:
    """What a doubtful word is: a month or a verb, a dash inside a date or a break of the sentence."""
    raw = found.group()
    if entry.kind == "dash":
        text, start, end = found.string, found.start(), found.end()
        return _NO_ENTRY if raw == "--" or _is_spaced(text, start, end) else entry
    if not is_cased:
        return entry
    if raw[0].islower():
        return _NO_ENTRY
    if entry.kind == "maymonth" and (previous.islower() or previous == "The"):
        return _entry("month", entry.value)  # a capital inside a sentence: neither verb nor surname
    return entry


def _closes_date(entries: list[_Entry], raws: list[str], at: int) -> bool:
    """Whether two digits behind "25 OCT" are a year: short month name without a stop, day before it."""
    return (
        at > 1
        and entries[at].kind in ("num", "yy")
        and entries[at - 1].kind in ("abbmonth", "maymonth")
        and len(raws[at - 1]) == 3
        and entries[at - 2].kind == "num"
    )


def _is_spaced(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isspace() or text[end : end + 1].isspace()


def _number(lower: str) -> _Entry:
    """What a word is that begins with a digit."""
    if lower.isascii() and lower.isdigit():
        return _plain_number(lower)
    if lower[-1].isalpha():
        value = int(lower[:-2][-9:])
        return _entry("ord", value) if 1 <= value <= 31 else _NO_ENTRY
    if _CLOCK.fullmatch(lower):
        return _entry("clocknum", lower)
    if _DOTTED.fullmatch(lower):
        return _entry("dotnum", lower.replace(".", ":"))
    digits = lower.replace(",", "")
    return _entry("big", int(digits)) if digits.isdecimal() and len(digits) < 10 else _NO_ENTRY


def _plain_number(digits: str) -> _Entry:
    """What a number of digits only is: a day, a year, a clock without colon, a count."""
    if len(digits) > 9:
        return _NO_ENTRY
    value = int(digits)
    if len(digits) <= 2:
        return _entry("num" if value <= 31 else "yy", value)
    if len(digits) == 4 and 1500 <= value < 2100:
        return _entry("year" if value >= _FIRST_YEAR else "oldyear", value)
    if len(digits) == 4 and value < 2400 and value % 100 < 60:
        return _entry("milhour", value)
    return _entry("big", value)


def _entry(kind: str, value: float | str) -> _Entry:
    return _Entry(kind, value, _grammar().letters[kind])


_NO_ENTRY = _Entry(_OTHER, 0, _OTHER)


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    """The lexicon with its patterns compiled to one expression over one letter a word."""
    lexicon = table("times")
    kinds = [*_NUMERIC, *lexicon["words"]]
    letters = {kind: chr(0x4E00 + i) for i, kind in enumerate(kinds)} | {"other": _OTHER}
    words = {
        word: _Entry(kind, value, letters[kind])
        for kind, members in lexicon["words"].items()
        for word, value in members.items()
    }
    names, parts = [], []
    for name, pattern, *guards in lexicon["phrases"]:
        guard = guards[0] if guards else {}
        names.append(name)
        # the empty group tells which phrase it was and leaves the branch open to the engine's own checks
        parts.append(f"{_compile(pattern, guard, letters, lexicon['macros'])}()")
    nuclei = re.compile(f"[{''.join(letters[kind] for kind in lexicon['nuclei'])}]")
    tell_tales = frozenset(word for word, entry in words.items() if entry.kind in lexicon["nuclei"])
    return _Grammar(words, letters, re.compile("|".join(parts)), nuclei, tell_tales, tuple(names))


def _compile(
    pattern: str, guard: dict[str, Sequence[str]], letters: dict[str, str], macros: dict[str, str]
) -> str:
    """One pattern of words as an expression over letters, with its guards as look-arounds."""

    def of_kinds(key: str) -> str:
        return "".join(letters[kind] for kind in guard.get(key, ()))

    def expand(text: str) -> str:
        def letter(found: re.Match[str]) -> str:
            word = found.group()
            return f"(?:{expand(macros[word])})" if word.isupper() else letters[word]

        grouped = re.sub(r"\((?!\?)", "(?:", text)
        return re.sub(r"[A-Za-z_]+", letter, grouped).replace(" ", "")

    before = f"(?<=[{of_kinds('after')}])" if "after" in guard else ""
    before += f"(?<![{of_kinds('not_after')}])" if "not_after" in guard else ""
    behind = f"(?![{of_kinds('not')}])" if "not" in guard else ""
    return f"{before}(?:{expand(pattern)}){behind}"
