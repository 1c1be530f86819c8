"""Tag single words: closed classes, verbs with their forms, and nouns with what they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table

VOWELS = frozenset("aeiou")


class VerbForm(NamedTuple):
    """A verb's plain form and which form a word is: base, s, ed, ing (ed also stands for participles)."""

    base: str
    form: str


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return base[:-1] + "ing"
    return _doubled(base) + "ing"


def _ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ied"
    return _doubled(base) + "ed"


def _doubled(base: str) -> str:
    """The stem before -ed and -ing: a short vowel doubles the last consonant ("gun", "gunned")."""
    short = len(base) >= 3 and base[-1] not in "aeiouwxyhk" and base[-2] in VOWELS and base[-3] not in VOWELS
    vowels = sum(letter in VOWELS for letter in base)
    if short and (vowels == 1 or base in table("words")["doubling"].split()):
        return base + base[-1]
    return base


def plural_of(word: str) -> str:
    """The regular plural of a noun, which is also the -s form of a verb."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def inflect(base: str) -> Iterator[tuple[str, str]]:
    """(form, name) of a regular verb."""
    yield base, "base"
    yield plural_of(base), "s"
    yield _ed(base), "ed"
    yield _ing(base), "ing"


@lru_cache(maxsize=1)
def verbs() -> dict[str, VerbForm]:
    """Every known verb form."""
    words = table("words")
    irregular: dict[str, str] = words["irregular"]
    forms: dict[str, VerbForm] = {}
    for base in sorted({*words["verbs"].split(), *irregular}):
        for form, name in inflect(base):
            if not (name == "ed" and base in irregular):
                forms.setdefault(form, VerbForm(base, name))
    for base, listed in irregular.items():
        for form in listed.split():
            forms[form] = VerbForm(base, "ing" if form.endswith("ying") else "ed")
    return forms


@lru_cache(maxsize=1)
def closed_classes() -> dict[str, str]:
    """Closed-class words and their one-letter tags, see `tag_word`."""
    words = table("words")
    tags: dict[str, str] = {}
    for name, tag in (
        ("adverbs", "A"),
        ("prepositions", "P"),
        ("conjunctions", "C"),
        ("pronouns", "R"),
        ("relatives", "W"),
        ("determiners", "D"),
        ("be", "B"),
        ("have", "H"),
        ("do", "O"),
        ("modals", "M"),
        ("negations", "X"),
    ):
        for word in words[name].split():
            tags[word] = tag
    tags["to"] = "T"
    tags["and"] = tags["or"] = tags["but"] = tags["nor"] = "&"
    return tags


@lru_cache(maxsize=1)
def attributive() -> frozenset[str]:
    """Participles that usually stand before a noun."""
    return frozenset(table("words")["attributive"].split())


@lru_cache(maxsize=1)
def ambiguous() -> frozenset[str]:
    """Verb forms that are more often nouns or adjectives."""
    return frozenset(table("words")["ambiguous"].split())


@lru_cache(maxsize=1)
def noun_classes() -> dict[str, str]:
    """Head nouns, singular and plural, and the class of thing they name."""
    nouns = table("nouns")
    classes: dict[str, str] = {}
    for name in ("weapon", "facility", "vehicle", "group", "official", "civilian", "state", "armed"):
        for noun in nouns[name].split():
            classes[noun] = name
            classes.setdefault(plural_of(noun), name)
            if noun.endswith("man"):
                classes.setdefault(noun[:-3] + "men", name)
    return classes


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Words before a person's name."""
    return frozenset(table("nouns")["titles"].split())


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Common first names, which begin a person's name where case says nothing."""
    return frozenset(name for names in table("given_names").values() for name in names.split())


@lru_cache(maxsize=1)
def number_words() -> frozenset[str]:
    """Cardinal number words."""
    return frozenset(table("words")["numbers"].split())


@lru_cache(maxsize=1)
def party_words() -> dict[str, frozenset[str]]:
    """Words by which parties are told, by the names of `resources/parties.yml`."""
    return {name: frozenset(words.split()) for name, words in table("parties").items()}


@lru_cache(maxsize=1)
def weekdays() -> frozenset[str]:
    """Names of the days of the week, one day meant."""
    return frozenset(name for name in table("times")["words"]["weekday"] if not name.endswith("s"))


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Words that are no names where case says nothing."""
    return frozenset(table("common_words")["english"].split())


# Classes of `resources/nouns.yml` that are of persons.
PERSONS = frozenset({"official", "civilian", "state", "armed"})
_NOUNS_IN_LY = frozenset({"family", "assembly", "supply", "reply", "anomaly", "monopoly", "italy"})


def is_past(word: str) -> bool:
    """Whether a word in lower case is a past form or participle of a listed verb."""
    form = verbs().get(word)
    return form is not None and form.form == "ed"


def tag_word(word: str, lower: str) -> str:
    """One letter for a word out of context.

    D determiner, P preposition, T to, C conjunction, & co-ordination, R pronoun, W relative, B be,
    H have, O do, M modal, X negation, A adverb, # number, S possessive, V verb form, G -ing form,
    J attributive participle, N anything nominal, and the sign itself for punctuation.
    """
    tag = closed_classes().get(lower)
    if tag is not None:
        return tag
    first = word[0]
    if first.isdigit():
        return "#"
    if not first.isalpha():
        return "S" if len(word) > 1 and word[1] in "sS" else word
    if lower in number_words() or ("-" in lower and number_words().issuperset(lower.split("-"))):
        return "#"
    if lower in attributive():
        return "J"
    form = verbs().get(lower)
    if form is not None:
        return "G" if form.form == "ing" else "V"
    if lower.endswith("ly") and len(lower) > 4:
        return "N" if lower in noun_classes() or lower in _NOUNS_IN_LY else "A"
    if lower.endswith("ed") and len(lower) > 4 and "-" not in lower and not word[0].isupper():
        return "V"
    if lower.endswith("ing") and len(lower) > 5 and not word[0].isupper():
        return "G"
    return "N"


def both_numbers(words: Iterable[str]) -> frozenset[str]:
    """The words in singular and plural."""
    return frozenset(form for word in words for form in (word, plural_of(word)))
