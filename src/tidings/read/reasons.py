"""Tell the stretch of a sentence that says why something was done: its days and places are not the deed's."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.model.report import Mention
from tidings.read.chunks import Parse
from tidings.read.context import cause_words
from tidings.read.place_lists import token_at


def own_mentions(parse: Parse, at: int, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The times or places that an act at token `at` may have, where its sentence gives a reason.

    What was answered has only what stands in the reason; the answer has what stands outside, if there is any:
    "shelled Jos on Monday in revenge for a raid on Bida last week".
    """
    reason = _reason(parse)
    if reason is None or not mentions:
        return mentions
    inside = [m for m in mentions if token_at(parse, m.span.start) in reason]
    if at in reason:
        return inside
    return [m for m in mentions if m not in inside] or mentions


def _reason(parse: Parse) -> range | None:
    """The tokens from "in retaliation for" to the comma or the end behind it."""
    for i, token in enumerate(parse.tokens):
        behind = {other.lower for other in parse.tokens[i + 1 : i + 3]}
        if token.lower in cause_words() and not behind.isdisjoint(("for", "to")):
            return range(i, _end(parse, i))
    return None


def _end(parse: Parse, start: int) -> int:
    """The comma that closes a reason, and not one inside "in Beirut, Lebanon"."""
    for i in range(start + 1, len(parse.tokens) - 1):
        is_closing = parse.tags[i] in (";", ":") or (
            parse.tags[i] == "," and not parse.tokens[i + 1].is_capital
        )
        if is_closing:
            return i
    return len(parse.tokens)
