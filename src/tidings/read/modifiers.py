"""Find what a phrase modifies: "fighters from the north" are fighters, "a group called X" is a group."""

from __future__ import annotations

from tidings.read.chunks import Chunk, Parse
from tidings.read.words import party_words

_HURT = frozenset({"hurt", "shot", "held", "hit", "led", "sent", "slain"})
_TIED = frozenset(
    {"loyal", "allied", "aligned", "linked", "affiliated", "belonging", "close", "opposed", "sympathetic"}
)
_CALLED = frozenset({"called", "calling", "named", "dubbed", "known", "identified", "identifying"})
_AS = frozenset({"as", "itself", "themselves"})
_GROUPS = frozenset({"armed", "group"})
# What only shows those who act: "footage showing men setting shops on fire".
_PICTURES = frozenset(
    "footage video videos photo photos photograph photographs picture pictures clip clips".split()
)
# Prepositions that open a clause as well: "searching for a gunman after four people were shot".
_WHEN = frozenset({"after", "before", "since", "until", "till"})  # "hours after eight people were killed"
_ALL_KINDS = frozenset({"any", "all", "every", "each", "such", "no", "some", "both"})
OPENING_QUOTES = frozenset({'"', "“", "'", "‘"})


def chunk_ending_at(parse: Parse, end: int) -> Chunk | None:
    """The noun phrase whose last token stands right before `end`."""
    if end <= 0:
        return None
    return parse.chunk_of(end - 1)


def climb(parse: Parse, chunk: Chunk, *, is_past_verbs: bool = True) -> Chunk:
    """From a preposition's object up to what it modifies: "fighters from the north": "fighters"."""
    current = chunk
    for _ in range(4):
        at = current.first - 1
        if at > 1 and parse.tokens[at].lower in ("to", "with") and parse.tokens[at - 1].lower in _TIED:
            at -= 1  # "forces loyal to X", "militias allied with X"
            while at > 2 and parse.tags[at - 1] in "BT":
                at -= 1  # "thugs suspected to be loyal to X"
        elif (named := _name_begins(parse, at)) is not None:
            at = named  # "a group called X", "a militia known as X"
        elif (doing := _doing_begins(parse, at)) is not None:
            at = doing  # "soldiers manning a checkpoint", "boys accused of stealing a phone"
        elif at < 1 or parse.tags[at] != "P" or parse.tokens[at].lower in _WHEN:
            return current
        while at > 1 and parse.tags[at - 1] == "t":
            at -= 1 + (parse.tokens[at - 2].lower == "on")  # "soldiers injured on Wednesday by rebels"
        if (
            is_past_verbs
            and at > 0
            and parse.tags[at - 1] == "V"
            and _is_participle(parse.tokens[at - 1].lower)
        ):
            at -= 1  # "troops stationed in the north", "two of the six hurt in the blast"
        elif at > 0 and parse.tags[at - 1] == "G" and parse.tags[at] == "P":
            at -= 1  # "women travelling in a minibus"
        above = chunk_ending_at(parse, at)
        if above is None or above.cls == "number" or parse.tokens[above.head].lower in _PICTURES:
            return current
        current = above
    return current


def _doing_begins(parse: Parse, at: int) -> int | None:
    """Where the words begin that say what those before them were doing, if what they did it to follows."""
    if at > 1 and parse.tags[at] == "V" and parse.tags[at - 1] == "T":
        at -= 2  # "passengers waiting to board a bus"
    if at < 1:
        return None
    if parse.tokens[at].lower == "to":  # "workers delivering food to the camp"
        given = chunk_ending_at(parse, at)
        at = given.first - 1 if given is not None and given.cls == "thing" else 0
    if parse.tags[at] == "G" and at > 0:
        is_of_deed = at > 1 and parse.tags[at - 1] == "P" and _is_participle(parse.tokens[at - 2].lower)
        return at - 2 if is_of_deed else at
    return None


def _is_participle(word: str) -> bool:
    """Whether a form may be a participle by its looks; "came" and "said" are none."""
    return word.endswith("ed") or word in _HURT


def _name_begins(parse: Parse, at: int) -> int | None:
    """Where the words begin that say what a group is called, if they end at a token: "group, known as X"."""
    if parse.tokens[max(at, 0)].text in OPENING_QUOTES:
        at -= 1
    words = [token.lower for token in parse.tokens[max(0, at - 1) : at + 1]]
    if words[-1:] and words[-1] in _CALLED:
        first = at
    elif len(words) == 2 and words[0] in _CALLED and words[1] in _AS:
        first = at - 1
    else:
        return None
    first -= parse.tags[first - 1] == ","
    group = chunk_ending_at(parse, first)
    return first if group is not None and group.cls in _GROUPS else None


def is_one_act(parse: Parse, chunk: Chunk) -> bool:
    """Whether an event noun names some act and no kind of act: "a raid", "the raid", "Friday's bombing"."""
    is_kind = parse.tokens[chunk.first].lower in _ALL_KINDS
    return not is_kind and not {"D", "#", "S"}.isdisjoint(parse.tags[max(0, chunk.first - 1) : chunk.last])


def ended_with(parse: Parse, at: int) -> list[Chunk]:
    """Those right before "dead" whom "with" brings: "the battle ended with nine people dead"."""
    inner = chunk_ending_at(parse, at) if parse.tokens[at].lower == "dead" else None
    is_brought = inner is not None and inner.first > 0 and parse.tokens[inner.first - 1].lower == "with"
    return [inner] if inner is not None and is_brought else []


def is_rival(parse: Parse, chunk: Chunk) -> bool:
    """Whether a noun phrase calls its people rivals: "rival families", "feuding clans"."""
    before = (token.lower for token in parse.tokens[chunk.first : chunk.head])
    return not party_words()["rivals"].isdisjoint(before)
