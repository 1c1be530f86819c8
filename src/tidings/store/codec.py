"""Write values as JSON with their type beside them, so that they come back as they were."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any

from tidings.errors import StoreError
from tidings.model.codes import ActorKind, DatePrecision, PlacePrecision, SegmentKind
from tidings.model.decision import Reason
from tidings.model.text import Segment, Span
from tidings.model.values import Actor, Count, EventType, Phrase, Relation, Value, Weapon, When, Where

TYPE = "type_"
_CLASSES: dict[str, type[Any]] = {
    cls.__name__: cls for cls in (Count, When, Where, Actor, Weapon, EventType, Phrase, Relation)
}
# Fields whose JSON form is a plain string or list but whose type is not.
_RESTORE: dict[tuple[str, str], Any] = {
    ("When", "start"): date.fromisoformat,
    ("When", "end"): date.fromisoformat,
    ("When", "precision"): DatePrecision,
    ("Where", "precision"): PlacePrecision,
    ("Where", "rejected"): tuple,
    ("Actor", "kind"): ActorKind,
    ("Actor", "relations"): tuple,
}


def to_json(value: Value | None) -> str | None:
    """JSON text of a value: its type, and its fields where they differ from the default."""
    return None if value is None else dumps(_plain(value))


# Values are frozen and repeat: with this, 10,000 incidents are read in half the time.
@lru_cache(maxsize=16_384)
def from_json(text: str | None) -> Value | None:
    """The value a JSON text was made from."""
    if text is None:
        return None
    try:
        # Any: the tag names one of the classes of Value.
        value: Any = json.loads(text, object_hook=_typed)
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(f"a stored value cannot be read ({error}): {text[:80]!r}") from error
    return value  # type: ignore[no-any-return]  # _typed makes it one of Value


def dumps(content: object) -> str:
    """Compact JSON with keys in order, so that equal things are equal texts."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        out: dict[str, object] = {TYPE: type(value).__name__}
        for field in fields(value):
            content = getattr(value, field.name)
            if content != field.default:
                out[field.name] = _plain(content)
        return out
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


# Any: fields of several classes, typed by the class they are given to.
def _typed(content: dict[str, Any]) -> Any:
    name = content.pop(TYPE)
    restored = {
        key: _RESTORE[name, key](item) if item is not None and (name, key) in _RESTORE else item
        for key, item in content.items()
    }
    return _CLASSES[name](**restored)


def segments_to_json(segments: tuple[Segment, ...]) -> str:
    """JSON text of a document's segments."""
    return dumps([[s.kind.value, s.span.start, s.span.end, s.rule] for s in segments])


def segments_from_json(text: str) -> tuple[Segment, ...]:
    """The segments a JSON text was made from."""
    return tuple(
        Segment(kind=SegmentKind(kind), span=Span(start, end), rule=rule)
        for kind, start, end, rule in json.loads(text)
    )


def spans_to_json(spans: tuple[Span, ...]) -> str:
    """JSON text of spans."""
    return dumps([[span.start, span.end] for span in spans])


def spans_from_json(text: str) -> tuple[Span, ...]:
    """The spans a JSON text was made from."""
    return tuple(Span(start, end) for start, end in json.loads(text))


def reasons_to_json(reasons: tuple[Reason, ...]) -> str:
    """JSON text of a decision's reasons."""
    return dumps([[reason.feature, reason.points, reason.words] for reason in reasons])


def reasons_from_json(text: str) -> tuple[Reason, ...]:
    """The reasons a JSON text was made from."""
    return tuple(Reason(feature=f, points=p, words=w) for f, p, w in json.loads(text))
