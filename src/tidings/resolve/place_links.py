"""Tell from the words between two place names which of them holds the other, or lies near it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tidings.data.layout import Kind
from tidings.model.report import Mention
from tidings.resolve.place_score import Beside, Name

_SIDE = r"(?:(?:north|south|east|west|central)\w{0,10} )?"
_KINDS = (
    r"(?:village|town|city|hamlet|district|area|neighbou?rhood|suburb|municipality|commune|locality|ward|"
    r"township|quarter|section|settlement|camp|community|county|local government(?: area)?|LGA|tehsil|"
    r"barangay)"
)
# What may stand between a place and the unit that holds it: "Hit, Anbar"; "Oxford in North Carolina".
_CHAIN = re.compile(
    rf"\s{{0,2}}(?:,\s{{0,2}}(?:in )?(?:the )?(?:{_KINDS} of )?{_SIDE}|\s(?:in|of)\s(?:the )?"
    rf"(?:\w{{1,14}} (?:of|in) )?{_SIDE}|\s?\(\s?)",
    re.IGNORECASE,
)
# "Karaye village of Gummi", "Kuz Kunar district, Nangarhar": a kind of place between two names joins them.
_KIND_OF = re.compile(rf"\s{_KINDS}(?:\s(?:in|of|under)|,(?: in)?)\s(?:the )?{_SIDE}", re.IGNORECASE)
# "Kessel High School in Ohio", "the Barlow turn-off in Natal": what bears a name lies where the town does.
_PART_OF = re.compile(
    r"\s(?:[A-Z]\w{1,14} ){0,2}(?:schools?|academy|college|hospital|prison|jail|airport|stadium|station|"
    r"bridge|junction|turn-?off|interchange|intersection|crossing|checkpoint|dam|mall|market|road|highway)"
    rf",?\s(?:in|of)\s(?:the )?{_SIDE}",
    re.IGNORECASE,
)
# "Iraq's Anbar", "Syria's northern city of Idlib": the holder stands first.
_HOLDER = re.compile(r"['’]s (?:[\w-]{1,16} ){0,3}(?:of )?", re.IGNORECASE)
# In "Paris, Texas, said" a sign or a small word closes the pair; in "in Baghdad, US troops" is no pair.
_CLOSES = re.compile(
    r"\s*(?:$|[,.;:)'’\"”–—\n-]|(?:on|in|at|and|said|when|where|after|was|were|is|has|had|for|who|as"
    r"|(?:region|state|county|district)s?|province|governorate|department|oblast)\b)"
)
# "Kolomari, 12 km north of Monguno", "Majdal near Tyre", "Kofar, a village outside Funtua".
_BESIDE = re.compile(
    rf"(?: {_KINDS})?,?\s(?:which (?:is|lies) )?(?:just |located |situated )?"
    r"(?:(?:an?|the|another) (?:[a-z-]{1,14} ){1,3})?"
    r"(?:(?:about |some |around |roughly |nearly )?(?P<number>\d{1,3}|[a-z]{3,7}) "
    r"(?P<unit>km|kms|kilomet\w{2,4}|miles?)(?: \([^()]{1,25}\))?(?: away)?(?: to the)? )?"
    r"(?:near|outside|close to|not far from|from|(?:on|in) the outskirts of|adjacent to"
    r"|(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)? of|in|of)\s"
    rf"(?:the )?(?:nearby )?(?:[a-z]{{1,12}} )?(?:{_KINDS} of )?",
)
# "El Zapotal, in Petatlan", "Las Crucitas, municipality of Argelia".
_INTO = re.compile(r",? in ", re.IGNORECASE)
_OF_KIND = re.compile(rf",? (?:in )?(?:the )?{_KINDS} of ", re.IGNORECASE)
_NEARS = re.compile(r"near|outside|close to|far from|outskirts|adjacent")
_SIDE_OF = re.compile(r"(?:north|south|east|west)\S{0,8} of")
_LONGEST_GAP = 45
_LONGEST_WAY = 80
_NEAR_KM = 60  # "near" and "outside" of a town: a day's walk there and back
_VILLAGE = 20_000  # people: "in Tikrit, in Kirkuk" may be a list of towns
_SIDE_KM = 250  # "east of" a town says little of how far


def link(mentions: Sequence[Mention], text: str, names: list[Name], of_mention: Sequence[int | None]) -> None:
    """Note for each name which names stand beside it as what holds it ("Oxford, North Carolina")."""
    for i in range(len(mentions) - 1):
        left, right = of_mention[i], of_mention[i + 1]
        if left is None or right is None or left == right:
            continue
        start = mentions[i + 1].span
        gap = text[mentions[i].span.end : start.start]
        if len(gap) > _LONGEST_WAY:
            continue
        if (reach := _reach(gap)) is not None and not names[right].is_demonym:
            names[left].beside.append(reach._replace(other=right))
        if len(gap) <= _LONGEST_GAP:
            _hold(names, left, right, gap, is_closed=_closes(text, start.end))


def _hold(names: list[Name], left: int, right: int, gap: str, *, is_closed: bool) -> None:
    """Note which of two names holds the other by the words between them."""
    if (_KIND_OF.fullmatch(gap) or _PART_OF.fullmatch(gap)) and _may_hold(names[right]):
        names[left].outer.append((right, True))
    elif _CHAIN.fullmatch(gap) and _may_hold(names[right]):
        if "," not in gap or is_closed:
            names[left].outer.append((right, "," in gap))
    elif (_HOLDER.fullmatch(gap) and _may_hold(names[left])) or (gap == " " and names[left].is_demonym):
        names[right].outer.append((left, True))


def _reach(gap: str) -> Beside | None:
    """How far from the second name the words between two put the first; None where they do not say."""
    if _INTO.fullmatch(gap):
        return Beside(0, _NEAR_KM, _VILLAGE)
    if _KIND_OF.fullmatch(gap) or _OF_KIND.fullmatch(gap):
        return Beside(0, _NEAR_KM)
    found = _BESIDE.fullmatch(gap)
    if found is None:
        return None
    if found["unit"] is None:
        km = _NEAR_KM if _NEARS.search(gap) else _SIDE_KM if _SIDE_OF.search(gap) else None
        return Beside(0, km) if km is not None else None
    number, mile = found["number"], 1.6 if found["unit"].startswith("mile") else 1.0
    return Beside(0, _NEAR_KM + 1.5 * mile * float(number) if number.isdigit() else _SIDE_KM)


def _closes(text: str, end: int) -> bool:
    """Whether what stands behind a pair such as "Paris, Texas" shows that it is one."""
    return _CLOSES.match(text, end) is not None


def _may_hold(name: Name) -> bool:
    """Whether a name is that of a country, a division or a region first of all."""
    return any(
        option.place.kind in (Kind.COUNTRY, Kind.ADM1, Kind.ADM2, Kind.REGION) for option in name.options[:4]
    )
