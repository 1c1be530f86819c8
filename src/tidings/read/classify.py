"""Choose an event's type from its words, weapons and parties."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from tidings.data.weapons import weapon_words
from tidings.read.acts import Act, opens_clause
from tidings.read.aircraft import is_by_aircraft
from tidings.read.bundle import Event, crowd_words
from tidings.read.context import Mood
from tidings.read.crowds import GATHERINGS, is_by_a_mob, is_feud, pelts_police
from tidings.read.developments import DEVELOPMENTS
from tidings.read.grammar import Phrase
from tidings.read.powers import is_from_the_air
from tidings.read.territory import ground_code, opens_with_ground
from tidings.read.weapons import find_weapons

Armed = tuple[Act, int, int, str]
"""A weapon of an event: its act, its tokens [first, last) there, and its class."""

# Families whose code is that of their own words, whatever weapons are told beside.
_PLAIN = DEVELOPMENTS | {"protest", "coup", "taking", "property"}
_WEAPON_REACH = 15  # tokens between an event word and a weapon that is its own
# Of several weapons the one that types the event: the rarer and more telling code first.
_TELLING = (
    "bomb.suicide", "attack.chemical", "strike.air", "strike.drone", "strike.missile", "strike.rocket",
    "strike.artillery", "strike.naval", "bomb.vehicle", "bomb.mine", "bomb.ied", "bomb.grenade",
)  # fmt: skip


_GAS = frozenset({"tear", "teargas", "tear-gas", "batons", "baton", "pepper"})
# A crowd may part of itself: "the rally dispersed peacefully".
_PARTED = frozenset({"dispersed", "disperse", "dispersing"})
_RIOT_FORCE = frozenset({"police", "officers", "gear", "squad", "squads", "shields", "control"})
_SENT_OFF = frozenset({"fired"})  # tear gas is fired too
_RAIDS = frozenset({"raid", "storm"})
_MANNED = frozenset({"police", "army", "military", "troops", "checkpoint", "barracks", "garrison", "outpost"})
_OFFICERS = frozenset({"police", "policeman", "policemen", "officer", "officers", "guards"})
_NOBODY = frozenset({"no", "none", "nobody", "zero", "0", "without"})


def weapons_of(event: Event) -> list[Armed]:
    """Weapons named in the sentences of an event's acts: act, first and last token, class.

    What its side regularly fires types an attack told beside it, too.
    """
    found = []
    seen: set[tuple[int, int]] = set()
    for act in event.acts:
        if act.context.mood is Mood.NEGATED:
            continue
        for first, last, kind in find_weapons(act.trigger.parse.sentence):
            key = (act.sentence, first)
            if key not in seen and _belongs(act, first):
                seen.add(key)
                found.append((act, first, last, kind))
    return found


def _belongs(act: Act, token: int) -> bool:
    """Whether a weapon stands in the phrase of the event word, in its roles, or right by it."""
    chunk = act.trigger.chunk
    if chunk is not None and chunk.first <= token < chunk.last:
        return True
    if any(p.chunk.first <= token < p.chunk.last for p in (*act.roles.weapons, *act.roles.doers)):
        return True
    parse, (low, high) = act.trigger.parse, sorted((token, act.trigger.at))
    if any(parse.tags[i] == "&" and opens_clause(parse, i) for i in range(low, high)):
        return False  # "gunmen shot a judge in X, and a bomb killed two in Y"
    return abs(token - act.trigger.at) <= _WEAPON_REACH and act.trigger.row.sort in ("act", "weak", "effect")


def _crowd_code(event: Event) -> str | None:
    """The code of force between police and a crowd: by who was hurt and what was thrown."""
    heads = {p.head for role in ("doers", "sufferers") for p in event.phrases(role)}
    words = event.words
    cues = crowd_words()
    is_crowd = heads & cues["crowd"] or (heads & cues["maybe"] and words & cues["protest"])
    if _is_brawl(event) or any(map(pelts_police, event.facts)):
        return "unrest.violent_demo"
    is_controlled = words & _GAS or any(act.trigger.row.lemma == "use" for act in event.facts)
    if not is_crowd and not (words & (cues["crowd"] | {"crowd", "crowds"} | GATHERINGS) and is_controlled):
        return None
    if not words & cues["police"]:
        return None
    if _is_violent(event):
        return "unrest.violent_demo"
    shots = words & cues["shots"]
    if _is_anybody_hurt(event) or (shots and not (shots <= _SENT_OFF and words & cues["control"])):
        return "protest.excessive_force"
    return "protest.intervention" if words & cues["control"] else None


def _is_violent(event: Event) -> bool:
    """Whether a crowd throws, burns or loots; "riot police" alone make no riot."""
    for act in event.facts:
        words = [token.lower for token in act.trigger.parse.tokens]
        if act.trigger.row.lemma == "set" or any(
            word in crowd_words()["violent"] and not (word == "riot" and behind in _RIOT_FORCE)
            for word, behind in pairwise([*words, ""])
        ):
            return True
    return False


def _is_brawl(event: Event) -> bool:
    """Whether people of a trade clash with police: "a clash between lawyers and police"."""
    cues = crowd_words()
    for act in event.facts:
        if act.trigger.row.code == "battle.clash" and act.trigger.row.frame == "mutual":
            sides = (*act.roles.doers, *act.roles.sufferers)
            heads = {p.head for p in sides}
            is_policed = bool(heads & _OFFICERS) or any(p.chunk.cls == "state" for p in sides)
            if heads & cues["maybe"] and is_policed and not any(p.chunk.cls == "armed" for p in sides):
                return True
    return False


def _is_anybody_hurt(event: Event) -> bool:
    """Whether people were hurt, and not "nobody"."""
    for act in event.acts:
        for casualty in act.casualties:
            span = casualty.span
            inside = {t.lower for t in act.trigger.parse.tokens if span.start <= t.start < span.end}
            if not inside & _NOBODY:
                return True
    return False


def _is_crowd_hurt(event: Event) -> bool:
    """Whether people are hurt in a sentence that tells of a crowd: "19 were wounded in protests"."""
    crowds = {act.sentence for act in event.facts if act.trigger.row.frame == "crowd"}
    told = Event([act for act in event.acts if act.sentence in crowds])
    return _is_anybody_hurt(told)


def _is_bombed(event: Event) -> bool:
    """Whether a bombing is told; among a crowd and police "explosions" may be of anything."""
    rows = (act.trigger.row for act in event.facts)
    return any(row.code.startswith("bomb.") and row.lemma not in ("explosion", "blast") for row in rows)


def _is_bombarded(weapons: list[Armed]) -> bool:
    """Whether missiles, rockets, shells or bombs were used: no police disperses a crowd with them."""
    types = weapon_words().types
    codes = (types[kind].code for *_, kind in weapons if kind in types)
    return any(code.startswith(("strike.", "bomb.")) for code in codes)


def event_code(event: Event, weapons: list[Armed]) -> str:
    """Our event code: by the most telling word, weapon and target (GUIDELINE of the news gold, Type)."""
    codes = _codes(event)
    stems = {code.split(".")[0] for code in codes}
    ships = {p.head for p in event.phrases("sufferers")} & crowd_words()["ships"]
    if ships and stems & {"battle", "hijacking"} and not stems & {"strike", "bomb"} and not event.casualties:
        return "seizure"
    if set(codes) == {"bomb.disarmed"}:
        return "bomb.disarmed"
    is_beside = _is_bombarded(weapons) and _is_only_gathered(event)  # a crowd and a bombing of one passage
    if event.family in _PLAIN and not is_beside:
        return _peaceful_or_taken(event, codes)
    crowd = _crowd_code(event)
    is_bombed = "bomb" in stems and (crowd == "protest.excessive_force" or not _is_only_heard(event))
    if crowd is not None and not is_bombed and not _is_bombarded(weapons):
        return crowd
    if "attack.abduction" in codes and not _killed(event):
        return "attack.abduction"
    if opens_with_ground(event):
        return ground_code(event)
    kinds = {kind for *_, kind in weapons}
    text = event.words
    if _is_suicide(event) or {"blew", "himself"} <= text or {"blew", "herself"} <= text:
        return "bomb.suicide"
    types = weapon_words().types
    weapon_codes = {types[kind].code for kind in kinds if kind in types}
    by_weapon = next((code for code in _TELLING if code in weapon_codes), None)
    if "intercept" in codes and not stems - {"intercept", "strike"}:
        return _intercepted(codes, by_weapon)
    is_flown = by_weapon in (None, "bomb.ied") and any(
        is_by_aircraft(act.trigger, act.roles) for act in event.facts
    )
    is_battle = _is_fought_out(event)
    if "strike.air" in codes or (is_flown and not is_battle):
        return "strike.drone" if "drone" in kinds else "strike.air"
    clash = codes["battle.clash"] + codes["battle.overtaken"] + codes["battle.regained"]
    if is_battle and "bomb" not in stems and by_weapon != "attack.chemical":
        return _battle_or_attack(event, codes, clash)
    if by_weapon is not None and by_weapon.startswith(("strike", "attack")) and clash <= 2:
        return by_weapon
    if "strike.artillery" in codes:
        return "strike.artillery"
    is_thrown = by_weapon == "bomb.grenade" and clash > 0  # in a fight, not by itself
    if by_weapon is not None and not is_thrown and (stems & {"bomb", "strike"} or clash == 0):
        return by_weapon
    if "bomb" in stems and clash == 0:
        return "strike.air" if _is_bombed_by_a_power(event) else "bomb.ied"
    if "attack.sexual" in codes:
        return "attack.sexual"
    return _battle_or_attack(event, codes, clash)


def _is_only_gathered(event: Event) -> bool:
    """Whether all that a crowd does is to gather."""
    crowds = [act for act in event.facts if act.trigger.row.frame == "crowd"]
    return bool(crowds) and all(act.trigger.row.needs == "crowd" for act in crowds)


def _is_only_heard(event: Event) -> bool:
    """Whether of bombs only blasts are told, as of fires that a crowd laid."""
    bombs = [act for act in event.facts if act.trigger.row.code.startswith("bomb")]
    return all(act.trigger.row.frame == "bang" or _is_fire_bomb(act) for act in bombs)


def _is_fire_bomb(act: Act) -> bool:
    """Whether a crowd's bottles of petrol are what is laid or thrown, and no bomb besides."""
    kinds = {kind for _, _, kind in find_weapons(act.trigger.parse.sentence)}
    return "incendiary" in kinds and "bomb" not in kinds


def _codes(event: Event) -> Counter[str]:
    """Codes of the words that name the act; those of its effects only where nothing else does."""
    rows = [act.trigger.row for act in event.facts if act.trigger.row.sort != "anaphor"]
    acts = [row for row in rows if row.frame not in ("effect", "suffer") or row.sort == "act"]
    return Counter(row.code for row in acts or rows)


def _peaceful_or_taken(event: Event, codes: Counter[str]) -> str:
    if event.family == "property" and _kills_too(event):
        return "attack.civilians"
    if event.family != "protest":
        return next(iter(codes.most_common(1)))[0] if codes else "property.destruction"
    crowd = _crowd_code(event)
    if crowd is not None:
        return crowd
    if "unrest.mob" in codes and event.casualties:
        return "unrest.mob"
    if "unrest.violent_demo" in codes or "unrest.mob" in codes:
        return "unrest.violent_demo"
    text, cues = event.words, crowd_words()
    if _is_anybody_hurt(event) and text & cues["police"]:
        return "protest.excessive_force"
    is_fought = codes["battle.clash"] and text & cues["police"]
    if is_fought or _is_violent(event) or _is_crowd_hurt(event):
        return "unrest.violent_demo"
    is_parted = any(act.trigger.row.lemma == "disperse" for act in event.facts)
    is_control = text & (cues["control"] | cues["held"]) - _PARTED or (is_parted and text & cues["police"])
    is_put_down = any(act.trigger.row.lemma == "crackdown" for act in event.facts)
    return "protest.intervention" if is_control or is_put_down else "protest.peaceful"


def _kills_too(event: Event) -> bool:
    """Whether those who burn or loot also kill: "killed 20 people and burned 50 houses"."""
    return any(
        act.trigger.row.effect == "killed" and act.casualties and act.roles.doers for act in event.facts
    )


def _intercepted(codes: Counter[str], by_weapon: str | None) -> str:
    return by_weapon or ("strike.missile" if codes["strike"] else "intercept")


def _battle_or_attack(event: Event, codes: Counter[str], clash: int) -> str:
    """Armed clash where the attacked are soldiers or police, or fire is exchanged; else attack."""
    if codes["battle.regained"] + codes["battle.overtaken"] and not codes["battle.clash"]:
        return ground_code(event)
    if "attack.assassination" in codes:
        return "attack.assassination"
    if is_by_a_mob(event):
        return "unrest.mob"
    if not clash and (
        _between_states(event)
        or any(map(is_from_the_air, event.facts))
        or (_is_called_strike(event) and not codes["attack.civilians"])
    ):
        return "strike.air"
    armed = Counter(p.chunk.cls for p in event.phrases("sufferers"))
    armed.update(
        p.chunk.cls for act in event.facts if act.trigger.row.frame == "mutual" for p in act.roles.doers
    )
    armed["state"] += sum(map(_is_manned, event.phrases("sufferers")))
    fighters = armed["state"] + armed["armed"]
    is_mutual = fighters and any(act.trigger.row.frame == "mutual" for act in event.facts)
    is_only_clash = set(codes) == {"battle.clash"} and _is_all_mutual(event)
    is_fought = fighters or not _is_by_no_state(event)
    if codes["battle.clash"] and (
        is_mutual
        or is_only_clash
        or any(map(is_feud, event.facts))
        or (is_fought and fighters >= armed["civilian"])
    ):
        return "battle.clash"
    if armed["state"] + armed["armed"] > armed["civilian"] + armed["official"] and _is_armed_target(event):
        return "battle.clash"
    return "attack.massacre" if "attack.massacre" in codes else "attack.civilians"


def _is_fought_out(event: Event) -> bool:
    """Whether two armed sides are told to fight, first of all; what is fired from the air belongs to it."""
    fights = [act for act in event.facts if act.trigger.row.frame == "mutual"][:1]
    sides = [p for act in fights for p in act.roles.doers if p.chunk.cls in ("armed", "state")]
    return len(sides) > 1


def _is_by_no_state(event: Event) -> bool:
    """Whether armed people who are no state's raid or storm something: "bandits raided a village"."""
    doers = {p.chunk.cls for p in event.phrases("doers")}
    fought = [act.trigger.row for act in event.facts if act.trigger.row.code.startswith("battle")]
    return "armed" in doers and "state" not in doers and all(row.lemma in _RAIDS for row in fought)


def _is_all_mutual(event: Event) -> bool:
    """Whether nobody is said to attack, as in "12 people were killed in clashes"."""
    return all(a.trigger.row.frame == "mutual" for a in event.facts if a.trigger.row.sort == "act")


def _is_called_strike(event: Event) -> bool:
    """Whether the text itself says "strike" or "strikes" of it; a bare "hit" or "fired" is no air strike."""
    return any(a.trigger.is_noun and a.trigger.row.code == "strike" for a in event.acts) or any(
        a.trigger.row.lemma == "strike" and any(p.chunk.cls in ("place", "group") for p in a.roles.doers)
        for a in event.facts
    )


def _is_suicide(event: Event) -> bool:
    """Whether "suicide" stands by the event word or in its doer's name."""
    for act in event.facts:
        tokens, at = act.trigger.parse.tokens, act.trigger.at
        near = {t.lower for t in tokens[max(0, at - 5) : at + 3]}
        named = {word for p in (*act.roles.doers, *act.roles.weapons) for word in p.words}
        if "suicide" in near | named and act.trigger.row.weapon != "blade":
            return True
    return False


def _between_states(event: Event) -> bool:
    """Whether a country attacks places, buildings or vehicles: a strike, though no weapon is named."""
    doers = any(p.chunk.cls == "place" and not p.chunk.is_plural for p in event.phrases("doers"))
    doers = doers or any(_is_hit_by_troops(act) for act in event.facts)
    return doers and any(p.chunk.cls in ("facility", "vehicle", "place") for p in event.phrases("sufferers"))


def _is_hit_by_troops(act: Act) -> bool:
    """Whether a state's forces, no police, "struck" or "hit": "the Israeli military struck positions"."""
    row = act.trigger.row
    is_struck = row.code == "strike" and row.frame == "report" and not act.trigger.is_noun
    return is_struck and any(p.chunk.cls == "state" and p.head not in _OFFICERS for p in act.roles.doers)


def _is_bombed_by_a_power(event: Event) -> bool:
    """Whether a country, a coalition or aircraft "bombed" something."""
    for act in event.facts:
        doers = {p.chunk.cls for p in act.roles.doers} | {p.chunk.cls for p in act.roles.weapons}
        if (
            act.trigger.row.lemma == "bomb"
            and not act.trigger.is_noun
            and doers & {"place", "vehicle", "state"}
        ):
            return True
        is_town = any(p.chunk.cls in ("place", "name") for p in act.roles.sufferers)
        if act.trigger.row.lemma == "bomb" and act.trigger.is_passive and is_town:
            return True  # "Mariupol was bombed"
        if act.trigger.row.lemma == "bomb" and any(p.head == "coalition" for p in act.roles.doers):
            return True
    return False


def _is_armed_target(event: Event) -> bool:
    struck = event.phrases("sufferers")
    return any(_is_manned(p) or (p.chunk.cls in ("state", "armed") and not p.chunk.name_at) for p in struck)


def _is_manned(phrase: Phrase) -> bool:
    """Whether soldiers or police stand at what is struck: "a police station", "an army checkpoint"."""
    return phrase.chunk.cls in ("facility", "vehicle") and not _MANNED.isdisjoint(phrase.words)


def _killed(event: Event) -> bool:
    return any(c.field == "killed" for c in event.casualties)


def is_told_by_effects(event: Event) -> bool:
    """Whether only deaths and injuries are told, as in "one death occurred at another warehouse".

    "The attacks", and what these are then said to have done, are of the type already told.
    """
    first, *others = event.facts
    known = {a.sentence for a in others if _is_definite(a)}
    return _is_effect(first) and all(_is_effect(a) or a.sentence in known for a in others)


def _is_effect(act: Act) -> bool:
    return act.trigger.row.frame in ("effect", "suffer") and act.trigger.row.sort == "weak"


def _is_definite(act: Act) -> bool:
    """Whether a noun speaks of an act already told: "the attacks"."""
    chunk = act.trigger.chunk
    return act.trigger.is_noun and chunk is not None and act.trigger.parse.tokens[chunk.first].lower == "the"
