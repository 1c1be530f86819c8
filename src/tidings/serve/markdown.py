"""Tables of figures in Markdown, as the accuracy page has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def shown(value: float | None) -> str:
    """A figure to three decimals; a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def between(interval: Sequence[float] | None) -> str:
    """The ends of an interval; nothing where there is none."""
    return "" if interval is None else f"{interval[0]:.3f} to {interval[1]:.3f}"
