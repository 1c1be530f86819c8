"""Names of places are resolved together, by what stands around them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tidings.data.gazetteer import load
from tidings.model.codes import PlacePrecision, SegmentKind
from tidings.model.report import Mention
from tidings.model.text import Document, Segment, Span
from tidings.model.values import Where
from tidings.resolve.place import containing, resolve_places


def read(text: str, *marked: str, grounds: bool = False, **features: str) -> dict[str, Where]:
    """Values of the marked names of a text, by name; `features` are what the finder noted for one."""
    segment = Segment(kind=SegmentKind.BODY, span=Span(0, len(text)))
    document = Document(id="page", text=text, segments=(segment,))
    mentions = []
    for name in marked:
        start = text.index(name)
        draft = Where(
            name=name,
            gazetteer_id=None,
            country=None,
            precision=PlacePrecision.TOWN,
            feature=features.get(name),
        )
        mentions.append(Mention(raw=name, span=Span(start, start + len(name)), value=draft))
    mentions.sort(key=lambda mention: mention.span)
    resolved = resolve_places(tuple(mentions), document, load())
    found = resolved.grounds if grounds else resolved.places
    return {mention.raw: mention.value for mention in found if isinstance(mention.value, Where)}


@pytest.mark.parametrize(
    ("text", "names", "country"),
    [
        ("Gunfire was heard in Tripoli, in northern Lebanon, on Friday.", ("Tripoli", "Lebanon"), "LB"),
        (
            "Gunfire was heard in Tripoli as Libya's rivals from Misrata met.",
            ("Tripoli", "Libya", "Misrata"),
            "LY",
        ),
    ],
)
def test_context_chooses_among_namesakes(text: str, names: tuple[str, ...], country: str) -> None:
    """Tripoli is in the country that the text speaks of."""
    assert read(text, *names)["Tripoli"].country == country


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        (
            "Rebels shelled a village in northern Raqqa. Raqqa province had been calm.",
            PlacePrecision.PROVINCE,
        ),
        ("Rebels shelled a market in northern Raqqa. The truce had held.", PlacePrecision.TOWN),
    ],
)
def test_a_side_is_of_the_province_told(text: str, precision: PlacePrecision) -> None:
    """ "Northern Raqqa" lies in the province where the text speaks of that as such."""
    start = text.index("Raqqa")
    told = text.find("Raqqa province")
    draft = Where(name="Raqqa", gazetteer_id=None, country=None, precision=PlacePrecision.TOWN)
    mentions = [Mention(raw="Raqqa", span=Span(start, start + 5), value=draft)]
    if told >= 0:
        asked = replace(draft, feature="adm1")
        mentions.append(Mention(raw="Raqqa", span=Span(told, told + 5), value=asked))
    document = Document(
        id="page", text=text, segments=(Segment(kind=SegmentKind.BODY, span=Span(0, len(text))),)
    )
    value = resolve_places(mentions, document, load()).places[0].value
    assert isinstance(value, Where)
    assert value.precision is precision


def test_a_small_town_far_from_all_others_is_unknown() -> None:
    """Saugus in Massachusetts is not meant where all else lies in California."""
    text = (
        "Two students were shot at Saugus High School. Santa Clarita is in California. "
        "Police of Los Angeles came, and so did those of Burbank."
    )
    places = read(text, "Saugus", "Santa Clarita", "California", "Los Angeles", "Burbank")
    assert places.get("Saugus") is None
    assert places["Santa Clarita"].admin1 == "California"


def test_a_state_behind_a_town_decides() -> None:
    """ "Paris, Texas" is not in France."""
    assert read("A man was shot in Paris, Texas, police said.", "Paris", "Texas")["Paris"].admin1 == "Texas"


def test_a_chain_needs_a_closing_sign() -> None:
    """In "in the Middle East, US troops" the second name does not hold the first."""
    places = read("In the Middle East, US troops were attacked again.", "Middle East", "US")
    assert places["Middle East"].gazetteer_id == "region:middle-east"


def test_a_governorate_has_province_precision() -> None:
    """Anbar is the Iraqi governorate, with its radius and its rejected namesake."""
    anbar = read("Rockets were fired from Anbar, Iraqi officials said.", "Anbar", "Iraqi", Iraqi="demonym")[
        "Anbar"
    ]
    assert (anbar.gazetteer_id, anbar.precision, anbar.admin1) == (
        "adm1:IQ-AN",
        PlacePrecision.PROVINCE,
        "Anbar",
    )
    assert anbar.radius_km is not None
    assert anbar.radius_km > 100
    assert anbar.rejected == ("gn:323854",)


def test_a_base_has_site_precision_and_zone() -> None:
    """An air base is a site with the zone of its surroundings."""
    base = read("A drone struck Ain al-Asad in Iraq.", "Ain al-Asad", "Iraq")["Ain al-Asad"]
    assert (base.gazetteer_id, base.precision, base.timezone) == (
        "icao:ORAA",
        PlacePrecision.SITE,
        "Asia/Baghdad",
    )


def test_the_word_for_the_kind_chooses_the_division() -> None:
    """ "Kunduz province" is the province, Kunduz alone is the town."""
    text = "Fighting in Kunduz in Afghanistan went on."
    alone = read(text, "Kunduz", "Afghanistan")["Kunduz"]
    asked = read(text, "Kunduz", "Afghanistan", Kunduz="adm1")["Kunduz"]
    assert (alone.precision, asked.precision) == (PlacePrecision.TOWN, PlacePrecision.PROVINCE)


def test_a_demonym_stays_marked() -> None:
    """ "Turkish" gives the country, and says that it was an adjective."""
    turkish = read("Turkish jets flew over Erbil.", "Turkish", "Erbil", Turkish="demonym")["Turkish"]
    assert (turkish.country, turkish.feature, turkish.precision) == ("TR", "demonym", PlacePrecision.COUNTRY)


def test_an_unknown_name_stays_without_a_place() -> None:
    """A name that the gazetteer lacks gets no value rather than a default point."""
    assert read("Cattle were stolen in Qwxyzburgh.", "Qwxyzburgh") == {}


def test_order_of_other_mentions_does_not_matter() -> None:
    """The same names give the same places whichever stands first."""
    first = read("Tripoli fell silent. Lebanon mourned. Sidon too.", "Tripoli", "Lebanon", "Sidon")
    second = read("Sidon fell silent. Lebanon mourned. Tripoli too.", "Tripoli", "Lebanon", "Sidon")
    assert {name: place.gazetteer_id for name, place in first.items()} == {
        name: place.gazetteer_id for name, place in second.items()
    }


@pytest.mark.parametrize(
    ("text", "holder", "feature", "town"),
    [
        ("Gunmen opened fire in Haiti's capital.", "Haiti", None, "gn:3718426"),
        ("A blast shook the Syrian capital.", "Syrian", "demonym", "gn:170654"),
    ],
)
def test_the_capital_is_that_of_the_country_beside_it(
    text: str, holder: str, feature: str | None, town: str
) -> None:
    """ "Haiti's capital" is Port-au-Prince and "the Syrian capital" Damascus."""
    features = {"capital": "capital"} | ({holder: feature} if feature else {})
    assert read(text, holder, "capital", **features)["capital"].gazetteer_id == town


def test_a_place_has_a_containing_unit() -> None:
    """A town lies in its division, a division in its country, a country in nothing."""
    town = read("Fighting in Erbil, Iraq, went on.", "Erbil", "Iraq")["Erbil"]
    division = containing(town, load())
    assert division is not None
    assert (division.gazetteer_id, division.precision) == ("adm1:IQ-AR", PlacePrecision.PROVINCE)
    country = containing(division, load())
    assert country is not None
    assert (country.gazetteer_id, containing(country, load())) == ("country:IQ", None)


def test_a_small_place_in_a_country_nobody_speaks_of_stays_unknown() -> None:
    """A village of another continent is not taken for a name in a report from Iraq, a great city is."""
    text = "Iraq said fighters from Mosul and Erbil met Hadley; Baghdad and Kirkuk wrote to Tokyo."
    places = read(text, "Iraq", "Mosul", "Erbil", "Hadley", "Baghdad", "Kirkuk", "Tokyo")
    assert "Hadley" not in places
    assert places["Tokyo"].country == "JP"


def test_a_neighbourhood_beside_a_town_is_no_far_town_of_its_name() -> None:
    """The Austin neighbourhood beside Chicago is unknown; called no neighbourhood, it is Austin in Texas."""
    names = ("Chicago", "Austin")
    assert "Austin" not in read("Chicago police found him in the Austin neighborhood.", *names)
    assert read("He drove from Chicago to Austin.", *names)["Austin"].admin1 == "Texas"


def test_a_name_of_several_towns_beside_a_far_town_is_no_ground() -> None:
    """Roseland beside Chicago is where nothing happened, and known where its state is told."""
    text, names = "Five were shot in Roseland, Chicago police said.", ("Roseland", "Chicago")
    assert "Roseland" not in read(text, *names, grounds=True)
    assert "Roseland" in read(text, *names)
    told = read("Five were shot in Roseland, New Jersey.", "Roseland", "New Jersey", grounds=True)
    assert told["Roseland"].admin1 == "New Jersey"
    sides = read("Two died on the East Side, Chicago police said.", "East Side", "Chicago", grounds=True)
    assert "East Side" not in sides


def test_small_towns_of_another_country_do_not_bear_each_other_out() -> None:
    """Two village names known from England alone are no villages of a report from South Africa."""
    text = (
        "A driver was shot on the road near Eston on Sunday. South Africa has seen six such attacks, four of "
        "them in KwaZulu-Natal. A case was opened at the station of Redcar, police in Durban said."
    )
    places = read(text, "Eston", "South Africa", "KwaZulu-Natal", "Redcar", "Durban")
    assert set(places) == {"South Africa", "KwaZulu-Natal", "Durban"}


def test_what_bears_a_towns_name_lies_where_the_words_put_it() -> None:
    """A school of a name in California is none of a town in Massachusetts."""
    text = "Two pupils were shot at Saugus High School in California on Thursday, police in Boston said."
    assert "Saugus" not in read(text, "Saugus", "California", "Boston")
    other = "Two pupils were shot at Saugus High School in Massachusetts on Thursday."
    assert read(other, "Saugus", "Massachusetts")["Saugus"].admin1 == "Massachusetts"


def test_a_village_beside_a_town_is_the_one_near_it() -> None:
    """Of namesakes the one near the town named beside it is meant; where all are far, the name is unknown."""
    names = ("Novoselivske", "Kupiansk", "Ukraine")
    text = "Shells hit the village of Novoselivske, near Kupiansk, in eastern Ukraine."
    assert "Novoselivske" not in read(text, *names)
    text = "Shells hit the village of Novoselivske, 30 km west of Saky, in Ukraine."
    assert read(text, "Novoselivske", "Saky", "Ukraine")["Novoselivske"].country == "UA"


@pytest.mark.parametrize(
    "text",
    [
        "Three were shot dead in the hamlet of Las Crucitas, municipality of Argelia, Cauca, on Sunday.",
        "Three were shot dead in Las Crucitas, in Argelia, Cauca, on Sunday.",
    ],
)
def test_a_hamlet_of_a_municipality_lies_in_it(text: str) -> None:
    """Las Crucitas of Mexico is not the one that the words put into a municipality of Colombia."""
    found = read(text, "Las Crucitas", "Argelia", "Cauca")
    assert "Las Crucitas" not in found
    assert found["Argelia"].admin1 == "Cauca"


def test_towns_in_a_row_are_not_beside_each_other() -> None:
    """ "In Tikrit, in Kirkuk" are two towns, and both are known."""
    found = read("Bombs went off in Tikrit, in Kirkuk and in Baquba in Iraq.", "Tikrit", "Kirkuk", "Iraq")
    assert {"Tikrit", "Kirkuk"} <= found.keys()


def test_a_small_place_of_a_country_never_spoken_of_is_unknown() -> None:
    """Beside a region of Myanmar "Kani" is none of Japan; one country alone may be whence somebody came."""
    assert "Kani" not in read(
        "Troops burned houses in Kani Township, Sagaing Region.", "Kani", "Sagaing Region"
    )
    text = "Rebels based in Chad killed a German in Kidal on Monday."
    assert read(text, "Chad", "German", "Kidal", German="demonym")["Kidal"].country == "ML"


def test_a_province_has_a_capital_of_its_name_or_none_that_is_known() -> None:
    """ "The capital of Kunduz province" is the town of Kunduz, that of Logone Oriental is not told."""
    text = "Fighting broke out in the capital of Kunduz province."
    capital = read(text, "capital", "Kunduz", capital="capital", Kunduz="adm1")["capital"]
    assert (capital.precision, capital.admin1) == (PlacePrecision.TOWN, "Kunduz")
    text = "Soldiers fired in the capital of Chad's Logone Oriental region."
    assert "capital" not in read(text, "capital", "Chad", "Logone Oriental", capital="capital")


def test_a_bare_name_is_the_country_that_bears_it_and_no_town_abroad() -> None:
    """However much a text speaks of Iran, "Iraq" is not its town of Arak; "Peru, Indiana" is a town."""
    text = "Envoys of Markazi, Qom, Saveh, Khomein and Mahallat met men who had served in Iraq."
    found = read(text, "Markazi", "Qom", "Saveh", "Khomein", "Mahallat", "Iraq")
    assert (found["Iraq"].country, found["Iraq"].precision) == ("IQ", PlacePrecision.COUNTRY)
    town = read("A bomb went off in Peru, Indiana, on Monday.", "Peru", "Indiana")["Peru"]
    assert (town.country, town.precision) == ("US", PlacePrecision.TOWN)
