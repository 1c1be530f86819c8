"""`tidings eval`: score the reader on articles that the user has annotated."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from tidings.errors import UsageError
from tidings.evaluate.faults import faults_of
from tidings.evaluate.figures import figures_of
from tidings.evaluate.form import read_prediction
from tidings.evaluate.marking import Pairing, marks_of, pair_up
from tidings.model.problem import Problem
from tidings.pipeline import read_safely
from tidings.serve.commands.extract import PARTLY
from tidings.serve.gold import Gold, open_gold
from tidings.serve.prediction import prediction
from tidings.serve.progress import progress_of
from tidings.serve.reading import reading_of
from tidings.serve.scores import Scores, fault_json, scores_json, scores_table
from tidings.serve.shell import Shared, dump, with_shared, write_file

# Between 20 seeds the ends for detection F1 over 95 passages lie within .013 of each other; with 200, .026.
RESAMPLES = 2000
SEED = 20260101
FEW = 30  # passages; with fewer an interval by resampling is too narrow
_SHOWN = 10

GoldFile = Annotated[Path, typer.Argument(metavar="GOLD", help="Annotations, one JSON object a line.")]
Passages = Annotated[
    Path | None,
    typer.Option(help="The texts by id, where the annotations do not hold them.", show_default=False),
]
Errors = Annotated[
    Path | None,
    typer.Option(help="Also write each missed, false or wrong value to this file.", show_default=False),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("eval")(with_shared(evaluate))


def evaluate(gold: GoldFile, *, passages: Passages = None, errors: Errors = None, shared: Shared) -> None:
    """Say how well tidings reads articles that you have annotated yourself: precision, recall, fields.

    Every figure stands with the 95 % interval that resampled passages give; the same files give the same
    bytes. docs/evaluate.md describes the form of the annotations. Forms: text (a table), json.
    """
    form = shared.form("text", "json")
    _guard((gold, passages), (errors, shared.output))
    opened = open_gold(gold, passages)
    for problem in opened.left_out:
        shared.say(f"left out: {problem.reason}")
    _tell(shared, [problem.reason for problem in opened.notes])
    if not opened.passages:
        raise UsageError(f"{gold}: no passage is left to score; see the reasons above")
    scores, is_whole = _score(opened, shared)
    if 0 < scores.positive + scores.negative < FEW:
        shared.say(f"note: under {FEW} passages the intervals are too narrow; take them as a hint")
    if errors is not None:
        write_file(errors, "".join(dump(fault_json(fault)) + "\n" for fault in scores.faults))
        shared.say(f"written: {errors} ({len(scores.faults)} errors)")
    if form == "json":
        shared.emit_json(scores_json(scores))
    else:
        shared.emit(scores_table(scores))
    if not is_whole:
        raise typer.Exit(PARTLY)


def _guard(sources: Sequence[Path | None], targets: Sequence[Path | None]) -> None:
    """Refuse to write over a file that is read, or two outputs into one file."""
    taken = {path.resolve() for path in sources if path is not None}
    for path in targets:
        if path is None or (path.exists() and not path.is_file()):
            continue  # a device may be named twice
        if path.resolve() in taken:
            raise UsageError(f"{path}: it would be overwritten; name another file")
        taken.add(path.resolve())


def _score(gold: Gold, shared: Shared) -> tuple[Scores, bool]:
    """Read and score every passage; whether all of the gold file could be used."""
    unread: list[Problem] = []
    pairings = list(_pairings(gold, unread, shared))
    annotations = [passage.annotation for passage in gold.passages]
    figures = figures_of(
        [marks_of(pairing) for pairing in pairings],
        draw=random.Random(SEED).random,  # noqa: S311  a fixed seed: the same gold gives the same intervals
        repeats=RESAMPLES,
    )
    _tell(shared, [f"not read, scored as empty: {problem.reason}" for problem in unread])
    scores = Scores(
        figures=tuple(figures),
        faults=tuple(fault for pairing in pairings for fault in faults_of(pairing)),
        problems=(*gold.left_out, *gold.notes, *unread),
        positive=sum(not annotation.is_negative for annotation in annotations),
        negative=sum(annotation.is_negative for annotation in annotations),
        left_out=len(gold.left_out),
        required=sum(not incident.is_optional for note in annotations for incident in note.incidents),
        resamples=RESAMPLES,
    )
    return scores, not (gold.left_out or unread)


def _pairings(gold: Gold, unread: list[Problem], shared: Shared) -> Iterator[Pairing]:
    """Each passage as read beside its annotation; what could not be read is added to `unread`."""
    with progress_of(shared) as progress:
        for number, passage in enumerate(gold.passages, 1):
            reading = read_safely(passage.document)
            unread += [
                Problem(
                    source=passage.source, stage=p.stage, code=p.code, reason=f"{passage.source}: {p.reason}"
                )
                for p in reading.problems
            ]
            found = prediction(passage.annotation.id, reading_of(reading))
            yield pair_up(passage.annotation, read_prediction(found))
            if progress:
                progress("read", number, len(gold.passages))


def _tell(shared: Shared, reasons: Sequence[str]) -> None:
    """Say the first notes, or all of them when asked to say more."""
    shown = reasons if shared.verbose else reasons[:_SHOWN]
    for reason in shown:
        shared.say(f"note: {reason}")
    if len(reasons) > len(shown):
        shared.say(f"note: and {len(reasons) - len(shown)} more; -v and --json give them all")
