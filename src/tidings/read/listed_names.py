"""Take a doubtful name for a place in a list of places of one country: "Kidal, Gao and Mopti"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidings.data.gazetteer import Gazetteer
from tidings.read.place_names import Candidate

_BETWEEN = frozenset({",", "and", "or", "&"})
_LONGEST_GAP = 2  # tokens: ", and"
_FELLOWS = 2


def listed_names(
    doubtful: Sequence[Candidate], accepted: Sequence[Candidate], gazetteer: Gazetteer
) -> Iterator[Candidate]:
    """Of the doubtful names of one sentence those with two places of one country beside them in a list."""
    for option in doubtful:
        is_taken = any(one.start < option.end and option.start < one.end for one in accepted)
        if option.rough or option.is_demonym or is_taken:
            continue
        fellows = [*_row(option, accepted, gazetteer, step=-1), *_row(option, accepted, gazetteer, step=1)]
        if len(fellows) >= _FELLOWS:
            yield option


def _row(
    option: Candidate, accepted: Sequence[Candidate], gazetteer: Gazetteer, *, step: int
) -> Iterator[Candidate]:
    """The places side by side to the left or the right of a name, of a country that it may be of."""
    lands = _lands(option, gazetteer)
    here: Candidate | None = option
    while here is not None:
        edge = here
        here = next((other for other in accepted if _are_beside(edge, other, step)), None)
        lands &= _lands(here, gazetteer) if here is not None else set()
        if here is not None and lands and not here.is_demonym:
            yield here
        else:
            return


def _are_beside(one: Candidate, other: Candidate, step: int) -> bool:
    """Whether only a comma or "and" stands between two names of a sentence."""
    left, right = (one, other) if step > 0 else (other, one)
    between = [token.lower for token in one.sentence.tokens[left.last : right.first]]
    return 0 < len(between) <= _LONGEST_GAP and _BETWEEN.issuperset(between)


def _lands(option: Candidate, gazetteer: Gazetteer) -> set[str]:
    """The countries in which a name is known."""
    return {land for hit in option.hits if (land := gazetteer.place(hit.row).country)}
