"""Words around a place name make an area of it; coordinates behind it give its point."""

from __future__ import annotations

import pytest

from tidings.model.codes import PlacePrecision
from tidings.model.report import Mention
from tidings.model.text import Document, Segment, SegmentKind, Span
from tidings.model.values import Where
from tidings.resolve.place_score import distance_km
from tidings.resolve.relative import area_of

MOSUL = Where(
    name="Mosul", gazetteer_id="gn:99072", country="IQ", admin1="Nineveh", lat=36.335, lon=43.119,
    precision=PlacePrecision.TOWN, radius_km=16, timezone="Asia/Baghdad",
)  # fmt: skip
ERBIL = Where(
    name="Erbil", gazetteer_id="gn:95446", country="IQ", lat=36.191, lon=44.009, precision=PlacePrecision.TOWN, radius_km=11
)  # fmt: skip
IRAQ = Where(
    name="Iraq", gazetteer_id="country:IQ", country="IQ", lat=33.0, lon=44.0, precision=PlacePrecision.COUNTRY, radius_km=373
)  # fmt: skip
KNOWN = {"Mosul": MOSUL, "Erbil": ERBIL, "Iraq": IRAQ}


def area(text, name="Mosul"):
    """The area that a constructed sentence makes of one of its names."""
    document = Document(
        id="page", text=text, segments=(Segment(kind=SegmentKind.BODY, span=Span(0, len(text))),)
    )
    places = {}
    for known, where in KNOWN.items():
        if known in text:
            span = Span(text.index(known), text.index(known) + len(known))
            places[span] = Mention(raw=known, span=span, value=where)
    span = Span(text.index(name), text.index(name) + len(name))
    found = area_of(KNOWN[name], span, document, places)
    return found and (found.where, document.quote(found.span), found.rule)


@pytest.mark.parametrize(
    ("words", "distance", "north", "east"),
    [
        ("20 km west of Mosul", 20, 0, -1),
        ("about 20 kilometres (12 miles) north of Mosul", 20, 1, 0),
        ("12 miles south-east of the northern city of Mosul", 19.3, -1, 1),
        ("some 1,500 metres to the east of Mosul", 1.5, 0, 1),
        ("thirty kilometers northwest of Mosul", 30, 1, -1),
        ("a dozen miles due south of Mosul", 19.3, -1, 0),
        ("10 km away to the south-southwest of Mosul", 10, -1, -1),
    ],
)
def test_a_distance_and_a_side_move_the_point(words, distance, north, east):
    """So far in a direction from a town is a circle there that does not claim to be the town."""
    where, quote, rule = area(f"A bomb exploded {words}, police said.")
    assert distance_km(36.335, 43.119, where.lat, where.lon) == pytest.approx(distance, rel=0.02)
    for moved, side in ((where.lat - 36.335, north), (where.lon - 43.119, east)):
        assert (moved > 0.002) - (moved < -0.002) == side
    assert (where.gazetteer_id, where.country, rule) == (None, "IQ", "offset")
    assert quote.endswith("Mosul")
    assert where.name == quote
    assert where.radius_km >= max(1, distance * 0.2)


@pytest.mark.parametrize("words", ["20 km from", "within 20 km of", "20 km outside the city of"])
def test_a_distance_without_a_side_is_a_wide_circle(words):
    """ "20 km from Mosul" is anywhere round it: the circle holds them all."""
    where, _, _ = area(f"A bomb exploded {words} Mosul.")
    assert (where.lat, where.lon, where.radius_km) == (36.335, 43.119, 36)
    assert where.precision is PlacePrecision.DISTRICT


@pytest.mark.parametrize(("distance", "division"), [("30", "Nineveh"), ("31", None)])
def test_far_off_the_province_is_unknown(distance, division):
    """Up to 30 km the province of the town is kept, above it is not."""
    assert area(f"A bomb exploded {distance} km west of Mosul.")[0].admin1 == division


@pytest.mark.parametrize("name", ["Mosul", "Erbil"])
def test_between_two_places_is_halfway(name):
    """Whichever name is asked for, the road between two towns is the circle that has them on its rim."""
    where, quote, rule = area("A bomb hit a bus on the road between Mosul and the city of Erbil.", name)
    to_mosul = distance_km(36.335, 43.119, where.lat, where.lon)
    to_erbil = distance_km(36.191, 44.009, where.lat, where.lon)
    assert to_mosul == pytest.approx(to_erbil, rel=0.01)
    assert where.radius_km == pytest.approx(to_mosul, abs=0.2)
    assert (quote, rule) == ("between Mosul and the city of Erbil", "between")


@pytest.mark.parametrize(
    "text",
    [
        "Fighting between Mosul and Erbil militias went on.",
        "Talks between Mosul and Erbil failed.",
        "A bomb exploded in Mosul.",
        "The convoy of 20 left for Mosul.",
        "He was held 20 km from the border of Mosul district.",
        "A road between Iraq and Mosul was hit.",
        "It cost 20 m of Mosul's budget.",
    ],
)
def test_other_words_leave_the_place_alone(text):
    """Parties between which there is fighting, sums and borders make no area."""
    assert area(text) is None


def test_off_a_coast_is_at_sea():
    """ "Off the coast of" widens the circle by fifty kilometres and says so."""
    where, quote, rule = area("A ship was hit off the northern coast of Mosul.")
    assert (where.radius_km, quote, rule) == (66, "off the northern coast of Mosul", "off_coast")


def test_near_a_town_is_wider_than_the_town():
    """ "Near Mosul" keeps the town and adds ten kilometres of doubt."""
    where, quote, rule = area("A bomb exploded near the city of Mosul.")
    assert (where.gazetteer_id, where.radius_km, quote, rule) == (
        "gn:99072",
        26,
        "near the city of Mosul",
        "near",
    )


@pytest.mark.parametrize(
    ("words", "lat", "lon", "radius"),
    [
        ("(36.3412°N, 43.1302°E)", 36.3412, 43.1302, 0.1),
        ("(36°20′N 43°08′E)", 36.33333, 43.13333, 0.93),
        ("""at 36°20'28"N, 43°07'49"E""", 36.34111, 43.13028, 0.1),
        ("(36.341, 43.130)", 36.341, 43.13, 0.1),
        ("at coordinates N36.3 E43.1", 36.3, 43.1, 5.56),
    ],
)
def test_coordinates_behind_a_name_are_its_point(words, lat, lon, radius):
    """Decimal degrees, minutes and seconds are read, with the doubt of their last digit."""
    where, quote, rule = area(f"Rockets struck Mosul {words} on Tuesday.")
    assert (where.lat, where.lon, where.radius_km) == (lat, lon, radius)
    assert (where.precision, rule) == (PlacePrecision.SITE, "coordinates")
    assert quote.startswith("Mosul")


@pytest.mark.parametrize("words", ["(96.3412°N, 43.1302°E)", "(-36.3412, 43.1302)", "(36°72′N 43°08′E)"])
def test_impossible_or_distant_coordinates_are_not_taken(words):
    """A point on no map, or half the world away, leaves the place as it was."""
    assert area(f"Rockets struck Mosul {words} on Tuesday.") is None


@pytest.mark.parametrize("name", ["Mosul", "Erbil"])
def test_a_road_of_two_names_is_halfway(name):
    """ "The Mosul-Erbil highway" is the same stretch as the road between the two."""
    where, quote, rule = area("A bomb hit a bus on the Mosul-Erbil highway.", name)
    between, _, _ = area("A bomb hit a bus on the road between Mosul and the city of Erbil.", name)
    assert (where.lat, where.lon, rule, quote) == (between.lat, between.lon, "between", "Mosul-Erbil")
