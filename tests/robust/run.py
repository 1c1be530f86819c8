"""Read all cases and say how many pass: `python -m tests.robust.run [--group B] [--json] [--failures FILE]`."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.robust.case import Case, rng_of
from tests.robust.generate import GROUPS, SEED, cases
from tests.robust.judge import Verdict, facts, judge
from tests.robust.perturb import CASING, NOISE, UNICODE

from tidings.ingest.metadata import Metadata
from tidings.ingest.plain import read_text
from tidings.pipeline import read_safely
from tidings.serve.reading import reading_of

_MOST_PROCESSES = 2
_CHUNK = 64
_CHANGES = {**CASING, **NOISE, **UNICODE}
_Z = 1.959964  # of a 95 % interval


@dataclass(frozen=True, kw_only=True)
class Rate:
    """Cases passed of one kind, and for variants the share of their base's values that changed."""

    name: str
    n: int
    passed: int
    values: int = 0
    changed: int = 0
    wrong_numbers: int = 0

    @property
    def share(self) -> float:
        """The share of cases that pass."""
        return self.passed / self.n

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share."""
        z2 = _Z * _Z
        middle = (self.share + z2 / (2 * self.n)) / (1 + z2 / self.n)
        half = (
            _Z / (1 + z2 / self.n) * math.sqrt(self.share * (1 - self.share) / self.n + z2 / (4 * self.n**2))
        )
        return max(0.0, middle - half), min(1.0, middle + half)


def read_case(case: Case) -> dict[str, Any]:
    """The facts of one case's reading, made the way `tidings extract` makes it from a text."""
    day = date.fromisoformat(case.metadata["published"])
    document = read_text(case.text, Metadata(published=day, basis="user"))
    return facts(reading_of(read_safely(document)), document.text)


def sample_of(chosen: Sequence[Case], size: int, seed: int = SEED) -> list[Case]:
    """A fixed sample, with the base of every variant in it."""
    if size >= len(chosen):
        return list(chosen)
    drawn = {case.case_id for case in rng_of("sample", seed).sample(list(chosen), size)}
    drawn |= {case.parent_id for case in chosen if case.case_id in drawn and case.parent_id}
    return [case for case in chosen if case.case_id in drawn]


def verdicts(chosen: Sequence[Case], processes: int = 1) -> list[Verdict]:
    """Read the cases and judge them, in order."""
    if processes > 1:
        with ProcessPoolExecutor(min(processes, _MOST_PROCESSES)) as pool:
            found = list(pool.map(read_case, chosen, chunksize=_CHUNK))
    else:
        found = list(map(read_case, chosen))
    by_id = {case.case_id: row for case, row in zip(chosen, found, strict=True)}
    return [
        judge(case, row, by_id[case.parent_id] if case.parent_id else None)
        for case, row in zip(chosen, found, strict=True)
    ]


def rate(name: str, judged: Iterable[Verdict]) -> Rate:
    """The pass rate of some verdicts."""
    rows = list(judged)
    return Rate(
        name=name,
        n=len(rows),
        passed=sum(not row.wrong for row in rows),
        values=sum(row.values for row in rows),
        changed=sum(row.changed for row in rows),
        wrong_numbers=sum(row.wrong_numbers for row in rows),
    )


def rates(judged: Sequence[Verdict]) -> list[Rate]:
    """The rates of all groups and their subgroups."""
    found = []
    for group in sorted({row.case.group for row in judged}):
        rows = [row for row in judged if row.case.group == group]
        found.append(rate(group, rows))
        found.extend(rate(f"{group} half {fold}", [r for r in rows if r.case.fold == fold]) for fold in "ab")
        if group == "E":
            for name, is_twin in (("negatives", False), ("twins", True)):
                found.append(
                    rate(f"E {name}", [r for r in rows if r.case.subgroup.endswith("twin") is is_twin])
                )
        found.extend(
            rate(f"{group} {subgroup}", [row for row in rows if row.case.subgroup == subgroup])
            for subgroup in dict.fromkeys(row.case.subgroup for row in rows)
        )
    return [row for row in found if row.n]


def table(found: Iterable[Rate]) -> str:
    """The rates as a Markdown table."""
    lines = [
        "| cases | n | passed | 95 % interval | values changed | wrong figures |",
        "|---|---|---|---|---|---|",
    ]
    for row in found:
        low, high = row.interval
        changed = f"{row.changed / row.values:.3f}" if row.values else ""
        wrong = str(row.wrong_numbers) if row.values else ""
        lines.append(
            f"| {row.name} | {row.n} | {row.share:.3f} | {low:.3f} to {high:.3f} | {changed} | {wrong} |"
        )
    return "\n".join(lines)


def _as_json(found: Iterable[Rate]) -> str:
    rows = {
        row.name: {
            "n": row.n,
            "passed": row.passed,
            "share": round(row.share, 4),
            "interval": [round(end, 4) for end in row.interval],
            "values_changed": round(row.changed / row.values, 4) if row.values else None,
            "wrong_numbers": row.wrong_numbers,
        }
        for row in found
    }
    return json.dumps(rows, indent=2)


def main() -> int:
    """Print the pass rates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--group", action="append", choices=sorted(GROUPS), help="only this group; may be repeated"
    )
    parser.add_argument("--subgroup", help="only subgroups that begin with this")
    parser.add_argument(
        "--fold", choices=("a", "b"), help="list the failures of this half of the templates only"
    )
    parser.add_argument("--sample", type=int, default=0, help="read only so many cases, drawn once for all")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--processes", type=int, default=_MOST_PROCESSES)
    parser.add_argument(
        "--change", choices=sorted(_CHANGES), help="change every text first, such as to lower case"
    )
    parser.add_argument("--json", action="store_true", help="print JSON, not a table")
    parser.add_argument(
        "--failures", type=Path, help="write failing cases to this file, one JSON object a line"
    )
    chosen = parser.parse_args()
    wanted = list(cases(chosen.seed, chosen.group or tuple(GROUPS)))
    if chosen.subgroup:
        wanted = [c for c in wanted if c.subgroup.startswith(chosen.subgroup) or c.subgroup == "base"]
    if chosen.change:
        wanted = [replace(c, text=_CHANGES[chosen.change](c.text, rng_of(c.case_id))) for c in wanted]
    judged = verdicts(sample_of(wanted, chosen.sample or len(wanted)), chosen.processes)
    found = rates(judged)
    sys.stdout.write((_as_json(found) if chosen.json else table(found)) + "\n")
    if chosen.failures:
        failed = (row for row in judged if row.wrong and chosen.fold in (None, row.case.fold))
        lines = [
            json.dumps({"wrong": row.wrong, **vars(row.case)}, ensure_ascii=False) + "\n" for row in failed
        ]
        chosen.failures.write_text("".join(lines), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
