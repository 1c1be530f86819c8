"""How the compiled gazetteer lies in its two files: the trie of folded names and the packed rows."""

from __future__ import annotations

from enum import StrEnum
from struct import Struct

MAGIC = b"TIDGAZ\0\0"
VERSION = 2

TRIE_FILE = "gazetteer.trie"
ROWS_FILE = "gazetteer.rows"

# magic, version, size of the trie file, number of rows, names and postings, size of the strings and tables
HEADER = Struct("<8sIQIIIII")
# kind, 1 for a national capital, country, timezone, radius in km, GeoNames id, population,
# first-level division (row + 1),
# latitude and longitude in 1e-5 degrees, offsets of the name and of the id (0: "gn:" and the GeoNames id)
ROW = Struct("<BBHHHIIIiiII")

ROW_BITS = 24
ROW_MASK = (1 << ROW_BITS) - 1
ID_PREFIX = "\x01"
SKELETON_PREFIX = "~"


class Kind(StrEnum):
    """What a place is."""

    CONTINENT = "continent"
    COUNTRY = "country"
    REGION = "region"
    SEA = "sea"
    STRAIT = "strait"
    RIVER = "river"
    ISLAND = "island"
    MOUNTAINS = "mountains"
    DESERT = "desert"
    ADM1 = "adm1"
    ADM2 = "adm2"
    TOWN = "town"
    DISTRICT = "district"
    AIRFIELD = "airfield"
    AIRPORT = "airport"
    BASE = "base"
    CAMP = "camp"
    CROSSING = "crossing"
    PORT = "port"
    PLANT = "plant"
    DAM = "dam"
    PRISON = "prison"
    SITE = "site"


KINDS = tuple(Kind)
# Single works and grounds, as against towns, units and areas.
SITES = frozenset(
    {
        Kind.AIRFIELD,
        Kind.AIRPORT,
        Kind.BASE,
        Kind.CAMP,
        Kind.CROSSING,
        Kind.PORT,
        Kind.PLANT,
        Kind.DAM,
        Kind.PRISON,
        Kind.SITE,
    }
)


class NameFlag:
    """In what way a name belongs to a place: bits of one int.

    MAIN: the name it is usually called by in English, or its own. CUED: means the place only beside a
    word for its kind ("Asad" airbase, "Kursk" region). DEMONYM: an adjective or a people ("Iraqi",
    "Iraqis"). CODE: an abbreviation that counts only in capitals ("NC", "US"). ROUGH: a key that
    brings spellings together; the name as written may differ. DOTTED: an abbreviation that ends in
    a dot ("Calif.").
    """

    MAIN = 1
    CUED = 2
    DEMONYM = 4
    CODE = 8
    ROUGH = 16
    DOTTED = 32
