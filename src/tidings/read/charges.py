"""Find the verb by which somebody is accused of, charged with or tried for what an -ing form tells."""

from __future__ import annotations

from tidings.read.chunks import Parse
from tidings.read.words import party_words, verbs

_REACH = 14  # tokens


def accusation(parse: Parse, verb: int) -> int | None:
    """The verb by which somebody is accused of, tried for or charged with doing what an -ing form tells."""
    if verb < 1 or parse.tags[verb] != "G" or parse.tokens[verb - 1].lower not in ("of", "with", "for"):
        return None
    for i in range(verb - 2, max(-1, verb - 2 - _REACH), -1):
        if parse.tags[i] in ("V", "G"):
            form = verbs().get(parse.tokens[i].lower)
            is_tried = form is not None and form.form == "ed" and form.base in party_words()["tried"]
            return i if is_tried and parse.tags[i] == "V" else None
        if parse.tags[i] in (";", ":", "C", "W"):
            return None
    return None
