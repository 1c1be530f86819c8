"""Decide together which places the names of one document mean."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from tidings.data.gazetteer import Gazetteer, Place
from tidings.data.layout import Kind, NameFlag
from tidings.data.names import fold
from tidings.model.codes import PlacePrecision
from tidings.model.report import Mention
from tidings.model.text import Document
from tidings.model.values import Where
from tidings.resolve.place_links import link
from tidings.resolve.place_score import Context, Name, Option, Vote, chain_of, is_within_km, score
from tidings.resolve.place_strays import (
    UNSAID,
    is_elsewhere,
    is_far_namesake,
    is_far_off,
    is_foreign,
    is_small,
    is_stray,
)
from tidings.resolve.quarters import called_quarters, is_far_town

_PRECISION = {
    Kind.CONTINENT: PlacePrecision.REGION,
    Kind.COUNTRY: PlacePrecision.COUNTRY,
    Kind.REGION: PlacePrecision.REGION,
    Kind.SEA: PlacePrecision.REGION,
    Kind.STRAIT: PlacePrecision.REGION,
    Kind.RIVER: PlacePrecision.REGION,
    Kind.ISLAND: PlacePrecision.REGION,
    Kind.MOUNTAINS: PlacePrecision.REGION,
    Kind.DESERT: PlacePrecision.REGION,
    Kind.ADM1: PlacePrecision.PROVINCE,
    Kind.ADM2: PlacePrecision.DISTRICT,
    Kind.TOWN: PlacePrecision.TOWN,
    Kind.DISTRICT: PlacePrecision.DISTRICT,
}
_TOP_LEVEL = {"uk": "GB", "au": "AU", "ca": "CA", "in": "IN", "ie": "IE", "nz": "NZ", "za": "ZA", "ng": "NG",
              "pk": "PK", "ke": "KE", "eg": "EG", "il": "IL", "iq": "IQ", "sy": "SY", "lb": "LB", "ua": "UA",
              "ru": "RU", "tr": "TR", "ph": "PH", "lk": "LK", "bd": "BD", "gh": "GH", "de": "DE", "fr": "FR",
              "us": "US", "gov": "US", "mil": "US"}  # fmt: skip
_DIVISIONS = frozenset({Kind.ADM1, Kind.ADM2, Kind.REGION})
_MARKS = frozenset({Kind.TOWN, Kind.ADM1, Kind.ADM2})
_SIDE = re.compile(r"\b(?:north|south|east|west)\w{0,9}\s$", re.IGNORECASE)
_LONGEST_SIDE = 14
_MOST_REJECTED = 5


class Resolved(NamedTuple):
    """The places that names mean, and the `grounds`: of these only what may be the place of an event.

    A name that stands for a town and yet more likely for a part of another one is no ground.
    """

    places: tuple[Mention, ...]
    grounds: tuple[Mention, ...]


def resolve_places(mentions: Sequence[Mention], document: Document, gazetteer: Gazetteer) -> Resolved:
    """The same mentions with a Where each: the point, its precision, and the candidates that lost.

    A name that the gazetteer does not know gets None. Demonyms keep `feature` "demonym".
    """
    names, of_mention = decide(mentions, document, gazetteer)
    contexts = contexts_of(names, None)
    doubtful = {i for i, name in enumerate(names) if is_far_namesake(name, contexts[i])}
    places = tuple(
        replace(mention, value=_where(names[index], mention) if index is not None else None)
        for mention, index in zip(mentions, of_mention, strict=True)
    )
    grounds = tuple(
        replace(mention, value=None) if index in doubtful else mention
        for mention, index in zip(places, of_mention, strict=True)
    )
    return Resolved(places, grounds)


def decide(
    mentions: Sequence[Mention], document: Document, gazetteer: Gazetteer
) -> tuple[list[Name], list[int | None]]:
    """The names of a document with what they mean, and which name each mention is of.

    The first round sees countries and divisions alone, the second one also the other places.
    """
    names, of_mention = _names(mentions, document.text, gazetteer)
    link(mentions, document.text, names, of_mention)
    quarters = called_quarters(mentions, document.text)
    for _ in range(2):
        for name, context in zip(names, contexts_of(names, home_of(document)), strict=True):
            _choose(name, names, context)
    for name in names:
        _draw_near(name, names)
    known = _countries_of_the_known(names)
    for name, context in zip(names, contexts_of(names, None), strict=True):
        if name.asked == "capital":
            _seat(name, names, context, gazetteer)
        elif (
            is_stray(name, known)
            or is_foreign(name, _told(names, but=name), context)
            or is_far_off(name, names, context)
            or is_elsewhere(name, names)
            or (name.best and name.key in quarters and is_far_town(name.best.place, name.key, context))
        ):
            name.best = None
        elif name.is_side and name.asked is None:
            _widen(name, names)
    return names, of_mention


def _told(names: list[Name], *, but: Name) -> frozenset[str]:
    """The countries of which other names than one tell a province, or two places.

    One alone may be whence somebody came: "Rebels based in Chad attacked a convoy near Kidal". A capital
    stands for its government.
    """
    others = (name.best for name in names if name is not but and not name.is_demonym)
    places = [best.place for best in others if best is not None and not best.place.is_capital]
    counted = Counter(place.country for place in places if place.country)
    divided = {place.country for place in places if place.kind is Kind.ADM1}
    told = frozenset(land for land, count in counted.items() if count > 1 or land in divided)
    return told - UNSAID


def _countries_of_the_known(names: list[Name]) -> Counter[str]:
    """How often each country is spoken of by names that are no small towns standing alone.

    Two small towns that bear each other out, "Eston" and "Richmond" of a text about Natal, prove no England.
    """
    total = Context()
    for name in names:
        vote = None if name.best is not None and is_small(name) else _vote(name)
        if vote is not None:
            total.add(vote)
    return total.countries


def _draw_near(name: Name, names: list[Name]) -> None:
    """Take a name for the place near that which the words put it beside; for none if all are far from it.

    "Novoselivske near Kupiansk" is no village of that name in Crimea.
    """
    for index, reach, most_people in name.beside:
        mark = names[index].best
        if name.best is None or mark is None or mark.place.kind not in _MARKS:
            continue
        if name.best.place.kind not in _MARKS or name.best.place.population > most_people:
            continue
        near = [o for o in name.ranked if is_within_km(o.place, mark.place, reach + mark.place.radius_km)]
        name.best = near[0] if near else None


def _widen(name: Name, names: list[Name]) -> None:
    """Take "northern Raqqa" for the province where the text also speaks of "Raqqa province" as such."""
    others = (other for other in names if other.key != name.key or other.asked == "adm1")
    told = {other.best.place.id for other in others if other.best is not None}
    for option in name.ranked:
        if option.place.kind is Kind.ADM1 and option.place.id in told:
            name.best = option
            name.ranked = (option, *(other for other in name.ranked if other is not option))
            return


def _seat(name: Name, names: list[Name], context: Context, gazetteer: Gazetteer) -> None:
    """What "the capital" is: of the country named beside it, else of the one most spoken of.

    A province's capital ("the capital of Chad's Lac region") is its town of the same name, else unknown.
    """
    beside = [place for place, _ in chain_of(name, names)]
    held = [
        other.best.place
        for other in names
        if other.best is not None
        and other.best.place.kind is Kind.ADM1
        and any(number + 2 in other.mentions for number in name.mentions)
        and any(outer in other.outer for outer in ((i, True) for i, _ in name.outer))
    ]
    divisions = [*(place for place in beside if place.kind is not Kind.COUNTRY), *held]
    if divisions:
        options = _options(fold(divisions[0].name), is_demonym=False, asked=None, gazetteer=gazetteer)
        towns = (o for o in options if o.place.kind is Kind.TOWN and o.place.admin1 == divisions[0].id)
        name.best = next(towns, None)
        name.ranked = (name.best,) if name.best else ()
        return
    ranked = [place.country for place in beside]
    ranked += [country for country, _ in context.countries.most_common(1)]
    capital = gazetteer.get(f"capital:{ranked[0]}") if ranked else None
    if capital is not None:
        name.best = Option(capital, is_main=True, is_rough=False)
        name.ranked = (name.best,)


def _choose(name: Name, names: list[Name], context: Context) -> None:
    """Rank the options of one name."""
    chain = chain_of(name, names)
    scored = [
        (-score(option, name.key, name.asked, chain, context), number)
        for number, option in enumerate(name.options)
    ]
    name.ranked = tuple(name.options[number] for _, number in sorted(scored))
    if name.asked is None:
        name.ranked = _without_namesakes_of_a_country(name.ranked)
    if name.asked == "adm1":  # "Aleppo province" is never the town, however near the other places lie
        name.ranked = tuple(sorted(name.ranked, key=lambda option: option.place.kind not in _DIVISIONS))
    name.best = name.ranked[0] if name.ranked else None


def _without_namesakes_of_a_country(ranked: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options of a name, towns abroad that are seldom called so behind the country that bears it.

    "Pulled out of Iraq" in a text about Iran is no town of Iran. Towns that have no other name may be meant
    by news of their own region: right ids of LGL .777, .767 with "Lebanon" never in Pennsylvania.
    """
    land = next((o.place.country for o in ranked if o.place.kind is Kind.COUNTRY and o.is_main), None)
    if land is None:
        return ranked
    return tuple(
        sorted(ranked, key=lambda o: o.place.kind is Kind.TOWN and not o.is_main and o.place.country != land)
    )


def _names(
    mentions: Sequence[Mention], text: str, gazetteer: Gazetteer
) -> tuple[list[Name], list[int | None]]:
    """Mentions of the same name and the same kind of use belong together."""
    names: dict[tuple[str, bool, str | None, bool], int] = {}
    rows: list[Name] = []
    of_mention: list[int | None] = []
    for number, mention in enumerate(mentions):
        draft = mention.value
        if not isinstance(draft, Where):
            of_mention.append(None)
            continue
        is_demonym = draft.feature == "demonym"
        asked = None if is_demonym else draft.feature
        start = mention.span.start
        is_side = _SIDE.search(text, max(0, start - _LONGEST_SIDE), start) is not None
        group = (fold(draft.name), is_demonym, asked, is_side)
        if group not in names:
            options = _options(group[0], is_demonym=is_demonym, asked=asked, gazetteer=gazetteer)
            names[group] = len(rows)
            rows.append(Name(*group, options, [], []))
        rows[names[group]].mentions.append(number)
        of_mention.append(names[group])
    return rows, of_mention


def _options(key: str, *, is_demonym: bool, asked: str | None, gazetteer: Gazetteer) -> list[Option]:
    """What a name may mean, in the order of prominence."""
    if asked == "capital":
        return []
    hits = gazetteer.hits(key)
    is_rough = False
    if not hits:
        hits, is_rough = gazetteer.rough_hits(key), True
    if is_demonym:
        hits = tuple(hit for hit in hits if hit.flags & NameFlag.DEMONYM)
    elif asked is None:
        hits = tuple(hit for hit in hits if not hit.flags & (NameFlag.CUED | NameFlag.DEMONYM)) or hits
    places = [gazetteer.place(hit.row) for hit in hits]
    return [
        Option(
            place=place,
            is_main=bool(hit.flags & NameFlag.MAIN),
            is_rough=is_rough,
            twin=_twin(place, places) if place.kind is Kind.ADM1 else None,
        )
        for place, hit in zip(places, hits, strict=True)
    ]


def _twin(division: Place, places: list[Place]) -> str | None:
    """Whether a town of the division, or the capital of its country, bears the same name."""
    for place in places:
        if place.kind is Kind.TOWN and place.admin1 == division.id:
            return "us" if place.country == "US" else "seat"
        if place.is_capital and place.country == division.country:
            return "capital"
    return None


def contexts_of(names: list[Name], home: str | None) -> list[Context]:
    """For each name, what the other names say about where the document is, by the choices so far."""
    total = Context(home=home)
    by_key: dict[str, list[Vote]] = defaultdict(list)
    for name in names:
        vote = _vote(name)
        if vote is not None:
            by_key[name.key].append(vote)
            total.add(vote)
    own = {key: total.without(votes) for key, votes in by_key.items()}
    return [own.get(name.key, total) for name in names]


def _vote(name: Name) -> Vote | None:
    """What one name says; nothing yet in the first round, unless it is plain."""
    option = name.best or (name.options[0] if name.options and _is_plain(name) else None)
    if option is None:
        return None
    place, count = option.place, min(3, len(name.mentions))
    if place.kind is Kind.COUNTRY:
        return Vote(name.key, place.country, count)
    if place.kind is Kind.ADM1:
        return Vote(name.key, place.country, count, place.id, count)
    if name.best is None:
        return None
    point = (place.lat, place.lon) if place.kind in (Kind.TOWN, Kind.ADM2) else None
    return Vote(name.key, place.country, 1, place.admin1, 1, point)


def _is_plain(name: Name) -> bool:
    """Whether a name can be taken by itself before anything else is known."""
    first = name.options[0].place
    return first.kind is Kind.COUNTRY or first.kind is Kind.ADM1


def home_of(document: Document) -> str | None:
    """The country of the outlet's top-level domain."""
    outlet = document.outlet or ""
    return _TOP_LEVEL.get(outlet.rsplit(".", 1)[-1].lower()) if "." in outlet else None


def _where(name: Name, mention: Mention) -> Where | None:
    """The value of one mention."""
    if name.best is None:
        return None
    place = name.best.place
    return where_of(
        place,
        name=mention.raw,
        feature="demonym" if name.is_demonym else str(place.kind),
        rejected=tuple(option.place.id for option in name.ranked[1 : 1 + _MOST_REJECTED]),
    )


def containing(where: Where, gazetteer: Gazetteer) -> Where | None:
    """The unit that holds a place: its first-level division, else its country; None above that."""
    place = gazetteer.get(where.gazetteer_id) if where.gazetteer_id else None
    if place is None or place.kind is Kind.COUNTRY:
        return None
    outer = gazetteer.get(place.admin1 or "") or gazetteer.get(f"country:{place.country}")
    return where_of(outer, name=outer.name, feature=str(outer.kind)) if outer is not None else None


def where_of(place: Place, *, name: str, feature: str, rejected: tuple[str, ...] = ()) -> Where:
    """A row of the gazetteer as a value."""
    return Where(
        name=name,
        gazetteer_id=place.id,
        country=place.country,
        admin1=place.name if place.kind is Kind.ADM1 else place.admin1_name,
        lat=place.lat,
        lon=place.lon,
        precision=_PRECISION.get(place.kind, PlacePrecision.SITE),
        radius_km=place.radius_km,
        timezone=place.timezone,
        feature=feature,
        rejected=rejected,
    )
