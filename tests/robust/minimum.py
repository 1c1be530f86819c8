"""Group A, minimum functionality: each thing a report says most often, said plainly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.robust.case import Case, fold_of, lexicon
from tests.robust.scenes import Scene, insurgencies, scene

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ORDINAL = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def _case(subgroup: str, number: int, seed: int, text: str, told: Scene, *incidents: Any, fold: int) -> Case:
    checked = sorted({key for row in incidents for key in row} | {"incidents", "spans"})
    return Case(
        case_id=f"A-{subgroup}-{number:04d}",
        group="A",
        subgroup=subgroup,
        seed=seed,
        text=text,
        metadata=told.metadata,
        expect={"incidents": list(incidents)},
        check=checked,
        fold=fold_of(fold),
    )


def minimum(seed: int) -> Iterator[Case]:
    """All cases of the group."""
    for make in (_types, _numbers, _days, _places, _attribution, _interception, _two):
        yield from make(seed)


def _types(seed: int) -> Iterator[Case]:
    number = 0
    for name, row in lexicon("acts").items():
        for index, frame in enumerate(row["frames"]):
            for turn in range(4):
                told = scene(seed, "type", name, index, turn, of=row.get("in"))
                truth = told.truth(frame, type=row["type"], **({"sub": row["sub"]} if "sub" in row else {}))
                yield _case("type", number, seed, told.fill(frame), told, truth, fold=index)
                number += 1


def _numbers(seed: int) -> Iterator[Case]:
    rows = lexicon("slots")["numbers"]
    number = 0
    for index, (phrase, low, high) in enumerate(rows["phrases"]):
        for field, frames in rows["frames"].items():
            for turn, frame in enumerate(frames):
                told = scene(seed, "number", phrase, field, turn)
                told.slots["n"] = phrase.removesuffix(",") if _ends(frame) else phrase
                truth = told.truth(frame, **{field: [low, high]})
                yield _case("numbers", number, seed, told.fill(frame), told, truth, fold=index)
                number += 1
    for index, frame in enumerate(rows["none"]):
        for turn in range(3):
            told = scene(seed, "none", index, turn)
            truth = told.truth(frame, injured=[0, 0])
            yield _case("numbers", number, seed, told.fill(frame), told, truth, fold=index)
            number += 1


def _ends(frame: str) -> bool:
    return frame.endswith("{n}.")


def _days(seed: int) -> Iterator[Case]:
    rows = lexicon("slots")["days"]
    number = 0
    for index, (phrase, back) in enumerate(rows["phrases"]):
        for turn, frame in enumerate([*rows["frames"], *rows["frames"]]):
            told = scene(seed, "day", phrase, turn)
            day = _day_of(told, back)
            when = _dated(phrase, day)
            told.slots |= {"when": when, "when_first": when[0].upper() + when[1:]}
            truth = told.truth(frame, day=day.isoformat())
            yield _case("dates", number, seed, told.fill(frame), told, truth, fold=index)
            number += 1
    for index, (phrase, back, clock) in enumerate(rows["clocks"]):
        for turn, frame in enumerate(rows["frames"]):
            told = scene(seed, "clock", phrase, turn)
            told.slots |= {"when": phrase, "when_first": phrase[0].upper() + phrase[1:]}
            truth = told.truth(frame, day=_day_of(told, back).isoformat(), clock=clock)
            yield _case("dates", number, seed, told.fill(frame), told, truth, fold=index)
            number += 1
    for index, frame in enumerate(rows["datelines"]):
        for turn in range(5):
            told = scene(seed, "dateline", index, turn)
            told.slots |= {"Mon": f"{told.published:%b}", "dd": str(told.published.day)}
            yield _case("dates", number, seed, told.fill(frame), told, told.truth(frame), fold=index)
            number += 1


def _day_of(told: Scene, back: str | int) -> date:
    """The day a phrase means: the last such weekday before the publication, or so many days away."""
    if isinstance(back, int):
        return told.published + timedelta(days=back)
    ahead = (told.published.weekday() - _WEEKDAYS.index(back)) % 7
    return told.published - timedelta(days=ahead)


def _dated(phrase: str, day: date) -> str:
    ordinal = f"{day.day}{_ORDINAL.get(day.day, 'th')}"
    return phrase.format(
        date_dm=f"{day.day} {day:%B}",
        date_md=f"{day:%B} {day.day}",
        date_dmy=f"{day.day} {day:%B %Y}",
        date_mdy=f"{day:%B} {day.day}, {day.year},",
        ordinal=ordinal,
        month=f"{day:%B}",
        weekday=f"{day:%A}",
    )


def _places(seed: int) -> Iterator[Case]:
    rows = lexicon("slots")
    number = 0
    for index, (frame, kind) in enumerate(rows["places"]):
        choices = rows[kind] if kind != "town" else [None] * (2 * len(rows["far"]) if "{far}" in frame else 6)
        for turn, choice in enumerate(choices):
            told = scene(seed, "place", frame, turn)
            told.slots["far"] = rows["far"][turn % len(rows["far"])]
            ids = told.place
            if choice is not None:
                told.slots |= dict.fromkeys(("site", "province", "ambiguous"), choice[0])
                ids = choice[1]
            truth = told.truth(frame, place=ids)
            yield _case("places", number, seed, told.fill(frame).replace(",.", "."), told, truth, fold=index)
            number += 1


def _attribution(seed: int) -> Iterator[Case]:
    for index, (frame, by) in enumerate(lexicon("slots")["attribution"]):
        for turn in range(9):
            told = scene(seed, "by", index, turn, of=insurgencies())
            truth = told.truth(frame)
            truth.pop("actors", None)
            if by == "none":
                truth["perpetrators"] = []
            elif by == "backed":
                truth["backed_by"] = ["IRN"]
            else:
                truth |= {"perpetrators": told.actors, "basis": by}
            yield _case("attribution", index * 9 + turn, seed, told.fill(frame), told, truth, fold=index)


def _interception(seed: int) -> Iterator[Case]:
    for index, (frame, wanted) in enumerate(lexicon("slots")["interception"]):
        for turn in range(8):
            told = scene(seed, "intercept", index, turn)
            known = {**told.numbers, "most": told.numbers["k"] // 2 + 1}
            truth = told.truth(frame)
            for key, (low, high) in wanted.items():
                truth[key] = [known.get(low, low), known.get(high, high)]
            yield _case("interception", index * 8 + turn, seed, told.fill(frame), told, truth, fold=index)


def _two(seed: int) -> Iterator[Case]:
    for index, frame in enumerate(lexicon("slots")["two"]):
        for turn in range(10):
            told = scene(seed, "two", index, turn)
            first = {"place": told.place, "killed": [told.numbers["killed"]] * 2}
            second = {"place": told.place2, "killed": [told.numbers["killed2"]] * 2}
            yield _case("two", index * 10 + turn, seed, told.fill(frame), told, first, second, fold=index)
