"""Run a bench: `python -m bench TASK INPUT... OUTPUT`, or `python -m bench all|floors|seed|copies|speed|...`.

    python -m bench news passages.jsonl predictions.jsonl     one task: write predictions for a scorer
    python -m bench all [--tasks news,geo]                    every task scored; writes docs/accuracy.md
    python -m bench floors [--update]                         hold the figures against bench/floors.json
    python -m bench seed|copies|evidence|actors|...           single checks; each tells its options by --help

Tasks: muc4, muc4-slots, news, geo, timex, linking, re3d, satp, ipe-docs, ipe-sents, case2021.
Adapters read inputs only and translate the public
reading into a scorer's form. The data folder is named by TIDINGS_EVAL_DATA.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.modules import load
from tidings.errors import TidingsError, UsageError

TASKS = (
    *("muc4", "muc4-slots", "news", "geo", "timex", "linking"),
    *("re3d", "satp", "ipe-docs", "ipe-sents", "case2021"),
)
CHECKS = (
    *("all", "floors", "seed", "copies", "evidence", "actors", "gate", "speed", "lookup", "size", "orders"),
    *("growth", "reconcile", "linkers"),
)


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for; the exit code is 0 for good, 1 for a failed check, 2 for misuse."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if arguments else 2
    name, *rest = arguments
    try:
        if name in TASKS:
            return run_task(name, rest)
        if name in CHECKS:
            return int(load(name).run(rest))
        raise UsageError(f"no bench {name!r}; tasks are {', '.join(TASKS)}; checks are {', '.join(CHECKS)}")
    except TidingsError as error:
        print(f"bench: {error}", file=sys.stderr)
        return error.exit_code


def run_task(name: str, paths: Sequence[str]) -> int:
    """Write one task's predictions."""
    if len(paths) < 2:
        raise UsageError(f"python -m bench {name} INPUT... OUTPUT")
    *inputs, output = map(Path, paths)
    for path in inputs:
        if not path.exists():
            raise UsageError(f"{path}: no such input")
    load(name).main(inputs, output)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
