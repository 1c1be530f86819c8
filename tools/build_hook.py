"""Build hook: compile lexicons and gazetteer, and the web front end where Node is at hand."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NPM_WAIT_S = 240  # an install from the registry takes 10 to 40 s; without a network npm retries for minutes
NPM_COMMANDS = (("ci", "--no-audit", "--no-fund", "--fetch-retries=1"), ("run", "build"))


class DataHook(BuildHookInterface):  # type: ignore[type-arg,misc,unused-ignore]  # its config type is not needed
    """Runs before the files of a wheel or an editable install are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write `src/tidings/data/compiled` and, if npm works, `src/tidings/serve/static/built`."""
        root = Path(self.root)
        if self.target_name == "sdist":
            return
        spec = importlib.util.spec_from_file_location("build_data", root / "tools" / "build_data.py")
        if spec is None or spec.loader is None:
            raise RuntimeError("tools/build_data.py is missing from the source tree")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.main()
        build_front_end(root / "web", root / "src" / "tidings" / "serve" / "static" / "built")


def build_front_end(web: Path, built: Path) -> None:
    """Run Vite; without Node the pages work with maps and charts drawn on the server."""
    npm = shutil.which("npm")
    if npm is None or not (web / "package.json").exists() or os.environ.get("TIDINGS_NO_FRONT_END"):
        print("no Node or no front end asked for: the web pages will draw their maps on the server")
        return
    if is_fresh(web, built):
        print("the web front end is built already")
        return
    for command in NPM_COMMANDS:
        try:
            done = subprocess.run(
                [npm, *command], cwd=web, capture_output=True, text=True, check=False, timeout=NPM_WAIT_S
            )
        except subprocess.TimeoutExpired:
            print(f"npm {command[0]} took over {NPM_WAIT_S} s, so maps will be drawn on the server")
            return
        if done.returncode != 0:
            print(f"npm {command[0]} failed, so maps will be drawn on the server\n{done.stderr[-800:]}")
            return


def is_fresh(web: Path, built: Path) -> bool:
    """Whether what Vite made is newer than everything it was made from."""
    made = [p.stat().st_mtime for p in built.rglob("*") if p.is_file()] if built.is_dir() else []
    sources = (p for p in web.rglob("*") if p.is_file() and "node_modules" not in p.parts)
    return bool(made) and min(made) > max(p.stat().st_mtime for p in sources)
