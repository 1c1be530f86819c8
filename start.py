#!/usr/bin/env python3
"""Start tidings from a source tree: `python3 start.py demo`, or `python3 start.py check`.

    python3 start.py demo [OPTION...]      install into .venv and show the bundled demonstration
    python3 start.py check [STEP...]       install with the test tools and run what CI runs
    python3 start.py COMMAND [OPTION...]   install if needed and run any other tidings command

Needs Python 3.11 or newer with venv, and nothing else: the standard library does the rest. Everything
is kept in `.venv` beside this file; remove that folder to start afresh.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOG = VENV / "install.log"
STAMP = VENV / "tidings-installed"
SOURCES = ("pyproject.toml", "src", "resources", "tools", "web")
NOT_SOURCES = frozenset({"__pycache__", "node_modules", "compiled", "built", "dist"})

STEPS: dict[str, tuple[str, ...]] = {
    "lint": ("ruff", "check", "--no-cache", "."),
    "format": ("ruff", "format", "--check", "."),
    "types": ("mypy",),
    "imports": ("lint-imports",),
    "tests": ("python", "-m", "pytest"),
    "floors": ("python", "-m", "bench", "floors"),
}


def main(arguments: Sequence[str]) -> int:
    """Run one of the commands; the exit code is the command's own."""
    if sys.version_info < (3, 11):  # noqa: UP036  an older Python may well be asked to run this file
        print(f"tidings needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0 if arguments else 2
    if arguments[0] == "check":
        return check(arguments[1:])
    if not install(with_tests=False):
        return 1
    tidings = BIN / ("tidings.exe" if os.name == "nt" else "tidings")
    command = [str(tidings), *arguments]
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606  no process of ours stays between, so signals reach it
    return subprocess.run(command, check=False).returncode


def install(*, with_tests: bool) -> bool:
    """Put the package into `.venv`, unless this very source is there already."""
    stamp = f"{'test' if with_tests else 'user'} {digest()}"
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == stamp:
        return True
    if not PYTHON.exists() and not make_venv():
        return False
    what = ["-e", ".[test]"] if with_tests else ["."]
    talk("Installing tidings into .venv: it takes a minute or two the first time.")
    began = time.monotonic()
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", *what]
    with LOG.open("w", encoding="utf-8") as log:
        done = subprocess.run(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        last = LOG.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
        talk("\n".join(last))
        talk(f"The installation failed. All that pip said is in {LOG}. Without a network, the packages")
        talk("named in pyproject.toml must be installed in .venv before.")
        return False
    STAMP.write_text(stamp, encoding="utf-8")
    talk(f"Installed in {time.monotonic() - began:.0f} s.")
    return True


def make_venv() -> bool:
    """Make `.venv`; say what to do where the system's Python cannot."""
    talk(f"Making {VENV} with Python {sys.version.split()[0]}.")
    try:
        venv.EnvBuilder(with_pip=True, clear=VENV.exists(), symlinks=os.name != "nt").create(VENV)
    except (OSError, subprocess.CalledProcessError) as error:
        talk(f"Cannot make {VENV}: {error}")
        talk("On Debian and Ubuntu the part is packaged apart: apt install python3-venv")
        return False
    return True


def digest() -> str:
    """A hash of the sources, so that an unchanged tree is not installed twice."""
    total = hashlib.sha256()
    for path in files():
        total.update(path.relative_to(ROOT).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def files() -> Iterator[Path]:
    """Every source file in a fixed order."""
    for name in SOURCES:
        start = ROOT / name
        found = [start] if start.is_file() else sorted(start.rglob("*"))
        yield from (p for p in found if p.is_file() and not NOT_SOURCES.intersection(p.parts))


def check(wanted: Sequence[str]) -> int:
    """Run the steps, all of them even after a failure, and sum up at the end."""
    unknown = [name for name in wanted if name not in STEPS]
    if unknown:
        talk(f"no step {', '.join(unknown)}; there are {', '.join(STEPS)}")
        return 2
    if not install(with_tests=True):
        return 1
    results: list[tuple[str, bool, float]] = []
    for name in wanted or STEPS:
        program, *rest = STEPS[name]
        talk(f"\n== {name}: {' '.join(STEPS[name])}")
        began = time.monotonic()
        done = subprocess.run([str(BIN / program), *rest], cwd=ROOT, check=False)
        results.append((name, done.returncode == 0, time.monotonic() - began))
    talk("\n== summary")
    for name, is_good, seconds in results:
        talk(f"{'ok    ' if is_good else 'FAILED'}  {name:8} {seconds:6.1f} s")
    failed = [name for name, is_good, _ in results if not is_good]
    talk(f"failed: {', '.join(failed)}" if failed else f"all {len(results)} steps are good")
    return 1 if failed else 0


def talk(words: str) -> None:
    """Say something on stderr at once: stdout belongs to the commands."""
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
