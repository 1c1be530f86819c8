"""What a reading says, as short lines for a page: a label, words, a colour and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tidings.serve.summary import (
    best_quotes,
    count_words,
    doubt_words,
    gist_of,
    interception_words,
    parties_once,
    party_words,
    proposed_words,
    share_words,
    when_words,
    where_words,
)
from tidings.serve.values import Json

_TITLES = {
    "tallies": "Tally",
    "rates": "Rate",
    "postures": "Force posture",
    "intentions": "Intention",
    "comparisons": "Comparison",
    "hypotheticals": "Hypothetical",
    "denials": "Denial",
}
_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of the text and where they begin."""

    words: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line: what question it answers, the answer, its colour, and the words that say it."""

    label: str
    words: str
    colour: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One incident or other statement of a document. `id` is its report's."""

    id: str
    title: str
    kind: str
    note: str
    facts: tuple[Fact, ...]


def cards_of(reading: Json) -> list[Card]:
    """Everything that was read in one document: incidents first, then all other statements."""
    cards = [_incident_card(incident) for incident in reading["incidents"]]
    for key, title in _TITLES.items():
        cards += [_statement_card(key, title, entry) for entry in reading[key]]
    return cards


def _incident_card(incident: Json) -> Card:
    kinds = (incident["event_type"], incident["sub_event_type"])
    return Card(
        id=incident["id"],
        title="Background incident" if incident["role"] == "background" else "Incident",
        kind="incident",
        note=(": ".join(kind for kind in dict.fromkeys(kinds) if kind) or "type unknown")
        + doubt_words(incident),
        facts=tuple(_incident_facts(incident)),
    )


def _incident_facts(incident: Json) -> Iterator[Fact]:
    if incident["status"]:
        yield _fact("status", incident["status"], "status", incident["status_evidence"])
    yield _fact("what", "", "event", incident["evidence"])
    if incident["when"]:
        yield _fact("when", when_words(incident["when"]), "when", incident["when"]["evidence"])
    if incident["where"]:
        yield _fact("where", where_words(incident["where"]), "where", incident["where"]["evidence"])
    for entry in parties_once(incident["perpetrators"]):
        yield _fact("by", party_words(entry, with_basis=True), "who", entry["evidence"])
    for entry in parties_once(incident["targets"]):
        yield _fact("target", party_words(entry, with_basis=False), "target", entry["evidence"])
    for weapon in incident["weapons"]:
        count = f" {count_words(weapon['count'])}" if weapon["count"] else ""
        words = f"{weapon['type']}{count}{doubt_words(weapon)}"
        yield _fact("weapon", words, "weapon", weapon["evidence"])
    for field in ("killed", "injured", "abducted", "arrested"):
        for part in incident[field]["by"]:
            yield _fact(field, share_words(part), "toll", part["evidence"])
    interception = incident["interception"]
    if interception:
        yield _fact("defence", interception_words(interception), "weapon", interception["evidence"])
    for motive in incident["motives"]:
        yield _fact("motive", motive["text"], "event", motive["evidence"])
    if incident["proposed"]:
        yield _fact("proposed", proposed_words(incident), "status", ())


def _statement_card(key: str, title: str, entry: Json) -> Card:
    notes = [f"says {entry['said_by']}" if entry["said_by"] else "", entry["hedge"] or ""]
    return Card(
        id=entry["id"],
        title=title,
        kind=key,
        note="; ".join(note for note in notes if note),
        facts=(_fact("", gist_of(key, entry), "count", entry["evidence"][:1]),),
    )


def _fact(label: str, words: str, colour: str, evidence: Sequence[Json]) -> Fact:
    quotes = tuple(Quote(words=shown, start=start) for shown, start in best_quotes(evidence)[:_SHOWN])
    return Fact(label=label, words=words, colour=colour, quotes=quotes)
