"""Find the module of a task or check by its name."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from tidings.errors import UsageError


def load(name: str) -> ModuleType:
    """The module of a task or check; a missing one is named."""
    module = f"bench.{name.replace('-', '_')}"
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise UsageError(f"{module} is not there: this source tree has no adapter for {name}") from None
