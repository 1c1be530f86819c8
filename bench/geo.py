"""Write the places of documents in the prediction format of the geoparsing scorer."""

from __future__ import annotations

import json
from pathlib import Path

from tidings.data.gazetteer import Gazetteer, load
from tidings.model.codes import SegmentKind
from tidings.model.report import Mention
from tidings.model.text import Document, Segment, Span
from tidings.model.values import Where
from tidings.read.places import find_places
from tidings.read.sentences import find_sentences
from tidings.resolve.place import resolve_places

INPUT_FIELDS = ("id", "text", "title", "published", "source")


def main(inputs: list[Path], output: Path) -> None:
    """Read JSON lines with `id` and `text` and write one line of places for each."""
    gazetteer = load()
    with output.open("w", encoding="utf-8") as out:
        for path in inputs:
            for line in filter(str.strip, path.read_text(encoding="utf-8").split("\n")):
                row = {key: value for key, value in json.loads(line).items() if key in INPUT_FIELDS}
                places = [_prediction(mention, gazetteer) for mention in _places(row, gazetteer)]
                out.write(json.dumps({"id": row["id"], "places": places}) + "\n")


def _places(row: dict[str, str], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The places of one document."""
    text = row["text"]
    if not text.strip():
        return ()
    body = Segment(kind=SegmentKind.BODY, span=Span(0, len(text)))
    document = Document(id=row["id"], text=text, segments=(body,), outlet=row.get("source"))
    return resolve_places(find_places(document, find_sentences(document), gazetteer), document, gazetteer)


def _prediction(mention: Mention, gazetteer: Gazetteer) -> dict[str, object]:
    """One mention as the scorer reads it."""
    value = mention.value
    point: dict[str, object] = {"start": mention.span.start, "end": mention.span.end}
    if isinstance(value, Where) and value.gazetteer_id:
        place = gazetteer.get(value.gazetteer_id)
        point |= {"lat": value.lat, "lon": value.lon}
        if place is not None and place.geonames_id is not None:
            point["geonames_id"] = place.geonames_id
    return point
