"""Groups C and D: what one change must change, and statements that are no new incident."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.robust.case import Case, fold_of, lexicon
from tests.robust.scenes import Scene, insurgencies, scene

_TURNS = 4


def _case(kind: str, number: int, seed: int, text: str, told: Scene, expect: Any, fold: int) -> Case:
    """One case of a kind such as "C denied"."""
    group, subgroup = kind.split(" ", 1)
    checked = {key for row in expect.get("incidents", []) for key in row} | set(expect) | {"spans"}
    return Case(
        case_id=f"{group}-{subgroup}-{number:04d}",
        group=group,
        subgroup=subgroup,
        seed=seed,
        text=text,
        metadata=told.metadata,
        expect=expect,
        check=sorted(checked),
        fold=fold_of(fold),
    )


def directional(seed: int) -> Iterator[Case]:
    """Group C: denial, harm added or changed, the day moved, a claim, a plan, a correction."""
    yield from _harm(seed)
    rows = lexicon("turns")
    for subgroup, wanted in (
        ("denied", {"happened": 0}),
        ("foiled", {"happened": 0}),
        ("ahead", {"main": 0}),
    ):
        for index, frame in enumerate(rows[subgroup]):
            for turn in range(12 if subgroup != "ahead" else 8):
                told = scene(seed, subgroup, index, turn)
                number = index * 12 + turn
                yield _case(f"C {subgroup}", number, seed, told.fill(frame), told, dict(wanted), index)
    for index, (frame, by) in enumerate(rows["claimed"]):
        for turn, base in enumerate([*rows["base2"]] * 3):
            told = scene(seed, "claimed", index, turn, of=insurgencies())
            told.slots["base2"] = told.fill(base)
            truth = told.truth(base, perpetrators=told.actors, basis=by)
            number = index * 12 + turn
            yield _case("C claimed", number, seed, told.fill(frame), told, {"incidents": [truth]}, index)
    for index, (frame, field) in enumerate(rows["correction"]):
        for turn in range(12):
            told = scene(seed, "correction", index, turn)
            truth = {**told.truth(frame), "killed_best": told.numbers[field]}
            truth.pop("killed", None)
            number = index * 12 + turn
            yield _case("C correction", number, seed, told.fill(frame), told, {"incidents": [truth]}, index)


def _harm(seed: int) -> Iterator[Case]:
    """Each base with no harm, with injured, with dead, and with another day."""
    rows = lexicon("turns")
    for subgroup, wanted in (
        ("no_injuries", {"injured": [0, 0]}),
        ("injured", {}),
        ("killed", {}),
        ("day", {}),
    ):
        frames = rows["killed" if subgroup == "day" else subgroup]
        number = 0
        for index, frame in enumerate(frames):
            for base in rows["bases"]:
                for turn in range(2 if subgroup == "day" else _TURNS):
                    # the same scene in each subgroup, so that a pair differs in one thing
                    told = scene(seed, "harm", index, base, turn)
                    if subgroup == "day":
                        told.slots["day"], told.days["day"] = told.slots["day2"], told.days["day2"]
                    told.slots["base"] = told.fill(base)
                    truth = {**told.truth(base + frame), **wanted}
                    if "reported" in frame and wanted:  # what was not reported may yet be found
                        truth["injured"] = [0, None]
                    expect = {"incidents": [truth]}
                    yield _case(f"C {subgroup}", number, seed, told.fill(frame), told, expect, index)
                    number += 1


def contexts(seed: int) -> Iterator[Case]:
    """Group D: tallies, superlatives, postures, intentions, memories, older events, and two in one text."""
    rows = dict(lexicon("contexts"))
    beside = rows.pop("beside")
    for subgroup, row in rows.items():
        for index, frame in enumerate(row["frames"]):
            for turn in range(10):
                told = scene(seed, subgroup, index, turn)
                expect: dict[str, Any] = {"main": row["alone"]}
                if "key" in row:
                    expect["at_least"] = {row["key"]: 1}
                if row["alone"] == 1:
                    expect["incidents"] = [told.truth(frame)]
                text = frame
                if row["alone"] == 0 and turn % 2 and subgroup != "anniversary":
                    expect |= {"main": 1, "incidents": [told.truth(beside)]}
                    text = f"{beside} {frame}"
                number = index * 10 + turn
                yield _case(f"D {subgroup}", number, seed, told.fill(text), told, expect, index)
