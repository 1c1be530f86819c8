"""Measure speed beside spaCy's small English pipeline, the first output of `extract`, and memory.

    python -m bench speed [--repeats 9] [--documents 100] [--no-memory] [--no-write]

The two readers run in processes of one thread each and take turns on the same texts (a, b, b, a, ...), so
that the ratio does not depend on what else the machine does. spaCy must be installed by
`python bench/peers/install.py`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Self

from bench.common import ROOT, data_root, write_lines
from bench.corpus import reports
from bench.page import replace_part, table
from bench.peers.install import PYTHON as PEER
from bench.texts import SOURCES, Text
from tidings.errors import ResourceError

THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
FLAGS = ("avx2", "avx512f", "avx512_vnni", "amx_tile")
PROJECT_DOCUMENTS = 10_000
GOALS = {"ratio": 2.0, "first": 1.0, "memory": 500.0}


class Reader:
    """A reader in a process of its own."""

    def __init__(self, which: str, python: Path) -> None:
        script = ROOT / "bench" / "peers" / "reader.py"
        self._process = subprocess.Popen(
            [str(python), str(script), which],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **THREADS, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"},
        )
        self._answer()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()

    def read(self, texts: Sequence[Text]) -> float:
        """CPU seconds for reading the texts."""
        order = {"texts": [t.text for t in texts], "published": [t.published for t in texts]}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return float(self._answer()["cpu"])

    def _answer(self) -> dict[str, float]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise ResourceError("a reader's process ended; its last words stand above")
        answer: dict[str, float] = json.loads(line)
        return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """CPU seconds of each repeat over the same texts."""

    documents: int
    ours: tuple[float, ...]
    theirs: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """How many times faster we were, repeat by repeat."""
        return [b / a for a, b in zip(self.ours, self.theirs, strict=True)]

    def interval(self) -> tuple[float, float]:
        """The 95 % bootstrap interval of the median ratio."""
        draw = random.Random(1)  # noqa: S311  a fixed seed
        ratios = self.ratios
        medians = sorted(statistics.median(draw.choices(ratios, k=len(ratios))) for _ in range(2000))
        return medians[50], medians[-51]


def run(arguments: Sequence[str]) -> int:
    """Measure, print, write; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench speed", description=__doc__)
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--no-memory", action="store_true", help="leave out the project of 10,000 documents")
    parser.add_argument("--no-write", action="store_true")
    options = parser.parse_args(arguments)
    rows: list[tuple[str, str, str, str]] = []
    is_good = True
    speed = race(sample(options.documents), options.repeats)
    middle, (low, high) = statistics.median(speed.ratios), speed.interval()
    is_good &= middle >= GOALS["ratio"]
    ours, theirs = (speed.documents / statistics.median(s) for s in (speed.ours, speed.theirs))
    between = (
        f"{middle:.2f} ({low:.2f} to {high:.2f}); {ours:.1f} against {theirs:.1f} documents a CPU-second"
    )
    rows.append(
        ("documents a second, times spaCy small", "at least 2", between, met(middle >= GOALS["ratio"]))
    )
    first = first_output()
    is_good &= first < GOALS["first"]
    rows.append(
        ("first output of `tidings extract`", "under 1 s", f"{first:.2f} s", met(first < GOALS["first"]))
    )
    if not options.no_memory:
        for name, peak, seconds in project():
            is_good &= peak < GOALS["memory"]
            words = f"{peak:.0f} MB, {seconds:.0f} s"
            rows.append((f"`{name}`, 10,000 documents", "under 500 MB", words, met(peak < GOALS["memory"])))
    words = f"{machine()}; {speed.documents} texts, {options.repeats} repeats after one warm-up, turns taken."
    part = f"{table(('what', 'goal', 'reached', 'met'), rows)}\n\n{words} Command: `python -m bench speed`."
    print(part)
    if not options.no_write:
        replace_part("speed", part)
    return 0 if is_good else 1


def sample(number: int) -> list[Text]:
    """The seed article and equal shares of passages, world news, and longer local reports."""
    data = data_root() / "data"
    third = number // 3
    texts = [*SOURCES["seed"](data), *islice(SOURCES["news"](data), third)]
    world = (t for t in SOURCES["geo"](data) if t.name.startswith("tr-news"))
    texts += [*islice(world, third)]
    return [*texts, *islice(SOURCES["linking"](data), number - len(texts))]


def race(texts: Sequence[Text], repeats: int) -> Speed:
    """Let both read in turns, the order changing, after one warm-up each."""
    if not PEER.exists():
        raise ResourceError("spaCy is not there; run 'python bench/peers/install.py'")
    with Reader("tidings", Path(sys.executable)) as ours, Reader("spacy", PEER) as theirs:
        pair = (ours, theirs)
        times: tuple[list[float], list[float]] = ([], [])
        for turn in range(repeats + 1):
            order = (0, 1) if turn % 2 else (1, 0)
            for which in order:
                spent = pair[which].read(texts)
                if turn:
                    times[which].append(spent)
    return Speed(documents=len(texts), ours=tuple(times[0]), theirs=tuple(times[1]))


def first_output(repeats: int = 7) -> float:
    """Median seconds from starting `tidings extract` to its first byte, once it has run before."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(str(next(iter(reports(1)))["text"]), encoding="utf-8")
        command = [*_tidings(), "extract", str(path), "--published", "2021-01-05"]
        for turn in range(repeats + 1):
            began = time.perf_counter()
            with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
                assert process.stdout is not None
                if not process.stdout.read(1):
                    raise ResourceError("tidings extract wrote nothing")
                spent = time.perf_counter() - began
                process.stdout.read()
            if turn:
                times.append(spent)
    return statistics.median(times)


def project() -> list[tuple[str, float, float]]:
    """Peak resident MB and seconds of the commands on a project of constructed reports."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        write_lines(Path(folder) / "reports.jsonl", reports(PROJECT_DOCUMENTS))
        subprocess.run([*_tidings(), "init", "p"], cwd=folder, check=True, capture_output=True)
        for words in (("add", "../reports.jsonl"), ("run",), ("list",), ("tally", "--by", "country,week")):
            began = time.perf_counter()
            peak = peak_mb([*_tidings(), *words], Path(folder) / "p")
            found.append((f"tidings {words[0]}", peak, time.perf_counter() - began))
    return found


def peak_mb(command: Sequence[str], folder: Path) -> float:
    """The highest sum of proportional memory over a command and its children, in MB."""
    peak = 0.0
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_proportional_mb, _family(process.pid))))
            time.sleep(0.1)
    if process.returncode not in (0, 3):
        raise ResourceError(f"{' '.join(command)} ended with {process.returncode}")
    return peak


def _family(pid: int) -> list[int]:
    found = [pid]
    for member in found:
        for task in Path(f"/proc/{member}/task").glob("*/children"):
            try:
                found.extend(int(word) for word in task.read_text().split())
            except OSError:
                continue
    return found


def _proportional_mb(pid: int) -> float:
    """Memory of a process, shared pages counted by share; 0 where it has just ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def machine() -> str:
    """The processor, the flags that matter, and the load."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = next(
        (line.split(":")[1].strip() for line in info.splitlines() if line.startswith("model name")), "?"
    )
    flags = next((line.split() for line in info.splitlines() if line.startswith("flags")), [])
    kept = ", ".join(flag for flag in FLAGS if flag in flags)
    return f"{model}, {os.cpu_count()} cores ({kept}), load {os.getloadavg()[0]:.1f}"


def _tidings() -> list[str]:
    """The command as installed, or run from the source tree."""
    script = Path(sys.executable).parent / "tidings"
    return [str(script)] if script.exists() else [sys.executable, "-m", "tidings.serve.cli"]


def met(is_met: bool) -> str:  # noqa: FBT001  one flag, one word
    """The cell that says whether a goal is reached."""
    return "yes" if is_met else "**no**"
