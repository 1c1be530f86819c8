"""Tell verbs and nouns that name an act of force: "attack", "drive out", "take decisive measures"."""

from __future__ import annotations

from tidings.read.cues import listed
from tidings.read.lines import Line
from tidings.read.words import verbs

_RETURNS = frozenset({"resume", "continue", "begin", "start"})
KNOWN = frozenset({"this", "these", "that", "those"})
EDGES = frozenset({",", ";", ".", ":", "(", ")", "—", "–", "--", "!", "?", '"', "”"})


def is_act(line: Line, at: int) -> int | None:
    """The token after an act of force that begins at `at`, None where none does.

    "attack", "drive out", "carry out bombings", "take decisive measures".
    """
    base = base_of(line.lowers[at])
    if base == "strike" and not listed("labour").isdisjoint(line.words):
        return None
    if base in listed("acts"):
        is_soft = is_peaceful(line, at + 1) or (base == "respond" and not _is_hard(line, at + 1))
        return None if is_soft else at + 1
    if base not in listed("light"):
        return None
    if base in _RETURNS and not listed("force_nouns").isdisjoint(line.lowers[max(0, at - 6) : at]):
        return at + 1  # "the operation would resume"
    for k in range(at + 1, min(len(line.lowers), at + 7)):
        word = line.lowers[k]
        if word in listed("not_force") or word in KNOWN or line.tags[k] in ("V", "M", ";"):
            return None
        if word in listed("particles") and base in ("drive", "push", "wipe", "blow", "cut"):
            return k + 1
        if word in listed("force_nouns") and word not in listed("particles"):
            return None if is_peaceful(line, k + 1) or not _is_force(line, k, at) else k + 1
    return None


def _is_force(line: Line, at: int, verb: int) -> bool:
    """Whether words that may be business are force here: "military operations", "decisive measures"."""
    word = line.lowers[at]
    between = line.lowers[verb + 1 : at]
    if word.startswith("operation"):
        is_aimed = line.lowers[at + 1 : at + 2] in (("against",), ("in",), ("inside",), ("on",))
        return is_aimed or not listed("martial").isdisjoint(between) or line.sentence.tokens[at].is_capital
    if word in ("measures", "measure", "action", "actions", "steps"):
        return not listed("martial").isdisjoint(between)
    return True


def names_force(line: Line, at: int) -> bool:
    """Whether a noun by itself names an act of force: "revenge", not "measures"."""
    word = line.lowers[at]
    is_other = at > 0 and line.lowers[at - 1] in listed("not_force")  # "a price war"
    return (
        word in listed("force_nouns")
        and word not in listed("weak_nouns")
        and line.tags[at] == "N"
        and not is_other
    )


def _is_hard(line: Line, at: int) -> bool:
    """Whether an answer is one of force: "will respond", "respond decisively", not "respond to a request"."""
    after = line.lowers[at] if at < len(line.lowers) else "."
    rest = line.lowers[at : at + 7]
    if after in ("to", "with"):
        return not {"attack", "attacks", "aggression", "provocation", "strikes", "force"}.isdisjoint(rest)
    return after in listed("adverbs_of_force") or after in (".", "if", "when", "”", '"', "at", "after")


def is_peaceful(line: Line, at: int) -> bool:
    """Whether the next words make it talks, trade, courts or elections."""
    for word in line.lowers[at : at + 3]:
        if word in listed("clause_stops") or word in EDGES:
            return False
        if word in listed("not_force"):
            return True
    return False


def base_of(word: str) -> str:
    """A verb form's plain form; any other word as it is."""
    form = verbs().get(word)
    return form.base if form is not None else word
