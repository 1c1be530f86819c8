"""Groups E and F: words of violence that tell none, and texts that try to make a reader write wrong values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.robust.case import Case, fold_of, lexicon, rng_of
from tests.robust.scenes import Scene, scene

_SPLITTERS = ("\u200b", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u200e")
_GLYPHS = str.maketrans("aeopcxyABEKMHOPCTX", "аеорсхуАВЕКМНОРСТХ")
_RTL = "قال متحدث باسم الجيش إن التحقيق جار"


def negatives(seed: int) -> Iterator[Case]:
    """Group E: each pair twice, the negative and its twin."""
    for group, pairs in lexicon("negatives")["groups"].items():
        for index, pair in enumerate(pairs):
            for turn in range(3):
                for kind, frame in zip(("no", "yes"), pair, strict=True):
                    told = scene(seed, group, index, turn)
                    yield Case(
                        case_id=f"E-{group}-{index * 3 + turn:03d}-{kind}",
                        group="E",
                        subgroup=group if kind == "no" else f"{group} twin",
                        seed=seed,
                        text=told.fill(frame),
                        metadata=told.metadata,
                        expect={"main": int(kind == "yes")},
                        check=["main", "spans"],
                        fold=fold_of(index),
                    )


def hostile(seed: int) -> Iterator[Case]:
    """Group F: what is true of the base must come out, or nothing; never another value."""
    rows = lexicon("hostile")
    base = rows["base"]
    for index, line in enumerate(rows["instructions"]):
        for turn in range(6):
            told = scene(seed, "instructions", index, turn)
            first, last = (line, base) if turn % 2 else (base, line)
            text = f"{told.fill(first) if turn % 2 == 0 else first}\n\n{last if turn % 2 == 0 else told.fill(last)}"
            yield _case("instructions", index * 6 + turn, seed, text, told, [told.truth(base)], index)
    for index, frame in enumerate(rows["contradictory"]):
        for turn in range(15):
            told = scene(seed, "contradictory", index, turn)
            known = [told.numbers["killed"], told.numbers["killed2"]]
            truth = {"place": told.place, "killed_among": known}
            yield _case("contradictory", index * 15 + turn, seed, told.fill(frame), told, [truth], index)
    for index, frame in enumerate(rows["split"]):
        for turn in range(18):
            told = scene(seed, "split", index, turn)
            number = 13 + rng_of(seed, "split", index, turn).randrange(900)
            mark = _SPLITTERS[turn % len(_SPLITTERS)]
            told.slots["n"] = f"{number // 10}{mark}{number % 10}"
            truth = {"place": told.place, "killed_among": [number]}
            yield _case("split", index * 18 + turn, seed, told.fill(frame), told, [truth], index)
    for index, frame in enumerate(rows["dateline"]):
        for turn in range(10):
            told = scene(seed, "forged", index, turn)
            yield _case(
                "dateline", index * 10 + turn, seed, told.fill(frame), told, [told.truth(frame)], index
            )
    yield from _scripts(seed, base)


def _scripts(seed: int, base: str) -> Iterator[Case]:
    """Look-alike letters in the town, Arabic between the paragraphs, one paragraph a hundred times."""
    for turn in range(30):
        told = scene(seed, "homoglyph", turn)
        told.slots["town"] = told.slots["town"].translate(_GLYPHS)
        truth = told.truth(base)
        truth["place_among"] = truth.pop("place")
        yield _case("homoglyph", turn, seed, told.fill(base), told, [truth], turn)
    for turn in range(20):
        told = scene(seed, "rtl", turn)
        text = f"{_RTL}\n\n\u202b{told.fill(base)}\u202c\n\n{_RTL}"
        yield _case("rtl", turn, seed, text, told, [told.truth(base)], turn)
    for turn in range(6):
        told = scene(seed, "repeat", turn)
        yield _case(
            "repeat", turn, seed, "\n\n".join([told.fill(base)] * 100), told, [told.truth(base)], turn
        )


def _case(
    subgroup: str, number: int, seed: int, text: str, told: Scene, incidents: list[Any], fold: int
) -> Case:
    return Case(
        case_id=f"F-{subgroup}-{number:04d}",
        group="F",
        subgroup=subgroup,
        seed=seed,
        text=text,
        metadata=told.metadata,
        expect={"incidents": incidents},
        check=sorted({key for row in incidents for key in row} | {"incidents", "spans"}),
        fold=fold_of(fold),
    )
