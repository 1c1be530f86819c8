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
_CAPITAL = frozenset({"maymonth", "shortday", "abbmonth"})
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


class _Grammar(NamedTuple):
    words: dict[str, tuple[str, int | float | str]]
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
    words = _lex(text, start, end, is_cased=is_cased)
    letters = grammar.letters
    line = "".join([letters.get(word.kind, _OTHER) for word in words])
    done = 0
    for first, last in _windows(line, grammar):
        for found in grammar.pattern.finditer(line, max(first, done), last):
            done = found.end()
            yield Phrase(grammar.names[(found.lastindex or 1) - 1], tuple(words[found.start() : done]))


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
    words = _lex(text, max(start - _MARGIN, 0), min(end + _MARGIN, len(text)), is_cased=is_cased)
    line = "".join([grammar.letters.get(word.kind, _OTHER) for word in words])
    first = next((i for i, word in enumerate(words) if word.start == start), None)
    last = next((i for i, word in enumerate(words) if word.end == end), None)
    if first is None or last is None:
        return None
    found = grammar.pattern.match(line, first)
    if found is None or found.end() != last + 1:
        found = grammar.pattern.fullmatch(line[first : last + 1])
    if found is None:
        return None
    return Phrase(grammar.names[(found.lastindex or 1) - 1], tuple(words[first : last + 1]))


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


def _lex(text: str, start: int, end: int, *, is_cased: bool) -> list[Word]:
    words = _grammar().words
    result: list[Word] = []
    previous = ""
    for found in _WORD.finditer(text, start, end):
        raw = found.group()
        lower = raw.lower()
        if raw[0].isdigit():
            kind, value = _number(lower)
        else:
            kind, value = words.get(lower) or (_dotless(words, lower) if "." in lower else (_OTHER, 0))
            if is_cased and kind in _CAPITAL and raw[0].islower():
                kind = _OTHER
            elif kind == "dash" and (raw == "--" or _is_spaced(text, found.start(), found.end())):
                kind = _OTHER  # a break of the sentence, not part of "1994-95"
            elif is_cased and kind == "maymonth" and (previous.islower() or previous == "The"):
                kind = "month"  # a capital in the middle of a sentence: neither verb nor surname
        if kind in ("num", "yy") and _closes_date(result, lower):
            kind = "shortyear"
        previous = raw
        result.append(Word(lower, kind, value, found.start(), found.end()))
    return result


def _closes_date(words: list[Word], digits: str) -> bool:
    """Whether two digits behind "25 OCT" are a year: short month name without a stop, day before it."""
    return (
        len(digits) == 2
        and len(words) > 1
        and words[-1].kind in ("abbmonth", "maymonth")
        and len(words[-1].lower) == 3
        and words[-2].kind == "num"
    )


def _is_spaced(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isspace() or text[end : end + 1].isspace()


def _dotless(words: dict[str, tuple[str, int | float | str]], lower: str) -> tuple[str, int | float | str]:
    """Look up "p. m." as "pm"."""
    return words.get(re.sub(r"[.\s]", "", lower), (_OTHER, 0)) if len(lower) > 1 else (_OTHER, 0)


def _number(lower: str) -> tuple[str, int | float | str]:
    """Kind and value of a word that begins with a digit."""
    if lower[-1].isalpha():
        value = int(lower[:-2][-9:])
        return ("ord", value) if 1 <= value <= 31 else ("bigord", value)
    if lower.isascii() and lower.isdigit():
        return _plain_number(lower)
    if _CLOCK.fullmatch(lower):
        return "clocknum", lower
    if _DOTTED.fullmatch(lower):
        return "dotnum", lower.replace(".", ":")
    digits = lower.replace(",", "")
    return ("big", int(digits)) if digits.isdigit() and len(digits) < 10 else (_OTHER, 0)


def _plain_number(digits: str) -> tuple[str, int | float | str]:
    if len(digits) > 9:
        return _OTHER, 0
    value = int(digits)
    if len(digits) <= 2:
        return ("num" if value <= 31 else "yy"), value
    if len(digits) == 4 and 1500 <= value < 2100:
        return ("year" if value >= _FIRST_YEAR else "oldyear"), value
    if len(digits) == 4 and value < 2400 and value % 100 < 60:
        return "milhour", value
    return "big", value


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    """The lexicon with its patterns compiled to one expression over one letter a word."""
    lexicon = table("times")
    words = {
        word: (kind, value) for kind, members in lexicon["words"].items() for word, value in members.items()
    }
    kinds = [*_NUMERIC, *lexicon["words"]]
    letters = {kind: chr(0x4E00 + i) for i, kind in enumerate(kinds)} | {"other": _OTHER}
    names, parts = [], []
    for name, pattern, *guards in lexicon["phrases"]:
        guard = guards[0] if guards else {}
        names.append(name)
        # the empty group tells which phrase it was and leaves the branch open to the engine's own checks
        parts.append(f"{_compile(pattern, guard, letters, lexicon['macros'])}()")
    nuclei = re.compile(f"[{''.join(letters[kind] for kind in lexicon['nuclei'])}]")
    tell_tales = frozenset(word for word, (kind, _) in words.items() if kind in lexicon["nuclei"])
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
