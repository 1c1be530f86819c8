"""Find intentions: acts of force that somebody vows, threatens, plans, orders or warns of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tidings.data.tables import table
from tidings.model.claim import Claim, Speaker
from tidings.model.codes import Field, Kind
from tidings.model.report import Report
from tidings.read.cues import Cues, listed
from tidings.read.force import EDGES, KNOWN, base_of, is_act, is_peaceful, names_force
from tidings.read.lines import Line
from tidings.read.pages import Page
from tidings.read.subjects import subject_before
from tidings.read.words import noun_classes

_PHRASE = 22  # tokens; the longest stretch read as one intention
_VOW_REACH = 14  # tokens between "vowed" and the act
_PLAN_REACH = 5  # tokens between "plans" and "to" or the noun of force
_GRIM_REACH = 16  # tokens between the modal and the words of threat
_MODAL_REACH = 6  # tokens between "would" and the act
_READY = frozenset({"ready", "poised", "determined", "set", "prepared", "about"})
_COMPOUNDS = frozenset({"threat", "threats", "vow", "vows"})


class Intent(NamedTuple):
    """An intention in a line: its trigger, the act [first, last) and where its phrase begins."""

    trigger: int
    act: int
    first: int
    last: int


@lru_cache(maxsize=1)
def _idioms() -> Cues:
    return Cues({"idiom": table("statements")["threat_idioms"]})


@lru_cache(maxsize=1)
def _grim() -> Cues:
    return Cues({name: table("statements")[name] for name in ("grim", "grim_not")})


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    """Words one of which every intention holds."""
    words = listed("vows") | listed("plans") | listed("intention_nouns") | listed("modals")
    return words | {phrase.split()[0] for phrase in table("statements")["threat_idioms"]}


def find_intentions(page: Page) -> Iterator[Report]:
    """The intentions of a document; a heading's noun phrase joins the intention it names."""
    found: list[tuple[Line, Intent]] = []
    names: list[tuple[Line, int, int]] = []
    for line in page.lines:
        found += [(line, intent) for intent in intents_of(line)]
        names += [(line, first, last) for first, last in _compounds(line)]
    for line, intent in found:
        yield _report(page, line, intent, names)
        names = [] if names and found else names
    if not found:
        for line, first, last in names:
            if line.sentence.is_heading:
                continue
            span = line.span(first, last)
            claim = line.claim(Field.ACTION, first, last, page.voice(line, first), rule="compound")
            yield Report(kind=Kind.INTENTION, doc_id=page.document.id, mentions=(span,), claims=(claim,))


def intents_of(line: Line) -> Iterator[Intent]:
    """The intentions of one line, left to right, none inside another."""
    triggers = _triggers()
    if triggers.isdisjoint(line.words) or not listed("games").isdisjoint(line.words):
        return
    done = 0
    idioms = {cue.first: cue.last for cue in _idioms().find(line.lowers, line.words)}
    for i, word in enumerate(line.lowers):
        if i < done or (word not in triggers and i not in idioms):
            continue
        intent = None
        if word in listed("vows") and line.tags[i] in ("V", "G", "N", "J") and not _is_lethal(line, i):
            intent = _vow(line, i)
        if intent is None and word in listed("plans") and (line.tags[i] in ("V", "G") or word in _READY):
            intent = _plan(line, i)
        if intent is None and word in listed("intention_nouns"):
            intent = _noun(line, i)
        if intent is None and word in listed("modals"):
            intent = _modal(line, i)
        if intent is None and (word in listed("modals") or word in listed("vows") or word in listed("plans")):
            intent = _grim_intent(line, i)
        if intent is None and i in idioms:
            intent = _intent(line, i, i, idioms[i])
        if intent is not None and not _is_denied(line, i) and not _is_at_court(line, intent):
            yield intent
            done = intent.last


def _is_at_court(line: Line, intent: Intent) -> bool:
    """Whether a fight is one of law or votes: "vowed to fight the plan in court"."""
    is_weak = base_of(line.lowers[intent.act]) in listed("weak_acts")
    return is_weak and not listed("not_force").isdisjoint(line.lowers[intent.act : intent.last + 2])


def _grim_intent(line: Line, i: int) -> Intent | None:
    """Read what a threat says of an enemy: "will make them pay", "would not come back empty-handed"."""
    lowers = line.lowers
    stop = min(len(lowers), i + _GRIM_REACH)
    stop = next((k for k in range(i + 1, stop) if lowers[k] in (";", ".", "if", "because")), stop)
    act = i + 1
    while act < stop and (line.tags[act] in ("A", "T") or lowers[act] in ('"', "“", "'", "‘", "that")):
        act += 1
    for cue in _grim().find(lowers, line.words, i + 1):
        is_negative = not {"not", "never", "n't"}.isdisjoint(lowers[i + 1 : cue.last])
        if cue.last > stop or is_negative != (cue.label == "grim_not") or act >= cue.last:
            continue
        intent = _intent(line, i, act, cue.last)
        return intent if subject_before(line, i) is not None else None
    return None


def _is_lethal(line: Line, i: int) -> bool:
    """Read "life-threatening", in one token or more."""
    before = line.lowers[max(0, i - 3) : i]
    return line.lowers[i] == "threatening" and ("life" in before or "non-life" in before)


def _vow(line: Line, i: int) -> Intent | None:
    """A vow, a threat or a warning whose complement names an act of force."""
    lowers = line.lowers
    is_warning = lowers[i].startswith("warn")
    stop = min(len(lowers), i + _VOW_REACH)
    has_modal = False
    for k in range(i + 1, stop):
        word = lowers[k]
        if word in listed("clause_stops") or word in (";", ":"):
            return None
        has_modal = has_modal or line.tags[k] == "M" or word == "to"
        end = is_act(line, k) if line.tags[k] in ("V", "N", "G") else None
        is_weak = line.tags[k] in ("V", "G") and base_of(word) in listed("weak_acts")
        if end is None and is_weak and (has_modal or not is_warning):
            end = k + 1
        if end is None and has_modal and _takes_place(line, k):
            end = k + 1
        is_noun = line.tags[k] == "N" and lowers[k - 1] != "to"
        if end is not None and is_noun and word not in listed("force_nouns"):
            end = None
        is_of = "of" in lowers[i + 1 : k]
        if end is None and names_force(line, k) and (is_of if is_warning else not has_modal):
            end = k + 1
        if end is None or not (has_modal or not is_warning or is_of):
            continue
        is_advice = is_warning and "to" in lowers[i + 1 : k] and "M" not in line.tags[i + 1 : k]
        return None if is_advice else _intent(line, i, k, end)
    return None


def _plan(line: Line, i: int) -> Intent | None:
    """Read "plans to attack", "planning new attacks", "ordered troops to storm"."""
    lowers = line.lowers
    is_order = lowers[i].startswith(
        ("order", "urg", "call", "instruct", "want", "demand", "author", "approv")
    )
    is_call = lowers[i].startswith("call") and lowers[i + 1 : i + 2] == ("for",)
    is_ongoing = lowers[i] in ("continue", "continuing", "pressing")
    if is_ongoing and not (i and line.tags[i - 1] in ("M", "B")):
        return None
    reach = _PLAN_REACH + 3 if is_order else _PLAN_REACH
    for k in range(i + 1, min(len(lowers), i + reach)):
        word = lowers[k]
        if (
            word in EDGES
            or word in listed("clause_stops")
            or line.tags[k] in ("M", "W")
            or (word == "for" and not is_call)
        ):
            return None
        if word == "not":
            return None
        if word == "to" and k + 1 < len(lowers):
            at = k + 1
            while at < len(lowers) and line.tags[at] == "A":
                at += 1
            end = is_act(line, at) if at < len(lowers) else None
            return _intent(line, i, at, end) if end is not None else None
        can_take_noun = lowers[i].startswith(
            ("plan", "plot", "prepar", "mull", "consider", "order", "author", "approv", "promis")
        )
        if word in listed("force_nouns") and line.tags[k] == "N" and (can_take_noun or is_call):
            is_old = any(line.lowers[j] in ("the", *KNOWN) for j in range(i + 1, k))
            return None if is_old or is_peaceful(line, i + 1) else _intent(line, i, k, k + 1)
    return None


def _noun(line: Line, i: int) -> Intent | None:
    """Read "intentions to evict", "threats of attacks"."""
    lowers = line.lowers
    if i + 2 >= len(lowers) or (i and lowers[i - 1] in ("in", "with")):  # "in order to", "with intent to"
        return None
    if lowers[i + 1] == "to":
        end = is_act(line, i + 2)
        return _intent(line, i, i + 2, end) if end is not None else None
    if lowers[i + 1] in ("of", "for") and lowers[i].startswith(("threat", "plan", "intention", "vow")):
        for k in range(i + 2, min(len(lowers), i + 5)):
            if lowers[k] in listed("force_nouns") and lowers[i + 2] not in ("the", "this", "that"):
                return _intent(line, i, k, k + 1)
    return None


def _modal(line: Line, i: int) -> Intent | None:
    """Read "will retaliate", "would launch an operation", "would "take decisive measures"."""
    lowers = line.lowers
    if lowers[i] == "going" and lowers[i + 1 : i + 2] != ("to",):
        return None
    for k in range(i + 1, min(len(lowers), i + _MODAL_REACH)):
        word, tag = lowers[k], line.tags[k]
        if word == "hesitate" or lowers[k + 1 : k + 2] == ("hesitate",):
            continue
        if word in ("not", "never", "have", "n't") or tag == "X":
            return None
        if word == "be" or tag in ("A", "T") or word in ('"', "“", "'", "‘", "also", "to", "continue"):
            continue
        if tag not in ("V", "N", "G"):
            return None
        end = is_act(line, k)
        if end is None and base_of(word) in listed("weak_acts") and _is_at_enemy(line, k):
            end = k + 1
        if end is None or word.endswith(("ed", "en")) or (k and lowers[k - 1] == "be"):
            return None
        intent = _intent(line, i, k, end)
        return intent if holder_of(line, intent) is not None else None
    return None


def _takes_place(line: Line, at: int) -> bool:
    """Whether a place is to be taken: "sworn that he shall take Arden"."""
    is_taking = base_of(line.lowers[at]) == "take" and line.tags[at] == "V"
    if not is_taking or not listed("not_force").isdisjoint(line.lowers[at : at + 8]):
        return False
    return any(spot.first <= at + 2 for spot in line.places_in(at + 1, at + 6))


def _is_at_enemy(line: Line, act: int) -> bool:
    """Whether a fight is with people or to an end, and not with a plan or a price: "will hunt them"."""
    after = line.lowers[act + 1 : act + 5]
    if after[:1] in (("on",), ("back",), ("to",), ("until",)) or after[:1] in (("them",), ("him",)):
        return True
    chunk = line.chunk(act + 1) if act + 1 < len(line.lowers) else None
    return chunk is not None and chunk.first == act + 1 and chunk.cls in ("armed", "group", "state")


def _is_denied(line: Line, i: int) -> bool:
    """Whether the trigger is negated, or an accusation of a crime planned."""
    before = line.lowers[max(0, i - 4) : i]
    return any(word in ("no", "not", "never", "n't", "without", "nor") for word in before) or not listed(
        "crimes"
    ).isdisjoint(line.lowers[max(0, i - 5) : i])


def _intent(line: Line, trigger: int, act: int, end: int) -> Intent:
    """The intention with its phrase: up to a conjunction, a clause edge, or a known act."""
    last = end
    limit = min(len(line.lowers), trigger + _PHRASE)
    while last < limit and not _ends_at(line, last):
        last += 1
    while last > end and line.lowers[last - 1] in ("and", "or", "that", "the", "a", "of", "in", ",", "by"):
        last -= 1
    return Intent(trigger, act, trigger, last)


def _ends_at(line: Line, k: int) -> bool:
    word = line.lowers[k]
    if word == ",":  # "in Europe, particularly in Spain"
        return line.lowers[k + 1 : k + 2] not in (("particularly",), ("especially",), ("including",))
    if word == "as":
        return line.lowers[k + 1 : k + 3] != ("well", "as") and line.lowers[k - 1] != "well"
    if word in listed("clause_stops") or word in EDGES or line.tags[k] in ("W", "H", "B", "M"):
        return True
    if word in ("the", "this", "that") and any(w in listed("events") for w in line.lowers[k + 1 : k + 3]):
        return True  # "avenge the attack": that attack is its own
    return (
        line.tags[k] == "V"
        and line.tags[k - 1] not in ("T", "&", "A")
        and not (word in noun_classes() or word in listed("force_nouns"))
    )


def _compounds(line: Line) -> Iterator[tuple[int, int]]:
    """Read "eviction threats": the act as a noun before the noun of intention."""
    for i, word in enumerate(line.lowers[1:], start=1):
        if word in _COMPOUNDS and line.lowers[i - 1] in listed("force_nouns") and line.lowers[i - 1] != "out":
            yield i - 1, i + 1


def _report(page: Page, line: Line, intent: Intent, names: list[tuple[Line, int, int]]) -> Report:
    holder = holder_of(line, intent)
    voice = page.voice(line, intent.trigger)
    speaker, stance = voice
    if holder is not None and speaker is not None and holder.name.lower() in ("we", "i"):
        holder = speaker
    if holder is not None and speaker is not None and speaker.span == holder.span:
        voice = (None, stance)
    first = intent.first
    spans = [line.span(first, intent.last)]
    claims: list[Claim] = [
        line.claim(
            Field.ACTION,
            intent.act,
            intent.last,
            voice,
            hedge=None,
            context=spans[0],
            rule=line.lowers[intent.trigger],
        )
    ]
    if holder is not None:
        claims.insert(
            0, Claim(field=Field.HOLDER, raw=holder.name, span=holder.span, said_by=voice[0], stance=voice[1])
        )
    target = _object(line, intent)
    if target is not None:
        claims.append(line.claim(Field.OBJECT, *target, voice))
    for other, start, end in names:
        spans.append(other.span(start, end))
    return Report(kind=Kind.INTENTION, doc_id=page.document.id, mentions=tuple(spans), claims=tuple(claims))


def holder_of(line: Line, intent: Intent) -> Speaker | None:
    """Whose intention it is: the subject of the modal inside a reported clause, else of the trigger."""
    for k in range(intent.trigger + 1, intent.act):
        if line.tags[k] == "M" and (inner := subject_before(line, k, intent.trigger + 1)) is not None:
            return inner
    return subject_before(line, intent.trigger)


def _object(line: Line, intent: Intent) -> tuple[int, int] | None:
    """The first noun phrase after the act that is no act itself."""
    for chunk in line.parse.chunks:
        if chunk.first > intent.act and chunk.last <= intent.last and chunk.cls != "time":
            if line.lowers[chunk.head] in listed("force_nouns"):
                continue
            return chunk.first, chunk.last
    return None
