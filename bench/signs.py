"""Tell signs of the words of a sentence by which names are known: letters, case, what the grammar finds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bench.common import document
from tidings.data import places
from tidings.model.text import Document
from tidings.model.values import Where
from tidings.read.actors import find_named_actors
from tidings.read.places import DEMONYM, find_places
from tidings.read.sentences import Sentence, find_sentences
from tidings.read.times import find_times
from tidings.read.weapons import find_weapons
from tidings.read.words import noun_classes

# Signs of the next words are those of the word itself but for its letters; of the second next its word.
_LETTERS = ("s3=", "s2=", "p3=")


def signs_of(tokens: Sequence[str]) -> list[set[str]]:
    """The signs of each token, with those of two tokens on either side."""
    own = _own_signs(tokens)
    found = [set(row) for row in own]
    for at, row in enumerate(found):
        for step in (-2, -1, 1, 2):
            beside = own[at + step] if 0 <= at + step < len(own) else None
            if beside is None:
                row.add(f"{step}:edge")
            elif abs(step) == 1:
                row.update(f"{step}:{sign}" for sign in beside if not sign.startswith(_LETTERS))
            else:
                row.update(f"{step}:{sign}" for sign in beside if sign.startswith("w="))
    return found


def _own_signs(tokens: Sequence[str]) -> list[list[str]]:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token) + 1)
    own = [list(_of_word(token)) for token in tokens]
    for start, end, name in _mentions(document(" ".join(tokens))):
        inside = [i for i, token in enumerate(tokens) if start < starts[i] + len(token) and starts[i] < end]
        for at in inside:
            own[at] += [name, f"{name}.{'B' if at == inside[0] else 'I'}"]
        own[inside[-1]].append(f"{name}.E")
    return own


def _of_word(token: str) -> Iterator[str]:
    """Signs of a word by itself."""
    lower = token.lower()
    yield from (
        f"w={lower}",
        f"sh={_shape(token)}",
        f"s3={lower[-3:]}",
        f"s2={lower[-2:]}",
        f"p3={lower[:3]}",
    )
    if lower in noun_classes():
        yield f"noun={noun_classes()[lower]}"
    if token[0].isupper():
        yield "cap"
    if token.isupper() and len(token) > 1:
        yield "allcap"
    if any(letter.isdigit() for letter in token):
        yield "digit"


def _shape(token: str) -> str:
    """A word's shape: "Xxx" of "Syria", "XX" of "ISIL", "dd" of "2005"."""
    plain = re.sub(r"\d", "d", re.sub(r"[a-z]", "x", re.sub(r"[A-Z]", "X", token)))
    return re.sub(r"(.)\1{2,}", r"\1\1", plain)


def _mentions(page: Document) -> Iterator[tuple[int, int, str]]:
    """What the grammar finds: start, end and kind."""
    sentences = find_sentences(page)
    for time in find_times(page, sentences):
        yield time.span.start, time.span.end, "time"
    for place in find_places(page, sentences, places.load()):
        is_demonym = isinstance(place.value, Where) and place.value.feature == DEMONYM
        yield place.span.start, place.span.end, "demonym" if is_demonym else "place"
    for sentence in sentences:
        yield from _listed(sentence)


def _listed(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    for actor in find_named_actors(sentence):
        span = sentence.span_of(actor.first, actor.last)
        yield span.start, span.end, "actor"
    for first, last, _ in find_weapons(sentence):
        span = sentence.span_of(first, last)
        yield span.start, span.end, "weapon"
