"""Tell what crowds and the police who face them do from other acts, by the words around them."""

from __future__ import annotations

from tidings.model.codes import DatePrecision
from tidings.read.acts import Act
from tidings.read.bundle import Event, crowd_words, is_fine, own_when, own_where
from tidings.read.words import party_words

_CROWDS = frozenset({"crowd", "crowds"})
GATHERINGS = frozenset(
    {"rally", "rallies", "protest", "protests", "demonstration", "demonstrations", "march", "sit-in"}
)
_MOB = frozenset({"mob", "mobs", "crowd", "crowds"})
_NEIGHBOURS = frozenset(
    {"villagers", "residents", "locals", "neighbours", "neighbors", "vigilantes", "townspeople", "youths"}
)
_BY_HAND = frozenset({"beat", "stone", "lynch", "burn", "hack", "thrash", "bludgeon"})
_BOMBS = frozenset({"bomb", "bombs"})
_AIR_REACH = 8  # tokens


def is_on_the_ground(act: Act) -> bool:
    """Whether an act has both a time finer than a year and a place finer than a province of its own."""
    when, where = own_when(act), own_where(act)
    is_dated = when is not None and when.precision is not DatePrecision.YEAR
    return is_dated and is_fine(where)


def is_held(act: Act) -> bool:
    """Whether a protest is told with its day, and with a place finer than a province or those who came."""
    when = own_when(act)
    is_of_a_day = when is not None and when.precision is DatePrecision.DAY
    return is_on_the_ground(act) or (is_of_a_day and any(p.chunk.cls == "civilian" for p in act.roles.doers))


def is_seen(act: Act) -> bool:
    """Whether protesters are said to do something in a town: "protesters burned tyres in Basra".

    Or people by the number, for something: "thousands marched in Basra against".
    """
    if act.trigger.is_noun or not is_fine(own_where(act)):
        return False
    cues, parse = crowd_words(), act.trigger.parse
    if act.trigger.row.sort != "act" and not sentence_words(act) & cues["demands"]:
        return False
    is_counted = act.trigger.row.sort != "act" and "#" in parse.tags[: act.trigger.at]
    return is_counted or any(p.head in cues["crowd"] for p in act.roles.doers)


def pelts_police(act: Act) -> bool:
    """Whether stones, bottles or firebombs are thrown at police: "threw rocks and cans at officers"."""
    cues, words = crowd_words(), sentence_words(act)
    is_of_fire = "petrol" in words and not _BOMBS.isdisjoint(words)
    is_thrown = is_of_fire or not cues["thrown"].isdisjoint(words)
    return act.trigger.row.frame == "weapon" and is_thrown and not cues["police"].isdisjoint(words)


def is_of_a_crowd(act: Act) -> bool:
    """Whether police face a crowd, or fire is laid: "fired tear gas at protesters", "set fire to"."""
    words, cues = sentence_words(act), crowd_words()
    if act.trigger.row.lemma == "set":
        is_lit = any(p.chunk.cls in ("facility", "vehicle") for p in act.roles.sufferers)
        return not cues["fire"].isdisjoint(words) and (bool(act.roles.doers) or is_lit)
    if act.trigger.row.lemma == "use":
        return True  # read of crowd control alone
    is_warning = act.trigger.row.lemma == "fire" and _is_into_the_air(act)
    is_control = is_warning or not cues["control"].isdisjoint(words)
    return is_control and not (cues["crowd"] | _CROWDS | GATHERINGS).isdisjoint(words)


def _is_into_the_air(act: Act) -> bool:
    """Whether shots are fired to warn: "fired into the air"."""
    words = " ".join(token.lower for token in act.trigger.parse.tokens[act.trigger.at + 1 :][:_AIR_REACH])
    return "in the air" in words or "into the air" in words


def sentence_words(act: Act) -> set[str]:
    """The words of the sentence that tells an act, in lower case."""
    return {t.lower for t in act.trigger.parse.tokens}


def is_feud(act: Act) -> bool:
    """Whether peoples, clans or villages clash with each other: "rival tribes clashed in Marib"."""
    sides = act.roles.doers if act.trigger.row.frame == "mutual" else ()
    return any(p.head in party_words()["feuding"] for p in sides)


def is_by_a_mob(event: Event) -> bool:
    """Whether a mob acts, or plain people kill by hand as mobs do: "residents stoned a man to death"."""
    if any(p.head in _MOB for p in event.phrases("doers")):
        return True
    return any(
        act.trigger.row.effect == "killed"
        and act.trigger.row.lemma in _BY_HAND
        and (
            any(p.head in _NEIGHBOURS for p in act.roles.doers)
            or (act.trigger.row.lemma == "stone" and not act.roles.doers)  # "was stoned to death"
        )
        for act in event.facts
    )
