"""Constructed reports in any number, for measuring time and memory: seeded, so always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from bench.common import Json

PLACES = (
    "Kirkuk", "Mosul", "Baghdad", "Basra", "Idlib", "Aleppo", "Homs", "Aden", "Sanaa", "Taiz", "Gao", "Mopti",
    "Kidal", "Maiduguri", "Kano", "Kabul", "Kandahar", "Herat", "Quetta", "Peshawar", "Kharkiv", "Kherson",
    "Odesa", "Mogadishu", "Kismayo", "Goma", "Bunia", "Khartoum", "Nyala", "Port Sudan",
)  # fmt: skip
ACTS = (
    "A car bomb exploded by a post in {place} on {day}, killing {killed} people and wounding {hurt}.",
    "Gunmen ambushed a patrol near {place} on {day}. At least {killed} soldiers died and {hurt} were hurt.",
    "Warplanes bombed a market in {place} on {day}, killing {killed} civilians and injuring over {hurt}.",
    "Rockets struck a suburb of {place} late on {day}; {killed} people died and {hurt} were hurt.",
    "Militants stormed a village near {place} on {day} and killed {killed} farmers, residents said.",
    "Armed men kidnapped {killed} aid workers on the road to {place} on {day}, police said.",
)
SAYINGS = (
    "A spokesman for the governor said that the wounded had been taken to two hospitals in the city.",
    "No group has claimed responsibility, and the authorities have opened an investigation.",
    "Residents described a loud blast that shook windows several streets away.",
    "The interior ministry said that security had been tightened on all roads into the town.",
    "It was the {rank} attack in the area since the start of the year, according to local officials.",
    "About {force} soldiers are stationed in the province, which has seen years of fighting.",
    "The rebels vowed to strike again unless government troops leave the district.",
    "Aid agencies warned that the violence could force thousands of families to flee.",
    "Shops reopened the next morning, although schools near the site stayed closed.",
    "More than {tally} people have been killed in the region since January, the United Nations says.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
RANKS = ("second", "third", "fourth", "fifth", "deadliest", "largest")


def reports(number: int, seed: int = 1) -> Iterator[Json]:
    """So many constructed reports as JSON Lines objects; about a third tell of an event told before."""
    draw = random.Random(seed)  # noqa: S311  constructed data, not secrets
    first = date(2021, 1, 4)
    event: tuple[str, str, date] | None = None
    for index in range(number):
        if event is None or draw.random() > 1 / 3:
            day = first + timedelta(days=draw.randrange(700))
            event = (draw.choice(ACTS), draw.choice(PLACES), day)
        act, place, day = event
        opening = act.format(
            place=place, day=DAYS[day.weekday()], killed=draw.randint(2, 30), hurt=draw.randint(2, 60)
        )
        rest = [
            line.format(rank=draw.choice(RANKS), force=draw.randint(2, 90) * 100, tally=draw.randint(50, 900))
            for line in draw.sample(SAYINGS, 6)
        ]
        text = "\n\n".join((opening, " ".join(rest[:3]), " ".join(rest[3:])))
        published = (day + timedelta(days=1)).isoformat()
        yield {"id": f"constructed-{index}", "title": f"Report {index}", "published": published, "text": text}
