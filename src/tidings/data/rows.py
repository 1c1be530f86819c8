"""A place on its way into a gazetteer file, and the keys it will be found by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tidings.data import names
from tidings.data.layout import SKELETON_PREFIX, Kind, NameFlag

fold = names.fold.__wrapped__  # a million names seen once each need no cache
skeleton = names.skeleton.__wrapped__

# Countries whose place names come to English through the Arabic script: they get the rough key too.
ARABIC = frozenset("IQ SY LB JO PS IL EG LY YE SA SD TN DZ MA MR OM AE QA KW BH SO TD ML AF PK IR".split())


@dataclass(slots=True)
class Row:
    """One place on its way into the file."""

    kind: Kind
    name: str
    lat: float
    lon: float
    country: str = ""
    geonames_id: int = 0
    id: str = ""
    admin1: str = ""
    population: int = 0
    radius_km: float = 0.0
    timezone: str = ""
    is_capital: bool = False
    is_reviewed: bool = False
    names: list[tuple[str, int]] = field(default_factory=list)

    def call(self, names: Iterable[str], flag: int = 0) -> None:
        """Add names."""
        self.names.extend((name.strip(), flag) for name in names if name and name.strip())


def keys_of(row: Row) -> dict[str, int]:
    """Folded names with their flags; a name with fewer conditions wins."""
    keys: dict[str, int] = {}
    for name, plain in row.names:
        key, flag = fold(name), plain | (NameFlag.DOTTED if name.endswith(".") and len(name) <= 8 else 0)
        if not key or (len(key) == 1 and key.isascii()):
            continue
        bound = NameFlag.CUED | NameFlag.CODE | NameFlag.DEMONYM
        old = keys.get(key)
        if old is None or (old & bound and not flag & bound):
            keys[key] = flag
        elif not flag & bound:
            keys[key] = old | flag
    if row.country in ARABIC and row.kind not in (Kind.COUNTRY, Kind.ADM2):
        for key, flag in list(keys.items()):
            rough = skeleton(key)
            if key.isascii() and len(rough) >= 4 and flag & (NameFlag.MAIN | NameFlag.CUED):
                keys.setdefault(SKELETON_PREFIX + rough, flag | NameFlag.ROUGH)
    return keys


def is_name(name: str) -> bool:
    """Not an airport code, nor a machine transliteration ("arubiru xian"), nor a link."""
    if name.isascii():
        if name.islower() or "://" in name:
            return False
        return not (name.isupper() and len(name) <= 4)
    return len(name) > 1
