"""Tell where the best place of a name is none that the text can mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from tidings.data.gazetteer import Place
from tidings.data.layout import Kind
from tidings.resolve.place_score import Context, Name, chain_of, distance_km, is_inside

# Larger places are known well enough to stand alone (right in 13 of 22 cases of annotated places).
_FEW_PEOPLE = 100_000
_VOTES = 3
_FAR_KM = 500
_NAMESAKE_KM = 100  # further than the suburbs of any town
# News of these countries often leaves its own unsaid; that of others tells whose small town it speaks of.
UNSAID = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
_TOWN_PEOPLE = 150_000
# Abroad the rule takes true towns away: La Esperanza of Honduras beside Tegucigalpa.
_TOLD_BY_STATE = frozenset({"US"})


def is_small(name: Name, most_people: int = _FEW_PEOPLE) -> bool:
    """Whether a name stands alone, and its best place is a small one."""
    if name.best is None or name.outer or name.is_demonym:
        return False
    place = name.best.place
    return place.kind in (Kind.TOWN, Kind.ADM1, Kind.ADM2) and place.population <= most_people


def is_stray(name: Name, known: Counter[str]) -> bool:
    """Whether the best place is a small one in a country that the document never speaks of.

    Of 20 such names in annotated news 16 were no places at all and one was right: better unknown.
    """
    if name.best is None or not is_small(name):
        return False
    return known.total() >= _VOTES and not known.get(name.best.place.country or "")


def is_foreign(name: Name, told: Collection[str], context: Context) -> bool:
    """Whether the best place is a small one in no country spoken of, where others are named, or provinces.

    Beside Sagaing Region "Kani" is none of Japan. "A French tourist" tells no country.
    """
    if name.best is None or not told or not is_small(name, _TOWN_PEOPLE):
        return False
    land = name.best.place.country
    return not context.countries.get(land or "") and land not in UNSAID


def is_far_off(name: Name, names: list[Name], context: Context) -> bool:
    """Whether the best place is a small town far from all that is named, in a state never spoken of.

    "Saugus High School" beside Santa Clarita, California, is not of Saugus, Massachusetts.
    """
    if name.best is None or name.is_demonym:
        return False
    place = name.best.place
    return (
        place.kind in (Kind.TOWN, Kind.ADM2)
        and place.population <= _FEW_PEOPLE
        and place.admin1 not in context.divisions
        and context.divisions.total() >= _VOTES
        and not any(is_inside(place, outer) for outer, _ in chain_of(name, names))
        and all(
            key == name.key or distance_km(place.lat, place.lon, lat, lon) > _FAR_KM
            for key, (lat, lon) in context.points.items()
        )
    )


def is_elsewhere(name: Name, names: list[Name]) -> bool:
    """Whether the words put a name into a country or district where no place of that name is known."""
    if name.best is None or not name.best.place.country:
        return False
    place = name.best.place
    sure = [outer for outer, is_sure in chain_of(name, names) if is_sure]
    units = [outer for outer in sure if outer.kind is Kind.ADM2 and outer.admin1]
    if units and place.kind in (Kind.TOWN, Kind.ADM2) and all(u.admin1 != place.admin1 for u in units):
        return True
    held = [outer for outer in sure if outer.kind is Kind.ADM1]
    if held and place.kind in (Kind.TOWN, Kind.ADM2) and place.population <= _FEW_PEOPLE:
        return not any(is_inside(place, outer) or _is_within(place, outer) for outer in held)
    lands = {outer.country for outer in sure if outer.kind is Kind.COUNTRY}
    if lands and place.kind in (Kind.TOWN, Kind.ADM2) and place.population <= _FEW_PEOPLE:
        return place.country not in lands  # Solhan of Turkey is not "Solhan, Burkina Faso"
    if name.best.is_main and not name.best.is_rough:
        return False
    held = [outer for outer in sure if outer.kind in (Kind.COUNTRY, Kind.ADM1)]
    return bool(held) and all(outer.country != place.country for outer in held)


def _is_within(place: Place, outer: Place) -> bool:
    """Whether a place lies near enough to a division that only its border may be drawn otherwise."""
    return distance_km(place.lat, place.lon, outer.lat, outer.lon) <= outer.radius_km


def is_far_namesake(name: Name, context: Context) -> bool:
    """Whether the best place is one of several of its name in the United States, far from all that is named.

    News there tells the state of a town far off: "in Roseland" beside Chicago is no Roseland of New Jersey,
    but a part of the town. Of a larger town this holds where it is only now and then called so.
    """
    if name.best is None or name.outer or name.is_demonym or (name.best.is_main and not is_small(name)):
        return False
    place = name.best.place
    others = [point for key, point in context.points.items() if key != name.key]
    return (
        place.kind in (Kind.TOWN, Kind.ADM2)
        and place.country in _TOLD_BY_STATE
        and bool(others)
        and place.admin1 not in context.divisions
        and bool(context.countries.get(place.country or ""))
        and any(_is_namesake(option.place, place) for option in name.options)
        and all(distance_km(place.lat, place.lon, lat, lon) > _NAMESAKE_KM for lat, lon in others)
    )


def _is_namesake(other: Place, place: Place) -> bool:
    return other.country == place.country and other.admin1 != place.admin1 and other.kind is place.kind
