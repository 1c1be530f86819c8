"""`tidings link`: say that reports are, or are not, one incident; every decision can be taken back."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from tidings import linking, pipeline
from tidings.assemble.explain import chain
from tidings.assemble.link import standing
from tidings.errors import UsageError
from tidings.model.codes import Judgement
from tidings.model.decision import Decision, Reason
from tidings.model.incident import Incident
from tidings.serve.linkage import Case, case_json, case_text, decision_json, why_words
from tidings.serve.shell import Shared, with_shared
from tidings.serve.tables import table_of
from tidings.store.project import Project

By = Annotated[str | None, typer.Option(help="Who decides; else your user name.", show_default=False)]
Why = Annotated[str, typer.Option(help="Why, in a few words; kept with the decision.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Say that reports are, or are not, one incident. Every decision can be undone.")
    for name, function in _COMMANDS.items():
        group.command(name)(with_shared(function))
    app.add_typer(group, name="link", no_args_is_help=True)


def merge(
    left: Annotated[str, typer.Argument(metavar="ID", help="An incident, or one of its reports.")],
    right: Annotated[str, typer.Argument(metavar="ID", help="The other one.")],
    *,
    by: By = None,
    why: Why = "",
    shared: Shared,
) -> None:
    """Say that two incidents are one."""
    with shared.open() as project:
        first, second = project.incident(left), project.incident(right)
        if first.id == second.id:
            raise UsageError(f"{left} and {right} are one incident already ({first.id})")
        decision = _decide(project, first.id, second.id, Judgement.SAME, by=by, why=why)
        linking.assemble(project)
        found = project.incident(first.id)
    _tell(shared, [decision], f"{len(found.reports)} reports are now one incident: {found.id}")


def split(
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="The report to take out: see 'tidings show'.")
    ],
    *,
    by: By = None,
    why: Why = "",
    shared: Shared,
) -> None:
    """Say that a report is not of the incident it was put with."""
    with shared.open() as project:
        incident, chosen = _find(project, report)
        others = [alias for alias in incident.aliases if alias != chosen]
        if not others:
            raise UsageError(f"{report}: the incident has no other report to part it from")
        made = [_decide(project, chosen, other, Judgement.DIFFERENT, by=by, why=why) for other in others]
        linking.assemble(project)
        found = project.incident(chosen)
    _tell(shared, made, f"The report is now in the incident {found.id}")


def undo(
    decision: Annotated[
        str, typer.Argument(metavar="DECISION", help="A decision's id: see 'tidings link list'.")
    ],
    *,
    by: By = None,
    shared: Shared,
) -> None:
    """Take a decision back; it stays on record."""
    with shared.open() as project:
        chosen = [d.id for d in project.decisions() if d.id.startswith(decision) and d.withdraws is None]
        if len(chosen) > 1:
            raise UsageError(f"{decision!r} begins several decisions' ids; write more of it")
        made = [
            project.withdraw(one, by=by or user(), at=now())
            for one in _made_with(project.decisions(), chosen[0] if chosen else decision)
        ]
        linking.assemble(project)
    _tell(shared, made, "Taken back; the incidents are as they would be without it")


def list_decisions(*, shared: Shared) -> None:
    """List the decisions of people, and those taken back. Forms: text, json."""
    form = shared.form("text", "json")
    with shared.open() as project:
        decisions = project.decisions()
    if form == "json":
        shared.emit_json([decision_json(decision) for decision in decisions])
        return
    gone = {decision.withdraws for decision in decisions}
    rows = [
        (
            d.id[:8],
            d.judgement.value,
            d.left[:8],
            d.right[:8],
            d.by,
            d.at or "",
            _state(d, gone),
            why_words(d),
        )
        for d in decisions
    ]
    shared.emit(table_of(("id", "judgement", "left", "right", "by", "at", "state", "why"), rows))


def why(
    left: Annotated[str, typer.Argument(metavar="ID", help="An incident, or one of its reports.")],
    right: Annotated[str, typer.Argument(metavar="ID", help="The other one.")],
    *,
    shared: Shared,
) -> None:
    """Say why two incidents are two, or two reports one: the table of points. Forms: text, json."""
    form = shared.form("text", "json")
    with shared.open() as project:
        case = _case(project, left, right)
        pair = (case.found.left, case.found.right)
        reports = [project.report(key) for key in pair]
        sources = {report.id: (report, project.document(report.doc_id)) for report in reports}
    if form == "json":
        shared.emit_json(case_json(case))
    else:
        shared.emit(case_text(case, sources))


def _case(project: Project, left: str, right: str) -> Case:
    (first, one), (second, other) = _find(project, left), _find(project, right)
    if one == other:
        raise UsageError(f"{left} and {right} are one report ({one}); name two")
    is_one = first.id == second.id
    groups = ((one,), (other,)) if is_one else (first.aliases, second.aliases)
    found, rulings = pipeline.explain(project, *groups, named={one, other} - {first.id, second.id})
    members = {*first.aliases, *second.aliases}
    said = [d for d in standing(project.decisions()) if d.left in members and d.right in members]
    used = rulings.same | rulings.apart
    links = [d for d in said if (d.left, d.right) in rulings.same] + project.links(first.aliases)
    return Case(
        found=found,
        incidents=(first.id,) if is_one else (first.id, second.id),
        ties=chain(links, one, other) if is_one else (),
        decisions=tuple(said),
        unused={d.id for d in said if (d.left, d.right) not in used},
        merge_at=project.settings.merge_at,
    )


def _find(project: Project, wanted: str) -> tuple[Incident, str]:
    """An incident and the one of its reports whose id begins so."""
    incident = project.incident(wanted)
    chosen = [alias for alias in incident.aliases if alias.startswith(wanted)]
    if len(chosen) != 1:
        raise UsageError(f"{wanted!r} begins several reports' ids; write more of it")
    return incident, chosen[0]


def _decide(
    project: Project, one: str, other: str, judgement: Judgement, *, by: str | None, why: str
) -> Decision:
    left, right = sorted((one, other))
    reasons = (Reason(feature="person", points=0, words=why),) if why else ()
    decision = Decision(
        left=left, right=right, judgement=judgement, by=by or user(), at=now(), reasons=reasons
    )
    project.put_decision(decision)
    return decision


def _made_with(decisions: Sequence[Decision], wanted: str) -> list[str]:
    """The ids of a decision and of those that one `split` made with it, as far as they hold.

    A split parts a report from each other one of its incident; with one pair taken back it would stay parted.
    """
    gone = {decision.withdraws for decision in decisions}
    if wanted in gone:
        raise UsageError(f"{wanted[:8]} is taken back already; see 'tidings link list'")
    named = next((d for d in decisions if d.id == wanted), None)
    if named is None or named.judgement is not Judgement.DIFFERENT:
        return [wanted]
    alike = [
        d
        for d in decisions
        if (d.by, d.at, d.judgement, d.reasons) == (named.by, named.at, named.judgement, named.reasons)
        and d.withdraws is None
        and d.id not in gone
    ]
    stars = ([d.id for d in alike if end in (d.left, d.right)] for end in (named.left, named.right))
    return max(stars, key=len)


def _tell(shared: Shared, made: list[Decision], words: str) -> None:
    if shared.form("text", "json") == "json":
        shared.emit_json([decision_json(decision) for decision in made])
    shared.say(f"{words}. To take it back: tidings link undo {made[0].id[:8]}")


def _state(decision: Decision, gone: set[str | None]) -> str:
    if decision.withdraws:
        return f"takes back {decision.withdraws[:8]}"
    return "taken back" if decision.id in gone else "holds"


def user() -> str:
    """Who is logged in."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def now() -> str:
    """The time, to be kept with a decision."""
    return datetime.now(tz=UTC).isoformat(timespec="seconds")


_COMMANDS: dict[str, Callable[..., None]] = {
    "merge": merge,
    "split": split,
    "undo": undo,
    "list": list_decisions,
    "why": why,
}
