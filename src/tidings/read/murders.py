"""Tell the murder of one person by name from the murder of another."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.read.acts import Act

_MURDERS = frozenset({"murder", "assassination", "assassinate"})


def is_another_murder(told: Sequence[Act], act: Act) -> bool:
    """Whether somebody is murdered by name, and somebody else by name in the acts told before.

    Two who died together are told together: "the murder of X and Y".
    """
    if act.trigger.row.lemma not in _MURDERS:
        return False
    mine = _people(act)
    is_told = any(other.trigger.row.lemma in _MURDERS and _people(other) for other in told)
    return is_told and bool(mine) and all(mine.isdisjoint(_people(other)) for other in told)


def _people(act: Act) -> frozenset[str]:
    """The words of the names of those whom an act strikes."""
    return frozenset(
        token.lower
        for phrase in act.roles.sufferers
        if phrase.chunk.name_at is not None
        for token in phrase.parse.tokens[phrase.chunk.name_at : phrase.chunk.head + 1]
    )
