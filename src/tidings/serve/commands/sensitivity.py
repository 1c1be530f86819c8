"""`tidings sensitivity`: which totals and fields change under which policy."""

from __future__ import annotations

from typing import Annotated

import typer

from tidings import pipeline
from tidings.analyse.counts import Sum
from tidings.analyse.sensitivity import COMPARED, SUMMED, Mover, Sensitivity, UnderPolicy, sensitivity_of
from tidings.model.codes import Field
from tidings.model.filter import parse_filter
from tidings.serve.commands.look import Words
from tidings.serve.ledger import chosen
from tidings.serve.rows import row_of
from tidings.serve.shell import Shared, with_shared
from tidings.serve.tables import table_of
from tidings.serve.values import Json, sum_json
from tidings.settings import POLICIES

_NAMES = {Field.WHERE: "place", Field.WHEN: "day"}
_ID_SHOWN = 8


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("sensitivity")(with_shared(sensitivity))


def sensitivity(
    words: Words = None,
    *,
    limit: Annotated[int, typer.Option(min=0, help="List so many incidents that move a total.")] = 10,
    shared: Shared,
) -> None:
    """Say which totals and fields change under which policy, and which incidents make the difference.

    Every incident that fits the filter is told under every policy and compared with the project's own.
    Forms: text, json.
    """
    form = shared.form("text", "json")
    wanted = parse_filter(words or [])
    with shared.open() as project:
        own = project.settings.policy
        names = (own, *(name for name in POLICIES if name != own))
        told = pipeline.told_under(project, chosen(project, wanted), *names)
        found = sensitivity_of(told, names, most=limit)
    if form == "json":
        shared.emit_json(_json(found))
        return
    shared.emit(_table(found))
    if found.movers:
        shared.emit(_movers(found))
    shared.say(
        f"{found.incidents} incidents. A percentage is the share of those with a value that show another one "
        f"than under {own!r}, the project's own policy."
    )


def _table(found: Sensitivity) -> str:
    heads = (
        "policy",
        *(f"{field.value} (low–high)" for field in SUMMED),
        *(f"{_name(field)} changes" for field in COMPARED),
    )
    rows = [
        (
            one.policy,
            *map(_sum_words, one.totals),
            *(_share(count, of) for count, of in zip(one.changed, found.with_value, strict=True)),
        )
        for one in found.policies
    ]
    return table_of(heads, rows, numbers=heads[1:])


def _movers(found: Sensitivity) -> str:
    heads = ("id", "what", "field", "lowest", "under", "highest", "under ")
    rows = [
        (
            mover.incident.id[:_ID_SHOWN],
            row_of(mover.incident).title,
            mover.field.value,
            *_end(mover, found.policies, is_high=False),
            *_end(mover, found.policies, is_high=True),
        )
        for mover in found.movers
    ]
    return "\nIncidents that move a total most\n" + table_of(heads, rows, numbers=("lowest", "highest"))


def _end(mover: Mover, policies: tuple[UnderPolicy, ...], *, is_high: bool) -> tuple[int, str]:
    """The lowest or highest figure of an incident, and the policies that give it."""
    known = [figure for figure in mover.figures if figure is not None]
    end = max(known) if is_high else min(known)
    names = [one.policy for one, figure in zip(policies, mover.figures, strict=True) if figure == end]
    return end, ", ".join(names)


def _sum_words(total: Sum) -> str:
    if not total.stated:
        return "–"
    return f"{total.best:,} ({total.low:,}–{'open' if total.high is None else format(total.high, ',')})"


def _share(count: int, of: int) -> str:
    return f"{100 * count / of:.1f} %" if of else "–"


def _name(field: Field) -> str:
    return _NAMES.get(field, field.value)


def _json(found: Sensitivity) -> Json:
    return {
        "incidents": found.incidents,
        "with_value": dict(zip(map(_name, COMPARED), found.with_value, strict=True)),
        "policies": [
            {
                "policy": one.policy,
                "totals": {
                    field.value: sum_json(total) for field, total in zip(SUMMED, one.totals, strict=True)
                },
                "changed": dict(zip(map(_name, COMPARED), one.changed, strict=True)),
            }
            for one in found.policies
        ],
        "movers": [
            {
                "id": mover.incident.id,
                "title": row_of(mover.incident).title,
                "field": mover.field.value,
                "spread": mover.spread,
                "figures": dict(zip((one.policy for one in found.policies), mover.figures, strict=True)),
            }
            for mover in found.movers
        ],
    }
