"""`tidings tally`: count the ledger, and set reported tallies beside its own count."""

from __future__ import annotations

from typing import Annotated

import typer

from tidings.analyse.comparison import ComparisonCheck, check_comparisons
from tidings.analyse.counts import KEYS, CountRow, Sum, count_by
from tidings.analyse.tally import MISSES, TallyCheck, check_tallies
from tidings.model.codes import Kind
from tidings.model.filter import Filter, parse_filter
from tidings.model.text import Document
from tidings.serve.commands.look import Words
from tidings.serve.ledger import chosen
from tidings.serve.shell import Shared, dump, with_shared
from tidings.serve.tables import table_of
from tidings.serve.values import Json, area_of, quote_of, sum_json
from tidings.serve.words import say
from tidings.store.project import Project

MISMATCH = 4


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("tally")(with_shared(tally))


def tally(
    words: Words = None,
    *,
    by: Annotated[
        str, typer.Option(help=f"Keys with commas between them, of {', '.join(KEYS)}.")
    ] = "country,week",
    check: Annotated[
        bool, typer.Option("--check", help="Set each reported tally beside the ledger's own count.")
    ] = False,
    shared: Shared,
) -> None:
    """Count incidents and victims by country, week and other keys; unknown victims are not zero.

    With --check the exit code is 4 when a reported tally and the ledger's count of the same scope cannot
    both be right; the reasons they may differ stand beside. Forms: text, json, jsonl.
    """
    form = shared.form("text", "json", "jsonl")
    wanted = parse_filter(words or [])
    keys = tuple(key.strip() for key in by.split(",") if key.strip())
    with shared.open() as project:
        rows = count_by(chosen(project, wanted), keys)
        checks = checks_of(project) if check else []
        ranks = comparisons_of(project) if check else []
    if form == "text":
        shared.emit(_counts(keys, rows))
        if check:
            shared.emit(_checks(checks))
            shared.emit(_ranks(ranks))
    elif form == "json":
        shared.emit_json(
            {
                "by": list(keys),
                "rows": [_row_json(keys, row) for row in rows],
                "checks": [check_json(found, document) for found, document in checks] if check else None,
                "comparisons": [rank_json(found, document) for found, document in ranks] if check else None,
            }
        )
    else:
        shared.emit("".join(dump(_row_json(keys, row)) + "\n" for row in rows))
    misses = sum(1 for found, _ in checks if found.verdict in MISSES)
    if misses:
        shared.say(f"{misses} of {len(checks)} reported tallies do not agree with the ledger")
        raise typer.Exit(MISMATCH)


def checks_of(project: Project) -> list[tuple[TallyCheck, Document]]:
    """Every reported tally of a project, checked against all its incidents."""
    tallies = [(report, project.document(report.doc_id)) for report in project.reports(Kind.TALLY)]
    documents = {report.id: document for report, document in tallies}
    found = check_tallies(tallies, project.incidents(Filter()))
    return [(check, documents[check.report.id]) for check in found]


def comparisons_of(project: Project) -> list[tuple[ComparisonCheck, Document]]:
    """Every reported comparison of a project, checked against all its incidents."""
    told = [(report, project.document(report.doc_id)) for report in project.reports(Kind.COMPARISON)]
    documents = {report.id: document for report, document in told}
    found = check_comparisons(told, project.incidents(Filter()) if told else ())
    return [(check, documents[check.report.id]) for check in found]


def rank_json(check: ComparisonCheck, document: Document) -> Json:
    """A check of a comparison as a JSON object."""
    return {
        "report_id": check.report.id,
        "doc_id": check.report.doc_id,
        "outlet": document.outlet,
        "standing": check.standing.value,
        "reason": check.reason,
        "against": list(check.against),
        "evidence": [quote_of(document, check.report.mentions[0])],
    }


def check_json(check: TallyCheck, document: Document) -> Json:
    """A check as a JSON object."""
    report = check.report
    span = report.mentions[0]
    scope = check.scope
    return {
        "report_id": report.id,
        "doc_id": report.doc_id,
        "outlet": document.outlet,
        "verdict": check.verdict.value,
        "reported": {"low": scope.count.low, "best": scope.count.best, "high": scope.count.high}
        if scope.count
        else None,
        "unit": scope.unit,
        "area": scope.area_names or None,
        "areas": [area_of(area) for area in scope.areas],
        "issuer": scope.issuer,
        "since": scope.since.isoformat() if scope.since else None,
        "as_of": scope.as_of.isoformat() if scope.as_of else None,
        "ledger": {"low": check.low, "high": check.high},
        "gap": check.gap,
        "inside": list(check.inside),
        "possible": list(check.possible),
        "reasons": list(check.reasons),
        "findings": [{"kind": f.kind, "words": f.words, "is_fault": f.is_fault} for f in check.findings],
        "evidence": [{"start": span.start, "end": span.end, "quote": document.quote(span)}],
    }


def _row_json(keys: tuple[str, ...], row: CountRow) -> Json:
    return {
        **dict(zip(keys, row.values, strict=True)),
        "incidents": row.incidents,
        "killed": sum_json(row.killed),
        "injured": sum_json(row.injured),
    }


def _counts(keys: tuple[str, ...], rows: list[CountRow]) -> str:
    heads = (*keys, "incidents", "killed", "injured")
    cells = [
        (
            *(value or "unknown" for value in row.values),
            row.incidents,
            sum_words(row.killed),
            sum_words(row.injured),
        )
        for row in rows
    ]
    return table_of(heads, cells, numbers=("incidents", "killed", "injured"))


def sum_words(total: Sum) -> str:
    """A sum as people write it; a dash where no incident states a figure."""
    if not total.stated:
        return "–"
    if total.high is None:
        return f"{total.low}+"
    return str(total.low) if total.low == total.high else f"{total.low}–{total.high}"


def _ranks(ranks: list[tuple[ComparisonCheck, Document]]) -> str:
    lines = ["", "Reported comparisons beside the ledger"] if ranks else []
    for check, document in ranks:
        words = " ".join(document.quote(check.report.mentions[0]).split())
        source = document.outlet or document.title or document.id
        lines += [f"  {check.standing.value:<20} “{words}” – {source}", f"    · {check.reason}"]
    return "\n".join(lines)


def _checks(checks: list[tuple[TallyCheck, Document]]) -> str:
    if not checks:
        return "\nNo document reports a tally.\n"
    lines = ["", "Reported tallies beside the ledger"]
    for check, document in checks:
        scope = check.scope
        high = "open" if check.high is None else check.high
        own = str(check.low) if check.low == high else f"{check.low} to {high}"
        words = " ".join(document.quote(check.report.mentions[0]).split())
        counted = (say(scope.count), scope.unit or "", f"in {scope.area_names}" if scope.areas else "")
        lines.append(
            f"  {check.verdict.value:<20} “{words}” – {document.outlet or document.title or document.id}"
        )
        lines.append(f"    reported {' '.join(filter(None, counted))}; the ledger counts {own}")
        lines += [f"    {'!' if f.is_fault else '='} {f.words}" for f in check.findings]
        lines += [f"    · {reason}" for reason in check.reasons]
    return "\n".join(lines) + "\n"
