"""Place what the items of a list tell under the places that head them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tidings.model.codes import PlacePrecision, SegmentKind
from tidings.model.report import Mention
from tidings.model.values import Where
from tidings.read.acts import REACH_COST, Act, Placed
from tidings.read.bundle import FINE, is_fine, places_conflict
from tidings.read.list_heads import dated_heads_of, heads_of
from tidings.read.sentences import Sentence

_NARROW = FINE | {PlacePrecision.PROVINCE}
_SIDES = ("north", "south", "east", "west")
_MARK = 3  # tokens: "75 km south of", "12 miles from"


class Item(NamedTuple):
    """An item by the number of the sentence that it begins with, and the place that heads it, if any does."""

    first: int
    head: Mention | None


def items_of(sentences: Sequence[Sentence], places: Sequence[Mention]) -> Mapping[int, Item]:
    """The item of each sentence that is of one, by its number."""
    found = _dated_items(sentences, places)
    for index, name in heads_of(sentences).items():
        sentence = sentences[index]
        span = sentence.span_of(name.start, name.stop)
        named = next((m for m in places if span.overlaps(m.span) and isinstance(m.value, Where)), None)
        if named is None:
            continue
        block = sentence.block + (sentence.kind is SegmentKind.DATELINE)
        found |= {s.index: Item(index, named) for s in sentences if s.block in (sentence.block, block)}
    return found


def _dated_items(sentences: Sequence[Sentence], places: Sequence[Mention]) -> dict[int, Item]:
    """The items that open with a day: each tells something else, whether or not its place is known."""
    found: dict[int, Item] = {}
    heads = dated_heads_of(sentences)
    item, block = None, -1
    for sentence in sentences:
        if sentence.index in heads:
            name = heads[sentence.index]
            span = sentence.span_of(name.start, name.stop) if name else None
            named = (m for m in places if span and span.overlaps(m.span) and isinstance(m.value, Where))
            item, block = Item(sentence.index, next(named, None)), sentence.block
        if item is not None and sentence.block == block:
            found[sentence.index] = item
    return found


def in_item(act: Act, item: Item | None) -> Act:
    """An act at the place of its item, where no place of its own is told.

    "In the town 75 km south of Baghdad" only tells where the head's place is.
    """
    if item is None:
        return act
    act, head = replace(act, item=item.first), item.head
    if head is None:
        return act
    marks = [p for p in act.wheres if _is_mark(act, p.mention)]
    own = [p for p in act.wheres if p.is_local and p.cost <= REACH_COST and p not in marks]
    fine = [p for p in own if is_fine_mention(p.mention)]
    if not is_fine_mention(head):
        return act if fine else replace(act, wheres=(*act.wheres, Placed(head, REACH_COST)))
    if any(_is_apart(p.mention.value, head.value) for p in own):
        return act
    return replace(act, wheres=(Placed(head, 0), *(p for p in act.wheres if p not in marks)))


def is_fine_mention(mention: Mention) -> bool:
    """Whether a mention is of a town, a district or a site."""
    return isinstance(mention.value, Where) and is_fine(mention.value)


def _is_mark(act: Act, mention: Mention) -> bool:
    """Whether a place only marks another: "the town 75 km south of Baghdad"."""
    before = [t.lower for t in act.trigger.parse.tokens if t.end <= mention.span.start][-_MARK:]
    is_sided = before[-1:] == ["of"] and any(word.startswith(_SIDES) for word in before)
    return is_sided or before[-1:] == ["from"]


def _is_apart(value: object, head: object) -> bool:
    """Whether a place no wider than a province is another than the head's."""
    if not isinstance(value, Where) or not isinstance(head, Where):
        return False
    return value.precision in _NARROW and places_conflict(value, head)
