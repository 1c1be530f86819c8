"""Measure what the first README command downloads, in a clean copy of the tree with empty caches.

python -m bench size [--no-write]
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.common import ROOT
from bench.page import replace_part, table
from tidings.errors import ResourceError

GOAL_MB = 250.0
UNITS = {"bytes": 1e-6, "kB": 1e-3, "MB": 1.0, "GB": 1e3}
LOCAL = re.compile(r"Processing (/\S+\.whl)")  # a wheel that lay at hand here is a download elsewhere
DOWNLOAD = re.compile(r"Downloading (\S+) \(([\d.]+) (bytes|kB|MB|GB)\)")


def run(arguments: Sequence[str]) -> int:
    """Install in a copy, add up, print, write; 1 when it is too much."""
    with tempfile.TemporaryDirectory(prefix="tidings-size-") as name:
        copy, npm = Path(name) / "tree", Path(name) / "npm"
        files = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        for file in filter(None, files.stdout.split("\0")):
            (copy / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / file, copy / file)
        empty = {"PIP_NO_CACHE_DIR": "1", "PIP_VERBOSE": "1", "npm_config_cache": str(npm)}
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "start.py", "--help-of-tidings"],
            cwd=copy,
            env={**os.environ, **empty},
            check=False,
            capture_output=True,
        )
        seconds = time.monotonic() - began
        log = copy / ".venv" / "install.log"
        if not (copy / ".venv" / "tidings-installed").exists():
            raise ResourceError(f"the installation failed:\n{done.stderr.decode()[-2000:]}")
        sizes = downloads(log.read_text(encoding="utf-8", errors="replace"))
        packages = sum(sizes.values())
        front_end = _folder_mb(npm)
        disk = _folder_mb(copy / ".venv")
    total = packages + front_end
    largest = ", ".join(f"{k} {v:.1f}" for k, v in sorted(sizes.items(), key=lambda pair: -pair[1])[:4])
    part = table(
        ("what", "MB"),
        [
            ("Python packages, with those that only the build needs", f"{packages:.1f}"),
            ("npm packages for the front end", f"{front_end:.1f}"),
            ("downloaded in all (goal: under 250)", f"{total:.1f}"),
            ("on disk in `.venv`", f"{disk:.0f}"),
        ],
    )
    part += f"\n\nThe largest: {largest}. Command: `python -m bench size`."
    print(f"{part}\ninstalled in {seconds:.0f} s")
    if "--no-write" not in arguments:
        replace_part("size", part)
    return 0 if total < GOAL_MB else 1


def downloads(log: str) -> dict[str, float]:
    """MB of each file that pip's log says was fetched, metadata left out."""
    found = {}
    for name, size, unit in DOWNLOAD.findall(log):
        if not name.endswith(".metadata"):
            found[Path(name).name] = float(size) * UNITS[unit]
    for path in map(Path, LOCAL.findall(log)):
        if path.exists():
            found[path.name] = path.stat().st_size / 1e6
    return found


def _folder_mb(folder: Path) -> float:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6 if folder.exists() else 0.0
