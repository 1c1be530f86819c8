"""Tell the crowd of a riot as a party to it, where no act of its own is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidings.model.claim import Claim
from tidings.model.codes import Field
from tidings.read.bundle import Event, crowd_words
from tidings.read.page import Page

RULE = "the crowd of a riot"
_RIOT = "unrest"


def crowd_of(page: Page, event: Event, code: str, told: Sequence[Claim]) -> Iterator[Claim]:
    """The first crowd that the sentences of a riot name: "fired to disperse a mob that threw stones".

    Both sides of a riot act. Nothing is added where somebody who gathered is told as a doer already.
    """
    cues = crowd_words()
    gathered = cues["crowd"] | cues["maybe"]
    doers = {claim.raw.split()[-1].lower() for claim in told if claim.field is Field.PERPETRATOR}
    if not code.startswith(_RIOT) or doers & gathered:
        return
    for act in event.facts:
        parse = act.trigger.parse
        for chunk in parse.chunks:
            if parse.tokens[chunk.head].lower in cues["crowd"]:
                span = parse.sentence.span_of(chunk.head, chunk.head + 1)
                voice = page.voice(act.sentence, chunk.head)
                yield page.claim(Field.PERPETRATOR, span, voice, basis="inferred", rule=RULE)
                return
