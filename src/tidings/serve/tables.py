"""Tables for the terminal: no markup is obeyed, long cells wrap, the same text for the same rows."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from tidings.serve.shell import one_line

# Width where nobody watches: files and pipes get lines that do not depend on the terminal.
FILE_WIDTH = 160


def table_of(heads: Sequence[str], rows: Iterable[Sequence[object]], *, numbers: Sequence[str] = ()) -> str:
    """A table as text; columns named in `numbers` are set to the right."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="")
    for head in heads:
        is_number = head in numbers
        table.add_column(
            head,
            justify="right" if is_number else "left",
            no_wrap=is_number or head == "id",
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(one_line("" if cell is None else str(cell))) for cell in row))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else FILE_WIDTH
    out = io.StringIO()
    Console(file=out, width=max(width, 60), color_system=None, highlight=False).print(table)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def how_many(number: int, what: str) -> str:
    """A number of things in words: "1 problem", "2 problems"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
