"""The templates of all pages: every value is escaped, a missing one is an error."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tidings.serve.export import ATTRIBUTION
from tidings.serve.marks import COLOURS

HERE = Path(__file__).parent
STYLE = HERE / "static" / "tidings.css"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The template loader; autoescape is on for every template, whatever its name."""
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["legend"] = [(name, words) for name, (words, _) in COLOURS.items()]
    env.globals["attribution"] = ATTRIBUTION
    return env


def render(template: str, /, **content: Any) -> str:  # Any: whatever the template shows
    """One page."""
    return environment().get_template(template).render(**content)
