"""Find places named side by side: an act told of a list of places is one act at each."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.model.codes import PlacePrecision
from tidings.model.report import Mention
from tidings.model.values import Where
from tidings.read.chunks import Parse
from tidings.read.place_roles import place_cues

_LIST_WORDS = frozenset({",", "and", "or", "as", "well", "in", "the", "both", "&", "of"})
_CLOSERS = frozenset({"and", "or", "&"})


def token_at(parse: Parse, offset: int) -> int:
    """The token that holds a character of the text, or the first behind it."""
    for i, token in enumerate(parse.tokens):
        if token.end > offset:
            return i
    return len(parse.tokens) - 1


def place_lists(parse: Parse, places: Sequence[Mention]) -> list[list[Mention]]:
    """Places named side by side: "in Kuwait, Jordan and Bahrain", where none contains another."""
    lists: list[list[Mention]] = []
    closed: set[int] = set()  # lists with an "and": "Tacurong, Sultan Kudarat" has none, and is one place
    last_token = -9
    for mention in sorted(places, key=lambda m: m.span):
        first = token_at(parse, mention.span.start)
        between = {t.lower for t in parse.tokens[max(0, last_token) : first]}
        previous = lists[-1][-1] if lists else None
        if between == {","} and previous is not None and _contains(mention.value, previous.value):
            last_token = token_at(parse, mention.span.end - 1) + 1  # "in Herat, Afghanistan, and Quetta"
            continue
        if (
            previous is not None
            and first > last_token
            and between
            and between <= _LIST_WORDS | place_cues().ground
            and _joins(between)
            and _are_alike(mention.value, previous.value)
            and (not _contains(mention.value, previous.value))
        ):
            lists[-1].append(mention)
            if between & _CLOSERS:
                closed.add(len(lists) - 1)
        else:
            lists.append([mention])
        last_token = token_at(parse, mention.span.end - 1) + 1
    return [group for number, group in enumerate(lists) if number in closed]


def _are_alike(one: object, other: object) -> bool:
    """Whether two places may stand in one list: of one rank, or a province that bears its seat's name.

    "Odesa and Mykolaiv": without a word for a province both may be towns.
    """
    ranks = {_rank(one), _rank(other)}
    if len(ranks) == 1:
        return True
    if ranks != {0, 1} or not isinstance(one, Where) or not isinstance(other, Where):
        return False
    return one.country == other.country and not _contains(other, one)


def _rank(value: object) -> int:
    """0 for a town, an island or finer, 1 for a province or region, 2 for a country; lists mix none."""
    if not isinstance(value, Where):
        return -1
    if value.feature == "island":
        return 0
    if value.precision is PlacePrecision.COUNTRY:
        return 2
    return 1 if value.precision in (PlacePrecision.PROVINCE, PlacePrecision.REGION) else 0


def _joins(between: set[str]) -> bool:
    """Whether the words between two places list them: "A and in B", not "A in B"."""
    return bool(between & _CLOSERS) or ("," in between and "in" not in between)


def _contains(outer: object, inner: object) -> bool:
    """Whether the second place lies in the first: "Azaz, Aleppo province" is one place."""
    if not isinstance(outer, Where) or not isinstance(inner, Where) or outer.country != inner.country:
        return False
    if outer.precision is PlacePrecision.COUNTRY:
        return True
    return outer.admin1 == inner.admin1 and outer.precision is PlacePrecision.PROVINCE
