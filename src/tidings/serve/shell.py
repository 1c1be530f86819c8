"""What every command shares: its common options, where data and talk go, and how text is made safe."""

from __future__ import annotations

import inspect
import json
import os
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from tidings.errors import StoreError, UsageError
from tidings.store.project import DATABASE_FILE, Project, open_project

PROJECT_VARIABLE = "TIDINGS_PROJECT"
# Characters that turn text around or hide it; a terminal would obey them.
_STEERING = frozenset(map(chr, (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))

ProjectOption = Annotated[
    Path | None,
    typer.Option(
        "--project",
        help="The project folder; else the folder you are in or one above it, or $TIDINGS_PROJECT.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    str | None, typer.Option("--format", "-f", help="The form of the data.", show_default=False)
]
OutputOption = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Write the data to this file, not to stdout.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
QuietOption = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]
VerboseOption = Annotated[bool, typer.Option("-v", "--verbose", help="Say more on stderr.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The options that every command has."""

    project: Path | None = None
    format: str | None = None
    output: Path | None = None
    json: bool = False
    quiet: bool = False
    verbose: bool = False

    def form(self, default: str, *others: str) -> str:
        """The form asked for, refused when the command has no such form."""
        wanted = "json" if self.json and self.format is None else self.format or default
        if wanted not in (default, *others):
            known = ", ".join(dict.fromkeys((default, *others)))
            raise UsageError(f"no form is called {wanted!r} here; there are {known}")
        return wanted

    def open(self) -> Project:
        """The project: the named one, that of the environment, or the nearest folder upwards."""
        named = self.project or (Path(p) if (p := os.environ.get(PROJECT_VARIABLE)) else None)
        if named is not None:
            return open_project(named)
        here = Path.cwd()
        for folder in (here, *here.parents):
            if (folder / DATABASE_FILE).is_file():
                return open_project(folder)
        raise UsageError(
            f"{here}: there is no project here or above; "
            "make one with 'tidings init NAME', or name one with --project"
        )

    def say(self, words: str) -> None:
        """Talk, on stderr, unless asked to be quiet."""
        if not self.quiet:
            print(plain(words), file=sys.stderr)  # noqa: T201  the command line's voice

    def emit(self, content: str) -> None:
        """Give data: to the named file, or to stdout."""
        if content and not content.endswith("\n"):
            content += "\n"
        if self.output is None:
            sys.stdout.write(content)
            sys.stdout.flush()
            return
        write_file(self.output, content)
        self.say(f"written: {self.output}")

    # Any: an object of the public JSON contract, or a list of them.
    def emit_json(self, content: Any) -> None:
        """Give one JSON value, indented for reading."""
        self.emit(dump(content, indent=2))

    @property
    def is_lively(self) -> bool:
        """Whether to show progress: on a terminal only, and not when asked to be quiet."""
        return not self.quiet and sys.stderr.isatty()


# Any: an object of the public JSON contract, or a list of them.
def dump(content: Any, *, indent: int | None = None) -> str:
    """JSON as text; characters stay themselves, but none that a terminal would obey."""
    text = json.dumps(content, ensure_ascii=False, indent=indent)
    return "".join(f"\\u{ord(c):04x}" if c != "\n" and _shown(c) != c else c for c in text)


def write_file(path: Path, content: str) -> None:
    """Write a text file whole or not at all; a device or pipe is written as it is."""
    is_special = path.exists() and not path.is_file()
    part = path if is_special else path.with_name(path.name + ".part")
    try:
        part.write_text(content, encoding="utf-8", newline="\n")
        if not is_special:
            part.replace(path)
    except OSError as error:
        if not is_special and part.parent.is_dir():
            part.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise StoreError(
            f"{path}: cannot be written ({reason}); check the folder, rights and space"
        ) from error


_OPTIONS: dict[str, tuple[Any, object]] = {
    "project": (ProjectOption, None),
    "format": (FormatOption, None),
    "output": (OutputOption, None),
    "json": (JsonOption, False),
    "quiet": (QuietOption, False),
    "verbose": (VerboseOption, False),
}


def with_shared(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options every command has; the function gets them as `shared`."""

    def run(**given: Any) -> None:  # Any: whatever the command's own options are
        common = {name: given.pop(name) for name in _OPTIONS}
        function(shared=Shared(**common), **given)

    hints = get_type_hints(function, include_extras=True)
    own = [
        parameter.replace(annotation=hints[parameter.name])
        for parameter in inspect.signature(function).parameters.values()
        if parameter.name != "shared"
    ]
    common = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
        for name, (kind, default) in _OPTIONS.items()
    ]
    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]
    run.__signature__ = inspect.Signature([*parameters, *common])  # type: ignore[attr-defined]  # read by typer
    run.__annotations__ = {p.name: p.annotation for p in (*parameters, *common)}
    run.__doc__ = function.__doc__
    run.__name__ = function.__name__
    return run


def plain(text: str) -> str:
    r"""Text without characters a terminal would obey: escapes, controls and direction marks.

    >>> print(plain("a\x1b[31mb"))
    a\x1b[31mb
    """
    return "".join(_shown(char) for char in text)


def one_line(text: str) -> str:
    """Safe text with every run of blanks as one."""
    return plain(" ".join(text.split()))


def _shown(char: str) -> str:
    if char in "\n\t" or (char not in _STEERING and unicodedata.category(char) not in {"Cc", "Cs"}):
        return char
    return f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"
