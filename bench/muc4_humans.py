"""MUC-4's slots 18 to 23: the people struck by an incident, named or told by what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bench.common import Json
from bench.muc4 import persons, without_number, written
from bench.muc4_codes import human_type, is_people
from bench.muc4_titles import is_office, titles_of
from tidings.read.words import common_words, given_names, noun_classes

Row = dict[int, list[str]]

OUTCOMES = {
    "killed": "DEATH",
    "injured": "INJURY",
    "unhurt": "NO INJURY OR DEATH",
    "destroyed": "DESTROYED",
    "damaged": "SOME DAMAGE",
}
_EFFECTS = (("killed", "DEATH"), ("injured", "INJURY"))
_SPARED = {"killed injured": "NO INJURY OR DEATH", "killed": "NO DEATH", "injured": "NO INJURY"}
# What stands before the words for a group in a count: "that the", "other".
_GROUP = re.compile(r"^(?:that |the |an? |one |other |another |more |its |of )+")
_UNCOUNTED = frozenset({"several", "many", "some", "dozens", "scores", "hundreds", "various"})
_BESIDE = 6  # characters, as of ", the ", between a name and what its bearer is
_BEFORE = 20  # characters before a party in which its number stands
_FORENAMES = 3  # words of a name before the last
NUMBERS = dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True))


@dataclass(slots=True)
class Struck:
    """One person or group: its words, what else it is called, how many it is, and what came of it."""

    words: str
    is_named: bool
    kind: str
    number: str
    effects: list[str]
    titles: list[str] = field(default_factory=list)


def humans(incident: Json, places: Sequence[Json], text: str) -> Row:
    """The fills of the people struck: what a named one is called besides is no other person."""
    row: Row = {18: [], 19: [], 20: [], 21: [], 23: []}
    for one in _struck(incident, places, text):
        name = quoted(one.words)
        row[18 if one.is_named else 19].append(name)
        row[19] += [f"{quoted(title)}: {name}" for title in one.titles]
        row[20].append(f"{one.kind}: {name}")
        row[21].append(f"{one.number}: {name}")
        row[23] += [f"{effect}: {name}" for effect in one.effects]
    spared = [key for key, _ in _EFFECTS if any(part["best"] == 0 for part in incident[key]["by"])]
    if spared and not row[23]:
        row[23].append(f'{_SPARED[" ".join(spared)]}: "-"')
    return row


def _struck(incident: Json, places: Sequence[Json], text: str) -> list[Struck]:
    """Those struck: told by what they are, then the named ones, then those only counted."""
    names = persons(incident)
    people = {written(who): who for who in reversed(incident["targets"]) if who["is_person"]}
    titles: dict[str, list[str]] = {name: [] for name in names}
    groups: list[Struck] = []
    for who in incident["targets"]:
        words = without_number(written(who))
        if who["sort"] == "facility" or who["is_person"] or _is_place(who, places):
            continue
        if any(set(words.split()) <= set(name.split()) for name in names):
            continue
        bearer = _bearer(who, words, names, people)
        if bearer is not None:
            titles[bearer].append(_without_name(words, bearer))
        else:
            groups.append(_of(who, words, incident, text, is_named=False))
    groups = [one for one in _merged(groups) if one.effects or _is_taking(incident)]
    for one in groups:
        one.words, one.is_named = full_name(one.words, text) or one.words, bool(full_name(one.words, text))
    found = [*groups, *(_person(people[name], name, titles[name], incident, text) for name in names)]
    told = " ".join(words for one in found for words in (one.words, *one.titles))
    return _titled([*found, *_counted(incident, told, is_alone=not found)])


def _titled(struck: list[Struck]) -> list[Struck]:
    """The one holder of an office is the one person named: "the former minister", "Ana Lugo"."""
    named = [one for one in struck if one.is_named]
    if len(named) != 1 or named[0].titles:
        return struck
    held = [one for one in struck if not one.is_named and one.number == "1" and is_office(_head(one.words))]
    for one in held[:1]:
        named[0].titles, named[0].kind = [one.words], one.kind
    return [one for one in struck if one not in held[:1]]


def full_name(words: str, text: str) -> str | None:
    """The full name of somebody told by the last name alone, where the text gives it: "Lugo", "Ana Lugo"."""
    if any(word in noun_classes() or word in common_words() for word in words.split()):
        return None
    for found in re.finditer(rf"\b((?:[a-z'-]+ ){{1,{_FORENAMES}}}){re.escape(words)}\b", text):
        before = found.group(1).split()
        start = next((i for i, word in enumerate(before) if word in given_names()), None)
        if start is not None and not any(
            word in noun_classes() or word in common_words() for word in before[start:]
        ):
            return " ".join([*before[start:], words])
    return None


def _is_taking(incident: Json) -> bool:
    """Whether people are taken, which is told without what becomes of them."""
    return bool(incident["abducted"]["by"]) or incident["event_code"] == "attack.abduction"


def _merged(groups: Sequence[Struck]) -> list[Struck]:
    """Groups told several times once, by the fewest words: "the passengers", "the injured passengers"."""
    kept: list[Struck] = []
    for one in sorted(groups, key=lambda one: len(one.words.split())):
        same = next((other for other in kept if _are_one(one.words, other.words)), None)
        if same is None:
            kept.append(one)
            continue
        same.effects = same.effects or one.effects
        same.number = one.number if same.number == "PLURAL" else same.number
    return kept


def _person(who: Json, name: str, titles: list[str], incident: Json, text: str) -> Struck:
    told = titles or [*titles_of(who, name)]
    one = _of(who, name, incident, text, is_named=True)
    one.titles, one.kind = list(dict.fromkeys(told)), human_type(" ".join([*told, wide(who)]))
    return one


def _bearer(who: Json, words: str, names: Sequence[str], people: dict[str, Json]) -> str | None:
    """The named person whom a description is of: beside the name, or with the surname in it."""
    for name in names:
        if _are_beside(who, people[name]):
            return name
        if words.rsplit(maxsplit=1)[-1] == name.split()[-1] and is_office(words.split(maxsplit=1)[0]):
            return name  # "minister Lugo", of Ana Lugo
    return None


def _without_name(words: str, name: str) -> str:
    """A title without the name that it stands before."""
    return " ".join(word for word in words.split() if word not in name.split()) or words


def _are_one(left: str, right: str) -> bool:
    """Whether two groups are the same told twice, by the noun for them."""
    return _head(left) == _head(right)


def _head(words: str) -> str:
    """The noun for a person or group."""
    return words.split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1]


def _counted(incident: Json, told: str, *, is_alone: bool) -> Iterator[Struck]:
    """The groups that only a count of the killed or injured tells of: "three passers-by were injured"."""
    for key, effect in _EFFECTS:
        for part in incident[key]["by"]:
            called = str(part["who"] or _casualties(part, is_alone=is_alone)).lower()
            words = _GROUP.sub("", without_number(called))
            head = words.split(" of ")[0].split()[-1:]
            number = _figure(part)
            person = _named_in(str(part["who"] or "").lower())
            if person is not None and part["high"] != 0 and person[1].split()[-1] not in told.split():
                told = f"{told} {person[1]}"
                kind, titles = human_type(person[0]), [person[0]] if person[0] else []
                yield Struck(person[1], is_named=True, kind=kind, number="1", effects=[effect], titles=titles)
            if number in ("1", "PLURAL") or not head or part["high"] == 0:
                continue
            if head[0] not in told.split() and is_people(head[0]):
                told = f"{told} {words}"
                yield Struck(words, is_named=False, kind=human_type(words), number=number, effects=[effect])


def _named_in(who: str) -> tuple[str, str] | None:
    """What somebody counted is called, and the name: "the peasant", "Ana Lugo"."""
    words = who.split()
    at = next((i for i, word in enumerate(words) if word in given_names()), len(words))
    name = words[at:]
    if len(name) < 2 or any(word in noun_classes() or not word.replace("-", "").isalpha() for word in name):
        return None
    if not {"of", "the", "and"}.isdisjoint(name):
        return None
    return re.sub(r"^(?:the|an?|that|her|his|their) ", "", " ".join(words[:at])), " ".join(name)


def _casualties(part: Json, *, is_alone: bool) -> str:
    """What the words of a count call those whom nothing else names: "the dead", "40 wounded"."""
    last = (str(piece["quote"]).lower().split()[-1] for piece in part["evidence"])
    return next((word for word in last if word in ("dead", "wounded", "victims")), "") if is_alone else ""


def _of(who: Json, words: str, incident: Json, text: str, *, is_named: bool) -> Struck:
    """One person or group with its number and what came of it."""
    parts = [
        (effect, part)
        for key, effect in _EFFECTS
        for part in incident[key]["by"]
        if words in str(part["who"] or "").lower()
    ]
    most = max((part for _, part in parts), key=lambda part: part["low"] or 0, default=None)
    effects = [effect for effect, part in parts if part["high"] != 0] or [
        OUTCOMES[effect] for effect in (who["effect"],) if effect
    ]
    number = _figure(most) if most else number_of(who, text)
    return Struck(words, is_named, human_type(words), number, list(dict.fromkeys(effects)))


def _is_place(who: Json, places: Sequence[Json]) -> bool:
    """Whether the words for a party are those of a place."""
    own = who["evidence"][0]
    return any((place["start"], place["end"]) == (own["start"], own["end"]) for place in places)


def _are_beside(left: Json, right: Json) -> bool:
    """Whether the words for two stand side by side: "the judge Ana Lugo", "Ana Lugo, a judge"."""
    one, other = left["evidence"][0], right["evidence"][0]
    gap = max(int(one["start"]) - int(other["end"]), int(other["start"]) - int(one["end"]))
    return 0 <= gap <= _BESIDE


def _figure(count: Json) -> str:
    """A count in MUC-4's notation."""
    low, best, high = count["low"], count["best"], count["high"]
    if best is None or count["hedge"] in _UNCOUNTED:
        return "PLURAL"
    if count["operator"] == "~":
        return f"~{best}"
    if low is not None and low == high:
        return str(low)
    return f"{best}-" if low == best and high is None else f"~{best}"


def number_of(who: Json, text: str) -> str:
    """How many a party or thing is: the number before its words, else one or more than one."""
    name = written(who)
    before = re.search(r"(\w+) (?:\w+ )?" + re.escape(name), wide(who))
    start = int(who["evidence"][0]["start"])
    for told in (before.group(1) if before else "", *text[max(0, start - _BEFORE) : start].split()[-1:]):
        if told.isdigit() or told in NUMBERS:
            return str(NUMBERS.get(told, told))
    head = name.split(" of ")[0]
    plural = head.endswith("s") and not head.endswith(("ss", "us", "headquarters"))
    return "PLURAL" if plural and not who.get("is_person") else "1"


def wide(who: Json) -> str:
    """The widest words of the evidence, in small letters."""
    return max((str(piece["quote"]) for piece in who["evidence"]), key=len, default="").lower()


def quoted(words: Iterable[str] | str) -> str:
    """A fill that stands in the text, in capitals as MUC-4 has them."""
    text = words if isinstance(words, str) else " ".join(words)
    return '"' + text.upper().replace('"', '\\"') + '"'
