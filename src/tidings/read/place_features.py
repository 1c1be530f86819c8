"""What speaks for and against a known name being a place where it stands."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tidings.data.gazetteer import Gazetteer
from tidings.data.layout import Kind, NameFlag
from tidings.data.names import fold
from tidings.read.held_places import INWARD, OWNERS, holds_named, is_held_by_named, is_holder, is_inside
from tidings.read.list_heads import heads_of
from tidings.read.place_names import Candidate, opened_at
from tidings.read.place_words import place_words
from tidings.read.sentences import Sentence, Token
from tidings.read.triggers import event_forms

_FALLS = frozenset({"fell", "falls", "fallen"})
_ONTO = frozenset({"on", "against", "at", "into", "upon", "across", "over", "above", "around"})
_PASSIVES = frozenset({"was", "were", "is", "are", "been", "has", "have", "had", "being"})
_PASSIVE = 5  # tokens: "has also been heavily shelled"
_LIVES = 7  # tokens
_BEFORE_DAYS = frozenset({"on", "last", "late", "early", "this", "since"})
_ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA", "JM", None})
_DIVISIONS = frozenset({Kind.COUNTRY, Kind.ADM1, Kind.CONTINENT})


class Page(NamedTuple):
    """What the whole document says about its names."""

    modes: tuple[str, ...]
    lower_words: frozenset[str]
    persons: frozenset[str]
    countries: frozenset[str] = frozenset()
    heads: Mapping[int, range] = MappingProxyType({})


def page_of(sentences: Sequence[Sentence]) -> Page:
    """How each sentence is written, the words seen in lower case, and the words of persons' names."""
    words = [token for sentence in sentences for token in sentence.tokens if token.text[0].isalpha()]
    capitals = sum(token.is_capital for token in words)
    # Running English has a capital on every sixth to tenth word; lower-cased agency texts on none.
    if words and capitals * 100 < len(words):
        return Page(("lower",) * len(sentences), frozenset(), frozenset(_persons(sentences, lower=True)))
    modes = tuple(_mode(sentence) for sentence in sentences)
    lower = frozenset(
        token.lower
        for sentence, mode in zip(sentences, modes, strict=True)
        if mode == "normal"
        for token in sentence.tokens
        if not token.is_capital
    )
    persons = frozenset(_persons(sentences, lower=False))
    return Page(modes, lower, persons, heads=heads_of(sentences))


def _mode(sentence: Sentence) -> str:
    """Whether a sentence is in capitals throughout, in title case, or normal."""
    words = [token.text for token in sentence.tokens if token.text[0].isalpha() and len(token.text) > 3]
    if len(words) >= 3 and sum(map(str.isupper, words)) * 4 > len(words) * 3:
        return "upper"
    if len(words) >= 4 and sum(word[0].isupper() for word in words) * 10 > len(words) * 8:
        return "title"
    return "normal"


def _persons(sentences: Sequence[Sentence], *, lower: bool) -> Iterator[str]:
    """Words that follow a title or a given name: "Faulkner" of "Jerome Faulkner"."""
    words = place_words()
    for sentence in sentences:
        tokens = sentence.tokens
        for i, token in enumerate(tokens[:-1]):
            if token.lower in words.given and (lower or token.is_capital):
                after = tokens[i + 1]
                if after.text == "." and i + 2 < len(tokens):
                    after = tokens[i + 2]
                if len(after.text) <= 2 and i + 3 < len(tokens):  # a middle initial
                    after = tokens[i + 3] if tokens[i + 2].text == "." else tokens[i + 2]
                if (lower or after.is_capital) and after.lower not in words.common:
                    yield after.lower


def features_of(candidate: Candidate, page: Page, gazetteer: Gazetteer) -> Iterator[str]:
    """Names of the features that hold."""
    mode = page.modes[candidate.sentence.index]
    yield f"mode-{mode}"
    yield from _of_rows(candidate, gazetteer, page)
    yield from _of_words(candidate, page)
    tokens = candidate.sentence.tokens
    if _is_head(candidate, page):
        yield "headed"
    if _is_struck(tokens, candidate.first, candidate.last):
        yield "struck"
    if _is_dated(tokens, candidate.first, candidate.last):
        yield "dated"
    if _is_manned(tokens, candidate.first):
        yield "manned"
    if is_holder(tokens, candidate.first, candidate.last) or holds_named(candidate, gazetteer):
        yield "holder"
    if candidate.asked is not None and candidate.first > 2 and tokens[candidate.first - 1].text in OWNERS:
        yield "held"
    if candidate.asked is not None and _is_cued(tokens, candidate.last):
        yield "cued"
    if is_inside(candidate, gazetteer) or is_held_by_named(candidate, gazetteer):
        yield "inside"
    first = opened_at(tokens, candidate.first)
    before = tokens[first - 1] if first else None
    after = tokens[candidate.last] if candidate.last < len(tokens) else None
    if not candidate.part:
        left = list(_before(before, candidate, page, gazetteer))
        right = list(_after(after, candidate, gazetteer))
        if right[0] == "says":
            located = left[0] in ("locative", "locative-other", "of")
            right[0] = "says-located" if located else f"says-{_fame(candidate, gazetteer)}"
        yield from left
        yield from right
        yield f"{left[0]}+{right[0]}"
    else:
        if _is_road(tokens, candidate.last):
            yield "road-pair"
        yield (
            "part-pair"
            if candidate.text != candidate.sentence.tokens[candidate.first].text.split("-")[0]
            else "part"
        )


def _is_road(tokens: Sequence[Token], last: int) -> bool:
    """Whether a road or a railway between two places follows their names: "the Gao-Ansongo highway"."""
    return last < len(tokens) and tokens[last].lower in place_words().roads


def _is_head(candidate: Candidate, page: Page) -> bool:
    """Whether a name heads an item of a list, alone or before a word for its kind: "Kharkiv Oblast."."""
    head = page.heads.get(candidate.sentence.index, range(0))
    behind = candidate.sentence.tokens[candidate.last : head.stop]
    is_kind = all(token.lower in place_words().kinds for token in behind)
    return candidate.first == head.start and candidate.last <= head.stop and is_kind


def _is_struck(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether an event word leads to the name: "captured X", "an air raid on X", "X fell"."""
    if last < len(tokens) and (tokens[last].lower in _FALLS or _suffers(tokens, last)):
        return True
    at = first - 1
    if at > 0 and tokens[at].lower in _ONTO:
        at -= 2 if tokens[at - 1].lower == "down" else 1
    return at >= 0 and tokens[at].lower in event_forms()


def _suffers(tokens: Sequence[Token], last: int) -> bool:
    """Whether what is done to ground, and not to people, follows the name: "X was shelled"."""
    words = [token.lower for token in tokens[last : last + _PASSIVE]]
    if words[:2] == ["came", "under"]:
        return not event_forms().isdisjoint(words[2:])
    is_passive = words[:1] and words[0] in _PASSIVES
    return bool(is_passive) and not place_words().ground_acts.isdisjoint(words[1:])


def _is_dated(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a day follows where something is said to be: "in X on Monday", "raided X last week"."""
    if not first or last + 1 >= len(tokens):
        return False
    before = tokens[first - 1].lower
    if before not in INWARD and before not in event_forms():
        return False
    days, word, after = place_words().days, tokens[last].lower, tokens[last + 1].lower
    return word in days or (word in _BEFORE_DAYS and after in days)


def _is_manned(tokens: Sequence[Token], first: int) -> bool:
    """Whether forces or their posts are said to be there: "the base in X", "rebel positions around X"."""
    if first < 2 or tokens[first - 1].lower not in place_words().locative:
        return False
    return tokens[first - 2].lower in place_words().manned


def _is_cued(tokens: Sequence[Token], last: int) -> bool:
    """Whether a kind of place with a capital stands behind the name: "Gummi Local Government Area"."""
    words, after = place_words(), tokens[last : last + 2]
    if not after or not after[0].is_capital:
        return False
    return after[0].lower in words.kinds or tuple(token.lower for token in after) in words.pairs


def _fame(candidate: Candidate, gazetteer: Gazetteer) -> str:
    """Whether a name can speak for its government: a country or a capital."""
    places = [gazetteer.place(hit.row) for hit in candidate.hits[:4]]
    known = any(place.kind is Kind.COUNTRY or place.is_capital for place in places)
    return "known" if known else "small"


def _of_rows(candidate: Candidate, gazetteer: Gazetteer, page: Page) -> Iterator[str]:
    """How well known the places of that name are."""
    hits = [hit for hit in candidate.hits if not hit.flags & NameFlag.CUED] or list(candidate.hits)
    flags = hits[0].flags
    best = gazetteer.place(hits[0].row)
    if candidate.is_demonym:
        yield "demonym-plural" if candidate.key.endswith("s") and len(candidate.key) > 4 else "demonym"
        return
    places = [best, *(gazetteer.place(hit.row) for hit in hits[1:8])]
    found = {place.country for place in places}
    is_foreign = not found & _ENGLISH
    if not any(hit.flags & NameFlag.MAIN for hit in hits):
        yield "alternate-foreign" if is_foreign else "alternate"
    if candidate.rough:
        yield "rough"
    if candidate.fits:
        yield "fits"
    if flags & NameFlag.CODE:
        yield "code" if candidate.text.isupper() else "code-small"
    yield f"kind-{best.kind}"
    if best.id.startswith(("region:", "site:", "own:")):
        yield "reviewed"
        return
    yield f"size-{_size(max(place.population for place in places))}"
    if any(place.is_capital for place in places):
        yield "capital"
    if best.kind not in (Kind.COUNTRY, Kind.CONTINENT):
        yield from _of_lands(found, page, is_foreign=is_foreign)
        yield f"hits-{1 if len(hits) == 1 else 4 if len(hits) < 5 else 9}"


def _of_lands(found: set[str | None], page: Page, *, is_foreign: bool) -> Iterator[str]:
    """Surnames are names of towns where English is spoken; elsewhere a town's name is rarely one."""
    lands = page.countries - _ENGLISH
    near = "context" if found & lands else "world" if lands else "home"
    if is_foreign:
        yield f"foreign-{near}"
    else:
        yield "english-only" if found <= _ENGLISH else f"english-too-{near}"


def _size(people: float) -> int:
    """Steps of a half of a power of ten, from under a thousand to ten millions."""
    return max(0, min(8, int(2 * (math.log10(people + 10) - 3)) + 1)) if people >= 1000 else 0


def _of_words(candidate: Candidate, page: Page) -> Iterator[str]:
    """What the name itself looks like."""
    words = place_words()
    tokens = candidate.sentence.tokens[candidate.first : candidate.last]
    yield f"words-{min(3, len(candidate.key.split()))}"
    mode = page.modes[candidate.sentence.index]
    if len(tokens) == 1:
        lower = tokens[0].lower
        if lower in words.never:
            yield "never"
        if lower in words.common:
            yield f"common-{mode}"
        if lower in page.lower_words:
            yield "seen-lower"
        if lower in words.given:
            yield "given"
        if lower in page.persons:
            yield "person"
        if lower in words.titles or lower in words.kinds:
            yield "noun"
        if candidate.text.isupper() and len(candidate.text) <= 4 and mode == "normal":
            yield "acronym"
        if len(lower) <= 3:
            yield "short"
    else:
        if all(token.lower in words.common or not token.text[0].isalpha() for token in tokens):
            yield "all-common"
        if tokens[0].lower in words.given:
            yield "given-first"
        if tokens[-1].lower in page.persons:
            yield "person"
        if tokens[0].lower in words.never:
            yield "never-first"
        if tokens[-1].lower in words.streets:
            yield "street-last"


def _before(before: Token | None, candidate: Candidate, page: Page, gazetteer: Gazetteer) -> Iterator[str]:
    """What stands before the name."""
    words = place_words()
    if before is None:
        yield "starts"
    elif before.lower in words.locative:
        at = candidate.first - 2
        is_inner = at >= 0 and candidate.sentence.tokens[at].lower in INWARD  # "in central Marawi"
        yield "locative" if before.lower in INWARD or is_inner else "locative-other"
    elif before.lower == "of":
        at = candidate.first - 2
        holder = candidate.sentence.tokens[at] if at >= 0 else None
        is_beside = holder is not None and holder.lower in words.locative | words.held
        is_site = holder is not None and holder.text in words.sites
        # "15 kilometres south of Baidoa", "control of Kidal", "the military hospital of Melitopol"
        yield "locative" if is_beside or is_site else "of"
    elif before.lower in words.titles:
        yield "title"
    elif before.lower in words.given and before.is_capital:
        yield "after-given"
    elif before.text == ",":
        yield "after-comma"
    elif before.text == ".":
        yield "after-dot"
    elif not before.text[0].isalnum():
        yield "after-sign"
    elif before.lower in ("the", "a", "an"):
        yield "determiner"
    elif before.lower == "and":
        yield "and"
    elif before.text[0].isdigit():
        yield "after-number"
    elif before.is_capital and before.text.rpartition("-")[2][:1].islower():
        yield "after-compound"
    elif before.is_capital and gazetteer.is_country(fold(before.text)):
        yield "after-country"
    elif before.is_capital and page.modes[candidate.sentence.index] == "normal":
        yield "after-capital-common" if before.lower in page.lower_words else "after-capital"
    else:
        yield "after-word"
    if candidate.asked is not None:
        yield f"asked-{candidate.asked}"
        if candidate.named:
            yield "named"


def _after(after: Token | None, candidate: Candidate, gazetteer: Gazetteer) -> Iterator[str]:
    """What stands behind the name."""
    words = place_words()
    if after is None or after.text in (".", "!", "?"):
        yield "ends"
    elif after.text == ",":
        yield "comma-division" if _division_follows(candidate, gazetteer) else "comma"
    elif after.text in ("'s", "’s"):
        yield "possessive"
    elif not after.text[0].isalnum():
        yield "before-sign"
    elif after.is_capital and after.text[0].isalpha():
        if after.lower in words.streets:
            yield "street"
        elif after.lower in words.bodies:
            yield "body"
        elif after.lower in words.common:
            yield "before-common-capital"
        else:
            yield "before-capital"
    elif after.lower in words.says and not _takes_lives(candidate.sentence.tokens[candidate.last :]):
        yield "says"
    elif after.text[0].isdigit():
        yield "before-number"
    else:
        yield "before-word"


def _takes_lives(tokens: Sequence[Token]) -> bool:
    """Whether "claimed" is said of lives: "a missile in X claimed at least 20 lives"."""
    return tokens[0].lower == "claimed" and "lives" in (token.lower for token in tokens[1:_LIVES])


def _division_follows(candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """Whether ", North Carolina" or ", Iraq" stands behind the name."""
    tokens = candidate.sentence.tokens
    start = candidate.last + 1
    for last in range(min(start + 3, len(tokens)), start, -1):
        text = " ".join(token.text for token in tokens[start:last])
        for hit in gazetteer.hits(fold(text))[:3]:
            if (
                not hit.flags & (NameFlag.DEMONYM | NameFlag.CUED)
                and gazetteer.place(hit.row).kind in _DIVISIONS
            ):
                return True
    return False
