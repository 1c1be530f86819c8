"""What a case is: a text, what a reading of it must hold, and which of that is checked."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

LEXICONS = Path(__file__).resolve().parent / "lexicons"
FOLDS = ("a", "b")


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case. `parent_id` names the case whose reading a variant must keep.

    `fold` halves the templates: rules may be mended on what fails in "a", while "b" is only counted.
    """

    case_id: str
    group: str
    subgroup: str
    seed: int
    text: str
    metadata: dict[str, str]
    parent_id: str | None = None
    expect: dict[str, Any] = field(default_factory=dict)
    check: list[str] = field(default_factory=list)
    fold: str = "a"


@lru_cache(maxsize=16)
def lexicon(name: str) -> dict[str, Any]:
    """A lexicon by its file name without the ending."""
    loaded: dict[str, Any] = yaml.safe_load((LEXICONS / f"{name}.yml").read_text("utf-8"))
    return loaded


def rng_of(*parts: object) -> random.Random:
    """Randomness that depends on nothing but its name."""
    key = "|".join(map(str, parts))
    return random.Random(int.from_bytes(sha256(key.encode()).digest()[:8], "big"))


def fold_of(index: int) -> str:
    """Which half of the templates the one at `index` belongs to."""
    return FOLDS[index % 2]


def write(path: Path, cases: Iterable[Case]) -> int:
    """Write cases as JSON Lines; how many."""
    lines = [json.dumps(asdict(case), ensure_ascii=False) + "\n" for case in cases]
    path.write_text("".join(lines), "utf-8")
    return len(lines)


def read(path: Path) -> Iterator[Case]:
    """The cases of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield Case(**json.loads(line))
