"""Write measured parts into `docs/accuracy.md` and keep what is written there by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.common import ROOT

PAGE = ROOT / "docs" / "accuracy.md"
README = ROOT / "README.md"


def replace_part(name: str, words: str, path: Path | None = None) -> None:
    """Put words between the marks of a part; a page without the marks gets them at its end."""
    path = path or PAGE
    page = path.read_text(encoding="utf-8") if path.exists() else "# How good it is\n"
    start, end = f"<!-- {name}: written by the bench -->", f"<!-- end of {name} -->"
    part = f"{start}\n\n{words}\n\n{end}"
    found = re.search(f"{re.escape(start)}.*?{re.escape(end)}", page, re.DOTALL)
    page = page[: found.start()] + part + page[found.end() :] if found else f"{page.rstrip()}\n\n{part}\n"
    path.write_text(page, encoding="utf-8")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def shown(value: float | None) -> str:
    """A figure to three decimals; a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"
