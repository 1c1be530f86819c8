"""Write measured parts into `docs/accuracy.md` and keep what is written there by hand."""

from __future__ import annotations

import re
from pathlib import Path

from bench.common import ROOT
from tidings.serve.markdown import between, shown, table

__all__ = ["PAGE", "README", "between", "replace_part", "shown", "table"]

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
