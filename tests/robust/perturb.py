"""Perturbations: the same report in other characters, cases and with noise in it."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

Perturb = Callable[[str, random.Random], str]

_WORD = re.compile(r"[A-Za-z]{5,}")
_GAP = re.compile(r"(?<=\S) (?=\S)")
_GLYPHS = str.maketrans("aeopcxABEKMHOPCTX", "аеорсхАВЕКМНОРСТХ")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SMALL = frozenset("a an and at by for in of on or the to with near".split())


def _each(
    pattern: re.Pattern[str], text: str, rng: random.Random, share: float, new: Callable[[str], str]
) -> str:
    """The text with `share` of what matches replaced."""
    return pattern.sub(lambda found: new(found[0]) if rng.random() < share else found[0], text)


def _inside(mark: str) -> Perturb:
    """A mark inside a fifth of the longer words."""
    return lambda text, rng: _each(_WORD, text, rng, 0.2, lambda word: word[:3] + mark + word[3:])


def _between(sign: str) -> Perturb:
    """Another blank in a third of the gaps, and between every figure and its noun."""
    pattern = re.compile(r"(?<=\d) ")
    return lambda text, rng: _each(_GAP, pattern.sub(sign, text), rng, 0.3, lambda _: sign)


def _swap(old: str, new: str) -> Perturb:
    table = str.maketrans(old, new)
    return lambda text, _: text.translate(table)


def _around(first: str, last: str) -> Perturb:
    """Invisible marks around a fifth of the words and around all figures."""
    pattern = re.compile(r"\d+")

    def wrap(word: str) -> str:
        return first + word + last

    return lambda text, rng: _each(_WORD, pattern.sub(lambda m: wrap(m[0]), text), rng, 0.2, wrap)


def _full_width(text: str, _: random.Random) -> str:
    """Figures and the headline in full-width forms."""
    head, _gap, rest = text.partition("\n")
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in head)
    return wide + "\n" + re.sub(r"\d", lambda m: chr(ord(m[0]) + 0xFEE0), rest)


def _ligatures(text: str, _: random.Random) -> str:
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


def _homoglyphs(text: str, rng: random.Random) -> str:
    """Cyrillic look-alikes for one letter of a tenth of the words."""

    def spoil(word: str) -> str:
        at = rng.randrange(len(word))
        return word[:at] + word[at].translate(_GLYPHS) + word[at + 1 :]

    return _each(_WORD, text, rng, 0.1, spoil)


UNICODE: dict[str, Perturb] = {
    "nfd": lambda text, _: unicodedata.normalize("NFD", text),
    "nfkd": lambda text, _: unicodedata.normalize("NFKD", text),
    "straight_quotes": _swap("“”‘’", "\"\"''"),
    "guillemets": _swap("“”’", "«»ʼ"),
    "low_quotes": _swap("“”’", "„“´"),
    "nbsp": _between("\u00a0"),
    "narrow_nbsp": _between("\u202f"),
    "thin_space": _between("\u2009"),
    "ideographic_space": _between("\u3000"),
    "hyphens": lambda text, _: text.replace("-", "\u2010"),
    "nb_hyphens": lambda text, _: text.replace("-", "\u2011"),
    "soft_hyphens": _inside("\u00ad"),
    "zero_width": _inside("\u200b"),
    "zero_width_joiner": _inside("\u200d"),
    "word_joiner": _inside("\u2060"),
    "bom": lambda text, rng: "\ufeff" + _inside("\ufeff")(text, rng),
    "full_width": _full_width,
    "ligatures": _ligatures,
    "homoglyphs": _homoglyphs,
    "bidi_marks": _around("\u200e", "\u200f"),
    "bidi_embedding": _around("\u202a", "\u202c"),
    "bidi_isolates": _around("\u2068", "\u2069"),
    "crlf": lambda text, _: text.replace("\n", "\r\n"),
    "trailing_blanks": lambda text, _: text.replace("\n", "  \t\n"),
    "double_blanks": lambda text, _: text.replace(". ", ".  "),
    "line_separator": lambda text, _: text.replace("\n\n", "\u2029"),
}


def lower(text: str, _: random.Random) -> str:
    """All in lower case."""
    return text.lower()


def upper(text: str, _: random.Random) -> str:
    """All in capitals."""
    return text.upper()


def upper_headline(text: str, _: random.Random) -> str:
    """The headline in capitals."""
    head, gap, rest = text.partition("\n")
    return head.upper() + gap + rest


def title_headline(text: str, _: random.Random) -> str:
    """The headline with a capital on every word that matters."""
    head, gap, rest = text.partition("\n")
    words = [
        word if word in _SMALL or not word[0].isalpha() else word[0].upper() + word[1:]
        for word in head.split()
    ]
    return " ".join(words) + gap + rest


CASING: dict[str, Perturb] = {
    "lower": lower,
    "upper": upper,
    "upper_headline": upper_headline,
    "title_headline": title_headline,
}


def typos(every: int) -> Perturb:
    """One slip in so many characters: two letters swapped, one doubled, lost or wrong; never in figures."""

    def spoil(text: str, rng: random.Random) -> str:
        letters = list(text)
        for _ in range(max(1, len(text) // every)):
            at = rng.randrange(1, len(letters) - 1)
            if not (letters[at].isalpha() and letters[at + 1].isalpha()):
                continue
            kind = rng.randrange(4)
            if kind == 0:
                letters[at], letters[at + 1] = letters[at + 1], letters[at]
            elif kind == 1:
                letters[at] *= 2
            elif kind == 2:
                letters[at] = ""
            else:
                letters[at] = rng.choice(_LETTERS)
            letters = list("".join(letters))
        return "".join(letters)

    return spoil


def _broken_words(text: str, rng: random.Random) -> str:
    """Words broken with a hyphen at a line's end."""
    words = re.compile(r"(?<= )[a-z]{7,}(?=[ ,.])")
    return _each(words, text, rng, 0.1, lambda word: f"{word[:4]}-\n{word[4:]}")


def _lost_blanks(text: str, rng: random.Random) -> str:
    return _each(_GAP, text, rng, 0.03, lambda _: "")


def _letters(text: str, rng: random.Random) -> str:
    """Signs mistaken: rn for m, 1 for l, 0 for O, in a few words."""
    pattern = re.compile(r"m|(?<=[a-z])l(?=[a-z])|O")
    return _each(pattern, text, rng, 0.06, lambda sign: {"m": "rn", "l": "1", "O": "0"}[sign])


def _digits(text: str, rng: random.Random) -> str:
    """A letter in place of a digit: the figure can no longer be known."""
    return re.sub(r"(?<![\d-])\d{2}(?!\d)", lambda m: m[0].replace("1", "l").replace("0", "O"), text)


NOISE: dict[str, Perturb] = {
    "typos_100": typos(100),
    "typos_30": typos(30),
    "ocr_letters": _letters,
    "ocr_digits": _digits,
    "ocr_hyphens": _broken_words,
    "ocr_blanks": _lost_blanks,
}
