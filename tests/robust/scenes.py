"""A scene fills a template: who, where, on which day and how many, with what is true of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.robust.case import lexicon, rng_of

WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_SLOT = re.compile(r"\{(\w+)\}")
_START = re.compile(r"(^|(?<!\.m)[.!?]”? |\n)([a-z])")
_FIRST_DAY = date(2016, 1, 4)


@dataclass
class Scene:
    """The words of the slots, and the truth behind them."""

    name: str
    published: date
    slots: dict[str, str]
    place: list[str]
    place2: list[str]
    actors: list[str]
    numbers: dict[str, int]
    days: dict[str, date]
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def metadata(self) -> dict[str, str]:
        """The publication day, as an article brings it."""
        return {"published": self.published.isoformat()}

    def fill(self, template: str) -> str:
        """The text, with capitals where sentences begin."""
        text = _SLOT.sub(lambda found: self.slots[found[1]], template)
        return _START.sub(lambda found: found[1] + found[2].upper(), text).strip()

    def truth(self, template: str, **more: Any) -> dict[str, Any]:
        """What an incident told by the template must hold: the slots that it uses."""
        used = set(_SLOT.findall(template))
        found: dict[str, Any] = {}
        if used & {"town", "TOWN"}:
            found["place"] = self.place
        if "day" in used:
            found["day"] = self.days["day"].isoformat()
        for name in ("killed", "injured"):
            if name in used:
                found[name] = [self.numbers[name]] * 2
        if "attackers" in used:
            found["actors"] = self.actors
        return {**found, **more}


def insurgencies() -> list[str]:
    """The theatres where armed groups, and not another state's army, attack."""
    return sorted(set(lexicon("theatres")) - {"also", "gaza", "ukraine"})


def scene(*key: object, of: list[str] | None = None) -> Scene:
    """A scene drawn by its key alone, in one of the theatres `of`."""
    rng = rng_of("scene", *key)
    rows = lexicon("theatres")
    also = rows["also"]
    name = rng.choice(of or sorted(set(rows) - {"also"}))
    row = rows[name]
    town, town2 = rng.sample(sorted(row["towns"]), 2)
    attackers = rng.choice(sorted(row["attackers"]))
    published = _FIRST_DAY + timedelta(days=rng.randrange(365 * 5))
    back = rng.randint(2, 6)
    days = {"day": published - timedelta(days=back)}
    days["day2"] = days["day"] + timedelta(days=rng.randint(1, back - 1))
    figures = rng.sample(range(2, 30), 4)
    numbers = dict(zip(("killed", "injured", "killed2", "injured2"), figures, strict=True))
    k = rng.randint(3, 12)
    numbers |= {
        "k": k,
        "j": rng.randint(2, k - 1),
        "big": rng.randint(31, 190),
        "huge": rng.randint(5, 90) * 1000,
    }

    def said(number: int) -> str:
        return WORDS[number] if number < 13 and rng.random() < 0.6 else f"{number:,}"

    slots = {key: said(number) for key, number in numbers.items()}
    slots |= {key: f"{day:%A}" for key, day in days.items()}
    slots |= {key: str(row[key]) for key in ("land", "army", "soldiers", "people")}
    slots |= {"town": town, "town2": town2, "TOWN": town.upper(), "attackers": attackers}
    slots["bare"] = attackers.removeprefix("the ")

    def ids(first: str) -> list[str]:
        return [first, *also.get(first, [])]

    return Scene(
        name=name,
        published=published,
        slots=slots,
        place=ids(row["towns"][town]),
        place2=ids(row["towns"][town2]),
        actors=ids(row["attackers"][attackers]),
        numbers=numbers,
        days=days,
    )
