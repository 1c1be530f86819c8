"""`tidings sources`: how far outlets and speakers agree with each other, and so how often each is right."""

from __future__ import annotations

from typing import Annotated

import typer

from tidings.assemble.reliability import LEAST_SHARED, Rating
from tidings.serve.shell import Shared, with_shared
from tidings.serve.tables import table_of
from tidings.sources import ratings_of

_GIVEN, _LEARNED, _UNRATED = "you", "agreement", "too few"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("sources")(with_shared(sources))


def sources(
    *,
    limit: Annotated[int, typer.Option(min=0, help="List so many sources; 0 lists all.")] = 30,
    shared: Shared,
) -> None:
    """Say how often outlets and speakers are right, as far as others tell the same incidents.

    Compares the killed and injured that independent lineages give. What you set under [reliability] stays;
    with learn = true there, beliefs go by the others. Forms: text, json.
    """
    form = shared.form("text", "json")
    with shared.open() as project:
        found = sorted(ratings_of(project), key=lambda one: (-one.shared, one.source))
        is_used = project.settings.learn
    if form == "json":
        rows = [
            {
                "source": one.source,
                "reliability": one.reliability,
                "shared": one.shared,
                "right": one.agreeing,
                "by": _by(one),
            }
            for one in found
        ]
        shared.emit_json({"learn": is_used, "least_shared": LEAST_SHARED, "sources": rows})
        return
    heads = ("source", "reliability", "shared figures", "held right", "set by")
    cells = [
        (one.source, f"{one.reliability:.2f}", one.shared, f"{one.agreeing:.1f}", _by(one))
        for one in (found[:limit] if limit else found)
    ]
    shared.emit(table_of(heads, cells, numbers=heads[1:4]))
    use = "are used" if is_used else "are not used: 'learn = true' under [reliability] in tidings.toml would"
    shared.say(
        f"{len(found)} sources share figures with others. Those learned from agreement {use}; "
        f"with fewer than {LEAST_SHARED} shared figures a source stays at 0.70."
    )


def _by(one: Rating) -> str:
    if one.is_set:
        return _GIVEN
    return _LEARNED if one.shared >= LEAST_SHARED else _UNRATED
