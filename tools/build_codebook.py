"""Write the table of event types in `docs/codebook.md` from `resources/event_types.yml`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "codebook.md"
START, END = "<!-- event types: written by tools/build_codebook.py -->", "<!-- end of event types -->"
HEADER = (
    "| code | ACLED event type | ACLED sub-event type | PLOVER | CAMEO | MUC-4 |\n|---|---|---|---|---|---|\n"
)


def table() -> str:
    """The table, one line a code."""
    # Any: a YAML file; its shape is checked where the lexicon is read
    content: Any = yaml.safe_load((ROOT / "resources" / "event_types.yml").read_text(encoding="utf-8"))
    lines = []
    for code, row in content["types"].items():
        plover = " / ".join(part for part in row["plover"] if part)
        cells = (
            f"`{code}`",
            row["event_type"],
            row["sub_event_type"],
            plover,
            row["cameo"],
            row["muc4"] or "",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return HEADER + "\n".join(lines)


def page() -> str:
    """The codebook with the table as it should be."""
    part = f"{START}\n\n{table()}\n\n{END}"
    text = PAGE.read_text(encoding="utf-8")
    return re.sub(f"{re.escape(START)}.*?{re.escape(END)}", lambda _: part, text, flags=re.DOTALL)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
