"""Group B, invariance: base articles and variants of them whose reading must stay the same."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.robust.case import Case, fold_of, lexicon, rng_of
from tests.robust.perturb import CASING, NOISE, UNICODE, Perturb
from tests.robust.scenes import Scene, insurgencies, scene

_PER_ARTICLE = 5
_NAMES = ("José Núñez", "Zoë Müller", "Çağlar Şahin", "Łukasz Dąbrowski", "Đặng Thị Hồng")


def invariance(seed: int) -> Iterator[Case]:
    """The bases, and of each a variant of every kind."""
    for number, (told, text) in enumerate(_bases(seed)):
        base = Case(
            case_id=f"B-base-{number:03d}",
            group="B",
            subgroup="base",
            seed=seed,
            text=text,
            metadata=told.metadata,
            expect={"main": 1},
            check=["main", "spans"],
            fold=fold_of(number),
        )
        yield base
        yield from _variants(base, told, number)


def _bases(seed: int) -> Iterator[tuple[Scene, str]]:
    for index, template in enumerate(lexicon("articles")["articles"]):
        for turn in range(_PER_ARTICLE):
            told = scene(seed, "article", index, turn, of=insurgencies())
            voice = f"“We’ll rebuild our self-run café,” said {_NAMES[turn]}, a well-known cook."
            yield told, f"{told.fill(template)}\n\n{voice}"


def _variants(base: Case, told: Scene, number: int) -> Iterator[Case]:
    rows = lexicon("articles")
    groups = {"unicode": UNICODE, "case": CASING, "noise": NOISE, "cut": _CUTS}
    for group, perturbs in groups.items():
        for index, (name, perturb) in enumerate(perturbs.items()):
            if group == "unicode" and (number + index) % 2:
                continue  # half of the many pairs says as much
            yield from _variant(base, f"{group}: {name}", perturb)
    promo = rows["promo"]
    for turn in range(5):
        line = promo[(number * 5 + turn) % len(promo)]
        yield from _variant(base, "promo", _inserted(line), turn)
    for kind, slot in (("towns", "town"), ("actors", "attackers")):
        for turn, name in enumerate(rows["swaps"][kind].get(told.slots[slot], ())):
            yield from _variant(base, f"spelling: {kind}", _renamed(told.slots[slot], name), turn)
    for turn in range(2):
        yield from _swapped(base, told, turn)
    yield from _variant(base, "shuffled", _shuffled)


def _variant(base: Case, subgroup: str, perturb: Perturb, turn: int = 0) -> Iterator[Case]:
    """The variant, where it differs from its base."""
    text = perturb(base.text, rng_of(base.case_id, subgroup, turn))
    if text == base.text:
        return
    name = re.sub(r"\W+", "-", subgroup)
    how = "subset" if subgroup.startswith("cut") else "same"
    yield replace(
        base,
        case_id=f"B-{name}-{base.case_id[-3:]}-{turn}",
        subgroup=subgroup,
        text=text,
        parent_id=base.case_id,
        expect={},
        check=[how, "spans"],
    )


def _inserted(line: str) -> Perturb:
    def put(text: str, rng: random.Random) -> str:
        parts = text.split("\n\n")
        at = rng.randrange(1, len(parts) + 1)
        return "\n\n".join([*parts[:at], line, *parts[at:]])

    return put


def _renamed(old: str, new: str) -> Perturb:
    upper = old[0].upper() + old[1:]
    return lambda text, _: text.replace(upper, new[0].upper() + new[1:]).replace(old, new)


def _swapped(base: Case, told: Scene, turn: int) -> Iterator[Case]:
    """The same article of another country: all but the names must stay."""
    theatres = sorted(set(insurgencies()) - {told.name})
    other = scene("swap", base.case_id, turn, of=[rng_of(base.case_id, turn).choice(theatres)])
    names = ("town", "attackers", "army", "soldiers", "people", "land")

    def swap(text: str, _: object) -> str:
        for name in names:
            old, new = told.slots[name], other.slots[name]
            text = _renamed(old, new)(text, None)
        return text

    for case in _variant(base, "swap of names", swap, turn):
        yield replace(case, check=["same_but_names", "spans"])


def _shuffled(text: str, _: object) -> str:
    """The last two paragraphs change places."""
    parts = text.split("\n\n")
    if len(parts) < 4 or "{attackers}" in text:
        return text
    return "\n\n".join([*parts[:-2], parts[-1], parts[-2]])


_CUTS: dict[str, Callable[[str, object], str]] = {
    "headline": lambda text, _: text.split("\n\n")[0] + ".",
    "lead": lambda text, _: "\n\n".join(text.split("\n\n")[:2]),
    "no_end": lambda text, _: text[: len(text) * 3 // 4],
}
