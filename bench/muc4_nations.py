"""MUC-4's slots 15 and 22: the nation of who or what is struck, where it is not the incident's own."""

from __future__ import annotations

import re

from bench.common import Json
from tidings.data.actors import nations, plain_words
from tidings.data.tables import table

# What ends the words before a name that say what it is: "the murder of | Spanish priest | Juan Sala".
_BEFORE = re.compile(
    r"[^\w.' -]|(?<!u\.s)\. |\b(?:of|by|the|an?|that|and|on|in|at|to|for|from|against|with|his|her|their)\b"
)
_BEHIND = re.compile(r", (?:an? |the )?([\w.' -]{3,40})")
_REACH = 45  # characters before a name in which its nation is looked for
_LONGEST = 3  # words of a nation's name
# Names of the closed list that are not today's, by country code.
_OLD_NAMES = {
    "CN": "PEOPLES REP OF CHINA",
    "DE": "WEST GERMANY",
    "KR": "REPUBLIC OF KOREA",
    "RU": "USSR",
    "TW": "REPUBLIC OF CHINA",
    "VA": "VATICAN CITY",
    "ZA": "REPUBLIC OF SOUTH AFRICA",
}


def foreign_nation(who: Json, text: str, own: str | None) -> str | None:
    """The nation that the words of a party or thing, or those beside its name, tell; None if its own."""
    first = who["evidence"][0]
    start, end = int(first["start"]), int(first["end"])
    before = _BEFORE.split(text[max(0, start - _REACH) : start].rstrip(", "))[-1]
    behind = _BEHIND.match(text, end)
    own_words = "" if who["is_person"] else text[start:end]  # German may be a first name
    for words in (own_words, before, behind.group(1) if behind else ""):
        code = _nation_in(words)
        if code is not None:
            return None if code == own else _name(code)
    return None


def _name(code: str) -> str:
    """A nation's name in the closed list."""
    states = table("actors")["states"]["states"]
    return _OLD_NAMES.get(code) or str(states[code]["name"]).upper()


def _nation_in(words: str) -> str | None:
    """The code of the first nation named in some words."""
    tokens = re.sub(r"\bcar\b|\b(?:central|south|latin) american?\b|-", " ", words).split()
    for at in range(len(tokens)):
        for length in range(_LONGEST, 0, -1):
            nation = nations().get(plain_words(" ".join(tokens[at : at + length])))
            if nation is not None and at + length <= len(tokens):
                return nation.iso2
    return None
