"""Say resolved values of the model in words, for people."""

from __future__ import annotations

from tidings.model.claim import PROPOSED, Claim
from tidings.model.codes import Field, Stance
from tidings.model.values import Actor, Count, EventType, Phrase, Value, Weapon, When, Where
from tidings.serve.summary import count_words, when_words, where_words
from tidings.serve.values import count_json, when_json, where_json

FIELD_WORDS = {
    Field.EVENT: "What",
    Field.WHEN: "When",
    Field.WHERE: "Where",
    Field.PERPETRATOR: "By whom",
    Field.TARGET: "To whom",
    Field.FACILITY: "What was hit",
    Field.WEAPON: "With what",
    Field.KILLED: "Killed",
    Field.INJURED: "Injured",
    Field.ABDUCTED: "Abducted",
    Field.ARRESTED: "Arrested",
    Field.LAUNCHED: "Launched",
    Field.INTERCEPTED: "Intercepted",
    Field.LEAKED: "Came through",
    Field.STATUS: "Status",
    Field.EFFECT: "Effect",
    Field.MOTIVE: "Motive",
}
_STANCES = {
    Stance.ASSERTED: "",
    Stance.ATTRIBUTED: "named by a source",
    Stance.CLAIMED: "claims it",
    Stance.ALLEGED: "suspected",
    Stance.REPORTED: "reportedly",
    Stance.DENIED: "denied",
}
_TIES = {"backed_by": "backed by", "part_of": "part of", "based_in": "based in", "also_known_as": "also"}


def say(value: Value | None) -> str:
    """A value in words; "not resolved" where there is none."""
    match value:
        case None:
            return "not resolved"
        case Count():
            return count_words({**count_json(value), "operator": value.operator})
        case When():
            return when_words(when_json(value))
        case Where():
            return where_words(where_json(value))
        case Actor():
            return _actor(value)
        case Weapon():
            count = f", {count_words(count_json(value.count))}" if value.count else ""
            return value.type + count
        case EventType():
            return ": ".join(dict.fromkeys((value.event_type, value.sub_event_type)))
        case Phrase():
            return value.text


def stance_words(claim: Claim) -> str:
    """How a claim is put forward, where its speaker alone does not say it, and what model chose its words."""
    said = _stance_words(claim)
    if claim.basis != PROPOSED:
        return said
    return "; ".join(word for word in (said, f"words chosen by the {claim.rule}") if word)


def _stance_words(claim: Claim) -> str:
    if claim.stance is Stance.ATTRIBUTED and claim.said_by is not None:
        return ""
    if claim.stance is Stance.CLAIMED and claim.field is not Field.PERPETRATOR:
        return ""
    return _STANCES[claim.stance]


def _actor(actor: Actor) -> str:
    notes = [f"{_TIES.get(tie.type, tie.type)} {tie.actor_id}" for tie in actor.relations]
    name = " ".join(actor.name.split())
    if actor.canonical and actor.canonical.casefold() != name.casefold():
        name = f"{actor.canonical} (as written: {name})"
    return name + (f", {', '.join(notes)}" if notes else "")
