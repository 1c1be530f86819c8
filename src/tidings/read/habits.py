"""Tell what sums up many acts from one act: habits, wars that go on, what was done since a time."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from tidings.data.tables import table
from tidings.read.chunks import Chunk, Parse
from tidings.read.words import verbs

_WARS = frozenset({"war", "wars"})
_RANK_REACH = 7  # tokens
_START_REACH = 8  # tokens
_SINCE_REACH = 26  # tokens
_GROUP_REACH = 6  # tokens
_CAMPAIGNS = frozenset(
    {"assault", "offensive", "onslaught", "bombardment", "siege", "fighting", "attack", "attacks"}
)
_STARTS = frozenset({"launched", "began", "begun", "started", "unleashed"})
_SPANS = frozenset({"year", "years", "decade", "decades", "months"})
_LONG = frozenset({"weeks", "months", "years", "decades"})
_LONG_REACH = 16  # tokens
_ROWS = frozenset({"string", "series", "spate", "wave", "number", "slew", "dozens", "scores", "many"})
_KNOWN = frozenset({"responsible", "blamed", "known", "notorious", "infamous"})
_LASTING = frozenset({"fight", "battle"})


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(table("contexts")[name].split())


def begins_a_war(parse: Parse, at: int) -> bool:
    """Whether an act is the start from which is counted: "since X launched his assault on Tripoli"."""
    words = [token.lower for token in parse.tokens[max(0, at - _START_REACH) : at]]
    if "since" not in words or "," in words[words.index("since") :]:
        return False
    return parse.tokens[at].lower in _CAMPAIGNS and not _STARTS.isdisjoint(words)


def is_summed_up(parse: Parse, at: int) -> bool:
    """Whether a verb tells of many acts at once, or of a war that goes on."""
    if _describes_a_party(parse, at) or _is_for_weeks(parse, at) or _is_of_a_war(parse, at):
        return True
    return _is_lasting(parse, at) or _is_often(parse, at) or _is_since(parse, at) or is_over_years(parse, at)


def _is_lasting(parse: Parse, at: int) -> bool:
    """Whether a war is said to go on: "has been fighting", not "fought"."""
    form = verbs().get(parse.tokens[at].lower)
    return (
        form is not None
        and form.base in _LASTING
        and form.form == "ing"
        and "been" in {t.lower for t in parse.tokens[max(0, at - 3) : at]}
    )


def _describes_a_party(parse: Parse, at: int) -> bool:
    """Whether a war only says who somebody is: "the head of the coalition fighting the militants"."""
    form = verbs().get(parse.tokens[at].lower)
    if form is None or form.base not in _LASTING or form.form != "ing" or parse.sentence.is_heading:
        return False
    party, foe = (parse.chunk_of(i) if 0 <= i < len(parse.tags) else None for i in (at - 1, at + 1))
    if party is None or foe is None:
        return False
    seen = {token.lower for token in parse.tokens[max(0, at - _GROUP_REACH) : at]}
    is_main = any(tag in "VB" for tag in (*parse.tags[: party.first], *parse.tags[at + 1 :]))
    return is_main and seen.isdisjoint(_words("seen"))


def _is_of_a_war(parse: Parse, at: int) -> bool:
    """Whether a whole war is fought: "fought a month-long war with Israel in 2006"."""
    form = verbs().get(parse.tokens[at].lower)
    if form is None or form.base not in _LASTING:
        return False
    behind = zip([token.lower for token in parse.tokens[at + 1 :]], parse.tags[at + 1 :], strict=True)
    nouns = (word for word, tag in behind if tag not in "DJtA#" and not word.endswith("-long"))
    return next(nouns, "") in _WARS


def is_among_the_worst(parse: Parse, at: int) -> bool:
    """Whether acts only rank with others of their kind: "saw some of the fiercest clashes"."""
    words = [token.lower for token in parse.tokens[max(0, at - _RANK_REACH) : at]]
    return any(
        words[i : i + 3] == ["some", "of", "the"] and words[i + 3 : i + 4] and _ranks(words[i + 3])
        for i in range(len(words))
    )


def _ranks(word: str) -> bool:
    return word.endswith("est") or word in ("most", "worst")


def _is_often(parse: Parse, at: int) -> bool:
    """Whether a verb sums up many acts: "regularly launched", "have in the past targeted"."""
    group = [token.lower for token in parse.tokens[max(0, at - _GROUP_REACH) : at]]
    if not _words("often").isdisjoint(group[-2:]):
        return True
    if "have" not in group and "has" not in group:
        return False
    if "repeatedly" in group[-2:]:  # "repeatedly stabbed" is one act
        return True
    words = [token.lower for token in parse.tokens]
    return any(
        words[i - 2 : i] == ["the", "past"] and (i == at or not _SPANS.isdisjoint(words[i : i + 3]))
        for i in range(3, len(words))
        if words[i - 3] in ("in", "over")
    )


def _is_of_incidents(parse: Parse, at: int) -> bool:
    """Whether an act is the kind of several: "four incidents involving the killing of a civilian"."""
    words = [token.lower for token in parse.tokens[:at]]
    if parse.tags[at] not in ("N", "G"):
        return False
    return any(
        before in ("incidents", "cases", "instances") and after in ("of", "involving", "including")
        for before, after in pairwise(words)
    )


def _is_for_weeks(parse: Parse, at: int) -> bool:
    """Whether it has gone on for long: "have taken to the streets for almost five weeks"."""
    words = [token.lower for token in parse.tokens]
    if _words("has").isdisjoint(words[max(0, at - _GROUP_REACH) : at]):
        return False
    behind = words[at + 1 : at + 1 + _LONG_REACH]
    return "for" in behind and not _LONG.isdisjoint(behind[behind.index("for") : behind.index("for") + 5])


def _is_since(parse: Parse, at: int) -> bool:
    """Whether a verb sums up what has been done since a time: "have fired 700 rounds since May"."""
    words = [token.lower for token in parse.tokens]
    if _words("has").isdisjoint(words[max(0, at - _GROUP_REACH) : at]):
        return False
    behind = words[at : at + _SINCE_REACH]
    return "since" in behind and _words("superlatives").isdisjoint(words)


def is_over_years(parse: Parse, at: int) -> bool:
    """Whether acts are summed up over years: "the killings of 14 women over the last five years"."""
    if _is_of_incidents(parse, at):
        return True
    for i in range(at + 1, min(len(parse.tokens) - 3, at + _SINCE_REACH)):
        if parse.tags[i] in ("V", ";", ":", "W"):
            return False
        words = [token.lower for token in parse.tokens[i : i + 5]]
        if (
            words[0] in ("over", "in", "during", "within")
            and words[1] == "the"
            and words[2] in ("last", "past")
        ):
            return not _SPANS.isdisjoint(words[3:])
    return False


def main_of_participle(parse: Parse, at: int) -> int | None:
    """The habitual or summing verb that ", killing 18 people" goes with."""
    form = verbs().get(parse.tokens[at].lower)
    if form is None or form.form != "ing" or at < 2 or parse.tags[at - 1] != ",":
        return None
    for i in range(at - 2, -1, -1):
        if parse.tags[i] == "V" and (_is_since(parse, i) or _is_often(parse, i)):
            return i
        if parse.tags[i] in (";", ":", "W"):
            return None
    return None


def is_habit(parse: Parse, at: int) -> bool:
    """Whether words of custom stand beside a verb in the present: "often attack"."""
    near = {t.lower for t in parse.tokens[max(0, at - 4) : at + 8]}
    return bool(near & _words("generic"))


def is_record(parse: Parse, chunk: Chunk) -> bool:
    """Whether acts are what a group is known for: "a group responsible for a string of deadly raids"."""
    if chunk.first < 2 or _ROWS.isdisjoint(token.lower for token in parse.tokens[chunk.first : chunk.last]):
        return False
    before = [token.lower for token in parse.tokens[chunk.first - 2 : chunk.first]]
    if before[1] != "behind" and not (before[1] == "for" and before[0] in _KNOWN):
        return False
    at = chunk.first - 1 - (before[1] == "for")
    return at > 0 and parse.tags[at - 1] != "B"  # "was behind a string of attacks" tells who made them
