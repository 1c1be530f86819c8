"""Take a doubtful name for a place in a list of places of one country: "Kidal, Gao and Mopti"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from tidings.data.gazetteer import Gazetteer
from tidings.read.place_names import Candidate

_BETWEEN = frozenset({",", "and", "or", "&"})
_LONGEST_GAP = 2  # tokens: ", and"
_FELLOWS = 2


def listed_names(
    doubtful: Sequence[Candidate], accepted: Sequence[Candidate], gazetteer: Gazetteer
) -> Iterator[Candidate]:
    """Of the doubtful names of one sentence those with two places of one country beside them in a list."""
    taken = {at for one in accepted for at in range(one.first, one.last)}
    beside = {-1: {one.last: one for one in accepted}, 1: {one.first: one for one in accepted}}
    for option in doubtful:
        if option.rough or option.is_demonym or not taken.isdisjoint(range(option.first, option.last)):
            continue
        left, right = (islice(_row(option, beside[step], gazetteer, step), _FELLOWS) for step in (-1, 1))
        if len([*left, *right]) >= _FELLOWS:
            yield option


def _row(
    option: Candidate, accepted: Mapping[int, Candidate], gazetteer: Gazetteer, step: int
) -> Iterator[Candidate]:
    """The places side by side to the left or the right of a name, of a country that it may be of."""
    lands = _lands(option, gazetteer)
    here: Candidate | None = option
    while here is not None:
        here = _neighbour(here, accepted, step)
        lands &= _lands(here, gazetteer) if here is not None else set()
        if here is not None and lands and not here.is_demonym:
            yield here
        else:
            return


def _neighbour(one: Candidate, accepted: Mapping[int, Candidate], step: int) -> Candidate | None:
    """The place from which only a comma or "and" stands between it and a name, in the sentence."""
    tokens = one.sentence.tokens
    at = one.last if step > 0 else one.first - 1
    for _ in range(_LONGEST_GAP):
        if not 0 <= at < len(tokens) or tokens[at].lower not in _BETWEEN:
            return None
        at += step
        found = accepted.get(at if step > 0 else at + 1)
        if found is not None:
            return found
    return None


def _lands(option: Candidate, gazetteer: Gazetteer) -> set[str]:
    """The countries in which a name is known."""
    return {land for hit in option.hits if (land := gazetteer.place(hit.row).country)}
