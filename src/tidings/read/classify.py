"""Choose an event's type from its words, weapons and parties, and whether it is one at all."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import lru_cache

from tidings.data.tables import table
from tidings.data.weapons import weapon_words
from tidings.model.codes import DatePrecision, Role
from tidings.read.acts import Act
from tidings.read.bundle import REACH_COST, Event, crowd_words
from tidings.read.grammar import Phrase
from tidings.read.weapons import find_weapons
from tidings.read.words import plural_of

_VETOES = (
    "exercise", "fiction", "sport", "accident", "animal", "industrial", "crime", "remembered", "tried",
    "figurative",
)  # fmt: skip

Armed = tuple[Act, int, int, str]
"""A weapon of an event: its act, its tokens [first, last) there, and its class."""

# An incident older than this at publication is background (annotation rule 3 of the news gold set).
_NEWS_DAYS = 14
_WEAPON_REACH = 15  # tokens between an event word and a weapon that is its own
# Of several weapons the one that types the event: the rarer and more telling code first.
_TELLING = (
    "bomb.suicide", "attack.chemical", "strike.air", "strike.drone", "strike.missile", "strike.rocket",
    "strike.artillery", "strike.naval", "bomb.vehicle", "bomb.mine", "bomb.ied", "bomb.grenade",
)  # fmt: skip


@lru_cache(maxsize=1)
def _vetoes() -> dict[str, frozenset[str]]:
    """Words that tell other things than violence, in both numbers."""
    events = table("events")
    return {
        name: frozenset(form for word in events[name].split() for form in (word, plural_of(word)))
        for name in _VETOES
    }


def weapons_of(event: Event) -> list[Armed]:
    """Weapons named in the sentences of an event's acts: act, first and last token, class."""
    found = []
    seen: set[tuple[int, int]] = set()
    for act in event.facts:
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
    return abs(token - act.trigger.at) <= _WEAPON_REACH and act.trigger.row.sort in ("act", "weak", "effect")


def _crowd_code(event: Event) -> str | None:
    """The code of force between police and a crowd: by who was hurt and what was thrown."""
    heads = {p.head for role in ("doers", "sufferers") for p in event.phrases(role)}
    words = _words(event)
    cues = crowd_words()
    if not heads & cues["crowd"] and not (heads & cues["maybe"] and words & cues["protest"]):
        return None
    if not words & cues["police"]:
        return None
    if words & cues["violent"]:
        return "unrest.violent_demo"
    if event.casualties or words & cues["shots"]:
        return "protest.excessive_force"
    return "protest.intervention" if words & cues["control"] else None


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
    if event.family in ("protest", "agreement", "coup", "taking", "property"):
        return _peaceful_or_taken(event, codes)
    crowd = _crowd_code(event)
    if crowd is not None and not stems & {"bomb"} and not _is_bombarded(weapons):
        return crowd
    if "attack.abduction" in codes and not _killed(event):
        return "attack.abduction"
    kinds = {kind for *_, kind in weapons}
    text = _words(event)
    if "suicide" in text or {"blew", "himself"} <= text or {"blew", "herself"} <= text:
        return "bomb.suicide"
    types = weapon_words().types
    weapon_codes = {types[kind].code for kind in kinds if kind in types}
    by_weapon = next((code for code in _TELLING if code in weapon_codes), None)
    if "intercept" in codes and not stems - {"intercept", "strike"}:
        return _intercepted(codes, by_weapon)
    if "strike.air" in codes:
        return "strike.drone" if "drone" in kinds else "strike.air"
    clash = codes["battle.clash"] + codes["battle.overtaken"] + codes["battle.regained"]
    if by_weapon is not None and by_weapon.startswith(("strike", "attack")) and clash <= 2:
        return by_weapon
    if "strike.artillery" in codes:
        return "strike.artillery"
    if by_weapon is not None and (stems & {"bomb", "strike"} or clash == 0):
        return by_weapon
    if "bomb" in stems and clash == 0:
        return "bomb.ied"
    if "attack.sexual" in codes:
        return "attack.sexual"
    return _battle_or_attack(event, codes, clash)


def _codes(event: Event) -> Counter[str]:
    """Codes of the words that name the act; those of its effects only where nothing else does."""
    rows = [act.trigger.row for act in event.facts if act.trigger.row.sort != "anaphor"]
    acts = [row for row in rows if row.frame not in ("effect", "suffer") or row.sort == "act"]
    return Counter(row.code for row in acts or rows)


def _peaceful_or_taken(event: Event, codes: Counter[str]) -> str:
    if event.family != "protest":
        return next(iter(codes.most_common(1)))[0] if codes else "property.destruction"
    crowd = _crowd_code(event)
    if crowd is not None:
        return crowd
    if "unrest.violent_demo" in codes or "unrest.mob" in codes:
        return "unrest.violent_demo"
    text, cues = _words(event), crowd_words()
    if event.casualties and text & cues["police"]:
        return "protest.excessive_force"
    if text & cues["violent"]:
        return "unrest.violent_demo"
    if text & cues["control"]:
        return "protest.intervention"
    return "protest.peaceful"


def _intercepted(codes: Counter[str], by_weapon: str | None) -> str:
    return by_weapon or ("strike.missile" if codes["strike"] else "intercept")


def _battle_or_attack(event: Event, codes: Counter[str], clash: int) -> str:
    """Armed clash where the attacked are soldiers or police, or fire is exchanged; else attack."""
    for code in ("battle.regained", "battle.overtaken"):
        if codes[code] and not codes["battle.clash"]:
            return code
    if "attack.assassination" in codes:
        return "attack.assassination"
    if not clash and (_between_states(event) or (codes["strike"] and not codes["attack.civilians"])):
        return "strike.air"
    armed = Counter(p.chunk.cls for p in event.phrases("sufferers"))
    if codes["battle.clash"] and (armed["state"] or armed["armed"] or not armed["civilian"]):
        return "battle.clash"
    if armed["state"] + armed["armed"] > armed["civilian"] + armed["official"] and _is_armed_target(event):
        return "battle.clash"
    return "attack.massacre" if "attack.massacre" in codes else "attack.civilians"


def _between_states(event: Event) -> bool:
    """Whether a country attacks places, buildings or vehicles: a strike, though no weapon is named."""
    doers = any(p.chunk.cls == "place" and not p.chunk.is_plural for p in event.phrases("doers"))
    return doers and any(p.chunk.cls in ("facility", "vehicle", "place") for p in event.phrases("sufferers"))


def _is_armed_target(event: Event) -> bool:
    return any(p.chunk.cls in ("state", "armed") and not p.chunk.name_at for p in event.phrases("sufferers"))


def _killed(event: Event) -> bool:
    return any(c.field == "killed" for c in event.casualties)


def _words(event: Event) -> set[str]:
    return {t.lower for act in event.facts for t in act.trigger.parse.tokens}


def is_told_by_effects(event: Event) -> bool:
    """Whether only deaths and injuries are told, as in "one death occurred at another warehouse"."""
    return all(
        a.trigger.row.frame in ("effect", "suffer") and a.trigger.row.sort == "weak" for a in event.facts
    )


def is_incident(event: Event) -> bool:
    """Whether an event is one to record: asserted, with something that tells it from any other."""
    facts = event.facts
    if not facts:
        return False
    if not any(_names_an_act(act) for act in facts):
        return False
    if _is_vetoed(event) or _hits_nothing(event):
        return False
    known = (
        any(placed.cost <= REACH_COST for act in facts for placed in act.whens)
        + (event.where is not None)
        + bool(event.casualties)
        + bool(event.phrases("doers"))
        + bool(event.phrases("sufferers"))
        + any(p.chunk.cls == "weapon" for p in event.phrases("weapons"))
    )
    return known >= (2 if event.family in {"force", "any"} else 3)


def _names_an_act(act: Act) -> bool:
    row = act.trigger.row
    if row.sort == "act":
        return True
    if row.frame == "crowd":
        words = {t.lower for t in act.trigger.parse.tokens}
        return bool(act.roles.doers) and bool(words & crowd_words()["demands"])
    if row.frame == "weapon":
        return any(p.chunk.cls == "weapon" for p in act.roles.weapons)
    if row.sort == "effect":
        return (
            _has_violent_doer(act.roles.doers)
            or any(p.chunk.cls == "weapon" for p in act.roles.weapons)
            or (row.lemma == "kill" and _has_violent_doer(act.roles.sufferers))
        )
    if row.lemma in ("strike", "hit", "target"):
        return _is_strike(act)
    if row.sort == "weak" and row.frame in ("svo", "report", "mutual"):
        return (
            _has_violent_doer(act.roles.doers)
            or any(p.chunk.cls == "weapon" for p in act.roles.weapons)
            or bool(act.trigger.modifiers and _armed_words(act))
        )
    return False


def _is_strike(act: Act) -> bool:
    """Whether a strike or hit is one of arms: a weapon, or a party that strikes something of another's."""
    if _armed_words(act) or any(p.chunk.cls == "weapon" for p in act.roles.weapons):
        return True
    striker = any(p.chunk.cls in ("armed", "state", "group", "place", "name") for p in act.roles.doers)
    struck = any(
        p.chunk.cls in ("facility", "vehicle", "place", "state", "armed", "civilian")
        for p in act.roles.sufferers
    )
    struck = struck or any(
        c.cls == "thing" and any(act.trigger.parse.tokens[i].is_capital for i in range(c.first, c.last))
        for c in act.roles.victims
    )
    return struck and (striker or act.trigger.is_noun or act.trigger.is_passive)


def _armed_words(act: Act) -> bool:
    return any(first < act.trigger.at for first, *_ in find_weapons(act.trigger.parse.sentence))


def _has_violent_doer(doers: tuple[Phrase, ...]) -> bool:
    return any(p.chunk.cls in ("armed", "state") for p in doers)


def _is_vetoed(event: Event) -> bool:
    """Whether exercise, fiction, sport or accident words outweigh violence in the event's sentences."""
    words = _words(event)
    vetoes = _vetoes()
    if words & vetoes["exercise"] or words & vetoes["animal"]:
        return True
    if len(words & vetoes["sport"]) >= 2 or len(words & vetoes["fiction"]) >= 2:
        return True
    if _is_criticism(event) or _is_match(event):
        return True
    if words & vetoes["crime"] and not event.casualties:
        return True
    if _is_bang_only(event) and words & (vetoes["industrial"] | vetoes["accident"]):
        return True
    violent = any(
        a.trigger.row.sort == "act" and a.trigger.row.lemma not in ("explosion", "blast") for a in event.facts
    )
    return bool(words & vetoes["accident"]) and not violent


def _is_criticism(event: Event) -> bool:
    """Whether somebody is only attacked in words: an official "under fire over" something."""
    harmed = event.casualties or event.phrases("doers") or event.phrases("weapons")
    return not harmed and bool(_words(event) & _vetoes()["figurative"])


def _is_match(event: Event) -> bool:
    """Whether a score such as 112-98 stands beside the event words."""
    for act in event.facts:
        tokens = act.trigger.parse.tokens
        for i in range(1, len(tokens) - 1):
            if tokens[i].text in ("-", "–") and tokens[i - 1].text.isdigit() and tokens[i + 1].text.isdigit():
                glued = tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
                if glued and len(tokens[i - 1].text) <= 3 and len(tokens[i + 1].text) <= 3:
                    return True
    return False


def _is_bang_only(event: Event) -> bool:
    """Whether all that is told is an explosion and its harm, with no bomb and nobody behind it."""
    if event.phrases("doers") or any(p.chunk.cls == "weapon" for p in event.phrases("weapons")):
        return False
    return all(
        a.trigger.row.frame == "bang" or a.trigger.row.sort in ("effect", "weak", "anaphor")
        for a in event.facts
    )


def _hits_nothing(event: Event) -> bool:
    """Whether weapons are only sent off, as in a test: nobody and nothing is struck or hurt."""
    return all(
        a.trigger.row.frame == "weapon" or a.trigger.row.sort == "anaphor" for a in event.facts
    ) and not (event.casualties or event.phrases("sufferers"))


def _is_of_a_year(event: Event) -> bool:
    """Whether a year names the event: "the 1985 hijacking" is never the news."""
    return any(
        len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
        for act in event.facts
        for word in act.trigger.modifiers
    )


def role_of(event: Event, before: Role | None, published: date | None) -> Role:
    """Main for what is news or a follow-up within two weeks, background for all else.

    `before` is the role of the event told before it, None for the first.
    """
    when = event.when
    words = _words(event)
    if _is_of_a_year(event) or words & _vetoes()["remembered"]:
        return Role.BACKGROUND
    if when is not None and when.start is not None:
        if when.precision is DatePrecision.YEAR:
            return Role.BACKGROUND
        if published is not None:
            end = when.end or when.start
            return Role.BACKGROUND if end <= published - timedelta(days=_NEWS_DAYS) else Role.MAIN
        is_first = before is None or (before is Role.MAIN and when.precision is DatePrecision.DAY)
        return Role.MAIN if is_first else Role.BACKGROUND
    if words & _vetoes()["tried"]:
        return Role.BACKGROUND
    if before is None or before is Role.BACKGROUND:
        return before or Role.MAIN
    past = sum(act.context.is_past for act in event.facts)
    return Role.BACKGROUND if past * 2 >= len(event.facts) or len(event.facts) == 1 else Role.MAIN
