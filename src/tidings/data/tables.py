"""Load the lexicons compiled from `resources/*.yml`."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from tidings.errors import ResourceError

COMPILED = Path(__file__).parent / "compiled"


# Any: a lexicon's shape is its own; the module that reads it turns it into typed rows.
@lru_cache(maxsize=64)
def table(name: str) -> Any:
    """The lexicon `resources/NAME.yml` as plain lists and mappings; treat it as read-only."""
    path = COMPILED / f"{name}.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResourceError(f"{path}: no compiled lexicon here; run 'python tools/build_data.py'") from error
    except ValueError as error:
        raise ResourceError(f"{path}: broken lexicon ({error}); run 'python tools/build_data.py'") from error
