"""Build hook: compile lexicons and gazetteer, and the web front end where Node is at hand."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataHook(BuildHookInterface):  # type: ignore[type-arg]  # its config type is not needed
    """Runs before the files of a wheel or an editable install are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write `src/tidings/data/compiled` and, if npm works, `src/tidings/serve/static/built`."""
        root = Path(self.root)
        spec = importlib.util.spec_from_file_location("build_data", root / "tools" / "build_data.py")
        if spec is None or spec.loader is None:
            raise RuntimeError("tools/build_data.py is missing from the source tree")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.main()
        build_front_end(root / "web")


def build_front_end(web: Path) -> None:
    """Run Vite; without Node the pages work with maps and charts drawn on the server."""
    npm = shutil.which("npm")
    if npm is None or not (web / "package.json").exists():
        print("no Node: the web pages will draw their maps on the server")
        return
    for command in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        done = subprocess.run([npm, *command], cwd=web, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"npm {command[0]} failed, so maps will be drawn on the server\n{done.stderr[-800:]}")
            return
