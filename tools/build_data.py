"""Compile `resources/` into `src/tidings/data/compiled/`: lexicons as JSON, and the gazetteer.

    python tools/build_data.py [lexicons|gazetteer]

Without an argument everything is built; the gazetteer takes about a minute and is skipped when
it is newer than all its sources.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
COMPILED = ROOT / "src" / "tidings" / "data" / "compiled"


def build_lexicons() -> int:
    """Write one JSON file a YAML lexicon; a folder of YAML files becomes one mapping by file name."""
    COMPILED.mkdir(parents=True, exist_ok=True)
    count = 0
    for path in sorted(RESOURCES.iterdir()):
        if path.suffix == ".yml":
            content = _read(path)
        elif path.is_dir() and any(path.glob("*.yml")):
            content = {part.stem: _read(part) for part in sorted(path.glob("*.yml"))}
        else:
            continue
        target = COMPILED / f"{path.stem}.json"
        whole = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        part = target.with_suffix(".part")  # renamed when whole, so that no reader meets half a file
        part.write_text(whole, encoding="utf-8")
        part.replace(target)
        count += 1
    return count


def _read(path: Path) -> object:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise SystemExit(f"{path}: not YAML: {error}") from error


def main(what: str = "all") -> None:
    """Build what is asked for."""
    if what in ("all", "lexicons"):
        print(f"{build_lexicons()} lexicons -> {COMPILED.relative_to(ROOT)}")
    if what in ("all", "gazetteer"):
        sys.path.insert(0, str(ROOT / "tools"))
        import build_gazetteer  # noqa: PLC0415  needs packages that only the build has

        build_gazetteer.build(RESOURCES, COMPILED)


if __name__ == "__main__":
    main(*sys.argv[1:2])
