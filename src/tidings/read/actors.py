"""Find listed armed groups and forces named in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tidings.data.actors import (
    Alias,
    ListedActor,
    actor_aliases,
    has_capitals,
    heads,
    listed_actors,
    plain_words,
)
from tidings.model.codes import ActorKind
from tidings.model.text import Span
from tidings.read.sentences import Sentence, Token
from tidings.read.words import party_words

_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_ARMED = frozenset({ActorKind.REBEL, ActorKind.POLITICAL_MILITIA})


class NamedActor(NamedTuple):
    """A listed actor at tokens `first` up to, and not with, `last`."""

    first: int
    last: int
    actor_id: str


def find_named_actors(sentence: Sentence) -> list[NamedActor]:
    """Listed actors in order, the longest name at each place.

    Acronyms need their capitals. In a sentence all in capitals or all in lower case they count only
    where they are no common word ("IS" and "MAS" differ there). Other names need a capital letter
    where the sentence has both cases. Acronyms and names with other senses ("ERP", "Wagner") need a
    word of conflict in the sentence.
    """
    return list(_found(sentence.tokens))


@lru_cache(maxsize=256)  # several readers ask for the same sentence
def _found(tokens: tuple[Token, ...]) -> tuple[NamedActor, ...]:
    """The listed actors among tokens."""
    words, places = _words(tokens)
    aliases = actor_aliases()
    found: list[NamedActor] = []
    resume = 0
    case = ""
    for i in [i for i, word in enumerate(words) if word in aliases]:
        if i < resume:
            continue
        case = case or _case(tokens)
        alias = _match(words, places, i, tokens, case)
        if alias is not None and (not _is_doubtful(alias) or _is_of_conflict(words)):
            resume = i + len(alias.words)
            found.append(NamedActor(places[i], places[resume - 1] + 1, alias.actor_id))
    return tuple(found)


def find_armed_groups(sentences: Sequence[Sentence]) -> Iterator[tuple[str, Span]]:
    """Listed groups that are no state's, with their words; none where nobody is said to claim the act."""
    if any(_is_unclaimed(sentence) for sentence in sentences):
        return
    for sentence in sentences:
        for named in find_named_actors(sentence):
            if is_armed(named):
                yield named.actor_id, sentence.span_of(named.first, named.last)


def lands_of_groups(sentences: Sequence[Sentence]) -> Counter[str]:
    """How often armed groups of each country are named: "Boko Haram" speaks of Nigeria."""
    named = [one for sentence in sentences for one in find_named_actors(sentence) if is_armed(one)]
    lands = (actors_by_id()[one.actor_id].country for one in named)
    return Counter(land for land in lands if land is not None)


def _is_unclaimed(sentence: Sentence) -> bool:
    """Whether a sentence says that nobody has claimed responsibility."""
    words = {token.lower for token in sentence.tokens}
    return (
        "responsibility" in words and bool(words & {"claim", "claimed", "claims"}) and bool(words & _NOBODY)
    )


def bare_name(tokens: Sequence[Token], named: NamedActor) -> tuple[int, int]:
    """The tokens of a listed name without its fighters, where it is listed without them: "X guerrillas"."""
    words, places = _words(tuple(tokens[named.first : named.last]))
    own = tuple(words[:-1])
    is_of_people = words[-1].endswith("s") and words[-1] in party_words()["fighters"]
    if is_of_people and any(alias.words == own for alias in actor_aliases().get(words[0], ())):
        return named.first, named.first + places[-2] + 1
    return named.first, named.last


def is_armed(named: NamedActor) -> bool:
    """Whether a listed actor is an armed group that is no state's."""
    listed = actors_by_id().get(named.actor_id)
    return listed is not None and listed.kind in _ARMED


@lru_cache(maxsize=1)
def actors_by_id() -> Mapping[str, ListedActor]:
    """The listed actors by their id."""
    return {actor.id: actor for actor in listed_actors().values()}


def _words(tokens: tuple[Token, ...]) -> tuple[list[str], list[int]]:
    """Folded words of the tokens, and the token each comes from."""
    words: list[str] = []
    places: list[int] = []
    for i, token in enumerate(tokens):
        if token.lower.isascii() and token.lower.isalpha():
            words.append(token.lower)
            places.append(i)
        elif token.text[0].isalnum():
            for word in plain_words(token.text):
                words.append(word)
                places.append(i)
    return words, places


def _case(tokens: tuple[Token, ...]) -> str:
    """Whether a sentence is written in "capitals", in "lower" case or in "mixed"."""
    letters = [token.text for token in tokens if token.text[0].isalpha()]
    if all(text.isupper() for text in letters):
        return "capitals"
    return "lower" if all(text.islower() for text in letters) else "mixed"


def _match(
    words: list[str],
    places: list[int],
    i: int,
    tokens: tuple[Token, ...],
    case: str,
) -> Alias | None:
    """The longest alias at word i whose tokens are whole and written as a name."""
    is_start = i == 0 or places[i - 1] != places[i]
    for alias in actor_aliases()[words[i]]:
        end = i + len(alias.words)
        if tuple(words[i:end]) != alias.words:
            continue
        is_whole = is_start and (end == len(words) or places[end] != places[end - 1])
        if is_whole and _is_name(alias, [tokens[p] for p in places[i:end]], case):
            return alias
    return None


def _is_doubtful(alias: Alias) -> bool:
    """Whether a name is an acronym or has common other senses.

    The word of conflict they need cut the acronyms found on 1,771 English pages of all sorts from 552 to 170.
    """
    return alias.capitals is not None or alias.words in heads().names_too


def _is_of_conflict(words: list[str]) -> bool:
    """Whether a sentence has a word of conflict."""
    return any(word.startswith(heads().signs) for word in words)


def _is_name(alias: Alias, tokens: list[Token], case: str) -> bool:
    """Whether the case of the tokens lets them be the name."""
    if case == "mixed":
        if alias.capitals is not None:
            return all(has_capitals(alias, token.text) for token in tokens)
        return any(token.is_capital for token in tokens) or any(c.isupper() for c in tokens[0].text)
    return len(alias.words) > 1 or alias.words[0] not in heads().words_too
