"""The tasks: which files go in, which fields they may keep, how they are scored, what must be reached."""

from __future__ import annotations

import csv
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.common import Json, data_root, read_lines, score, write_lines
from bench.modules import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a scorer: where it stands in its output, and the floor or ceiling it is held to.

    `goal` is None where nothing is asked; `is_ceiling` where less is better; `of_size` compares the
    figure's absolute value. `scale` turns a percentage into a share.
    """

    name: str
    path: tuple[str, ...]
    goal: float | None = None
    is_ceiling: bool = False
    of_size: bool = False
    scale: float = 1.0

    def of(self, figures: Json) -> float | None:
        """The figure in a scorer's output."""
        value: object = figures
        for key in self.path:
            value = value.get(key) if isinstance(value, dict) else None
        return None if not isinstance(value, int | float) else value * self.scale

    def is_met(self, value: float | None) -> bool:
        """Whether a value passes the goal; where there is none, everything does."""
        if self.goal is None:
            return True
        if value is None:
            return False
        size = abs(value) if self.of_size else value
        return size <= self.goal if self.is_ceiling else size >= self.goal


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task. `keep` are the only fields of an input line that an adapter sees; none means raw files.

    `sample` is how many lines the quick check reads, None for all. `id_key` names a line.
    """

    name: str
    adapter: str
    inputs: tuple[str, ...]
    gold: tuple[str, ...]
    scorer: tuple[str, ...]
    figures: tuple[Figure, ...]
    keep: tuple[str, ...] = ()
    id_key: str = "id"
    sample: int | None = None
    can_resample: bool = True

    def gold_files(self) -> tuple[Path, ...]:
        """The files that hold the gold."""
        root = data_root() / "data"
        found: list[Path] = []
        for name in self.gold:
            path = root / name
            found.extend(sorted(p for p in path.iterdir() if p.suffix != ".md") if path.is_dir() else [path])
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One finished run: the scorer's figures, the files it used, and how long the adapter took."""

    task: Task
    figures: Json
    gold: tuple[Path, ...]
    predictions: Path
    seconds: float


NEWS = Task(
    name="news",
    adapter="news",
    inputs=("news/passages.jsonl",),
    gold=("news/gold.jsonl",),
    keep=("id", "url", "outlet", "published", "text"),
    scorer=("news.py", "score", "--gold", "{gold}", "--pred", "{pred}"),
    figures=(
        Figure(name="detection F1", path=("detection_f1",), goal=0.65),
        Figure(name="complete_r", path=("complete_r",), goal=0.25),
        Figure(
            name="false incidents in negatives", path=("false_incident_rate",), goal=0.10, is_ceiling=True
        ),
        Figure(name="killed contains truth", path=("killed_contains",), goal=0.70),
        Figure(name="injured contains truth", path=("injured_contains",), goal=0.70),
        Figure(name="tallies R", path=("tallies_r",), goal=0.80),
        Figure(name="tallies P", path=("tallies_p",)),
        Figure(name="tally as incident", path=("tally_as_incident",), is_ceiling=True),
        Figure(name="event type", path=("event_type",)),
        Figure(name="date exact", path=("date_exact",)),
        Figure(name="place within 25 km", path=("place_25km",)),
        Figure(name="perpetrators F1", path=("perpetrators_f1",)),
        Figure(name="posture R", path=("posture_r",)),
        Figure(name="intentions R", path=("intentions_r",)),
    ),
)
MUC4 = Task(
    name="muc4",
    adapter="muc4",
    inputs=("muc4/dev.jsonl",),
    gold=("muc4/dev.jsonl",),
    keep=("docid", "doctext"),
    id_key="docid",
    scorer=("muc4.py", "roles", "--gold", "{gold}", "--pred", "{pred}"),
    figures=(
        Figure(name="roles micro-F1", path=("micro", "f1"), goal=0.40, scale=0.01),
        Figure(name="roles micro-P", path=("micro", "p"), scale=0.01),
        Figure(name="roles micro-R", path=("micro", "r"), scale=0.01),
    ),
)
MUC4_SLOTS = Task(
    name="muc4-slots",
    adapter="muc4-slots",
    inputs=("muc4/raw/texts/tst1-muc3.txt", "muc4/raw/texts/tst2-muc4.txt"),
    gold=("muc4/raw/keys/key-tst1.v7.txt", "muc4/raw/keys/key-tst2.v4.txt"),
    scorer=("muc4.py", "slots", "--keys", "{gold}", "--pred", "{pred}"),
    figures=(Figure(name="slots micro-F1", path=("micro", "f1"), scale=0.01),),
    can_resample=False,
)
GEO = Task(
    name="geo",
    adapter="geo",
    inputs=("geo/tr-news.jsonl",),
    gold=("geo/tr-news.jsonl",),
    keep=("id", "title", "published", "source", "text"),
    scorer=("geo.py", "--gold", "{gold}", "--pred", "{pred}"),
    figures=(
        Figure(name="within 161 km, end to end", path=("acc161",), goal=0.45),
        Figure(name="right id, end to end", path=("id",), goal=0.55),
        Figure(name="names found F1", path=("spans", "f1")),
    ),
)
GEO_LGL = Task(
    name="geo-lgl",
    adapter="geo",
    inputs=("geo/lgl.jsonl",),
    gold=("geo/lgl.jsonl",),
    keep=GEO.keep,
    scorer=GEO.scorer,
    figures=tuple(Figure(name=f.name, path=f.path) for f in GEO.figures),
    sample=150,
)
TIMEX = Task(
    name="timex",
    adapter="timex",
    inputs=("time/timebank.jsonl",),
    gold=("time/timebank.jsonl",),
    keep=("id", "dct", "text"),
    scorer=("timex.py", "--gold", "{gold}", "--pred", "{pred}"),
    figures=(
        Figure(name="value F1", path=("value", "f1"), goal=0.60),
        Figure(name="relaxed F1", path=("relaxed", "f1")),
        Figure(name="strict F1", path=("strict", "f1")),
    ),
    sample=60,
)
TIMEX_AQUAINT = Task(
    name="timex-aquaint",
    adapter="timex",
    inputs=("time/aquaint.jsonl",),
    gold=("time/aquaint.jsonl",),
    keep=TIMEX.keep,
    scorer=TIMEX.scorer,
    figures=tuple(Figure(name=f.name, path=f.path) for f in TIMEX.figures),
    sample=30,
)
LINKING = Task(
    name="linking",
    adapter="linking",
    inputs=("linking/documents.jsonl",),
    gold=("linking",),
    keep=("id", "published", "title", "text", "url"),
    scorer=("linking.py", "--gold", "{gold}", "--pred", "{pred}"),
    figures=(
        Figure(name="pairwise F1", path=("pairs", "f1"), goal=0.60),
        Figure(name="count error", path=("count_error",), goal=0.15, is_ceiling=True, of_size=True),
        Figure(name="B-cubed F1", path=("b3", "f1")),
        Figure(name="date exact", path=("date",)),
        Figure(name="killed exact", path=("killed",)),
        Figure(name="injured exact", path=("injured",)),
        Figure(name="place within 50 km", path=("place50",)),
    ),
    sample=600,
    can_resample=False,
)
RE3D = Task(
    name="re3d",
    adapter="re3d",
    inputs=("ner/re3d/dev.conll",),
    gold=("ner/re3d/dev.conll",),
    scorer=("ner.py", "--gold", "{gold}", "--pred", "{pred}"),
    figures=(Figure(name="names micro-F1", path=("micro", "f1"), goal=0.70),),
    can_resample=False,
)


def _labels(name: str, figure: Figure) -> Task:
    """A set of labelled texts."""
    folder = name.replace("-", "_")
    return Task(
        name=name,
        adapter=name,
        inputs=(f"classify/{folder}/dev.jsonl",),
        gold=(f"classify/{folder}/dev.jsonl",),
        keep=("id", "text"),
        scorer=("classify.py", "--gold", "{gold}", "--pred", "{pred}"),
        figures=(figure,),
        can_resample=False,
    )


SATP = _labels("satp", Figure(name="example F1", path=("example_f1",), goal=0.894))
IPE_DOCS = _labels("ipe-docs", Figure(name="example F1", path=("example_f1",), goal=0.708))
CASE2021 = _labels("case2021", Figure(name="weighted F1", path=("weighted_f1",), goal=0.80))
TASKS = {
    task.name: task
    for task in (
        *(NEWS, MUC4, MUC4_SLOTS, GEO, GEO_LGL, TIMEX, TIMEX_AQUAINT, LINKING),
        *(RE3D, SATP, IPE_DOCS, CASE2021),
    )
}


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder for inputs and predictions that goes away afterwards."""
    with tempfile.TemporaryDirectory(prefix="tidings-bench-") as name:
        yield Path(name)


def run_task(task: Task, work: Path, *, limit: int | None = None) -> Run:
    """Strip the inputs of their gold, run the adapter on them, and score what it wrote."""
    root = data_root() / "data"
    folder = work / task.name
    inputs = [_stripped(task, root / name, folder / "in" / Path(name).name, limit) for name in task.inputs]
    predictions = folder / "predictions"
    began = time.perf_counter()
    load(task.adapter).main(inputs, predictions)
    seconds = time.perf_counter() - began
    gold = tuple(_gold(task, root / name, folder / "gold" / Path(name).name, limit) for name in task.gold)
    return Run(
        task=task,
        figures=score(*command(task, gold, predictions)),
        gold=gold,
        predictions=predictions,
        seconds=seconds,
    )


def command(task: Task, gold: Iterable[Path], predictions: Path) -> list[str]:
    """The scorer's command line for gold files and predictions."""
    words: list[str] = []
    for word in task.scorer:
        if word == "{gold}":
            words.extend(map(str, gold))
        else:
            words.append(word.replace("{pred}", str(predictions)))
    return words


def _stripped(task: Task, source: Path, target: Path, limit: int | None) -> Path:
    """The input with nothing but the fields that a system may see; raw texts are used as they lie."""
    if not task.keep:
        return source
    rows = islice(read_lines(source), limit)
    write_lines(target, ({key: row[key] for key in task.keep if key in row} for row in rows))
    return target


def _gold(task: Task, source: Path, target: Path, limit: int | None) -> Path:
    """The gold of the first `limit` lines; the whole where there is no limit."""
    if limit is None or not task.keep:
        return source
    if source.is_dir():
        return _gold_folder(source, target, limit)
    write_lines(target, islice(read_lines(source), limit))
    return target


def _gold_folder(source: Path, target: Path, limit: int) -> Path:
    """The linking gold for its first documents: only their labels and the facts of their incidents."""
    rows = list(islice(read_lines(source / "documents.jsonl"), limit))
    write_lines(target / "documents.jsonl", rows)
    kept = {row["id"] for row in rows}
    incidents = _filter(source / "labels.csv", target / "labels.csv", "doc_id", kept, "incident_id")
    _filter(source / "incidents.csv", target / "incidents.csv", "incident_id", incidents, "incident_id")
    return target


def _filter(source: Path, target: Path, key: str, kept: set[str], answer: str) -> set[str]:
    """Copy the rows of a table whose `key` is among `kept`; return their `answer` column."""
    with source.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = [row for row in reader if row[key] in kept]
        names = list(reader.fieldnames or ())
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return {row[answer] for row in rows}
